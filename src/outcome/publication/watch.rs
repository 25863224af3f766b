//! Tells the office when something touches a result that two people have confirmed.
//!
//! Many acts can do that, in the jury, in screening, among accounts; so it is looked for after each of them, by whatever
//! door it came, and in the background. Whether a result is stopped does not depend on it: that is read from the data.

use std::time::Duration;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Method;
use rocket::{Request, Response};

use crate::ground::background::Repeating;
use crate::ground::config::Settings;
use crate::ground::ctx::{Ctx, arrival};

use super::actions::look;

/// How often it is looked for, where no act of ours has done it.
const EVERY: Duration = Duration::from_secs(60);

/// Looks for it while the server runs.
pub fn repeating() -> Repeating {
    Repeating::new("what touches a confirmed result", EVERY, |ctx, public_url| {
        Box::pin(async move { look(&ctx, &public_url).await })
    })
}

/// Looks for it after each act.
pub struct Watch;

#[rocket::async_trait]
impl Fairing for Watch {
    fn info(&self) -> Info {
        Info { name: "what touches a confirmed result, after each act", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        if request.method() != Method::Post || response.status().code != 303 {
            return;
        }
        let rocket = request.rocket();
        let (Some(ctx), Some(settings)) = (Ctx::from_rocket(rocket), rocket.state::<Settings>()) else { return };
        let ctx = Ctx { now: arrival(request), ..ctx };
        // The act itself is done; this is tried again in the background.
        if let Err(error) = look(&ctx, settings.public_url()).await {
            tracing::error!(?error, "what touches a confirmed result cannot be looked for");
        }
    }
}

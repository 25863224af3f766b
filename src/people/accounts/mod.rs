//! People who sign in: the office and the jury, their sessions, invitations and passwords.
//!
//! A person is invited, active or disabled. Whoever signs in gets a session of 12 hours, which ends at once
//! when the person is disabled. Links for invitations and passwords work once. Somebody of the office can
//! always sign in: the last one can be neither disabled nor given another role.

pub mod actions;
pub mod forms;
mod limits;
pub mod model;
pub mod password;
pub mod refusal;
mod routes;
pub mod sessions;
pub mod store;

use rocket::fairing::AdHoc;

use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::terminal;

pub use limits::{Limits, Throttle, Wait};
pub use routes::routes;

/// Prints a link for the first account each time the server starts, until there is one.
pub fn first_start() -> AdHoc {
    AdHoc::on_liftoff("first account", |rocket| {
        Box::pin(async move {
            let (Some(ctx), Some(settings)) = (Ctx::from_rocket(rocket), rocket.state::<Settings>()) else { return };
            match actions::first_link(&ctx).await {
                Ok(None) => {}
                Ok(Some(token)) => {
                    let link = actions::link_url(settings, &token);
                    terminal::mention(format_args!(
                        "Das erste Konto der Geschäftsstelle legen Sie hier an (24 Stunden lang): {link}"
                    ));
                }
                Err(error) => tracing::error!(?error, "the link for the first account cannot be made"),
            }
        })
    })
}

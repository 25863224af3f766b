//! Sessions live in the database; the browser keeps only a secret in an encrypted cookie.

use chrono::Duration;
use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::{Cookie, SameSite};
use rocket::{Data, Request};

use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::ground::web::{Viewer, set_unknown_viewer, set_viewer};
use crate::ids::{PersonId, SessionId, Token};

use super::store;

/// The cookie that holds the session's secret.
pub const COOKIE: &str = "session";

/// How long a session lasts: a working day.
pub const LASTS: Duration = Duration::hours(12);

/// Opens a session for a person and gives the secret for the cookie.
pub async fn insert(conn: &mut Conn, ctx: &Ctx, person_id: PersonId) -> Result<Token> {
    let token = ctx.random.token();
    let id = SessionId::new(ctx.now, &ctx.random);
    store::insert_session(conn, id, &token.hash(), person_id, ctx.now, ctx.now + LASTS).await?;
    Ok(token)
}

/// The cookie for a session's secret.
pub fn cookie(token: &Token, settings: &Settings) -> Cookie<'static> {
    Cookie::build((COOKIE, token.as_str().to_owned()))
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(settings.is_secure())
        .path("/")
        // Ends with the session in the database; a browser that forgets it earlier asks to sign in again.
        .max_age(rocket::time::Duration::hours(LASTS.num_hours()))
        .build()
}

/// Finds out, once for every request that carries a session, who is looking.
pub struct Sessions;

#[rocket::async_trait]
impl Fairing for Sessions {
    fn info(&self) -> Info {
        Info { name: "sessions", kind: Kind::Request }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        crate::ground::ctx::arrival(request);
        let Some(cookie) = request.cookies().get_private(COOKIE) else { return };
        match find(request, cookie.value()).await {
            Ok(found) => set_viewer(request, found),
            Err(error) => {
                tracing::error!(?error, "a session cannot be looked up");
                set_unknown_viewer(request, error.retry_after());
            }
        }
    }
}

async fn find(request: &Request<'_>, secret: &str) -> Result<Option<Viewer>> {
    let (Some(token), Some(ctx)) = (Token::parse(secret), Ctx::from_rocket(request.rocket())) else { return Ok(None) };
    let mut conn = ctx.db.read().await?;
    store::viewer(&mut conn, &token.hash(), ctx.now).await
}

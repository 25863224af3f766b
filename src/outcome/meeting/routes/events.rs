//! The stream that keeps the pages of a meeting in step, for as long as somebody may listen.

use rocket::response::stream::{Event, EventStream};
use rocket::tokio::time::{Duration, Instant, sleep, sleep_until};
use rocket::{Shutdown, State, get, tokio};

use crate::clock::{Clock, Timestamp};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Role, SignedIn};
use crate::ids::{MeetingId, SessionId};
use crate::people::accounts::store as accounts;

use super::super::store;
use super::super::stream::VersionWatch;

/// A stream ends after so long; the browser asks anew, and whoever has signed out is not let in.
const LONGEST: Duration = Duration::from_secs(300);
/// So often a right is looked at that ended without an act, such as by signing out.
const ASKED_AGAIN: Duration = Duration::from_secs(15);

/// Says whenever something has changed, and nothing else. Only for a page that asks for a stream. It ends with the right
/// to listen.
#[get("/jury/meetings/<id>/events", format = "text/event-stream")]
pub async fn events(
    viewer: SignedIn,
    ctx: Ctx,
    clock: &State<Clock>,
    bell: &State<VersionWatch>,
    id: MeetingId,
    mut end: Shutdown,
) -> Result<EventStream![]> {
    let (db, clock, session) = (ctx.db.clone(), clock.inner().clone(), viewer.session_id);
    let step = {
        let mut conn = db.read().await?;
        let step = store::step(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        if !may_listen(&mut conn, (session, id), ctx.now).await? {
            return Err(AppError::NotFound);
        }
        step
    };
    let mut steps = bell.listen(&db, id, step);
    let step = step.max(*steps.borrow_and_update());
    let until = Instant::now() + LONGEST;
    Ok(EventStream! {
        yield Event::data(step.to_string()).event("version").with_retry(Duration::from_millis(500));
        loop {
            let is_new = tokio::select! {
                changed = steps.changed() => if changed.is_err() { break } else { true },
                () = sleep(ASKED_AGAIN) => false,
                () = sleep_until(until) => break,
                () = &mut end => break,
            };
            let now = *steps.borrow_and_update();
            let may = async { may_listen(&mut db.read().await?, (session, id), clock.now()).await };
            match may.await {
                Ok(true) => {}
                Ok(false) => {
                    yield Event::data("").event("gone");
                    break
                }
                // The browser asks anew, and hears why if it is told why.
                Err(_) => break,
            }
            if is_new {
                yield Event::data(now.to_string()).event("version");
            }
        }
    })
}

/// Whether somebody is still signed in, and still has a part in a meeting.
async fn may_listen(conn: &mut Conn, (session, id): (SessionId, MeetingId), now: Timestamp) -> Result<bool> {
    let Some(viewer) = accounts::viewer_of(conn, session, now).await? else { return Ok(false) };
    let list = store::attendance(conn, id).await?;
    let is_here = list.iter().any(|one| one.person_id == Some(viewer.person_id));
    Ok(match viewer.role {
        Role::Office => true,
        Role::Approver => false,
        Role::Juror | Role::Chair => is_here,
    })
}

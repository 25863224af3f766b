//! The pages of a session: for the desk (chair, secretary, office), for jurors at their tablets, for the projector.

mod desk;
mod motion;
mod office;
mod pages;

use rocket::{Route, routes};

use crate::ctx::Ctx;
use crate::error::Result;
use crate::ids::JurySessionId;
use crate::web::{Posted, Redirected, SignedIn, redirect};

use super::actions::Who;
use super::room::{Room, Seat};
use super::store;
use super::stream::Bell;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![
        pages::sessions,
        pages::room,
        pages::projector,
        pages::people,
        pages::agenda,
        pages::decisions,
        pages::events,
        desk::come,
        desk::go,
        desk::pledge,
        desk::pledge_all,
        desk::duty,
        desk::add,
        desk::reorder,
        desk::call,
        desk::finish,
        desk::leave,
        desk::exclude,
        desk::verdict,
        desk::object,
        desk::end,
        desk::resume,
        motion::form,
        motion::propose,
        motion::vote,
        motion::count,
        motion::close,
        motion::cast,
        motion::withdraw,
        motion::tie_lot,
        motion::lot,
        motion::draw,
        office::of_round,
        office::open,
        office::for_chair,
        office::open_as_chair,
        office::decide,
        office::confirm,
    ]
}

fn who(viewer: &SignedIn) -> Who {
    (viewer.person_id, viewer.role)
}

async fn enter(ctx: &Ctx, viewer: &SignedIn, id: JurySessionId) -> Result<(Room, Seat)> {
    let room = Room::load(&mut ctx.db.read().await?, id).await?;
    let seat = room.seat(viewer.person_id, viewer.role)?;
    Ok((room, seat))
}

/// After an act: tells the listeners of this process, and goes back to the page that the form was on.
async fn back(ctx: &Ctx, bell: &Bell, id: JurySessionId, form: &Posted) -> Result<Redirected> {
    let session = store::session(&mut ctx.db.read().await?, id).await?;
    bell.ring(id, session.map_or(0, |session| session.version));
    let page = match form.get("back") {
        page @ ("people" | "agenda" | "decisions" | "projector") => format!("/{page}"),
        _ => String::new(),
    };
    Ok(redirect(format!("/jury/session/{id}{page}")))
}

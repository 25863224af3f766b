//! Who acts in a meeting, and how the other devices hear of it.

use rocket::http::Status;
use rocket::outcome::try_outcome;
use rocket::request::{FromRequest, Outcome, Request};

use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ground::web::{Posted, Redirected, SignedIn, redirect};
use crate::ids::MeetingId;

use super::super::actions::{self, Who};
use super::super::known::Known;
use super::super::state::MeetingState;
use super::super::store;
use super::super::stream::VersionWatch;
use crate::link;

/// The device of somebody who is signed in: every form of a meeting comes from one.
pub struct Device<'r> {
    pub ctx: Ctx,
    pub who: Who,
    /// With fewer votes a secret vote is none.
    pub secret_least: i64,
    bell: &'r VersionWatch,
}

impl Device<'_> {
    /// The meeting as this person may see it.
    ///
    /// # Errors
    /// `NotFound` for whoever has no part in it.
    pub async fn enter(&self, id: MeetingId) -> Result<Known> {
        let mut room = MeetingState::load(&mut self.ctx.db.snapshot().await?, id).await?;
        room.seat(self.who.0, self.who.1)?;
        if !room.lapsed.is_empty() {
            // What has ended under a vote elsewhere is written down as soon as anybody looks.
            actions::settle(&self.ctx, id).await?;
            room = MeetingState::load(&mut self.ctx.db.snapshot().await?, id).await?;
        }
        Known::of(room, self.who)
    }

    /// The meeting for whoever conducts it.
    ///
    /// # Errors
    /// Also what is refused to whoever only takes part.
    pub async fn conducts(&self, id: MeetingId) -> Result<Known> {
        let known = self.enter(id).await?;
        known.seat.conducts()?;
        Ok(known)
    }

    /// After an act: tells the listeners of this process, and goes back to the page that the form was on.
    pub async fn back(&self, id: MeetingId, form: &Posted) -> Result<Redirected> {
        let step = store::step(&mut self.ctx.db.read().await?, id).await?;
        self.bell.ring(id, step.unwrap_or(0));
        Ok(redirect(match form.get("back") {
            "people" => link!("/jury/meetings/{meeting}/people", meeting = id),
            "agenda" => link!("/jury/meetings/{meeting}/agenda", meeting = id),
            "decisions" => link!("/jury/meetings/{meeting}/decisions", meeting = id),
            "projector" => link!("/jury/meetings/{meeting}/projector", meeting = id),
            _ => link!("/jury/meetings/{meeting}", meeting = id),
        }))
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Device<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let viewer = try_outcome!(SignedIn::from_request(request).await);
        let ctx = try_outcome!(Ctx::from_request(request).await);
        let (bell, settings) = (request.rocket().state::<VersionWatch>(), request.rocket().state::<Settings>());
        match bell.zip(settings) {
            Some((bell, settings)) => {
                let secret_least = i64::from(settings.secret_least);
                Outcome::Success(Self { ctx, who: (viewer.person_id, viewer.role), secret_least, bell })
            }
            None => Outcome::Error((Status::InternalServerError, ())),
        }
    }
}

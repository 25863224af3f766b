//! What every act needs: the database, the moment it happens, and randomness.

use rocket::request::{FromRequest, Outcome, Request};
use rocket::{Orbit, Rocket};

use crate::clock::{Clock, Timestamp};
use crate::ground::db::Db;
use crate::ids::Random;

/// Handed to actions. Within one request `now` is the moment at which the request arrived,
/// so a deadline that passes while we work does not matter.
#[derive(Clone)]
pub struct Ctx {
    pub db: Db,
    pub now: Timestamp,
    pub random: Random,
}

impl Ctx {
    /// For work that no request asked for.
    pub fn new(db: &Db, clock: &Clock, random: &Random) -> Self {
        Self { db: db.clone(), now: clock.now(), random: random.clone() }
    }

    /// From a running server.
    pub fn from_rocket(rocket: &Rocket<Orbit>) -> Option<Self> {
        let db = <Db as rocket_db_pools::Database>::fetch(rocket)?;
        Some(Self::new(db, rocket.state::<Clock>()?, rocket.state::<Random>()?))
    }
}

/// The moment at which the request arrived, kept with the request.
struct Arrival(Timestamp);

/// The moment at which a request arrived.
pub fn arrival(request: &Request<'_>) -> Timestamp {
    let now = || Arrival(request.rocket().state::<Clock>().map_or_else(|| Clock::System.now(), Clock::now));
    request.local_cache(now).0
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Ctx {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match Self::from_rocket(request.rocket()) {
            Some(ctx) => Outcome::Success(Self { now: arrival(request), ..ctx }),
            None => Outcome::Error((rocket::http::Status::InternalServerError, ())),
        }
    }
}

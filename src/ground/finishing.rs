//! What was begun is finished: a request that is being sent or answered when the program is told to stop goes on.
//!
//! Rocket takes no new connections then, gives the open ones the time of `shutdown.grace`, and waits for all of it once
//! one is open. Here the end comes as soon as every request is answered.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rocket::fairing::{Fairing, Info, Kind};
use rocket::tokio::time::sleep;
use rocket::{Data, Orbit, Request, Rocket};

/// How often it is looked whether all are answered.
const EVERY: Duration = Duration::from_millis(50);

/// What a connection needs to close after its last answer.
const CLOSING: Duration = Duration::from_millis(200);

/// Counts the requests that are under way: each holds it for as long as it lives, to the last byte of its answer.
#[derive(Default)]
pub struct Finishing(Arc<()>);

/// Counted, not read.
struct UnderWay {
    _one: Arc<()>,
}

#[rocket::async_trait]
impl Fairing for Finishing {
    fn info(&self) -> Info {
        Info { name: "finishing what was begun", kind: Kind::Request | Kind::Shutdown }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        request.local_cache(|| UnderWay { _one: self.0.clone() });
    }

    async fn on_shutdown(&self, rocket: &Rocket<Orbit>) {
        let (began, grace) = (Instant::now(), Duration::from_secs(rocket.config().shutdown.grace.into()));
        while Arc::strong_count(&self.0) > 1 && began.elapsed() < grace {
            sleep(EVERY).await;
        }
        sleep(CLOSING).await;
    }
}

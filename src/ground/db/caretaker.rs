//! Leaves nothing behind, also after an error: what could not be scrubbed at once is tried again.

use std::time::Duration;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::tokio::time::sleep;
use rocket::{Orbit, Rocket, tokio};

use crate::ground::background::supervised;

use super::Db;

/// How often it is tried again.
const EVERY: Duration = Duration::from_secs(20);

/// Runs while the server runs.
pub struct Caretaker;

#[rocket::async_trait]
impl Fairing for Caretaker {
    fn info(&self) -> Info {
        Info { name: "database caretaker", kind: Kind::Liftoff }
    }

    async fn on_liftoff(&self, rocket: &Rocket<Orbit>) {
        let Some(db) = <Db as rocket_db_pools::Database>::fetch(rocket).cloned() else { return };
        let shutdown = rocket.shutdown();
        tokio::spawn(async move {
            supervised("the caretaker of the database", || tidy(&db, shutdown.clone())).await;
        });
    }
}

async fn tidy(db: &Db, mut shutdown: rocket::Shutdown) {
    loop {
        if let Err(error) = db.scrub_due().await {
            tracing::warn!(%error, "the database still holds earlier versions of what was erased");
        }
        tokio::select! {
            () = &mut shutdown => return,
            () = sleep(EVERY) => {}
        }
    }
}

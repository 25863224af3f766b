//! Keeps devices in step: whoever listens to a meeting hears how far it is whenever that grows. It grows with every act
//! on record, since accounts, conflicts and entries change outside of the meeting as well.
//!
//! The truth is the database, so that it works with many servers: one task per process asks for all steps twice a
//! second while anybody listens, and hands them on. What happens in this process is handed on at once. A listener
//! holds no connection.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rocket::tokio::sync::watch;
use rocket::tokio::{task, time};

use crate::ground::background::supervised;
use crate::ground::db::Db;
use crate::ids::MeetingId;

use super::store;

const PAUSE: Duration = Duration::from_millis(500);

#[derive(Default)]
struct State {
    listeners: HashMap<MeetingId, watch::Sender<i64>>,
    /// Whether a task asks for the versions.
    asks: bool,
}

/// Who listens to which meeting.
#[derive(Clone, Default)]
pub struct VersionWatch(Arc<Mutex<State>>);

impl VersionWatch {
    /// Listens to a meeting from a version on.
    pub fn listen(&self, db: &Db, id: MeetingId, version: i64) -> watch::Receiver<i64> {
        let mut state = self.0.lock().expect("nothing panics while it holds this");
        let sender = state.listeners.entry(id).or_insert_with(|| watch::channel(version).0);
        let receiver = sender.subscribe();
        if !state.asks {
            state.asks = true;
            let (bell, db) = (self.clone(), db.clone());
            task::spawn(async move { supervised("the versions of meetings", || bell.ask(&db)).await });
        }
        receiver
    }

    /// Hands a new version on. An older one than is known is late news.
    pub fn ring(&self, id: MeetingId, version: i64) {
        let state = self.0.lock().expect("nothing panics while it holds this");
        if let Some(sender) = state.listeners.get(&id) {
            sender.send_if_modified(|known| {
                let is_new = version > *known;
                *known = version.max(*known);
                is_new
            });
        }
    }

    async fn ask(&self, db: &Db) {
        loop {
            time::sleep(PAUSE).await;
            let steps = async { store::steps(&mut db.read().await?).await };
            match steps.await {
                Ok(steps) => steps.into_iter().for_each(|(id, version)| self.ring(id, version)),
                // The next time may be better; until then the pages can be loaded anew by hand.
                Err(error) => tracing::warn!(%error, "the versions of meetings cannot be read"),
            }
            let mut state = self.0.lock().expect("nothing panics while it holds this");
            state.listeners.retain(|_, sender| sender.receiver_count() > 0);
            if state.listeners.is_empty() {
                state.asks = false;
                return;
            }
        }
    }
}

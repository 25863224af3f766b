//! The record of every act: who did what to what, and when. Written in the act's own transaction.

mod describe;
mod filter;
pub mod redactable;
mod routes;
mod store;

use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::i18n::Lang;

pub use describe::Detail;
pub use laudatio_evidence::acts::{self, Subject};
pub use laudatio_evidence::chain::{self, Link};
pub use routes::routes;
pub use store::{
    About, Recorded, TABLES, WORDS, at, behind, erase_texts, forget, last_done, link, of_subject, position, record,
    texts, verify, verify_texts,
};

use describe::Speaker;
use redactable::Texts;

/// One line of the record, for the office.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct RecordLine {
    pub at: Timestamp,
    /// The name of the person, if a person did it.
    pub name: Option<String>,
    pub act: String,
    pub subject: String,
    pub subject_id: Uuid,
    /// With what people wrote in it, if that was not erased.
    pub detail: Json<Value>,
    #[serde(skip)]
    words: Option<Json<Texts>>,
}

impl RecordLine {
    /// What was done; absent for a word that this release does not know.
    pub fn verb(&self) -> Option<acts::Verb> {
        acts::Verb::of(&self.subject, &self.act)
    }

    fn whole(mut self) -> Self {
        if let Some(words) = &self.words {
            words.put_into(&mut self.detail.0);
        }
        self
    }
}

/// An act on one thing, in words.
#[derive(Serialize)]
pub struct Told {
    pub at: Timestamp,
    /// Absent for the public and the program itself.
    pub name: Option<String>,
    pub act: String,
    pub detail: Vec<Detail>,
}

/// What happened to one thing, oldest first, in words and in full.
pub async fn history(conn: &mut Conn, subject_id: Uuid, lang: Lang) -> Result<Vec<Told>> {
    let entries = store::of_subject(conn, subject_id).await?;
    let names = store::names(conn, &describe::ids(&entries)).await?;
    let speaker = Speaker { lang, names: &names, longest: usize::MAX };
    let tell = |entry: RecordLine| Told {
        at: entry.at,
        act: describe::act(lang, &entry.subject, &entry.act),
        detail: speaker.details(entry.verb(), &entry.detail.0),
        name: entry.name,
    };
    Ok(entries.into_iter().map(tell).collect())
}

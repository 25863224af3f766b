//! The record of every act: who did what to what, and when. Written in the act's own transaction.

pub mod chain;
mod filter;
pub mod outside;
mod routes;
mod store;
mod words;

use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Lang;

pub use routes::routes;
pub use store::{
    About, Recorded, at, behind, erase_texts, last_done, link, of_subject, position, record, texts, verify,
    verify_texts,
};
pub use words::Detail;

use outside::Texts;
use words::Speaker;

/// A place in the chain: how many acts there are up to it, and the seal that stands for all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Link {
    pub position: i64,
    pub seal: String,
}

impl Link {
    /// Short enough to be written down, long enough that nobody can forge it: "1234-a1b2c3d4e5f60718".
    pub fn receipt(&self) -> String {
        format!("{}-{}", self.position, self.seal.get(..16).unwrap_or(&self.seal))
    }
}

/// What an act was done to: a table's name and the row's key.
pub type Subject = (&'static str, Uuid);

/// One line of the record, for the office.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct Entry {
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

impl Entry {
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
    let names = store::names(conn, &words::ids(&entries)).await?;
    let speaker = Speaker { lang, names: &names, longest: usize::MAX };
    let tell = |entry: Entry| Told {
        at: entry.at,
        act: words::act(lang, &entry.subject, &entry.act),
        detail: speaker.details(&entry.detail.0),
        name: entry.name,
    };
    Ok(entries.into_iter().map(tell).collect())
}

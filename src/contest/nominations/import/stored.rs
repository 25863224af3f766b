//! What is there already, so that no file brings it a second time. Pure.

use std::collections::HashMap;

use uuid::Uuid;

use super::super::model::{Answers, Nomination, NominationKind};
use crate::clock::WallTime;

/// Why a row is not imported although nothing is wrong with it. The sentence is `import-aside-<word>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// It was imported before.
    Imported,
    /// A nomination has the same answers.
    Same,
    /// A nomination has the same number, and other answers.
    Differs,
    Withdrawn,
}

/// What an edition has already.
#[derive(Default)]
pub struct Stored {
    /// Keys of what was imported, with the numbers.
    imported: HashMap<Uuid, String>,
    answers: HashMap<String, String>,
    /// What was said under a number, and when it came.
    numbers: HashMap<String, (String, WallTime)>,
}

impl Stored {
    /// From the edition's nominations and the keys of those that were imported.
    pub fn new(nominations: &[Nomination], imported: Vec<(Uuid, String)>) -> Self {
        let mut stored = Self { imported: imported.into_iter().collect(), ..Self::default() };
        for nomination in nominations {
            let said = said(nomination.kind, &nomination.answers);
            let received = WallTime::at(nomination.received_at);
            stored.numbers.insert(nomination.receipt_number.clone(), (said.clone(), received));
            stored.answers.entry(said).or_insert_with(|| nomination.receipt_number.clone());
        }
        stored
    }

    /// Whether a nomination has this number.
    pub fn has(&self, number: &str) -> bool {
        self.numbers.contains_key(number)
    }

    /// Whether a row is there already, and by which number.
    pub fn of(&self, key: Uuid, said: &str, number: &str, received: WallTime) -> Option<(Aside, String)> {
        if let Some(number) = self.imported.get(&key) {
            return Some((Aside::Imported, number.clone()));
        }
        match self.numbers.get(number) {
            Some((stored, _)) if stored == said => return Some((Aside::Same, number.to_owned())),
            // What came at another minute is another one: each installation counts from one on.
            Some((_, at)) if *at == WallTime::at(received.begins()) => {
                return Some((Aside::Differs, number.to_owned()));
            }
            _ => {}
        }
        self.answers.get(said).map(|number| (Aside::Same, number.clone()))
    }
}

/// Everything that somebody has said, as one text.
pub fn said(kind: NominationKind, answers: &Answers) -> String {
    let answers = serde_json::to_string(answers).expect("answers are texts and numbers under text keys");
    format!("{kind} {answers}")
}

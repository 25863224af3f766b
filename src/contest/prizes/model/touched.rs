//! What came up later and touches a result that two people have confirmed.

use serde::Serialize;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::ground::audit::acts::{self, Word};
use crate::i18n::{Args, Lang, Writes, t, value};
use crate::ids::EditionId;

use super::Edition;
use crate::link;

crate::text_enum! {
    /// What came up.
    pub enum Later {
        /// Somebody who voted has a conflict that was noted afterwards.
        Conflict = "conflict",
        /// An entry that was decided on was withdrawn.
        Withdrawn = "withdrawn",
        /// An entry that was decided on takes no part any more.
        Ineligible = "ineligible",
        /// The account of somebody who voted was disabled afterwards.
        Disabled = "disabled",
        /// Somebody whose name was confirmed does not want to be named any more.
        Refused = "refused",
        /// The decisions that were confirmed bind nobody any more, or others do.
        Anew = "anew",
    }
}

/// A fact that came later than the decision on which a confirmed result rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct LaterFact {
    pub edition_id: EditionId,
    pub fact: Later,
    /// The conflict, the entry, the person, the laureate or the meeting.
    pub subject: Uuid,
    pub at: Timestamp,
    pub name: Option<String>,
    pub title: Option<String>,
    /// The motion that it touches.
    pub number: Option<i64>,
}

/// What touches a confirmed result, in words, with the page on which it is settled.
#[derive(Clone, Debug, Serialize)]
pub struct Touched {
    /// Or it is public and stays so.
    pub is_stopped: bool,
    pub facts: Vec<String>,
    pub href: String,
}

impl LaterFact {
    /// What is touched, and by what.
    pub fn said(&self, lang: Lang) -> String {
        let args = Args::from_iter([
            ("name", value(self.name.clone().unwrap_or_default())),
            ("title", value(self.title.clone().unwrap_or_default())),
            ("number", value(self.number.map(|n| n.to_string()).unwrap_or_default())),
            ("at", value(Writes(lang).datetime(self.at.in_dortmund()))),
        ]);
        t(lang, &format!("touched-{}", self.fact), Some(&args))
    }
}

impl LaterFact {
    /// As an act has it.
    pub fn recorded(&self) -> acts::LaterFact {
        let what = Word(self.fact.as_str());
        acts::LaterFact { what, subject: self.subject, number: self.number, at: self.at }
    }
}

impl Edition {
    /// Whether something touches the confirmed result that nobody has looked at, so that it does not turn public. A
    /// fact that comes when it is public takes nothing back.
    pub fn is_stopped(&self) -> bool {
        let touched = self.result_touched_at.filter(|_| self.result_confirmed_at.is_some());
        touched.is_some_and(|touched| self.would_be_public_from().is_none_or(|from| touched < from))
    }

    /// Whether something touches the confirmed result, public or not, that nobody has looked at: no letter says it on.
    pub fn is_touched(&self) -> bool {
        self.result_confirmed_at.is_some() && self.result_touched_at.is_some()
    }

    /// The same for a page of the office: what is touched by what, and what that does.
    pub fn touched(&self, facts: &[LaterFact], lang: Lang) -> Option<Touched> {
        let facts = self.concerned_by(facts);
        let is_stopped = self.is_stopped();
        (!facts.is_empty()).then(|| Touched {
            is_stopped,
            facts: facts.iter().map(|fact| fact.said(lang)).collect(),
            href: link!("/office/editions/{edition}/publication", edition = self.edition_id),
        })
    }

    /// Those of some facts that want to be looked at. A "no" to being named holds at once, and where the result is
    /// public there is nothing else to do about it.
    pub fn concerned_by<'a>(&self, facts: &'a [LaterFact]) -> Vec<&'a LaterFact> {
        let own = facts.iter().filter(|fact| fact.edition_id == self.edition_id);
        own.filter(|fact| self.is_stopped() || fact.fact != Later::Refused).collect()
    }
}

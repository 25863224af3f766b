//! What a jury has decided with binding force, as it will be published.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::prizes::model::{Laureate, Naming, NamingSubject};
use crate::contest::prizes::store as prizes;
use crate::contest::standing::store::outcome::{Outcome, outcomes};
use crate::ground::db::{Conn, Translated};
use crate::ground::error::Result;
use crate::ids::{EditionId, NominationId};
use crate::outcome::meeting::model::decision::Awarded;
use crate::outcome::meeting::store;

/// The binding decisions of an edition's jury.
#[derive(Clone, Debug, Serialize)]
pub struct Decided {
    pub decided_at: Timestamp,
    /// Places first, then special prizes.
    pub awards: Vec<Award>,
    /// The jury has decided that nobody gets any of the call's places; nothing else is read as that.
    pub nobody: bool,
    /// It has put off a place.
    pub place_open: bool,
}

/// Somebody who is honoured, and for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Award {
    pub nomination_id: Option<NominationId>,
    pub name: String,
    pub project: Option<String>,
    pub place: Option<i64>,
    /// What a special prize is called.
    pub award: Option<Translated>,
    /// Whole cents.
    pub amount: Option<i64>,
    /// What was said of several together tells of the others as well: it is not published.
    pub reason: Option<String>,
    /// Without a yes only the place is published.
    pub naming: Naming,
}

/// What is decided about an edition; `None` until that is binding.
pub async fn decided(conn: &mut Conn, id: EditionId) -> Result<Option<Decided>> {
    let Some((decided_at, awarded)) = store::awarded(conn, id).await? else { return Ok(None) };
    let Outcome { nobody, place_open } = outcomes(conn).await?.remove(&id).unwrap_or_default();
    let mut awards: Vec<Award> = awarded.iter().map(Award::from).collect();
    if awarded.iter().any(|awarded| awarded.erased) {
        let rows = prizes::laureates_of(conn, &[id]).await?;
        for (award, _) in awards.iter_mut().zip(&awarded).filter(|(_, awarded)| awarded.erased) {
            if let Some(row) = rows.iter().find(|row| award.is_for(row)) {
                award.keeps(row);
            }
        }
    }
    Ok(Some(Decided { decided_at, awards, nobody, place_open }))
}

impl Award {
    /// Who can say whether the name becomes public.
    pub fn subject(&self) -> NamingSubject {
        self.nomination_id.map_or_else(|| NamingSubject::Person(self.name.clone()), NamingSubject::Entry)
    }

    /// Whether a laureate that was written before is this one. An entry is known by its key: its name may have changed, or
    /// be erased.
    pub fn is_for(&self, row: &Laureate) -> bool {
        let is_same = self.nomination_id.is_some() || row.name == self.name;
        is_same && (row.nomination_id, &row.award) == (self.nomination_id, &self.award)
    }

    /// What stood in the result when the entry was erased stays there.
    fn keeps(&mut self, row: &Laureate) {
        self.name.clone_from(&row.name);
        self.project.clone_from(&row.project);
        self.reason.clone_from(&row.reason);
    }
}

impl From<&Awarded> for Award {
    fn from(awarded: &Awarded) -> Self {
        Self {
            nomination_id: awarded.nomination_id,
            name: awarded.name().to_owned(),
            project: awarded.project().map(str::to_owned),
            place: awarded.place,
            award: awarded.award(),
            amount: awarded.amount,
            reason: awarded.own_reason().map(str::to_owned),
            naming: awarded.naming,
        }
    }
}

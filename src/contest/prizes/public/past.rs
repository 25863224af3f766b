//! Past editions and who was honoured.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::standing::store::outcome::outcomes;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::i18n::{Lang, Writes, say, t};
use crate::ids::EditionId;
use crate::key;
use crate::link;

use super::super::model::{Ceremony, Edition, Prize, PublicLaureate, SpecialPrize};
use super::super::store;
use super::{day, laureate_label, with};

/// What is known about past editions.
pub(super) struct Past {
    laureates: HashMap<EditionId, Vec<PublicLaureate>>,
    special: HashMap<EditionId, Vec<SpecialPrize>>,
    /// Whose jury has decided that nobody gets the prize.
    to_nobody: BTreeSet<EditionId>,
}

/// A past edition and who was honoured.
#[derive(Serialize)]
pub(super) struct PastEdition {
    title: String,
    href: String,
    /// Number, applications, day and place, as far as they are known.
    facts: Vec<String>,
    laureates: Vec<LaureateLine>,
    /// What is not known, said kindly.
    remarks: Vec<String>,
    /// The page of its result, if a jury of ours has decided and everybody may know.
    result: Option<String>,
}

#[derive(Serialize)]
struct LaureateLine {
    label: String,
    /// Absent where somebody has not agreed to be named.
    name: Option<String>,
    project: Option<String>,
    amount: Option<i64>,
}

impl Past {
    pub(super) async fn load(conn: &mut Conn, editions: &[Edition], now: Timestamp) -> Result<Self> {
        let outcomes = outcomes(conn).await?.into_iter();
        let to_nobody = outcomes.filter(|(_, outcome)| outcome.nobody).map(|(id, _)| id).collect();
        let mut past = Self { laureates: HashMap::new(), special: HashMap::new(), to_nobody };
        let shown: Vec<EditionId> =
            editions.iter().filter(|edition| edition.shows_result(now)).map(|edition| edition.edition_id).collect();
        for laureate in store::public_laureates(conn, &shown).await? {
            past.laureates.entry(laureate.edition_id).or_default().push(laureate);
        }
        for special in store::all_special_prizes(conn).await? {
            past.special.entry(special.edition_id).or_default().push(special);
        }
        Ok(past)
    }

    pub(super) fn edition(&self, prize: &Prize, edition: &Edition, now: Timestamp, lang: Lang) -> PastEdition {
        let laureates = self.laureates.get(&edition.edition_id).map_or(&[][..], Vec::as_slice);
        let mut facts = vec![t(lang, key!("archive-number"), Some(&with("n", edition.number)))];
        if let Some(applications) = edition.applications {
            facts.push(t(lang, key!("archive-applications"), Some(&with("n", applications))));
        }
        let (shows, is_ours) = (edition.shows_result(now), edition.opened_at.is_some());
        let has_ceremony = edition.has_ceremony();
        if has_ceremony {
            // A date in a narrow card stays on one line.
            facts.extend(edition.ceremony_at.map(|at| day(at, lang).replace(' ', "\u{a0}")));
            facts.extend(edition.venue.clone());
        }
        let mut remarks = Vec::new();
        if let Some(at) = edition.taken_back() {
            let date = Writes(lang).date(at.in_dortmund().date());
            remarks.push(t(lang, key!("archive-taken-back"), Some(&with("date", date))));
        } else if !shows {
            // Winners are announced at the ceremony and not before.
            let is_ahead =
                has_ceremony && !edition.is_stopped() && matches!(Ceremony::of(edition, now), Ceremony::Ahead(_));
            remarks.push(say(lang, if is_ahead { key!("archive-names-soon") } else { key!("archive-names-open") }));
        } else if laureates.is_empty() && is_ours {
            let is_decided = self.to_nobody.contains(&edition.edition_id);
            remarks.push(say(lang, if is_decided { key!("archive-not-awarded") } else { key!("archive-undecided") }));
        } else if laureates.is_empty() {
            remarks.push(say(lang, key!("archive-names-unknown")));
        } else if laureates.len() < 3 && edition.opened_at.is_none() {
            remarks.push(say(lang, key!("archive-others-unknown")));
        }
        if edition.opened_at.is_none() {
            for special in self.special.get(&edition.edition_id).into_iter().flatten() {
                let args = with("name", special.label.get(lang).to_owned());
                remarks.push(t(lang, key!("archive-special"), Some(&args)));
            }
        }
        let href = link!("/prizes/{key}/{year}", key = prize.key, year = edition.year);
        PastEdition {
            title: edition.title(prize, lang),
            result: (shows && is_ours)
                .then(|| link!("/prizes/{key}/{year}/result", key = prize.key, year = edition.year)),
            href,
            facts,
            laureates: laureates.iter().map(|laureate| LaureateLine::new(laureate, lang)).collect(),
            remarks,
        }
    }
}

impl LaureateLine {
    fn new(laureate: &PublicLaureate, lang: Lang) -> Self {
        let label = laureate_label(laureate.award.as_ref(), laureate.place, laureate.place_certain, lang);
        Self { label, name: laureate.name.clone(), project: laureate.project.clone(), amount: laureate.amount }
    }
}

//! Everything about a round's distribution, read at once, and the pages and pictures that show it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::contest::jury::store as jury;
use crate::contest::jury::store::declared;
use crate::contest::rounds::model::{RoundEntry, RoundJuror, RoundStatus};
use crate::contest::rounds::store::{self as rounds, RoundContext};
use crate::contest::rounds::{round_crumbs, tabs};
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Link, Pager, Query};
use crate::i18n::{Args, Lang, say, t};
use crate::ids::{NominationId, PersonId, RoundId};
use crate::key;

use super::measures::{Chart, Measures, coverage_chart, fit_chart, load_chart};
use super::model::{Assignment, Origin};
use super::plan::{Impossible, Pair, Reason};
use super::store;

/// How much a juror reads.
#[derive(Serialize)]
pub struct Load {
    person_id: PersonId,
    name: String,
    disabled: bool,
    entries: usize,
    conflicts: usize,
}

/// An entry with those who read it.
#[derive(Serialize)]
pub struct Coverage {
    nomination_id: NominationId,
    title: String,
    receipt_number: String,
    stands: bool,
    jurors: Vec<Reader>,
    /// Fewer than wanted.
    short: bool,
    /// How many could read it, when that is exactly as many as wanted: there is no choice.
    forced: Option<usize>,
    /// What its jurors know and wish, added up.
    fit: i64,
}

#[derive(Serialize)]
pub struct Reader {
    name: String,
    recused: bool,
    /// Why it is as it is: `new` in a proposal, `hand`, `begun`; empty where nothing is to say.
    note: &'static str,
}

#[derive(Serialize)]
pub struct AssignmentPage {
    title: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    pub round_id: RoundId,
    status: RoundStatus,
    /// How many jurors each entry should have; absent for everyone.
    wanted: Option<i64>,
    loads: Vec<Load>,
    /// The greatest load of anybody, for the length of the bars.
    most: usize,
    rows: Vec<Coverage>,
    pager: Pager,
    entries: usize,
    covered: usize,
    assigned: usize,
    /// Whether anything is known about who suits what.
    fitted: bool,
    charts: Vec<Chart>,
    /// What the program would do about it.
    offer: Offer,
}

/// What the program would do about a round's distribution.
#[derive(Default, Serialize)]
pub struct Offer {
    /// `proposal`, `nothing`, `impossible`, `working`, `cancelled`, or `empty` without entries or jurors.
    pub kind: &'static str,
    pub new: usize,
    pub gone: usize,
    pub fingerprint: String,
    /// Whether all that is impossible is that entries have too few jurors.
    pub only_few: bool,
    pub reasons: Vec<ReasonLine>,
}

/// A thing that is impossible, in words, with the entry that it is about.
#[derive(Serialize)]
pub struct ReasonLine {
    nomination_id: Option<NominationId>,
    title: String,
    text: String,
}

/// Everything about a round's distribution.
pub struct AssignmentState {
    pub round: RoundContext,
    pub entries: Vec<RoundEntry>,
    pub jurors: Vec<RoundJuror>,
    pub conflicts: BTreeSet<Pair>,
    pub assignments: Vec<Assignment>,
    pub fits: BTreeMap<Pair, i64>,
}

impl AssignmentState {
    /// In six statements.
    ///
    /// # Errors
    /// Not found when there is no such round.
    pub async fn read(conn: &mut Conn, id: RoundId) -> Result<Self> {
        Ok(Self {
            round: rounds::placed(conn, id).await?.ok_or(AppError::NotFound)?,
            entries: rounds::entries(conn, id).await?,
            jurors: rounds::jurors(conn, id).await?,
            conflicts: jury::pairs(conn, id).await?.into_iter().collect(),
            assignments: store::of_round(conn, id).await?,
            fits: declared::fits(conn, id).await?,
        })
    }

    pub fn status(&self) -> RoundStatus {
        self.round.round.status
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() || self.jurors.is_empty()
    }

    /// How many jurors each entry should have; one where everyone reads everything.
    pub fn needed(&self) -> usize {
        self.round.round.reviews_per_entry.and_then(|wanted| usize::try_from(wanted).ok()).unwrap_or(1)
    }

    pub fn name(&self, person: PersonId) -> &str {
        // Whoever has an assignment is a juror of the round: nobody leaves it before.
        self.jurors.iter().find(|juror| juror.person_id == person).map_or("–", |juror| &juror.name)
    }

    pub fn title(&self, nomination: NominationId) -> &str {
        self.entries.iter().find(|entry| entry.nomination_id == nomination).map_or("–", |entry| &entry.title)
    }

    /// Who reads what now.
    pub fn active(&self) -> BTreeSet<Pair> {
        self.assignments.iter().filter(|a| a.is_active()).map(Assignment::pair).collect()
    }

    /// Whether somebody reads what is given out, as [`reads`](crate::contest::standing::reads) says: a locked account reads no more,
    /// and what it has handed in counts.
    pub fn reads(&self, pair: &Pair) -> bool {
        let is_locked = self.jurors.iter().any(|juror| juror.person_id == pair.1 && juror.disabled);
        !is_locked || self.assignments.iter().any(|one| one.pair() == *pair && one.submitted)
    }

    pub fn measures(&self, pairs: &BTreeSet<Pair>) -> Measures {
        Measures::of(self, pairs)
    }

    /// The page for a distribution: that which is, or one that is proposed.
    pub fn page(
        &self,
        proposed: Option<&BTreeSet<Pair>>,
        offer: Offer,
        query: &Query,
        here: impl Fn(i64) -> String,
        lang: Lang,
    ) -> AssignmentPage {
        let id = self.round.round.round_id;
        let wanted = self.round.round.reviews_per_entry;
        let active = self.active();
        let pairs = proposed.unwrap_or(&active);
        let (now, before) = (self.measures(pairs), proposed.map(|_| self.measures(&active)));
        let total = i64::try_from(self.entries.len()).unwrap_or(i64::MAX);
        let pager = Pager::new(query.parse("page").unwrap_or(1), total, here);
        let shown = self.entries.iter().skip(usize::try_from(pager.offset()).unwrap_or(0));
        let shown = shown.take(usize::try_from(Pager::SIZE).unwrap_or(50));
        let mut conflicts: BTreeMap<PersonId, usize> = BTreeMap::new();
        for (_, juror) in &self.conflicts {
            *conflicts.entry(*juror).or_default() += 1;
        }
        let fitted = !self.fits.is_empty();
        let mut charts =
            vec![load_chart(self, &now, before.as_ref(), lang), coverage_chart(self, &now, before.as_ref(), lang)];
        if fitted {
            charts.push(fit_chart(&now, before.as_ref(), lang));
        }
        let readers = self.readers(pairs, proposed.is_some());
        AssignmentPage {
            title: say(lang, key!("assignment-title")),
            crumbs: round_crumbs(&self.round, lang),
            tabs: tabs(id, "assignment", lang),
            round_id: id,
            status: self.status(),
            wanted,
            rows: shown.map(|entry| self.coverage(entry, &now, &readers)).collect(),
            loads: self
                .jurors
                .iter()
                .map(|juror| Load {
                    person_id: juror.person_id,
                    name: juror.name.clone(),
                    disabled: juror.disabled,
                    entries: now.load(juror.person_id),
                    conflicts: conflicts.get(&juror.person_id).copied().unwrap_or(0),
                })
                .collect(),
            most: now.most,
            entries: self.entries.iter().filter(|entry| entry.stands).count(),
            fitted,
            charts,
            covered: now.covered,
            assigned: now.assigned(),
            pager,
            offer,
        }
    }

    /// Who reads each entry, and why; those who were recused, too.
    fn readers(&self, pairs: &BTreeSet<Pair>, proposed: bool) -> BTreeMap<NominationId, Vec<Reader>> {
        let names: BTreeMap<_, _> = self.jurors.iter().map(|juror| (juror.person_id, juror.name.as_str())).collect();
        let known: BTreeMap<Pair, &Assignment> = self.assignments.iter().map(|a| (a.pair(), a)).collect();
        let mut readers: BTreeMap<NominationId, Vec<Reader>> = BTreeMap::new();
        let recused = self.assignments.iter().filter(|a| !a.is_active()).map(|a| (a.pair(), true));
        for ((entry, juror), recused) in pairs.iter().map(|&pair| (pair, false)).chain(recused) {
            let note = match known.get(&(entry, juror)) {
                _ if recused => "",
                _ if !self.reads(&(entry, juror)) => "locked",
                None if proposed => "new",
                Some(a) if a.begun => "begun",
                Some(a) if a.origin == Origin::Hand => "hand",
                _ => "",
            };
            let name = names.get(&juror).copied().unwrap_or("–").to_owned();
            readers.entry(entry).or_default().push(Reader { name, recused, note });
        }
        for all in readers.values_mut() {
            all.sort_by_cached_key(|reader| crate::i18n::sort_key(&reader.name));
        }
        readers
    }

    fn coverage(&self, entry: &RoundEntry, now: &Measures, readers: &BTreeMap<NominationId, Vec<Reader>>) -> Coverage {
        let id = entry.nomination_id;
        let free = |juror: &&RoundJuror| !juror.disabled && !self.conflicts.contains(&(id, juror.person_id));
        let possible = self.jurors.iter().filter(free).count();
        let everyone = self.round.round.reviews_per_entry.is_none();
        let all = readers.get(&id).map_or(&[][..], Vec::as_slice);
        Coverage {
            nomination_id: id,
            title: entry.title.clone(),
            receipt_number: entry.receipt_number.clone(),
            stands: entry.stands,
            short: entry.stands && now.readers(id) < self.needed(),
            forced: Some(possible).filter(|&possible| !everyone && possible == self.needed()),
            fit: now.fit(id),
            jurors: all.iter().map(|r| Reader { name: r.name.clone(), recused: r.recused, note: r.note }).collect(),
        }
    }

    /// What is impossible, in words.
    pub fn reasons(&self, impossible: &Impossible, lang: Lang) -> Offer {
        let only_few = impossible.0.iter().all(|reason| matches!(reason, Reason::TooFewJurors { .. }));
        let reasons = impossible.0.iter().map(|reason| self.reason_line(reason, lang)).collect();
        Offer { kind: "impossible", only_few, reasons, ..Offer::default() }
    }

    fn reason_line(&self, reason: &Reason, lang: Lang) -> ReasonLine {
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let said = |key: &str, n: u64, m: u64| {
            let mut args = Args::new();
            args.set("n", number(n));
            args.set("m", number(m));
            t(lang, key, Some(&args))
        };
        let names = |all: &[PersonId]| match all {
            all if all.len() == self.jurors.len() => say(lang, key!("assignment-all-jurors")),
            all => list(all.iter().map(|&juror| self.name(juror)), all.len()),
        };
        let of = |title: String, text| ReasonLine { nomination_id: None, title, text };
        match reason {
            Reason::TooFewJurors { entry, possible, .. } => ReasonLine {
                nomination_id: Some(*entry),
                title: self.title(*entry).to_owned(),
                text: said(key!("assignment-possible"), u64::from(*possible), 0),
            },
            Reason::KeepsTooMuch { juror, kept, most } => of(
                self.name(*juror).to_owned(),
                said(key!("assignment-keeps-too-much"), u64::from(*kept), u64::from(*most)),
            ),
            Reason::TooFewEntries { juror, possible, least } => of(
                self.name(*juror).to_owned(),
                said(key!("assignment-too-few-entries"), u64::from(*possible), u64::from(*least)),
            ),
            Reason::TooMuch { entries, jurors, needed, room } => {
                let text = said(key!("assignment-too-much"), *needed, *room);
                let titles = list(entries.iter().map(|&entry| self.title(entry)), entries.len());
                let all = entries.len() == self.entries.len();
                of(names(jurors), if all { text } else { format!("{text} ({titles})") })
            }
            Reason::TooLittle { jurors, wanted, there } => {
                of(names(jurors), said(key!("assignment-too-little"), *wanted, *there))
            }
        }
    }
}

/// The first names of a list, and that there are more.
fn list<'a>(names: impl Iterator<Item = &'a str>, count: usize) -> String {
    const SHOWN: usize = 6;
    let mut text = names.take(SHOWN).collect::<Vec<_>>().join(", ");
    if count > SHOWN {
        text.push_str(", …");
    }
    text
}

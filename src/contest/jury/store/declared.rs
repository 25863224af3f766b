//! SQL of the tables `declaration`, `affiliation`, `expertise`, `spoken`, `preference`, `organisation_conflict` and `dismissal`.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::types::Json;

use crate::blind_columns;
use crate::clock::Timestamp;
use crate::contest::nominations::Blind;
use crate::contest::nominations::model::{Answer, Answers};
use crate::contest::standing::{competes, unseen};
use crate::ground::db::{Conn, Translated, all, insert, maybe, one, run};
use crate::ground::error::Result;
use crate::i18n::Lang;
use crate::ids::{CategoryId, EditionId, NominationId, PersonId, RoundId};

use super::super::model::{Origin, Reason, Wish};
use super::super::suggest::{EntrySide, JurorSide};

const COVER: &str = concat!(
    "insert into declared_entry (round_id, person_id, nomination_id) select e.round_id, p.person_id, \
     e.nomination_id from round_entry e join nomination n on n.nomination_id = e.nomination_id \
     join person p on p.person_id = $2 where e.round_id = $1 and ",
    competes!(),
    " on conflict do nothing"
);
const DECLARED: &str = "select person_id, declared_at from declaration where round_id = $1";
const DUE: &str = concat!(
    "select r.round_id, p.name as prize, e.year, r.name as round from round_juror j \
     join round r on r.round_id = j.round_id and r.status <> 'closed' join edition e on e.edition_id = r.edition_id \
     join prize p on p.prize_id = e.prize_id where j.person_id = $1 \
     and exists (select 1 from round_entry x where x.round_id = r.round_id) \
     and (not exists (select 1 from declaration d where d.round_id = r.round_id and d.person_id = j.person_id) or ",
    unseen!("j.round_id", "j.person_id"),
    ") order by r.scoring_closes_at, r.round_id"
);
const COMPLETE: &str = concat!(
    "select d.person_id from declaration d where d.round_id = $1 and not (",
    unseen!("d.round_id", "d.person_id"),
    ")"
);
const HAS_DECLARED: &str = concat!(
    "select count(*) from declaration d where d.round_id = $1 and d.person_id = $2 and not (",
    unseen!("d.round_id", "d.person_id"),
    ")"
);
const OF_EDITION: &str = "select d.person_id, r.name, d.declared_at from declaration d \
    join round r on r.round_id = d.round_id where r.edition_id = $1 order by d.declared_at, r.position";
const NOMINEES: &str = concat!(
    "select n.nomination_id, x.reason, x.own_reason, x.origin, f.wish, ",
    blind_columns!(),
    " from round_entry e join nomination n on n.nomination_id = e.nomination_id \
    left join conflict x on x.nomination_id = n.nomination_id and x.person_id = $2 \
    left join preference f on f.nomination_id = n.nomination_id and f.person_id = $2 \
    where e.round_id = $1 and ",
    competes!(),
    " and exists (select 1 from round_juror j where j.round_id = e.round_id and j.person_id = $2)"
);
const CLEAR_EXPERTISE: &str = "delete from expertise where person_id = $1 \
    and category_id in (select c.category_id from category c join round r on r.edition_id = c.edition_id \
    where r.round_id = $2)";
const ADD_EXPERTISE: &str = "insert into expertise (person_id, category_id) select $1, c.category_id from category c \
    join round r on r.edition_id = c.edition_id where r.round_id = $2 and c.category_id = $3";
const EXPERTS: &str = "select j.person_id, c.label from round_juror j join expertise x on x.person_id = j.person_id \
    join category c on c.category_id = x.category_id join round r on r.edition_id = c.edition_id \
    and r.round_id = j.round_id where j.round_id = $1 order by c.position";
const SPEAKERS: &str = "select j.person_id, l.language from round_juror j join juror_language l on l.person_id = j.person_id \
    where j.round_id = $1 order by l.language";
const CLEAR_WISHES: &str = "delete from preference where person_id = $1 \
    and nomination_id in (select e.nomination_id from round_entry e where e.round_id = $2)";
const DISMISSED: &str = "select d.nomination_id, d.person_id from dismissal d \
    join round_entry e on e.nomination_id = d.nomination_id where e.round_id = $1";
const JUROR_SIDES: &str = "select p.person_id, p.name, p.email, a.organisations from round_juror j \
    join person p on p.person_id = j.person_id left join affiliation a on a.person_id = p.person_id \
    where j.round_id = $1";
const KNOWN: &str = "select k.organisation, k.person_id, k.reason from organisation_conflict k \
    join round_juror j on j.person_id = k.person_id where j.round_id = $1";
const ENTRY_SIDES: &str = concat!(
    "select n.nomination_id, n.title, n.nominee_name, n.nominee_email, n.nominator_name, \
    n.nominator_email, n.answers from round_entry e join nomination n on n.nomination_id = e.nomination_id \
    where e.round_id = $1 and ",
    competes!()
);
const FITS: &str = concat!(
    "select e.nomination_id, j.person_id, f.wish, (x.person_id is not null) as expert, \
    (l.person_id is not null) as reads \
    from round_entry e join round_juror j on j.round_id = e.round_id \
    join nomination n on n.nomination_id = e.nomination_id \
    left join preference f on f.nomination_id = e.nomination_id and f.person_id = j.person_id \
    left join expertise x on x.category_id = n.category_id and x.person_id = j.person_id \
    left join juror_language l on l.language = n.language and l.person_id = j.person_id \
    where e.round_id = $1 and (f.wish is not null or x.person_id is not null or l.person_id is not null) and ",
    competes!()
);

/// Writes down that a juror has declared, now or again, and on which entries.
pub async fn declare(conn: &mut Conn, round: RoundId, person: PersonId, now: Timestamp) -> Result<()> {
    insert!(conn, "declaration" {
        round_id: round, person_id: person, declared_at: now,
    } "on conflict (round_id, person_id) do update set declared_at = excluded.declared_at")?;
    run!(conn, COVER, round, person)
}

/// When a juror declared for a round.
pub async fn declared_at(conn: &mut Conn, round: RoundId, person: PersonId) -> Result<Option<Timestamp>> {
    maybe!(conn, "select declared_at from declaration where round_id = $1 and person_id = $2", round, person)
}

/// Whether a juror has declared on every entry of a round that competes; who came into it later was not among them.
pub async fn has_declared(conn: &mut Conn, round: RoundId, person: PersonId) -> Result<bool> {
    one!(conn, HAS_DECLARED, round, person).map(|rows: i64| rows == 1)
}

/// Who has declared on every entry of a round that competes.
pub async fn complete(conn: &mut Conn, round: RoundId) -> Result<BTreeSet<PersonId>> {
    let rows: Vec<PersonId> = all!(conn, COMPLETE, round)?;
    Ok(rows.into_iter().collect())
}

/// That somebody has declared in a round of an edition: conflicts, impartiality and secrecy.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Declared {
    pub person_id: PersonId,
    /// The round's name.
    pub name: String,
    pub declared_at: Timestamp,
}

/// All declarations of an edition, the oldest first.
pub async fn of_edition(conn: &mut Conn, id: EditionId) -> Result<Vec<Declared>> {
    all!(conn, OF_EDITION, id)
}

/// Who has declared for a round, and when.
pub async fn declared(conn: &mut Conn, round: RoundId) -> Result<BTreeMap<PersonId, Timestamp>> {
    let rows: Vec<(PersonId, Timestamp)> = all!(conn, DECLARED, round)?;
    Ok(rows.into_iter().collect())
}

/// A round that waits for a juror's declaration.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Due {
    pub round_id: RoundId,
    pub prize: Translated,
    pub year: i64,
    pub round: String,
}

/// The rounds that wait for a juror's declaration.
pub async fn due(conn: &mut Conn, person: PersonId) -> Result<Vec<Due>> {
    all!(conn, DUE, person)
}

/// A nominee as the list before the dossiers shows one.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Nominee {
    pub nomination_id: NominationId,
    #[sqlx(flatten)]
    names: Blind,
    /// The conflict that is known already, who brought it up, and the juror's own reason where that was somebody else.
    reason: Option<Reason>,
    origin: Option<Origin>,
    own_reason: Option<Reason>,
    pub wish: Option<Wish>,
}

impl Nominee {
    /// Why the two have a conflict, as far as that is known: the juror's own reason before anybody else's.
    pub fn known(&self) -> Option<Reason> {
        self.own_reason.or(self.reason)
    }

    /// Whether the juror may still say why there is a conflict: somebody else has filed it.
    pub fn wants_own_reason(&self) -> bool {
        self.own_reason.is_none() && self.origin.is_some_and(|origin| !origin.is_own())
    }

    /// Who it is, and what it is about, as far as jurors see that.
    pub fn shown(&self) -> (&str, Option<&str>) {
        match self.names.nominee() {
            Some(name) => (name, self.names.own_title().filter(|title| *title != name)),
            None => (self.names.title(), None),
        }
    }
}

/// A round's nominees for one of its jurors, as in a dictionary; none for anybody else.
pub async fn nominees(conn: &mut Conn, round: RoundId, person: PersonId) -> Result<Vec<Nominee>> {
    let mut nominees: Vec<Nominee> = all!(conn, NOMINEES, round, person)?;
    nominees.sort_by_cached_key(|nominee| (crate::i18n::sort_key(nominee.shown().0), nominee.nomination_id));
    Ok(nominees)
}

/// Where a juror works or holds an office, as typed.
pub async fn organisations(conn: &mut Conn, person: PersonId) -> Result<String> {
    let found: Option<String> = maybe!(conn, "select organisations from affiliation where person_id = $1", person)?;
    Ok(found.unwrap_or_default())
}

/// The categories that a juror knows well.
pub async fn expertise(conn: &mut Conn, person: PersonId) -> Result<BTreeSet<CategoryId>> {
    let rows: Vec<CategoryId> = all!(conn, "select category_id from expertise where person_id = $1", person)?;
    Ok(rows.into_iter().collect())
}

/// The languages that a juror reads, beside German.
pub async fn languages(conn: &mut Conn, person: PersonId) -> Result<BTreeSet<Lang>> {
    let rows: Vec<Lang> = all!(conn, "select language from juror_language where person_id = $1", person)?;
    Ok(rows.into_iter().collect())
}

/// What is known of a juror, whatever the round.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    pub organisations: String,
    /// Of the categories of one edition.
    pub categories: BTreeSet<CategoryId>,
    pub languages: BTreeSet<Lang>,
}

/// What is known of a juror.
pub async fn profile(conn: &mut Conn, person: PersonId) -> Result<Profile> {
    Ok(Profile {
        organisations: organisations(conn, person).await?,
        categories: expertise(conn, person).await?,
        languages: languages(conn, person).await?,
    })
}

/// Replaces what is known of a juror; among categories those of a round's edition.
pub async fn set_profile(
    conn: &mut Conn,
    (round, person): (RoundId, PersonId),
    profile: &Profile,
    now: Timestamp,
) -> Result<()> {
    let organisations = &profile.organisations;
    insert!(conn, "affiliation" {
        person_id: person, organisations, changed_at: now,
    } "on conflict (person_id) do update set organisations = excluded.organisations, changed_at = excluded.changed_at")?;
    run!(conn, CLEAR_EXPERTISE, person, round)?;
    for &category in &profile.categories {
        run!(conn, ADD_EXPERTISE, person, round, category)?;
    }
    run!(conn, "delete from juror_language where person_id = $1", person)?;
    for &language in &profile.languages {
        run!(conn, "insert into juror_language (person_id, language) values ($1, $2)", person, language)?;
    }
    Ok(())
}

/// What a round's jurors know well: categories and languages, in two statements.
pub async fn known(conn: &mut Conn, round: RoundId) -> Result<BTreeMap<PersonId, (Vec<Translated>, Vec<Lang>)>> {
    let experts: Vec<(PersonId, Translated)> = all!(conn, EXPERTS, round)?;
    let speakers: Vec<(PersonId, Lang)> = all!(conn, SPEAKERS, round)?;
    let mut known: BTreeMap<_, (Vec<Translated>, Vec<Lang>)> = BTreeMap::new();
    for (person, category) in experts {
        known.entry(person).or_default().0.push(category);
    }
    for (person, language) in speakers {
        known.entry(person).or_default().1.push(language);
    }
    Ok(known)
}

/// Replaces what a juror would like to read in a round.
pub async fn set_wishes(
    conn: &mut Conn,
    (round, person): (RoundId, PersonId),
    wishes: &[(NominationId, Wish)],
) -> Result<()> {
    run!(conn, CLEAR_WISHES, person, round)?;
    for &(nomination, wished) in wishes {
        wish(conn, nomination, person, wished).await?;
    }
    Ok(())
}

/// Writes down what a juror would like to read, or rather not.
pub async fn wish(conn: &mut Conn, nomination: NominationId, person: PersonId, wish: Wish) -> Result<()> {
    run!(conn, "insert into preference (nomination_id, person_id, wish) values ($1, $2, $3)", nomination, person, wish)
}

/// Who a nomination is about.
pub async fn nominee(conn: &mut Conn, id: NominationId) -> Result<Option<String>> {
    maybe!(conn, "select nominee_name from nomination where nomination_id = $1", id)
}

/// Keeps a conflict with an organisation (its folded name) for the next edition.
pub async fn remember(
    conn: &mut Conn,
    organisation: &str,
    person: PersonId,
    reason: Reason,
    now: Timestamp,
) -> Result<()> {
    insert!(conn, "organisation_conflict" {
        organisation, person_id: person, reason, noted_at: now,
    } "on conflict (organisation, person_id) do update set reason = excluded.reason, noted_at = excluded.noted_at")
}

/// The opposite, when a conflict was none.
pub async fn forget(conn: &mut Conn, organisation: &str, person: PersonId) -> Result<()> {
    run!(conn, "delete from organisation_conflict where organisation = $1 and person_id = $2", organisation, person)
}

/// Writes down that a suggested conflict is none.
pub async fn dismiss(
    conn: &mut Conn,
    nomination: NominationId,
    person: PersonId,
    office: PersonId,
    now: Timestamp,
) -> Result<()> {
    insert!(conn, "dismissal" {
        nomination_id: nomination, person_id: person, dismissed_by: office, dismissed_at: now,
    } "on conflict (nomination_id, person_id) do nothing")
}

/// The suggestions of a round that the office found to be none.
pub async fn dismissed(conn: &mut Conn, round: RoundId) -> Result<BTreeSet<(NominationId, PersonId)>> {
    let rows: Vec<(NominationId, PersonId)> = all!(conn, DISMISSED, round)?;
    Ok(rows.into_iter().collect())
}

/// A juror with what is compared, and the reasons of earlier conflicts by organisation.
pub struct KnownJuror {
    pub person_id: PersonId,
    pub name: String,
    pub side: JurorSide,
    pub earlier: BTreeMap<String, Reason>,
}

/// What is compared of a round's jurors: in two statements.
pub async fn juror_sides(conn: &mut Conn, round: RoundId) -> Result<Vec<KnownJuror>> {
    let known: Vec<(String, PersonId, Reason)> = all!(conn, KNOWN, round)?;
    let rows: Vec<(PersonId, String, String, Option<String>)> = all!(conn, JUROR_SIDES, round)?;
    let juror = |(person_id, name, email, organisations): (PersonId, String, String, Option<String>)| {
        let own = known.iter().filter(|(_, person, _)| *person == person_id);
        let earlier: BTreeMap<String, Reason> = own.map(|(name, _, reason)| (name.clone(), *reason)).collect();
        let organisations = organisations.unwrap_or_default();
        let side = JurorSide::new(&name, &email, &organisations, earlier.keys().cloned().collect());
        KnownJuror { person_id, name, side, earlier }
    };
    Ok(rows.into_iter().map(juror).collect())
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    nomination_id: NominationId,
    title: String,
    nominee_name: String,
    nominee_email: Option<String>,
    nominator_name: Option<String>,
    nominator_email: Option<String>,
    answers: Json<Answers>,
}

/// An entry with what is compared.
pub struct KnownEntry {
    pub nomination_id: NominationId,
    pub title: String,
    pub nominee_name: String,
    pub side: EntrySide,
}

/// What is compared of a round's entries.
pub async fn entry_sides(conn: &mut Conn, round: RoundId) -> Result<Vec<KnownEntry>> {
    /// Longer answers are stories, not addresses.
    const LONGEST: usize = 300;
    let rows: Vec<EntryRow> = all!(conn, ENTRY_SIDES, round)?;
    let entry = |row: EntryRow| {
        let texts = row.answers.0.values().filter_map(|answer| match answer {
            Answer::Text(text) if text.len() <= LONGEST => Some(text.as_str()),
            _ => None,
        });
        let names = [Some(row.nominee_name.as_str()), row.nominator_name.as_deref()];
        let emails = [row.nominee_email.as_deref(), row.nominator_email.as_deref()];
        let side = EntrySide::new(names.into_iter().flatten(), emails.into_iter().flatten().chain(texts));
        KnownEntry { nomination_id: row.nomination_id, title: row.title, nominee_name: row.nominee_name, side }
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// How well jurors suit a round's entries, where anything is known: a known field counts two, a wish three, and four
/// counts who reads the language of an entry that is not written in German.
pub async fn fits(conn: &mut Conn, round: RoundId) -> Result<BTreeMap<(NominationId, PersonId), i64>> {
    let rows: Vec<(NominationId, PersonId, Option<Wish>, bool, bool)> = all!(conn, FITS, round)?;
    let fit = |wish: Option<Wish>, expert, reads| {
        wish.map_or(0, Wish::fit) + if expert { 2 } else { 0 } + if reads { 4 } else { 0 }
    };
    let rows = rows.into_iter();
    Ok(rows.map(|(entry, juror, wish, expert, reads)| ((entry, juror), fit(wish, expert, reads))).collect())
}

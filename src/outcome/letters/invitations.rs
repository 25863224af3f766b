//! Invitations to the ceremony: whom the office chooses, by groups, drafted and reviewed as letters are.
//!
//! An invitation says nothing of what is decided, so that it may leave before the result is public. It leaves while the
//! result is confirmed and nothing stops it, and never for a moment at which no ceremony is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::contest::prizes::model::Edition;
use crate::contest::prizes::store as prizes;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Choice, Field, FieldKind};
use crate::i18n::{Args, Lang, Writes, say, t};
use crate::ids::{EditionId, LetterId, NominationId};
use crate::key;
use crate::people::accounts::model::fold_email;

use super::actions::drafts;
use super::model::{Letter, LetterKind, Status};
use super::plan::{Frame, Wanted};
use super::refusal::Refusal;
use super::store;

/// Whether people can be invited at a moment.
///
/// # Errors
/// The rule that forbids it.
pub fn open(edition: &Edition, now: Timestamp) -> Result<(), Refusal> {
    match edition.ceremony_at {
        _ if edition.opened_at.is_none() || edition.result_confirmed_at.is_none() => Err(Refusal::Unconfirmed),
        _ if edition.is_stopped() => Err(Refusal::ResultStopped),
        None => Err(Refusal::NoCeremony),
        Some(at) if now >= at.begins() => Err(Refusal::CeremonyOver),
        Some(_) => Ok(()),
    }
}

/// Everybody in some groups, once: who is honoured before who took part, and those before the jury. `None` without binding
/// decisions.
pub async fn guests(
    conn: &mut Conn,
    id: EditionId,
    groups: &[LetterKind],
    public_url: &str,
) -> Result<Option<(Timestamp, Vec<Wanted>)>> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let Some((decided_at, letters)) = drafts::wanted(conn, id, public_url).await? else { return Ok(None) };
    let frame = Frame { prize: &prize, edition: &edition, public_url };
    let mut list: BTreeMap<String, Wanted> = BTreeMap::new();
    for kind in LetterKind::GUESTS {
        let of_letter = |letter: &&Wanted| match letter.kind {
            LetterKind::Laureate | LetterKind::SpecialPrize => kind == LetterKind::InvitationHonoured,
            LetterKind::NotSelected | LetterKind::NotAwarded => kind == LetterKind::Invitation,
            _ => false,
        };
        for letter in letters.iter().filter(of_letter) {
            let key = letter.email.as_deref().map_or_else(|| letter.recipient_key.clone(), fold_email);
            let guest = Guest { name: &letter.name, email: letter.email.as_deref(), language: letter.language };
            let new = || guest.wanted(&frame, kind, &key);
            list.entry(key.clone()).or_insert_with(new).entries.extend(&letter.entries);
        }
        if kind == LetterKind::InvitationJury {
            for member in store::jury(conn, id).await? {
                let guest = Guest { name: &member.name, email: Some(&member.email), language: member.language };
                let key = fold_email(&member.email);
                list.entry(key.clone()).or_insert_with(|| guest.wanted(&frame, kind, &key));
            }
        }
    }
    let mut wanted: Vec<Wanted> = list.into_values().filter(|guest| groups.contains(&guest.kind)).collect();
    for guest in &mut wanted {
        let entries: BTreeSet<NominationId> = guest.entries.drain(..).collect();
        guest.entries.extend(entries);
    }
    Ok(Some((decided_at, wanted)))
}

struct Guest<'a> {
    name: &'a str,
    email: Option<&'a str>,
    language: Lang,
}

impl Guest<'_> {
    fn wanted(&self, frame: &Frame<'_>, kind: LetterKind, key: &str) -> Wanted {
        Wanted {
            kind,
            recipient_key: key.to_owned(),
            name: self.name.to_owned(),
            email: self.email.map(str::to_owned),
            language: self.language,
            entries: Vec::new(),
            values: frame.invites(self.name, None, self.language),
        }
    }
}

/// What stands between the key of a guest and the moment to which a letter about a new date speaks.
const MOVED: &str = " | ";

/// The key of the guest whom a letter invites.
fn guest_of(letter: &Letter) -> &str {
    match letter.kind {
        LetterKind::InvitationMoved => letter.recipient_key.rsplit_once(MOVED).map_or("", |(key, _)| key),
        _ => &letter.recipient_key,
    }
}

/// The last letter that has left to each guest.
pub(super) fn last_left(letters: &[Letter]) -> BTreeMap<&str, &Letter> {
    let mut last: BTreeMap<&str, &Letter> = BTreeMap::new();
    for letter in letters.iter().filter(|letter| letter.kind.invites() && letter.has_left()) {
        let known = last.entry(guest_of(letter)).or_insert(letter);
        if (known.left_at, known.kind) < (letter.left_at, letter.kind) {
            *known = letter;
        }
    }
    last
}

/// How many people of each open call were invited to another moment than the present one, and were not told of that.
pub async fn misled(conn: &mut Conn, editions: &[Edition]) -> Result<HashMap<EditionId, usize>> {
    let letters = store::invited(conn).await?;
    let of = |edition: &Edition| {
        let own: Vec<Letter> =
            letters.iter().filter(|letter| letter.edition_id == edition.edition_id).cloned().collect();
        let n = last_left(&own).values().filter(|letter| letter.ceremony_at != edition.ceremony_at).count();
        (edition.edition_id, n)
    };
    Ok(editions.iter().map(of).filter(|(_, n)| *n > 0).collect())
}

/// A letter about the new date for everybody whose last one named another.
pub(super) fn moved(
    frame: &Frame<'_>,
    letters: &[Letter],
    about: &HashMap<LetterId, Vec<NominationId>>,
) -> Vec<Wanted> {
    let Some(now) = frame.edition.ceremony_at else { return Vec::new() };
    let others = last_left(letters).into_iter().filter(|(_, letter)| letter.ceremony_at != Some(now));
    let new = |(key, letter): (&str, &Letter)| Wanted {
        kind: LetterKind::InvitationMoved,
        recipient_key: format!("{key}{MOVED}{now}"),
        name: letter.name.clone(),
        email: letter.email.clone(),
        language: letter.language,
        entries: about.get(&letter.letter_id).cloned().unwrap_or_default(),
        values: frame.invites(&letter.name, letter.ceremony_at, letter.language),
    };
    others.map(new).collect()
}

/// Where the invitations of an edition stand, for the office.
#[derive(Serialize)]
pub struct Invitations {
    /// Why nobody can be invited now; the key of a sentence.
    pub refusal: Option<&'static str>,
    /// The ceremony's moment and place, as an invitation names them.
    pub ceremony: String,
    pub venue: Option<String>,
    /// Whom the office can choose.
    pub groups: Field,
    pub is_begun: bool,
    /// Reviewed ones: to be sent, and to be printed.
    pub to_send: usize,
    pub to_print: usize,
    /// How many people were invited.
    pub invited: usize,
    /// Who was invited to another moment than the present one, and was not told of that.
    pub misled: Vec<Misled>,
}

/// Somebody who was invited to a moment at which nothing is any more.
#[derive(Debug, Serialize)]
pub struct Misled {
    pub name: String,
    pub before: String,
}

/// Where the invitations of an edition stand.
pub async fn standing(
    conn: &mut Conn,
    edition: &Edition,
    (now, public_url): (Timestamp, &str),
    lang: Lang,
) -> Result<Invitations> {
    let id = edition.edition_id;
    let all = guests(conn, id, &LetterKind::GUESTS, public_url).await?.map_or_else(Vec::new, |(_, all)| all);
    let mut letters = store::of_edition(conn, id).await?;
    letters.retain(|letter| letter.kind.invites());
    let is_of = |kind: LetterKind| letters.iter().any(|letter| letter.kind == kind);
    let is_begun = !letters.is_empty();
    let option = |kind: LetterKind| {
        let mut args = Args::new();
        args.set("n", all.iter().filter(|guest| guest.kind == kind).count());
        Choice::new(kind.as_str(), t(lang, &format!("invitations-group-{kind}"), Some(&args)))
    };
    // Laureates first; the office adds whom it likes.
    let is_chosen = |kind: &LetterKind| is_of(*kind) || !is_begun && *kind == LetterKind::InvitationHonoured;
    let mut groups = Field::new(FieldKind::Checkboxes, "groups", say(lang, key!("invitations-groups")));
    groups.options = LetterKind::GUESTS.into_iter().map(option).collect();
    groups.values = LetterKind::GUESTS.into_iter().filter(is_chosen).map(|kind| kind.to_string()).collect();
    let written = |at: Option<WallTime>| at.map(|at| Writes(lang).moment(at.naive())).unwrap_or_default();
    let reviewed = |on_paper: bool| {
        let is = |letter: &&Letter| letter.status == Status::Reviewed && letter.email.is_none() == on_paper;
        letters.iter().filter(is).count()
    };
    let left = last_left(&letters);
    let misled = left.values().filter(|letter| letter.ceremony_at != edition.ceremony_at);
    Ok(Invitations {
        refusal: open(edition, now).err().map(Refusal::key),
        ceremony: written(edition.ceremony_at),
        venue: edition.venue.clone(),
        groups,
        is_begun,
        to_send: reviewed(false),
        to_print: reviewed(true),
        invited: left.len(),
        misled: misled
            .map(|letter| Misled { name: letter.name.clone(), before: written(letter.ceremony_at) })
            .collect(),
    })
}

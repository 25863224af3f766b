//! Who gets which letter, and what stands for its placeholders. Pure.

use std::collections::BTreeMap;

use crate::clock::WallTime;
use crate::contest::nominations::model::{NominationKind, NominationStatus, Screening};
use crate::contest::prizes::model::{Edition, Prize};
use crate::contest::standing;
use crate::ground::db::Translated;
use crate::i18n::{Lang, Writes, fold, say, t, value};
use crate::ids::NominationId;
use crate::key;
use crate::link;
use crate::people::accounts::model::fold_email;
use crate::people::approvals::digest;

use super::model::{Letter, LetterKind, Values};

/// An entry, as far as letters need it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AddressedEntry {
    pub nomination_id: NominationId,
    pub status: NominationStatus,
    pub kind: NominationKind,
    pub title: String,
    pub nominee_name: String,
    pub nominee_email: Option<String>,
    pub nominator_name: Option<String>,
    pub nominator_email: Option<String>,
    pub language: Lang,
    pub screening: Screening,
    pub screening_reason: Option<String>,
}

/// What the jury has decided, once that is binding.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    pub awards: Vec<Award>,
    /// Entries that it has put off: it has not decided about them.
    pub deferred: Vec<NominationId>,
    /// It has decided that nobody gets any of the call's places. Nothing else is read as that.
    pub nobody: bool,
    /// A place is put off: it may still be anybody's.
    pub place_open: bool,
}

/// What the jury has decided about somebody.
#[derive(Clone, Debug)]
pub struct Award {
    pub nomination_id: Option<NominationId>,
    /// Who is honoured, where it is no entry.
    pub name: String,
    pub place: Option<i64>,
    /// What a special prize is called.
    pub special: Option<Translated>,
    pub amount: Option<i64>,
    pub reason: Option<String>,
}

/// A letter that is to be written.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub kind: LetterKind,
    pub recipient_key: String,
    pub name: String,
    pub email: Option<String>,
    pub language: Lang,
    pub entries: Vec<NominationId>,
    pub values: Values,
}

impl Wanted {
    /// Whether a letter that was drafted is this one. One of the time when a letter was about all entries of an
    /// address has the address alone as its key.
    pub fn is_drafted_as(&self, letter: &Letter, about: &[NominationId]) -> bool {
        let by_address = || self.email.as_deref().map(fold_email).as_ref() == Some(&letter.recipient_key);
        self.kind == letter.kind
            && (self.recipient_key == letter.recipient_key || by_address() && self.entries == about)
    }

    /// Whether a letter of that time has told the same person about the same entry already.
    pub fn was_told_by(&self, letter: &Letter, about: &[NominationId]) -> bool {
        let by_address = self.email.as_deref().map(fold_email).as_ref() == Some(&letter.recipient_key);
        self.kind == letter.kind && by_address && letter.has_left() && self.entries.iter().all(|id| about.contains(id))
    }

    /// The hash of everything that the letter is drafted from, apart from the template.
    pub fn basis(&self) -> String {
        digest(&(&self.name, &self.email, self.language, &self.entries, &self.values))
    }
}

/// What all letters of an edition say alike.
pub struct Frame<'a> {
    pub prize: &'a Prize,
    pub edition: &'a Edition,
    pub public_url: &'a str,
}

/// Somebody who gets a letter.
struct Recipient<'a> {
    name: &'a str,
    email: Option<&'a str>,
}

/// All letters of an edition: one for each person and entry, so that each says one result.
pub fn plan(frame: &Frame<'_>, entries: &[AddressedEntry], decisions: &Decisions) -> Vec<Wanted> {
    let awards = &decisions.awards;
    let mut wanted: BTreeMap<(String, LetterKind), Wanted> = BTreeMap::new();
    let mut given: BTreeMap<(Option<NominationId>, String, LetterKind), usize> = BTreeMap::new();
    for award in awards {
        let kind = if award.special.is_some() { LetterKind::SpecialPrize } else { LetterKind::Laureate };
        let entry = entries.iter().find(|entry| Some(entry.nomination_id) == award.nomination_id);
        // Who is no entry is known by the name alone, and two people may share it: each honour has its letter.
        let name = if award.nomination_id.is_none() { fold(&award.name) } else { String::new() };
        let count = given.entry((award.nomination_id, name, kind)).or_default();
        let number = Some(std::mem::replace(count, *count + 1));
        match entry {
            Some(entry) => {
                let nominee = Recipient { name: &entry.nominee_name, email: entry.nominee_email.as_deref() };
                let values = |lang| frame.values(Some(entry), Some(award), lang);
                put(&mut wanted, kind, &nominee, (Some(entry), number), &values);
                // Who proposed a laureate is glad as well.
                if let Some(nominator) = entry.nominator() {
                    put(&mut wanted, kind, &nominator, (Some(entry), number), &values);
                }
            }
            None if award.nomination_id.is_none() => {
                let person = Recipient { name: &award.name, email: None };
                put(&mut wanted, kind, &person, (None, number), &|lang| frame.values(None, Some(award), lang));
            }
            // Withdrawn meanwhile: there is nobody to write to.
            None => {}
        }
    }
    // Who reads that others were chosen looks for them on the result page.
    let chosen = awards.iter().any(|award| award.nomination_id.is_some());
    let is_honoured = |id: NominationId| awards.iter().any(|award| award.nomination_id == Some(id));
    for entry in entries.iter().filter(|entry| !is_honoured(entry.nomination_id)) {
        let kind = match entry.screening {
            _ if entry.competes() && decisions.deferred.contains(&entry.nomination_id) => continue,
            _ if entry.competes() && decisions.place_open => continue,
            _ if entry.competes() && chosen => LetterKind::NotSelected,
            _ if entry.competes() && decisions.nobody => LetterKind::NotAwarded,
            // Neither given nor given to nobody: the jury has not decided, and nobody says that it has.
            _ if entry.competes() => continue,
            Screening::Ineligible => LetterKind::Ineligible,
            // The office has not found anything about it: there is nothing to say yet.
            Screening::Pending | Screening::Eligible => continue,
        };
        put(&mut wanted, kind, &entry.sender(), (Some(entry), None), &|lang| frame.values(Some(entry), None, lang));
    }
    wanted.into_values().collect()
}

impl AddressedEntry {
    fn competes(&self) -> bool {
        standing::is_competing(self.status.as_str(), self.screening.as_str())
    }

    /// Who proposed somebody else.
    fn nominator(&self) -> Option<Recipient<'_>> {
        let name = self.nominator_name.as_deref().filter(|_| self.kind == NominationKind::Proposal)?;
        Some(Recipient { name, email: self.nominator_email.as_deref() })
    }

    /// Who sent it. A person who was proposed and not chosen need not even know of it.
    fn sender(&self) -> Recipient<'_> {
        self.nominator().unwrap_or(Recipient { name: &self.nominee_name, email: self.nominee_email.as_deref() })
    }
}

/// Adds a letter about one entry, or about one honour without an entry. Whoever gets it anyway gets it once: one
/// address may be that of both who proposed and who was proposed. What several entries of one person come to is said
/// in a letter each.
fn put(
    wanted: &mut BTreeMap<(String, LetterKind), Wanted>,
    kind: LetterKind,
    to: &Recipient<'_>,
    (entry, award): (Option<&AddressedEntry>, Option<usize>),
    values: &dyn Fn(Lang) -> Values,
) {
    let email = to.email.map(str::trim).filter(|email| !email.is_empty());
    let id = entry.map(|entry| entry.nomination_id);
    // Without an address a person is known by entry and name only: two people may share the name.
    let about = id.map_or_else(String::new, |id| id.to_string());
    let mut key = email.map_or_else(|| format!("{about}:{}", fold(to.name)), |email| keyed(email, &about));
    // One entry, or one name, may be given two special prizes.
    if let Some(number) = award.filter(|number| *number > 0) {
        key = format!("{key}:{number}");
    }
    let language = entry.map_or(Lang::De, |entry| entry.language);
    let mut values = values(language);
    values.insert("empfaenger", to.name.to_owned());
    let letter = Wanted {
        kind,
        recipient_key: key.clone(),
        name: to.name.to_owned(),
        email: email.map(str::to_owned),
        language,
        entries: id.into_iter().collect(),
        values,
    };
    wanted.entry((key, kind)).or_insert(letter);
}

/// The key of a letter to an address about an entry.
fn keyed(email: &str, about: &str) -> String {
    format!("{}:{about}", fold_email(email))
}

impl Frame<'_> {
    fn values(&self, entry: Option<&AddressedEntry>, award: Option<&Award>, lang: Lang) -> Values {
        let writes = Writes(lang);
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let amount = award.and_then(|award| award.amount).filter(|cents| *cents > 0);
        let honour = award.map(|award| match (&award.special, award.place) {
            // Many honours have no money: where one has, it is said with its name.
            (Some(special), _) => match amount {
                Some(cents) => {
                    let mut args = crate::i18n::Args::new();
                    args.set("prize", value(special.get(lang)));
                    args.set("amount", value(writes.money(cents)));
                    t(lang, key!("letters-honour-endowed"), Some(&args))
                }
                None => special.get(lang).to_owned(),
            },
            (None, Some(place)) => {
                let mut args = crate::i18n::Args::new();
                args.set("n", place);
                t(lang, key!("prize-place"), Some(&args))
            }
            (None, None) => say(lang, key!("prize-place-further")),
        });
        let nominee = entry.map_or_else(|| text(award.map(|award| award.name.as_str())), |e| e.nominee_name.clone());
        [
            ("titel", entry.map_or_else(|| nominee.clone(), |entry| entry.title.clone())),
            ("nominiert", nominee),
            ("preis", self.edition.title(self.prize, lang)),
            ("jahr", self.edition.year.to_string()),
            ("verleihung", self.edition.ceremony_at.map(|at| writes.datetime(at.naive())).unwrap_or_default()),
            ("ort", text(self.edition.venue.as_deref())),
            (
                "seite",
                format!(
                    "{}{}",
                    self.public_url,
                    link!("/prizes/{key}/{year}/result", key = self.prize.key, year = self.edition.year)
                ),
            ),
            ("auszeichnung", honour.unwrap_or_default()),
            ("betrag", amount.map(|cents| writes.money(cents)).unwrap_or_default()),
            ("begruendung", text(award.and_then(|award| award.reason.as_deref()))),
            ("grund", text(entry.and_then(|entry| entry.screening_reason.as_deref()))),
        ]
        .into()
    }
}

impl Frame<'_> {
    /// What an invitation to the ceremony can say; `before` is the moment that an earlier one has named.
    pub fn invites(&self, name: &str, before: Option<WallTime>, lang: Lang) -> Values {
        let moment = |at: Option<WallTime>| at.map(|at| Writes(lang).moment(at.naive())).unwrap_or_default();
        [
            ("empfaenger", name.to_owned()),
            ("preis", self.edition.title(self.prize, lang)),
            ("jahr", self.edition.year.to_string()),
            ("verleihung", moment(self.edition.ceremony_at)),
            ("ort", self.edition.venue.clone().unwrap_or_default()),
            ("bisher", moment(before)),
        ]
        .into()
    }
}

/// What each placeholder stands for in a preview.
pub fn sample(frame: &Frame<'_>, lang: Lang) -> Values {
    let award = Award {
        nomination_id: None,
        name: say(lang, key!("letters-sample-name")),
        place: Some(2),
        special: None,
        amount: Some(300_000),
        reason: Some(say(lang, key!("letters-sample-reason"))),
    };
    let mut values = frame.values(None, Some(&award), lang);
    values.insert("empfaenger", say(lang, key!("letters-sample-recipient")));
    values.insert("titel", say(lang, key!("letters-sample-title")));
    values.insert("grund", say(lang, key!("letters-sample-why")));
    values.insert("bisher", say(lang, key!("letters-sample-before")));
    values
}

#[cfg(test)]
mod tests {
    use sqlx::types::Json;
    use uuid::Uuid;

    use super::*;
    use crate::clock::Timestamp;
    use crate::contest::prizes::model::Parity;
    use crate::contest::prizes::model::samples::{at, edition, prize};
    use crate::ids::LetterId;
    use crate::outcome::letters::model::Status;

    fn entry(number: u128, email: &str) -> AddressedEntry {
        AddressedEntry {
            nomination_id: NominationId(Uuid::from_u128(number)),
            kind: NominationKind::SelfApplication,
            title: format!("Projekt {number}"),
            nominee_name: format!("Verein {number}"),
            nominee_email: (!email.is_empty()).then(|| email.to_owned()),
            nominator_name: None,
            nominator_email: None,
            language: Lang::De,
            status: NominationStatus::Received,
            screening: Screening::Eligible,
            screening_reason: None,
        }
    }

    fn first(number: u128) -> Award {
        Award {
            nomination_id: Some(NominationId(Uuid::from_u128(number))),
            name: format!("Verein {number}"),
            place: Some(1),
            special: None,
            amount: Some(500_000),
            reason: Some("Weil.".into()),
        }
    }

    /// LetterKind, recipient and titles of each letter.
    fn written(entries: &[AddressedEntry], awards: &[Award], deferred: &[u128]) -> Vec<String> {
        let edition = Edition { ceremony_at: at("2027-12-03T18:00"), ..edition() };
        let prize = prize(Parity::Odd);
        let frame = Frame { prize: &prize, edition: &edition, public_url: "https://preise.example" };
        let line = |letter: Wanted| {
            let to = letter.email.unwrap_or_else(|| format!("[{}]", letter.name));
            format!("{} {to} {}", letter.kind, letter.values["titel"])
        };
        let deferred = deferred.iter().map(|&number| NominationId(Uuid::from_u128(number))).collect();
        let decisions = Decisions { awards: awards.to_vec(), deferred, nobody: true, place_open: false };
        plan(&frame, entries, &decisions).into_iter().map(line).collect()
    }

    #[test]
    fn everybody_who_took_part_gets_the_letter_that_fits() {
        let proposal = AddressedEntry {
            kind: NominationKind::Proposal,
            nominator_name: Some("Ada".into()),
            nominator_email: Some("ada@beispiel.example".into()),
            ..entry(4, "vier@beispiel.example")
        };
        let out = AddressedEntry { screening: Screening::Ineligible, ..entry(5, "") };
        let pending = AddressedEntry { screening: Screening::Pending, ..entry(6, "sechs@beispiel.example") };
        let entries = [
            entry(1, "eins@beispiel.example"),
            entry(2, "zwei@beispiel.example"),
            entry(3, " Zwei@Beispiel.example"),
            proposal.clone(),
            out,
            pending,
        ];
        let person = Award {
            nomination_id: None,
            name: "Rosa".into(),
            place: None,
            special: Some(Translated::new("Ehrenpreis", "")),
            ..first(0)
        };
        let mut letters = written(&entries, &[first(1), person.clone()], &[]);
        letters.sort();
        assert_eq!(
            letters,
            [
                "ineligible [Verein 5] Projekt 5",
                "laureate eins@beispiel.example Projekt 1",
                "not_selected Zwei@Beispiel.example Projekt 3",
                // Who was proposed in vain is not written to.
                "not_selected ada@beispiel.example Projekt 4",
                "not_selected zwei@beispiel.example Projekt 2",
                "special_prize [Rosa] Rosa",
            ]
        );
        // Two honours of one name are two letters: it may be two people.
        let other =
            Award { special: Some(Translated::new("Jugendpreis", "")), amount: Some(100_000), ..person.clone() };
        let twice = written(&[], &[person.clone(), other], &[]);
        assert_eq!(twice, ["special_prize [Rosa] Rosa", "special_prize [Rosa] Rosa"]);
        // A proposal that wins: both are glad. And one who won and lost gets a letter of each kind.
        let mut letters = written(&[proposal, entry(7, "ada@beispiel.example")], &[first(4)], &[]);
        letters.sort();
        assert_eq!(
            letters,
            [
                "laureate ada@beispiel.example Projekt 4",
                "laureate vier@beispiel.example Projekt 4",
                "not_selected ada@beispiel.example Projekt 7",
            ]
        );
    }

    #[test]
    fn who_was_told_by_a_letter_about_all_entries_is_not_told_again() {
        let edition = edition();
        let prize = prize(Parity::Odd);
        let frame = Frame { prize: &prize, edition: &edition, public_url: "https://preise.example" };
        let entries = [entry(1, "eins@beispiel.example"), entry(2, "eins@beispiel.example")];
        let wanted = plan(&frame, &entries, &Decisions { awards: vec![first(3)], ..Decisions::default() });
        let letter = |left: bool, key: &str| Letter {
            letter_id: LetterId(Uuid::nil()),
            edition_id: edition.edition_id,
            kind: LetterKind::NotSelected,
            recipient_key: key.to_owned(),
            name: String::new(),
            email: None,
            language: Lang::De,
            subject: String::new(),
            body: String::new(),
            gaps: Json(Vec::new()),
            status: if left { Status::Queued } else { Status::Draft },
            edited: false,
            decided_at: Timestamp::new(Default::default()),
            basis: String::new(),
            outdated: false,
            version: 1,
            mail_id: None,
            created_at: Timestamp::new(Default::default()),
            reviewed_at: None,
            left_at: None,
            ceremony_at: None,
        };
        let id = |number| NominationId(Uuid::from_u128(number));
        for (letter, about, drafted, told) in [
            (letter(true, "eins@beispiel.example"), vec![id(1), id(2)], [false, false], [true, true]),
            (letter(false, "eins@beispiel.example"), vec![id(1), id(2)], [false, false], [false, false]),
            // One that was about one entry alone is the same as ever.
            (letter(true, "eins@beispiel.example"), vec![id(2)], [false, true], [false, true]),
            (letter(true, &wanted[0].recipient_key), wanted[0].entries.clone(), [true, false], [false, false]),
        ] {
            let is_drafted: Vec<bool> = wanted.iter().map(|one| one.is_drafted_as(&letter, &about)).collect();
            let was_told: Vec<bool> = wanted.iter().map(|one| one.was_told_by(&letter, &about)).collect();
            assert_eq!((is_drafted, was_told), (drafted.to_vec(), told.to_vec()), "{about:?}");
        }
    }

    #[test]
    fn nobody_reads_that_others_were_chosen_where_nobody_was() {
        let entries =
            [entry(1, "eins@beispiel.example"), entry(2, "zwei@beispiel.example"), entry(3, "drei@b.example")];
        let person = Award {
            nomination_id: None,
            name: "Rosa".into(),
            special: Some(Translated::new("Ehrenpreis", "")),
            ..first(0)
        };
        for (awards, deferred, letters) in [
            (&[][..], &[][..], &["not_awarded", "not_awarded", "not_awarded"][..]),
            // Somebody who has sent in nothing is no other entry.
            (&[person], &[], &["not_awarded", "not_awarded", "not_awarded", "special_prize"]),
            // What is put off is not decided: there is nothing to say yet.
            (&[first(1)], &[2], &["laureate", "not_selected"]),
            (&[], &[2, 3], &["not_awarded"]),
        ] {
            let mut kinds: Vec<String> = written(&entries, awards, deferred)
                .into_iter()
                .filter_map(|line| line.split(' ').next().map(str::to_owned))
                .collect();
            kinds.sort();
            assert_eq!(kinds, letters, "{deferred:?}");
        }
    }

    #[test]
    fn nobody_reads_of_a_decision_that_the_jury_has_not_made() {
        let edition = edition();
        let prize = prize(Parity::Odd);
        let frame = Frame { prize: &prize, edition: &edition, public_url: "https://preise.example" };
        let entries = [entry(1, "eins@beispiel.example"), entry(2, "zwei@beispiel.example")];
        for (awards, nobody, place_open, expected) in [
            (vec![], false, false, vec![]),
            (vec![], true, false, vec![LetterKind::NotAwarded, LetterKind::NotAwarded]),
            (vec![], false, true, vec![]),
            (vec![first(1)], false, false, vec![LetterKind::Laureate, LetterKind::NotSelected]),
            // Another place may still be theirs.
            (vec![first(1)], false, true, vec![LetterKind::Laureate]),
        ] {
            let decisions = Decisions { awards, nobody, place_open, ..Decisions::default() };
            let mut kinds: Vec<LetterKind> = plan(&frame, &entries, &decisions).iter().map(|one| one.kind).collect();
            kinds.sort_by_key(|kind| kind.to_string());
            assert_eq!(kinds, expected, "{nobody} {place_open}");
        }
    }

    #[test]
    fn values_are_said_in_the_recipients_language() {
        let edition = Edition { ceremony_at: at("2027-12-03T18:00"), ..edition() };
        let prize = prize(Parity::Odd);
        let frame = Frame { prize: &prize, edition: &edition, public_url: "https://preise.example" };
        let english = AddressedEntry { language: Lang::En, ..entry(1, "eins@beispiel.example") };
        let letter = &plan(&frame, &[english], &Decisions { awards: vec![first(1)], ..Decisions::default() })[0];
        for (name, value) in [
            ("preis", "Prize 2027"),
            ("betrag", "€5,000"),
            ("verleihung", "3 December 2027, 18:00"),
            ("seite", "https://preise.example/prizes/preis/2027/result"),
            ("empfaenger", "Verein 1"),
            ("ort", ""),
        ] {
            assert_eq!(letter.values[name], value, "{name}");
        }
    }

    #[test]
    fn a_letter_about_an_honour_says_its_money() {
        let (edition, prize) = (edition(), prize(Parity::Odd));
        let frame = Frame { prize: &prize, edition: &edition, public_url: "https://preise.example" };
        for (amount, said) in
            [(Some(50_000), "Ehrenpreis, dotiert mit 500 €"), (Some(0), "Ehrenpreis"), (None, "Ehrenpreis")]
        {
            let special = Some(Translated::new("Ehrenpreis", ""));
            let awards = vec![Award { special, place: None, amount, ..first(1) }];
            let letter =
                &plan(&frame, &[entry(1, "eins@beispiel.example")], &Decisions { awards, ..Decisions::default() })[0];
            let honour = letter.values["auszeichnung"].replace(['\u{2068}', '\u{2069}', '\u{a0}'], " ");
            assert_eq!(honour.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ","), said);
        }
    }
}

//! What is erased, what stays, what stands against it, and what is put in the place of a name. No I/O.

use std::collections::BTreeSet;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::clock::Timestamp;
use crate::contest::nominations::model::{Answer, Essence, NominationStatus, Screening};
use crate::ground::personal::{GONE, Redactor};
use crate::ground::web::Role;
use crate::ids::{EditionId, LaureateId, NominationId, PersonId, QuestionId};

use super::refusal::Refusal;

/// An account before it is erased.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    pub person_id: PersonId,
    pub name: String,
    /// What the person was called when a meeting noted who was there.
    pub earlier_names: Vec<String>,
    pub email: String,
    pub role: Role,
    /// What it is called afterwards.
    pub pseudonym: String,
    pub disabled: bool,
    pub erased_at: Option<Timestamp>,
    /// Rounds that are not closed, with this person in the jury.
    pub open_rounds: i64,
    /// Meetings whose decisions are not binding yet, with this person on the list.
    pub open_meetings: i64,
    /// Meetings on whose list the name stands.
    pub meetings: i64,
    /// Somebody else has the same name: a colleague, a laureate, somebody who was proposed.
    pub namesake: bool,
    /// What others wrote in which the name stands.
    pub texts: Vec<Mention>,
}

/// A text of somebody else in which the name of a person stands who is to be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// `table-column`, with a sentence of its own.
    pub place: String,
    pub text: String,
    /// A hash of both: what somebody chose is kept without the text.
    pub key: String,
    /// Whether the name is replaced.
    pub replaced: bool,
}

impl Mention {
    /// As long as nobody has chosen, a name is replaced where it can mean nobody else.
    pub fn new(place: &str, text: String, namesake: bool) -> Self {
        let key = hex::encode(&Sha256::digest(format!("{place}\n{text}"))[..16]);
        Self { place: place.to_owned(), text, key, replaced: !namesake }
    }
}

impl Account {
    /// Whether it may be erased.
    ///
    /// # Errors
    /// Why not.
    pub fn allowed(&self) -> Result<(), Refusal> {
        match self {
            Self { erased_at: Some(_), .. } => Err(Refusal::ErasedAlready),
            Self { open_rounds: 1.., .. } => Err(Refusal::InRound),
            Self { open_meetings: 1.., .. } => Err(Refusal::InMeeting),
            // The last one of the office cannot be shut out, so somebody always remains.
            Self { disabled: false, .. } => Err(Refusal::HasAccess),
            _ => Ok(()),
        }
    }

    /// All names that the person had.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.earlier_names).map(String::as_str)
    }

    /// What is looked for in everything that people wrote.
    pub fn words(&self) -> Redactor {
        let names = self.names().map(|name| (name, self.pseudonym.as_str()));
        Redactor::new(names.chain([(self.email.as_str(), GONE)]))
    }

    /// What means this person wherever it stands: an address, and a name that nobody else has.
    pub fn telling(&self) -> Redactor {
        if self.namesake { Redactor::new([(self.email.as_str(), GONE)]) } else { self.words() }
    }

    /// What somebody chose for each text; what nobody knew of stays as it is.
    pub fn choose(&mut self, replaced: impl Fn(&str) -> bool) {
        self.texts.iter_mut().for_each(|text| text.replaced = replaced(&text.key));
    }
}

/// A nomination before it is erased.
#[derive(Clone, Debug, Serialize)]
pub struct EntryToErase {
    pub nomination_id: NominationId,
    pub edition_id: EditionId,
    pub receipt_number: String,
    pub title: String,
    pub nominee_name: String,
    pub nominee_email: Option<String>,
    pub nominator_name: Option<String>,
    pub nominator_email: Option<String>,
    pub status: NominationStatus,
    pub screening: Screening,
    /// Whether a private link leads to it.
    pub has_link: bool,
    pub erased_at: Option<Timestamp>,
    /// The call is over, or its result is public.
    pub over: bool,
    /// Whether it has won something.
    pub laureate: bool,
    /// Its rows in a result.
    #[serde(skip)]
    pub laureates: Vec<LaureateId>,
    /// Whether more than the number stands in one of them.
    pub has_words: bool,
    /// Whether its result names it in public.
    pub named: bool,
    /// Whether there is a picture with its result.
    pub picture: bool,
    /// Somebody else has one of its names.
    pub namesake: bool,
    /// The answers that go.
    #[serde(skip)]
    pub answers: Vec<(QuestionId, Answer)>,
    /// What it said before it was changed.
    #[serde(skip)]
    pub earlier: Vec<Essence>,
}

impl EntryToErase {
    /// Whether it may be erased.
    ///
    /// # Errors
    /// Why not.
    pub fn allowed(&self) -> Result<(), Refusal> {
        let competes = self.status == NominationStatus::Received && self.screening != Screening::Ineligible;
        match self {
            // What a result told of somebody who was named goes once nobody may name them any more.
            Self { erased_at: Some(_), named, has_words, .. } if *named || !has_words => Err(Refusal::ErasedAlready),
            Self { over: false, laureate: true, .. } => Err(Refusal::ResultNotPublic),
            Self { over: false, .. } if competes => Err(Refusal::Competes),
            _ => Ok(()),
        }
    }

    /// Every address that it ever had.
    pub fn emails(&self) -> BTreeSet<&str> {
        let earlier = self.earlier.iter().flat_map(|said| [&said.nominee_email, &said.nominator_email]);
        let emails = [&self.nominee_email, &self.nominator_email].into_iter().chain(earlier);
        emails.flatten().map(String::as_str).collect()
    }

    /// Every name that it ever had.
    pub fn names(&self) -> BTreeSet<&str> {
        let earlier = self.earlier.iter().flat_map(|said| [Some(&said.nominee_name), said.nominator_name.as_ref()]);
        let names = [Some(&self.nominee_name), self.nominator_name.as_ref()].into_iter().chain(earlier);
        names.flatten().map(String::as_str).filter(|name| !name.is_empty()).collect()
    }

    /// What is looked for in everything that people wrote about it: there a surname alone means nobody else.
    pub fn words(&self) -> Redactor {
        let number = self.receipt_number.as_str();
        let titles = std::iter::once(&self.title).chain(self.earlier.iter().map(|said| &said.title));
        let titles: Vec<&str> = titles.map(String::as_str).collect();
        let names = self.names();
        let surnames: Vec<String> = names.iter().flat_map(|name| surnames(name)).collect();
        let surnames = surnames.iter().map(|name| (name.as_str(), number));
        self.known().and_titles(titles.into_iter().map(|title| (title, number))).and(surnames)
    }

    /// What is looked for where people wrote about other things as well: what means one person wherever it stands. A
    /// title may be words that others use, too, and a name that somebody else has means both.
    pub fn telling(&self) -> Redactor {
        if self.namesake {
            Redactor::new(self.emails().into_iter().map(|email| (email, GONE)))
        } else {
            self.known().telling()
        }
    }

    fn known(&self) -> Redactor {
        let texts = self.answers.iter().flat_map(|(_, answer)| match answer {
            Answer::Text(text) => vec![text.as_str()],
            Answer::Address(address) => vec![address.street.as_str()],
            _ => Vec::new(),
        });
        let number = self.receipt_number.as_str();
        let names = self.names().into_iter().map(|name| (name, number));
        Redactor::new(names.chain(self.emails().into_iter().chain(texts).map(|text| (text, GONE))))
    }
}

/// What a person may be called without the first name. Of a club it is its last word.
fn surnames(name: &str) -> Vec<String> {
    let Some((_, last)) = name.trim().rsplit_once(char::is_whitespace) else { return Vec::new() };
    let last = last.trim_matches(|sign: char| !sign.is_alphanumeric());
    let is_name = |part: &&str| {
        part.chars().count() > 2
            && part.chars().next().is_some_and(char::is_uppercase)
            && !part.contains('.')
            && !["Verein", "GmbH", "gGmbH"].contains(part)
    };
    let parts = last.split('-').filter(|part| *part != last);
    std::iter::once(last).chain(parts).filter(is_name).map(str::to_owned).collect()
}

/// Something that others wrote about an entry, and that stays, as it will read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remaining {
    /// `table-column`, with a sentence of its own.
    pub place: String,
    pub text: String,
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn account() -> Account {
        Account {
            person_id: PersonId(Uuid::nil()),
            name: "Ida Neu".into(),
            earlier_names: Vec::new(),
            email: "ida@x.example".into(),
            role: Role::Juror,
            pseudonym: "Jurymitglied 3".into(),
            disabled: true,
            erased_at: None,
            open_rounds: 0,
            open_meetings: 0,
            meetings: 1,
            namesake: false,
            texts: Vec::new(),
        }
    }

    fn entry(status: NominationStatus, screening: Screening) -> EntryToErase {
        EntryToErase {
            nomination_id: NominationId(Uuid::nil()),
            edition_id: EditionId(Uuid::nil()),
            receipt_number: "IP-2027-0001".into(),
            title: "Lesen".into(),
            nominee_name: "Ada & Söhne".into(),
            nominee_email: Some("ada@x.example".into()),
            nominator_name: None,
            nominator_email: None,
            status,
            screening,
            has_link: true,
            erased_at: None,
            over: false,
            laureate: false,
            laureates: Vec::new(),
            has_words: false,
            named: false,
            picture: false,
            namesake: false,
            answers: Vec::new(),
            earlier: Vec::new(),
        }
    }

    #[test]
    fn who_is_needed_in_a_running_procedure_is_not_erased() {
        let at = Some(Timestamp::new(Default::default()));
        for (account, expected) in [
            (account(), Ok(())),
            (Account { disabled: false, ..account() }, Err(Refusal::HasAccess)),
            (Account { open_rounds: 1, disabled: false, ..account() }, Err(Refusal::InRound)),
            (Account { open_meetings: 1, ..account() }, Err(Refusal::InMeeting)),
            (Account { erased_at: at, ..account() }, Err(Refusal::ErasedAlready)),
        ] {
            assert_eq!(account.allowed(), expected);
        }
        use NominationStatus::{Late, Received, Withdrawn};
        use Screening::{Eligible, Ineligible, Pending};
        let told = entry(Received, Eligible);
        let told = EntryToErase { erased_at: at, over: true, laureate: true, has_words: true, ..told };
        for (entry, expected) in [
            (entry(Received, Eligible), Err(Refusal::Competes)),
            (entry(Received, Pending), Err(Refusal::Competes)),
            (entry(Received, Ineligible), Ok(())),
            (entry(Late, Pending), Ok(())),
            (entry(Withdrawn, Eligible), Ok(())),
            (EntryToErase { over: true, ..entry(Received, Eligible) }, Ok(())),
            (EntryToErase { laureate: true, ..entry(Withdrawn, Eligible) }, Err(Refusal::ResultNotPublic)),
            (EntryToErase { laureate: true, over: true, ..entry(Received, Eligible) }, Ok(())),
            (EntryToErase { erased_at: at, ..entry(Withdrawn, Eligible) }, Err(Refusal::ErasedAlready)),
            (EntryToErase { named: true, ..told.clone() }, Err(Refusal::ErasedAlready)),
            (told.clone(), Ok(())),
            (EntryToErase { over: false, ..told.clone() }, Err(Refusal::ResultNotPublic)),
        ] {
            assert_eq!(entry.allowed(), expected, "{entry:?}");
        }
    }

    #[test]
    fn a_name_goes_wherever_it_stands_by_itself() {
        let words = account().words();
        for (text, without) in [
            ("Ida Neu war krank.", "Jurymitglied 3 war krank."),
            ("Frau Ida Neumann", "Frau Ida Neumann"),
            ("(Ida Neu, ida@x.example)", "(Jurymitglied 3, –)"),
            ("Ida NeuIda Neu Ida Neu", "Ida NeuIda Neu Jurymitglied 3"),
            ("", ""),
        ] {
            assert_eq!(words.out_of(text), without);
        }
        let words = entry(NominationStatus::Late, Screening::Pending).words();
        assert_eq!(words.out_of("<b>Ada &amp; Söhne</b> Ada & Söhne"), "<b>IP-2027-0001</b> IP-2027-0001");
        assert!(words.stand_in("an ada@x.example") && !words.stand_in("an ada@x.examples"));
    }

    #[test]
    fn an_entrys_words_are_those_of_every_time_it_was_changed() {
        let earlier = Essence {
            title: "Vorlesen im Park".into(),
            nominee_name: "Hannelore Neumarker-Weiß".into(),
            nominee_email: Some("alt@x.example".into()),
            nominator_name: Some("Jörg Öztürk".into()),
            ..Essence::default()
        };
        let entry = EntryToErase { earlier: vec![earlier], ..entry(NominationStatus::Late, Screening::Pending) };
        let words = entry.words();
        for text in [
            "Hannelore Neumarker-Weiß",
            "HANNELORE NEUMARKER-WEISS",
            "Frau Neumarker-Weiß",
            "Frau Neumarkers Antrag",
            "neumarker",
            "Herrn O\u{308}ztu\u{308}rks Brief",
            "Öztürk’ Brief",
            "Jörg\u{a0}Öztürk",
            "an alt@x.example und Ada@X.example",
            "Vorlesen im Park",
        ] {
            assert!(words.stand_in(text), "{text}");
        }
        for text in ["Neumarkersdorf", "alt@x.examples", "Hannelore", "Park", "lesen"] {
            assert!(!words.stand_in(text), "{text}");
        }
        assert_eq!(words.out_of("Frau Neumarkers Antrag"), "Frau IP-2027-0001 Antrag");
        // Elsewhere a surname may be anybody's, and a name that two have means both.
        let telling = entry.telling();
        assert!(telling.stand_in("Hannelore Neumarker-Weiß") && !telling.stand_in("Frau Neumarker"));
        let shared = EntryToErase { namesake: true, ..entry }.telling();
        assert!(!shared.stand_in("Hannelore Neumarker-Weiß") && shared.stand_in("alt@x.example"));
    }

    #[test]
    fn a_name_that_two_people_have_is_replaced_nowhere_by_itself() {
        let account = Account { namesake: true, ..account() };
        assert!(!account.telling().stand_in("Ida Neu") && account.telling().stand_in("ida@x.example"));
        assert!(account.words().stand_in("Ida Neu"));
        assert!(!Mention::new("verdict-body", "Ida Neu".into(), true).replaced);
        assert!(Mention::new("verdict-body", "Ida Neu".into(), false).replaced);
    }
}

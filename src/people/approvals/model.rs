//! What a request for a second pair of eyes is, and who may answer it. No I/O.

use std::collections::BTreeSet;

use chrono::Duration;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::ground::audit::Subject;
use crate::ground::web::Role;
use crate::ids::{ApprovalId, PersonId};
use crate::people::accounts::model::{Hold, Person, same_mailbox};

use super::refusal::Refusal;

pub use laudatio_evidence::approval::{Act, LASTS};

/// How long before it lapses both people are reminded.
pub const REMINDS: Duration = Duration::hours(24);

/// How long a lapsed request stays on the office's first page, if nobody asks again.
pub const STAYS: Duration = Duration::days(14);

crate::text_enum! {
    /// What became of a request.
    pub enum Status {
        Asked = "asked",
        Confirmed = "confirmed",
        Refused = "refused",
        Withdrawn = "withdrawn",
        Lapsed = "lapsed",
    }
}

/// A request, with those who asked and answered.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Approval {
    pub approval_id: ApprovalId,
    pub act: Act,
    pub subject_id: Uuid,
    /// What people call it.
    pub title: String,
    /// The page that shows what will happen.
    pub path: String,
    pub reason: String,
    /// The digest of what was shown to the person who asked.
    #[serde(skip)]
    pub shown: String,
    pub asked_by: PersonId,
    pub asked_at: Timestamp,
    pub lapses_at: Timestamp,
    /// As it is stored; [`Self::status_at`] knows the time.
    pub status: Status,
    pub alone: bool,
    pub answered_by: Option<PersonId>,
    pub answered_at: Option<Timestamp>,
    pub asker: String,
    #[serde(skip)]
    pub asker_email: String,
    #[serde(skip)]
    pub asker_role: Role,
    #[serde(skip)]
    pub asker_disabled_at: Option<Timestamp>,
    pub answerer: Option<String>,
    /// It can no longer be done as it was asked for.
    pub overtaken: bool,
}

/// What one person did alone, where the installation is set to that.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Alone {
    pub act: Act,
    pub title: String,
    pub person: String,
    pub answered_at: Timestamp,
}

impl Approval {
    /// What it is done to, as the record names it.
    pub fn subject(&self) -> Subject {
        (self.act.table(), self.subject_id)
    }

    /// What has become of it: a request that nobody answers in time lapses by itself.
    pub fn status_at(&self, now: Timestamp) -> Status {
        if self.status == Status::Asked && now >= self.lapses_at { Status::Lapsed } else { self.status }
    }

    /// Another person says yes, whom whoever asked has no hand in.
    ///
    /// # Errors
    /// Why not.
    pub fn confirm(&self, by: &Person, now: Timestamp, hands: &Hands) -> Result<Status, Refusal> {
        self.still_asked(now)?;
        if self.is_from(by) {
            return Err(if self.asked_by == by.person_id { Refusal::Own } else { Refusal::SameAddress });
        }
        if !can_confirm(by) {
            return Err(Refusal::NotConfirmer);
        }
        if self.asker_role != Role::Office || self.asker_disabled_at.is_some() {
            return Err(Refusal::AskerGone);
        }
        if !hands.are_two(self.asked_by, by.person_id) {
            return Err(Refusal::SameHand);
        }
        Ok(Status::Confirmed)
    }

    /// Another person says no.
    ///
    /// # Errors
    /// Why not.
    pub fn refuse(&self, by: &Person, now: Timestamp) -> Result<Status, Refusal> {
        self.still_asked(now)?;
        match (self.asked_by == by.person_id, can_confirm(by)) {
            (true, _) => Err(Refusal::Own),
            (false, false) => Err(Refusal::NotConfirmer),
            (false, true) => Ok(Status::Refused),
        }
    }

    /// Whoever asked takes it back.
    ///
    /// # Errors
    /// Why not.
    pub fn withdraw(&self, by: &Person, now: Timestamp) -> Result<Status, Refusal> {
        self.still_asked(now)?;
        if self.asked_by == by.person_id { Ok(Status::Withdrawn) } else { Err(Refusal::SomebodyElses) }
    }

    /// Whether somebody asked for it, by this or another account with the same address.
    pub fn is_from(&self, person: &Person) -> bool {
        self.asked_by == person.person_id || same_mailbox(&self.asker_email, &person.email)
    }

    fn still_asked(&self, now: Timestamp) -> Result<(), Refusal> {
        match self.status_at(now) {
            Status::Asked => Ok(()),
            Status::Lapsed => Err(Refusal::Lapsed),
            Status::Confirmed | Status::Refused | Status::Withdrawn => Err(Refusal::Answered),
        }
    }
}

fn can_confirm(person: &Person) -> bool {
    person.role.confirms() && person.disabled_at.is_none()
}

/// All accounts, and who has a hand in which: made it or changed it, and nobody else has confirmed that.
///
/// Two accounts are two people only if nobody stands behind both. So whoever makes a second account of their own, and
/// a third one with that, is still one.
#[derive(Clone, Debug, Default)]
pub struct Hands {
    people: Vec<Person>,
    holds: Vec<Hold>,
}

impl Hands {
    pub fn new(people: Vec<Person>, holds: Vec<Hold>) -> Self {
        Self { people, holds }
    }

    /// One of the people.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.person_id == id)
    }

    /// Whether two accounts are two people.
    pub fn are_two(&self, a: PersonId, b: PersonId) -> bool {
        let (a, b) = (self.behind(a), self.behind(b));
        let same = |x: &PersonId, y: &PersonId| {
            let both = self.person(*x).zip(self.person(*y));
            x == y || both.is_some_and(|(x, y)| same_mailbox(&x.email, &y.email))
        };
        !a.iter().any(|x| b.iter().any(|y| same(x, y)))
    }

    /// The people who can confirm what somebody asks.
    pub fn others(&self, asker: PersonId) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |person| can_confirm(person) && self.are_two(asker, person.person_id))
    }

    /// Everybody who can be the second of two, and whoever asks.
    pub fn confirmers(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| can_confirm(person))
    }

    /// An account, who has a hand in it, who has a hand in theirs, and so on.
    fn behind(&self, id: PersonId) -> BTreeSet<PersonId> {
        let (mut found, mut next) = (BTreeSet::new(), vec![id]);
        while let Some(person) = next.pop() {
            if found.insert(person) {
                next.extend(self.holds.iter().filter(|hold| hold.person_id == person).map(|hold| hold.held_by));
            }
        }
        found
    }
}

/// How something came about that takes two people: for the results that follow from it.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Granted {
    pub approval_id: ApprovalId,
    pub reason: String,
    pub asker: String,
    pub asked_by: PersonId,
    pub asked_at: Timestamp,
    /// The same as the asker where one person did it alone.
    pub confirmer: String,
    pub answered_by: PersonId,
    pub answered_at: Timestamp,
    /// The two-person rule was switched off: one person did it.
    pub alone: bool,
}

/// Names what was shown: the same content has the same digest, any other has another.
pub fn digest(shown: &impl Serialize) -> String {
    let text = serde_json::to_vec(shown).expect("what a page shows can be written as JSON");
    hex::encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn moment(text: &str) -> Timestamp {
        Timestamp::new(text.parse().unwrap())
    }

    fn person(number: u128, email: &str, role: Role, disabled: bool) -> Person {
        Person {
            person_id: PersonId(Uuid::from_u128(number)),
            email: email.into(),
            name: String::new(),
            role,
            password_hash: None,
            language: Lang::De,
            created_at: moment("2027-01-01T00:00:00Z"),
            disabled_at: disabled.then(|| moment("2027-01-02T00:00:00Z")),
            may_export: false,
        }
    }

    fn asked(by: &Person) -> Approval {
        Approval {
            approval_id: ApprovalId(Uuid::nil()),
            act: Act::Close,
            subject_id: Uuid::nil(),
            title: String::new(),
            path: String::new(),
            reason: String::new(),
            shown: String::new(),
            asked_by: by.person_id,
            asked_at: moment("2027-10-01T10:00:00Z"),
            lapses_at: moment("2027-10-04T10:00:00Z"),
            status: Status::Asked,
            alone: false,
            answered_by: None,
            answered_at: None,
            asker: String::new(),
            asker_email: by.email.clone(),
            asker_role: by.role,
            asker_disabled_at: by.disabled_at,
            overtaken: false,
            answerer: None,
        }
    }

    /// Nobody has a hand in anybody's account.
    fn free(people: &[&Person]) -> Hands {
        Hands::new(people.iter().map(|person| (*person).clone()).collect(), Vec::new())
    }

    #[test]
    fn only_another_person_of_the_office_or_an_approver_confirms() {
        let (olga, day) = (person(1, "olga@buero.example", Role::Office, false), moment("2027-10-02T10:00:00Z"));
        for (by, expected) in [
            (person(2, "emre@buero.example", Role::Office, false), Ok(Status::Confirmed)),
            (person(2, "frieda@amt.example", Role::Approver, false), Ok(Status::Confirmed)),
            (olga.clone(), Err(Refusal::Own)),
            (person(2, "olga+zwei@buero.example", Role::Office, false), Err(Refusal::SameAddress)),
            (person(2, "ol.ga@buero.example", Role::Approver, false), Err(Refusal::SameAddress)),
            (person(2, "olga@verein.example", Role::Office, false), Ok(Status::Confirmed)),
            (person(2, "emre@buero.example", Role::Juror, false), Err(Refusal::NotConfirmer)),
            (person(2, "emre@buero.example", Role::Chair, false), Err(Refusal::NotConfirmer)),
            (person(2, "emre@buero.example", Role::Office, true), Err(Refusal::NotConfirmer)),
            (person(2, "frieda@amt.example", Role::Approver, true), Err(Refusal::NotConfirmer)),
        ] {
            assert_eq!(asked(&olga).confirm(&by, day, &free(&[&olga, &by])), expected, "{} {}", by.email, by.role);
            let no = expected.map(|_| Status::Refused);
            let no = if no == Err(Refusal::SameAddress) { Ok(Status::Refused) } else { no };
            assert_eq!(asked(&olga).refuse(&by, day), no, "{} {}", by.email, by.role);
        }
        let emre = person(2, "emre@buero.example", Role::Office, false);
        for gone in [
            person(1, "olga@buero.example", Role::Juror, false),
            person(1, "olga@buero.example", Role::Approver, false),
            person(1, "o@b.example", Role::Office, true),
        ] {
            assert_eq!(asked(&gone).confirm(&emre, day, &free(&[&gone, &emre])), Err(Refusal::AskerGone));
            assert_eq!(asked(&gone).refuse(&emre, day), Ok(Status::Refused), "so that somebody else can ask");
        }
    }

    #[test]
    fn whoever_has_a_hand_in_an_account_is_not_two_people_with_it() {
        let people: Vec<Person> =
            (1..=6).map(|number| person(number, &format!("p{number}@x.example"), Role::Office, false)).collect();
        let second = Person { email: "p1+zwei@x.example".into(), ..person(7, "", Role::Office, false) };
        let people = [people, vec![second]].concat();
        for (holds, a, b, two) in [
            (vec![], 1, 2, true),
            (vec![], 1, 1, false),
            (vec![], 1, 7, false),
            // 1 has made 2: neither confirms what the other asks.
            (vec![(2, 1)], 1, 2, false),
            (vec![(2, 1)], 2, 1, false),
            (vec![(2, 1)], 2, 3, true),
            // 1 has made 2, which has made 3.
            (vec![(2, 1), (3, 2)], 1, 3, false),
            (vec![(2, 1), (3, 2)], 3, 1, false),
            (vec![(2, 1), (3, 2)], 3, 4, true),
            // 1 has made both.
            (vec![(2, 1), (3, 1)], 2, 3, false),
            (vec![(2, 1), (3, 2), (4, 1)], 3, 4, false),
            // 7 has the mailbox of 1 and has made 2.
            (vec![(2, 7)], 1, 2, false),
            // Two have changed one account: they are two, and neither is with that account.
            (vec![(3, 1), (3, 2)], 1, 2, true),
            (vec![(3, 1), (3, 2)], 1, 3, false),
            (vec![(3, 1), (3, 2)], 2, 3, false),
            // Each has changed the other.
            (vec![(1, 2), (2, 1)], 1, 2, false),
            (vec![(1, 2), (2, 1)], 1, 3, true),
            // Somebody who is unknown has a hand in both.
            (vec![(1, 9), (2, 9)], 1, 2, false),
        ] {
            let id = |number: u128| PersonId(Uuid::from_u128(number));
            let hold = |&(person, by): &(u128, u128)| Hold { person_id: id(person), held_by: id(by) };
            let hands = Hands::new(people.clone(), holds.iter().map(hold).collect());
            assert_eq!(hands.are_two(id(a), id(b)), two, "{a} {b} {holds:?}");
            assert_eq!(hands.others(id(a)).any(|person| person.person_id == id(b)), two, "{a} {b} {holds:?}");
            let by = hands.person(id(b)).unwrap().clone();
            let asked = asked(hands.person(id(a)).unwrap()).confirm(&by, moment("2027-10-02T10:00:00Z"), &hands);
            assert_eq!(asked.is_ok(), two, "{a} {b} {holds:?}: {asked:?}");
        }
    }

    #[test]
    fn a_request_is_answered_once_and_in_time() {
        let olga = person(1, "olga@buero.example", Role::Office, false);
        let emre = person(2, "emre@buero.example", Role::Office, false);
        let (last, late) = (moment("2027-10-04T09:59:59.999999Z"), moment("2027-10-04T10:00:00Z"));
        let (open, hands) = (asked(&olga), free(&[&olga, &emre]));
        assert_eq!(open.confirm(&emre, last, &hands), Ok(Status::Confirmed));
        assert_eq!(open.withdraw(&olga, last), Ok(Status::Withdrawn));
        assert_eq!(open.withdraw(&emre, last), Err(Refusal::SomebodyElses));
        assert_eq!(open.refuse(&emre, last), Ok(Status::Refused));
        assert_eq!(open.refuse(&olga, last), Err(Refusal::Own));
        assert_eq!(open.confirm(&emre, late, &hands), Err(Refusal::Lapsed));
        assert_eq!(open.withdraw(&olga, late), Err(Refusal::Lapsed));
        for status in [Status::Confirmed, Status::Refused, Status::Withdrawn] {
            let over = Approval { status, ..asked(&olga) };
            assert_eq!(over.status_at(late), status);
            assert_eq!(over.confirm(&emre, last, &hands), Err(Refusal::Answered), "{status}");
            assert_eq!(over.refuse(&emre, last), Err(Refusal::Answered), "{status}");
            assert_eq!(over.withdraw(&olga, last), Err(Refusal::Answered), "{status}");
        }
    }

    #[test]
    fn the_others_are_those_who_could_confirm() {
        let olga = person(1, "olga@buero.example", Role::Office, false);
        let people = [
            olga.clone(),
            person(2, "olga+zwei@buero.example", Role::Office, false),
            person(3, "emre@buero.example", Role::Office, false),
            person(4, "weg@buero.example", Role::Office, true),
            person(5, "jury@buero.example", Role::Juror, false),
            person(6, "leitung@amt.example", Role::Approver, false),
        ];
        let hands = Hands::new(people.into(), Vec::new());
        let ids: Vec<_> = hands.others(olga.person_id).map(|person| person.person_id.0.as_u128()).collect();
        assert_eq!(ids, [3, 6]);
    }
}

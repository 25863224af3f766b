//! What a request for a second pair of eyes is, and who may answer it. No I/O.

use chrono::Duration;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::accounts::model::{Person, same_mailbox};
use crate::audit::Subject;
use crate::clock::Timestamp;
use crate::ids::{ApprovalId, PersonId};
use crate::web::Role;

/// How long a request waits for an answer.
pub const LASTS: Duration = Duration::hours(72);

crate::text_enum! {
    /// What takes two people.
    pub enum Act {
        /// Close a round.
        Close = "close",
        /// Open a closed round again.
        Reopen = "reopen",
        /// Make the decisions of a jury session binding.
        Decide = "decide",
        /// Publish a result.
        Publish = "publish",
        /// Erase what is known about a person with an account.
        Forget = "forget",
        /// Erase who sent a nomination and whom it is about.
        Erase = "erase",
        /// Do without a second person from now on.
        Waive = "waive",
    }
}

impl Act {
    /// Whether exactly that has to happen which was there when it was asked for: what is binding, or public, is not
    /// changed between two people. Other acts may be confirmed by whoever has seen what has changed.
    pub const fn is_exact(self) -> bool {
        matches!(self, Self::Decide | Self::Publish)
    }

    /// The table of what it is done to, as the record names it.
    pub const fn table(self) -> &'static str {
        match self {
            Self::Close | Self::Reopen => "round",
            Self::Decide => "jury_session",
            Self::Publish => "edition",
            Self::Forget => "person",
            Self::Erase => "nomination",
            Self::Waive => "setting",
        }
    }
}

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

    /// Another person of the office says yes.
    ///
    /// # Errors
    /// The key of the sentence that says why not.
    pub fn confirm(&self, by: &Person, now: Timestamp) -> Result<Status, &'static str> {
        self.still_asked(now)?;
        if self.is_from(by) {
            return Err(if self.asked_by == by.person_id { "approvals-own" } else { "approvals-same-address" });
        }
        if !is_office(by.role, by.disabled_at) {
            return Err("approvals-not-office");
        }
        if !is_office(self.asker_role, self.asker_disabled_at) {
            return Err("approvals-asker-gone");
        }
        Ok(Status::Confirmed)
    }

    /// Another person of the office says no.
    ///
    /// # Errors
    /// The key of the sentence that says why not.
    pub fn refuse(&self, by: &Person, now: Timestamp) -> Result<Status, &'static str> {
        self.still_asked(now)?;
        if self.asked_by == by.person_id { Err("approvals-own") } else { Ok(Status::Refused) }
    }

    /// Whoever asked takes it back.
    ///
    /// # Errors
    /// The key of the sentence that says why not.
    pub fn withdraw(&self, by: &Person, now: Timestamp) -> Result<Status, &'static str> {
        self.still_asked(now)?;
        if self.asked_by == by.person_id { Ok(Status::Withdrawn) } else { Err("approvals-not-own") }
    }

    /// Whether somebody asked for it, by this or another account with the same address.
    pub fn is_from(&self, person: &Person) -> bool {
        self.asked_by == person.person_id || same_mailbox(&self.asker_email, &person.email)
    }

    fn still_asked(&self, now: Timestamp) -> Result<(), &'static str> {
        match self.status_at(now) {
            Status::Asked => Ok(()),
            Status::Lapsed => Err("approvals-lapsed"),
            Status::Confirmed | Status::Refused | Status::Withdrawn => Err("approvals-answered"),
        }
    }
}

fn is_office(role: Role, disabled_at: Option<Timestamp>) -> bool {
    role == Role::Office && disabled_at.is_none()
}

/// The people who can confirm what somebody asks: of the office, not shut out, with another address.
pub fn others<'p>(people: &'p [Person], asker: &Person) -> Vec<&'p Person> {
    let fits = |person: &&Person| {
        is_office(person.role, person.disabled_at)
            && person.person_id != asker.person_id
            && !same_mailbox(&person.email, &asker.email)
    };
    people.iter().filter(fits).collect()
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
    /// Four eyes were switched off: one person did it.
    pub alone: bool,
}

/// Names what was shown: the same content has the same digest, any other has another.
pub fn digest(shown: &impl Serialize) -> String {
    let text = serde_json::to_vec(shown).expect("what a page shows can be written as JSON");
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
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
            answerer: None,
        }
    }

    #[test]
    fn only_another_person_of_the_office_confirms() {
        let (olga, day) = (person(1, "olga@buero.example", Role::Office, false), moment("2027-10-02T10:00:00Z"));
        for (by, expected) in [
            (person(2, "emre@buero.example", Role::Office, false), Ok(Status::Confirmed)),
            (olga.clone(), Err("approvals-own")),
            (person(2, "olga+zwei@buero.example", Role::Office, false), Err("approvals-same-address")),
            (person(2, "ol.ga@buero.example", Role::Office, false), Err("approvals-same-address")),
            (person(2, "olga@verein.example", Role::Office, false), Ok(Status::Confirmed)),
            (person(2, "emre@buero.example", Role::Chair, false), Err("approvals-not-office")),
            (person(2, "emre@buero.example", Role::Office, true), Err("approvals-not-office")),
        ] {
            assert_eq!(asked(&olga).confirm(&by, day), expected, "{}", by.email);
        }
        let emre = person(2, "emre@buero.example", Role::Office, false);
        for gone in [person(1, "olga@buero.example", Role::Juror, false), person(1, "o@b.example", Role::Office, true)]
        {
            assert_eq!(asked(&gone).confirm(&emre, day), Err("approvals-asker-gone"));
            assert_eq!(asked(&gone).refuse(&emre, day), Ok(Status::Refused), "so that somebody else can ask");
        }
    }

    #[test]
    fn a_request_is_answered_once_and_in_time() {
        let olga = person(1, "olga@buero.example", Role::Office, false);
        let emre = person(2, "emre@buero.example", Role::Office, false);
        let (last, late) = (moment("2027-10-04T09:59:59.999999Z"), moment("2027-10-04T10:00:00Z"));
        let open = asked(&olga);
        assert_eq!(open.confirm(&emre, last), Ok(Status::Confirmed));
        assert_eq!(open.withdraw(&olga, last), Ok(Status::Withdrawn));
        assert_eq!(open.withdraw(&emre, last), Err("approvals-not-own"));
        assert_eq!(open.refuse(&emre, last), Ok(Status::Refused));
        assert_eq!(open.refuse(&olga, last), Err("approvals-own"));
        assert_eq!(open.confirm(&emre, late), Err("approvals-lapsed"));
        assert_eq!(open.withdraw(&olga, late), Err("approvals-lapsed"));
        for status in [Status::Confirmed, Status::Refused, Status::Withdrawn] {
            let over = Approval { status, ..asked(&olga) };
            assert_eq!(over.status_at(late), status);
            assert_eq!(over.confirm(&emre, last), Err("approvals-answered"), "{status}");
            assert_eq!(over.refuse(&emre, last), Err("approvals-answered"), "{status}");
            assert_eq!(over.withdraw(&olga, last), Err("approvals-answered"), "{status}");
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
        ];
        let ids: Vec<_> = others(&people, &olga).iter().map(|person| person.person_id.0.as_u128()).collect();
        assert_eq!(ids, [3]);
    }
}

//! What can be done to an account, when it may be, and by how many. No I/O.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::ground::web::Role;
use crate::ids::PersonId;
use crate::people::accounts::model::{Person, State, may_change_export, may_leave_office};
use crate::people::accounts::refusal::Refusal;
use crate::people::approvals::Act;
use crate::text_enum::Word;

/// What somebody of the office wants to do to somebody else's account. As a word it stands in the address of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Let an account count that one person has made or changed; and in, where it waits for that.
    Admit,
    Role(Role),
    Disable,
    Enable,
    /// Take the password, and write to its owner.
    Reset,
    /// Allow exports.
    Export,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Admit => f.write_str("admit"),
            Self::Role(role) => write!(f, "role-{role}"),
            Self::Disable => f.write_str("disable"),
            Self::Enable => f.write_str("enable"),
            Self::Reset => f.write_str("reset"),
            Self::Export => f.write_str("export"),
        }
    }
}

impl Word for Change {}

impl FromStr for Change {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Ok(match word {
            "admit" => Self::Admit,
            "disable" => Self::Disable,
            "enable" => Self::Enable,
            "reset" => Self::Reset,
            "export" => Self::Export,
            _ => Self::Role(word.strip_prefix("role-").and_then(|role| role.parse().ok()).ok_or(())?),
        })
    }
}

/// An account as it stands before something is done to it.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    #[serde(flatten)]
    pub person: Person,
    pub state: State,
    /// Somebody alone has made or changed it.
    pub held: bool,
    /// A call was ever published here.
    #[serde(skip)]
    pub in_use: bool,
    /// How many others of the office can sign in.
    #[serde(skip)]
    pub others: i64,
    /// Of how many rounds' juries the person is that are not closed.
    #[serde(skip)]
    pub open_rounds: i64,
}

impl Account {
    /// Whether nobody has let it in yet.
    pub fn waits(&self) -> bool {
        self.held && self.state == State::Disabled && self.person.password_hash.is_none()
    }

    /// Whether what is done to it takes two people, whatever that is.
    pub fn takes_two(&self) -> bool {
        self.in_use && self.person.role.confirms()
    }
}

impl Change {
    /// What it is called among what takes two people.
    pub fn act(self) -> Act {
        match self {
            Self::Admit => Act::Invite,
            Self::Role(_) => Act::ChangeRole,
            Self::Disable => Act::Disable,
            Self::Enable => Act::Enable,
            Self::Reset => Act::Reset,
            Self::Export => Act::AllowExport,
        }
    }

    /// Whether it takes two people: whatever is done to an account that can be the second of two, or makes one.
    pub fn takes_two(self, of: &Account) -> bool {
        of.takes_two() || of.in_use && matches!(self, Self::Role(to) if to.confirms())
    }

    /// Whether whoever does it alone has a hand in the account afterwards.
    pub fn holds(self) -> bool {
        !matches!(self, Self::Disable)
    }

    /// Whether it may be done.
    ///
    /// # Errors
    /// Why not.
    pub fn allowed(self, of: &Account, by: PersonId) -> Result<(), Refusal> {
        let person = &of.person;
        if by == person.person_id {
            return Err(Refusal::Oneself);
        }
        let changed = Err(Refusal::ChangedMeanwhile);
        let leave = || may_leave_office(person, Some(by), of.others);
        match self {
            Self::Admit if of.held => Ok(()),
            Self::Admit => Err(Refusal::AdmittedAlready),
            Self::Enable if of.waits() => Err(Refusal::NotAdmitted),
            Self::Enable => {
                if of.state == State::Disabled {
                    Ok(())
                } else {
                    changed
                }
            }
            Self::Disable => {
                if of.state == State::Disabled {
                    changed
                } else {
                    leave()
                }
            }
            // Who scores and who counts must not be the same person.
            Self::Role(to) if to.confirms() && of.open_rounds > 0 => Err(Refusal::InRound),
            Self::Role(to) if to == person.role => changed,
            Self::Role(_) => leave(),
            Self::Reset if !person.role.confirms() => Err(Refusal::PasswordOfJury),
            Self::Reset => match of.state {
                State::Active => leave(),
                State::Invited => Ok(()),
                State::Disabled => changed,
            },
            Self::Export if person.may_export => changed,
            Self::Export => may_change_export(person, by),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Timestamp;
    use crate::i18n::Lang;

    fn id(number: u128) -> PersonId {
        PersonId(uuid::Uuid::from_u128(number))
    }

    fn account(role: Role, state: State) -> Account {
        let moment = Timestamp::new(chrono::DateTime::UNIX_EPOCH);
        let person = Person {
            person_id: id(1),
            email: "emre@buero.example".into(),
            name: "Emre".into(),
            role,
            password_hash: (state != State::Invited).then(String::new),
            language: Lang::De,
            created_at: moment,
            disabled_at: (state == State::Disabled).then_some(moment),
            may_export: false,
        };
        Account { person, state, held: false, in_use: true, others: 1, open_rounds: 0 }
    }

    /// What is wanted, of which account, and whether it is refused.
    type Case = (Change, Account, Option<Refusal>);

    #[test]
    fn what_may_be_done_to_an_account() {
        use Change::{Admit, Disable, Enable, Export, Reset};
        use Role::{Approver, Chair, Juror, Office};
        use State::{Active, Disabled, Invited};
        let changed = Some(Refusal::ChangedMeanwhile);
        let last = |role| Account { others: 0, ..account(role, Active) };
        let held = |state| Account { held: true, ..account(Office, state) };
        let mut waiting = held(Disabled);
        waiting.person.password_hash = None;
        let in_round = Account { open_rounds: 1, ..account(Juror, Active) };
        let mut exporter = account(Office, Active);
        exporter.person.may_export = true;
        let cases: Vec<Case> = vec![
            (Disable, account(Office, Active), None),
            (Disable, account(Approver, Invited), None),
            (Disable, account(Office, Disabled), changed),
            (Disable, last(Office), Some(Refusal::LastOfOffice)),
            (Disable, last(Approver), None),
            (Enable, account(Office, Disabled), None),
            (Enable, account(Office, Active), changed),
            (Enable, held(Disabled), None),
            (Enable, waiting.clone(), Some(Refusal::NotAdmitted)),
            (Admit, waiting, None),
            (Admit, held(Active), None),
            (Admit, account(Office, Active), Some(Refusal::AdmittedAlready)),
            (Change::Role(Office), account(Juror, Active), None),
            (Change::Role(Office), in_round.clone(), Some(Refusal::InRound)),
            (Change::Role(Approver), in_round.clone(), Some(Refusal::InRound)),
            (Change::Role(Chair), in_round, None),
            (Change::Role(Office), account(Office, Active), changed),
            (Change::Role(Juror), last(Office), Some(Refusal::LastOfOffice)),
            (Change::Role(Approver), last(Office), Some(Refusal::LastOfOffice)),
            (Change::Role(Juror), account(Approver, Active), None),
            (Reset, account(Office, Active), None),
            (Reset, account(Office, Invited), None),
            (Reset, account(Office, Disabled), changed),
            (Reset, last(Office), Some(Refusal::LastOfOffice)),
            (Reset, account(Juror, Active), Some(Refusal::PasswordOfJury)),
            (Export, account(Office, Active), None),
            (Export, exporter, changed),
            (Export, account(Approver, Active), Some(Refusal::OutsideOffice)),
            (Export, account(Juror, Active), Some(Refusal::OutsideOffice)),
        ];
        for (change, of, refused) in cases {
            assert_eq!(change.allowed(&of, id(2)).err(), refused, "{change} {of:?}");
            assert_eq!(change.allowed(&of, id(1)).err(), Some(Refusal::Oneself), "{change}");
            assert_eq!(change.to_string().parse(), Ok(change));
        }
        assert_eq!("role-king".parse::<Change>(), Err(()));
    }

    #[test]
    fn an_account_that_can_be_the_second_of_two_takes_two() {
        use Role::{Approver, Chair, Juror, Office};
        for (change, role, two) in [
            (Change::Disable, Office, true),
            (Change::Disable, Approver, true),
            (Change::Disable, Juror, false),
            (Change::Enable, Chair, false),
            (Change::Enable, Office, true),
            (Change::Reset, Approver, true),
            (Change::Export, Office, true),
            (Change::Admit, Office, true),
            (Change::Role(Chair), Juror, false),
            (Change::Role(Office), Juror, true),
            (Change::Role(Approver), Chair, true),
            (Change::Role(Juror), Office, true),
            (Change::Role(Juror), Approver, true),
        ] {
            let of = account(role, State::Active);
            assert_eq!(change.takes_two(&of), two, "{change} {role}");
            assert!(!change.takes_two(&Account { in_use: false, ..of }), "{change} {role} before the first call");
        }
    }
}

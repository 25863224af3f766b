//! What a person is, and the rules of accounts.

use chrono::Duration;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::ground::mail::address;
use crate::ground::web::{Role, is_local};
use crate::i18n::Lang;
use crate::ids::{OneTimeLinkId, PersonId};
use crate::link;

use super::refusal::Refusal;

/// A person of the office or of a jury.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Person {
    pub person_id: PersonId,
    /// Folded by [`fold_email`].
    pub email: String,
    pub name: String,
    pub role: Role,
    /// Absent until the invitation was used.
    #[serde(skip)]
    pub password_hash: Option<String>,
    pub language: Lang,
    pub created_at: Timestamp,
    pub disabled_at: Option<Timestamp>,
    /// Whether a person of the office may take lists out of the program as files.
    pub may_export: bool,
}

crate::text_enum! {
    /// Whether a person can sign in.
    pub enum State {
        /// Has not used the invitation yet.
        Invited = "invited",
        Active = "active",
        Disabled = "disabled",
    }
}

impl Person {
    /// Whether the person can sign in, and if not, why.
    pub fn state(&self) -> State {
        match (self.disabled_at, &self.password_hash) {
            (Some(_), _) => State::Disabled,
            (None, None) => State::Invited,
            (None, Some(_)) => State::Active,
        }
    }
}

crate::text_enum! {
    /// What a one-time link is good for.
    pub enum Purpose {
        /// Makes the first account of the office.
        FirstOffice = "first_office",
        /// Lets an invited person choose a password.
        Invitation = "invitation",
        /// Lets a person who forgot the password choose another one.
        Password = "password",
    }
}

impl Purpose {
    /// How long a link can be used.
    pub fn lasts(self) -> Duration {
        match self {
            Self::FirstOffice => Duration::hours(24),
            Self::Invitation => Duration::days(14),
            Self::Password => Duration::hours(2),
        }
    }
}

/// A link that works once.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Link {
    pub one_time_link_id: OneTimeLinkId,
    pub person_id: Option<PersonId>,
    pub purpose: Purpose,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

impl Link {
    /// Whether it still works.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.used_at.is_none() && now < self.expires_at
    }
}

/// That somebody has a hand in an account: made it or changed it alone, and nobody else has confirmed that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Hold {
    pub person_id: PersonId,
    pub held_by: PersonId,
}

/// An address as it is compared and stored: [`address::key`].
pub fn fold_email(email: &str) -> String {
    address::key(email)
}

/// Whether two addresses lead to the same person, as far as one can tell: a tag behind a plus, dots and capitals in
/// front of the @ make no difference, nor does how the domain is spelled: "büro.example" is "xn--bro-hoa.example".
pub fn same_mailbox(a: &str, b: &str) -> bool {
    let mailbox = |email: &str| {
        let email = fold_email(email);
        let (local, domain) = email.rsplit_once('@').unwrap_or((&email, ""));
        (local.split('+').next().unwrap_or(local).replace('.', ""), domain.to_owned())
    };
    mailbox(a) == mailbox(b)
}

/// Whether somebody may be taken out of the office, by being disabled or by another role:
/// nobody does it to themself, and somebody has to remain. `others` can sign in besides this one.
pub fn may_leave_office(person: &Person, by: Option<PersonId>, others: i64) -> Result<(), Refusal> {
    if by == Some(person.person_id) {
        return Err(Refusal::Oneself);
    }
    if person.role == Role::Office && others < 1 {
        return Err(Refusal::LastOfOffice);
    }
    Ok(())
}

/// Whether somebody may be given the right to export, or lose it: nobody does so to themself, and only the
/// office has it.
pub fn may_change_export(person: &Person, by: PersonId) -> Result<(), Refusal> {
    if by == person.person_id {
        return Err(Refusal::Oneself);
    }
    if person.role != Role::Office {
        return Err(Refusal::OutsideOffice);
    }
    Ok(())
}

/// Where to go after signing in: to the wished page if it is one of ours and of this person's, else home.
///
/// `//host` and `/\host` would lead to another site.
pub fn destination(role: Role, next: &str) -> String {
    let room = if role.is_jury() { link!("/office") } else { link!("/jury") };
    // The office takes part in the jury's meetings, whatever their address was called when it was kept.
    let is_shared =
        next.split(['/', '?']).nth(2).is_some_and(|part| matches!(part, "meetings" | "session" | "sessions"));
    let is_foreign = (next == room || next.starts_with(&format!("{room}/"))) && (role.is_jury() || !is_shared);
    if next == "/" || is_foreign || !is_local(next) { role.home().to_owned() } else { next.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_signing_in_one_goes_to_the_wished_page_of_ours() {
        for (role, next, to) in [
            (Role::Office, "", "/office"),
            (Role::Office, "/", "/office"),
            (Role::Office, "/office/mail?page=2", "/office/mail?page=2"),
            (Role::Office, "/jury", "/office"),
            (Role::Office, "/jury/sheets/1", "/office"),
            (Role::Office, "/jury/meetings", "/jury/meetings"),
            (Role::Office, "/jury/sessions", "/jury/sessions"),
            (Role::Office, "/jury/session/1/projector?x=1", "/jury/session/1/projector?x=1"),
            (Role::Chair, "/office/session", "/jury"),
            (Role::Chair, "/office/mail", "/jury"),
            (Role::Juror, "/jury/sheets/1", "/jury/sheets/1"),
            (Role::Juror, "/officer", "/officer"),
            (Role::Juror, "//evil.example", "/jury"),
            (Role::Juror, "/\\evil.example", "/jury"),
            (Role::Juror, "https://evil.example", "/jury"),
            (Role::Juror, "javascript:alert(1)", "/jury"),
            (Role::Juror, "/a\r\nX: y", "/jury"),
            (Role::Juror, "/\t/evil.example", "/jury"),
        ] {
            assert_eq!(destination(role, next), to, "{role} {next:?}");
        }
    }

    #[test]
    fn two_addresses_of_one_mailbox_are_recognised() {
        for (a, b, same) in [
            ("olga@x.example", " Olga@X.example ", true),
            ("olga@x.example", "olga+2@x.example", true),
            ("olga.brandt@x.example", "OlgaBrandt+office+2@x.example", true),
            ("olga@x.example", "olga@y.example", false),
            ("olga@x.example", "helga@x.example", false),
            ("olga@mail.example", "olga@m.ail.example", false),
            ("olga@büro.example", "olga@xn--bro-hoa.example", true),
            ("Olga@BÜRO.example", "olga+2@XN--BRO-HOA.example", true),
            ("olga@büro.example", "olga@buero.example", false),
            ("olga@xn--.example", "olga@xn--.example", true),
            ("olga", "olga@", true),
        ] {
            assert_eq!(same_mailbox(a, b), same, "{a} {b}");
        }
    }

    #[test]
    fn somebody_always_remains_in_the_office() {
        let id = |n: u128| PersonId(uuid::Uuid::from_u128(n));
        let person = |role| Person {
            person_id: id(1),
            email: String::new(),
            name: String::new(),
            role,
            password_hash: None,
            language: Lang::De,
            created_at: Timestamp::new(chrono::DateTime::UNIX_EPOCH),
            disabled_at: None,
            may_export: false,
        };
        for (role, by, others, refused) in [
            (Role::Office, Some(id(2)), 1, None),
            (Role::Office, Some(id(2)), 0, Some(Refusal::LastOfOffice)),
            (Role::Office, None, 0, Some(Refusal::LastOfOffice)),
            (Role::Office, Some(id(1)), 5, Some(Refusal::Oneself)),
            (Role::Juror, Some(id(2)), 0, None),
        ] {
            assert_eq!(may_leave_office(&person(role), by, others).err(), refused, "{role} {others}");
        }
    }
}

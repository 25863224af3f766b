//! What the office does to accounts. Each function is one act, and one transaction.

use crate::ground::audit;
use crate::ground::audit::acts::{self, Act, Aside, DoneTo, Word};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Common, Result};
use crate::ground::web::Role;
use crate::i18n::Lang;
use crate::ids::{ApprovalId, PersonId};
use crate::link;
use crate::people::accounts::actions::{insert_person, new_person, write_link};
use crate::people::accounts::model::{Hold, Person, Purpose, State, fold_email, may_change_export};
use crate::people::accounts::refusal::Refusal;
use crate::people::accounts::store as accounts;
use crate::people::approvals::{self, Answer, Asked, Request, digest};

use super::model::{Account, Change};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Another person has to confirm.
    Asked,
    /// It takes two people, and whoever wants it has not seen yet what will happen.
    Look,
    /// Something has changed since the page was shown.
    Changed,
}

/// An account as it is now.
pub async fn load(conn: &mut Conn, id: PersonId) -> Result<Account> {
    let person = accounts::person(conn, id).await?.ok_or(AppError::NotFound)?;
    let state = person.state();
    let counted = person.role == Role::Office && state == State::Active;
    Ok(Account {
        held: accounts::holds(conn).await?.iter().any(|hold| hold.person_id == id),
        in_use: accounts::has_published(conn).await?,
        others: accounts::count_office(conn).await? - i64::from(counted),
        open_rounds: accounts::open_rounds(conn, id).await?,
        state,
        person,
    })
}

/// What somebody sees who asks or confirms.
pub fn shown(of: &Account, change: Change) -> String {
    digest(&(of, change.to_string()))
}

/// The page that shows what will happen.
pub fn page(id: PersonId, change: Change) -> String {
    link!("/office/people/{person}/changes/{change}", person = id, change)
}

/// What somebody wants, and what they have seen of it.
pub struct Wish<'a> {
    pub change: Change,
    pub reason: &'a str,
    /// Absent where it was asked for on a page that does not show what will happen.
    pub seen: Option<&'a str>,
}

/// Adds a person. Whoever takes part in the jury gets a link with which they choose a password; an account that can be
/// the second of two is first confirmed by another person, unless no call was ever published here.
pub async fn invite(
    ctx: &Ctx,
    settings: &Settings,
    by: PersonId,
    (name, email): (&str, &str),
    role: Role,
    lang: Lang,
) -> Result<(PersonId, Outcome)> {
    let mut tx = ctx.db.write().await?;
    let person = new_person(ctx, name, email, role, lang);
    let two = role.confirms() && accounts::has_published(&mut tx).await?;
    let id = match two.then_some(accounts::person_by_email(&mut tx, &fold_email(email)).await?).flatten() {
        // Nobody has let it in: whoever was told no, or had a wrong name in it, asks once more.
        Some(before) if load(&mut tx, before.person_id).await?.waits() => {
            accounts::set_profile(&mut tx, before.person_id, name, lang).await?;
            accounts::set_role(&mut tx, before.person_id, before.role, role).await?;
            before.person_id
        }
        _ if two => {
            insert_person(&mut tx, &Person { disabled_at: Some(ctx.now), ..person.clone() }).await?;
            person.person_id
        }
        _ => {
            insert_person(&mut tx, &person).await?;
            write_link(&mut tx, ctx, settings, &person, Purpose::Invitation, "invitation").await?;
            person.person_id
        }
    };
    if two {
        accounts::hold(&mut tx, Hold { person_id: id, held_by: by }, ctx.now).await?;
    }
    let outcome = if two {
        let of = load(&mut tx, id).await?;
        let seen = shown(&of, Change::Admit);
        let wish = Wish { change: Change::Admit, reason: "", seen: Some(&seen) };
        ask(&mut tx, ctx, settings, by, &of, &wish).await?
    } else {
        Outcome::Done
    };
    audit::record(&mut tx, ctx, Some(by), id, acts::Invited { role: Word(role.as_str()) }).await?;
    tx.commit().await?;
    Ok((id, outcome))
}

/// Does something to an account, or asks another person to confirm it.
pub async fn change(ctx: &Ctx, settings: &Settings, by: PersonId, id: PersonId, wish: &Wish<'_>) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    accounts::lock_office(&mut tx).await?;
    let of = load(&mut tx, id).await?;
    wish.change.allowed(&of, by)?;
    let outcome = if wish.change.takes_two(&of) {
        ask(&mut tx, ctx, settings, by, &of, wish).await?
    } else {
        let done = act(&mut tx, ctx, settings, &of, wish.change).await?;
        audit::record(&mut tx, ctx, Some(by), id.subject(), done).await?;
        Outcome::Done
    };
    // Whoever is shown something first has changed nothing.
    if matches!(outcome, Outcome::Done | Outcome::Asked) {
        tx.commit().await?;
    }
    Ok(outcome)
}

/// Does what somebody else has asked for.
pub async fn confirm(
    ctx: &Ctx,
    settings: &Settings,
    by: PersonId,
    (id, change): (PersonId, Change),
    (approval, seen): (ApprovalId, &str),
) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    accounts::lock_office(&mut tx).await?;
    // The record is the last thing that a transaction waits for. Nothing is done before it is confirmed, though: whoever
    // is shut out may agree to that.
    accounts::lock(&mut tx, id).await?;
    let of = load(&mut tx, id).await?;
    let now = shown(&of, change);
    let answer = Answer { id: approval, act: change.act(), subject: id.0, seen, now: &now };
    let Some(asked) = approvals::confirm(&mut tx, ctx, by, answer).await? else { return Ok(Outcome::Changed) };
    change.allowed(&of, asked.asked_by)?;
    let done = act(&mut tx, ctx, settings, &of, change).await?;
    audit::record(&mut tx, ctx, Some(by), id.subject(), done).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Takes the right to export. That takes one person: it opens nothing to anybody.
pub async fn forbid_export(ctx: &Ctx, by: PersonId, id: PersonId) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let person = accounts::person(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    may_change_export(&person, by)?;
    if !accounts::set_export(&mut tx, id, false).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    audit::record(&mut tx, ctx, Some(by), id, acts::ExportForbidden {}).await?;
    Ok(tx.commit().await?)
}

/// Sends another invitation to somebody of the jury who has not used the first; that one stops working.
pub async fn invite_again(ctx: &Ctx, settings: &Settings, by: PersonId, id: PersonId) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    let of = load(&mut tx, id).await?;
    if of.state != State::Invited {
        return Err(Refusal::NotInvited.into());
    }
    if of.takes_two() {
        return Ok(Outcome::Look);
    }
    write_link(&mut tx, ctx, settings, &of.person, Purpose::Invitation, "invitation").await?;
    audit::record(&mut tx, ctx, Some(by), id, acts::InvitedAgain {}).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

async fn ask(
    conn: &mut Conn,
    ctx: &Ctx,
    settings: &Settings,
    by: PersonId,
    of: &Account,
    wish: &Wish<'_>,
) -> Result<Outcome> {
    let (id, now) = (of.person.person_id, shown(of, wish.change));
    match wish.seen {
        None => return Ok(Outcome::Look),
        Some(seen) if seen != now => return Ok(Outcome::Changed),
        Some(_) => {}
    }
    // Who acts alone acts first: the record is the last thing that a transaction waits for.
    let done = if approvals::settings::two_person_rule(conn).await? {
        None
    } else {
        let done = act(conn, ctx, settings, of, wish.change).await?;
        if wish.change.holds() {
            accounts::hold(conn, Hold { person_id: id, held_by: by }, ctx.now).await?;
        }
        Some(done)
    };
    let request = Request {
        act: wish.change.act(),
        subject: id.0,
        title: of.person.name.clone(),
        path: &page(id, wish.change),
        reason: wish.reason,
        shown: &now,
        public_url: settings.public_url(),
    };
    match (approvals::ask(conn, ctx, by, request).await?, done) {
        (Asked::Alone, Some(done)) => {
            audit::record(conn, ctx, Some(by), id.subject(), done).await?;
            Ok(Outcome::Done)
        }
        _ => Ok(Outcome::Asked),
    }
}

/// For whoever makes sure that as many want it as it takes. Gives what is to be recorded.
async fn act(conn: &mut Conn, ctx: &Ctx, settings: &Settings, of: &Account, change: Change) -> Result<Act> {
    let (person, id) = (&of.person, of.person.person_id);
    let has_password = person.password_hash.is_some();
    let (done, act): (bool, Act) = match change {
        Change::Admit => {
            let done = accounts::release(conn, id).await?;
            if of.waits() && accounts::enable(conn, id).await? {
                write_link(conn, ctx, settings, person, Purpose::Invitation, "invitation").await?;
            }
            (done, acts::AccountAdmitted {}.into())
        }
        Change::Role(to) => {
            let done = accounts::set_role(conn, id, person.role, to).await?;
            change_rooms(conn, ctx, settings, of, to).await?;
            let (from, to) = (Aside(Word(person.role.as_str())), Aside(Word(to.as_str())));
            (done, acts::RoleChanged { from, to }.into())
        }
        Change::Disable => {
            let done = accounts::disable(conn, id, ctx.now).await?;
            accounts::delete_sessions(conn, id).await?;
            accounts::delete_unused_links(conn, id).await?;
            (done, acts::Disabled {}.into())
        }
        Change::Enable => {
            let done = accounts::enable(conn, id).await?;
            // Only two can send it again.
            if person.role.confirms() && !has_password {
                write_link(conn, ctx, settings, person, Purpose::Invitation, "invitation").await?;
            }
            (done, acts::Enabled {}.into())
        }
        Change::Reset => {
            accounts::clear_password(conn, id).await?;
            accounts::delete_sessions(conn, id).await?;
            if has_password {
                write_link(conn, ctx, settings, person, Purpose::Password, "password_taken").await?;
            } else {
                write_link(conn, ctx, settings, person, Purpose::Invitation, "invitation").await?;
            }
            (true, acts::PasswordTaken {}.into())
        }
        Change::Export => (accounts::set_export(conn, id, true).await?, acts::ExportAllowed {}.into()),
    };
    if !done {
        return Err(Common::ChangedMeanwhile.into());
    }
    Ok(act)
}

/// Ends what somebody had open where they do not belong any more. Whoever comes from the jury into the office chooses
/// another password: the link for the old one may have gone through the office's hands.
async fn change_rooms(conn: &mut Conn, ctx: &Ctx, settings: &Settings, of: &Account, to: Role) -> Result<()> {
    let (person, id) = (&of.person, of.person.person_id);
    if person.role.is_jury() && to.is_jury() {
        return Ok(());
    }
    accounts::delete_sessions(conn, id).await?;
    accounts::delete_unused_links(conn, id).await?;
    let comes_in = to.confirms() && !person.role.confirms();
    if comes_in {
        accounts::clear_password(conn, id).await?;
    }
    if of.state == State::Invited || comes_in && of.state == State::Active {
        let moved = Person { role: to, ..person.clone() };
        write_link(conn, ctx, settings, &moved, Purpose::Invitation, "invitation").await?;
    }
    Ok(())
}

//! What people do with accounts. Each function is one act, and one transaction.

use crate::ground::audit;
use crate::ground::audit::acts::{self, Act, DoneTo, Word};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, is_duplicate};
use crate::ground::error::{AppError, Common, Result};
use crate::ground::mail::{self, Letter, Premise};
use crate::ground::web::{Role, Viewer};
use crate::i18n::{Args, Lang, value};
use crate::ids::{OneTimeLinkId, PersonId, SessionId, Token};
use crate::link;

use super::model::{Link, Person, Purpose, State, fold_email, may_leave_office};
use super::refusal::Refusal;
use super::{password, sessions, store};

/// Checks a password and opens a session; `None` when address and password do not fit or the account
/// is closed. Takes the same time whatever is wrong. A session that this browser had before ends.
pub async fn sign_in(
    ctx: &Ctx,
    email: &str,
    typed: &str,
    before: Option<SessionId>,
) -> Result<Option<(Person, Token)>> {
    let mut conn = ctx.db.read().await?;
    let person = store::person_by_email(&mut conn, &fold_email(email)).await?;
    drop(conn);
    let stored = person.as_ref().and_then(|person| person.password_hash.as_deref());
    let fits = password::verify(typed, stored).await?;
    let Some(person) = person.filter(|person| fits && person.state() == State::Active) else { return Ok(None) };
    let mut tx = ctx.db.write().await?;
    if let Some(before) = before {
        store::delete_session(&mut tx, before).await?;
    }
    store::delete_ended_sessions(&mut tx, ctx.now).await?;
    let token = sessions::insert(&mut tx, ctx, person.person_id).await?;
    audit::record(&mut tx, ctx, Some(person.person_id), person.person_id, acts::SignedIn {}).await?;
    tx.commit().await?;
    Ok(Some((person, token)))
}

/// Ends this session.
pub async fn sign_out(ctx: &Ctx, viewer: &Viewer) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    store::delete_session(&mut tx, viewer.session_id).await?;
    audit::record(&mut tx, ctx, Some(viewer.person_id), viewer.person_id, acts::SignedOut {}).await?;
    Ok(tx.commit().await?)
}

/// Ends all sessions of this person, on all devices.
pub async fn sign_out_everywhere(ctx: &Ctx, viewer: &Viewer) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    store::delete_sessions(&mut tx, viewer.person_id).await?;
    audit::record(&mut tx, ctx, Some(viewer.person_id), viewer.person_id, acts::SignedOutEverywhere {}).await?;
    Ok(tx.commit().await?)
}

/// Changes the own name and language.
pub async fn change_profile(ctx: &Ctx, viewer: &Viewer, name: &str, language: Lang) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    store::set_profile(&mut tx, viewer.person_id, name, language).await?;
    // The record does without names: a person can be forgotten, the record not.
    let act = acts::ProfileChanged { renamed: viewer.name != name, language };
    audit::record(&mut tx, ctx, Some(viewer.person_id), viewer.person_id, act).await?;
    Ok(tx.commit().await?)
}

/// Changes the own password and ends the sessions on all other devices; `false` when the present
/// password is not the one that was typed.
pub async fn change_password(ctx: &Ctx, viewer: &Viewer, present: &str, new: &str) -> Result<bool> {
    let mut conn = ctx.db.read().await?;
    let person = store::person(&mut conn, viewer.person_id).await?.ok_or(AppError::NotFound)?;
    drop(conn);
    if !password::verify(present, person.password_hash.as_deref()).await? {
        return Ok(false);
    }
    let hash = password::hash(ctx, new).await?;
    let mut tx = ctx.db.write().await?;
    if !store::set_password(&mut tx, viewer.person_id, &hash).await? {
        return Err(AppError::NotFound);
    }
    store::delete_other_sessions(&mut tx, viewer.person_id, viewer.session_id).await?;
    store::delete_unused_links(&mut tx, viewer.person_id).await?;
    audit::record(&mut tx, ctx, Some(viewer.person_id), viewer.person_id, acts::PasswordChanged {}).await?;
    tx.commit().await?;
    Ok(true)
}

/// A link for the first account, as long as nobody of the office can sign in. Earlier ones stop working.
pub async fn first_link(ctx: &Ctx) -> Result<Option<Token>> {
    let mut tx = ctx.db.write().await?;
    if store::count_office(&mut tx).await? > 0 {
        return Ok(None);
    }
    store::delete_first_links(&mut tx).await?;
    let token = insert_link(&mut tx, ctx, Purpose::FirstOffice, None).await?;
    tx.commit().await?;
    Ok(Some(token))
}

/// Makes the first account of the office and signs it in.
pub async fn create_first_office(
    ctx: &Ctx,
    link: &Link,
    name: &str,
    email: &str,
    new: &str,
    lang: Lang,
) -> Result<(Person, Token)> {
    let hash = password::hash(ctx, new).await?;
    let mut tx = ctx.db.write().await?;
    use_link(&mut tx, ctx, link).await?;
    if store::count_office(&mut tx).await? > 0 {
        return Err(Refusal::FirstExists.into());
    }
    let person =
        Person { password_hash: Some(hash), may_export: true, ..new_person(ctx, name, email, Role::Office, lang) };
    insert_person(&mut tx, &person).await?;
    let token = sessions::insert(&mut tx, ctx, person.person_id).await?;
    let act = acts::FirstAccountMade { role: Word(Role::Office.as_str()) };
    audit::record(&mut tx, ctx, Some(person.person_id), person.person_id, act).await?;
    tx.commit().await?;
    Ok((person, token))
}

/// Sets the password through an invitation or a password link and signs the person in. All other
/// sessions end. `declared`: the declaration of secrecy and impartiality was confirmed, which is put on file.
pub async fn set_password(ctx: &Ctx, link: &Link, new: &str, declared: bool) -> Result<(Person, Token)> {
    let id = link.person_id.ok_or(AppError::NotFound)?;
    let hash = password::hash(ctx, new).await?;
    let mut tx = ctx.db.write().await?;
    use_link(&mut tx, ctx, link).await?;
    let person = store::person(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    // A person who was disabled in the meantime does not come back through an old link.
    if !store::set_password(&mut tx, id, &hash).await? {
        return Err(Refusal::LinkGone.into());
    }
    store::delete_sessions(&mut tx, id).await?;
    store::delete_unused_links(&mut tx, id).await?;
    let token = sessions::insert(&mut tx, ctx, id).await?;
    let act: Act = match link.purpose {
        Purpose::Invitation => acts::InvitationAccepted {}.into(),
        Purpose::Password | Purpose::FirstOffice => acts::PasswordReset {}.into(),
    };
    audit::record(&mut tx, ctx, Some(id), id.subject(), act).await?;
    if declared {
        audit::record(&mut tx, ctx, Some(id), id, acts::ImpartialityDeclared {}).await?;
    }
    tx.commit().await?;
    Ok((person, token))
}

/// Sends a link for a new password if somebody with this address can sign in. The link of an
/// invitation that was not used is sent again instead.
pub async fn forgot_password(ctx: &Ctx, settings: &Settings, email: &str) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let Some(person) = store::person_by_email(&mut tx, &fold_email(email)).await? else { return Ok(()) };
    let purpose = match person.state() {
        State::Active => Purpose::Password,
        State::Invited => Purpose::Invitation,
        State::Disabled => return Ok(()),
    };
    send_link(&mut tx, ctx, settings, &person, purpose).await?;
    audit::record(&mut tx, ctx, None, person.person_id, acts::PasswordLinkSent {}).await?;
    Ok(tx.commit().await?)
}

/// A password link for the person who runs the program to hand over by themself.
pub async fn reset_link(ctx: &Ctx, email: &str) -> Result<Option<(Person, Token)>> {
    let mut tx = ctx.db.write().await?;
    let Some(person) = store::person_by_email(&mut tx, &fold_email(email)).await? else { return Ok(None) };
    store::delete_unused_links(&mut tx, person.person_id).await?;
    let purpose = if person.state() == State::Invited { Purpose::Invitation } else { Purpose::Password };
    let token = insert_link(&mut tx, ctx, purpose, Some(person.person_id)).await?;
    audit::record(&mut tx, ctx, None, person.person_id, acts::PasswordLinkMade {}).await?;
    tx.commit().await?;
    Ok(Some((person, token)))
}

/// Adds a person from the command line; the link is for handing over. The right to export goes to the first of
/// the office who can hand it on.
pub async fn add(ctx: &Ctx, name: &str, email: &str, role: Role, lang: Lang) -> Result<Token> {
    let mut tx = ctx.db.write().await?;
    let may_export = role == Role::Office && store::count_export(&mut tx).await? == 0;
    let person = Person { may_export, ..new_person(ctx, name, email, role, lang) };
    insert_person(&mut tx, &person).await?;
    let token = insert_link(&mut tx, ctx, Purpose::Invitation, Some(person.person_id)).await?;
    audit::record(&mut tx, ctx, None, person.person_id, acts::Invited { role: Word(role.as_str()) }).await?;
    tx.commit().await?;
    Ok(token)
}

/// Shuts a person out, from the command line: the sessions end at once and open links stop working.
pub async fn disable(ctx: &Ctx, by: Option<PersonId>, id: PersonId) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    leaving(&mut tx, by, id).await?;
    if !store::disable(&mut tx, id, ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    store::delete_sessions(&mut tx, id).await?;
    store::delete_unused_links(&mut tx, id).await?;
    audit::record(&mut tx, ctx, by, id, acts::Disabled {}).await?;
    Ok(tx.commit().await?)
}

/// Lets a person in again, from the command line.
pub async fn enable(ctx: &Ctx, id: PersonId) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    if !store::enable(&mut tx, id).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    audit::record(&mut tx, ctx, None, id, acts::Enabled {}).await?;
    Ok(tx.commit().await?)
}

/// Lets an account count that one person alone has made or changed, from the command line. Gives a link where its owner
/// has to choose a password.
pub async fn admit(ctx: &Ctx, id: PersonId) -> Result<Option<Token>> {
    let mut tx = ctx.db.write().await?;
    let person = store::person(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if !store::release(&mut tx, id).await? {
        return Err(Refusal::AdmittedAlready.into());
    }
    // Only an account that nobody has let in yet is shut out and has no password.
    let waits = person.disabled_at.is_some() && person.password_hash.is_none();
    let token = if waits && store::enable(&mut tx, id).await? {
        store::delete_unused_links(&mut tx, id).await?;
        Some(insert_link(&mut tx, ctx, Purpose::Invitation, Some(id)).await?)
    } else {
        None
    };
    audit::record(&mut tx, ctx, None, id, acts::AccountAdmitted {}).await?;
    tx.commit().await?;
    Ok(token)
}

/// The person, if the rules let them be taken out of the office.
pub async fn leaving(conn: &mut Conn, by: Option<PersonId>, id: PersonId) -> Result<Person> {
    store::lock_office(conn).await?;
    let person = store::person(conn, id).await?.ok_or(AppError::NotFound)?;
    let counted = person.role == Role::Office && person.state() == State::Active;
    let others = store::count_office(conn).await? - i64::from(counted);
    may_leave_office(&person, by, others)?;
    Ok(person)
}

/// An account that nobody has used yet.
pub fn new_person(ctx: &Ctx, name: &str, email: &str, role: Role, language: Lang) -> Person {
    Person {
        person_id: PersonId::new(ctx.now, &ctx.random),
        email: fold_email(email),
        name: name.to_owned(),
        role,
        password_hash: None,
        language,
        created_at: ctx.now,
        disabled_at: None,
        may_export: false,
    }
}

/// Adds a person, or refuses an address that has an account already.
pub async fn insert_person(conn: &mut Conn, person: &Person) -> Result<()> {
    if store::person_by_email(conn, &person.email).await?.is_some() {
        return Err(Refusal::EmailTaken.into());
    }
    store::insert_person(conn, person).await.map_err(|error| match error {
        AppError::Database(error) if is_duplicate(&error) => Refusal::EmailTaken.into(),
        other => other,
    })
}

async fn use_link(conn: &mut Conn, ctx: &Ctx, link: &Link) -> Result<()> {
    let used = store::use_link(conn, link.one_time_link_id, ctx.now).await?;
    if used { Ok(()) } else { Err(Refusal::LinkGone.into()) }
}

async fn insert_link(conn: &mut Conn, ctx: &Ctx, purpose: Purpose, person_id: Option<PersonId>) -> Result<Token> {
    let token = ctx.random.token();
    let link = Link {
        one_time_link_id: OneTimeLinkId::new(ctx.now, &ctx.random),
        person_id,
        purpose,
        created_at: ctx.now,
        expires_at: ctx.now + purpose.lasts(),
        used_at: None,
    };
    store::insert_link(conn, &link, &token.hash()).await?;
    Ok(token)
}

async fn send_link(conn: &mut Conn, ctx: &Ctx, settings: &Settings, person: &Person, purpose: Purpose) -> Result<()> {
    let kind = if purpose == Purpose::Invitation { "invitation" } else { "password" };
    write_link(conn, ctx, settings, person, purpose, kind).await
}

/// Writes to somebody with a link that works once. Earlier ones stop working. `kind` names the mail.
pub async fn write_link(
    conn: &mut Conn,
    ctx: &Ctx,
    settings: &Settings,
    person: &Person,
    purpose: Purpose,
    kind: &'static str,
) -> Result<()> {
    store::delete_unused_links(conn, person.person_id).await?;
    let token = insert_link(conn, ctx, purpose, Some(person.person_id)).await?;
    let mut args = Args::new();
    args.set("name", value(person.name.as_str()));
    let link = Some(link_url(settings, &token));
    let premise = Premise::Link { hash: token.hash() };
    mail::queue(conn, ctx, Letter { kind, to: &person.email, lang: person.language, args, link, premise }).await?;
    Ok(())
}

/// The address of a one-time link.
pub fn link_url(settings: &Settings, token: &Token) -> String {
    format!("{}{}", settings.public_url(), link!("/links/{token}", token))
}

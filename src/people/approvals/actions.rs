//! Asking and answering. The features call these in the transactions of their acts.

pub mod final_act;
pub mod lapsing;

use uuid::Uuid;

use crate::ground::audit;
use crate::ground::audit::acts::{self, DoneTo, Made, Setting, Written};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::mail::{self, Letter, Premise};
use crate::i18n::{Args, Writes, say, t, value};
use crate::ids::{ApprovalId, PersonId};
use crate::key;
use crate::people::accounts::model::Person;
use crate::people::accounts::store as accounts;

use super::model::{Act, Approval, Hands, LASTS, Status};
use super::refusal::Refusal;
use super::{settings, store};

/// What somebody wants to do.
pub struct Request<'a> {
    pub act: Act,
    /// The key of what it is done to.
    pub subject: Uuid,
    /// What people call it.
    pub title: String,
    /// The page that shows what will happen, and on which another person confirms.
    pub path: &'a str,
    pub reason: &'a str,
    /// The [`digest`](model::digest) of what was shown.
    pub shown: &'a str,
    pub public_url: &'a str,
}

/// What came of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Another person has to confirm it.
    Waits(ApprovalId),
    /// The office has one person, by its own wish: do it now.
    Alone,
}

/// Asks the others of the office, who get a mail; or says that one person is enough.
///
/// It records, so every other lock has to be taken before.
pub async fn ask(conn: &mut Conn, ctx: &Ctx, office: PersonId, request: Request<'_>) -> Result<Asked> {
    let subject = (request.act.table(), request.subject);
    let lapsed = store::lapse(conn, request.subject, request.act, ctx.now).await?;
    let (what, reason, shown) = (request.act, Written::from(request.reason), Made(request.shown.to_owned()));
    if !settings::two_person_rule(conn).await? {
        let approval_id = put_down(conn, ctx, office, &request, true).await?;
        let act = acts::ApprovalAlone { approval_id, what, why: reason, shown };
        audit::record(conn, ctx, Some(office), subject, act).await?;
        return Ok(Asked::Alone);
    }
    // Whoever asks anew for what has changed since asks for what stands now, and for nothing else any more.
    let former = store::open_on(conn, request.subject, request.act, ctx.now).await?;
    let former = former.filter(|open| open.asked_by == office && open.shown != request.shown);
    if let Some(former) = &former {
        end(conn, ctx, former, Status::Withdrawn, office).await?;
    }
    let hands = hands(conn).await?;
    let others: Vec<&Person> = hands.others(office).collect();
    if others.is_empty() {
        return Err(Refusal::NobodyElse.into());
    }
    let approval = put_down(conn, ctx, office, &request, false).await?;
    let asker = hands.person(office).ok_or(AppError::NotFound)?;
    for &person in &others {
        let mut args = Args::new();
        args.set("who", value(asker.name.as_str()));
        args.set("what", value(say(person.language, &format!("approvals-act-{}", request.act))));
        args.set("name", value(request.title.as_str()));
        // Where nobody has given a reason none is announced.
        let mut given = Args::new();
        given.set("why", value(request.reason));
        let because = Some(t(person.language, key!("mail-approval-because"), Some(&given)));
        let because = because.filter(|_| !request.reason.trim().is_empty()).map(|line| format!("{line}\n\n"));
        args.set("because", because.unwrap_or_default());
        args.set("until", value(Writes(person.language).datetime((ctx.now + LASTS).in_dortmund())));
        let link = Some(format!("{}{}", request.public_url, request.path));
        let premise = Premise::Request { approval, person: person.person_id };
        let lang = person.language;
        mail::queue(conn, ctx, Letter { kind: "approval", to: &person.email, lang, args, link, premise }).await?;
    }
    if lapsed {
        audit::record(conn, ctx, None, subject, acts::ApprovalLapsed { approval_id: None, what }).await?;
    }
    if let Some(former) = former {
        let act = acts::ApprovalWithdrawn { approval_id: former.approval_id, what: former.act };
        audit::record(conn, ctx, Some(office), subject, act).await?;
    }
    let act = acts::ApprovalAsked { approval_id: approval, what, why: reason, shown };
    audit::record(conn, ctx, Some(office), subject, act).await?;
    Ok(Asked::Waits(approval))
}

/// What a second person agrees to.
pub struct Answer<'a> {
    pub id: ApprovalId,
    pub act: Act,
    pub subject: Uuid,
    /// The digest that came with the form: of what this person has seen.
    pub seen: &'a str,
    /// The digest of what would happen now.
    pub now: &'a str,
}

/// Confirms a request; the caller then does what was asked for, in the same transaction. `None` when something
/// has changed since the page was shown: then it is to be shown again.
///
/// It records, so every other lock has to be taken before.
pub async fn confirm(conn: &mut Conn, ctx: &Ctx, office: PersonId, answer: Answer<'_>) -> Result<Option<Approval>> {
    let (approval, person) = load(conn, answer.id, office).await?;
    if approval.act != answer.act || approval.subject_id != answer.subject {
        return Err(AppError::NotFound);
    }
    let to = approval.confirm(&person, ctx.now, &hands(conn).await?)?;
    if answer.seen != answer.now {
        return Ok(None);
    }
    if answer.act.is_exact() && approval.shown != answer.now {
        return Err(Refusal::AskedOtherwise.into());
    }
    if !store::answer(conn, answer.id, to, office, ctx.now).await? {
        return Err(Refusal::Answered.into());
    }
    let act = acts::ApprovalConfirmed {
        approval_id: answer.id,
        what: answer.act,
        person_id: approval.asked_by,
        shown: Made(answer.seen.to_owned()),
    };
    audit::record(conn, ctx, Some(office), approval.subject(), act).await?;
    Ok(Some(approval))
}

/// Says no to somebody else's request; gives it for the way back.
pub async fn refuse(ctx: &Ctx, office: PersonId, id: ApprovalId) -> Result<Approval> {
    let mut tx = ctx.db.write().await?;
    let (approval, person) = load(&mut tx, id, office).await?;
    let to = approval.refuse(&person, ctx.now)?;
    end(&mut tx, ctx, &approval, to, office).await?;
    let act = acts::ApprovalRefused { approval_id: id, what: approval.act, person_id: approval.asked_by };
    audit::record(&mut tx, ctx, Some(office), approval.subject(), act).await?;
    tx.commit().await?;
    Ok(approval)
}

/// Asks again what has lapsed, with the same reason and what was shown then; whoever answers sees what has changed
/// since. Gives it for the way back.
pub async fn ask_again(ctx: &Ctx, office: PersonId, id: ApprovalId, public_url: &str) -> Result<Approval> {
    let mut tx = ctx.db.write().await?;
    let (approval, _) = load(&mut tx, id, office).await?;
    if approval.asked_by != office {
        return Err(Refusal::SomebodyElses.into());
    }
    if approval.status_at(ctx.now) != Status::Lapsed {
        return Err(Refusal::NotLapsed.into());
    }
    let request = Request {
        act: approval.act,
        subject: approval.subject_id,
        title: approval.title.clone(),
        path: &approval.path,
        reason: &approval.reason,
        shown: &approval.shown,
        public_url,
    };
    // Where one person is enough by now, that person does it on the act's own page.
    if !settings::two_person_rule(&mut tx).await? {
        return Ok(approval);
    }
    ask(&mut tx, ctx, office, request).await?;
    tx.commit().await?;
    Ok(approval)
}

/// Takes the own request back; gives it for the way back.
pub async fn withdraw(ctx: &Ctx, office: PersonId, id: ApprovalId) -> Result<Approval> {
    let mut tx = ctx.db.write().await?;
    let (approval, person) = load(&mut tx, id, office).await?;
    let to = approval.withdraw(&person, ctx.now)?;
    end(&mut tx, ctx, &approval, to, office).await?;
    let act = acts::ApprovalWithdrawn { approval_id: id, what: approval.act };
    audit::record(&mut tx, ctx, Some(office), approval.subject(), act).await?;
    tx.commit().await?;
    Ok(approval)
}

/// Puts down what the installation is set to, where that has changed: also the switch that version 0.1.0 had on a page.
/// It stands in the record, so that evidence can be checked without asking the installation.
pub async fn adopt(ctx: &Ctx, one_person: bool) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    if settings::two_person_rule(&mut tx).await? != one_person {
        return Ok(());
    }
    let (value, act): (_, acts::Act) =
        if one_person { ("off", acts::FourEyesOff {}.into()) } else { ("on", acts::FourEyesOn {}.into()) };
    store::set(&mut tx, settings::NAME, value, ctx.now).await?;
    audit::record(&mut tx, ctx, None, Setting::FourEyes.subject(), act).await?;
    Ok(tx.commit().await?)
}

/// All accounts, and who has a hand in which.
pub async fn hands(conn: &mut Conn) -> Result<Hands> {
    Ok(Hands::new(accounts::people(conn).await?, accounts::holds(conn).await?))
}

/// Writes a request down, and gives its key.
async fn put_down(
    conn: &mut Conn,
    ctx: &Ctx,
    office: PersonId,
    request: &Request<'_>,
    alone: bool,
) -> Result<ApprovalId> {
    let approval_id = ApprovalId::new(ctx.now, &ctx.random);
    let new = store::New {
        approval_id,
        act: request.act,
        subject: request.subject,
        title: &request.title,
        path: request.path,
        reason: request.reason,
        shown: request.shown,
        asked_by: office,
        asked_at: ctx.now,
        lapses_at: ctx.now + LASTS,
        alone,
    };
    store::insert(conn, &new).await.map_err(|error| error.if_duplicate(Refusal::AskedAlready))?;
    Ok(approval_id)
}

async fn load(conn: &mut Conn, id: ApprovalId, office: PersonId) -> Result<(Approval, Person)> {
    let approval = store::find(conn, id).await?.ok_or(AppError::NotFound)?;
    let person = accounts::person(conn, office).await?.ok_or(AppError::NotFound)?;
    Ok((approval, person))
}

async fn end(conn: &mut Conn, ctx: &Ctx, approval: &Approval, to: Status, by: PersonId) -> Result<()> {
    if store::answer(conn, approval.approval_id, to, by, ctx.now).await? {
        Ok(())
    } else {
        Err(Refusal::Answered.into())
    }
}

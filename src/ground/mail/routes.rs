//! The office's view of the outbox.

use rocket::{Route, State, get, post, routes};
use serde::{Deserialize, Serialize};

use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Language, Link, Office, Page, Pager, Posted, Query, Redirected, redirect};
use crate::i18n::say;
use crate::ids::MailId;
use crate::link;

use super::model::{Mail, Status, without_secrets};
use super::refusal::Refusal;
use super::{Links, Outbox, actions, store};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![list, mail, reveal, retry, retry_alike, release, cancel, try_now]
}

/// The mails of one state, or of all.
#[derive(Serialize)]
pub struct ListPage {
    tabs: Vec<Link>,
    mails: Vec<Mail>,
    pager: Pager,
    /// What stops mails from leaving; absent while all is well.
    outbox: Option<Outbox>,
    failures: Vec<store::Failure>,
}

#[get("/office/mail")]
async fn list(_office: Office, ctx: Ctx, query: Query, lang: Language, settings: &State<Settings>) -> Answer<ListPage> {
    let chosen = query.parse::<Status>("status");
    let mut conn = ctx.db.read().await?;
    let counts = store::counts(&mut conn).await?;
    let count = |status: Option<Status>| {
        counts.iter().filter(|(found, _)| status.is_none_or(|status| status == *found)).map(|(_, n)| n).sum::<i64>()
    };
    let address = |status: Option<Status>| match status {
        Some(status) => link!("/office/mail?status={status}", status),
        None => link!("/office/mail").to_owned(),
    };
    let tab = |status: Option<Status>| {
        let label = say(lang.0, &format!("mail-tab-{}", status.map_or("all", Status::as_str)));
        Link { current: status == chosen, count: Some(count(status)), ..Link::new(address(status), label) }
    };
    let tabs = std::iter::once(None).chain(Status::ALL.iter().copied().map(Some)).map(tab).collect();
    let pager = Pager::new(query.parse("page").unwrap_or(1), count(chosen), |n| match chosen {
        Some(status) => link!("/office/mail?status={status}&page={page}", status, page = n),
        None => link!("/office/mail?page={page}", page = n),
    });
    let mails = store::page(&mut conn, chosen, Pager::SIZE, pager.offset()).await?;
    let outbox = Outbox::now(&mut conn, ctx.now, settings.smtp_url.is_some()).await?;
    let failures = store::failures(&mut conn).await?;
    Ok(Page::new("ground/mail/list.html", ListPage { tabs, mails, pager, outbox, failures }))
}

/// One mail.
#[derive(Serialize)]
pub struct ShowPage {
    mail: Mail,
    /// Whether secrets of private links are left out of the text.
    masked: bool,
    /// Whether the office may see them: without a mail server it has to hand them over by itself.
    revealable: bool,
    /// One opens an account of the office or of an approver, which nobody else may see.
    of_owner: bool,
    /// Whether it can still be taken back.
    cancellable: bool,
}

#[get("/office/mail/<id>")]
async fn mail(_office: Office, id: MailId, ctx: Ctx, settings: &State<Settings>) -> Answer<ShowPage> {
    let mut conn = ctx.db.read().await?;
    let mut mail = store::find(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let links = super::links(&mut conn, &mail).await?;
    let text = without_secrets(&mail.body_text);
    let masked = ["/links/…", "/receipts/…"].iter().any(|gap| text.contains(gap));
    let by_hand = settings.smtp_url.is_none() && mail.status != Status::Sent;
    let cancellable = matches!(mail.status, Status::Queued | Status::Failed) && mail.kind != "letter";
    let (revealable, of_owner) = (by_hand && links == Links::ToHandOver, by_hand && links == Links::OfOwner);
    mail.body_text = text;
    Ok(Page::new("ground/mail/show.html", ShowPage { mail, masked, revealable, of_owner, cancellable }))
}

#[post("/office/mail/<id>/reveal", data = "<_form>")]
async fn reveal(office: Office, id: MailId, _form: Posted, ctx: Ctx, settings: &State<Settings>) -> Answer<ShowPage> {
    if settings.smtp_url.is_some() {
        return Err(Refusal::GoesByItself.into());
    }
    let mail = actions::reveal(&ctx, office.person_id, id).await?;
    let page = ShowPage { mail, masked: false, revealable: false, of_owner: false, cancellable: false };
    Ok(Page::new("ground/mail/show.html", page))
}

#[post("/office/mail/<id>/retry", data = "<_form>")]
async fn retry(office: Office, id: MailId, _form: Posted, ctx: Ctx) -> Result<Redirected> {
    actions::retry(&ctx, office.person_id, id).await?;
    Ok(redirect(link!("/office/mail/{mail}", mail = id)).success("mail-retried"))
}

/// What mails have in common that failed.
#[derive(Deserialize)]
struct Alike {
    reason: String,
}

#[post("/office/mail/retry", data = "<form>")]
async fn retry_alike(office: Office, form: Posted, ctx: Ctx) -> Result<Redirected> {
    let Alike { reason } = form.read()?;
    let mails = actions::retry_alike(&ctx, office.person_id, &reason).await?;
    Ok(redirect(link!("/office/mail")).with("success", "mails-retried", mails))
}

#[post("/office/mail/release", data = "<_form>")]
async fn release(office: Office, _form: Posted, ctx: Ctx) -> Result<Redirected> {
    let mails = actions::release(&ctx, office.person_id).await?;
    Ok(redirect(link!("/office/mail")).with("success", "mails-released", mails))
}

#[post("/office/mail/<id>/cancel", data = "<_form>")]
async fn cancel(office: Office, id: MailId, _form: Posted, ctx: Ctx) -> Result<Redirected> {
    actions::cancel(&ctx, office.person_id, id).await?;
    Ok(redirect(link!("/office/mail/{mail}", mail = id)).success("mail-cancelled"))
}

#[post("/office/mail/try", data = "<_form>")]
async fn try_now(_office: Office, _form: Posted, ctx: Ctx) -> Result<Redirected> {
    actions::try_now(&ctx).await?;
    Ok(redirect(link!("/office/mail")).success("mail-tried"))
}

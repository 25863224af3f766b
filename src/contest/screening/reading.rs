//! What is read before an entry is found ineligible, or withdrawn by the office; and the way back from there.

use rocket::{Route, get, post, routes};

use crate::action;
use crate::contest::nominations::actions::{self, call, stays_withdrawn};
use crate::contest::nominations::model::{Nomination, Screening};
use crate::contest::nominations::{crumbs, store as nominations};
use crate::contest::prizes::model::Edition;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Language, Link, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::NominationId;
use crate::key;
use crate::link;
use crate::people::approvals::digest;
use crate::people::approvals::readback::{Line, ReadBack, Reason, Unseen};

use super::store;

pub(super) fn routes() -> Vec<Route> {
    routes![take_back_form, take_back]
}

/// The page of one act on one entry, with the entry as its first line.
fn page(nomination: &Nomination, crumbs: Vec<Link>, (path, key): (String, &str), lang: Lang) -> (ReadBack, Line) {
    let home = link!("/office/nominations/{nomination}", nomination = nomination.nomination_id);
    let said = |part: &str| say(lang, &format!("{key}-{part}"));
    let back = Link::new(home, say(lang, key!("screening-read-cancel")));
    let page = ReadBack::new(said("title"), path, said("do"), back).under(crumbs, said("lead"));
    (page, Line::new(format!("{} · {}", nomination.receipt_number, nomination.title)).note(&nomination.nominee_name))
}

async fn load(conn: &mut Conn, id: NominationId, lang: Lang) -> Result<(Nomination, Edition, Vec<Link>)> {
    let nomination = nominations::find(conn, id).await?.ok_or(AppError::NotFound)?;
    let (prize, edition) = call(conn, nomination.edition_id).await?;
    let mut crumbs = crumbs(&prize, &edition, lang);
    crumbs
        .push(Link::new(link!("/office/nominations/{nomination}", nomination = id), nomination.receipt_number.clone()));
    Ok((nomination, edition, crumbs))
}

/// What finding an entry ineligible would do, unless it was read already or cannot be: then the act says why not.
pub async fn ineligible(
    ctx: &Ctx,
    id: NominationId,
    (version, reason): (i64, &str),
    read: &str,
    lang: Lang,
) -> Result<Option<ReadBack>> {
    let mut conn = ctx.db.read().await?;
    let (nomination, edition, crumbs) = load(&mut conn, id, lang).await?;
    let same = nomination.screening == Screening::Ineligible && nomination.screening_reason.as_deref() == Some(reason);
    let shown = digest(&(id, version, reason));
    let is_refused = nomination.version != version
        || nomination.status.screen(edition.phase(ctx.now)).is_err()
        || (nomination.screening == Screening::Eligible && edition.shows_result(ctx.now))
        || store::judged_in(&mut conn, id).await?.is_some();
    drop(conn);
    if same || is_refused || read == shown {
        return Ok(None);
    }
    let (page, entry) = page(
        &nomination,
        crumbs,
        (action!("/office/nominations/{nomination}/screen", nomination = id), "screening-read"),
        lang,
    );
    let lines = vec![
        entry,
        Line::new(say(lang, key!("screening-read-reason"))).note(reason),
        Line::new(say(lang, key!("screening-read-mail"))).note(say(lang, key!("screening-read-mail-note"))),
    ];
    let unseen = vec![
        Unseen::new("version", version.to_string()),
        Unseen::new("screening", Screening::Ineligible.as_str()),
        Unseen::new("reason", reason),
        Unseen::new("read", shown),
    ];
    Ok(Some(page.says(lines, vec![say(lang, key!("screening-read-next"))]).one(None, unseen)))
}

/// What withdrawing an entry would do, unless it was read already or cannot be: then the act says why not.
pub async fn withdrawal(ctx: &Ctx, id: NominationId, reason: &str, read: &str, lang: Lang) -> Result<Option<ReadBack>> {
    let mut conn = ctx.db.read().await?;
    let (nomination, edition, crumbs) = load(&mut conn, id, lang).await?;
    let decided = nominations::is_decided(&mut conn, id).await?;
    let judged_in = store::judged_in(&mut conn, id).await?;
    drop(conn);
    let shown = digest(&(id, nomination.version, reason));
    let is_refused =
        nomination.status.withdraw(edition.phase(ctx.now), decided).is_err() || edition.shows_result(ctx.now);
    if is_refused || read == shown {
        return Ok(None);
    }
    let (page, entry) = page(
        &nomination,
        crumbs,
        (action!("/office/nominations/{nomination}/withdraw", nomination = id), "withdrawal-read"),
        lang,
    );
    let mut lines = vec![entry, Line::new(say(lang, key!("withdrawal-read-reason"))).note(reason)];
    if let Some(round) = judged_in {
        let args = Args::from_iter([("round", value(round))]);
        lines.push(Line::new(t(lang, key!("withdrawal-read-round"), Some(&args))));
    }
    lines.push(Line::new(say(lang, key!("screening-read-mail"))).note(say(lang, key!("withdrawal-read-mail-note"))));
    let unseen = vec![Unseen::new("withdraw_reason", reason), Unseen::new("read", shown)];
    Ok(Some(page.says(lines, vec![say(lang, key!("withdrawal-read-next"))]).one(None, unseen)))
}

async fn back_page(ctx: &Ctx, lang: Lang, id: NominationId, reason: &Reason<'_>) -> Result<ReadBack> {
    let mut conn = ctx.db.read().await?;
    let (nomination, _, crumbs) = load(&mut conn, id, lang).await?;
    let refusal = stays_withdrawn(&mut conn, ctx, &nomination).await?;
    drop(conn);
    let (page, entry) = page(
        &nomination,
        crumbs,
        (link!("/office/nominations/{nomination}/withdraw/back", nomination = id), "withdrawal-back"),
        lang,
    );
    let lines = vec![
        entry,
        Line::new(say(lang, key!("screening-read-mail"))).note(say(lang, key!("withdrawal-back-mail-note"))),
    ];
    Ok(page
        .says(lines, Vec::new())
        .one(refusal.map(|refusal| say(lang, refusal.key())), Vec::new())
        .reason(reason, false, lang))
}

#[get("/office/nominations/<id>/withdraw/back")]
async fn take_back_form(_office: Office, id: NominationId, ctx: Ctx, lang: Language) -> Answer<ReadBack> {
    Ok(back_page(&ctx, lang.0, id, &Reason::default()).await?.page())
}

#[post("/office/nominations/<id>/withdraw/back", data = "<form>")]
async fn take_back(
    office: Office,
    id: NominationId,
    form: Posted,
    ctx: Ctx,
    lang: Language,
) -> Result<Result<Redirected, Page<ReadBack>>> {
    let reason = Reason::needed(&form);
    if reason.is_wrong() {
        return Ok(Err(back_page(&ctx, lang.0, id, &reason).await?.page()));
    }
    actions::take_back(&ctx, office.person_id, id, reason.text).await?;
    Ok(Ok(redirect(link!("/office/nominations/{nomination}", nomination = id)).success("nomination-brought-back")))
}

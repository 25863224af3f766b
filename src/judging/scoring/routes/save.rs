//! What is sent from a sheet: points and comment, or a conflict.

use rocket::http::Status;
use rocket::post;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::jury::actions as jury;
use crate::contest::jury::forms::ReasonForm;
use crate::contest::prizes::model::RoundRefusal;
use crate::contest::rounds::model::{RoundCriterion, Scoring};
use crate::contest::rounds::store as rounds;
use crate::ground::ctx::Ctx;
use crate::ground::db::LocalText;
use crate::ground::error::Result;
use crate::ground::web::{Juror, Language, Link, Page, Posted, Redirected, redirect};
use crate::i18n::{Lang, say};
use crate::ids::AssignmentId;
use crate::key;
use crate::link;

use super::super::actions::{self, Saved, Stale};
use super::super::forms::{self, SheetForm};
use super::super::model::SheetStatus;
use super::super::refusal::Refusal;
use super::super::store::{self, Content, Listed, Own};
use super::href;
use super::sheet::{SheetPage, Shown, find, has_declared, page, stored};

#[derive(Serialize)]
pub(super) struct StalePage {
    title: String,
    crumbs: Vec<Link>,
    action: String,
    rows: Vec<StaleRow>,
    /// Everything of mine once more, on top of the version that is stored.
    fields: Vec<HiddenField>,
    theirs_at: Option<Timestamp>,
}

/// One value, mine and the stored one.
#[derive(Serialize)]
struct StaleRow {
    label: LocalText,
    mine: String,
    theirs: String,
    differs: bool,
    long: bool,
}

#[derive(Serialize)]
struct HiddenField {
    name: String,
    value: String,
}

/// What a saved sheet is answered with: onwards, or a page that says why not.
pub(super) type SheetAnswer = Result<std::result::Result<Redirected, SheetResponse>>;

/// The two pages that a sheet can come back with.
#[derive(rocket::Responder)]
pub(super) enum SheetResponse {
    Again(Box<Page<SheetPage>>),
    Stale(Page<StalePage>),
}

#[post("/jury/sheets/<id>", data = "<form>")]
pub(super) async fn save_sheet(ctx: Ctx, juror: Juror, lang: Language, id: AssignmentId, form: Posted) -> SheetAnswer {
    let (own, criteria) = {
        let mut conn = ctx.db.read().await?;
        let own = find(&mut conn, id, &juror).await?;
        if !has_declared(&mut conn, &own, ctx.now).await? {
            return Err(Refusal::Undeclared.into());
        }
        let criteria = rounds::criteria(&mut conn, own.round_id).await?;
        (own, criteria)
    };
    own.scoring(ctx.now).running()?;
    let SheetForm { content, version, read, errors } = SheetForm::read(&form, &criteria);
    if !errors.is_empty() {
        let mut conn = ctx.db.read().await?;
        let shown = Shown { content, version, read, errors: &errors, recusal: None };
        let page = page(&mut conn, &ctx, &own, shown, lang.0).await?;
        let page = Page::new("judging/scoring/sheet.html", page).status(Status::UnprocessableEntity);
        return Ok(Err(SheetResponse::Again(Box::new(page))));
    }
    match actions::judge(&ctx, juror.person_id, id, version, (&content, read)).await? {
        Saved::Stale(stale) => {
            let page = stale_page(&own, &criteria, (&content, read), &stale, lang.0);
            Ok(Err(SheetResponse::Stale(Page::new("judging/scoring/stale.html", page).status(Status::Conflict))))
        }
        Saved::Done if content.status == SheetStatus::Draft => {
            Ok(Ok(redirect(href(id)).success("scoring-draft-saved")))
        }
        Saved::Done => Ok(Ok(onwards(&ctx, &own).await?)),
    }
}

/// After a sheet is in: to the next one behind it that is not, or back to the list.
async fn onwards(ctx: &Ctx, own: &Own) -> Result<Redirected> {
    let listed = store::of_juror(&mut ctx.db.read().await?, own.person_id).await?;
    let listed: Vec<&Listed> = listed.iter().filter(|entry| entry.round_id == own.round_id).collect();
    let at = listed.iter().position(|entry| entry.assignment_id == own.assignment_id).unwrap_or(0);
    let behind = listed[at..].iter().chain(&listed[..at]).copied();
    let todo = behind.clone().find(|entry| entry.status != Some(SheetStatus::Submitted));
    let (to, key) = match todo {
        Some(next) => (href(next.assignment_id), "scoring-submitted-next"),
        None => (link!("/jury").to_owned(), "scoring-submitted-all"),
    };
    let receipt = store::receipt(&mut ctx.db.read().await?, own.assignment_id).await?;
    Ok(redirect(to).with("success", key, receipt.map_or_else(String::new, |receipt| receipt.number)))
}

fn stale_page(
    own: &Own,
    criteria: &[RoundCriterion],
    (mine, read): (&Content, Option<i64>),
    stale: &Stale,
    lang: Lang,
) -> StalePage {
    let theirs = &stale.content;
    let points = |content: &Content, criterion: &RoundCriterion| {
        content.points.get(&criterion.round_criterion_id).map_or_else(|| "–".to_owned(), ToString::to_string)
    };
    let row = |label: LocalText, mine: String, theirs: String, long| {
        let differs = mine != theirs;
        StaleRow { label, mine, theirs, differs, long }
    };
    let mut rows: Vec<_> =
        criteria.iter().map(|c| row(c.label.said(lang), points(mine, c), points(theirs, c), false)).collect();
    rows.push(row(say(lang, key!("scoring-comment")).into(), mine.comment.clone(), theirs.comment.clone(), true));
    let status = |content: &Content| say(lang, &format!("scoring-state-{}", content.status));
    rows.push(row(say(lang, key!("scoring-state")).into(), status(mine), status(theirs), false));
    let hidden = |name: &str, value: String| HiddenField { name: name.to_owned(), value };
    let mut fields = vec![
        hidden("version", stale.version.to_string()),
        hidden("comment", mine.comment.clone()),
        hidden("act", if mine.status == SheetStatus::Submitted { "submit" } else { "draft" }.to_owned()),
    ];
    fields.extend(read.map(|read| hidden("text", read.to_string())));
    fields.extend(criteria.iter().filter_map(|criterion| {
        let given = mine.points.get(&criterion.round_criterion_id)?;
        Some(hidden(&forms::field(criterion), given.to_string()))
    }));
    StalePage {
        title: say(lang, key!("scoring-stale")),
        crumbs: vec![Link::new(link!("/jury"), say(lang, key!("scoring-list")))],
        action: href(own.assignment_id),
        rows,
        fields,
        theirs_at: own.changed_at,
    }
}

#[post("/jury/sheets/<id>/recuse", data = "<form>")]
pub(super) async fn recuse(
    ctx: Ctx,
    juror: Juror,
    lang: Language,
    id: AssignmentId,
    form: Posted,
) -> Result<std::result::Result<Redirected, Page<SheetPage>>> {
    let form: ReasonForm = form.read()?;
    let own = find(&mut ctx.db.read().await?, id, &juror).await?;
    // Also before the window begins and after it ends: whoever notices a conflict says so.
    if own.scoring(ctx.now) == Scoring::Closed {
        return Err(RoundRefusal::Closed.into());
    }
    match form.checked() {
        Ok(reason) => {
            jury::recuse(&ctx, juror.person_id, own.nomination_id, reason).await?;
            Ok(Ok(redirect(link!("/jury")).success("scoring-recused")))
        }
        Err(errors) => {
            let mut conn = ctx.db.read().await?;
            let shown = Shown { recusal: Some((&form, &errors)), ..stored(&mut conn, &own).await? };
            let page = page(&mut conn, &ctx, &own, shown, lang.0).await?;
            Ok(Err(Page::new("judging/scoring/sheet.html", page).status(Status::UnprocessableEntity)))
        }
    }
}

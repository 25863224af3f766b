//! Pages of the office: an edition's rounds, a round's settings, and the criteria that it has from its call.

use rocket::{Route, get, post};
use serde::Serialize;

use crate::contest::prizes::model::{Part, Phase};
use crate::contest::prizes::store::{self as prizes, progress};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Errors, Language, Link, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Lang, say};
use crate::ids::{EditionId, RoundId};
use crate::key;
use crate::link;
use crate::people::approvals::store as approvals;

use super::actions::{self, Saved};
use super::forms::{Frozen, RoundForm};
use super::model::{RoundCriterion, Stage};
use super::{FormPage, criteria, round_crumbs, store, tabs};
use crate::contest::prizes::refusal::Refusal;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    rocket::routes![list, new_form, create_round, settings, edit_settings, criteria_page]
}

#[derive(Serialize)]
struct ListPage {
    title: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    edition_id: EditionId,
    /// Whether another one can be made.
    may_add: bool,
    rounds: Vec<RoundLine>,
}

#[derive(Serialize)]
struct RoundLine {
    #[serde(flatten)]
    round: store::Counted,
    stage: Stage,
}

#[get("/office/editions/<id>/rounds")]
async fn list(ctx: Ctx, _office: Office, lang: Language, id: EditionId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let (title, mut crumbs) = edition_head(&mut conn, id, lang.0).await?;
    // The last one is this page's own title.
    crumbs.pop();
    let tabs = crate::contest::prizes::tabs(id, "rounds", lang.0);
    let asked = approvals::open(&mut conn, ctx.now).await?;
    let asked = |round: RoundId| asked.iter().find(|approval| approval.subject_id == round.0).map(|found| found.act);
    let rounds = store::rounds(&mut conn, id).await?.into_iter();
    let progress = progress::progress(&mut conn, id).await?;
    let scoring =
        |id: RoundId| progress.rounds.iter().find(|turn| turn.round_id == id).map(|turn| turn.scoring(ctx.now));
    let rounds = rounds.map(|round| {
        let id = round.round.round_id;
        let scoring = scoring(id).unwrap_or_else(|| round.round.scoring(ctx.now));
        RoundLine { stage: round.round.stage(asked(id), scoring), round }
    });
    let rounds = rounds.collect();
    let edition = prizes::edition(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let may_add = edition.phase(ctx.now) != Phase::Closed;
    Ok(Page::new("contest/rounds/list.html", ListPage { title, crumbs, tabs, edition_id: id, may_add, rounds }))
}

#[get("/office/editions/<id>/rounds/new")]
async fn new_form(ctx: Ctx, _office: Office, lang: Language, id: EditionId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let edition = prizes::edition(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    if edition.phase(ctx.now) == Phase::Closed {
        return Err(Refusal::Ended.into());
    }
    let first = store::rounds(&mut conn, id).await?.is_empty();
    let form = RoundForm {
        name: say(lang.0, if first { key!("rounds-first-name") } else { key!("rounds-next-name") }),
        distribution: "everyone".into(),
        closes: edition.scoring_until.map(|at| at.to_string()).unwrap_or_default(),
        ..RoundForm::default()
    };
    let page = create_page(&mut conn, id, lang.0).await?;
    let errors = Errors::default();
    Ok(Page::new("contest/rounds/form.html", page.with(form.fields(&errors, lang.0, Frozen::Nothing), &errors, "")))
}

#[post("/office/editions/<id>/rounds", data = "<form>")]
async fn create_round(
    ctx: Ctx,
    office: Office,
    lang: Language,
    id: EditionId,
    form: Posted,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    let form: RoundForm = form.read()?;
    match form.checked() {
        Ok(wanted) => {
            let round = actions::create(&ctx, office.person_id, id, &wanted).await?;
            Ok(Ok(redirect(link!("/office/rounds/{round}", round)).success("rounds-created")))
        }
        Err(errors) => {
            let page = create_page(&mut ctx.db.read().await?, id, lang.0).await?;
            Ok(Err(page.with(form.fields(&errors, lang.0, Frozen::Nothing), &errors, "").invalid()))
        }
    }
}

async fn create_page(conn: &mut Conn, id: EditionId, lang: Lang) -> Result<FormPage> {
    let (_, mut crumbs) = edition_head(conn, id, lang).await?;
    crumbs.push(Link::new(link!("/office/editions/{edition}/rounds", edition = id), say(lang, key!("rounds-title"))));
    Ok(FormPage {
        title: say(lang, key!("rounds-new")),
        crumbs,
        save: say(lang, key!("rounds-create")),
        action: link!("/office/editions/{edition}/rounds", edition = id),
        back: link!("/office/editions/{edition}/rounds", edition = id),
        ..FormPage::default()
    })
}

async fn edition_head(conn: &mut Conn, id: EditionId, lang: Lang) -> Result<(String, Vec<Link>)> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prizes(conn).await?.into_iter().find(|prize| prize.prize_id == edition.prize_id);
    let name = prize.map(|prize| prize.name).unwrap_or_default();
    let title = format!("{} {}", name.get(lang), edition.year);
    let crumbs = vec![
        Link::new(link!("/office"), say(lang, key!("nav-office"))),
        Link::new(link!("/office/editions/{edition}", edition = id), title.clone()),
    ];
    Ok((title, crumbs))
}

#[get("/office/rounds/<id>/settings")]
async fn settings(ctx: Ctx, _office: Office, lang: Language, id: RoundId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let (page, round) = settings_page(&mut conn, id, lang.0).await?;
    let (form, errors) = (RoundForm::of(&round.round), Errors::default());
    let frozen = Frozen::of(&round.round);
    Ok(Page::new("contest/rounds/form.html", page.with(form.fields(&errors, lang.0, frozen), &errors, &form.version)))
}

#[post("/office/rounds/<id>/settings", data = "<form>")]
async fn edit_settings(
    ctx: Ctx,
    office: Office,
    lang: Language,
    id: RoundId,
    form: Posted,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    let mut form: RoundForm = form.read()?;
    let (page, round) = settings_page(&mut ctx.db.read().await?, id, lang.0).await?;
    let frozen = Frozen::of(&round.round);
    if frozen != Frozen::Nothing {
        // The page did not ask for it.
        let stands = RoundForm::of(&round.round);
        let closes = if frozen == Frozen::Method { form.closes } else { stands.closes.clone() };
        form = RoundForm { name: form.name, opens: form.opens, closes, version: form.version, ..stands };
    }
    if form.method.is_empty() {
        form.method = round.round.method.to_string();
    }
    let wanted = match form.checked() {
        Ok(wanted) => wanted,
        Err(errors) => {
            return Ok(Err(page.with(form.fields(&errors, lang.0, frozen), &errors, &form.version).invalid()));
        }
    };
    match actions::edit(&ctx, office.person_id, id, version(&form.version)?, &wanted).await? {
        Saved::Done => Ok(Ok(redirect(link!("/office/rounds/{round}", round = id)).success("rounds-saved"))),
        Saved::Stale(now) => {
            let errors = Errors::default();
            Ok(Err(page.with(form.fields(&errors, lang.0, frozen), &errors, "").stale(now)))
        }
    }
}

async fn settings_page(conn: &mut Conn, id: RoundId, lang: Lang) -> Result<(FormPage, store::RoundContext)> {
    let round = store::placed(conn, id).await?.ok_or(AppError::NotFound)?;
    let page = FormPage {
        title: say(lang, key!("rounds-settings")),
        crumbs: round_crumbs(&round, lang),
        save: say(lang, key!("rounds-save")),
        action: link!("/office/rounds/{round}/settings", round = id),
        back: link!("/office/rounds/{round}", round = id),
        ..FormPage::default()
    };
    Ok((page, round))
}

fn version(text: &str) -> Result<i64> {
    text.parse().map_err(|_| AppError::Bad(key!("error-bad-request")))
}

#[derive(Serialize)]
struct CriteriaPage {
    title: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    /// Where the call's criteria are edited, while it is not published.
    edit: Option<String>,
    criteria: Vec<CriterionRow>,
}

#[derive(Serialize)]
struct CriterionRow {
    #[serde(flatten)]
    criterion: RoundCriterion,
    /// Of all weights, in percent.
    share: f64,
}

#[get("/office/rounds/<id>/criteria")]
async fn criteria_page(ctx: Ctx, _office: Office, lang: Language, id: RoundId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let round = store::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let criteria = criteria::of(&mut conn, &round.round).await?;
    let edition = round.round.edition_id;
    let call = prizes::edition(&mut conn, edition).await?.ok_or(AppError::NotFound)?;
    let weights: i64 = criteria.iter().map(|criterion| criterion.weight).sum();
    let page = CriteriaPage {
        title: say(lang.0, key!("rounds-criteria")),
        crumbs: round_crumbs(&round, lang.0),
        tabs: tabs(id, "criteria", lang.0),
        edit: (!call.is_public()).then(|| link!("/office/editions/{edition}/{part}", edition, part = Part::Criteria)),
        criteria: criteria
            .into_iter()
            .map(|criterion| CriterionRow { share: criterion.weight as f64 * 100.0 / weights as f64, criterion })
            .collect(),
    };
    Ok(Page::new("contest/rounds/criteria.html", page))
}

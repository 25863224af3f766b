//! The jury's pages: what there is to read, and the sheet beside its dossier.

use std::collections::BTreeMap;

use rocket::http::Status;
use rocket::{Route, get, post};
use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::ctx::Ctx;
use crate::db::{Conn, Said, Words};
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{AssignmentId, RoundId};
use crate::jury::actions as jury;
use crate::jury::store::declared;
use crate::jury::forms::ReasonForm;
use crate::nominations::{Audience, Dossier, dossier};
use crate::rounds::model::{RoundCriterion, Scoring};
use crate::rounds::store as rounds;
use crate::web::{Answer, Errors, Field, FieldError, Juror, Language, Link, Page, Posted, Redirected, redirect};

use super::actions::{self, Saved, Stale, content_of};
use super::forms::{self, SheetForm};
use super::model::{Points, SheetStatus, Weighing, total};
use super::store::{self, Content, Listed, Own, Receipt};

/// The routes of the jury.
pub fn routes() -> Vec<Route> {
    rocket::routes![list, sheet, save, recuse]
}

#[derive(Serialize)]
struct ListPage {
    title: String,
    /// The declarations that come before everything else.
    due: Vec<Link>,
    /// Where to go on: a draft, or the next that is open.
    next: Option<Link>,
    running: Vec<RoundPart>,
    closed: Vec<RoundPart>,
}

/// A round in a juror's list.
#[derive(Serialize)]
struct RoundPart {
    round_id: RoundId,
    /// "Integrationspreis 2027 – Vorauswahl".
    title: String,
    scoring: Scoring,
    opens: Option<WallTime>,
    closes: Option<WallTime>,
    /// Whether this juror has more time than the others.
    extended: bool,
    /// Whether less than two days are left.
    urgent: bool,
    submitted: i64,
    total: i64,
    rows: Vec<Row>,
    /// What is submitted already, while there is something left to do.
    done: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    title: String,
    category: Option<String>,
    /// `open`, `draft` or `submitted`.
    state: &'static str,
    changed_at: Option<Timestamp>,
}

fn state(status: Option<SheetStatus>) -> &'static str {
    status.map_or("open", SheetStatus::as_str)
}

fn href(id: AssignmentId) -> String {
    format!("/jury/sheets/{id}")
}

/// What to score next in a list: the first draft, else the first open one, in rounds that take sheets.
fn next_open<'l>(listed: impl Iterator<Item = &'l Listed> + Clone, now: Timestamp) -> Option<&'l Listed> {
    let running = listed.filter(|entry| entry.scoring(now) == Scoring::Running);
    let draft = running.clone().find(|entry| entry.status == Some(SheetStatus::Draft));
    draft.or_else(|| running.clone().find(|entry| entry.status.is_none()))
}

#[get("/jury")]
async fn list(ctx: Ctx, juror: Juror, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let listed = store::of_juror(&mut conn, juror.person_id).await?;
    let due = declared::due(&mut conn, juror.person_id).await?.into_iter().map(|due| {
        let name = format!("{} {} – {}", due.prize.get(lang.0), due.year, due.round);
        Link::new(format!("/jury/declarations/{}", due.round_id), name)
    });
    let due: Vec<Link> = due.collect();
    let next = next_open(listed.iter(), ctx.now).map(|entry| {
        let mut args = Args::new();
        args.set("name", value(entry.title()));
        let key = if entry.status.is_some() { "scoring-go-on" } else { "scoring-begin" };
        Link::new(href(entry.assignment_id), t(lang.0, key, Some(&args)))
    });
    let mut by_round: BTreeMap<(Option<WallTime>, RoundId), Vec<&Listed>> = BTreeMap::new();
    for entry in &listed {
        // What ends first comes first.
        by_round.entry((entry.closes(), entry.round_id)).or_default().push(entry);
    }
    let parts = by_round.into_values().map(|entries| part(&entries, ctx.now, lang.0));
    let (closed, running) = parts.partition(|part| part.scoring == Scoring::Closed);
    let page = ListPage { title: say(lang.0, "scoring-list"), due, next, running, closed };
    Ok(Page::new("scoring/list.html", page))
}

fn part(entries: &[&Listed], now: Timestamp, lang: Lang) -> RoundPart {
    let first = entries[0];
    let submitted = entries.iter().filter(|entry| entry.status == Some(SheetStatus::Submitted)).count();
    let soon = |closes: WallTime| closes.has_passed() - now < chrono::Duration::days(2);
    let scoring = first.scoring(now);
    let is_done = |entry: &&&Listed| entry.status == Some(SheetStatus::Submitted);
    let row = |entry: &&Listed| Row {
        href: href(entry.assignment_id),
        title: entry.title().to_owned(),
        category: entry.category(lang).map(str::to_owned),
        state: state(entry.status),
        changed_at: entry.changed_at,
    };
    let (rows, done) = if scoring == Scoring::Closed || submitted == entries.len() {
        (entries.iter().map(row).collect(), Vec::new())
    } else {
        (
            entries.iter().filter(|entry| !is_done(entry)).map(row).collect(),
            entries.iter().filter(is_done).map(row).collect(),
        )
    };
    RoundPart {
        round_id: first.round_id,
        title: format!("{} {} – {}", first.prize.get(lang), first.year, first.round),
        scoring,
        opens: first.scoring_opens_at,
        closes: first.closes(),
        extended: first.is_extended(),
        urgent: first.closes().is_some_and(soon) && submitted < entries.len(),
        submitted: i64::try_from(submitted).unwrap_or(i64::MAX),
        total: i64::try_from(entries.len()).unwrap_or(i64::MAX),
        rows,
        done,
    }
}

/// A criterion as the component `scale_field` shows it.
#[derive(Serialize)]
struct Scale {
    id: String,
    name: String,
    label: Said,
    description: Option<Said>,
    weight_text: String,
    weight: i64,
    max: i64,
    options: Vec<ScaleOption>,
    value: String,
    error: Option<String>,
}

#[derive(Serialize)]
struct ScaleOption {
    value: String,
    label: Said,
}

#[derive(Serialize)]
struct SheetPage {
    title: String,
    crumbs: Vec<Link>,
    action: String,
    dossier: Dossier,
    /// "3 von 12".
    place: String,
    previous: Option<Link>,
    next: Option<Link>,
    state: &'static str,
    changed_at: Option<Timestamp>,
    /// Absent while scores are taken: else why not.
    read_only: Option<String>,
    version: i64,
    scales: Vec<Scale>,
    /// The weighted total as the reader's language writes it.
    total: String,
    missing: usize,
    comment: Field,
    can_recuse: bool,
    recuse_open: bool,
    recuse: Vec<Field>,
    others: Vec<OtherRow>,
    /// That the sheet is in, for the juror to keep.
    receipt: Option<Receipt>,
    errors: Vec<FieldError>,
}

/// What another juror gave, criterion by criterion.
#[derive(Serialize)]
struct OtherRow {
    name: String,
    points: Vec<String>,
    total: String,
}

/// What a sheet's page shows beside what is stored.
struct Shown<'a> {
    content: Content,
    version: i64,
    errors: &'a Errors,
    recusal: Option<(&'a ReasonForm, &'a Errors)>,
}

#[get("/jury/sheets/<id>")]
async fn sheet(
    ctx: Ctx,
    juror: Juror,
    lang: Language,
    id: AssignmentId,
) -> Result<std::result::Result<Page<SheetPage>, Redirected>> {
    let mut conn = ctx.db.read().await?;
    let own = find(&mut conn, id, &juror).await?;
    // No dossier before the juror has said on the list of nominees what stands between them.
    if !has_declared(&mut conn, &own, ctx.now).await? {
        return Ok(Err(redirect(format!("/jury/declarations/{}", own.round_id))));
    }
    let shown = stored(&mut conn, &own).await?;
    Ok(Ok(Page::new("scoring/sheet.html", page(&mut conn, &ctx, &own, shown, lang.0).await?)))
}

async fn has_declared(conn: &mut Conn, own: &Own, now: Timestamp) -> Result<bool> {
    let over = own.scoring(now) == Scoring::Closed;
    Ok(over || declared::declared_at(conn, own.round_id, own.person_id).await?.is_some())
}

async fn find(conn: &mut Conn, id: AssignmentId, juror: &Juror) -> Result<Own> {
    store::own(conn, id, juror.person_id).await?.ok_or(AppError::NotFound)
}

static NO_ERRORS: std::sync::LazyLock<Errors> = std::sync::LazyLock::new(Errors::default);

async fn stored(conn: &mut Conn, own: &Own) -> Result<Shown<'static>> {
    let content = content_of(conn, own).await?.unwrap_or_else(|| Content {
        status: SheetStatus::Draft,
        comment: String::new(),
        points: Points::new(),
    });
    Ok(Shown { content, version: own.version.unwrap_or(0), errors: &NO_ERRORS, recusal: None })
}

async fn page(conn: &mut Conn, ctx: &Ctx, own: &Own, shown: Shown<'_>, lang: Lang) -> Result<SheetPage> {
    let dossier = dossier(conn, own.nomination_id, Audience::Jury, lang).await?.ok_or(AppError::NotFound)?;
    let criteria = rounds::criteria(conn, own.round_id).await?;
    let listed = store::of_juror(conn, own.person_id).await?;
    let listed: Vec<&Listed> = listed.iter().filter(|entry| entry.round_id == own.round_id).collect();
    let at = listed.iter().position(|entry| entry.assignment_id == own.assignment_id).ok_or(AppError::NotFound)?;
    let others = if own.shows_scores && own.status == Some(SheetStatus::Submitted) {
        store::others(conn, own).await?
    } else {
        Vec::new()
    };
    let link = |entry: &&Listed| Link::new(href(entry.assignment_id), entry.title());
    let mut place = Args::new();
    place.set("n", i64::try_from(at + 1).unwrap_or(i64::MAX));
    place.set("total", i64::try_from(listed.len()).unwrap_or(i64::MAX));
    let round = part(&listed, ctx.now, lang);
    let scales = scales(&criteria, &shown.content.points, shown.errors, lang);
    let comment = forms::comment(&shown.content.comment, shown.errors, lang);
    let no_reason = ReasonForm::default();
    let (reason, reason_errors) = shown.recusal.unwrap_or((&no_reason, &NO_ERRORS));
    let recuse = reason.fields(reason_errors, lang);
    Ok(SheetPage {
        title: dossier.title.clone(),
        crumbs: vec![
            Link::new("/jury", say(lang, "scoring-list")),
            Link::new(format!("/jury#round-{}", own.round_id), round.title),
        ],
        action: href(own.assignment_id),
        place: t(lang, "scoring-place", Some(&place)),
        previous: at.checked_sub(1).and_then(|before| listed.get(before)).map(link),
        next: listed.get(at + 1).map(link),
        state: state(own.status),
        changed_at: own.changed_at,
        read_only: own.scoring(ctx.now).running().err().map(|key| say(lang, key)),
        version: shown.version,
        total: in_words(&criteria, &shown.content.points, lang),
        missing: criteria.iter().filter(|c| !shown.content.points.contains_key(&c.round_criterion_id)).count(),
        others: others
            .into_iter()
            .map(|other| OtherRow {
                points: criteria
                    .iter()
                    .map(|c| other.points.get(&c.round_criterion_id).map_or("–".into(), ToString::to_string))
                    .collect(),
                total: in_words(&criteria, &other.points, lang),
                name: other.name,
            })
            .collect(),
        receipt: match own.status {
            Some(SheetStatus::Submitted) => store::receipt(conn, own.assignment_id).await?,
            _ => None,
        },
        errors: summary(&scales, &comment, &recuse),
        scales,
        comment,
        can_recuse: own.scoring(ctx.now) != Scoring::Closed,
        recuse_open: shown.recusal.is_some(),
        recuse,
        dossier: dossier.below_head(),
    })
}

fn scales(criteria: &[RoundCriterion], points: &Points, errors: &Errors, lang: Lang) -> Vec<Scale> {
    let weights: i64 = criteria.iter().map(|criterion| criterion.weight).sum();
    criteria
        .iter()
        .map(|criterion| {
            let name = forms::field(criterion);
            let share = criterion.weight as f64 * 100.0 / weights as f64;
            let words = |index: i64| {
                let words = criterion.scale_labels.get(usize::try_from(index).unwrap_or(usize::MAX));
                words.map(|words: &Words| words.said(lang)).unwrap_or_default()
            };
            Scale {
                id: format!("f-{name}"),
                label: criterion.label.said(lang),
                description: Some(criterion.description.said(lang)).filter(|said| !said.text.is_empty()),
                weight_text: format!("{}\u{a0}%", Writes(lang).number(share, usize::from(share.fract() > 0.001))),
                weight: criterion.weight,
                max: criterion.scale_max,
                options: (criterion.scale_min..=criterion.scale_max)
                    .map(|points| {
                        let label = words(points - criterion.scale_min);
                        let value = points.to_string();
                        ScaleOption { label: if label.text.is_empty() { value.clone().into() } else { label }, value }
                    })
                    .collect(),
                value: points.get(&criterion.round_criterion_id).map(ToString::to_string).unwrap_or_default(),
                error: errors.sentence(&name, lang),
                name,
            }
        })
        .collect()
}

/// The weighted total as a language writes it.
fn in_words(criteria: &[RoundCriterion], points: &Points, lang: Lang) -> String {
    let parts = criteria.iter().map(|criterion| {
        let weighing = Weighing { weight: criterion.weight, scale_max: criterion.scale_max };
        (weighing, points.get(&criterion.round_criterion_id).copied())
    });
    Writes(lang).number(total(parts).map_or(0.0, |total| total.as_f64()), 1)
}

fn summary(scales: &[Scale], comment: &Field, recuse: &[Field]) -> Vec<FieldError> {
    let wrong = |id: &str, label: &str, error: &Option<String>| {
        error.as_ref().map(|error| FieldError { id: id.to_owned(), message: format!("{label}: {error}") })
    };
    let points = scales.iter().filter_map(|scale| wrong(&scale.id, &scale.label.text, &scale.error));
    let fields = std::iter::once(comment).chain(recuse);
    points.chain(fields.filter_map(|field| wrong(&field.id, &field.label, &field.error))).collect()
}

#[derive(Serialize)]
struct StalePage {
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
    label: Said,
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
type SheetAnswer = Result<std::result::Result<Redirected, SheetResponse>>;

/// The two pages that a sheet can come back with.
#[derive(rocket::Responder)]
enum SheetResponse {
    Again(Box<Page<SheetPage>>),
    Stale(Page<StalePage>),
}

#[post("/jury/sheets/<id>", data = "<form>")]
async fn save(ctx: Ctx, juror: Juror, lang: Language, id: AssignmentId, form: Result<Posted, AppError>) -> SheetAnswer {
    let form = form?;
    let (own, criteria) = {
        let mut conn = ctx.db.read().await?;
        let own = find(&mut conn, id, &juror).await?;
        if !has_declared(&mut conn, &own, ctx.now).await? {
            return Err(AppError::Refused("jury-declare-first"));
        }
        let criteria = rounds::criteria(&mut conn, own.round_id).await?;
        (own, criteria)
    };
    own.scoring(ctx.now).running().map_err(AppError::Refused)?;
    let SheetForm { content, version, errors } = SheetForm::read(&form, &criteria);
    if !errors.is_empty() {
        let mut conn = ctx.db.read().await?;
        let shown = Shown { content, version, errors: &errors, recusal: None };
        let page = page(&mut conn, &ctx, &own, shown, lang.0).await?;
        let page = Page::new("scoring/sheet.html", page).status(Status::UnprocessableEntity);
        return Ok(Err(SheetResponse::Again(Box::new(page))));
    }
    match actions::save(&ctx, juror.person_id, id, version, &content).await? {
        Saved::Stale(stale) => {
            let page = stale_page(&own, &criteria, &content, &stale, lang.0);
            Ok(Err(SheetResponse::Stale(Page::new("scoring/stale.html", page).status(Status::Conflict))))
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
        None => ("/jury".to_owned(), "scoring-submitted-all"),
    };
    let receipt = store::receipt(&mut ctx.db.read().await?, own.assignment_id).await?;
    Ok(redirect(to).with("success", key, receipt.map_or_else(String::new, |receipt| receipt.number)))
}

fn stale_page(own: &Own, criteria: &[RoundCriterion], mine: &Content, stale: &Stale, lang: Lang) -> StalePage {
    let theirs = &stale.content;
    let points = |content: &Content, criterion: &RoundCriterion| {
        content.points.get(&criterion.round_criterion_id).map_or_else(|| "–".to_owned(), ToString::to_string)
    };
    let row = |label: Said, mine: String, theirs: String, long| {
        let differs = mine != theirs;
        StaleRow { label, mine, theirs, differs, long }
    };
    let mut rows: Vec<_> =
        criteria.iter().map(|c| row(c.label.said(lang), points(mine, c), points(theirs, c), false)).collect();
    rows.push(row(say(lang, "scoring-comment").into(), mine.comment.clone(), theirs.comment.clone(), true));
    let status = |content: &Content| say(lang, &format!("scoring-state-{}", content.status));
    rows.push(row(say(lang, "scoring-state").into(), status(mine), status(theirs), false));
    let hidden = |name: &str, value: String| HiddenField { name: name.to_owned(), value };
    let mut fields = vec![
        hidden("version", stale.version.to_string()),
        hidden("comment", mine.comment.clone()),
        hidden("act", if mine.status == SheetStatus::Submitted { "submit" } else { "draft" }.to_owned()),
    ];
    fields.extend(criteria.iter().filter_map(|criterion| {
        let given = mine.points.get(&criterion.round_criterion_id)?;
        Some(hidden(&forms::field(criterion), given.to_string()))
    }));
    StalePage {
        title: say(lang, "scoring-stale"),
        crumbs: vec![Link::new("/jury", say(lang, "scoring-list"))],
        action: href(own.assignment_id),
        rows,
        fields,
        theirs_at: own.changed_at,
    }
}

#[post("/jury/sheets/<id>/recuse", data = "<form>")]
async fn recuse(
    ctx: Ctx,
    juror: Juror,
    lang: Language,
    id: AssignmentId,
    form: Result<Posted, AppError>,
) -> Result<std::result::Result<Redirected, Page<SheetPage>>> {
    let form: ReasonForm = form?.read()?;
    let own = find(&mut ctx.db.read().await?, id, &juror).await?;
    // Also before the window begins and after it ends: whoever notices a conflict says so.
    if own.scoring(ctx.now) == Scoring::Closed {
        return Err(AppError::Refused("rounds-closed"));
    }
    match form.checked() {
        Ok(reason) => {
            jury::recuse(&ctx, juror.person_id, own.nomination_id, reason).await?;
            Ok(Ok(redirect("/jury").success("scoring-recused")))
        }
        Err(errors) => {
            let mut conn = ctx.db.read().await?;
            let shown = Shown { recusal: Some((&form, &errors)), ..stored(&mut conn, &own).await? };
            let page = page(&mut conn, &ctx, &own, shown, lang.0).await?;
            Ok(Err(Page::new("scoring/sheet.html", page).status(Status::UnprocessableEntity)))
        }
    }
}

//! A sheet beside its dossier.

use crate::key;
use crate::link;
use laudatio_base::fraction;
use laudatio_tally::total::total;
use rocket::get;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::jury::forms::ReasonForm;
use crate::contest::jury::store::declared;
use crate::contest::nominations::answers::Questionnaire;
use crate::contest::nominations::forms::{Difference, differences_for};
use crate::contest::nominations::store::{self as nominations, revisions};
use crate::contest::nominations::{Audience, Dossier, dossier};
use crate::contest::rounds::model::{RoundCriterion, Scoring};
use crate::contest::rounds::store as rounds;
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, LocalText, Translated};
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Errors, Field, FieldError, Juror, Language, Link, Page, Redirected, redirect};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::AssignmentId;

use super::super::actions::content_of;
use super::super::forms;
use super::super::model::{Points, SheetStatus};
use super::super::store::{self, Content, Listed, Own, Receipt};
use super::list::part;
use super::{href, state};

/// A criterion as the component `scale_field` shows it.
#[derive(Serialize)]
struct Scale {
    id: String,
    name: String,
    label: LocalText,
    description: Option<LocalText>,
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
    label: LocalText,
}

#[derive(Serialize)]
pub(super) struct SheetPage {
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
    /// The number of the text that the page shows.
    text: Option<i64>,
    /// What was corrected after the sheet was made.
    correction: Option<Correction>,
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

/// A correction of what the jury reads, later than the juror's sheet.
#[derive(Serialize)]
struct Correction {
    title: String,
    text: String,
    reason: Option<String>,
    differences: Vec<Difference>,
}

/// What another juror gave, criterion by criterion.
#[derive(Serialize)]
struct OtherRow {
    name: String,
    points: Vec<String>,
    total: String,
}

/// What a sheet's page shows beside what is stored.
pub(super) struct Shown<'a> {
    pub content: Content,
    pub version: i64,
    /// The number of the text that was read before the page was shown again.
    pub read: Option<i64>,
    pub errors: &'a Errors,
    pub recusal: Option<(&'a ReasonForm, &'a Errors)>,
}

#[get("/jury/sheets/<id>")]
pub(super) async fn sheet(
    ctx: Ctx,
    juror: Juror,
    lang: Language,
    id: AssignmentId,
) -> Result<std::result::Result<Page<SheetPage>, Redirected>> {
    let mut conn = ctx.db.read().await?;
    let own = find(&mut conn, id, &juror).await?;
    // No dossier before the juror has said on the list of nominees what stands between them.
    if !has_declared(&mut conn, &own, ctx.now).await? {
        return Ok(Err(redirect(link!("/jury/declarations/{round}", round = own.round_id))));
    }
    let shown = stored(&mut conn, &own).await?;
    Ok(Ok(Page::new("judging/scoring/sheet.html", page(&mut conn, &ctx, &own, shown, lang.0).await?)))
}

pub(super) async fn has_declared(conn: &mut Conn, own: &Own, now: Timestamp) -> Result<bool> {
    let over = own.scoring(now) == Scoring::Closed;
    Ok(over || declared::has_declared(conn, own.round_id, own.person_id).await?)
}

pub(super) async fn find(conn: &mut Conn, id: AssignmentId, juror: &Juror) -> Result<Own> {
    store::own(conn, id, juror.person_id).await?.ok_or(AppError::NotFound)
}

static NO_ERRORS: std::sync::LazyLock<Errors> = std::sync::LazyLock::new(Errors::default);

pub(super) async fn stored(conn: &mut Conn, own: &Own) -> Result<Shown<'static>> {
    let content = content_of(conn, own).await?.unwrap_or_else(|| Content {
        status: SheetStatus::Draft,
        comment: String::new(),
        points: Points::new(),
    });
    Ok(Shown { content, version: own.version.unwrap_or(0), read: own.text, errors: &NO_ERRORS, recusal: None })
}

pub(super) async fn page(conn: &mut Conn, ctx: &Ctx, own: &Own, shown: Shown<'_>, lang: Lang) -> Result<SheetPage> {
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
            Link::new(link!("/jury"), say(lang, key!("scoring-list"))),
            Link::new(link!("/jury#round-{round}", round = own.round_id), round.title),
        ],
        action: href(own.assignment_id),
        place: t(lang, key!("scoring-place"), Some(&place)),
        previous: at.checked_sub(1).and_then(|before| listed.get(before)).map(link),
        next: listed.get(at + 1).map(link),
        state: state(own.status),
        changed_at: own.changed_at,
        read_only: own.scoring(ctx.now).running().err().map(|why| say(lang, why.key())),
        version: shown.version,
        text: shown.read,
        correction: correction(conn, ctx, own, lang).await?,
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

/// What was corrected since the juror's sheet was made, old and new side by side.
async fn correction(conn: &mut Conn, ctx: &Ctx, own: &Own, lang: Lang) -> Result<Option<Correction>> {
    let Some(judged) = own.judged.filter(|judged| own.is_overtaken(Some(*judged))) else { return Ok(None) };
    let Some(nomination) = nominations::find(conn, own.nomination_id).await? else { return Ok(None) };
    let changes = revisions::since(conn, own.nomination_id, judged).await?;
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else { return Ok(None) };
    let form = Questionnaire::load(conn, own.edition_id).await?;
    let now = revisions::pinned(conn, own.nomination_id).await?.unwrap_or_else(|| nomination.answers.0.clone());
    let texts = (&first.answers.0, &now);
    let mut args = Args::new();
    args.set("at", value(Writes(lang).datetime(last.replaced_at.in_dortmund())));
    args.set("state", value(state(own.status)));
    let still = if own.scoring(ctx.now) == Scoring::Running {
        key!("scoring-corrected-text")
    } else {
        key!("scoring-corrected-over")
    };
    Ok(Some(Correction {
        title: t(lang, key!("scoring-corrected"), Some(&args)),
        text: say(lang, still),
        reason: last.reason.clone(),
        differences: differences_for(Audience::Jury, &form, nomination.kind, texts, lang),
    }))
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
                words.map(|words: &Translated| words.said(lang)).unwrap_or_default()
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
        let weighing = criterion.weighing();
        (weighing, points.get(&criterion.round_criterion_id).copied())
    });
    Writes(lang).number(total(parts).map_or(0.0, fraction::number), 1)
}

fn summary(scales: &[Scale], comment: &Field, recuse: &[Field]) -> Vec<FieldError> {
    let wrong = |id: &str, label: &str, error: &Option<String>| {
        error.as_ref().map(|error| FieldError { id: id.to_owned(), message: format!("{label}: {error}") })
    };
    let points = scales.iter().filter_map(|scale| wrong(&scale.id, &scale.label.text, &scale.error));
    let fields = std::iter::once(comment).chain(recuse);
    points.chain(fields.filter_map(|field| wrong(&field.id, &field.label, &field.error))).collect()
}

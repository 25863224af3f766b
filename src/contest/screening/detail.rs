//! One nomination on the office's desk: what it says, what happened to it, and what is to be decided.

use rocket::http::Status;
use rocket::{Route, get, post, routes};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::list::Badge;
use super::{actions, reading, store};
use crate::clock::Timestamp;
use crate::contest::nominations::actions::{Editor, call, stays_withdrawn, withdraw as withdraw_nomination};
use crate::contest::nominations::answers::Questionnaire;
use crate::contest::nominations::dossier::{Audience, Section, write};
use crate::contest::nominations::forms::{Difference, Notice, differences};
use crate::contest::nominations::model::{
    Again as AgainReason, Nomination, NominationKind, NominationStatus, Screening,
};
use crate::contest::nominations::store::revisions;
use crate::contest::nominations::{crumbs, store as nominations};
use crate::contest::prizes::model::Naming;
use crate::contest::prizes::store::namings;
use crate::contest::prizes::tabs;
use crate::ground::audit;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Redirected};
use crate::ground::web::{
    Choice, Errors, Field, FieldError, FieldKind, Language, Link, Office, Page, Posted, redirect,
};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::NominationId;
use crate::key;
use crate::link;
use crate::people::approvals::readback::ReadBack;

pub fn routes() -> Vec<Route> {
    routes![nomination, screen, admit, withdraw]
}

/// What the three forms of the page send.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Decision {
    version: String,
    screening: String,
    #[validate(length(max = 2000, code = "field-too-long"))]
    reason: String,
    #[validate(length(max = 2000, code = "field-too-long"))]
    admit_reason: String,
    #[validate(length(max = 2000, code = "field-too-long"))]
    withdraw_reason: String,
}

#[derive(Serialize)]
struct Fact {
    term: String,
    text: String,
}

/// `screening/detail.html`.
#[derive(Serialize)]
struct DetailPage {
    title: String,
    /// The language of the title, where it is not the reader's.
    lang: Option<Lang>,
    number: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    path: String,
    version: i64,
    notice: Option<Notice>,
    errors: Vec<FieldError>,
    badge: Badge,
    facts: Vec<Fact>,
    sections: Vec<Section>,
    history: Vec<audit::Told>,
    /// What the office had decided about, beside what stands now; absent unless it is to look once more.
    again: Option<Again>,
    /// Sheets that judge an earlier text, and how the text has changed since.
    corrected: Vec<Corrected>,
    /// Empty where nothing can be decided any more.
    screening: Vec<Field>,
    admission: Option<Field>,
    withdrawal: Option<Field>,
    /// Where a withdrawal by the office is taken back.
    take_back: Option<String>,
    edit: Option<String>,
    /// Where it is written down what they have said about the public, of those who apply for themselves.
    naming: Option<String>,
    next: Option<String>,
}

/// Why a decision is open again, with both texts side by side.
#[derive(Serialize)]
struct Again {
    notice: Notice,
    /// What the office had said then.
    reason: Option<String>,
    differences: Vec<Difference>,
}

/// A correction of what a jury reads, and whose sheets it has overtaken.
#[derive(Serialize)]
struct Corrected {
    title: String,
    jurors: String,
    reason: Option<String>,
}

/// Both texts, where the office has to look once more.
async fn again(conn: &mut Conn, nomination: &Nomination, form: &Questionnaire, lang: Lang) -> Result<Option<Again>> {
    let Some(reason) = nomination.asks_again() else { return Ok(None) };
    let screened = match nomination.screened_revision {
        Some(revision) if revision != nomination.revision => {
            revisions::text(conn, nomination.nomination_id, revision).await?
        }
        _ => None,
    };
    let differences = screened
        .map(|screened| differences(form, nomination.kind, &screened, &nomination.answers, lang))
        .unwrap_or_default();
    let before = nomination.screening_before.map_or_else(String::new, |word| say(lang, &format!("screening-{word}")));
    let at = nomination.screened_at.map_or_else(String::new, |at| Writes(lang).datetime(at.in_dortmund()));
    let args = Args::from_iter([("before", value(before)), ("at", value(at))]);
    let key = match reason {
        AgainReason::Changed => "screening-again-changed",
        AgainReason::Deadline => "screening-again-deadline",
    };
    let said = |part: &str| t(lang, &format!("{key}-{part}"), Some(&args));
    let notice = Notice { kind: "warning", title: said("title"), text: said("text") };
    Ok(Some(Again { notice, reason: nomination.screening_reason_before.clone(), differences }))
}

/// The corrections that sheets of open rounds have not seen yet.
async fn corrected(conn: &mut Conn, id: NominationId, lang: Lang) -> Result<Vec<Corrected>> {
    let overtaken = store::overtaken(conn, id).await?;
    let Some(first) = overtaken.iter().map(|sheet| sheet.revision).min() else { return Ok(Vec::new()) };
    let told = |change: revisions::Change| {
        let before = overtaken.iter().filter(|sheet| sheet.revision <= change.revision);
        let names: Vec<&str> = before.map(|sheet| sheet.name.as_str()).collect();
        let mut args = Args::from_iter([("at", value(Writes(lang).datetime(change.replaced_at.in_dortmund())))]);
        args.set("n", i64::try_from(names.len()).unwrap_or(i64::MAX));
        let title = t(lang, key!("screening-overtaken"), Some(&args));
        Corrected { title, jurors: names.join(", "), reason: change.reason }
    };
    Ok(revisions::since(conn, id, first).await?.into_iter().map(told).collect())
}

/// Everything that the page shows; `typed` is what somebody has just sent.
async fn page(
    ctx: &Ctx,
    id: NominationId,
    lang: Lang,
    typed: Option<(Decision, &Errors)>,
    notice: Option<Notice>,
) -> Result<DetailPage> {
    let mut conn = ctx.db.read().await?;
    let nomination = nominations::find(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let (prize, edition) = call(&mut conn, nomination.edition_id).await?;
    let form = Questionnaire::load(&mut conn, nomination.edition_id).await?;
    let again = again(&mut conn, &nomination, &form, lang).await?;
    let corrected = corrected(&mut conn, id, lang).await?;
    let history = audit::history(&mut conn, id.0, lang).await?;
    let next = store::next_pending(&mut conn, nomination.edition_id, id).await?;
    let judged_in = store::judged_in(&mut conn, id).await?;
    let decided = nominations::is_decided(&mut conn, id).await?;
    let naming = namings(&mut conn, nomination.edition_id).await?.remove(&id);
    // What two people have published stays as they have read it.
    let is_public = edition.shows_result(ctx.now) && nominations::is_listed(&mut conn, id).await?;
    let phase = edition.phase(ctx.now);
    let take_back = nomination.status == NominationStatus::Withdrawn
        && stays_withdrawn(&mut conn, ctx, &nomination).await?.is_none();
    let none = Errors::default();
    let (typed, errors) = typed.map_or((None, &none), |(typed, errors)| (Some(typed), errors));
    let (screening_value, reason) = match &typed {
        Some(typed) if !typed.screening.is_empty() || !typed.reason.is_empty() => {
            (typed.screening.clone(), typed.reason.clone())
        }
        _ => {
            let decided = Some(nomination.screening).filter(|screening| *screening != Screening::Pending);
            (
                decided.map_or_else(String::new, |word| word.to_string()),
                nomination.screening_reason.clone().unwrap_or_default(),
            )
        }
    };
    let typed = typed.unwrap_or_default();
    let choices = [Screening::Eligible, Screening::Ineligible, Screening::Pending]
        .map(|word| Choice::new(word, say(lang, &format!("screening-choice-{word}"))));
    let screening = vec![
        Field::said(lang, FieldKind::Radio, "screening-form", "screening")
            .options(choices.into())
            .value(screening_value)
            .check(errors, lang),
        Field::said(lang, FieldKind::Textarea, "screening-form", "reason").rows(4).value(reason).check(errors, lang),
    ];
    let area = |name: &str, value: String| {
        Field::said(lang, FieldKind::Textarea, "screening-form", name).rows(3).value(value).check(errors, lang)
    };
    let can_screen = nomination.status.screen(phase).is_ok() && judged_in.is_none();
    let admission = nomination.status.admit(phase).is_ok().then(|| area("admit_reason", typed.admit_reason));
    let withdrawal =
        nomination.status.withdraw(phase, decided).is_ok().then(|| area("withdraw_reason", typed.withdraw_reason));
    let fields: Vec<Field> = screening.iter().chain(&admission).chain(&withdrawal).cloned().collect();
    let dossier = write(&form, &nomination, Audience::Office, lang);
    Ok(DetailPage {
        title: dossier.title,
        lang: dossier.lang,
        number: nomination.receipt_number.clone(),
        crumbs: crumbs(&prize, &edition, lang),
        tabs: tabs(nomination.edition_id, "nominations", lang),
        path: link!("/office/nominations/{nomination}", nomination = id),
        version: nomination.version,
        notice,
        errors: errors.summary(&fields),
        badge: Badge::of(nomination.status, nomination.screening, nomination.screening_before, lang),
        again,
        corrected,
        facts: facts(&nomination, &form, naming, judged_in, lang),
        sections: dossier.sections,
        history,
        screening: if can_screen { screening } else { Vec::new() },
        admission,
        withdrawal,
        take_back: take_back.then(|| link!("/office/nominations/{nomination}/withdraw/back", nomination = id)),
        edit: (nomination.status.edit(phase, decided).is_ok() && !is_public)
            .then(|| link!("/office/nominations/{nomination}/edit", nomination = id)),
        naming: (nomination.kind == NominationKind::SelfApplication).then(|| {
            link!("/office/editions/{edition}/naming?entry={entry}", edition = nomination.edition_id, entry = id)
        }),
        next: next.map(|id| link!("/office/nominations/{nomination}", nomination = id)),
    })
}

fn facts(
    nomination: &Nomination,
    form: &Questionnaire,
    naming: Option<Naming>,
    judged_in: Option<String>,
    lang: Lang,
) -> Vec<Fact> {
    let writes = crate::i18n::Writes(lang);
    let moment = |at: Timestamp| writes.datetime(at.in_dortmund());
    let gaps = form.gaps(nomination.kind, &nomination.answers).map(|question| question.label.get(lang));
    let gaps = gaps.collect::<Vec<_>>().join("\n");
    let facts = [
        ("received", Some(moment(nomination.received_at))),
        ("origin", Some(say(lang, &format!("nomination-origin-{}", nomination.origin)))),
        ("kind", Some(say(lang, &format!("nomination-kind-{}", nomination.kind)))),
        ("consent", naming.map(|naming| say(lang, &format!("publication-naming-{naming}")))),
        ("gaps", Some(gaps).filter(|gaps| !gaps.is_empty())),
        ("admitted", nomination.admitted_at.map(moment)),
        ("admitted-reason", nomination.admitted_reason.clone()),
        ("withdrawn", nomination.withdrawn_at.map(moment)),
        ("screening-reason", nomination.screening_reason.clone()),
        ("judged-in", judged_in),
    ];
    let given = facts.into_iter().filter_map(|(key, text)| Some((key, text?)));
    given.map(|(key, text)| Fact { term: say(lang, &format!("screening-fact-{key}")), text }).collect()
}

fn shown(page: DetailPage, status: Status) -> Page<DetailPage> {
    Page::new("contest/screening/detail.html", page).status(status)
}

#[get("/office/nominations/<id>")]
async fn nomination(_office: Office, id: NominationId, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    Ok(shown(page(&ctx, id, lang.0, None, None).await?, Status::Ok))
}

/// The page again, or on to it.
#[derive(rocket::Responder)]
enum Decided {
    Again(Box<Page<DetailPage>>),
    /// What it would do, to be read first.
    Read(Box<Page<ReadBack>>),
    Gone(Redirected),
}

/// What a form says, with what is wrong with its length already found.
fn decision(form: Posted) -> Result<(Decision, Errors)> {
    let decision = form.read::<Decision>()?;
    let errors = decision.validate().err().map(|errors| Errors::from_validation(&errors)).unwrap_or_default();
    Ok((decision, errors))
}

/// Shows what came of a decision: the page with the sentence of success, or again with everything that was typed.
async fn decided(
    ctx: &Ctx,
    id: NominationId,
    lang: Lang,
    typed: Decision,
    (done, flash): (Result<()>, &str),
) -> Result<Decided> {
    match done {
        Ok(()) => {
            Ok(Decided::Gone(redirect(link!("/office/nominations/{nomination}", nomination = id)).success(flash)))
        }
        Err(error @ AppError::Refused(_)) => {
            let notice =
                Notice { kind: "danger", title: say(lang, error.key()), text: say(lang, key!("nomination-not-saved")) };
            let page = page(ctx, id, lang, Some((typed, &Errors::default())), Some(notice)).await?;
            Ok(Decided::Again(Box::new(shown(page, Status::Conflict))))
        }
        Err(error) => Err(error),
    }
}

async fn wrong(ctx: &Ctx, id: NominationId, lang: Lang, typed: Decision, errors: &Errors) -> Result<Decided> {
    let page = page(ctx, id, lang, Some((typed, errors)), None).await?;
    Ok(Decided::Again(Box::new(shown(page, Status::UnprocessableEntity))))
}

#[post("/office/nominations/<id>/screen", data = "<form>")]
async fn screen(office: Office, id: NominationId, form: Posted, ctx: Ctx, lang: Language) -> Result<Decided> {
    let typed_read = form.get("read").to_owned();
    let (typed, mut errors) = decision(form)?;
    let screening = typed.screening.parse::<Screening>().ok();
    if screening.is_none() {
        errors.add("screening", key!("field-choice"));
    }
    if screening == Some(Screening::Ineligible) && typed.reason.is_empty() {
        errors.add("reason", key!("screening-reason-missing"));
    }
    let Some(screening) = screening.filter(|_| errors.is_empty()) else {
        return wrong(&ctx, id, lang.0, typed, &errors).await;
    };
    let version = typed.version.parse().unwrap_or(0);
    let reason = Some(typed.reason.as_str()).filter(|reason| !reason.is_empty());
    if screening == Screening::Ineligible
        && let Some(page) = reading::ineligible(&ctx, id, (version, &typed.reason), &typed_read, lang.0).await?
    {
        return Ok(Decided::Read(Box::new(page.page())));
    }
    let done = actions::screen(&ctx, office.person_id, (id, version), (screening, reason)).await;
    decided(&ctx, id, lang.0, typed, (done, "nomination-screened")).await
}

#[post("/office/nominations/<id>/admit", data = "<form>")]
async fn admit(office: Office, id: NominationId, form: Posted, ctx: Ctx, lang: Language) -> Result<Decided> {
    let (typed, mut errors) = decision(form)?;
    if typed.admit_reason.is_empty() {
        errors.add("admit_reason", key!("screening-reason-missing"));
    }
    if !errors.is_empty() {
        return wrong(&ctx, id, lang.0, typed, &errors).await;
    }
    let done = actions::admit(&ctx, office.person_id, id, &typed.admit_reason).await;
    decided(&ctx, id, lang.0, typed, (done, "nomination-admitted")).await
}

#[post("/office/nominations/<id>/withdraw", data = "<form>")]
async fn withdraw(office: Office, id: NominationId, form: Posted, ctx: Ctx, lang: Language) -> Result<Decided> {
    let read = form.get("read").to_owned();
    let (typed, mut errors) = decision(form)?;
    if typed.withdraw_reason.is_empty() {
        errors.add("withdraw_reason", key!("screening-reason-missing"));
    }
    if !errors.is_empty() {
        return wrong(&ctx, id, lang.0, typed, &errors).await;
    }
    if let Some(page) = reading::withdrawal(&ctx, id, &typed.withdraw_reason, &read, lang.0).await? {
        return Ok(Decided::Read(Box::new(page.page())));
    }
    let hand = Editor::Office(office.person_id, id);
    let done = withdraw_nomination(&ctx, hand, Some(&typed.withdraw_reason)).await.map(drop);
    decided(&ctx, id, lang.0, typed, (done, "nomination-withdrawn")).await
}

//! The office's page of a round's conflicts.

use rocket::http::Status;
use rocket::{Route, get, post};
use serde::Serialize;

use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store as rounds;
use crate::contest::rounds::{FormPage, round_crumbs, tabs};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Choice, Errors, Field, FieldError, FieldKind, Language, Link, Office, Page, Posted, Redirected, redirect,
};
use crate::i18n::{Lang, say};
use crate::ids::{ConflictId, NominationId, PersonId, RoundId};
use crate::key;
use crate::link;

use super::forms::{LiftForm, ReasonForm, reason_key};
use super::model::Reason;
use super::store::{self, declared};
use super::{actions, declare, profile, suggest};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    let mut routes = rocket::routes![conflicts, set_conflict, suggested, lift_form, lift];
    routes.extend(declare::routes());
    routes.extend(profile::routes());
    routes
}

#[derive(Serialize)]
struct ConflictsPage {
    title: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    round_id: RoundId,
    closed: bool,
    conflicts: Vec<ConflictLine>,
    suggestions: Vec<Suggestion>,
    /// How many jurors have declared on every entry, and who has not.
    declared: usize,
    waiting: Vec<String>,
    /// Empty while the round has no entries or no jurors to choose from.
    fields: Vec<Field>,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct ConflictLine {
    #[serde(flatten)]
    named: store::Named,
    reason_text: String,
    /// What somebody else had filed before the juror said why.
    filed_text: Option<String>,
}

/// A conflict that the office should look at.
#[derive(Serialize)]
struct Suggestion {
    person_id: PersonId,
    nomination_id: NominationId,
    name: String,
    title: String,
    nominee: String,
    /// Why, in words.
    signs: Vec<String>,
    /// The reason, which the office chooses.
    reason: Field,
}

/// The juror and the entry that were chosen, as they were sent.
#[derive(Default)]
struct Chosen<'a> {
    person: &'a str,
    nomination: &'a str,
}

#[get("/office/rounds/<id>/conflicts")]
async fn conflicts(ctx: Ctx, _office: Office, lang: Language, id: RoundId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let form = ReasonForm::default();
    Ok(Page::new(
        "contest/jury/conflicts.html",
        page(&mut conn, id, Chosen::default(), &form, Errors::default(), lang.0).await?,
    ))
}

#[post("/office/rounds/<id>/conflicts", data = "<posted>")]
async fn set_conflict(
    ctx: Ctx,
    office: Office,
    lang: Language,
    id: RoundId,
    posted: Posted,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    let form: ReasonForm = posted.read()?;
    let chosen = Chosen { person: posted.get("person_id"), nomination: posted.get("nomination_id") };
    let checked = form.checked();
    let mut errors = checked.as_ref().err().cloned().unwrap_or_default();
    let (person, nomination) = (chosen.person.parse::<PersonId>(), chosen.nomination.parse::<NominationId>());
    if person.is_err() {
        errors.add("person_id", key!("field-choice"));
    }
    if nomination.is_err() {
        errors.add("nomination_id", key!("field-choice"));
    }
    match (checked, person, nomination) {
        (Ok(reason), Ok(person), Ok(nomination)) => {
            actions::set(&ctx, office.person_id, id, (nomination, person), reason).await?;
            Ok(Ok(redirect(link!("/office/rounds/{round}/conflicts", round = id)).success("jury-conflict-set")))
        }
        _ => {
            let mut conn = ctx.db.read().await?;
            let page = page(&mut conn, id, chosen, &form, errors, lang.0).await?;
            Ok(Err(Page::new("contest/jury/conflicts.html", page).status(Status::UnprocessableEntity)))
        }
    }
}

async fn page(
    conn: &mut Conn,
    id: RoundId,
    chosen: Chosen<'_>,
    form: &ReasonForm,
    errors: Errors,
    lang: Lang,
) -> Result<ConflictsPage> {
    let round = rounds::placed(conn, id).await?.ok_or(AppError::NotFound)?;
    let conflicts = store::of_round(conn, id).await?;
    let (jurors, entries) = (rounds::jurors(conn, id).await?, rounds::entries(conn, id).await?);
    let closed = round.round.status == RoundStatus::Closed;
    let mut fields = Vec::new();
    if !closed && !jurors.is_empty() && !entries.is_empty() {
        let select = |name, value: &str, choices: Vec<Choice>| {
            let mut options = vec![Choice::new("", say(lang, key!("jury-please-choose")))];
            options.extend(choices);
            Field::said(lang, FieldKind::Select, "jury", name).options(options).value(value).check(&errors, lang)
        };
        let people = jurors.iter().map(|juror| Choice::new(juror.person_id, &juror.name)).collect();
        let nominations = entries
            .into_iter()
            .map(|entry| Choice::new(entry.nomination_id, format!("{} ({})", entry.title, entry.receipt_number)))
            .collect();
        fields.push(select("person_id", chosen.person, people));
        fields.push(select("nomination_id", chosen.nomination, nominations));
        fields.extend(form.fields(&errors, lang));
    }
    let suggestions = if closed { Vec::new() } else { suggestions(conn, id, &errors, lang).await? };
    let complete = declared::complete(conn, id).await?;
    let able = || jurors.iter().filter(|juror| !juror.disabled);
    let waiting = able().filter(|juror| !complete.contains(&juror.person_id)).map(|juror| juror.name.clone());
    let waiting: Vec<String> = waiting.collect();
    let declared = able().count() - waiting.len();
    let asked: Vec<Field> = suggestions.iter().map(|row| row.reason.clone()).chain(fields.iter().cloned()).collect();
    Ok(ConflictsPage {
        title: say(lang, key!("jury-conflicts")),
        suggestions,
        declared,
        waiting,
        crumbs: round_crumbs(&round, lang),
        tabs: tabs(id, "conflicts", lang),
        round_id: id,
        closed,
        conflicts: conflicts
            .into_iter()
            .map(|named| ConflictLine {
                reason_text: say(lang, &reason_key(named.reason())),
                filed_text: named
                    .own_reason
                    .filter(|own| *own != named.conflict.reason)
                    .map(|_| say(lang, &reason_key(named.conflict.reason))),
                named,
            })
            .collect(),
        errors: errors.summary(&asked),
        fields,
    })
}

async fn suggestions(conn: &mut Conn, id: RoundId, errors: &Errors, lang: Lang) -> Result<Vec<Suggestion>> {
    let found = actions::suggestions(conn, id).await?;
    let said = |sign: &suggest::Sign, earlier: Option<Reason>| {
        let sentence = say(lang, &format!("jury-sign-{}", sign.as_str()));
        match earlier.filter(|_| *sign == suggest::Sign::Known) {
            Some(earlier) => format!("{sentence}: {}", say(lang, &reason_key(earlier))),
            None => sentence,
        }
    };
    // None is chosen beforehand: that two have something in common does not say what.
    let mut reasons = vec![Choice::new("", say(lang, key!("jury-please-choose")))];
    reasons.extend(Reason::ALL.iter().map(|reason| Choice::new(reason, say(lang, &reason_key(*reason)))));
    let row = |found: actions::Suggested| Suggestion {
        signs: found.signs.iter().map(|sign| said(sign, found.earlier)).collect(),
        reason: Field::new(
            FieldKind::Select,
            reason_field((found.nomination_id, found.person_id)),
            say(lang, key!("jury-suggestion-reason")),
        )
        .options(reasons.clone())
        .check(errors, lang),
        person_id: found.person_id,
        nomination_id: found.nomination_id,
        name: found.name,
        title: found.title,
        nominee: found.nominee_name,
    };
    Ok(found.into_iter().map(row).collect())
}

/// The name of the field in which the office says why a suggestion is a conflict.
fn reason_field((nomination, person): (NominationId, PersonId)) -> String {
    format!("reason-{nomination}-{person}")
}

/// A suggestion is a conflict, for a reason that the office chooses; or one click, and it is none.
#[post("/office/rounds/<id>/conflicts/suggested", data = "<form>")]
async fn suggested(
    ctx: Ctx,
    office: Office,
    lang: Language,
    id: RoundId,
    form: Posted,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    let bad = || AppError::Bad(key!("error-bad-request"));
    let pair = (form.parse("nomination_id").ok_or_else(bad)?, form.parse("person_id").ok_or_else(bad)?);
    let key = match form.get("act") {
        "confirm" => {
            let name = reason_field(pair);
            let Ok(reason) = form.get(&name).parse::<Reason>() else {
                let mut errors = Errors::default();
                errors.add(name, key!("field-choice"));
                let mut conn = ctx.db.read().await?;
                let page = page(&mut conn, id, Chosen::default(), &ReasonForm::default(), errors, lang.0).await?;
                return Ok(Err(Page::new("contest/jury/conflicts.html", page).status(Status::UnprocessableEntity)));
            };
            actions::confirm(&ctx, office.person_id, id, pair, reason).await?;
            "jury-conflict-set"
        }
        "dismiss" => {
            actions::dismiss(&ctx, office.person_id, id, pair).await?;
            "jury-suggestion-dismissed"
        }
        _ => return Err(bad()),
    };
    Ok(Ok(redirect(link!("/office/rounds/{round}/conflicts", round = id)).success(key)))
}

#[get("/office/rounds/<id>/conflicts/<conflict>/lift")]
async fn lift_form(
    ctx: Ctx,
    _office: Office,
    lang: Language,
    id: RoundId,
    conflict: ConflictId,
) -> Answer<impl Serialize> {
    let (form, errors) = (LiftForm::default(), Errors::default());
    let page = lift_page(&mut ctx.db.read().await?, id, conflict, lang.0).await?;
    Ok(Page::new("contest/rounds/form.html", page.with(form.fields(&errors, lang.0), &errors, "")))
}

#[post("/office/rounds/<id>/conflicts/<conflict>/lift", data = "<form>")]
async fn lift(
    ctx: Ctx,
    office: Office,
    lang: Language,
    id: RoundId,
    conflict: ConflictId,
    form: Posted,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    let form: LiftForm = form.read()?;
    match form.checked() {
        Ok(reason) => {
            actions::lift(&ctx, office.person_id, id, conflict, reason).await?;
            Ok(Ok(redirect(link!("/office/rounds/{round}/conflicts", round = id)).success("jury-conflict-lifted")))
        }
        Err(errors) => {
            let page = lift_page(&mut ctx.db.read().await?, id, conflict, lang.0).await?;
            Ok(Err(page.with(form.fields(&errors, lang.0), &errors, "").invalid()))
        }
    }
}

async fn lift_page(conn: &mut Conn, id: RoundId, conflict: ConflictId, lang: Lang) -> Result<FormPage> {
    let round = rounds::placed(conn, id).await?.ok_or(AppError::NotFound)?;
    let found = store::of_round(conn, id).await?.into_iter().find(|named| named.conflict.conflict_id == conflict);
    let named = found.ok_or(AppError::NotFound)?;
    let back = link!("/office/rounds/{round}/conflicts", round = id);
    let mut crumbs = round_crumbs(&round, lang);
    crumbs.push(Link::new(back.clone(), say(lang, key!("jury-conflicts"))));
    Ok(FormPage {
        title: say(lang, key!("jury-lift")),
        lead: Some(format!("{} – {}", named.name, named.title)),
        crumbs,
        save: say(lang, key!("jury-lift")),
        action: link!("/office/rounds/{round}/conflicts/{conflict}/lift", round = id, conflict),
        back,
        ..FormPage::default()
    })
}

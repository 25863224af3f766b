//! `/office/rounds/<id>/extend`: more time for everybody or for one juror, with a reason.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::contest::prizes::model::of_end;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::mail;
use crate::ground::web::{
    Answer, Choice, Errors, Field, FieldError, FieldKind, Language, Link, Office, Page, Posted, Query, Redirected,
    redirect,
};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{ExtensionId, PersonId, RoundId};
use crate::key;
use crate::link;
use crate::people::approvals::digest;
use crate::people::approvals::readback::{Line, ReadBack, Reason, Unseen};

use super::extensions::{self, Extension, Grant, end_for, may_extend};
use super::forms::moment;
use super::refusal::Refusal;
use super::{actions, round_crumbs, store};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![extend_form, extend, take_back_form, take_back]
}

#[derive(Serialize)]
struct ExtendPage {
    crumbs: Vec<Link>,
    round_id: RoundId,
    name: String,
    fields: Vec<Field>,
    errors: Vec<FieldError>,
    extensions: Vec<Extension>,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed<'a> {
    who: &'a str,
    until: &'a str,
    reason: &'a str,
    wrong: Errors,
}

async fn page(ctx: &Ctx, lang: Lang, id: RoundId, typed: &Typed<'_>) -> Result<ExtendPage> {
    let mut conn = ctx.db.read().await?;
    let placed = store::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    placed.round.status.close()?;
    let everybody = Choice::new("", say(lang, key!("rounds-extend-everybody")));
    let jurors = store::jurors(&mut conn, id).await?.into_iter().filter(|juror| !juror.disabled);
    let jurors = jurors.map(|juror| Choice::new(juror.person_id, juror.name));
    let said = |kind, name| Field::said(lang, kind, "rounds-extend", name).autocomplete("off");
    let fields: Vec<Field> = [
        said(FieldKind::Select, "who").options(std::iter::once(everybody).chain(jurors).collect()).value(typed.who),
        said(FieldKind::DateTime, "until").value(typed.until),
        said(FieldKind::Textarea, "reason").rows(3).value(typed.reason),
    ]
    .map(|field| field.check(&typed.wrong, lang))
    .into();
    Ok(ExtendPage {
        crumbs: round_crumbs(&placed, lang),
        round_id: id,
        name: placed.round.name,
        errors: typed.wrong.summary(&fields),
        fields,
        extensions: store::extensions(&mut conn, id).await?,
    })
}

#[get("/office/rounds/<id>/extend")]
async fn extend_form(_office: Office, ctx: Ctx, lang: Language, id: RoundId, query: Query) -> Answer<ExtendPage> {
    let typed = Typed { who: query.get("who"), ..Typed::default() };
    Ok(Page::new("contest/rounds/extend.html", page(&ctx, lang.0, id, &typed).await?))
}

#[post("/office/rounds/<id>/extend", data = "<form>")]
async fn extend(
    office: Office,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    id: RoundId,
    form: Posted,
) -> Result<Result<Redirected, Page<Shows>>> {
    let mut wrong = Errors::default();
    let until = moment(form.get("until"), "until", &mut wrong);
    if form.get("until").is_empty() {
        wrong.add("until", key!("field-missing"));
    }
    let person = match form.get("who") {
        "" => None,
        text => Some(text.parse::<PersonId>().map_err(|_| AppError::NotFound)?),
    };
    let reason = form.get("reason");
    match reason.chars().count() {
        0 => wrong.add("reason", key!("field-missing")),
        count if count > 2000 => wrong.add("reason", key!("field-too-long")),
        _ => {}
    }
    if let Some(until) = until {
        let mut conn = ctx.db.read().await?;
        let round = store::round(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        let end = end_for(&round, &store::extensions(&mut conn, id).await?, person);
        drop(conn);
        match may_extend(round.status, end, until, ctx.now) {
            Ok(()) => {}
            Err(why @ (Refusal::NotLater | Refusal::Past)) => wrong.add("until", why.key()),
            Err(why) => return Err(why.into()),
        }
        if wrong.is_empty() {
            let grant = Grant { person, until, reason };
            let read = digest(&(end, person, until));
            if form.get("read") != read {
                let page = read_back(&ctx, settings, lang.0, id, (&grant, end), read).await?;
                return Ok(Err(Page::new("people/approvals/readback.html", Shows::Read(Box::new(page)))));
            }
            actions::extend(&ctx, office.person_id, id, &grant, settings.public_url()).await?;
            return Ok(Ok(redirect(link!("/office/rounds/{round}", round = id)).success("rounds-extended")));
        }
    }
    let typed = Typed { who: form.get("who"), until: form.get("until"), reason, wrong };
    let page = page(&ctx, lang.0, id, &typed).await?;
    Ok(Err(Page::new("contest/rounds/extend.html", Shows::Form(Box::new(page))).status(Status::UnprocessableEntity)))
}

/// The form, or what it would do.
#[derive(Serialize)]
#[serde(untagged)]
enum Shows {
    Form(Box<ExtendPage>),
    Read(Box<ReadBack>),
}

/// More than this many days more are hardly meant.
const USUAL: i64 = 60;

/// What is read before somebody is given more time; it sends the same form once more.
async fn read_back(
    ctx: &Ctx,
    settings: &Settings,
    lang: Lang,
    id: RoundId,
    (grant, end): (&Grant<'_>, Option<WallTime>),
    read: String,
) -> Result<ReadBack> {
    let mut conn = ctx.db.read().await?;
    let placed = store::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let jurors = store::jurors(&mut conn, id).await?;
    drop(conn);
    let told: Vec<&str> = extensions::concerned(&jurors, grant.person).map(|juror| juror.name.as_str()).collect();
    if grant.person.is_some() && told.is_empty() {
        return Err(AppError::NotFound);
    }
    let days = end.map_or(0, |end| (grant.until.naive().date() - end.naive().date()).num_days());
    let mut args = Args::new();
    args.set("n", days);
    let far = (days > USUAL).then(|| t(lang, key!("rounds-extend-far"), Some(&args)));
    let unusual: Vec<String> = of_end(grant.until).iter().map(|finding| finding.said(lang)).chain(far).collect();
    let flag = (!unusual.is_empty()).then(|| unusual.join(" "));
    let mails = |key| mail::promised(settings, key, told.len(), lang);
    let lines = vec![
        end_line(ctx.now, (end, grant.until), lang).flag(flag),
        Line::new(mails(key!("rounds-extend-mails"))).note(told.join(" · ")),
        Line::new(say(lang, key!("rounds-extend-reason"))).note(grant.reason),
    ];
    let unseen = vec![
        Unseen::new("who", grant.person.map(|person| person.to_string()).unwrap_or_default()),
        Unseen::new("until", grant.until.to_string()),
        Unseen::new("reason", grant.reason),
        Unseen::new("read", read),
    ];
    let path = link!("/office/rounds/{round}/extend", round = id);
    let back = Link::new(&path, say(lang, key!("rounds-cancel")));
    Ok(ReadBack::new(say(lang, key!("rounds-extend-read")), path, say(lang, key!("rounds-extend-do")), back)
        .under(round_crumbs(&placed, lang), mails(key!("rounds-extend-read-lead")))
        .says(lines, vec![say(lang, key!("rounds-extend-next"))])
        .one(None, unseen))
}

/// The end that will hold, with its weekday and how far it is, and the one before.
fn end_line(now: Timestamp, (before, after): (Option<WallTime>, WallTime), lang: Lang) -> Line {
    let writes = Writes(lang);
    let mut args = Args::new();
    args.set("until", value(writes.moment(after.naive())));
    args.set("before", value(before.map(|at| writes.moment(at.naive())).unwrap_or_default()));
    args.set("away", value(writes.away(now.in_dortmund().date(), after.naive().date())));
    Line::new(t(lang, key!("rounds-extend-end"), Some(&args))).note(t(
        lang,
        key!("rounds-extend-end-note"),
        Some(&args),
    ))
}

async fn back_page(
    ctx: &Ctx,
    settings: &Settings,
    lang: Lang,
    (id, extension): (RoundId, ExtensionId),
    reason: &Reason<'_>,
) -> Result<ReadBack> {
    let mut conn = ctx.db.read().await?;
    let placed = store::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let (granted, may) = actions::standing(&mut conn, ctx, &placed.round, extension).await?;
    let jurors = store::jurors(&mut conn, id).await?;
    drop(conn);
    let told: Vec<&str> = extensions::concerned(&jurors, granted.person_id).map(|juror| juror.name.as_str()).collect();
    let mut lines = Vec::new();
    if let Some(before) = granted.closed_before {
        lines.push(end_line(ctx.now, (Some(granted.closes_at), before), lang));
    }
    lines.push(
        Line::new(mail::promised(settings, key!("rounds-extend-corrected"), told.len(), lang)).note(told.join(" · ")),
    );
    let path = link!("/office/rounds/{round}/extensions/{extension}/back", round = id, extension);
    let back = Link::new(link!("/office/rounds/{round}", round = id), say(lang, key!("rounds-cancel")));
    let page =
        ReadBack::new(say(lang, key!("rounds-extend-back")), path, say(lang, key!("rounds-extend-back-do")), back)
            .under(round_crumbs(&placed, lang), say(lang, key!("rounds-extend-back-lead")))
            .says(lines, Vec::new())
            .one(may.err().map(|refusal| say(lang, refusal.key())), Vec::new());
    Ok(page.reason(reason, false, lang))
}

#[get("/office/rounds/<id>/extensions/<extension>/back")]
async fn take_back_form(
    _office: Office,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    id: RoundId,
    extension: ExtensionId,
) -> Answer<ReadBack> {
    Ok(back_page(&ctx, settings, lang.0, (id, extension), &Reason::default()).await?.page())
}

#[post("/office/rounds/<id>/extensions/<extension>/back", data = "<form>")]
async fn take_back(
    office: Office,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    id: RoundId,
    extension: ExtensionId,
    form: Posted,
) -> Result<Result<Redirected, Page<ReadBack>>> {
    let reason = Reason::needed(&form);
    if reason.is_wrong() {
        return Ok(Err(back_page(&ctx, settings, lang.0, (id, extension), &reason).await?.page()));
    }
    actions::take_back(&ctx, office.person_id, (id, extension), reason.text, settings.public_url()).await?;
    Ok(Ok(redirect(link!("/office/rounds/{round}", round = id)).success("rounds-extension-back")))
}

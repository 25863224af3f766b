//! `/office/editions/<id>/open`: what will stand once a call is published, read by two people.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use crate::clock::{Timestamp, WallTime};
use crate::contest::prizes::model::{Call, EditionStatus, Finding, ahead};
use crate::contest::prizes::{place_label, store as prizes, weighed};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer as Answered, Language, Link, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{EditionId, PersonId};
use crate::key;
use crate::people::approvals::readback::{Line, ReadBack, Reason, Way, to_call};
use crate::people::approvals::{self, Act, Confirmer, digest};

use super::{Outcome, Wish, actions};

pub(super) fn routes() -> Vec<Route> {
    routes![reading, open, confirm_open]
}

/// A call before it is published.
pub struct Opening {
    pub call: Call,
    /// What stands in its way.
    pub blocks: Vec<Finding>,
    /// What is unusual in it; takes a reason.
    pub asks: Vec<Finding>,
}

impl Opening {
    /// The digest of what both people read.
    pub fn shown(&self) -> String {
        digest(&self.call)
    }
}

/// What publishing a call would do.
///
/// # Errors
/// [`AppError::Refused`] where it is published already.
pub async fn opening(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<Opening> {
    let call = prizes::call(conn, id).await?.ok_or(AppError::NotFound)?;
    match call.edition.status {
        EditionStatus::Preparing => {}
        EditionStatus::Open => return Err(AppError::Refused(key!("edition-already-open"))),
        EditionStatus::Closed => return Err(AppError::Refused(key!("edition-is-closed"))),
    }
    let before = prizes::before(conn, &call).await?;
    let (blocks, asks) = call.findings(&before, now).into_iter().partition(Finding::is_block);
    Ok(Opening { call, blocks, asks })
}

async fn page(ctx: &Ctx, (office, lang): (PersonId, Lang), id: EditionId, reason: &Reason<'_>) -> Result<ReadBack> {
    let mut conn = ctx.db.read().await?;
    let opening = opening(&mut conn, id, ctx.now).await?;
    let panel = approvals::panel(&mut conn, ctx.now, office, Act::Open, id.0, opening.shown()).await?;
    drop(conn);
    let base = format!("/office/editions/{id}");
    let title = opening.call.edition.title(&opening.call.prize, lang);
    let part = |found: &Finding| say(lang, &format!("edition-part-{}", found.part));
    let way = |found: &Finding| Link::new(found.href(&base), part(found));
    let mut lines: Vec<Line> =
        opening.blocks.iter().map(|found| Line::new(found.said(lang)).condition(false, way(found))).collect();
    lines.extend(read(&opening, ctx.now, lang));
    // What is unusual about a date stands at the date.
    let others = opening.asks.iter().filter(|found| found.date.is_none());
    lines.extend(others.map(|found| Line::new(part(found)).flag(Some(found.said(lang))).way(way(found))));
    let way = if opening.blocks.is_empty() {
        Way::Two { panel: Box::new(panel) }
    } else {
        let mut args = Args::new();
        args.set("n", opening.blocks.len());
        Way::Blocked { why: t(lang, key!("edition-blocks"), Some(&args)) }
    };
    let next =
        [key!("opening-next-read"), key!("opening-next-public"), key!("opening-next-frozen")].map(|key| say(lang, key));
    let (open, back) = (say(lang, key!("edition-open")), to_call(&base, lang));
    let page = ReadBack::new(say(lang, key!("opening-title")), format!("{base}/open"), open, back)
        .under(
            vec![Link::new("/office", say(lang, key!("nav-office"))), Link::new(&base, title)],
            say(lang, key!("opening-lead")),
        )
        .says(lines, next.into())
        .way(way);
    let mut page = page.reason(reason, opening.asks.is_empty(), lang);
    if let Some(field) = &mut page.reason {
        field.hint = Some(say(
            lang,
            if opening.asks.is_empty() { key!("opening-reason-free") } else { key!("opening-reason-asks") },
        ));
    }
    Ok(page)
}

/// Every line as it will stand.
fn read(opening: &Opening, now: Timestamp, lang: Lang) -> Vec<Line> {
    let Opening { call, asks, .. } = opening;
    let (edition, writes) = (&call.edition, Writes(lang));
    let said = |key: &str, pairs: &[(&'static str, String)]| {
        let args = Args::from_iter(pairs.iter().map(|(name, text)| (*name, value(text.clone()))));
        t(lang, key, Some(&args))
    };
    let counted = |key: &str, n: usize, more: usize| {
        let mut args = Args::new();
        args.set("n", n);
        args.set("more", more);
        t(lang, key, Some(&args))
    };
    let flag = |dates: &[&str]| {
        let of_dates = asks.iter().filter(|found| found.date.is_some_and(|date| dates.contains(&date)));
        let own: Vec<String> = of_dates.map(|found| found.said(lang)).collect();
        (!own.is_empty()).then(|| own.join(" "))
    };
    let today = now.in_dortmund().date();
    let away = |at: WallTime| writes.away(today, at.naive().date());
    let path = format!("/prizes/{}/{}", call.prize.key, edition.year);
    // The feed is silent until nominations are taken.
    let opens_later = edition.opens_at.is_some_and(|opens| now < opens.begins());
    let mut lines = vec![Line::new(format!("{} {}", call.prize.name.get(lang), edition.year)).note(said(
        if opens_later { key!("opening-public-later") } else { key!("opening-public") },
        &[("path", path)],
    ))];
    if let (Some(opens), Some(closes)) = (edition.opens_at, edition.closes_at) {
        let dates = [("from", writes.moment(opens.naive())), ("until", writes.moment(closes.naive()))];
        let days = ahead(&edition.calendar(), now).unwrap_or_default().to_string();
        let note = [("days", days), ("opens", away(opens)), ("closes", away(closes))];
        lines.push(
            Line::new(said(key!("opening-nominating"), &dates))
                .note(said(key!("opening-nominating-note"), &note))
                .flag(flag(&["opens_at", "closes_at"])),
        );
    }
    for (name, at) in edition.calendar().dates().into_iter().skip(2) {
        let label = say(lang, &format!("calendar-{}", name.replace('_', "-")));
        match at {
            Some(at) => lines
                .push(Line::new(format!("{label}: {}", writes.moment(at.naive()))).note(away(at)).flag(flag(&[name]))),
            None if name == "ceremony_at" => {
                lines.push(
                    Line::new(said(key!("opening-no-ceremony"), &[("date", label)]))
                        .note(say(lang, key!("opening-later")))
                        .flag(flag(&[name])),
                );
            }
            None => {}
        }
    }
    let amount = |cents: Option<i64>| cents.map_or_else(|| say(lang, key!("call-money-open")), |n| writes.money(n));
    let places: Vec<String> = call
        .places
        .iter()
        .map(|place| format!("{}: {}", place_label(place.place, lang), amount(place.amount)))
        .chain(call.special_prizes.iter().map(|prize| {
            let money = prize.amount.map_or_else(|| say(lang, key!("call-money-special")), |n| writes.money(n));
            format!("{}: {money}", prize.label.get(lang))
        }))
        .collect();
    lines.push(
        Line::new(said(key!("opening-money"), &[("total", amount(edition.prize_money))])).note(places.join(" · ")),
    );
    let criteria = call.criteria.iter().map(|row| (&row.label, row.weight, row.scale_min, row.scale_max));
    lines.push(Line::new(counted(key!("opening-criteria"), call.criteria.len(), 0)).note(weighed(criteria, lang)));
    lines.push(Line::new(say(lang, &format!("call-tie-{}", edition.tie_rule))));
    let categories: Vec<&str> = call.categories.iter().map(|row| row.label.get(lang)).collect();
    if !categories.is_empty() {
        lines.push(Line::new(counted(key!("opening-categories"), categories.len(), 0)).note(categories.join(" · ")));
    }
    let needed = call.questions.iter().filter(|question| !question.optional).count();
    let who = say(lang, if edition.accepts_proposals { key!("call-proposals") } else { key!("call-self-only") });
    lines.push(Line::new(counted(key!("opening-questions"), call.questions.len(), needed)).note(who));
    lines.push(
        Line::new(say(lang, key!("opening-mail")))
            .note(say(lang, if opens_later { key!("opening-mail-note-later") } else { key!("opening-mail-note") })),
    );
    lines
}

#[get("/office/editions/<id>/open")]
async fn reading(office: Confirmer, id: EditionId, ctx: Ctx, lang: Language) -> Answered<ReadBack> {
    Ok(page(&ctx, (office.person_id, lang.0), id, &Reason::default()).await?.page())
}

#[post("/office/editions/<id>/open", data = "<form>")]
async fn open(
    office: Office,
    id: EditionId,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Result<Result<Redirected, Page<ReadBack>>> {
    let mut reason = Reason::of(&form);
    let mut lacks = false;
    if !reason.is_wrong() {
        let wish = Wish { reason: reason.text, seen: form.get("shown"), public_url: settings.public_url() };
        match actions::ask_to_open(&ctx, office.person_id, id, &wish).await? {
            Outcome::Done => return Ok(Ok(opened(id))),
            Outcome::Asked => {
                return Ok(Ok(redirect(format!("/office/editions/{id}/open")).success("approvals-asked")));
            }
            Outcome::ReasonNeeded => reason = reason.missing(),
            Outcome::Changed => reason.stale = true,
            Outcome::Lacks => lacks = true,
        }
    }
    let page = page(&ctx, (office.person_id, lang.0), id, &reason).await?.page();
    Ok(Err(if lacks { page.status(Status::UnprocessableEntity) } else { page }))
}

#[post("/office/editions/<id>/open/confirm", data = "<form>")]
async fn confirm_open(
    office: Confirmer,
    id: EditionId,
    form: Posted,
    ctx: Ctx,
    lang: Language,
) -> Result<Result<Redirected, Page<ReadBack>>> {
    let approval = approvals::id_in(&form)?;
    match actions::confirm_open(&ctx, office.person_id, id, approval, form.get("shown")).await? {
        Outcome::Done => Ok(Ok(redirect(office.onward(format!("/office/editions/{id}"))).success("edition-opened"))),
        _ => Ok(Err(page(&ctx, (office.person_id, lang.0), id, &Reason::outdated()).await?.page())),
    }
}

fn opened(id: EditionId) -> Redirected {
    redirect(format!("/office/editions/{id}")).success("edition-opened")
}

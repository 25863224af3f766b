//! Dates of a published call that move: each as it will stand, and taken back while nothing rests on the move.

use rocket::{Route, State, get, post, routes};

use crate::clock::Timestamp;
use crate::contest::prizes::back;
use crate::contest::prizes::model::{Calendar, Edition, Freedom, of_calendar};
use crate::contest::prizes::moved::Concern;
use crate::contest::prizes::refusal::Refusal;
use crate::contest::prizes::store::moved::reading;
use crate::contest::prizes::store::moves;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ground::mail;
use crate::ground::web::{Answer, Language, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::EditionId;
use crate::key;
use crate::link;
use crate::people::approvals::readback::{Line, ReadBack, Reason, Unseen, to_call};

use super::page::{Head, name, needs};

pub(super) fn routes() -> Vec<Route> {
    routes![take_back_form, take_back]
}

/// Every date that moves, with its weekday and how far it is; and what becomes of a result.
pub(super) fn lines(edition: &Edition, (from, to): (&Calendar, &Calendar), now: Timestamp, lang: Lang) -> Vec<Line> {
    let writes = Writes(lang);
    let today = now.in_dortmund().date();
    let unusual = of_calendar(edition, to, None, now);
    let mut lines = Vec::new();
    for ((name, old), (_, new)) in from.dates().into_iter().zip(to.dates()).filter(|((_, old), (_, new))| old != new) {
        let label = say(lang, &format!("calendar-{}", name.replace('_', "-")));
        let Some(new) = new else {
            lines.push(Line::new(format!("{label}: {}", say(lang, key!("dates-none")))));
            continue;
        };
        let mut args = Args::new();
        args.set("away", value(writes.away(today, new.naive().date())));
        args.set("old", value(old.map_or_else(|| say(lang, key!("dates-none")), |old| writes.moment(old.naive()))));
        let days = old.map_or(0, |old| (new.naive().date() - old.naive().date()).num_days());
        args.set("n", days);
        let key = if days > 0 { key!("dates-moved-later") } else { key!("dates-moved") };
        let own: Vec<String> =
            unusual.iter().filter(|finding| finding.date == Some(name)).map(|finding| finding.said(lang)).collect();
        lines.push(
            Line::new(format!("{label}: {}", writes.moment(new.naive())))
                .note(t(lang, key, Some(&args)))
                .flag((!own.is_empty()).then(|| own.join(" "))),
        );
    }
    if from.ceremony_at != to.ceremony_at && edition.result_confirmed_at.is_some() {
        let key = match edition.shows_result(now) {
            true => key!("dates-result-stays"),
            false if edition.is_stopped() => key!("dates-result-stopped"),
            false => key!("dates-result-moves"),
        };
        let moved = Edition { ceremony_at: to.ceremony_at, ..edition.clone() };
        let at = moved.turns_public_at().map(|at| writes.moment(at.naive())).unwrap_or_default();
        let mut args = Args::new();
        args.set("at", value(at));
        lines.push(Line::new(t(lang, key, Some(&args))));
    }
    lines
}

async fn back_page(ctx: &Ctx, settings: &Settings, lang: Lang, id: EditionId, reason: &Reason<'_>) -> Result<ReadBack> {
    let (head, edition) = Head::load(ctx, id, name(lang, "calendar"), lang).await?;
    needs(&edition, Freedom::Wording)?;
    let mut conn = ctx.db.read().await?;
    let moved = moves::last(&mut conn, id).await?.ok_or(Refusal::DatesNotMoved)?;
    let used = moves::used(&mut conn, id, &moved).await?;
    let reading = moved.before.closes_at != moved.after.closes_at && reading(&mut conn, id).await?.is_some();
    let told = Concern::of(&mut conn, &edition, &moved.before).await?.told().count();
    drop(conn);
    let refusal = moved.after.may_go_back(&moved.before, &edition, used, ctx.now).err();
    let refusal = refusal.or_else(|| reading.then_some(Refusal::DeadlineRead));
    let mut lines = lines(&edition, (&moved.after, &moved.before), ctx.now, lang);
    lines.push(Line::new(mail::promised(settings, key!("moved-told"), told, lang)));
    let path = link!("/office/editions/{edition}/calendar/back", edition = id);
    let unseen = vec![Unseen::new("version", edition.version.to_string())];
    let page =
        ReadBack::new(say(lang, key!("dates-back-title")), path, say(lang, key!("dates-back-do")), to_call(id, lang))
            .under(head.crumbs, say(lang, key!("dates-back-lead")))
            .says(lines, vec![say(lang, key!("dates-next-public"))])
            .one(refusal.map(|refusal| say(lang, refusal.key())), unseen);
    Ok(page.reason(reason, false, lang))
}

#[get("/office/editions/<id>/calendar/back")]
async fn take_back_form(
    _office: Office,
    id: EditionId,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Answer<ReadBack> {
    Ok(back_page(&ctx, settings, lang.0, id, &Reason::default()).await?.page())
}

#[post("/office/editions/<id>/calendar/back", data = "<form>")]
async fn take_back(
    office: Office,
    id: EditionId,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Result<Result<Redirected, Page<ReadBack>>> {
    let reason = Reason::needed(&form);
    if reason.is_wrong() {
        return Ok(Err(back_page(&ctx, settings, lang.0, id, &reason).await?.page()));
    }
    let version = form.parse("version").unwrap_or(0);
    back::take_dates_back(&ctx, office.person_id, id, version, reason.text).await?;
    Ok(Ok(redirect(link!("/office/editions/{edition}", edition = id)).success("dates-taken-back")))
}

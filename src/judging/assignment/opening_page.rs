//! `/office/rounds/<id>/open`: what will stand once the jury may begin, read before; and the way back.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use crate::clock::WallTime;
use crate::contest::prizes::model::of_end;
use crate::contest::prizes::weighed;
use crate::contest::rounds::round_crumbs;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ground::mail;
use crate::ground::web::{Answer, Language, Link, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::RoundId;
use crate::key;
use crate::link;
use crate::people::approvals::readback::{Line, ReadBack, Reason, Unseen};

use super::actions;
use super::opening::{self, Beginning, Opened};
use super::routes::{placed, unmet};

pub(super) fn routes() -> Vec<Route> {
    routes![open_form, open, take_back_form, take_back]
}

type Next = Result<Result<Redirected, Page<ReadBack>>>;

fn counted(lang: Lang, key: &str, n: usize) -> String {
    t(lang, key, Some(&Args::from_iter([("n", i64::try_from(n).unwrap_or(i64::MAX))])))
}

async fn page(ctx: &Ctx, settings: &Settings, lang: Lang, id: RoundId) -> Result<ReadBack> {
    let mut conn = ctx.db.snapshot().await?;
    let round = placed(&mut conn, id).await?;
    round.round.status.open()?;
    let missing = actions::unmet(&mut conn, ctx, &round.round).await?;
    let beginning = Beginning::of(&mut conn, &round.round).await?;
    drop(conn);
    let mut lines: Vec<Line> = unmet(id, &missing, lang)
        .into_iter()
        .map(|lack| Line::new(lack.text).condition(false, Link::new(lack.href, say(lang, key!("opening-round-mend")))))
        .collect();
    let blocked = (!lines.is_empty()).then(|| counted(lang, key!("opening-round-lacks"), lines.len()));
    lines.extend(will_stand(&beginning, ctx, lang));
    let shares: Vec<String> = beginning.told.iter().map(|(_, n, name)| format!("{name}: {n}")).collect();
    let short = beginning.short();
    let entries =
        Line::new(counted(lang, key!("opening-round-entries"), beginning.entries.len())).note(shares.join(" · "));
    let at = missing.len();
    lines.insert(at, entries.flag((short > 0).then(|| counted(lang, key!("opening-round-short"), short))));
    let told: Vec<&str> = beginning.told.iter().map(|(_, _, name)| name.as_str()).collect();
    lines.push(
        Line::new(mail::promised(settings, key!("rounds-extend-mails"), told.len(), lang)).note(told.join(" · ")),
    );
    let (base, key) = (link!("/office/rounds/{round}", round = id), "opening-round");
    let say = |part: &str| mail::promised(settings, &format!("{key}-{part}"), told.len(), lang);
    let back = Link::new(&base, crate::i18n::say(lang, key!("rounds-cancel")));
    Ok(ReadBack::new(say("title"), link!("/office/rounds/{round}/open", round = id), say("do"), back)
        .under(round_crumbs(&round, lang), say("lead"))
        .says(lines, vec![say("next-frozen"), say("next-back")])
        .one(blocked, vec![Unseen::new("shown", beginning.shown())]))
}

/// By what is judged, and until when.
fn will_stand(beginning: &Beginning, ctx: &Ctx, lang: Lang) -> Vec<Line> {
    let (round, writes) = (&beginning.round, Writes(lang));
    let away = |at: WallTime| writes.away(ctx.now.in_dortmund().date(), at.naive().date());
    let at = |key, at: WallTime| {
        let args = Args::from_iter([("at", value(writes.moment(at.naive())))]);
        Line::new(t(lang, key, Some(&args))).note(away(at))
    };
    let criteria = beginning.criteria.iter().map(|row| (&row.label, row.weight, row.scale_min, row.scale_max));
    let n = beginning.criteria.len();
    let mut lines = vec![Line::new(counted(lang, key!("opening-criteria"), n)).note(weighed(criteria, lang))];
    if let Some(opens) = round.scoring_opens_at.filter(|opens| ctx.now < opens.begins()) {
        lines.push(at(key!("opening-round-begins"), opens));
    }
    lines.push(match round.scoring_closes_at {
        Some(closes) => {
            let unusual: Vec<String> = of_end(closes).iter().map(|finding| finding.said(lang)).collect();
            at(key!("opening-round-ends"), closes).flag((!unusual.is_empty()).then(|| unusual.join(" ")))
        }
        None => Line::new(say(lang, key!("opening-round-endless"))),
    });
    lines
}

#[get("/office/rounds/<id>/open")]
async fn open_form(
    _office: Office,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    id: RoundId,
) -> Answer<ReadBack> {
    Ok(page(&ctx, settings, lang.0, id).await?.page())
}

#[post("/office/rounds/<id>/open", data = "<form>")]
async fn open(ctx: Ctx, office: Office, lang: Language, id: RoundId, settings: &State<Settings>, form: Posted) -> Next {
    match opening::open(&ctx, office.person_id, id, form.get("shown"), settings.public_url()).await? {
        Opened::Done => Ok(Ok(redirect(link!("/office/rounds/{round}", round = id)).success("assignment-opened"))),
        Opened::Lacks(_) => Ok(Err(page(&ctx, settings, lang.0, id).await?.page().status(Status::Conflict))),
        Opened::Changed => Ok(Err(page(&ctx, settings, lang.0, id).await?.outdated(true).page())),
    }
}

async fn back_page(ctx: &Ctx, settings: &Settings, lang: Lang, id: RoundId, reason: &Reason<'_>) -> Result<ReadBack> {
    let mut conn = ctx.db.read().await?;
    let round = placed(&mut conn, id).await?;
    let refusal = opening::stays_open(&mut conn, ctx, &round.round).await?;
    let told = Beginning::of(&mut conn, &round.round).await?.told;
    drop(conn);
    let names: Vec<&str> = told.iter().map(|(_, _, name)| name.as_str()).collect();
    let lines = vec![
        Line::new(say(lang, key!("opening-back-state"))).note(say(lang, key!("opening-back-state-note"))),
        Line::new(mail::promised(settings, key!("opening-back-mails"), names.len(), lang)).note(names.join(" · ")),
    ];
    let base = link!("/office/rounds/{round}", round = id);
    let back = Link::new(&base, say(lang, key!("rounds-cancel")));
    let page = ReadBack::new(
        say(lang, key!("opening-back-title")),
        link!("/office/rounds/{round}/open/back", round = id),
        say(lang, key!("opening-back-do")),
        back,
    )
    .under(round_crumbs(&round, lang), say(lang, key!("opening-back-lead")))
    .says(lines, Vec::new())
    .one(refusal.map(|why| say(lang, why.key())), Vec::new());
    Ok(page.reason(reason, false, lang))
}

#[get("/office/rounds/<id>/open/back")]
async fn take_back_form(
    _office: Office,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    id: RoundId,
) -> Answer<ReadBack> {
    Ok(back_page(&ctx, settings, lang.0, id, &Reason::default()).await?.page())
}

#[post("/office/rounds/<id>/open/back", data = "<form>")]
async fn take_back(
    ctx: Ctx,
    office: Office,
    lang: Language,
    settings: &State<Settings>,
    id: RoundId,
    form: Posted,
) -> Next {
    let reason = Reason::needed(&form);
    if reason.is_wrong() {
        return Ok(Err(back_page(&ctx, settings, lang.0, id, &reason).await?.page()));
    }
    opening::take_back(&ctx, office.person_id, id, reason.text).await?;
    Ok(Ok(redirect(link!("/office/rounds/{round}", round = id)).success("assignment-opening-back")))
}

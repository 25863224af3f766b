//! The overview of a call: what it has, what it lacks, and what comes next.

use rocket::{Route, get, post, routes};
use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::prizes::model::{
    Before, Call, Edition, Finding, Freedom, Phase, Stage, Standing, Touched, page_of,
};
use crate::contest::prizes::store::progress;
use crate::contest::prizes::{actions, store};
use crate::contest::standing::model::GapLine;
use crate::contest::standing::store::outcome::money;
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, LocalText, Translated};
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Language, Link, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Args, Lang, Writes, say, t};
use crate::ids::{EditionId, PrizeId};
use crate::key;
use crate::link;

use super::due::{Due, due, overdue};
use super::page::Head;

pub(super) fn routes() -> Vec<Route> {
    routes![create_edition, edition]
}

#[post("/office/prizes/<prize_id>/editions", data = "<_form>")]
async fn create_edition(office: Office, prize_id: PrizeId, _form: Posted, ctx: Ctx) -> Result<Redirected> {
    let id = actions::create(&ctx, office.person_id, prize_id).await?;
    Ok(redirect(link!("/office/editions/{edition}", edition = id)).success("edition-created"))
}

/// The overview of a call.
#[derive(Serialize)]
struct CallPage {
    /// What touches its confirmed result.
    touched: Option<Touched>,
    head: Head,
    stage: Stage,
    status: String,
    public: Option<String>,
    /// What stands in the way of publishing it.
    blocks: Vec<Link>,
    /// What is to be confirmed with a reason before that.
    findings: Vec<Link>,
    parts: Vec<PartCard>,
    /// Where it is read back and published.
    open: String,
    /// What is to be done next, if anything is.
    due: Option<Due>,
    /// Dates that passed without what they were for.
    overdue: Vec<GapLine>,
    /// Where the call is ended, once its deadline has passed; and whether that is what comes next.
    close: Option<String>,
    is_last: bool,
    /// What of it can be taken back now.
    back: Vec<Link>,
}

/// A part of a call in a few words.
#[derive(Serialize)]
struct PartCard {
    title: String,
    /// Where it is edited, if anything of it may still change.
    href: Option<String>,
    lines: Vec<LocalText>,
}

#[get("/office/editions/<id>")]
async fn edition(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let mut call = store::call(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    call.pays(&money(&mut conn, id).await?);
    let progress = progress::progress(&mut conn, id).await?;
    let standing = Standing::of(&call.edition, &progress, ctx.now);
    let due = due(&mut conn, &call.edition, (&progress, &standing), (ctx.now, lang.0)).await?;
    let back = back(&mut conn, &call, &ctx, lang.0).await?;
    let before = store::before(&mut conn, &call).await?;
    let mut page = CallPage::new(&call, &standing, (due, back, &before), &ctx, lang.0);
    page.touched = call.edition.touched(&store::touched::open_of(&mut conn, id).await?, lang.0);
    Ok(Page::new("contest/prizes/office/call.html", page))
}

/// What the office has done to a call and can take back, as nothing rests on it.
async fn back(conn: &mut Conn, call: &Call, ctx: &Ctx, lang: Lang) -> Result<Vec<Link>> {
    let edition = &call.edition;
    let id = edition.edition_id;
    let mut links = Vec::new();
    match edition.freedom() {
        Freedom::Everything => {}
        Freedom::Wording => {
            let rests = store::rests(conn, id).await?;
            if rests.nominations == 0 && rests.rounds == 0 {
                links.push(Link::new(
                    link!("/office/editions/{edition}/retract", edition = id),
                    say(lang, key!("retract-title")),
                ));
            }
            if let Some(moved) = store::moves::last(conn, id).await? {
                let used = store::moves::used(conn, id, &moved).await?;
                if moved.after.may_go_back(&moved.before, edition, used, ctx.now).is_ok() {
                    let href = link!("/office/editions/{edition}/calendar/back", edition = id);
                    links.push(Link::new(href, say(lang, key!("dates-back-title"))));
                }
            }
        }
        Freedom::Nothing if edition.opened_at.is_some() && store::later_calls(conn, id).await? == 0 => {
            links.push(Link::new(
                link!("/office/editions/{edition}/reopen", edition = id),
                say(lang, key!("call-reopen-title")),
            ));
        }
        Freedom::Nothing => {}
    }
    Ok(links)
}

impl CallPage {
    fn new(
        call: &Call,
        standing: &Standing,
        (due, back, before): (Option<Due>, Vec<Link>, &Before),
        ctx: &Ctx,
        lang: Lang,
    ) -> Self {
        let edition = &call.edition;
        let head = Head::new(&call.prize, edition, None, lang);
        let findings = match edition.freedom() {
            Freedom::Everything => call.findings(before, ctx.now),
            Freedom::Wording | Freedom::Nothing => Vec::new(),
        };
        let (blocks, findings): (Vec<_>, Vec<_>) = findings.into_iter().partition(Finding::is_block);
        let id = edition.edition_id;
        let link = |finding: &Finding| Link::new(finding.href(id), finding.said(lang));
        Self {
            stage: standing.stage,
            status: said(standing, edition, ctx.now, lang),
            public: edition
                .is_public()
                .then(|| link!("/prizes/{key}/{year}", key = call.prize.key, year = edition.year)),
            blocks: blocks.iter().map(&link).collect(),
            findings: findings.iter().map(&link).collect(),
            parts: cards(call, lang),
            open: link!("/office/editions/{edition}/open", edition = id),
            // The result is the last but one: what is left is to end the call.
            touched: None,
            is_last: due.is_none() && edition.shows_result(ctx.now),
            due,
            overdue: overdue(standing, edition, lang),
            close: (edition.phase(ctx.now) == Phase::Judging)
                .then(|| link!("/office/editions/{edition}/close", edition = id)),
            back,
            head,
        }
    }
}

/// Where a call stands, in the office's words.
pub fn said(standing: &Standing, edition: &Edition, now: Timestamp, lang: Lang) -> String {
    let mut args = Args::new();
    args.set("over", if edition.phase(now) == Phase::Closed { "yes" } else { "no" });
    t(lang, &format!("office-stage-{}", standing.stage.as_str().replace('_', "-")), Some(&args))
}

fn count(lang: Lang, key: &str, n: usize) -> String {
    let mut args = Args::new();
    args.set("n", n);
    t(lang, key, Some(&args))
}

fn cards(call: &Call, lang: Lang) -> Vec<PartCard> {
    let edition = &call.edition;
    let editable = |part: &str| match edition.freedom() {
        Freedom::Everything => true,
        // Money has no wording, and a criterion nothing else.
        Freedom::Wording => !["places", "criteria"].contains(&part),
        Freedom::Nothing => false,
    };
    let card = |part: &str, lines: Vec<LocalText>| PartCard {
        title: say(lang, &format!("edition-part-{part}")),
        href: editable(part).then(|| page_of(part, edition.edition_id)),
        lines,
    };
    let dates = edition.calendar().dates().into_iter().filter_map(|(name, at)| {
        let key = format!("calendar-{}", name.replace('_', "-"));
        Some(format!("{}: {}", say(lang, &key), Writes(lang).datetime(at?.naive())).into())
    });
    let or_none = |lines: Vec<LocalText>| {
        if lines.is_empty() { vec![say(lang, key!("edition-part-empty")).into()] } else { lines }
    };
    let labels = |labels: Vec<&Translated>| labels.iter().map(|label| label.said(lang)).collect();
    let weight = |weight: i64| {
        let mut args = Args::new();
        args.set("n", weight);
        t(lang, key!("criteria-weight-short"), Some(&args))
    };
    let proposals = if edition.accepts_proposals { key!("call-proposals") } else { key!("call-self-only") };
    vec![
        card("basics", vec![edition.purpose.said(lang), say(lang, proposals).into()]),
        card("calendar", or_none(dates.collect())),
        card("categories", or_none(labels(call.categories.iter().map(|row| &row.label).collect()))),
        card("questions", vec![count(lang, key!("edition-part-questions-count"), call.questions.len()).into()]),
        card(
            "criteria",
            or_none(
                call.criteria
                    .iter()
                    .map(|row| LocalText {
                        text: format!("{} ({})", row.label.get(lang), weight(row.weight)),
                        lang: row.label.foreign(lang),
                    })
                    .collect(),
            ),
        ),
        card(
            "places",
            or_none(
                call.places
                    .iter()
                    .map(|row| {
                        let amount =
                            row.amount.map_or_else(|| say(lang, key!("call-money-open")), |n| Writes(lang).money(n));
                        format!("{}: {amount}", crate::contest::prizes::public::place_label(row.place, lang)).into()
                    })
                    .collect(),
            ),
        ),
        card("special-prizes", or_none(labels(call.special_prizes.iter().map(|row| &row.label).collect()))),
    ]
}

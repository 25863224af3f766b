//! What a juror has to read, round by round.

use std::collections::BTreeMap;

use rocket::get;
use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::contest::jury::store::declared;
use crate::contest::rounds::model::Scoring;
use crate::ground::ctx::Ctx;
use crate::ground::web::{Answer, Juror, Language, Link, Page};
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::RoundId;
use crate::key;
use crate::link;

use super::super::model::SheetStatus;
use super::super::store::{self, Listed};
use super::{href, state};

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
pub(super) struct RoundPart {
    round_id: RoundId,
    /// "Integrationspreis 2027 – Vorauswahl".
    pub title: String,
    scoring: Scoring,
    opens: Option<WallTime>,
    closes: Option<WallTime>,
    /// Whether this juror has more time than the others.
    extended: bool,
    /// Whether less than two days are left.
    urgent: bool,
    submitted: i64,
    total: i64,
    rows: Vec<SheetLine>,
    /// What is submitted already, while there is something left to do.
    done: Vec<SheetLine>,
}

#[derive(Serialize)]
struct SheetLine {
    href: String,
    title: String,
    category: Option<String>,
    /// `open`, `draft` or `submitted`.
    state: &'static str,
    changed_at: Option<Timestamp>,
    /// Whether the entry was corrected after the sheet was made.
    corrected: bool,
}

/// What to score next in a list: the first draft, else the first open one, in rounds that take sheets.
fn next_open<'l>(listed: impl Iterator<Item = &'l Listed> + Clone, now: Timestamp) -> Option<&'l Listed> {
    let running = listed.filter(|entry| entry.scoring(now) == Scoring::Running);
    let draft = running.clone().find(|entry| entry.status == Some(SheetStatus::Draft));
    draft.or_else(|| running.clone().find(|entry| entry.status.is_none()))
}

#[get("/jury")]
pub(super) async fn list(ctx: Ctx, juror: Juror, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let listed = store::of_juror(&mut conn, juror.person_id).await?;
    let due = declared::due(&mut conn, juror.person_id).await?.into_iter().map(|due| {
        let name = format!("{} {} – {}", due.prize.get(lang.0), due.year, due.round);
        Link::new(link!("/jury/declarations/{round}", round = due.round_id), name)
    });
    let due: Vec<Link> = due.collect();
    let next = next_open(listed.iter(), ctx.now).map(|entry| {
        let mut args = Args::new();
        args.set("name", value(entry.title()));
        let key = if entry.status.is_some() { key!("scoring-go-on") } else { key!("scoring-begin") };
        Link::new(href(entry.assignment_id), t(lang.0, key, Some(&args)))
    });
    let mut by_round: BTreeMap<(Option<WallTime>, RoundId), Vec<&Listed>> = BTreeMap::new();
    for entry in &listed {
        // What ends first comes first.
        by_round.entry((entry.closes(), entry.round_id)).or_default().push(entry);
    }
    let parts = by_round.into_values().map(|entries| part(&entries, ctx.now, lang.0));
    let (closed, running) = parts.partition(|part| part.scoring == Scoring::Closed);
    let page = ListPage { title: say(lang.0, key!("scoring-list")), due, next, running, closed };
    Ok(Page::new("judging/scoring/list.html", page))
}

/// A round with those of its entries that a juror reads; there is at least one.
pub(super) fn part(entries: &[&Listed], now: Timestamp, lang: Lang) -> RoundPart {
    let first = entries[0];
    let submitted = entries.iter().filter(|entry| entry.status == Some(SheetStatus::Submitted)).count();
    let soon = |closes: WallTime| closes.has_passed() - now < chrono::Duration::days(2);
    let scoring = first.scoring(now);
    let is_done = |entry: &&&Listed| entry.status == Some(SheetStatus::Submitted);
    let row = |entry: &&Listed| SheetLine {
        href: href(entry.assignment_id),
        title: entry.title().to_owned(),
        category: entry.category(lang).map(str::to_owned),
        state: state(entry.status),
        changed_at: entry.changed_at,
        corrected: entry.is_overtaken(),
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

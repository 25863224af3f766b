//! What the pages of closing and reopening show.

use rocket::http::Status;
use serde::Serialize;

use crate::contest::rounds::model::Round;
use crate::contest::rounds::{round_crumbs, store as rounds};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Errors, Field, FieldError, FieldKind, Link, Page};
use crate::i18n::{Lang, say};
use crate::ids::{PersonId, RoundId};
use crate::judging::evidence;
use crate::judging::ranking::cache::Cache;
use crate::judging::ranking::context::RankingContext;
use crate::judging::ranking::open_ties;
use crate::judging::ranking::store as ranking;
use crate::judging::ranking::who::Who;
use crate::key;
use crate::link;
use crate::people::approvals::{Act, Granted, Panel, digest, granted, panel};

use super::model::{Closing, Obstacle, Reopening};
use super::refusal::Refusal;
use super::store;

/// The most rows of a list that is there to show that something is missing.
const SHOWN: usize = 100;

/// What was typed, what is wrong with it, and whether something has changed meanwhile.
#[derive(Default)]
pub struct Typed<'a> {
    pub reason: &'a str,
    pub wrong: Errors,
    pub stale: bool,
}

impl Typed<'_> {
    /// The status of a page that is shown again.
    pub fn status(&self) -> Status {
        match (self.stale, self.wrong.is_empty()) {
            (true, _) => Status::Conflict,
            (_, false) => Status::UnprocessableEntity,
            _ => Status::Ok,
        }
    }
}

/// `results/close.html`.
#[derive(Serialize)]
pub struct ClosePage {
    crumbs: Vec<Link>,
    round: Round,
    closing: Closing,
    obstacles: Vec<Obstacle>,
    entries: usize,
    submitted: i64,
    took_part: i64,
    missing_count: usize,
    unread: Vec<Listed>,
    unread_count: usize,
    thin: Vec<Listed>,
    thin_count: usize,
    /// Places down to the last prize that several share; absent while the ranking is counted.
    ties: Option<Vec<TieRow>>,
    panel: Panel,
    reason: Field,
    errors: Vec<FieldError>,
    stale: bool,
}

#[derive(Serialize)]
struct Listed {
    nomination_id: crate::ids::NominationId,
    receipt_number: String,
    title: String,
    sheets: i64,
}

#[derive(Serialize)]
struct TieRow {
    rank: usize,
    titles: Vec<String>,
}

impl ClosePage {
    /// The page as it stands for one person of the office.
    pub async fn load(
        ctx: &Ctx,
        cache: &Cache,
        (office, lang): (PersonId, Lang),
        id: RoundId,
        typed: Typed<'_>,
    ) -> Result<Page<Self>> {
        let mut conn = ctx.db.read().await?;
        let placed = rounds::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        placed.round.status.close()?;
        let mut closing = store::closing(&mut conn, &placed.round).await?;
        let shown = digest(&closing);
        let ties = ties(&mut conn, cache, id).await?;
        let list = |rows: Vec<&super::model::CountedEntry>| {
            let shown = rows.iter().take(SHOWN).map(|entry| Listed {
                nomination_id: entry.nomination_id,
                receipt_number: entry.receipt_number.clone(),
                title: entry.title.clone(),
                sheets: entry.sheets,
            });
            (rows.len(), shown.collect::<Vec<_>>())
        };
        let (unread_count, unread) = list(closing.unread().collect());
        let (thin_count, thin) = list(closing.thin().collect());
        let (missing_count, entries, obstacles) = (closing.missing.len(), closing.entries.len(), closing.obstacles());
        let (submitted, took_part) = (closing.submitted(), closing.took_part());
        closing.missing.truncate(SHOWN);
        closing.entries.clear();
        let mut reason = Field::said(lang, FieldKind::Textarea, "results", "reason").rows(3).value(typed.reason);
        reason.optional = obstacles.is_empty();
        let reason = reason.check(&typed.wrong, lang);
        let page = Self {
            crumbs: round_crumbs(&placed, lang),
            obstacles,
            entries,
            submitted,
            took_part,
            missing_count,
            unread,
            unread_count,
            thin,
            thin_count,
            ties,
            panel: panel(&mut conn, ctx.now, office, Act::Close, id.0, shown).await?,
            errors: typed.wrong.summary(std::slice::from_ref(&reason)),
            reason,
            stale: typed.stale,
            closing,
            round: placed.round,
        };
        Ok(Page::new("outcome/results/close.html", page).status(typed.status()))
    }
}

async fn ties(conn: &mut Conn, cache: &Cache, id: RoundId) -> Result<Option<Vec<TieRow>>> {
    let frame = RankingContext::load(conn, id).await?;
    let counting = frame.counting(conn, cache).await?;
    let breaks = ranking::tie_breaks(conn, id).await?;
    let who = Who::load(conn, id).await?;
    let Some(ranked) = cache.soon(counting).await else { return Ok(None) };
    let title = |entry| who.title(entry);
    let open = open_ties(&ranked, &breaks, frame.places);
    let rows =
        open.into_iter().map(|tie| TieRow { rank: tie.rank, titles: tie.entries.into_iter().map(title).collect() });
    Ok(Some(rows.collect()))
}

/// `results/reopen.html`.
#[derive(Serialize)]
pub struct ReopenPage {
    crumbs: Vec<Link>,
    round: Round,
    reopening: Reopening,
    /// The jury votes: until that is over nobody can confirm.
    voting: bool,
    /// Why it cannot be opened again.
    refusal: Option<String>,
    /// Where the result is held back, if that is what stands against it.
    way: Option<Link>,
    /// How it was closed.
    closed: Option<Granted>,
    /// The number of the snapshot that stays beside the next one.
    snapshot: Option<i64>,
    panel: Panel,
    reason: Field,
    errors: Vec<FieldError>,
    stale: bool,
}

impl ReopenPage {
    /// The page as it stands for one person of the office.
    pub async fn load(
        ctx: &Ctx,
        (office, lang): (PersonId, Lang),
        id: RoundId,
        typed: Typed<'_>,
    ) -> Result<Page<Self>> {
        let mut conn = ctx.db.read().await?;
        let placed = rounds::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        placed.round.status.reopen()?;
        let reopening = store::reopening(&mut conn, &placed.round, ctx.now).await?;
        let reason = Field::said(lang, FieldKind::Textarea, "results", "reopen_reason").rows(3).value(typed.reason);
        let reason = Field { name: "reason".into(), ..reason };
        let reason = reason.check(&typed.wrong, lang);
        let refusal = reopening.allowed().err();
        let to_publication = || {
            let path = link!("/office/editions/{edition}/publication", edition = placed.round.edition_id);
            Link::new(path, say(lang, key!("results-to-publication")))
        };
        let page = Self {
            crumbs: round_crumbs(&placed, lang),
            refusal: refusal.map(|why| say(lang, why.key())),
            way: matches!(refusal, Some(Refusal::ResultPublic | Refusal::ResultConfirmed)).then(to_publication),
            closed: granted(&mut conn, Act::Close, id.0).await?,
            snapshot: evidence::latest(&mut conn, id).await?.map(|snapshot| snapshot.number),
            panel: panel(&mut conn, ctx.now, office, Act::Reopen, id.0, digest(&reopening)).await?,
            errors: typed.wrong.summary(std::slice::from_ref(&reason)),
            reason,
            stale: typed.stale,
            voting: reopening.votes,
            reopening,
            round: placed.round,
        };
        Ok(Page::new("outcome/results/reopen.html", page).status(typed.status()))
    }
}

//! Settling a shared place: one person of the office asks, another confirms, and a lot is drawn with a seed that was
//! recorded before.
//!
//! A seed belongs to the entries and to their sheets: as long as these are the same there is one lot, whoever asks for
//! it how often. So nobody draws until he or she likes the order, not by taking a request back either, or by opening
//! the round again.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;
use sqlx::types::Json;

use crate::accounts::store as accounts;
use crate::approvals::settings::four_eyes;
use crate::approvals::{self, Act, Answer, Asked, Request, digest};
use crate::audit;
use crate::audit::chain::hex;
use crate::ctx::Ctx;
use crate::db::{Conn, Tx, is_duplicate};
use crate::error::{AppError, Result};
use crate::evidence::{self, Draft, Occasion};
use crate::ids::{ApprovalId, NominationId, PersonId, RoundId, TieBreakId};
use crate::jury::store as conflicts;
use crate::prizes::model::TieRule;
use crate::prizes::store as prizes;
use crate::ranking::store as ranking;
use crate::ranking::ties::{METHOD, Tie, lot_by, open, settled, sheets_sha256};
use crate::rounds::model::RoundStatus;
use crate::rounds::store::{self as rounds, Placed};
use crate::web::Role;

use super::actions::Outcome;
use super::store::{self, Lot, TieWish};

/// A shared place before it is settled, with what the call lets two people do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    pub rank: usize,
    pub entries: Vec<NominationId>,
    /// The digest of the sheets that speak for these entries.
    pub sheets_sha256: String,
    /// What may be done, by the call.
    pub ways: Vec<TieRule>,
    /// Of the lot that is prepared for these entries on these sheets.
    pub seed_hash: Option<String>,
    /// The call gives it to the chair, and there is none who may vote on these entries.
    #[serde(skip)]
    pub no_chair: bool,
}

/// What two people agree on: exactly this.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Settling<'a> {
    rank: usize,
    entries: &'a [NominationId],
    sheets_sha256: &'a str,
    rule: TieRule,
    winner: Option<NominationId>,
    seed_hash: Option<&'a str>,
}

impl Question {
    /// The digest of what was asked for; nothing when it is not what this place allows any more.
    pub fn asked(&self, wish: &TieWish) -> Option<String> {
        let fits = usize::try_from(wish.rank) == Ok(self.rank)
            && self.ways.contains(&wish.rule)
            && wish.winner_id.is_none_or(|winner| self.entries.contains(&winner))
            && (wish.rule != TieRule::Lot || self.seed_hash.is_some());
        let settling = Settling {
            rank: self.rank,
            entries: &self.entries,
            sheets_sha256: &self.sheets_sha256,
            rule: wish.rule,
            winner: wish.winner_id,
            seed_hash: self.seed_hash.as_deref().filter(|_| wish.rule == TieRule::Lot),
        };
        fits.then(|| digest(&settling))
    }
}

/// The question that a shared place asks now.
pub async fn question(conn: &mut Conn, placed: &Placed, tie: &Tie) -> Result<Question> {
    let id = placed.round.round_id;
    let sheets_sha256 = digest_of(conn, id, &tie.entries).await?;
    let lot = store::lot(conn, id, &sheets_sha256).await?;
    let rule = prizes::edition(conn, placed.round.edition_id).await?.ok_or(AppError::NotFound)?.tie_rule;
    let chair_votes = chair_votes(conn, id, &tie.entries).await?;
    let ways = rule.ways_with(chair_votes).to_vec();
    let no_chair = rule == TieRule::CastingVote && !chair_votes;
    let seed_hash = lot.map(|lot| lot.seed_hash);
    Ok(Question { rank: tie.rank, entries: tie.entries.clone(), sheets_sha256, ways, seed_hash, no_chair })
}

/// Whether the round has a chair who may vote on all of some entries.
async fn chair_votes(conn: &mut Conn, id: RoundId, entries: &[NominationId]) -> Result<bool> {
    let people = accounts::people(conn).await?;
    let conflicts = conflicts::pairs(conn, id).await?;
    let is_chair = |id| people.iter().any(|one| one.person_id == id && one.role == Role::Chair);
    let has_conflict = |id| conflicts.iter().any(|(entry, person)| *person == id && entries.contains(entry));
    let mut jurors = rounds::jurors(conn, id).await?.into_iter().filter(|juror| !juror.disabled);
    Ok(jurors.any(|juror| is_chair(juror.person_id) && !has_conflict(juror.person_id)))
}

async fn digest_of(conn: &mut Conn, id: RoundId, entries: &[NominationId]) -> Result<String> {
    let positions: Vec<i64> = rounds::criteria(conn, id).await?.iter().map(|criterion| criterion.position).collect();
    let mut sheets = Vec::new();
    for &entry in entries {
        sheets.extend(ranking::sheets_of(conn, id, entry, &positions).await?);
    }
    Ok(sheets_sha256(entries, &sheets))
}

/// What somebody asks for.
pub struct Ask<'a> {
    pub rank: i64,
    pub rule: TieRule,
    /// Whom the chair's vote gives the place to.
    pub winner: Option<NominationId>,
    pub reason: &'a str,
    /// The digest of what the page showed, where it came along.
    pub seen: Option<&'a str>,
    pub public_url: &'a str,
}

/// Asks to settle a shared place. For a lot its seed is recorded now: before it is drawn.
pub async fn ask(ctx: &Ctx, office: PersonId, id: RoundId, ask: &Ask<'_>) -> Result<Outcome> {
    let draft = evidence::draft(ctx, id).await?;
    let (mut tx, placed) = begin(ctx, id).await?;
    let draft = draft.renewed(&mut tx, ctx).await?;
    let question = find(&mut tx, &placed, &draft, ask.rank).await?;
    if ask.seen.is_some_and(|seen| seen != digest(&question)) {
        return Ok(Outcome::Changed);
    }
    if !question.ways.contains(&ask.rule) {
        return Err(AppError::Refused("ranking-tie-not-allowed"));
    }
    let lot = match ask.rule {
        TieRule::Lot => Some(prepared(&mut tx, ctx, office, id, &question).await?),
        TieRule::Shared | TieRule::CastingVote => None,
    };
    let question = Question { seed_hash: lot.map(|lot| lot.seed_hash).or(question.seed_hash.clone()), ..question };
    let wish = TieWish { rank: ask.rank, rule: ask.rule, winner_id: ask.winner };
    let shown = question.asked(&wish).ok_or(AppError::Refused("error-changed-meanwhile"))?;
    let alone = !four_eyes(&mut tx).await?;
    let request = Request {
        act: Act::Settle,
        subject: id.0,
        title: format!("{} {} – {}", placed.prize.german(), placed.year, placed.round.name),
        path: &format!("/office/rounds/{id}/ranking/ties"),
        reason: ask.reason,
        shown: &shown,
        public_url: ask.public_url,
    };
    match approvals::ask(&mut tx, ctx, office, request).await? {
        Asked::Waits(approval) => {
            store::insert_wish(&mut tx, approval, &wish).await?;
            tx.commit().await?;
            Ok(Outcome::Asked)
        }
        Asked::Alone if alone => {
            let granted = approvals::granted(&mut tx, Act::Settle, id.0).await?.ok_or(AppError::NotFound)?;
            settle(tx, ctx, office, draft, &question, &wish, (granted.approval_id, ask.reason)).await
        }
        Asked::Alone => Err(AppError::Refused("error-changed-meanwhile")),
    }
}

/// Settles a place as somebody else has asked to.
pub async fn confirm(ctx: &Ctx, office: PersonId, id: RoundId, approval: ApprovalId, seen: &str) -> Result<Outcome> {
    let draft = evidence::draft(ctx, id).await?;
    let (mut tx, placed) = begin(ctx, id).await?;
    let draft = draft.renewed(&mut tx, ctx).await?;
    let wish = store::wish(&mut tx, approval).await?.ok_or(AppError::NotFound)?;
    let question = find(&mut tx, &placed, &draft, wish.rank).await?;
    let Some(now) = question.asked(&wish) else { return Ok(Outcome::Changed) };
    let answer = Answer { id: approval, act: Act::Settle, subject: id.0, seen, now: &now };
    let Some(approval) = approvals::confirm(&mut tx, ctx, office, answer).await? else { return Ok(Outcome::Changed) };
    settle(tx, ctx, office, draft, &question, &wish, (approval.approval_id, &approval.reason)).await
}

async fn settle(
    mut tx: Tx,
    ctx: &Ctx,
    office: PersonId,
    draft: Draft,
    question: &Question,
    wish: &TieWish,
    (approval_id, reason): (ApprovalId, &str),
) -> Result<Outcome> {
    let id = draft.round_id();
    let lot = match wish.rule {
        TieRule::Lot => store::lot(&mut tx, id, &question.sheets_sha256).await?,
        TieRule::Shared | TieRule::CastingVote => None,
    };
    let method = lot.as_ref().map(|_| METHOD);
    let entries = match (&lot, wish.winner_id) {
        (Some(lot), _) => {
            let numbers = ranking::entries(&mut tx, id).await?;
            let numbers: BTreeMap<_, _> =
                numbers.into_iter().map(|entry| (entry.nomination_id, entry.receipt_number)).collect();
            let numbered = |entry: &NominationId| Some((*entry, numbers.get(entry)?.clone()));
            let numbered: Option<Vec<_>> = question.entries.iter().map(numbered).collect();
            lot_by(method, &lot.seed, &numbered.ok_or(AppError::Refused("error-changed-meanwhile"))?)
        }
        (None, Some(winner)) => {
            let others = question.entries.iter().copied().filter(|entry| *entry != winner);
            std::iter::once(winner).chain(others).collect()
        }
        (None, None) => question.entries.clone(),
    };
    let seed = lot.as_ref().map(|lot| lot.seed.as_str());
    let rank = i64::try_from(question.rank).unwrap_or(i64::MAX);
    // Of a decision on this place that holds for nobody any more, nothing is lost.
    ranking::set_one_aside(&mut tx, id, rank, ctx.now).await?;
    let new = ranking::NewTieBreak {
        tie_break_id: TieBreakId::new(ctx.now, &ctx.random),
        round_id: id,
        rank,
        rule: wish.rule,
        seed,
        entries: Json(&entries),
        reason,
        decided_by: office,
        decided_at: ctx.now,
        approval_id,
        sheets_sha256: &question.sheets_sha256,
        method,
    };
    // Two people settled it at the same moment: the first one counts.
    ranking::insert_tie_break(&mut tx, &new).await.map_err(|error| match error {
        AppError::Database(e) if is_duplicate(&e) => AppError::Refused("error-changed-meanwhile"),
        other => other,
    })?;
    let detail = json!({
        "rank": rank, "rule": wish.rule, "seed": seed, "entries": entries, "reason": reason,
        "approval_id": approval_id, "sheets_sha256": question.sheets_sha256, "method": method,
    });
    audit::record(&mut tx, ctx, Some(office), "tie_settled", ("round", id.0), detail).await?;
    // The result is another one now, and so is what it depends on.
    evidence::freeze(&mut tx, ctx, office, draft, Occasion::TieSettled).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// The lot of these entries on these sheets: the one that there is, or a new one, whose seed nobody sees yet.
async fn prepared(conn: &mut Conn, ctx: &Ctx, office: PersonId, id: RoundId, question: &Question) -> Result<Lot> {
    if let Some(lot) = store::lot(conn, id, &question.sheets_sha256).await? {
        return Ok(lot);
    }
    let seed = hex(&ctx.random.bytes::<32>());
    let seed_hash = store::seed_hash(&seed);
    let lot = Lot { seed, seed_hash };
    store::insert_lot(conn, ctx, (id, office), &question.sheets_sha256, &lot).await?;
    let detail = json!({
        "rank": question.rank, "entries": question.entries, "sheets_sha256": question.sheets_sha256,
        "seed_hash": lot.seed_hash, "method": METHOD,
    });
    audit::record(conn, ctx, Some(office), "tie_lot_prepared", ("round", id.0), detail).await?;
    Ok(lot)
}

/// Lets hold on what was decided before the round was opened again, wherever the same entries share a place on the
/// same sheets. Call this in the transaction that has closed the round, before it is frozen.
pub async fn keep(conn: &mut Conn, ctx: &Ctx, office: PersonId, draft: &Draft) -> Result<()> {
    let id = draft.round_id();
    let placed = rounds::placed(conn, id).await?.ok_or(AppError::NotFound)?;
    let places = prizes::places(conn, placed.round.edition_id).await?.len();
    let mut earlier = ranking::earlier(conn, id).await?;
    while !earlier.is_empty() {
        let standing = ranking::tie_breaks(conn, id).await?;
        let mut kept = false;
        for tie in open(&settled(draft.ranks(), &standing), &standing, places) {
            let now = digest_of(conn, id, &tie.entries).await?;
            let same = |one: &crate::ranking::ties::TieBreak| {
                one.sheets_sha256.as_ref() == Some(&now)
                    && one.entries.len() == tie.entries.len()
                    && one.entries.iter().all(|entry| tie.entries.contains(entry))
            };
            let Some(at) = earlier.iter().position(same) else { continue };
            let decision = earlier.remove(at);
            let rank = i64::try_from(tie.rank).unwrap_or(i64::MAX);
            ranking::keep(conn, TieBreakId::new(ctx.now, &ctx.random), decision.tie_break_id, rank).await?;
            let detail = json!({
                "rank": rank, "rule": decision.rule, "seed": decision.seed, "entries": decision.entries,
                "sheets_sha256": now,
            });
            audit::record(conn, ctx, Some(office), "tie_kept", ("round", id.0), detail).await?;
            kept = true;
        }
        // A vote of the chair leaves others equal on the next place, on whom there may be a decision, too.
        if !kept {
            break;
        }
    }
    Ok(())
}

async fn find(conn: &mut Conn, placed: &Placed, draft: &Draft, rank: i64) -> Result<Question> {
    let breaks = ranking::tie_breaks(conn, placed.round.round_id).await?;
    let places = prizes::places(conn, placed.round.edition_id).await?.len();
    let ties = open(&settled(draft.ranks(), &breaks), &breaks, places);
    // Somebody settled it in the meantime, or it was never shared.
    let tie = ties.iter().find(|tie| i64::try_from(tie.rank) == Ok(rank));
    question(conn, placed, tie.ok_or(AppError::Refused("error-changed-meanwhile"))?).await
}

/// A closed round on which no jury sits yet.
async fn begin(ctx: &Ctx, id: RoundId) -> Result<(Tx, Placed)> {
    let mut tx = ctx.db.write().await?;
    let held = rounds::hold(&mut tx, id, RoundStatus::Closed).await?;
    let placed = rounds::placed(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if !held {
        return Err(AppError::Refused("ranking-tie-not-closed"));
    }
    match store::sitting(&mut tx, id).await? {
        Some(sitting) => Err(AppError::Refused(sitting.why())),
        None => Ok((tx, placed)),
    }
}

//! Settling a shared place: one person of the office asks, another confirms, and a lot is drawn with a seed that was
//! recorded before.
//!
//! A seed belongs to the entries and to their sheets: as long as these are the same there is one lot, whoever asks for
//! it how often. So nobody draws until he or she likes the order, not by taking a request back either, or by opening
//! the round again.

use std::collections::BTreeMap;

use crate::link;
use laudatio_tally::ties::{METHOD, open, settled};
use sqlx::types::Json;

use crate::contest::prizes::model::TieRule;
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store::{self as rounds, RoundContext};
use crate::ground::audit;
use crate::ground::audit::acts::{self, Made, Word};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, Tx, is_duplicate};
use crate::ground::error::{AppError, Common, Result};
use crate::ids::{ApprovalId, NominationId, PersonId, RoundId, TieBreakId};
use crate::judging::evidence::{self, Draft, Occasion};
use crate::judging::ranking::store as ranking;
use crate::judging::ranking::ties::settlements;
use crate::people::approvals::settings::two_person_rule;
use crate::people::approvals::{self, Act, Answer, Asked, Request, digest};

use super::super::model::tie::Question;
use super::super::refusal::Refusal;
use super::super::store::{self, Lot, TieWish};
use super::Outcome;

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
pub async fn ask_to_settle(ctx: &Ctx, office: PersonId, id: RoundId, ask: &Ask<'_>) -> Result<Outcome> {
    let draft = evidence::draft(ctx, id).await?;
    let (mut tx, placed) = begin(ctx, id).await?;
    let draft = draft.renewed(&mut tx, ctx).await?;
    let question = find(&mut tx, &placed, &draft, ask.rank).await?;
    if ask.seen.is_some_and(|seen| seen != digest(&question)) {
        return Ok(Outcome::Changed);
    }
    if !question.ways.contains(&ask.rule) {
        return Err(Refusal::TieNotOffered.into());
    }
    let lot = match ask.rule {
        TieRule::Lot => Some(prepared(&mut tx, ctx, office, id, &question).await?),
        TieRule::Shared | TieRule::CastingVote => None,
    };
    let question = Question { seed_hash: lot.map(|lot| lot.seed_hash).or(question.seed_hash.clone()), ..question };
    let wish = TieWish { rank: ask.rank, rule: ask.rule, winner_id: ask.winner };
    let shown = question.asked(&wish).ok_or(Common::ChangedMeanwhile)?;
    let alone = !two_person_rule(&mut tx).await?;
    let request = Request {
        act: Act::Settle,
        subject: id.0,
        title: format!("{} {} – {}", placed.prize.german(), placed.year, placed.round.name),
        path: &link!("/office/rounds/{round}/ranking/ties", round = id),
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
        Asked::Alone => Err(Common::ChangedMeanwhile.into()),
    }
}

/// Settles a place as somebody else has asked to.
pub async fn confirm_settle(
    ctx: &Ctx,
    office: PersonId,
    id: RoundId,
    approval: ApprovalId,
    seen: &str,
) -> Result<Outcome> {
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
    let seed = lot.as_ref().map(|lot| lot.seed.as_str());
    let numbers: BTreeMap<_, _> = match seed {
        Some(_) => ranking::entries(&mut tx, id)
            .await?
            .into_iter()
            .map(|entry| (entry.nomination_id, entry.receipt_number))
            .collect(),
        None => BTreeMap::new(),
    };
    let entries = question.order(wish.winner_id, seed.map(|seed| (seed, &numbers)));
    let entries = entries.ok_or(Common::ChangedMeanwhile)?;
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
        AppError::Database(e) if is_duplicate(&e) => Common::ChangedMeanwhile.into(),
        other => other,
    })?;
    let act = acts::TieSettled {
        rank,
        rule: wish.rule,
        seed: seed.map(|seed| Made(seed.to_owned())),
        entries,
        reason: reason.into(),
        approval_id,
        sheets_sha256: Made(question.sheets_sha256.clone()),
        method: method.map(Word),
    };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
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
    let seed = hex::encode(ctx.random.bytes::<32>());
    let seed_hash = store::seed_hash(&seed);
    let lot = Lot { seed, seed_hash };
    store::insert_lot(conn, ctx, (id, office), &question.sheets_sha256, &lot).await?;
    let act = acts::TieLotPrepared {
        rank: question.rank,
        entries: question.entries.clone(),
        sheets_sha256: Made(question.sheets_sha256.clone()),
        seed_hash: Made(lot.seed_hash.clone()),
        method: Word(METHOD),
    };
    audit::record(conn, ctx, Some(office), id, act).await?;
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
        let standing = settlements(&ranking::tie_breaks(conn, id).await?);
        let mut kept = false;
        for tie in open(&settled(draft.ranks(), &standing), &standing, places) {
            let now = store::ties::sheets_sha256(conn, id, &tie.entries).await?;
            let same = |one: &crate::judging::ranking::ties::TieBreak| {
                one.sheets_sha256.as_ref() == Some(&now)
                    && one.entries.len() == tie.entries.len()
                    && one.entries.iter().all(|entry| tie.entries.contains(entry))
            };
            let Some(at) = earlier.iter().position(same) else { continue };
            let decision = earlier.remove(at);
            let rank = i64::try_from(tie.rank).unwrap_or(i64::MAX);
            ranking::keep(conn, TieBreakId::new(ctx.now, &ctx.random), decision.tie_break_id, rank).await?;
            let act = acts::TieKept {
                rank,
                rule: decision.rule,
                seed: decision.seed.map(Made),
                entries: decision.entries.0,
                sheets_sha256: Made(now),
            };
            audit::record(conn, ctx, Some(office), id, act).await?;
            kept = true;
        }
        // A vote of the chair leaves others equal on the next place, on whom there may be a decision, too.
        if !kept {
            break;
        }
    }
    Ok(())
}

async fn find(conn: &mut Conn, placed: &RoundContext, draft: &Draft, rank: i64) -> Result<Question> {
    let breaks = settlements(&ranking::tie_breaks(conn, placed.round.round_id).await?);
    let places = prizes::places(conn, placed.round.edition_id).await?.len();
    let ties = open(&settled(draft.ranks(), &breaks), &breaks, places);
    // Somebody settled it in the meantime, or it was never shared.
    let tie = ties.iter().find(|tie| i64::try_from(tie.rank) == Ok(rank));
    store::ties::question(conn, placed, tie.ok_or(Common::ChangedMeanwhile)?).await
}

/// A closed round on which no jury sits yet.
async fn begin(ctx: &Ctx, id: RoundId) -> Result<(Tx, RoundContext)> {
    let mut tx = ctx.db.write().await?;
    let held = rounds::hold(&mut tx, id, RoundStatus::Closed).await?;
    let placed = rounds::placed(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if !held {
        return Err(Refusal::NotClosed.into());
    }
    match store::sitting(&mut tx, id).await? {
        Some(sitting) => Err(sitting.reason().into()),
        None => Ok((tx, placed)),
    }
}

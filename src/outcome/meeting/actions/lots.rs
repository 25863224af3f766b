//! Lots: the seed first, then the draw.

use sqlx::types::Json;

use crate::ground::audit::acts::{self, Aside, Made};
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Common, Result};
use crate::i18n::printed;
use crate::ids::{LotId, MeetingId, MotionId, NominationId};

use super::super::model::lot::{self, Candidate, Lot};
use super::super::model::motion::{Choice, Motion};
use super::super::refusal::Refusal;
use super::super::state::MeetingState;
use super::super::store::{self, ballots};
use super::motions::{drawn, settle, tied};
use super::{MeetingTx, Who};

/// What a lot is for.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// A motion is tied, and no chair's vote decides.
    Tie(MotionId),
    /// The order of some entries.
    Entries(Vec<NominationId>),
}

/// Whether a lot decides about a motion at this moment.
fn lot_decides(room: &MeetingState, motion: &Motion) -> Result<()> {
    if !room.lot_decides(motion.motion_id) {
        return Err(Refusal::NoLot.into());
    }
    tied(room, motion)
}

/// Keeps a seed and shows its hash. Nothing is drawn yet.
pub async fn prepare(
    ctx: &Ctx,
    who: Who,
    id: MeetingId,
    purpose: &Purpose,
    (title, labels): (&str, [String; 2]),
) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let (motion_id, candidates) = match purpose {
        Purpose::Tie(motion) => {
            let motion = turn.room.motion(*motion).ok_or(AppError::NotFound)?;
            lot_decides(&turn.room, motion)?;
            turn.stays_in(&turn.room.about(motion).into_iter().collect::<Vec<_>>())?;
            let keys = [Choice::Yes, Choice::No].map(|choice| choice.as_str().to_owned());
            let both = keys.into_iter().zip(labels).map(|(key, label)| Candidate { key, label });
            (Some(motion.motion_id), both.collect())
        }
        Purpose::Entries(entries) => {
            turn.stays_in(entries)?;
            let candidate = |entry: &NominationId| {
                let item = turn.room.entry(*entry)?;
                Some(Candidate { key: item.receipt_number.clone(), label: item.title.clone() })
            };
            let candidates: Option<Vec<Candidate>> = entries.iter().map(candidate).collect();
            let candidates = candidates.filter(|all| all.len() > 1).ok_or(Refusal::LotOfOne)?;
            // Whoever draws again until the order pleases has chosen it.
            if lot::is_ordered(&turn.room.lots, &candidates) {
                return Err(Refusal::LotDrawn.into());
            }
            (None, candidates)
        }
    };
    if turn.room.waiting_lot().is_some() {
        return Err(Refusal::LotOpen.into());
    }
    let seed = hex::encode(ctx.random.bytes::<32>());
    let new = Lot {
        lot_id: LotId::new(ctx.now, &ctx.random),
        meeting_id: id,
        motion_id,
        number: turn.room.lots.len() as i64 + 1,
        purpose: title.to_owned(),
        candidates: Json(candidates),
        method: lot::METHOD.to_owned(),
        seed_hash: lot::seed_hash(&seed),
        seed,
        seed_at: ctx.now,
        seed_by: who.0,
        word: None,
        result: None,
        drawn_at: None,
        drawn_by: None,
    };
    ballots::insert_lot(&mut turn.tx, &new).await.map_err(|error| error.if_duplicate(Refusal::LotOpen))?;
    store::raise(&mut turn.tx, id, new.lot_id.0, turn.room.meeting.agenda_item_id).await?;
    let act = acts::LotPrepared {
        number: new.number,
        purpose: new.purpose.into(),
        candidates: new.candidates.iter().map(|candidate| Aside(Made(candidate.key.clone()))).collect(),
        seed_hash: Made(new.seed_hash),
    };
    turn.done(act).await
}

/// Draws with the word that was said in the room.
pub async fn draw(ctx: &Ctx, who: Who, id: MeetingId, lot_id: LotId, word: &str) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let found = turn.room.lots.iter().find(|lot| lot.lot_id == lot_id).ok_or(AppError::NotFound)?.clone();
    if found.drawn_at.is_some() {
        return Ok(());
    }
    let tied = found.motion_id.and_then(|motion| turn.room.motion(motion)).cloned();
    if let Some(motion) = &tied {
        lot_decides(&turn.room, motion)?;
    }
    let is_drawn = |key: &str| found.candidates.iter().any(|one| one.key == key);
    let drawn_from = turn.room.agenda.iter().filter(|item| is_drawn(&item.receipt_number));
    let motion = tied.as_ref().map(|motion| turn.room.about(motion));
    let about = drawn_from.map(|item| item.nomination_id).chain(motion.into_iter().flatten());
    turn.stays_in(&about.collect::<Vec<_>>())?;
    // As it will be printed: so it can be read from there and drawn again.
    let word = if found.method == lot::METHOD { printed(word) } else { word.to_owned() };
    let word = word.as_str();
    if word.is_empty() {
        return Err(Refusal::WordMissing.into());
    }
    let result = lot::draw_by(&found.method, &found.seed, word, &found.candidates);
    if !ballots::draw(&mut turn.tx, lot_id, word, &result, (ctx.now, who.0)).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    if let Some(motion) = tied {
        settle(&mut turn, &motion, drawn(&result[0])).await?;
    }
    let act = acts::LotDrawn {
        number: found.number,
        seed: Made(found.seed),
        word: word.into(),
        result: result.into_iter().map(|key| Aside(Made(key))).collect(),
    };
    turn.done(act).await
}

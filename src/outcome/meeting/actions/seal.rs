//! Taking away what would tell who voted what in a secret vote that is over.
//!
//! While it runs, one transaction marks who has voted and counts what: that can be found in the files. When it is over,
//! its rows are written anew, all at once and in a fixed order; then what the engine keeps of their earlier versions is
//! removed. A motion notes that this was done: until then it is tried again, after the next act and at the next start.

use crate::ground::ctx::Ctx;
use crate::ground::db::Tx;
use crate::ground::error::Result;

use super::super::model::motion::{Ballot, Counts, Motion, MotionStatus, Voter};
use super::super::state::MeetingState;
use super::super::store::{self, ballots};
use super::lapse;

/// The tables in which a secret vote stands.
const TABLES: [&str; 2] = ["motion_voter", "secret_count"];

/// Writes who could vote when the vote ended; of a secret one so that nothing leads to who voted what. Without counts
/// it has no result.
pub(super) async fn roll(tx: &mut Tx, room: &MeetingState, motion: &Motion, counts: Option<Counts>) -> Result<()> {
    let voters: Vec<Voter> = room.voters_of(motion.motion_id).copied().collect();
    match motion.ballot {
        Ballot::Open => ballots::set_roll(tx, motion.motion_id, &voters).await,
        Ballot::Secret => ballots::seal(tx, motion.motion_id, counts.unwrap_or_default(), &voters).await,
    }
}

/// After an act: removes traces that are left. The act stands, whatever comes of this.
pub(super) async fn after(ctx: &Ctx) {
    if let Err(error) = scrub(ctx).await {
        tracing::warn!(%error, "earlier versions of secret votes are still in the files: it is tried again");
    }
}

async fn scrub(ctx: &Ctx) -> Result<()> {
    // Only what was sealed before: what is sealed meanwhile keeps its turn.
    let sealed = ballots::traces(&mut ctx.db.read().await?).await?;
    if sealed.is_empty() {
        return Ok(());
    }
    ctx.db.scrub(&TABLES).await?;
    let mut tx = ctx.db.write().await?;
    for motion in sealed {
        ballots::scrubbed(&mut tx, motion, ctx.now).await?;
    }
    Ok(tx.commit().await?)
}

/// At the start: ends votes that have no meeting or entry any more, and seals and removes what an interruption, or an earlier release, has left.
///
/// # Errors
/// When the database cannot be written.
pub async fn tidy(ctx: &Ctx) -> Result<()> {
    lapse::settle_all(ctx).await?;
    let mut tx = ctx.db.write().await?;
    for motion in ballots::traces(&mut tx).await? {
        let Some(meeting) = ballots::meeting_of(&mut tx, motion).await? else { continue };
        store::lock(&mut tx, meeting).await?;
        let room = MeetingState::load(&mut tx, meeting).await?;
        let Some(motion) = room.motion(motion) else { continue };
        let counts = match motion.status {
            MotionStatus::Withdrawn | MotionStatus::Annulled => Counts::default(),
            _ => ballots::counted(&mut tx, motion.motion_id).await?,
        };
        let voters: Vec<Voter> = room.voters_of(motion.motion_id).copied().collect();
        ballots::seal(&mut tx, motion.motion_id, counts, &voters).await?;
    }
    tx.commit().await?;
    scrub(ctx).await
}

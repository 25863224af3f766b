//! What a shared place asks now, read from the round.

use laudatio_tally::ties::{self, Tie};

use crate::contest::jury::store as conflicts;
use crate::contest::prizes::model::TieRule;
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::store::{self as rounds, RoundContext};
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::Role;
use crate::ids::{NominationId, RoundId};
use crate::judging::ranking::store as ranking;
use crate::people::accounts::store as accounts;

use super::super::model::tie::Question;
use super::lot;

/// The question that a shared place asks now.
pub async fn question(conn: &mut Conn, placed: &RoundContext, tie: &Tie) -> Result<Question> {
    let id = placed.round.round_id;
    let sheets_sha256 = sheets_sha256(conn, id, &tie.entries).await?;
    let lot = lot(conn, id, &sheets_sha256).await?;
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

/// The digest of the sheets that speak for some entries of a round now.
pub async fn sheets_sha256(conn: &mut Conn, id: RoundId, entries: &[NominationId]) -> Result<String> {
    let positions: Vec<i64> = rounds::criteria(conn, id).await?.iter().map(|criterion| criterion.position).collect();
    let mut sheets = Vec::new();
    for &entry in entries {
        sheets.extend(ranking::sheets_of(conn, id, entry, &positions).await?);
    }
    Ok(ties::sheets_sha256(entries, &sheets))
}

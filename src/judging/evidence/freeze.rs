//! Freezing a round: in the transaction that closes it, or settles one of its shared places.
//!
//! Reading and counting a large round takes a while, in which nobody else could write. So a [`Draft`] is made before
//! the transaction, and used in it if nobody has done anything since.

use std::collections::HashMap;

use laudatio_tally::ties::{ranks, settled};
use rocket::tokio::task;
use sha2::{Digest, Sha256};

use crate::contest::prizes::store as prizes;
use crate::contest::rounds::store as rounds;
use crate::ground::audit;
use crate::ground::audit::acts::{self, Made};
use crate::ground::audit::chain::seal;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ids::{NominationId, PersonId, RoundId, SnapshotId};
use crate::judging::ranking::store as ranking;

use super::computed;
use super::model::{
    Agreed, CallCriterion, Criterion, FORMAT, Frozen, Head, Juror, Line, Occasion, Round, Sheet, places,
};
use super::store::{self, Snapshot};

/// Everything of a snapshot but its first line, and the last ones that say what was agreed on.
pub struct Draft {
    round_id: RoundId,
    /// How many acts were recorded when it was read.
    position: i64,
    salt: String,
    body: String,
    /// By the round's method, shared places as they are.
    ranks: Vec<(NominationId, usize)>,
    entries: usize,
    jurors: usize,
    sheets: usize,
}

/// Reads a round and counts its ranking, before the transaction that closes it.
pub async fn draft(ctx: &Ctx, id: RoundId) -> Result<Draft> {
    let mut conn = ctx.db.read().await?;
    Draft::read(&mut conn, ctx, id).await
}

impl Draft {
    pub fn round_id(&self) -> RoundId {
        self.round_id
    }

    /// The ranks by the round's method, shared places as they are.
    pub fn ranks(&self) -> &[(NominationId, usize)] {
        &self.ranks
    }

    /// Makes sure that it holds. Call this in the transaction, when nobody else can change the round any more and
    /// nothing of one's own is recorded yet; if anybody has done anything since it was made, it is made anew.
    pub async fn renewed(self, conn: &mut Conn, ctx: &Ctx) -> Result<Self> {
        if audit::position(conn).await? == self.position {
            Ok(self)
        } else {
            Self::read(conn, ctx, self.round_id).await
        }
    }

    async fn read(conn: &mut Conn, ctx: &Ctx, id: RoundId) -> Result<Self> {
        // Read before everything else: what happens in between is noticed then.
        let position = audit::position(conn).await?;
        let salt = hex::encode(ctx.random.bytes::<32>());
        let frozen = frozen(conn, id, &salt).await?;
        let (entries, jurors, sheets) = (frozen.entries.len(), frozen.jurors.len(), frozen.counted().count());
        let counting = task::spawn_blocking(move || {
            let ranked = frozen.rank();
            let computed = computed::lines(&ranked);
            let mut body = String::new();
            append(&mut body, frozen.into_lines().chain(computed));
            (body, ranks(&ranked))
        });
        let (body, ranks) = counting.await.map_err(|error| AppError::Internal(error.to_string()))?;
        Ok(Self { round_id: id, position, salt, body, ranks, entries, jurors, sheets })
    }
}

fn append(text: &mut String, lines: impl Iterator<Item = Line>) {
    for line in lines {
        text.push_str(&line.text());
        text.push('\n');
    }
}

async fn frozen(conn: &mut Conn, id: RoundId, salt: &str) -> Result<Frozen> {
    let hash = |text: &str| seal(salt, text);
    let placed = rounds::placed(conn, id).await?.ok_or(AppError::NotFound)?;
    let round_criteria = rounds::criteria(conn, id).await?;
    let positions: Vec<i64> = round_criteria.iter().map(|criterion| criterion.position).collect();
    let edition = placed.round.edition_id;
    let tie_rule = prizes::edition(conn, edition).await?.ok_or(AppError::NotFound)?.tie_rule;
    let criteria: Vec<Criterion> = round_criteria
        .into_iter()
        .map(|criterion| Criterion {
            round_criterion_id: criterion.round_criterion_id,
            criterion_id: criterion.criterion_id,
            label: criterion.label,
            weight: criterion.weight,
            scale_min: criterion.scale_min,
            scale_max: criterion.scale_max,
            description: Some(criterion.description),
            scale_labels: Some(criterion.scale_labels.0),
        })
        .collect();
    let published = prizes::published(conn, edition).await?;
    let call = match published {
        Some(_) => Vec::new(),
        None => prizes::criteria(conn, edition).await?,
    };
    let call = call.into_iter().map(|criterion| CallCriterion {
        criterion_id: criterion.criterion_id,
        label: criterion.label,
        weight: criterion.weight,
        scale_min: criterion.scale_min,
        scale_max: criterion.scale_max,
    });
    let call = call.collect();
    let numbers = numbers(conn, id).await?;
    let jurors = store::jurors(conn, id).await?;
    // Whoever reads nothing comes last.
    let mut jurors: Vec<Juror> = (numbers.len()..)
        .zip(jurors)
        .map(|(after, juror)| Juror {
            person_id: juror.person_id,
            number: numbers.get(&juror.person_id).copied().unwrap_or(after),
            member: juror.member,
            declared_at: juror.declared_at,
        })
        .collect();
    jurors.sort_by_key(|juror| juror.number);
    let sheets = store::sheets(conn, id).await?.into_iter().map(|sheet| {
        let points = sheet.points(&positions);
        Sheet {
            sheet_id: sheet.sheet_id,
            assignment_id: sheet.assignment_id,
            status: sheet.status,
            version: sheet.version,
            changed_at: sheet.changed_at,
            submitted_at: sheet.submitted_at,
            comment_sha256: Some(sheet.comment.as_str()).filter(|comment| !comment.is_empty()).map(hash),
            total: Frozen::total(&criteria, &points),
            points,
        }
    });
    let sheets = sheets.collect();
    Ok(Frozen {
        former: false,
        round: Round {
            method: placed.round.method,
            reviews_per_entry: placed.round.reviews_per_entry,
            quorum: placed.round.quorum,
            least_sheets: placed.round.least_sheets,
            tie_rule,
            source_round_id: placed.round.source_round_id,
            opened_at: placed.round.opened_at,
            scoring_opens_at: placed.round.scoring_opens_at,
            scoring_closes_at: placed.round.scoring_closes_at,
            shows_scores: placed.shows_scores,
            places: prizes::places(conn, edition).await?.len(),
        },
        published,
        call,
        criteria,
        jurors,
        entries: store::entries(conn, id).await?,
        conflicts: store::conflicts(conn, id, hash).await?,
        assignments: store::assignments(conn, id).await?,
        sheets,
        extensions: store::extensions(conn, id, hash).await?,
    })
}

/// The places of the jurors in the order in which the ranking's pages take them: so both draw alike.
async fn numbers(conn: &mut Conn, id: RoundId) -> Result<HashMap<PersonId, usize>> {
    Ok(ranking::in_order_of_names(ranking::names(conn, id).await?).into_iter().zip(0..).collect())
}

/// Freezes a round that this transaction has closed, or one of whose shared places it has settled, and records it.
/// Earlier snapshots of the round stay.
pub async fn freeze(conn: &mut Conn, ctx: &Ctx, by: PersonId, draft: Draft, occasion: Occasion) -> Result<Snapshot> {
    let id = draft.round_id;
    let placed = rounds::placed(conn, id).await?.ok_or(AppError::NotFound)?;
    let before = store::latest(conn, id).await?;
    let head = Head {
        format: FORMAT.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        number: before.as_ref().map_or(1, |before| before.number + 1),
        occasion,
        previous_sha256: before.map(|before| before.sha256),
        prize: placed.prize,
        year: placed.year,
        edition_id: placed.round.edition_id,
        round_id: id,
        round: placed.round.name,
        taken_at: ctx.now,
        closed_at: placed.round.closed_at,
        closed_by: placed.round.closed_by,
        close_reason_sha256: placed.round.close_reason.map(|reason| seal(&draft.salt, &reason)),
    };
    let number = head.number;
    let hash = |text: &str| seal(&draft.salt, text);
    let ties = store::ties(conn, id, hash).await?;
    let agreed = Agreed {
        approvals: store::approvals(conn, id, hash).await?,
        places: places(&draft.ranks, &ties, settled),
        ties,
    };
    let mut content = format!("{}\n{}", Line::Snapshot(head).text(), draft.body);
    append(&mut content, agreed.into_lines());
    let sha256 = hex::encode(Sha256::digest(&content));
    let (entries, sheets) = (draft.entries, draft.sheets);
    let act = acts::RoundFrozen { number, sha256: Made(sha256.clone()), entries, sheets };
    let link = audit::link(conn, ctx, Some(by), id, act).await?;
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let snapshot = Snapshot {
        snapshot_id: SnapshotId::new(ctx.now, &ctx.random),
        round_id: id,
        number,
        occasion,
        sha256,
        salt: draft.salt,
        entries: whole(draft.entries),
        jurors: whole(draft.jurors),
        sheets: whole(draft.sheets),
        taken_at: ctx.now,
        position: link.position,
        seal: link.seal,
    };
    store::insert(conn, &snapshot, &content).await?;
    Ok(snapshot)
}

//! Choosing entries and jurors of a round, and distributing them.

pub mod opening;

use std::collections::BTreeSet;

use crate::contest::jury::store as jury;
use crate::contest::jury::store::declared;
use crate::contest::nominations::store as nominations;
use crate::contest::prizes::model::Phase;
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::model::{Round, RoundStatus};
use crate::contest::rounds::{criteria, store as rounds};
use crate::ground::audit;
use crate::ground::audit::acts::{self, Aside, Word};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, Tx};
use crate::ground::error::{AppError, Common, Result};
use crate::ids::{AssignmentId, NominationId, PersonId, RoundId};
use crate::people::accounts::store as accounts;

use super::jobs::{Job, Outcome, SolverJobs};
use super::model::{Assignment, Missing, Origin, fingerprint, missing};
use super::order::{Order, Way};
use super::plan::{Impossible, Pair, Problem, Proof};
use super::refusal::Refusal;
use super::{notice, store};

/// Takes in every eligible nomination that is not in the round yet; says how many.
pub async fn add_eligible(ctx: &Ctx, office: PersonId, id: RoundId) -> Result<usize> {
    let (mut tx, round) = begin_preparing(ctx, id).await?;
    let known: BTreeSet<_> = rounds::entries(&mut tx, id).await?.iter().map(|entry| entry.nomination_id).collect();
    let eligible = nominations::eligible(&mut tx, round.edition_id).await?;
    let new: Vec<_> = eligible.iter().map(|entry| entry.nomination_id).filter(|entry| !known.contains(entry)).collect();
    rounds::insert_entries(&mut tx, id, &new).await?;
    let n = new.len();
    if n > 0 {
        audit::record(&mut tx, ctx, Some(office), id, acts::EntriesChosen { added: new, removed: None }).await?;
    }
    tx.commit().await?;
    Ok(n)
}

/// Makes exactly these nominations the round's entries. What leaves the round loses its jurors.
pub async fn choose_entries(ctx: &Ctx, office: PersonId, id: RoundId, chosen: &BTreeSet<NominationId>) -> Result<()> {
    let (mut tx, round) = begin_preparing(ctx, id).await?;
    let known: BTreeSet<_> = rounds::entries(&mut tx, id).await?.iter().map(|entry| entry.nomination_id).collect();
    let eligible = nominations::eligible(&mut tx, round.edition_id).await?;
    let eligible: BTreeSet<_> = eligible.iter().map(|entry| entry.nomination_id).collect();
    let added: Vec<NominationId> = chosen.difference(&known).copied().collect();
    let removed: Vec<NominationId> = known.difference(chosen).copied().collect();
    if added.iter().any(|entry| !eligible.contains(entry)) {
        return Err(Refusal::NotEligible.into());
    }
    rounds::insert_entries(&mut tx, id, &added).await?;
    store::delete_of_entries(&mut tx, id, &removed).await?;
    rounds::delete_entries(&mut tx, id, &removed).await?;
    if !(added.is_empty() && removed.is_empty()) {
        let act = acts::EntriesChosen { added, removed: Some(removed) };
        audit::record(&mut tx, ctx, Some(office), id, act).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Makes exactly these people the round's jurors. Once it is open, nobody leaves who has been given an entry.
pub async fn choose_jurors(ctx: &Ctx, office: PersonId, id: RoundId, chosen: &BTreeSet<PersonId>) -> Result<()> {
    let (mut tx, round) = begin(ctx, id).await?;
    let known: BTreeSet<_> = rounds::jurors(&mut tx, id).await?.iter().map(|juror| juror.person_id).collect();
    let jury: BTreeSet<_> = accounts::people(&mut tx)
        .await?
        .iter()
        .filter(|person| person.role.is_jury() && person.disabled_at.is_none())
        .map(|person| person.person_id)
        .collect();
    let added: Vec<_> = chosen.difference(&known).copied().collect();
    let removed: Vec<_> = known.difference(chosen).copied().collect();
    if added.iter().any(|person| !jury.contains(person)) {
        return Err(AppError::NotFound);
    }
    for &person in &added {
        rounds::insert_juror(&mut tx, id, person).await?;
    }
    if round.status == RoundStatus::Preparing {
        for &person in &removed {
            store::delete_of_juror(&mut tx, id, person).await?;
        }
    } else {
        let assignments = store::of_round(&mut tx, id).await?;
        if assignments.iter().any(|assignment| removed.contains(&assignment.person_id)) {
            return Err(Refusal::ReadsAlready.into());
        }
    }
    for &person in &removed {
        rounds::delete_juror(&mut tx, id, person).await?;
    }
    audit::record(&mut tx, ctx, Some(office), id, acts::JurorsChosen { added, removed }).await?;
    tx.commit().await?;
    Ok(())
}

/// A distribution that the office may confirm.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub pairs: Vec<Pair>,
    /// What is proven about it.
    pub proof: Option<Proof>,
    /// Names this distribution and no other.
    pub fingerprint: String,
    /// How many of its pairs are not assigned yet.
    pub new: usize,
    /// How many assignments it would take back.
    pub gone: usize,
}

/// What the program answers when it is asked for a proposal.
pub enum Proposed {
    Ready(Proposal),
    Impossible(Impossible),
    /// Still looking, or called off.
    Working(Job),
    Cancelled(Job),
}

/// A question that the program looks for an answer to.
pub struct Asked {
    run: Job,
    active: BTreeSet<Pair>,
}

impl Asked {
    /// The answer, if it comes soon.
    pub async fn answer(self) -> Proposed {
        match self.run.clone().soon().await {
            Some(outcome) => self.read(&outcome),
            None => Proposed::Working(self.run),
        }
    }

    /// The answer, however long it takes; nothing when the search has failed.
    pub async fn finally(self) -> Option<Proposed> {
        let outcome = self.run.clone().finally().await?;
        Some(self.read(&outcome))
    }

    fn read(self, outcome: &Outcome) -> Proposed {
        match outcome {
            Outcome::Cancelled => Proposed::Cancelled(self.run),
            Outcome::Impossible(impossible) => Proposed::Impossible(impossible.clone()),
            Outcome::Found(plan) => {
                let proposed: BTreeSet<Pair> = plan.pairs.iter().copied().collect();
                Proposed::Ready(Proposal {
                    fingerprint: fingerprint(&plan.pairs),
                    new: proposed.difference(&self.active).count(),
                    gone: self.active.difference(&proposed).count(),
                    pairs: plan.pairs.clone(),
                    proof: plan.proof,
                })
            }
        }
    }
}

/// Asks what the program would propose for a round as it stands: in five statements.
pub async fn ask(conn: &mut Conn, workshop: &SolverJobs, round: &Round, order: &Order) -> Result<Asked> {
    let (problem, assignments) = problem(conn, round, order).await?;
    let active = assignments.iter().filter(|a| a.is_active()).map(Assignment::pair).collect();
    Ok(Asked { run: workshop.ask(problem), active })
}

/// What is to be distributed in a round, and what is assigned in it.
async fn problem(conn: &mut Conn, round: &Round, order: &Order) -> Result<(Problem, Vec<Assignment>)> {
    let id = round.round_id;
    let assignments = store::of_round(conn, id).await?;
    let entries = rounds::entries(conn, id).await?;
    let jurors = rounds::jurors(conn, id).await?;
    let mut conflicts: BTreeSet<Pair> = jury::pairs(conn, id).await?.into_iter().collect();
    conflicts.extend(assignments.iter().filter(|a| !a.is_active()).map(Assignment::pair));
    let stays = |a: &&Assignment| a.is_active() && (order.way != Way::Fresh || a.origin == Origin::Hand || a.begun);
    let problem = Problem {
        entries: entries.iter().filter(|entry| entry.stands).map(|entry| entry.nomination_id).collect(),
        jurors: jurors.iter().filter(|juror| !juror.disabled).map(|juror| juror.person_id).collect(),
        per_entry: round.reviews_per_entry.and_then(|n| usize::try_from(n).ok()),
        more: (order.way == Way::More).then_some(order.more),
        aim: order.aim,
        least: order.least.unwrap_or(0),
        most: order.most,
        conflicts,
        kept: assignments.iter().filter(stays).map(Assignment::pair).collect(),
        fit: declared::fits(conn, id).await?,
    };
    Ok((problem, assignments))
}

/// What came of a confirmation.
#[derive(Debug, PartialEq, Eq)]
pub enum Confirmed {
    Done,
    /// Something has changed since the proposal was shown, so it would not be the same any more.
    Changed,
    /// What would be proposed now is not known yet.
    Working,
}

/// Assigns what was proposed, if it still is what would be proposed.
pub async fn confirm(
    ctx: &Ctx,
    (workshop, public_url): (&SolverJobs, &str),
    office: PersonId,
    id: RoundId,
    (order, shown): (&Order, &str),
) -> Result<Confirmed> {
    let asked = {
        let mut conn = ctx.db.read().await?;
        let round = rounds::round(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        round.status.not_closed()?;
        ask(&mut conn, workshop, &round, order).await?
    };
    // Nobody shall wait for the search while this holds the round.
    let digest = asked.run.digest.clone();
    let proposal = match asked.answer().await {
        Proposed::Ready(proposal) if proposal.fingerprint == shown => proposal,
        Proposed::Working(_) | Proposed::Cancelled(_) => return Ok(Confirmed::Working),
        _ => return Ok(Confirmed::Changed),
    };
    let (mut tx, round) = begin(ctx, id).await?;
    let (problem, assignments) = problem(&mut tx, &round, order).await?;
    if problem.digest() != digest {
        return Ok(Confirmed::Changed);
    }
    let proposed: BTreeSet<Pair> = proposal.pairs.iter().copied().collect();
    let known: BTreeSet<Pair> = assignments.iter().map(Assignment::pair).collect();
    let gone = assignments.iter().filter(|a| a.is_active() && !proposed.contains(&a.pair()));
    let gone: Vec<AssignmentId> = gone.map(|assignment| assignment.assignment_id).collect();
    store::delete_all(&mut tx, &gone).await?;
    let new: Vec<Pair> = proposed.difference(&known).copied().collect();
    store::insert(&mut tx, ctx, id, &new, Origin::Proposal).await?;
    if round.status == RoundStatus::Open {
        notice::assigned(&mut tx, ctx, &round, &new, public_url).await?;
    }
    let act = acts::Assigned {
        pairs: proposal.pairs.len(),
        fresh: proposal.new,
        gone: proposal.gone,
        aim: Aside(Word(order.aim.as_str())),
        way: Aside(Word(order.way.as_str())),
    };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    tx.commit().await?;
    Ok(Confirmed::Done)
}

/// Gives an entry to one more juror, by hand.
pub async fn add(ctx: &Ctx, office: PersonId, id: RoundId, pair: Pair, public_url: &str) -> Result<()> {
    let (mut tx, round) = begin(ctx, id).await?;
    let knows_entry = rounds::entries(&mut tx, id).await?.iter().any(|e| e.nomination_id == pair.0 && e.stands);
    let knows_juror = rounds::jurors(&mut tx, id).await?.iter().any(|j| j.person_id == pair.1 && !j.disabled);
    if !knows_entry || !knows_juror {
        return Err(AppError::NotFound);
    }
    if jury::pairs(&mut tx, id).await?.contains(&pair) {
        return Err(Refusal::Conflict.into());
    }
    store::insert(&mut tx, ctx, id, &[pair], Origin::Hand).await?;
    if round.status == RoundStatus::Open {
        notice::assigned(&mut tx, ctx, &round, &[pair], public_url).await?;
    }
    let act = acts::AssignedByHand { nomination_id: pair.0, person_id: pair.1 };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes an entry from a juror who has not begun a sheet; says which entry.
pub async fn remove(ctx: &Ctx, office: PersonId, id: RoundId, assignment: AssignmentId) -> Result<NominationId> {
    let (mut tx, _) = begin(ctx, id).await?;
    let found = store::of_round(&mut tx, id).await?.into_iter().find(|a| a.assignment_id == assignment);
    let found = found.ok_or(AppError::NotFound)?;
    if !found.is_active() {
        return Err(Refusal::Recused.into());
    }
    if !store::delete(&mut tx, id, assignment).await? {
        return Err(Refusal::Begun.into());
    }
    let act = acts::AssignmentRemoved { nomination_id: found.nomination_id, person_id: found.person_id };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    tx.commit().await?;
    Ok(found.nomination_id)
}

/// What a round lacks before it can be opened.
pub async fn unmet(conn: &mut Conn, ctx: &Ctx, round: &Round) -> Result<Vec<Missing>> {
    let id = round.round_id;
    let criteria = criteria::of(conn, round).await?.len();
    let (entries, jurors) = (rounds::entries(conn, id).await?, rounds::jurors(conn, id).await?);
    let assignments = store::of_round(conn, id).await?;
    let mut missing = missing(criteria, &entries, &jurors, &assignments, round.scoring_closes_at, ctx.now);
    if !rounds::source_holds(conn, round).await? {
        missing.insert(0, Missing::Source);
    }
    let edition = prizes::edition(conn, round.edition_id).await?.ok_or(AppError::NotFound)?;
    // Nothing else helps before the call is opened again.
    if edition.phase(ctx.now) == Phase::Closed {
        missing.insert(0, Missing::Ended(round.edition_id));
    }
    if edition.takes_changes(ctx.now) {
        missing.push(Missing::Nominating(round.edition_id, edition.closes_at));
    }
    Ok(missing)
}

/// A round that is not closed, and that nobody else changes meanwhile.
async fn begin(ctx: &Ctx, id: RoundId) -> Result<(Tx, Round)> {
    held(ctx.db.write().await?, id).await
}

async fn held(mut tx: Tx, id: RoundId) -> Result<(Tx, Round)> {
    let round = rounds::round(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    round.status.not_closed()?;
    if !rounds::hold(&mut tx, id, round.status).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    Ok((tx, round))
}

async fn begin_preparing(ctx: &Ctx, id: RoundId) -> Result<(Tx, Round)> {
    let (tx, round) = begin(ctx, id).await?;
    round.status.still_preparing()?;
    Ok((tx, round))
}

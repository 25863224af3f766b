//! Opening a round, and taking that back while nobody has begun a sheet.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::contest::nominations::model::text_seal;
use crate::contest::nominations::store::revisions;
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::model::{Round, RoundCriterion, RoundStatus};
use crate::contest::rounds::{criteria, store as rounds};
use crate::ground::audit;
use crate::ground::audit::acts::{self, Made};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Common, Result};
use crate::ground::mail::{self, Letter};
use crate::i18n::{Args, value};
use crate::ids::{NominationId, PersonId, RoundId};
use crate::people::accounts::store as accounts;
use crate::people::approvals::{self, Act, digest};

use super::super::model::Missing;
use super::super::plan::Pair;
use super::super::refusal::Refusal;
use super::super::{notice, store};
use super::{held, unmet};

/// What will stand once a round is open.
#[derive(Serialize)]
pub struct Beginning {
    pub round: Round,
    pub criteria: Vec<RoundCriterion>,
    /// Those that compete.
    pub entries: Vec<NominationId>,
    /// Who reads what.
    pub pairs: Vec<Pair>,
    /// Who gets a mail, with how many entries: a name is for the page only.
    pub told: Vec<(PersonId, i64, String)>,
}

impl Beginning {
    pub async fn of(conn: &mut Conn, round: &Round) -> Result<Self> {
        let id = round.round_id;
        let entries = rounds::entries(conn, id).await?;
        let stands = |pair: &Pair| entries.iter().any(|one| one.nomination_id == pair.0 && one.stands);
        let assigned = store::of_round(conn, id).await?;
        let mut pairs: Vec<Pair> = assigned.iter().filter(|a| a.is_active()).map(|a| a.pair()).filter(stands).collect();
        pairs.sort_unstable();
        let mut entries: Vec<NominationId> =
            entries.iter().filter(|one| one.stands).map(|one| one.nomination_id).collect();
        entries.sort_unstable();
        let mut told = Vec::new();
        for person in accounts::people(conn).await?.into_iter().filter(|person| person.disabled_at.is_none()) {
            let n = pairs.iter().filter(|pair| pair.1 == person.person_id).count();
            if n > 0 {
                told.push((person.person_id, i64::try_from(n).unwrap_or(i64::MAX), person.name));
            }
        }
        Ok(Self { criteria: criteria::of(conn, round).await?, round: round.clone(), entries, pairs, told })
    }

    /// Names what both the page and the act look at.
    pub fn shown(&self) -> String {
        digest(self)
    }

    /// Entries that fewer jurors read than the round wants.
    pub fn short(&self) -> usize {
        let wanted = usize::try_from(self.round.reviews_per_entry.unwrap_or(1)).unwrap_or(1);
        let read = |entry: &&NominationId| self.pairs.iter().filter(|pair| pair.0 == **entry).count() < wanted;
        self.entries.iter().filter(read).count()
    }
}

/// What came of opening a round.
#[derive(Debug, PartialEq, Eq)]
pub enum Opened {
    Done,
    Lacks(Vec<Missing>),
    /// Something has changed since the page was shown.
    Changed,
}

/// The jury may begin, and is told so: from now on criteria, scale, weights, method and entries stay as they are.
/// `seen` names what was read before.
pub async fn open(ctx: &Ctx, office: PersonId, id: RoundId, seen: &str, public_url: &str) -> Result<Opened> {
    let (mut tx, round) = {
        let mut tx = ctx.db.write().await?;
        let round = rounds::round(&mut tx, id).await?.ok_or(AppError::NotFound)?;
        // First the call, then its rounds: nobody moves the deadline while we look.
        prizes::hold(&mut tx, round.edition_id).await?;
        held(tx, id).await?
    };
    round.status.open()?;
    if let Some(source) = round.source_round_id {
        // Whoever opens that one again comes before or after us.
        rounds::hold(&mut tx, source, RoundStatus::Closed).await?;
    }
    let missing = unmet(&mut tx, ctx, &round).await?;
    if !missing.is_empty() {
        return Ok(Opened::Lacks(missing));
    }
    if Beginning::of(&mut tx, &round).await?.shown() != seen {
        return Ok(Opened::Changed);
    }
    criteria::take(&mut tx, ctx, &round).await?;
    if !rounds::open(&mut tx, id, ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    // What the jury reads from now on is on record by a hash, whose random beginning stays here and can be erased.
    let (mut texts, mut salts) = (BTreeMap::new(), Vec::new());
    for (entry, answers) in revisions::of_round(&mut tx, id).await? {
        let salt = hex::encode(ctx.random.bytes::<16>());
        texts.insert(entry, Made(text_seal(&salt, &answers)));
        salts.push((entry, salt));
    }
    rounds::set_salts(&mut tx, id, &salts).await?;
    notice::opened(&mut tx, ctx, &round, public_url).await?;
    audit::record(&mut tx, ctx, Some(office), id, acts::RoundOpened { name: round.name.into(), texts }).await?;
    tx.commit().await?;
    Ok(Opened::Done)
}

/// Names what opening a round would do now: whoever has read that can do it.
pub async fn read(ctx: &Ctx, id: RoundId) -> Result<String> {
    let mut conn = ctx.db.snapshot().await?;
    let round = rounds::round(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    Ok(Beginning::of(&mut conn, &round).await?.shown())
}

/// Why a round that is open cannot be prepared again.
pub async fn stays_open(conn: &mut Conn, ctx: &Ctx, round: &Round) -> Result<Option<Refusal>> {
    let id = round.round_id;
    Ok(if round.status != RoundStatus::Open {
        Some(Refusal::NotOpen)
    } else if round.closed_at.is_some() {
        Some(Refusal::ClosedBefore)
    } else if rounds::count_sheets(conn, id).await? > 0 {
        Some(Refusal::SheetSaved)
    } else if !rounds::extensions(conn, id).await?.is_empty() {
        Some(Refusal::Extended)
    } else if approvals::store::open_on(conn, id.0, Act::Close, ctx.now).await?.is_some() {
        Some(Refusal::CloseAsked)
    } else {
        None
    })
}

/// Takes an opening back: the round is prepared again, and the jurors who were told of it are told.
pub async fn take_back(ctx: &Ctx, office: PersonId, id: RoundId, reason: &str) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    // Nobody saves a sheet while we look.
    if !rounds::hold(&mut tx, id, RoundStatus::Open).await? {
        rounds::round(&mut tx, id).await?.ok_or(AppError::NotFound)?;
        return Err(Refusal::NotOpen.into());
    }
    let placed = rounds::placed(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if let Some(refusal) = stays_open(&mut tx, ctx, &placed.round).await? {
        return Err(refusal.into());
    }
    let told = Beginning::of(&mut tx, &placed.round).await?.told;
    if !rounds::take_opening_back(&mut tx, id).await? {
        return Err(Refusal::SheetSaved.into());
    }
    for person in accounts::people(&mut tx).await?.iter().filter(|one| told.iter().any(|(id, ..)| *id == one.person_id))
    {
        let lang = person.language;
        let mut args = Args::new();
        args.set("name", value(format!("{} {} – {}", placed.prize.get(lang), placed.year, placed.round.name)));
        let premise = mail::Premise::State { round: id, person: person.person_id, is_open: false };
        mail::queue(&mut tx, ctx, Letter { kind: "round_back", to: &person.email, lang, args, link: None, premise })
            .await?;
    }
    let (name, opened_at, reason) = (placed.round.name.into(), placed.round.opened_at, reason.into());
    audit::record(&mut tx, ctx, Some(office), id, acts::OpeningTakenBack { name, opened_at, why: reason }).await?;
    Ok(tx.commit().await?)
}

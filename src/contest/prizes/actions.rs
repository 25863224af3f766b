//! What the office does to a call, one transaction each.

pub mod back;
pub mod published;
pub mod seed;

use std::collections::HashMap;

use uuid::Uuid;

use crate::ground::audit;
use crate::ground::audit::acts::{self, Aside, Made, Word, Written};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, Tx, is_duplicate};
use crate::ground::error::{AppError, Common, Result};
use crate::ids::{EditionId, PersonId, PlaceId, PrizeId};

use super::model::{self, Calendar, Edition, EditionStatus, Finding, Freedom, Part, Phase, Place, with_part};
use super::moved::Concern;
use super::refusal::Refusal;
use super::store::{self, StoredItem};

/// The most places that a call can have.
const PLACES: i64 = 20;

/// Begins a change to an edition that was shown in a certain version.
async fn begin(ctx: &Ctx, id: EditionId, version: i64) -> Result<(Tx, Edition)> {
    let mut tx = ctx.db.write().await?;
    let edition = store::edition(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if edition.freedom() == Freedom::Nothing {
        return Err(Refusal::Ended.into());
    }
    if !store::touch(&mut tx, id, version).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    Ok((tx, edition))
}

/// Begins a change that only a call allows which is not published.
async fn begin_anything(ctx: &Ctx, id: EditionId, version: i64) -> Result<Tx> {
    let (tx, edition) = begin(ctx, id, version).await?;
    if edition.freedom() != Freedom::Everything {
        return Err(Refusal::Published.into());
    }
    Ok(tx)
}

/// Adds the edition after a prize's newest one, as its copy: the next year of the rhythm, the dates as many
/// years later, every part the same. Nothing of it is published.
pub async fn create(ctx: &Ctx, by: PersonId, prize_id: PrizeId) -> Result<EditionId> {
    let mut tx = ctx.db.write().await?;
    let prize = store::prize(&mut tx, prize_id).await?.ok_or(AppError::NotFound)?;
    let mut editions = store::editions(&mut tx).await?;
    editions.retain(|edition| edition.prize_id == prize_id);
    let last = editions.first().ok_or(AppError::NotFound)?;
    if last.status == EditionStatus::Preparing {
        return Err(Refusal::LastInPreparation.into());
    }
    let year = prize.likely_year(ctx.now, &editions.iter().map(|e| e.year).collect::<Vec<_>>()).max(last.year + 2);
    let calendar = last.calendar().moved_by(year - last.year);
    let edition_id = EditionId::new(ctx.now, &ctx.random);
    let edition = Edition {
        edition_id,
        year,
        number: last.number + 1,
        status: EditionStatus::Preparing,
        opens_at: calendar.opens_at,
        closes_at: calendar.closes_at,
        screening_until: calendar.screening_until,
        scoring_until: calendar.scoring_until,
        meeting_at: calendar.meeting_at,
        ceremony_at: calendar.ceremony_at,
        applications: None,
        note: None,
        version: 1,
        opened_at: None,
        closed_at: None,
        created_at: ctx.now,
        ..last.clone()
    };
    // Two people who press the button at once make one edition.
    store::insert_edition(&mut tx, &edition).await.map_err(|error| match error {
        AppError::Database(error) if is_duplicate(&error) => Common::ChangedMeanwhile.into(),
        other => other,
    })?;
    for &part in Part::ALL {
        with_part!(part, E => copy::<E>(&mut tx, ctx, last.edition_id, edition_id).await?);
    }
    for mut row in store::places(&mut tx, last.edition_id).await? {
        (row.place_id, row.edition_id) = (PlaceId::new(ctx.now, &ctx.random), edition_id);
        store::insert_place(&mut tx, &row).await?;
    }
    audit::record(&mut tx, ctx, Some(by), edition_id, acts::CallCreated { copy_of: last.edition_id, year }).await?;
    tx.commit().await?;
    Ok(edition_id)
}

/// Copies the entries of a part from one call into another.
async fn copy<E: StoredItem>(conn: &mut Conn, ctx: &Ctx, from: EditionId, to: EditionId) -> Result<()> {
    for mut item in store::items::<E>(conn, from).await? {
        item.rekey(ctx.random.uuid(ctx.now), to);
        store::insert_item(conn, &item).await?;
    }
    Ok(())
}

/// Sets texts, contact and rules. The rules of a published call stay.
pub async fn set_basics(ctx: &Ctx, by: PersonId, version: i64, new: &Edition) -> Result<()> {
    let id = new.edition_id;
    let (mut tx, old) = begin(ctx, id, version).await?;
    let rules = |edition: &Edition| {
        let ties = (edition.tie_rule, edition.motion_rule());
        // Who may take part is a rule as well, in words.
        (edition.accepts_proposals, edition.shows_scores, ties, edition.prize_money, edition.eligible.clone())
    };
    if old.freedom() == Freedom::Wording && rules(&old) != rules(new) {
        return Err(Refusal::Published.into());
    }
    let call = store::call(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if !call.contradicted(new).is_empty() {
        return Err(Refusal::MoneyPromised.into());
    }
    store::set_basics(&mut tx, new).await?;
    let act = acts::BasicsSet { before: Box::new(basics(&old)), after: Box::new(basics(new)) };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    Ok(tx.commit().await?)
}

/// What an act says of texts, contact and rules.
fn basics(edition: &Edition) -> acts::Basics {
    acts::Basics {
        purpose: Aside(edition.purpose.clone()),
        eligible: Aside(edition.eligible.clone()),
        contact: (&edition.contact).into(),
        venue: edition.venue.as_ref().map(Written::from),
        accepts_proposals: edition.accepts_proposals,
        shows_scores: edition.shows_scores,
        tie_rule: Aside(Word(edition.tie_rule.as_str())),
        motion_tie_rule: Aside(Word(edition.motion_rule().as_str())),
        prize_money: edition.prize_money,
    }
}

/// Adds an entry to a part, or writes one anew.
pub async fn save_item<E: StoredItem>(ctx: &Ctx, by: PersonId, id: EditionId, version: i64, item: &E) -> Result<()> {
    let (mut tx, edition) = begin(ctx, id, version).await?;
    let items = store::items::<E>(&mut tx, id).await?;
    let old = items.iter().find(|old| old.id() == item.id());
    let is_allowed = match (edition.freedom(), old) {
        (Freedom::Everything, _) => true,
        (Freedom::Wording, Some(old)) => old.differs_in_wording_only(item),
        _ => false,
    };
    if !is_allowed {
        return Err(Refusal::Published.into());
    }
    // A question's words, and those of its options, are part of what a jury reads.
    let is_read = E::IS_READ && old.is_none_or(|old| old.facts() != item.facts());
    if is_read && store::moved::reading(&mut tx, id).await?.is_some() {
        return Err(Refusal::WordingRead.into());
    }
    if items.len() >= E::MOST && old.is_none() {
        return Err(Refusal::TooMany.into());
    }
    let was = old.and_then(|old| old.asked_otherwise(item));
    if let (Freedom::Wording, Some(was)) = (edition.freedom(), was) {
        store::keep_wording(&mut tx, was, ctx.now).await?;
    }
    match old {
        Some(_) => store::update_item(&mut tx, item).await?,
        None => store::insert_item(&mut tx, item).await?,
    }
    let (part, label) = (Word(E::PART.as_str()), Aside(item.label().clone()));
    if let Some(old) = old {
        let (before, after) = (Box::new(old.facts()), Box::new(item.facts()));
        audit::record(&mut tx, ctx, Some(by), id, acts::PartChanged { part, label, before, after }).await?;
    } else {
        audit::record(&mut tx, ctx, Some(by), id, acts::PartAdded { part, label }).await?;
    }
    Ok(tx.commit().await?)
}

/// Takes an entry out of a part.
pub async fn remove_item<E: StoredItem>(
    ctx: &Ctx,
    by: PersonId,
    id: EditionId,
    version: i64,
    item: Uuid,
) -> Result<()> {
    let mut tx = begin_anything(ctx, id, version).await?;
    let mut items = store::items::<E>(&mut tx, id).await?;
    let index = items.iter().position(|row| row.id() == item).ok_or(AppError::NotFound)?;
    let removed = model::take_out(&mut items, index);
    store::remove_item(&mut tx, &removed).await?;
    if let Some(next) = items.get(index) {
        store::update_item(&mut tx, next).await?;
    }
    let act = acts::PartRemoved { part: Word(E::PART.as_str()), label: Aside(removed.label().clone()) };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    Ok(tx.commit().await?)
}

/// Moves an entry one step up or down. At the end of the list nothing happens.
pub async fn move_item<E: StoredItem>(
    ctx: &Ctx,
    by: PersonId,
    id: EditionId,
    version: i64,
    item: Uuid,
    up: bool,
) -> Result<()> {
    let mut tx = begin_anything(ctx, id, version).await?;
    let mut items = store::items::<E>(&mut tx, id).await?;
    let index = items.iter().position(|row| row.id() == item).ok_or(AppError::NotFound)?;
    if !model::step(&mut items, index, up) {
        return Ok(());
    }
    let moved = items.iter().find(|row| row.id() == item).map(|row| Aside(row.label().clone()));
    // A step touches the item and its neighbours on both sides; positions may have gaps from removals.
    for (position, item) in (1..).zip(&mut items) {
        let is_near = usize::try_from(position).is_ok_and(|position| position.abs_diff(index + 1) <= 1);
        if is_near || item.position() != position {
            item.set_position(position);
            store::update_item(&mut tx, item).await?;
        }
    }
    let act = acts::PartMoved { part: Word(E::PART.as_str()), item: moved, up };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    Ok(tx.commit().await?)
}

/// Sets the money of the places; the key is the place's number.
pub async fn set_places(
    ctx: &Ctx,
    by: PersonId,
    id: EditionId,
    version: i64,
    amounts: &HashMap<i64, Option<i64>>,
) -> Result<()> {
    let mut tx = begin_anything(ctx, id, version).await?;
    let places = store::places(&mut tx, id).await?;
    for place in &places {
        if let Some(amount) = amounts.get(&place.place) {
            store::set_amount(&mut tx, place.place_id, *amount).await?;
        }
    }
    let name = |place: &Place| Made(format!("place_{}", place.place));
    let new = |place: &Place| amounts.get(&place.place).copied().unwrap_or(place.amount);
    let act = acts::PlacesSet {
        before: places.iter().map(|place| (name(place), place.amount)).collect(),
        after: places.iter().map(|place| (name(place), new(place))).collect(),
    };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    Ok(tx.commit().await?)
}

/// Adds a place below the last one, without money.
pub async fn add_place(ctx: &Ctx, by: PersonId, id: EditionId, version: i64) -> Result<()> {
    let mut tx = begin_anything(ctx, id, version).await?;
    let last = store::places(&mut tx, id).await?.last().map_or(0, |place| place.place);
    if last >= PLACES {
        return Err(Refusal::TooMany.into());
    }
    let place = Place { place_id: PlaceId::new(ctx.now, &ctx.random), edition_id: id, place: last + 1, amount: None };
    store::insert_place(&mut tx, &place).await?;
    audit::record(&mut tx, ctx, Some(by), id, acts::PlaceAdded { place: place.place }).await?;
    Ok(tx.commit().await?)
}

/// Takes the last place away.
pub async fn remove_place(ctx: &Ctx, by: PersonId, id: EditionId, version: i64) -> Result<()> {
    let mut tx = begin_anything(ctx, id, version).await?;
    let last = store::places(&mut tx, id).await?.pop().ok_or(AppError::NotFound)?;
    store::remove_place(&mut tx, last.place_id).await?;
    let act = acts::PlaceRemoved { place: last.place, amount: last.amount };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    Ok(tx.commit().await?)
}

/// Sets the dates of a call. A published call's dates only move later.
pub async fn set_calendar(ctx: &Ctx, by: PersonId, id: EditionId, version: i64, calendar: Calendar) -> Result<()> {
    let (mut tx, edition) = begin(ctx, id, version).await?;
    let published = edition.calendar();
    if !calendar.out_of_order().is_empty() {
        return Err(Refusal::DatesOutOfOrder.into());
    }
    if edition.freedom() == Freedom::Wording && !calendar.breaks_promise(&published, ctx.now).is_empty() {
        return Err(Refusal::DatesEarlier.into());
    }
    if calendar.closes_at != published.closes_at && store::moved::reading(&mut tx, id).await?.is_some() {
        return Err(Refusal::DeadlineRead.into());
    }
    let concern = Concern::of(&mut tx, &edition, &calendar).await?;
    store::keep_public(&mut tx, &edition, ctx.now).await?;
    store::set_calendar(&mut tx, id, &calendar).await?;
    if edition.freedom() == Freedom::Wording && calendar != published {
        let moved = store::moves::Move::new(ctx, by, (published, calendar));
        store::moves::insert(&mut tx, id, &moved).await?;
    }
    let prize = store::prize(&mut tx, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    concern.tell(&mut tx, ctx, (&prize, &edition)).await?;
    let (before, after) = (Box::new(published.into()), Box::new(calendar.into()));
    let [told, in_time, late, asked_again] = concern.counts();
    let act = acts::CalendarSet { before, after, told, in_time, late, asked_again };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    Ok(tx.commit().await?)
}

/// Publishes a call. Gives what stands in its way, and then nothing has changed; an empty list means it is done.
pub async fn open(ctx: &Ctx, by: PersonId, id: EditionId, version: i64) -> Result<Vec<Finding>> {
    let (mut tx, _) = begin(ctx, id, version).await?;
    let blocks = open_in(&mut tx, ctx, by, id, None).await?;
    if blocks.is_empty() {
        tx.commit().await?;
    }
    Ok(blocks)
}

/// Publishes a call in the transaction of whoever has asked two people first; `why` is what was said about what is
/// unusual in it.
pub async fn open_in(
    conn: &mut Conn,
    ctx: &Ctx,
    by: PersonId,
    id: EditionId,
    reason: Option<&str>,
) -> Result<Vec<Finding>> {
    let call = store::call(conn, id).await?.ok_or(AppError::NotFound)?;
    let before = store::before(conn, &call).await?;
    let blocks = call.blocks(&before, ctx.now);
    if !blocks.is_empty() {
        return Ok(blocks);
    }
    if !store::open(conn, id, ctx.now).await? {
        return Err(Refusal::PublishedAlready.into());
    }
    let acts::CallKept { number, call_sha256 } = published::keep(conn, ctx, &call).await?;
    let (closes_at, reason) = (call.edition.closes_at, reason.map(Written::from));
    audit::record(conn, ctx, Some(by), id, acts::CallOpened { number, call_sha256, closes_at, why: reason }).await?;
    Ok(blocks)
}

/// Ends a call whose deadline has passed: it moves to the archive, and nothing of it changes any more.
pub async fn close(ctx: &Ctx, by: PersonId, id: EditionId, version: i64) -> Result<()> {
    let (mut tx, edition) = begin(ctx, id, version).await?;
    close_in(&mut tx, ctx, by, &edition, None).await?;
    Ok(tx.commit().await?)
}

/// Ends a call in the transaction of whoever has looked at its conditions; `why` is said where some were not met.
pub async fn close_in(conn: &mut Conn, ctx: &Ctx, by: PersonId, edition: &Edition, reason: Option<&str>) -> Result<()> {
    let id = edition.edition_id;
    if edition.status != EditionStatus::Open {
        return Err(Refusal::Ended.into());
    }
    if edition.phase(ctx.now) != Phase::Judging {
        return Err(Refusal::NotJudged.into());
    }
    if !store::close(conn, id, ctx.now).await? {
        return Err(Refusal::JuryAtWork.into());
    }
    let act = acts::CallClosed { year: edition.year, why: reason.map(Written::from) };
    audit::record(conn, ctx, Some(by), id, act).await
}

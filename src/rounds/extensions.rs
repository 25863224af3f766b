//! More time: for everybody the round's own end moves, for one juror an extension stands beside it.

use serde::Serialize;
use serde_json::json;

use crate::accounts::store as accounts;
use crate::audit;
use crate::clock::{Timestamp, WallTime};
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Writes, value};
use crate::ids::{ExtensionId, PersonId, RoundId};
use crate::mail::{self, Letter, Premise};

use super::model::{Round, RoundJuror, RoundStatus, Scoring, scoring};
use super::store;

/// More time that somebody was given.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Extension {
    pub extension_id: ExtensionId,
    /// Absent: for everybody.
    pub person_id: Option<PersonId>,
    pub juror: Option<String>,
    pub closes_at: WallTime,
    pub reason: String,
    pub granter: String,
    pub granted_at: Timestamp,
    /// When it ended before, for whoever was given more time.
    pub closed_before: Option<WallTime>,
}

/// When it ends for somebody who was given more time. A round without an end has none for anybody.
pub fn later(closes: Option<WallTime>, extended: Option<WallTime>) -> Option<WallTime> {
    closes.map(|closes| extended.map_or(closes, |extended| closes.max(extended)))
}

/// When it ends for one juror, or for everybody, with what was granted so far.
pub fn end_for(round: &Round, extensions: &[Extension], person: Option<PersonId>) -> Option<WallTime> {
    let own = extensions.iter().filter(|x| person.is_some() && x.person_id == person).map(|x| x.closes_at).max();
    later(round.scoring_closes_at, own)
}

/// Whether a round takes anybody's sheets at a moment: it is over when it is over for whoever has the most time.
pub fn last_scoring(round: &Round, extensions: &[Extension], now: Timestamp) -> Scoring {
    scoring(round.status, round.scoring_opens_at, last_end(round, extensions), now)
}

/// When a round ends for whoever has the most time.
pub fn last_end(round: &Round, extensions: &[Extension]) -> Option<WallTime> {
    later(round.scoring_closes_at, extensions.iter().map(|extension| extension.closes_at).max())
}

/// Whether an end may move to a later minute.
///
/// # Errors
/// The key of the sentence that says why not.
pub fn may_extend(
    status: RoundStatus,
    end: Option<WallTime>,
    until: WallTime,
    now: Timestamp,
) -> Result<(), &'static str> {
    status.not_closed()?;
    match (status, end) {
        (RoundStatus::Preparing, _) => Err("rounds-not-open"),
        (_, None) => Err("rounds-extend-no-end"),
        (_, Some(end)) if until <= end => Err("rounds-extend-not-later"),
        _ if until.has_passed() <= now => Err("rounds-extend-past"),
        _ => Ok(()),
    }
}

/// Whether more time may be taken back: nothing rests on it. `end` is when it ends now for whom it was given, `used`
/// counts the sheets that were saved in the extra time.
///
/// # Errors
/// The key of the sentence that says why not.
pub fn may_take_back(
    status: RoundStatus,
    extension: &Extension,
    end: Option<WallTime>,
    used: i64,
    now: Timestamp,
) -> Result<WallTime, &'static str> {
    status.not_closed()?;
    let before = extension.closed_before.ok_or("rounds-extend-back-unknown")?;
    if end != Some(extension.closes_at) {
        return Err("rounds-extend-back-since");
    }
    if used > 0 {
        return Err("rounds-extend-back-used");
    }
    if now >= extension.closes_at.has_passed() {
        return Err("rounds-extend-back-passed");
    }
    Ok(before)
}

/// What was granted.
pub struct Grant<'a> {
    /// Absent: for everybody.
    pub person: Option<PersonId>,
    pub until: WallTime,
    pub reason: &'a str,
}

/// Gives everybody, or one juror of the round, more time; they are told by mail, without the reason.
pub async fn extend(ctx: &Ctx, office: PersonId, id: RoundId, grant: &Grant<'_>, public_url: &str) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let placed = store::placed(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let round = &placed.round;
    let before = end_for(round, &store::extensions(&mut tx, id).await?, grant.person);
    may_extend(round.status, before, grant.until, ctx.now).map_err(AppError::Refused)?;
    let jurors = store::jurors(&mut tx, id).await?;
    let told: Vec<PersonId> = concerned(&jurors, grant.person).map(|juror| juror.person_id).collect();
    let held = if grant.person.is_some() {
        if told.is_empty() {
            return Err(AppError::NotFound);
        }
        store::hold(&mut tx, id, RoundStatus::Open).await?
    } else {
        store::move_end(&mut tx, round, grant.until).await?
    };
    if !held {
        return Err(AppError::Refused("error-changed-meanwhile"));
    }
    store::insert_extension(&mut tx, ctx, id, grant, (office, before)).await?;
    let ends = ends(&mut tx, id).await?;
    for person in accounts::people(&mut tx).await?.iter().filter(|person| told.contains(&person.person_id)) {
        let Some(until) = ends(person.person_id) else { continue };
        let mut args = Args::new();
        args.set("name", value(format!("{} {}", placed.prize.get(person.language), placed.year)));
        args.set("until", value(Writes(person.language).datetime(until.naive())));
        let link = Some(format!("{public_url}/jury"));
        let (to, lang) = (&person.email, person.language);
        let premise = Premise::Until { round: id, person: person.person_id, until, before: until };
        mail::queue(&mut tx, ctx, Letter { kind: "extension", to, lang, args, link, premise }).await?;
    }
    let detail = json!({"person_id": grant.person, "before": {"until": before}, "after": {"until": grant.until},
        "why": grant.reason});
    audit::record(&mut tx, ctx, Some(office), "extended", ("round", id.0), detail).await?;
    Ok(tx.commit().await?)
}

/// When a round ends for each of its jurors, as it stands now: somebody may have more time than everybody.
async fn ends(conn: &mut Conn, id: RoundId) -> Result<impl Fn(PersonId) -> Option<WallTime> + use<>> {
    let placed = store::placed(conn, id).await?.ok_or(AppError::NotFound)?;
    let extensions = store::extensions(conn, id).await?;
    Ok(move |person| end_for(&placed.round, &extensions, Some(person)))
}

/// The jurors whom more time concerns: one, or all who are there.
pub fn concerned(jurors: &[RoundJuror], person: Option<PersonId>) -> impl Iterator<Item = &RoundJuror> {
    jurors.iter().filter(move |juror| !juror.disabled && person.is_none_or(|person| juror.person_id == person))
}

/// Takes more time back, and tells those who had been told of it.
pub async fn take_back(
    ctx: &Ctx,
    office: PersonId,
    (id, extension): (RoundId, ExtensionId),
    reason: &str,
    public_url: &str,
) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let placed = store::placed(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    // Nobody saves a sheet, and nobody closes the round, while we look.
    if !store::hold(&mut tx, id, RoundStatus::Open).await? {
        return Err(AppError::Refused("rounds-closed"));
    }
    let (extension, before) = standing(&mut tx, ctx, &placed.round, extension).await?;
    let before = before.map_err(AppError::Refused)?;
    if extension.person_id.is_none() && !store::move_end(&mut tx, &placed.round, before).await? {
        return Err(AppError::Refused("error-changed-meanwhile"));
    }
    if !store::take_extension_back(&mut tx, extension.extension_id, (office, reason), ctx.now).await? {
        return Err(AppError::Refused("error-changed-meanwhile"));
    }
    let jurors = store::jurors(&mut tx, id).await?;
    let told: Vec<PersonId> = concerned(&jurors, extension.person_id).map(|juror| juror.person_id).collect();
    let ends = ends(&mut tx, id).await?;
    for person in accounts::people(&mut tx).await?.iter().filter(|person| told.contains(&person.person_id)) {
        let Some(until) = ends(person.person_id) else { continue };
        let writes = Writes(person.language);
        let mut args = Args::new();
        args.set("name", value(format!("{} {}", placed.prize.get(person.language), placed.year)));
        args.set("wrong", value(writes.datetime(extension.closes_at.naive())));
        args.set("until", value(writes.datetime(until.naive())));
        let link = Some(format!("{public_url}/jury"));
        let (to, lang) = (&person.email, person.language);
        // Whoever thinks that there is more time has to learn it, although the time is over by now.
        let (person, before) = (person.person_id, extension.closes_at);
        let premise = Premise::Until { round: id, person, until, before };
        mail::queue(&mut tx, ctx, Letter { kind: "correction", to, lang, args, link, premise }).await?;
    }
    let detail = json!({"person_id": extension.person_id, "before": {"until": extension.closes_at},
        "after": {"until": before}, "why": reason});
    audit::record(&mut tx, ctx, Some(office), "extension_taken_back", ("round", id.0), detail).await?;
    Ok(tx.commit().await?)
}

/// More time that was given and still stands, and the end that would hold without it; or why it cannot be taken back.
pub async fn standing(
    conn: &mut Conn,
    ctx: &Ctx,
    round: &Round,
    id: ExtensionId,
) -> Result<(Extension, std::result::Result<WallTime, &'static str>)> {
    let all = store::extensions(conn, round.round_id).await?;
    let extension = all.iter().find(|extension| extension.extension_id == id).ok_or(AppError::NotFound)?.clone();
    let end = end_for(round, &all, extension.person_id);
    let used = match extension.closed_before {
        Some(before) => store::sheets_since(conn, round.round_id, extension.person_id, before.has_passed()).await?,
        None => 0,
    };
    let may = may_take_back(round.status, &extension, end, used, ctx.now);
    Ok((extension, may))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_moves_forward_only() {
        let wall = |text: &str| text.parse::<WallTime>().unwrap();
        let now = Timestamp::new("2027-10-31T23:30:00Z".parse().unwrap());
        let end = Some(wall("2027-10-31T23:59"));
        for (status, end, until, expected) in [
            (RoundStatus::Open, end, "2027-11-07T23:59", Ok(())),
            (RoundStatus::Open, end, "2027-10-31T23:59", Err("rounds-extend-not-later")),
            (RoundStatus::Open, end, "2027-10-30T23:59", Err("rounds-extend-not-later")),
            (RoundStatus::Open, end, "2027-11-01T00:15", Err("rounds-extend-past")),
            (RoundStatus::Open, None, "2027-11-07T23:59", Err("rounds-extend-no-end")),
            (RoundStatus::Preparing, end, "2027-11-07T23:59", Err("rounds-not-open")),
            (RoundStatus::Closed, end, "2027-11-07T23:59", Err("rounds-closed")),
        ] {
            assert_eq!(may_extend(status, end, wall(until), now), expected, "{status} {until}");
        }
    }

    #[test]
    fn more_time_is_taken_back_while_nothing_rests_on_it() {
        let wall = |text: &str| text.parse::<WallTime>().unwrap();
        let now = Timestamp::new("2027-11-02T12:00:00Z".parse().unwrap());
        let extension = |before: Option<&str>, until: &str| Extension {
            extension_id: ExtensionId(uuid::Uuid::nil()),
            person_id: None,
            juror: None,
            closes_at: wall(until),
            reason: String::new(),
            granter: String::new(),
            granted_at: now,
            closed_before: before.map(wall),
        };
        let (old, new) = ("2027-10-31T23:59", "2029-11-07T23:59");
        for (status, before, until, end, used, expected) in [
            (RoundStatus::Open, Some(old), new, new, 0, Ok(wall(old))),
            (RoundStatus::Open, Some(old), new, new, 1, Err("rounds-extend-back-used")),
            (RoundStatus::Open, Some(old), new, "2029-12-07T23:59", 0, Err("rounds-extend-back-since")),
            (RoundStatus::Open, Some(old), "2027-11-01T23:59", "2027-11-01T23:59", 0, Err("rounds-extend-back-passed")),
            (RoundStatus::Open, None, new, new, 0, Err("rounds-extend-back-unknown")),
            (RoundStatus::Closed, Some(old), new, new, 0, Err("rounds-closed")),
        ] {
            let found = may_take_back(status, &extension(before, until), Some(wall(end)), used, now);
            assert_eq!(found, expected, "{status} {until} {used}");
        }
    }

    #[test]
    fn an_extension_never_shortens() {
        let wall = |text: &str| Some(text.parse::<WallTime>().unwrap());
        let (early, late) = (wall("2027-10-01T12:00"), wall("2027-10-02T12:00"));
        assert_eq!(later(early, late), late);
        assert_eq!(later(late, early), late);
        assert_eq!(later(early, None), early);
        assert_eq!(later(None, late), None, "a round without an end has none for anybody");
    }
}

//! What jurors are told by mail: that a round opens, once or again, and that an open one has more for them to read.

use std::collections::BTreeMap;

use crate::clock::{Timestamp, WallTime};
use crate::contest::rounds::extensions::{end_for, last_end};
use crate::contest::rounds::model::Round;
use crate::contest::rounds::store as rounds;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::mail::{self, Letter, Premise};
use crate::ground::web::Role;
use crate::i18n::{Args, Lang, Writes, value};
use crate::ids::{PersonId, RoundId};
use crate::people::accounts::store as accounts;

use super::plan::Pair;
use super::store;
use crate::link;

/// Tells every juror who has something to read that the round is open, with its window.
pub(super) async fn opened(conn: &mut Conn, ctx: &Ctx, round: &Round, public_url: &str) -> Result<()> {
    let assigned = store::of_round(conn, round.round_id).await?;
    let pairs: Vec<Pair> = assigned.iter().filter(|a| a.is_active()).map(|a| a.pair()).collect();
    tell(conn, ctx, round, ("round", &pairs), public_url).await
}

/// Tells the jurors of an open round that these entries have come to them.
pub(super) async fn assigned(conn: &mut Conn, ctx: &Ctx, round: &Round, new: &[Pair], public_url: &str) -> Result<()> {
    tell(conn, ctx, round, ("assigned", new), public_url).await
}

/// Tells every juror who reads in a round that it is open again, and until when; and everybody in the office but whoever
/// has just done it. `bound` is how many decisions do not bind any more, `settled` how many shared places are open again.
pub async fn reopened(
    conn: &mut Conn,
    ctx: &Ctx,
    (id, by): (RoundId, PersonId),
    (bound, settled): (i64, i64),
    public_url: &str,
) -> Result<()> {
    let placed = rounds::placed(conn, id).await?.ok_or(AppError::NotFound)?;
    let assigned = store::of_round(conn, id).await?;
    let pairs: Vec<Pair> = assigned.iter().filter(|a| a.is_active()).map(|a| a.pair()).collect();
    tell(conn, ctx, &placed.round, ("reopened", &pairs), public_url).await?;
    let ends = last_end(&placed.round, &rounds::extensions(conn, id).await?);
    for person in accounts::people(conn).await? {
        if person.role != Role::Office || person.disabled_at.is_some() || person.person_id == by {
            continue;
        }
        let lang = person.language;
        let mut args = window(None, ends, ctx.now, lang);
        args.set("name", value(format!("{} {} – {}", placed.prize.get(lang), placed.year, placed.round.name)));
        args.set("bound", bound);
        args.set("settled", settled);
        let link = Some(format!("{public_url}{}", link!("/office/rounds/{round}", round = id)));
        let premise = Premise::State { round: id, person: person.person_id, is_open: true };
        mail::queue(conn, ctx, Letter { kind: "reopened_office", to: &person.email, lang, args, link, premise })
            .await?;
    }
    Ok(())
}

/// One mail for each juror, however many entries it is about; none about entries that do not stand.
async fn tell(
    conn: &mut Conn,
    ctx: &Ctx,
    round: &Round,
    (kind, pairs): (&'static str, &[Pair]),
    public_url: &str,
) -> Result<()> {
    let placed = rounds::placed(conn, round.round_id).await?.ok_or(AppError::NotFound)?;
    let entries = rounds::entries(conn, round.round_id).await?;
    let extensions = rounds::extensions(conn, round.round_id).await?;
    let mut counts: BTreeMap<PersonId, i64> = BTreeMap::new();
    for (entry, person) in pairs {
        if entries.iter().any(|one| one.nomination_id == *entry && one.stands) {
            *counts.entry(*person).or_default() += 1;
        }
    }
    for person in accounts::people(conn).await?.iter().filter(|person| person.disabled_at.is_none()) {
        let Some(n) = counts.get(&person.person_id) else { continue };
        let lang = person.language;
        let opens = round.scoring_opens_at.filter(|opens| ctx.now < opens.begins());
        let mut args = window(opens, end_for(round, &extensions, Some(person.person_id)), ctx.now, lang);
        args.set("name", value(format!("{} {} – {}", placed.prize.get(lang), placed.year, round.name)));
        args.set("n", *n);
        let link = Some(format!("{public_url}{}", link!("/jury")));
        let premise = Premise::Sheets { round: round.round_id, person: person.person_id, until: None };
        mail::queue(conn, ctx, Letter { kind, to: &person.email, lang, args, link, premise }).await?;
    }
    Ok(())
}

fn window(opens: Option<WallTime>, ends: Option<WallTime>, now: Timestamp, lang: Lang) -> Args<'static> {
    let mut args = Args::new();
    let written = |at: WallTime| Writes(lang).datetime(at.naive());
    args.set(
        "window",
        match (opens, ends) {
            (_, Some(ends)) if now >= ends.has_passed() => "over",
            (Some(_), Some(_)) => "both",
            (Some(_), None) => "from",
            (None, Some(_)) => "until",
            (None, None) => "open",
        },
    );
    if let Some(opens) = opens {
        args.set("from", written(opens));
    }
    if let Some(ends) = ends {
        args.set("until", written(ends));
    }
    args
}

//! A date of a published call moves: which nominations are judged anew, and whom we write to.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::ground::audit::chain;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::ground::mail::premise::Date;
use crate::ground::mail::{self, Letter, Premise};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{EditionId, NominationId};
use crate::key;

use super::model::{Calendar, Edition, EditionStatus, Prize};
use super::store as prizes;
use super::store::moved::{self as store, Concerned};

/// What a moved date is to a nomination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It came after the deadline and now keeps it.
    InTime,
    /// It kept the deadline and now does not.
    Late,
    /// Admitted although late, and then refused: the office is asked again, because it is in time now.
    Asked,
    /// As it was.
    Same,
    /// Withdrawn. It stays so.
    Withdrawn,
    /// Withdrawn while it was late, perhaps because it was: the office may want to ask.
    StaysOut,
}

impl Concerned {
    fn effect(&self, before: Option<WallTime>, after: Option<WallTime>) -> Effect {
        let keeps = |deadline: Option<WallTime>| deadline.is_none_or(|deadline| self.met <= deadline);
        match (self.withdrawn, self.admitted, keeps(before), keeps(after)) {
            (true, _, false, true) => Effect::StaysOut,
            (true, ..) => Effect::Withdrawn,
            (_, true, false, true) if self.refused => Effect::Asked,
            (_, false, false, true) => Effect::InTime,
            (_, false, true, false) => Effect::Late,
            _ => Effect::Same,
        }
    }
}

/// A date that is elsewhere now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    pub name: &'static str,
    pub before: WallTime,
    pub after: WallTime,
}

impl Moved {
    /// What it is called.
    pub fn label(&self, lang: Lang) -> String {
        say(lang, &format!("calendar-{}", self.name.replace('_', "-")))
    }
}

/// The dates that were promised and now are others. Those that were not known before break no promise, and the
/// beginning is nobody's concern who has sent something.
pub fn moved(before: &Calendar, after: &Calendar) -> Vec<Moved> {
    let pairs = before.dates().into_iter().zip(after.dates());
    let pairs = pairs.filter_map(|((name, before), (_, after))| Some(Moved { name, before: before?, after: after? }));
    pairs.filter(|date| date.before != date.after && date.name != "opens_at").collect()
}

/// Everything that a move of dates concerns.
pub struct Concern {
    pub dates: Vec<Moved>,
    pub entries: Vec<(Concerned, Effect)>,
    /// Rounds that go on ending when the call said before.
    pub rounds: Vec<String>,
    closes: Option<WallTime>,
}

impl Concern {
    /// What moving the dates of a call concerns; nothing before it is published.
    pub async fn of(conn: &mut Conn, edition: &Edition, after: &Calendar) -> Result<Self> {
        let dates = if edition.status == EditionStatus::Open { moved(&edition.calendar(), after) } else { Vec::new() };
        let all = if dates.is_empty() { Vec::new() } else { store::concerned(conn, edition.edition_id).await? };
        let effect = |entry: Concerned| {
            let effect = entry.effect(edition.closes_at, after.closes_at);
            (entry, effect)
        };
        let scoring = dates.iter().find(|date| date.name == "scoring_until");
        let rounds = match scoring {
            Some(date) => store::ending(conn, edition.edition_id, date.before).await?,
            None => Vec::new(),
        };
        Ok(Self { dates, entries: all.into_iter().map(effect).collect(), rounds, closes: after.closes_at })
    }

    /// Those to whom it makes a difference.
    pub fn concerned(&self) -> impl Iterator<Item = &(Concerned, Effect)> {
        self.entries.iter().filter(|(_, effect)| !matches!(effect, Effect::Withdrawn | Effect::StaysOut))
    }

    /// How many of them it makes this difference to.
    pub fn count(&self, effect: Effect) -> usize {
        self.entries.iter().filter(|(_, other)| *other == effect).count()
    }

    /// For the record: how many were written to, keep the deadline now, do not any more, and are decided on anew; absent
    /// where no date has moved that was promised.
    pub fn counts(&self) -> [Option<usize>; 4] {
        if self.dates.is_empty() {
            return [None; 4];
        }
        let judged = [Effect::InTime, Effect::Late, Effect::Asked].map(|effect| self.count(effect));
        [self.told().count(), judged[0], judged[1], judged[2]].map(Some)
    }

    /// Those to whom we can write.
    pub fn told(&self) -> impl Iterator<Item = (&Concerned, Effect, &str)> {
        self.concerned().filter_map(|(entry, effect)| Some((entry, *effect, entry.email.as_deref()?)))
    }

    /// Names what the office was shown, so that nothing else is confirmed.
    pub fn fingerprint(&self) -> String {
        let entries: Vec<_> = self.entries.iter().map(|(entry, effect)| (entry.nomination_id, *effect)).collect();
        let dates: Vec<_> = self.dates.iter().map(|date| (date.name, date.before, date.after)).collect();
        chain::seal("", &chain::canonical(&serde_json::json!([dates, entries])))[..32].to_owned()
    }

    /// Writes to everybody who has an address, once the dates are moved.
    pub async fn tell(&self, conn: &mut Conn, ctx: &Ctx, (prize, edition): (&Prize, &Edition)) -> Result<()> {
        let judged = store::concerned(conn, edition.edition_id).await?;
        let late: BTreeSet<_> = judged.iter().filter(|entry| entry.is_late).map(|entry| entry.nomination_id).collect();
        for (entry, effect, to) in self.told() {
            let lang = entry.language;
            let until = self.until(entry, self.outcome(entry, effect), ctx.now);
            let args = Args::from_iter([
                ("number", value(entry.receipt_number.as_str())),
                ("prize", value(edition.title(prize, lang))),
                ("dates", value(self.lines(lang).join("\n"))),
                ("effect", value(self.outcome(entry, effect))),
                ("open", value(if until.is_some() { "yes" } else { "no" })),
                ("until", value(until.map_or_else(String::new, |at| Writes(lang).datetime(at.naive())))),
            ]);
            let dates = self.dates.iter();
            let dates = dates.map(|date| Date { name: date.name.to_owned(), before: date.before, after: date.after });
            let premise = Premise::Dates {
                edition: edition.edition_id,
                nomination: entry.nomination_id,
                dates: dates.collect(),
                is_late: late.contains(&entry.nomination_id),
                until,
            };
            mail::queue(conn, ctx, Letter { kind: "moved", to, lang, args, link: None, premise }).await?;
        }
        Ok(())
    }

    /// "Bewerbungsschluss: bisher …, jetzt …"
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let line = |date: &Moved| {
            let written = |at: WallTime| value(Writes(lang).datetime(at.naive()));
            let args = Args::from_iter([
                ("name", value(date.label(lang))),
                ("before", written(date.before)),
                ("after", written(date.after)),
            ]);
            t(lang, key!("moved-date"), Some(&args))
        };
        self.dates.iter().map(line).collect()
    }

    fn outcome(&self, entry: &Concerned, effect: Effect) -> &'static str {
        let still_late = effect == Effect::Same && !entry.admitted && self.closes.is_some_and(|at| entry.met > at);
        match effect {
            Effect::InTime => "in-time",
            Effect::Late => "late",
            Effect::Asked => "asked",
            Effect::Same if still_late => "still-late",
            _ => "same",
        }
    }

    /// Until when somebody can still change it; absent where nobody can.
    fn until(&self, entry: &Concerned, outcome: &str, now: Timestamp) -> Option<WallTime> {
        let changeable = entry.has_link && !matches!(outcome, "late" | "still-late");
        self.closes.filter(|closes| changeable && now < closes.has_passed())
    }
}

/// Writes anew to whoever has sent a nomination what is left of a mail that did not leave in time: of the dates that it
/// named, those that are still where it said.
pub async fn tell_again(
    conn: &mut Conn,
    ctx: &Ctx,
    (id, nomination): (EditionId, NominationId),
    said: &[Date],
) -> Result<()> {
    let Some(edition) = prizes::edition(conn, id).await? else { return Ok(()) };
    let Some(prize) = prizes::prize(conn, edition.prize_id).await? else { return Ok(()) };
    let still = |(name, at): (&'static str, Option<WallTime>)| {
        let said = said.iter().find(|date| date.name == name && Some(date.after) == at)?;
        Some(Moved { name, before: said.before, after: said.after })
    };
    let dates: Vec<Moved> = edition.calendar().dates().into_iter().filter_map(still).collect();
    if dates.is_empty() {
        return Ok(());
    }
    let before = dates.iter().find(|date| date.name == "closes_at").map(|date| date.before).or(edition.closes_at);
    let mut entries = store::concerned(conn, id).await?;
    entries.retain(|entry| entry.nomination_id == nomination);
    let effect = |entry: Concerned| {
        let effect = entry.effect(before, edition.closes_at);
        (entry, effect)
    };
    let entries = entries.into_iter().map(effect).collect();
    let concern = Concern { dates, entries, rounds: Vec::new(), closes: edition.closes_at };
    concern.tell(conn, ctx, (&prize, &edition)).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::prizes::model::samples::at;

    #[test]
    fn a_moved_deadline_judges_again_or_asks() {
        use Effect::{Asked, InTime, Late, Same, StaysOut, Withdrawn};
        let entry = |met: &str, withdrawn, admitted, refused| Concerned {
            nomination_id: NominationId(uuid::Uuid::nil()),
            receipt_number: String::new(),
            title: String::new(),
            language: Lang::De,
            email: None,
            has_link: true,
            withdrawn,
            admitted,
            refused,
            is_late: false,
            met: at(met).unwrap(),
        };
        let (before, after) = (at("2027-09-15T23:59"), at("2027-09-22T23:59"));
        for (entry, there, back) in [
            (entry("2027-09-15T23:59", false, false, false), Same, Same),
            (entry("2027-09-16T00:00", false, false, false), InTime, Late),
            (entry("2027-09-22T23:59", false, false, true), InTime, Late),
            (entry("2027-09-23T00:00", false, false, false), Same, Same),
            // Somebody let it in although it was late: it competes under either deadline.
            (entry("2027-09-16T00:00", false, true, false), Same, Same),
            (entry("2027-09-16T00:00", false, true, true), Asked, Same),
            (entry("2027-09-16T00:00", true, false, false), StaysOut, Withdrawn),
            (entry("2027-09-15T00:00", true, false, false), Withdrawn, Withdrawn),
        ] {
            assert_eq!(entry.effect(before, after), there, "{entry:?}");
            assert_eq!(entry.effect(after, before), back, "{entry:?}");
        }
    }

    #[test]
    fn only_a_date_that_was_known_moves() {
        let calendar =
            |closes, ceremony| Calendar { closes_at: at(closes), ceremony_at: at(ceremony), ..Calendar::default() };
        let before = calendar("2027-09-15T23:59", "");
        assert_eq!(moved(&before, &calendar("2027-09-15T23:59", "2027-12-03T18:00")), []);
        let names = |after| moved(&before, &after).iter().map(|date| date.name).collect::<Vec<_>>();
        assert_eq!(names(calendar("2027-09-22T23:59", "2027-12-03T18:00")), ["closes_at"]);
    }
}

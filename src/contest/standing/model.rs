//! The steps of a round: what state each is in, in one sentence, what is open, and the one thing to do. Pure.

use serde::Serialize;

use crate::clock::{Span, Timestamp, WallTime};
use crate::i18n::{Args, Lang, say, t};
use crate::ids::{EditionId, RoundId};
use crate::key;
use crate::link;

crate::text_enum! {
    /// Where a round stands.
    pub enum Status {
        Preparing = "preparing",
        Open = "open",
        Closed = "closed",
    }
}

/// What the steps of a round depend on, as it is now.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Facts {
    pub round_id: RoundId,
    pub edition_id: EditionId,
    pub name: String,
    pub status: Status,
    /// How many jurors read each entry; absent when everyone reads everything.
    pub reviews_per_entry: Option<i64>,
    pub closed_at: Option<Timestamp>,
    /// The window for sheets, and the latest end that a juror was given.
    pub scoring_opens_at: Option<WallTime>,
    pub scoring_closes_at: Option<WallTime>,
    pub extended_until: Option<WallTime>,
    pub criteria: i64,
    /// Those that compete.
    pub entries: i64,
    /// Those that were taken in and compete no more.
    pub fallen: i64,
    /// Those who can sign in.
    pub jurors: i64,
    /// Jurors who have not declared on every entry that competes; zero once the round is closed.
    pub undeclared: i64,
    /// Entries that fewer jurors read than should; zero once the round is closed.
    pub short: i64,
    /// Sheets that are to be handed in, and those that were.
    pub expected: i64,
    pub submitted: i64,
}

crate::text_enum! {
    /// What a round takes, in order.
    pub enum Name {
        Criteria = "criteria",
        Entries = "entries",
        Jurors = "jurors",
        Conflicts = "conflicts",
        Assignment = "assignment",
        Scoring = "scoring",
        Closing = "closing",
    }
}

crate::text_enum! {
    /// What state a step is in.
    pub enum State {
        /// Its condition holds.
        Done = "past",
        /// Its condition does not hold, and it is time that it did.
        Open = "current",
        /// Others come first.
        Later = "future",
    }
}

/// A step of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub name: Name,
    pub state: State,
    /// The key of its sentence, with a number and another one.
    pub sentence: (&'static str, i64, i64),
    /// What is open, in the same way.
    pub points: Vec<(&'static str, i64, i64)>,
    /// The page on which it is done; absent where nothing is to do.
    pub action: Option<String>,
}

impl Facts {
    /// How the window for sheets lies to a moment.
    pub fn window(&self, now: Timestamp) -> Span {
        let ends = self.scoring_closes_at.map(|closes| self.extended_until.map_or(closes, |more| closes.max(more)));
        Span::of(self.scoring_opens_at, ends, now)
    }

    /// Whether all sheets are in.
    pub fn complete(&self) -> bool {
        self.expected > 0 && self.submitted == self.expected
    }
}

/// The steps of a round at a moment, in order.
pub fn steps(facts: &Facts, now: Timestamp) -> Vec<Step> {
    let window = facts.window(now);
    let (preparing, closed) = (facts.status == Status::Preparing, facts.status == Status::Closed);
    let ready = facts.entries > 0 && facts.jurors > 0;
    let wanted = facts.reviews_per_entry.unwrap_or(0);
    let percent = if facts.expected > 0 { facts.submitted * 100 / facts.expected } else { 0 };
    let point = |key, n: i64, m| (n > 0).then_some((key, n, m));
    // Name, whether its condition holds, its sentence, what is open, and where that is mended.
    type Line = (Name, bool, (&'static str, i64, i64), Option<(&'static str, i64, i64)>, String);
    let round = facts.round_id;
    let lines: [Line; 7] = [
        (
            Name::Criteria,
            facts.criteria > 0,
            if facts.criteria > 0 {
                (key!("standing-count"), facts.criteria, 0)
            } else {
                (key!("standing-missing"), 0, 0)
            },
            None,
            link!("/office/rounds/{round}/criteria", round),
        ),
        (
            Name::Entries,
            // Entries of an open round are not taken out: they compete no more, and that is all.
            facts.entries > 0 && (facts.fallen == 0 || !preparing),
            (key!("standing-count"), facts.entries, 0),
            point(key!("standing-fallen"), facts.fallen, 0).filter(|_| preparing),
            link!("/office/rounds/{round}/entries", round),
        ),
        (
            Name::Jurors,
            facts.jurors > 0,
            (key!("standing-count"), facts.jurors, 0),
            None,
            link!("/office/rounds/{round}/jurors", round),
        ),
        (
            Name::Conflicts,
            closed || ready && facts.undeclared == 0,
            match facts.undeclared {
                _ if closed => (key!("standing-over"), 0, 0),
                _ if !ready => (key!("standing-count"), 0, 0),
                0 => (key!("standing-declared"), facts.jurors, 0),
                open => (key!("standing-undeclared"), open, facts.jurors),
            },
            point(key!("standing-undeclared"), facts.undeclared, facts.jurors).filter(|_| ready),
            link!("/office/rounds/{round}/conflicts", round),
        ),
        (
            Name::Assignment,
            closed || ready && facts.short == 0,
            match facts.short {
                _ if closed => (key!("standing-sheets"), facts.expected, 0),
                _ if !ready || facts.expected == 0 => (key!("standing-sheets"), facts.expected, 0),
                0 => (key!("standing-sheets"), facts.expected, 0),
                short if wanted > 0 => (key!("standing-short"), short, wanted),
                short => (key!("standing-short-everyone"), short, 0),
            },
            match (facts.short, wanted) {
                _ if !ready || facts.expected == 0 => None,
                (short, 0) => point(key!("standing-short-everyone"), short, 0),
                (short, wanted) => point(key!("standing-short"), short, wanted),
            },
            if facts.status == Status::Open {
                link!("/office/rounds/{round}/assignment", round)
            } else {
                link!("/office/rounds/{round}/assignment/proposal", round)
            },
        ),
        (
            Name::Scoring,
            closed || !preparing && (facts.complete() || window == Span::Over),
            match window {
                Span::Ahead if facts.status == Status::Open => (key!("standing-early"), 0, 0),
                Span::Over if facts.status == Status::Open && !facts.complete() => {
                    (key!("standing-time-over"), percent, 0)
                }
                _ => (key!("standing-percent"), percent, 0),
            },
            None,
            link!("/office/rounds/{round}/ranking", round),
        ),
        (
            Name::Closing,
            closed,
            if closed { (key!("standing-done"), 0, 0) } else { (key!("standing-later"), 0, 0) },
            None,
            link!("/office/rounds/{round}/close", round),
        ),
    ];
    // What comes before the round opens waits for what comes before it; from then on everything is due at once.
    let mut reached = false;
    lines
        .into_iter()
        .map(|(name, done, sentence, point, action)| {
            let due = match name {
                // Nobody scores before the window, and nothing is closed before somebody could.
                Name::Scoring | Name::Closing => !reached && (preparing || window != Span::Ahead),
                _ => !preparing || !reached,
            };
            let state = match (done, due) {
                (true, _) => State::Done,
                (false, true) => State::Open,
                (false, false) => State::Later,
            };
            // A gap in what was prepared does not hold the jury up; the jury's sheets hold up the closing.
            reached |= state == State::Open && (preparing || matches!(name, Name::Scoring | Name::Closing));
            Step {
                name,
                state,
                sentence,
                points: point.into_iter().filter(|_| state != State::Done).collect(),
                action: (state == State::Open).then_some(action),
            }
        })
        .collect()
}

/// What of a round is not as it should be: to be seen on every overview.
pub fn gaps(facts: &Facts, now: Timestamp) -> Vec<Gap> {
    let open = steps(facts, now).into_iter().filter(|step| step.state != State::Done);
    open.flat_map(|step| {
        let action = step.action;
        step.points.into_iter().map(move |point| (point, action.clone()))
    })
    .filter_map(|(sentence, action)| Some(Gap { sentence, href: action? }))
    .collect()
}

/// Something that is open, and where it is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub sentence: (&'static str, i64, i64),
    pub href: String,
}

/// A gap in words.
#[derive(Clone, Debug, Serialize)]
pub struct GapLine {
    pub text: String,
    pub href: String,
}

impl Gap {
    pub fn said(self, lang: Lang) -> GapLine {
        GapLine { text: sentence(self.sentence, lang), href: self.href }
    }
}

/// A step in words, as the component `steps` shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub label: String,
    pub text: String,
    pub state: State,
}

impl Step {
    pub fn said(&self, lang: Lang) -> Line {
        Line {
            label: say(lang, &format!("standing-step-{}", self.name)),
            text: sentence(self.sentence, lang),
            state: self.state,
        }
    }
}

fn sentence((key, n, m): (&'static str, i64, i64), lang: Lang) -> String {
    let mut args = Args::new();
    args.set("n", n);
    args.set("m", m);
    t(lang, key, Some(&args))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn moment(text: &str) -> Timestamp {
        Timestamp::new(text.parse().unwrap())
    }

    fn at(text: &str) -> Option<WallTime> {
        Some(text.parse().unwrap())
    }

    /// An open round of three entries, each read by three of four jurors, who have all declared.
    fn open() -> Facts {
        Facts {
            round_id: RoundId(Uuid::nil()),
            edition_id: EditionId(Uuid::nil()),
            name: "Runde".into(),
            status: Status::Open,
            reviews_per_entry: Some(3),
            closed_at: None,
            scoring_opens_at: None,
            scoring_closes_at: None,
            extended_until: None,
            criteria: 3,
            entries: 3,
            fallen: 0,
            jurors: 4,
            undeclared: 0,
            short: 0,
            expected: 9,
            submitted: 4,
        }
    }

    fn states(facts: &Facts) -> String {
        steps(facts, moment("2027-10-10T10:00:00Z"))
            .iter()
            .map(|step| match step.state {
                State::Done => '+',
                State::Open => '!',
                State::Later => '.',
            })
            .collect()
    }

    #[test]
    fn a_step_is_done_while_its_condition_holds_and_no_longer() {
        use Status::{Closed, Preparing};
        let nothing =
            Facts { status: Preparing, criteria: 0, entries: 0, jurors: 0, expected: 0, submitted: 0, ..open() };
        let prepared = Facts { status: Preparing, submitted: 0, ..open() };
        for (facts, expected) in [
            (nothing.clone(), "!......"),
            (Facts { criteria: 3, ..nothing.clone() }, "+!....."),
            (Facts { criteria: 3, entries: 3, ..nothing.clone() }, "++!...."),
            (Facts { undeclared: 4, short: 3, expected: 0, ..prepared.clone() }, "+++!..."),
            (Facts { short: 3, expected: 0, ..prepared.clone() }, "++++!.."),
            (prepared.clone(), "+++++!."),
            // A juror who came after the others had declared, an entry that came after the distribution, and one that
            // was withdrawn.
            (Facts { undeclared: 1, ..prepared.clone() }, "+++!+.."),
            (Facts { short: 1, entries: 4, ..prepared.clone() }, "++++!.."),
            (Facts { fallen: 1, ..prepared }, "+!+++.."),
            (open(), "+++++!."),
            (Facts { fallen: 1, ..open() }, "+++++!."),
            // One of three readers has stepped back.
            (Facts { short: 1, expected: 8, ..open() }, "++++!!."),
            (Facts { undeclared: 2, short: 1, ..open() }, "+++!!!."),
            (Facts { submitted: 9, ..open() }, "++++++!"),
            (Facts { submitted: 8, expected: 8, short: 1, ..open() }, "++++!+!"),
            (Facts { status: Closed, ..open() }, "+++++++"),
            // Before the window nobody scores; after it nobody does any more, and the round is to be closed.
            (Facts { scoring_opens_at: at("2027-10-10T12:01"), ..open() }, "+++++.."),
            (Facts { scoring_opens_at: at("2027-10-10T12:00"), ..open() }, "+++++!."),
            (Facts { scoring_closes_at: at("2027-10-10T12:00"), ..open() }, "+++++!."),
            (Facts { scoring_closes_at: at("2027-10-10T11:59"), ..open() }, "++++++!"),
            (
                Facts { scoring_closes_at: at("2027-10-10T11:59"), extended_until: at("2027-10-11T11:59"), ..open() },
                "+++++!.",
            ),
        ] {
            assert_eq!(states(&facts), expected, "{facts:?}");
        }
    }

    #[test]
    fn what_is_open_is_said_with_where_it_is_mended() {
        let gap = |sentence, page: &str| Gap { sentence, href: format!("/office/rounds/{}{page}", open().round_id) };
        for (facts, expected) in [
            (open(), vec![]),
            (Facts { short: 1, ..open() }, vec![gap(("standing-short", 1, 3), "/assignment")]),
            (
                Facts { short: 2, reviews_per_entry: None, undeclared: 1, ..open() },
                vec![
                    gap(("standing-undeclared", 1, 4), "/conflicts"),
                    gap(("standing-short-everyone", 2, 0), "/assignment"),
                ],
            ),
            (Facts { status: Status::Closed, ..open() }, vec![]),
        ] {
            assert_eq!(gaps(&facts, moment("2027-10-10T10:00:00Z")), expected, "{facts:?}");
        }
    }

    #[test]
    fn every_step_has_its_words() {
        for name in Name::ALL {
            assert!(crate::i18n::knows(&format!("standing-step-{name}")), "{name}");
        }
    }
}

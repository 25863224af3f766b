//! Where a call stands, in words, and its dates.

use std::collections::HashMap;

use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::EditionId;
use crate::key;

use super::super::model::{Ceremony, Edition, Progress, Stage, Standing, StepState};
use super::super::store::progress;
use super::{day, today};

/// So long before it opens a call is said to open soon.
const SOON: chrono::Duration = chrono::Duration::days(60);

/// Whether what begins then may be said to begin soon.
pub fn is_soon(begins: WallTime, now: Timestamp) -> bool {
    begins.begins() - now <= SOON
}

/// How far all calls have come, for pages that show several.
pub(super) struct Standings {
    progresses: HashMap<EditionId, Progress>,
    now: Timestamp,
}

impl Standings {
    pub(super) async fn load(conn: &mut Conn, now: Timestamp) -> Result<Self> {
        Ok(Self { progresses: progress::progresses(conn).await?, now })
    }

    /// Where a call stands for everybody.
    pub(super) fn of(&self, edition: &Edition) -> Standing {
        match self.progresses.get(&edition.edition_id) {
            Some(progress) => Standing::of(edition, progress, self.now),
            None => Standing::of(edition, &Progress::default(), self.now),
        }
        .public()
    }
}

/// A date of the calendar as the component `steps` shows it.
#[derive(Serialize)]
pub struct Step {
    label: String,
    text: String,
    state: &'static str,
}

/// The dates of a call in their order, and which one it is now. `first` begins the keys of its first date, which means
/// something else to who has nominated than to who may.
pub fn steps(standing: &Standing, edition: &Edition, first: &str, lang: Lang) -> Vec<Step> {
    let milestones = standing.milestones(edition).into_iter();
    milestones
        .map(|milestone| {
            let key = match milestone.name {
                "closes_at" => format!("{first}-closes-at"),
                name => format!("edition-step-{}", name.replace('_', "-")),
            };
            let mut args = Args::new();
            if let Some(at) = milestone.at {
                args.set("date", if milestone.today { today(at, lang) } else { day(at, lang) });
            }
            match (milestone.name, edition.opens_at) {
                ("closes_at", Some(opens)) => {
                    args.set("from", day(opens, lang));
                    args.set("has", "from");
                }
                _ => args.set("has", "only"),
            }
            let text = match milestone.state {
                StepState::Planned => key!("edition-step-planned-text").to_owned(),
                _ => format!("{key}-text"),
            };
            Step {
                label: say(lang, &key),
                text: milestone.at.map(|_| t(lang, &text, Some(&args))).unwrap_or_default(),
                state: milestone.state.as_str(),
            }
        })
        .collect()
}

/// What goes on in a call, for everybody.
#[derive(Serialize)]
pub struct Told {
    pub title: String,
    pub text: String,
}

/// What a page says of a call that is published and not over; nothing while its deadline says it all.
pub fn told(standing: &Standing, now: Timestamp, lang: Lang) -> Option<Told> {
    let standing = standing.public();
    if matches!(standing.stage, Stage::Preparing | Stage::Nominating | Stage::Public | Stage::TakenBack | Stage::Ended)
    {
        return None;
    }
    let mut args = Args::new();
    // With nothing to read, no jury comes next and nobody has won.
    let is_over = standing.stage == Stage::Ready && standing.is_empty;
    let has = match standing.until {
        _ if is_over => "none",
        Some(_) => "date",
        None => "nothing",
    };
    args.set("has", has);
    if let Some(until) = standing.until {
        args.set("until", value(day(until, lang)));
        args.set("soon", if is_soon(until, now) { "yes" } else { "no" });
    }
    let key = format!("call-stage-{}", standing.stage.as_str().replace('_', "-"));
    let mut text = t(lang, &format!("{key}-text"), Some(&args));
    if standing.stage != Stage::Announced && !is_over {
        text = format!("{text} {}", ceremony(standing.ceremony, lang));
    }
    Some(Told { title: t(lang, &key, Some(&args)), text })
}

/// When everybody learns who has won, as far as that is known.
fn ceremony(ceremony: Ceremony, lang: Lang) -> String {
    let (key, at) = match ceremony {
        Ceremony::Open => ("open", None),
        Ceremony::Ahead(at) => ("ahead", Some(at)),
        Ceremony::Been(at) => ("been", Some(at)),
    };
    let mut args = Args::from_iter([("ceremony", value(key))]);
    if let Some(at) = at {
        args.set("day", value(day(at, lang)));
    }
    t(lang, key!("call-ceremony"), Some(&args))
}

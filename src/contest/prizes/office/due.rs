//! What a call waits for, in words, with the one button for it.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::prizes::model::{Edition, Overdue, Progress, Standing, Task, Turn};
use crate::contest::prizes::store::progress as store;
use crate::contest::standing::model::{GapLine, gaps};
use crate::contest::standing::store as facts;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::link;

/// The step that is due, with its numbers and where it is done.
#[derive(Serialize)]
pub(super) struct Due {
    title: String,
    /// Sheets that are in, of those that were given out.
    done: i64,
    total: i64,
    href: String,
    label: String,
    /// What of its rounds is not as it should be.
    gaps: Vec<GapLine>,
}

/// The step that is due in a call; `None` while nothing is, and once it can be ended or has been.
pub(super) async fn due(
    conn: &mut Conn,
    edition: &Edition,
    (progress, standing): (&Progress, &Standing),
    (now, lang): (Timestamp, Lang),
) -> Result<Option<Due>> {
    let round = |id| progress.rounds.iter().find(|turn: &&Turn| turn.round_id == id);
    let (key, of_round) = match standing.task {
        Task::Prepare | Task::AwaitOpening | Task::Watch | Task::End | Task::Nothing => return Ok(None),
        Task::Screen => ("screening", None),
        Task::FirstRound => ("first-round", None),
        Task::PrepareRound(id) => ("round", round(id)),
        Task::AwaitRound(id) => ("await-round", round(id)),
        Task::Score(id) => ("scoring", round(id)),
        Task::CloseRound(id) => ("close-round", round(id)),
        Task::Rank(id) => ("ranking", round(id)),
        Task::Meeting(id) => ("meeting", round(id)),
        Task::Decide(id) => ("decide", round(id)),
        Task::Publish => ("publish", None),
        Task::Settle => ("settle", None),
        Task::PublishAgain => ("publish-again", None),
        Task::AwaitCeremony => ("result", None),
        Task::SetCeremony => ("ceremony", None),
        Task::Letters => ("letters", None),
    };
    let mut args = Args::new();
    args.set("n", standing.pending);
    if let Some(turn) = of_round {
        args.set("name", value(turn.name.as_str()));
    }
    if let Some(until) = standing.until {
        args.set("date", value(Writes(lang).datetime(until.naive())));
    }
    let (total, done) = match standing.task {
        Task::Score(id) | Task::CloseRound(id) => store::sheets(conn, id).await?,
        _ => (0, 0),
    };
    let rounds = facts::of_edition(conn, edition.edition_id).await?;
    Ok(Some(Due {
        title: t(lang, &format!("edition-due-{key}"), Some(&args)),
        done,
        total,
        href: standing.task.href(edition.edition_id),
        label: say(lang, standing.task.key()),
        gaps: rounds.iter().flat_map(|round| gaps(round, now)).map(|gap| gap.said(lang)).collect(),
    }))
}

/// The dates of a call that passed without what they were for, in words, each with the way to move it.
pub fn overdue(standing: &Standing, edition: &Edition, lang: Lang) -> Vec<GapLine> {
    let said = |date: Overdue| {
        let args = Args::from_iter([("date", value(Writes(lang).datetime(date.at.naive())))]);
        GapLine {
            text: t(lang, &format!("edition-overdue-{}", date.name.replace('_', "-")), Some(&args)),
            href: link!("/office/editions/{edition}/calendar", edition = edition.edition_id),
        }
    };
    standing.overdue(edition).into_iter().map(said).collect()
}

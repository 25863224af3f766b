//! What a call waits for once nominations are in: read from screening and rounds, written nowhere.

use serde::Serialize;

use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::EditionId;
use crate::prizes::store::due as store;

/// The step that is due, with its numbers and where it is done.
#[derive(Serialize)]
pub(super) struct Due {
    title: String,
    /// Sheets that are in, of those that were given out.
    done: i64,
    total: i64,
    href: String,
    label: String,
}

/// The step that is due in a call whose deadline has passed; `None` once every round is closed.
pub(super) async fn due(conn: &mut Conn, id: EditionId, lang: Lang) -> Result<Option<Due>> {
    let pending = store::pending(conn, id).await?;
    let rounds = store::progress(conn, id).await?;
    let find = |status| rounds.iter().find(|round| round.status == status);
    let due =
        |title: String, href: String, key: &str| Some(Due { title, done: 0, total: 0, href, label: say(lang, key) });
    let call = format!("/office/editions/{id}");
    Ok(match (find("open"), find("preparing")) {
        (Some(open), _) => {
            let mut args = Args::new();
            args.set("name", value(open.name.as_str()));
            let href = format!("/office/rounds/{}", open.round_id);
            due(t(lang, "edition-due-scoring", Some(&args)), href, "office-next-score").map(|due| Due {
                done: open.submitted,
                total: open.assigned,
                ..due
            })
        }
        _ if pending > 0 => {
            let mut args = Args::new();
            args.set("n", pending);
            let href = format!("{call}/nominations?status=received&screening=pending");
            due(t(lang, "edition-due-screening", Some(&args)), href, "office-next-screen")
        }
        (None, Some(next)) => {
            let mut args = Args::new();
            args.set("name", value(next.name.as_str()));
            let href = format!("/office/rounds/{}", next.round_id);
            due(t(lang, "edition-due-round", Some(&args)), href, "office-next-round")
        }
        (None, None) if rounds.is_empty() => {
            due(say(lang, "edition-due-first-round"), format!("{call}/rounds"), "office-next-first-round")
        }
        (None, None) => None,
    })
}

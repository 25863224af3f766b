//! The files: `/office/rounds/<id>/exports/ranking.xlsx`, `/office/editions/<id>/exports/nominations.csv`, ….
//!
//! Taking a list along needs a right of its own and is recorded; looking at it in the program is neither.

use rocket::request::FromParam;
use rocket::tokio::task;
use rocket::{Route, State, get, routes};

use crate::contest::rounds::store as rounds;
use crate::ground::audit;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::files::{File, Taken, Taker};
use crate::ground::web::Language;
use crate::i18n::Lang;
use crate::ids::{EditionId, RoundId};
use crate::judging::ranking;
use crate::outcome::documents::laureates::Roll;
use crate::outcome::documents::minutes::Sources;
use crate::outcome::meeting::later;
use crate::text_enum::Word;

use super::formats::Format;
use super::table::Table;
use super::{engagement, meeting, nominations, ranking as ranking_table, sheets};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![round_file, edition_file, ranking_csv]
}

crate::text_enum! {
    /// The lists of a round.
    pub enum RoundList {
        Ranking = "ranking",
        /// With the jurors' names.
        Sheets = "sheets",
        /// With pseudonyms.
        Pseudonymous = "pseudonymous",
        /// Who was at the jury's meetings.
        Attendance = "attendance",
        Motions = "motions",
        Decisions = "decisions",
    }
}

impl RoundList {
    /// Whether there is such a list only after a meeting.
    pub fn is_of_meeting(self) -> bool {
        matches!(self, Self::Attendance | Self::Motions | Self::Decisions)
    }
}

crate::text_enum! {
    /// The lists of an edition.
    pub enum EditionList {
        Nominations = "nominations",
        /// Laureates, for the Deutscher Engagementpreis.
        Engagement = "engagementpreis",
    }
}

/// A list's name and, behind the point, its format.
pub struct FileName<L>(pub L, pub Format);

impl<L: Word> std::fmt::Display for FileName<L> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

impl<L: Word> Word for FileName<L> {}

impl<'a, L: std::str::FromStr> FromParam<'a> for FileName<L> {
    type Error = ();

    fn from_param(text: &'a str) -> Result<Self, ()> {
        let (list, format) = text.split_once('.').ok_or(())?;
        Ok(Self(list.parse().map_err(drop)?, format.parse().map_err(drop)?))
    }
}

#[get("/office/rounds/<id>/exports/<file>")]
async fn round_file(
    taker: Taker,
    ctx: Ctx,
    lang: Language,
    cache: &State<ranking::Cache>,
    id: RoundId,
    file: FileName<RoundList>,
) -> Result<File> {
    let FileName(list, format) = file;
    let placed = rounds::placed(&mut ctx.db.read().await?, id).await?.ok_or(AppError::NotFound)?;
    let table = match list {
        RoundList::Ranking => {
            let ranking::Counted { frame, ranked, entries, breaks } = ranking::counted(&ctx, cache, id).await?;
            let settled = ranking::settled_ranks(&ranked, &breaks);
            ranking_table::table(&frame, &ranked, &settled, entries, lang.0)
        }
        RoundList::Sheets | RoundList::Pseudonymous => {
            let mut conn = ctx.db.snapshot().await?;
            let criteria = rounds::criteria(&mut conn, id).await?;
            sheets::table(&mut conn, id, &criteria, list == RoundList::Sheets, lang.0).await?
        }
        RoundList::Attendance | RoundList::Motions | RoundList::Decisions => {
            let meetings = Sources::all(&mut ctx.db.snapshot().await?, id, taker.person_id, ctx.now).await?;
            match list {
                RoundList::Attendance => meeting::attendance(&meetings, lang.0),
                RoundList::Motions => meeting::motions(&meetings, lang.0),
                _ => meeting::decisions(&meetings, lang.0),
            }
        }
    };
    let name = placed.file_name(&[&table.title], lang.0);
    hand_out(&ctx, &taker, (("round", id.0), list.as_str(), name), table, format, lang.0).await
}

/// The address of the ranking's file from before there were others.
#[get("/office/rounds/<id>/ranking.csv")]
async fn ranking_csv(
    taker: Taker,
    ctx: Ctx,
    lang: Language,
    cache: &State<ranking::Cache>,
    id: RoundId,
) -> Result<File> {
    round_file(taker, ctx, lang, cache, id, FileName(RoundList::Ranking, Format::Csv)).await
}

#[get("/office/editions/<id>/exports/<file>")]
async fn edition_file(
    taker: Taker,
    ctx: Ctx,
    lang: Language,
    id: EditionId,
    file: FileName<EditionList>,
) -> Result<File> {
    let FileName(list, format) = file;
    let mut conn = ctx.db.snapshot().await?;
    let roll = Roll::load(&mut conn, id, lang.0).await?;
    let table = match list {
        EditionList::Nominations => nominations::table(&mut conn, id, lang.0).await?,
        EditionList::Engagement => {
            later::untouched(&mut conn, id).await?;
            engagement::table(&mut conn, &roll, lang.0).await?
        }
    };
    drop(conn);
    let name = roll.edition.file_name(&roll.prize, &[&table.title], lang.0);
    hand_out(&ctx, &taker, (("edition", id.0), list.as_str(), name), table, format, lang.0).await
}

/// Writes the file off the threads that answer: what it is about, which list it is, and what it is called.
async fn hand_out(
    ctx: &Ctx,
    taker: &Taker,
    (subject, list, name): (audit::Subject, &'static str, String),
    table: Table,
    format: Format,
    lang: Lang,
) -> Result<File> {
    let (rows, now) = (table.rows.len(), ctx.now);
    let written = task::spawn_blocking(move || format.write(&table, lang, now)).await;
    let body = written.map_err(|error| AppError::Internal(format!("writing a file broke off: {error}")))??;
    let taken = Taken {
        subject,
        what: list,
        format: format.as_str(),
        rows: Some(rows),
        name: format!("{name}.{format}"),
        content_type: format.content_type(),
        opens: false,
    };
    taker.takes(ctx, taken, body).await
}

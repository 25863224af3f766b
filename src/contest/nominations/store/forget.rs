//! What is known of who sent a nomination and whom it is about, and how they are erased.

use sqlx::types::Json;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::contest::nominations::model::{Answers, Essence, Nomination, remaining};
use crate::contest::prizes::store as prizes;
use crate::ground::db::{Conn, all, changed, one};
use crate::ground::error::{AppError, Common, Result};
use crate::ground::personal::store::take_out_of;
use crate::ground::personal::{ANY, Entry, Redactors, Subject, Table, Written};
use crate::i18n::sort_key;
use crate::ids::NominationId;
use crate::people::accounts::model::fold_email;

/// What the columns hold.
pub const TABLES: &[Table] = &[
    Table {
        ours: &["district", "kind", "language", "origin", "receipt_number", "screening", "screening_before", "status"],
        emptied: &[
            "answers",
            "nominator_email",
            "nominator_name",
            "nominee_email",
            "nominee_name",
            "search_text",
            "title",
        ],
        removed: &["sort_key", "token_hash"],
        written: &[
            Written { free: ANY, about: "nomination_id = $1", ..Written::of("admitted_reason") },
            Written { free: ANY, about: "nomination_id = $1", ..Written::of("screening_reason") },
            Written { free: ANY, about: "nomination_id = $1", ..Written::of("screening_reason_before") },
        ],
        ..Table::of("nomination")
    },
    // The database empties all of them once the nomination is erased.
    Table {
        emptied: &["answers"],
        written: &[Written { own: "replaced_by = $1", free: ANY, ..Written::of("reason") }],
        ..Table::of("nomination_revision")
    },
];

const NAMES: &str = "select nominee_name from nomination where nomination_id <> $1 \
    union select nominator_name from nomination where nominator_name is not null and nomination_id <> $1";
const ENTRY_ERASED: &str =
    "select erased_at, token_hash is not null as has_link from nomination where nomination_id = $1";
const REVISIONS: &str = "select answers from nomination_revision where nomination_id = $1 order by revision";
const IS_SHARED: &str = "select (select count(*) from nomination where nomination_id <> $1 and erased_at is null \
    and (nominee_email = $2 or nominator_email = $2)) + (select count(*) from person where email = $3)";
const ERASE_ENTRY: &str = "update nomination set title = $2, nominee_name = $3, nominee_email = null, \
    nominator_name = null, nominator_email = null, token_hash = null, answers = $4, \
    search_text = $5, sort_key = $6, erased_at = $7, version = version + 1 \
    where nomination_id = $1 and version = $8 and erased_at is null";

/// When a nomination was erased, and whether a private link leads to it.
pub async fn state(conn: &mut Conn, id: NominationId) -> Result<(Option<Timestamp>, bool)> {
    one!(conn, ENTRY_ERASED, id)
}

/// What a nomination said before it was changed, the first first.
pub async fn earlier_answers(conn: &mut Conn, id: NominationId) -> Result<Vec<Json<Answers>>> {
    all!(conn, REVISIONS, id)
}

/// Everybody's names but those of one nomination.
pub async fn names(conn: &mut Conn, beside: Uuid) -> Result<Vec<String>> {
    all!(conn, NAMES, beside)
}

/// Whether somebody else can be reached at an address: in another nomination, or with an account.
pub async fn is_shared(conn: &mut Conn, id: NominationId, email: &str) -> Result<bool> {
    let folded = fold_email(email);
    one!(conn, IS_SHARED, id, email, folded).map(|shared: i64| shared > 0)
}

/// Erases who sent a nomination and whom it is about: number, category, state and results stay.
///
/// # Errors
/// Refused where it was changed meanwhile.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    take_out_of(conn, TABLES, subject, redactor).await?;
    match subject {
        Subject::Entry(entry) if !entry.again => empty(conn, entry).await,
        _ => Ok(()),
    }
}

async fn empty(conn: &mut Conn, entry: &Entry) -> Result<()> {
    let nomination: Nomination = super::find(conn, entry.nomination_id).await?.ok_or(AppError::NotFound)?;
    let questions = prizes::questions(conn, entry.edition_id).await?;
    let number = &entry.receipt_number;
    let essence = Essence { title: number.clone(), nominee_name: number.clone(), ..Essence::default() };
    let done = changed!(
        conn,
        ERASE_ENTRY,
        entry.nomination_id,
        essence.title,
        essence.nominee_name,
        Json(remaining(&nomination.answers, &questions)),
        essence.search_text(number),
        sort_key(number),
        entry.at,
        nomination.version
    )?;
    if done { Ok(()) } else { Err(Common::ChangedMeanwhile.into()) }
}

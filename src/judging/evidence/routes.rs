//! `/office/rounds/<id>/evidence`: every snapshot of a round, and its bundle to hand out.

use rocket::http::{ContentType, Status};
use rocket::tokio::task;
use rocket::{Either, Route, State, get, post, routes};
use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::jury::store::late;
use crate::contest::rounds;
use crate::contest::rounds::store as round_rows;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::files::{File, Taken, Taker};
use crate::ground::web::{
    Answer, Errors, Field, FieldError, FieldKind, Language, Link, Office, Page, Posted, Redirected, redirect,
};
use crate::i18n::{Lang, say};
use crate::ids::RoundId;
use crate::key;
use crate::link;
use crate::table_file::{harmless, spreadsheet};

use super::bundle;
use super::key::Key;
use super::keys;
use super::store::{self, Snapshot};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![evidence, bundle_file, names, key_page, explain_key]
}

#[derive(Serialize)]
struct EvidencePage {
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    name: String,
    fingerprint: String,
    /// Whether another key signed before.
    changed: bool,
    may_export: bool,
    /// The newest first: that one holds while the round is closed.
    snapshots: Vec<Shown>,
    /// Conflicts that came up after the round was closed: their sheets are among those that count.
    late: Vec<String>,
}

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    snapshot: Snapshot,
    /// The end of the record, as receipts have it.
    end: String,
    bundle: String,
    names: String,
    newest: bool,
}

#[get("/office/rounds/<id>/evidence")]
async fn evidence(office: Office, ctx: Ctx, lang: Language, key: &State<Key>, id: RoundId) -> Answer<EvidencePage> {
    let mut conn = ctx.db.read().await?;
    let placed = round_rows::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let snapshots = store::of_round(&mut conn, id).await?;
    let newest = snapshots.first().map(|snapshot| snapshot.number);
    let shown = |snapshot: Snapshot| Shown {
        end: snapshot.link().receipt(),
        bundle: link!("/office/rounds/{round}/evidence/{number}/bundle.zip", round = id, number = snapshot.number),
        names: link!("/office/rounds/{round}/evidence/{number}/names.csv", round = id, number = snapshot.number),
        newest: newest == Some(snapshot.number),
        snapshot,
    };
    let page = EvidencePage {
        crumbs: rounds::round_crumbs(&placed, lang.0),
        tabs: rounds::tabs(id, "evidence", lang.0),
        name: placed.round.name,
        fingerprint: key.fingerprint(),
        changed: keys::all(&mut conn).await?.len() > 1,
        may_export: office.may_export,
        late: late::of_round(&mut conn, id).await?.iter().map(|one| one.said(lang.0)).collect(),
        snapshots: snapshots.into_iter().map(shown).collect(),
    };
    Ok(Page::new("judging/evidence/evidence.html", page))
}

async fn find(conn: &mut crate::ground::db::Conn, id: RoundId, number: i64) -> Result<Snapshot> {
    let all = store::of_round(conn, id).await?;
    all.into_iter().find(|snapshot| snapshot.number == number).ok_or(AppError::NotFound)
}

#[get("/office/rounds/<id>/evidence/<number>/bundle.zip")]
async fn bundle_file(
    taker: Taker,
    ctx: Ctx,
    lang: Language,
    key: &State<Key>,
    id: RoundId,
    number: i64,
) -> Result<File> {
    let mut conn = ctx.db.read().await?;
    let placed = round_rows::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let snapshot = find(&mut conn, id, number).await?;
    let (content, log) = bundle::gather(&mut conn, &snapshot).await?;
    let keys = keys::led_to(&mut conn, key).await?;
    drop(conn);
    let (what, of) =
        (say(lang.0, key!("evidence-file-bundle")), format!("{} {}", snapshot.number, &snapshot.sha256[..8]));
    let (name, key) = (format!("{}.zip", placed.file_name(&[&what, &of], lang.0)), key.inner().clone());
    let packed = task::spawn_blocking(move || bundle::pack_after(&snapshot, &content, &log, &key, keys)).await;
    let packed = packed.map_err(|error| AppError::Internal(error.to_string()))?.map_err(AppError::Internal)?;
    let taken = Taken {
        subject: ("round", id.0),
        what: "bundle",
        format: "zip",
        rows: None,
        name,
        content_type: ContentType::ZIP,
        opens: false,
    };
    taker.takes(&ctx, taken, packed).await
}

/// Who the keys of a snapshot are. This stays in the office: it is in no bundle and in no record, and what is
/// forgotten here is forgotten everywhere.
#[get("/office/rounds/<id>/evidence/<number>/names.csv")]
async fn names(taker: Taker, ctx: Ctx, lang: Language, id: RoundId, number: i64) -> Result<File> {
    let lang: Lang = lang.0;
    let mut conn = ctx.db.read().await?;
    let placed = round_rows::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let snapshot = find(&mut conn, id, number).await?;
    let rows = store::names(&mut conn, id).await?;
    drop(conn);
    let count = rows.len();
    let head = ["what", "key", "name"].map(|name| say(lang, &format!("evidence-csv-{name}")));
    let rows = rows
        .into_iter()
        .map(|(what, key, name)| [say(lang, &format!("evidence-csv-{what}")), key.to_string(), harmless(&name)]);
    let salt = [say(lang, key!("evidence-csv-salt")), snapshot.sha256.clone(), snapshot.salt.clone()];
    let body = spreadsheet(std::iter::once(head).chain(rows).chain([salt]));
    let name = placed.file_name(&[&say(lang, key!("evidence-file-names")), &snapshot.number.to_string()], lang);
    let taken = Taken {
        subject: ("round", id.0),
        what: "names",
        format: "csv",
        rows: Some(count),
        name: format!("{name}.csv"),
        content_type: ContentType::CSV,
        opens: false,
    };
    taker.takes(&ctx, taken, body).await
}

/// Which keys have signed evidence, and why another one took over.
#[derive(Serialize)]
struct KeyPage {
    /// The one that signs today first.
    keys: Vec<ShownKey>,
    /// Absent where there is nothing to give a reason for.
    reason: Option<Field>,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct ShownKey {
    fingerprint: String,
    since: Timestamp,
    cause: keys::Cause,
    explained: bool,
}

async fn keys_shown(ctx: &Ctx, lang: Lang, typed: &str, errors: &Errors) -> Result<KeyPage> {
    let all = keys::all(&mut ctx.db.read().await?).await?;
    let asks = all.last().is_some_and(|key| key.position.is_some() && key.explained.is_none());
    let field = || {
        Field::said(lang, FieldKind::Textarea, "evidence-key", "reason")
            .value(typed)
            .max_chars(i64::try_from(keys::MOST_REASON).ok())
            .check(errors, lang)
    };
    let reason = asks.then(field);
    let shown = |key: &keys::Known| ShownKey {
        fingerprint: key.fingerprint(),
        since: key.since,
        cause: key.cause,
        explained: key.explained.is_some(),
    };
    let errors = errors.summary(reason.as_slice());
    Ok(KeyPage { keys: all.iter().rev().map(shown).collect(), reason, errors })
}

#[get("/office/evidence/key")]
async fn key_page(_office: Office, ctx: Ctx, lang: Language) -> Answer<KeyPage> {
    Ok(Page::new("judging/evidence/key.html", keys_shown(&ctx, lang.0, "", &Errors::default()).await?))
}

#[post("/office/evidence/key", data = "<form>")]
async fn explain_key(
    office: Office,
    ctx: Ctx,
    lang: Language,
    form: Posted,
) -> Result<Either<Redirected, Page<KeyPage>>> {
    let reason = form.get("reason");
    let mut errors = Errors::default();
    match reason.chars().count() {
        0 => errors.add("reason", key!("field-missing")),
        1..=keys::MOST_REASON => {}
        _ => errors.add("reason", key!("field-too-long")),
    }
    if !errors.is_empty() {
        let again = keys_shown(&ctx, lang.0, reason, &errors).await?;
        return Ok(Either::Right(Page::new("judging/evidence/key.html", again).status(Status::UnprocessableEntity)));
    }
    keys::explain(&ctx, Some(office.person_id), reason).await?;
    Ok(Either::Left(redirect(link!("/office/evidence/key")).success(key!("evidence-key-explained"))))
}

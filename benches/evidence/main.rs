//! How long it takes to freeze a large round, to pack its evidence, and to verify it.
//!
//! `cargo bench --bench evidence` makes a round of 10,000 entries with 30,000 sheets on SQLite, closes it as the
//! program does, and checks the bundle. The time of verifying stands beside that of only unpacking and hashing the
//! same bytes, measured in the same run.

// Keys that nobody has, and times that pass.
#![allow(clippy::disallowed_methods)]

#[path = "../../tests/support/fill.rs"]
mod fill;

use std::time::{Duration, Instant};

use laudatio::clock::Clock;
use laudatio::contest::{prizes, rounds};
use laudatio::ground::audit;
use laudatio::ground::audit::acts::{self, Made, Setting};
use laudatio::ground::config::Settings;
use laudatio::ground::ctx::Ctx;
use laudatio::ground::db::Db;
use laudatio::i18n::Lang;
use laudatio::ids::{ApprovalId, AssignmentId, NominationId, PersonId, Random, SheetId};
use laudatio::judging::evidence::verify::{Known, verify};
use laudatio::judging::evidence::{self, Key, archive, bundle};
use laudatio::judging::scoring::model::seal_of_points;
use laudatio::judging::scoring::store as scoring;
use laudatio::on;
use laudatio::people::approvals::{self, Act};
use sha2::{Digest, Sha256};

const ENTRIES: usize = 10_000;
const JURORS: usize = 500;
const REVIEWS: usize = 3;
/// As long as verifying may take.
const LIMIT: Duration = Duration::from_secs(5);

fn main() {
    // `cargo test --benches` and nextest ask whether there are tests here.
    if std::env::args().any(|arg| arg == "--list" || arg == "--test") {
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("threads");
    runtime.block_on(measure());
}

async fn measure() {
    let folder = tempfile::tempdir().expect("a folder for the database");
    let db = Db::open(&format!("sqlite:{}", folder.path().join("evidence.db").display())).await.expect("a database");
    db.migrate().await.expect("tables");
    let ctx = Ctx::new(&db, &Clock::System, &Random::from_system());
    prizes::seed::run(&ctx).await.expect("prizes");
    let editions = prizes::store::editions(&mut db.read().await.expect("a connection")).await.expect("editions");
    let edition = editions.first().expect("one is seeded").edition_id;
    let filled = fill::round(&db, ctx.now, edition, ENTRIES, JURORS, REVIEWS).await;
    record(&ctx, &filled).await;

    let (id, by) = (filled.round_id, filled.jurors[0]);
    // One person closes it: that is what the snapshot has to say.
    let mut tx = db.write().await.expect("a transaction");
    audit::record(&mut tx, &ctx, Some(by), Setting::FourEyes, acts::FourEyesOff {}).await.expect("an act");
    let alone = approvals::store::New {
        approval_id: ApprovalId::new(ctx.now, &ctx.random),
        act: Act::Close,
        subject: id.0,
        title: "",
        path: "",
        reason: "",
        shown: "",
        asked_by: by,
        asked_at: ctx.now,
        lapses_at: ctx.now,
        alone: true,
    };
    approvals::store::insert(&mut tx, &alone).await.expect("an approval");
    tx.commit().await.expect("a commit");
    let began = Instant::now();
    let draft = evidence::draft(&ctx, id).await.expect("a draft");
    show("reading and counting, before the transaction", began.elapsed());
    let mut tx = db.write().await.expect("a transaction");
    let began = Instant::now();
    assert!(rounds::store::close(&mut tx, id, ctx.now, by, None).await.expect("it closes"));
    let draft = draft.renewed(&mut tx, &ctx).await.expect("nobody did anything");
    let closed = acts::RoundClosed {
        why: None,
        missing_sheets: 0,
        unread_entries: 0,
        thin_entries: 0,
        quorum: None,
        took_part: 0,
    };
    audit::record(&mut tx, &ctx, Some(by), id, closed).await.expect("an act");
    let snapshot = evidence::freeze(&mut tx, &ctx, by, draft, evidence::Occasion::Closed).await.expect("a snapshot");
    tx.commit().await.expect("a commit");
    show("freezing, while nobody else can write", began.elapsed());

    let key = Settings { evidence_key: Some("1".repeat(64)), ..Settings::default() };
    let key = Key::known(&key).expect("it can be read").expect("it is set");
    let began = Instant::now();
    let (content, log) =
        bundle::gather(&mut db.read().await.expect("a connection"), &snapshot).await.expect("nothing was changed");
    let packed = bundle::pack(&snapshot, &content, &log, &key).expect("it is packed");
    show("packing", began.elapsed());
    println!("{:<48} {:.1} MiB, unpacked {:.1} MiB", "bundle", mib(packed.len()), mib(content.len() + log.len()));

    let began = Instant::now();
    let files = archive::open(&packed).expect("it opens");
    let hashes: Vec<_> = files.values().map(Sha256::digest).collect();
    let bare = began.elapsed();
    show("only unpacking and hashing", bare);
    assert_eq!(hashes.len(), files.len());
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let began = Instant::now();
            let report = verify(&packed, &Known { key: Some(key.fingerprint()), ..Known::default() });
            assert!(report.holds(), "{}", report.text(Lang::En));
            began.elapsed()
        })
        .collect();
    times.sort();
    show("verifying, the middle of five", times[2]);
    println!(
        "{:<48} {:.1} × unpacking and hashing, {:.0} % of the limit of {} s",
        "ratio",
        times[2].as_secs_f64() / bare.as_secs_f64(),
        100.0 * times[2].as_secs_f64() / LIMIT.as_secs_f64(),
        LIMIT.as_secs()
    );
}

/// What jurors' saving leaves in the record.
async fn record(ctx: &Ctx, filled: &fill::Filled) {
    let mut tx = ctx.db.write().await.expect("a transaction");
    let text = "select s.sheet_id, a.assignment_id, a.nomination_id, a.person_id from assignment a \
        join sheet s on s.assignment_id = a.assignment_id where a.round_id = $1";
    let rows: Vec<(SheetId, AssignmentId, NominationId, PersonId)> =
        on!(tx, c => sqlx::query_as(text).bind(filled.round_id).fetch_all(c).await).expect("sheets");
    assert_eq!(rows.len(), filled.assignments.len());
    for (sheet, assignment, entry, person) in rows {
        let points = scoring::points(&mut tx, sheet).await.expect("points");
        let act = acts::SheetSubmitted {
            assignment_id: assignment,
            nomination_id: entry,
            round_id: filled.round_id,
            points: points.len(),
            version: 1,
            content: Made(seal_of_points(&points)),
            revision: None,
        };
        audit::record(&mut tx, ctx, Some(person), sheet, act).await.expect("an act");
    }
    tx.commit().await.expect("a commit");
}

fn show(what: &str, took: Duration) {
    println!("{what:<48} {:.2} s", took.as_secs_f64());
}

fn mib(bytes: usize) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

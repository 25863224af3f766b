//! Opening a round: read before, on one page, and taken back while nobody has begun a sheet.

use laudatio::ids::{AssignmentId, PersonId};
use laudatio::judging::scoring::actions as scoring;
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::judging::scoring::store::Content;
use laudatio::on;

use crate::ground::mail::{became, fates};
use crate::promised::written;
use crate::stage::Stage;
use crate::support::damaged;

/// A round with two entries, each read by two jurors.
async fn distributed() -> Stage {
    let stage = Stage::new(Some(1)).await;
    stage.entries(&["Brücke", "Garten"]).await;
    let office = stage.app.signed_in(stage.by).await;
    stage.juror("Ada").await;
    stage.juror("Ben").await;
    let settings = [
        ("name", "Vorauswahl"),
        ("distribution", "some"),
        ("reviews", "1"),
        ("method", "mean"),
        ("closes", "2027-10-31T23:59"),
        ("version", "1"),
    ];
    assert_eq!(office.post(stage.path("/settings"), &settings).await.status, 303);
    let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
    assert_eq!(office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await.status, 303);
    stage
}

#[rocket::async_test]
async fn whoever_opens_a_round_reads_before_what_will_hold() {
    let stage = distributed().await;
    let office = stage.app.signed_in(stage.by).await;
    let path = stage.path("/open");
    assert!(office.get(stage.path("")).await.contains(&format!("href=\"{path}\"")), "the button leads to the page");
    let page = office.get(&path).await;
    for text in [
        "2 Nominierungen werden gelesen",
        "Ada: 1 · Ben: 1",
        "5 Kriterien",
        "(20\u{a0}%, 1–10)",
        // The end with its weekday and how far it is, and what is unusual about it.
        "Bewerten bis Sonntag, 31. Oktober 2027, 23:59 Uhr",
        "in 41 Tagen",
        "ist ein Wochenende",
        "2 E-Mails warten dann im Postausgang",
        "Solange niemand einen Bogen gespeichert hat",
    ] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    // Nobody opens what they have not read, nor what has changed since.
    assert_eq!(office.post(&path, &[]).await.status, 409);
    let shown = page.input("shown");
    stage.juror("Clara").await;
    let entry = stage.entry("Hafen").await.to_string();
    assert_eq!(office.post(&path, &[("shown", &shown)]).await.status, 409, "somebody reads nothing yet: {entry}");
    assert!(written(&stage.app, "round").await.is_empty());
    let (juror, _) = stage.app.juror("Dora").await;
    for page in [path.clone(), stage.path("/open/back")] {
        assert_eq!(juror.get(&page).await.status, 404, "{page}");
        assert_eq!(stage.app.public().get(&page).await.status, 401, "{page}");
    }
}

#[rocket::async_test]
async fn a_round_opened_too_early_is_prepared_again_and_the_jury_is_told() {
    let stage = distributed().await;
    let office = stage.app.signed_in(stage.by).await;
    let back = stage.path("/open/back");
    assert!(office.get(&back).await.contains("Diese Runde ist nicht offen."));
    assert_eq!(office.opens(stage.path("/open")).await.status, 303);
    assert_eq!(written(&stage.app, "round").await.len(), 2);
    assert!(office.get(stage.path("")).await.contains(&format!("href=\"{back}\"")));
    let page = office.get(&back).await;
    assert!(page.contains("2 E-Mails warten dann im Postausgang"), "{}", page.text);
    assert_eq!(office.post(&back, &[("reason", " ")]).await.status, 422);
    assert_eq!(office.post(&back, &[("reason", "Eine Nominierung fehlt noch.")]).await.status, 303);
    let mut told = written(&stage.app, "round_back").await;
    told.sort();
    assert_eq!(told.len(), 2);
    assert!(told[0].1.contains("Sie müssen jetzt nichts tun."), "{}", told[0].1);
    assert!(office.get("/office/audit?act=round.opening_taken_back").await.contains("Eine Nominierung fehlt noch."));
    // Everything can be changed again, and nothing is left of the first time.
    assert!(office.get(stage.path("")).await.contains("in Vorbereitung"));
    let mut conn = stage.app.db.read().await.unwrap();
    let left =
        "select count(*) from round_entry where revision is not null or shown_since is not null or salt is not null";
    let left: i64 = on!(conn, c => sqlx::query_scalar(left).fetch_one(c).await).unwrap();
    drop(conn);
    assert_eq!(left, 0);
    assert_eq!(office.post(stage.path("/settings"), &[]).await.status, 422, "the settings are open");
    // The mail's promise: when it opens again, they hear of it again.
    assert_eq!(office.opens(stage.path("/open")).await.status, 303);
    assert_eq!(written(&stage.app, "round").await.len(), 4);
    // What the jury reads is what the record says of the second time.
    let mut conn = stage.app.db.read().await.unwrap();
    let texts = laudatio::contest::nominations::store::revisions::check(&mut conn).await.unwrap();
    assert_eq!(texts, Ok(2));
    drop(conn);
    // What waits to leave says where the round stands: nobody reads of an open one that there is nothing to do.
    let app = &stage.app;
    let later = || app.clock.set(app.clock.now() + chrono::Duration::minutes(1));
    let reason = [("reason", "Noch einmal.")];
    assert_eq!(office.post(&back, &reason).await.status, 303);
    assert_eq!(fates(app, "round_back").await, became(&[("sent", 4)]));
    assert_eq!(fates(app, "round").await, became(&[("round", 4)]));
    for post in [true, false] {
        later();
        assert_eq!(office.opens(stage.path("/open")).await.status, 303);
        if post {
            later();
            assert_eq!(office.post(&back, &reason).await.status, 303);
        }
    }
    assert_eq!(fates(app, "round_back").await, became(&[("said", 2), ("sent", 4)]));
    assert_eq!(fates(app, "round").await, became(&[("round", 4), ("said", 2), ("sent", 2)]));
}

#[rocket::async_test]
async fn an_opening_stays_once_a_sheet_is_saved_or_more_time_was_given() {
    let stage = distributed().await;
    let office = stage.app.signed_in(stage.by).await;
    let back = stage.path("/open/back");
    assert_eq!(office.opens(stage.path("/open")).await.status, 303);
    let longer = [("who", ""), ("until", "2027-11-05T23:59"), ("reason", "Herbstferien")];
    assert_eq!(office.reads_and_posts(&stage.path("/extend"), &longer).await.status, 303);
    let refused = office.post(&back, &[("reason", "Zu früh.")]).await;
    assert!(refused.status == 409 && refused.contains("zuerst die Verlängerungen"), "{}", refused.text);
    let list = office.get(stage.path("/extend")).await;
    let (_, rest) = list.text.split_once("/extensions/").unwrap();
    let extension = stage.path(&format!("/extensions/{}/back", &rest[..36]));
    assert_eq!(office.post(&extension, &[("reason", "Versehen.")]).await.status, 303);
    assert!(office.get(&back).await.contains("name=\"reason\""));
    // Somebody has begun.
    let mut conn = stage.app.db.read().await.unwrap();
    let first = "select assignment_id, person_id from assignment where round_id = $1 limit 1";
    let (assignment, juror): (AssignmentId, PersonId) =
        on!(conn, c => sqlx::query_as(first).bind(stage.round).fetch_one(c).await).unwrap();
    drop(conn);
    let draft = Content { status: SheetStatus::Draft, comment: String::new(), points: Default::default() };
    scoring::save(&stage.app.ctx(), juror, assignment, 0, &draft).await.unwrap();
    assert!(!office.get(stage.path("")).await.contains(&format!("href=\"{back}\"")));
    let refused = office.post(&back, &[("reason", "Zu früh.")]).await;
    assert!(refused.status == 409 && refused.contains("Ein Bogen ist schon gespeichert"), "{}", refused.text);
    assert!(!office.get(&back).await.contains("name=\"reason\""));
}

#[rocket::async_test]
async fn more_time_that_an_earlier_release_gave_is_taken_back_by_what_the_record_says() {
    let stage = distributed().await;
    let office = stage.app.signed_in(stage.by).await;
    assert_eq!(office.opens(stage.path("/open")).await.status, 303);
    let longer = [("who", ""), ("until", "2027-11-05T23:59"), ("reason", "Herbstferien")];
    assert_eq!(office.reads_and_posts(&stage.path("/extend"), &longer).await.status, 303);
    let list = office.get(stage.path("/extend")).await;
    let (_, rest) = list.text.split_once("/extensions/").unwrap();
    let back = stage.path(&format!("/extensions/{}/back", &rest[..36]));
    damaged!(stage.app.db, "release 0.1.0 left it so", "update extension set closed_before = null");
    let page = office.get(&back).await;
    assert!(page.contains("nicht gespeichert, wann es vorher endete"), "{}", page.text);
    let mut tx = stage.app.db.write().await.unwrap();
    let update = if crate::support::is_postgres() {
        include_str!("../../../migrations/postgres/0023_given_before.sql")
    } else {
        include_str!("../../../migrations/sqlite/0023_given_before.sql")
    };
    on!(tx, c => sqlx::query(update).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let page = office.get(&back).await;
    assert!(page.contains("31. Oktober 2027, 23:59 Uhr") && page.contains("name=\"reason\""), "{}", page.text);
    assert_eq!(office.post(&back, &[("reason", "Versehen.")]).await.status, 303);
    assert!(office.get(stage.path("")).await.contains("31. Oktober 2027"));
}

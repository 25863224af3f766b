//! Databases and evidence of former releases, as an installation has them: brought to the newest state, used, verified.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use laudatio::ground::audit;
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::{EditionId, NominationId, PersonId, RoundId};
use laudatio::judging::evidence;
use laudatio::judging::evidence::verify::{Known, verify};
use laudatio::on;
use laudatio::people::accounts::store as accounts;

use crate::desk::demo::walk;
use crate::outcome::minutes::conflict;
use crate::support::{TestApp, fill_database, is_postgres};

/// Every release whose databases are kept.
const RELEASES: [&str; 1] = ["0.1.0"];

/// Tables whose rows people have made; an update keeps every one.
const TABLES: [&str; 12] = [
    "person",
    "edition",
    "nomination",
    "round",
    "assignment",
    "sheet",
    "conflict",
    "motion",
    "vote",
    "decision",
    "laureate",
    "audit",
];

fn fixture(release: &str, name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/fixtures/{release}/{name}")).unwrap()
}

/// The one file in an archive.
fn unpacked(bytes: Vec<u8>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut content = Vec::new();
    archive.by_index(0).unwrap().read_to_end(&mut content).unwrap();
    content
}

/// A program of today on a database of a former release.
pub async fn upgraded(release: &str) -> TestApp {
    TestApp::on(&database(release)).await
}

/// Puts the database of a former release in an empty place.
pub async fn left_by(release: &str, url: &str) {
    fill_database(url, &database(release)).await;
}

fn database(release: &str) -> Vec<u8> {
    unpacked(fixture(release, if is_postgres() { "postgres.zip" } else { "sqlite.zip" }))
}

/// How many rows each table had, as the release counted them.
fn counted(release: &str) -> BTreeMap<String, i64> {
    serde_json::from_slice(&fixture(release, "rows.json")).unwrap()
}

#[rocket::async_test]
async fn a_database_of_every_release_is_brought_to_the_newest_state() {
    for release in RELEASES {
        let app = upgraded(release).await;
        let mut conn = app.db.read().await.unwrap();
        let known = counted(release);
        for table in TABLES {
            let text = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
            let rows: i64 = on!(conn, c => sqlx::query_scalar(text).fetch_one(c).await).unwrap();
            assert!(rows >= known[table] && known[table] > 0, "{release}: {table} had {}, has {rows}", known[table]);
        }
        audit::verify(&mut conn).await.unwrap().unwrap();
        audit::verify_texts(&mut conn).await.unwrap().unwrap();
        evidence::check_all(&mut conn).await.unwrap().unwrap();
        // What a release has left in the files of who voted what in secret is gone with the first start.
        let secret = "select count(*) from motion where ballot = 'secret' and status <> 'voting'";
        let clean = "select count(*) from motion where ballot = 'secret' and scrubbed_at is not null";
        let secret: i64 = on!(conn, c => sqlx::query_scalar(secret).fetch_one(c).await).unwrap();
        let clean: i64 = on!(conn, c => sqlx::query_scalar(clean).fetch_one(c).await).unwrap();
        assert!(secret > 0 && clean == secret, "{release}: {clean} of {secret}");
        let people = accounts::people(&mut conn).await.unwrap();
        drop(conn);
        let of = |role: Role| people.iter().find(|person| person.role == role).unwrap().person_id;
        let public = walk(&app.public(), "/").await;
        let office = walk(&app.signed_in(of(Role::Office)).await, "/office").await;
        let juror = walk(&app.signed_in(of(Role::Juror)).await, "/jury").await;
        let chair = walk(&app.signed_in(of(Role::Chair)).await, "/jury").await;
        assert!(public > 10 && office > 40 && juror > 8 && chair > 8, "{public} {office} {juror} {chair} pages");
        let archive = app.public().get("/archive").await;
        for name in ["Sevda Demirkapı-Hollmann", "Rosemarie Okonkwo-Stahl"] {
            let is_entry = name.starts_with("Sevda");
            assert_eq!(archive.contains(name), is_entry, "{name}: who was never asked is not named");
        }
    }
}

#[test]
fn evidence_of_every_release_is_still_verified() {
    for release in RELEASES {
        let report = verify(&fixture(release, "evidence.zip"), &Known::default());
        assert!(report.holds(), "{release}: {}", report.text(Lang::De));
    }
}

#[rocket::async_test]
async fn what_a_former_release_closed_gives_the_same_evidence() {
    for release in RELEASES {
        let app = upgraded(release).await;
        let mut conn = app.db.read().await.unwrap();
        let closed = "select round_id from round where status = 'closed'";
        let closed: Vec<uuid::Uuid> = on!(conn, c => sqlx::query_scalar(closed).fetch_all(c).await).unwrap();
        let people = accounts::people(&mut conn).await.unwrap();
        drop(conn);
        assert!(closed.len() > 1);
        let office = people.iter().find(|person| person.role == Role::Office).unwrap();
        let office = app.signed_in(office.person_id).await;
        for round in closed {
            let bundle = office.get(format!("/office/rounds/{round}/evidence/1/bundle.zip")).await;
            let report = verify(&bundle.bytes, &Known::default());
            assert!(report.holds(), "{release}: {}", report.text(Lang::De));
        }
    }
}

#[rocket::async_test]
async fn what_a_former_release_bound_says_what_came_later() {
    for release in RELEASES {
        let app = upgraded(release).await;
        let mut conn = app.db.read().await.unwrap();
        let bound = "select r.round_id, r.edition_id, d.nomination_id, a.person_id, a.name, m.number from decision d \
            join motion m on m.motion_id = d.motion_id join meeting s on s.meeting_id = m.meeting_id \
            join round r on r.round_id = s.round_id join vote v on v.motion_id = m.motion_id \
            join attendance a on a.attendance_id = v.attendance_id where s.status = 'decided' \
            and d.place is not null and d.nomination_id is not null and m.ballot = 'open' and a.person_id is not null \
            order by m.number, a.name limit 1";
        type Bound = (RoundId, EditionId, NominationId, PersonId, String, i64);
        let (round, edition, entry, person, name, number): Bound =
            on!(conn, c => sqlx::query_as(bound).fetch_one(c).await).unwrap();
        drop(conn);
        let office = app.office().await;
        let (of_round, of_edition) = (format!("/office/rounds/{round}"), format!("/office/editions/{edition}"));
        let pages = ["/meeting", "/minutes", "/exports/motions.csv", "/exports/decisions.csv"];
        let found = format!("{name} hat mit abgestimmt und ist befangen");
        for page in pages {
            let page = office.get(format!("{of_round}{page}")).await;
            assert!(page.status == 200 && !page.contains("hat mit abgestimmt und ist befangen"), "{}", page.text);
        }
        assert!(office.get(format!("{of_round}/meeting")).await.contains("Die Beschlüsse sind verbindlich."));
        // A conflict is noted after the update.
        conflict(&app, person, entry, ("organ", "office")).await;
        for page in pages {
            let page = office.get(format!("{of_round}{page}")).await;
            assert!(page.contains(&found), "{release}: {}", page.text);
        }
        let again = format!("Antrag {number}.");
        assert!(office.get(format!("{of_edition}/documents")).await.contains(&again));
        let refused = office.get(format!("{of_edition}/documents/certificates.pdf")).await;
        assert!(refused.status == 409 && refused.contains(&again), "{}", refused.text);

        // Opened again, what was decided stands no more, and nowhere reads as if it did.
        let mut tx = app.db.write().await.unwrap();
        let reopen = "update round set status = 'open', reopened_at = $1 where round_id = $2";
        on!(tx, c => sqlx::query(reopen).bind(app.ctx().now).bind(round).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
        for page in pages {
            let page = office.get(format!("{of_round}{page}")).await;
            assert!(page.contains("aufgehoben"), "{release}: {}", page.text);
            assert!(!page.contains("Die Beschlüsse sind verbindlich."), "{release}: {}", page.text);
        }
    }
}

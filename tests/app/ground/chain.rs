//! The record as a chain: what was written stays, and who changes it is found out.

use laudatio::ground::audit::chain::Break;
use laudatio::ground::audit::{self, acts};
use laudatio::ground::web::Role;
use laudatio::ids::PersonId;
use laudatio::on;

use crate::support::TestApp;

/// An app with some acts on record.
async fn recorded() -> TestApp {
    let app = TestApp::start().await;
    let ctx = app.ctx();
    let by = app.person("Olga Büro", Role::Office).await;
    let mut tx = app.db.write().await.unwrap();
    for number in 1..=5 {
        let act = acts::EvidenceKeyExplained { number, why: "Größe „A“ – ä".into() };
        audit::record(&mut tx, &ctx, Some(by), acts::Setting::EvidenceKey, act).await.unwrap();
    }
    tx.commit().await.unwrap();
    app
}

async fn verdict(app: &TestApp) -> Result<i64, Break> {
    let mut conn = app.db.read().await.unwrap();
    audit::verify(&mut conn).await.unwrap().map(|walk| walk.position)
}

async fn run(app: &TestApp, sql: &'static str) -> Result<(), sqlx::Error> {
    let mut tx = app.db.write().await.unwrap();
    on!(tx, c => sqlx::raw_sql(sql).execute(c).await.map(drop))?;
    tx.commit().await
}

/// What somebody does who owns the database and takes the guards away first.
async fn attack(app: &TestApp, sql: &'static str) {
    let guards = match std::env::var("LAUDATIO_TEST_ENGINE").as_deref() {
        Ok("postgres") => "alter table audit disable trigger all; alter table chain disable trigger all",
        _ => "drop trigger audit_update; drop trigger audit_delete; drop trigger chain_update; delete from audit_words",
    };
    run(app, guards).await.unwrap();
    run(app, sql).await.unwrap();
}

#[rocket::async_test]
async fn the_record_is_whole_after_every_kind_of_act() {
    let app = recorded().await;
    let count = crate::contest::nominations::count(&app, "audit").await;
    assert_eq!(verdict(&app).await, Ok(count));
    // What is undone leaves no gap.
    let ctx = app.ctx();
    let by = app.person("Eva Büro", Role::Office).await;
    let mut tx = app.db.write().await.unwrap();
    audit::record(&mut tx, &ctx, Some(by), by, acts::SignedOut {}).await.unwrap();
    drop(tx);
    let mut tx = app.db.write().await.unwrap();
    audit::record(&mut tx, &ctx, Some(by), by, acts::SignedOut {}).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(verdict(&app).await, Ok(count + 1));
}

#[rocket::async_test]
async fn acts_at_the_same_moment_follow_one_another() {
    let app = recorded().await;
    let before = verdict(&app).await.unwrap();
    let by = app.person("Olga Büro", Role::Office).await;
    let acts = (0..40).map(|_| {
        let ctx = app.ctx();
        rocket::tokio::spawn(async move {
            let mut tx = ctx.db.write().await.unwrap();
            audit::record(&mut tx, &ctx, Some(by), by, acts::SignedOut {}).await.unwrap();
            tx.commit().await.unwrap();
        })
    });
    for act in acts.collect::<Vec<_>>() {
        act.await.unwrap();
    }
    assert_eq!(verdict(&app).await, Ok(before + 40));
}

#[rocket::async_test]
async fn the_database_itself_refuses_to_change_the_record() {
    let app = recorded().await;
    let count = verdict(&app).await;
    for sql in [
        "update audit set act = 'nothing' where position = 2",
        "delete from audit where position = 2",
        "delete from audit",
        "insert into audit (audit_id, at, act, subject, subject_id, detail, salt, position, hash) \
         select subject_id, at, act, subject, subject_id, detail, salt, 900, hash from audit where position = 2",
        // The last one has the position that a new one would have to have.
        "insert into audit (audit_id, at, act, subject, subject_id, detail, salt, position, hash) \
         select audit_id, at, 'nothing', subject, subject_id, detail, salt, position, hash from audit \
         where position = (select position from chain) on conflict (position) do update set act = excluded.act",
        "insert into audit (audit_id, at, act, subject, subject_id, detail, salt, position, hash) \
         select audit_id, at, 'nothing', subject, subject_id, detail, salt, position, hash from audit \
         where position = (select position from chain) on conflict (audit_id) do update set act = excluded.act",
        "update chain set position = position - 1",
        "update chain set position = position + 2",
        "update chain set hash = 'ffff'",
        "delete from chain",
        "insert into chain (chain_id, position, hash) values (1, 0, '') on conflict (chain_id) \
         do update set position = 0, hash = ''",
    ] {
        assert!(run(&app, sql).await.is_err(), "{sql}");
    }
    // What only one of the two engines knows.
    let replacing: &[&str] = match std::env::var("LAUDATIO_TEST_ENGINE").as_deref() {
        Ok("postgres") => &["truncate audit cascade", "truncate chain"],
        _ => &[
            "insert or replace into audit (audit_id, at, act, subject, subject_id, detail, salt, position, hash) \
             select audit_id, at, 'nothing', subject, subject_id, detail, salt, position, hash from audit \
             where position = (select position from chain)",
            "insert or replace into audit (audit_id, at, act, subject, subject_id, detail, salt, position, hash) \
             select (select audit_id from audit where position = 2), at, act, subject, subject_id, detail, salt, \
             position + 1, hash from audit where position = (select position from chain)",
            "update or replace audit set position = 2 where position = 3",
            "insert or replace into chain (chain_id, position, hash) values (1, 0, '')",
        ],
    };
    for sql in replacing {
        assert!(run(&app, sql).await.is_err(), "{sql}");
    }
    assert_eq!(verdict(&app).await, count);
}

#[rocket::async_test]
async fn whoever_takes_the_guards_away_is_found_out() {
    let last = recorded_length().await;
    for (sql, found) in [
        ("update audit set act = 'nothing' where position = 2", Break::Seal { position: 2 }),
        ("update audit set detail = '{}' where position = 2", Break::Seal { position: 2 }),
        ("update audit set salt = 'ffff' where position = 2", Break::Seal { position: 2 }),
        ("update audit set person_id = null where position = 3", Break::Seal { position: 3 }),
        ("update audit set at = (select max(at) from audit) where position = 4", Break::Seal { position: 4 }),
        ("delete from audit where position = 2", Break::Gap { expected: 2, found: 3 }),
        (
            "update audit set position = 1000 where position = 2; update audit set position = 2 where position = 3; \
             update audit set position = 3 where position = 1000",
            Break::Seal { position: 2 },
        ),
        (
            "delete from audit where position = (select position from chain)",
            Break::End { known: last, found: last - 1 },
        ),
        ("update chain set position = position - 1", Break::End { known: last - 1, found: last }),
        ("update chain set hash = 'ffff'", Break::Seal { position: last }),
    ] {
        let app = recorded().await;
        app.makes_what_must_never_be();
        // So that a change of the moment is one.
        app.clock.set(app.clock.now() + chrono::Duration::seconds(5));
        let ctx = app.ctx();
        let mut tx = app.db.write().await.unwrap();
        audit::record(&mut tx, &ctx, None, PersonId(uuid::Uuid::nil()), acts::SignedOut {}).await.unwrap();
        tx.commit().await.unwrap();
        attack(&app, sql).await;
        assert_eq!(verdict(&app).await, Err(found), "{sql}");
    }
}

async fn recorded_length() -> i64 {
    verdict(&recorded().await).await.unwrap() + 1
}

#[rocket::async_test]
async fn what_people_wrote_stands_outside_the_chain_and_can_be_erased() {
    let app = recorded().await;
    let (office, count) = (app.office().await, verdict(&app).await);
    let texts = async || audit::verify_texts(&mut app.db.read().await.unwrap()).await.unwrap();
    let (known, _) = texts().await.unwrap();
    assert!(known >= 5 && office.get("/office/audit").await.contains("Größe „A“ – ä"));
    assert!(
        !texts_of(&app, "select cast(detail as text) from audit").await.contains("Größe"),
        "the act has a hash in its place"
    );
    assert!(texts_of(&app, "select cast(words as text) from audit_words").await.contains("Größe"));
    // Somebody writes another text into the database.
    let forged = match std::env::var("LAUDATIO_TEST_ENGINE").as_deref() {
        Ok("postgres") => {
            "update audit_words set words = cast(replace(cast(words as text), 'Größe', 'Grüße') as jsonb)"
        }
        _ => "update audit_words set words = replace(words, 'Größe', 'Grüße')",
    };
    run(&app, forged).await.unwrap();
    let first = texts().await.unwrap_err();
    assert_eq!(verdict(&app).await, count, "the chain does not have it");
    assert!(first > 0);
    // Whatever is erased is gone, and everything else holds.
    let mut tx = app.db.write().await.unwrap();
    assert_eq!(audit::erase_texts(&mut tx, |_, text| text.contains("Grüße")).await.unwrap(), 5);
    tx.commit().await.unwrap();
    assert_eq!(texts().await, Ok((known - 5, 5)));
    assert_eq!(verdict(&app).await, count);
    let page = office.get("/office/audit").await;
    assert!(page.contains("(gelöscht)") && !page.contains("Grüße"), "{}", page.text);
    assert!(!texts_of(&app, "select cast(words as text) from audit_words").await.contains("Grüße"));
}

async fn texts_of(app: &TestApp, sql: &'static str) -> String {
    let mut conn = app.db.read().await.unwrap();
    let texts: Vec<String> = on!(conn, c => sqlx::query_scalar(sql).fetch_all(c).await).unwrap();
    texts.concat()
}

//! Another key signs the evidence: it is told at start, stands in the record, and what was signed stays right.

use std::process::Command;

use laudatio::ground::audit;
use laudatio::i18n::Lang;
use laudatio::judging::evidence::bundle::{MANIFEST, Manifest};
use laudatio::judging::evidence::verify::{Known, Report, verify};
use laudatio::judging::evidence::{Key, Snapshot};

use crate::fill::Filled;
use crate::judging::evidence::{close, found, key, reopen, resigned, scored, unpack};
use crate::support::{TestApp, is_postgres, refused};

/// What a server of PostgreSQL derives its key from, at first and after it was set anew.
const OTHER: &str = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

fn fingerprint(app: &TestApp) -> String {
    app.state::<Key>().fingerprint()
}

/// The bundle as the office downloads it.
async fn bundle(app: &TestApp, filled: &Filled, number: i64) -> Vec<u8> {
    let office = app.office().await;
    let answer = office.get(format!("/office/rounds/{}/evidence/{number}/bundle.zip", filled.round_id)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.bytes
}

fn with_key(fingerprint: &str) -> Known {
    Known { key: Some(fingerprint.to_owned()), ..Known::default() }
}

fn assert_says(report: &Report, texts: &[&str]) {
    let said = report.text(Lang::De);
    for text in texts {
        assert!(said.contains(text), "{text}: {said}");
    }
}

/// The key is gone: beside SQLite its file is lost, on PostgreSQL the secret key was set anew.
async fn lost(app: TestApp) -> TestApp {
    if is_postgres() {
        app.restarted(&[("secret_key", OTHER)]).await
    } else {
        std::fs::remove_file(app.folder().join("laudatio-evidence.key")).unwrap();
        app.restarted(&[]).await
    }
}

async fn closed_again(app: &TestApp, filled: &Filled) -> Snapshot {
    reopen(app, filled.round_id).await;
    app.at("2027-09-09T08:00:00Z");
    close(app, filled.round_id).await
}

#[rocket::async_test]
async fn a_lost_key_is_told_at_the_next_start_and_old_evidence_stays_right() {
    let app = TestApp::start().await;
    let filled = scored(&app, 3, 3, 2).await;
    close(&app, filled.round_id).await;
    let (old, first) = (bundle(&app, &filled, 1).await, fingerprint(&app));
    let app = app.restarted(&[]).await;
    assert_eq!(fingerprint(&app), first);
    let page = app.office().await.get("/office").await;
    assert!(!page.contains("unterschreibt ein anderer Schlüssel"), "nothing has changed: {}", page.text);
    assert_eq!(bundle(&app, &filled, 1).await, old, "the same bytes");

    app.at("2027-09-08T08:00:00Z");
    let app = lost(app).await;
    let second = fingerprint(&app);
    assert_ne!(first, second);
    let office = app.office().await;
    let page = office.get("/office").await;
    assert!(page.contains("Seit ") && page.contains("unterschreibt ein anderer Schlüssel"), "{}", page.text);
    let record = office.get("/office/audit").await;
    assert!(record.contains("Ein anderer Schlüssel unterschreibt den Nachweis"), "{}", record.text);
    let page = office.get("/office/evidence/key").await;
    assert!(
        page.contains(&first) && page.contains(&second) && page.contains("noch nicht festgehalten"),
        "{}",
        page.text
    );
    let silent = verify(&bundle(&app, &filled, 1).await, &with_key(&second));
    assert!(silent.holds(), "{}", silent.text(Lang::De));
    assert_says(&silent, &["unterschreibt ein anderer Schlüssel", "Warum, hat noch niemand festgehalten."]);

    // A reason, by somebody of the office; nothing typed is lost.
    let long = "a".repeat(2001);
    for (typed, status) in [("", 422), (long.as_str(), 422), ("Der Server wurde neu aufgesetzt.", 303)] {
        let answer = office.post("/office/evidence/key", &[("reason", typed)]).await;
        assert_eq!(answer.status, status, "{}", answer.text);
        assert!(status == 303 || answer.contains(typed), "{}", answer.text);
    }
    let page = office.get("/office").await;
    assert!(!page.contains("unterschreibt ein anderer Schlüssel"), "said and done: {}", page.text);
    let record = office.get("/office/audit").await;
    assert!(record.contains("Der Server wurde neu aufgesetzt."), "{}", record.text);

    // What the old key signed is right for whoever knows both; the same state is handed out anew as well.
    let own = |own: &str, former: &[&str]| Known {
        own: Some(own.to_owned()),
        former: former.iter().map(|one| (*one).to_owned()).collect(),
        ..Known::default()
    };
    let report = verify(&old, &own(&second, &[&first]));
    assert!(report.holds(), "{}", report.text(Lang::De));
    assert_says(&report, &["ein früherer Schlüssel dieser Installation"]);
    assert!(verify(&old, &with_key(&first)).holds());
    assert_eq!(found(&verify(&old, &own(&second, &[]))), ["evidence-key-foreign"]);
    let again = bundle(&app, &filled, 1).await;
    let report = verify(&again, &with_key(&second));
    assert!(report.holds(), "{}", report.text(Lang::De));
    assert_says(&report, &["unterschreibt ein anderer Schlüssel", "Warum, steht im Verlauf"]);
    // Who knows the lost one only cannot tell whose the new one is: a question, and no accusation.
    let asked = verify(&again, &with_key(&first));
    assert!(!asked.holds() && asked.is_undecided(), "{}", asked.text(Lang::De));
    assert_says(&asked, &["FRAGE", "Fragen Sie die Geschäftsstelle nach dem heutigen Fingerabdruck", &second]);
    let by_office = Known { own: Some(second.clone()), ..with_key(&first) };
    assert!(verify(&again, &by_office).holds());

    // The round goes on under the new key, and the change is in the record of its next state.
    closed_again(&app, &filled).await;
    let next = bundle(&app, &filled, 2).await;
    let report = verify(&next, &with_key(&second));
    assert!(report.holds(), "{}", report.text(Lang::De));
    assert_says(&report, &["Jeder Wechsel des Schlüssels steht im Verlauf"]);
}

#[rocket::async_test]
async fn nobody_takes_over_with_a_key_of_their_own() {
    let app = TestApp::start().await;
    let filled = scored(&app, 3, 3, 2).await;
    close(&app, filled.round_id).await;
    let first = fingerprint(&app);
    app.at("2027-09-08T08:00:00Z");
    let app = lost(app).await;
    closed_again(&app, &filled).await;
    let (parts, second) = (unpack(&bundle(&app, &filled, 2).await), fingerprint(&app));
    let manifest: Manifest = serde_json::from_slice(&parts[MANIFEST]).unwrap();
    assert_eq!(manifest.keys.len(), 1);
    type Forge = fn(&mut Manifest, &Key);
    let cases: [(Forge, &[&str]); 6] = [
        // Nothing is said of the change at all.
        (|manifest, _| manifest.keys.clear(), &["evidence-keys-gone"]),
        // The list ends with another key than the one that signs.
        (|_, _| {}, &["evidence-keys-order"]),
        // The list is made to fit; the record says otherwise.
        (|manifest, key| manifest.keys[0].to = key.public(), &["evidence-keys-changed"]),
        // One more, at a place where the record has something else.
        (
            |manifest, key| {
                let last = manifest.keys[0].clone();
                let (from, position) = (Some(last.to.clone()), last.position + 1);
                manifest.keys.push(laudatio::judging::evidence::keys::Change {
                    number: 3,
                    position,
                    from,
                    to: key.public(),
                    ..last
                });
            },
            &["evidence-keys-changed"],
        ),
        // The former key is said to have signed.
        (
            |manifest, key| {
                manifest.keys[0].endorsement = Some(key.sign(b"anything"));
                manifest.keys[0].to = key.public();
            },
            &["evidence-keys-changed", "evidence-keys-endorsement"],
        ),
        // Another cause.
        (
            |manifest, key| {
                manifest.keys[0].cause = laudatio::judging::evidence::keys::Cause::Rotated;
                manifest.keys[0].to = key.public();
            },
            &["evidence-keys-changed"],
        ),
    ];
    for (number, (forge, expected)) in cases.into_iter().enumerate() {
        let (thief, mut forged) = (key("7"), manifest.clone());
        forge(&mut forged, &thief);
        let mut parts = parts.clone();
        parts.insert(MANIFEST.into(), serde_json::to_vec(&forged).unwrap());
        let bytes = resigned(parts, &thief);
        let report = verify(&bytes, &Known::default());
        assert_eq!(found(&report), expected, "case {number}: {}", report.text(Lang::De));
        for known in [&first, &second] {
            let report = verify(&bytes, &with_key(known));
            assert!(!report.holds() && !report.is_undecided(), "case {number}: {}", report.text(Lang::De));
        }
    }
}

#[rocket::async_test]
async fn the_keys_of_an_installation_stay_as_they_are() {
    let app = TestApp::start().await;
    refused!(
        app.db,
        [
            "delete from evidence_key",
            "update evidence_key set public_key = 'x'",
            "update evidence_key set cause = 'set', position = 1",
        ]
    );
    let page = app.office().await.get("/office/evidence/key").await;
    assert!(page.contains("der erste") && !page.contains("Grund festhalten"), "{}", page.text);
    let refused = app.office().await.post("/office/evidence/key", &[("reason", "Einfach so")]).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    let (juror, _) = app.juror("Ada").await;
    assert_eq!(juror.get("/office/evidence/key").await.status, 404);
}

#[rocket::async_test]
async fn whoever_runs_the_program_changes_the_key_with_a_reason() {
    let app = TestApp::start().await;
    let filled = scored(&app, 2, 2, 2).await;
    close(&app, filled.round_id).await;
    let folder = app.folder().to_owned();
    let (first, url) = (fingerprint(&app), app.url.clone());
    std::fs::write(folder.join("old.zip"), bundle(&app, &filled, 1).await).unwrap();
    let run = |secret: &str, args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_laudatio"));
        command.args(args).current_dir(&folder).env_clear().env("LAUDATIO_DATABASE_URL", &url).env("LANG", "de_DE");
        let output = command.env("ROCKET_SECRET_KEY", secret).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (same, other) = ("a".repeat(88), if is_postgres() { OTHER.to_owned() } else { "a".repeat(88) });
    let (code, out, err) = run(&same, &["evidence", "key"]);
    assert!(code == Some(0) && out.contains(&first) && !out.contains("no reason yet"), "{out}{err}");
    assert_ne!(run(&same, &["evidence", "key", "--new"]).0, Some(0), "never without a reason");
    let (code, _, err) = run(&same, &["evidence", "key", "--reason", "Einfach so"]);
    assert!(code == Some(1) && err.contains("still the first key"), "{err}");
    let (code, out, err) = run(&same, &["evidence", "key", "--new", "--reason", "Turnus"]);
    if is_postgres() {
        assert!(code == Some(1) && err.contains("secret_key"), "{out}{err}");
        let (code, out, err) = run(&other, &["evidence", "key", "--reason", "Turnus"]);
        assert!(code == Some(0) && out.contains("The record says why."), "{out}{err}");
    } else {
        assert!(code == Some(0) && out.contains("from the next start"), "{out}{err}");
    }
    // The server that still runs does not sign with what is over.
    let office = app.office().await;
    let refused = office.get(format!("/office/rounds/{}/evidence/1/bundle.zip", filled.round_id)).await;
    assert!(refused.status == 409 && refused.contains("starten Sie das Programm neu"), "{}", refused.text);
    let app = app.restarted(&[("secret_key", &other)]).await;
    let second = fingerprint(&app);
    assert_ne!(first, second);
    assert!(
        !app.office().await.get("/office").await.contains("unterschreibt ein anderer Schlüssel"),
        "it has a reason"
    );
    std::fs::write(folder.join("new.zip"), bundle(&app, &filled, 1).await).unwrap();
    audit::verify(&mut app.db.read().await.unwrap()).await.unwrap().unwrap();

    let (code, out, err) = run(&other, &["verify", "--database"]);
    assert!(code == Some(0) && out.contains(&first) && out.contains(&second), "{out}{err}");
    let (code, out, err) = run(&other, &["verify", "old.zip", "--database"]);
    assert!(code == Some(0) && out.contains("ein früherer Schlüssel dieser Installation"), "{out}{err}");
    for args in [&["--key", &first, "--database"][..], &["--key", &second]] {
        let (code, out, err) = run(&other, &[&["verify", "new.zip"], args].concat());
        assert!(code == Some(0) && out.contains("unterschreibt ein anderer Schlüssel"), "{out}{err}");
    }
    // Beside the file the former keys are known without the database, too.
    if !is_postgres() {
        let (code, out, err) = run(&other, &["verify", "old.zip"]);
        assert!(code == Some(0) && out.contains("ein früherer Schlüssel dieser Installation"), "{out}{err}");
    }
    // Somewhere else: the former key has signed the new one, or it could not.
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::copy(folder.join("new.zip"), elsewhere.path().join("new.zip")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_laudatio"));
    command.args(["verify", "new.zip", "--key", &first]).current_dir(&elsewhere).env_clear().env("LANG", "de_DE");
    let output = command.output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    if is_postgres() {
        assert!(output.status.code() == Some(1) && err.contains("Offen ist nur, ob der neue Schlüssel"), "{out}{err}");
    } else {
        assert!(output.status.code() == Some(0) && out.contains("der auf den angegebenen gefolgt ist"), "{out}{err}");
    }
}

//! A shared place is settled by two people, by what the call says, and by one lot for as long as its sheets hold.

use laudatio::contest::prizes::model::TieRule;
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::NominationId;
use laudatio::judging::evidence;
use laudatio::judging::evidence::verify::verify;
use laudatio::judging::ranking::store as ranking;
use laudatio::judging::scoring::actions as scoring;
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::judging::scoring::store::Content;
use laudatio::on;

use crate::fill::{self, Filled};
use crate::judging::evidence::{known, packed};
use crate::outcome::minutes::conflict;
use crate::support::{Answer, TestApp};

const LOT: [(&str, &str); 3] = [("rank", "1"), ("rule", "lot"), ("reason", "Keine Einigung")];

/// A closed round of equal entries that three jurors have read, with the address of its first page.
async fn closed(app: &TestApp, rule: TieRule, entries: usize) -> (Filled, String) {
    let by = app.person("Olga Büro", Role::Office).await;
    app.say_of_ties(by, "integrationspreis", rule).await;
    let edition = app.edition_opened_by(by, "integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, entries, 3, 3).await;
    let mut tx = app.db.write().await.unwrap();
    for text in ["delete from score", "delete from sheet"] {
        on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
    }
    tx.commit().await.unwrap();
    for number in 0..filled.assignments.len() {
        says(app, &filled, number, 0, |_| 7).await;
    }
    let round = format!("/office/rounds/{}", filled.round_id);
    assert_eq!(app.office().await.closes(&round, "").await.status, 303);
    (filled, round)
}

/// A juror saves a sheet: points by the number of the criterion.
async fn says(app: &TestApp, filled: &Filled, number: usize, version: i64, points: impl Fn(usize) -> i64) {
    let (assignment, juror) = filled.assignments[number];
    let points = filled.criteria.iter().enumerate().map(|(at, id)| (*id, points(at))).collect();
    let comment = format!("Fassung {version}");
    let content = Content { status: SheetStatus::Submitted, comment, points };
    scoring::save(&app.ctx(), juror, assignment, version, &content).await.unwrap();
}

async fn count(app: &TestApp, text: &'static str) -> i64 {
    on!(app.db.read().await.unwrap(), c => sqlx::query_scalar(text).fetch_one(c).await).unwrap()
}

/// The entries in the order that stands, from its one decision.
async fn order(app: &TestApp, filled: &Filled) -> Vec<NominationId> {
    let breaks = ranking::tie_breaks(&mut app.db.read().await.unwrap(), filled.round_id).await.unwrap();
    assert_eq!(breaks.len(), 1, "{breaks:?}");
    breaks[0].entries.0.clone()
}

async fn assert_holds(app: &TestApp, filled: &Filled, what: &str) {
    let latest = evidence::latest(&mut app.db.read().await.unwrap(), filled.round_id).await.unwrap().unwrap();
    let report = verify(&packed(app, &latest).await, &known());
    assert!(report.holds(), "{what}: {}", report.text(Lang::De));
}

fn hash(page: &Answer) -> String {
    page.text.split("<code class=\"l-hash\">").nth(1).unwrap_or_else(|| panic!("{}", page.text))[..64].to_owned()
}

#[rocket::async_test]
async fn a_lot_is_drawn_by_two_people_with_a_seed_that_was_recorded_before() {
    let app = TestApp::start().await;
    let (filled, round) = closed(&app, TieRule::Lot, 4).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let ties = format!("{round}/ranking/ties");
    assert!(!olga.get(&ties).await.contains("l-hash"), "there is no seed yet");
    let asked = olga.post(&ties, &LOT).await;
    assert_eq!(asked.location.as_deref(), Some(ties.as_str()), "{}", asked.text);
    // Nothing is drawn; the seed is there, and everybody sees its hash and nobody the seed.
    let seed = "select seed from tie_lot";
    let seed: String = on!(app.db.read().await.unwrap(), c => sqlx::query_scalar(seed).fetch_one(c).await).unwrap();
    assert_eq!(count(&app, "select count(*) from tie_break").await, 0);
    for visitor in [&olga, &emre] {
        let page = visitor.get(&ties).await;
        assert_eq!(hash(&page), laudatio::outcome::meeting::model::lot::seed_hash(&seed));
        assert!(!page.contains(&seed) && page.contains("Das Los entscheidet"), "{}", page.text);
    }
    let record = emre.get("/office/audit?act=round.tie_lot_prepared").await;
    assert!(record.contains("Hat ein Los um einen geteilten Rang vorbereitet") && !record.contains(&seed));
    assert_eq!(olga.post(&ties, &LOT).await.status, 409, "it is asked for already");
    let page = emre.get(&ties).await;
    let form = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(olga.post(format!("{ties}/confirm"), &form).await.status, 409, "nobody confirms an own request");
    let juror = app.signed_in(filled.jurors[0]).await;
    assert_eq!(juror.post(format!("{ties}/confirm"), &form).await.status, 404);
    assert_eq!(emre.post(format!("{ties}/confirm"), &form).await.status, 303);
    assert_eq!(emre.post(format!("{ties}/confirm"), &form).await.status, 409, "twice is once");
    let page = olga.get(&ties).await;
    assert!(page.contains(&seed) && page.contains("Erbeten von Olga Büro, bestätigt von Olga Büro"), "{}", page.text);
    // As anybody can find out from paper.
    let number = |id: &NominationId| format!("FILL-{id}");
    let mut by_hand: Vec<(String, NominationId)> = filled
        .entries
        .iter()
        .map(|id| (laudatio::outcome::meeting::model::lot::seed_hash(&format!("{seed} {}", number(id))), *id))
        .collect();
    by_hand.sort();
    assert_eq!(order(&app, &filled).await, by_hand.into_iter().map(|(_, id)| id).collect::<Vec<_>>());
    assert_holds(&app, &filled, "the lot").await;
}

#[rocket::async_test]
async fn nobody_gets_another_lot_for_the_same_sheets() {
    let app = TestApp::start().await;
    let (filled, round) = closed(&app, TieRule::Shared, 3).await;
    let (olga, ties) = (app.office().await, format!("{round}/ranking/ties"));
    let mut hashes = Vec::new();
    for _ in 0..3 {
        assert_eq!(olga.post(&ties, &LOT).await.status, 303);
        let page = olga.get(&ties).await;
        hashes.push(hash(&page));
        let withdraw = page.text.split("action=\"").find(|part| part.contains("/withdraw\"")).unwrap();
        let withdraw = withdraw.split('"').next().unwrap();
        assert_eq!(olga.post(withdraw, &[]).await.status, 303);
    }
    assert!(hashes.iter().all(|hash| *hash == hashes[0]), "{hashes:?}");
    assert_eq!(count(&app, "select count(*) from tie_lot").await, 1);
    assert_eq!(olga.settles(&ties, &LOT).await.status, 303);
    let drawn = order(&app, &filled).await;
    for (hour, version) in (10..14).zip(1..) {
        app.at(&format!("2027-09-07T{hour}:00:00Z"));
        assert_eq!(olga.reopens(&round, "Noch einmal").await.status, 303);
        // A comment is no judgement.
        says(&app, &filled, 0, version, |_| 7).await;
        app.at(&format!("2027-09-07T{hour}:30:00Z"));
        assert_eq!(olga.closes(&round, "").await.status, 303);
        assert_eq!(order(&app, &filled).await, drawn, "closed for the {version}. time again");
        assert_eq!(olga.post(&ties, &LOT).await.status, 409, "there is nothing to settle");
        assert_holds(&app, &filled, "kept").await;
    }
    let record = olga.get("/office/audit?act=round.tie_kept").await;
    assert!(record.contains("Eine Entscheidung über einen geteilten Rang gilt weiter"), "{}", record.text);

    // Other sheets, although they are equal again: they are judged anew, and so is their place.
    assert_eq!(olga.reopens(&round, "Ein Irrtum").await.status, 303);
    for number in 0..filled.assignments.len() {
        let version = if number == 0 { 5 } else { 1 };
        says(&app, &filled, number, version, |_| 8).await;
    }
    app.at("2027-09-07T15:00:00Z");
    assert_eq!(olga.closes(&round, "").await.status, 303);
    assert!(olga.get(&ties).await.contains("Rang 1 ist geteilt"));
    assert_eq!(olga.post(&ties, &LOT).await.status, 303);
    assert_ne!(hash(&olga.get(&ties).await), hashes[0]);
    assert_eq!(app.office().await.confirms(&ties).await.status, 303);
    assert_eq!(count(&app, "select count(*) from tie_lot").await, 2);
    assert_holds(&app, &filled, "drawn anew").await;
}

#[rocket::async_test]
async fn only_what_the_call_says_settles_a_place() {
    for (rule, chair, allowed) in [
        (TieRule::Shared, "no", &["shared", "lot"][..]),
        (TieRule::CastingVote, "votes", &["casting_vote"]),
        (TieRule::CastingVote, "has a conflict", &["lot"]),
        (TieRule::CastingVote, "no", &["lot"]),
        (TieRule::Lot, "votes", &["lot"]),
    ] {
        let app = TestApp::start().await;
        let (filled, round) = closed(&app, rule, 2).await;
        let (office, ties) = (app.office().await, format!("{round}/ranking/ties"));
        if chair != "no" {
            office.appoints(filled.jurors[0], (Role::Juror, Role::Chair)).await;
        }
        if chair == "has a conflict" {
            conflict(&app, filled.jurors[0], filled.entries[1], ("organ", "office")).await;
        }
        let page = office.get(&ties).await;
        let is_said = page.contains("Darum entscheidet das Los");
        assert_eq!(is_said, rule == TieRule::CastingVote && chair != "votes", "{rule} {chair}: {}", page.text);
        let winner = filled.entries[0].to_string();
        for way in ["shared", "casting_vote", "lot"].into_iter().filter(|way| !allowed.contains(way)) {
            let form = [("rank", "1"), ("rule", way), ("winner", &winner), ("reason", "x")];
            let page = office.post(&ties, &form).await;
            assert!(page.status == 422 && page.contains("Bitte wählen Sie etwas aus."), "{rule} {way}: {}", page.text);
        }
        let form = [("rank", "1"), ("rule", allowed[0]), ("winner", &winner), ("reason", "x")];
        assert_eq!(office.settles(&ties, &form).await.status, 303, "{rule} {chair}");
        // Nobody has this conflict on record.
        if chair != "has a conflict" {
            assert_holds(&app, &filled, rule.as_str()).await;
        }
    }
}

#[rocket::async_test]
async fn an_approver_reads_back_what_is_asked_about_a_place_and_confirms_it() {
    let app = TestApp::start().await;
    let (filled, round) = closed(&app, TieRule::Shared, 2).await;
    let (office, ties) = (app.office().await, format!("{round}/ranking/ties"));
    let frieda = app.signed_in(app.person("Frieda Frei", Role::Approver).await).await;
    let shared = [("rank", "1"), ("rule", "shared"), ("reason", "Gleich gut")];
    assert_eq!((frieda.get(&ties).await.status, frieda.post(&ties, &shared).await.status), (404, 404));
    assert_eq!(office.post(&ties, &shared).await.status, 303);
    let page = frieda.get(&ties).await;
    assert!(page.contains("Der Preis wird geteilt") && page.contains("Gleich gut"), "{}", page.text);
    assert_eq!(frieda.confirms(&ties).await.status, 303);
    assert_eq!(frieda.get(&ties).await.status, 404, "there is nothing more to confirm");
    assert!(office.get(&ties).await.contains("bestätigt von Frieda Frei"));
    assert_holds(&app, &filled, "confirmed by an approver").await;
}

/// The titles of a page's entries in their order.
fn titles(text: &str, entries: usize) -> Vec<usize> {
    let mut at: Vec<(usize, usize)> =
        (0..entries).map(|n| (text.find(&format!("Projekt {n}<")).unwrap_or(usize::MAX), n)).collect();
    at.sort_unstable();
    at.into_iter().map(|(_, number)| number).collect()
}

#[rocket::async_test]
async fn the_settled_order_is_the_one_that_is_shown() {
    let app = TestApp::start().await;
    let (filled, round) = closed(&app, TieRule::Lot, 4).await;
    let office = app.office().await;
    assert_eq!(office.settles(&format!("{round}/ranking/ties"), &LOT).await.status, 303);
    let number = |id: &NominationId| filled.entries.iter().position(|entry| entry == id).unwrap();
    let drawn: Vec<usize> = order(&app, &filled).await.iter().map(number).collect();

    let page = office.get(format!("{round}/ranking")).await;
    assert_eq!(titles(&page.text.replace("</a>", "<"), 4), drawn, "{}", page.text);
    for (rank, place) in (1..).zip(&drawn) {
        let entry = office.get(format!("{round}/ranking/{}", filled.entries[*place])).await;
        assert!(entry.contains(&format!(">{rank}</")), "rank {rank}: {}", entry.text);
        assert!(rank == 1 || page.contains(&format!("jetzt {rank}, nach Bewertungen 1")), "{}", page.text);
    }
    assert!(!page.contains("(geteilt)"), "nobody shares a place any more");
    let jury = office.get(format!("{round}/ranking/jury")).await;
    assert_eq!(titles(&jury.text.replace("</", "<"), 4), drawn, "{}", jury.text);
    let file = office.get(format!("{round}/ranking.csv")).await.text;
    let rows: Vec<usize> = file
        .lines()
        .filter_map(|line| {
            (0..4).find(|n| line.contains(&format!("Projekt {n};")) || line.ends_with(&format!("Projekt {n}")))
        })
        .collect();
    assert_eq!(rows, drawn, "{file}");

    let edition = "select edition_id from round";
    let edition: laudatio::ids::EditionId =
        on!(app.db.read().await.unwrap(), c => sqlx::query_scalar(edition).fetch_one(c).await).unwrap();
    let new = [("name", "Endrunde"), ("distribution", "everyone")];
    let next = office.post(format!("/office/editions/{edition}/rounds"), &new).await.location.unwrap();
    let advance = office.get(format!("{next}/advance?way=best&best=2")).await;
    assert_eq!(advance.text.matches(" checked").count(), 2, "{}", advance.text);
    assert_eq!(titles(&advance.text.replace("</", "<"), 4), drawn, "{}", advance.text);

    let ranked = laudatio::outcome::meeting::actions::ranked(&app.ctx(), app.state(), filled.round_id).await.unwrap();
    let agenda: Vec<(usize, Option<i64>)> = ranked.iter().map(|(id, rank)| (number(id), *rank)).collect();
    assert_eq!(agenda, drawn.iter().zip(1..).map(|(n, rank)| (*n, Some(rank))).collect::<Vec<_>>());
}

#[rocket::async_test]
async fn the_office_settles_nothing_while_the_jury_sits() {
    let app = TestApp::start().await;
    let (filled, round) = closed(&app, TieRule::Lot, 3).await;
    let (office, ties) = (app.office().await, format!("{round}/ranking/ties"));
    assert_eq!(office.post(&ties, &LOT).await.status, 303);
    let opening = [("venue", "Rathaus"), ("quorum_percent", "50"), ("quorum_least", "3")];
    let opened = office.post(format!("{round}/meeting"), &opening).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    let page = app.office().await.get(&ties).await;
    assert!(page.contains("Die Jury tagt schon.") && !page.contains("approval_id"), "{}", page.text);
    let approval: laudatio::ids::ApprovalId = {
        let mut conn = app.db.read().await.unwrap();
        let text = "select approval_id from approval where act = 'settle'";
        on!(conn, c => sqlx::query_scalar(text).fetch_one(c).await).unwrap()
    };
    let (id, other) = (approval.to_string(), app.office().await);
    let refused = other.post(format!("{ties}/confirm"), &[("approval_id", &id), ("shown", "x")]).await;
    assert!(refused.status == 409 && refused.contains("Die Jury tagt schon."), "{}", refused.text);
    assert_eq!(count(&app, "select count(*) from tie_break").await, 0);
    assert_holds(&app, &filled, "nothing was settled").await;
}

#[rocket::async_test]
async fn without_one_of_them_the_others_get_a_lot_of_their_own() {
    let app = TestApp::start().await;
    let (filled, round) = closed(&app, TieRule::Lot, 4).await;
    let (office, ties) = (app.office().await, format!("{round}/ranking/ties"));
    assert_eq!(office.settles(&ties, &LOT).await.status, 303);
    let drawn = order(&app, &filled).await;
    let withdraw = format!("/office/nominations/{}/withdraw", drawn[1]);
    let form = [("withdraw_reason", "Auf Wunsch")];
    assert_eq!(office.reads_and_posts(&withdraw, &form).await.status, 409, "nobody leaves a closed round");
    assert_eq!(office.reopens(&round, "Eine will nicht mehr").await.status, 303);
    assert_eq!(office.reads_and_posts(&withdraw, &form).await.status, 303);
    app.at("2027-09-07T14:00:00Z");
    assert_eq!(office.closes(&round, "").await.status, 303);
    assert!(office.get(&ties).await.contains("Rang 1 ist geteilt"));
    assert_eq!(office.settles(&ties, &LOT).await.status, 303);
    let left = order(&app, &filled).await;
    assert!(left.len() == 3 && !left.contains(&drawn[1]));
    assert_eq!(count(&app, "select count(*) from tie_lot").await, 2);
    assert_holds(&app, &filled, "settled anew").await;
}

#[rocket::async_test]
async fn what_two_people_agreed_on_is_not_done_on_other_sheets() {
    let app = TestApp::start().await;
    let (filled, round) = closed(&app, TieRule::Shared, 3).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let ties = format!("{round}/ranking/ties");
    let shared = [("rank", "1"), ("rule", "shared"), ("reason", "Gleich gut")];
    assert_eq!(olga.post(&ties, &shared).await.status, 303);
    let page = emre.get(&ties).await;
    let form = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(olga.reopens(&round, "Ein Irrtum").await.status, 303);
    for number in 0..filled.assignments.len() {
        says(&app, &filled, number, 1, |_| 6).await;
    }
    app.at("2027-09-07T12:00:00Z");
    assert_eq!(olga.closes(&round, "").await.status, 303);
    assert_eq!(emre.post(format!("{ties}/confirm"), &form).await.status, 409);
    let page = emre.get(&ties).await;
    let now = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let now = now.each_ref().map(|(name, value)| (*name, value.as_str()));
    let refused = emre.post(format!("{ties}/confirm"), &now).await;
    assert_eq!(refused.status, 409, "exactly what was asked for, or nothing");
    assert_eq!(count(&app, "select count(*) from tie_break").await, 0);
}

#[rocket::async_test]
async fn nothing_changes_a_lot_that_is_prepared_or_a_call_that_was_published() {
    let app = TestApp::start().await;
    let (_, round) = closed(&app, TieRule::Lot, 2).await;
    let office = app.office().await;
    assert_eq!(office.post(format!("{round}/ranking/ties"), &LOT).await.status, 303);
    let mut attacks: Vec<String> = ["tie_lot", "published_call"]
        .into_iter()
        .flat_map(|table| {
            let column = if table == "tie_lot" { "seed" } else { "content" };
            [format!("update {table} set {column} = 'x'"), format!("delete from {table}")]
        })
        .collect();
    let copy = "select tie_lot_id, round_id, sheets_sha256, 'x', seed_hash, seed_at, seed_by from tie_lot";
    if std::env::var("LAUDATIO_TEST_ENGINE").as_deref() == Ok("postgres") {
        attacks.extend(["truncate tie_lot cascade".to_owned(), "truncate published_call".to_owned()]);
    } else {
        attacks.push(format!("insert or replace into tie_lot {copy}"));
        attacks.push(
            "insert or replace into published_call select edition_id, number, 'x', sha256, published_at \
             from published_call"
                .to_owned(),
        );
    }
    for text in attacks {
        let mut tx = app.db.write().await.unwrap();
        let done = on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(text.clone())).execute(c).await.map(drop));
        assert!(done.is_err(), "{text}");
    }
}

//! What a jury reads: nothing that still changes, nothing that changed without a word.

use std::collections::BTreeMap;

use laudatio::contest::nominations::actions::{self, Changed, Editor};
use laudatio::contest::nominations::model::{Answer, Answers, NominationKind, Refusal, Screening, text_seal};
use laudatio::contest::nominations::{Audience, dossier, store};
use laudatio::contest::prizes::model::QuestionRole;
use laudatio::contest::prizes::refusal::Refusal as CallRefusal;
use laudatio::contest::prizes::store as prizes;
use laudatio::contest::rounds::store as rounds;
use laudatio::ids::{AssignmentId, NominationId, PersonId, Token};
use laudatio::judging::assignment::opening::{self, Opened};
use laudatio::on;
use serde_json::Value;
use sqlx::types::Json;

use crate::contest::moved::consistent;
use crate::contest::nominations::{Filled, nominated};
use crate::ground::mail::{became, fates};
use crate::stage::Stage;
use crate::support::{Answer as Page, TestApp, Visitor, damaged, refused};

/// While nominations are taken.
const NOMINATING: &str = "2027-09-10T08:00:00Z";
const LAST: &str = "2027-09-15T21:59:59Z";
const AFTER: &str = "2027-09-15T22:00:00Z";

/// What somebody sent, found eligible and in a round that is prepared.
struct Case {
    stage: Stage,
    receipt: String,
    id: NominationId,
}

impl Case {
    async fn new(title: &str) -> Self {
        let stage = Stage::new(None).await;
        stage.app.at(NOMINATING);
        let receipt = nominated(&stage.app, stage.edition, NominationKind::SelfApplication, title).await;
        let case = Self { id: newest(&stage.app).await, stage, receipt };
        assert_eq!(case.screened("eligible", "").await, 303);
        case
    }

    /// In the round, with a juror each by these names who reads everything; the round is open.
    async fn with_jury(title: &str, names: &[&str]) -> (Self, Vec<PersonId>) {
        let case = Self::new(title).await;
        let mut jurors = Vec::new();
        for name in names {
            jurors.push(case.stage.juror(name).await);
        }
        case.stage.app.at("2027-09-20T08:00:00Z");
        case.prepared().await;
        let office = case.stage.app.office().await;
        assert_eq!(office.opens(case.stage.path("/open")).await.status, 303);
        (case, jurors)
    }

    /// Takes everything that is eligible into the round and distributes it.
    async fn prepared(&self) {
        let office = self.stage.app.office().await;
        office.post(self.stage.path("/entries/all"), &[]).await;
        let fingerprint = office.get(self.stage.path("/assignment/proposal")).await.input("fingerprint");
        office.post(self.stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await;
    }

    fn path(&self) -> String {
        format!("/office/nominations/{}", self.id)
    }

    async fn screened(&self, screening: &str, reason: &str) -> u16 {
        let office = self.stage.app.office().await;
        let version = office.get(self.path()).await.input("version");
        let form = [("version", version.as_str()), ("screening", screening), ("reason", reason)];
        office.reads_and_posts(&format!("{}/screen", self.path()), &form).await.status
    }

    async fn filled(&self, title: &str) -> Filled {
        Filled::new(&self.stage.app, self.stage.edition, NominationKind::SelfApplication)
            .await
            .role(QuestionRole::Title, title)
    }

    /// Whoever sent it writes another title.
    async fn retitled(&self, title: &str) -> Page {
        let page = self.stage.app.public().get(format!("{}/edit", self.receipt)).await;
        let filled = self.filled(title).await.with("version", &page.input("version"));
        self.stage.app.public().post(format!("{}/edit", self.receipt), &filled.pairs()).await
    }

    /// The office corrects it.
    async fn corrected(&self, office: &Visitor<'_>, change: Filled, reason: &str) -> Page {
        let page = office.get(format!("{}/edit", self.path())).await;
        let change = change.with("version", &page.input("version")).with("correction_reason", reason);
        office.post(format!("{}/edit", self.path()), &change.pairs()).await
    }

    async fn sheet(&self, juror: PersonId) -> String {
        let id: AssignmentId = self.stage.assignment(self.id, juror).await.unwrap();
        format!("/jury/sheets/{id}")
    }

    /// Hands in the sheet that a page shows, with the same points on every criterion.
    async fn scored(&self, juror: &Visitor<'_>, sheet: &str, page: &Page, points: &str) -> Page {
        let mut conn = self.stage.app.db.read().await.unwrap();
        let criteria = rounds::criteria(&mut conn, self.stage.round).await.unwrap();
        drop(conn);
        let names: Vec<String> = criteria.iter().map(|c| format!("points-{}", c.round_criterion_id)).collect();
        let (version, text) = (page.input("version"), page.input("text"));
        let mut form = vec![("version", version.as_str()), ("text", text.as_str()), ("comment", ""), ("act", "submit")];
        form.extend(names.iter().map(|name| (name.as_str(), points)));
        juror.post(sheet, &form).await
    }

    async fn screening(&self) -> Screening {
        let mut conn = self.stage.app.db.read().await.unwrap();
        store::find(&mut conn, self.id).await.unwrap().unwrap().screening
    }
}

async fn newest(app: &TestApp) -> NominationId {
    let mut conn = app.db.read().await.unwrap();
    let sql = "select nomination_id from nomination order by receipt_number desc limit 1";
    on!(conn, c => sqlx::query_scalar(sql).fetch_one(c).await).unwrap()
}

async fn mails(app: &TestApp, kind: &str) -> Vec<(String, String)> {
    let mut conn = app.db.read().await.unwrap();
    let sql = "select recipient, body_text from mail where kind = $1 order by recipient";
    on!(conn, c => sqlx::query_as(sql).bind(kind).fetch_all(c).await).unwrap()
}

async fn last_act(app: &TestApp, act: &str, subject: uuid::Uuid) -> Value {
    let mut conn = app.db.read().await.unwrap();
    let sql = "select detail from audit where act = $1 and subject_id = $2 order by position desc limit 1";
    let Json(detail): Json<Value> =
        on!(conn, c => sqlx::query_scalar(sql).bind(act).bind(subject).fetch_one(c).await).unwrap();
    detail
}

#[rocket::async_test]
async fn no_jury_begins_to_read_while_nominations_still_change() {
    let case = Case::new("Brücke").await;
    let app = &case.stage.app;
    case.stage.juror("Ada").await;
    case.prepared().await;
    app.at(LAST);
    let office = app.office().await;
    let refused = office.opens(case.stage.path("/open")).await;
    assert_eq!(refused.status, 409);
    let until = "Bis 15. September 2027, 23:59 Uhr können noch Nominierungen kommen und geändert werden";
    assert!(refused.contains(until), "{}", refused.text);
    let page = office.get(case.stage.path("")).await;
    assert!(page.contains("Warten auf den Bewerbungsschluss") && page.contains(until), "{}", page.text);
    // The deadline moves: so does the moment from which a jury may read.
    let mut tx = app.db.write().await.unwrap();
    let calendar = app.newest_edition("integrationspreis").await.calendar();
    let later = laudatio::contest::prizes::model::Calendar { closes_at: "2027-09-22T23:59".parse().ok(), ..calendar };
    prizes::set_calendar(&mut tx, case.stage.edition, &later).await.unwrap();
    tx.commit().await.unwrap();
    app.at(AFTER);
    let refused = app.office().await.opens(case.stage.path("/open")).await;
    assert!(refused.status == 409 && refused.contains("Bis 22. September 2027"), "{}", refused.text);
    app.at("2027-09-22T22:00:00Z");
    assert_eq!(app.office().await.opens(case.stage.path("/open")).await.status, 303);
    consistent(app).await;
}

#[rocket::async_test]
async fn nobody_rewrites_a_nomination_under_the_jurys_eyes() {
    let case = Case::new("Brücke").await;
    let app = &case.stage.app;
    case.stage.juror("Ada").await;
    case.prepared().await;
    let edit = format!("{}/edit", case.receipt);
    assert!(app.public().get(&case.receipt).await.contains(&edit));
    let old_tab = app.public().get(&edit).await;
    // As earlier releases allowed it: the round is open, and the call still takes nominations.
    let mut tx = app.db.write().await.unwrap();
    assert!(rounds::open(&mut tx, case.stage.round, app.ctx().now).await.unwrap());
    tx.commit().await.unwrap();
    assert!(!app.public().get(&case.receipt).await.contains(&edit));
    assert_eq!(app.public().get(&edit).await.status, 409);
    let filled = case.filled("Eine ganz andere Brücke").await.with("version", &old_tab.input("version"));
    let refused = app.public().post(&edit, &filled.pairs()).await;
    assert_eq!(refused.status, 409);
    assert!(refused.contains("Die Jury liest Ihre Nominierung schon") && refused.contains("Eine ganz andere Brücke"));
    consistent(app).await;
}

#[rocket::async_test]
async fn an_edit_after_the_check_returns_to_the_queue_with_both_texts() {
    let case = Case::new("Brücke über die Emscher").await;
    let (app, list) = (&case.stage.app, format!("/office/editions/{}/nominations", case.stage.edition));
    let office = app.office().await;
    assert!(!office.get(&list).await.contains("geändert nach Prüfung"));
    let old_tab = office.get(case.path()).await.input("version");
    assert_eq!(case.retitled("Steg über die Emscher").await.status, 303);

    assert_eq!(case.screening().await, Screening::Pending);
    let page = office.get(&list).await;
    assert!(page.contains("geändert nach Prüfung") && page.contains("?again=1"), "{}", page.text);
    let again = office.get(format!("{list}?again=1")).await;
    assert!(again.contains("Steg über die Emscher") && again.contains("erneut zu prüfen"), "{}", again.text);
    let detail = office.get(case.path()).await;
    for part in
        ["Geändert nach Prüfung", "„zugelassen“", "Brücke über die Emscher", "Steg über die Emscher", "Jetzt steht da"]
    {
        assert!(detail.contains(part), "{part} in {}", detail.text);
    }
    assert!(detail.contains("Hat die Nominierung geprüft"), "the history keeps the former decision");
    // A decision on a page that shows the old text is refused.
    let form = [("version", old_tab.as_str()), ("screening", "ineligible"), ("reason", "Nein")];
    assert_eq!(office.post(format!("{}/screen", case.path()), &form).await.status, 409);

    assert_eq!(case.screened("eligible", "").await, 303);
    let detail = office.get(case.path()).await;
    assert!(!detail.contains("Geändert nach Prüfung"), "{}", detail.text);
    assert!(!office.get(&list).await.contains("?again=1"));
}

#[rocket::async_test]
async fn an_edit_that_is_taken_back_leaves_the_decision_as_it_was() {
    let case = Case::new("Brücke").await;
    assert_eq!(case.screened("ineligible", "Nicht in Dortmund").await, 303);
    assert_eq!(case.retitled("Steg").await.status, 303);
    assert_eq!(case.screening().await, Screening::Pending);
    assert_eq!(case.retitled("Pfad").await.status, 303);
    assert_eq!(case.retitled("Brücke").await.status, 303);
    let mut conn = case.stage.app.db.read().await.unwrap();
    let nomination = store::find(&mut conn, case.id).await.unwrap().unwrap();
    assert_eq!((nomination.screening, nomination.revision), (Screening::Ineligible, 4));
    assert_eq!(nomination.screening_reason.as_deref(), Some("Nicht in Dortmund"));
    assert_eq!(nomination.asks_again(), None);
    // What was said in between is kept as well.
    let kept = store::revisions::since(&mut conn, case.id, 1).await.unwrap();
    assert_eq!(kept.iter().map(|change| change.revision).collect::<Vec<_>>(), [1, 2, 3]);
}

#[rocket::async_test]
async fn an_entry_that_has_to_be_checked_again_opens_no_round() {
    let case = Case::new("Brücke").await;
    let app = &case.stage.app;
    case.stage.juror("Ada").await;
    case.prepared().await;
    assert_eq!(case.retitled("Steg").await.status, 303);
    app.at(AFTER);
    let refused = app.office().await.opens(case.stage.path("/open")).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert_eq!(case.screened("eligible", "").await, 303);
    assert_eq!(app.office().await.opens(case.stage.path("/open")).await.status, 303);
}

#[rocket::async_test]
async fn a_correction_marks_the_sheets_that_were_made_before_it() {
    let (case, jurors) = Case::with_jury("Brücke über die Ruhr", &["Ada", "Bea"]).await;
    let app = &case.stage.app;
    let (ada, bea) = (app.signed_in(jurors[0]).await, app.signed_in(jurors[1]).await);
    let (of_ada, of_bea) = (case.sheet(jurors[0]).await, case.sheet(jurors[1]).await);
    let page = ada.get(&of_ada).await;
    assert_eq!(case.scored(&ada, &of_ada, &page, "5").await.status, 303);

    let office = app.office().await;
    let form = office.get(format!("{}/edit", case.path())).await;
    assert!(form.contains("Die Jury liest diese Nominierung schon") && form.contains("Warum korrigieren Sie?"));
    let change = case.filled("Brücke über die Emscher").await;
    let silent = case.corrected(&office, change.clone(), "").await;
    assert_eq!(silent.status, 422);
    assert!(silent.contains("Bitte nennen Sie den Grund") && silent.contains("Brücke über die Emscher"));
    assert_eq!(case.corrected(&office, change, "Der Fluss war verwechselt").await.status, 303);

    let marked = ada.get(&of_ada).await;
    for part in [
        "Vor der Korrektur vom 20. September 2027, 10:00 Uhr abgegeben",
        "Der Fluss war verwechselt",
        "Brücke über die Ruhr",
        "Brücke über die Emscher",
    ] {
        assert!(marked.contains(part), "{part} in {}", marked.text);
    }
    assert!(ada.get("/jury").await.contains("korrigiert"));
    let detail = office.get(case.path()).await;
    assert!(detail.contains("Eine Bewertung entstand vor der Korrektur vom 20. September 2027"), "{}", detail.text);
    assert!(detail.contains("Ada") && detail.contains("zugelassen"), "it goes on competing");
    for page in ["", "/close"] {
        let page = office.get(case.stage.path(page)).await;
        assert!(page.contains("Eine Bewertung entstand vor einer Korrektur") && page.contains("Ada"), "{}", page.text);
    }
    let told = mails(app, "corrected").await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].0.starts_with(&jurors[0].to_string()) && told[0].1.contains(&of_ada), "{told:?}");
    // Who had not begun reads the new text, and nothing is said.
    let fresh = bea.get(&of_bea).await;
    assert!(fresh.contains("Brücke über die Emscher") && !fresh.contains("Brücke über die Ruhr"), "{}", fresh.text);
    assert!(!fresh.contains("Vor der Korrektur"));

    // From a tab that shows the old text the sheet is saved, and stays marked.
    let old = ada.get(&of_ada).await;
    let version = old.input("version");
    let mut stale = page;
    stale.text = stale.text.replace("name=\"version\" value=\"0\"", &format!("name=\"version\" value=\"{version}\""));
    assert_eq!(case.scored(&ada, &of_ada, &stale, "6").await.status, 303);
    assert!(ada.get(&of_ada).await.contains("Vor der Korrektur"));
    // Having looked again, the juror keeps the points.
    let looked = ada.get(&of_ada).await;
    assert_eq!(case.scored(&ada, &of_ada, &looked, "6").await.status, 303);
    assert!(!ada.get(&of_ada).await.contains("Vor der Korrektur"));
    assert!(!ada.get("/jury").await.contains("korrigiert"));
    assert!(!office.get(case.path()).await.contains("vor der Korrektur"));
    assert!(!office.get(case.stage.path("/close")).await.contains("vor einer Korrektur"));
    consistent(app).await;
}

#[rocket::async_test]
async fn nobody_hears_of_a_correction_that_is_not_theirs_to_read_any_more() {
    let (case, jurors) = Case::with_jury("Brücke über die Ruhr", &["Ada", "Bea", "Cem"]).await;
    let app = &case.stage.app;
    for juror in &jurors {
        let (browser, sheet) = (app.signed_in(*juror).await, case.sheet(*juror).await);
        let page = browser.get(&sheet).await;
        assert_eq!(case.scored(&browser, &sheet, &page, "5").await.status, 303);
    }
    let (office, change) = (app.office().await, case.filled("Brücke über die Emscher").await);
    assert_eq!(case.corrected(&office, change, "Der Fluss war verwechselt").await.status, 303);
    // Ada steps back, and Bea has read it before the mail leaves.
    let (ada, bea) = (app.signed_in(jurors[0]).await, app.signed_in(jurors[1]).await);
    let (of_ada, of_bea) = (case.sheet(jurors[0]).await, case.sheet(jurors[1]).await);
    let form = [("reason", "organ"), ("note", "")];
    assert_eq!(ada.post(format!("{of_ada}/recuse"), &form).await.status, 303);
    let looked = bea.get(&of_bea).await;
    assert_eq!(case.scored(&bea, &of_bea, &looked, "6").await.status, 303);
    assert_eq!(fates(app, "corrected").await, became(&[("said", 2), ("sent", 1)]));
    let change = case.filled("Brücke über die Lippe").await;
    assert_eq!(case.corrected(&office, change, "Noch ein Fluss").await.status, 303);
    actions::withdraw(&app.ctx(), Editor::Office(office.person(), case.id), Some("Ein Irrtum")).await.unwrap();
    assert_eq!(fates(app, "corrected").await, became(&[("said", 2), ("sent", 1), ("withdrawn", 2)]));
}

#[rocket::async_test]
async fn a_correction_that_no_juror_sees_marks_nothing() {
    let (case, jurors) = Case::with_jury("Brücke", &["Ada"]).await;
    let app = &case.stage.app;
    let (ada, sheet) = (app.signed_in(jurors[0]).await, case.sheet(jurors[0]).await);
    let page = ada.get(&sheet).await;
    assert_eq!(case.scored(&ada, &sheet, &page, "5").await.status, 303);
    let office = app.office().await;
    let change = case.filled("Brücke").await.role(QuestionRole::NomineeEmail, "neu@beispiel.example");
    assert_eq!(case.corrected(&office, change, "Neue Adresse").await.status, 303);
    let page = ada.get(&sheet).await;
    assert!(!page.contains("Korrektur") && !page.contains("neu@beispiel.example"), "{}", page.text);
    assert!(mails(app, "corrected").await.is_empty());
    consistent(app).await;
}

#[rocket::async_test]
async fn the_record_knows_which_text_a_jury_reads() {
    let (case, jurors) = Case::with_jury("Brücke", &["Ada"]).await;
    let app = &case.stage.app;
    let salt = async || {
        let mut conn = app.db.read().await.unwrap();
        let sql = "select salt from round_entry where nomination_id = $1";
        let salt: Option<String> = on!(conn, c => sqlx::query_scalar(sql).bind(case.id).fetch_one(c).await).unwrap();
        let nomination = store::find(&mut conn, case.id).await.unwrap().unwrap();
        (salt, nomination.answers.0)
    };
    let (known, answers) = salt().await;
    let known = known.unwrap();
    let opened = last_act(app, "opened", case.stage.round.0).await;
    assert_eq!(opened["texts"][case.id.to_string()], text_seal(&known, &answers));
    assert_ne!(text_seal("", &answers), text_seal(&known, &answers));

    let office = app.office().await;
    assert_eq!(case.corrected(&office, case.filled("Steg").await, "Tippfehler").await.status, 303);
    let (_, corrected) = salt().await;
    let changed = last_act(app, "changed", case.id.0).await;
    assert_eq!(changed["texts"][case.stage.round.to_string()], text_seal(&known, &corrected));
    assert_eq!(changed["revision"], 2);
    let (ada, sheet) = (app.signed_in(jurors[0]).await, case.sheet(jurors[0]).await);
    let page = ada.get(&sheet).await;
    assert_eq!(case.scored(&ada, &sheet, &page, "5").await.status, 303);
    let mut conn = app.db.read().await.unwrap();
    let sql = "select detail from audit where act = 'sheet_submitted'";
    let Json(scored): Json<Value> = on!(conn, c => sqlx::query_scalar(sql).fetch_one(c).await).unwrap();
    assert_eq!(scored["revision"], 2);
    // People who read the record are spared the hashes.
    let history = office.get(case.path()).await;
    assert!(history.contains("Tippfehler") && !history.contains(&text_seal(&known, &corrected)), "{}", history.text);
}

#[rocket::async_test]
async fn what_was_said_cannot_be_rewritten_in_the_database() {
    let (case, _) = Case::with_jury("Brücke", &["Ada"]).await;
    case.stage.app.makes_what_must_never_be();
    let office = case.stage.app.office().await;
    assert_eq!(case.corrected(&office, case.filled("Steg").await, "Tippfehler").await.status, 303);
    refused!(
        case.stage.app.db,
        [
            "update nomination_revision set answers = '{\"x\": \"y\"}'",
            "delete from nomination_revision",
            // A new text that the round does not point to.
            "update nomination set answers = '{\"x\": \"y\"}', revision = revision + 1",
        ]
    );
    // Whoever is erased is erased from there as well.
    let erase = "update nomination set answers = $1, erased_at = changed_at";
    damaged!(case.stage.app.db, "no act erases one column alone", erase, Json(Answers::new()));
    let mut conn = case.stage.app.db.read().await.unwrap();
    let kept = store::revisions::since(&mut conn, case.id, 1).await.unwrap();
    assert!(kept[0].answers.0.is_empty() && kept[0].reason.is_none(), "{kept:?}");
    let sql = "select count(*) from round_entry where salt is not null";
    let salts: i64 = on!(conn, c => sqlx::query_scalar(sql).fetch_one(c).await).unwrap();
    assert_eq!(salts, 0);
}

#[rocket::async_test]
async fn whoever_rewrites_what_a_jury_reads_in_the_tables_is_found_out() {
    let (case, _) = Case::with_jury("Brücke", &["Ada"]).await;
    let office = case.stage.app.office().await;
    let check = async || {
        let mut conn = case.stage.app.db.read().await.unwrap();
        store::revisions::check(&mut conn).await.unwrap()
    };
    assert_eq!(check().await, Ok(1));
    assert_eq!(case.corrected(&office, case.filled("Steg").await, "Tippfehler").await.status, 303);
    assert_eq!(check().await, Ok(1));
    let rewritten = "update nomination set answers = $1";
    damaged!(case.stage.app.db, "whoever owns the database rewrites what was sent", rewritten, Json(Answers::new()));
    assert_eq!(check().await, Err("IP-2027-0001".to_owned()));
}

#[rocket::async_test]
async fn the_words_of_a_question_stay_while_a_jury_reads() {
    let case = Case::new("Brücke").await;
    let app = &case.stage.app;
    let reworded = async |label: &str| {
        let edition = app.newest_edition("integrationspreis").await;
        let mut questions = prizes::questions(&mut app.db.read().await.unwrap(), case.stage.edition).await.unwrap();
        let mut question = questions.remove(0);
        question.label = laudatio::ground::db::Translated::new(label, "");
        let (by, id) = (case.stage.by, case.stage.edition);
        laudatio::contest::prizes::actions::save_item(&app.ctx(), by, id, edition.version, &question).await
    };
    reworded("Wie heißt es?").await.unwrap();
    case.stage.juror("Ada").await;
    app.at(AFTER);
    case.prepared().await;
    assert_eq!(app.office().await.opens(case.stage.path("/open")).await.status, 303);
    let refused = reworded("Wie heißt es nicht?").await;
    assert!(refused.is_err_and(|error| error.is(CallRefusal::WordingRead)));
    reworded("Wie heißt es?").await.unwrap();
}

#[rocket::async_test]
async fn a_jury_reads_the_text_that_its_round_points_to() {
    let (case, _) = Case::with_jury("Brücke", &["Ada"]).await;
    let office = case.stage.app.office().await;
    assert_eq!(case.corrected(&office, case.filled("Steg").await, "Tippfehler").await.status, 303);
    let read = async || {
        let mut conn = case.stage.app.db.read().await.unwrap();
        dossier(&mut conn, case.id, Audience::Jury, laudatio::i18n::Lang::De).await.unwrap().unwrap().title
    };
    assert_eq!(read().await, "Steg");
    let first = "update round_entry set revision = 1";
    damaged!(case.stage.app.db, "what a jury reads goes back to no former text", first);
    assert_eq!(read().await, "Brücke");
}

#[rocket::async_test]
async fn an_edit_and_the_opening_of_the_round_come_one_after_the_other() {
    for _ in 0..4 {
        let case = Case::new("Brücke").await;
        let app = &case.stage.app;
        case.stage.juror("Ada").await;
        case.prepared().await;
        let token = Token::parse(case.receipt.rsplit('/').next().unwrap()).unwrap();
        let mut conn = app.db.read().await.unwrap();
        let nomination = store::find(&mut conn, case.id).await.unwrap().unwrap();
        let questions = prizes::questions(&mut conn, case.stage.edition).await.unwrap();
        drop(conn);
        let title = questions.iter().find(|question| question.role == Some(QuestionRole::Title)).unwrap().question_id;
        let mut answers: BTreeMap<_, _> = nomination.answers.0.clone();
        answers.insert(title, Answer::Text("Eine ganz andere Brücke".into()));
        // The edit arrives in the last second, the opening in the next.
        app.at(LAST);
        let sender = app.ctx();
        app.at(AFTER);
        let office = app.ctx();
        let read = opening::read(&office, case.stage.round).await.unwrap();
        let (edited, opened) = rocket::tokio::join!(
            actions::edit(&sender, Editor::Sender(&token), nomination.version, &answers, None),
            opening::open(&office, case.stage.by, case.stage.round, &read, "http://localhost")
        );
        let mut conn = app.db.read().await.unwrap();
        let now = store::find(&mut conn, case.id).await.unwrap().unwrap();
        drop(conn);
        match (edited, opened) {
            (Ok(Changed::Saved), Ok(Opened::Lacks(_))) => {
                assert_eq!((now.revision, now.screening), (2, Screening::Pending));
            }
            (Err(error), Ok(Opened::Done)) if error.is(Refusal::Read) => {
                assert_eq!((now.revision, now.screening), (1, Screening::Eligible));
            }
            (edited, opened) => panic!("{:?} and {opened:?}", edited.map(drop)),
        }
        consistent(app).await;
    }
}

#[rocket::async_test]
async fn the_deadline_and_the_opening_of_a_round_move_one_after_the_other() {
    for _ in 0..3 {
        let case = Case::new("Brücke").await;
        let app = &case.stage.app;
        case.stage.juror("Ada").await;
        case.prepared().await;
        app.at(AFTER);
        let ctx = app.ctx();
        let edition = app.newest_edition("integrationspreis").await;
        let later = laudatio::contest::prizes::model::Calendar {
            closes_at: "2027-09-22T23:59".parse().ok(),
            ..edition.calendar()
        };
        let read = opening::read(&ctx, case.stage.round).await.unwrap();
        let (opened, moved) = rocket::tokio::join!(
            opening::open(&ctx, case.stage.by, case.stage.round, &read, "http://localhost"),
            laudatio::contest::prizes::actions::set_calendar(
                &ctx,
                case.stage.by,
                case.stage.edition,
                edition.version,
                later
            )
        );
        match (opened, moved) {
            (Ok(Opened::Done), Err(error)) if error.is(CallRefusal::DeadlineRead) => {}
            (Ok(Opened::Lacks(_)), Ok(())) => {}
            (opened, moved) => panic!("{opened:?} and {moved:?}"),
        }
        consistent(app).await;
    }
}

#[rocket::async_test]
async fn of_two_edits_at_once_one_is_kept_and_one_is_shown() {
    let case = Case::new("Brücke").await;
    let app = &case.stage.app;
    let version = app.public().get(format!("{}/edit", case.receipt)).await.input("version");
    let (left, right) =
        (case.filled("Links").await.with("version", &version), case.filled("Rechts").await.with("version", &version));
    let (edit, visitor) = (format!("{}/edit", case.receipt), app.public());
    let (left, right) = (left.pairs(), right.pairs());
    let (one, other) = rocket::tokio::join!(visitor.post(&edit, &left), visitor.post(&edit, &right));
    let mut both = [one.status, other.status];
    both.sort_unstable();
    assert_eq!(both, [303, 409]);
    let mut conn = app.db.read().await.unwrap();
    assert_eq!(store::revisions::since(&mut conn, case.id, 1).await.unwrap().len(), 1);
}

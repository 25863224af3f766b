//! No honest office makes the evidence false: whatever it does in good faith, the bundle verifies, or the program says
//! no. `docs/evidence.md` says which sequence is about which finding.

use laudatio::contest::jury::actions as jury;
use laudatio::contest::jury::declare::Declaration;
use laudatio::contest::jury::model::Reason;
use laudatio::contest::prizes::model::TieRule;
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::{ConflictId, NominationId, PersonId};
use laudatio::judging::evidence;
use laudatio::judging::evidence::verify::verify;
use laudatio::judging::scoring::actions as scoring;
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::judging::scoring::store::Content;
use laudatio::on;

use crate::fill::Filled;
use crate::judging::evidence::{Parts, edited, found, key, known, packed, resealed, resigned, scored, unpack};
use crate::support::{TestApp, Visitor, damaged};

/// A round at work, and an office that does something to it.
pub struct Scene<'a> {
    pub app: &'a TestApp,
    pub filled: Filled,
    pub round: String,
    pub office: Visitor<'a>,
    pub hour: u32,
}

impl<'a> Scene<'a> {
    pub async fn new(app: &'a TestApp) -> Self {
        let by = app.person("Olga Büro", Role::Office).await;
        app.say_of_ties(by, "integrationspreis", TieRule::Lot).await;
        let filled = scored(app, 4, 4, 3).await;
        let round = format!("/office/rounds/{}", filled.round_id);
        Self { app, filled, round, office: app.office().await, hour: 8 }
    }

    pub fn later(&mut self) {
        self.hour += 1;
        self.app.at(&format!("2027-09-07T{:02}:00:00Z", self.hour));
    }

    pub async fn closes(&mut self, reason: &str) {
        self.later();
        let closed = self.office.closes(&self.round, reason).await;
        assert_eq!(closed.status, 303, "{}", closed.text);
    }

    pub async fn reopens(&mut self) {
        self.later();
        let reopened = self.office.reopens(&self.round, "Ein Irrtum").await;
        assert_eq!(reopened.status, 303, "{}", reopened.text);
    }

    pub async fn says(&self, number: usize, version: i64, points: i64) {
        let (assignment, juror) = self.filled.assignments[number];
        let points = self.filled.criteria.iter().map(|id| (*id, points)).collect();
        let content = Content { status: SheetStatus::Submitted, comment: String::new(), points };
        scoring::save(&self.app.ctx(), juror, assignment, version, &content).await.unwrap();
    }

    /// Everybody is of one opinion.
    pub async fn all_equal(&self) {
        for number in 0..self.filled.assignments.len() {
            self.says(number, 1, 7).await;
        }
    }

    pub async fn lot(&mut self, rank: &str) {
        self.later();
        let form = [("rank", rank), ("rule", "lot"), ("reason", "Keine Einigung")];
        let settled = self.office.settles(&format!("{}/ranking/ties", self.round), &form).await;
        assert_eq!(settled.status, 303, "{}", settled.text);
    }

    pub async fn posts(&self, path: &str, form: &[(&str, &str)]) {
        let answer = self.office.reads_and_posts(path, form).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.text);
    }

    pub async fn sql(&self, text: &'static str) {
        let mut tx = self.app.db.write().await.unwrap();
        on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
    }

    pub fn pair(&self, number: usize) -> (NominationId, PersonId) {
        (self.filled.entries[number / 3], self.filled.assignments[number].1)
    }

    /// Every snapshot of the round verifies, the old ones as well.
    pub async fn holds(&self, what: &str) {
        let all = evidence::of_round(&mut self.app.db.read().await.unwrap(), self.filled.round_id).await.unwrap();
        assert!(!all.is_empty(), "{what}");
        for snapshot in all {
            let report = verify(&packed(self.app, &snapshot).await, &known());
            assert!(report.holds(), "{what}, snapshot {}: {}", snapshot.number, report.text(Lang::De));
        }
    }
}

#[rocket::async_test]
async fn entries_that_are_withdrawn_at_any_time_leave_the_evidence_right() {
    let app = TestApp::start().await;
    let mut scene = Scene::new(&app).await;
    scene.all_equal().await;
    let withdraw = |at: usize| format!("/office/nominations/{}/withdraw", scene.filled.entries[at]);
    let (first, second) = (withdraw(0), withdraw(1));
    let reason = [("withdraw_reason", "Auf Wunsch")];
    scene.posts(&first, &reason).await;
    scene.closes("").await;
    scene.holds("withdrawn while the jury was at work").await;
    scene.lot("1").await;
    scene.holds("a lot among the others").await;
    let refused = scene.office.post(&second, &reason).await;
    assert_eq!(refused.status, 409, "nobody leaves a closed round: {}", refused.text);
    scene.reopens().await;
    scene.posts(&second, &reason).await;
    scene.says(10, 2, 9).await;
    scene.closes("").await;
    scene.holds("closed again without it").await;
}

#[rocket::async_test]
async fn an_entry_that_comes_back_leaves_the_evidence_right() {
    let app = TestApp::start().await;
    let mut scene = Scene::new(&app).await;
    scene.all_equal().await;
    let withdraw = format!("/office/nominations/{}/withdraw", scene.filled.entries[0]);
    let back = format!("{withdraw}/back");
    let (reason, mistake) = ([("withdraw_reason", "Auf Wunsch")], [("reason", "Die falsche Zeile.")]);
    scene.posts(&withdraw, &reason).await;
    scene.posts(&back, &mistake).await;
    scene.closes("").await;
    scene.holds("it was withdrawn by mistake").await;
    // Withdrawn, brought back and withdrawn again: what holds is what was done last.
    scene.reopens().await;
    scene.posts(&withdraw, &reason).await;
    scene.posts(&back, &mistake).await;
    scene.posts(&withdraw, &reason).await;
    scene.closes("").await;
    scene.holds("it was withdrawn in the end").await;
}

#[rocket::async_test]
async fn conflicts_at_any_time_leave_the_evidence_right() {
    let app = TestApp::start().await;
    let mut scene = Scene::new(&app).await;
    let [set, declared, recused, lifted, late] = [0, 3, 6, 9, 1].map(|number| scene.pair(number));
    let office = scene.office.person();
    for pair in [set, lifted] {
        let reason = (Reason::Board, None);
        jury::set(&app.ctx(), office, scene.filled.round_id, pair, reason).await.unwrap();
    }
    let declaration = Declaration { conflicts: vec![(declared.0, Reason::Board)], ..Declaration::default() };
    jury::declare(&app.ctx(), declared.1, scene.filled.round_id, &declaration).await.unwrap();
    jury::recuse(&app.ctx(), recused.1, recused.0, (Reason::Doubt, None)).await.unwrap();
    let conflict: ConflictId = {
        let mut conn = app.db.read().await.unwrap();
        let text = "select conflict_id from conflict where nomination_id = $1 and person_id = $2";
        on!(conn, c => sqlx::query_scalar(text).bind(lifted.0).bind(lifted.1).fetch_one(c).await).unwrap()
    };
    jury::lift(&app.ctx(), office, scene.filled.round_id, conflict, "Verwechslung").await.unwrap();
    scene.closes("Alle sind da.").await;
    scene.holds("conflicts of every origin, one lifted").await;
    // A lifted one that is found true after all, once the round is closed: in the office's own round list it is late.
    let refused = jury::set(&app.ctx(), office, scene.filled.round_id, late, (Reason::Board, None)).await;
    assert!(refused.is_err(), "a closed round takes no conflict");
    scene.reopens().await;
    jury::set(&app.ctx(), office, scene.filled.round_id, late, (Reason::Board, None)).await.unwrap();
    scene.closes("Alle sind da.").await;
    scene.holds("one more after opening again").await;
}

#[rocket::async_test]
async fn people_who_are_renamed_disabled_or_given_more_time_leave_the_evidence_right() {
    let app = TestApp::start().await;
    let mut scene = Scene::new(&app).await;
    scene.all_equal().await;
    scene.sql("update round set scoring_closes_at = '2027-09-20T12:00:00'").await;
    let juror = scene.filled.jurors[1].to_string();
    for (who, until) in [(juror.as_str(), "2027-09-22T12:00"), ("", "2027-09-25T12:00")] {
        let more = [("who", who), ("until", until), ("reason", "Frau Vogel war krank.")];
        let longer = scene.office.reads_and_posts(&format!("{}/extend", scene.round), &more).await;
        assert_eq!(longer.status, 303, "{}", longer.text);
    }
    // Names are no part of what is frozen: the last becomes the first.
    app.signed_in(scene.filled.jurors[3]).await.renames("Aaron Zuletzt").await;
    scene.closes("").await;
    scene.holds("more time, another name").await;
    app.signed_in(scene.filled.jurors[0]).await.renames("Zoe Zuerst").await;
    app.disable(scene.filled.jurors[1]).await;
    scene.lot("1").await;
    scene.holds("renamed and disabled between closing and the lot").await;
    scene.reopens().await;
    scene.closes("").await;
    scene.holds("closed again without anybody new").await;
}

#[rocket::async_test]
async fn gaps_with_a_reason_and_sheets_that_come_late_leave_the_evidence_right() {
    let app = TestApp::start().await;
    let mut scene = Scene::new(&app).await;
    let rule = "update round set quorum = 4, least_sheets = 3";
    damaged!(app.db, "how a round is counted stays once it is open", rule);
    let settings = scene.office.get(format!("{}/settings", scene.round)).await;
    let version = settings.input("version");
    let form = [("name", "Hauptrunde 2"), ("opens", ""), ("closes", "2027-10-31T23:59"), ("version", &version)];
    scene.posts(&format!("{}/settings", scene.round), &form).await;
    // A sheet that is taken back is a draft again.
    let (assignment, juror) = scene.filled.assignments[2];
    let points = scene.filled.criteria.iter().take(2).map(|id| (*id, 3)).collect();
    let draft = Content { status: SheetStatus::Draft, comment: String::new(), points };
    scoring::save(&app.ctx(), juror, assignment, 1, &draft).await.unwrap();
    scene.closes("Ein Bogen fehlt.").await;
    scene.holds("a draft, with a reason").await;
    scene.reopens().await;
    scene.says(2, 2, 9).await;
    scene.closes("").await;
    scene.holds("the sheet came after all").await;
}

#[rocket::async_test]
async fn nothing_that_the_office_may_still_change_in_a_published_call_makes_the_evidence_false() {
    let app = TestApp::start().await;
    let mut scene = Scene::new(&app).await;
    let round = {
        let mut conn = app.db.read().await.unwrap();
        laudatio::contest::rounds::store::round(&mut conn, scene.filled.round_id).await.unwrap().unwrap()
    };
    let base = format!("/office/editions/{}", round.edition_id);
    let mut conn = app.db.read().await.unwrap();
    let call = laudatio::contest::prizes::store::call(&mut conn, round.edition_id).await.unwrap().unwrap();
    drop(conn);
    let version = call.edition.version.to_string();
    let version = ("version", version.as_str());
    let criterion = format!("{base}/criteria/{}", call.criteria[0].criterion_id);
    let words = [("label_de", "Anders"), ("scale_labels_de", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10"), version];
    for (path, form) in [
        (criterion.clone(), &words[..]),
        (format!("{criterion}/remove"), &words[2..]),
        (format!("{criterion}/move"), &words[2..]),
        (format!("{base}/criteria/new"), &words[..]),
        (format!("{base}/places/add"), &words[2..]),
        (format!("{base}/places/remove"), &words[2..]),
    ] {
        let refused = scene.office.post(&path, form).await;
        assert_eq!(refused.status, 409, "{path}: {}", refused.text);
    }
    let words = [("label_de", "Bildung & Schule"), version];
    let category = format!("{base}/categories/{}", call.categories[0].category_id);
    let refused = scene.office.post(&category, &words).await;
    assert_eq!(refused.status, 409, "a jury reads under these words: {}", refused.text);
    scene.closes("").await;
    scene.holds("nothing of the call has changed").await;
}

#[rocket::async_test]
async fn a_round_of_release_0_1_0_may_differ_from_its_call_as_far_as_that_release_let_it() {
    let app = TestApp::start().await;
    let mut scene = Scene::new(&app).await;
    scene.closes("").await;
    let latest = evidence::latest(&mut app.db.read().await.unwrap(), scene.filled.round_id).await.unwrap().unwrap();
    let parts = unpack(&packed(&app, &latest).await);
    let round = scene.filled.round_id.0;
    // That release kept nothing when it published a call, and let somebody change the round's criteria.
    let record = |parts: Parts, is_late: bool, is_changed: bool| {
        let log = resealed(parts, |act| match act.act.as_str() {
            "opened" if is_late && act.subject == "edition" => act.act = "call_kept".to_owned(),
            "calendar_set" if is_changed => {
                (act.act, act.subject, act.subject_id) = ("criterion_edited".to_owned(), "round".to_owned(), round);
            }
            _ => {}
        });
        verify(&resigned(log, &key("1")), &known())
    };
    let words = edited(&parts, "criterion", "\"label\":{\"de\":\"", "\"label\":{\"de\":\"Sehr ");
    let scale = edited(&parts, "criterion", "\"scale_min\":1", "\"scale_min\":0");
    for (what, changed, is_late, is_changed, wrong, said) in [
        ("as it was", &parts, true, false, &[][..], "Die Ausschreibung wurde erst nach ihrer Veröffentlichung"),
        ("other words", &words, true, false, &[], "soweit eine frühere Fassung des Programms das zuließ"),
        ("another scale", &scale, true, true, &[], "soweit eine frühere Fassung des Programms das zuließ"),
        ("another scale, by no act", &scale, true, false, &["evidence-weight-scale"], "andere Skala"),
        ("other words today", &words, false, false, &["evidence-criterion-words"], "lautet in der Runde anders"),
        ("another scale today", &scale, false, true, &["evidence-weight-scale"], "andere Skala"),
    ] {
        let report = record(changed.clone(), is_late, is_changed);
        assert_eq!(found(&report), wrong, "{what}: {}", report.text(Lang::De));
        assert!(report.text(Lang::De).contains(said), "{what}: {}", report.text(Lang::De));
    }
}

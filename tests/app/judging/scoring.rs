//! Jurors score; the office watches and reminds.

use laudatio::contest::rounds::store as rounds;
use laudatio::ids::{AssignmentId, NominationId, PersonId};
use laudatio::on;

use crate::ground::mail::{became, fates};
use crate::stage::Stage;
use crate::support::{Answer, Visitor, damaged};

/// An open round in which everyone reads everything.
struct Jury {
    stage: Stage,
    criteria: Vec<String>,
    entries: Vec<NominationId>,
    jurors: Vec<PersonId>,
}

impl Jury {
    async fn open(entries: &[&str], jurors: &[&str]) -> Self {
        let stage = Stage::new(None).await;
        let entries = stage.entries(entries).await;
        let mut ids = Vec::new();
        for name in jurors {
            ids.push(stage.juror(name).await);
        }
        {
            let office = stage.app.office().await;
            let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
            office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await;
            assert_eq!(office.opens(stage.path("/open")).await.status, 303);
        }
        let criteria = rounds::criteria(&mut stage.app.db.read().await.unwrap(), stage.round).await.unwrap();
        let criteria = criteria.iter().map(|c| format!("points-{}", c.round_criterion_id)).collect();
        Self { stage, criteria, entries, jurors: ids }
    }

    async fn browser(&self, juror: usize) -> Visitor<'_> {
        self.stage.app.signed_in(self.jurors[juror]).await
    }

    async fn sheet(&self, entry: usize, juror: usize) -> String {
        let id: AssignmentId = self.stage.assignment(self.entries[entry], self.jurors[juror]).await.unwrap();
        format!("/jury/sheets/{id}")
    }

    /// The same points on every criterion, with the rest of the form.
    fn form<'a>(&'a self, points: &'a str, version: &'a str, act: &'a str) -> Vec<(&'a str, &'a str)> {
        let mut form = vec![("version", version), ("comment", "gut <b>"), ("act", act)];
        form.extend(self.criteria.iter().map(|name| (name.as_str(), points)));
        form
    }

    async fn count(&self, table: &'static str) -> i64 {
        let mut conn = self.stage.app.db.read().await.unwrap();
        let sql = format!("select count(*) from {table}");
        on!(conn, c => sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(c).await).unwrap()
    }
}

fn flashes(answer: &Answer, key: &str) -> bool {
    answer.headers.iter().any(|(name, value)| name.eq_ignore_ascii_case("set-cookie") && value.contains(key))
}

#[rocket::async_test]
async fn a_juror_saves_a_draft_submits_and_changes_it() {
    let jury = Jury::open(&["Brücke", "Garten"], &["Ada"]).await;
    let ada = jury.browser(0).await;
    let list = ada.get("/jury").await;
    assert!(list.contains("Beginnen: Brücke") && list.contains("Garten"), "{}", list.text);
    let sheet = jury.sheet(0, 0).await;
    let page = ada.get(&sheet).await;
    assert_eq!(page.status, 200);
    assert!(page.contains("1 von 2") && page.contains("autocomplete=\"off\""), "{}", page.text);
    assert_eq!(page.input("version"), "0");

    let answer = ada.post(&sheet, &jury.form("5", "0", "draft")).await;
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some(&sheet[..])));
    let page = ada.get(&sheet).await;
    assert!(page.contains("gut &lt;b&gt;") && page.contains("data-total>50,0<"), "{}", page.text);
    assert!(ada.get("/jury").await.contains("Weiter: Brücke"));

    let answer = ada.post(&sheet, &jury.form("10", "1", "submit")).await;
    assert!(flashes(&answer, "scoring-submitted-next"), "{:?}", answer.headers);
    assert_eq!(answer.location, Some(jury.sheet(1, 0).await));
    let answer = ada.post(&sheet, &jury.form("8", "2", "submit")).await;
    assert_eq!(answer.status, 303);
    let other = jury.sheet(1, 0).await;
    let answer = ada.post(&other, &jury.form("7", "0", "submit")).await;
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/jury")));
    assert!(flashes(&answer, "scoring-submitted-all"));
    assert_eq!(jury.count("sheet").await, 2);
    assert_eq!(jury.count("sheet_history").await, 4);
    let page = ada.get(&sheet).await;
    assert!(page.contains("data-total>80,0<") && page.contains("Änderung abgeben"), "{}", page.text);
}

#[rocket::async_test]
async fn what_is_submitted_needs_all_points_and_loses_nothing() {
    let jury = Jury::open(&["Brücke"], &["Ada"]).await;
    let (ada, sheet) = (jury.browser(0).await, jury.sheet(0, 0).await);
    let mut form = jury.form("7", "0", "submit");
    form.pop();
    let page = ada.post(&sheet, &form).await;
    assert_eq!(page.status, 422);
    assert!(page.contains("Bitte vergeben Sie Punkte.") && page.contains("gut &lt;b&gt;"), "{}", page.text);
    assert_eq!(page.text.matches(" checked").count(), jury.criteria.len() - 1);
    // From 1 to 10: what is beyond, between or beside the scale is refused.
    for points in ["0", "11", "-1", "7.5", "viel", "<script>"] {
        let page = ada.post(&sheet, &jury.form(points, "0", "draft")).await;
        assert_eq!(page.status, 422, "{points}");
        assert!(!page.contains("<script>alert"), "{points}");
    }
    let long = "x".repeat(5001);
    let mut form = jury.form("7", "0", "draft");
    form[1].1 = &long;
    let page = ada.post(&sheet, &form).await;
    assert_eq!(page.status, 422);
    assert!(page.contains("Der Text ist zu lang.") && page.contains(&long));
    // An empty draft is a draft.
    assert_eq!(ada.post(&sheet, &[("version", &ada.get(&sheet).await.input("version"))]).await.status, 303);
}

#[rocket::async_test]
async fn a_stale_sheet_is_refused_with_both_values_shown() {
    let jury = Jury::open(&["Brücke"], &["Ada"]).await;
    let (laptop, sheet) = (jury.browser(0).await, jury.sheet(0, 0).await);
    let phone = jury.browser(0).await;
    assert_eq!(laptop.post(&sheet, &jury.form("9", "0", "submit")).await.status, 303);
    let page = phone.post(&sheet, &jury.form("2", "0", "draft")).await;
    assert_eq!(page.status, 409);
    assert!(page.contains("Jetzt eingegeben") && page.contains("Schon gespeichert"), "{}", page.text);
    assert!(page.contains(">2<") && page.contains(">9<"), "{}", page.text);
    assert!(laptop.get(&sheet).await.contains("data-total>90,0<"));

    // Mine shall count: the page sends everything once more, on top of what is stored.
    let version = page.input("version");
    assert_eq!((version.as_str(), page.input("act").as_str()), ("1", "draft"));
    assert_eq!(phone.post(&sheet, &jury.form("2", &version, "draft")).await.status, 303);
    assert!(laptop.get(&sheet).await.contains("data-total>20,0<"));
    assert_eq!(jury.count("sheet_history").await, 2);
}

#[rocket::async_test]
async fn the_same_sheet_twice_is_saved_once() {
    let jury = Jury::open(&["Brücke"], &["Ada"]).await;
    let (ada, sheet) = (jury.browser(0).await, jury.sheet(0, 0).await);
    for _ in 0..2 {
        assert_eq!(ada.post(&sheet, &jury.form("9", "0", "submit")).await.status, 303);
    }
    let form = jury.form("6", "1", "submit");
    let (one, two) = rocket::tokio::join!(ada.post(&sheet, &form), ada.post(&sheet, &form));
    assert_eq!((one.status, two.status), (303, 303));
    assert_eq!(jury.count("sheet_history").await, 2);
}

#[rocket::async_test]
async fn of_two_different_sheets_at_once_one_wins() {
    let jury = Jury::open(&["Brücke"], &["Ada"]).await;
    let (ada, sheet) = (jury.browser(0).await, jury.sheet(0, 0).await);
    let (high, low) = (jury.form("9", "0", "submit"), jury.form("2", "0", "submit"));
    let (one, two) = rocket::tokio::join!(ada.post(&sheet, &high), ada.post(&sheet, &low));
    let mut statuses = [one.status, two.status];
    statuses.sort();
    assert_eq!(statuses, [303, 409]);
    assert_eq!((jury.count("sheet").await, jury.count("sheet_history").await), (1, 1));
    assert_eq!(jury.count("score").await, i64::try_from(jury.criteria.len()).unwrap());
}

#[rocket::async_test]
async fn two_jurors_score_at_the_same_time() {
    let jury = Jury::open(&["Brücke"], &["Ada", "Ben"]).await;
    let (ada, ben) = (jury.browser(0).await, jury.browser(1).await);
    let (a, b) = (jury.sheet(0, 0).await, jury.sheet(0, 1).await);
    let (high, low) = (jury.form("9", "0", "submit"), jury.form("2", "0", "submit"));
    let (one, two) = rocket::tokio::join!(ada.post(&a, &high), ben.post(&b, &low));
    assert_eq!((one.status, two.status), (303, 303));
    assert!(ada.get(&a).await.contains("data-total>90,0<"));
    assert!(ben.get(&b).await.contains("data-total>20,0<"));
}

#[rocket::async_test]
async fn anothers_sheet_is_not_there() {
    let jury = Jury::open(&["Brücke"], &["Ada", "Ben"]).await;
    let (ada, bens) = (jury.browser(0).await, jury.sheet(0, 1).await);
    assert_eq!(ada.get(&bens).await.status, 404);
    assert_eq!(ada.post(&bens, &jury.form("1", "0", "submit")).await.status, 404);
    assert_eq!(ada.post(format!("{bens}/recuse"), &[("reason", "organ")]).await.status, 404);
    let office = jury.stage.app.office().await;
    assert_eq!(office.get(&bens).await.status, 404);
    assert_eq!(office.get("/jury").await.status, 404);
    assert_eq!(jury.stage.app.public().get(&bens).await.status, 401);
    assert_eq!(ada.forged_post(jury.sheet(0, 0).await).await.status, 400);
    assert_eq!(ada.get("/jury/sheets/1").await.status, 404);
    assert_eq!(jury.count("sheet").await, 0);
}

#[rocket::async_test]
async fn a_recused_juror_finds_the_entry_nowhere() {
    let jury = Jury::open(&["Anker", "Brücke", "Chor"], &["Ada", "Ben"]).await;
    let (ada, bridge) = (jury.browser(0).await, jury.sheet(1, 0).await);
    let (before, after) = (jury.sheet(0, 0).await, jury.sheet(2, 0).await);
    assert_eq!(ada.post(&bridge, &jury.form("9", "0", "submit")).await.status, 303);
    assert!(ada.get("/jury").await.contains("Brücke"));
    assert!(ada.get(&before).await.contains("1 von 3"));
    assert!(ada.get(&before).await.contains(&format!("{bridge}\" rel=\"next\"")));

    let page = ada.post(format!("{bridge}/recuse"), &[("reason", ""), ("note", "Mein Verein")]).await;
    assert_eq!(page.status, 422);
    assert!(page.contains("Mein Verein") && page.contains("Bitte wählen Sie etwas aus."), "{}", page.text);
    let form = [("reason", "organ"), ("note", "Mein Verein")];
    assert_eq!(ada.post(format!("{bridge}/recuse"), &form).await.status, 303);

    let list = ada.get("/jury").await;
    assert!(!list.contains("Brücke") && list.contains("0 von 2"), "{}", list.text);
    assert_eq!(ada.get(&bridge).await.status, 404);
    assert_eq!(ada.post(&bridge, &jury.form("1", "1", "draft")).await.status, 404);
    assert_eq!(ada.post(format!("{bridge}/recuse"), &form).await.status, 404);
    for (sheet, place) in [(&before, "1 von 2"), (&after, "2 von 2")] {
        let page = ada.get(sheet).await;
        assert!(page.contains(place) && !page.contains(&bridge) && !page.contains("Brücke"), "{}", page.text);
    }
    // The sheet does not count any more, and the office sees why.
    let office = jury.stage.app.office().await;
    let round = office.get(jury.stage.path("")).await;
    assert!(round.contains("0 / 5"), "{}", round.text);
    let conflicts = office.get(jury.stage.path("/conflicts")).await;
    assert!(conflicts.contains("Jurymitglied selbst") && conflicts.contains("Mein Verein"), "{}", conflicts.text);
    assert!(office.get(jury.stage.path(&format!("/assignment/{}", jury.entries[1]))).await.contains("befangen"));
    let history = office.get(format!("/office/nominations/{}", jury.entries[1])).await;
    for said in ["Hat sich für befangen erklärt", "Grund: ist Mitglied des Vorstands", "Mein Verein"] {
        assert!(history.contains(said), "{said}: {}", history.text);
    }
    // Ben is not concerned.
    assert!(jury.browser(1).await.get("/jury").await.contains("Brücke"));

    // The office takes it back: sheet and points are there again.
    let lift = conflicts.text.split("href=\"").find(|part| part.contains("/lift\"")).unwrap();
    let lift = lift.split('"').next().unwrap();
    assert_eq!(office.get(lift).await.status, 200);
    assert_eq!(office.post(lift, &[("reason", "")]).await.status, 422);
    assert_eq!(office.post(lift, &[("reason", "Verwechslung")]).await.status, 303);
    assert_eq!(office.post(lift, &[("reason", "Verwechslung")]).await.status, 404);
    assert!(ada.get(&bridge).await.contains("data-total>90,0<"));
}

#[rocket::async_test]
async fn a_conflict_set_by_the_office_ends_an_assignment() {
    let jury = Jury::open(&["Brücke"], &["Ada", "Ben"]).await;
    let (ada, sheet) = (jury.browser(0).await, jury.sheet(0, 0).await);
    assert_eq!(ada.get(&sheet).await.status, 200);
    let office = jury.stage.app.office().await;
    let (entry, person) = (jury.entries[0].to_string(), jury.jurors[0].to_string());
    let form = [("person_id", &person[..]), ("nomination_id", &entry), ("reason", "vorteil"), ("note", "<script>")];
    for (name, wrong) in [("person_id", ""), ("nomination_id", "1"), ("reason", "laune")] {
        let form: Vec<_> = form.iter().map(|&(n, v)| (n, if n == name { wrong } else { v })).collect();
        let page = office.post(jury.stage.path("/conflicts"), &form).await;
        assert_eq!(page.status, 422, "{name}");
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script>\n"), "{name}");
    }
    assert_eq!(office.post(jury.stage.path("/conflicts"), &form).await.status, 303);
    assert_eq!(office.post(jury.stage.path("/conflicts"), &form).await.status, 409);
    assert_eq!(ada.get(&sheet).await.status, 404);
    assert!(ada.get("/jury").await.contains("Zurzeit gibt es nichts zu bewerten"));
}

#[rocket::async_test]
async fn a_conflict_that_comes_up_later_leaves_a_closed_round_as_it_was() {
    let jury = Jury::open(&["Brücke"], &["Ada"]).await;
    let (ada, sheet) = (jury.browser(0).await, jury.sheet(0, 0).await);
    ada.post(&sheet, &jury.form("9", "0", "submit")).await;
    let office = jury.stage.app.office().await;
    assert_eq!(office.closes(&jury.stage.path(""), "").await.status, 303);
    let (entry, person) = (jury.entries[0].to_string(), jury.jurors[0].to_string());
    let form = [("person_id", &person[..]), ("nomination_id", &entry), ("reason", "vorteil")];
    assert_eq!(office.post(jury.stage.path("/conflicts"), &form).await.status, 409);

    let list = format!("/office/editions/{}/rounds", jury.stage.edition);
    let second = office.post(&list, &[("name", "Endrunde"), ("distribution", "everyone")]).await.location.unwrap();
    office.post(format!("{second}/entries"), &[("entries", &entry)]).await;
    office.post(format!("{second}/jurors"), &[("jurors", &person)]).await;
    assert_eq!(office.post(format!("{second}/conflicts"), &form).await.status, 303);
    // The juror reads it nowhere any more, but what was decided stays decided.
    assert_eq!(ada.get(&sheet).await.status, 404);
    assert!(!ada.get("/jury").await.contains("Brücke"));
    assert_eq!(jury.count("assignment where recused_at is null").await, 1);
    assert!(office.get(jury.stage.path("/ranking")).await.contains("90,0"));
}

#[rocket::async_test]
async fn a_conflict_of_a_closed_round_stays() {
    let jury = Jury::open(&["Brücke", "Garten"], &["Ada", "Ben"]).await;
    let office = jury.stage.app.office().await;
    let (entry, person) = (jury.entries[0].to_string(), jury.jurors[0].to_string());
    let form = [("person_id", &person[..]), ("nomination_id", &entry), ("reason", "vorteil")];
    assert_eq!(office.post(jury.stage.path("/conflicts"), &form).await.status, 303);
    assert_eq!(office.closes(&jury.stage.path(""), "Nur eine Probe").await.status, 303);
    let list = format!("/office/editions/{}/rounds", jury.stage.edition);
    let second = office.post(&list, &[("name", "Endrunde"), ("distribution", "everyone")]).await.location.unwrap();
    let mut conn = jury.stage.app.db.read().await.unwrap();
    let sql = "select conflict_id from conflict";
    let id: laudatio::ids::ConflictId = on!(conn, c => sqlx::query_scalar(sql).fetch_one(c).await).unwrap();
    drop(conn);
    let lift = format!("/conflicts/{id}/lift");
    let reason = [("reason", "Ein Versehen")];
    assert_eq!(office.post(format!("{second}{lift}"), &reason).await.status, 404, "the entry is not in this round");
    office.post(format!("{second}/entries"), &[("entries", &entry)]).await;
    office.post(format!("{second}/jurors"), &[("jurors", &person)]).await;
    let refused = office.post(format!("{second}{lift}"), &reason).await;
    assert!(refused.status == 409 && refused.contains("gehören zum Ergebnis"), "{}", refused.text);
    assert_eq!(jury.count("conflict").await, 1);
}

#[rocket::async_test]
async fn others_scores_show_only_after_the_own_and_only_if_the_edition_says_so() {
    let jury = Jury::open(&["Brücke"], &["Ada", "Ben", "Cem"]).await;
    let (ada, ben) = (jury.browser(0).await, jury.browser(1).await);
    let (a, b) = (jury.sheet(0, 0).await, jury.sheet(0, 1).await);
    ben.post(&b, &jury.form("3", "0", "submit")).await;
    ada.post(&a, &jury.form("9", "0", "submit")).await;
    let set = |shows: bool| {
        let (db, edition) = (jury.stage.app.db.clone(), jury.stage.edition);
        async move {
            let text = "update edition set shows_scores = $1 where edition_id = $2";
            damaged!(db, "the rules of a published call stay", text, shows, edition);
        }
    };
    set(false).await;
    assert!(!ada.get(&a).await.contains("Bewertungen der anderen"));
    set(true).await;
    let page = ada.get(&a).await;
    assert!(page.contains("Bewertungen der anderen") && page.contains("Ben") && page.contains("30,0"), "{}", page.text);
    assert!(!page.contains("Cem"));
    // Back in the draft nothing is shown any more, and neither is somebody who stepped back.
    ada.post(&a, &jury.form("9", "1", "draft")).await;
    assert!(!ada.get(&a).await.contains("Bewertungen der anderen"));
    ada.post(&a, &jury.form("9", "2", "submit")).await;
    ben.post(format!("{b}/recuse"), &[("reason", "organ")]).await;
    assert!(!ada.get(&a).await.contains("30,0"));
}

#[rocket::async_test]
async fn scores_are_taken_within_the_window_only() {
    let jury = Jury::open(&["Brücke"], &["Ada"]).await;
    let office = jury.stage.app.office().await;
    let version = office.get(jury.stage.path("/settings")).await.input("version");
    let form = [
        ("name", "Vorauswahl"),
        ("opens", "2027-10-01T08:00"),
        ("closes", "2027-10-31T23:59"),
        ("version", &version[..]),
    ];
    assert_eq!(office.post(jury.stage.path("/settings"), &form).await.status, 303);
    let sheet = jury.sheet(0, 0).await;
    for (moment, status, sentence) in [
        ("2027-10-01T05:59:59Z", 409, "hat noch nicht begonnen"),
        ("2027-10-01T06:00:00Z", 303, ""),
        ("2027-10-31T22:59:59Z", 303, ""),
        ("2027-10-31T23:00:00Z", 409, "ist vorbei"),
    ] {
        jury.stage.app.at(moment);
        let ada = jury.browser(0).await;
        let page = ada.get(&sheet).await;
        assert_eq!(page.status, 200, "{moment}");
        let version = if status == 303 { page.input("version") } else { "0".into() };
        let answer = ada.post(&sheet, &jury.form("7", &version, "draft")).await;
        assert_eq!(answer.status, status, "{moment}");
        assert!(answer.contains(sentence) && page.contains(sentence), "{moment}: {}", answer.text);
    }
}

#[rocket::async_test]
async fn a_closed_round_is_read_only() {
    let jury = Jury::open(&["Brücke"], &["Ada"]).await;
    let (ada, sheet) = (jury.browser(0).await, jury.sheet(0, 0).await);
    ada.post(&sheet, &jury.form("9", "0", "submit")).await;
    let office = jury.stage.app.office().await;
    assert_eq!(office.closes(&jury.stage.path(""), "").await.status, 303);
    let page = ada.get(&sheet).await;
    assert!(
        page.contains("Ändern lässt sich nur etwas, wenn sie wieder geöffnet wird.") && page.contains("90,0"),
        "{}",
        page.text
    );
    assert!(!page.contains("type=\"radio\""), "{}", page.text);
    assert!(ada.get("/jury").await.contains("Abgeschlossene Runden"));
    for (path, form) in [
        (sheet.clone(), jury.form("1", "1", "submit")),
        (format!("{sheet}/recuse"), vec![("reason", "organ")]),
        (jury.stage.path("/open"), vec![]),
        (jury.stage.path("/remind"), vec![]),
    ] {
        let who = if path.starts_with("/jury") { &ada } else { &office };
        let answer = who.post(&path, &form).await;
        assert_eq!(answer.status, 409, "{path}");
    }
    assert!(office.get(jury.stage.path("")).await.contains("Rangliste ansehen"));
    assert_eq!(jury.count("sheet_history").await, 1);
}

#[rocket::async_test]
async fn before_the_round_opens_there_is_nothing_to_see() {
    let stage = Stage::new(None).await;
    let (entry, ada) = (stage.entry("Brücke").await, stage.juror("Ada").await);
    let office = stage.app.office().await;
    let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
    office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await;
    let sheet = stage.assignment(entry, ada).await.unwrap();
    let ada = stage.app.signed_in(ada).await;
    assert_eq!(ada.get(format!("/jury/sheets/{sheet}")).await.status, 404);
    assert!(!ada.get("/jury").await.contains("Brücke"));
}

#[rocket::async_test]
async fn an_assignment_with_a_sheet_stays() {
    let jury = Jury::open(&["Brücke"], &["Ada", "Ben"]).await;
    let sheet = jury.sheet(0, 0).await;
    jury.browser(0).await.post(&sheet, &jury.form("9", "0", "draft")).await;
    let office = jury.stage.app.office().await;
    let id = sheet.rsplit('/').next().unwrap().to_owned();
    let answer = office.post(jury.stage.path("/assignment/remove"), &[("assignment_id", &id)]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.contains("schon mit der Bewertung begonnen"), "{}", answer.text);
    let other = jury.sheet(0, 1).await;
    let id = other.rsplit('/').next().unwrap().to_owned();
    assert_eq!(office.post(jury.stage.path("/assignment/remove"), &[("assignment_id", &id)]).await.status, 303);
    assert_eq!(jury.browser(1).await.get(&other).await.status, 404);
}

#[rocket::async_test]
async fn late_jurors_are_reminded_by_one_click() {
    let jury = Jury::open(&["Brücke", "Garten"], &["Ada", "Ben"]).await;
    let ada = jury.browser(0).await;
    for entry in 0..2 {
        ada.post(jury.sheet(entry, 0).await, &jury.form("9", "0", "submit")).await;
    }
    let office = jury.stage.app.office().await;
    let page = office.get(jury.stage.path("")).await;
    assert!(page.contains("2 / 4") && page.contains("Ein Jurymitglied erinnern"), "{}", page.text);
    let answer = office.post(jury.stage.path("/remind"), &[]).await;
    assert_eq!(answer.status, 303);
    // A double click sends no second mail.
    office.post(jury.stage.path("/remind"), &[]).await;
    office.post(jury.stage.path("/remind"), &[("person_id", &jury.jurors[1].to_string())]).await;
    let first = jury.stage.app.clock.now();
    for (minutes, mails) in [(59, 1), (60, 2)] {
        jury.stage.app.clock.set(first + chrono::Duration::minutes(minutes));
        office.post(jury.stage.path("/remind"), &[]).await;
        assert_eq!(jury.count("mail where kind = 'reminder'").await, mails, "after {minutes} minutes");
    }
    assert_eq!(jury.count("mail where kind = 'reminder' and body_text like '%http://localhost/jury%'").await, 2);
    jury.stage.app.at("2027-09-20T12:00:00Z");
    office.post(jury.stage.path("/remind"), &[("person_id", &jury.jurors[1].to_string())]).await;
    assert_eq!(jury.count("mail where kind = 'reminder'").await, 3);
    // A clock that was put back keeps nobody from being reminded.
    jury.stage.app.at("2027-09-20T11:50:00Z");
    office.post(jury.stage.path("/remind"), &[("person_id", &jury.jurors[1].to_string())]).await;
    assert_eq!(jury.count("mail where kind = 'reminder'").await, 4);
    for (person, status) in [("1", 404), (&jury.stage.by.to_string()[..], 404)] {
        assert_eq!(office.post(jury.stage.path("/remind"), &[("person_id", person)]).await.status, status);
    }
    assert_eq!(ada.post(jury.stage.path("/remind"), &[]).await.status, 404);
}

#[rocket::async_test]
async fn the_round_says_what_comes_next() {
    let stage = Stage::new(None).await;
    let office = stage.app.office().await;
    let sees = async |sentence: &str| {
        let page = office.get(stage.path("")).await;
        assert_eq!(page.status, 200);
        assert!(page.contains(sentence), "{sentence}: {}", page.text);
    };
    sees("Nominierungen zulassen").await;
    stage.nomination("Brücke", laudatio::contest::nominations::model::Screening::Eligible).await;
    sees("Alle zugelassenen aufnehmen").await;
    office.post(stage.path("/entries/all"), &[]).await;
    sees("Jury auswählen").await;
    stage.juror("Ada").await;
    sees("Verteilung vorschlagen").await;
    let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
    office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await;
    sees("Alles ist vorbereitet.").await;
    office.opens(stage.path("/open")).await;
    sees("Die Jury bewertet").await;
}

#[rocket::async_test]
async fn the_pages_cost_the_same_with_ten_and_with_a_thousand_entries() {
    let mut costs = Vec::new();
    for n in [10, 1000] {
        let titles: Vec<String> = (0..n).map(|n| format!("Projekt {n}")).collect();
        let jury = Jury::open(&titles.iter().map(String::as_str).collect::<Vec<_>>(), &["Ada"]).await;
        let (ada, office) = (jury.browser(0).await, jury.stage.app.office().await);
        let mut cost = Vec::new();
        for (who, path) in [(&ada, "/jury".to_owned()), (&ada, jury.sheet(3, 0).await), (&office, jury.stage.path(""))]
        {
            let before = jury.stage.app.db.statements();
            assert_eq!(who.get(&path).await.status, 200);
            cost.push(jury.stage.app.db.statements() - before);
        }
        costs.push(cost);
    }
    assert_eq!(costs[0], costs[1]);
}

#[rocket::async_test]
async fn a_page_names_its_place_in_the_title_and_foreign_text_its_language() {
    let jury = Jury::open(&["Brücke"], &["Ada"]).await;
    let office = jury.stage.app.office().await;
    for room in ["/criteria", "/conflicts", "/assignment"] {
        let page = office.get(jury.stage.path(room)).await;
        let title = page.text.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert!(title.contains(" – Vorauswahl – ") && title.contains("Integrationspreis"), "{room}: {title}");
    }
    let (german, english) = (jury.browser(0).await, jury.browser(0).await.speaking("en"));
    let sheet = jury.sheet(0, 0).await;
    let page = english.get(&sheet).await;
    assert!(page.contains("<h1 dir=\"auto\" lang=\"de\">Brücke</h1>"), "{}", page.text);
    assert!(page.contains("<dd dir=\"auto\" lang=\"de\">Brücke</dd>"), "{}", page.text);
    assert!(!german.get(&sheet).await.text.split("<main").nth(1).unwrap().contains("lang=\"de\">"));
    let detail = english.get(format!("/office/nominations/{}", jury.entries[0])).await;
    assert_eq!(detail.status, 404);
    let detail = office.speaking("en").get(format!("/office/nominations/{}", jury.entries[0])).await;
    assert!(detail.contains("<dd dir=\"auto\" lang=\"de\">"), "{}", detail.text);
}

#[rocket::async_test]
async fn what_is_still_to_do_comes_first_for_jurors_and_for_the_office() {
    let jury = Jury::open(&["Anker", "Brücke"], &["Ada"]).await;
    let (ada, office) = (jury.browser(0).await, jury.stage.app.office().await);
    assert_eq!(ada.post(jury.sheet(0, 0).await, &jury.form("9", "0", "submit")).await.status, 303);
    let list = ada.get("/jury").await.text;
    let (rest, done) = list.split_once("Abgegeben (1)").unwrap();
    assert!(rest.contains("Brücke") && done.contains("Anker"), "{list}");
    let call = office.get(format!("/office/editions/{}", jury.stage.edition)).await.text;
    let (due, end) = (call.find("Die Jury bewertet: Vorauswahl").unwrap(), call.find("Ausschreibung beenden"));
    assert!(end.is_none_or(|end| due < end), "{call}");
    assert!(call.contains("1 von 2"), "{call}");
}

#[rocket::async_test]
async fn the_office_gives_everybody_or_one_juror_more_time() {
    let jury = Jury::open(&["Brücke"], &["Ada", "Ben"]).await;
    let office = jury.stage.app.office().await;
    let extend = jury.stage.path("/extend");
    let nothing = office.post(&extend, &[("until", "2027-10-31T23:59"), ("reason", "x")]).await;
    assert!(nothing.status == 409 && nothing.contains("hat kein festes Ende"), "{}", nothing.text);
    let version = office.get(jury.stage.path("/settings")).await.input("version");
    let form = [("name", "Vorauswahl"), ("closes", "2027-10-01T12:00"), ("version", &version[..])];
    assert_eq!(office.post(jury.stage.path("/settings"), &form).await.status, 303);
    // From now on the end moves by an extension only.
    assert!(!office.get(jury.stage.path("/settings")).await.contains("name=\"closes\""));
    let version = office.get(jury.stage.path("/settings")).await.input("version");
    let form = [("name", "Vorauswahl"), ("closes", "2027-12-01T12:00"), ("version", &version[..])];
    assert_eq!(office.post(jury.stage.path("/settings"), &form).await.status, 303);
    assert!(office.get(jury.stage.path("")).await.contains("1. Oktober 2027, 12:00 Uhr"));

    jury.stage.app.at("2027-10-01T10:01:00Z");
    let office = jury.stage.app.office().await;
    let (ada, ben) = (jury.jurors[0].to_string(), jury.jurors[1].to_string());
    for (until, reason, sentence) in [
        ("", "krank", "Bitte füllen Sie dieses Feld aus."),
        ("gestern", "krank", "Bitte geben Sie ein Datum ein"),
        ("2027-10-01T12:00", "krank", "Das ist nicht später als das jetzige Ende."),
        ("2027-10-08T12:00", " ", "Bitte füllen Sie dieses Feld aus."),
    ] {
        let page = office.post(&extend, &[("who", &ada[..]), ("until", until), ("reason", reason)]).await;
        assert!(page.status == 422 && page.contains(sentence), "{until} {reason}: {}", page.text);
    }
    let late = jury.browser(0).await.post(&jury.sheet(0, 0).await, &jury.form("7", "0", "draft")).await;
    assert_eq!(late.status, 409, "the period is over");
    let form = [("who", &ada[..]), ("until", "2027-10-08T12:00"), ("reason", "krank <b>")];
    // What will hold is read back first: nothing has happened, and nobody was written to.
    let page = office.post(&extend, &form).await;
    assert_eq!(page.status, 200, "{}", page.text);
    for text in ["Bewerten bis Freitag, 8. Oktober 2027, 12:00 Uhr", "in 7 Tagen", "Freitag, 1. Oktober 2027", "Ada"] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    assert_eq!(jury.count("mail where kind = 'extension'").await, 0);
    assert_eq!(office.reads_and_posts(&extend, &form).await.status, 303);
    assert_eq!(office.post(&extend, &form).await.status, 422, "a second click gives no more time");

    let page = jury.browser(0).await.get("/jury").await;
    assert!(page.contains("8. Oktober 2027, 12:00 Uhr") && page.contains("Für Sie verlängert"), "{}", page.text);
    for (number, status) in [(0, 303), (1, 409)] {
        let sheet = jury.sheet(0, number).await;
        let answer = jury.browser(number).await.post(&sheet, &jury.form("7", "0", "draft")).await;
        assert_eq!(answer.status, status, "juror {number}");
    }
    assert!(!jury.browser(1).await.get("/jury").await.contains("Für Sie verlängert"));
    let page = office.get(jury.stage.path("")).await;
    assert!(page.contains("krank &lt;b&gt;") && page.contains("8. Oktober 2027, 12:00 Uhr"), "{}", page.text);
    // Only whoever can still score is reminded.
    assert!(office.post(jury.stage.path("/remind"), &[]).await.status == 303);
    assert_eq!(jury.count("mail where kind = 'reminder'").await, 1);
    assert_eq!(jury.count("mail where kind = 'extension'").await, 1);
    assert_eq!(jury.count("mail where body_text like '%krank%'").await, 0, "the reason is the office's own");

    let form = [("who", ""), ("until", "2027-10-15T12:00"), ("reason", "Alle brauchen länger.")];
    assert_eq!(office.reads_and_posts(&extend, &form).await.status, 303);
    let sheet = jury.sheet(0, 1).await;
    assert_eq!(jury.browser(1).await.post(&sheet, &jury.form("7", "0", "draft")).await.status, 303);
    assert_eq!(jury.count("mail where kind = 'extension'").await, 3);
    jury.stage.app.at("2027-10-15T10:01:00Z");
    let answer = jury.browser(1).await.post(&sheet, &jury.form("8", "1", "draft")).await;
    assert_eq!(answer.status, 409, "and then it is over");

    let ben_himself = jury.browser(1).await;
    let form = [("who", &ben[..]), ("until", "2027-11-01T12:00"), ("reason", "x")];
    assert_eq!(ben_himself.post(&extend, &form).await.status, 404);
    assert_eq!(jury.stage.app.public().post(&extend, &form).await.status, 401);
    let stranger = uuid::Uuid::now_v7().to_string();
    let office = jury.stage.app.office().await;
    let form = [("who", &stranger[..]), ("until", "2027-11-01T12:00"), ("reason", "x")];
    assert_eq!(office.post(&extend, &form).await.status, 404);
}

#[rocket::async_test]
async fn more_time_with_a_wrong_year_is_taken_back_and_the_jury_is_told() {
    let jury = Jury::open(&["Brücke"], &["Ada", "Ben"]).await;
    let office = jury.stage.app.office().await;
    let version = office.get(jury.stage.path("/settings")).await.input("version");
    let form = [("name", "Vorauswahl"), ("closes", "2027-10-01T12:00"), ("version", &version[..])];
    assert_eq!(office.post(jury.stage.path("/settings"), &form).await.status, 303);
    let extend = jury.stage.path("/extend");
    let form = [("who", ""), ("until", "2029-10-08T12:00"), ("reason", "Mehr Zeit.")];
    let page = office.post(&extend, &form).await;
    assert!(page.contains("Ist das richtig?") && page.contains("738 Tage mehr als bisher"), "{}", page.text);
    assert!(
        page.contains("Montag, 8. Oktober 2029, 12:00 Uhr") && page.contains("2 E-Mails warten dann"),
        "{}",
        page.text
    );
    assert_eq!(office.reads_and_posts(&extend, &form).await.status, 303);
    let page = office.get(&extend).await;
    let back = page.text.split("href=\"").find(|rest| rest.contains("/extensions/")).unwrap();
    let back = back.split('"').next().unwrap().to_owned();
    // Why is said, and who had been told is told.
    let page = office.get(&back).await;
    assert!(page.contains("Bewerten bis Freitag, 1. Oktober 2027, 12:00 Uhr"), "{}", page.text);
    assert_eq!(office.post(&back, &[("reason", " ")]).await.status, 422);
    assert_eq!(office.post(&back, &[("reason", "Das Jahr war falsch.")]).await.status, 303);
    assert_eq!(jury.count("mail where kind = 'correction' and body_text like '%8. Oktober 2029%'").await, 2);
    assert_eq!(jury.count("mail where kind = 'correction' and body_text like '%1. Oktober 2027%'").await, 2);
    assert!(jury.browser(0).await.get("/jury").await.contains("1. Oktober 2027, 12:00 Uhr"));
    let record = office.get("/office/audit?act=round.extension_taken_back").await;
    assert!(record.contains("Das Jahr war falsch."), "{}", record.text);
    assert_eq!(office.get(&back).await.status, 404, "it is taken back once");
    assert_eq!(office.post(&back, &[("reason", "x")]).await.status, 404);
}

#[rocket::async_test]
async fn no_mail_to_jurors_leaves_that_is_not_so_any_more() {
    let jury = Jury::open(&["Brücke"], &["Ada", "Ben"]).await;
    let app = &jury.stage.app;
    let office = app.office().await;
    let version = office.get(jury.stage.path("/settings")).await.input("version");
    let form = [("name", "Vorauswahl"), ("closes", "2027-10-01T12:00"), ("version", &version[..])];
    assert_eq!(office.post(jury.stage.path("/settings"), &form).await.status, 303);
    let remind = jury.stage.path("/remind");
    assert_eq!(office.post(&remind, &[]).await.status, 303);
    let sheet = jury.sheet(0, 0).await;
    assert_eq!(jury.browser(0).await.post(&sheet, &jury.form("7", "0", "submit")).await.status, 303);
    assert_eq!(fates(app, "reminder").await, became(&[("done", 1), ("sent", 1)]));

    // The end has moved, and moved on, and back; Ada has more time than everybody.
    app.clock.set(app.clock.now() + chrono::Duration::hours(2));
    assert_eq!(office.post(&remind, &[]).await.status, 303);
    let (extend, ada) = (jury.stage.path("/extend"), jury.jurors[0].to_string());
    let more = async |who: &str, until: &str| {
        let form = [("who", who), ("until", until), ("reason", "x")];
        assert_eq!(office.reads_and_posts(&extend, &form).await.status, 303, "{until}");
    };
    more(&ada, "2027-10-05T12:00").await;
    more("", "2027-10-03T12:00").await;
    assert_eq!(fates(app, "reminder").await, became(&[("done", 1), ("said", 1), ("sent", 1)]));
    assert_eq!(fates(app, "extension").await, became(&[("sent", 3)]));
    assert_eq!(jury.count("mail where kind = 'extension' and body_text like '%bis 5. Oktober 2027%'").await, 2);
    more("", "2029-10-08T12:00").await;
    let page = office.get(&extend).await;
    let hrefs = page.text.split("href=\"").filter_map(|rest| rest.split('"').next());
    let mut taken = Vec::new();
    for back in hrefs.filter(|href| href.contains("/extensions/")) {
        if office.get(back).await.contains("8. Oktober 2029") {
            taken.push(office.post(back, &[("reason", "Das Jahr war falsch.")]).await.status);
        }
    }
    assert_eq!(taken, [303]);
    assert_eq!(fates(app, "extension").await, became(&[("said", 2), ("sent", 3)]));
    assert_eq!(fates(app, "correction").await, became(&[("sent", 2)]));

    more("", "2027-10-08T12:00").await;
    app.at("2027-10-08T10:01:00Z");
    assert_eq!(fates(app, "extension").await, became(&[("round", 2), ("said", 2), ("sent", 3)]));
}

#[rocket::async_test]
async fn more_time_that_somebody_has_used_stays() {
    let jury = Jury::open(&["Brücke"], &["Ada", "Ben"]).await;
    let app = &jury.stage.app;
    let office = app.office().await;
    let version = office.get(jury.stage.path("/settings")).await.input("version");
    let form = [("name", "Vorauswahl"), ("closes", "2027-10-01T12:00"), ("version", &version[..])];
    assert_eq!(office.post(jury.stage.path("/settings"), &form).await.status, 303);
    let ada = jury.jurors[0].to_string();
    let form = [("who", &ada[..]), ("until", "2027-10-08T12:00"), ("reason", "krank")];
    assert_eq!(office.reads_and_posts(&jury.stage.path("/extend"), &form).await.status, 303);
    app.at("2027-10-02T10:00:00Z");
    let office = app.office().await;
    let page = office.get(jury.stage.path("/extend")).await;
    let back = page.text.split("href=\"").find(|rest| rest.contains("/extensions/")).unwrap();
    let back = back.split('"').next().unwrap().to_owned();
    assert!(office.get(&back).await.contains("name=\"reason\""), "nobody has saved anything yet");
    let sheet = jury.sheet(0, 0).await;
    assert_eq!(jury.browser(0).await.post(&sheet, &jury.form("7", "0", "draft")).await.status, 303);
    let page = office.get(&back).await;
    let sentence = "In der verlängerten Zeit wurde schon gespeichert.";
    assert!(page.contains(sentence) && !page.contains("name=\"reason\""), "{}", page.text);
    let refused = office.post(&back, &[("reason", "Doch nicht.")]).await;
    assert!(refused.status == 409 && refused.contains(sentence), "{}", refused.text);
    assert_eq!(jury.browser(0).await.post(&back, &[("reason", "x")]).await.status, 404);
    assert_eq!(app.public().post(&back, &[("reason", "x")]).await.status, 401);
}

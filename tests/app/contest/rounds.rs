//! The office prepares a jury's rounds.

use laudatio::contest::prizes::store as prizes;
use laudatio::contest::rounds::model::RoundCriterion;
use laudatio::contest::rounds::store as rounds;
use laudatio::ground::web::Role;
use laudatio::ids::RoundId;

use crate::stage::Stage;
use crate::support::{TestApp, damaged};

const ROUND: &[(&str, &str)] = &[
    ("name", "Vorauswahl <script>"),
    ("distribution", "some"),
    ("reviews", "3"),
    ("opens", "2027-10-01T08:00"),
    ("closes", "2027-10-31T23:59"),
];

fn with<'a>(form: &[(&'a str, &'a str)], name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut form: Vec<_> = form.iter().copied().filter(|(n, _)| *n != name).collect();
    form.push((name, value));
    form
}

#[rocket::async_test]
async fn the_office_makes_a_round_that_copies_the_calls_criteria() {
    let app = TestApp::start().await;
    let (edition, office) = (app.open_edition("integrationspreis").await, app.office().await);
    let list = format!("/office/editions/{edition}/rounds");
    assert!(office.get(&list).await.contains("Noch keine Juryrunde"));
    assert_eq!(office.get(format!("{list}/new")).await.status, 200);

    let to = office.post(&list, ROUND).await.location.unwrap();
    let page = office.get(&list).await;
    assert!(page.contains("Vorauswahl &lt;script&gt;") && !page.contains("Vorauswahl <script>"), "{}", page.text);
    assert!(page.contains("31.10.2027 23:59"), "{}", page.text);
    let criteria = office.get(format!("{to}/criteria")).await;
    assert!(criteria.contains("eispielgebend"), "{}", criteria.text);

    // A double click makes one, and so does a form sent again after an error.
    assert_eq!(office.post(&list, ROUND).await.location.as_deref(), Some(to.as_str()));
    let other = office.post(&list, &with(ROUND, "reviews", "4")).await.location.unwrap();
    assert_ne!(other, to);
}

#[rocket::async_test]
async fn a_round_with_something_wrong_comes_back_with_everything_typed() {
    let app = TestApp::start().await;
    let (edition, office) = (app.open_edition("integrationspreis").await, app.office().await);
    let list = format!("/office/editions/{edition}/rounds");
    for (name, value, sentence) in [
        ("name", "", "Bitte füllen Sie dieses Feld aus."),
        ("name", &"x".repeat(201)[..], "Der Text ist zu lang."),
        ("distribution", "loudest", "Bitte wählen Sie etwas aus."),
        ("method", "guess", "Bitte wählen Sie etwas aus."),
        ("reviews", "101", "außerhalb des erlaubten Bereichs"),
        ("closes", "2027-09-30T10:00", "Das Ende liegt vor dem Anfang."),
        ("opens", "2027-03-28T02:30", "Diese Uhrzeit gibt es an dem Tag nicht"),
    ] {
        let page = office.post(&list, &with(ROUND, name, value)).await;
        assert_eq!(page.status, 422, "{name}={value}");
        assert!(page.contains(sentence) && page.contains("l-error-summary"), "{name}={value}: {}", page.text);
        if name != "closes" {
            assert!(page.contains("2027-10-31T23:59"), "{name}={value} lost something");
        }
    }
    assert!(office.get(&list).await.contains("Noch keine Juryrunde"));
}

#[rocket::async_test]
async fn the_method_is_chosen_before_the_round_opens_and_then_stands() {
    let stage = Stage::new(None).await;
    let office = stage.app.office().await;
    let settings = stage.path("/settings");
    let version =
        |page: &str| page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = office.get(&settings).await;
    assert!(page.contains("Wie entsteht die Rangliste?"), "{}", page.text);
    let form = with(&with(ROUND, "distribution", "everyone"), "method", "adjusted");
    assert_eq!(office.post(&settings, &with(&form, "version", &version(&page.text))).await.status, 303);
    let page = office.get(&settings).await;
    assert!(page.contains("value=\"adjusted\" selected"), "{}", page.text);
    let mut tx = stage.app.db.write().await.unwrap();
    assert!(laudatio::contest::rounds::store::open(&mut tx, stage.round, stage.app.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    let page = office.get(&settings).await;
    assert!(!page.contains("Wie entsteht die Rangliste?"), "{}", page.text);
    // Somebody sends it all the same: the rest is saved, the method stays.
    let form = with(&form, "method", "median");
    let version = version(&page.text);
    let forged = with(&form, "version", &version);
    assert_eq!(office.post(&settings, &forged).await.status, 303);
    let ranking = office.get(stage.path("/ranking")).await;
    assert!(ranking.status == 200, "{}", ranking.text);
}

#[rocket::async_test]
async fn only_the_office_comes_near_a_round() {
    let stage = Stage::new(None).await;
    let (juror, _) = stage.app.juror("Jale").await;
    for path in ["", "/settings", "/criteria"] {
        let path = stage.path(path);
        assert_eq!(juror.get(&path).await.status, 404, "{path}");
        assert_eq!(stage.app.public().get(&path).await.status, 401, "{path}");
    }
    assert_eq!(juror.post(stage.path("/settings"), ROUND).await.status, 404);
    let office = stage.app.office().await;
    assert_eq!(office.forged_post(stage.path("/settings")).await.status, 400);
    let unknown = RoundId::new(stage.app.ctx().now, &stage.app.random);
    for path in ["", "/settings", "/criteria"] {
        assert_eq!(office.get(format!("/office/rounds/{unknown}{path}")).await.status, 404, "{path}");
    }
    assert_eq!(office.get("/office/rounds/1/settings").await.status, 404);
    assert_eq!(office.get(format!("/office/editions/{unknown}/rounds")).await.status, 404);
}

#[rocket::async_test]
async fn a_change_on_top_of_somebody_elses_is_shown_before_it_counts() {
    let stage = Stage::new(None).await;
    let (anna, bert) = (stage.app.office().await, stage.app.office().await);
    let version = anna.get(stage.path("/settings")).await.input("version");
    let anna_sends = with(ROUND, "version", &version);
    assert_eq!(anna.post(stage.path("/settings"), &anna_sends).await.status, 303);

    let bert_sends = with(&anna_sends, "name", "Endrunde");
    let page = bert.post(stage.path("/settings"), &bert_sends).await;
    assert_eq!(page.status, 409);
    assert!(page.contains("Inzwischen hat jemand anderes") && page.contains("Endrunde"), "{}", page.text);
    let again = page.input("version");
    assert_eq!(bert.post(stage.path("/settings"), &with(&bert_sends, "version", &again)).await.status, 303);
    assert_eq!(bert.get(stage.path("/settings")).await.input("name"), "Endrunde");
}

#[rocket::async_test]
async fn a_round_has_the_calls_criteria_and_nobody_changes_them_in_the_round() {
    let stage = Stage::new(None).await;
    let office = stage.app.office().await;
    let criteria = rounds::criteria(&mut stage.app.db.read().await.unwrap(), stage.round).await.unwrap();
    let own = stage.path(&format!("/criteria/{}", criteria[0].round_criterion_id));
    let page = office.get(stage.path("/criteria")).await;
    assert!(page.contains("Beispielgebend") && page.contains("1 bis 10 Punkte"), "{}", page.text);
    assert!(!page.contains("<form") || !page.contains("/criteria/"), "{}", page.text);
    let form = [("label_de", "Mut"), ("weight", "3"), ("scale_min", "1"), ("scale_max", "3"), ("version", "1")];
    for path in [stage.path("/criteria/new"), own.clone(), format!("{own}/remove")] {
        assert_eq!(office.post(&path, &form).await.status, 404, "{path}");
    }
    let after = rounds::criteria(&mut stage.app.db.read().await.unwrap(), stage.round).await.unwrap();
    let facts = |c: &RoundCriterion| (c.label.clone(), c.weight, c.scale_min, c.scale_max);
    assert!(after.iter().map(facts).eq(criteria.iter().map(facts)));
}

#[rocket::async_test]
async fn a_round_that_is_older_than_its_call_opens_with_the_criteria_that_were_published() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let edition = app.newest_edition("integrationspreis").await.edition_id;
    let made =
        office.post(format!("/office/editions/{edition}/rounds"), &with(ROUND, "distribution", "everyone")).await;
    let path = made.location.unwrap();
    let round: RoundId = path.rsplit('/').next().unwrap().parse().unwrap();
    // The office goes on writing its call; the round shows what holds.
    let list = office.get(format!("/office/editions/{edition}/criteria")).await;
    let link = list.text.split("href=\"").find(|part| part.contains("/criteria/") && !part.contains("/new")).unwrap();
    let link = link.split('"').next().unwrap().to_owned();
    let version = app.newest_edition("integrationspreis").await.version.to_string();
    assert_eq!(office.post(format!("{link}/remove"), &[("version", &version)]).await.status, 303);
    let page = office.get(format!("{path}/criteria")).await;
    assert!(!page.contains("Beispielgebend") && page.contains("In der Ausschreibung ändern"), "{}", page.text);
    app.open_edition("integrationspreis").await;
    // Whoever changed the round's copy with release 0.1.0 has changed nothing.
    let text = "update round_criterion set weight = 7, scale_max = 9";
    damaged!(app.db, "release 0.1.0 let the office change a round's copy", text);

    app.at("2027-09-20T08:00:00Z");
    let ctx = app.ctx();
    let mut tx = ctx.db.write().await.unwrap();
    let row = rounds::round(&mut tx, round).await.unwrap().unwrap();
    laudatio::contest::rounds::criteria::take(&mut tx, &ctx, &row).await.unwrap();
    let own = rounds::criteria(&mut tx, round).await.unwrap();
    let call = prizes::published(&mut tx, edition).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    assert_eq!((own.len(), call.criteria.len()), (4, 4));
    for (own, published) in own.iter().zip(&call.criteria) {
        assert_eq!(own.criterion_id, Some(published.criterion_id));
        assert_eq!((own.weight, own.scale_min, own.scale_max), (published.weight, 1, 10));
        assert_eq!((&own.label, &own.description), (&published.label, &published.description));
        assert_eq!(own.scale_labels.0, published.scale_labels);
    }
}

#[rocket::async_test]
async fn acts_on_a_round_are_recorded() {
    let stage = Stage::new(None).await;
    let office = stage.app.signed_in(stage.app.person("Rita Akte", Role::Office).await).await;
    stage.app.at("2027-09-20T09:00:00Z");
    let version = office.get(stage.path("/settings")).await.input("version");
    office.post(stage.path("/settings"), &with(ROUND, "version", &version)).await;
    let mut conn = stage.app.db.read().await.unwrap();
    let acts = laudatio::ground::audit::of_subject(&mut conn, stage.round.0).await.unwrap();
    let acts: Vec<_> = acts.iter().map(|entry| (entry.act.as_str(), entry.name.as_deref())).collect();
    assert_eq!(acts, [("created", Some("Olga Büro")), ("edited", Some("Rita Akte"))]);
}

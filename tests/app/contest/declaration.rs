//! Jurors declare on the list of nominees before they read anything; the office looks at what is suggested.

use laudatio::contest::jury::store::declared;
use laudatio::contest::rounds::store as rounds;
use laudatio::ground::web::Role;
use laudatio::ids::{NominationId, PersonId, RoundId};
use laudatio::on;

use crate::stage::Stage;

/// A juror of the round who has not declared yet.
async fn newcomer(stage: &Stage, name: &str) -> PersonId {
    let id = stage.app.person(name, Role::Juror).await;
    let mut tx = stage.app.db.write().await.unwrap();
    rounds::insert_juror(&mut tx, stage.round, id).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn page(round: RoundId) -> String {
    format!("/jury/declarations/{round}")
}

async fn conflicts(stage: &Stage, person: PersonId) -> Vec<(NominationId, String, String)> {
    let mut conn = stage.app.db.read().await.unwrap();
    on!(conn, c => sqlx::query_as(
        "select nomination_id, reason, origin from conflict where person_id = $1 order by nomination_id")
        .bind(person).fetch_all(c).await)
    .unwrap()
}

#[rocket::async_test]
async fn no_dossier_is_seen_before_the_declaration() {
    let stage = Stage::new(None).await;
    let office = stage.app.office().await;
    let entries = stage.entries(&["Brücke <b>", "Garten"]).await;
    let ada = newcomer(&stage, "Ada").await;
    let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
    assert_eq!(office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await.status, 303);
    assert_eq!(office.opens(stage.path("/open")).await.status, 303);
    let juror = stage.app.signed_in(ada).await;
    let sheet = format!("/jury/sheets/{}", stage.assignment(entries[1], ada).await.unwrap());

    let list = juror.get("/jury").await;
    assert!(list.contains("Bitte erklären Sie sich zuerst") && list.contains(&page(stage.round)), "{}", list.text);
    let away = juror.get(&sheet).await;
    assert_eq!((away.status, away.location.as_deref()), (303, Some(page(stage.round).as_str())));
    let early = juror.post(&sheet, &[("act", "draft"), ("version", "0"), ("comment", "")]).await;
    assert_eq!(early.status, 409);
    assert!(early.contains("Bitte erklären Sie zuerst"), "{}", early.text);

    let form = juror.get(page(stage.round)).await;
    assert!(form.contains("Brücke &lt;b&gt;") && form.contains("Garten") && !form.contains("<b>"), "{}", form.text);
    let reason = format!("reason-{}", entries[0]);
    let wish = format!("wish-{}", entries[1]);
    // Without the last box nothing happens, and nothing typed is lost.
    let typed = [(reason.as_str(), "organ"), (&wish, "gladly"), ("organisations", "Brücke e. V.")];
    let again = juror.post(page(stage.round), &typed).await;
    assert_eq!(again.status, 422);
    assert!(again.contains("Brücke e. V.") && again.contains("value=\"organ\" selected"), "{}", again.text);
    assert!(conflicts(&stage, ada).await.is_empty());

    let typed = [&typed[..], &[("confirm", "yes")]].concat();
    assert_eq!(juror.post(page(stage.round), &typed).await.status, 303);
    // A double click changes nothing.
    assert_eq!(juror.post(page(stage.round), &typed).await.status, 303);
    assert_eq!(conflicts(&stage, ada).await, [(entries[0], "organ".to_owned(), "declaration".to_owned())]);
    assert_eq!(juror.get(&sheet).await.status, 200);
    let list = juror.get("/jury").await;
    assert!(!list.contains("Brücke") && !list.contains("Bitte erklären Sie sich zuerst"), "{}", list.text);
    assert!(juror.get(page(stage.round)).await.contains("Sie haben sich schon erklärt."));
    let fits = declared::fits(&mut stage.app.db.read().await.unwrap(), stage.round).await.unwrap();
    assert_eq!(fits.into_iter().collect::<Vec<_>>(), [((entries[1], ada), 3)]);
}

#[rocket::async_test]
async fn only_jurors_of_the_round_declare() {
    let stage = Stage::new(None).await;
    stage.entry("Brücke").await;
    let ada = newcomer(&stage, "Ada").await;
    let stranger = stage.app.person("Ben", Role::Juror).await;
    let ben = stage.app.signed_in(stranger).await;
    assert_eq!(ben.get(page(stage.round)).await.status, 404);
    assert_eq!(ben.post(page(stage.round), &[("confirm", "yes")]).await.status, 404);
    let unknown = RoundId::new(stage.app.ctx().now, &stage.app.random);
    let juror = stage.app.signed_in(ada).await;
    assert_eq!(juror.get(page(unknown)).await.status, 404);
    assert_eq!(juror.post(page(unknown), &[("confirm", "yes")]).await.status, 404);
    assert_ne!(stage.app.office().await.get(page(stage.round)).await.status, 200);
    assert_ne!(stage.app.public().get(page(stage.round)).await.status, 200);
}

#[rocket::async_test]
async fn what_cannot_be_declared_comes_back_with_its_reason() {
    let stage = Stage::new(None).await;
    let entry = stage.entry("Brücke").await;
    let juror = stage.app.signed_in(newcomer(&stage, "Ada").await).await;
    let (reason, wish, long) = (format!("reason-{entry}"), format!("wish-{entry}"), "x".repeat(2001));
    for wrong in [
        (reason.as_str(), "laune"),
        (&wish, "vielleicht"),
        ("organisations", &long),
        ("categories", "7"),
        ("organisations", "nul\0"),
    ] {
        let answer = juror.post(page(stage.round), &[wrong, ("confirm", "yes")]).await;
        assert!([422, 400, 303].contains(&answer.status), "{wrong:?}: {}", answer.status);
        assert!(answer.status != 303 || wrong.1.contains('\0'), "{wrong:?}");
    }
}

#[rocket::async_test]
async fn suggested_conflicts_are_confirmed_for_a_reason_or_dismissed_by_one_click() {
    let stage = Stage::new(None).await;
    let office = stage.app.office().await;
    let (bridge, garden) = (stage.entry("Brücke e. V.").await, stage.entry("Garten").await);
    let ada = newcomer(&stage, "Ada").await;
    assert!(!office.get(stage.path("/conflicts")).await.contains("Mögliche Befangenheit"));
    let juror = stage.app.signed_in(ada).await;
    let typed = [("organisations", "Bruecke Verein\nGARTEN gGmbH"), ("confirm", "yes")];
    assert_eq!(juror.post(page(stage.round), &typed).await.status, 303);

    let shown = office.get(stage.path("/conflicts")).await;
    assert!(shown.contains("Mögliche Befangenheit") && shown.contains("gehört zur Organisation"), "{}", shown.text);
    let says = |entry: NominationId, act: &'static str, reason: &'static str| {
        let form = [
            ("nomination_id".to_owned(), entry.to_string()),
            ("person_id".to_owned(), ada.to_string()),
            ("act".to_owned(), act.to_owned()),
            (format!("reason-{entry}-{ada}"), reason.to_owned()),
        ];
        let (office, path) = (&office, stage.path("/conflicts/suggested"));
        async move {
            let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            office.post(&path, &form).await
        }
    };
    let click = |entry, act| {
        let answer = says(entry, act, "vorteil");
        async move { answer.await.status }
    };
    // That the two have something in common does not say what: nothing is chosen beforehand, and nothing made up.
    for reason in ["", "laune"] {
        let asked = says(bridge, "confirm", reason).await;
        assert!(asked.status == 422 && asked.contains("Warum ist die Person befangen?"), "{}", asked.text);
    }
    assert!(conflicts(&stage, ada).await.is_empty());
    assert_eq!(click(bridge, "confirm").await, 303);
    assert_eq!(click(bridge, "confirm").await, 404);
    assert_eq!(click(garden, "dismiss").await, 303);
    assert_eq!(click(garden, "dismiss").await, 404);
    assert_eq!(click(garden, "shrug").await, 400);
    assert_eq!(conflicts(&stage, ada).await, [(bridge, "vorteil".to_owned(), "office".to_owned())]);
    assert!(!office.get(stage.path("/conflicts")).await.contains("Mögliche Befangenheit"));

    // Another entry of the same organisation: known from before, and forgotten when it was none.
    let other = stage.entry("BRÜCKE").await;
    let known = office.get(stage.path("/conflicts")).await;
    let before = "war hier schon einmal befangen: hätte durch die Entscheidung einen unmittelbaren Vorteil";
    assert!(known.contains(before), "{}", known.text);
    assert_eq!(click(other, "dismiss").await, 303);
}

#[rocket::async_test]
async fn a_jurors_own_reason_goes_before_the_one_that_the_office_had_filed() {
    let stage = Stage::new(None).await;
    let office = stage.app.office().await;
    let bridge = stage.entry("Brücke").await;
    let ada = newcomer(&stage, "Ada").await;
    let (person, entry) = (ada.to_string(), bridge.to_string());
    let set = [("person_id", person.as_str()), ("nomination_id", &entry), ("reason", "organ"), ("note", "")];
    assert_eq!(office.post(stage.path("/conflicts"), &set).await.status, 303);
    let juror = stage.app.signed_in(ada).await;
    let shown = juror.get(page(stage.round)).await;
    assert!(shown.contains("ist Mitglied des Vorstands") && shown.contains("Ihr Grund, wenn es ein anderer ist"));
    let reason = format!("reason-{bridge}");
    assert_eq!(juror.post(page(stage.round), &[(&reason, "angehoerige"), ("confirm", "yes")]).await.status, 303);
    let shown = office.get(stage.path("/conflicts")).await;
    let (own, filed) = ("ist mit Beteiligten verwandt", "vorher eingetragen: ist Mitglied des Vorstands");
    assert!(shown.contains(own) && shown.contains(filed), "{}", shown.text);
    assert!(shown.contains("Geschäftsstelle"), "who entered it stays: {}", shown.text);
    // It is said once, and is asked for no more.
    let again = juror.get(page(stage.round)).await;
    assert!(again.contains(own) && !again.contains("Ihr Grund, wenn es ein anderer ist"), "{}", again.text);
    assert_eq!(juror.post(page(stage.round), &[(&reason, "vorteil"), ("confirm", "yes")]).await.status, 303);
    assert!(office.get(stage.path("/conflicts")).await.contains(own));
}

#[rocket::async_test]
async fn what_jurors_know_and_wish_decides_among_even_distributions() {
    let stage = Stage::new(Some(1)).await;
    let office = stage.app.office().await;
    let entries = stage.entries(&["Brücke", "Garten"]).await;
    let (ada, ben) = (newcomer(&stage, "Ada").await, newcomer(&stage, "Ben").await);
    for (person, wished) in [(ada, 1), (ben, 0)] {
        let juror = stage.app.signed_in(person).await;
        let wish = format!("wish-{}", entries[wished]);
        assert_eq!(juror.post(page(stage.round), &[(&wish, "gladly"), ("confirm", "yes")]).await.status, 303);
    }
    let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
    assert_eq!(office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await.status, 303);
    assert!(stage.assignment(entries[1], ada).await.is_some());
    assert!(stage.assignment(entries[0], ben).await.is_some());
}

#[rocket::async_test]
async fn the_office_completes_what_a_juror_knows_and_proposals_follow() {
    let stage = Stage::new(Some(1)).await;
    let office = stage.app.office().await;
    let entries = stage.entries(&["Brücke", "Garten"]).await;
    let (ada, ben) = (stage.juror("Ada").await, stage.juror("Ben").await);
    // One entry is written in English.
    let mut tx = stage.app.db.write().await.unwrap();
    let change = "update nomination set language = 'en' where nomination_id = $1";
    on!(tx, c => sqlx::query(change).bind(entries[0]).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let page = office.get(stage.path("/jurors")).await;
    assert!(page.contains("Was die Jury kann") && !page.contains("Deutsch, English"), "{}", page.text);
    let known = stage.path(&format!("/jurors/{ben}"));
    let form = [("organisations", "Verein Ben"), ("languages", "en")];
    assert_eq!(office.post(&known, &form).await.status, 303);
    assert!(office.get(stage.path("/jurors")).await.contains("Deutsch, English"));
    assert!(office.get(&known).await.contains("Verein Ben"));
    // Ben himself finds it when he declares, and whoever reads the language gets the entry.
    let own = stage.app.signed_in(ben).await.get(format!("/jury/declarations/{}", stage.round)).await;
    assert!(own.contains("Welche Sprachen lesen Sie außer Deutsch?") && own.contains(" checked"), "{}", own.text);
    let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
    office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await;
    assert!(stage.assignment(entries[0], ben).await.is_some());
    assert!(stage.assignment(entries[1], ada).await.is_some());

    for (name, value) in [("languages", "de"), ("languages", "x"), ("categories", "1")] {
        let page = office.post(&known, &[(name, value)]).await;
        assert_eq!(page.status, 422, "{name} {value}");
    }
    let long = "x".repeat(2001);
    assert_eq!(office.post(&known, &[("organisations", &long)]).await.status, 422);
    let stranger = stage.path(&format!("/jurors/{}", stage.by));
    assert_eq!(office.get(&stranger).await.status, 404);
    assert_eq!(office.post(&stranger, &[]).await.status, 404);
    let juror = stage.app.signed_in(ada).await;
    assert_eq!(juror.get(&known).await.status, 404);
    assert_eq!(juror.post(&known, &[]).await.status, 404);
}

#[rocket::async_test]
async fn the_declaration_costs_the_same_with_ten_and_with_a_thousand_entries() {
    let stage = Stage::new(None).await;
    let mut costs = Vec::new();
    for more in [10, 990] {
        let titles: Vec<String> = (0..more).map(|n| format!("Projekt {n}")).collect();
        stage.entries(&titles.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let juror = stage.app.signed_in(newcomer(&stage, &format!("Ada {more}")).await).await;
        let before = stage.app.db.statements();
        assert_eq!(juror.get(page(stage.round)).await.status, 200);
        costs.push(stage.app.db.statements() - before);
    }
    assert_eq!(costs[0], costs[1]);
}

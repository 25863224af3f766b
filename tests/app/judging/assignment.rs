//! The office chooses entries and jurors, distributes them and opens the round.

use std::time::Duration;

use laudatio::contest::jury::model::Wish;
use laudatio::contest::jury::store::declared;
use laudatio::contest::nominations::model::Screening;
use laudatio::contest::rounds::store as rounds;
use laudatio::ground::web::Role;
use laudatio::ids::{NominationId, PersonId};
use laudatio::judging::assignment::{SEATS, SolverJobs};

use crate::stage::Stage;
use crate::support::{Answer, Visitor};

async fn entry_count(stage: &Stage) -> usize {
    rounds::entries(&mut stage.app.db.read().await.unwrap(), stage.round).await.unwrap().len()
}

async fn confirm(stage: &Stage, office: &Visitor<'_>) -> Answer {
    let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
    office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await
}

#[rocket::async_test]
async fn all_eligible_nominations_come_in_by_one_click() {
    let stage = Stage::new(None).await;
    let office = stage.app.office().await;
    assert!(office.get(stage.path("/entries")).await.contains("Noch keine zugelassenen"));
    stage.nomination("Brücke <b>", Screening::Eligible).await;
    stage.nomination("Garten", Screening::Eligible).await;
    stage.nomination("Ungeprüft", Screening::Pending).await;
    let refused = stage.nomination("Abgelehnt", Screening::Ineligible).await;

    let page = office.get(stage.path("/entries")).await;
    assert!(page.contains("Brücke &lt;b&gt;") && !page.contains("Abgelehnt") && !page.contains("Ungeprüft"));
    assert_eq!(office.post(stage.path("/entries/all"), &[]).await.status, 303);
    assert_eq!(entry_count(&stage).await, 2);
    assert_eq!(office.post(stage.path("/entries/all"), &[]).await.status, 303);
    assert_eq!(entry_count(&stage).await, 2);

    let id = refused.to_string();
    let answer = office.post(stage.path("/entries"), &[("entries", &id)]).await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    assert_eq!(office.post(stage.path("/entries"), &[("entries", "1")]).await.status, 400);
    assert_eq!(office.post(stage.path("/entries"), &[]).await.status, 303);
    assert_eq!(entry_count(&stage).await, 0);
}

#[rocket::async_test]
async fn jurors_are_chosen_by_id() {
    let stage = Stage::new(None).await;
    let office = stage.app.office().await;
    assert!(office.get(stage.path("/jurors")).await.contains("Noch niemand in der Jury"));
    let ada = stage.app.person("Ada", Role::Juror).await.to_string();
    let carl = stage.app.person("Carl", Role::Chair).await.to_string();
    let page = office.get(stage.path("/jurors")).await;
    assert!(
        page.contains("Ada") && page.contains("Juryvorsitz") && !page.contains(&stage.by.to_string()),
        "{}",
        page.text
    );
    assert_eq!(office.post(stage.path("/jurors"), &[("jurors", &ada), ("jurors", &carl)]).await.status, 303);
    assert_eq!(office.get(stage.path("/jurors")).await.text.matches(" checked").count(), 2);
    // Somebody of the office is no juror, and neither is somebody unknown.
    let olga = stage.by.to_string();
    assert_eq!(office.post(stage.path("/jurors"), &[("jurors", &olga)]).await.status, 404);
    let unknown = PersonId::new(stage.app.ctx().now, &stage.app.random).to_string();
    assert_eq!(office.post(stage.path("/jurors"), &[("jurors", &unknown)]).await.status, 404);
    assert_eq!(office.post(stage.path("/jurors"), &[("jurors", &ada)]).await.status, 303);
    assert_eq!(office.get(stage.path("/jurors")).await.text.matches(" checked").count(), 1);
}

#[rocket::async_test]
async fn a_proposal_is_shown_then_confirmed() {
    let stage = Stage::new(Some(2)).await;
    let office = stage.app.office().await;
    assert!(office.get(stage.path("/assignment")).await.contains("Noch nichts zu verteilen"));
    let entries = stage.entries(&["Brücke", "Garten", "Chor"]).await;
    let jurors = [stage.juror("Ada").await, stage.juror("Ben").await, stage.juror("Cem").await];
    assert!(office.get(stage.path("/assignment")).await.contains("Verteilung vorschlagen"));
    assert_eq!(confirm(&stage, &office).await.status, 303);

    let mut loads = [0; 3];
    for &entry in &entries {
        for (load, &juror) in loads.iter_mut().zip(&jurors) {
            *load += usize::from(stage.assignment(entry, juror).await.is_some());
        }
    }
    assert_eq!(loads, [2, 2, 2]);
    // The same form again, as a double click sends it: it is the same distribution still.
    assert!(office.get(stage.path("/assignment/proposal")).await.contains("Alles ist verteilt"));
}

#[rocket::async_test]
async fn a_proposal_that_has_become_another_is_shown_again() {
    let stage = Stage::new(Some(1)).await;
    let office = stage.app.office().await;
    let entry = stage.entry("Brücke").await;
    let juror = stage.juror("Ada").await;
    let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
    stage.entry("Garten").await;
    let page = office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await;
    assert_eq!(page.status, 409);
    assert!(page.contains("Inzwischen hat sich etwas geändert") && page.contains("Garten"), "{}", page.text);
    assert!(stage.assignment(entry, juror).await.is_none());
    assert_eq!(office.post(stage.path("/assignment"), &[]).await.status, 409);
    assert_eq!(
        office.post(stage.path("/assignment"), &[("fingerprint", &page.input("fingerprint"))]).await.status,
        303
    );
    assert!(stage.assignment(entry, juror).await.is_some());
}

#[rocket::async_test]
async fn a_conflict_blocks_and_what_is_impossible_is_named() {
    let stage = Stage::new(Some(2)).await;
    let office = stage.app.office().await;
    let (bridge, garden) = (stage.entry("Brücke").await, stage.entry("Garten").await);
    let (ada, ben) = (stage.juror("Ada").await, stage.juror("Ben").await);
    let (entry, juror) = (bridge.to_string(), ada.to_string());
    let conflict = [("person_id", &juror[..]), ("nomination_id", &entry), ("reason", "organ"), ("note", "")];
    assert_eq!(office.post(stage.path("/conflicts"), &conflict).await.status, 303);

    let page = office.get(stage.path("/assignment")).await;
    assert!(page.contains("zu wenige Jurymitglieder ohne Befangenheit"), "{}", page.text);
    assert!(page.contains("nur ein Jurymitglied möglich"), "{}", page.text);
    let by_hand = office.post(stage.path("/assignment/add"), &[("nomination_id", &entry), ("person_id", &juror)]).await;
    assert_eq!(by_hand.status, 409);
    assert!(by_hand.contains("ist befangen"), "{}", by_hand.text);

    stage.juror("Cem").await;
    assert_eq!(confirm(&stage, &office).await.status, 303);
    assert!(stage.assignment(bridge, ada).await.is_none());
    assert!(stage.assignment(bridge, ben).await.is_some());
    assert!(stage.assignment(garden, ada).await.is_some());
}

#[rocket::async_test]
async fn an_entry_is_given_and_taken_by_hand() {
    let stage = Stage::new(Some(1)).await;
    let office = stage.app.office().await;
    let entry = stage.entry("Brücke").await;
    let (ada, ben) = (stage.juror("Ada").await, stage.juror("Ben").await);
    let page = stage.path(&format!("/assignment/{entry}"));
    let pair = |person: PersonId| [("nomination_id", entry.to_string()), ("person_id", person.to_string())];
    for person in [ada, ben] {
        let pair = pair(person);
        let form: Vec<_> = pair.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(office.post(stage.path("/assignment/add"), &form).await.status, 303);
        // A double click.
        assert_eq!(office.post(stage.path("/assignment/add"), &form).await.status, 409);
    }
    assert_eq!(office.get(&page).await.text.matches("Wegnehmen").count(), 2);
    // What it changes is shown before it is done.
    let shown = office.get(format!("{page}?person={ada}")).await;
    assert!(shown.contains("Ada wegnehmen?") && shown.contains("hätte dann 0 statt 1"), "{}", shown.text);
    // What was assigned by hand stays, and is enough.
    assert!(office.get(stage.path("/assignment/proposal")).await.contains("Alles ist verteilt"));

    let id = stage.assignment(entry, ada).await.unwrap().to_string();
    assert_eq!(office.post(stage.path("/assignment/remove"), &[("assignment_id", &id)]).await.status, 303);
    assert_eq!(office.post(stage.path("/assignment/remove"), &[("assignment_id", &id)]).await.status, 404);
    assert!(stage.assignment(entry, ben).await.is_some());

    let unknown = NominationId::new(stage.app.ctx().now, &stage.app.random);
    assert_eq!(office.get(stage.path(&format!("/assignment/{unknown}"))).await.status, 404);
    for form in [
        vec![("nomination_id", unknown.to_string()), ("person_id", ada.to_string())],
        vec![("nomination_id", entry.to_string()), ("person_id", stage.by.to_string())],
    ] {
        let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(office.post(stage.path("/assignment/add"), &form).await.status, 404);
    }
    assert_eq!(office.post(stage.path("/assignment/add"), &[]).await.status, 400);
}

#[rocket::async_test]
async fn bounds_ways_and_aims_can_be_asked_for() {
    let stage = Stage::new(Some(1)).await;
    let office = stage.app.office().await;
    let entries = stage.entries(&["Brücke", "Garten"]).await;
    let (ada, ben) = (stage.juror("Ada").await, stage.juror("Ben").await);
    let mut tx = stage.app.db.write().await.unwrap();
    // Ada suits both, but the bridge much better.
    for (entry, wish) in [(entries[0], Wish::Gladly), (entries[1], Wish::RatherNot)] {
        declared::wish(&mut tx, entry, ada, wish).await.unwrap();
    }
    declared::wish(&mut tx, entries[1], ben, Wish::RatherNot).await.unwrap();
    tx.commit().await.unwrap();

    let ask = |query: &str| stage.path(&format!("/assignment/proposal{query}"));
    // One each, as even as can be; then all that fits; then nobody may have more than nothing.
    let usual = office.get(ask("")).await;
    assert!(
        usual.contains("Bewiesen: Bei diesen Grenzen ist insgesamt keine bessere Passung möglich."),
        "{}",
        usual.text
    );
    let bounded = office.get(ask("?most=2&least=0")).await;
    assert!(bounded.input("most") == "2" && bounded.contains("Verteilung bestätigen"), "{}", bounded.text);
    let fair = office.get(ask("?aim=fair")).await;
    assert!(
        fair.contains("kann die am schlechtesten bediente Nominierung nicht besser bedient werden"),
        "{}",
        fair.text
    );
    let none = office.get(ask("?most=0")).await;
    assert!(none.contains("So lässt sich das nicht verteilen") && none.contains("Platz ist für 0"), "{}", none.text);
    for query in ["?most=x", "?most=-1", "?aim=best", "?least=3&most=2", "?way=other"] {
        let page = office.get(ask(query)).await;
        assert_eq!(page.status, 422, "{query}");
        assert!(page.contains("l-error-summary") && !page.contains("Verteilung bestätigen"), "{query}");
    }

    // What is confirmed is what was asked for: it is on the form.
    let form = [("fingerprint", bounded.input("fingerprint")), ("most", "2".to_owned()), ("least", "0".to_owned())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(office.post(stage.path("/assignment"), &form).await.status, 303);
    assert!(stage.assignment(entries[0], ada).await.is_some());
    // One more for each, and what is there stays.
    let more = office.get(ask("?way=more&more=1")).await;
    assert!(more.contains("2 neue Zuteilungen.") && !more.contains("entfällt"), "{}", more.text);
    let form = [("fingerprint", more.input("fingerprint")), ("way", "more".to_owned()), ("more", "1".to_owned())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(office.post(stage.path("/assignment"), &form).await.status, 303);
    for entry in entries {
        assert!(stage.assignment(entry, ada).await.is_some() && stage.assignment(entry, ben).await.is_some());
    }
    // In an open round nothing is taken away any more.
    assert_eq!(office.opens(stage.path("/open")).await.status, 303);
    assert_eq!(office.get(ask("?way=fresh")).await.status, 422);
}

#[rocket::async_test]
async fn a_search_that_takes_long_can_be_watched_and_stopped() {
    let stage = Stage::new(Some(3)).await;
    let office = stage.app.office().await;
    let titles: Vec<String> = (0..300).map(|n| format!("Projekt {n}")).collect();
    stage.entries(&titles.iter().map(String::as_str).collect::<Vec<_>>()).await;
    for n in 0..60 {
        stage.juror(&format!("Mitglied {n}")).await;
    }
    let workshop = stage.app.state::<SolverJobs>();
    workshop.set_patience(Duration::ZERO);
    // While all seats are taken the search cannot be over before it is looked at.
    let taken = workshop.seats().acquire_many_owned(SEATS as u32).await.unwrap();
    let fair = stage.path("/assignment/proposal?aim=fair");
    let page = office.get(&fair).await;
    assert!(page.contains("Das Programm sucht die beste Verteilung"), "{}", page.text);
    assert!(page.contains("http-equiv=\"refresh\"") && !page.contains("Verteilung bestätigen"), "{}", page.text);
    let run = page.input("run");
    let form = [("run", run.as_str()), ("aim", "fair")];
    let stopped = office.post(stage.path("/assignment/stop"), &form).await;
    assert_eq!(stopped.location.as_deref(), Some(fair.as_str()));
    drop(taken);
    workshop.set_patience(Duration::from_secs(60));
    assert!(office.get(&fair).await.contains("Die Suche ist abgebrochen"));
    // The usual proposal is not disturbed by it.
    assert!(office.get(stage.path("/assignment/proposal")).await.contains("Verteilung bestätigen"));
    let again = office.post(stage.path("/assignment/again"), &form).await;
    assert_eq!(again.location.as_deref(), Some(fair.as_str()));
    assert!(office.get(&fair).await.contains("Verteilung bestätigen"), "and now nobody stops it");
    // Nothing happens to a search that nobody knows.
    assert_eq!(office.post(stage.path("/assignment/stop"), &[("run", "x")]).await.status, 303);
    assert_eq!(office.post(stage.path("/assignment/stop"), &[("aim", "x")]).await.status, 400);
}

#[rocket::async_test]
async fn whoever_leaves_the_round_leaves_its_assignments() {
    let stage = Stage::new(None).await;
    let office = stage.app.office().await;
    let (bridge, garden) = (stage.entry("Brücke").await, stage.entry("Garten").await);
    let (ada, ben) = (stage.juror("Ada").await, stage.juror("Ben").await);
    assert_eq!(confirm(&stage, &office).await.status, 303);
    office.post(stage.path("/entries"), &[("entries", &bridge.to_string())]).await;
    office.post(stage.path("/jurors"), &[("jurors", &ada.to_string())]).await;
    assert!(stage.assignment(bridge, ada).await.is_some());
    assert!(stage.assignment(bridge, ben).await.is_none());
    assert!(stage.assignment(garden, ada).await.is_none());
}

#[rocket::async_test]
async fn opening_names_everything_that_is_missing_and_then_freezes() {
    let stage = Stage::new(Some(1)).await;
    let office = stage.app.office().await;
    let page = office.opens(stage.path("/open")).await;
    assert_eq!(page.status, 409);
    for sentence in ["Es gibt keine Nominierungen.", "Es gibt keine Jurymitglieder."] {
        assert!(page.contains(sentence), "{}", page.text);
    }
    let bridge = stage.entry("Brücke").await;
    let ada = stage.juror("Ada").await;
    let page = office.opens(stage.path("/open")).await;
    assert!(page.contains("Eine Nominierung ist noch niemandem zugeteilt."), "{}", page.text);
    confirm(&stage, &office).await;
    assert_eq!(office.opens(stage.path("/open")).await.status, 303);
    let twice = office.opens(stage.path("/open")).await;
    assert_eq!(twice.status, 409);
    assert!(twice.contains("schon geöffnet"), "{}", twice.text);

    let garden = stage.nomination("Garten", Screening::Eligible).await.to_string();
    for (path, form) in [("/entries", vec![("entries", garden.as_str())]), ("/entries/all", vec![])] {
        let page = office.post(stage.path(path), &form).await;
        assert_eq!(page.status, 409, "{path}");
        assert!(page.contains("stehen jetzt fest"), "{path}: {}", page.text);
    }
    assert_eq!(entry_count(&stage).await, 1);
    // The distribution is frozen, the window is not.
    let version = office.get(stage.path("/settings")).await.input("version");
    let form = [
        ("name", "Vorauswahl"),
        ("distribution", "some"),
        ("reviews", "9"),
        ("opens", ""),
        ("closes", "2027-12-01T12:00"),
        ("version", &version[..]),
    ];
    assert_eq!(office.post(stage.path("/settings"), &form).await.status, 303);
    let round = rounds::round(&mut stage.app.db.read().await.unwrap(), stage.round).await.unwrap().unwrap();
    assert_eq!((round.reviews_per_entry, round.scoring_closes_at), (Some(1), "2027-12-01T12:00".parse().ok()));

    // Jurors may join, and take part by hand; those with entries stay.
    let ben = stage.app.person("Ben", Role::Juror).await;
    let answer = office.post(stage.path("/jurors"), &[("jurors", &ben.to_string())]).await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    let both = [("jurors", ada.to_string()), ("jurors", ben.to_string())];
    let both: Vec<_> = both.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(office.post(stage.path("/jurors"), &both).await.status, 303);
    let pair = [("nomination_id", bridge.to_string()), ("person_id", ben.to_string())];
    let pair: Vec<_> = pair.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(office.post(stage.path("/assignment/add"), &pair).await.status, 303);
}

#[rocket::async_test]
async fn a_round_whose_window_is_over_does_not_open() {
    let stage = Stage::new(None).await;
    let office = stage.app.office().await;
    stage.entry("Brücke").await;
    stage.juror("Ada").await;
    confirm(&stage, &office).await;
    let version = office.get(stage.path("/settings")).await.input("version");
    let form = [
        ("name", "Vorauswahl"),
        ("distribution", "everyone"),
        ("closes", "2027-09-01T12:00"),
        ("version", &version[..]),
    ];
    assert_eq!(office.post(stage.path("/settings"), &form).await.status, 303);
    let page = office.opens(stage.path("/open")).await;
    assert!(page.contains("liegt in der Vergangenheit"), "{}", page.text);
}

#[rocket::async_test]
async fn jurors_and_strangers_find_none_of_it() {
    let stage = Stage::new(None).await;
    let entry = stage.entry("Brücke").await;
    let juror = stage.app.signed_in(stage.juror("Ada").await).await;
    for path in ["/entries", "/jurors", "/assignment", "/assignment/proposal", "/conflicts"] {
        assert_eq!(juror.get(stage.path(path)).await.status, 404, "{path}");
        assert_eq!(stage.app.public().get(stage.path(path)).await.status, 401, "{path}");
    }
    assert_eq!(juror.get(stage.path(&format!("/assignment/{entry}"))).await.status, 404);
    for path in [
        "/entries",
        "/entries/all",
        "/jurors",
        "/assignment",
        "/assignment/add",
        "/assignment/remove",
        "/assignment/stop",
        "/assignment/again",
        "/open",
    ] {
        assert_eq!(juror.post(stage.path(path), &[]).await.status, 404, "{path}");
        assert_eq!(stage.app.office().await.forged_post(stage.path(path)).await.status, 400, "{path}");
    }
}

#[rocket::async_test]
async fn the_pages_cost_the_same_with_ten_and_with_a_thousand_entries() {
    let stage = Stage::new(Some(3)).await;
    let office = stage.app.office().await;
    for name in ["Ada", "Ben", "Cem", "Dana", "Ela"] {
        stage.juror(name).await;
    }
    let pages = ["/entries", "/jurors", "/conflicts", "/assignment", "/assignment/proposal"];
    let mut costs = Vec::new();
    for more in [10, 990] {
        let titles: Vec<String> = (0..more).map(|n| format!("Projekt {n}")).collect();
        stage.entries(&titles.iter().map(String::as_str).collect::<Vec<_>>()).await;
        assert_eq!(confirm(&stage, &office).await.status, 303);
        let mut cost = Vec::new();
        for page in pages {
            let before = stage.app.db.statements();
            assert_eq!(office.get(stage.path(page)).await.status, 200);
            cost.push(stage.app.db.statements() - before);
        }
        costs.push(cost);
    }
    assert_eq!(costs[0], costs[1], "{pages:?}");
}

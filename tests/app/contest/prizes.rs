//! Calls as the public sees them and as the office edits them.

use laudatio::contest::prizes::model::{
    Calendar, Call, Edition, EditionStatus, Laureate, Phase, Question, QuestionRole,
};
use laudatio::contest::prizes::{actions, seed, store};
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::{EditionId, LaureateId, QuestionId};

use crate::outcome::publication::{Sent, entry};
use crate::support::{TestApp, Visitor, damaged};

#[rocket::async_test]
async fn an_empty_database_is_filled_with_both_prizes_once() {
    let app = TestApp::start().await;
    assert!(!seed::run(&app.ctx()).await.unwrap());
    let mut conn = app.db.read().await.unwrap();
    let prizes = store::prizes(&mut conn).await.unwrap();
    let letters: Vec<_> = prizes.iter().map(|prize| prize.letters.as_str()).collect();
    assert_eq!(letters, ["IP", "WP"]);
    let editions = store::editions(&mut conn).await.unwrap();
    let preparing: Vec<_> = editions
        .iter()
        .filter(|edition| edition.status == EditionStatus::Preparing)
        .map(|edition| (edition.year, edition.number))
        .collect();
    assert_eq!((editions.len(), preparing), (14, vec![(2028, 4), (2027, 10)]));
    assert_eq!(store::laureates(&mut conn).await.unwrap().len(), 22);
    let past = store::edition_by_year(&mut conn, "integrationspreis", 2019).await.unwrap().unwrap();
    assert_eq!(past.closes_at.unwrap().to_string(), "2019-10-26T23:59");
}

#[rocket::async_test]
async fn both_seeded_calls_lack_nothing_but_their_dates() {
    let app = TestApp::start().await;
    for prize in ["integrationspreis", "ethnischer-wirtschaftspreis"] {
        let id = app.open_edition(prize).await;
        let mut conn = app.db.read().await.unwrap();
        let call = store::call(&mut conn, id).await.unwrap().unwrap();
        assert_eq!(call.edition.phase(app.clock.now()), Phase::Nominating);
        assert_eq!((call.criteria.len(), call.places.len()), (5, 3));
        assert_eq!(call.criteria[0].scale_labels.len(), 10);
        let email = call.questions.iter().find(|q| q.role == Some(QuestionRole::NomineeEmail)).unwrap();
        assert_eq!((email.is_required(false), email.is_required(true)), (true, false));
    }
}

#[rocket::async_test]
async fn without_a_call_the_start_page_says_when_the_next_is_likely() {
    let app = TestApp::start().await;
    app.at("2026-11-22T12:00:00Z");
    let page = app.public().get("/").await;
    assert_eq!(page.status, 200);
    for text in ["Zurzeit läuft keine Ausschreibung", "voraussichtlich 2027", "voraussichtlich 2028", "/archive"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert!(!page.contains("Jetzt nominieren"));
    assert!(app.public().speaking("en").get("/").await.contains("No call is open at the moment"));
}

#[rocket::async_test]
async fn an_open_call_shows_its_deadline_and_the_way_to_the_form() {
    let app = TestApp::start().await;
    app.open_edition("integrationspreis").await;
    let visitor = app.public();
    let (path, form) = ("/prizes/integrationspreis/2027", "/prizes/integrationspreis/2027/nominate");
    for page in ["/", path, "/prizes/integrationspreis"] {
        let page = visitor.get(page).await;
        for text in ["Integrationspreis 2027", "15. September 2027, 23:59 Uhr", "noch 8 Tage", form] {
            assert!(page.contains(text), "{text}: {}", page.text);
        }
    }
    let page = visitor.get(path).await;
    for text in ["5.000\u{a0}€", "Soziale Balance in den Stadtbezirken", "Beispielgebend", "20\u{a0}%", "Ehrenpreis"]
    {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    // Two calls at once stand side by side.
    app.open_edition("ethnischer-wirtschaftspreis").await;
    let page = visitor.get("/").await;
    assert!(page.contains(form) && page.contains("/prizes/ethnischer-wirtschaftspreis/2028/nominate"));
    // The split of its money is not known, but the sum is.
    let page = visitor.get("/prizes/ethnischer-wirtschaftspreis/2028").await;
    assert!(page.contains("10.000\u{a0}€"), "{}", page.text);
}

#[rocket::async_test]
async fn what_is_not_translated_says_that_it_is_german() {
    let app = TestApp::start().await;
    let id = app.open_edition("integrationspreis").await;
    let mut tx = app.db.write().await.unwrap();
    let edition = store::edition(&mut tx, id).await.unwrap().unwrap();
    let purpose = laudatio::ground::db::Translated::new("Wir ehren <Vielfalt>.", "");
    store::set_basics(&mut tx, &Edition { purpose, ..edition }).await.unwrap();
    tx.commit().await.unwrap();
    let (german, english) = (app.public(), app.public().speaking("en"));
    for path in ["/prizes/integrationspreis", "/prizes/integrationspreis/2027"] {
        let (german, english) = (german.get(path).await, english.get(path).await);
        assert!(english.contains("<span lang=\"de\">Wir ehren &lt;Vielfalt&gt;.</span>"), "{}", english.text);
        assert!(german.contains("<p>Wir ehren &lt;Vielfalt&gt;.</p>"), "{}", german.text);
    }
}

#[rocket::async_test]
async fn a_call_says_before_and_after_its_time_what_happens() {
    let app = TestApp::start().await;
    app.open_edition("integrationspreis").await;
    for (moment, text, nominates) in [
        ("2027-07-31T21:59:59Z", "Bald geht es los", false),
        ("2027-07-31T22:00:00Z", "noch 46 Tage", true),
        ("2027-09-15T21:58:30Z", "noch 2 Minuten", true),
        ("2027-09-15T21:59:59Z", "noch eine Minute", true),
        ("2027-09-15T22:00:00Z", "Der Bewerbungsschluss ist vorbei", false),
    ] {
        app.at(moment);
        let page = app.public().get("/prizes/integrationspreis/2027").await;
        assert!(page.contains(text), "{moment}: {}", page.text);
        assert_eq!(page.contains("/nominate"), nominates, "{moment}");
        // The office reads the same.
        let office = app.office().await.get("/office").await;
        assert_eq!(office.contains(text), nominates, "{moment}: {}", office.text);
        assert_eq!(app.public().get("/").await.contains("/nominate"), nominates, "{moment}");
    }
}

#[rocket::async_test]
async fn a_call_that_takes_nominations_comes_before_one_that_is_judged() {
    let app = TestApp::start().await;
    app.open_edition("integrationspreis").await;
    let id = app.open_edition("ethnischer-wirtschaftspreis").await;
    let (ctx, by) = (app.ctx(), app.person("Eva Amt", Role::Office).await);
    let edition = store::edition(&mut app.db.read().await.unwrap(), id).await.unwrap().unwrap();
    let later = Calendar { closes_at: Some("2027-09-30T23:59".parse().unwrap()), ..edition.calendar() };
    actions::set_calendar(&ctx, by, id, edition.version, later).await.unwrap();
    app.at("2027-09-20T10:00:00Z");
    let page = app.public().get("/").await;
    let (hero, rest) = page.text.split_once("Laufende Ausschreibungen").unwrap();
    assert!(hero.contains("2028/nominate\"") && hero.contains("Wirtschaftspreis 2028: jetzt nominieren"), "{hero}");
    assert!(rest.find("Wirtschaftspreis 2028").unwrap() < rest.find("Integrationspreis 2027").unwrap(), "{rest}");
}

#[rocket::async_test]
async fn while_the_jury_has_not_begun_neither_it_nor_the_ceremony_is_what_goes_on() {
    let app = TestApp::start().await;
    let id = app.open_edition("integrationspreis").await;
    app.at("2027-09-20T10:00:00Z");
    let page = app.public().get("/prizes/integrationspreis/2027").await;
    // Nobody has nominated: no jury comes next, and nobody wins.
    for promise in ["Als Nächstes bewertet die Jury.", "Wer gewonnen hat"] {
        assert!(!page.contains(promise), "{promise}: {}", page.text);
    }
    let call = app.office().await.get(format!("/office/editions/{id}")).await;
    assert!(!call.contains("Als Nächstes: eine Runde für die Jury"), "{}", call.text);
    assert!(app.office().await.get("/office").await.contains("Ausschreibung beenden"));
    // Everything is screened and no round is open: the jury comes next.
    entry(&app, id, Sent::default()).await;
    let page = app.public().get("/prizes/integrationspreis/2027").await;
    assert!(app.office().await.get("/office").await.contains("Erste Runde anlegen"));
    assert!(page.contains("Als Nächstes bewertet die Jury.") && page.contains("Die Jury bewertet<"), "{}", page.text);
    assert!(!page.contains("aria-current=\"step\""), "{}", page.text);
}

#[rocket::async_test]
async fn nobody_outside_sees_a_call_that_is_being_prepared() {
    let app = TestApp::start().await;
    for path in [
        "/prizes/integrationspreis/2027",
        "/prizes/integrationspreis/1999",
        "/prizes/integrationspreis/zweitausend",
        "/prizes/no-such-prize",
        "/prizes/no-such-prize/2025",
        "/prizes/Integrationspreis%00",
    ] {
        assert_eq!(app.public().get(path).await.status, 404, "{path}");
    }
    let page = app.public().get("/prizes/integrationspreis").await;
    assert!(!page.contains("/prizes/integrationspreis/2027"), "{}", page.text);
}

#[rocket::async_test]
async fn the_archive_names_laureates_and_what_is_not_known() {
    let app = TestApp::start().await;
    let page = app.public().get("/archive").await;
    assert_eq!(page.status, 200);
    for text in [
        "Integrationspreis 2025",
        "Ankoppeln",
        "5.000\u{a0}€",
        "29 Bewerbungen",
        "Platz nicht überliefert",
        "Weiterer Preis",
        "Die Namen der Ausgezeichneten liegen uns leider nicht vor.",
        "Wer die weiteren Plätze erhielt, ist uns leider nicht bekannt.",
        "Außerdem vergeben: Ehrenpreis",
        "AF-Pack Dilekci &amp; Konak GmbH",
    ] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    let page = app.public().get("/prizes/integrationspreis/2025").await;
    assert!(page.contains("Dietrich-Keuning-Haus") && page.contains("KULSA"), "{}", page.text);
    assert!(!page.contains("/nominate"));
}

#[rocket::async_test]
async fn public_lists_cost_the_same_however_long_the_archive_is() {
    let app = TestApp::start().await;
    let cost = async |path: &str| {
        let before = app.db.statements();
        assert_eq!(app.public().get(path).await.status, 200);
        app.db.statements() - before
    };
    let pages = ["/", "/archive", "/prizes/integrationspreis"];
    let mut few = Vec::new();
    for page in pages {
        few.push(cost(page).await);
    }
    // A thousand laureates more, and every year an edition.
    let ctx = app.ctx();
    let mut tx = ctx.db.write().await.unwrap();
    let like = store::edition_by_year(&mut tx, "integrationspreis", 2019).await.unwrap().unwrap();
    for year in 2029..=2099 {
        let edition = Edition { edition_id: EditionId::new(ctx.now, &ctx.random), year, ..like.clone() };
        store::insert_edition(&mut tx, &edition).await.unwrap();
        for position in 1..=15 {
            let laureate = Laureate {
                laureate_id: LaureateId::new(ctx.now, &ctx.random),
                edition_id: edition.edition_id,
                position,
                place: Some(position),
                name: format!("Verein {position}"),
                project: None,
                amount: None,
                place_certain: true,
                nomination_id: None,
                award: None,
                reason: None,
                named: true,
            };
            store::insert_laureate(&mut tx, &laureate).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    for (page, few) in pages.into_iter().zip(few) {
        assert_eq!(cost(page).await, few, "{page}");
    }
}

#[rocket::async_test]
async fn the_office_sees_every_page_of_a_call() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let page = office.get(format!("/office/editions/{id}")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    for text in ["Integrationspreis 2027", "Es fehlt der Bewerbungsschluss.", "Gewicht 1", "20 Fragen"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert!(!page.contains("Ausschreibung veröffentlichen"));
    for part in
        ["basics", "calendar", "places", "categories", "questions", "criteria", "special-prizes", "questions/new"]
    {
        for lang in ["de", "en"] {
            let page = office.clone().speaking(lang).get(format!("/office/editions/{id}/{part}")).await;
            assert_eq!(page.status, 200, "{part}: {}", page.text);
        }
    }
}

const DATES: [(&str, &str); 6] = [
    ("opens_at", "2027-10-01T00:00"),
    ("closes_at", "2027-10-31T23:59"),
    ("screening_until", ""),
    ("scoring_until", "2027-11-15T18:00"),
    ("meeting_at", ""),
    ("ceremony_at", "2027-12-03T17:00"),
];

/// `form` with some values replaced or added.
fn with<'a>(form: &[(&'a str, &'a str)], changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = form.iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    kept.chain(changes).copied().collect()
}

/// Reads the page's version, as a browser would send it back.
async fn version(office: &Visitor<'_>, path: &str) -> String {
    office.get(path).await.input("version")
}

#[rocket::async_test]
async fn the_office_sets_dates_and_publishes_a_call() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let base = format!("/office/editions/{id}");
    let calendar = format!("{base}/calendar");

    // What is missing is said, and nothing has happened.
    let page = office.post(format!("{base}/open"), &[("version", "1")]).await;
    assert_eq!(page.status, 422);
    assert!(page.contains("Es fehlt der Bewerbungsschluss."), "{}", page.text);

    let shown = version(&office, &calendar).await;
    let done = office.post(&calendar, &with(&DATES, &[("version", &shown)])).await;
    assert_eq!((done.status, done.location.as_deref()), (303, Some(base.as_str())), "{}", done.text);
    let page = office.get(&base).await;
    // A deadline on a Sunday is possible, and hardly meant.
    assert!(page.contains("Sonntag, 31. Oktober 2027, 23:59 Uhr ist ein Wochenende."), "{}", page.text);
    assert!(!page.contains("Alles ist bereit"), "{}", page.text);
    let shown = version(&office, &calendar).await;
    let friday = with(&DATES, &[("closes_at", "2027-10-29T23:59"), ("version", &shown)]);
    assert_eq!(office.post(&calendar, &friday).await.status, 303);
    let page = office.get(&base).await;
    assert!(page.contains("Alles ist bereit") && page.contains("29. Oktober 2027, 23:59 Uhr"), "{}", page.text);
    let shown = version(&office, &calendar).await;
    assert_eq!(office.post(&calendar, &with(&DATES, &[("version", &shown)])).await.status, 303);

    // It is read line by line, by two people.
    let second = app.office().await;
    let page = office.get(format!("{base}/open")).await;
    for text in [
        "Nominieren: Freitag, 1. Oktober 2027, 00:00 Uhr, bis Sonntag, 31. Oktober 2027, 23:59 Uhr",
        "30 Tage. Beginn in 24 Tagen, Ende in 54 Tagen.",
        "Preisverleihung: Freitag, 3. Dezember 2027, 17:00 Uhr",
        "1. Platz: 5.000\u{a0}€",
        "5 Kriterien",
        "entscheidet das Los",
        "20 Fragen, 7 davon Pflicht",
        "Es geht keine E-Mail hinaus",
        "/prizes/integrationspreis/2027",
    ] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    let shown = page.input("shown");
    // What is unusual is confirmed with a reason, or it stays where it is.
    assert!(page.contains("ist ein Wochenende") && page.contains("Ist das richtig?"), "{}", page.text);
    let bare = office.post(format!("{base}/open"), &[("shown", &shown), ("reason", "")]).await;
    assert_eq!(bare.status, 422, "{}", bare.text);
    let form = [("shown", shown.as_str()), ("reason", "So hat es der Rat beschlossen.")];
    let asked = office.post(format!("{base}/open"), &form).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    assert_eq!(app.public().get("/prizes/integrationspreis/2027").await.status, 404, "one person publishes nothing");
    assert_eq!(second.confirms(&format!("{base}/open")).await.status, 303);
    assert_eq!(app.public().get("/prizes/integrationspreis/2027").await.status, 200);
    // A double click publishes once.
    assert_eq!(office.post(format!("{base}/open"), &form).await.status, 409);
    let mut conn = app.db.read().await.unwrap();
    let acts = laudatio::ground::audit::of_subject(&mut conn, id.0).await.unwrap();
    let mut acts: Vec<_> = acts.iter().map(|entry| entry.act.as_str()).collect();
    acts.sort_unstable();
    assert_eq!(
        acts,
        ["approval_asked", "approval_confirmed", "calendar_set", "calendar_set", "calendar_set", "opened"]
    );
}

#[rocket::async_test]
async fn wrong_dates_come_back_with_a_sentence_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let calendar = format!("/office/editions/{id}/calendar");
    let form = with(&DATES, &[("version", "1")]);
    for (name, value, sentence) in [
        ("opens_at", "gestern", "Bitte geben Sie ein Datum ein"),
        ("opens_at", "2027-03-28T02:30", "Die Uhren werden vorgestellt"),
        ("closes_at", "2027-09-30T00:00", "Dieser Termin liegt nicht nach dem vorigen."),
        ("ceremony_at", "2027-10-31T00:00", "Dieser Termin liegt nicht nach dem vorigen."),
        ("closes_at", "<script>alert(1)</script>", "&lt;script&gt;"),
        ("closes_at", "20\u{0}27", "Bitte geben Sie ein Datum ein"),
        ("closes_at", "99999-01-01T00:00", "Bitte geben Sie ein Datum ein"),
    ] {
        let page = office.post(&calendar, &with(&form, &[(name, value)])).await;
        assert_eq!(page.status, 422, "{value}");
        assert!(page.contains(sentence) && !page.contains("<script>alert"), "{value}: {}", page.text);
        assert!(page.contains("2027-11-15T18:00"), "{}", page.text);
    }
    assert_eq!(app.newest_edition("integrationspreis").await.version, 1);
}

#[rocket::async_test]
async fn published_dates_only_move_later() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.open_edition("integrationspreis").await;
    let calendar = format!("/office/editions/{id}/calendar");
    let version = version(&office, &calendar).await;
    let form: Vec<_> =
        [("opens_at", "2027-08-01T00:00"), ("closes_at", "2027-09-15T23:59"), ("version", &version)].into();
    for change in [("opens_at", "2027-08-02T00:00"), ("closes_at", "2027-09-15T23:58"), ("closes_at", "")] {
        let page = office.post(&calendar, &with(&form, &[change])).await;
        assert_eq!(page.status, 422, "{change:?}");
        assert!(page.contains("lässt sich nur auf später verlegen"), "{}", page.text);
    }
    // Even when the deadline has passed it may still be put off.
    app.at("2027-09-15T22:00:00Z");
    let office = app.office().await;
    let later = with(&form, &[("closes_at", "2027-09-22T23:59"), ("ceremony_at", "2027-12-03T17:00")]);
    let page = office.post(&calendar, &later).await;
    for text in [
        "Bewerbungsschluss: Mittwoch, 22. September 2027, 23:59 Uhr",
        "7 Tage später; bisher: Mittwoch, 15. September 2027, 23:59 Uhr",
        "Preisverleihung: Freitag, 3. Dezember 2027, 17:00 Uhr",
    ] {
        assert!(page.status == 200 && page.contains(text), "{text} in {}", page.text);
    }
    assert!(!app.public().get("/prizes/integrationspreis/2027").await.contains("noch 7 Tage"), "read, not moved");
    assert_eq!(office.reads_and_posts(&calendar, &later).await.status, 303);
    assert!(app.public().get("/prizes/integrationspreis/2027").await.contains("noch 7 Tage"));
}

const QUESTION: [(&str, &str); 18] = [
    ("label_de", "Welche Sprachen sprechen Sie im Projekt?"),
    ("label_en", "Which languages does the project speak?"),
    ("hint_de", "Alle, die <b>vorkommen</b>"),
    ("hint_en", ""),
    ("section_de", ""),
    ("section_en", ""),
    ("kind", "choices"),
    ("role", "none"),
    ("shown_for", "everyone"),
    ("optional", "yes"),
    ("jury_sees", "no"),
    ("options_de", "Deutsch\r\nTürkisch\r\n\r\nArabisch"),
    ("options_en", "German\nTurkish\nArabic"),
    ("max_chars", ""),
    ("min_number", ""),
    ("max_number", ""),
    ("version", "1"),
    ("unknown", "field"),
];

#[rocket::async_test]
async fn the_office_adds_changes_moves_and_removes_a_question() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let list = format!("/office/editions/{id}/questions");
    let added = office.post(format!("{list}/new"), &QUESTION).await;
    assert_eq!(added.status, 303, "{}", added.text);
    let questions = async || {
        let mut conn = app.db.read().await.unwrap();
        store::questions(&mut conn, id).await.unwrap()
    };
    let question = questions().await.pop().unwrap();
    let options: Vec<_> = question.options.iter().map(|o| (o.id.as_str(), o.label.get(Lang::En))).collect();
    assert_eq!(options, [("a1", "German"), ("a2", "Turkish"), ("a3", "Arabic")]);
    assert!(question.optional && !question.jury_sees);
    let page = office.get(&list).await;
    assert!(page.contains("Mehrere Auswahlen · freiwillig · nicht für die Jury"), "{}", page.text);

    let path = format!("{list}/{}", question.question_id);
    let page = office.get(&path).await;
    assert!(page.contains("&lt;b&gt;vorkommen") && !page.contains("<b>vorkommen"), "{}", page.text);
    let change = with(&QUESTION, &[("version", "2"), ("options_de", "Türkisch\nDeutsch"), ("optional", "no")]);
    assert_eq!(office.post(&path, &change).await.status, 303);
    let question = questions().await.pop().unwrap();
    // A reworded or reordered choice keeps its id.
    assert_eq!(question.options.iter().map(|o| o.id.as_str()).collect::<Vec<_>>(), ["a2", "a1"]);

    assert_eq!(office.post(format!("{path}/move"), &[("version", "3"), ("to", "up")]).await.status, 303);
    let all = questions().await;
    assert_eq!(all[all.len() - 2].question_id, question.question_id);
    assert_eq!(all.iter().map(|q| q.position).collect::<Vec<_>>(), (1..=21).collect::<Vec<_>>());

    assert_eq!(office.post(format!("{path}/remove"), &[("version", "4")]).await.status, 303);
    assert_eq!(questions().await.len(), 20);
    // A second click finds nothing to remove.
    assert_eq!(office.post(format!("{path}/remove"), &[("version", "5")]).await.status, 404);
}

#[rocket::async_test]
async fn a_wrong_question_comes_back_with_a_sentence() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let new = format!("/office/editions/{id}/questions/new");
    let long = "x".repeat(201);
    for (change, sentence) in [
        (("label_de", ""), "Bitte füllen Sie dieses Feld aus."),
        (("label_de", long.as_str()), "Der Text ist zu lang."),
        (("label_de", "Telefon"), "Eine andere Frage hat schon diesen Wortlaut."),
        (("kind", "riddle"), "Bitte wählen Sie etwas aus."),
        (("role", "district"), "Diese Bedeutung passt nicht zur Art der Frage."),
        (("options_de", "nur eine"), "Bitte schreiben Sie mindestens zwei Antworten"),
        (("shown_for", "nobody"), "Bitte wählen Sie etwas aus."),
        (("max_chars", "viele"), "Bitte geben Sie eine ganze Zahl ein."),
        (("max_chars", "99999999"), "außerhalb des erlaubten Bereichs"),
    ] {
        let page = office.post(&new, &with(&QUESTION, &[change])).await;
        assert_eq!(page.status, 422, "{change:?}");
        assert!(page.contains(sentence), "{change:?}: {}", page.text);
        assert!(page.contains("Which languages does the project speak?"), "{}", page.text);
    }
    let taken = with(&QUESTION, &[("kind", "district")]);
    assert!(office.post(&new, &taken).await.contains("Diese Bedeutung hat schon eine andere Frage."));
    let limits = with(&QUESTION, &[("kind", "number"), ("min_number", "5"), ("max_number", "4")]);
    assert!(office.post(&new, &limits).await.contains("Der größte Wert muss mindestens so groß sein"));
    assert_eq!(app.newest_edition("integrationspreis").await.version, 1);
}

#[rocket::async_test]
async fn criteria_categories_special_prizes_and_places_are_edited() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let base = format!("/office/editions/{id}");
    let criterion = [
        ("label_de", "Wirkung"),
        ("weight", "3"),
        ("scale_min", "0"),
        ("scale_max", "2"),
        ("scale_labels_de", "keine\netwas\nviel"),
        ("version", "1"),
    ];
    for (change, sentence) in [
        (("weight", "0"), "außerhalb des erlaubten Bereichs"),
        (("weight", ""), "Bitte füllen Sie dieses Feld aus."),
        (("scale_min", "2"), "Die höchste Punktzahl muss größer sein als die niedrigste."),
        (("scale_labels_de", "keine\nviel"), "Bitte schreiben Sie für jede Punktzahl genau eine Zeile."),
    ] {
        let page = office.post(format!("{base}/criteria/new"), &with(&criterion, &[change])).await;
        assert_eq!(page.status, 422, "{change:?}");
        assert!(page.contains(sentence), "{change:?}: {}", page.text);
    }
    assert_eq!(office.post(format!("{base}/criteria/new"), &criterion).await.status, 303);
    assert!(office.get(format!("{base}/criteria")).await.contains("Gewicht 3 · 0 bis 2 Punkte"));

    let category = [("label_de", "Kultur & Sport"), ("label_en", "Culture & sports"), ("version", "2")];
    assert_eq!(office.post(format!("{base}/categories/new"), &category).await.status, 303);
    let special = [("label_de", "Publikumspreis"), ("amount", "1.000"), ("version", "3")];
    let wrong = office.post(format!("{base}/special-prizes/new"), &with(&special, &[("amount", "viel")])).await;
    assert!(wrong.status == 422 && wrong.contains("Bitte geben Sie einen Betrag in Euro ein"), "{}", wrong.text);
    assert_eq!(office.post(format!("{base}/special-prizes/new"), &special).await.status, 303);

    assert_eq!(office.post(format!("{base}/places/add"), &[("version", "4")]).await.status, 303);
    let money = [("place-1", "6.000"), ("place-2", "3000,50"), ("place-3", ""), ("place-4", "1000"), ("version", "5")];
    let wrong = office.post(format!("{base}/places"), &with(&money, &[("place-2", "-5")])).await;
    assert!(wrong.status == 422 && wrong.input("place-1") == "6.000", "{}", wrong.text);
    assert_eq!(office.post(format!("{base}/places"), &money).await.status, 303);
    assert_eq!(office.post(format!("{base}/places/remove"), &[("version", "6")]).await.status, 303);
    let page = office.get(&base).await;
    for text in ["Wirkung (Gewicht 3)", "Kultur &amp; Sport", "Publikumspreis", "6.000\u{a0}€", "3.000,50\u{a0}€"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert!(!page.contains("4. Platz") && page.contains("noch bekannt gegeben"), "{}", page.text);
}

#[rocket::async_test]
async fn a_published_call_keeps_its_structure_but_not_its_typos() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.open_edition("integrationspreis").await;
    let base = format!("/office/editions/{id}");
    let mut conn = app.db.read().await.unwrap();
    let call = store::call(&mut conn, id).await.unwrap().unwrap();
    drop(conn);
    let version = call.edition.version.to_string();
    let version = ("version", version.as_str());
    let choice = call.questions.iter().find(|q| !q.options.is_empty()).unwrap();
    let (question, criterion) = (choice.question_id, call.criteria[0].criterion_id);
    let frozen = "Die Ausschreibung ist veröffentlicht.";
    for (path, form) in [
        ("questions/new".into(), with(&QUESTION, &[version])),
        (format!("questions/{question}/remove"), vec![version]),
        (format!("questions/{question}/move"), vec![version, ("to", "up")]),
        (format!("criteria/{criterion}/remove"), vec![version]),
        ("places".into(), vec![version, ("place-1", "1")]),
        ("places/add".into(), vec![version]),
        ("places/remove".into(), vec![version]),
    ] {
        let page = office.post(format!("{base}/{path}"), &form).await;
        assert_eq!(page.status, 409, "{path}");
        assert!(page.contains(frozen), "{path}: {}", page.text);
    }
    // A criterion is what its words say: not one of them changes, and nobody is shown a form for it.
    let first = &call.criteria[0];
    let labels = first.scale_labels.iter().map(|label| label.german()).collect::<Vec<_>>().join("\n");
    let path = format!("{base}/criteria/{criterion}");
    let own = [
        ("label_de", first.label.german()),
        ("label_en", first.label.exactly(Lang::En).unwrap_or("")),
        ("description_de", first.description.german()),
        ("description_en", first.description.exactly(Lang::En).unwrap_or("")),
        ("scale_labels_de", labels.as_str()),
        version,
    ];
    for change in [
        ("label_de", "Vorbildlich"),
        ("label_en", "Shining"),
        ("description_de", "Anders gemeint"),
        ("scale_labels_de", &labels.replacen('1', "eins", 1)),
        ("weight", "5"),
        ("scale_min", "0"),
    ] {
        let page = office.post(&path, &with(&own, &[change])).await;
        assert!(page.status == 409 && page.contains(frozen), "{change:?}: {}", page.text);
    }
    assert_eq!(office.get(&path).await.status, 409);
    let list = office.get(format!("{base}/criteria")).await;
    assert!(list.contains("Beispielgebend") && !list.contains(&path), "{}", list.text);
    let public = app.public().get("/prizes/integrationspreis/2027").await;
    assert!(public.contains("Beispielgebend") && !public.contains("Vorbildlich"), "{}", public.text);

    // Of a category the words may change.
    let category = call.categories[0].category_id;
    let words = [("label_de", "Bildung & Schule"), version];
    assert_eq!(office.post(format!("{base}/categories/{category}"), &words).await.status, 303);

    // A question keeps its answers; only their wording changes.
    let version = (call.edition.version + 1).to_string();
    let words = [
        ("label_de", "Weiß die Person Bescheid?"),
        ("options_de", "Ja, sie weiß es\nNein\nKeine Ahnung"),
        ("version", version.as_str()),
    ];
    let path = format!("{base}/questions/{question}");
    assert_eq!(office.post(&path, &with(&words, &[("options_de", "Ja\nNein")])).await.status, 422);
    assert_eq!(office.post(&path, &with(&words, &[("kind", "short_text"), ("options_de", "")])).await.status, 409);
    assert_eq!(office.post(&path, &words).await.status, 303);
    let mut conn = app.db.read().await.unwrap();
    let questions = store::questions(&mut conn, id).await.unwrap();
    let ids =
        |q: &laudatio::contest::prizes::model::Question| q.options.iter().map(|o| o.id.clone()).collect::<Vec<_>>();
    let new = questions.iter().find(|q| q.question_id == question).unwrap();
    assert_eq!((ids(new), new.shown_for, new.optional), (ids(choice), choice.shown_for, choice.optional));
}

#[rocket::async_test]
async fn a_call_takes_no_more_criteria_than_a_sheet() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let path = format!("/office/editions/{id}/criteria/new");
    for version in 1..=8 {
        let version = version.to_string();
        let form = [
            ("label_de", "Mut"),
            ("weight", "1"),
            ("scale_min", "0"),
            ("scale_max", "1"),
            ("scale_labels_de", "nein\nja"),
            ("version", &version),
        ];
        let answer = office.post(&path, &form).await;
        // Five are there to begin with.
        let expected = if version == "8" { 409 } else { 303 };
        assert_eq!(answer.status, expected, "{version}: {}", answer.text);
        assert_eq!(answer.contains("Mehr passt hier nicht hinein."), version == "8");
    }
}

const BASICS: [(&str, &str); 8] = [
    ("purpose_de", "Wir ehren Projekte."),
    ("eligible_de", "Alle."),
    ("contact", "büro@dortmund.example"),
    ("accepts_proposals", "no"),
    ("shows_scores", "yes"),
    ("tie_rule", "lot"),
    ("prize_money", "12.000"),
    ("version", "1"),
];

#[rocket::async_test]
async fn saving_over_anothers_change_shows_both() {
    let app = TestApp::start().await;
    let (first, second) = (app.office().await, app.office().await);
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let path = format!("/office/editions/{id}/basics");
    assert_eq!(first.post(&path, &BASICS).await.status, 303);
    let mine = with(&BASICS, &[("purpose_de", "Wir ehren Menschen.")]);
    let page = second.post(&path, &mine).await;
    assert_eq!(page.status, 409);
    assert!(page.contains("Wir ehren Menschen.") && page.contains("Wir ehren Projekte."), "{}", page.text);
    let edition = app.newest_edition("integrationspreis").await;
    assert_eq!((edition.purpose.german(), edition.accepts_proposals), ("Wir ehren Projekte.", false));
    assert_eq!(edition.prize_money, Some(1_200_000));
    // Whoever saves again has seen the other's version.
    let newest = page.input("version");
    let again = with(&mine, &[("version", &newest)]);
    assert_eq!(second.post(&path, &again).await.status, 303);
    assert_eq!(app.newest_edition("integrationspreis").await.purpose.german(), "Wir ehren Menschen.");
    let page = second.post(&path, &with(&BASICS, &[("version", "3"), ("purpose_de", "")])).await;
    assert!(page.status == 422 && page.contains("Bitte füllen Sie dieses Feld aus."), "{}", page.text);
}

#[rocket::async_test]
async fn a_published_call_names_no_other_money_than_it_gives() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.open_edition("integrationspreis").await;
    let path = format!("/office/editions/{id}/basics");
    let version = office.get(&path).await.input("version");
    let form = [("purpose_de", "Dotiert mit 10.000 Euro."), ("contact", "Büro"), ("version", version.as_str())];
    for (field, text) in [
        ("purpose_de", "Dotiert mit 7.000 Euro."),
        ("purpose_en", "The prize is worth €7,000."),
        ("contact", "Insgesamt 7.000 Euro Preisgeld"),
    ] {
        let page = office.post(&path, &with(&form, &[(field, text)])).await;
        assert!(
            page.status == 422 && page.contains("das es in dieser Ausschreibung nicht gibt"),
            "{field}: {}",
            page.text
        );
    }
    assert_eq!(office.post(&path, &form).await.status, 303);
    assert!(app.public().get("/prizes/integrationspreis/2027").await.contains("Dotiert mit 10.000 Euro."));
}

#[rocket::async_test]
async fn the_next_call_is_a_copy_of_the_last() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let prize_id = app.newest_edition("integrationspreis").await.prize_id;
    let path = format!("/office/prizes/{prize_id}/editions");
    let page = office.post(&path, &[]).await;
    assert!(page.status == 409 && page.contains("wird noch vorbereitet"), "{}", page.text);

    let old = app.open_edition("integrationspreis").await;
    let done = office.post(&path, &[]).await;
    assert_eq!(done.status, 303);
    let new = app.newest_edition("integrationspreis").await;
    assert_eq!(done.location.unwrap(), format!("/office/editions/{}", new.edition_id));
    assert_eq!((new.year, new.number, new.status), (2029, 11, EditionStatus::Preparing));
    assert_eq!(new.closes_at.unwrap().to_string(), "2029-09-15T23:59");
    let mut conn = app.db.read().await.unwrap();
    let old = store::call(&mut conn, old).await.unwrap().unwrap();
    let new = store::call(&mut conn, new.edition_id).await.unwrap().unwrap();
    let labels = |call: &Call| call.questions.iter().map(|q| q.label.clone()).collect::<Vec<_>>();
    assert_eq!(labels(&new), labels(&old));
    let counts =
        |call: &Call| (call.categories.len(), call.criteria.len(), call.places.len(), call.special_prizes.len());
    assert_eq!((counts(&new), counts(&old)), ((4, 5, 3, 1), (4, 5, 3, 1)));
    drop(conn);
    // A double click makes one.
    assert_eq!(office.post(&path, &[]).await.status, 409);
}

#[rocket::async_test]
async fn only_the_office_edits_calls() {
    let app = TestApp::start().await;
    let edition = app.newest_edition("integrationspreis").await;
    let (id, prize_id) = (edition.edition_id, edition.prize_id);
    let other = app.newest_edition("ethnischer-wirtschaftspreis").await.edition_id;
    let mut conn = app.db.read().await.unwrap();
    let question = store::questions(&mut conn, id).await.unwrap()[0].question_id;
    drop(conn);
    let (juror, _) = app.juror("Ada").await;
    let office = app.office().await;
    let base = format!("/office/editions/{id}");
    for path in ["", "/basics", "/calendar", "/places", "/questions", "/questions/new"] {
        let path = format!("{base}{path}");
        assert_eq!(juror.get(&path).await.status, 404, "{path}");
        assert_eq!(app.public().get(&path).await.status, 401, "{path}");
    }
    let posts = [
        "/open",
        "/basics",
        "/calendar",
        "/places",
        "/places/add",
        "/places/remove",
        "/questions/new",
        "/questions/{question}",
        "/questions/{question}/remove",
        "/questions/{question}/move",
    ];
    let posts = posts.map(|path| format!("{base}{}", path.replace("{question}", &question.to_string())));
    for path in posts.iter().chain([&format!("/office/prizes/{prize_id}/editions")]) {
        assert_eq!(juror.post(path, &[("version", "1")]).await.status, 404, "{path}");
        assert_eq!(app.public().post(path, &[("version", "1")]).await.status, 401, "{path}");
        assert_eq!(office.forged_post(path).await.status, 400, "{path}");
    }
    // Another call's question, and things that there are not.
    for path in [
        format!("/office/editions/{other}/questions/{question}"),
        format!("{base}/criteria/{question}"),
        format!("{base}/riddles"),
        format!("{base}/questions/1"),
        "/office/editions/1".to_owned(),
        format!("/office/editions/{question}"),
    ] {
        assert_eq!(office.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(office.post(format!("/office/prizes/{id}/editions"), &[]).await.status, 404);
    assert_eq!(app.newest_edition("integrationspreis").await.version, 1);
}

#[rocket::async_test]
async fn a_past_call_stays_as_it_is() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let mut conn = app.db.read().await.unwrap();
    let past = store::edition_by_year(&mut conn, "integrationspreis", 2025).await.unwrap().unwrap();
    drop(conn);
    let base = format!("/office/editions/{}", past.edition_id);
    assert!(office.get(&base).await.contains("Diese Ausschreibung ist abgeschlossen"));
    for path in ["basics", "calendar", "places", "questions/new"] {
        assert_eq!(office.get(format!("{base}/{path}")).await.status, 409, "{path}");
    }
    assert_eq!(office.post(format!("{base}/basics"), &BASICS).await.status, 409);
    assert_eq!(office.post(format!("{base}/open"), &[("version", "1")]).await.status, 409);
}

#[rocket::async_test]
async fn a_list_of_questions_costs_the_same_however_long_it_is() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let cost = async |path: &str| {
        let before = app.db.statements();
        assert_eq!(office.get(format!("/office/editions/{id}{path}")).await.status, 200);
        app.db.statements() - before
    };
    let few = [cost("").await, cost("/questions").await];
    let ctx = app.ctx();
    let mut tx = ctx.db.write().await.unwrap();
    let like = store::questions(&mut tx, id).await.unwrap().remove(1);
    for position in 20..1020 {
        let question_id = QuestionId::new(ctx.now, &ctx.random);
        let question = Question { question_id, position, role: None, ..like.clone() };
        store::insert_item(&mut tx, &question).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!([cost("").await, cost("/questions").await], few);
}

#[rocket::async_test]
async fn the_office_looks_at_the_form_before_it_is_public() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let path = format!("/office/editions/{id}/preview");
    assert!(office.get(format!("/office/editions/{id}")).await.contains(&path));
    let page = office.get(&path).await;
    assert!(page.contains("Projektbezeichnung") && !page.contains("Ihre Verbindung zum Vorschlag"), "{}", page.text);
    let page = office.get(format!("{path}?kind=proposal")).await;
    assert!(page.contains("Projektbezeichnung") && page.contains("Ihre Verbindung zum Vorschlag"), "{}", page.text);
    assert_eq!(office.get(format!("{path}?kind=riddle")).await.status, 200);
    assert_eq!(app.public().get(&path).await.status, 401);
    assert_eq!(app.juror("Ada").await.0.get(&path).await.status, 404);
}

#[rocket::async_test]
async fn a_copy_whose_time_the_clocks_skip_in_its_year_can_be_saved() {
    let app = TestApp::start().await;
    app.at("2027-01-04T09:00:00Z");
    let office = app.office().await;
    let edition = app.newest_edition("integrationspreis").await;
    let (id, by) = (edition.edition_id, app.person("Eva Amt", Role::Office).await);
    // On 25 March 2029 the clocks skip the hour after two.
    let calendar = Calendar {
        opens_at: Some("2027-03-25T02:30".parse().unwrap()),
        closes_at: Some("2027-09-15T23:59".parse().unwrap()),
        ..Calendar::default()
    };
    actions::set_calendar(&app.ctx(), by, id, edition.version, calendar).await.unwrap();
    assert_eq!(actions::open(&app.ctx(), by, id, edition.version + 1).await.unwrap(), []);
    let made = office.post(format!("/office/prizes/{}/editions", edition.prize_id), &[]).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let base = made.location.unwrap();
    let form = office.get(format!("{base}/calendar")).await;
    assert_eq!(
        (form.input("opens_at").as_str(), form.input("closes_at").as_str()),
        ("2029-03-25T03:00", "2029-09-15T23:59")
    );
    let typed: Vec<(&str, String)> =
        ["version", "opens_at", "closes_at"].into_iter().map(|name| (name, form.input(name))).collect();
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(office.post(format!("{base}/calendar"), &typed).await.status, 303);
    // What an earlier version has left in the database reads as the minute that exists, too.
    let skipped: chrono::NaiveDateTime = "2029-03-25T02:30:00".parse().unwrap();
    let left = "update edition set opens_at = $1 where year = 2029";
    damaged!(app.db, "an earlier release took a minute that does not exist", left, skipped);
    assert_eq!(office.get(format!("{base}/calendar")).await.input("opens_at"), "2029-03-25T03:00");
    // A copy of a call that nobody has looked at is not ready.
    let page = office.get(&base).await;
    assert!(
        page.contains("nur im neuen Jahr") || page.contains("Zweck und Teilnahmebedingungen sind noch die von 2027")
    );
    assert!(!page.contains("Alles ist bereit"), "{}", page.text);
}

#[rocket::async_test]
async fn nothing_of_a_call_that_is_over_is_still_to_be_announced() {
    let app = TestApp::start().await;
    let mut tx = app.db.write().await.unwrap();
    let past = store::edition_by_year(&mut tx, "integrationspreis", 2025).await.unwrap().unwrap();
    drop(tx);
    let unknown = "update place set amount = null where edition_id = $1";
    damaged!(app.db, "of a call from before this program not everything is known", unknown, past.edition_id);
    let page = app.public().get("/prizes/integrationspreis/2025").await;
    assert!(page.status == 200 && !page.contains("noch bekannt gegeben"), "{}", page.text);
    // Of a call that is to come it is.
    let open = app.open_edition("ethnischer-wirtschaftspreis").await;
    let unknown = "insert into place (place_id, edition_id, place, amount) values ($1, $2, 99, null)";
    damaged!(app.db, "a published call gets no more places", unknown, uuid::Uuid::now_v7(), open);
    let edition = store::edition(&mut app.db.read().await.unwrap(), open).await.unwrap().unwrap();
    let page = app.public().get(format!("/prizes/ethnischer-wirtschaftspreis/{}", edition.year)).await;
    assert!(page.contains("noch bekannt gegeben"), "{}", page.text);
}

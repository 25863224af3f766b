//! Every sentence of minutes, documents, letters and receipts that claims something: it stands where the act was, and is
//! absent where it was not. The tables name, for each sentence, the test that holds it; a new one is in neither.

use std::collections::{BTreeMap, BTreeSet};

use laudatio::contest::nominations::model::{NominationKind, Screening};
use laudatio::contest::prizes::store as prizes;
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::EditionId;
use laudatio::on;
use laudatio::outcome::publication::store::{self as publications, Publication};

use crate::outcome::documents::text_of;
use crate::outcome::meeting::{OPENING, Table};
use crate::outcome::meeting_later::bind;
use crate::outcome::minutes::{conflict, minutes_of, read_by, run};
use crate::outcome::publication::{Sent, entry};
use crate::stage::judged;
use crate::support::TestApp;

/// All of these stand there, and none of those.
fn assert_says(when: &str, said: &str, here: &[&str], absent: &[&str]) {
    for sentence in here {
        assert!(said.contains(sentence), "{when}: {sentence} is not in {said}");
    }
    for sentence in absent {
        assert!(!said.contains(sentence), "{when}: {sentence} is in {said}");
    }
}

/// Writes something that has one text in it.
async fn set(app: &TestApp, text: &'static str, to: &str) {
    let mut tx = app.db.write().await.unwrap();
    on!(tx, c => sqlx::query(text).bind(to).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn minutes_say_of_a_meeting_only_what_has_become_of_it_so_far() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let (one, two) = (app.office().await, app.signed_in(app.person("Emre Büro", Role::Office).await).await);
    let running = [
        "Stand Entwurf: die Sitzung läuft",
        "Stimmberechtigt zurzeit 5",
        "anwesend seit 7. September 2027, 10:00 Uhr",
        "Es wurde nicht abgestimmt.",
        "Es wurden keine Anträge gestellt.",
        "Es ist noch nichts entschieden.",
        "Es wurden keine Einwände erhoben.",
    ];
    let never = [
        "Unterbrochen",
        "Warum mehr vergeben wird",
        "Berichtigungen, während die Jury las",
        "Allein getan",
        "Aufgehoben",
        "Das kam nach der Abstimmung hinzu",
        "lässt aus",
        "In dieser Fassung steht",
        "Geteilte Plätze der Rangliste",
        "nicht verpflichtet",
    ];
    let ended = [
        "Stand Entwurf: die Sitzung ist beendet, die Entscheidungen sind noch nicht bindend",
        "Uhr Ende 7. September 2027, 13:00 Uhr",
        "Stimmberechtigt bei Abschluss 5",
        "bis 7. September 2027, 13:00 Uhr",
    ];
    let done = ["Die Jury war bei allen Abstimmungen beschlussfähig.", "Ich bin dagegen.", "Beschlossen mit Antrag 1"];
    let bound = [
        "Stand Die Entscheidungen sind bindend",
        "Bindend seit 7. September 2027, 13:00 Uhr",
        "Bindend gemacht von Olga Büro hat es beantragt, Emre Büro hat es bestätigt (7. September 2027, 13:00 Uhr)",
    ];
    let all = ["Ada allein", "allein (7."];
    let said = minutes_of(&app, table.round).await;
    assert_says("running", &said, &running, &[&ended[..], &done, &bound, &never, &all].concat());
    let open =
        ["Zu dieser Runde gibt es noch keine festgehaltene Fassung.", "Es sind keine Befangenheiten verzeichnet."];
    assert_says("running", &said, &open, &["Festgehaltene Fassung Nr.", "Raum verlassen"]);
    // Whoever signs is who has the duty, and a duty that nobody has is signed by nobody.
    assert_says("running", &said, &["Jurymitglied 0 , Vorsitz Schriftführung"], &["Jurymitglied 1 , Vorsitz"]);

    let entry = table.entry(0).await.to_string();
    let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &entry)]).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    table.leave_the_rest().await;
    let objection = [("objector", "Jurymitglied 1"), ("objection", "Ich bin dagegen.")];
    assert_eq!(table.jurors[1].post(table.path("/objections"), &objection).await.status, 303);
    app.at("2027-09-07T11:00:00Z");
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let said = minutes_of(&app, table.round).await;
    assert_says("ended", &said, &[&ended[..], &done].concat(), &[&running[..], &bound, &never, &all].concat());

    let answer = bind(&one, &two, table.round).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let said = minutes_of(&app, table.round).await;
    let over = [&running[..], &never, &all, &["noch nicht bindend"]].concat();
    assert_says("binding", &said, &[&ended[1..], &done, &bound].concat(), &over);
}

#[rocket::async_test]
async fn minutes_find_a_quorum_and_say_why_a_vote_does_not_count() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let motion = table.motion(&[("kind", "other"), ("wording", "Pause?")]).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    let kept = "Feststellung Die Jury war bei allen Abstimmungen beschlussfähig.";
    let missed = "Feststellung Bei diesen Anträgen war die Jury nicht beschlussfähig: 1";
    let none = "Feststellung Keine Abstimmung zählt.";
    let annulled = "Annulliert, weil die Jury nicht mehr beschlussfähig war: Antrag 1";
    let nothing = "Feststellung Es wurde nicht abgestimmt.";
    let sentences = [kept, missed, none, annulled, nothing];
    for (what, stands) in [
        ("update motion set number = 1", &[kept][..]),
        ("update motion set present = 2", &[missed]),
        (
            "update motion set status = 'annulled', yes = null, no = null, abstained = null, \
             annulled_because = 'quorum'",
            &[none, annulled],
        ),
        ("update motion set annulled_because = 'left'", &[none]),
        ("update motion set status = 'withdrawn', annulled_because = null", &[nothing]),
    ] {
        run(&app, what).await;
        let absent: Vec<&str> = sentences.into_iter().filter(|sentence| !stands.contains(sentence)).collect();
        assert_says(what, &minutes_of(&app, table.round).await, stands, &absent);
    }

    // Why it was annulled: each reason is a sentence of its own.
    run(&app, "update motion set status = 'annulled'").await;
    let reasons = [
        ("left", "Während der geheimen Abstimmung ist jemand gegangen."),
        ("seat", "Während der geheimen Abstimmung ist ein Mitglied gekommen, das vertreten wurde."),
        ("account", "Während der geheimen Abstimmung wurde ein Konto aus der Jury genommen."),
        ("conflict", "Bei jemandem, der mitstimmen durfte, kam eine Befangenheit auf."),
        ("quorum", "Warum annulliert Die Jury war nicht mehr beschlussfähig."),
        ("few", "Es waren zu wenige oder zu wenig verschiedene geheime Stimmen"),
        ("round", "Warum annulliert Die Runde wurde wieder geöffnet."),
        ("entry", "Die Einreichung nimmt nicht mehr teil."),
    ];
    for (reason, sentence) in reasons {
        set(&app, "update motion set annulled_because = $1", reason).await;
        let absent: Vec<&str> = reasons.iter().map(|(_, other)| *other).filter(|other| *other != sentence).collect();
        let said = minutes_of(&app, table.round).await;
        assert_says(reason, &said, &[sentence, "Ergebnis annulliert"], &absent);
        assert_says(reason, &said, &[], &["Gestrichen", "Ergebnis angenommen", "3 Ja"]);
    }

    // And why somebody was struck from a vote that goes on.
    let struck = [
        ("guest", "ist Gast"),
        ("away", "ist gegangen"),
        ("seat", "das vertretene Mitglied ist gekommen"),
        ("account", "das Konto gehört nicht mehr zur Jury"),
        ("conflict", "ist befangen"),
        ("outside", "hat den Raum verlassen"),
        ("pledge", "ist nicht verpflichtet"),
    ];
    let line = table.room().await.line_of(table.people[1]).unwrap().attendance_id;
    for (reason, words) in struck {
        let mut tx = app.db.write().await.unwrap();
        let strike = "update motion_voter set struck_because = $1 where attendance_id = $2";
        on!(tx, c => sqlx::query(strike).bind(reason).bind(line).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
        let said = minutes_of(&app, table.round).await;
        let own = format!("Gestrichen Jurymitglied 1: {words} Ergebnis");
        assert_says(reason, &said, &[&own], &["Gestrichen Jurymitglied 0", "Gestrichen Jurymitglied 2"]);
    }
}

/// What the minutes say of a motion.
fn motion_in(said: &str, number: usize) -> &str {
    let (_, rest) = said.split_once(&format!("Antrag {number}: ")).unwrap_or_else(|| panic!("{number}: {said}"));
    let next = format!("Antrag {}: ", number + 1);
    rest.split(&next).next().unwrap().split("Gleichstand und Lose").next().unwrap()
}

impl Table<'_> {
    async fn goes(&self, juror: usize) {
        let path = self.path(&format!("/people/{}/go", self.line(juror).await));
        assert_eq!(self.app.office().await.post(path, &[]).await.status, 303);
    }

    /// The office does something.
    async fn bureau(&self, rest: &str, form: &[(&str, &str)]) {
        let answer = self.app.office().await.post(self.path(rest), form).await;
        assert_eq!(answer.status, 303, "{rest}: {}", answer.text);
    }

    async fn said(&self) -> String {
        minutes_of(self.app, self.round).await
    }

    /// Jurors vote, from the first one on, and the office ends the vote.
    async fn vote_from(&self, motion: &str, first: usize, choices: &[&str]) {
        for (juror, choice) in (first..).zip(choices) {
            let answer = self.votes(motion, juror, choice).await;
            assert_eq!(answer.status, 303, "{}", answer.text);
        }
        self.bureau(&format!("/motions/{motion}/close"), &[]).await;
    }
}

#[rocket::async_test]
async fn minutes_say_how_each_vote_went_and_who_or_what_decided_it() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 5).await;
    let mover = table.line(1).await;
    let pause = [("kind", "other"), ("wording", "Pause?")];
    let ways = ["Die Stimme des Vorsitzes hat entschieden", "Das Los hat entschieden", "Nach der Regel entschieden"];
    let ends = [
        "Ergebnis Abstimmung läuft",
        "Ergebnis Stimmengleichheit, noch nicht entschieden",
        "Ergebnis angenommen",
        "Ergebnis abgelehnt",
        "Ergebnis zurückgezogen",
        "Ergebnis annulliert",
    ];
    let others = |kept: &[&'static str]| -> Vec<&'static str> {
        ways.into_iter().chain(ends).filter(|one| !kept.contains(one)).collect()
    };
    let rare = ["im Raum gezählt", "Gestrichen", "Warum annulliert", "Ohne Stimme", "Wiederholung von", "Betrifft"];

    // One that is moved by somebody: open, then tied, then decided by the chair.
    let motion = table.motion(&[&pause[..], &[("moved_by", mover.as_str())]].concat()).await;
    let said = table.said().await;
    let first = motion_in(&said, 1);
    assert_says("open", first, &["Gestellt von Jurymitglied 1", ends[0]], &others(&ends[..1]));
    assert_says("open", first, &[], &[&rare[..], &[" Ja, ", "Stimmen "]].concat());
    table.vote_from(&motion, 0, &["abstain", "yes", "no"]).await;
    let said = table.said().await;
    let first = motion_in(&said, 1);
    let voted = ["offen, 5 stimmberechtigt, 5 anwesend (nötig: 3)", "Stimmen 1 Ja, 1 Nein, 1 Enthaltung", ends[1]];
    assert_says("tied", first, &voted, &[&others(&ends[1..2])[..], &rare].concat());
    table.bureau(&format!("/motions/{motion}/cast"), &[("choice", "no")]).await;
    let said = table.said().await;
    let chaired = ["Stimmengleichheit Die Stimme des Vorsitzes hat entschieden: Nein", ends[3]];
    assert_says("cast", motion_in(&said, 1), &chaired, &[&others(&[ways[0], ends[3]])[..], &rare].concat());

    // Without the chair a lot decides; before it is drawn, nothing says how it will fall.
    table.goes(0).await;
    let key = uuid::Uuid::new_v4().to_string();
    table.bureau("/motions", &[&pause[..], &[("key", key.as_str()), ("reason", "Vorbildlich")]].concat()).await;
    let motion = table.room().await.motions[1].motion_id.to_string();
    table.vote_from(&motion, 1, &["yes", "yes", "no", "no"]).await;
    table.bureau(&format!("/motions/{motion}/lot"), &[]).await;
    let lot = table.room().await.lots[0].clone();
    let drawn = ["Startwert (ohne die Leerzeichen)", "Im Raum gesagtes Wort Hoesch", "Gezogen 1. "];
    let prepared = ["Zur Wahl", "Prüfsumme des Startwerts (SHA-256)", "Vor der Ziehung festgehalten 7. September 2027"];
    let said = table.said().await;
    assert_says("prepared", &said, &prepared, &[&drawn[..], &[&lot.seed[..8], "Nicht gezogen"]].concat());
    assert_says("prepared", motion_in(&said, 2), &[ends[1]], &others(&ends[1..2]));
    assert_says("prepared", motion_in(&said, 2), &[], &["Gestellt von"]);
    table.bureau(&format!("/lots/{}/draw", lot.lot_id), &[("word", "Hoesch")]).await;
    let said = table.said().await;
    assert_says("drawn", &said, &[&prepared[..], &drawn, &[&lot.seed[..8]]].concat(), &["Nicht gezogen"]);
    let carried = table.last().await.0 == laudatio::outcome::meeting::model::motion::MotionStatus::Carried;
    let end = if carried { ends[2] } else { ends[3] };
    assert_says("drawn", motion_in(&said, 2), &[ways[1], end], &others(&[ways[1], end]));
    table.comes(&[0]).await;

    // Where the call says so, it falls.
    run(&app, "update meeting set tie_rule = 'rejected'").await;
    let motion = table.motion(&pause).await;
    table.vote_from(&motion, 0, &["abstain", "yes", "no"]).await;
    table.goes(0).await;
    table.bureau(&format!("/motions/{motion}/fall"), &[]).await;
    let said = table.said().await;
    assert_says("fallen", motion_in(&said, 3), &[ways[2], ends[3]], &others(&[ways[2], ends[3]]));
    table.comes(&[0]).await;

    // Taken back before it was voted on.
    let motion = table.motion(&pause).await;
    table.bureau(&format!("/motions/{motion}/withdraw"), &[]).await;
    let said = table.said().await;
    assert_says("withdrawn", motion_in(&said, 4), &[ends[4]], &[&others(&ends[4..5])[..], &rare, &[" Ja, "]].concat());

    // Documents that somebody has counted; and a place, which says about what and why.
    let entry = table.entry(2).await.to_string();
    let place = [
        ("kind", "place"),
        ("place", "1"),
        ("entries", entry.as_str()),
        ("ballot", "secret"),
        ("order_reason", "Der Mut zählt."),
    ];
    let motion = table.motion(&place).await;
    table.bureau(&format!("/motions/{motion}/count"), &[("yes", "2"), ("no", "1")]).await;
    let said = table.said().await;
    let counted = [
        "Betrifft",
        "Projekt",
        "geheim, 5 stimmberechtigt",
        "Stimmen 2 Ja, 1 Nein, 0 Enthaltungen",
        "Zählung im Raum gezählt",
        "Begründung Vorbildlich",
        "Warum die Reihenfolge abweicht Der Mut zählt.",
        ends[2],
    ];
    assert_says("counted", motion_in(&said, 5), &counted, &[&others(&ends[2..3])[..], &rare[1..5]].concat());
    assert_says(
        "counted",
        &said,
        &["1. Preis Nominierung"],
        &["1. Preis (geteilt)", "Es ist noch nichts entschieden."],
    );

    // One that does not count, and is voted on again.
    let motion = table.motion(&[&pause[..], &[("ballot", "secret")]].concat()).await;
    table.bureau(&format!("/motions/{motion}/annul"), &[]).await;
    table.bureau(&format!("/motions/{motion}/again"), &[]).await;
    let again = table.room().await.motions.last().unwrap().motion_id;
    table.bureau(&format!("/motions/{again}/count"), &[("yes", "3"), ("no", "1")]).await;
    let said = table.said().await;
    let few = "Warum annulliert Es waren zu wenige oder zu wenig verschiedene geheime Stimmen";
    assert_says("annulled", motion_in(&said, 6), &[ends[5], few], &others(&ends[5..]));
    assert_says("annulled", motion_in(&said, 6), &[], &[" Ja, ", "Wiederholung von"]);
    let repeated = ["Wiederholung von Antrag 6", "3 Ja, 1 Nein", ends[2]];
    assert_says("again", motion_in(&said, 7), &repeated, &[&others(&ends[2..3])[..], &["Warum annulliert"]].concat());

    // What is put off, what was to be split, and what came after a vote.
    let last = table.entry(3).await.to_string();
    let motion = table.motion(&[("kind", "deferred"), ("entries", last.as_str())]).await;
    table.vote_from(&motion, 0, &["yes", "yes", "yes"]).await;
    let split = [("kind", "split"), ("amount_1", "6000"), ("amount_2", "3000"), ("amount_3", "1000")];
    let motion = table.motion(&split).await;
    table.bureau(&format!("/motions/{motion}/withdraw"), &[]).await;
    let said = table.said().await;
    let more = ["Zurückgestellt Nominierung", "Aufteilung 1. Preis: 6.000 € 2. Preis: 3.000 € 3. Preis: 1.000 €"];
    assert_says("put off", &said, &more, &["Das kam nach der Abstimmung hinzu"]);
    let mut tx = app.db.write().await.unwrap();
    let withdrawn = "update nomination set status = 'withdrawn', withdrawn_at = changed_at where nomination_id = $1";
    on!(tx, c => sqlx::query(withdrawn).bind(table.entry(2).await).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    assert_says("since", &table.said().await, &["Das kam nach der Abstimmung hinzu: Antrag 5 „Projekt"], &[]);

    // Of votes of a former release it is not known how many were there.
    run(&app, "update motion set attending = null where number = 1").await;
    let said = table.said().await;
    assert_says("former", motion_in(&said, 1), &["offen, 5 stimmberechtigt (nötig: 3)"], &["5 anwesend"]);
}

#[rocket::async_test]
async fn minutes_say_the_rules_of_this_meeting_and_count_what_came_in() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    for (casting_vote, rule, sentence) in [
        (
            true,
            "rejected",
            "Die Stimme des Vorsitzes entscheidet. Darf der Vorsitz nicht mitstimmen, ist der Antrag abgelehnt.",
        ),
        (
            true,
            "lot",
            "Die Stimme des Vorsitzes entscheidet. Darf der Vorsitz nicht mitstimmen oder ist die Abstimmung geheim, \
             entscheidet das Los.",
        ),
        (false, "rejected", "Der Antrag ist abgelehnt."),
        (false, "lot", "Das Los entscheidet."),
    ] {
        let mut tx = app.db.write().await.unwrap();
        let rules = "update meeting set casting_vote = $1, tie_rule = $2";
        on!(tx, c => sqlx::query(rules).bind(casting_vote).bind(rule).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
        let said = format!("Bei Stimmengleichheit {sentence} Bei gleichem Ergebnis");
        assert_says(rule, &table.said().await, &[&said], &[]);
    }
    let said = table.said().await;
    assert_says("as the call says", &said, &["Preisgelder 1. Preis: 5.000 €"], &["Warum mehr vergeben wird"]);
    let none = ["Verspätet, nicht zugelassen", "Nachträglich zugelassen", "Zurückgezogen ", "Formal ausgeschlossene"];
    let agenda = "Auf der Tagesordnung 3 In der Sitzung aufgerufen 0";
    assert_says("at first", &said, &["Eingegangen 3 Formal ausgeschlossen 0", agenda], &none);

    run(&app, "update meeting set money_reason = 'Der Rat legt dazu.'").await;
    let edition = table.room().await.round.round.edition_id;
    for (title, screening) in [
        ("Spät", Screening::Pending),
        ("Doch noch", Screening::Eligible),
        ("Zurück", Screening::Eligible),
        ("Auswärts", Screening::Ineligible),
    ] {
        entry(&app, edition, Sent { title, screening, ..Sent::default() }).await;
    }
    for text in [
        "update nomination set status = 'late' where title = 'Spät'",
        "update nomination set admitted_at = changed_at, met = '2027-09-16 08:00:00' where title = 'Doch noch'",
        "update nomination set status = 'withdrawn', withdrawn_at = changed_at where title = 'Zurück'",
    ] {
        run(&app, text).await;
    }
    let said = table.said().await;
    let counted = "Eingegangen 7 Verspätet, nicht zugelassen 1 Nachträglich zugelassen 1 Zurückgezogen 1 \
        Formal ausgeschlossen 1";
    let more = ["Auswärts außerhalb von Dortmund", "Warum mehr vergeben wird Der Rat legt dazu.", counted, agenda];
    assert_says("later", &said, &more, &[]);
}

#[rocket::async_test]
async fn minutes_say_who_with_a_conflict_was_outside_away_or_not_noted() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 5).await;
    assert_says("at first", &table.said().await, &["Es sind keine Befangenheiten verzeichnet."], &["Raum verlassen"]);
    for (juror, at, origin) in [(1, 0, "office"), (2, 1, "declaration"), (3, 2, "recusal"), (4, 3, "session")] {
        conflict(&app, table.people[juror], table.entry(at).await, ("organ", origin)).await;
    }
    table.call(0).await;
    table.bureau("/leave", &[]).await;
    let board = "ist Mitglied des Vorstands, des Aufsichtsrats oder eines ähnlichen Organs";
    // The row of a juror: the reason, who has entered it, and where this person was.
    let row = async |juror: usize, origin: &str, end: &str| {
        let said = table.said().await;
        let from = said.find(&format!("Jurymitglied {juror} {board}")).unwrap_or_else(|| panic!("{juror}: {said}"));
        let own = said[from..].split(board).nth(1).unwrap();
        assert!(own.starts_with(&format!(" {origin} {end}")), "{juror}: {origin} {end} is not {:?}", &own[..120]);
    };
    row(1, "Geschäftsstelle", "seit 7. September 2027, 10:00 Uhr, vermerkt von Olga Büro").await;
    for (juror, origin) in [(2, "eigene Erklärung"), (3, "eigene Erklärung beim Lesen"), (4, "in der Sitzung")] {
        row(juror, origin, "nicht aufgerufen").await;
    }
    // The next ones are called up: one was there and nobody noted anything, another had gone before.
    app.at("2027-09-07T08:30:00Z");
    table.call(1).await;
    table.goes(3).await;
    app.at("2027-09-07T09:00:00Z");
    table.call(2).await;
    row(1, "Geschäftsstelle", "7. September 2027, 10:00 Uhr bis 7. September 2027, 10:30 Uhr, vermerkt von Olga Büro")
        .await;
    row(2, "eigene Erklärung", "nicht vermerkt").await;
    row(3, "eigene Erklärung beim Lesen", "nicht anwesend").await;
    row(4, "in der Sitzung", "nicht aufgerufen").await;
    assert_says("called", &table.said().await, &[], &["Es sind keine Befangenheiten verzeichnet."]);
    // Whoever must be outside reads a version in which something is left out, and not that there is nothing.
    let own = app.office().await;
    conflict(&app, own.person(), table.entry(0).await, ("organ", "office")).await;
    let left_out = ["lässt aus, was beraten und beschlossen wurde über: ", "In dieser Fassung steht dazu nichts."];
    let partial = read_by(&own, table.round).await;
    assert_says(
        "left out",
        &partial,
        &left_out,
        &["Es wurden keine Einwände erhoben.", "Es ist noch nichts entschieden."],
    );
    let whole = ["Es wurden keine Einwände erhoben.", "Es ist noch nichts entschieden."];
    assert_says("whole", &table.said().await, &whole, &left_out);
    // What was noted without a reason has none.
    for text in ["delete from conflict where origin = 'office'", "update left_room set reason = '', origin = ''"] {
        run(&app, text).await;
    }
    let said = table.said().await;
    assert_says("without", &said, &["Jurymitglied 1 nicht verzeichnet nicht verzeichnet 7. September"], &[]);
}

#[rocket::async_test]
async fn minutes_say_who_closed_a_round_how_places_were_settled_and_what_was_kept() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = crate::fill::round(&app.db, app.clock.now(), edition, 4, 4, 3).await;
    judged(&app, &filled, |_| 7).await;
    let round = format!("/office/rounds/{}", filled.round_id);
    let office = app.office().await;
    assert_eq!(office.closes(&round, "").await.status, 303);
    let shared = [("rank", "1"), ("rule", "shared"), ("reason", "Alle gleich gut")];
    let settled = office.settles(&format!("{round}/ranking/ties"), &shared).await;
    assert_eq!(settled.status, 303, "{}", settled.text);
    office.appoints(filled.jurors[0], (Role::Juror, Role::Chair)).await;
    let opened = office.post(format!("{round}/meeting"), OPENING).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    let by = "Runde geschlossen Olga Büro hat es beantragt, Olga Büro hat es bestätigt (7. September 2027, 10:00 Uhr)";
    let kept = [
        "Alles, wovon die Rangliste abhängt, wurde festgehalten, als die Runde geschlossen",
        "Festgehaltene Fassung Nr. 2",
        "Festgehaltene Bewertungen 12",
        "Mit dieser Reihenfolge begann die Sitzung.",
    ];
    let later = ["Begründung beim Schließen", "Zuletzt wieder geöffnet", "zurückgezogen am", "Aufgehoben: Die Runde"];
    let said = minutes_of(&app, filled.round_id).await;
    assert_says(
        "opened",
        &said,
        &[&[by, "Der Platz bleibt geteilt Alle gleich gut Olga Büro, Olga Büro"], &kept[..]].concat(),
        &later,
    );
    assert_says("opened", &said, &[], &["noch keine festgehaltene Fassung", "Runde geschlossen nicht verzeichnet"]);
    let (_, ranking) = said.split_once("Mit dieser Reihenfolge begann die Sitzung.").unwrap();
    let ranking = ranking.split("Anträge und Abstimmungen").next().unwrap();
    assert_eq!(ranking.matches(" 1 FILL-").count(), 4, "four share the first place: {ranking}");

    // Nobody was there yet, and nobody was obliged.
    let absent = ["abwesend Befangenheit geprüft, Unparteilichkeit und Verschwiegenheit erklärt (Hauptrunde)"];
    assert_says("opened", &said, &absent, &["anwesend seit", "in der Sitzung zu Verschwiegenheit", "nichts erklärt"]);
    run(&app, "update attendance set pledged_at = declared_at").await;
    let pledged = "in der Sitzung zu Verschwiegenheit und Unparteilichkeit verpflichtet: 7. September 2027";
    assert_says("pledged", &minutes_of(&app, filled.round_id).await, &[pledged], &[]);

    // How a place was settled is said as it was.
    let ways = ["Der Platz bleibt geteilt", "Der Vorsitz hat entschieden", "Das Los hat entschieden"];
    for (rule, seed, way) in [("casting_vote", None, ways[1]), ("lot", Some("5eed5eed"), ways[2])] {
        let mut tx = app.db.write().await.unwrap();
        let change = "update tie_break set rule = $1, seed = $2";
        on!(tx, c => sqlx::query(change).bind(rule).bind(seed).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
        let said = minutes_of(&app, filled.round_id).await;
        let others: Vec<&str> = ways.into_iter().filter(|other| *other != way).collect();
        assert_says(rule, &said, &[way], &others);
        assert_eq!(said.contains("5eed5eed"), seed.is_some(), "{rule}: {said}");
    }

    // Later facts are named as later ones.
    run(&app, "update nomination set status = 'withdrawn', withdrawn_at = changed_at where title = 'Projekt 1'").await;
    run(&app, "update round set close_reason = 'Ein Bogen fehlt.', reopened_at = opened_at").await;
    let said = minutes_of(&app, filled.round_id).await;
    let named = [
        "Projekt 1 (zurückgezogen am 7. September 2027, 10:00 Uhr)",
        "Begründung beim Schließen Ein Bogen fehlt.",
        "Zuletzt wieder geöffnet 7. September 2027, 10:00 Uhr",
    ];
    assert_says("later", &said, &named, &["Projekt 0 (zurückgezogen", "Projekt 2 (zurückgezogen"]);
}

/// What each kind of letter claims, beside the templates' lines that it stands in.
const LETTERS: [(&str, &[&str]); 4] = [
    (
        "laureate",
        &[
            "Die Jury hat „Siegprojekt“ ausgezeichnet: 1. Platz, 5.000 €. Geehrt wird Verein Siegprojekt.",
            "Die Jury begründet das so: Weil es alle angeht.",
        ],
    ),
    ("special_prize", &["Die Jury hat Rosa Beispiel geehrt: Ehrenpreis.", "Die Jury begründet das so: Für ihr Leben."]),
    ("not_selected", &["wird dieses Mal nicht ausgezeichnet: Die Jury hat sich für andere Einreichungen entschieden."]),
    (
        "ineligible",
        &["nicht zulassen, weil sie die Bedingungen der Ausschreibung nicht erfüllt: außerhalb von Dortmund"],
    ),
];

#[rocket::async_test]
async fn whoever_gets_a_letter_certificate_or_speech_reads_of_the_own_honour_alone() {
    let app = TestApp::start().await;
    let (id, _) = crate::outcome::letters::decided(&app).await;
    let office = app.office().await;
    let base = format!("/office/editions/{id}");
    assert_eq!(office.post(format!("{base}/letters/prepare"), &[]).await.status, 303);
    let text = "select kind, body from letter order by kind";
    let letters: Vec<(String, String)> =
        on!(app.db.read().await.unwrap(), c => sqlx::query_as(text).fetch_all(c).await).unwrap();
    let kinds: BTreeSet<&str> = letters.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, LETTERS.iter().map(|(kind, _)| *kind).collect());
    for (kind, body) in &letters {
        let said = body.split_whitespace().collect::<Vec<_>>().join(" ");
        for (other, claims) in LETTERS {
            for claim in claims {
                assert_eq!(said.contains(claim), kind == other, "{kind}: {claim} in {said}");
            }
        }
    }

    let page = office.get(format!("{base}/documents")).await;
    assert!(!page.contains("Noch steht niemand fest") && !page.contains("Niemand wird ausgezeichnet"), "{}", page.text);
    let print = async |path: &str| {
        let answer = office.get(format!("{base}/documents/{path}")).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        text_of(&answer.bytes).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (winner, rosa) = (print("certificates/1").await, print("certificates/2").await);
    let given = "Die Stadt Dortmund verleiht den";
    let on_the_day = "Dortmund, 3. Dezember 2027";
    let of_winner = ["1. Preis", "Verein Siegprojekt", "dotiert mit 5.000 €", "Weil es alle angeht."];
    let of_rosa = ["Ehrenpreis", "Rosa Beispiel", "Für ihr Leben."];
    assert_says("winner", &winner, &[&[given, on_the_day], &of_winner[..]].concat(), &of_rosa);
    assert_says("Rosa", &rosa, &[&[given, on_the_day], &of_rosa[..]].concat(), &of_winner);
    assert_says("Rosa", &rosa, &[], &["dotiert mit"]);

    // Who has not agreed is not named in public; whoever speaks is told so, of nobody else.
    let asks = "bitte nicht öffentlich nennen";
    let speech = print("laudatio.pdf").await;
    assert_says("speech", &speech, &["Ausgezeichnet wird Rosa Beispiel", "Verleihung 3. Dezember 2027"], &[]);
    let of = |speech: &str, name: &str| -> String {
        let (_, own) = speech.split_once(&format!("Ausgezeichnet wird {name}")).unwrap_or_else(|| panic!("{speech}"));
        own.split("Ausgezeichnet wird").next().unwrap().to_owned()
    };
    assert!(
        of(&speech, "Rosa Beispiel").contains(asks) && !of(&speech, "Verein Siegprojekt").contains(asks),
        "{speech}"
    );
    let naming = format!("{base}/naming?person=Rosa%20Beispiel");
    assert_eq!(office.post(&naming, &[("agreed", "yes"), ("source", "am Telefon")]).await.status, 303);
    assert!(!print("laudatio.pdf").await.contains(asks));

    // Without a date of the ceremony a certificate is of the day on which it is printed.
    run(&app, "update edition set ceremony_at = null").await;
    assert_says("undated", &print("certificates/1").await, &["Dortmund, 25. November 2027"], &[on_the_day]);
}

/// What a receipt says of each fate; nothing where a sentence of the call's stage stands instead.
const FATES: [(&str, &str, &str); 10] = [
    (
        "received",
        "Danke, Ihre Nominierung ist eingegangen",
        "Die Geschäftsstelle prüft, ob sie die Bedingungen erfüllt.",
    ),
    (
        "eligible",
        "Ihre Nominierung nimmt am Verfahren teil",
        "die Geschäftsstelle hat geprüft: Sie erfüllt die Bedingungen.",
    ),
    // Its own text is that of the stage: that the jury reads, and until when.
    ("with-jury", "Ihre Nominierung erfüllt die Bedingungen", ""),
    (
        "ineligible",
        "Ihre Nominierung wird nicht bewertet",
        "Die Geschäftsstelle hat geprüft: Sie erfüllt die Bedingungen für diesen Preis nicht.",
    ),
    (
        "late",
        "Ihre Nominierung kam nach der Frist",
        "Wir haben alles aufbewahrt. Die Geschäftsstelle entscheidet, ob die Nominierung noch teilnehmen darf.",
    ),
    ("too-late", "Ihre Nominierung kam nach der Frist", "Sie hat nicht teilgenommen."),
    ("withdrawn", "Diese Nominierung wurde zurückgezogen", "Die Jury bewertet sie nicht."),
    ("public", "Das Ergebnis ist öffentlich", "Was die Jury entschieden hat, können jetzt alle lesen."),
    ("taken-back", "Das Ergebnis wurde zurückgenommen", "Das Ergebnis war veröffentlicht und ist es zurzeit nicht."),
    ("ended", "Diese Ausschreibung ist beendet", "Ein Ergebnis ist hier nicht veröffentlicht."),
];

/// A receipt says what has become of its nomination, and nothing else of what may become of one.
async fn assert_fate(app: &TestApp, link: &str, fate: &str) {
    let page = app.public().get(link).await;
    let own = FATES.iter().find(|(name, ..)| *name == fate).unwrap();
    let known: BTreeMap<&str, bool> = FATES
        .iter()
        .flat_map(|(_, title, text)| [*title, *text])
        .filter(|sentence| !sentence.is_empty())
        .map(|sentence| (sentence, sentence == own.1 || sentence == own.2))
        .collect();
    for (sentence, stands) in known {
        assert_eq!(page.contains(sentence), stands, "{fate}: {sentence} in {}", page.text);
    }
    // A stage of the call is told in its own words.
    assert!(!page.contains("Die Jury hat begonnen."), "{fate}: {}", page.text);
}

async fn ceremony_is_over(app: &TestApp, edition: EditionId) {
    let mut tx = app.db.write().await.unwrap();
    let confirmed_at = app.clock.now();
    let publication = Publication { edition_id: edition, confirmed_at, alone: false };
    publications::insert(&mut tx, &publication).await.unwrap();
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn a_receipt_says_what_has_become_of_its_nomination_and_nothing_else() {
    let app = TestApp::start().await;
    let edition = crate::contest::nominations::open(&app).await;
    let link =
        crate::contest::nominations::nominated(&app, edition, NominationKind::SelfApplication, "Brückenbau").await;
    let eligible = "update nomination set status = 'received', screening = 'eligible', screening_reason = null, \
        withdrawn_at = null where title = 'Brückenbau'";
    let late =
        "update nomination set status = 'late', screening = 'pending', withdrawn_at = null where title = 'Brückenbau'";
    assert_fate(&app, &link, "received").await;
    let page = app.public().get(&link).await;
    assert!(page.contains("möglich bis 15. September 2027"), "{}", page.text);
    for (text, fate) in [
        (eligible, "eligible"),
        ("update nomination set screening = 'ineligible', screening_reason = 'Zu weit.'", "ineligible"),
        (eligible, "eligible"),
        ("update nomination set status = 'withdrawn', withdrawn_at = changed_at", "withdrawn"),
    ] {
        run(&app, text).await;
        assert_fate(&app, &link, fate).await;
    }
    app.at("2027-09-20T08:00:00Z");
    run(&app, late).await;
    assert_fate(&app, &link, "late").await;
    let page = app.public().get(&link).await;
    assert!(page.contains("Die Frist endete am 15. September 2027, 23:59 Uhr"), "{}", page.text);
    assert!(!page.contains("möglich bis"), "{}", page.text);
    run(&app, eligible).await;
    crate::fill::round(&app.db, app.clock.now(), edition, 2, 2, 1).await;
    assert_fate(&app, &link, "with-jury").await;
    run(&app, "update round set status = 'closed', closed_at = created_at").await;
    assert_fate(&app, &link, "with-jury").await;

    // Ended without a result.
    let mut tx = app.db.write().await.unwrap();
    assert!(prizes::close(&mut tx, edition, app.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    for (text, fate) in [(eligible, "ended"), (late, "too-late")] {
        run(&app, text).await;
        assert_fate(&app, &link, fate).await;
    }
    // Before that, public after the ceremony, and taken back.
    run(
        &app,
        "update edition set status = 'open', closed_at = null, ceremony_at = '2027-09-19T18:00' \
         where opened_at is not null",
    )
    .await;
    run(&app, eligible).await;
    assert_fate(&app, &link, "with-jury").await;
    ceremony_is_over(&app, edition).await;
    for (text, fate) in [(late, "too-late"), (eligible, "public")] {
        run(&app, text).await;
        assert_fate(&app, &link, fate).await;
    }
    let mut tx = app.db.write().await.unwrap();
    assert!(publications::withdraw(&mut tx, edition, app.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    assert_fate(&app, &link, "taken-back").await;

    // That it went to an address as well is said of a mail that waits for a mail server, or has left.
    assert!(!app.public().get(&link).await.contains("ada@beispiel.example."), "there is no mail server");
    let app = TestApp::with(&[("smtp_url", "smtp://127.0.0.1:9")]).await;
    let edition = crate::contest::nominations::open(&app).await;
    let link =
        crate::contest::nominations::nominated(&app, edition, NominationKind::SelfApplication, "Brückenbau").await;
    let (waits, left) =
        ("Er ist auch auf dem Weg an ada@beispiel.example.", "Er ging am 7. September 2027, 10:00 Uhr auch an");
    let page = app.public().get(&link).await;
    assert_says("queued", &page.text, &[waits], &[left]);
    run(&app, "update mail set status = 'sent', sent_at = created_at where kind = 'receipt'").await;
    assert_says("sent", &app.public().get(&link).await.text, &[left], &[waits]);
    run(&app, "update mail set status = 'failed', sent_at = null where kind = 'receipt'").await;
    assert_says("failed", &app.public().get(&link).await.text, &[], &[waits, left]);
}

/// The sentences that claim something, by the test that holds them.
const CLAIMS: [(&str, &[&str]); 32] = [
    (
        "sentences::minutes_say_of_a_meeting_only_what_has_become_of_it_so_far",
        &[
            "minutes-state-running",
            "minutes-state-ended",
            "minutes-state-decided",
            "minutes-end",
            "minutes-binding",
            "minutes-decided-by",
            "minutes-two",
            "minutes-voting",
            "minutes-voting-now",
            "minutes-quorum-no-votes",
            "minutes-no-motions",
            "minutes-no-result",
            "minutes-no-objections",
            "minutes-no-snapshot",
            "minutes-by-motion",
            "minutes-present-from",
        ],
    ),
    (
        "sentences::minutes_find_a_quorum_and_say_why_a_vote_does_not_count",
        &[
            "minutes-quorum-kept",
            "minutes-quorum-missed",
            "minutes-quorum-none-counts",
            "minutes-quorum-annulled",
            "minutes-annulled",
            "minutes-struck",
            "minutes-outcome-annulled",
            "meeting-annulled-left",
            "meeting-annulled-seat",
            "meeting-annulled-account",
            "meeting-annulled-conflict",
            "meeting-annulled-quorum",
            "meeting-annulled-few",
            "meeting-annulled-round",
            "meeting-annulled-entry",
            "meeting-struck-guest",
            "meeting-struck-away",
            "meeting-struck-seat",
            "meeting-struck-account",
            "meeting-struck-conflict",
            "meeting-struck-outside",
            "meeting-struck-pledge",
        ],
    ),
    (
        "outcome::meeting_rights::without_a_quorum_no_vote_ends_and_page_and_motion_agree",
        &["minutes-quorum-kept-counted"],
    ),
    (
        "sentences::minutes_say_how_each_vote_went_and_who_or_what_decided_it",
        &[
            "minutes-moved-by",
            "minutes-about",
            "minutes-reason",
            "minutes-order-reason",
            "minutes-ballot-text",
            "minutes-ballot-text-unknown",
            "minutes-votes-text",
            "minutes-by-count",
            "minutes-broken-casting_vote",
            "minutes-broken-lot",
            "minutes-broken-rule",
            "minutes-outcome-voting",
            "minutes-outcome-tied",
            "minutes-outcome-carried",
            "minutes-outcome-rejected",
            "minutes-outcome-withdrawn",
            "minutes-repeats",
            "minutes-seed-hash",
            "minutes-seed-at",
            "minutes-seed",
            "minutes-word",
            "minutes-drawn",
            "minutes-candidates",
            "minutes-later-text",
            "minutes-deferred",
            "minutes-split",
        ],
    ),
    (
        "sentences::minutes_say_the_rules_of_this_meeting_and_count_what_came_in",
        &[
            "minutes-tie-chair-rejected",
            "minutes-tie-chair-lot",
            "minutes-tie-rejected",
            "minutes-tie-lot",
            "minutes-money",
            "minutes-money-reason",
            "minutes-received",
            "minutes-late",
            "minutes-admitted",
            "minutes-withdrawn",
            "minutes-excluded",
            "minutes-excluded-table",
        ],
    ),
    (
        "sentences::minutes_say_who_with_a_conflict_was_outside_away_or_not_noted",
        &[
            "minutes-no-conflicts",
            "minutes-outside",
            "minutes-outside-since",
            "minutes-not-there",
            "minutes-not-called",
            "minutes-not-noted",
            "minutes-origin-office",
            "minutes-origin-declaration",
            "minutes-origin-recusal",
            "minutes-origin-session",
            "minutes-no-reason",
            "minutes-nothing-here",
        ],
    ),
    (
        "sentences::minutes_say_who_closed_a_round_how_places_were_settled_and_what_was_kept",
        &[
            "minutes-closed-by",
            "minutes-nobody",
            "minutes-close-reason",
            "minutes-reopened",
            "minutes-evidence-text",
            "minutes-snapshot",
            "minutes-snapshot-sheets",
            "minutes-ranking-text",
            "minutes-withdrawn-at",
            "minutes-ties",
            "minutes-settled-shared",
            "minutes-settled-casting_vote",
            "minutes-absent",
            "minutes-pledged",
        ],
    ),
    ("outcome::minutes::who_goes_and_comes_back_was_away_meanwhile", &["minutes-present-between"]),
    ("outcome::minutes::only_who_was_called_up_was_talked_about", &["minutes-agenda", "minutes-called"]),
    (
        "outcome::minutes::whoever_declared_in_a_round_has_declared_secrecy",
        &["minutes-declared-round", "minutes-accepted", "minutes-not-pledged", "minutes-conflicts-not-declared"],
    ),
    (
        "outcome::minutes::the_reason_of_a_conflict_is_the_jurors_own_or_whoever_filed_it",
        &["minutes-origin-own", "minutes-not-listed"],
    ),
    ("outcome::minutes::who_shares_a_place_is_praised_for_the_own_work", &["minutes-reason-of"]),
    (
        "people::directory::what_one_person_did_alone_stands_in_the_minutes",
        &["minutes-alone", "minutes-alone-title", "minutes-alone-text"],
    ),
    (
        "outcome::minutes_printed::the_minutes_says_everything_as_a_page_and_as_a_pdf",
        &[
            "minutes-role-guest",
            "minutes-duty-chair",
            "minutes-duty-secretary",
            "minutes-substitute-for",
            "minutes-not-awarded",
            "minutes-shared",
        ],
    ),
    ("outcome::meeting_votes::a_meeting_that_is_taken_up_again_begins_with_a_new_roll", &["minutes-break"]),
    ("outcome::meeting_votes::minutes_say_who_was_there_and_who_could_vote", &["minutes-was-outside"]),
    (
        "outcome::meeting_votes::a_lot_that_nothing_waits_for_is_not_offered_and_said_to_be_undrawn",
        &["minutes-not-drawn"],
    ),
    (
        "outcome::meeting_later::what_a_meeting_decided_on_a_round_that_was_opened_again_is_marked_everywhere",
        &["minutes-state-overtaken", "meeting-mark-annulled"],
    ),
    (
        "outcome::meeting_later::a_conflict_that_is_noted_after_the_vote_makes_it_be_repeated",
        &["meeting-mark-replaced", "meeting-later-conflict", "meeting-later-conflict-undated"],
    ),
    (
        "outcome::meeting_later::an_account_that_is_disabled_after_the_vote_is_named_and_its_vote_counts",
        &["meeting-later-disabled"],
    ),
    (
        "outcome::meeting_later::nothing_rests_on_a_prize_for_an_entry_that_takes_no_part_any_more",
        &["meeting-later-withdrawn", "meeting-later-ineligible"],
    ),
    ("outcome::meeting_votes::who_shared_a_place_and_keeps_it_alone_gets_its_money", &["meeting-mark-partly"]),
    (
        "outcome::meeting_known::a_paper_leaves_out_what_its_reader_must_be_outside_for_and_says_so",
        &["minutes-missing-text", "minutes-withheld", "minutes-corrections"],
    ),
    ("outcome::meeting_votes::whoever_has_no_account_is_not_waited_for_in_a_secret_vote", &["meeting-struck-device"]),
    (
        "sentences::whoever_gets_a_letter_certificate_or_speech_reads_of_the_own_honour_alone",
        &[
            "documents-place",
            "documents-awarded-by",
            "documents-endowed",
            "documents-special-prize",
            "documents-naming-none",
            "documents-laureate",
            "documents-honours-none",
            "documents-nobody-title",
        ],
    ),
    ("outcome::documents::the_office_prints_certificates_with_every_name_as_it_is", &["documents-nobody-yet"]),
    ("outcome::meeting::a_jury_that_gives_the_prize_to_nobody_says_so_everywhere", &["documents-nobody"]),
    (
        "outcome::minutes_printed::there_is_no_minutes_without_a_meeting_and_only_the_office_reads_it",
        &["documents-no-meeting"],
    ),
    (
        "sentences::a_receipt_says_what_has_become_of_its_nomination_and_nothing_else",
        &[
            "receipt-received-title",
            "receipt-received-text",
            "receipt-eligible-title",
            "receipt-eligible-text",
            "receipt-with-jury-title",
            "receipt-with-jury-text",
            "receipt-ineligible-title",
            "receipt-ineligible-text",
            "receipt-late-title",
            "receipt-late-text",
            "receipt-too-late-title",
            "receipt-too-late-text",
            "receipt-withdrawn-title",
            "receipt-withdrawn-text",
            "receipt-public-title",
            "receipt-public-text",
            "receipt-taken-back-title",
            "receipt-taken-back-text",
            "receipt-ended-title",
            "receipt-ended-text",
            "receipt-mailed",
            "receipt-step-closes-at-text",
        ],
    ),
    ("walk::an_edition_says_to_everybody_what_is_true_from_its_first_day_to_its_last", &["receipt-link-text"]),
    (
        "outcome::meeting::a_conflict_that_comes_up_in_the_meeting_marks_the_sheet_that_the_ranking_rests_on",
        &["jury-late"],
    ),
    (
        "outcome::meeting_votes::money_is_a_number_that_everybody_reads_alike_and_every_cent_is_said",
        &["meeting-money-rest"],
    ),
];

/// What claims nothing of what has happened: titles, names of fields and columns, and what explains a page.
const LABELS: [&str; 133] = [
    "documents-title",
    "documents-lead",
    "documents-city",
    "documents-town",
    "documents-page",
    "documents-no-pdf",
    "documents-no-pdf-title",
    "documents-honours",
    "documents-honours-text",
    "documents-honour",
    "documents-name",
    "documents-certificate",
    "documents-certificates",
    "documents-certificate-of",
    "documents-certificates-all",
    "documents-speeches",
    "documents-speeches-pdf",
    "documents-prize",
    "documents-signer-mayor",
    "documents-signer-chair",
    "documents-ceremony",
    "documents-venue",
    "documents-project",
    "documents-amount",
    "documents-reason",
    "minutes-title",
    "minutes-state",
    "minutes-prize",
    "minutes-round",
    "minutes-meeting",
    "minutes-place",
    "minutes-begin",
    "minutes-people",
    "minutes-name",
    "minutes-function",
    "minutes-presence",
    "minutes-declared",
    "minutes-role-member",
    "minutes-role-substitute",
    "minutes-quorum",
    "minutes-members",
    "minutes-quorum-needed",
    "minutes-quorum-found",
    "minutes-rules",
    "minutes-criterion",
    "minutes-meaning",
    "minutes-scale",
    "minutes-weight",
    "minutes-method",
    "minutes-tie-rule",
    "minutes-shared-rule",
    "minutes-arrivals",
    "minutes-number",
    "minutes-entry",
    "minutes-nominee",
    "minutes-why",
    "minutes-conflicts",
    "minutes-found-by",
    "minutes-left-room",
    "minutes-rounds",
    "minutes-entries",
    "minutes-jurors",
    "minutes-closed",
    "minutes-ranking",
    "minutes-rank",
    "minutes-motions",
    "minutes-motion",
    "minutes-motion-number",
    "minutes-ballot",
    "minutes-votes",
    "minutes-counted",
    "minutes-tie",
    "minutes-choice-yes",
    "minutes-choice-no",
    "minutes-choice-abstain",
    "minutes-outcome",
    "minutes-at",
    "minutes-lots",
    "minutes-how",
    "minutes-by",
    "minutes-lot",
    "minutes-to-motion",
    "minutes-lot-method",
    "minutes-result",
    "minutes-computed",
    "minutes-laureate",
    "minutes-amount",
    "minutes-verdicts",
    "minutes-objections",
    "minutes-objection",
    "minutes-alone-what",
    "minutes-alone-who",
    "minutes-alone-when",
    "minutes-evidence",
    "minutes-snapshot-at",
    "minutes-sha256",
    "minutes-program",
    "minutes-signatures",
    "minutes-signatures-text",
    "documents-minutes",
    "documents-minutes-text",
    "documents-minutes-show",
    "documents-minutes-pdf",
    "minutes-missing",
    "documents-naming",
    "minutes-standing",
    "minutes-later",
    "minutes-corrected-at",
    "minutes-corrected-by",
    "minutes-break-text",
    "minutes-without-vote",
    "minutes-money-rest",
    "meeting-struck",
    "receipt-title",
    "receipt-number",
    "receipt-received-at",
    "receipt-changed-at",
    "receipt-kind",
    "receipt-link-title",
    "receipt-link-label",
    "receipt-copy",
    "receipt-copied",
    "receipt-next",
    "receipt-step-closes-at",
    "receipt-edit",
    "receipt-withdraw",
    "receipt-withdraw-confirm",
    "receipt-sent",
    "receipt-contact",
    "jury-late-text",
    "jury-late-only",
    "jury-late-ranks",
    "jury-late-title",
];

/// The lines of the letters' German templates, by their beginnings, with the test that holds them; those of politeness
/// have none.
const LINES: [(&str, &str); 23] = [
    ("Guten Tag, {empfaenger},", "outcome::letters::letters_are_drafted_reviewed_and_leave_together_with_the_result"),
    (
        "herzlichen Glückwunsch! Die Jury hat „{titel}“ ausgezeichnet: {auszeichnung}, {betrag}. Geehrt wird {nominiert}.",
        "sentences::whoever_gets_a_letter_certificate_or_speech_reads_of_the_own_honour_alone",
    ),
    (
        "herzlichen Glückwunsch! Die Jury hat {nominiert} geehrt: {auszeichnung}.",
        "sentences::whoever_gets_a_letter_certificate_or_speech_reads_of_the_own_honour_alone",
    ),
    (
        "Die Jury begründet das so:",
        "sentences::whoever_gets_a_letter_certificate_or_speech_reads_of_the_own_honour_alone",
    ),
    ("{begruendung}", "sentences::whoever_gets_a_letter_certificate_or_speech_reads_of_the_own_honour_alone"),
    (
        "Das ganze Ergebnis steht hier: {seite}",
        "outcome::letters::letters_are_drafted_reviewed_and_leave_together_with_the_result",
    ),
    (
        "Das Ergebnis steht hier: {seite}",
        "outcome::letters::letters_are_drafted_reviewed_and_leave_together_with_the_result",
    ),
    ("Danke für alles, was Sie für Dortmund tun.", ""),
    (
        "danke für „{titel}“. Wir konnten die Einreichung leider nicht zulassen, weil",
        "sentences::whoever_gets_a_letter_certificate_or_speech_reads_of_the_own_honour_alone",
    ),
    ("Wenn Sie Fragen haben, schreiben Sie uns gern.", ""),
    (
        "danke, dass Sie mit „{titel}“ mitgemacht haben. Die Jury hat entschieden, dieses Mal keine der Einreichungen",
        "outcome::letters::who_took_part_reads_that_nobody_was_honoured_and_what_is_put_off_waits",
    ),
    (
        "danke, dass Sie mitgemacht haben. „{titel}“ wird dieses Mal nicht ausgezeichnet: Die Jury hat sich für andere",
        "sentences::whoever_gets_a_letter_certificate_or_speech_reads_of_the_own_honour_alone",
    ),
    ("Wir freuen uns,", ""),
    (
        "danke, dass Sie mitgemacht haben. Wir laden Sie herzlich zur Preisverleihung ein: {preis}.",
        "outcome::invitations::whom_the_office_chooses_finds_an_invitation_that_says_nothing_of_the_result",
    ),
    (
        "wir laden Sie herzlich zur Preisverleihung ein: {preis}.",
        "outcome::invitations::whom_the_office_chooses_finds_an_invitation_that_says_nothing_of_the_result",
    ),
    (
        "danke für Ihre Arbeit in der Jury. Wir laden Sie herzlich zur Preisverleihung ein: {preis}.",
        "outcome::invitations::the_jury_is_invited_if_the_office_likes_and_the_text_is_its_own",
    ),
    (
        "Wann: {verleihung}",
        "outcome::invitations::whom_the_office_chooses_finds_an_invitation_that_says_nothing_of_the_result",
    ),
    ("Wo: {ort}", "outcome::invitations::whom_the_office_chooses_finds_an_invitation_that_says_nothing_of_the_result"),
    (
        "Wer ausgezeichnet wird, erfahren alle gemeinsam bei der Preisverleihung.",
        "outcome::invitations::whom_the_office_chooses_finds_an_invitation_that_says_nothing_of_the_result",
    ),
    ("Bis dahin behalten Sie bitte für sich, was die Jury beschlossen hat. Wir freuen uns, wenn Sie kommen.", ""),
    (
        "wir haben Sie zur Preisverleihung eingeladen: {preis}. Der Termin hat sich geändert.",
        "outcome::invitations::who_was_invited_reads_of_a_new_date",
    ),
    ("Bisher: {bisher}", "outcome::invitations::who_was_invited_reads_of_a_new_date"),
    ("Jetzt: {verleihung}", "outcome::invitations::who_was_invited_reads_of_a_new_date"),
];

/// The files of sentences, with the beginnings of those that stand in minutes, documents and receipts.
const SPOKEN: [(&str, &[&str]); 4] = [
    ("outcome/documents.ftl", &[""]),
    (
        "outcome/meeting.ftl",
        &["meeting-annulled-", "meeting-struck", "meeting-mark-", "meeting-later-", "meeting-money-rest"],
    ),
    ("contest/nominations.ftl", &["receipt-"]),
    ("contest/jury.ftl", &["jury-late"]),
];

/// Every sentence that is spoken, by its key.
fn spoken(lang: Lang) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for (file, begins) in SPOKEN {
        let text = std::fs::read_to_string(format!("locales/{lang}/{file}")).unwrap();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut said = line;
            if let Some((name, rest)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                (key, said) = (name.to_owned(), rest);
            }
            if begins.iter().any(|begin| key.starts_with(begin)) {
                let sentence = all.entry(key.clone()).or_default();
                sentence.push_str(said);
                sentence.push('\n');
            }
        }
    }
    all
}

/// The text of a file of tests, in which a string that goes on in another line is one.
fn tests_in(module: &str) -> String {
    let path = format!("tests/app/{}.rs", module.replace("::", "/"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {path}"));
    let mut parts = text.split("\\\n");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| all + part.trim_start())
}

/// Whether tests speak a good part of a sentence.
fn speaks(tests: &str, sentence: &str) -> bool {
    let parts = sentence.split(['{', '}', '[', ']', '\n']).map(str::trim).filter(|part| !part.starts_with('$'));
    parts.filter(|part| part.chars().count() >= 4).any(|part| {
        let signs: Vec<char> = part.chars().collect();
        signs.windows(signs.len().min(12)).any(|some| tests.contains(&some.iter().collect::<String>()))
    })
}

/// A test that is named by its module and its function.
fn assert_is_a_test(what: &str, test: &str) -> String {
    let (module, name) = test.rsplit_once("::").unwrap_or_else(|| panic!("{what}: {test}"));
    let tests = tests_in(module);
    let before =
        tests.split_once(&format!("async fn {name}(")).unwrap_or_else(|| panic!("{what}: there is no {test}")).0;
    assert!(before.ends_with("#[rocket::async_test]\n"), "{what}: {test} is no test");
    tests
}

#[test]
fn every_sentence_of_minutes_documents_and_receipts_is_held_by_a_test_or_claims_nothing() {
    let claims: BTreeSet<&str> = CLAIMS.iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
    let labels: BTreeSet<&str> = LABELS.into_iter().collect();
    assert!(claims.is_disjoint(&labels), "{:?}", claims.intersection(&labels));
    assert_eq!((claims.len(), labels.len()), (CLAIMS.iter().map(|(_, keys)| keys.len()).sum(), LABELS.len()), "twice");
    for &lang in Lang::ALL {
        let all = spoken(lang);
        let known = |key: &str| claims.contains(key) || labels.contains(key);
        let unknown: Vec<_> = all.keys().filter(|key| !known(key)).collect();
        assert!(unknown.is_empty(), "{lang}: what do these claim, and which test holds it? {unknown:#?}");
        let gone: Vec<_> = claims.union(&labels).filter(|key| !all.contains_key(**key)).collect();
        assert!(gone.is_empty(), "{lang}: {gone:?}");
    }
    let all = spoken(Lang::De);
    for (test, keys) in CLAIMS {
        let tests = assert_is_a_test(keys[0], test);
        for key in keys {
            assert!(speaks(&tests, &all[*key]), "{key}: nothing beside {test} speaks it: {}", all[*key]);
        }
    }
}

#[test]
fn every_line_of_a_letter_is_held_by_a_test_or_is_politeness() {
    let mut used = BTreeSet::new();
    for file in std::fs::read_dir("src/outcome/letters/texts").unwrap().map(|file| file.unwrap().path()) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let Some(kind) = name.strip_suffix(".de.txt") else { continue };
        let text = std::fs::read_to_string(&file).unwrap();
        // After the subject, which the same values make.
        for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
            let own = |known: &&(&str, &str)| line.starts_with(known.0);
            let (begin, test) = LINES.iter().find(own).unwrap_or_else(|| panic!("{kind}: which test holds {line}"));
            used.insert(*begin);
            if !test.is_empty() {
                assert_is_a_test(line, test);
            }
        }
    }
    let gone: Vec<_> = LINES.iter().map(|(begin, _)| *begin).filter(|begin| !used.contains(begin)).collect();
    assert!(gone.is_empty(), "no letter says {gone:?} any more");
}

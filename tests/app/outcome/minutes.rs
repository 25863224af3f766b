//! What the minutes say comes from what was done: each sentence, and what it must not say.

use laudatio::contest::jury;
use laudatio::contest::jury::model::Conflict;
use laudatio::contest::jury::store::declared;
use laudatio::ground::audit;
use laudatio::ids::{ConflictId, NominationId, PersonId, RoundId};
use laudatio::on;
use laudatio::outcome::meeting::model::lot::seed_hash;

use crate::outcome::meeting::Table;
use crate::support::{TestApp, Visitor};

/// The minutes as a page, in one line without marks.
async fn minutes(app: &TestApp, table: &Table<'_>) -> String {
    minutes_of(app, table.round).await
}

pub async fn minutes_of(app: &TestApp, round: RoundId) -> String {
    read_by(&app.office().await, round).await
}

pub async fn read_by(office: &Visitor<'_>, round: RoundId) -> String {
    let page = office.get(format!("/office/rounds/{round}/minutes")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let mut text = String::new();
    let mut inside = false;
    for sign in page.text.chars() {
        match sign {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            sign if !inside => text.push(sign),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub async fn run(app: &TestApp, text: &'static str) {
    let mut tx = app.db.write().await.unwrap();
    on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

/// Notes a conflict where no page does so any more, as the program's own pages do: a round that is closed takes none.
pub async fn conflict(app: &TestApp, person: PersonId, entry: NominationId, (reason, origin): (&str, &str)) {
    let ctx = app.ctx();
    let conflict = Conflict {
        conflict_id: ConflictId::new(ctx.now, &ctx.random),
        nomination_id: entry,
        person_id: person,
        reason: reason.parse().unwrap(),
        note: None,
        origin: origin.parse().unwrap(),
        created_at: ctx.now,
    };
    let mut tx = app.db.write().await.unwrap();
    jury::store::insert(&mut tx, &conflict).await.unwrap();
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn only_who_was_called_up_was_talked_about() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 5, 4).await;
    assert!(minutes(&app, &table).await.contains("In der Sitzung aufgerufen 0"));
    for entry in [0, 3] {
        table.call(entry).await;
    }
    let said = minutes(&app, &table).await;
    assert!(said.contains("Auf der Tagesordnung 5") && said.contains("In der Sitzung aufgerufen 2"), "{said}");
    assert!(!said.contains("beraten"), "{said}");
}

#[rocket::async_test]
async fn whoever_declared_in_a_round_has_declared_secrecy() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 4).await;
    run(&app, "delete from declaration").await;
    let mut tx = app.db.write().await.unwrap();
    for juror in [1, 2] {
        declared::declare(&mut tx, table.round, table.people[juror], app.ctx().now).await.unwrap();
    }
    tx.commit().await.unwrap();
    // Nobody was obliged in the meeting itself.
    run(&app, "update attendance set pledged_at = null, declared_at = null").await;
    let said = minutes(&app, &table).await;
    let declared = "Befangenheit geprüft, Unparteilichkeit und Verschwiegenheit erklärt (Hauptrunde)";
    assert_eq!(said.matches(declared).count(), 2, "{said}");
    assert_eq!(said.matches("nichts erklärt, auch nicht Verschwiegenheit").count(), 2, "{said}");
    // One of the two had done so with the invitation.
    let (person, ctx) = (table.people[3], app.ctx());
    let mut tx = app.db.write().await.unwrap();
    audit::record(&mut tx, &ctx, Some(person), person, audit::acts::ImpartialityDeclared {}).await.unwrap();
    tx.commit().await.unwrap();
    let said = minutes(&app, &table).await;
    let accepted = "Verschwiegenheit und Unparteilichkeit bei der Einladung erklärt: ";
    assert_eq!(said.matches(accepted).count(), 1, "{said}");
    assert_eq!(said.matches("nichts erklärt, auch nicht Verschwiegenheit").count(), 1, "{said}");
    assert_eq!(said.matches("keine Erklärung zur Befangenheit").count(), 2, "{said}");
}

#[rocket::async_test]
async fn the_reason_of_a_conflict_is_the_jurors_own_or_whoever_filed_it() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 5).await;
    let entry = table.entry(0).await;
    conflict(&app, table.people[1], entry, ("organ", "office")).await;
    conflict(&app, table.people[2], entry, ("gutachten", "office")).await;
    run(&app, "update conflict set own_reason = 'vorteil' where reason = 'gutachten'").await;
    conflict(&app, table.people[3], entry, ("angehoerige", "recusal")).await;
    // Who is locked out is not on the list; the conflict is known all the same.
    conflict(&app, table.people[4], entry, ("beschaeftigt", "declaration")).await;
    let off = "delete from stay where attendance_id in (select attendance_id from attendance where position = 5)";
    run(&app, off).await;
    run(&app, "delete from attendance where position = 5").await;
    let said = minutes(&app, &table).await;
    for sentence in [
        "ist Mitglied des Vorstands, des Aufsichtsrats oder eines ähnlichen Organs Geschäftsstelle nicht aufgerufen",
        "unmittelbaren Vorteil oder Nachteil Geschäftsstelle oder Sitzung; Grund nach eigener Erklärung",
        "verwandt oder verschwägert eigene Erklärung beim Lesen",
        "gegen Entgelt beschäftigt eigene Erklärung nicht auf der Liste der Sitzung",
    ] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
    assert!(!said.contains("hat außerhalb des Amtes ein Gutachten"), "{said}");
}

#[rocket::async_test]
async fn who_goes_and_comes_back_was_away_meanwhile() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 4).await;
    let line = table.line(1).await;
    for (time, act) in [("09:00", "go"), ("09:30", "come"), ("10:00", "go")] {
        app.at(&format!("2027-09-07T{time}:00Z"));
        let answer = table.jurors[1].post(table.path(&format!("/people/{line}/{act}")), &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }
    app.at("2027-09-07T11:00:00Z");
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let said = minutes(&app, &table).await;
    for stay in ["11:00 Uhr anwesend von", "anwesend von 7. September 2027, 11:30 Uhr bis 7. September 2027, 12:00 Uhr"]
    {
        assert!(said.contains(stay), "{stay}: {said}");
    }
    assert!(!said.contains("anwesend seit"), "the meeting is over: {said}");
    assert!(said.contains("bis 7. September 2027, 13:00 Uhr"), "who stayed was there until the end: {said}");
}

#[rocket::async_test]
async fn each_time_outside_is_told_apart() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 4).await;
    conflict(&app, table.people[1], table.entry(0).await, ("organ", "declaration")).await;
    for (time, entry) in [("09:00", 0), ("09:30", 1), ("10:00", 0), ("10:30", 1)] {
        app.at(&format!("2027-09-07T{time}:00Z"));
        table.call(entry).await;
        if entry == 0 {
            assert_eq!(table.desk("/leave", &[]).await.status, 303);
        }
    }
    let said = minutes(&app, &table).await;
    for time in ["11:00 Uhr bis 7. September 2027, 11:30", "12:00 Uhr bis 7. September 2027, 12:30"] {
        assert!(said.contains(time), "{time}: {said}");
    }
}

#[rocket::async_test]
async fn people_are_called_what_they_are_called_until_the_decisions_bind() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 4).await;
    table.jurors[0].renames("Ada Neu").await;
    assert!(minutes(&app, &table).await.contains("Ada Neu Vorsitz"));
    assert!(table.jurors[0].get(table.path("/people")).await.contains("Ada Neu"));
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let mut tx = app.db.write().await.unwrap();
    let (now, by) = (app.ctx().now, table.people[0]);
    assert!(laudatio::outcome::meeting::store::decide(&mut tx, table.id, now, by).await.unwrap());
    tx.commit().await.unwrap();
    table.jurors[0].renames("Ada Später").await;
    let said = minutes(&app, &table).await;
    assert!(said.contains("Ada Neu Vorsitz") && !said.contains("Ada Später"), "{said}");
}

#[rocket::async_test]
async fn who_shares_a_place_is_praised_for_the_own_work() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 4).await;
    table.shares().await;
    let (one, other) = (table.entry(0).await.to_string(), table.entry(1).await.to_string());
    let place = [
        ("kind", "place"),
        ("place", "1"),
        ("entries", one.as_str()),
        ("entries", &other),
        ("order_reason", "Gleich gut."),
    ];
    let (first, second) = (format!("reason-{one}"), format!("reason-{other}"));
    let form = table.jurors[0].get(table.path("/motions/new?kind=place")).await;
    assert!(form.contains(&first) && form.contains(&second), "{}", form.text);
    let long = "x".repeat(4001);
    let refused = table.moves(&[&place[..], &[(&first, "Die Brücke trägt."), (&second, &long)]].concat()).await;
    assert!(refused.status == 422 && refused.contains("Die Brücke trägt."), "{}", refused.text);
    let own = [(first.as_str(), "Die Brücke trägt."), (&second, "Der Garten blüht.")];
    let motion = table.motion(&[&place[..], &own].concat()).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    let said = minutes(&app, &table).await;
    for reason in ["Begründung für Projekt", "Die Brücke trägt.", "Der Garten blüht."] {
        assert!(said.contains(reason), "{reason}: {said}");
    }
    // Words that were said of both together are on nobody's certificate.
    let motion = [("kind", "place"), ("place", "3"), ("order_reason", "So ist es.")];
    let (third, fourth) = (table.entry(2).await.to_string(), table.entry(3).await.to_string());
    let motion = table.motion(&[&motion[..], &[("entries", third.as_str()), ("entries", &fourth)]].concat()).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    let mut tx = app.db.write().await.unwrap();
    let (now, by) = (app.ctx().now, table.people[0]);
    assert!(laudatio::outcome::meeting::store::end(&mut tx, table.id, (now, by), None, 3).await.unwrap());
    assert!(laudatio::outcome::meeting::store::decide(&mut tx, table.id, now, by).await.unwrap());
    tx.commit().await.unwrap();
    let edition = table.room().await.round.round.edition_id;
    let office = app.office().await;
    let (mut with, mut without) = (Vec::new(), 0);
    for number in 1..=4 {
        let answer = office.get(format!("/office/editions/{edition}/documents/certificates/{number}")).await;
        let text = crate::outcome::documents::text_of(&answer.bytes);
        assert!(!text.contains("Vorbildlich"), "{text}");
        let own: Vec<&str> =
            ["Die Brücke trägt.", "Der Garten blüht."].into_iter().filter(|reason| text.contains(reason)).collect();
        without += usize::from(own.is_empty());
        with.extend(own.into_iter().map(|reason| (number, reason)));
    }
    assert_eq!((with.len(), without), (2, 2), "{with:?}");
    assert_ne!(with[0].1, with[1].1);
    // The same holds of letters: each says its own reason, and none where nothing was said of it alone.
    let prepared = office.post(format!("/office/editions/{edition}/letters/prepare"), &[]).await;
    assert_eq!(prepared.status, 303, "{}", prepared.text);
    let text = "select e.nomination_id, l.body, cast(l.gaps as text) from letter l \
        join letter_entry e on e.letter_id = l.letter_id where l.kind = 'laureate'";
    let letters: Vec<(laudatio::ids::NominationId, String, String)> =
        on!(app.db.read().await.unwrap(), c => sqlx::query_as(text).fetch_all(c).await).unwrap();
    assert_eq!(letters.len(), 4);
    for (entry, body, gaps) in letters {
        let entry = entry.to_string();
        for (of, reason) in [(&one, "Die Brücke trägt."), (&other, "Der Garten blüht.")] {
            assert_eq!(body.contains(reason), *of == entry, "{reason}: {body}");
        }
        assert!(!body.contains("Vorbildlich"), "{body}");
        // Where nothing of its own stands the place stays open, and the letter does not leave before it is filled.
        let has_own = entry == one || entry == other;
        assert_eq!(gaps.contains("begruendung"), !has_own, "{gaps}: {body}");
    }
}

#[rocket::async_test]
async fn a_name_in_another_script_does_not_turn_the_line() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 4).await;
    table.jurors[0].renames("محمد عبد الرحمن").await;
    run(&app, "update nomination set title = 'حديقة الحي' where title = 'Projekt 0'").await;
    run(&app, "update round set close_reason = 'انتهى الوقت'").await;
    let agenda = table.room().await.agenda;
    let garden = agenda.iter().find(|item| item.written.0 == "حديقة الحي").unwrap().nomination_id;
    conflict(&app, table.people[1], garden, ("organ", "office")).await;
    let page = app.office().await.get(format!("/office/rounds/{}/minutes", table.round)).await;
    // A name alone runs as its script does; in a sentence of ours it is isolated, and the sentence runs as ours do.
    assert!(page.contains("dir=\"auto\">محمد عبد الرحمن</td>"), "{}", page.text);
    assert!(page.contains("dir=\"auto\">انتهى الوقت</dd>"), "{}", page.text);
    assert!(page.contains("· \u{2068}حديقة الحي\u{2069}</td>"), "{}", page.text);
    let composed = page.text.split("· \u{2068}حديقة").next().unwrap();
    assert!(composed[composed.rfind("<td").unwrap()..].contains("dir=\"ltr\""), "{}", page.text);
    let answer = app.office().await.get(format!("/office/rounds/{}/minutes.pdf", table.round)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    crate::outcome::documents::assert_for_archives_and_readers(&answer.bytes, "Juryprotokoll");
    let text = crate::outcome::documents::text_of(&answer.bytes);
    assert!(text.contains("محمد") && text.contains("حديقة") && !text.contains("U+2068"), "{text}");
}

#[rocket::async_test]
async fn what_is_printed_says_whose_it_is_and_of_when() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 4).await;
    let office = app.office().await;
    for page in ["ranking", "assignment", "minutes"] {
        let shown = office.get(format!("/office/rounds/{}/{page}", table.round)).await;
        let head = shown.text.split("l-print-head").nth(1).unwrap().split("</p>").next().unwrap();
        for said in ["Integrationspreis der Stadt Dortmund 2027", "Stand: 7. September 2027, 10:00 Uhr"] {
            assert!(head.contains(said), "{page} lacks {said}: {head}");
        }
    }
    let css = std::fs::read_to_string("static/laudatio.css").unwrap();
    let hidden = css.lines().find(|line| line.contains(".l-no-print {")).unwrap();
    for class in [".l-banner", ".l-flash", ".l-tabs", ".l-footer", ".l-header__nav"] {
        assert!(hidden.contains(class), "{class} is printed: {hidden}");
    }
}

#[rocket::async_test]
async fn a_lot_is_drawn_again_from_the_printed_minutes() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 4).await;
    run(&app, "update nomination set receipt_number = 'IP-2027-000' || substr(title, 9)").await;
    let mut entries = Vec::new();
    for at in 0..4 {
        entries.push(table.entry(at).await.to_string());
    }
    let form: Vec<(&str, &str)> = entries.iter().map(|entry| ("lot_entries", entry.as_str())).collect();
    assert_eq!(table.desk("/lots", &[&[("lot_purpose", "Wer beginnt?")], &form[..]].concat()).await.status, 303);
    let lot = table.room().await.lots[0].lot_id;
    let word = [("word", " Hu\u{308}tte\u{a0} Phoenix")];
    assert_eq!(table.desk(&format!("/lots/{lot}/draw"), &word).await.status, 303);

    // From here on only what is read.
    let text = minutes(&app, &table).await.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
    let (_, text) = text.split_once("Los 1: Wer beginnt?").unwrap();
    let between = |from: &str, to: &str| {
        let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("{from}: {text}"));
        rest.split_once(to).unwrap_or_else(|| panic!("{to}: {text}")).0.trim().to_owned()
    };
    let hash = between("Prüfsumme des Startwerts (SHA-256)", "Vor der Ziehung").replace(' ', "");
    let seed = between("Startwert (ohne die Leerzeichen)", "Im Raum gesagtes Wort").replace(' ', "");
    let word = between("Im Raum gesagtes Wort", "Verfahren");
    assert_eq!((word.as_str(), seed_hash(&seed)), ("Hütte Phoenix", hash));
    let candidates = between("Zur Wahl", "Prüfsumme des Startwerts");
    let candidates: Vec<(&str, &str)> =
        candidates.split("IP-").skip(1).map(|line| line.trim().split_once(" · ").unwrap()).collect();
    assert_eq!(candidates.len(), 4, "{candidates:?}");
    let hashed = |(number, title)| (seed_hash(&format!("{seed} {word} IP-{number}")), title);
    let mut order: Vec<(String, &str)> = candidates.into_iter().map(hashed).collect();
    order.sort();
    let order: Vec<String> = (1..).zip(&order).map(|(place, (_, title))| format!("{place}. {title}")).collect();
    assert_eq!(between("Gezogen", "Zeit"), order.join(" "), "{text}");
}

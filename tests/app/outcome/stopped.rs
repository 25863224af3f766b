//! A confirmed result that a later fact touches: it does not turn public at the ceremony until two people have read it.

use std::collections::BTreeSet;

use laudatio::contest::prizes::store as prizes;
use laudatio::ground::web::Role;
use laudatio::ids::{EditionId, PersonId};
use laudatio::on;
use laudatio::outcome::meeting::model::MeetingStatus;

use crate::ground::mail::{became, fates};
use crate::outcome::meeting::Table;
use crate::outcome::meeting_later::bind;
use crate::outcome::publication::{BEFORE, CEREMONY, LAST_MOMENT};
use crate::support::{TestApp, Visitor, damaged};
use crate::verdict::decide;

const RESULT: &str = "/prizes/integrationspreis/2027/result";
const LATER: &str = "2027-12-10T12:00:00Z";
const PROPOSER: &str = "Frieda Vorschlag";
const STOPPED: &str = "Das Ergebnis ist angehalten";

/// A result that two people have confirmed, ten days before the ceremony.
struct Scene<'a> {
    app: &'a TestApp,
    table: Table<'a>,
    edition: EditionId,
    /// The two of the office.
    office: [PersonId; 2],
}

impl<'a> Scene<'a> {
    async fn new(app: &'a TestApp) -> Self {
        let scene = Self::bound(app).await;
        scene.confirm().await;
        scene
    }

    /// The same, and nobody has confirmed it yet.
    async fn bound(app: &'a TestApp) -> Self {
        Self::of(app, false).await
    }

    async fn of(app: &'a TestApp, proposer: bool) -> Self {
        let table = Table::open(app, 3, 5).await;
        let office = [app.person("Olga Büro", Role::Office).await, app.person("Emre Büro", Role::Office).await];
        let mut tx = app.db.write().await.unwrap();
        let proposed = "update nomination set nominator_name = $1 where nomination_id = $2";
        let by = table.entry(2).await;
        on!(tx, c => sqlx::query(proposed).bind(PROPOSER).bind(by).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
        table.call(0).await;
        let entry = table.entry(0).await.to_string();
        let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &entry)]).await;
        table.all(&motion, &["yes", "yes", "yes"]).await;
        // Who has proposed another entry gets a prize, too: nothing but the words says whose that is.
        if proposer {
            let special = [("kind", "special_prize"), ("prize_name", "Ehrenpreis"), ("person_name", PROPOSER)];
            let motion = table.motion(&special).await;
            table.all(&motion, &["yes", "yes", "yes"]).await;
        }
        table.leave_the_rest().await;
        assert_eq!(table.desk("/end", &[]).await.status, 303);
        let (one, two) = (app.signed_in(office[0]).await, app.signed_in(office[1]).await);
        assert_eq!(bind(&one, &two, table.round).await.status, 303);
        let edition = table.room().await.round.round.edition_id;
        app.ceremony_at(office[0], edition, "2027-12-03T18:00").await;
        app.at(BEFORE);
        Self { app, table, edition, office }
    }

    /// Its laureate gets a picture.
    async fn picture(&self) {
        let mut conn = self.app.db.read().await.unwrap();
        let laureate = prizes::laureates_of(&mut conn, &[self.edition]).await.unwrap().remove(0).laureate_id;
        drop(conn);
        let (path, file) = (format!("/office/laureates/{laureate}/picture"), crate::support::picture(b"Exif\0\0"));
        assert_eq!(self.one().await.upload(&path, &[("alt", "Alle")], Some(&file)).await.status, 303);
    }

    async fn one(&self) -> Visitor<'a> {
        self.app.signed_in(self.office[0]).await
    }

    fn path(&self) -> String {
        format!("/office/editions/{}/publication", self.edition)
    }

    /// One asks, the other confirms.
    async fn confirm(&self) {
        let (one, two) = (self.one().await, self.app.signed_in(self.office[1]).await);
        let shown = one.get(self.path()).await.input("shown");
        let asked = one.post(self.path(), &[("shown", &shown), ("reason", "")]).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        let done = two.confirms(&self.path()).await;
        assert_eq!(done.status, 303, "{}", done.text);
    }

    /// How many people work in the office.
    async fn people(&self) -> usize {
        let mut conn = self.app.db.read().await.unwrap();
        let people = laudatio::people::accounts::store::people(&mut conn).await.unwrap();
        people.iter().filter(|person| person.role == Role::Office && person.disabled_at.is_none()).count()
    }

    async fn title(&self) -> String {
        self.table.room().await.agenda[0].title.clone()
    }

    /// The office notes that a juror has a conflict with the entry that was given the prize.
    async fn conflict(&self, juror: usize) {
        self.conflict_with(0, juror).await;
    }

    /// It does so where another round has the entry: the one that was voted on is closed.
    async fn conflict_with(&self, entry: usize, juror: usize) {
        let one = self.one().await;
        let entry = self.table.entry(entry).await.to_string();
        let person = self.table.people[juror].to_string();
        let list = format!("/office/editions/{}/rounds", self.edition);
        let round = one.post(&list, &[("name", "Nachlese"), ("distribution", "everyone")]).await.location.unwrap();
        assert_eq!(one.post(format!("{round}/entries"), &[("entries", &entry)]).await.status, 303);
        assert_eq!(one.post(format!("{round}/jurors"), &[("jurors", &person)]).await.status, 303);
        let form = [("person_id", person.as_str()), ("nomination_id", &entry), ("reason", "vorteil"), ("note", "")];
        let noted = one.post(format!("{round}/conflicts"), &form).await;
        assert_eq!(noted.status, 303, "{}", noted.text);
    }

    async fn naming(&self, answer: &str) {
        let path = format!("/office/editions/{}/naming?entry={}", self.edition, self.table.entry(0).await);
        let said = self.one().await.post(path, &[("agreed", answer), ("source", "am Telefon")]).await;
        assert_eq!(said.status, 303, "{}", said.text);
    }

    async fn disable(&self, juror: usize) {
        let path = format!("/office/people/{}/disable", self.table.people[juror]);
        let done = self.one().await.post(path, &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);
    }

    /// The next act of anybody notices what only old data or another program can do.
    async fn notices(&self) {
        laudatio::outcome::publication::actions::look(&self.app.ctx(), "https://preise.example").await.unwrap();
    }

    async fn is_public(&self) -> bool {
        let title = self.title().await;
        let page = self.app.public().get(RESULT).await;
        for path in ["/", "/archive", "/feed.atom", "/prizes/integrationspreis/2027"] {
            let other = self.app.public().get(path).await;
            assert!(page.status == 200 || !other.contains(RESULT), "{path} leads to a result that is not public");
        }
        assert!(page.status == 200 || !page.contains(&title), "{}", page.text);
        page.status == 200
    }

    /// To whom a mail about what came up went, and what it says.
    async fn told(&self) -> Vec<(String, String)> {
        let mut conn = self.app.db.read().await.unwrap();
        let sql = "select recipient, body_text from mail where kind = 'touched' order by created_at, recipient";
        on!(conn, c => sqlx::query_as(sql).fetch_all(c).await).unwrap()
    }
}

#[derive(Clone, Copy, Debug)]
enum Came {
    Conflict,
    Disabled,
    Withdrawn,
    Ineligible,
    No,
    Reopened,
}

impl Came {
    async fn up(self, scene: &Scene<'_>) {
        let (db, now) = (&scene.app.db, scene.app.clock.now());
        let entry = scene.table.entry(0).await;
        match self {
            Self::Conflict => scene.conflict(1).await,
            Self::Disabled => scene.disable(1).await,
            Self::Withdrawn => {
                let set = "update nomination set status = 'withdrawn', withdrawn_at = $2 where nomination_id = $1";
                damaged!(db, "nobody withdraws what the jury has decided about", set, entry, now);
                scene.notices().await;
            }
            Self::Ineligible => {
                let set = "update nomination set screening = 'ineligible', screening_reason = 'X', screened_at = $2 \
                    where nomination_id = $1";
                damaged!(db, "nobody screens an entry once a juror has judged it", set, entry, now);
                scene.notices().await;
            }
            Self::No => scene.naming("no").await,
            Self::Reopened => {
                let set = "update round set status = 'open', reopened_at = $2 where round_id in \
                    (select round_id from round_entry where nomination_id = $1)";
                damaged!(db, "an earlier release opened a round again whose result was confirmed", set, entry, now);
                scene.notices().await;
            }
        }
    }

    fn said(self) -> &'static str {
        match self {
            Self::Conflict => "hat mit abgestimmt und ist befangen bei",
            Self::Disabled => "das Konto ist seit 25. November 2027",
            Self::Withdrawn => "wurde am 25. November 2027, 11:00 Uhr zurückgezogen",
            Self::Ineligible => "nimmt nicht mehr teil, seit 25. November 2027",
            Self::No => "möchte nicht mehr öffentlich genannt werden",
            Self::Reopened => "auf denen das Ergebnis beruht, binden nicht mehr",
        }
    }
}

const ALL: [Came; 6] = [Came::Conflict, Came::Disabled, Came::Withdrawn, Came::Ineligible, Came::No, Came::Reopened];

#[rocket::async_test]
async fn the_office_sees_a_result_turn_public_that_nothing_touches() {
    let app = TestApp::start().await;
    let scene = Scene::new(&app).await;
    // Somebody who did not vote, and a juror with a conflict with another entry, touch nothing.
    scene.conflict(4).await;
    scene.disable(3).await;
    scene.conflict_with(1, 1).await;
    assert!(!scene.one().await.get(scene.path()).await.contains(STOPPED));
    assert!(scene.told().await.is_empty());
    app.at(LAST_MOMENT);
    assert!(!scene.is_public().await);
    app.at(CEREMONY);
    assert!(scene.is_public().await);
}

#[rocket::async_test]
async fn nobody_reads_a_result_that_something_touched_before_the_ceremony() {
    for came in ALL {
        let app = TestApp::start().await;
        let scene = Scene::new(&app).await;
        came.up(&scene).await;
        // Everybody of the office hears of it, once.
        let (told, people) = (scene.told().await, scene.people().await);
        assert!(people >= 2);
        assert_eq!(told.len(), people, "{came:?}: {told:?}");
        let addresses: BTreeSet<&String> = told.iter().map(|(to, _)| to).collect();
        assert_eq!(addresses.len(), people, "{came:?}");
        assert!(told.iter().all(|(_, text)| text.contains(came.said())), "{came:?}: {told:?}");
        assert!(told[0].1.contains("Es wird am 3. Dezember 2027, 18:00 Uhr nicht öffentlich"), "{told:?}");
        let one = scene.one().await;
        for path in ["/office".to_owned(), format!("/office/editions/{}", scene.edition), scene.path()] {
            let page = one.get(&path).await;
            for said in [STOPPED, came.said()] {
                assert!(page.contains(said), "{came:?} {path}: {said} in {}", page.text);
            }
            assert!(!page.contains("von selbst öffentlich") && !page.contains("wird am 3."), "{came:?} {path}");
        }
        let letters = one.get(format!("/office/editions/{}/letters", scene.edition)).await;
        assert!(letters.contains(came.said()) || matches!(came, Came::Reopened), "{came:?}: {}", letters.text);
        for moment in [LAST_MOMENT, CEREMONY, LATER] {
            app.at(moment);
            assert!(!scene.is_public().await, "{came:?} at {moment}");
            let one = scene.one().await;
            let sent = one.post(format!("/office/editions/{}/letters/queue", scene.edition), &[]).await;
            assert_eq!(sent.status, 409, "{came:?}: {}", sent.text);
            assert!(one.get("/office").await.contains(STOPPED), "{came:?}");
        }
        assert_eq!(scene.told().await.len(), people, "{came:?}: told twice");
        let record = scene.one().await.get("/office/audit").await;
        assert!(record.contains("Etwas kam zum bestätigten Ergebnis hinzu"), "{}", record.text);
    }
}

#[rocket::async_test]
async fn two_people_who_have_read_what_came_up_let_it_become_public() {
    for came in [Came::Conflict, Came::Disabled, Came::Withdrawn, Came::Ineligible, Came::No] {
        let app = TestApp::start().await;
        let scene = Scene::new(&app).await;
        came.up(&scene).await;
        let one = scene.one().await;
        let page = one.get(scene.path()).await;
        assert!(page.contains("noch einmal bestätigt haben") && page.contains(came.said()), "{came:?}: {}", page.text);
        let shown = page.input("shown");
        // One person alone does nothing.
        let asked = one.post(scene.path(), &[("shown", &shown), ("reason", "Wir haben es geprüft.")]).await;
        assert_eq!(asked.status, 303, "{came:?}: {}", asked.text);
        assert!(one.get(scene.path()).await.contains(STOPPED), "{came:?}");
        let two = app.signed_in(scene.office[1]).await;
        let page = two.get(scene.path()).await;
        for said in [came.said(), "Wir haben es geprüft."] {
            assert!(page.contains(said), "{came:?} {said}: {}", page.text);
        }
        let form = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
        let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        let done = two.post(format!("{}/confirm", scene.path()), &form).await;
        assert_eq!(done.status, 303, "{came:?}: {}", done.text);
        assert!(!two.get("/office").await.contains(STOPPED), "{came:?}");
        app.at(LAST_MOMENT);
        assert!(!scene.is_public().await, "{came:?}");
        app.at(CEREMONY);
        assert!(scene.is_public().await, "{came:?}");
        let named = app.public().get(RESULT).await.contains("Vorbildlich");
        assert_eq!(named, !matches!(came, Came::No), "{came:?}");
        // What follows from it, follows.
        let one = scene.one().await;
        let base = format!("/office/editions/{}", scene.edition);
        assert_eq!(one.post(format!("{base}/letters/prepare"), &[]).await.status, 303, "{came:?}");
    }
}

#[rocket::async_test]
async fn another_fact_stops_a_result_again_and_a_request_that_does_not_name_it_is_not_confirmed() {
    let app = TestApp::start().await;
    let scene = Scene::new(&app).await;
    scene.conflict(1).await;
    let (one, two) = (scene.one().await, app.signed_in(scene.office[1]).await);
    let shown = one.get(scene.path()).await.input("shown");
    assert_eq!(one.post(scene.path(), &[("shown", &shown), ("reason", "")]).await.status, 303);
    let page = two.get(scene.path()).await;
    let form = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    scene.conflict(2).await;
    let refused = two.post(format!("{}/confirm", scene.path()), &form).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert_eq!(scene.told().await.len(), 2 * scene.people().await);
    app.at(CEREMONY);
    assert!(!scene.is_public().await);
    // Confirmed after the ceremony with both facts: public from then on.
    app.at(LATER);
    scene.confirm().await;
    assert!(scene.is_public().await);
    // And what comes now takes nothing back.
    app.at("2027-12-11T12:00:00Z");
    scene.conflict(0).await;
    assert!(scene.is_public().await);
}

#[rocket::async_test]
async fn nobody_hears_that_a_result_is_stopped_which_two_have_confirmed_again() {
    let app = TestApp::start().await;
    let scene = Scene::new(&app).await;
    let people = i64::try_from(scene.people().await).unwrap();
    scene.conflict(0).await;
    scene.confirm().await;
    assert_eq!(fates(&app, "touched").await, became(&[("said", people)]));
    scene.conflict(1).await;
    assert_eq!(fates(&app, "touched").await, became(&[("said", people), ("sent", people)]));
}

#[rocket::async_test]
async fn what_is_public_stays_and_every_page_of_the_office_names_what_came_up() {
    for came in [Came::Conflict, Came::Withdrawn, Came::Disabled] {
        let app = TestApp::start().await;
        let scene = Scene::new(&app).await;
        app.at(LATER);
        assert!(scene.is_public().await);
        came.up(&scene).await;
        assert!(scene.is_public().await, "{came:?}");
        let said = came.said().replace("25. November 2027, 11:00", "10. Dezember 2027, 13:00");
        let said = said.replace("25. November", "10. Dezember");
        let one = scene.one().await;
        let base = format!("/office/editions/{}", scene.edition);
        for path in ["/office".to_owned(), base.clone(), scene.path(), format!("{base}/letters")] {
            let page = one.get(&path).await;
            for said in ["Zum öffentlichen Ergebnis kam etwas hinzu", &said] {
                assert!(page.contains(said), "{came:?} {path}: {said} in {}", page.text);
            }
        }
        let told = scene.told().await;
        assert!(
            told.len() == scene.people().await && told[0].1.contains("ist schon öffentlich und bleibt es"),
            "{told:?}"
        );
        if !matches!(came, Came::Disabled) {
            let minutes = one.get(format!("/office/rounds/{}/minutes", scene.table.round)).await;
            assert!(minutes.contains("ist befangen") || minutes.contains("wurde zurückgezogen"), "{}", minutes.text);
            assert_eq!(one.get(format!("{base}/documents/certificates.pdf")).await.status, 409, "{came:?}");
            let documents = one.get(format!("{base}/documents")).await;
            assert!(documents.contains("Darüber ist neu zu entscheiden"), "{came:?}: {}", documents.text);
            assert!(!documents.contains("/documents/certificates"), "{came:?}: {}", documents.text);
        }
        scene.confirm().await;
        assert!(scene.is_public().await && !scene.one().await.get("/office").await.contains("kam etwas hinzu"));
    }
}

#[rocket::async_test]
async fn a_decision_that_is_annulled_and_taken_anew_becomes_public_instead() {
    let app = TestApp::start().await;
    let scene = Scene::new(&app).await;
    scene.conflict(1).await;
    let one = scene.one().await;
    // The way that the page names: held back, suspended, decided anew, binding, confirmed.
    assert!(one.get(scene.path()).await.contains("Soll die Jury neu entscheiden?"));
    assert_eq!(one.post(format!("{}/hold", scene.path()), &[]).await.status, 303);
    let meeting = format!("/office/rounds/{}/meeting", scene.table.round);
    assert_eq!(one.post(format!("{meeting}/suspend"), &[("suspend_reason", "Befangen.")]).await.status, 303);
    assert_eq!(scene.table.room().await.meeting.status, MeetingStatus::Ended);
    let chair = app.signed_in(scene.table.people[0]).await;
    let desk = async |rest: &str, form: &[(&str, &str)]| chair.post(scene.table.path(rest), form).await;
    assert_eq!(desk("/resume", &[]).await.status, 303);
    let motion = scene.table.room().await.motions[0].motion_id;
    let annul = [("annul_reason", "Befangen."), ("back", "decisions")];
    assert_eq!(desk(&format!("/motions/{motion}/annul-decision"), &annul).await.status, 303);
    for juror in 0..5 {
        let line = scene.table.line(juror).await;
        assert_eq!(desk(&format!("/people/{line}/come"), &[]).await.status, 303);
    }
    let key = uuid::Uuid::new_v4().to_string();
    let nobody =
        [("key", key.as_str()), ("kind", "not_awarded"), ("place", "1"), ("reason", "Befangen."), ("have_left", "yes")];
    assert_eq!(desk("/motions", &nobody).await.status, 303);
    let room = scene.table.room().await;
    let last = room.motions.last().unwrap();
    let all = room.voting(last).len().to_string();
    let count = format!("/motions/{}/count", last.motion_id);
    assert_eq!(desk(&count, &[("yes", all.as_str())]).await.status, 303);
    assert_eq!(desk("/end", &[]).await.status, 303);
    let two = app.signed_in(scene.office[1]).await;
    assert_eq!(bind(&one, &two, scene.table.round).await.status, 303);
    scene.confirm().await;
    assert!(!one.get(scene.path()).await.contains(STOPPED));
    app.at(CEREMONY);
    assert!(scene.is_public().await);
    assert!(!app.public().get(RESULT).await.contains("Vorbildlich"));
}

#[rocket::async_test]
async fn what_the_page_names_is_what_the_meeting_names() {
    for came in [Came::Conflict, Came::Withdrawn, Came::Ineligible] {
        let app = TestApp::start().await;
        let scene = Scene::new(&app).await;
        assert!(scene.table.room().await.touched().is_empty());
        came.up(&scene).await;
        let mut conn = app.db.read().await.unwrap();
        let named = prizes::touched::open(&mut conn).await.unwrap();
        drop(conn);
        let room = scene.table.room().await;
        let numbers: Vec<_> = room.touched().iter().map(|(motion, _)| Some(motion.number)).collect();
        assert_eq!(named.iter().map(|fact| fact.number).collect::<Vec<_>>(), numbers, "{came:?}");
        scene.confirm().await;
        assert!(scene.table.room().await.touched().is_empty(), "{came:?}: two people have read it");
    }
}

#[rocket::async_test]
async fn a_conflict_with_an_entry_that_only_the_words_name_stops_a_result() {
    let app = TestApp::start().await;
    let scene = Scene::of(&app, true).await;
    // What it is called since changes nothing about what was voted on.
    let renamed = "update nomination set nominator_name = 'Jemand', changed_at = $1";
    damaged!(app.db, "nobody corrects what the jury has decided about", renamed, app.clock.now());
    scene.notices().await;
    scene.confirm().await;
    let documents = format!("/office/editions/{}/documents", scene.edition);
    assert!(scene.one().await.get(&documents).await.contains("/documents/certificates"));
    scene.conflict_with(2, 1).await;
    assert!(scene.one().await.get(scene.path()).await.contains(STOPPED));
    let mut conn = app.db.read().await.unwrap();
    let outside = prizes::touched::open(&mut conn).await.unwrap();
    drop(conn);
    let inside: Vec<_> = scene.table.room().await.touched().iter().map(|(one, _)| Some(one.number)).collect();
    assert_eq!((outside.iter().map(|fact| fact.number).collect::<Vec<_>>(), inside), (vec![Some(2)], vec![Some(2)]));
    app.at(CEREMONY);
    assert!(!scene.is_public().await);
}

#[rocket::async_test]
async fn another_meeting_stops_a_result_before_it_is_public_and_takes_nothing_back_afterwards() {
    for (moment, stays) in [(LAST_MOMENT, false), (LATER, true)] {
        let app = TestApp::start().await;
        let scene = Scene::new(&app).await;
        app.at(moment);
        decide(&app.db, app.clock.now(), scene.edition, scene.office[0], &[]).await;
        app.at(LATER);
        assert_eq!(scene.is_public().await, stays, "{moment}");
        // A third one makes nothing public.
        app.at("2027-12-11T12:00:00Z");
        decide(&app.db, app.clock.now(), scene.edition, scene.office[0], &[]).await;
        assert_eq!(scene.is_public().await, stays, "{moment}");
        let page = scene.one().await.get("/office").await;
        assert!(page.contains("auf denen das Ergebnis beruht, binden nicht mehr"), "{moment}: {}", page.text);
        assert_eq!(page.contains(STOPPED), !stays, "{moment}");
    }
}

#[rocket::async_test]
async fn who_confirms_after_a_later_fact_reads_everything_that_becomes_public_with_it() {
    let app = TestApp::start().await;
    let scene = Scene::new(&app).await;
    scene.picture().await;
    scene.conflict(1).await;
    let page = scene.one().await.get(scene.path()).await;
    let (_, rest) = page.text.split_once("Das wird veröffentlicht").unwrap_or_else(|| panic!("{}", page.text));
    assert!(page.contains(STOPPED) && rest.contains("Ein Bild ist dazugekommen"), "{}", page.text);
    assert_eq!(page.text.matches("Ein Bild ist dazugekommen").count(), 1);
}

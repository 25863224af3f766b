//! One edition, walked through all its borders in time and by acts: at each moment every role's pages are compared with
//! what is true then.

use std::collections::BTreeMap;

use laudatio::clock::Timestamp;
use laudatio::ids::{EditionId, NominationId, PersonId, RoundId, Token};
use laudatio::jury::store::declared;
use laudatio::nominations::model::{Kind, Screening};
use laudatio::nominations::store as nominations;
use laudatio::on;
use laudatio::prizes::model::Calendar;
use laudatio::prizes::{actions as prizes, store as prize_rows};
use laudatio::publication::store::{self as publications, Publication};
use laudatio::rounds::forms::Wanted;
use laudatio::rounds::model::Method;
use laudatio::rounds::store as rounds;
use laudatio::web::Role;
use uuid::Uuid;

use crate::nominations::nominated;
use crate::support::TestApp;

/// The pages that are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    Start,
    Call,
    Prize,
    Archive,
    Feed,
    Form,
    /// By link: one that fulfils the conditions, one that does not, one that was withdrawn, one that came late.
    Good,
    Bad,
    Gone,
    Late,
    Jury,
    Office,
    OfficeCall,
    Rounds,
    Round,
    /// Where the public reads the result, and the office's pages about it.
    Result,
    Published,
    Letters,
}
use At::{
    Archive, Bad, Call, Feed, Form, Gone, Good, Jury, Late, Letters, Office, OfficeCall, Prize, Published, Result,
    Round, Rounds, Start,
};

const CALL: &str = "/prizes/integrationspreis/2027";

/// An edition on its way.
struct Walk {
    app: TestApp,
    edition: EditionId,
    office: PersonId,
    juror: PersonId,
    receipts: BTreeMap<At, String>,
    round: Option<RoundId>,
}

impl Walk {
    /// A call published in March that opens in August.
    async fn begin() -> Self {
        let app = TestApp::start().await;
        app.at("2027-03-01T09:00:00Z");
        let office = app.person("Olga Büro", Role::Office).await;
        let juror = app.person("Ada Jury", Role::Juror).await;
        let edition = app.newest_edition("integrationspreis").await;
        let date = |text: &str| Some(text.parse().unwrap());
        let calendar = Calendar {
            opens_at: date("2027-08-01T00:00"),
            closes_at: date("2027-09-15T23:59"),
            screening_until: date("2027-09-30T23:59"),
            scoring_until: date("2027-10-31T23:59"),
            session_at: date("2027-11-10T15:00"),
            ceremony_at: date("2027-12-03T18:00"),
        };
        prizes::set_calendar(&app.ctx(), office, edition.edition_id, edition.version, calendar).await.unwrap();
        Self { app, edition: edition.edition_id, office, juror, receipts: BTreeMap::new(), round: None }
    }

    async fn publish(&self) {
        let version = self.app.newest_edition("integrationspreis").await.version;
        let lacks = prizes::open(&self.app.ctx(), self.office, self.edition, version).await.unwrap();
        assert_eq!(lacks, []);
    }

    async fn nominate(&mut self, at: At, title: &str) {
        let link = nominated(&self.app, self.edition, Kind::SelfApplication, title).await;
        self.receipts.insert(at, link);
    }

    async fn nomination(&self, at: At) -> NominationId {
        let token = Token::parse(self.receipts[&at].rsplit('/').next().unwrap()).unwrap();
        let mut conn = self.app.db.read().await.unwrap();
        nominations::by_token(&mut conn, &token).await.unwrap().unwrap().nomination_id
    }

    async fn screen(&self, at: At, screening: Screening) {
        let id = self.nomination(at).await;
        let mut tx = self.app.db.write().await.unwrap();
        let version = nominations::find(&mut tx, id).await.unwrap().unwrap().version;
        let why = (screening == Screening::Ineligible).then_some("außerhalb von Dortmund");
        let done =
            nominations::screen(&mut tx, (id, version), (screening, why), self.office, self.app.clock.now()).await;
        assert!(done.unwrap());
        tx.commit().await.unwrap();
    }

    /// A round with a window, one juror and the entry that fulfils the conditions; not open yet.
    async fn prepare_round(&mut self, name: &str, opens: &str, closes: &str) {
        let wanted = Wanted {
            name: name.into(),
            reviews_per_entry: None,
            opens: Some(opens.parse().unwrap()),
            closes: Some(closes.parse().unwrap()),
            method: Method::Mean,
            quorum: None,
            least_sheets: None,
        };
        let created = laudatio::rounds::actions::create(&self.app.ctx(), self.office, self.edition, &wanted).await;
        let round = created.unwrap();
        let entry = self.nomination(Good).await;
        let mut tx = self.app.db.write().await.unwrap();
        rounds::insert_entry(&mut tx, round, entry).await.unwrap();
        rounds::insert_juror(&mut tx, round, self.juror).await.unwrap();
        declared::declare(&mut tx, round, self.juror, self.app.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        self.round = Some(round);
    }

    async fn open_round(&self) {
        let (office, round) = (self.app.signed_in(self.office).await, self.round.unwrap());
        let path = format!("/office/rounds/{round}");
        let fingerprint = office.get(format!("{path}/assignment/proposal")).await.input("fingerprint");
        office.post(format!("{path}/assignment"), &[("fingerprint", &fingerprint)]).await;
        let opened = office.opens(format!("{path}/open")).await;
        assert_eq!(opened.status, 303, "{}", opened.text);
    }

    async fn close_round(&self) {
        let office = self.app.signed_in(self.office).await;
        let closed = office.closes(&format!("/office/rounds/{}", self.round.unwrap()), "Die Zeit ist um.").await;
        assert_eq!(closed.status, 303, "{}", closed.text);
    }

    async fn run(&self, text: &'static str) {
        let mut tx = self.app.db.write().await.unwrap();
        let now = self.app.clock.now();
        on!(tx, c => sqlx::query(text).bind(self.round).bind(now).bind(self.office).bind(Uuid::now_v7())
            .execute(c).await.map(drop))
        .unwrap();
        tx.commit().await.unwrap();
    }

    /// The session's course, straight into its table: what is looked at is what others say of it.
    async fn session_begins(&self) {
        self.run(
            "insert into jury_session (jury_session_id, round_id, round_closed_at, number, status, venue, \
             quorum_percent, quorum_least, casting_vote, tie_rule, opened_at, opened_by) \
             select $4, round_id, closed_at, 1, 'running', 'Rathaus', 50, 3, true, 'lot', $2, $3 from round \
             where round_id = $1",
        )
        .await;
    }

    async fn session_ends(&self) {
        self.run(
            "update jury_session set status = 'ended', ended_at = $2, ended_by = $3 \
             where round_id = $1 and jury_session_id <> $4",
        )
        .await;
    }

    async fn jury_decides(&self) {
        self.run(
            "update jury_session set status = 'decided', decided_at = $2, decided_by = $3 \
             where round_id = $1 and jury_session_id <> $4",
        )
        .await;
    }

    async fn confirm(&self) {
        let mut tx = self.app.db.write().await.unwrap();
        let confirmed_at = self.app.clock.now();
        let publication = Publication { edition_id: self.edition, confirmed_at, alone: false };
        publications::insert(&mut tx, &publication).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn take_back(&self) {
        let mut tx = self.app.db.write().await.unwrap();
        assert!(publications::withdraw(&mut tx, self.edition, self.app.clock.now()).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// One letter, written and posted.
    async fn write_letter(&self, status: &'static str) {
        let mut tx = self.app.db.write().await.unwrap();
        let now: Timestamp = self.app.clock.now();
        on!(tx, c => sqlx::query("delete from letter where edition_id = $1").bind(self.edition).execute(c).await.map(drop))
            .unwrap();
        let left = (status == "posted").then_some(now);
        on!(tx, c => sqlx::query(
            "insert into letter (letter_id, edition_id, kind, recipient_key, name, sort_key, language, subject, body, \
             gaps, status, edited, decided_at, basis, created_at, reviewed_at, left_at) \
             values ($1, $2, 'not_selected', 'a', 'Ada', $6, 'de', 'Betreff', 'Text', '[]', $3, false, $4, '', $4, \
             $4, $5)")
            .bind(Uuid::now_v7()).bind(self.edition).bind(status).bind(now).bind(left)
            .bind(b"ada".to_vec()).execute(c).await.map(drop))
        .unwrap();
        tx.commit().await.unwrap();
    }

    async fn end(&self) {
        let mut tx = self.app.db.write().await.unwrap();
        assert!(prize_rows::close(&mut tx, self.edition, self.app.clock.now()).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// Every role's pages as they are now.
    async fn look(&self) -> BTreeMap<At, String> {
        let (public, office) = (self.app.public(), self.app.signed_in(self.office).await);
        let juror = self.app.signed_in(self.juror).await;
        let mut pages = BTreeMap::new();
        for (at, path) in [
            (Start, "/".to_owned()),
            (Call, CALL.to_owned()),
            (Prize, "/prizes/integrationspreis".to_owned()),
            (Archive, "/archive".to_owned()),
            (Feed, "/feed.atom".to_owned()),
            (Form, format!("{CALL}/nominate?kind=self")),
            (Result, format!("{CALL}/result")),
        ] {
            pages.insert(at, public.get(path).await.text);
        }
        for (at, link) in &self.receipts {
            pages.insert(*at, public.get(link).await.text);
        }
        pages.insert(Jury, juror.get("/jury").await.text);
        pages.insert(OfficeCall, office.get(format!("/office/editions/{}", self.edition)).await.text);
        pages.insert(Rounds, office.get(format!("/office/editions/{}/rounds", self.edition)).await.text);
        for (at, page) in [(Published, "publication"), (Letters, "letters")] {
            pages.insert(at, office.get(format!("/office/editions/{}/{page}", self.edition)).await.text);
        }
        if let Some(round) = self.round {
            pages.insert(Round, office.get(format!("/office/rounds/{round}")).await.text);
        }
        // Of the office's first page only what it says of this prize.
        let first = office.get("/office").await.text;
        let own = first.split("<section").find(|part| part.contains(&self.edition.to_string()));
        pages.insert(Office, own.unwrap_or_default().to_owned());
        pages
    }

    /// At a moment each of these pages says what stands beside it, and none says what must not be said.
    async fn at(&self, moment: &str, says: &[(At, &str)], silent: &[(At, &str)]) {
        self.app.at(moment);
        let pages = self.look().await;
        for (at, text) in says {
            assert!(pages[at].contains(text), "{moment}, {at:?} says {text:?}: {}", pages[at]);
        }
        for (at, text) in silent {
            assert!(!pages[at].contains(text), "{moment}, {at:?} does not say {text:?}: {}", pages[at]);
        }
        self.holds_always(moment, &pages);
    }

    /// What is true of every moment.
    fn holds_always(&self, moment: &str, pages: &BTreeMap<At, String>) {
        let now = Timestamp::new(moment.parse().unwrap());
        let time = |text: &str| Timestamp::new(text.parse().unwrap());
        let (opens, closes) = (time("2027-07-31T22:00:00Z"), time("2027-09-15T22:00:00Z"));
        let is_open = (opens..closes).contains(&now);
        // An invitation stands exactly where it can be followed.
        for at in [Start, Call, Prize] {
            assert_eq!(pages[&at].contains("2027/nominate"), is_open, "{moment}, {at:?}");
        }
        assert_eq!(pages[&Form].contains("Nominierung absenden"), is_open, "{moment}");
        assert!(!pages[&Start].contains("Schlagen Sie ein Projekt"), "{moment}: one call has its own words");
        assert_eq!(pages[&Feed].contains("Ausschreibung eröffnet: Integrationspreis 2027"), now >= opens, "{moment}");
        assert_eq!(pages[&OfficeCall].contains("Nominieren ist möglich"), is_open, "{moment}");
        assert_eq!(pages[&Office].contains("Nominieren ist möglich"), is_open, "{moment}");
        for at in self.receipts.keys() {
            let receipt = &pages[at];
            let may = is_open && matches!(at, Good | Bad);
            assert_eq!(receipt.contains("/edit\""), may, "{moment}, {at:?}");
            assert_eq!(receipt.contains("ansehen, ändern oder zurückziehen"), may, "{moment}, {at:?}");
            assert!(!receipt.contains("auf dem Weg an"), "{moment}: no mail server, no promise");
        }
        for at in [Bad, Gone, Late] {
            let receipt = pages.get(&at).map_or("", String::as_str);
            let screened = at != Bad || now >= time("2027-09-20T09:00:00Z");
            assert!(!screened || !receipt.contains("nimmt am Verfahren teil"), "{moment}, {at:?}");
        }
        // What the public reads in one place it reads in the others.
        for text in ["Eine Runde der Jury ist vorbei", "Die Zeit der Jury zum Bewerten"] {
            assert_eq!(pages[&Call].contains(text), pages[&Prize].contains(text), "{moment}: {text}");
            assert_eq!(pages[&Call].contains(text), pages[&Start].contains(text), "{moment}: {text}");
        }
        // Nobody outside reads of decisions.
        for at in [Start, Call, Prize, Archive, Feed, Good, Jury] {
            let page = pages.get(&at).map_or("", String::as_str);
            assert!(!page.contains("verbindlich") && !page.contains("freigegeben"), "{moment}, {at:?}");
        }
    }
}

/// What marks a step as the one that goes on.
fn goes_on(label: &str) -> String {
    format!("<span class=\"l-steps__label\">{label}<span class=\"kern-sr-only\"> (jetzt)")
}

/// What marks a step as done.
fn is_done(label: &str) -> String {
    format!("<span class=\"l-steps__label\">{label}<span class=\"kern-sr-only\"> (abgeschlossen)")
}

#[rocket::async_test]
async fn an_edition_says_to_everybody_what_is_true_from_its_first_day_to_its_last() {
    let mut walk = Walk::begin().await;
    let office = walk.app.signed_in(walk.office).await;

    // In preparation: nobody outside knows of it.
    assert_eq!(walk.app.public().get(CALL).await.status, 404);
    assert!(office.get("/office").await.contains("In Vorbereitung, nicht öffentlich"));

    // Published five months before it opens: announced, and no news of an opening.
    walk.publish().await;
    let quiet = [(Start, "Bald geht es los"), (Call, "Bald geht es los"), (Feed, "<entry>"), (Archive, "preis 2027")];
    walk.at(
        "2027-03-01T09:00:01Z",
        &[
            (Call, "Angekündigt: Nominieren ab 1. August 2027"),
            (Start, "Nominieren ab 1. August 2027"),
            (Form, "noch nicht geöffnet"),
            (Office, "Veröffentlicht, noch nicht geöffnet"),
            (OfficeCall, "Veröffentlicht, noch nicht geöffnet"),
            (Office, "Ausschreibung ansehen"),
            (Jury, "Zurzeit gibt es nichts zu bewerten"),
        ],
        &quiet,
    )
    .await;
    walk.at("2027-07-31T21:59:59Z", &[(Call, "Bald geht es los: Nominieren ab 1. August 2027")], &[(Feed, "<entry>")])
        .await;

    // It opens.
    let nominating = goes_on("Nominieren");
    walk.at(
        "2027-07-31T22:00:00Z",
        &[
            (Call, "noch 46 Tage"),
            (Call, &nominating),
            (Start, "Jetzt nominieren"),
            (Feed, "<updated>2027-07-31T22:00:00Z</updated>"),
            (Office, "Nominierungen ansehen"),
        ],
        &[(Call, "Angekündigt"), (Call, "Der Bewerbungsschluss ist vorbei")],
    )
    .await;
    walk.app.at("2027-08-20T08:00:00Z");
    for (at, title) in [(Good, "Brückenbau"), (Bad, "Fernab"), (Gone, "Zurück")] {
        walk.nominate(at, title).await;
    }
    let withdrawn = walk.app.public().post(format!("{}/withdraw", walk.receipts[&Gone]), &[]).await;
    assert_eq!(withdrawn.status, 303);
    let changes = goes_on("Änderungen");
    walk.at(
        "2027-08-20T08:00:01Z",
        &[
            (Good, "Danke, Ihre Nominierung ist eingegangen"),
            (Good, "Die Geschäftsstelle prüft, ob sie die Bedingungen erfüllt."),
            (Good, &changes),
            (Gone, "Diese Nominierung wurde zurückgezogen"),
            (Office, "Nominierungen prüfen"),
            (OfficeCall, "2 Nominierungen sind noch zu prüfen"),
        ],
        &[(Gone, "So geht es weiter"), (Good, "nimmt am Verfahren teil")],
    )
    .await;
    walk.screen(Good, Screening::Eligible).await;
    walk.at("2027-08-20T08:00:02Z", &[(Good, "Ihre Nominierung nimmt am Verfahren teil"), (Good, "/edit\"")], &[])
        .await;

    // The last second, and the deadline.
    walk.at("2027-09-15T21:58:59Z", &[(Call, "noch 2 Minuten"), (Good, "/edit\"")], &[]).await;
    walk.at("2027-09-15T21:59:59Z", &[(Call, "noch eine Minute"), (Good, "/edit\"")], &[]).await;
    let checking = goes_on("Prüfung");
    walk.at(
        "2027-09-15T22:00:00Z",
        &[
            (Call, "Der Bewerbungsschluss ist vorbei"),
            (Call, "Die Geschäftsstelle prüft, welche die Bedingungen erfüllen"),
            (Call, "erfahren alle bei der Preisverleihung am 3. Dezember 2027"),
            (Call, &checking),
            (Start, "Bewerbungsschluss war am 15. September 2027"),
            (Form, "Die Frist ist abgelaufen"),
            (Good, &checking),
            (Good, "ansehen oder zurückziehen"),
            (Bad, "Die Geschäftsstelle prüft, ob sie"),
            (Office, "Bewerbungsschluss vorbei, Prüfung läuft"),
            (OfficeCall, "Eine Nominierung ist noch zu prüfen"),
        ],
        &[(Call, "Die Jury liest"), (Good, "Änderungen an der"), (Call, "Sie können sich selbst bewerben")],
    )
    .await;

    // One comes late; screening takes longer than planned, and is what goes on until it is done.
    walk.app.at("2027-09-16T08:00:00Z");
    let page = crate::nominations::Filled::new(&walk.app, walk.edition, Kind::SelfApplication).await;
    let page = page.with("kind", "self").with("key", &"L".repeat(43));
    let late = walk.app.public().post(format!("{CALL}/nominate"), &page.pairs()).await;
    walk.receipts.insert(Late, late.location.expect("it is kept"));
    walk.at(
        "2027-10-01T08:00:00Z",
        &[
            (Call, &checking),
            (Late, "Ihre Nominierung kam nach der Frist"),
            (Late, "Die Geschäftsstelle entscheidet"),
            (Office, "Nominierungen prüfen"),
        ],
        &[(Call, "bis 30. September 2027"), (Good, &goes_on("Die Jury bewertet"))],
    )
    .await;
    walk.screen(Bad, Screening::Ineligible).await;
    let checked = is_done("Prüfung");
    walk.at(
        "2027-10-01T08:00:01Z",
        &[
            (Bad, "Ihre Nominierung wird nicht bewertet"),
            (Bad, "erfüllt die Bedingungen für diesen Preis nicht"),
            (Good, "Als Nächstes bewertet die Jury."),
            (Call, &checked),
            (Office, "Geprüft, die Jury hat noch nicht begonnen"),
            (Office, "Erste Runde anlegen"),
            (OfficeCall, "Als Nächstes: eine Runde für die Jury"),
        ],
        &[(Bad, "So geht es weiter"), (Bad, "außerhalb von Dortmund")],
    )
    .await;

    // A round that is open and begins later runs nowhere.
    walk.prepare_round("Vorauswahl", "2027-10-04T08:00", "2027-10-31T23:59").await;
    walk.at("2027-10-01T09:00:00Z", &[(Office, "Runde vorbereiten"), (Office, "in Vorbereitung")], &[]).await;
    walk.open_round().await;
    let judging = goes_on("Die Jury bewertet");
    walk.at(
        "2027-10-04T05:59:59Z",
        &[
            (Call, "Die Jury bewertet ab 4. Oktober 2027"),
            (Good, "Die Jury bewertet ab 4. Oktober 2027"),
            (Jury, "Die Bewertung beginnt am 4. Oktober 2027"),
            (Office, "geöffnet, beginnt später"),
            (Rounds, "geöffnet, beginnt später"),
            (Round, "geöffnet, beginnt später"),
            (Round, "Warten auf den Beginn"),
            (OfficeCall, "bewerten kann die Jury ab 4. Oktober 2027"),
        ],
        &[
            (Call, &judging),
            (Good, &judging),
            (Office, ">läuft<"),
            (Rounds, "Bewertung läuft"),
            (Round, "Bewertung läuft"),
            (Round, &goes_on("Bewertung")),
            (Office, "Die Jury bewertet"),
        ],
    )
    .await;
    walk.at(
        "2027-10-04T06:00:00Z",
        &[
            (Call, "Die Jury liest die Nominierungen und vergibt Punkte, bis 31. Oktober 2027."),
            (Call, &judging),
            (Start, &judging),
            (Good, &judging),
            (Good, "Die Jury liest die Nominierungen"),
            (Jury, "Bewerten bis 31. Oktober 2027, 23:59 Uhr"),
            (Office, "läuft"),
            (Office, "Stand der Bewertung ansehen"),
            (Rounds, "Bewertung läuft"),
            (Round, "Die Jury bewertet"),
            (Round, &goes_on("Bewertung")),
            (OfficeCall, "Die Jury bewertet: Vorauswahl"),
        ],
        &[(Call, &checking), (Jury, "beginnt am")],
    )
    .await;
    walk.at("2027-10-31T22:59:59Z", &[(Call, &judging), (Rounds, "Bewertung läuft")], &[(Call, "ist vorbei")]).await;
    let judged = is_done("Die Jury bewertet");
    walk.at(
        "2027-10-31T23:00:00Z",
        &[
            (Call, "Die Zeit der Jury zum Bewerten ist vorbei"),
            (Call, &judged),
            (Good, &judged),
            (Jury, "Der Zeitraum für die Bewertung ist vorbei"),
            (Office, "Zeit zum Bewerten vorbei"),
            (Office, "Runde schließen"),
            (Rounds, "Zeit zum Bewerten vorbei"),
            (Round, "Der Zeitraum ist vorbei"),
            (Round, &goes_on("Abschluss")),
        ],
        &[
            (Round, &goes_on("Bewertung")),
            (Call, "Jetzt prüft"),
            (Office, ">läuft<"),
            (Rounds, "Bewertung läuft"),
            (Round, "Bewertung läuft"),
        ],
    )
    .await;

    // The round is closed, the jury meets and decides; the public learns nothing of the decision.
    walk.close_round().await;
    walk.at(
        "2027-11-01T09:00:00Z",
        &[(Office, "Rangliste ansehen"), (Rounds, "abgeschlossen"), (Jury, "Abgeschlossene Runden")],
        &[(Office, "Ausschreibung beenden"), (Jury, "Bewerten bis")],
    )
    .await;
    let meeting = goes_on("Jurysitzung");
    walk.at("2027-11-09T22:59:59Z", &[], &[(Call, &meeting), (Good, &meeting), (Call, "heute")]).await;
    // A session of today is ahead until its hour.
    walk.at(
        "2027-11-10T13:59:59Z",
        &[(Call, "heute, 15:00 Uhr"), (Good, "heute, 15:00 Uhr"), (Start, "heute, 15:00 Uhr")],
        &[(Call, &meeting), (Good, &meeting)],
    )
    .await;
    walk.at("2027-11-10T14:00:00Z", &[(Call, &meeting), (Good, &meeting)], &[]).await;
    walk.session_begins().await;
    walk.at("2027-11-10T14:00:01Z", &[(Office, "Zur Jurysitzung"), (OfficeCall, "Die Jurysitzung läuft")], &[]).await;
    walk.session_ends().await;
    walk.at("2027-11-10T18:00:00Z", &[(Office, "Beschlüsse verbindlich machen")], &[]).await;
    walk.app.at("2027-11-11T09:00:00Z");
    let before = walk.look().await;
    walk.jury_decides().await;
    walk.at(
        "2027-11-11T09:00:00Z",
        &[(Office, "Ergebnis veröffentlichen"), (OfficeCall, "Entschieden, noch nicht öffentlich")],
        &[(Call, &meeting)],
    )
    .await;
    let after = walk.look().await;
    for at in [Start, Call, Prize, Archive, Feed, Good, Bad, Late] {
        assert_eq!(before[&at], after[&at], "{at:?} gives the decision away");
    }
    walk.confirm().await;
    walk.at(
        "2027-11-20T09:00:00Z",
        &[(Office, "Ergebnis ansehen"), (OfficeCall, "wird am 3. Dezember 2027, 18:00 Uhr öffentlich")],
        &[],
    )
    .await;

    // The ceremony, to the second.
    let ceremony = goes_on("Preisverleihung");
    walk.at(
        "2027-12-03T16:59:59Z",
        &[
            (Call, "heute, 18:00 Uhr"),
            (Good, "heute, 18:00 Uhr"),
            (Call, "erfahren alle bei der Preisverleihung am 3. Dezember 2027"),
        ],
        &[
            (Call, &ceremony),
            (Good, &ceremony),
            (Feed, "das Ergebnis"),
            (Archive, "Integrationspreis 2027"),
            (Good, "/result"),
        ],
    )
    .await;
    walk.at(
        "2027-12-03T17:00:00Z",
        &[
            (Call, "/result"),
            (Start, "Integrationspreis 2027"),
            (Archive, "Integrationspreis 2027"),
            (Feed, "das Ergebnis"),
            (Good, "Das Ergebnis ist öffentlich"),
            (Good, "/prizes/integrationspreis/2027/result"),
            (Bad, "Ihre Nominierung wird nicht bewertet"),
            (Late, "Sie hat nicht teilgenommen."),
            (Office, "Ergebnis öffentlich"),
            (Office, "Zu den Briefen"),
        ],
        &[
            (Call, "erfahren alle"),
            (Call, "wird noch bekannt gegeben"),
            (Good, "So geht es weiter"),
            (Office, "Ergebnis ansehen"),
            (Prize, "Laufende Ausschreibungen"),
            (Late, "Die Geschäftsstelle entscheidet"),
        ],
    )
    .await;

    walk.app.at("2027-12-04T09:00:00Z");
    // Two people take it back, and every page says so; two publish it again.
    walk.take_back().await;
    let gone = "Das Ergebnis war veröffentlicht und wurde am 4. Dezember 2027 zurückgenommen.";
    walk.at(
        "2027-12-04T09:00:01Z",
        &[
            (Call, gone),
            (Prize, gone),
            (Archive, gone),
            (Good, "Das Ergebnis wurde zurückgenommen"),
            (Office, "Ergebnis zurückgenommen"),
            (Office, "Wieder veröffentlichen"),
            (OfficeCall, "Das Ergebnis ist zurückgenommen. Die Beschlüsse der Jury gelten weiter"),
            (Published, "Das Ergebnis war öffentlich und ist zurückgenommen"),
            (Result, "Dieses Ergebnis wurde am 4. Dezember 2027 zurückgenommen."),
            (Letters, "Das Ergebnis ist zurückgenommen."),
        ],
        &[
            (Call, "erfahren alle"),
            (Call, "noch nicht veröffentlicht"),
            (Feed, "das Ergebnis"),
            (Good, "So geht es weiter"),
            (Good, "/result"),
            (Office, "Entschieden"),
            (OfficeCall, "Entschieden"),
            (Published, "Bis zur Preisverleihung steht nirgends"),
            (Result, "gilt zurzeit nicht"),
        ],
    )
    .await;
    walk.confirm().await;
    walk.at(
        "2027-12-04T10:00:00Z",
        &[(Feed, "das Ergebnis"), (Good, "Das Ergebnis ist öffentlich")],
        &[(Archive, gone)],
    )
    .await;

    // Letters, the end, and nothing after it.
    walk.write_letter("reviewed").await;
    walk.at("2027-12-06T09:00:00Z", &[(Office, "Zu den Briefen")], &[]).await;
    walk.write_letter("posted").await;
    walk.at("2027-12-07T09:00:00Z", &[(Office, "Ausschreibung beenden")], &[(Office, "Zu den Briefen")]).await;
    walk.end().await;
    walk.at(
        "2027-12-08T09:00:00Z",
        &[
            (Office, "Abgeschlossen, Ergebnis öffentlich"),
            (Good, "Das Ergebnis ist öffentlich"),
            (Archive, "preis 2027"),
        ],
        &[(Office, "Ergebnis ansehen"), (Office, "Ausschreibung beenden"), (Office, "Zu den Briefen")],
    )
    .await;
    walk.at("2029-01-01T09:00:00Z", &[(Feed, "das Ergebnis")], &[(Office, "Ergebnis ansehen")]).await;
    // What is taken back after the end says the same.
    walk.app.at("2029-01-02T09:00:00Z");
    walk.take_back().await;
    walk.at(
        "2029-01-02T09:00:01Z",
        &[
            (Archive, "zurückgenommen"),
            (Call, "Das Ergebnis war veröffentlicht und wurde am"),
            (Good, "Das Ergebnis wurde zurückgenommen"),
            (Office, "Abgeschlossen, Ergebnis zurückgenommen"),
        ],
        &[(Archive, "Das Ergebnis ist hier nicht veröffentlicht"), (Good, "nicht veröffentlicht")],
    )
    .await;
}

#[rocket::async_test]
async fn a_ceremony_that_passes_without_a_result_promises_nothing() {
    let mut walk = Walk::begin().await;
    walk.publish().await;
    walk.app.at("2027-08-20T08:00:00Z");
    walk.nominate(Good, "Brückenbau").await;
    walk.screen(Good, Screening::Eligible).await;
    walk.at("2027-12-03T16:59:59Z", &[(Call, "erfahren alle bei der Preisverleihung")], &[]).await;
    let open = "Die Preisverleihung war für 3. Dezember 2027, 18:00 Uhr angekündigt. Ein Ergebnis ist noch nicht";
    let passed = "(Termin vorbei)";
    walk.at(
        "2027-12-03T17:00:00Z",
        &[
            (Call, open),
            (Good, open),
            (Call, passed),
            (Good, passed),
            (Call, "war geplant für heute, 18:00 Uhr"),
            (Office, "Die Preisverleihung war für 3. Dezember 2027, 18:00 Uhr angekündigt, und kein Ergebnis ist"),
            (
                OfficeCall,
                "Die Jurysitzung war für 10. November 2027, 15:00 Uhr angekündigt und ist hier nicht eröffnet",
            ),
            (OfficeCall, "/calendar\">Die Preisverleihung war für"),
        ],
        &[
            (Call, "erfahren alle"),
            (Good, "erfahren alle"),
            (Call, "Das Ergebnis der Preisverleihung"),
            (Call, &is_done("Preisverleihung")),
            (Call, &goes_on("Preisverleihung")),
            (Call, &is_done("Jurysitzung")),
        ],
    )
    .await;
    walk.app.at("2027-12-20T09:00:00Z");
    walk.end().await;
    walk.at(
        "2027-12-20T09:00:01Z",
        &[
            (Archive, "Das Ergebnis ist hier nicht veröffentlicht."),
            (Good, "Diese Ausschreibung ist beendet"),
            (Form, "Die Frist ist abgelaufen"),
        ],
        &[(Archive, "wird bei der Preisverleihung bekannt gegeben"), (Good, "So geht es weiter")],
    )
    .await;
}

#[rocket::async_test]
async fn between_two_rounds_nobody_reads_that_the_jury_scores() {
    let mut walk = Walk::begin().await;
    walk.publish().await;
    walk.app.at("2027-08-20T08:00:00Z");
    walk.nominate(Good, "Brückenbau").await;
    walk.screen(Good, Screening::Eligible).await;
    walk.app.at("2027-09-20T08:00:00Z");
    walk.prepare_round("Vorauswahl", "2027-09-21T08:00", "2027-10-05T23:59").await;
    walk.open_round().await;
    walk.app.at("2027-10-06T08:00:00Z");
    walk.close_round().await;
    walk.prepare_round("Endrunde", "2027-10-11T08:00", "2027-10-31T23:59").await;
    walk.at(
        "2027-10-07T08:00:00Z",
        &[(Call, "Die nächste Runde wird vorbereitet."), (Office, "Zwischen zwei Runden der Jury")],
        &[(Call, "Die Jury liest"), (Good, "Die Jury liest")],
    )
    .await;
    walk.open_round().await;
    walk.at(
        "2027-10-11T05:59:59Z",
        &[(Call, "Die nächste Runde beginnt am 11. Oktober 2027"), (Good, "Die nächste Runde beginnt am 11. Oktober")],
        &[(Call, "Die Jury liest")],
    )
    .await;
    walk.at("2027-10-11T06:00:00Z", &[(Call, "Die Jury liest"), (Good, "Die Jury liest")], &[(Call, "nächste Runde")])
        .await;
}

#[rocket::async_test]
async fn two_calls_invite_only_while_one_of_them_is_open() {
    let app = TestApp::start().await;
    for prize in ["integrationspreis", "ethnischer-wirtschaftspreis"] {
        app.open_edition(prize).await;
    }
    for (moment, invites) in [
        ("2027-07-31T21:59:59Z", false),
        ("2027-07-31T22:00:00Z", true),
        ("2027-09-15T21:59:59Z", true),
        ("2027-09-15T22:00:00Z", false),
    ] {
        app.at(moment);
        let page = app.public().get("/").await;
        assert_eq!(page.contains("Wen sollen wir auszeichnen?"), invites, "{moment}");
        assert_eq!(page.contains("Zurzeit kann nicht nominiert werden."), !invites, "{moment}");
        assert_eq!(page.contains("Schlagen Sie ein Projekt"), invites, "{moment}");
    }
}

//! One edition, walked through all its borders in time and by acts: at each moment every role's pages are compared with
//! what is true then.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use laudatio::clock::Timestamp;
use laudatio::contest::jury::store::declared;
use laudatio::contest::nominations::model::{NominationKind, Screening};
use laudatio::contest::nominations::store as nominations;
use laudatio::contest::prizes::model::Calendar;
use laudatio::contest::prizes::{actions as prizes, store as prize_rows};
use laudatio::contest::rounds::forms::Wanted;
use laudatio::contest::rounds::model::Method;
use laudatio::contest::rounds::store as rounds;
use laudatio::ground::web::Role;
use laudatio::i18n::{self, Lang};
use laudatio::ids::{EditionId, NominationId, PersonId, RoundId, Token};
use laudatio::on;
use laudatio::outcome::publication::store::{self as publications, Publication};
use uuid::Uuid;

use crate::contest::nominations::nominated;
use crate::support::{TestApp, unfilled};

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
    /// The office's list of what came in, and its page of the one that fulfils the conditions.
    Screening,
    Entry,
    /// The list of meetings as a juror, the chair and the office have it.
    Meetings,
    Chair,
    OfficeMeetings,
    /// What waits for somebody who only confirms.
    Approvals,
    /// Where the public reads the result, and the office's pages about it.
    Result,
    Published,
    Letters,
}
use At::{
    Approvals, Archive, Bad, Call, Chair, Entry, Feed, Form, Gone, Good, Jury, Late, Letters, Meetings, Office,
    OfficeCall, OfficeMeetings, Prize, Published, Result, Round, Rounds, Screening as Screened, Start,
};

const CALL: &str = "/prizes/integrationspreis/2027";

/// An edition on its way.
struct Walk {
    app: TestApp,
    edition: EditionId,
    office: PersonId,
    juror: PersonId,
    chair: PersonId,
    approver: PersonId,
    receipts: BTreeMap<At, String>,
    round: Option<RoundId>,
    /// When the office asked to close the round, while nobody has answered.
    asked: Option<Timestamp>,
    /// How the jury's meeting stands, once it was opened.
    meeting: Option<&'static str>,
    /// A jury reads, or has read; a round is closed; the call has ended.
    is_read: bool,
    is_closed: bool,
    has_ended: bool,
}

impl Walk {
    /// A call published in March that opens in August.
    async fn begin() -> Self {
        let app = TestApp::start().await;
        app.at("2027-03-01T09:00:00Z");
        let office = app.person("Olga Büro", Role::Office).await;
        let juror = app.person("Ada Jury", Role::Juror).await;
        let chair = app.person("Eva Vorsitz", Role::Chair).await;
        let approver = app.person("Frieda Freigabe", Role::Approver).await;
        let edition = app.newest_edition("integrationspreis").await;
        let date = |text: &str| Some(text.parse().unwrap());
        let calendar = Calendar {
            opens_at: date("2027-08-01T00:00"),
            closes_at: date("2027-09-15T23:59"),
            screening_until: date("2027-09-30T23:59"),
            scoring_until: date("2027-10-31T23:59"),
            meeting_at: date("2027-11-10T15:00"),
            ceremony_at: date("2027-12-03T18:00"),
        };
        prizes::set_calendar(&app.ctx(), office, edition.edition_id, edition.version, calendar).await.unwrap();
        let (edition, receipts) = (edition.edition_id, BTreeMap::new());
        let (round, asked, meeting) = (None, None, None);
        let (is_read, is_closed, has_ended) = (false, false, false);
        Self {
            app,
            edition,
            office,
            juror,
            chair,
            approver,
            receipts,
            round,
            asked,
            meeting,
            is_read,
            is_closed,
            has_ended,
        }
    }

    async fn publish(&self) {
        let version = self.app.newest_edition("integrationspreis").await.version;
        let lacks = prizes::open(&self.app.ctx(), self.office, self.edition, version).await.unwrap();
        assert_eq!(lacks, []);
    }

    async fn nominate(&mut self, at: At, title: &str) {
        let link = nominated(&self.app, self.edition, NominationKind::SelfApplication, title).await;
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
        let reason = (screening == Screening::Ineligible).then_some("außerhalb von Dortmund");
        let done =
            nominations::screen(&mut tx, (id, version), (screening, reason), self.office, self.app.clock.now()).await;
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
        let created =
            laudatio::contest::rounds::actions::create(&self.app.ctx(), self.office, self.edition, &wanted).await;
        let round = created.unwrap();
        let entry = self.nomination(Good).await;
        let mut tx = self.app.db.write().await.unwrap();
        rounds::insert_entries(&mut tx, round, &[entry]).await.unwrap();
        for person in [self.juror, self.chair] {
            rounds::insert_juror(&mut tx, round, person).await.unwrap();
            declared::declare(&mut tx, round, person, self.app.clock.now()).await.unwrap();
        }
        tx.commit().await.unwrap();
        self.round = Some(round);
    }

    async fn open_round(&mut self) {
        self.is_read = true;
        let (office, round) = (self.app.signed_in(self.office).await, self.round.unwrap());
        let path = format!("/office/rounds/{round}");
        let fingerprint = office.get(format!("{path}/assignment/proposal")).await.input("fingerprint");
        office.post(format!("{path}/assignment"), &[("fingerprint", &fingerprint)]).await;
        let opened = office.opens(format!("{path}/open")).await;
        assert_eq!(opened.status, 303, "{}", opened.text);
    }

    async fn close_round(&mut self) {
        self.is_closed = true;
        let office = self.app.signed_in(self.office).await;
        let closed = office.closes(&format!("/office/rounds/{}", self.round.unwrap()), "Die Zeit ist um.").await;
        assert_eq!(closed.status, 303, "{}", closed.text);
    }

    /// The office asks to close the round, at a moment.
    async fn ask_to_close(&mut self, moment: &str) {
        self.app.at(moment);
        let office = self.app.signed_in(self.office).await;
        let path = format!("/office/rounds/{}", self.round.unwrap());
        let asked = office.asks_to_close(&path, "Die Zeit ist um.").await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        self.asked = Some(self.app.clock.now());
    }

    /// Whoever only confirms does so.
    async fn confirm_closing(&mut self, moment: &str) {
        self.app.at(moment);
        let approver = self.app.signed_in(self.approver).await;
        let closed = approver.confirms(&self.closing()).await;
        assert_eq!(closed.status, 303, "{}", closed.text);
        (self.asked, self.is_closed) = (None, true);
    }

    /// The page that somebody confirms on who only confirms.
    fn closing(&self) -> String {
        format!("/office/rounds/{}/close", self.round.unwrap())
    }

    async fn run(&self, text: &'static str) {
        let mut tx = self.app.db.write().await.unwrap();
        let now = self.app.clock.now();
        on!(tx, c => sqlx::query(text).bind(self.round).bind(now).bind(self.office).bind(Uuid::now_v7())
            .execute(c).await.map(drop))
        .unwrap();
        tx.commit().await.unwrap();
    }

    /// The meeting's progress, straight into its table: what is looked at is what others say of it.
    async fn meeting_begins(&mut self) {
        self.meeting = Some("running");
        self.run(
            "insert into meeting (meeting_id, round_id, round_closed_at, number, status, venue, \
             quorum_percent, quorum_least, casting_vote, tie_rule, opened_at, opened_by) \
             select $4, round_id, closed_at, 1, 'running', 'Rathaus', 50, 3, true, 'lot', $2, $3 from round \
             where round_id = $1",
        )
        .await;
        let mut tx = self.app.db.write().await.unwrap();
        for (position, (person, duty)) in [(self.juror, None), (self.chair, Some("chair"))].into_iter().enumerate() {
            let text = "insert into attendance (attendance_id, meeting_id, person_id, name, role, duty, state, \
                position) select $1, s.meeting_id, p.person_id, p.name, 'member', $4, 'absent', $5 \
                from meeting s, person p where s.round_id = $2 and p.person_id = $3";
            let position = i64::try_from(position).unwrap();
            on!(tx, c => sqlx::query(text).bind(Uuid::now_v7()).bind(self.round).bind(person).bind(duty).bind(position)
                .execute(c).await.map(drop))
            .unwrap();
        }
        tx.commit().await.unwrap();
    }

    async fn meeting_ends(&mut self) {
        self.meeting = Some("ended");
        self.run(
            "update meeting set status = 'ended', ended_at = $2, ended_by = $3 \
             where round_id = $1 and meeting_id <> $4",
        )
        .await;
    }

    async fn jury_decides(&mut self) {
        self.meeting = Some("decided");
        self.run(
            "update meeting set status = 'decided', decided_at = $2, decided_by = $3 \
             where round_id = $1 and meeting_id <> $4",
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

    async fn end(&mut self) {
        self.has_ended = true;
        let mut tx = self.app.db.write().await.unwrap();
        assert!(prize_rows::close(&mut tx, self.edition, self.app.clock.now()).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// Every role's pages as they are now, in German.
    async fn look(&self) -> BTreeMap<At, String> {
        self.look_in(Lang::De).await
    }

    /// Every role's pages as they are now.
    async fn look_in(&self, lang: Lang) -> BTreeMap<At, String> {
        let public = self.app.public().speaking(lang.as_str());
        let signed_in = async |person| self.app.signed_in(person).await.speaking(lang.as_str());
        let (office, juror) = (signed_in(self.office).await, signed_in(self.juror).await);
        let (chair, approver) = (signed_in(self.chair).await, signed_in(self.approver).await);
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
        for (at, visitor) in [(Meetings, &juror), (Chair, &chair), (OfficeMeetings, &office)] {
            pages.insert(at, visitor.get("/jury/meetings").await.text);
        }
        pages.insert(Approvals, approver.get("/office/approvals").await.text);
        pages.insert(Screened, office.get(format!("/office/editions/{}/nominations", self.edition)).await.text);
        if self.receipts.contains_key(&Good) {
            pages.insert(Entry, office.get(format!("/office/nominations/{}", self.nomination(Good).await)).await.text);
        }
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
        self.holds_for_whoever_confirms(moment).await;
        same_in_english(moment, &pages, &self.look_in(Lang::En).await);
    }

    /// At the moment that the clock shows, each of these pages says in English what stands beside it, and none says what
    /// must not be said.
    async fn in_english(&self, says: &[(At, &str)], silent: &[(At, &str)]) {
        let pages = self.look_in(Lang::En).await;
        let now = self.app.clock.now();
        for (at, text) in says {
            assert!(pages[at].contains(text), "{now:?}, {at:?} says {text:?}: {}", pages[at]);
        }
        for (at, text) in silent {
            assert!(!pages[at].contains(text), "{now:?}, {at:?} does not say {text:?}: {}", pages[at]);
        }
    }

    /// Whoever only confirms sees what waits for them, its page, and nothing else.
    async fn holds_for_whoever_confirms(&self, moment: &str) {
        let Some(round) = self.round else { return };
        let approver = self.app.signed_in(self.approver).await;
        let waits = self.waits();
        assert_eq!(approver.get(self.closing()).await.status, if waits { 200 } else { 404 }, "{moment}");
        for path in [
            format!("/office/rounds/{round}"),
            format!("/office/rounds/{round}/meeting"),
            format!("/office/editions/{}/nominations", self.edition),
            format!("/office/editions/{}/publication", self.edition),
            format!("/office/editions/{}/letters", self.edition),
        ] {
            assert_eq!(approver.get(&path).await.status, 404, "{moment}, {path}");
        }
    }

    /// Whether the request to close the round can be answered: for 72 hours.
    fn waits(&self) -> bool {
        let hours = |asked: Timestamp| (self.app.clock.now() - asked).num_hours();
        self.asked.is_some_and(|asked| (0..72).contains(&hours(asked)))
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
        // The office enters letters from the publication of the call to its end.
        assert_eq!(pages[&Screened].contains("/nominations/new\""), !self.has_ended, "{moment}");
        if let Some(entry) = pages.get(&Entry) {
            let may_check = !self.is_read && !self.has_ended;
            assert_eq!(entry.contains("/screen\""), may_check, "{moment}: a check ends with the jury");
            assert_eq!(
                entry.contains("/withdraw\""),
                !self.is_closed && !self.has_ended,
                "{moment}: and a wish with it"
            );
        }
        // Whoever only confirms reads of a request exactly while it can be answered.
        assert_eq!(pages[&Approvals].contains("/close\""), self.waits(), "{moment}: {}", pages[&Approvals]);
        assert_eq!(pages[&Approvals].contains("Zurzeit wartet nichts"), !self.waits(), "{moment}");
        // A meeting is found by whoever is on its list, in the one place where it belongs.
        for at in [Meetings, Chair, OfficeMeetings] {
            let page = &pages[&at];
            assert_eq!(page.contains("Laufende Sitzungen"), self.meeting == Some("running"), "{moment}, {at:?}");
            let is_over = matches!(self.meeting, Some("ended" | "decided"));
            assert_eq!(page.contains("Frühere Sitzungen"), is_over, "{moment}, {at:?}");
            let waits = at == Chair && self.is_closed && self.meeting.is_none() && !self.has_ended;
            assert_eq!(page.contains("Sitzung eröffnen"), waits, "{moment}, {at:?}: {page}");
            let is_none = self.meeting.is_none() && !waits;
            assert_eq!(page.contains("Zurzeit keine Sitzung"), is_none, "{moment}, {at:?}: {page}");
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

/// Each page says in English what it says in German, and nothing else: of the sentences that have no number or name in
/// them.
fn same_in_english(moment: &str, german: &BTreeMap<At, String>, english: &BTreeMap<At, String>) {
    static PAIRS: LazyLock<[Pairs; 2]> = LazyLock::new(|| [pairs(Lang::De, Lang::En), pairs(Lang::En, Lang::De)]);
    // The feed speaks German to everybody, and says so.
    for (at, page) in german.iter().filter(|(at, _)| **at != Feed) {
        for ((from, to), pairs) in [(page, &english[at]), (&english[at], page)].into_iter().zip(PAIRS.iter()) {
            let there: BTreeSet<String> = said_on(to).collect();
            for said in said_on(from) {
                // One or two words may as well be a name that the office gave.
                let Some(ways) = pairs.get(&said).filter(|_| said.split_whitespace().count() > 2) else { continue };
                let found = ways.iter().any(|way| there.contains(way));
                assert!(found, "{moment}, {at:?}: {said:?} and none of {ways:?}: {from}\n\n{to}");
            }
        }
    }
}

/// What a sentence is called in another language; some are called alike.
type Pairs = BTreeMap<String, BTreeSet<String>>;

fn pairs(from: Lang, to: Lang) -> Pairs {
    let mut pairs = Pairs::new();
    for key in i18n::keys(from) {
        let (said, other) = (unfilled(from, &key), unfilled(to, &key));
        pairs.entry(said).or_default().insert(other);
    }
    pairs
}

/// The texts between the tags of a page.
fn said_on(page: &str) -> impl Iterator<Item = String> {
    let texts = page.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    let plain = |text: &str| text.replace("&quot;", "\"").replace("&#x27;", "'").replace("&#39;", "'");
    // A language is called in its own words everywhere.
    let is_language = |text: &str| Lang::ALL.iter().any(|lang| lang.label() == text);
    texts
        .filter(move |text| !text.is_empty() && !is_language(text))
        .map(move |text| plain(text).replace("&#x2F;", "/").replace("&amp;", "&"))
}

/// A number at the top of the office's list.
fn stat(number: i64, label: &str, query: &str, id: EditionId) -> String {
    format!(
        "<span class=\"l-stat__number\">{number}</span>\n  <a class=\"l-stat__label\" \
         href=\"/office/editions/{id}/nominations{query}\">{label}</a>"
    )
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
            (Screened, "Noch ist nichts eingegangen"),
        ],
        &quiet,
    )
    .await;
    walk.in_english(&[(Call, "Announced: nominations open on 1 August 2027")], &[(Call, "Angekündigt")]).await;
    walk.at("2027-07-31T21:59:59Z", &[(Call, "Bald geht es los: Nominieren ab 1. August 2027")], &[(Feed, "<entry>")])
        .await;
    walk.in_english(&[(Call, "It starts soon: nominations open on 1 August 2027")], &[(Call, "Nominate now")]).await;

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
    walk.in_english(&[(Call, "Nominate now"), (Start, "Nominate now")], &[(Call, "It starts soon")]).await;
    walk.app.at("2027-08-20T08:00:00Z");
    for (at, title) in [(Good, "Brückenbau"), (Bad, "Fernab"), (Gone, "Zurück")] {
        walk.nominate(at, title).await;
    }
    let withdrawn = walk.app.public().post(format!("{}/withdraw", walk.receipts[&Gone]), &[]).await;
    assert_eq!(withdrawn.status, 303);
    let changes = goes_on("Änderungen");
    let id = walk.edition;
    let all = |number| stat(number, "insgesamt", "", id);
    let pending = |number| stat(number, "zu prüfen", "?status=received&amp;screening=pending", id);
    let eligible = |number| stat(number, "zugelassen", "?status=received&amp;screening=eligible", id);
    let late = |number| stat(number, "verspätet", "?status=late", id);
    walk.at(
        "2027-08-20T08:00:01Z",
        &[
            (Good, "Danke, Ihre Nominierung ist eingegangen"),
            (Good, "Die Geschäftsstelle prüft, ob sie die Bedingungen erfüllt."),
            (Good, &changes),
            (Gone, "Diese Nominierung wurde zurückgezogen"),
            (Office, "Nominierungen prüfen"),
            (OfficeCall, "2 Nominierungen sind noch zu prüfen"),
            (Screened, &all(3)),
            (Screened, &pending(2)),
            (Screened, &eligible(0)),
            (Screened, &late(0)),
        ],
        &[(Gone, "So geht es weiter"), (Good, "nimmt am Verfahren teil")],
    )
    .await;
    walk.screen(Good, Screening::Eligible).await;
    walk.at(
        "2027-08-20T08:00:02Z",
        &[
            (Good, "Ihre Nominierung nimmt am Verfahren teil"),
            (Good, "/edit\""),
            (Screened, &pending(1)),
            (Screened, &eligible(1)),
        ],
        &[],
    )
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
    walk.in_english(
        &[
            (Call, "The deadline has passed"),
            (Call, "Everybody finds out at the award ceremony on 3 December 2027"),
            (Start, "The deadline was 15 September 2027"),
            (OfficeCall, "One nomination is still to be checked"),
        ],
        &[(Good, "/edit\""), (Good, "read, change or withdraw")],
    )
    .await;

    // One comes late; screening takes longer than planned, and is what goes on until it is done.
    walk.app.at("2027-09-16T08:00:00Z");
    let page = crate::contest::nominations::Filled::new(&walk.app, walk.edition, NominationKind::SelfApplication).await;
    let page = page.with("kind", "self").with("key", &"L".repeat(43));
    let kept = walk.app.public().post(format!("{CALL}/nominate"), &page.pairs()).await;
    walk.receipts.insert(Late, kept.location.expect("it is kept"));
    walk.at(
        "2027-10-01T08:00:00Z",
        &[
            (Call, &checking),
            (Late, "Ihre Nominierung kam nach der Frist"),
            (Late, "Die Geschäftsstelle entscheidet"),
            (Office, "Nominierungen prüfen"),
            (Screened, &all(4)),
            (Screened, &pending(1)),
            (Screened, &late(1)),
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
            (Screened, &pending(0)),
            (Screened, &eligible(1)),
            (Screened, &late(1)),
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
    walk.in_english(&[(Call, "The jury scores from 4 October 2027"), (Rounds, "open, begins later")], &[]).await;
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
    walk.in_english(&[(Jury, "Scoring until 31 October 2027")], &[(Rounds, "begins later")]).await;
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

    walk.in_english(&[(Call, "The jury’s scoring time is over")], &[(Call, "until 31 October 2027.")]).await;

    // Closing it is asked for, lapses to the second, is asked for again and confirmed by whoever only confirms.
    walk.ask_to_close("2027-10-31T23:00:01Z").await;
    let asks = [(Approvals, "Runde schließen"), (Approvals, "Die Anfrage gilt bis 4. November 2027, 00:00 Uhr")];
    walk.at("2027-10-31T23:00:01Z", &asks, &[]).await;
    walk.in_english(&[(Approvals, "Close a round"), (Approvals, "4 November 2027, 00:00")], &[]).await;
    walk.at("2027-11-03T23:00:00Z", &asks, &[]).await;
    walk.at("2027-11-03T23:00:01Z", &[(Rounds, "Zeit zum Bewerten vorbei")], &[(Approvals, "Runde schließen")]).await;
    walk.ask_to_close("2027-11-03T23:00:02Z").await;
    walk.at("2027-11-03T23:00:02Z", &[(Approvals, "Die Anfrage gilt bis 7. November 2027, 00:00 Uhr")], &[]).await;
    walk.confirm_closing("2027-11-04T08:00:00Z").await;

    // The round is closed, the jury meets and decides; the public learns nothing of the decision.
    walk.at(
        "2027-11-04T08:00:00Z",
        &[(Office, "Rangliste ansehen"), (Rounds, "abgeschlossen"), (Jury, "Abgeschlossene Runden")],
        &[(Office, "Ausschreibung beenden"), (Jury, "Bewerten bis")],
    )
    .await;
    let meeting = goes_on("Jurysitzung");
    walk.at("2027-11-09T22:59:59Z", &[], &[(Call, &meeting), (Good, &meeting), (Call, "heute")]).await;
    // A meeting of today is ahead until its hour.
    walk.at(
        "2027-11-10T13:59:59Z",
        &[(Call, "heute, 15:00 Uhr"), (Good, "heute, 15:00 Uhr"), (Start, "heute, 15:00 Uhr")],
        &[(Call, &meeting), (Good, &meeting)],
    )
    .await;
    walk.at("2027-11-10T14:00:00Z", &[(Call, &meeting), (Good, &meeting)], &[]).await;
    walk.meeting_begins().await;
    walk.at("2027-11-10T14:00:01Z", &[(Office, "Zur Jurysitzung"), (OfficeCall, "Die Jurysitzung läuft")], &[]).await;
    let rathaus =
        [(Meetings, "<bdi>Rathaus</bdi>"), (Chair, "<bdi>Rathaus</bdi>"), (OfficeMeetings, "<bdi>Rathaus</bdi>")];
    walk.at("2027-11-10T14:00:02Z", &rathaus, &[]).await;
    walk.in_english(&[(Meetings, "Current meetings")], &[(Chair, "Open the meeting")]).await;
    walk.meeting_ends().await;
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
            (Screened, &late(1)),
            (Meetings, "Frühere Sitzungen"),
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

    walk.in_english(&[(Good, "The result is public"), (Call, "/result")], &[(Call, "Everybody finds out")]).await;

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
    let gone_en = "The result was published and then taken back on 4 December 2027.";
    walk.in_english(&[(Call, gone_en), (Archive, gone_en)], &[(Good, "/result")]).await;
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

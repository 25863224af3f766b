//! Every route is called as everybody, with what is theirs and with what is others', and the answers are those of the table
//! of rights.

use std::collections::{BTreeMap, BTreeSet};

use laudatio::ground::rights::{self, Party, Right, Row};
use laudatio::ground::web::Role;
use laudatio::i18n::{Lang, say};
use laudatio::ids::{AttendanceId, MeetingId, PersonId};
use laudatio::on;
use laudatio::people::accounts::store as accounts;
use rocket::http::{ContentType, Method};
use uuid::Uuid;

use super::html::Form;
use super::town::{Ledger, Town, Who};
use super::{check, lang_of, send};
use crate::support::{Answer, Visitor};

/// Whom the table lets in, and a town does not show it.
const NOT_SHOWN: [(Method, &str); 2] = [
    // It is there once another key signs: `keys::*` looks at it.
    (Method::Get, "/office/evidence/key"),
    // Where nobody has to leave, it answers as if they were not there.
    (Method::Post, "/jury/meetings/<id>/leave"),
];

/// Of addresses that differ in their keys alone, somebody is turned away from so many, where it depends on the keys.
const OF_A_KIND: usize = 8;

/// Somebody of one column of the table.
struct Caller<'a> {
    party: Party,
    name: &'static str,
    visitor: Visitor<'a>,
    person: Option<PersonId>,
    may_export: bool,
}

/// A request that somebody in the town could send, or another one like it.
struct Address {
    row: &'static Row,
    form: Form,
}

impl Address {
    async fn ask(&self, visitor: &Visitor<'_>) -> Answer {
        match self.row.method {
            Method::Get if self.row.path.ends_with("/events") => visitor.listen(&self.form.action).await,
            Method::Get => visitor.get(&self.form.action).await,
            _ => send(visitor, &self.form).await,
        }
    }

    fn path(&self) -> &str {
        self.form.action.split('?').next().unwrap()
    }

    /// The secret of the link that it is behind.
    fn token(&self) -> Option<&str> {
        self.path().split('/').find(|word| word.len() == 43)
    }

    fn at(&self, action: String) -> Self {
        Self { row: self.row, form: Form { action, ..self.form.clone() } }
    }
}

/// Who has what.
type Pairs = BTreeSet<(PersonId, Uuid)>;

async fn pairs(town: &Town, text: &'static str) -> Pairs {
    let mut conn = town.app.db.read().await.unwrap();
    let found: Vec<(PersonId, Uuid)> = on!(conn, c => sqlx::query_as(text).fetch_all(c).await).unwrap();
    found.into_iter().collect()
}

/// A town, and somebody of every sort in it.
struct Scene<'a> {
    callers: Vec<Caller<'a>>,
    addresses: Vec<Address>,
    /// The jury's meeting that goes on, and who is on its list: with which line, and under which name.
    meeting: MeetingId,
    list: BTreeMap<PersonId, (AttendanceId, String)>,
    sheets: Pairs,
    rounds: Pairs,
    meetings: Pairs,
    lines: Pairs,
    conducted: Pairs,
    /// The pages on which a request waits.
    asked: Vec<String>,
}

impl<'a> Scene<'a> {
    async fn set(town: &'a Town) -> Self {
        let app = &town.app;
        let mut actions = town.forms.values().flatten().map(|(_, form)| &form.action);
        let cast = actions.find(|action| action.ends_with("/cast")).expect("a jury sits");
        let meeting: MeetingId = cast.split('/').nth(3).unwrap().parse().unwrap();
        let mut conn = app.db.read().await.unwrap();
        let members = "select a.person_id, a.attendance_id from attendance a join person p on p.person_id = a.person_id \
            where a.meeting_id = $1 and a.duty is null and p.role = 'juror' order by a.position";
        let members: Vec<(PersonId, AttendanceId)> =
            on!(conn, c => sqlx::query_as(members).bind(meeting).fetch_all(c).await).unwrap();
        let list = "select person_id, attendance_id, name from attendance where meeting_id = $1 \
            and person_id is not null";
        let list: Vec<(PersonId, AttendanceId, String)> =
            on!(conn, c => sqlx::query_as(list).bind(meeting).fetch_all(c).await).unwrap();
        let asked = "select path from approval where status = 'asked'";
        let asked: Vec<String> = on!(conn, c => sqlx::query_scalar(asked).fetch_all(c).await).unwrap();
        drop(conn);
        assert!(asked.len() > 2, "{asked:?}");

        // A juror who conducts: the right is given for the meeting, not with the role.
        let (member, secretary) = (members[0].0, members[1].0);
        let line = members[1].1.to_string();
        let duty = [("duty", "secretary"), ("duty_to", line.as_str())];
        let office = town.visitor(Who::Office).await;
        let given = office.post(format!("/jury/meetings/{meeting}/duty"), &duty).await;
        assert_eq!(given.status, 303, "{}", given.text);
        let without = app.person("Ohne Recht", Role::Office).await;
        let mut tx = app.db.write().await.unwrap();
        assert!(accounts::set_export(&mut tx, without, false).await.unwrap());
        tx.commit().await.unwrap();

        let mut callers = vec![Caller {
            party: Party::Anonymous,
            name: "a stranger",
            visitor: app.public(),
            person: None,
            may_export: false,
        }];
        for (party, name, person) in [
            (Party::Juror, "a juror", town.people[&Who::Juror]),
            (Party::Juror, "a juror of no round", app.person("Fremd", Role::Juror).await),
            (Party::Juror, "a member of the meeting", member),
            (Party::Juror, "the meeting's secretary", secretary),
            (Party::Chair, "a chair", town.people[&Who::Chair]),
            (Party::Chair, "a chair of no round", app.person("Fremde", Role::Chair).await),
            (Party::Office, "the office without files", without),
            (Party::Office, "the office", town.people[&Who::Office]),
            (Party::Approver, "an approver", app.person("Frieda Freigabe", Role::Approver).await),
        ] {
            let may_export = party == Party::Office && person != without;
            callers.push(Caller {
                party,
                name,
                visitor: app.signed_in(person).await,
                person: Some(person),
                may_export,
            });
        }
        let page = app.public().get("/").await;
        let asset = page.text.split("\"/static/").nth(1).expect("a page has styles").split('"').next().unwrap();
        let mut scene = Self {
            callers,
            addresses: Vec::new(),
            meeting,
            list: list.into_iter().map(|(person, line, name)| (person, (line, name))).collect(),
            sheets: pairs(town, "select person_id, assignment_id from assignment").await,
            rounds: pairs(town, "select person_id, round_id from round_juror").await,
            meetings: pairs(town, "select person_id, meeting_id from attendance where person_id is not null").await,
            lines: pairs(town, "select person_id, attendance_id from attendance where person_id is not null").await,
            conducted: pairs(town, "select person_id, meeting_id from attendance where duty is not null").await,
            asked,
        };
        scene.addresses = scene.find(town, &format!("/static/{asset}"));
        scene
    }

    /// Every address that somebody was shown in the town, those to which no link leads, and what is of others.
    fn find(&self, town: &Town, asset: &str) -> Vec<Address> {
        let at = |path: &str| Form { action: path.to_owned(), ..Form::default() };
        let mut forms: Vec<&Form> = town.forms.values().flatten().map(|(_, form)| form).collect();
        // The one with the most to fill in comes first.
        forms.sort_by_key(|form| std::cmp::Reverse(form.names.len()));
        let pages = town.pages.values().flatten().map(|path| (Method::Get, at(path)));
        // With their queries.
        let more = forms.iter().filter(|form| form.page.starts_with('/')).map(|form| (Method::Get, at(&form.page)));
        let sent = forms.iter().map(|form| (Method::Post, (*form).clone()));
        let events = format!("/jury/meetings/{}/events", self.meeting);
        let hidden = [
            (Method::Get, asset),
            (Method::Get, "/health"),
            (Method::Get, events.as_str()),
            (Method::Get, "/office/evidence/key"),
            (Method::Post, "/office/evidence/key"),
            (Method::Post, "/office/mail/release"),
            (Method::Post, "/office/mail/try"),
        ];
        let hidden = hidden.map(|(method, path)| (method, at(path)));
        let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
        for (method, form) in pages.chain(more).chain(sent).chain(hidden) {
            let Some(route) = town.route(method, &form.action) else { continue };
            let row = rights::row(method, &route).unwrap_or_else(|| panic!("{method} {route} has no row"));
            if seen.insert((method.as_str(), form.action.clone())) {
                found.push(Address { row, form });
            }
        }
        for row in rights::rows() {
            let Some(model) = found.iter().find(|address| address.row == row) else { continue };
            let meeting = self.meeting.to_string();
            let others: Vec<String> = match row.of(Party::Juror) {
                Right::OwnSheet => self.some_of(&self.sheets).map(|id| row.path.replace("<id>", &id)).collect(),
                Right::OwnRound => self.some_of(&self.rounds).map(|id| row.path.replace("<id>", &id)).collect(),
                Right::OwnLine => {
                    let lines = self.list.values().map(|(line, _)| row.path.replace("<one>", &line.to_string()));
                    lines.map(|path| path.replace("<id>", &meeting)).collect()
                }
                _ => Vec::new(),
            };
            let others: Vec<String> =
                others.into_iter().filter(|path| seen.insert((row.method.as_str(), path.clone()))).collect();
            let others: Vec<Address> = others.into_iter().map(|path| model.at(path)).collect();
            found.extend(others);
        }
        found
    }

    /// What belongs to those who call, and to a few others.
    fn some_of<'p>(&self, pairs: &'p Pairs) -> impl Iterator<Item = String> + use<'p> {
        let callers: BTreeSet<PersonId> = self.callers.iter().filter_map(|caller| caller.person).collect();
        let theirs =
            callers.into_iter().flat_map(move |person| pairs.iter().filter(move |(of, _)| *of == person).take(12));
        theirs.chain(pairs.iter().take(4)).map(|(_, id)| id.to_string())
    }

    /// Whether the table lets somebody in at an address, with all that its right depends on.
    fn may(&self, address: &Address, caller: &Caller<'_>) -> bool {
        let has = |pairs: &Pairs| {
            let mut ids = address.path().split('/').filter_map(|word| Uuid::try_parse(word).ok());
            caller.person.is_some_and(|person| ids.any(|id| pairs.contains(&(person, id))))
        };
        match address.row.of(caller.party) {
            Right::No | Right::Link => false,
            Right::Yes => true,
            Right::OwnSheet => has(&self.sheets),
            Right::OwnRound => has(&self.rounds),
            Right::Listed => has(&self.meetings),
            Right::OwnLine => has(&self.lines) || has(&self.conducted),
            Right::Conducts => has(&self.conducted),
            Right::Asked => self.is_asked(address.path()),
            Right::Export => caller.may_export,
        }
    }

    fn is_asked(&self, path: &str) -> bool {
        match path.strip_suffix("/confirm") {
            Some(page) => self.asked.iter().any(|asked| page == asked || page.starts_with(&format!("{asked}/"))),
            None => self.asked.iter().any(|asked| path == asked),
        }
    }

    /// Who is not let in at an address.
    fn shut_out(&self, address: &Address) -> impl Iterator<Item = &Caller<'a>> {
        let own_meeting = self.meeting.to_string();
        Party::ALL.iter().flat_map(move |party| {
            let right = address.row.of(*party);
            // Members of a meeting that is over hear that before they hear that it is not theirs to conduct.
            let may_be_over =
                matches!(right, Right::Conducts | Right::OwnLine) && !address.path().contains(&own_meeting);
            let is_stranger = |caller: &Caller<'_>| !self.meetings.iter().any(|(of, _)| Some(*of) == caller.person);
            let shut = self.callers.iter().filter(move |caller| {
                caller.party == *party && !self.may(address, caller) && (!may_be_over || is_stranger(caller))
            });
            // Where a role is let in nowhere, one of them is enough.
            shut.take(if right == Right::No { 1 } else { usize::MAX }).collect::<Vec<_>>()
        })
    }

    /// Whether somebody of a column is let in by a route, wherever the table says that they are.
    async fn lets_in(&self, row: &Row, party: Party) -> bool {
        // "yes" is for everybody of the column: the first of the office may not take files along.
        let count = if row.of(party) == Right::Yes { 1 } else { usize::MAX };
        for caller in self.callers.iter().filter(|caller| caller.party == party).take(count) {
            for address in self.addresses.iter().filter(|address| address.row == row && self.may(address, caller)) {
                if self.is_let_in(caller, address).await {
                    return true;
                }
            }
        }
        false
    }

    async fn is_let_in(&self, caller: &Caller<'_>, address: &Address) -> bool {
        let Address { row, form } = address;
        if row.path.ends_with("/events") {
            return caller.visitor.stream(&form.action).await.next().await.is_some();
        }
        if row.method == Method::Get {
            return is_in(&address.ask(&caller.visitor).await);
        }
        if !row.is_of_object() {
            // The guards come first, then the body is refused: nothing happens.
            let headers = [("Sec-Fetch-Site", "cross-site")];
            let answer = caller.visitor.send_raw(&form.action, Some(ContentType::Form), &headers, "x=1").await;
            return answer.status == 400 && answer.contains(&say(Lang::De, "error-cross-site"));
        }
        // The handler decides, so it has to have the form, as this person would send it.
        let mut form = form.clone().filled_in();
        let own = caller.person.and_then(|person| self.list.get(&person));
        for (name, value) in &mut form.fields {
            match (name.as_str(), own) {
                ("voter" | "who", Some((line, _))) => *value = line.to_string(),
                ("objector", Some((_, name))) => value.clone_from(name),
                _ => {}
            }
        }
        // Whoever gives the chair away would not have it for what follows: an empty form is asked about.
        if row.path.ends_with("/duty") {
            form.fields.clear();
        }
        is_in(&send(&caller.visitor, &form).await)
    }
}

/// Whether an answer is one to somebody who is let in, whatever becomes of the request.
fn is_in(answer: &Answer) -> bool {
    let may_not_export = answer.status == 409 && answer.contains("keine Listen und Papiere als Dateien");
    !may_not_export && !matches!(answer.status, 401 | 403 | 404 | 410)
}

/// Whether a link in the address decides, and nothing else.
fn is_by_link(row: &Row) -> bool {
    Party::ALL.iter().any(|party| row.of(*party) == Right::Link)
}

#[rocket::async_test]
async fn nobody_gets_into_rooms_that_are_not_theirs() {
    let town = Town::build().await;
    let scene = Scene::set(&town).await;
    let mut ledger = Ledger::open(&town.app).await;
    let before = ledger.state().await;
    let (mut number, mut tried, mut times) = (0, BTreeSet::new(), BTreeMap::<_, usize>::new());
    for address in &scene.addresses {
        // What a query says changes nothing, and a link is looked at below.
        let Address { row, form } = address;
        if is_by_link(row) || row.method == Method::Get && form.action.contains('?') {
            continue;
        }
        for caller in scene.shut_out(address) {
            let times = times.entry((row.method.as_str(), row.path, caller.name)).or_default();
            if row.is_of_object() && *times == OF_A_KIND {
                continue;
            }
            *times += 1;
            number += 1;
            let visitor = caller.visitor.clone().speaking(lang_of(number).as_str());
            let answer = address.ask(&visitor).await;
            let what = format!("{} {} by {}", row.method, form.action, caller.name);
            check(&answer, lang_of(number), &what);
            let status = match (caller.party, row.of(caller.party)) {
                (Party::Anonymous, _) => 401,
                (_, Right::Export) => 409,
                _ => 404,
            };
            assert_eq!(answer.status, status, "{what}: {}", answer.text);
            assert_eq!(answer.contains("action=\"/sign-in\""), status == 401, "{what}: {}", answer.text);
            tried.insert((row.method.as_str(), row.path, caller.party));
        }
    }
    assert!(number > 300, "{number}");
    assert_eq!(ledger.state().await, before, "somebody wrote in another's room");
    // Of those who confirm, only where something waits can be told from where nothing does.
    let is_shut = |right| !matches!(right, Right::Yes | Right::Asked | Right::Link);
    for row in rights::rows().filter(|row| !is_by_link(row)) {
        for caller in scene.callers.iter().filter(|caller| is_shut(row.of(caller.party))) {
            let is_tried = tried.contains(&(row.method.as_str(), row.path, caller.party));
            assert!(is_tried, "{} {} was not tried as {}", row.method, row.path, caller.party);
        }
    }
}

#[rocket::async_test]
async fn everybody_gets_wherever_the_table_of_rights_says() {
    let town = Town::build().await;
    let scene = Scene::set(&town).await;
    let rows = rights::rows().filter(|row| !is_by_link(row) && !NOT_SHOWN.contains(&(row.method, row.path)));
    // Pages first: what is sent changes what there is.
    let (pages, sent): (Vec<&Row>, Vec<&Row>) = rows.partition(|row| row.method == Method::Get);
    let (mut turned_away, mut asked) = (Vec::new(), 0);
    for row in pages.into_iter().chain(sent) {
        let parties: BTreeSet<Party> = scene.callers.iter().map(|caller| caller.party).collect();
        for party in parties.into_iter().filter(|party| row.of(*party) != Right::No) {
            let is_let_in = scene.lets_in(row, party).await;
            // Not on every page of these something waits.
            if row.of(party) == Right::Asked {
                asked += usize::from(is_let_in);
            } else if !is_let_in {
                turned_away.push(format!("{} {}: {party}, {}", row.method, row.path, row.of(party)));
            }
        }
    }
    assert!(turned_away.is_empty(), "{turned_away:#?}");
    assert!(asked > 3, "{asked}");
}

#[rocket::async_test]
async fn a_link_opens_what_it_was_made_for_to_whoever_holds_it() {
    let town = Town::build().await;
    let scene = Scene::set(&town).await;
    let mut ledger = Ledger::open(&town.app).await;
    let behind: Vec<&Address> = scene.addresses.iter().filter(|address| is_by_link(address.row)).collect();
    let tokens: BTreeSet<&str> = behind.iter().filter_map(|address| address.token()).collect();
    let fits = |address: &Address, token: &str| {
        let room = address.path().split('/').nth(1);
        behind.iter().any(|one| one.token() == Some(token) && one.path().split('/').nth(1) == room)
    };
    let before = ledger.state().await;
    let strange = "A".repeat(43);
    for address in &behind {
        let own = address.token().expect("it is behind a link");
        let wrong = tokens.iter().copied().filter(|token| !fits(address, token)).chain([strange.as_str()]);
        for wrong in wrong {
            let other = address.at(address.form.action.replace(own, wrong));
            for caller in &scene.callers {
                let answer = other.ask(&caller.visitor).await;
                let what = format!("{} {} by {}", other.row.method, other.form.action, caller.name);
                let status = if other.row.path.starts_with("/links/") { 410 } else { 404 };
                assert_eq!(answer.status, status, "{what}: {}", answer.text);
            }
        }
    }
    assert_eq!(ledger.state().await, before, "somebody wrote with a link of somebody else");
    for row in rights::rows().filter(|row| is_by_link(row)) {
        let of_row = || behind.iter().filter(|address| address.row == row);
        assert!(of_row().count() > 0, "{}", row.path);
        if row.method == Method::Get {
            // Nobody is asked who it is.
            for caller in &scene.callers {
                let mut opened = false;
                for address in of_row() {
                    opened |= is_in(&address.ask(&caller.visitor).await);
                }
                assert!(opened, "{} is open to nobody as {}", row.path, caller.name);
            }
            continue;
        }
        let mut opened = false;
        for address in of_row() {
            opened |= is_in(&send(&scene.callers[0].visitor, &address.form.clone().filled_in()).await);
        }
        assert!(opened, "{} is open to nobody", row.path);
    }
}

//! A filled program in which every page can be reached, and a walk that finds every address and form.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use laudatio::contest::prizes::model::{Calendar, Edition};
use laudatio::contest::prizes::store as prizes;
use laudatio::contest::rounds::model::RoundStatus;
use laudatio::contest::rounds::store as rounds;
use laudatio::desk::demo;
use laudatio::ground::db::{Conn, Raw};
use laudatio::ground::web::Role;
use laudatio::ids::{EditionId, NominationId, PersonId, RoundId};
use laudatio::on;
use laudatio::people::accounts::store as accounts;
use rocket::http::Method;
use serde::{Deserialize, Serialize};

use super::html::{Form, forms, links, pairs, search_names};
use crate::fill;
use crate::support::{TestApp, Visitor, made_once, picture};
use crate::verdict::{To, Verdict, decide};

/// Who uses the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Who {
    Public,
    Office,
    Juror,
    Chair,
}

impl Who {
    pub const ALL: [Self; 4] = [Self::Public, Self::Office, Self::Juror, Self::Chair];
}

/// Pages whose addresses differ in their keys alone are alike: of each, so many are visited.
const OF_A_KIND: usize = 7;

/// Everything that a walk through all pages in all roles has found.
pub struct Town {
    pub app: TestApp,
    pub people: BTreeMap<Who, PersonId>,
    /// Addresses of pages by who was shown the way there, without queries.
    pub pages: BTreeMap<Who, BTreeSet<String>>,
    /// By the shape of where they are sent to.
    pub forms: BTreeMap<String, Vec<(Who, Form)>>,
    /// Every name that a query of ours uses.
    pub queries: BTreeSet<String>,
}

/// What there is to know about a town.
type Map =
    (BTreeMap<Who, PersonId>, BTreeMap<Who, BTreeSet<String>>, BTreeMap<String, Vec<(Who, Form)>>, BTreeSet<String>);

impl Town {
    /// A town of one's own, which others have like it.
    pub async fn build() -> Self {
        let made = async || {
            let Self { app, people, pages, forms, queries } = Self::make().await;
            (app, (people, pages, forms, queries))
        };
        let (app, (people, pages, forms, queries)): (TestApp, Map) = made_once("town", made).await;
        Self { app, people, pages, forms, queries }
    }

    async fn make() -> Self {
        let app = TestApp::start().await;
        demo::run(&app.ctx()).await.unwrap();
        let people = accounts::people(&mut app.db.read().await.unwrap()).await.unwrap();
        let of = |role| people.iter().find(|person| person.role == role).unwrap().person_id;
        let people =
            [(Who::Office, of(Role::Office)), (Who::Juror, of(Role::Juror)), (Who::Chair, of(Role::Chair))].into();
        let (pages, found, queries) = Default::default();
        let mut town = Self { app, people, pages, forms: found, queries };
        let mut starts = town.furnish().await;
        for who in Who::ALL {
            let mut start = starts.remove(&who).unwrap_or_default();
            start.push(if who == Who::Public { "/" } else { "/account" }.to_owned());
            town.walk(who, start).await;
        }
        // Only the answer to a form carries what was sent on into another language.
        let answer = town.visitor(Who::Public).await.post("/account", &[("name", "Ida")]).await;
        for form in forms("/account", &answer.text).into_iter().filter(|form| form.action.starts_with("/language/")) {
            town.forms.entry(shape(&form.action)).or_default().push((Who::Public, form));
        }
        town
    }

    pub async fn visitor(&self, who: Who) -> Visitor<'_> {
        match self.people.get(&who) {
            Some(person) => self.app.signed_in(*person).await,
            None => self.app.public(),
        }
    }

    /// What the demonstration lacks: each makes a page or a form appear. Gives addresses to which no link leads.
    async fn furnish(&mut self) -> BTreeMap<Who, Vec<String>> {
        let call = self.app.newest_edition("integrationspreis").await;
        let office = self.app.signed_in(self.people[&Who::Office]).await;
        let copy = Form { action: format!("/office/prizes/{}/editions", call.prize_id), ..Form::default() };
        act(&office, &copy.action, &[]).await;
        let next = self.app.newest_edition("integrationspreis").await;
        let mut starts = vec![format!("/office/editions/{}", next.edition_id)];
        // Only a prize without a call shows this form.
        self.forms.entry(shape(&copy.action)).or_default().push((Who::Office, copy));

        for (name, email) in [("Ida Neu", "ida@x.example"), ("Ada Zu", "ada@x.example")] {
            let new = [("name", name), ("email", email), ("role", "juror"), ("language", "de")];
            act(&office, "/office/people/invite", &new).await;
        }
        let people = accounts::people(&mut self.app.db.read().await.unwrap()).await.unwrap();
        let page = |name: &str| format!("/office/people/{}", people.iter().find(|p| p.name == name).unwrap().person_id);
        act(&office, &format!("{}/disable", page("Ada Zu")), &[]).await;
        starts.extend([page("Ida Neu"), page("Ada Zu"), page("Olga Brandt")]);

        // One request to answer; the forms that cannot be on the page at the same time.
        let emre = people.iter().filter(|person| person.role == Role::Office).nth(1).unwrap().person_id;
        let emre = self.app.signed_in(emre).await;
        // Of somebody who comes into no jury: whoever scores comes into no office.
        let asked = format!("{}/changes/role-office", page("Ada Zu"));
        let ask = form_on(&emre, &asked, "/role-office").await;
        act(&emre, &asked, &ask.clone().filled_in().pairs()).await;
        let withdraw = Form {
            page: "/office/approvals".to_owned(),
            action: format!("/office/approvals/{}/withdraw", office.get(&asked).await.input("approval_id")),
            ..Form::default()
        };
        self.forms.entry(shape(&withdraw.action)).or_default().push((Who::Office, withdraw));
        starts.push(asked);

        for message in ["Hallo", "Danke"] {
            self.app.public().post("/feedback", &[("message", message)]).await;
        }
        act(&office, &form_on(&office, "/office/feedback", "/answered").await.action, &[]).await;

        for (name, ready) in [("Leer", 0), ("Gefüllt", 1), ("Verteilt", 2)] {
            let wanted = [("name", name), ("distribution", "some"), ("reviews", "2")];
            let round = act(&office, &format!("/office/editions/{}/rounds", call.edition_id), &wanted).await;
            if ready > 0 {
                act(&office, &format!("{round}/entries/all"), &[]).await;
                let jurors = form_on(&office, &format!("{round}/jurors"), "/jurors").await;
                act(&office, &jurors.action, &[jurors.pairs(), pairs(&jurors.unticked)].concat()).await;
            }
            if ready > 1 {
                let proposal = form_on(&office, &format!("{round}/assignment/proposal"), "/assignment").await;
                act(&office, &proposal.action, &proposal.pairs()).await;
                // Only a search that takes long shows these.
                for act in ["stop", "again"] {
                    let form = Form {
                        page: format!("{round}/assignment/proposal"),
                        action: format!("{round}/assignment/{act}"),
                        fields: vec![("run".to_owned(), "x".to_owned())],
                        names: vec!["run".to_owned()],
                        kinds: [("run".to_owned(), "hidden".to_owned())].into(),
                        ..Form::default()
                    };
                    self.forms.entry(shape(&form.action)).or_default().push((Who::Office, form));
                }
                let entry = shape(&format!("{round}/assignment/{}", call.edition_id));
                let overview = office.get(&proposal.action).await;
                starts.extend(links(&overview.text).into_iter().find(|link| shape(link) == entry));
            }
            starts.push(round);
        }

        // Only another one than who asked sees the form that confirms.
        for home in [page("Ada Zu")] {
            starts.push(format!("{home}/erase"));
            let ask = form_on(&office, &format!("{home}/erase"), "/erase").await;
            let confirm = Form { action: format!("{}/confirm", ask.action), ..ask };
            self.forms.entry(shape(&confirm.action)).or_default().push((Who::Office, confirm));
        }

        // Somebody has to be honoured before there is anything to print.
        let (honoured, picture) = self.publish(&call).await;
        starts.extend([
            format!("/office/editions/{honoured}/publication"),
            format!("/office{}", picture.replace("/picture", "/image")),
        ]);
        starts.push(format!("/office/editions/{honoured}/documents"));

        // What one takes back and what another one confirms stands on a page only for a while.
        let over = format!("/office/editions/{honoured}");
        let (current, coming) = (format!("/office/editions/{}", call.edition_id), next.edition_id);
        let laureate = format!("/office{picture}");
        let (wish, reason) = ([("approval_id", "x"), ("shown", "x")], [("reason", "x")]);
        for (page, rest, fields) in [
            ("/office/approvals".to_owned(), format!("/{honoured}/again"), &[][..]),
            (format!("{current}/close"), String::new(), &[("reason", "x"), ("shown", "x")]),
            (format!("{current}/close"), "/confirm".to_owned(), &wish[..]),
            (format!("/office/editions/{coming}/open"), "/confirm".to_owned(), &wish[..]),
            (format!("{current}/publication"), "/hold".to_owned(), &[]),
            (format!("{over}/publication/withdraw"), "/confirm".to_owned(), &wish[..]),
            (format!("{over}/reopen"), String::new(), &reason[..]),
            (format!("{current}/retract"), String::new(), &[("reason", "x"), ("shown", "x")]),
            (format!("{current}/retract"), "/confirm".to_owned(), &wish[..]),
            (format!("{laureate}/hide"), "/confirm".to_owned(), &wish[..]),
            (laureate.clone(), "/remove".to_owned(), &[]),
            (format!("{over}/letters"), "/queue".to_owned(), &[("seen", "x")]),
            (format!("{over}/letters"), "/queue/back".to_owned(), &[]),
            (format!("{over}/letters"), "/posted/back".to_owned(), &[]),
        ] {
            let form = made(&page, &format!("{page}{rest}"), fields);
            self.forms.entry(shape(&form.action)).or_default().push((Who::Office, form));
        }
        // A ceremony that was put off, and more time for a jury.
        let ctx = self.app.ctx();
        let edition = prizes::edition(&mut ctx.db.read().await.unwrap(), call.edition_id).await.unwrap().unwrap();
        let put_off = Calendar { ceremony_at: "2028-06-01T18:00".parse().ok(), ..edition.calendar() };
        let by = self.people[&Who::Office];
        laudatio::contest::prizes::actions::set_calendar(&ctx, by, call.edition_id, edition.version, put_off)
            .await
            .unwrap();
        starts.extend([format!("{over}/reopen"), format!("{current}/retract"), format!("{current}/calendar/back")]);

        // Places that are shared and wait for somebody to settle them.
        let shared = fill::round(&self.app.db, self.app.clock.now(), next.edition_id, 12, 3, 1).await.round_id;
        assert_eq!(office.closes(&format!("/office/rounds/{shared}"), "").await.status, 303);
        starts.extend([format!("/office/rounds/{shared}/ranking"), format!("/office/rounds/{shared}")]);

        // Once the jury sits, nobody settles any: the form, and that of another one who confirms, stand here no more.
        let ties = format!("/office/rounds/{shared}/ranking/ties");
        let settle = form_on(&office, &ties, "/ties").await;
        let confirm = made(&ties, &format!("{ties}/confirm"), &[("approval_id", "x"), ("shown", "x")]);
        for form in [settle, confirm] {
            self.forms.entry(shape(&form.action)).or_default().push((Who::Office, form));
        }

        // A request to close the round in which the jury scores: another one's to confirm, and no longer to ask.
        let mut conn = self.app.db.read().await.unwrap();
        let rounds = rounds::rounds(&mut conn, call.edition_id).await.unwrap();
        drop(conn);
        let open = rounds.iter().find(|round| round.round.status == RoundStatus::Open).unwrap().round.round_id;
        let (open, close) = (format!("/office/rounds/{open}"), format!("/office/rounds/{open}/close"));
        let more = [("who", ""), ("until", "2028-01-10T20:00"), ("reason", "Mehr Zeit.")];
        assert_eq!(office.reads_and_posts(&format!("{open}/extend"), &more).await.status, 303);
        starts.extend([format!("{open}/extend"), format!("{open}/open/back"), format!("{over}/letters/queue")]);
        let back = made(&format!("{open}/open/back"), &format!("{open}/open/back"), &reason);
        self.forms.entry(shape(&back.action)).or_default().push((Who::Office, back));
        let ask = form_on(&office, &close, "/close").await;
        self.forms.entry(shape(&close)).or_default().push((Who::Office, ask));
        assert_eq!(emre.asks_to_close(&open, "Genug").await.status, 303);
        let edition_after = next.edition_id;
        let wanted = [("name", "Endrunde"), ("distribution", "everyone")];
        starts.push(act(&office, &format!("/office/editions/{}/rounds", edition_after), &wanted).await);
        // Only one of the two stands on a page.
        let reopen = form_on(&office, &format!("/office/rounds/{shared}/reopen"), "/reopen").await;
        let confirm = Form { action: format!("{}/confirm", reopen.action), ..reopen };
        self.forms.entry(shape(&confirm.action)).or_default().push((Who::Office, confirm));

        // The jury of the demonstration has decided about it.
        let held = "select round_id from round where edition_id = $1 and status = 'closed'";
        let held: RoundId = {
            let mut conn = self.app.db.read().await.unwrap();
            on!(conn, c => sqlx::query_scalar(held).bind(honoured).fetch_one(c).await).unwrap()
        };
        starts.push(format!("/office/rounds/{held}/documents"));

        let chairs = self.meeting(shared, &mut starts).await;

        let mut tx = self.app.db.write().await.unwrap();
        for change in [
            "update mail set status = 'failed', last_error = 'x' where status = 'queued'",
            "update nomination set status = 'late' where receipt_number = \
                (select min(receipt_number) from nomination where screening = 'pending')",
        ] {
            let changed = on!(tx, c => sqlx::query(change).execute(c).await.map(|r| r.rows_affected())).unwrap();
            assert!(changed > 0, "{change}");
        }
        // Of pages that are alike only some are visited: this one has a form of its own.
        let late = "select nomination_id from nomination where status = 'late'";
        let late: NominationId = on!(tx, c => sqlx::query_scalar(late).fetch_one(c).await).unwrap();
        starts.push(format!("/office/nominations/{late}"));
        // Only of what the office has withdrawn.
        let back = format!("/office/nominations/{late}/withdraw/back");
        let form = made(&back, &back, &[("reason", "x")]);
        self.forms.entry(shape(&form.action)).or_default().push((Who::Office, form));
        starts.push(back);
        let draft = "select letter_id from letter where status = 'draft' and gaps = '[]' order by sort_key limit 1";
        let draft: laudatio::ids::LetterId = on!(tx, c => sqlx::query_scalar(draft).fetch_one(c).await).unwrap();
        starts.push(format!("/office/letters/{draft}"));
        let link = "select mail_id from mail where kind = 'invitation' order by created_at desc limit 1";
        let link: laudatio::ids::MailId = on!(tx, c => sqlx::query_scalar(link).fetch_one(c).await).unwrap();
        starts.push(format!("/office/mail/{link}"));
        // Of a call that is over, whoever sent something may be forgotten.
        let over = "select n.nomination_id from nomination n join edition e on e.edition_id = n.edition_id \
            where e.edition_id = $1 order by n.receipt_number limit 1";
        let over: NominationId = on!(tx, c => sqlx::query_scalar(over).bind(honoured).fetch_one(c).await).unwrap();
        let erase = format!("/office/nominations/{over}/erase");
        let confirm = made(&erase, &format!("{erase}/confirm"), &[("approval_id", "x"), ("shown", "x")]);
        self.forms.entry(shape(&confirm.action)).or_default().push((Who::Office, confirm));
        starts.push(erase);
        let mails = "select body_text from mail order by created_at desc";
        let mails: Vec<String> = on!(tx, c => sqlx::query_scalar(mails).fetch_all(c).await).unwrap();
        tx.commit().await.unwrap();
        let secret = |text: &String, room: &str| Some(text[text.find(room)?..].split_whitespace().next()?.to_owned());
        let secrets = ["/receipts/", "/links/"]
            .map(|room| mails.iter().filter_map(|text| secret(text, room)).take(3).collect::<Vec<_>>());
        // Only while no round of the call is closed does this form stand on a page.
        let withdraw = Form { action: format!("{}/withdraw", secrets[0][0]), ..Form::default() };
        self.forms.entry(shape(&withdraw.action)).or_default().push((Who::Public, withdraw));
        let public = [secrets.concat(), vec![picture]].concat();
        [(Who::Office, starts), (Who::Public, public), (Who::Chair, chairs)].into()
    }

    /// Gives the public result of the closed call a picture, and letters in every state; asks to publish that of the
    /// open one, and leaves that of the `running` one to be asked for. Gives the call and the picture's address.
    async fn publish(&self, running: &Edition) -> (EditionId, String) {
        let (ctx, mine) = (self.app.ctx(), self.people[&Who::Office]);
        let people = accounts::people(&mut ctx.db.read().await.unwrap()).await.unwrap();
        let other = people.iter().find(|p| p.role == Role::Office && p.person_id != mine).unwrap().person_id;
        let (mine, other) = (self.app.signed_in(mine).await, (self.app.signed_in(other).await, other));
        let editions = prizes::editions(&mut ctx.db.read().await.unwrap()).await.unwrap();
        let closed = editions.iter().find(|e| e.closed_at.is_some() && e.opened_at.is_some()).unwrap().edition_id;
        let ours = |e: &&Edition| e.opened_at.is_some() && e.edition_id != closed && e.edition_id != running.edition_id;
        let open = editions.iter().find(ours).unwrap().edition_id;
        for id in [open, running.edition_id] {
            let mut conn = ctx.db.read().await.unwrap();
            let entry = "select nomination_id from nomination where edition_id = $1 order by receipt_number limit 1";
            let entry = on!(conn, c => sqlx::query_scalar(entry).bind(id).fetch_one(c).await).unwrap();
            drop(conn);
            let (to, reason) = (To::Entry(entry), "Weil sie ausbildet.");
            let first = Verdict { place: Some(1), special: None, to, amount: Some(500_000), reason };
            decide(&ctx.db, ctx.now, id, other.1, &[first]).await;
        }
        let path = format!("/office/editions/{open}/publication");
        let shown = other.0.get(&path).await.input("shown");
        act(&other.0, &path, &[("shown", &shown)]).await;
        let laureate = prizes::laureates_of(&mut ctx.db.read().await.unwrap(), &[closed]).await.unwrap();
        let laureate = laureate[0].laureate_id;
        let form = format!("/office/laureates/{laureate}/picture");
        let set = mine.upload(form, &[("alt", "Ein Ofen")], Some(&picture(&[]))).await;
        assert_eq!(set.status, 303, "{}", set.text);
        let mut tx = ctx.db.write().await.unwrap();
        laudatio::outcome::publication::store::confirm_pictures(&mut tx, closed).await.unwrap();
        tx.commit().await.unwrap();

        let letters = format!("/office/editions/{closed}/letters");
        act(&mine, &format!("{letters}/prepare"), &[]).await;
        let seen = mine.get(&letters).await.input("seen");
        act(&mine, &format!("{letters}/review"), &[("seen", &seen)]).await;
        // The ceremony is put off: people are invited to its new date, and the result stays public.
        let mut tx = ctx.db.write().await.unwrap();
        let day = ctx.now.in_dortmund() + chrono::Duration::days(20);
        let off = "update edition set ceremony_at = $2, venue = 'Rathaus' where edition_id = $1";
        let day = laudatio::clock::WallTime::next(day);
        on!(tx, c => sqlx::query(off).bind(closed).bind(day).execute(c).await.map(drop)).unwrap();
        let stays = "update publication set public_since = confirmed_at where edition_id = $1";
        on!(tx, c => sqlx::query(stays).bind(closed).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
        let groups = [("groups", "invitation_honoured"), ("groups", "invitation"), ("groups", "invitation_jury")];
        act(&mine, &format!("{letters}/invite"), &groups).await;
        let seen = mine.get(&letters).await.input("seen");
        act(&mine, &format!("{letters}/review"), &[("seen", &seen)]).await;
        let mut tx = ctx.db.write().await.unwrap();
        for change in [
            "update letter set email = null where letter_id = \
                (select letter_id from letter where kind like 'invitation%' order by sort_key limit 1)",
            "update letter set status = 'draft', gaps = '[]' where letter_id = \
                (select letter_id from letter where kind not like 'invitation%' order by sort_key limit 1)",
            "update letter set email = null where letter_id = \
                (select letter_id from letter where kind not like 'invitation%' order by sort_key desc limit 1)",
        ] {
            on!(tx, c => sqlx::query(change).execute(c).await.map(drop)).unwrap();
        }
        tx.commit().await.unwrap();
        (closed, format!("/laureates/{laureate}/picture"))
    }

    /// A jury's meeting in which something is voted on and a lot is prepared. Gives the chair's pages.
    async fn meeting(&mut self, round: RoundId, starts: &mut Vec<String>) -> Vec<String> {
        let office = &self.app.signed_in(self.people[&Who::Office]).await;
        let mut tx = self.app.db.write().await.unwrap();
        let join = "insert into round_juror (round_id, person_id) values ($1, $2)";
        let chair = self.people[&Who::Chair];
        on!(tx, c => sqlx::query(join).bind(round).bind(chair).execute(c).await.map(drop)).unwrap();
        // Closing it takes two people; what the meeting needs is a closed round.
        let close = "update round set status = 'closed', closed_at = $2 where round_id = $1 and status = 'open'";
        on!(tx, c => sqlx::query(close).bind(round).bind(self.app.clock.now()).execute(c).await.map(drop)).unwrap();
        let lot = "update edition set tie_rule = 'lot'";
        on!(tx, c => sqlx::query(lot).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
        let of_round = format!("/office/rounds/{round}/meeting");
        let theirs = format!("/jury/rounds/{round}/meeting");
        let opening = [("venue", "Rathaus"), ("quorum_percent", "50"), ("quorum_least", "3")];
        let path = act(office, &of_round, &opening).await.replace("/people", "");
        for action in [of_round.clone(), theirs.clone()] {
            let who = if action == theirs { Who::Chair } else { Who::Office };
            self.forms.entry(shape(&action)).or_default().push((who, made(&action, &action, &opening)));
        }
        let room = format!("{path}/people");
        let come: Vec<Form> = forms(&room, &office.get(&room).await.text);
        for form in come.iter().filter(|form| form.action.ends_with("/come")).skip(1) {
            act(office, &form.action, &[]).await;
        }
        act(office, &form_on(office, &room, "/pledges").await.action, &[]).await;
        let newcomer = [("name", "Gerd Gast"), ("seat", "")];
        act(office, &room, &newcomer).await;
        let call = form_on(office, &format!("{path}/agenda"), "/call").await;
        act(office, &call.action, &[]).await;
        let lots = form_on(office, &format!("{path}/decisions"), "/lots").await;
        let entries: Vec<(&str, &str)> = pairs(&lots.unticked).into_iter().take(2).collect();
        act(office, &lots.action, &[&entries[..], &[("lot_purpose", "Wer zuerst?")]].concat()).await;
        let key = uuid::Uuid::new_v4().to_string();
        let motion = [("kind", "other"), ("wording", "Pause?"), ("key", &key), ("ballot", "open")];
        act(office, &format!("{path}/motions"), &motion).await;
        let close = form_on(office, &path, "/close").await.action;
        // Forms that cannot be on the page at the same time.
        for (page, action, fields) in [
            (&path, close.replace("/close", "/cast"), &[("choice", "no")][..]),
            (&path, close.replace("/close", "/lot"), &[]),
            (&path, close.replace("/close", "/fall"), &[]),
            (&path, close.replace("/close", "/annul"), &[]),
            (&path, close.replace("/close", "/again"), &[]),
            (&path, close.replace("/close", "/annul-decision"), &[("annul_reason", "Zurückgezogen")]),
            (&path, format!("{path}/leave"), &[]),
            (&path, format!("{path}/resume"), &[]),
            (&of_round, format!("{of_round}/suspend"), &[("suspend_reason", "Zurückgezogen")]),
            (&of_round, format!("{of_round}/decide"), &[("decide_reason", "Geprüft"), ("shown", "x")]),
            (&of_round, format!("{of_round}/decide/confirm"), &[("approval_id", key.as_str()), ("shown", "x")]),
        ] {
            self.forms.entry(shape(&action)).or_default().push((Who::Office, made(page, &action, fields)));
        }
        starts.extend([of_round, path]);
        vec![theirs, "/jury/meetings".to_owned()]
    }

    async fn walk(&mut self, who: Who, start: Vec<String>) {
        let (mut kinds, mut seen) = (BTreeMap::<String, usize>::new(), BTreeSet::from_iter(start.clone()));
        let (mut pages, mut found, mut queries) = (BTreeSet::new(), Vec::new(), Vec::new());
        let (mut queue, visitor) = (VecDeque::from(start), self.visitor(who).await);
        while let Some(path) = queue.pop_front() {
            let count = kinds.entry(shape(&path)).or_default();
            *count += 1;
            if *count > OF_A_KIND {
                continue;
            }
            let page = visitor.get(&path).await;
            let bare = path.split('?').next().unwrap();
            pages.insert(bare.to_owned());
            queries.extend(search_names(&page.text));
            found.extend(forms(&path, &page.text));
            for link in links(&page.text) {
                let (_, query) = link.split_once('?').unwrap_or_default();
                queries.extend(query.split('&').filter_map(|pair| Some(pair.split_once('=')?.0.to_owned())));
                if seen.insert(link.clone()) {
                    queue.push_back(link);
                }
            }
        }
        for form in found {
            self.forms.entry(shape(&form.action)).or_default().push((who, form));
        }
        self.pages.insert(who, pages);
        self.queries.extend(queries);
    }

    /// One form of each kind: the one with the most to fill in.
    pub fn form_of_each_kind(&self) -> Vec<(Who, Form)> {
        let fullest = |forms: &Vec<(Who, Form)>| forms.iter().max_by_key(|(_, form)| form.names.len()).cloned();
        self.forms.values().filter_map(fullest).collect()
    }

    /// One page of each kind, with somebody who may see it.
    pub fn page_of_each_kind(&self) -> Vec<(Who, String)> {
        let mut kinds = BTreeMap::new();
        for (who, pages) in &self.pages {
            for page in pages {
                kinds.entry((*who == Who::Public || !is_guarded(page), shape(page))).or_insert((*who, page.clone()));
            }
        }
        kinds.into_values().collect()
    }

    /// The route of Rocket's that a path belongs to.
    pub fn route(&self, method: Method, path: &str) -> Option<String> {
        let words: Vec<&str> = path.split('?').next()?.split('/').filter(|word| !word.is_empty()).collect();
        let fit = |pattern: &str| {
            let parts: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
            let open_end = parts.last().is_some_and(|part| part.ends_with("..>"));
            let fits = (parts.len() == words.len() || open_end && words.len() >= parts.len())
                && parts.iter().zip(&words).all(|(part, word)| part.starts_with('<') || part == word);
            fits.then(|| parts.iter().filter(|part| !part.starts_with('<')).count())
        };
        let routes = self.app.routes().into_iter().filter(|route| route.0 == method);
        routes.filter_map(|(_, pattern)| Some((fit(&pattern)?, pattern))).max().map(|(_, pattern)| pattern)
    }
}

/// Does what must work, and gives where it leads.
async fn act(visitor: &Visitor<'_>, path: &str, form: &[(&str, &str)]) -> String {
    let answer = visitor.post(path, form).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.text);
    answer.location.unwrap()
}

/// A form that is not on its page now.
fn made(page: &str, action: &str, fields: &[(&str, &str)]) -> Form {
    let fields: Vec<(String, String)> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let names = fields.iter().map(|(name, _)| name.clone()).collect();
    Form { page: page.to_owned(), action: action.to_owned(), fields, names, ..Form::default() }
}

/// The form on a page whose action ends in a word.
async fn form_on(visitor: &Visitor<'_>, page: &str, end: &str) -> Form {
    let found = forms(page, &visitor.get(page).await.text).into_iter().find(|form| form.action.ends_with(end));
    found.unwrap_or_else(|| panic!("{page} has no form {end}"))
}

/// Whether a path lies behind the sign-in.
pub fn is_guarded(path: &str) -> bool {
    ["/office", "/jury", "/account"].iter().any(|room| path.starts_with(room))
}

/// An address with its keys and secrets left out, and with the names of its query.
pub fn shape(path: &str) -> String {
    let (bare, query) = path.split_once('?').unwrap_or((path, ""));
    let word = |word: &str| match word.len() {
        43 => "<token>".to_owned(),
        _ if uuid::Uuid::try_parse(word).is_ok() => "<id>".to_owned(),
        _ => word.to_owned(),
    };
    let names: Vec<&str> = query.split('&').map(|pair| pair.split('=').next().unwrap()).collect();
    format!("{}?{}", bare.split('/').map(word).collect::<Vec<_>>().join("/"), names.join("&"))
}

/// Notices whether anything was written.
pub struct Ledger(Conn);

/// PostgreSQL has nothing that tells a change of this database from one of another one: each row that is written, and
/// not rolled back, leaves one here.
const WATCH: &str = "
    create table if not exists ledger (written bigserial primary key);
    create or replace function note_in_ledger() returns trigger language plpgsql as
        $$ begin insert into ledger default values; return null; end $$;
    do $$ declare watched text; begin
        for watched in select tablename from pg_tables where schemaname = 'public' and tablename <> 'ledger' loop
            execute format('create or replace trigger note_in_ledger after insert or update or delete on %I \
                for each row execute function note_in_ledger()', watched);
        end loop;
    end $$;";

impl Ledger {
    pub async fn open(app: &TestApp) -> Self {
        let mut conn = app.db.read().await.unwrap();
        if let Raw::Postgres(c) = conn.raw() {
            sqlx::raw_sql(WATCH).execute(c).await.unwrap();
        }
        Self(conn)
    }

    /// Differs after every change.
    pub async fn state(&mut self) -> i64 {
        match self.0.raw() {
            // Counts the transactions of other connections.
            Raw::Sqlite(c) => sqlx::query_scalar("pragma data_version").fetch_one(c).await.unwrap(),
            Raw::Postgres(c) => {
                let newest = "select coalesce(max(written), 0) from ledger";
                sqlx::query_scalar(newest).fetch_one(c).await.unwrap()
            }
        }
    }
}

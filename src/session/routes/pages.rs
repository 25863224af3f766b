//! The pages of a session that only show; and the stream that keeps them in step.

use rocket::response::stream::{Event, EventStream};
use rocket::tokio::time::{Duration, Instant, sleep_until};
use rocket::{Shutdown, State, get, tokio};
use serde::Serialize;

use crate::ctx::Ctx;
use crate::error::Result;
use crate::i18n::{Lang, say};
use crate::ids::{AgendaItemId, AttendanceId, JurySessionId};
use crate::jury::forms::reason_key;
use crate::jury::model::Reason;
use crate::web::{Answer, Choice, Field, Kind, Language, Link, Page, Role as Account, SignedIn};

use super::super::known::Known;
use super::super::model::attendance::{Attendance, Role};
use super::super::model::motion::{Motion, MotionStatus};
use super::super::model::{Objection, SessionStatus};
use super::super::room::{Room, Seat};
use super::super::store::{self, overview};
use super::super::stream::Bell;
use super::super::view::{self, Ballots, Decided, Draw, Entry, Head, Money, Touched, Way};
use super::device::Device;

/// A stream ends after so long; the browser asks anew, and whoever has signed out is not let in.
const LONGEST: Duration = Duration::from_secs(300);

#[derive(Serialize)]
pub struct SessionsPage {
    title: String,
    running: Vec<overview::Row>,
    ended: Vec<overview::Row>,
    /// Closed rounds on which the chair may open one.
    waiting: Vec<overview::Waiting>,
}

/// The sessions somebody takes part in; the office sees all of them.
#[get("/jury/sessions")]
pub async fn sessions(viewer: SignedIn, ctx: Ctx, lang: Language) -> Answer<SessionsPage> {
    let mut conn = ctx.db.read().await?;
    let is_office = viewer.role == Account::Office;
    let rows = overview::sessions(&mut conn, viewer.person_id, is_office).await?;
    let (running, ended) = rows.into_iter().partition(|row| row.status == SessionStatus::Running && row.stands);
    let waiting =
        if viewer.role == Account::Chair { overview::waiting(&mut conn, viewer.person_id).await? } else { Vec::new() };
    Ok(Page::new("session/list.html", SessionsPage { title: say(lang.0, "nav-sessions"), running, ended, waiting }))
}

#[derive(Serialize)]
pub struct RoomPage {
    head: Head,
    desk: bool,
    /// Has to be outside now: nothing of the entry is shown.
    is_out: bool,
    own: Option<Own>,
    entry: Option<Entry>,
    way: Way,
    /// With fewer votes a secret vote can only be annulled.
    secret_least: i64,
    /// Voting goes on, or a tie waits.
    open: Vec<Ballots>,
    /// What was voted on about this entry.
    closed: Vec<Ballots>,
    lots: Vec<Draw>,
    /// What was decided, once the session is over.
    decided: Vec<Decided>,
    money: Money,
    touched: Vec<Touched>,
    verdict: Field,
    exclude: Vec<Field>,
    objection: Vec<Field>,
    events: String,
}

/// Somebody's own line on the list.
#[derive(Serialize)]
struct Own {
    attendance_id: AttendanceId,
    name: String,
    present: bool,
    pledged: bool,
    votes: bool,
}

#[get("/jury/session/<id>")]
pub async fn room(at: Device<'_>, lang: Language, id: JurySessionId) -> Answer<RoomPage> {
    let known = at.enter(id).await?;
    let Known { room, seat, .. } = &known;
    let lang = lang.0;
    let entry = view::entry(&known);
    let shown = |motion: &&Motion| !known.is_withheld(motion.motion_id);
    let (open, closed): (Vec<&Motion>, Vec<&Motion>) =
        room.motions.iter().filter(shown).partition(|motion| view::is_open(motion));
    let closed = closed.into_iter().filter(|motion| view::is_about(&known, motion));
    let me = seat.me.and_then(|me| room.attendance(me));
    let own = me.map(|me| Own {
        attendance_id: me.attendance_id,
        name: me.name.clone(),
        present: me.is_present(),
        pledged: me.pledged_at.is_some(),
        votes: me.role != Role::Guest,
    });
    let waiting = room.waiting_lot().map(|lot| lot.lot_id);
    let page = RoomPage {
        head: Head::of(&known, "room", lang),
        desk: seat.desk,
        is_out: seat.is_out,
        own,
        way: view::way(&known),
        closed: closed.map(|motion| view::ballots(&known, motion, lang)).collect(),
        open: open.into_iter().map(|motion| view::ballots(&known, motion, lang)).collect(),
        secret_least: at.secret_least,
        lots: view::lots(&known).into_iter().filter(|lot| Some(lot.lot_id) == waiting).collect(),
        decided: view::decided(&known, lang),
        money: view::money(&known),
        touched: view::touched(&known, lang),
        verdict: Field::said(lang, Kind::Textarea, "session", "verdict")
            .value(entry.as_ref().map_or("", |entry| &entry.verdict))
            .rows(5)
            .max_chars(Some(8000)),
        exclude: if seat.is_out || room.session.status != SessionStatus::Running {
            Vec::new()
        } else {
            exclude_fields(room, seat, lang)
        },
        objection: objection_fields(me, lang),
        events: format!("/jury/session/{id}/events"),
        entry,
    };
    Ok(Page::new("session/room.html", page))
}

/// Who conducts says it of anybody, everybody else of themselves.
fn exclude_fields(room: &Room, seat: &Seat, lang: Lang) -> Vec<Field> {
    if !seat.desk && seat.me.is_none() {
        return Vec::new();
    }
    let people = room.list.iter().filter(|one| one.is_present());
    let people = people.map(|one| Choice::new(one.attendance_id, &one.name)).collect();
    // None is chosen beforehand: what goes into the minutes is said by somebody.
    let mut reasons = vec![Choice::new("", say(lang, "jury-please-choose"))];
    reasons.extend(Reason::ALL.iter().map(|reason| Choice::new(reason, say(lang, &reason_key(*reason)))));
    let who = seat.desk.then(|| Field::said(lang, Kind::Select, "session", "who").options(people));
    let why = [
        Field::said(lang, Kind::Select, "session", "reason_conflict").options(reasons),
        Field::said(lang, Kind::Textarea, "session", "note").rows(2).optional(),
    ];
    who.into_iter().chain(why).collect()
}

fn objection_fields(me: Option<&Attendance>, lang: Lang) -> Vec<Field> {
    vec![
        Field::said(lang, Kind::Text, "session", "objector").value(me.map_or("", |me| &me.name)),
        Field::said(lang, Kind::Textarea, "session", "objection").rows(3),
    ]
}

#[derive(Serialize)]
pub struct ProjectorPage {
    head: Head,
    entry: Option<Entry>,
    way: Way,
    open: Vec<Ballots>,
    /// The last motion about this entry.
    last: Option<Ballots>,
    decided: Vec<Decided>,
    lot: Option<Draw>,
    /// Has to be outside now, and sees nothing of it on the own device either.
    is_out: bool,
    events: String,
}

/// For everybody in the room: large, without any juror's scores or votes.
#[get("/jury/session/<id>/projector")]
pub async fn projector(at: Device<'_>, lang: Language, id: JurySessionId) -> Answer<ProjectorPage> {
    let known = at.enter(id).await?;
    let Known { room, seat, .. } = &known;
    let entry = view::entry(&known);
    let last = room.motions.last().filter(|motion| !seat.is_out && view::is_about(&known, motion));
    let last = last.filter(|motion| !view::is_open(motion) && motion.status != MotionStatus::Withdrawn);
    let open = room.motions.iter().filter(|motion| view::is_open(motion));
    let open = open.filter(|motion| !seat.is_out && !known.is_withheld(motion.motion_id));
    let page = ProjectorPage {
        head: Head::of(&known, "", lang.0),
        way: view::way(&known),
        open: open.map(|motion| view::ballots(&known, motion, lang.0)).collect(),
        last: last.map(|motion| view::ballots(&known, motion, lang.0)),
        decided: if room.current().is_none() { view::decided(&known, lang.0) } else { Vec::new() },
        lot: view::lots(&known).pop().filter(|_| !seat.is_out),
        is_out: seat.is_out,
        events: format!("/jury/session/{id}/events"),
        entry,
    };
    Ok(Page::new("session/projector.html", page))
}

#[derive(Serialize)]
pub struct PeoplePage {
    head: Head,
    people: Vec<Person>,
    all_pledged: bool,
    add: Vec<Field>,
    duties: Vec<Field>,
}

#[derive(Serialize)]
struct Person {
    #[serde(flatten)]
    line: Attendance,
    seat: Option<String>,
    votes: bool,
}

#[get("/jury/session/<id>/people")]
pub async fn people(at: Device<'_>, lang: Language, id: JurySessionId) -> Answer<PeoplePage> {
    let known = at.enter(id).await?;
    let Known { room, seat, .. } = &known;
    if !seat.desk {
        return Err(crate::error::AppError::NotFound);
    }
    let lang = lang.0;
    // Who else is outside is nobody's business who is outside.
    let all = || room.eligible(&[]).into_iter().map(|one| one.attendance_id).collect();
    let voters = if seat.is_out { all() } else { known.voting.clone() };
    let person = |line: &Attendance| Person {
        seat: line.seat_of.and_then(|seat| room.attendance(seat)).map(|seat| seat.name.clone()),
        votes: voters.contains(&line.attendance_id),
        line: line.clone(),
    };
    let nobody = |key: &str| Choice::new("", say(lang, key));
    let absent = room.list.iter().filter(|one| one.role == Role::Member && !one.is_present());
    let seats = std::iter::once(nobody("session-as-guest"))
        .chain(absent.map(|one| Choice::new(one.attendance_id, &one.name)))
        .collect();
    let on_list: Vec<_> = room.list.iter().filter_map(|one| one.person_id).collect();
    let accounts = crate::accounts::store::people(&mut at.ctx.db.read().await?).await?;
    let accounts = std::iter::once(nobody("session-no-account-option"))
        .chain(
            accounts
                .iter()
                .filter(|one| one.disabled_at.is_none() && !on_list.contains(&one.person_id))
                .map(|one| Choice::new(one.person_id, &one.name)),
        )
        .collect();
    let everybody = room.list.iter().map(|one| Choice::new(one.attendance_id, &one.name)).collect();
    let duties = ["chair", "secretary"].map(|duty| Choice::new(duty, say(lang, &format!("session-duty-{duty}"))));
    let page = PeoplePage {
        head: Head::of(&known, "people", lang),
        people: room.list.iter().map(person).collect(),
        all_pledged: room.list.iter().all(|one| !one.is_present() || one.pledged_at.is_some()),
        add: vec![
            Field::said(lang, Kind::Text, "session", "name"),
            Field::said(lang, Kind::Select, "session", "account").options(accounts),
            Field::said(lang, Kind::Select, "session", "seat").options(seats),
        ],
        duties: vec![
            Field::said(lang, Kind::Select, "session", "duty").options(duties.into()),
            Field::said(lang, Kind::Select, "session", "duty_to").options(everybody),
        ],
    };
    Ok(Page::new("session/people.html", page))
}

#[derive(Serialize)]
pub struct AgendaPage {
    head: Head,
    items: Vec<Item>,
    exits: usize,
}

#[derive(Serialize)]
struct Item {
    agenda_item_id: AgendaItemId,
    position: i64,
    title: String,
    rank: Option<i64>,
    outside: Vec<String>,
    called: bool,
    done: bool,
}

#[get("/jury/session/<id>/agenda")]
pub async fn agenda(at: Device<'_>, lang: Language, id: JurySessionId) -> Answer<AgendaPage> {
    let known = at.enter(id).await?;
    let Known { room, seat, .. } = &known;
    if !seat.desk {
        return Err(crate::error::AppError::NotFound);
    }
    let names = |entry| {
        let has = |one: &&Attendance| room.has_conflict(one, &[entry]);
        room.list.iter().filter(has).map(|one| one.name.clone()).collect()
    };
    let items = room.agenda.iter().map(|item| Item {
        agenda_item_id: item.agenda_item_id,
        position: item.position,
        title: item.title.clone(),
        rank: item.computed_rank,
        outside: names(item.nomination_id),
        called: room.session.agenda_item_id == Some(item.agenda_item_id),
        done: item.done_at.is_some(),
    });
    let page =
        AgendaPage { items: items.collect(), exits: view::exits(&known), head: Head::of(&known, "agenda", lang.0) };
    Ok(Page::new("session/agenda.html", page))
}

#[derive(Serialize)]
pub struct DecisionsPage {
    head: Head,
    desk: bool,
    decided: Vec<Decided>,
    money: Money,
    touched: Vec<Touched>,
    annul: Field,
    motions: Vec<Ballots>,
    /// A motion is voted on, or tied: nothing else is moved.
    votes: bool,
    lots: Vec<Draw>,
    lot: Vec<Field>,
    objections: Vec<Objection>,
    money_reason: Field,
    kinds: Vec<Link>,
}

#[get("/jury/session/<id>/decisions")]
pub async fn decisions(at: Device<'_>, lang: Language, id: JurySessionId) -> Answer<DecisionsPage> {
    let known = at.enter(id).await?;
    Ok(Page::new("session/decisions.html", decisions_page(&known, None, lang.0)))
}

/// Also shown again when more is given away than there is.
pub fn decisions_page(known: &Known, reason_needed: Option<&'static str>, lang: Lang) -> DecisionsPage {
    let Known { room, seat, .. } = known;
    let entries = room.agenda.iter().filter(|item| known.may_see(item.nomination_id));
    let entries = entries.map(|item| Choice::new(item.nomination_id, &item.title)).collect();
    let mut errors = crate::web::Errors::default();
    if let Some(key) = reason_needed {
        errors.add("money_reason", key);
    }
    DecisionsPage {
        desk: seat.desk,
        decided: view::decided(known, lang),
        money: view::money(known),
        touched: view::touched(known, lang),
        annul: Field::said(lang, Kind::Textarea, "session", "annul_reason").rows(2).max_chars(Some(2000)),
        motions: room
            .motions
            .iter()
            .filter(|motion| !(view::is_open(motion) && known.is_withheld(motion.motion_id)))
            .map(|motion| view::ballots(known, motion, lang))
            .collect(),
        votes: room.open_motion().is_some(),
        lots: view::lots(known),
        lot: vec![
            Field::said(lang, Kind::Text, "session", "lot_purpose"),
            Field::said(lang, Kind::Checkboxes, "session", "lot_entries").options(entries),
        ],
        objections: room.objections.clone(),
        money_reason: Field::said(lang, Kind::Textarea, "session", "money_reason").rows(3).check(&errors, lang),
        kinds: super::motion::kinds(room.id(), lang),
        head: Head::of(known, "decisions", lang),
    }
}

/// Says whenever the session has changed, and nothing else. Only for a page that asks for a stream.
#[get("/jury/session/<id>/events", format = "text/event-stream")]
pub async fn events(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    mut end: Shutdown,
) -> Result<EventStream![]> {
    let session = {
        let mut conn = ctx.db.read().await?;
        let list = store::attendance(&mut conn, id).await?;
        let session = store::session(&mut conn, id).await?.ok_or(crate::error::AppError::NotFound)?;
        let is_here = list.iter().any(|one| one.person_id == Some(viewer.person_id));
        if !is_here && viewer.role != Account::Office {
            return Err(crate::error::AppError::NotFound);
        }
        session
    };
    let mut version = bell.listen(&ctx.db, id, session.version);
    let until = Instant::now() + LONGEST;
    Ok(EventStream! {
        yield Event::data(session.version.to_string()).event("version").with_retry(Duration::from_millis(500));
        loop {
            tokio::select! {
                changed = version.changed() => if changed.is_err() { break },
                () = sleep_until(until) => break,
                () = &mut end => break,
            }
            let now = *version.borrow_and_update();
            yield Event::data(now.to_string()).event("version");
        }
    })
}

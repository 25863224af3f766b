//! The pages of a meeting: what they show, also once more with what was typed.

use rocket::get;
use serde::Serialize;

use crate::contest::jury::forms::reason_key;
use crate::contest::jury::model::Reason;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Choice, Field, FieldError, FieldKind, Language, Link, Page, Role as Account, SignedIn,
};
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::{AgendaItemId, AttendanceId, MeetingId, MotionId};
use crate::key;
use crate::link;

use super::super::known::Known;
use super::super::model::agenda::AgendaItem;
use super::super::model::attendance::{Attendance, Role};
use super::super::model::motion::{Motion, MotionStatus};
use super::super::model::{MeetingStatus, Objection};
use super::super::state::{Access, MeetingState};
use super::super::store::overview;
use super::super::view::{self, Ballots, CurrentEntry, Decided, Draw, Head, Money, Touched, Way};
use super::device::Device;
use super::sent::Sent;

#[derive(Serialize)]
pub struct MeetingsPage {
    title: String,
    running: Vec<overview::MeetingOverview>,
    ended: Vec<overview::MeetingOverview>,
    /// Closed rounds on which the chair may open one.
    waiting: Vec<overview::Waiting>,
}

/// The meetings somebody takes part in; the office sees all of them.
#[get("/jury/meetings")]
pub async fn meetings(viewer: SignedIn, ctx: Ctx, lang: Language) -> Answer<MeetingsPage> {
    let mut conn = ctx.db.snapshot().await?;
    let is_office = viewer.role == Account::Office;
    let rows = overview::meetings(&mut conn, viewer.person_id, is_office).await?;
    let (running, ended) = rows.into_iter().partition(|row| row.status == MeetingStatus::Running && row.stands);
    let waiting =
        if viewer.role == Account::Chair { overview::waiting(&mut conn, viewer.person_id).await? } else { Vec::new() };
    Ok(Page::new(
        "outcome/meeting/list.html",
        MeetingsPage { title: say(lang.0, key!("nav-meetings")), running, ended, waiting },
    ))
}

#[derive(Serialize)]
pub struct RoomPage {
    head: Head,
    desk: bool,
    /// Has to be outside now: nothing of the entry is shown.
    is_out: bool,
    own: Option<Own>,
    entry: Option<CurrentEntry>,
    way: Way,
    /// With fewer votes a secret vote can only be annulled.
    secret_least: i64,
    /// Voting goes on, or a tie waits.
    open: Vec<Ballots>,
    /// What was voted on about this entry.
    closed: Vec<Ballots>,
    lots: Vec<Draw>,
    /// What was decided, once the meeting is over.
    decided: Vec<Decided>,
    money: Money,
    touched: Vec<Touched>,
    verdict: Field,
    exclude: Vec<Field>,
    objection: Vec<Field>,
    /// How many voted how, where hands are counted.
    counts: Vec<Field>,
    word: Field,
    errors: Vec<FieldError>,
    /// Which of the parts that are folded up hold something that is wrong.
    excludes: bool,
    objects: bool,
    counted: bool,
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

#[get("/jury/meetings/<id>")]
pub async fn meeting(at: Device<'_>, lang: Language, id: MeetingId) -> Answer<RoomPage> {
    let known = at.enter(id).await?;
    Ok(Page::new("outcome/meeting/room.html", room_page(&at, &known, &Sent::default(), lang.0)))
}

/// Also shown again with what was typed into one of its forms.
pub fn room_page(at: &Device<'_>, known: &Known, sent: &Sent, lang: Lang) -> RoomPage {
    let Known { room, seat, .. } = known;
    let entry = view::entry(known);
    let shown = |motion: &&Motion| !known.is_withheld(motion.motion_id);
    let (open, closed): (Vec<&Motion>, Vec<&Motion>) =
        room.motions.iter().filter(shown).partition(|motion| view::is_open(motion));
    let closed = closed.into_iter().filter(|motion| view::is_about(known, motion));
    let me = seat.me.and_then(|me| room.attendance(me));
    let own = me.map(|me| Own {
        attendance_id: me.attendance_id,
        name: me.name.clone(),
        present: me.is_present(),
        pledged: me.pledged_at.is_some(),
        votes: me.role != Role::Guest,
    });
    let waiting = room.waiting_lot().map(|lot| lot.lot_id);
    let verdict = Field::said(lang, FieldKind::Textarea, "meeting", "verdict")
        .value(entry.as_ref().map_or("", |entry| &entry.verdict))
        .rows(5)
        .max_chars(Some(8000));
    let verdict = sent.fill(verdict, lang);
    let is_closed = seat.is_out || room.meeting.status != MeetingStatus::Running;
    let exclude = if is_closed { Vec::new() } else { sent.fill_all(exclude_fields(room, seat, lang), lang) };
    let objection = sent.fill_all(objection_fields(me, lang), lang);
    let counts = ["yes", "no", "abstained"]
        .map(|name| Field::said(lang, FieldKind::Number, "meeting-count", name).value("0").autocomplete("off"));
    let counts = sent.fill_all(counts.into(), lang);
    let word = Field::said(lang, FieldKind::Text, "meeting", "word").autocomplete("off");
    let word = sent.fill(word, lang);
    RoomPage {
        head: Head::of(known, "room", lang),
        desk: seat.desk,
        is_out: seat.is_out,
        own,
        way: view::way(known),
        closed: closed.map(|motion| view::ballots(known, motion, lang)).collect(),
        open: open.into_iter().map(|motion| view::ballots(known, motion, lang)).collect(),
        secret_least: at.secret_least,
        lots: view::lots(known).into_iter().filter(|lot| Some(lot.lot_id) == waiting).collect(),
        decided: view::decided(known, lang),
        money: view::money(known),
        touched: view::touched(known, lang),
        errors: sent.summary(std::iter::once(&verdict).chain(&exclude).chain(&objection).chain(&counts).chain([&word])),
        excludes: sent.is_about(&exclude),
        objects: sent.is_about(&objection),
        counted: sent.is_about(&counts),
        verdict,
        exclude,
        objection,
        counts,
        word,
        events: events_of(room.id()),
        entry,
    }
}

fn events_of(id: MeetingId) -> String {
    link!("/jury/meetings/{meeting}/events", meeting = id)
}

/// Who conducts says it of anybody, everybody else of themselves.
fn exclude_fields(room: &MeetingState, seat: &Access, lang: Lang) -> Vec<Field> {
    let conducts = seat.conducts().is_ok();
    if !conducts && seat.me.is_none() {
        return Vec::new();
    }
    let people = room.list.iter().filter(|one| one.is_present());
    let people = people.map(|one| Choice::new(one.attendance_id, &one.name)).collect();
    // None is chosen beforehand: what goes into the minutes is said by somebody.
    let mut reasons = vec![Choice::new("", say(lang, key!("jury-please-choose")))];
    reasons.extend(Reason::ALL.iter().map(|reason| Choice::new(reason, say(lang, &reason_key(*reason)))));
    let who = conducts.then(|| Field::said(lang, FieldKind::Select, "meeting", "who").options(people));
    let reason = [
        Field::said(lang, FieldKind::Select, "meeting", "reason_conflict").options(reasons),
        Field::said(lang, FieldKind::Textarea, "meeting", "note").rows(2).optional(),
    ];
    who.into_iter().chain(reason).collect()
}

fn objection_fields(me: Option<&Attendance>, lang: Lang) -> Vec<Field> {
    vec![
        Field::said(lang, FieldKind::Text, "meeting", "objector").value(me.map_or("", |me| &me.name)),
        Field::said(lang, FieldKind::Textarea, "meeting", "objection").rows(3),
    ]
}

#[derive(Serialize)]
pub struct ProjectorPage {
    head: Head,
    entry: Option<CurrentEntry>,
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
#[get("/jury/meetings/<id>/projector")]
pub async fn projector(at: Device<'_>, lang: Language, id: MeetingId) -> Answer<ProjectorPage> {
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
        lot: view::lots(&known).pop().filter(|lot| !seat.is_out && !lot.is_idle),
        is_out: seat.is_out,
        events: events_of(id),
        entry,
    };
    Ok(Page::new("outcome/meeting/projector.html", page))
}

#[derive(Serialize)]
pub struct PeoplePage {
    head: Head,
    people: Vec<Person>,
    all_pledged: bool,
    add: Vec<Field>,
    duties: Vec<Field>,
    errors: Vec<FieldError>,
    events: String,
}

#[derive(Serialize)]
struct Person {
    #[serde(flatten)]
    line: Attendance,
    seat: Option<String>,
    votes: bool,
    /// The account is shut, or has no part in the jury any more.
    gone: bool,
}

#[get("/jury/meetings/<id>/people")]
pub async fn people(at: Device<'_>, lang: Language, id: MeetingId) -> Answer<PeoplePage> {
    let known = at.enter(id).await?;
    Ok(Page::new("outcome/meeting/people.html", people_page(&at, &known, &Sent::default(), lang.0).await?))
}

/// Also shown again with what was typed.
pub async fn people_page(at: &Device<'_>, known: &Known, sent: &Sent, lang: Lang) -> Result<PeoplePage> {
    let Known { room, seat, .. } = known;
    if !seat.desk {
        return Err(AppError::NotFound);
    }
    // Who else is outside is nobody's business who is outside.
    let all = || room.roll(&[]).into_iter().map(|one| one.attendance_id).collect();
    let is_withheld = room.open_motion().is_some_and(|motion| known.is_withheld(motion.motion_id));
    let voters = if seat.is_out || is_withheld { all() } else { known.voting.clone() };
    let person = |line: &Attendance| Person {
        seat: line.seat_of.and_then(|seat| room.attendance(seat)).map(|seat| seat.name.clone()),
        votes: voters.contains(&line.attendance_id),
        gone: room.accounts_gone.contains(&line.attendance_id),
        line: line.clone(),
    };
    let nobody = |key: &str| Choice::new("", say(lang, key));
    let absent = room.list.iter().filter(|one| one.role == Role::Member && !one.is_present());
    let seats = std::iter::once(nobody(key!("meeting-as-guest")))
        .chain(absent.map(|one| Choice::new(one.attendance_id, &one.name)))
        .collect();
    let on_list: Vec<_> = room.list.iter().filter_map(|one| one.person_id).collect();
    let accounts = crate::people::accounts::store::people(&mut at.ctx.db.read().await?).await?;
    let accounts = std::iter::once(nobody(key!("meeting-no-account-option")))
        .chain(
            accounts
                .iter()
                .filter(|one| one.disabled_at.is_none() && !on_list.contains(&one.person_id))
                .map(|one| Choice::new(one.person_id, &one.name)),
        )
        .collect();
    let everybody = room.list.iter().map(|one| Choice::new(one.attendance_id, &one.name)).collect();
    let duties = ["chair", "secretary"].map(|duty| Choice::new(duty, say(lang, &format!("meeting-duty-{duty}"))));
    let add = vec![
        Field::said(lang, FieldKind::Text, "meeting", "name"),
        Field::said(lang, FieldKind::Select, "meeting", "account").options(accounts),
        Field::said(lang, FieldKind::Select, "meeting", "seat").options(seats),
    ];
    let duties = vec![
        Field::said(lang, FieldKind::Select, "meeting", "duty").options(duties.into()),
        Field::said(lang, FieldKind::Select, "meeting", "duty_to").options(everybody),
    ];
    let (add, duties) = (sent.fill_all(add, lang), sent.fill_all(duties, lang));
    Ok(PeoplePage {
        head: Head::of(known, "people", lang),
        people: room.list.iter().map(person).collect(),
        all_pledged: room.list.iter().all(|one| !one.is_present() || one.pledged_at.is_some()),
        errors: sent.summary(add.iter().chain(&duties)),
        add,
        duties,
        events: events_of(room.id()),
    })
}

#[derive(Serialize)]
pub struct AgendaPage {
    head: Head,
    items: Vec<Item>,
    exits: usize,
    errors: Vec<FieldError>,
    events: String,
}

#[derive(Serialize)]
struct Item {
    agenda_item_id: AgendaItemId,
    position: i64,
    /// The field for another place.
    field: Field,
    title: String,
    rank: Option<i64>,
    outside: Vec<String>,
    called: bool,
    done: bool,
}

#[get("/jury/meetings/<id>/agenda")]
pub async fn agenda(at: Device<'_>, lang: Language, id: MeetingId) -> Answer<AgendaPage> {
    let known = at.enter(id).await?;
    Ok(Page::new("outcome/meeting/agenda.html", agenda_page(&known, &Sent::default(), lang.0)?))
}

/// The name of the field for an item's place.
pub fn position_of(item: AgendaItemId) -> String {
    format!("position-{item}")
}

/// Also shown again with what was typed.
pub fn agenda_page(known: &Known, sent: &Sent, lang: Lang) -> Result<AgendaPage> {
    let Known { room, seat, .. } = known;
    if !seat.desk {
        return Err(AppError::NotFound);
    }
    let field = |item: &AgendaItem| {
        let mut args = Args::new();
        args.set("title", value(item.title.as_str()));
        let label = t(lang, key!("meeting-position-of"), Some(&args));
        sent.fill(
            Field::new(FieldKind::Number, position_of(item.agenda_item_id), label).value(item.position.to_string()),
            lang,
        )
    };
    let names = |entry| {
        let has = |one: &&Attendance| room.has_conflict(one, &[entry]);
        room.list.iter().filter(has).map(|one| one.name.clone()).collect()
    };
    let items = room.agenda.iter().map(|item| Item {
        agenda_item_id: item.agenda_item_id,
        position: item.position,
        field: field(item),
        title: item.title.clone(),
        rank: item.computed_rank,
        outside: names(item.nomination_id),
        called: room.meeting.agenda_item_id == Some(item.agenda_item_id),
        done: item.done_at.is_some(),
    });
    let items: Vec<Item> = items.collect();
    Ok(AgendaPage {
        errors: sent.summary(items.iter().map(|item| &item.field)),
        items,
        exits: view::exits(known),
        head: Head::of(known, "agenda", lang),
        events: events_of(room.id()),
    })
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
    errors: Vec<FieldError>,
    /// Of which motion the form for annulling it was sent.
    annulled: Option<MotionId>,
    /// The form for a lot was sent.
    draws: bool,
    events: String,
}

#[get("/jury/meetings/<id>/decisions")]
pub async fn decisions(at: Device<'_>, lang: Language, id: MeetingId) -> Answer<DecisionsPage> {
    let known = at.enter(id).await?;
    Ok(Page::new("outcome/meeting/decisions.html", decisions_page(&known, &Sent::default(), None, lang.0)))
}

/// Also shown again with what was typed: why more is given away than there is, or why a motion's decision falls.
pub fn decisions_page(known: &Known, sent: &Sent, annulled: Option<MotionId>, lang: Lang) -> DecisionsPage {
    let Known { room, seat, .. } = known;
    let entries = room.agenda.iter().filter(|item| known.may_see(item.nomination_id));
    let entries = entries.map(|item| Choice::new(item.nomination_id, &item.title)).collect();
    let annul = Field::said(lang, FieldKind::Textarea, "meeting", "annul_reason").rows(2).max_chars(Some(2000));
    let annul = sent.fill(annul, lang);
    let lot = vec![
        Field::said(lang, FieldKind::Text, "meeting", "lot_purpose"),
        Field::said(lang, FieldKind::Checkboxes, "meeting", "lot_entries").options(entries),
    ];
    let lot = sent.fill_all(lot, lang);
    let money_reason = sent.fill(Field::said(lang, FieldKind::Textarea, "meeting", "money_reason").rows(3), lang);
    DecisionsPage {
        errors: sent.summary([&annul, &money_reason].into_iter().chain(&lot)),
        draws: sent.is_about(&lot),
        annulled,
        events: events_of(room.id()),
        desk: seat.desk,
        decided: view::decided(known, lang),
        money: view::money(known),
        touched: view::touched(known, lang),
        annul,
        motions: room
            .motions
            .iter()
            .filter(|motion| !(view::is_open(motion) && known.is_withheld(motion.motion_id)))
            .map(|motion| view::ballots(known, motion, lang))
            .collect(),
        votes: room.open_motion().is_some(),
        lots: view::lots(known),
        lot,
        objections: room.objections.clone(),
        money_reason,
        kinds: super::motion::kinds(room.id(), lang),
        head: Head::of(known, "decisions", lang),
    }
}

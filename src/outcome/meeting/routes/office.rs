//! A round's meeting: opening it, by the office or the chair, and making its decisions binding.

use rocket::http::Status;
use rocket::{State, get, post};
use serde::Serialize;

use crate::contest::jury::store::late;
use crate::contest::prizes::model::EditionStatus;
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store as rounds;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Choice, Errors, Field, FieldError, FieldKind, Juror, Language, Link, Office, Page, Posted, Redirected,
    Role as Account, redirect,
};
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::RoundId;
use crate::judging::ranking::Cache;
use crate::key;
use crate::link;
use crate::people::approvals::{self, Act, Asked, Confirmer, Overtaken, Panel};

use super::super::actions;
use super::super::known::Known;
use super::super::model::{Meeting, MeetingStatus, TieRule};
use super::super::state::MeetingState;
use super::super::view::{self, Decided, Money, Touched};
use super::super::{forms, store};
use super::sent::{Sent, again};

#[derive(Serialize)]
pub struct RoundPage {
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    name: String,
    closed: bool,
    /// The call has ended: nothing is opened, taken up or made binding any more.
    over: bool,
    here: String,
    /// The form for a new meeting, where there is none on this closing.
    fields: Vec<Field>,
    /// What holds when as many are for something as against it.
    equal_votes: Option<String>,
    errors: Vec<FieldError>,
    meetings: Vec<Held>,
    /// A request to make the decisions binding that waits although they cannot become so now.
    overtaken: Option<Overtaken>,
    /// What would become binding.
    ended: Option<Ended>,
    minutes: String,
    /// The minutes are the office's.
    office: bool,
}

/// A meeting of the round.
#[derive(Serialize)]
struct Held {
    #[serde(flatten)]
    meeting: Meeting,
    /// The round was opened again since.
    overtaken: bool,
}

#[derive(Serialize)]
struct Ended {
    /// What has to be decided anew before anything becomes binding, or rests on it.
    touched: Vec<Touched>,
    path: String,
    /// Conflicts that came up after the round was closed: the ranking rests on their sheets.
    late: Vec<String>,
    /// The places that the jury has to say something about before anything becomes binding, in words.
    open_places: Option<String>,
    /// For the office alone.
    suspend: Option<Field>,
    decided: Vec<Decided>,
    money: Money,
    panel: Option<Panel>,
    granted: Option<approvals::Granted>,
    binding: bool,
    reason: Field,
}

async fn page(
    ctx: &Ctx,
    viewer: actions::Who,
    id: RoundId,
    (typed, errors): (&Posted, &Errors),
    lang: Lang,
) -> Result<RoundPage> {
    let mut conn = ctx.db.snapshot().await?;
    let round = rounds::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let jurors = rounds::jurors(&mut conn, id).await?;
    // Whoever only confirms is here while something waits.
    let is_office = viewer.1.confirms();
    let is_chair = viewer.1 == Account::Chair && jurors.iter().any(|juror| juror.person_id == viewer.0);
    if !is_office && !is_chair {
        return Err(AppError::NotFound);
    }
    let closed = round.round.status == RoundStatus::Closed;
    let meetings = store::of_round(&mut conn, id).await?;
    let current = meetings.iter().find(|meeting| Some(meeting.round_closed_at) == round.round.closed_at && closed);
    let edition = prizes::edition(&mut conn, round.round.edition_id).await?.ok_or(AppError::NotFound)?;
    let over = edition.status == EditionStatus::Closed;
    let (mut fields, mut equal_votes) = (Vec::new(), None);
    if closed && !over && current.is_none() && viewer.1 != Account::Approver {
        let (casting_vote, tie_rule) = TieRule::of_call(edition.motion_rule());
        equal_votes =
            Some(say(lang, &format!("meeting-equal-{}-{tie_rule}", if casting_vote { "chair" } else { "none" })));
        let office = crate::people::accounts::store::people(&mut conn).await?;
        let office = office.into_iter().filter(|one| one.role == Account::Office && one.disabled_at.is_none());
        let people = office.map(|one| (one.person_id, one.name));
        let people = people
            .chain(jurors.iter().filter(|juror| !juror.disabled).map(|juror| (juror.person_id, juror.name.clone())));
        let people = std::iter::once(Choice::new("", "–")).chain(people.map(|(id, name)| Choice::new(id, name)));
        let value = |name: &str, usual: &str| {
            if typed.has("venue") { typed.get(name).to_owned() } else { usual.to_owned() }
        };
        let said = |kind, name: &str, usual: &str| {
            Field::said(lang, kind, "meeting", name).value(value(name, usual)).check(errors, lang)
        };
        fields = vec![
            said(FieldKind::Text, "venue", ""),
            said(FieldKind::Select, "secretary", "").options(people.collect()).optional(),
            said(FieldKind::Number, "quorum_percent", "50"),
            said(FieldKind::Number, "quorum_least", "3"),
        ];
    }
    let ended = match current.filter(|meeting| meeting.status != MeetingStatus::Running && is_office) {
        Some(meeting) => {
            let room = MeetingState::load(&mut conn, meeting.meeting_id).await?;
            let subject = meeting.meeting_id.0;
            let binding = meeting.status == MeetingStatus::Decided;
            let is_touched = !room.touched().is_empty();
            let late = late::of_round(&mut conn, id).await?;
            let open_places = open_places(&room, lang).filter(|_| !binding);
            let panel = if binding || over || is_touched || open_places.is_some() {
                None
            } else {
                Some(
                    approvals::panel(&mut conn, ctx.now, viewer.0, Act::Decide, subject, actions::shown(&room, &late))
                        .await?,
                )
            };
            let known = Known::read_by(room, viewer.0);
            let granted = approvals::granted(&mut conn, Act::Decide, subject).await?;
            let reason = Field::said(lang, FieldKind::Textarea, "meeting", "decide_reason").rows(3);
            let reason = reason.typed(typed).check(errors, lang);
            let suspend = suspend_field(lang).typed(typed).check(errors, lang);
            Some(Ended {
                touched: view::touched(&known, lang),
                path: link!("/jury/meetings/{meeting}", meeting = meeting.meeting_id),
                late: late.iter().filter(|one| known.may_see(one.nomination_id)).map(|one| one.said(lang)).collect(),
                open_places,
                suspend: (viewer.1 == Account::Office).then_some(suspend),
                decided: view::decided(&known, lang),
                money: view::money(&known),
                panel,
                granted,
                binding,
                reason,
            })
        }
        None => None,
    };
    let has_panel = ended.as_ref().is_some_and(|ended| ended.panel.is_some() || ended.binding);
    let mut overtaken = None;
    for meeting in meetings.iter().filter(|_| is_office && !has_panel) {
        let subject = meeting.meeting_id.0;
        let found = approvals::overtaken(&mut conn, ctx.now, viewer.0, Act::Decide, subject).await?;
        overtaken = overtaken.or(found);
    }
    let is_overtaken = |meeting: &Meeting| !closed || Some(meeting.round_closed_at) != round.round.closed_at;
    let held = |meeting: Meeting| Held { overtaken: is_overtaken(&meeting), meeting };
    let meetings = meetings.into_iter().map(held).collect();
    Ok(RoundPage {
        crumbs: if is_office {
            crate::contest::rounds::round_crumbs(&round, lang)
        } else {
            vec![Link::new(link!("/jury/meetings"), say(lang, key!("nav-meetings")))]
        },
        tabs: if is_office { crate::contest::rounds::tabs(id, "meeting", lang) } else { Vec::new() },
        name: round.round.name.clone(),
        closed,
        over: over && ended.as_ref().is_none_or(|ended| !ended.binding),
        here: if is_office {
            link!("/office/rounds/{round}/meeting", round = id)
        } else {
            link!("/jury/rounds/{round}/meeting", round = id)
        },
        errors: {
            let of_end = ended.iter().flat_map(|ended: &Ended| ended.suspend.iter().chain([&ended.reason]));
            errors.summary(&fields.iter().chain(of_end).cloned().collect::<Vec<_>>())
        },
        fields,
        equal_votes,
        meetings,
        overtaken,
        ended,
        minutes: link!("/office/rounds/{round}/minutes", round = id),
        office: viewer.1 == Account::Office,
    })
}

/// Which places are open, or that nothing is decided at all; nothing where everything is settled.
fn open_places(room: &MeetingState, lang: Lang) -> Option<String> {
    let open: Vec<String> = room.open_places().iter().map(i64::to_string).collect();
    let mut args = Args::new();
    args.set("what", value(open.join(", ")));
    match (open.is_empty(), room.standing().next()) {
        (false, _) => Some(t(lang, key!("meeting-places-open"), Some(&args))),
        (true, None) => Some(say(lang, key!("meeting-nothing-decided"))),
        (true, Some(_)) => None,
    }
}

fn suspend_field(lang: Lang) -> Field {
    Field::said(lang, FieldKind::Textarea, "meeting", "suspend_reason").rows(2).max_chars(Some(2000))
}

async fn look(ctx: &Ctx, viewer: actions::Who, id: RoundId, lang: Lang) -> Answer<RoundPage> {
    let page = page(ctx, viewer, id, (&Posted::default(), &Errors::default()), lang).await?;
    Ok(Page::new("outcome/meeting/round.html", page))
}

type Opened = Result<Result<Redirected, Page<RoundPage>>>;

async fn open_by(ctx: &Ctx, viewer: actions::Who, cache: &Cache, id: RoundId, form: Posted, lang: Lang) -> Opened {
    let (opening, errors) = forms::opening(&form);
    if !errors.is_empty() {
        let page = page(ctx, viewer, id, (&form, &errors), lang).await?;
        return Ok(Err(Page::new("outcome/meeting/round.html", page).status(Status::UnprocessableEntity)));
    }
    let ranked = actions::ranked(ctx, cache, id).await?;
    let meeting = actions::open(ctx, viewer, id, &ranked, &opening).await?;
    Ok(Ok(redirect(link!("/jury/meetings/{meeting}/people", meeting)).success("meeting-opened")))
}

#[get("/office/rounds/<id>/meeting")]
pub async fn meeting_of_round(office: Confirmer, ctx: Ctx, lang: Language, id: RoundId) -> Answer<RoundPage> {
    look(&ctx, (office.person_id, office.role), id, lang.0).await
}

#[post("/office/rounds/<id>/meeting", data = "<form>")]
pub async fn open_meeting(
    office: Office,
    ctx: Ctx,
    lang: Language,
    cache: &State<Cache>,
    id: RoundId,
    form: Posted,
) -> Opened {
    open_by(&ctx, (office.person_id, office.role), cache, id, form, lang.0).await
}

#[get("/jury/rounds/<id>/meeting")]
pub async fn meeting_for_chair(juror: Juror, ctx: Ctx, lang: Language, id: RoundId) -> Answer<RoundPage> {
    look(&ctx, (juror.person_id, juror.role), id, lang.0).await
}

#[post("/jury/rounds/<id>/meeting", data = "<form>")]
pub async fn open_meeting_as_chair(
    juror: Juror,
    ctx: Ctx,
    lang: Language,
    cache: &State<Cache>,
    id: RoundId,
    form: Posted,
) -> Opened {
    open_by(&ctx, (juror.person_id, juror.role), cache, id, form, lang.0).await
}

/// Asks that the decisions become binding; does it at once where one person is enough.
#[post("/office/rounds/<id>/meeting/decide", data = "<form>")]
pub async fn decide(
    office: Office,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    id: RoundId,
    form: Posted,
) -> Opened {
    let reason = form.get("decide_reason");
    if !(1..=2000).contains(&reason.chars().count()) {
        let sent = Sent::wrong(form, "decide_reason", key!("meeting-decide-reason-missing"));
        let page = page(&ctx, (office.person_id, office.role), id, (&sent.form, &sent.errors), lang.0).await?;
        return Ok(Err(again("outcome/meeting/round.html", page)));
    }
    let asked =
        actions::ask_to_decide(&ctx, office.person_id, id, (reason, form.get("shown")), settings.public_url()).await?;
    let said = if asked == Asked::Alone { key!("meeting-decided") } else { "meeting-decide-asked" };
    Ok(Ok(redirect(link!("/office/rounds/{round}/meeting", round = id)).success(said)))
}

/// Takes the binding force from decisions that something touches which came up later.
#[post("/office/rounds/<id>/meeting/suspend", data = "<form>")]
pub async fn suspend(office: Office, ctx: Ctx, lang: Language, id: RoundId, form: Posted) -> Opened {
    let reason = form.get("suspend_reason");
    if !(1..=2000).contains(&reason.chars().count()) {
        let sent = Sent::wrong(form, "suspend_reason", key!("meeting-annul-reason-missing"));
        let page = page(&ctx, (office.person_id, office.role), id, (&sent.form, &sent.errors), lang.0).await?;
        return Ok(Err(again("outcome/meeting/round.html", page)));
    }
    actions::suspend(&ctx, office.person_id, id, reason).await?;
    Ok(Ok(redirect(link!("/office/rounds/{round}/meeting", round = id)).success("meeting-suspended")))
}

/// Another person of the office agrees.
#[post("/office/rounds/<id>/meeting/decide/confirm", data = "<form>")]
pub async fn confirm_decide(office: Confirmer, ctx: Ctx, id: RoundId, form: Posted) -> Result<Redirected> {
    let approval = approvals::id_in(&form)?;
    let page = redirect(office.onward(link!("/office/rounds/{round}/meeting", round = id)));
    match actions::confirm_decide(&ctx, office.person_id, id, (approval, form.get("shown"))).await? {
        true => Ok(page.success(key!("meeting-decided"))),
        false => Ok(page.with("warning", "meeting-decide-changed", "")),
    }
}

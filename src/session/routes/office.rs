//! A round's session: opening it, by the office or the chair, and making its decisions binding.

use rocket::http::Status;
use rocket::{State, get, post};
use serde::Serialize;

use crate::approvals::{self, Act, Asked, Confirmer, Overtaken, Panel};
use crate::config::Settings;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::RoundId;
use crate::jury::store::late;
use crate::prizes::store as prizes;
use crate::ranking::Cache;
use crate::rounds::model::RoundStatus;
use crate::rounds::store as rounds;
use crate::web::{
    Answer, Choice, Errors, Field, FieldError, Juror, Kind, Language, Link, Office, Page, Posted, Redirected,
    Role as Account, redirect,
};

use super::super::actions;
use super::super::known::Known;
use super::super::model::{JurySession, SessionStatus, TieRule};
use super::super::room::Room;
use super::super::view::{self, Decided, Money, Touched};
use super::super::{forms, store};
use super::sent::{Sent, again};

#[derive(Serialize)]
pub struct RoundPage {
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    name: String,
    closed: bool,
    here: String,
    /// The form for a new session, where there is none on this closing.
    fields: Vec<Field>,
    /// What holds when as many are for something as against it.
    equal_votes: Option<String>,
    errors: Vec<FieldError>,
    sessions: Vec<Held>,
    /// A request to make the decisions binding that waits although they cannot become so now.
    overtaken: Option<Overtaken>,
    /// What would become binding.
    ended: Option<Ended>,
    protocol: String,
    /// The minutes are the office's.
    office: bool,
}

/// A session of the round.
#[derive(Serialize)]
struct Held {
    #[serde(flatten)]
    session: JurySession,
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
    let mut conn = ctx.db.read().await?;
    let round = rounds::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let jurors = rounds::jurors(&mut conn, id).await?;
    // Whoever only confirms is here while something waits.
    let is_office = viewer.1.confirms();
    let is_chair = viewer.1 == Account::Chair && jurors.iter().any(|juror| juror.person_id == viewer.0);
    if !is_office && !is_chair {
        return Err(AppError::NotFound);
    }
    let closed = round.round.status == RoundStatus::Closed;
    let sessions = store::of_round(&mut conn, id).await?;
    let current = sessions.iter().find(|session| Some(session.round_closed_at) == round.round.closed_at && closed);
    let (mut fields, mut equal_votes) = (Vec::new(), None);
    if closed && current.is_none() && viewer.1 != Account::Approver {
        let edition = prizes::edition(&mut conn, round.round.edition_id).await?.ok_or(AppError::NotFound)?;
        let (casting_vote, tie_rule) = TieRule::of_call(edition.motion_rule());
        equal_votes =
            Some(say(lang, &format!("session-equal-{}-{tie_rule}", if casting_vote { "chair" } else { "none" })));
        let office = crate::accounts::store::people(&mut conn).await?;
        let office = office.into_iter().filter(|one| one.role == Account::Office && one.disabled_at.is_none());
        let people = office.map(|one| (one.person_id, one.name));
        let people = people
            .chain(jurors.iter().filter(|juror| !juror.disabled).map(|juror| (juror.person_id, juror.name.clone())));
        let people = std::iter::once(Choice::new("", "–")).chain(people.map(|(id, name)| Choice::new(id, name)));
        let value = |name: &str, usual: &str| {
            if typed.has("venue") { typed.get(name).to_owned() } else { usual.to_owned() }
        };
        let said = |kind, name: &str, usual: &str| {
            Field::said(lang, kind, "session", name).value(value(name, usual)).check(errors, lang)
        };
        fields = vec![
            said(Kind::Text, "venue", ""),
            said(Kind::Select, "secretary", "").options(people.collect()).optional(),
            said(Kind::Number, "quorum_percent", "50"),
            said(Kind::Number, "quorum_least", "3"),
        ];
    }
    let ended = match current.filter(|session| session.status != SessionStatus::Running && is_office) {
        Some(session) => {
            let room = Room::load(&mut conn, session.jury_session_id).await?;
            let subject = session.jury_session_id.0;
            let binding = session.status == SessionStatus::Decided;
            let is_touched = !room.touched().is_empty();
            let late = late::of_round(&mut conn, id).await?;
            let open_places = open_places(&room, lang).filter(|_| !binding);
            let panel = if binding || is_touched || open_places.is_some() {
                None
            } else {
                Some(
                    approvals::panel(&mut conn, ctx.now, viewer.0, Act::Decide, subject, actions::shown(&room, &late))
                        .await?,
                )
            };
            let known = Known::read_by(room, viewer.0);
            let granted = approvals::granted(&mut conn, Act::Decide, subject).await?;
            let reason = Field::said(lang, Kind::Textarea, "session", "decide_reason").rows(3);
            let reason = reason.typed(typed).check(errors, lang);
            let suspend = suspend_field(lang).typed(typed).check(errors, lang);
            Some(Ended {
                touched: view::touched(&known, lang),
                path: format!("/jury/session/{}", session.jury_session_id),
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
    for session in sessions.iter().filter(|_| is_office && !has_panel) {
        let subject = session.jury_session_id.0;
        let found = approvals::overtaken(&mut conn, ctx.now, viewer.0, Act::Decide, subject).await?;
        overtaken = overtaken.or(found);
    }
    let is_overtaken = |session: &JurySession| !closed || Some(session.round_closed_at) != round.round.closed_at;
    let held = |session: JurySession| Held { overtaken: is_overtaken(&session), session };
    let sessions = sessions.into_iter().map(held).collect();
    Ok(RoundPage {
        crumbs: if is_office {
            crate::rounds::round_crumbs(&round, lang)
        } else {
            vec![Link::new("/jury/sessions", say(lang, "nav-sessions"))]
        },
        tabs: if is_office { crate::rounds::tabs(id, "session", lang) } else { Vec::new() },
        name: round.round.name.clone(),
        closed,
        here: format!("/{}/rounds/{id}/session", if is_office { "office" } else { "jury" }),
        errors: {
            let of_end = ended.iter().flat_map(|ended: &Ended| ended.suspend.iter().chain([&ended.reason]));
            errors.summary(&fields.iter().chain(of_end).cloned().collect::<Vec<_>>())
        },
        fields,
        equal_votes,
        sessions,
        overtaken,
        ended,
        protocol: format!("/office/rounds/{id}/protocol"),
        office: viewer.1 == Account::Office,
    })
}

/// Which places are open, or that nothing is decided at all; nothing where everything is settled.
fn open_places(room: &Room, lang: Lang) -> Option<String> {
    let open: Vec<String> = room.open_places().iter().map(i64::to_string).collect();
    let mut args = Args::new();
    args.set("what", value(open.join(", ")));
    match (open.is_empty(), room.standing().next()) {
        (false, _) => Some(t(lang, "session-places-open", Some(&args))),
        (true, None) => Some(say(lang, "session-nothing-decided")),
        (true, Some(_)) => None,
    }
}

fn suspend_field(lang: Lang) -> Field {
    Field::said(lang, Kind::Textarea, "session", "suspend_reason").rows(2).max_chars(Some(2000))
}

async fn look(ctx: &Ctx, viewer: actions::Who, id: RoundId, lang: Lang) -> Answer<RoundPage> {
    let page = page(ctx, viewer, id, (&Posted::default(), &Errors::default()), lang).await?;
    Ok(Page::new("session/round.html", page))
}

type Opened = Result<Result<Redirected, Page<RoundPage>>>;

async fn open_by(ctx: &Ctx, viewer: actions::Who, cache: &Cache, id: RoundId, form: Posted, lang: Lang) -> Opened {
    let (opening, errors) = forms::opening(&form);
    if !errors.is_empty() {
        let page = page(ctx, viewer, id, (&form, &errors), lang).await?;
        return Ok(Err(Page::new("session/round.html", page).status(Status::UnprocessableEntity)));
    }
    let ranked = actions::ranked(ctx, cache, id).await?;
    let session = actions::open(ctx, viewer, id, &ranked, &opening).await?;
    Ok(Ok(redirect(format!("/jury/session/{session}/people")).success("session-opened")))
}

#[get("/office/rounds/<id>/session")]
pub async fn of_round(office: Confirmer, ctx: Ctx, lang: Language, id: RoundId) -> Answer<RoundPage> {
    look(&ctx, (office.person_id, office.role), id, lang.0).await
}

#[post("/office/rounds/<id>/session", data = "<form>")]
pub async fn open(
    office: Office,
    ctx: Ctx,
    lang: Language,
    cache: &State<Cache>,
    id: RoundId,
    form: Result<Posted, AppError>,
) -> Opened {
    open_by(&ctx, (office.person_id, office.role), cache, id, form?, lang.0).await
}

#[get("/jury/rounds/<id>/session")]
pub async fn for_chair(juror: Juror, ctx: Ctx, lang: Language, id: RoundId) -> Answer<RoundPage> {
    look(&ctx, (juror.person_id, juror.role), id, lang.0).await
}

#[post("/jury/rounds/<id>/session", data = "<form>")]
pub async fn open_as_chair(
    juror: Juror,
    ctx: Ctx,
    lang: Language,
    cache: &State<Cache>,
    id: RoundId,
    form: Result<Posted, AppError>,
) -> Opened {
    open_by(&ctx, (juror.person_id, juror.role), cache, id, form?, lang.0).await
}

/// Asks that the decisions become binding; does it at once where one person is enough.
#[post("/office/rounds/<id>/session/decide", data = "<form>")]
pub async fn decide(
    office: Office,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    id: RoundId,
    form: Result<Posted, AppError>,
) -> Opened {
    let form = form?;
    let reason = form.get("decide_reason");
    if !(1..=2000).contains(&reason.chars().count()) {
        let sent = Sent::wrong(form, "decide_reason", "session-decide-reason-missing");
        let page = page(&ctx, (office.person_id, office.role), id, (&sent.form, &sent.errors), lang.0).await?;
        return Ok(Err(again("session/round.html", page)));
    }
    let asked =
        actions::ask_to_decide(&ctx, office.person_id, id, (reason, form.get("shown")), settings.public_url()).await?;
    let said = if asked == Asked::Alone { "session-decided" } else { "session-decide-asked" };
    Ok(Ok(redirect(format!("/office/rounds/{id}/session")).success(said)))
}

/// Takes the binding force from decisions that something touches which came up later.
#[post("/office/rounds/<id>/session/suspend", data = "<form>")]
pub async fn suspend(office: Office, ctx: Ctx, lang: Language, id: RoundId, form: Result<Posted, AppError>) -> Opened {
    let form = form?;
    let reason = form.get("suspend_reason");
    if !(1..=2000).contains(&reason.chars().count()) {
        let sent = Sent::wrong(form, "suspend_reason", "session-annul-reason-missing");
        let page = page(&ctx, (office.person_id, office.role), id, (&sent.form, &sent.errors), lang.0).await?;
        return Ok(Err(again("session/round.html", page)));
    }
    actions::suspend(&ctx, office.person_id, id, reason).await?;
    Ok(Ok(redirect(format!("/office/rounds/{id}/session")).success("session-suspended")))
}

/// Another person of the office agrees.
#[post("/office/rounds/<id>/session/decide/confirm", data = "<form>")]
pub async fn confirm(office: Confirmer, ctx: Ctx, id: RoundId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    let approval = approvals::id_in(&form)?;
    let page = redirect(office.onward(format!("/office/rounds/{id}/session")));
    match actions::confirm_decide(&ctx, office.person_id, id, (approval, form.get("shown"))).await? {
        true => Ok(page.success("session-decided")),
        false => Ok(page.with("warning", "session-decide-changed", "")),
    }
}

//! Motions and votes, from forms.

use rocket::http::Status;
use rocket::{get, post};
use serde::Serialize;

use crate::contest::prizes::model::SpecialPrize;
use crate::contest::prizes::store as prizes;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Choice as Option_, Errors, Field, FieldError, FieldKind, Language, Link, Page, Posted, Query, Redirected,
};
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::{MeetingId, MotionId};
use crate::key;
use crate::link;

use super::super::actions::{self, Close, Closed, Proposal, Proposed};
use super::super::forms;
use super::super::known::Known;
use super::super::model::motion::{Ballot, Counts, MotionKind};
use super::super::refusal::Refusal;
use super::super::state::MeetingState;
use super::super::view::Head;
use super::device::Device;
use super::pages::{RoomPage, room_page};
use super::sent::{Sent, Taken, again};

/// The ways to a new motion.
pub fn kinds(id: MeetingId, lang: Lang) -> Vec<Link> {
    let link = |kind: &MotionKind| {
        Link::new(
            link!("/jury/meetings/{meeting}/motions/new?kind={kind}", meeting = id, kind),
            say(lang, &format!("meeting-move-{kind}")),
        )
    };
    MotionKind::ALL.iter().map(link).collect()
}

#[derive(Serialize)]
pub struct MotionPage {
    head: Head,
    kind: MotionKind,
    key: uuid::Uuid,
    fields: Vec<Field>,
    /// Why each entry, where several share a place.
    own: Vec<Field>,
    /// Whether several are chosen.
    shared: bool,
    /// Who is outside for the entry that is called up, and has no vote on another one either.
    outside: Vec<String>,
    errors: Vec<FieldError>,
    /// Which rule of the meeting stands in the way: what was typed is still there.
    refused: Option<String>,
}

async fn special_prizes(ctx: &Ctx, room: &MeetingState) -> Result<Vec<SpecialPrize>> {
    prizes::special_prizes(&mut ctx.db.read().await?, room.round.round.edition_id).await
}

fn page(
    known: &Known,
    prizes: &[SpecialPrize],
    typed: &Posted,
    errors: &Errors,
    lang: Lang,
    at: &Device<'_>,
) -> MotionPage {
    let room = &known.room;
    let kind = typed.get("kind").parse().unwrap_or(MotionKind::Other);
    let here = room.current().map(|item| item.nomination_id.to_string());
    let said = |kind, name: &str| Field::said(lang, kind, "meeting", name).value(typed.get(name)).check(errors, lang);
    let nobody = || Option_::new("", "–");
    let entries = room.agenda.iter().filter(|item| known.may_see(item.nomination_id));
    let mut entries: Vec<Option_> = entries.map(|item| Option_::new(item.nomination_id, &item.title)).collect();
    let places: Vec<Option_> = room.places.keys().map(|place| Option_::new(place, format!("{place}."))).collect();
    let chosen: Vec<String> =
        if typed.has("key") { typed.all("entries").map(str::to_owned).collect() } else { here.into_iter().collect() };
    // Who was found by the name, where it is moved again.
    let found = room.beside.iter().filter(|entry| chosen.contains(&entry.nomination_id.to_string()));
    entries.extend(found.map(|entry| Option_::new(entry.nomination_id, &entry.nominee_name)));
    let one_entry = |optional: bool| {
        let mut field = said(FieldKind::Select, "entries").value(chosen.first().cloned().unwrap_or_default());
        field.label = say(lang, key!("meeting-entry"));
        field.hint = None;
        let options = std::iter::once(nobody()).chain(entries.clone()).collect();
        if optional { field.options(options).optional() } else { field.options(options) }
    };
    let mut fields = Vec::new();
    match kind {
        MotionKind::Place => {
            fields.push(said(FieldKind::Select, "place").options(places));
            let mut field = said(FieldKind::Checkboxes, "entries").options(entries);
            field.values = chosen.clone();
            fields.push(field);
            fields.push(said(FieldKind::Text, "amount").optional());
        }
        MotionKind::SpecialPrize => {
            if !prizes.is_empty() {
                let known = prizes.iter().map(|p| Option_::new(p.special_prize_id, p.label.said(lang)));
                fields.push(
                    said(FieldKind::Select, "special_prize")
                        .options(std::iter::once(nobody()).chain(known).collect())
                        .optional(),
                );
            }
            let name = said(FieldKind::Text, "prize_name");
            fields.push(if prizes.is_empty() { name } else { name.optional() });
            let mut entry = one_entry(true);
            // It may well go to somebody who is no entry.
            if !typed.has("key") {
                entry.value.clear();
            }
            let mut amount = said(FieldKind::Text, "amount").optional();
            amount.hint = (!prizes.is_empty()).then(|| say(lang, key!("meeting-amount-of-call")));
            fields.extend([entry, said(FieldKind::Text, "person_name").optional(), amount]);
        }
        MotionKind::NotAwarded => {
            fields.push(said(FieldKind::Select, "place").options(std::iter::once(nobody()).chain(places).collect()));
            fields.push(said(FieldKind::Text, "prize_name").optional());
        }
        MotionKind::Deferred => {
            fields.push(one_entry(true));
            let mut place = said(FieldKind::Select, "place").options(std::iter::once(nobody()).chain(places).collect());
            place.hint = Some(say(lang, key!("meeting-place-deferred-hint")));
            fields.push(place.optional());
        }
        MotionKind::Split => {
            for (place, amount) in &room.places {
                let name = format!("amount_{place}");
                let mut args = Args::new();
                args.set("place", *place);
                let label = t(lang, key!("meeting-amount-of"), Some(&args));
                let known = amount.map_or_else(String::new, |cents| format!("{},{:02}", cents / 100, cents % 100));
                let value = if typed.has("key") { typed.get(&name).to_owned() } else { known };
                fields.push(Field::new(FieldKind::Text, name, label).value(value).check(errors, lang));
            }
        }
        MotionKind::Other => fields.push(one_entry(true)),
    }
    let wording = said(FieldKind::Textarea, "wording").rows(2).max_chars(Some(1000));
    fields.push(if kind == MotionKind::Other { wording } else { wording.optional() });
    let reason = said(FieldKind::Textarea, "reason").rows(4).max_chars(Some(4000));
    let is_free = matches!(kind, MotionKind::Other | MotionKind::Split);
    fields.push(if is_free { reason.optional() } else { reason });
    if kind == MotionKind::Place {
        fields.push(said(FieldKind::Textarea, "order_reason").rows(3).max_chars(Some(4000)).optional());
    }
    let movers = room.list.iter().filter(|one| one.is_present()).map(|one| Option_::new(one.attendance_id, &one.name));
    fields.push(
        said(FieldKind::Select, "moved_by").options(std::iter::once(nobody()).chain(movers).collect()).optional(),
    );
    fields.push(ballot_field(known, typed, errors, lang, at.secret_least));
    let sharing = room.agenda.iter().filter(|item| kind == MotionKind::Place && known.may_see(item.nomination_id));
    let own = sharing.map(|item| {
        let name = forms::reason_of(item.nomination_id);
        let mut args = Args::new();
        args.set("number", value(item.receipt_number.as_str()));
        let field = Field::new(FieldKind::Textarea, &name, t(lang, key!("meeting-reason-of"), Some(&args)));
        field.hint(&item.title).value(typed.get(&name)).optional().rows(3).max_chars(Some(4000)).check(errors, lang)
    });
    let own: Vec<Field> = own.collect();
    let out = room.outside();
    let outside = room.list.iter().filter(|one| out.contains(&one.attendance_id)).map(|one| one.name.clone());
    let asked: Vec<Field> = fields.iter().chain(&own).cloned().collect();
    MotionPage {
        head: Head::of(known, "", lang),
        kind,
        shared: chosen.len() > 1,
        outside: outside.collect(),
        own,
        key: typed.parse("key").unwrap_or_else(|| at.ctx.random.uuid(at.ctx.now)),
        errors: errors.summary(&asked),
        fields,
        refused: None,
    }
}

type Moved = Result<Result<Redirected, Page<MotionPage>>>;

/// The form with what was typed, where a rule of the meeting refuses it: another entry was called up meanwhile, say.
async fn refused(at: &Device<'_>, id: MeetingId, error: AppError, (form, lang): (&Posted, Lang)) -> Moved {
    let AppError::Refused(_) = error else { return Err(error) };
    let known = at.enter(id).await?;
    let prizes = special_prizes(&at.ctx, &known.room).await?;
    let page = page(&known, &prizes, form, &Errors::default(), lang, at);
    let page = MotionPage { refused: Some(say(lang, error.key())), ..page };
    Ok(Err(Page::new("outcome/meeting/motion.html", page).status(Status::Conflict)))
}

/// Openly or secretly; only openly where so few may vote that a secret vote would be none.
fn ballot_field(known: &Known, typed: &Posted, errors: &Errors, lang: Lang, secret_least: i64) -> Field {
    let enough = known.voting.len() as i64 >= secret_least;
    let ballots = Ballot::ALL.iter().filter(|ballot| enough || **ballot == Ballot::Open);
    let options = ballots.map(|ballot| Option_::new(ballot, say(lang, &format!("meeting-ballot-{ballot}")))).collect();
    let ballot = if typed.get("ballot").is_empty() { "open" } else { typed.get("ballot") };
    let mut field = Field::said(lang, FieldKind::Radio, "meeting", "ballot").value(ballot).options(options);
    let mut args = Args::new();
    args.set("least", secret_least);
    field.hint = Some(t(
        lang,
        if enough { key!("meeting-ballot-secret-from") } else { key!("meeting-ballot-too-few") },
        Some(&args),
    ));
    field.check(errors, lang)
}

#[get("/jury/meetings/<id>/motions/new")]
pub async fn new_motion(at: Device<'_>, lang: Language, id: MeetingId, query: Query) -> Answer<MotionPage> {
    let known = at.conducts(id).await?;
    let prizes = special_prizes(&at.ctx, &known.room).await?;
    let page = page(&known, &prizes, &Posted(query), &Errors::default(), lang.0, &at);
    Ok(Page::new("outcome/meeting/motion.html", page))
}

#[post("/jury/meetings/<id>/motions", data = "<form>")]
pub async fn propose_motion(at: Device<'_>, lang: Language, id: MeetingId, form: Posted) -> Moved {
    let known = at.enter(id).await?;
    if let Err(error) = known.seat.conducts() {
        return refused(&at, id, error, (&form, lang.0)).await;
    }
    if !form.get("kind").is_empty() && form.parse::<MotionKind>("kind").is_none() {
        return Err(AppError::Bad(key!("error-bad-request")));
    }
    let prizes = special_prizes(&at.ctx, &known.room).await?;
    let (proposal, errors) = forms::proposal(&form, &known.room, &prizes, at.secret_least);
    moves(&at, &known, &prizes, &proposal, errors, (form, lang.0)).await
}

/// Moves an annulled motion again: as it was, where nothing has to be asked.
#[post("/jury/meetings/<id>/motions/<motion>/again", data = "<_form>")]
pub async fn move_again(at: Device<'_>, lang: Language, id: MeetingId, motion: MotionId, _form: Posted) -> Moved {
    let known = at.conducts(id).await?;
    known.room.motion(motion).ok_or(AppError::NotFound)?;
    if known.is_withheld(motion) {
        return Err(Refusal::Outside.into());
    }
    let proposal = actions::again(&known.room, motion, at.secret_least);
    let proposal = proposal.ok_or(Refusal::NotAnnulled)?;
    let prizes = special_prizes(&at.ctx, &known.room).await?;
    let typed = forms::typed(&proposal);
    moves(&at, &known, &prizes, &proposal, Errors::default(), (typed, lang.0)).await
}

/// Moves something, or shows the form again with what is missing.
async fn moves(
    at: &Device<'_>,
    known: &Known,
    prizes: &[SpecialPrize],
    proposal: &Proposal,
    mut errors: Errors,
    (form, lang): (Posted, Lang),
) -> Moved {
    let id = known.room.id();
    let mut inside = Vec::new();
    if errors.is_empty() {
        let proposed = match actions::propose(&at.ctx, at.who, id, proposal).await {
            Err(error) => return refused(at, id, error, (&form, lang)).await,
            Ok(proposed) => proposed,
        };
        match proposed {
            Proposed::Done => return Ok(Ok(at.back(id, &form).await?)),
            Proposed::ReasonNeeded => errors.add("order_reason", key!("meeting-order-differs")),
            Proposed::TooFew => errors.add("ballot", key!("meeting-secret-too-few")),
            Proposed::Crowded(why) => {
                let is_shared = matches!(why, Refusal::ChairChooses | Refusal::LotChooses);
                errors.add(if is_shared { "entries" } else { "place" }, why.key());
            }
            Proposed::StillInside(names) => {
                errors.add("have_left", key!("meeting-still-inside"));
                inside = names;
            }
        }
    }
    let mut page = page(known, prizes, &form, &errors, lang, at);
    if !inside.is_empty() {
        let mut args = Args::new();
        args.set("n", inside.len() as i64);
        args.set("names", value(inside.join(", ")));
        let label = t(lang, key!("meeting-have-left"), Some(&args));
        page.fields.push(Field::new(FieldKind::Checkbox, "have_left", label).check(&errors, lang));
        page.errors = errors.summary(&page.fields);
    }
    Ok(Err(Page::new("outcome/meeting/motion.html", page).status(Status::UnprocessableEntity)))
}

#[post("/jury/meetings/<id>/motions/<motion>/count", data = "<form>")]
pub async fn count(at: Device<'_>, lang: Language, id: MeetingId, motion: MotionId, form: Posted) -> Taken<Counted> {
    let known = at.conducts(id).await?;
    let mut errors = Errors::default();
    // Whoever sends no field at all counts nobody; whoever empties one is asked.
    let mut number = |name: &str| if form.has(name) { form.whole(name, 0..=1000, &mut errors).unwrap_or(0) } else { 0 };
    let counts = Counts { yes: number("yes"), no: number("no"), abstained: number("abstained") };
    if errors.is_empty() {
        match actions::count(&at.ctx, at.who, id, motion, counts, how(&at, &form)).await? {
            Closed::Impossible => errors.add("yes", key!("meeting-counts-wrong")),
            closed => {
                let done = closes(&at, (id, motion), closed, ("count", &form), lang.0).await?;
                return Ok(done.map_err(|page| page.map(|page| Counted::Alike(Box::new(page)))));
            }
        }
    }
    let page = room_page(&at, &known, &Sent::new(form, errors), lang.0);
    Ok(Err(again("outcome/meeting/room.html", Counted::Room(Box::new(page)))))
}

/// What a count leads back to.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Counted {
    Alike(Box<AlikePage>),
    Room(Box<RoomPage>),
}

#[post("/jury/meetings/<id>/motions/<motion>/close", data = "<form>")]
pub async fn close(
    at: Device<'_>,
    lang: Language,
    id: MeetingId,
    motion: MotionId,
    form: Posted,
) -> Result<Result<Redirected, Page<AlikePage>>> {
    let closed = actions::close(&at.ctx, at.who, id, motion, how(&at, &form)).await?;
    closes(&at, (id, motion), closed, ("close", &form), lang.0).await
}

/// Asks whether a result shall be found that tells everybody's choice. It does not say which result.
#[derive(Serialize)]
pub struct AlikePage {
    head: Head,
    number: i64,
    wording: String,
    motion_id: MotionId,
    verb: &'static str,
    /// What was typed, to be sent again.
    fields: Vec<(&'static str, String)>,
}

fn how(at: &Device<'_>, form: &Posted) -> Close {
    Close { secret_least: at.secret_least, unanimous: form.get("unanimous") == "yes" }
}

async fn closes(
    at: &Device<'_>,
    (id, motion): (MeetingId, MotionId),
    closed: Closed,
    (verb, form): (&'static str, &Posted),
    lang: Lang,
) -> Result<Result<Redirected, Page<AlikePage>>> {
    if closed == Closed::Done {
        return Ok(Ok(at.back(id, form).await?));
    }
    let known = at.enter(id).await?;
    let motion = known.room.motion(motion).ok_or(AppError::NotFound)?;
    let sent = ["yes", "no", "abstained", "back"].into_iter().filter(|name| form.has(name));
    let page = AlikePage {
        head: Head::of(&known, "", lang),
        number: motion.number,
        wording: motion.wording.clone(),
        motion_id: motion.motion_id,
        verb,
        fields: sent.map(|name| (name, form.get(name).to_owned())).collect(),
    };
    Ok(Err(Page::new("outcome/meeting/alike.html", page).status(Status::UnprocessableEntity)))
}

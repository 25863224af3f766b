//! `/office/editions/<id>/publication`: see exactly what will be public, ask, confirm, hold back; pictures.

use rocket::http::{ContentType, Status};
use rocket::{Either, Route, State, get, post, routes};
use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::contest::nominations::answers::Questionnaire;
use crate::contest::prizes::model::{Ceremony, Edition, Laureate, Touched};
use crate::contest::prizes::{self, store as editions};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Errors, Field, FieldError, FieldKind, Language, Link, Office, PICTURE_LIMIT, Page, Posted, Redirected,
    Role, Upload, redirect,
};
use crate::i18n::{Lang, say};
use crate::ids::{EditionId, LaureateId, PersonId};
use crate::key;
use crate::link;
use crate::outcome::meeting::later;
use crate::people::approvals::{self, Act, Confirmer, Granted, OfficeOrApprover, Panel, digest};

use super::actions::{self, More, Outcome};
use super::decided::decided;
use super::naming;
use super::page::{EntryCard, Honoured, facts};
use super::refusal::Obstacle;
use super::store::{self, Listed, PictureHead};

pub(super) fn routes() -> Vec<Route> {
    routes![publication, publish, confirm_publish, hold_back, picture_form, set_picture, remove_picture, image]
}

/// The longest reason and the longest description of a picture.
const REASON: usize = 2000;
const ALT: usize = 300;

type Next<T> = Result<Either<Redirected, Page<T>>>;

/// Where a result stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Stage {
    /// It cannot be confirmed; `obstacle` says why.
    Blocked,
    /// Decided; two people have to agree.
    Ready,
    /// Confirmed: it waits for the ceremony.
    Waiting,
    /// Confirmed, and something came up: it waits for two people.
    Stopped,
    Public,
}

impl Obstacle {
    /// The page on which the office gets on.
    fn way(self, id: EditionId, lang: Lang) -> Link {
        let (path, key) = match self {
            Self::Undecided | Self::NothingDecided | Self::Touched => {
                (link!("/office/editions/{edition}/rounds", edition = id), key!("edition-tab-rounds"))
            }
            Self::NotPublished | Self::NoCeremony | Self::Confirmed => {
                (link!("/office/editions/{edition}", edition = id), key!("edition-tab-call"))
            }
        };
        Link::new(path, say(lang, key))
    }
}

/// A laureate with the page for the picture.
#[derive(Serialize)]
struct LaureateLine {
    who: Honoured,
    picture: String,
}

/// Somebody who will be public, and the page for what they say about being named.
#[derive(Serialize)]
struct Candidate {
    who: Honoured,
    naming: String,
}

#[derive(Serialize)]
struct PublicationPage {
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    lead: String,
    base: String,
    stage: Stage,
    obstacle: Option<String>,
    /// What came up after the vote, where the result was confirmed already and the meeting can decide anew.
    touched: Option<String>,
    /// What came up since it was confirmed, and is settled by confirming it again.
    later: Option<Touched>,
    /// Where that is put right.
    way: Option<Link>,
    public_from: Option<WallTime>,
    /// When two people took back what had been public.
    withdrawn_at: Option<Timestamp>,
    /// By whom, and why.
    withdrawn: Option<Granted>,
    /// The ceremony has been: it is public as soon as it is confirmed.
    at_once: bool,
    /// The page that everybody sees, once it is public.
    public: String,
    /// What will be public.
    awards: Vec<Candidate>,
    /// It is confirmed, and may be once more, because of what has come since.
    more: Vec<More>,
    /// For which day it was confirmed, where the ceremony is on another one now.
    confirmed_for: Option<WallTime>,
    /// What will stand beside the laureates, or stands there.
    entries: Vec<EntryCard>,
    /// What everybody reads where nobody is honoured.
    nobody: String,
    panel: Option<Panel>,
    granted: Option<Granted>,
    rows: Vec<LaureateLine>,
    reason: Field,
    errors: Vec<FieldError>,
    is_stale: bool,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed<'a> {
    reason: &'a str,
    wrong: Errors,
    stale: bool,
}

impl PublicationPage {
    async fn load(ctx: &Ctx, (office, lang): (PersonId, Lang), id: EditionId, typed: Typed<'_>) -> Result<Page<Self>> {
        let mut conn = ctx.db.snapshot().await?;
        let edition = editions::edition(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        let prize = editions::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
        let outlook = actions::outlook(&mut conn, id, ctx.now).await?;
        let is_confirmed = edition.result_confirmed_at.is_some();
        let stage = match (&outlook, is_confirmed) {
            (_, true) if edition.shows_result(ctx.now) => Stage::Public,
            (_, true) if edition.is_stopped() => Stage::Stopped,
            (_, true) => Stage::Waiting,
            (Ok(_), false) => Stage::Ready,
            (Err(_), false) => Stage::Blocked,
        };
        let panel = match &outlook {
            Ok(outlook) => {
                Some(approvals::panel(&mut conn, ctx.now, office, Act::Publish, id.0, digest(outlook)).await?)
            }
            Err(_) => None,
        };
        let granted = if is_confirmed { approvals::granted(&mut conn, Act::Publish, id.0).await? } else { None };
        let withdrawn = match edition.taken_back() {
            Some(_) => approvals::granted(&mut conn, Act::Unpublish, id.0).await?,
            None => None,
        };
        let laureates = if is_confirmed { editions::laureates_of(&mut conn, &[id]).await? } else { Vec::new() };
        let pictures = store::pictures(&mut conn, id).await?;
        let decided = decided(&mut conn, id).await?;
        let to_nobody = decided.as_ref().is_some_and(|decided| decided.nobody);
        let awards = decided.map_or_else(Vec::new, |decided| decided.awards);
        let touched = later::warning(&mut conn, id, lang).await?;
        let later = edition.touched(&editions::touched::open_of(&mut conn, id).await?, lang);
        let form = Questionnaire::load(&mut conn, id).await?;
        drop(conn);
        let row = |laureate: &Laureate| LaureateLine {
            who: Honoured::in_office(laureate, &pictures, lang),
            picture: link!("/office/laureates/{laureate}/picture", laureate = laureate.laureate_id),
        };
        let card = |entry: Listed| {
            let facts = facts(&form, entry.category_id, entry.district.as_deref(), lang);
            EntryCard::new((entry.title, entry.nominee_name), facts, entry.summary, (entry.language, lang))
        };
        let reason = Field::said(lang, FieldKind::Textarea, "publication", "reason").optional();
        let reason = reason.rows(3).value(typed.reason).check(&typed.wrong, lang);
        let status = match (typed.stale, typed.wrong.is_empty()) {
            (true, _) => Status::Conflict,
            (false, false) => Status::UnprocessableEntity,
            (false, true) => Status::Ok,
        };
        let obstacle = outlook
            .as_ref()
            .err()
            .filter(|_| matches!(stage, Stage::Blocked | Stage::Stopped))
            .map(|reason| say(lang, reason.key()));
        let way = outlook
            .as_ref()
            .err()
            .filter(|_| matches!(stage, Stage::Blocked | Stage::Stopped))
            .map(|reason| reason.way(id, lang));
        let page = Self {
            crumbs: vec![
                Link::new(link!("/office"), say(lang, key!("nav-office"))),
                Link::new(link!("/office/editions/{edition}", edition = id), edition.title(&prize, lang)),
            ],
            tabs: prizes::tabs(id, "publication", lang),
            lead: say(lang, lead(&edition, ctx.now)),
            base: link!("/office/editions/{edition}/publication", edition = id),
            stage,
            obstacle,
            touched: touched.filter(|_| is_confirmed),
            more: match &outlook {
                Ok(outlook) if is_confirmed => outlook.more.clone(),
                _ => Vec::new(),
            },
            confirmed_for: edition.result_confirmed_for.filter(|_| edition.is_confirmed_for_another_day(ctx.now)),
            later,
            way,
            public_from: edition.turns_public_at(),
            withdrawn_at: edition.taken_back(),
            withdrawn,
            at_once: edition.turns_public_at().is_some_and(|at| at.begins() <= ctx.now),
            public: link!("/prizes/{key}/{year}/result", key = prize.key, year = edition.year),
            entries: outlook.map_or_else(|_| Vec::new(), |outlook| outlook.entries).into_iter().map(card).collect(),
            nobody: say(lang, if to_nobody { key!("archive-not-awarded") } else { key!("archive-undecided") }),
            awards: awards
                .iter()
                .map(|award| Candidate { who: Honoured::of_award(award, lang), naming: naming::path(id, award) })
                .collect(),
            panel,
            granted,
            rows: laureates.iter().map(row).collect(),
            errors: typed.wrong.summary(std::slice::from_ref(&reason)),
            reason,
            is_stale: typed.stale,
        };
        Ok(Page::new("outcome/publication/office.html", page).status(status))
    }
}

#[get("/office/editions/<id>/publication")]
async fn publication(office: Confirmer, id: EditionId, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    PublicationPage::load(&ctx, (office.person_id, lang.0), id, Typed::default()).await
}

#[post("/office/editions/<id>/publication", data = "<form>")]
async fn publish(
    office: Office,
    id: EditionId,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Next<impl Serialize> {
    let reason = form.get("reason");
    let mut typed = Typed { reason, ..Typed::default() };
    if reason.chars().count() > REASON {
        typed.wrong.add("reason", key!("field-too-long"));
    } else {
        let wish = (reason, form.get("shown"));
        match actions::publish(&ctx, office.person_id, id, wish, settings.public_url()).await? {
            Outcome::Done => return Ok(Either::Left(back(id, "publication-confirmed"))),
            Outcome::Asked => return Ok(Either::Left(back(id, "approvals-asked"))),
            Outcome::Changed => typed.stale = true,
        }
    }
    Ok(Either::Right(PublicationPage::load(&ctx, (office.person_id, lang.0), id, typed).await?))
}

#[post("/office/editions/<id>/publication/confirm", data = "<form>")]
async fn confirm_publish(
    office: Confirmer,
    id: EditionId,
    form: Posted,
    ctx: Ctx,
    lang: Language,
) -> Next<impl Serialize> {
    let approval = approvals::id_in(&form)?;
    match actions::confirm_publish(&ctx, office.person_id, id, approval, form.get("shown")).await? {
        Outcome::Done => Ok(Either::Left(redirect(office.onward(home(id))).success("publication-confirmed"))),
        _ => {
            let typed = Typed { stale: true, ..Typed::default() };
            Ok(Either::Right(PublicationPage::load(&ctx, (office.person_id, lang.0), id, typed).await?))
        }
    }
}

#[post("/office/editions/<id>/publication/hold", data = "<form>")]
async fn hold_back(office: Office, id: EditionId, form: Posted, ctx: Ctx, lang: Language) -> Next<impl Serialize> {
    let reason = form.get("reason");
    let mut typed = Typed { reason, ..Typed::default() };
    if reason.chars().count() > REASON {
        typed.wrong.add("reason", key!("field-too-long"));
        return Ok(Either::Right(PublicationPage::load(&ctx, (office.person_id, lang.0), id, typed).await?));
    }
    actions::hold_back(&ctx, office.person_id, id, reason).await?;
    Ok(Either::Left(back(id, "publication-held")))
}

/// What everybody knows at this moment, in one sentence.
fn lead(edition: &Edition, now: Timestamp) -> &'static str {
    match Ceremony::of(edition, now) {
        _ if edition.shows_result(now) => key!("publication-office-lead-public"),
        _ if edition.taken_back().is_some() => key!("publication-office-lead-taken-back"),
        _ if edition.is_stopped() => key!("publication-office-lead-stopped"),
        // The ceremony has been, but two people confirmed the result for a later day.
        Ceremony::Been(_) if edition.is_confirmed_for_another_day(now) => key!("publication-office-lead-stopped"),
        Ceremony::Been(_) => key!("publication-office-lead-been"),
        Ceremony::Ahead(_) | Ceremony::Open => key!("publication-office-lead"),
    }
}

fn home(id: EditionId) -> String {
    link!("/office/editions/{edition}/publication", edition = id)
}

fn back(id: EditionId, sentence: &str) -> Redirected {
    redirect(home(id)).success(sentence)
}

#[derive(Serialize)]
struct PicturePage {
    crumbs: Vec<Link>,
    name: String,
    /// The picture that is there, for the office alone until it is public.
    src: Option<String>,
    head_alt: String,
    action: String,
    /// Where two people take it out, once everybody sees it.
    hide: Option<String>,
    fields: Vec<Field>,
    errors: Vec<FieldError>,
}

impl PicturePage {
    async fn load(ctx: &Ctx, id: LaureateId, alt: Option<&str>, errors: &Errors, lang: Lang) -> Result<Self> {
        let (conn, now) = (&mut ctx.db.read().await?, ctx.now);
        let laureate = store::laureate(conn, id).await?.ok_or(AppError::NotFound)?;
        let edition = editions::edition(conn, laureate.edition_id).await?.ok_or(AppError::NotFound)?;
        let prize = editions::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
        let pictures = store::pictures(conn, laureate.edition_id).await?;
        let known: Option<&PictureHead> = pictures.iter().find(|picture| picture.laureate_id == id);
        let known_alt = known.map_or(String::new(), |picture| picture.alt.clone());
        let fields = vec![
            Field::said(lang, FieldKind::File, "publication", "file").check(errors, lang),
            Field::said(lang, FieldKind::Text, "publication", "alt")
                .value(alt.map_or(known_alt.clone(), str::to_owned))
                .max_chars(i64::try_from(ALT).ok())
                .check(errors, lang),
        ];
        Ok(Self {
            crumbs: vec![
                Link::new(link!("/office"), say(lang, key!("nav-office"))),
                Link::new(
                    link!("/office/editions/{edition}", edition = edition.edition_id),
                    edition.title(&prize, lang),
                ),
                Link::new(home(edition.edition_id), say(lang, key!("edition-tab-publication"))),
            ],
            name: laureate.name,
            src: known.map(|_| link!("/office/laureates/{laureate}/image", laureate = id)),
            head_alt: known_alt,
            action: link!("/office/laureates/{laureate}/picture", laureate = id),
            hide: (known.is_some_and(|picture| picture.confirmed) && edition.shows_result(now))
                .then(|| link!("/office/laureates/{laureate}/picture/hide", laureate = id)),
            errors: errors.summary(&fields),
            fields,
        })
    }
}

#[get("/office/laureates/<id>/picture")]
async fn picture_form(_office: Office, id: LaureateId, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let page = PicturePage::load(&ctx, id, None, &Errors::default(), lang.0).await?;
    Ok(Page::new("outcome/publication/picture.html", page))
}

#[post("/office/laureates/<id>/picture", data = "<form>")]
async fn set_picture(
    office: Office,
    id: LaureateId,
    form: Upload<{ PICTURE_LIMIT }>,
    ctx: Ctx,
    lang: Language,
) -> Next<impl Serialize> {
    let alt = form.fields.get("alt").replace('\n', " ");
    let mut errors = Errors::default();
    match alt.chars().count() {
        0 => errors.add("alt", key!("field-missing")),
        1..=ALT => {}
        _ => errors.add("alt", key!("field-too-long")),
    }
    if form.file.is_empty() {
        errors.add("file", key!("field-missing"));
    }
    if errors.is_empty() {
        match actions::set_picture(&ctx, office.person_id, id, (form.file, &alt)).await? {
            Ok(()) => {
                return Ok(Either::Left(
                    redirect(link!("/office/laureates/{laureate}/picture", laureate = id))
                        .success("publication-picture-set"),
                ));
            }
            Err(unfit) => errors.add("file", unfit.key()),
        }
    }
    let page = PicturePage::load(&ctx, id, Some(&alt), &errors, lang.0).await?;
    Ok(Either::Right(Page::new("outcome/publication/picture.html", page).status(Status::UnprocessableEntity)))
}

#[post("/office/laureates/<id>/picture/remove", data = "<_form>")]
async fn remove_picture(office: Office, id: LaureateId, _form: Posted, ctx: Ctx) -> Result<Redirected> {
    let edition = actions::remove_picture(&ctx, office.person_id, id).await?;
    Ok(back(edition, "publication-picture-removed"))
}

/// The picture before it is public, too: for the office, and for an approver while somebody asks for what shows it.
#[get("/office/laureates/<id>/image")]
async fn image(viewer: OfficeOrApprover, id: LaureateId, ctx: Ctx) -> Result<(ContentType, Vec<u8>)> {
    let mut conn = ctx.db.read().await?;
    let picture = store::picture(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    if viewer.role == Role::Approver {
        let pages = [home(picture.edition_id), link!("/office/laureates/{laureate}/picture/hide", laureate = id)];
        let mut is_asked = false;
        for page in &pages {
            is_asked |= approvals::store::is_asked_at(&mut conn, page, ctx.now, viewer.person_id, false).await?;
        }
        if !is_asked {
            return Err(AppError::NotFound);
        }
    }
    Ok((picture.kind.content_type(), picture.bytes))
}

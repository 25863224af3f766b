//! `/office/editions/<id>/letters`: one list of what was sent, failed, or never written; and each letter.

use rocket::http::Status as Http;
use rocket::{Route, State as Managed, get, post, routes};
use serde::Serialize;

use crate::action;
use crate::contest::prizes::model::{Edition, Touched};
use crate::contest::prizes::{self, store as editions};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Common, Result};
use crate::ground::files::Taker;
use crate::ground::web::{
    Answer, Errors, Field, FieldError, FieldKind, Language, Link, Office, Page, Pager, Posted, Query, Redirected,
    redirect,
};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{EditionId, LetterId};
use crate::key;
use crate::link;
use crate::outcome::publication;

use super::actions::Batch;
use super::actions::drafts;
use super::invitations::{self, Invitations};
use super::model::{Letter, Wording};
use super::refusal::Refusal;
use super::store::{self, LetterLine, State};
use super::{actions, model};

pub(super) fn routes() -> Vec<Route> {
    routes![
        list,
        prepare,
        review_all,
        print,
        mark_posted,
        take_posted_back,
        invite,
        print_invitations,
        mark_invitations_posted,
        letter,
        edit_letter,
        review
    ]
}

/// The longest subject and the longest text.
pub(super) const SUBJECT: usize = 200;
pub(super) const BODY: usize = 10_000;

/// What every page about the letters of an edition shows on top.
#[derive(Serialize)]
pub(super) struct Head {
    pub(super) crumbs: Vec<Link>,
    tabs: Vec<Link>,
    pub(super) base: String,
}

impl Head {
    pub(super) async fn load(conn: &mut Conn, id: EditionId, lang: Lang) -> Result<(Self, Edition)> {
        let edition = editions::edition(conn, id).await?.ok_or(AppError::NotFound)?;
        let prize = editions::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
        let crumbs = vec![
            Link::new(link!("/office"), say(lang, key!("nav-office"))),
            Link::new(link!("/office/editions/{edition}", edition = id), edition.title(&prize, lang)),
        ];
        let base = link!("/office/editions/{edition}/letters", edition = id);
        Ok((Self { crumbs, tabs: prizes::tabs(id, "letters", lang), base }, edition))
    }
}

#[derive(Serialize)]
struct ListPage {
    #[serde(flatten)]
    head: Head,
    /// The jury's decisions are binding: there is something to write.
    is_decided: bool,
    may_leave: bool,
    invitations: Invitations,
    /// What touches the confirmed result.
    touched: Option<Touched>,
    /// Letters that say what the jury decided before.
    older: i64,
    /// Why letters do not leave yet.
    embargo: Option<String>,
    states: Vec<Link>,
    state: Option<State>,
    rows: Vec<LetterLine>,
    drafts: i64,
    /// Which drafts somebody finds right who has seen this page.
    seen: String,
    reviewed: i64,
    paper: i64,
    /// How many were noted as posted.
    posted: i64,
    /// Letters that were sent and have not left: how many, and until when they certainly do not.
    waiting: i64,
    held: Option<String>,
    /// Whether any letter was written.
    is_begun: bool,
    pager: Pager,
}

#[get("/office/editions/<id>/letters")]
async fn list(
    _office: Office,
    id: EditionId,
    query: Query,
    ctx: Ctx,
    settings: &Managed<Settings>,
    lang: Language,
) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let (head, edition) = Head::load(&mut conn, id, lang.0).await?;
    let decided = publication::decided(&mut conn, id).await?;
    let older = match &decided {
        Some(decided) => store::older(&mut conn, id, decided.decided_at).await?,
        None => 0,
    };
    let counts = store::counts(&mut conn, id).await?;
    let count = |state: Option<State>| -> i64 {
        counts.iter().filter(|(found, _)| state.is_none_or(|state| state == *found)).map(|(_, n)| n).sum()
    };
    let state = query.parse::<State>("state");
    let address = |state: Option<State>| match state {
        Some(state) => format!("{}?state={state}", head.base),
        None => head.base.clone(),
    };
    let tab = |of: Option<State>| Link {
        current: of == state,
        count: Some(count(of)),
        ..Link::new(address(of), say(lang.0, &format!("letters-tab-{}", of.map_or("all", State::as_str))))
    };
    let shown = State::ALL.iter().copied().filter(|of| count(Some(*of)) > 0 || Some(*of) == state);
    let states = std::iter::once(None).chain(shown.map(Some)).map(tab).collect();
    let pager = Pager::new(query.parse("page").unwrap_or(1), count(state), |n| {
        let address = address(state);
        format!("{address}{}page={n}", if address.contains('?') { '&' } else { '?' })
    });
    let rows = store::list(&mut conn, id, state, (Pager::SIZE, pager.offset())).await?;
    let may_leave = edition.opened_at.is_some() && edition.shows_result(ctx.now) && !edition.is_touched();
    let waiting = publication::store::waiting(&mut conn, id).await?;
    let invitations = invitations::standing(&mut conn, &edition, (ctx.now, settings.public_url()), lang.0).await?;
    let of_results = |all: i64, invitations: usize| all - i64::try_from(invitations).unwrap_or(all);
    let page = ListPage {
        is_decided: decided.is_some(),
        may_leave,
        touched: edition.touched(&editions::touched::open_of(&mut conn, id).await?, lang.0),
        older,
        embargo: (!may_leave).then(|| embargo(&edition, lang.0)),
        states,
        state,
        rows,
        drafts: count(Some(State::Draft)),
        seen: model::seen(store::drafts(&mut conn, id).await?),
        reviewed: of_results(count(Some(State::Reviewed)), invitations.to_send),
        paper: of_results(count(Some(State::Paper)), invitations.to_print),
        posted: count(Some(State::Posted)),
        waiting: waiting.n,
        held: waiting.until.filter(|until| ctx.now < *until).map(|until| Writes(lang.0).datetime(until.in_dortmund())),
        is_begun: store::is_begun(&mut conn, id).await?,
        invitations,
        pager,
        head,
    };
    Ok(Page::new("outcome/letters/list.html", page))
}

fn embargo(edition: &Edition, lang: Lang) -> String {
    if edition.taken_back().is_some() {
        return say(lang, key!("letters-embargo-taken-back"));
    }
    if edition.is_stopped() {
        return say(lang, key!("letters-embargo-stopped"));
    }
    if edition.is_touched() {
        return say(lang, key!("letters-embargo-touched"));
    }
    let is_confirmed = edition.result_confirmed_at.is_some();
    let at = if is_confirmed { edition.turns_public_at() } else { edition.ceremony_at };
    let Some(at) = at else { return say(lang, key!("letters-embargo-no-date")) };
    let mut args = Args::new();
    args.set("date", Writes(lang).datetime(at.naive()));
    let key = if is_confirmed { key!("letters-embargo-until") } else { key!("letters-embargo-held") };
    t(lang, key, Some(&args))
}

#[post("/office/editions/<id>/letters/prepare", data = "<_form>")]
async fn prepare(
    office: Office,
    id: EditionId,
    _form: Posted,
    ctx: Ctx,
    settings: &Managed<Settings>,
) -> Result<Redirected> {
    let drafts = actions::prepare(&ctx, office.person_id, id, settings.public_url()).await?;
    Ok(redirect(link!("/office/editions/{edition}/letters", edition = id)).with("success", "letters-prepared", drafts))
}

#[post("/office/editions/<id>/letters/review", data = "<form>")]
async fn review_all(office: Office, id: EditionId, form: Posted, ctx: Ctx) -> Result<Redirected> {
    let reviewed = actions::review_all(&ctx, office.person_id, id, form.get("seen")).await?;
    Ok(redirect(link!("/office/editions/{edition}/letters", edition = id)).with(
        "success",
        "letters-reviewed",
        reviewed,
    ))
}

#[post("/office/editions/<id>/letters/posted", data = "<form>")]
async fn mark_posted(office: Office, id: EditionId, form: Posted, ctx: Ctx) -> Result<Redirected> {
    let posted = actions::mark_posted(&ctx, office.person_id, id, (form.get("seen"), Batch::Results)).await?;
    Ok(redirect(link!("/office/editions/{edition}/letters", edition = id)).with("success", "letters-posted", posted))
}

#[post("/office/editions/<id>/letters/posted/back", data = "<_form>")]
async fn take_posted_back(office: Office, id: EditionId, _form: Posted, ctx: Ctx) -> Result<Redirected> {
    let n = actions::take_posted_back(&ctx, office.person_id, id).await?;
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    Ok(redirect(link!("/office/editions/{edition}/letters", edition = id)).with(
        "success",
        key!("letters-not-posted"),
        n,
    ))
}

/// Drafts invitations for the groups that are ticked.
#[post("/office/editions/<id>/letters/invite", data = "<form>")]
async fn invite(
    office: Office,
    id: EditionId,
    form: Posted,
    ctx: Ctx,
    settings: &Managed<Settings>,
) -> Result<Redirected> {
    let is_ticked = |kind: &model::LetterKind| form.all("groups").any(|group| group == kind.as_str());
    let groups: Vec<model::LetterKind> = model::LetterKind::GUESTS.into_iter().filter(is_ticked).collect();
    let drafts = actions::invite(&ctx, office.person_id, id, &groups, settings.public_url()).await?;
    Ok(redirect(link!("/office/editions/{edition}/letters", edition = id)).with(
        "success",
        "invitations-prepared",
        drafts,
    ))
}

#[post("/office/editions/<id>/letters/invitations/posted", data = "<form>")]
async fn mark_invitations_posted(office: Office, id: EditionId, form: Posted, ctx: Ctx) -> Result<Redirected> {
    let posted = actions::mark_posted(&ctx, office.person_id, id, (form.get("seen"), Batch::Invitations)).await?;
    Ok(redirect(link!("/office/editions/{edition}/letters", edition = id)).with(
        "success",
        "invitations-posted",
        posted,
    ))
}

#[derive(Serialize)]
struct PrintPage {
    #[serde(flatten)]
    head: Head,
    papers: Vec<Paper>,
    /// Why none is printed although some are reviewed.
    refusal: Option<String>,
    /// Where whoever reads a letter can ask.
    contact: String,
    /// Which letters somebody posts who has printed this page.
    seen: String,
    may_leave: bool,
    /// Where that is noted.
    posted: String,
}

/// A letter with what stands around its words on paper, in its own language.
#[derive(Serialize)]
struct Paper {
    letter: Letter,
    date: String,
    /// Who writes.
    greeting: String,
}

#[get("/office/editions/<id>/letters/print")]
async fn print(taker: Taker, id: EditionId, ctx: Ctx, lang: Language) -> Answer<PrintPage> {
    printed(&ctx, taker, (id, Batch::Results), lang.0).await
}

#[get("/office/editions/<id>/letters/invitations/print")]
async fn print_invitations(taker: Taker, id: EditionId, ctx: Ctx, lang: Language) -> Answer<PrintPage> {
    printed(&ctx, taker, (id, Batch::Invitations), lang.0).await
}

async fn printed(ctx: &Ctx, taker: Taker, (id, batch): (EditionId, Batch), lang: Lang) -> Answer<PrintPage> {
    let mut conn = ctx.db.read().await?;
    let (mut head, edition) = Head::load(&mut conn, id, lang).await?;
    head.crumbs.push(Link::new(&head.base, say(lang, key!("edition-tab-letters"))));
    let mut letters = actions::reviewed(&mut conn, id, batch).await?;
    letters.retain(|letter| letter.email.is_none());
    let stands = match publication::decided(&mut conn, id).await? {
        Some(decided) => actions::say_what_stands(&mut conn, id, (&letters, batch), decided.decided_at).await,
        None => Err(Refusal::Undecided.into()),
    };
    let refusal = match stands {
        Ok(()) => None,
        Err(error @ AppError::Refused(_)) => Some(error.key()),
        Err(error) => return Err(error),
    };
    let refusal = refusal.or(match batch {
        Batch::Results => None,
        Batch::Invitations => invitations::open(&edition, ctx.now).err().map(Refusal::key),
    });
    if refusal.is_some() {
        letters.clear();
    }
    let refusal = refusal.map(|key| say(lang, key));
    let seen = model::seen(letters.iter().map(|letter| (letter.letter_id, letter.version)).collect());
    let paper = |letter: Letter| Paper {
        date: Writes(letter.language).date(ctx.now.in_dortmund().date()),
        greeting: say(letter.language, key!("mail-greeting")),
        letter,
    };
    let papers: Vec<Paper> = letters.into_iter().map(paper).collect();
    drop(conn);
    if !papers.is_empty() {
        taker.prints(ctx, ("edition", id.0), "letters", papers.len()).await?;
    }
    let (may_leave, posted) = match batch {
        Batch::Results => (
            edition.opened_at.is_some() && edition.shows_result(ctx.now),
            action!("/office/editions/{edition}/letters/posted", edition = id),
        ),
        Batch::Invitations => (
            invitations::open(&edition, ctx.now).is_ok(),
            action!("/office/editions/{edition}/letters/invitations/posted", edition = id),
        ),
    };
    let contact = edition.contact;
    Ok(Page::new("outcome/letters/print.html", PrintPage { head, papers, refusal, contact, seen, may_leave, posted }))
}

#[derive(Serialize)]
struct LetterPage {
    #[serde(flatten)]
    head: Head,
    letter: Letter,
    title: String,
    /// What lacks a value, in words.
    gaps: Vec<String>,
    /// How it would be drafted now, where it is not up to date any more.
    fresh: Option<Wording>,
    can_edit: bool,
    can_review: bool,
    fields: Vec<Field>,
    errors: Vec<FieldError>,
    is_stale: bool,
}

impl LetterPage {
    async fn load(
        (ctx, settings): (&Ctx, &Settings),
        id: LetterId,
        typed: Option<&Wording>,
        errors: &Errors,
        lang: Lang,
    ) -> Result<Self> {
        let mut conn = ctx.db.read().await?;
        let letter = store::find(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        let fresh = match letter.outdated {
            true => drafts::fresh(&mut conn, &letter, settings.public_url()).await?,
            false => None,
        };
        let (mut head, _) = Head::load(&mut conn, letter.edition_id, lang).await?;
        head.crumbs.push(Link::new(&head.base, say(lang, key!("edition-tab-letters"))));
        let words = typed.cloned().unwrap_or_else(|| letter.wording());
        let fields = wording_fields(&words, errors, lang);
        let mut args = Args::new();
        args.set("name", value(letter.name.as_str()));
        Ok(Self {
            title: t(lang, key!("letters-to"), Some(&args)),
            gaps: letter.gaps.iter().map(|name| gap(name, letter.kind, lang)).collect(),
            can_edit: letter.edit().is_ok(),
            can_review: letter.review().is_ok(),
            errors: errors.summary(&fields),
            fields,
            is_stale: false,
            fresh,
            letter,
            head,
        })
    }
}

/// A placeholder with what it stands for: "{ort} (Ort der Preisverleihung)".
pub(super) fn placeholder(name: &str, lang: Lang) -> String {
    format!("{{{name}}} ({})", say(lang, &format!("letters-placeholder-{name}")))
}

/// What lacks a value in a letter: a placeholder, or what somebody has typed that is none.
fn gap(name: &str, kind: model::LetterKind, lang: Lang) -> String {
    if kind.placeholders().contains(&name) {
        return placeholder(name, lang);
    }
    let mut args = Args::new();
    args.set("text", value(format!("{{{}}}", name.chars().take(model::LONGEST).collect::<String>())));
    t(lang, key!("letters-gap-unknown"), Some(&args))
}

/// Subject and text.
pub(super) fn wording_fields(words: &Wording, errors: &Errors, lang: Lang) -> Vec<Field> {
    let said = |kind, name| Field::said(lang, kind, "letters", name);
    let most = |n: usize| i64::try_from(n).ok();
    vec![
        said(FieldKind::Text, "subject").value(&words.subject).max_chars(most(SUBJECT)).check(errors, lang),
        said(FieldKind::Textarea, "body").value(&words.body).max_chars(most(BODY)).rows(16).check(errors, lang),
    ]
}

/// What was typed as a letter's words, with what is wrong with them.
pub(super) fn wording(form: &Posted) -> (Wording, Errors) {
    let words = Wording { subject: form.get("subject").replace('\n', " "), body: form.get("body").to_owned() };
    let mut errors = Errors::default();
    for (name, text, most) in [("subject", &words.subject, SUBJECT), ("body", &words.body, BODY)] {
        match text.chars().count() {
            0 => errors.add(name, key!("field-missing")),
            n if n > most => errors.add(name, key!("field-too-long")),
            _ => {}
        }
    }
    (words, errors)
}

#[get("/office/letters/<id>")]
async fn letter(
    _office: Office,
    id: LetterId,
    ctx: Ctx,
    settings: &Managed<Settings>,
    lang: Language,
) -> Answer<impl Serialize> {
    let page = LetterPage::load((&ctx, settings), id, None, &Errors::default(), lang.0).await?;
    Ok(Page::new("outcome/letters/letter.html", page))
}

#[post("/office/letters/<id>", data = "<form>")]
async fn edit_letter(
    office: Office,
    id: LetterId,
    form: Posted,
    ctx: Ctx,
    settings: &Managed<Settings>,
    lang: Language,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    let (words, errors) = wording(&form);
    let version = form.parse("version").unwrap_or(0);
    if !errors.is_empty() {
        let mut page = LetterPage::load((&ctx, settings), id, Some(&words), &errors, lang.0).await?;
        page.letter.version = version;
        return Ok(Err(Page::new("outcome/letters/letter.html", page).status(Http::UnprocessableEntity)));
    }
    match actions::edit(&ctx, office.person_id, (id, version), &words).await {
        Ok(()) => Ok(Ok(redirect(link!("/office/letters/{letter}", letter = id)).success("letters-edited"))),
        Err(error) if error.is(Common::ChangedMeanwhile) => {
            let mut page = LetterPage::load((&ctx, settings), id, Some(&words), &errors, lang.0).await?;
            page.is_stale = true;
            Ok(Err(Page::new("outcome/letters/letter.html", page).status(Http::Conflict)))
        }
        Err(error) => Err(error),
    }
}

#[post("/office/letters/<id>/review", data = "<form>")]
async fn review(office: Office, id: LetterId, form: Posted, ctx: Ctx) -> Result<Redirected> {
    let version = form.parse("version").unwrap_or(0);
    actions::review(&ctx, office.person_id, (id, version)).await?;
    Ok(redirect(link!("/office/letters/{letter}", letter = id)).success("letter-reviewed"))
}

impl rocket::request::FromParam<'_> for model::LetterKind {
    type Error = String;
    fn from_param(text: &str) -> Result<Self, String> {
        text.parse()
    }
}

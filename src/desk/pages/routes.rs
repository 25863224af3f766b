//! The public texts, the office's editor for them, feedback, and the choice of language.

use rocket::http::{CookieJar, Status};
use rocket::outcome::try_outcome;
use rocket::request::{FromParam, FromRequest, Outcome, Request};
use rocket::{Either, Route, State, get, post, routes};
use serde::Serialize;

use crate::clock::Timestamp;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::mail::address;
use crate::ground::web::{
    Answer, Errors, Field, FieldError, FieldKind, Fields, Language, Left, Office, Page, Pager, Parked, Posted, Query,
    Redirected, ResendPage, Shelf, as_uri, is_local, language_cookie, place_of, redirect, with_typed,
};
use crate::i18n::{Lang, say};
use crate::ids::FeedbackId;
use crate::key;
use crate::link;
use crate::people::accounts::{Throttle, Wait};

use super::model::{Feedback, MAX_MESSAGE, MAX_TEXT, Name, Text, shareable_path};
use super::{actions, store};

impl<'a> FromParam<'a> for Name {
    type Error = String;
    fn from_param(text: &'a str) -> Result<Self, String> {
        text.parse()
    }
}

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![
        language,
        language_of_answer,
        page,
        texts,
        text,
        save_text,
        feedback_form,
        send_feedback,
        feedback_list,
        mark_answered,
        mark_open,
    ]
}

/// Changes the language on this device and goes back to where one was.
#[get("/language/<code>")]
fn language(code: &str, query: Query, cookies: &CookieJar<'_>) -> Result<Redirected> {
    let lang: Lang = code.parse().map_err(|_| AppError::NotFound)?;
    cookies.add(language_cookie(lang));
    Ok(redirect(Some(query.get("to")).filter(|to| is_local(to)).unwrap_or("/")))
}

/// A way out of a form: into another language (`to`), or to a text of the office (`via`).
struct Way {
    query: Query,
    throttle_says: Result<(), Wait>,
    /// Where it is asked from.
    place: String,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Way {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let query = try_outcome!(Query::from_request(request).await);
        let throttle = try_outcome!(Throttle::from_request(request).await);
        let throttle_says = if query.has("to") || query.has("via") { throttle.may_leave() } else { Ok(()) };
        Outcome::Success(Self { query, throttle_says, place: place_of(request.client_ip()) })
    }
}

impl Way {
    fn local(&self, name: &str) -> Option<String> {
        Some(self.query.get(name)).filter(|path| is_local(path)).map(as_uri)
    }

    /// What a form holds that somebody leaves by it: a page's own form, or the one that its answer has brought.
    fn left(&self, form: &Posted, parked: Option<&Fields>) -> Option<Left> {
        if let (Some(page), Some(next)) = (self.local("to"), self.local("form")) {
            let is_multipart = self.query.has("parts");
            let file = if is_multipart { "file" } else { "" }.to_owned();
            return Some(Left { page, next, fields: Fields { multipart: is_multipart, file, ..Fields::of(form) } });
        }
        let next = Some(form.get("next")).filter(|next| is_local(next))?;
        Some(Left { page: String::new(), next: next.to_owned(), fields: parked?.clone() })
    }
}

/// The same out of a form, with what is typed in it; and on the answer to one, where going back would lose what was typed,
/// so that it is offered to be sent again.
#[post("/language/<code>", data = "<form>")]
fn language_of_answer(
    code: &str,
    form: Posted,
    way: Way,
    shelf: &State<Shelf>,
    ctx: Ctx,
    cookies: &CookieJar<'_>,
) -> Result<Either<Redirected, Page<ResendPage>>> {
    let (form, lang) = (form, code.parse::<Lang>().map_err(|_| AppError::NotFound)?);
    let parked = Parked::read(form.get("parked"))?;
    way.throttle_says.map_err(|wait| AppError::TooMany(wait.0))?;
    let via = way.local("via").filter(|via| via.starts_with("/pages/"));
    if via.is_none() {
        cookies.add(language_cookie(lang));
    }
    if (via.is_some() || way.query.has("to"))
        && let Some(left) = way.left(&form, parked.as_ref())
    {
        let secret = ctx.random.token();
        let goal = with_typed(via.as_deref().unwrap_or(&left.page), &secret);
        shelf.put(&secret, &way.place, left);
        return Ok(Either::Left(redirect(goal)));
    }
    if let Some(via) = via {
        return Ok(Either::Left(redirect(via)));
    }
    let next = Some(form.get("next")).filter(|next| is_local(next));
    Ok(match (next, parked) {
        (Some(next), Some(pairs)) => {
            Either::Right(ResendPage::new(say(lang, key!("language-resend-lead")), next.to_owned(), pairs))
        }
        (next, _) => Either::Left(redirect(next.unwrap_or("/"))),
    })
}

/// A text of the office.
#[derive(Serialize)]
pub struct ShowPage {
    name: Name,
    body: String,
    /// Absent as long as it is the proposal.
    updated_at: Option<Timestamp>,
}

#[get("/pages/<name>")]
async fn page(name: Name, ctx: Ctx, lang: Language) -> Answer<ShowPage> {
    let text = store::text(&mut ctx.db.read().await?, name, lang.0).await?;
    let updated_at = text.as_ref().map(|text| text.updated_at);
    let body = text.map_or_else(|| name.proposal(lang.0).to_owned(), |text| text.body);
    Ok(Page::new("desk/pages/show.html", ShowPage { name, body, updated_at }))
}

/// One text in the office's list.
#[derive(Serialize)]
struct TextRow {
    name: Name,
    language: Lang,
    label: &'static str,
    updated_at: Option<Timestamp>,
}

/// All texts in all languages.
#[derive(Serialize)]
pub struct TextsPage {
    texts: Vec<TextRow>,
}

#[get("/office/texts")]
async fn texts(_office: Office, ctx: Ctx) -> Answer<TextsPage> {
    let written = store::texts(&mut ctx.db.read().await?).await?;
    let updated = |name, lang| written.iter().find(|text| (text.page, text.language) == (name, lang));
    let rows = Name::ALL.iter().flat_map(|&name| {
        Lang::ALL.iter().map(move |&language| TextRow { name, language, label: language.label(), updated_at: None })
    });
    let texts = rows
        .map(|row| TextRow { updated_at: updated(row.name, row.language).map(|text| text.updated_at), ..row })
        .collect();
    Ok(Page::new("desk/pages/texts.html", TextsPage { texts }))
}

/// A text while it is edited.
#[derive(Serialize)]
pub struct EditPage {
    name: Name,
    language: Lang,
    label: &'static str,
    body: Field,
    /// When the text was last changed at the moment it was shown; empty for the proposal.
    seen: String,
    preview: Option<String>,
    /// What somebody else has saved meanwhile.
    other: Option<String>,
    errors: Vec<FieldError>,
}

fn body_field(lang: Lang, body: &str, errors: &Errors) -> Field {
    let field = Field::said(lang, FieldKind::Textarea, "pages-edit", "body").value(body).rows(24);
    field.max_chars(i64::try_from(MAX_TEXT).ok()).check(errors, lang)
}

/// As a hidden field carries it.
fn seen(text: Option<&Text>) -> String {
    text.map(|text| text.updated_at.utc().to_rfc3339()).unwrap_or_default()
}

#[get("/office/texts/<name>/<language>")]
async fn text(_office: Office, name: Name, language: &str, ctx: Ctx, lang: Language) -> Answer<EditPage> {
    let language: Lang = language.parse().map_err(|_| AppError::NotFound)?;
    let text = store::text(&mut ctx.db.read().await?, name, language).await?;
    let body = text.as_ref().map_or(name.proposal(language), |text| text.body.as_str());
    let page = EditPage {
        name,
        language,
        label: language.label(),
        body: body_field(lang.0, body, &Errors::default()),
        seen: seen(text.as_ref()),
        preview: None,
        other: None,
        errors: Vec::new(),
    };
    Ok(Page::new("desk/pages/edit.html", page))
}

#[post("/office/texts/<name>/<language>", data = "<form>")]
async fn save_text(
    office: Office,
    name: Name,
    language: &str,
    form: Posted,
    ctx: Ctx,
    lang: Language,
) -> Result<Either<Redirected, Page<EditPage>>> {
    let language: Lang = language.parse().map_err(|_| AppError::NotFound)?;
    let body = form.get("body").to_owned();
    let mut errors = Errors::default();
    match body.chars().count() {
        0 => errors.add("body", key!("field-missing")),
        1..=MAX_TEXT => {}
        _ => errors.add("body", key!("field-too-long")),
    }
    let field = body_field(lang.0, &body, &errors);
    let mut page = EditPage {
        name,
        language,
        label: language.label(),
        errors: errors.summary(std::slice::from_ref(&field)),
        body: field,
        seen: form.get("seen").to_owned(),
        preview: None,
        other: None,
    };
    if !errors.is_empty() {
        return Ok(Either::Right(Page::new("desk/pages/edit.html", page).status(Status::UnprocessableEntity)));
    }
    if form.has("preview") {
        page.preview = Some(body);
        return Ok(Either::Right(Page::new("desk/pages/edit.html", page)));
    }
    let before = match form.get("seen") {
        "" => None,
        text => Some(Timestamp::new(text.parse().map_err(|_| AppError::Bad(key!("error-bad-request")))?)),
    };
    let text = Text { page: name, language, body, updated_at: ctx.now };
    if actions::save_text(&ctx, office.person_id, &text, before).await? {
        return Ok(Either::Left(redirect(link!("/office/texts")).success("pages-saved")));
    }
    let other = store::text(&mut ctx.db.read().await?, name, language).await?;
    page.seen = seen(other.as_ref());
    page.other = other.map(|text| text.body);
    Ok(Either::Right(Page::new("desk/pages/edit.html", page).status(Status::Conflict)))
}

/// The page that somebody comes from, if it is one of ours.
struct CameFrom(String);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for CameFrom {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let referrer = request.headers().get_one("Referer").and_then(|url| url.split_once("://"));
        let path = referrer.and_then(|(_, rest)| Some(&rest[rest.find('/')?..])).and_then(shareable_path);
        Outcome::Success(Self(path.unwrap_or("").to_owned()))
    }
}

/// The form for feedback.
#[derive(Serialize)]
pub struct FeedbackPage {
    fields: Vec<Field>,
    errors: Vec<FieldError>,
    /// Why it cannot be sent just now.
    refused: Option<String>,
}

fn feedback_page(lang: Lang, values: &Query, errors: &Errors) -> FeedbackPage {
    let said = |kind, name: &str| Field::said(lang, kind, "pages-feedback", name).value(values.get(name));
    let fields = vec![
        said(FieldKind::Textarea, "message").max_chars(i64::try_from(MAX_MESSAGE).ok()).check(errors, lang),
        said(FieldKind::Text, "page").optional().check(errors, lang),
        said(FieldKind::Email, "email").optional().autocomplete("email").check(errors, lang),
    ];
    FeedbackPage { errors: errors.summary(&fields), fields, refused: None }
}

#[get("/feedback")]
fn feedback_form(lang: Language, from: CameFrom) -> Page<FeedbackPage> {
    let values = Query::from_pairs(vec![("page".into(), from.0)]);
    Page::new("desk/pages/feedback.html", feedback_page(lang.0, &values, &Errors::default()))
}

#[post("/feedback", data = "<form>")]
async fn send_feedback(
    form: Posted,
    ctx: Ctx,
    lang: Language,
    throttle: Throttle<'_>,
) -> Result<Either<Redirected, Page<FeedbackPage>>> {
    let (message, page, email) = (form.get("message"), form.get("page"), form.get("email"));
    let mut errors = Errors::default();
    match message.chars().count() {
        0 => errors.add("message", key!("field-missing")),
        1..=MAX_MESSAGE => {}
        _ => errors.add("message", key!("field-too-long")),
    }
    if page.chars().count() > 200 {
        errors.add("page", key!("field-too-long"));
    }
    // An answer goes there: it is kept as it can be written to.
    let email = match address::read(email) {
        _ if email.is_empty() => String::new(),
        Ok(email) => email,
        Err(wrong) => {
            errors.add("email", wrong.key());
            String::new()
        }
    };
    let mut again = feedback_page(lang.0, &form, &errors);
    if !errors.is_empty() {
        return Ok(Either::Right(Page::new("desk/pages/feedback.html", again).status(Status::UnprocessableEntity)));
    }
    if let Err(wait) = throttle.may_write() {
        again.refused = Some(say(lang.0, key!("error-too-many")));
        let page = Page::new("desk/pages/feedback.html", again).status(Status::TooManyRequests).retry_after(wait);
        return Ok(Either::Right(page));
    }
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    actions::send_feedback(&ctx, filled(&email), filled(page), message.to_owned()).await?;
    Ok(Either::Left(redirect(link!("/feedback")).success("pages-feedback-sent")))
}

/// What visitors wrote.
#[derive(Serialize)]
pub struct FeedbackList {
    feedback: Vec<Feedback>,
    pager: Pager,
}

#[get("/office/feedback")]
async fn feedback_list(_office: Office, ctx: Ctx, query: Query) -> Answer<FeedbackList> {
    let mut conn = ctx.db.read().await?;
    let total = store::count_feedback(&mut conn).await?;
    let pager =
        Pager::new(query.parse("page").unwrap_or(1), total, |n| link!("/office/feedback?page={page}", page = n));
    let feedback = store::feedback(&mut conn, Pager::SIZE, pager.offset()).await?;
    Ok(Page::new("desk/pages/feedback_list.html", FeedbackList { feedback, pager }))
}

#[post("/office/feedback/<id>/answered", data = "<_form>")]
async fn mark_answered(office: Office, id: FeedbackId, _form: Posted, ctx: Ctx) -> Result<Redirected> {
    actions::mark_feedback(&ctx, office.person_id, id, true).await?;
    Ok(redirect(link!("/office/feedback")).success("pages-feedback-answered"))
}

#[post("/office/feedback/<id>/open", data = "<_form>")]
async fn mark_open(office: Office, id: FeedbackId, _form: Posted, ctx: Ctx) -> Result<Redirected> {
    actions::mark_feedback(&ctx, office.person_id, id, false).await?;
    Ok(redirect(link!("/office/feedback")).success("pages-feedback-reopened"))
}

//! `/office/letter-templates`: the office's own wording, with a preview and a check of placeholders.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::prizes::store as editions;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Errors, Field, FieldError, Language, Link, Office, Page, Posted, Redirected, redirect,
};
use crate::i18n::{Args, Lang, say, t, value};
use crate::key;
use crate::link;

use super::model::{LetterKind, Wording};
use super::plan::{Frame, sample};
use super::routes::{placeholder, wording, wording_fields};
use super::{actions, store};

pub(super) fn routes() -> Vec<Route> {
    routes![list, letter_template, save_letter_template]
}

#[derive(Serialize)]
struct TemplateLine {
    kind: LetterKind,
    language: Lang,
    label: &'static str,
    /// Absent as long as it is the proposal.
    updated_at: Option<Timestamp>,
}

#[derive(Serialize)]
struct ListPage {
    crumbs: Vec<Link>,
    rows: Vec<TemplateLine>,
}

#[get("/office/letter-templates")]
async fn list(_office: Office, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let own = store::templates(&mut ctx.db.read().await?).await?;
    let updated = |kind, lang| own.iter().find(|(k, l, _)| (*k, *l) == (kind, lang)).map(|(_, _, at)| *at);
    let rows = LetterKind::ALL.iter().flat_map(|&kind| {
        Lang::ALL.iter().map(move |&language| TemplateLine {
            kind,
            language,
            label: language.label(),
            updated_at: None,
        })
    });
    let rows = rows.map(|row| TemplateLine { updated_at: updated(row.kind, row.language), ..row }).collect();
    let crumbs = vec![Link::new(link!("/office"), say(lang.0, key!("nav-office")))];
    Ok(Page::new("outcome/letters/templates.html", ListPage { crumbs, rows }))
}

#[derive(Serialize)]
struct TemplatePage {
    crumbs: Vec<Link>,
    kind: LetterKind,
    language: Lang,
    label: &'static str,
    fields: Vec<Field>,
    errors: Vec<FieldError>,
    placeholders: Vec<String>,
    /// When it was last changed at the moment it was shown; empty for the proposal.
    seen: String,
    preview: Option<Wording>,
    /// What somebody else has saved meanwhile.
    other: Option<Wording>,
    is_dirty: bool,
}

impl TemplatePage {
    fn new((kind, language): (LetterKind, Lang), words: &Wording, errors: &Errors, lang: Lang) -> Self {
        let fields = wording_fields(words, errors, lang);
        Self {
            crumbs: vec![
                Link::new(link!("/office"), say(lang, key!("nav-office"))),
                Link::new(link!("/office/letter-templates"), say(lang, key!("letters-templates"))),
            ],
            kind,
            language,
            label: language.label(),
            errors: errors.summary(&fields),
            fields,
            placeholders: kind.placeholders().iter().map(|name| placeholder(name, lang)).collect(),
            seen: String::new(),
            preview: None,
            other: None,
            is_dirty: false,
        }
    }

    /// Names the placeholders that are not known, under the field in which they stand.
    fn refuse(&mut self, words: &Wording, lang: Lang) {
        for (field, text) in self.fields.iter_mut().zip([&words.subject, &words.body]) {
            let alone = Wording { subject: text.clone(), body: String::new() };
            let unknown = alone.unknown(self.kind);
            if unknown.is_empty() {
                continue;
            }
            let mut args = Args::new();
            args.set("n", unknown.len());
            args.set("names", value(unknown.join(", ")));
            field.error = Some(t(lang, key!("letters-unknown"), Some(&args)));
        }
        self.errors = Errors::default().summary(&self.fields);
    }
}

/// As a hidden field carries it.
fn seen(own: Option<&(Wording, Timestamp)>) -> String {
    own.map(|(_, at)| at.utc().to_rfc3339()).unwrap_or_default()
}

#[get("/office/letter-templates/<kind>/<language>")]
async fn letter_template(
    _office: Office,
    kind: LetterKind,
    language: &str,
    ctx: Ctx,
    lang: Language,
) -> Answer<impl Serialize> {
    let language: Lang = language.parse().map_err(|_| AppError::NotFound)?;
    let own = store::template(&mut ctx.db.read().await?, kind, language).await?;
    let words = own.as_ref().map_or_else(|| kind.proposal(language), |(words, _)| words.clone());
    let page = TemplatePage::new((kind, language), &words, &Errors::default(), lang.0);
    Ok(Page::new("outcome/letters/template.html", TemplatePage { seen: seen(own.as_ref()), ..page }))
}

#[post("/office/letter-templates/<kind>/<language>", data = "<form>")]
async fn save_letter_template(
    office: Office,
    kind: LetterKind,
    language: &str,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    let language: Lang = language.parse().map_err(|_| AppError::NotFound)?;
    let (words, errors) = wording(&form);
    let mut page = TemplatePage::new((kind, language), &words, &errors, lang.0);
    page.seen = form.get("seen").to_owned();
    page.is_dirty = true;
    if errors.is_empty() {
        page.refuse(&words, lang.0);
    }
    if !page.errors.is_empty() {
        return Ok(Err(Page::new("outcome/letters/template.html", page).status(Status::UnprocessableEntity)));
    }
    if form.has("preview") {
        let mut conn = ctx.db.read().await?;
        let edition = editions::editions(&mut conn).await?.into_iter().next().ok_or(AppError::NotFound)?;
        let prize = editions::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
        let frame = Frame { prize: &prize, edition: &edition, public_url: settings.public_url() };
        page.preview = Some(words.filled(&sample(&frame, language)).0);
        return Ok(Err(Page::new("outcome/letters/template.html", page)));
    }
    let before = match form.get("seen") {
        "" => None,
        text => Some(Timestamp::new(text.parse().map_err(|_| AppError::Bad(key!("error-bad-request")))?)),
    };
    if actions::save_template(&ctx, office.person_id, (kind, language), &words, before).await? {
        return Ok(Ok(redirect(link!("/office/letter-templates")).success("letters-template-saved")));
    }
    let other = store::template(&mut ctx.db.read().await?, kind, language).await?;
    page.seen = seen(other.as_ref());
    page.other = other.map(|(words, _)| words);
    Ok(Err(Page::new("outcome/letters/template.html", page).status(Status::Conflict)))
}

//! What the pages of a call share: their head, and the form that is edited.

use rocket::http::Status;
use serde::Serialize;

use crate::contest::prizes::forms::Group;
use crate::contest::prizes::model::{Edition, Freedom, Prize};
use crate::contest::prizes::refusal::Refusal;
use crate::contest::prizes::{store, tabs};
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Common, Result};
use crate::ground::web::{Errors, Field, FieldError, Link, Page, Redirected};
use crate::i18n::{Lang, say};
use crate::ids::EditionId;
use crate::key;
use crate::link;

/// A form or a page, or a redirect once it is done.
pub(super) type Outcome<T> = Result<Result<Redirected, Page<T>>>;

pub(super) fn is_stale(error: &AppError) -> bool {
    error.is(Common::ChangedMeanwhile)
}

/// What every page of a call shows on top.
#[derive(Serialize)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) crumbs: Vec<Link>,
    pub(super) tabs: Vec<Link>,
    pub(super) version: i64,
    pub(super) freedom: Freedom,
    #[serde(skip)]
    pub(super) edition_id: EditionId,
    /// The call's own page.
    pub(super) overview: String,
}

impl Head {
    /// `name` is the page's own title where it is not the overview.
    pub(super) fn new(prize: &Prize, edition: &Edition, name: Option<String>, lang: Lang) -> Self {
        let overview = link!("/office/editions/{edition}", edition = edition.edition_id);
        let of_call = edition.title(prize, lang);
        let mut crumbs = vec![Link::new(link!("/office"), say(lang, key!("nav-office")))];
        if name.is_some() {
            crumbs.push(Link::new(&overview, &of_call));
        }
        Self {
            title: name.unwrap_or(of_call),
            crumbs,
            tabs: tabs(edition.edition_id, "call", lang),
            version: edition.version,
            freedom: edition.freedom(),
            edition_id: edition.edition_id,
            overview,
        }
    }

    pub(super) async fn load(ctx: &Ctx, id: EditionId, name: Option<String>, lang: Lang) -> Result<(Self, Edition)> {
        let mut conn = ctx.db.read().await?;
        let edition = store::edition(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        let prize = store::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
        Ok((Self::new(&prize, &edition, name, lang), edition))
    }
}

/// A page with one form.
#[derive(Serialize)]
pub(super) struct EditPage {
    pub(super) head: Head,
    pub(super) groups: Vec<Group>,
    pub(super) errors: Vec<FieldError>,
    /// What is saved now, where it differs from what was typed: somebody else was quicker.
    pub(super) saved: Vec<Saved>,
    pub(super) is_stale: bool,
    pub(super) back: String,
    /// Removing the entry, or adding and taking away places.
    pub(super) extras: Vec<Extra>,
    pub(super) intro: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Saved {
    pub(super) label: String,
    pub(super) value: String,
}

/// A one-button form below the main one.
#[derive(Serialize)]
pub(super) struct Extra {
    pub(super) action: String,
    pub(super) label: String,
    pub(super) confirm: Option<String>,
    pub(super) fields: Vec<Hidden>,
}

#[derive(Serialize)]
pub(super) struct Hidden {
    pub(super) name: &'static str,
    pub(super) value: String,
}

impl EditPage {
    pub(super) fn new(head: Head, groups: Vec<Group>, errors: &Errors, back: String) -> Self {
        let fields: Vec<Field> = groups.iter().flat_map(|group| group.rows.iter().flatten()).cloned().collect();
        let errors = errors.summary(&fields);
        Self { head, groups, errors, saved: Vec::new(), is_stale: false, back, extras: Vec::new(), intro: None }
    }

    /// With what is saved now beside what was typed.
    pub(super) fn stale(self, current: &[Group], lang: Lang) -> Self {
        let now = current.iter().flat_map(|group| group.rows.iter().flatten());
        let typed: Vec<&Field> = self.groups.iter().flat_map(|group| group.rows.iter().flatten()).collect();
        let saved = now
            .filter(|field| typed.iter().any(|typed| typed.name == field.name && typed.value != field.value))
            .map(|field| Saved { label: field.label.clone(), value: shown(field, lang) })
            .collect();
        Self { saved, is_stale: true, ..self }
    }

    pub(super) fn page(self, status: Status) -> Page<Self> {
        Page::new("contest/prizes/office/edit.html", self).status(status)
    }
}

/// A field's value in words.
pub(super) fn shown(field: &Field, lang: Lang) -> String {
    let label = field.options.iter().find(|option| option.value == field.value).map(|option| option.label.clone());
    match field.value.as_str() {
        "" => say(lang, key!("edition-nothing")),
        value => label.map_or_else(|| value.to_owned(), |label| label.text),
    }
}

pub(super) fn name(lang: Lang, part: &str) -> Option<String> {
    Some(say(lang, &format!("edition-part-{part}")))
}

/// Sends the office away from the forms of what cannot be changed any more.
pub(super) fn needs(edition: &Edition, freedom: Freedom) -> Result<()> {
    match (edition.freedom(), freedom) {
        (Freedom::Nothing, _) => Err(Refusal::Ended.into()),
        (Freedom::Wording, Freedom::Everything) => Err(Refusal::Published.into()),
        _ => Ok(()),
    }
}

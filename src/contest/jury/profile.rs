//! What is known about a juror: organisations, fields of knowledge, languages. The juror says it when declaring, and
//! the office may complete it.

use rocket::{Route, get, post};

use crate::contest::prizes::model::Category;
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::store as rounds;
use crate::contest::rounds::{FormPage, round_crumbs};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Choice, Errors, Field, FieldKind, Language, Link, Office, Page, Posted, Redirected, redirect,
};
use crate::i18n::{Lang, say};
use crate::ids::{PersonId, RoundId};
use crate::key;
use crate::link;

use super::actions;
use super::store::declared::{self, Profile};

/// The office's routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![juror, change_juror]
}

/// What was typed about a juror, as it was.
#[derive(Default)]
pub struct TypedProfile {
    organisations: String,
    categories: Vec<String>,
    languages: Vec<String>,
}

impl TypedProfile {
    pub fn of(profile: &Profile) -> Self {
        Self {
            organisations: profile.organisations.clone(),
            categories: profile.categories.iter().map(ToString::to_string).collect(),
            languages: profile.languages.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Reads what was sent about a juror.
pub fn read(form: &Posted, errors: &mut Errors) -> (TypedProfile, Profile) {
    let typed = TypedProfile {
        organisations: form.get("organisations").to_owned(),
        categories: form.all("categories").map(str::to_owned).collect(),
        languages: form.all("languages").map(str::to_owned).collect(),
    };
    let mut profile = Profile { organisations: typed.organisations.clone(), ..Profile::default() };
    if typed.organisations.chars().count() > 2000 {
        errors.add("organisations", key!("field-too-long"));
    }
    for category in &typed.categories {
        match category.parse() {
            Ok(category) => _ = profile.categories.insert(category),
            Err(_) => errors.add("categories", key!("field-choice")),
        }
    }
    for language in &typed.languages {
        match language.parse() {
            Ok(language) if language != Lang::De => _ = profile.languages.insert(language),
            _ => errors.add("languages", key!("field-choice")),
        }
    }
    (typed, profile)
}

/// The fields for it, with the words of a form: they ask the juror, or the office about a juror.
pub fn fields(form: &str, categories: &[Category], typed: &TypedProfile, errors: &Errors, lang: Lang) -> Vec<Field> {
    let mut fields = vec![
        Field::said(lang, FieldKind::Textarea, form, "organisations")
            .value(&typed.organisations)
            .optional()
            .rows(3)
            .max_chars(Some(2000))
            .check(errors, lang),
    ];
    let mut boxes = |name, options: Vec<Choice>, values: &[String]| {
        if !options.is_empty() {
            let field = Field::said(lang, FieldKind::Checkboxes, form, name).optional().options(options);
            fields.push(Field { values: values.to_vec(), ..field.check(errors, lang) });
        }
    };
    let known = categories.iter().map(|c| Choice::new(c.category_id, c.label.said(lang))).collect();
    boxes("categories", known, &typed.categories);
    let others = Lang::ALL.iter().filter(|other| **other != Lang::De);
    boxes("languages", others.map(|other| Choice::new(other, other.label())).collect(), &typed.languages);
    fields
}

/// The name of a juror of the round.
async fn name(conn: &mut Conn, round: RoundId, juror: PersonId) -> Result<String> {
    let found = rounds::jurors(conn, round).await?.into_iter().find(|known| known.person_id == juror);
    Ok(found.ok_or(AppError::NotFound)?.name)
}

async fn page(
    conn: &mut Conn,
    (id, juror): (RoundId, PersonId),
    typed: Option<TypedProfile>,
    errors: &Errors,
    lang: Lang,
) -> Result<FormPage> {
    let round = rounds::placed(conn, id).await?.ok_or(AppError::NotFound)?;
    let title = name(conn, id, juror).await?;
    round.round.status.not_closed()?;
    let categories = prizes::categories(conn, round.round.edition_id).await?;
    let typed = match typed {
        Some(typed) => typed,
        None => TypedProfile::of(&declared::profile(conn, juror).await?),
    };
    let back = link!("/office/rounds/{round}/jurors", round = id);
    let mut crumbs = round_crumbs(&round, lang);
    crumbs.push(Link::new(back.clone(), say(lang, key!("assignment-jurors"))));
    let page = FormPage {
        title,
        lead: Some(say(lang, key!("jury-knowledge-lead"))),
        crumbs,
        save: say(lang, key!("rounds-save")),
        action: link!("/office/rounds/{round}/jurors/{juror}", round = id, juror),
        back,
        ..FormPage::default()
    };
    let fields = fields("jury-office", &categories, &typed, errors, lang);
    Ok(page.with(fields, errors, ""))
}

#[get("/office/rounds/<id>/jurors/<juror>")]
async fn juror(ctx: Ctx, _office: Office, lang: Language, id: RoundId, juror: PersonId) -> Answer<FormPage> {
    let page = page(&mut ctx.db.read().await?, (id, juror), None, &Errors::default(), lang.0).await?;
    Ok(Page::new("contest/rounds/form.html", page))
}

#[post("/office/rounds/<id>/jurors/<juror>", data = "<form>")]
async fn change_juror(
    ctx: Ctx,
    office: Office,
    lang: Language,
    id: RoundId,
    juror: PersonId,
    form: Posted,
) -> Result<Result<Redirected, Page<FormPage>>> {
    let mut errors = Errors::default();
    let (typed, profile) = read(&form, &mut errors);
    if errors.is_empty() {
        actions::change_profile(&ctx, office.person_id, (id, juror), &profile).await?;
        return Ok(Ok(redirect(link!("/office/rounds/{round}/jurors", round = id)).success("jury-knowledge-changed")));
    }
    let page = page(&mut ctx.db.read().await?, (id, juror), Some(typed), &errors, lang.0).await?;
    Ok(Err(page.invalid()))
}

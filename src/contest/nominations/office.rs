//! The office's side: what came on paper or by e-mail, and corrections.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use uuid::Uuid;

use super::actions::{self, Changed, Correction, Editor, Entered, OnPaper};
use super::answers::{Demands, Questionnaire};
use super::forms::{FormPage, Hidden, Intake, Notice, Switch, differences};
use super::model::{Nomination, NominationKind, NominationStatus};
use super::routes::{ChoosePage, Shown};
use super::store::{self, revisions};
use super::typed;
use crate::contest::prizes::model::{Edition, Prize};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::mail;
use crate::ground::web::{Errors, Field, FieldKind, Language, Link, Office, Page, Posted, Query, redirect};
use crate::i18n::{Lang, say};
use crate::ids::{EditionId, NominationId};
use crate::key;
use crate::link;

pub fn office() -> Vec<Route> {
    routes![new_form, enter_new, edit_form, edit]
}

/// The way back to an edition's list, above every office page of one of its nominations.
pub fn crumbs(prize: &Prize, edition: &Edition, lang: Lang) -> Vec<Link> {
    let id = edition.edition_id;
    vec![
        Link::new(link!("/office"), say(lang, key!("nav-office"))),
        Link::new(
            link!("/office/editions/{edition}", edition = id),
            format!("{} {}", prize.name.get(lang), edition.year),
        ),
        Link::new(
            link!("/office/editions/{edition}/nominations", edition = id),
            say(lang, key!("edition-tab-nominations")),
        ),
    ]
}

/// A call for which the office enters something.
pub struct Desk {
    pub prize: Prize,
    pub edition: Edition,
    pub lang: Lang,
}

impl Desk {
    /// The edition's list of nominations.
    pub fn list(&self) -> String {
        link!("/office/editions/{edition}/nominations", edition = self.edition.edition_id)
    }

    fn path(&self) -> String {
        link!("/office/editions/{edition}/nominations/new", edition = self.edition.edition_id)
    }

    fn kind(&self, asked: Option<NominationKind>) -> Option<NominationKind> {
        if self.edition.accepts_proposals { asked } else { Some(NominationKind::SelfApplication) }
    }

    fn form(&self, form: &Questionnaire, kind: NominationKind, typed: &Query, errors: &Errors, key: Uuid) -> FormPage {
        let page = FormPage::filled(form, kind, typed, errors, Demands::Essentials, self.lang)
            .with_intake(Intake::fields(typed, errors, self.lang), errors);
        FormPage {
            title: say(self.lang, &format!("nomination-enter-{kind}")),
            lead: Some(say(self.lang, key!("nomination-enter-lead"))),
            intake_title: say(self.lang, key!("nomination-intake")),
            crumbs: crumbs(&self.prize, &self.edition, self.lang),
            action: self.path(),
            hidden: vec![
                Hidden { name: "key", value: key.to_string() },
                Hidden { name: "kind", value: kind.to_string() },
            ],
            switch: self
                .edition
                .accepts_proposals
                .then(|| Switch::from(kind, &self.path(), "nomination-enter-switch", self.lang)),
            submit: say(self.lang, key!("nomination-enter-submit")),
            cancel: Some(Link::new(self.list(), say(self.lang, key!("nomination-form-cancel")))),
            ..page
        }
    }
}

#[get("/office/editions/<id>/nominations/new")]
async fn new_form(_office: Office, id: EditionId, query: Query, ctx: Ctx, lang: Language) -> Result<Shown> {
    let mut conn = ctx.db.read().await?;
    let (prize, edition) = actions::call(&mut conn, id).await?;
    NominationStatus::on_entry(&edition, ctx.now)?;
    let desk = Desk { prize, edition, lang: lang.0 };
    let Some(kind) = desk.kind(query.parse("kind")) else {
        return Ok(Shown::Choose(Page::new(
            "contest/nominations/choose.html",
            ChoosePage {
                title: say(lang.0, key!("nomination-enter-title")),
                lead: Some(say(lang.0, key!("nomination-enter-choose"))),
                crumbs: crumbs(&desk.prize, &desk.edition, lang.0),
                kinds: ChoosePage::cards(&desk.path(), lang.0),
            },
        )));
    };
    let form = Questionnaire::load(&mut conn, id).await?;
    let key = ctx.random.uuid(ctx.now);
    Ok(Shown::form(desk.form(&form, kind, &Query::default(), &Errors::default(), key), Status::Ok))
}

#[post("/office/editions/<id>/nominations/new", data = "<typed>")]
async fn enter_new(office: Office, id: EditionId, typed: Posted, ctx: Ctx, lang: Language) -> Result<Shown> {
    let mut conn = ctx.db.read().await?;
    let (prize, edition) = actions::call(&mut conn, id).await?;
    let questionnaire = Questionnaire::load(&mut conn, id).await?;
    drop(conn);
    let desk = Desk { prize, edition, lang: lang.0 };
    let kind = desk.kind(typed.parse("kind")).ok_or(AppError::Bad(key!("error-bad-request")))?;
    let key = typed.parse("key").unwrap_or_else(|| ctx.random.uuid(ctx.now));
    let again = |kind, errors: &Errors, notice, status| {
        let page = desk.form(&questionnaire, kind, &typed, errors, key);
        Ok(Shown::form(FormPage { notice, dirty: true, ..page }, status))
    };
    if let Some(other) = desk.kind(typed.parse("switch")).filter(|_| typed.has("switch")) {
        return again(other, &Errors::default(), None, Status::Ok);
    }
    let (answers, mut errors) = questionnaire.read(kind, &typed, Demands::Essentials);
    let intake = Intake::read(&typed, &desk.edition, ctx.now, &mut errors);
    let Some(Intake { origin, received }) = intake.filter(|_| errors.is_empty()) else {
        return again(kind, &errors, None, Status::UnprocessableEntity);
    };
    let entry = OnPaper { key, kind, origin, received, answers };
    match actions::enter(&ctx, office.person_id, id, &entry, Some(typed.get("again"))).await {
        Ok(Entered::Stored(id)) => Ok(Shown::Gone(
            redirect(link!("/office/nominations/{nomination}", nomination = id)).success("nomination-entered"),
        )),
        Ok(Entered::Another(earlier)) => {
            let notice = Notice::another(lang.0, "nomination-entered-another", &earlier);
            let key = ctx.random.uuid(ctx.now);
            let page = desk.form(&questionnaire, kind, &typed, &Errors::default(), key);
            Ok(Shown::form(FormPage { notice: Some(notice), dirty: true, ..page }, Status::Conflict))
        }
        Ok(Entered::Twice(earlier)) => {
            let page = desk.form(&questionnaire, kind, &typed, &Errors::default(), key);
            let no = Link::new(desk.list(), say(lang.0, key!("nomination-twice-no")));
            Ok(Shown::form(page.asks_whether_twice(&earlier, "nomination-entered-twice", no, lang.0), Status::Conflict))
        }
        Err(error @ AppError::Refused(_)) => {
            again(kind, &Errors::default(), Some(refused(error.key(), lang.0)), Status::Conflict)
        }
        Err(error) => Err(error),
    }
}

fn refused(key: &str, lang: Lang) -> Notice {
    Notice { kind: "danger", title: say(lang, key), text: say(lang, key!("nomination-not-saved")) }
}

/// Why the office corrects what a jury reads.
const REASON: &str = "correction_reason";

fn edit_page(
    desk: &Desk,
    settings: &Settings,
    nomination: &Nomination,
    (form, read): (&Questionnaire, bool),
    (typed, errors): (&Query, &Errors),
) -> FormPage {
    let path = link!("/office/nominations/{nomination}", nomination = nomination.nomination_id);
    let page = FormPage::filled(form, nomination.kind, typed, errors, Demands::Essentials, desk.lang);
    let reason = Field::said(desk.lang, FieldKind::Textarea, "nomination", REASON)
        .rows(3)
        .value(typed.get(REASON))
        .check(errors, desk.lang);
    let page = if read { page.with_intake(vec![reason], errors) } else { page };
    let mut crumbs = crumbs(&desk.prize, &desk.edition, desk.lang);
    crumbs.push(Link::new(path.clone(), nomination.receipt_number.clone()));
    let lead = if read { key!("nomination-correct-lead-read") } else { key!("nomination-correct-lead") };
    FormPage {
        title: say(desk.lang, key!("nomination-correct-title")),
        lead: Some(mail::promised(settings, lead, 1, desk.lang)),
        intake_title: say(desk.lang, key!("nomination-correction")),
        crumbs,
        action: link!("/office/nominations/{nomination}/edit", nomination = nomination.nomination_id),
        hidden: vec![Hidden { name: "version", value: nomination.version.to_string() }],
        submit: say(desk.lang, key!("nomination-edit-submit")),
        cancel: Some(Link::new(path, say(desk.lang, key!("nomination-edit-cancel")))),
        ..page
    }
}

#[get("/office/nominations/<id>/edit")]
async fn edit_form(
    office: Office,
    id: NominationId,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Result<Shown> {
    let mut conn = ctx.db.read().await?;
    let nomination = store::find(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let (prize, edition) = actions::call(&mut conn, nomination.edition_id).await?;
    let hand = Editor::Office(office.person_id, id);
    hand.may_change(&mut conn, &nomination, &edition, ctx.now).await?.map_err(|refusal| hand.refused(refusal))?;
    let form = Questionnaire::load(&mut conn, nomination.edition_id).await?;
    let read = !revisions::open_rounds(&mut conn, id).await?.is_empty();
    let desk = Desk { prize, edition, lang: lang.0 };
    let typed = form.values(&nomination.answers);
    Ok(Shown::form(edit_page(&desk, settings, &nomination, (&form, read), (&typed, &Errors::default())), Status::Ok))
}

#[post("/office/nominations/<id>/edit", data = "<typed>")]
async fn edit(
    office: Office,
    id: NominationId,
    typed: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Result<Shown> {
    let mut conn = ctx.db.read().await?;
    let mut nomination = store::find(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let (prize, edition) = actions::call(&mut conn, nomination.edition_id).await?;
    let form = Questionnaire::load(&mut conn, nomination.edition_id).await?;
    let read = !revisions::open_rounds(&mut conn, id).await?.is_empty();
    drop(conn);
    let desk = Desk { prize, edition, lang: lang.0 };
    let version = typed.parse("version").unwrap_or(0);
    let (answers, mut errors) = form.read(nomination.kind, &typed, Demands::Essentials);
    let reason = typed.get(REASON);
    match reason.chars().count() {
        0 if read && !typed::same(&answers, &nomination.answers) => {
            errors.add(REASON, key!("screening-reason-missing"))
        }
        count if count > 2000 => errors.add(REASON, key!("field-too-long")),
        _ => {}
    }
    if !errors.is_empty() {
        nomination.version = version;
        let page = edit_page(&desk, settings, &nomination, (&form, read), (&typed, &errors));
        return Ok(Shown::form(FormPage { dirty: true, ..page }, Status::UnprocessableEntity));
    }
    let again = |nomination: &Nomination, notice, differences| {
        let page = edit_page(&desk, settings, nomination, (&form, read), (&typed, &Errors::default()));
        Ok(Shown::form(FormPage { notice: Some(notice), differences, dirty: true, ..page }, Status::Conflict))
    };
    let correction = Correction { reason, public_url: settings.public_url() };
    let hand = Editor::Office(office.person_id, id);
    match actions::edit(&ctx, hand, version, &answers, Some(correction)).await {
        Ok(Changed::Saved) => Ok(Shown::Gone(
            redirect(link!("/office/nominations/{nomination}", nomination = id)).success("nomination-changed"),
        )),
        Ok(Changed::Stale(stored)) => {
            let notice = Notice::said(lang.0, "warning", "nomination-stale");
            again(&stored, notice, differences(&form, stored.kind, &stored.answers, &answers, lang.0))
        }
        Err(error @ AppError::Refused(_)) => again(&nomination, refused(error.key(), lang.0), Vec::new()),
        Err(error) => Err(error),
    }
}

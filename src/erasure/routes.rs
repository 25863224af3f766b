//! `/office/people/<id>/erase` and `/office/nominations/<id>/erase`: what goes, what stays, and who agrees.

use std::collections::HashSet;

use rocket::http::Status;
use rocket::{Either, Route, State, get, post, routes};
use serde::Serialize;

use crate::approvals::{self, Confirmer, Granted, Panel, granted, panel};
use crate::config::Settings;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::{NominationId, PersonId};
use crate::web::{Answer, Errors, Field, FieldError, Kind, Language, Link, Office, Page, Posted, Redirected, redirect};

use super::actions::{self, Known, Outcome, Subject};
use super::model::{Account, Mention, Remaining};
use super::store;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![person, erase_person, confirm_person, nomination, erase_nomination, confirm_nomination]
}

/// `erasure/erase.html`.
#[derive(Serialize)]
struct ErasePage {
    crumbs: Vec<Link>,
    title: String,
    path: String,
    /// Sentences.
    goes: Vec<String>,
    stays: Vec<String>,
    /// What others wrote about it, as it reads without what goes.
    texts: Vec<Remaining>,
    /// What others wrote in which a person's name stands: each is replaced or not.
    mentions: Vec<Mention>,
    /// Somebody else has the same name.
    namesake: bool,
    /// Why it cannot be erased.
    refusal: Option<String>,
    /// When it was, and by whom.
    done: Option<crate::clock::Timestamp>,
    /// Something of it was public then, and goes now.
    again: bool,
    granted: Option<Granted>,
    panel: Panel,
    reason: Field,
    errors: Vec<FieldError>,
    stale: bool,
}

#[derive(Default)]
struct Typed<'a> {
    reason: &'a str,
    /// Which texts are to lose the name; absent where nobody has chosen.
    chosen: Option<HashSet<&'a str>>,
    wrong: Errors,
    stale: bool,
}

async fn page(
    ctx: &Ctx,
    (office, lang): (PersonId, Lang),
    subject: Subject,
    typed: Typed<'_>,
) -> Result<Page<ErasePage>> {
    let mut conn = ctx.db.read().await?;
    let known = Known::load(&mut conn, ctx, subject).await?;
    let digest = known.digest();
    let (goes, stays) = said(&known, lang);
    let (name, list, room, done) = match &known {
        Known::Account(account) => (&account.name, "/office/people".to_owned(), "nav-people", account.erased_at),
        Known::Entry(entry) => {
            let list = format!("/office/editions/{}/nominations", entry.edition_id);
            (&entry.receipt_number, list, "erasure-nominations", entry.erased_at)
        }
    };
    let reason = Field::said(lang, Kind::Textarea, "erasure", "reason").rows(3).value(typed.reason);
    let reason = reason.check(&typed.wrong, lang);
    let act = subject.act();
    let page = ErasePage {
        crumbs: vec![
            Link::new("/office", say(lang, "nav-office")),
            Link::new(list, say(lang, room)),
            Link::new(subject.home(), name.clone()),
        ],
        title: say(lang, &format!("approvals-act-{act}")),
        path: format!("{}/erase", subject.home()),
        goes,
        stays,
        texts: match &known {
            Known::Account(_) => Vec::new(),
            Known::Entry(entry) => store::remaining_texts(&mut conn, entry).await?,
        },
        mentions: match &known {
            Known::Account(account) => mentions(account, typed.chosen.as_ref()),
            Known::Entry(_) => Vec::new(),
        },
        namesake: match &known {
            Known::Account(account) => account.namesake,
            Known::Entry(entry) => entry.namesake,
        },
        refusal: known.allowed().err().filter(|_| done.is_none()).map(|key| say(lang, key)),
        again: done.is_some() && known.allowed().is_ok(),
        done,
        granted: granted(&mut conn, act, subject.key()).await?,
        panel: panel(&mut conn, ctx.now, office, act, subject.key(), digest).await?,
        errors: typed.wrong.summary(std::slice::from_ref(&reason)),
        reason,
        stale: typed.stale,
    };
    let status = match (typed.stale, page.errors.is_empty()) {
        (true, _) => Status::Conflict,
        (_, false) => Status::UnprocessableEntity,
        _ => Status::Ok,
    };
    Ok(Page::new("erasure/erase.html", page).status(status))
}

/// The texts with what was chosen on this page, or before.
fn mentions(account: &Account, chosen: Option<&HashSet<&str>>) -> Vec<Mention> {
    let mut account = account.clone();
    if let Some(chosen) = chosen {
        account.choose(|key| chosen.contains(key));
    }
    account.texts
}

/// What goes and what stays, in sentences.
fn said(known: &Known, lang: Lang) -> (Vec<String>, Vec<String>) {
    let with = |key: &str, name: &'static str, text: &str| {
        let mut args = Args::new();
        args.set(name, value(text));
        t(lang, key, Some(&args))
    };
    let plain = |key: &str| say(lang, key);
    match known {
        Known::Account(account) => {
            let mut goes = vec![
                with("erasure-goes-name", "name", &account.name),
                with("erasure-goes-email", "email", &account.email),
                plain("erasure-goes-access"),
                plain("erasure-goes-profile"),
                plain("erasure-goes-own-texts"),
                plain(if account.namesake { "erasure-goes-mails-to" } else { "erasure-goes-mails" }),
            ];
            let mut stays = vec![
                with("erasure-stays-pseudonym", "name", &account.pseudonym),
                plain("erasure-stays-acts"),
                plain("erasure-stays-evidence"),
                plain("erasure-stays-results"),
                plain("erasure-stays-pages"),
            ];
            stays.extend(account.namesake.then(|| plain("erasure-stays-namesake")));
            if account.sessions > 0 {
                goes.push(with("erasure-goes-protocol", "name", &account.pseudonym));
                stays.push(plain("erasure-stays-paper"));
            }
            (goes, stays)
        }
        Known::Entry(entry) => {
            let is_first = entry.erased_at.is_none();
            let names = entry.names().into_iter().filter(|name| *name != entry.receipt_number);
            let mut goes: Vec<String> = names.map(|name| with("erasure-goes-name", "name", name)).collect();
            goes.extend(entry.emails().into_iter().map(|email| with("erasure-goes-email", "email", email)));
            goes.extend(is_first.then(|| plain("erasure-goes-answers")));
            goes.extend(entry.has_link.then(|| plain("erasure-goes-link")));
            goes.extend(is_first.then(|| plain("erasure-goes-letters")));
            goes.push(plain("erasure-goes-mentions"));
            let unnamed = entry.laureate && !entry.named;
            goes.extend(unnamed.then(|| plain("erasure-goes-laureate")));
            goes.extend((unnamed && entry.picture).then(|| plain("erasure-goes-picture")));
            let mut stays =
                vec![with("erasure-stays-number", "number", &entry.receipt_number), plain("erasure-stays-evidence")];
            stays.extend(entry.named.then(|| plain("erasure-stays-laureate")));
            stays.extend((entry.named && entry.picture).then(|| plain("erasure-stays-picture")));
            stays.extend(entry.namesake.then(|| plain("erasure-stays-namesake-entry")));
            (goes, stays)
        }
    }
}

type Next = Result<Either<Redirected, Page<ErasePage>>>;

async fn asked(
    ctx: &Ctx,
    settings: &Settings,
    who: (PersonId, Lang),
    subject: Subject,
    form: Result<Posted, AppError>,
) -> Next {
    let form = form?;
    let reason = form.get("reason");
    let chosen = form.has("chosen").then(|| form.all("replace").collect::<HashSet<&str>>());
    let mut typed = Typed { reason, chosen, ..Typed::default() };
    match reason.chars().count() {
        0 => typed.wrong.add("reason", "field-missing"),
        count if count > 2000 => typed.wrong.add("reason", "field-too-long"),
        _ => {
            let wish = (reason, form.get("shown"), typed.chosen.as_ref());
            match actions::ask(ctx, who.0, subject, wish, settings.public_url()).await? {
                Outcome::Done => return Ok(Either::Left(redirect(erase_page(subject)).success("erasure-done"))),
                Outcome::Asked => {
                    return Ok(Either::Left(redirect(erase_page(subject)).success("approvals-asked")));
                }
                Outcome::Changed => typed.stale = true,
            }
        }
    }
    Ok(Either::Right(page(ctx, who, subject, typed).await?))
}

async fn confirmed(ctx: &Ctx, who: (&Confirmer, Lang), subject: Subject, form: Result<Posted, AppError>) -> Next {
    let (form, office) = (form?, who.0.person_id);
    let approval = approvals::id_in(&form)?;
    match actions::confirm(ctx, office, subject, approval, form.get("shown")).await? {
        Outcome::Done => Ok(Either::Left(redirect(who.0.onward(erase_page(subject))).success("erasure-done"))),
        _ => Ok(Either::Right(page(ctx, (office, who.1), subject, Typed { stale: true, ..Typed::default() }).await?)),
    }
}

fn erase_page(subject: Subject) -> String {
    format!("{}/erase", subject.home())
}

#[get("/office/people/<id>/erase")]
async fn person(office: Confirmer, ctx: Ctx, lang: Language, id: PersonId) -> Answer<ErasePage> {
    page(&ctx, (office.person_id, lang.0), Subject::Person(id), Typed::default()).await
}

#[post("/office/people/<id>/erase", data = "<form>")]
async fn erase_person(
    office: Office,
    ctx: Ctx,
    settings: &State<Settings>,
    lang: Language,
    id: PersonId,
    form: Result<Posted, AppError>,
) -> Next {
    asked(&ctx, settings, (office.person_id, lang.0), Subject::Person(id), form).await
}

#[post("/office/people/<id>/erase/confirm", data = "<form>")]
async fn confirm_person(
    office: Confirmer,
    ctx: Ctx,
    lang: Language,
    id: PersonId,
    form: Result<Posted, AppError>,
) -> Next {
    confirmed(&ctx, (&office, lang.0), Subject::Person(id), form).await
}

#[get("/office/nominations/<id>/erase")]
async fn nomination(office: Confirmer, ctx: Ctx, lang: Language, id: NominationId) -> Answer<ErasePage> {
    page(&ctx, (office.person_id, lang.0), Subject::Nomination(id), Typed::default()).await
}

#[post("/office/nominations/<id>/erase", data = "<form>")]
async fn erase_nomination(
    office: Office,
    ctx: Ctx,
    settings: &State<Settings>,
    lang: Language,
    id: NominationId,
    form: Result<Posted, AppError>,
) -> Next {
    asked(&ctx, settings, (office.person_id, lang.0), Subject::Nomination(id), form).await
}

#[post("/office/nominations/<id>/erase/confirm", data = "<form>")]
async fn confirm_nomination(
    office: Confirmer,
    ctx: Ctx,
    lang: Language,
    id: NominationId,
    form: Result<Posted, AppError>,
) -> Next {
    confirmed(&ctx, (&office, lang.0), Subject::Nomination(id), form).await
}

//! `/office/people/<id>/erase` and `/office/nominations/<id>/erase`: what goes, what stays, and who agrees.

use std::collections::HashSet;

use rocket::http::Status;
use rocket::{Either, Route, State, get, post, routes};
use serde::Serialize;

use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ground::web::{
    Answer, Errors, Field, FieldError, FieldKind, Language, Link, Office, Page, Posted, Redirected, redirect,
};
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::{NominationId, PersonId};
use crate::key;
use crate::link;
use crate::people::approvals::{self, Confirmer, Granted, Panel, granted, panel};

use super::actions::{self, Known, Outcome, Subject};
use super::known;
use super::model::{Account, Mention, Remaining};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![
        erase_person_form,
        erase_person,
        confirm_erase_person,
        erase_nomination_form,
        erase_nomination,
        confirm_erase_nomination
    ]
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
        Known::Account(account) => {
            (&account.name, link!("/office/people").to_owned(), key!("nav-people"), account.erased_at)
        }
        Known::Entry(entry) => {
            let list = link!("/office/editions/{edition}/nominations", edition = entry.edition_id);
            (&entry.receipt_number, list, key!("erasure-nominations"), entry.erased_at)
        }
    };
    let reason = Field::said(lang, FieldKind::Textarea, "erasure", "reason").rows(3).value(typed.reason);
    let reason = reason.check(&typed.wrong, lang);
    let act = subject.act();
    let page = ErasePage {
        crumbs: vec![
            Link::new(link!("/office"), say(lang, key!("nav-office"))),
            Link::new(list, say(lang, room)),
            Link::new(subject.home(), name.clone()),
        ],
        title: say(lang, &format!("approvals-act-{act}")),
        path: subject.page(),
        goes,
        stays,
        texts: match &known {
            Known::Account(_) => Vec::new(),
            Known::Entry(entry) => known::remaining_texts(&mut conn, entry).await?,
        },
        mentions: match &known {
            Known::Account(account) => mentions(account, typed.chosen.as_ref()),
            Known::Entry(_) => Vec::new(),
        },
        namesake: match &known {
            Known::Account(account) => account.namesake,
            Known::Entry(entry) => entry.namesake,
        },
        refusal: known.allowed().err().filter(|_| done.is_none()).map(|why| say(lang, why.key())),
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
    Ok(Page::new("desk/erasure/erase.html", page).status(status))
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
                with(key!("erasure-goes-name"), "name", &account.name),
                with(key!("erasure-goes-email"), "email", &account.email),
                plain(key!("erasure-goes-access")),
                plain(key!("erasure-goes-profile")),
                plain(key!("erasure-goes-own-texts")),
                plain(if account.namesake { key!("erasure-goes-mails-to") } else { key!("erasure-goes-mails") }),
            ];
            let mut stays = vec![
                with(key!("erasure-stays-pseudonym"), "name", &account.pseudonym),
                plain(key!("erasure-stays-acts")),
                plain(key!("erasure-stays-evidence")),
                plain(key!("erasure-stays-results")),
                plain(key!("erasure-stays-pages")),
            ];
            stays.extend(account.namesake.then(|| plain(key!("erasure-stays-namesake"))));
            if account.meetings > 0 {
                goes.push(with(key!("erasure-goes-minutes"), "name", &account.pseudonym));
                stays.push(plain(key!("erasure-stays-paper")));
            }
            (goes, stays)
        }
        Known::Entry(entry) => {
            let is_first = entry.erased_at.is_none();
            let names = entry.names().into_iter().filter(|name| *name != entry.receipt_number);
            let mut goes: Vec<String> = names.map(|name| with(key!("erasure-goes-name"), "name", name)).collect();
            goes.extend(entry.emails().into_iter().map(|email| with(key!("erasure-goes-email"), "email", email)));
            goes.extend(is_first.then(|| plain(key!("erasure-goes-answers"))));
            goes.extend(entry.has_link.then(|| plain(key!("erasure-goes-link"))));
            goes.extend(is_first.then(|| plain(key!("erasure-goes-letters"))));
            goes.push(plain(key!("erasure-goes-mentions")));
            let unnamed = entry.laureate && !entry.named;
            goes.extend(unnamed.then(|| plain(key!("erasure-goes-laureate"))));
            goes.extend((unnamed && entry.picture).then(|| plain(key!("erasure-goes-picture"))));
            let mut stays = vec![
                with(key!("erasure-stays-number"), "number", &entry.receipt_number),
                plain(key!("erasure-stays-evidence")),
            ];
            stays.extend(entry.named.then(|| plain(key!("erasure-stays-laureate"))));
            stays.extend((entry.named && entry.picture).then(|| plain(key!("erasure-stays-picture"))));
            stays.extend(entry.namesake.then(|| plain(key!("erasure-stays-namesake-entry"))));
            (goes, stays)
        }
    }
}

type Next = Result<Either<Redirected, Page<ErasePage>>>;

async fn asked(ctx: &Ctx, settings: &Settings, who: (PersonId, Lang), subject: Subject, form: Posted) -> Next {
    let reason = form.get("reason");
    let chosen = form.has("chosen").then(|| form.all("replace").collect::<HashSet<&str>>());
    let mut typed = Typed { reason, chosen, ..Typed::default() };
    match reason.chars().count() {
        0 => typed.wrong.add("reason", key!("field-missing")),
        count if count > 2000 => typed.wrong.add("reason", key!("field-too-long")),
        _ => {
            let wish = (reason, form.get("shown"), typed.chosen.as_ref());
            match actions::ask(ctx, who.0, subject, wish, settings.public_url()).await? {
                Outcome::Done => return Ok(Either::Left(redirect(subject.page()).success("erasure-done"))),
                Outcome::Asked => {
                    return Ok(Either::Left(redirect(subject.page()).success("approvals-asked")));
                }
                Outcome::Changed => typed.stale = true,
            }
        }
    }
    Ok(Either::Right(page(ctx, who, subject, typed).await?))
}

async fn confirmed(ctx: &Ctx, who: (&Confirmer, Lang), subject: Subject, form: Posted) -> Next {
    let office = who.0.person_id;
    let approval = approvals::id_in(&form)?;
    match actions::confirm(ctx, office, subject, approval, form.get("shown")).await? {
        Outcome::Done => Ok(Either::Left(redirect(who.0.onward(subject.page())).success("erasure-done"))),
        _ => Ok(Either::Right(page(ctx, (office, who.1), subject, Typed { stale: true, ..Typed::default() }).await?)),
    }
}

#[get("/office/people/<id>/erase")]
async fn erase_person_form(office: Confirmer, ctx: Ctx, lang: Language, id: PersonId) -> Answer<ErasePage> {
    page(&ctx, (office.person_id, lang.0), Subject::Person(id), Typed::default()).await
}

#[post("/office/people/<id>/erase", data = "<form>")]
async fn erase_person(
    office: Office,
    ctx: Ctx,
    settings: &State<Settings>,
    lang: Language,
    id: PersonId,
    form: Posted,
) -> Next {
    asked(&ctx, settings, (office.person_id, lang.0), Subject::Person(id), form).await
}

#[post("/office/people/<id>/erase/confirm", data = "<form>")]
async fn confirm_erase_person(office: Confirmer, ctx: Ctx, lang: Language, id: PersonId, form: Posted) -> Next {
    confirmed(&ctx, (&office, lang.0), Subject::Person(id), form).await
}

#[get("/office/nominations/<id>/erase")]
async fn erase_nomination_form(office: Confirmer, ctx: Ctx, lang: Language, id: NominationId) -> Answer<ErasePage> {
    page(&ctx, (office.person_id, lang.0), Subject::Nomination(id), Typed::default()).await
}

#[post("/office/nominations/<id>/erase", data = "<form>")]
async fn erase_nomination(
    office: Office,
    ctx: Ctx,
    settings: &State<Settings>,
    lang: Language,
    id: NominationId,
    form: Posted,
) -> Next {
    asked(&ctx, settings, (office.person_id, lang.0), Subject::Nomination(id), form).await
}

#[post("/office/nominations/<id>/erase/confirm", data = "<form>")]
async fn confirm_erase_nomination(office: Confirmer, ctx: Ctx, lang: Language, id: NominationId, form: Posted) -> Next {
    confirmed(&ctx, (&office, lang.0), Subject::Nomination(id), form).await
}

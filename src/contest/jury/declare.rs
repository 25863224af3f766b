//! The juror's declaration for a round: on the list of nominees, before any dossier.

use std::collections::BTreeMap;

use rocket::http::Status;
use rocket::{Route, get, post};
use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::store as rounds;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Choice, Errors, Field, FieldError, FieldKind, Juror, Language, Link, Page, Posted, Redirected, redirect,
};
use crate::i18n::{Lang, say};
use crate::ids::{NominationId, PersonId, RoundId};
use crate::key;
use crate::link;

use super::actions;
use super::forms::reason_key;
use super::model::{Reason, Wish};
use super::profile::{self, TypedProfile};
use super::store::declared::{self, Profile};

/// The juror's routes of this feature.
pub fn routes() -> Vec<Route> {
    rocket::routes![declaration, declare]
}

/// What a juror declares.
#[derive(Debug, Default)]
pub struct Declaration {
    pub profile: Profile,
    pub conflicts: Vec<(NominationId, Reason)>,
    pub wishes: Vec<(NominationId, Wish)>,
}

#[derive(Serialize)]
struct DeclarationPage {
    title: String,
    lead: String,
    crumbs: Vec<Link>,
    round_id: RoundId,
    declared_at: Option<Timestamp>,
    /// What is known about the juror.
    fields: Vec<Field>,
    rows: Vec<NomineeLine>,
    confirm: Field,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct NomineeLine {
    name: String,
    detail: Option<String>,
    /// The conflict that is known already, in words.
    known: Option<String>,
    fields: Vec<Field>,
}

#[get("/jury/declarations/<id>")]
async fn declaration(ctx: Ctx, juror: Juror, lang: Language, id: RoundId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let person = juror.person_id;
    let nominees = declared::nominees(&mut conn, id, person).await?;
    let typed = Typed {
        profile: TypedProfile::of(&declared::profile(&mut conn, person).await?),
        reasons: BTreeMap::new(),
        wishes: nominees.iter().filter_map(|n| Some((n.nomination_id, n.wish?.to_string()))).collect(),
    };
    let page = page(&mut conn, (id, person), &nominees, &typed, &Errors::default(), lang.0).await?;
    Ok(Page::new("contest/jury/declaration.html", page))
}

#[post("/jury/declarations/<id>", data = "<form>")]
async fn declare(
    ctx: Ctx,
    juror: Juror,
    lang: Language,
    id: RoundId,
    form: Posted,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    let person = juror.person_id;
    let nominees = declared::nominees(&mut ctx.db.read().await?, id, person).await?;
    let (typed, declaration, errors) = read(&form, &nominees);
    if errors.is_empty() {
        actions::declare(&ctx, person, id, &declaration).await?;
        return Ok(Ok(redirect(link!("/jury")).success("jury-declared")));
    }
    let mut conn = ctx.db.read().await?;
    let page = page(&mut conn, (id, person), &nominees, &typed, &errors, lang.0).await?;
    Ok(Err(Page::new("contest/jury/declaration.html", page).status(Status::UnprocessableEntity)))
}

/// What was typed, as it was.
struct Typed {
    profile: TypedProfile,
    reasons: BTreeMap<NominationId, String>,
    wishes: BTreeMap<NominationId, String>,
}

fn read(form: &Posted, nominees: &[declared::Nominee]) -> (Typed, Declaration, Errors) {
    let mut errors = Errors::default();
    let (profile, known) = profile::read(form, &mut errors);
    let mut typed = Typed { profile, reasons: BTreeMap::new(), wishes: BTreeMap::new() };
    let mut declaration = Declaration { profile: known, ..Declaration::default() };
    for id in nominees.iter().map(|nominee| nominee.nomination_id) {
        let (reason, wish) = (form.get(&format!("reason-{id}")), form.get(&format!("wish-{id}")));
        match (reason, reason.parse()) {
            ("", _) => {}
            (_, Ok(reason)) => declaration.conflicts.push((id, reason)),
            _ => errors.add(format!("reason-{id}"), key!("field-choice")),
        }
        match (wish, wish.parse()) {
            ("", _) => {}
            (_, Ok(wish)) => declaration.wishes.push((id, wish)),
            _ => errors.add(format!("wish-{id}"), key!("field-choice")),
        }
        typed.reasons.insert(id, reason.to_owned());
        typed.wishes.insert(id, wish.to_owned());
    }
    if form.get("confirm") != "yes" {
        errors.add("confirm", key!("field-declaration"));
    }
    (typed, declaration, errors)
}

async fn page(
    conn: &mut Conn,
    (id, person): (RoundId, PersonId),
    nominees: &[declared::Nominee],
    typed: &Typed,
    errors: &Errors,
    lang: Lang,
) -> Result<DeclarationPage> {
    let placed = rounds::placed(conn, id).await?.ok_or(AppError::NotFound)?;
    if !rounds::jurors(conn, id).await?.iter().any(|juror| juror.person_id == person) {
        return Err(AppError::NotFound);
    }
    placed.round.status.not_closed()?;
    let categories = prizes::categories(conn, placed.round.edition_id).await?;
    let fields = profile::fields("jury", &categories, &typed.profile, errors, lang);
    let confirm =
        Field::new(FieldKind::Checkbox, "confirm", say(lang, key!("jury-confirm"))).value("").check(errors, lang);
    let rows: Vec<NomineeLine> = nominees.iter().map(|nominee| row(nominee, typed, errors, lang)).collect();
    let mut all: Vec<Field> = fields.clone();
    all.extend(rows.iter().flat_map(|row| row.fields.iter().cloned()));
    all.push(confirm.clone());
    Ok(DeclarationPage {
        title: say(lang, key!("jury-declaration")),
        lead: format!("{} {} – {}", placed.prize.get(lang), placed.year, placed.round.name),
        crumbs: vec![Link::new(link!("/jury"), say(lang, key!("scoring-list")))],
        round_id: id,
        declared_at: declared::declared_at(conn, id, person).await?,
        fields,
        rows,
        confirm,
        errors: errors.summary(&all),
    })
}

fn row(nominee: &declared::Nominee, typed: &Typed, errors: &Errors, lang: Lang) -> NomineeLine {
    let id = nominee.nomination_id;
    let (name, detail) = nominee.shown();
    let mut fields = Vec::new();
    let is_known = nominee.known().is_some();
    if !is_known || nominee.wants_own_reason() {
        let (nothing, label) = if is_known {
            (key!("jury-own-reason-none"), key!("jury-own-reason"))
        } else {
            (key!("jury-no-conflict"), key!("jury-my-conflict"))
        };
        let mut reasons = vec![Choice::new("", say(lang, nothing))];
        reasons.extend(Reason::ALL.iter().map(|reason| Choice::new(reason, say(lang, &reason_key(*reason)))));
        fields.push(
            Field::new(FieldKind::Select, format!("reason-{id}"), say(lang, label))
                .options(reasons)
                .value(typed.reasons.get(&id).cloned().unwrap_or_default())
                .check(errors, lang),
        );
    }
    if !is_known {
        let mut wishes = vec![Choice::new("", say(lang, key!("jury-wish-none")))];
        wishes.extend(
            Wish::ALL
                .iter()
                .map(|wish| Choice::new(wish, say(lang, &format!("jury-wish-{}", wish.as_str().replace('_', "-"))))),
        );
        fields.push(
            Field::new(FieldKind::Select, format!("wish-{id}"), say(lang, key!("jury-wish")))
                .options(wishes)
                .value(typed.wishes.get(&id).cloned().unwrap_or_default())
                .check(errors, lang),
        );
    }
    NomineeLine {
        name: name.to_owned(),
        detail: detail.map(str::to_owned),
        known: nominee.known().map(|reason| say(lang, &reason_key(reason))),
        fields,
    }
}

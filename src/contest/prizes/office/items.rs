//! The parts of a call that are lists: categories, questions, criteria, special prizes.

use rocket::http::Status;
use rocket::request::FromParam;
use rocket::{Route, get, post, routes};
use serde::Serialize;
use uuid::Uuid;

use crate::action;
use crate::contest::prizes::actions;
use crate::contest::prizes::forms::{ItemForm, Typed};
use crate::contest::prizes::model::{Edition, Freedom, Part, with_part};
use crate::contest::prizes::store::{self, StoredItem};
use crate::ground::ctx::Ctx;
use crate::ground::db::LocalText;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Errors, Language, Link, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Lang, say};
use crate::ids::EditionId;
use crate::key;
use crate::link;

use super::page::{EditPage, Extra, Head, Hidden, Outcome, is_stale, name, needs};

impl<'a> FromParam<'a> for Part {
    type Error = String;
    fn from_param(text: &'a str) -> Result<Self, String> {
        text.parse()
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![part, new_item_form, add_new_item, item, change_item, remove_item, move_item]
}

/// The list of a part's entries.
#[derive(Serialize)]
struct PartPage {
    head: Head,
    part: Part,
    lead: String,
    items: Vec<ItemLine>,
    add: String,
}

#[derive(Serialize)]
struct ItemLine {
    /// The heading of the form that begins here.
    section: LocalText,
    label: LocalText,
    /// Absent where nothing of it may change any more.
    href: Option<String>,
    id: String,
    /// What sort of entry it is, in a few words.
    notes: Vec<LocalText>,
    is_first: bool,
    is_last: bool,
}

// The other features have pages with fixed names at the place of `<part>`, which come first by their rank.
#[get("/office/editions/<id>/<part>", rank = 10)]
async fn part(_office: Office, id: EditionId, part: Part, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    with_part!(part, E => list::<E>(&ctx, id, lang.0).await)
}

async fn list<E: StoredItem>(ctx: &Ctx, id: EditionId, lang: Lang) -> Answer<PartPage> {
    let part = E::PART;
    let (head, edition) = Head::load(ctx, id, name(lang, part.as_str()), lang).await?;
    let is_editable = |item: &E| match edition.freedom() {
        Freedom::Everything => true,
        Freedom::Wording => !item.is_word_for_word(),
        Freedom::Nothing => false,
    };
    let mut conn = ctx.db.read().await?;
    let items = store::items::<E>(&mut conn, id).await?;
    let last = items.len().saturating_sub(1);
    let lines = items.iter().enumerate().map(|(index, item)| ItemLine {
        section: item.section().map(|section| section.said(lang)).unwrap_or_default(),
        label: item.label().said(lang),
        href: is_editable(item)
            .then(|| link!("/office/editions/{edition}/{part}/{item}", edition = id, part, item = item.id())),
        id: format!("item-{}", item.id()),
        notes: item.notes(lang),
        is_first: index == 0,
        is_last: index == last,
    });
    let page = PartPage {
        part,
        lead: say(lang, &format!("{part}-lead")),
        items: lines.collect(),
        add: link!("/office/editions/{edition}/{part}/new", edition = id, part),
        head,
    };
    Ok(Page::new("contest/prizes/office/part.html", page))
}

/// What the page for one entry needs.
struct ItemContext<E> {
    head: Head,
    edition: Edition,
    siblings: Vec<E>,
    item: E,
    is_new: bool,
    base: String,
}

impl<E: StoredItem + Typed> ItemContext<E> {
    /// `item` is absent for a new one.
    async fn load(ctx: &Ctx, id: EditionId, item: Option<Uuid>, lang: Lang) -> Result<Self> {
        let part = E::PART;
        let (head, edition) = Head::load(ctx, id, name(lang, part.as_str()), lang).await?;
        needs(&edition, if item.is_some() { Freedom::Wording } else { Freedom::Everything })?;
        let mut conn = ctx.db.read().await?;
        let siblings = store::items::<E>(&mut conn, id).await?;
        let base = link!("/office/editions/{edition}/{part}", edition = id, part);
        let (mut head, is_new) = (head, item.is_none());
        head.crumbs.push(Link::new(&base, &head.title));
        let item = match item {
            Some(wanted) => siblings.iter().find(|row| row.id() == wanted).cloned().ok_or(AppError::NotFound)?,
            None => E::blank(id, ctx.random.uuid(ctx.now), &siblings),
        };
        // What is binding word for word has no wording that is only wording.
        if item.is_word_for_word() {
            needs(&edition, Freedom::Everything)?;
        }
        head.title = if is_new { say(lang, &format!("{part}-new")) } else { item.label().get(lang).to_owned() };
        Ok(Self { head, edition, siblings, item, is_new, base })
    }

    fn page(self, typed: &E::Form, errors: &Errors, lang: Lang) -> EditPage {
        let freedom = self.edition.freedom();
        let mut extras = Vec::new();
        if !self.is_new && freedom == Freedom::Everything {
            extras.push(Extra {
                action: action!(
                    "/office/editions/{edition}/{part}/{item}/remove",
                    edition = self.edition.edition_id,
                    part = E::PART,
                    item = self.item.id()
                ),
                label: say(lang, key!("edition-remove")),
                confirm: Some(say(lang, key!("edition-remove-confirm"))),
                fields: vec![Hidden { name: "version", value: self.head.version.to_string() }],
            });
        }
        EditPage { extras, ..EditPage::new(self.head, typed.groups(freedom, errors, lang), errors, self.base) }
    }

    /// The page as it is before anything is typed.
    fn shown(self, lang: Lang) -> Page<EditPage> {
        let typed = E::Form::of(&self.item);
        self.page(&typed, &Errors::default(), lang).page(Status::Ok)
    }

    /// Takes what was typed: saves it, or shows it again with what is wrong.
    async fn save(mut self, ctx: &Ctx, office: &Office, form: &Posted, lang: Lang) -> Outcome<EditPage> {
        let version = form.parse("version").unwrap_or(0);
        let freedom = self.edition.freedom();
        let typed: E::Form = form.read()?;
        let new = match typed.apply(&self.item, &self.siblings, freedom) {
            Ok(new) => new,
            Err(errors) => {
                self.head.version = version;
                return Ok(Err(self.page(&typed, &errors, lang).page(Status::UnprocessableEntity)));
            }
        };
        let id = self.edition.edition_id;
        match actions::save_item(ctx, office.person_id, id, version, &new).await {
            Ok(()) => Ok(Ok(redirect(link!(
                "/office/editions/{edition}/{part}#item-{item}",
                edition = id,
                part = E::PART,
                item = new.id()
            ))
            .success("edition-saved"))),
            Err(error) if is_stale(&error) => {
                let errors = Errors::default();
                // A new entry has nothing saved that it could differ from.
                let current =
                    if self.is_new { Vec::new() } else { E::Form::of(&self.item).groups(freedom, &errors, lang) };
                let page = self.page(&typed, &errors, lang);
                Ok(Err(page.stale(&current, lang).page(Status::Conflict)))
            }
            Err(error) => Err(error),
        }
    }
}

#[get("/office/editions/<id>/<part>/new", rank = 9)]
async fn new_item_form(_office: Office, id: EditionId, part: Part, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    with_part!(part, E => Ok(ItemContext::<E>::load(&ctx, id, None, lang.0).await?.shown(lang.0)))
}

#[post("/office/editions/<id>/<part>/new", data = "<form>", rank = 9)]
async fn add_new_item(
    office: Office,
    id: EditionId,
    part: Part,
    form: Posted,
    ctx: Ctx,
    lang: Language,
) -> Outcome<impl Serialize> {
    with_part!(part, E => {
        ItemContext::<E>::load(&ctx, id, None, lang.0).await?.save(&ctx, &office, &form, lang.0).await
    })
}

#[get("/office/editions/<id>/<part>/<item>", rank = 10)]
async fn item(
    _office: Office,
    id: EditionId,
    part: Part,
    item: Key,
    ctx: Ctx,
    lang: Language,
) -> Answer<impl Serialize> {
    with_part!(part, E => Ok(ItemContext::<E>::load(&ctx, id, Some(item.0), lang.0).await?.shown(lang.0)))
}

#[post("/office/editions/<id>/<part>/<item>", data = "<form>", rank = 10)]
async fn change_item(
    office: Office,
    id: EditionId,
    part: Part,
    item: Key,
    form: Posted,
    ctx: Ctx,
    lang: Language,
) -> Outcome<impl Serialize> {
    with_part!(part, E => {
        ItemContext::<E>::load(&ctx, id, Some(item.0), lang.0).await?.save(&ctx, &office, &form, lang.0).await
    })
}

#[post("/office/editions/<id>/<part>/<item>/remove", data = "<form>", rank = 10)]
async fn remove_item(
    office: Office,
    id: EditionId,
    part: Part,
    item: Key,
    form: Posted,
    ctx: Ctx,
) -> Result<Redirected> {
    let version = form.parse("version").unwrap_or(0);
    with_part!(part, E => actions::remove_item::<E>(&ctx, office.person_id, id, version, item.0).await?);
    Ok(redirect(link!("/office/editions/{edition}/{part}", edition = id, part)).success("edition-removed"))
}

#[post("/office/editions/<id>/<part>/<item>/move", data = "<form>", rank = 10)]
async fn move_item(office: Office, id: EditionId, part: Part, item: Key, form: Posted, ctx: Ctx) -> Result<Redirected> {
    let version = form.parse("version").unwrap_or(0);
    let up = form.get("to") == "up";
    with_part!(part, E => actions::move_item::<E>(&ctx, office.person_id, id, version, item.0, up).await?);
    Ok(redirect(link!("/office/editions/{edition}/{part}#item-{item}", edition = id, part, item = item.0)))
}

/// The key of a part's entry, whatever its table.
struct Key(Uuid);

impl<'a> rocket::request::FromParam<'a> for Key {
    type Error = uuid::Error;
    fn from_param(text: &'a str) -> Result<Self, uuid::Error> {
        Uuid::try_parse(text).map(Self)
    }
}

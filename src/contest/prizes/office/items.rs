//! The parts of a call that are lists: categories, questions, criteria, special prizes.

use rocket::http::Status;
use rocket::request::FromParam;
use rocket::{Route, get, post, routes};
use serde::Serialize;
use uuid::Uuid;

use crate::contest::prizes::forms::ItemForm;
use crate::contest::prizes::model::{Edition, Freedom, Item, Part, Question, ShownFor};
use crate::contest::prizes::{actions, store};
use crate::ground::ctx::Ctx;
use crate::ground::db::LocalText;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Errors, Language, Link, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Args, Lang, Writes, say, t};
use crate::ids::EditionId;
use crate::key;

use super::page::{EditPage, Extra, Head, Hidden, Outcome, is_stale, name, needs};

impl<'a> FromParam<'a> for Part {
    type Error = String;
    fn from_param(text: &'a str) -> Result<Self, String> {
        text.parse()
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![part, new_item, add_item, item, change_item, remove_item, move_item]
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
    let (head, edition) = Head::load(&ctx, id, name(lang.0, part.as_str()), lang.0).await?;
    let is_editable = |item: &Item| match edition.freedom() {
        Freedom::Everything => true,
        Freedom::Wording => !item.is_word_for_word(),
        Freedom::Nothing => false,
    };
    let mut conn = ctx.db.read().await?;
    let items = store::items(&mut conn, part, id).await?;
    let base = format!("{}/{part}", head.overview);
    let last = items.len().saturating_sub(1);
    let lines = items.iter().enumerate().map(|(index, item)| ItemLine {
        section: match item {
            Item::Question(question) => question.section.said(lang.0),
            _ => LocalText::default(),
        },
        label: item.label().said(lang.0),
        href: is_editable(item).then(|| format!("{base}/{}", item.id())),
        id: format!("item-{}", item.id()),
        notes: notes(item, lang.0),
        is_first: index == 0,
        is_last: index == last,
    });
    let page = PartPage {
        part,
        lead: say(lang.0, &format!("{part}-lead")),
        items: lines.collect(),
        add: format!("{base}/new"),
        head,
    };
    Ok(Page::new("contest/prizes/office/part.html", page))
}

fn notes(item: &Item, lang: Lang) -> Vec<LocalText> {
    let say = |key: &str| say(lang, key);
    match item {
        Item::Category(category) => {
            Some(category.description.said(lang)).filter(|said| !said.text.is_empty()).into_iter().collect()
        }
        Item::Criterion(criterion) => {
            let mut args = Args::new();
            args.set("n", criterion.weight);
            args.set("min", criterion.scale_min);
            args.set("max", criterion.scale_max);
            [key!("criteria-weight-short"), key!("criteria-scale-short")]
                .map(|key| t(lang, key, Some(&args)).into())
                .into()
        }
        Item::SpecialPrize(prize) => {
            vec![prize.amount.map_or_else(|| say(key!("call-money-special")), |n| Writes(lang).money(n)).into()]
        }
        Item::Question(question) => question_notes(question, lang),
    }
}

fn question_notes(question: &Question, lang: Lang) -> Vec<LocalText> {
    let say = |key: String| LocalText::from(say(lang, &key));
    let dashed = |word: &str| word.replace('_', "-");
    let mut notes = vec![say(format!("questions-kind-{}", dashed(question.kind.as_str())))];
    if question.shown_for != ShownFor::Everyone {
        notes.push(say(format!("questions-shown-for-{}", question.shown_for)));
    }
    if question.optional {
        notes.push(say(key!("design-optional").into()));
    }
    if !question.jury_sees {
        notes.push(say(key!("questions-jury-does-not-see").into()));
    }
    notes
}

/// What the page for one entry needs.
struct ItemContext {
    head: Head,
    edition: Edition,
    siblings: Vec<Item>,
    item: Item,
    is_new: bool,
    base: String,
}

impl ItemContext {
    /// `item` is absent for a new one.
    async fn load(ctx: &Ctx, id: EditionId, part: Part, item: Option<Uuid>, lang: Lang) -> Result<Self> {
        let (head, edition) = Head::load(ctx, id, name(lang, part.as_str()), lang).await?;
        needs(&edition, if item.is_some() { Freedom::Wording } else { Freedom::Everything })?;
        let mut conn = ctx.db.read().await?;
        let siblings = store::items(&mut conn, part, id).await?;
        let base = format!("{}/{part}", head.overview);
        let (mut head, is_new) = (head, item.is_none());
        head.crumbs.push(Link::new(&base, &head.title));
        let item = match item {
            Some(wanted) => siblings.iter().find(|row| row.id() == wanted).cloned().ok_or(AppError::NotFound)?,
            None => Item::blank(part, id, ctx.random.uuid(ctx.now), &siblings),
        };
        // What is binding word for word has no wording that is only wording.
        if item.is_word_for_word() {
            needs(&edition, Freedom::Everything)?;
        }
        head.title = if is_new { say(lang, &format!("{part}-new")) } else { item.label().get(lang).to_owned() };
        Ok(Self { head, edition, siblings, item, is_new, base })
    }

    fn page(self, typed: &ItemForm, errors: &Errors, lang: Lang) -> EditPage {
        let freedom = self.edition.freedom();
        let mut extras = Vec::new();
        if !self.is_new && freedom == Freedom::Everything {
            extras.push(Extra {
                action: format!("{}/{}/remove", self.base, self.item.id()),
                label: say(lang, key!("edition-remove")),
                confirm: Some(say(lang, key!("edition-remove-confirm"))),
                fields: vec![Hidden { name: "version", value: self.head.version.to_string() }],
            });
        }
        EditPage { extras, ..EditPage::new(self.head, typed.groups(freedom, errors, lang), errors, self.base) }
    }

    /// Takes what was typed: saves it, or shows it again with what is wrong.
    async fn save(mut self, ctx: &Ctx, office: &Office, form: &Posted, lang: Lang) -> Outcome<EditPage> {
        let version = form.parse("version").unwrap_or(0);
        let freedom = self.edition.freedom();
        let typed = ItemForm::read(self.item.part(), form)?;
        let new = match typed.apply(&self.item, &self.siblings, freedom) {
            Ok(new) => new,
            Err(errors) => {
                self.head.version = version;
                return Ok(Err(self.page(&typed, &errors, lang).page(Status::UnprocessableEntity)));
            }
        };
        let id = self.edition.edition_id;
        match actions::save_item(ctx, office.person_id, id, version, &new).await {
            Ok(()) => Ok(Ok(redirect(format!("{}#item-{}", self.base, new.id())).success("edition-saved"))),
            Err(error) if is_stale(&error) => {
                let errors = Errors::default();
                // A new entry has nothing saved that it could differ from.
                let current =
                    if self.is_new { Vec::new() } else { ItemForm::of(&self.item).groups(freedom, &errors, lang) };
                let page = self.page(&typed, &errors, lang);
                Ok(Err(page.stale(&current, lang).page(Status::Conflict)))
            }
            Err(error) => Err(error),
        }
    }
}

#[get("/office/editions/<id>/<part>/new", rank = 9)]
async fn new_item(_office: Office, id: EditionId, part: Part, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let context = ItemContext::load(&ctx, id, part, None, lang.0).await?;
    let typed = ItemForm::of(&context.item);
    Ok(context.page(&typed, &Errors::default(), lang.0).page(Status::Ok))
}

#[post("/office/editions/<id>/<part>/new", data = "<form>", rank = 9)]
async fn add_item(
    office: Office,
    id: EditionId,
    part: Part,
    form: Posted,
    ctx: Ctx,
    lang: Language,
) -> Outcome<impl Serialize> {
    ItemContext::load(&ctx, id, part, None, lang.0).await?.save(&ctx, &office, &form, lang.0).await
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
    let context = ItemContext::load(&ctx, id, part, Some(item.0), lang.0).await?;
    let typed = ItemForm::of(&context.item);
    Ok(context.page(&typed, &Errors::default(), lang.0).page(Status::Ok))
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
    ItemContext::load(&ctx, id, part, Some(item.0), lang.0).await?.save(&ctx, &office, &form, lang.0).await
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
    actions::remove_item(&ctx, office.person_id, id, version, (part, item.0)).await?;
    Ok(redirect(format!("/office/editions/{id}/{part}")).success("edition-removed"))
}

#[post("/office/editions/<id>/<part>/<item>/move", data = "<form>", rank = 10)]
async fn move_item(office: Office, id: EditionId, part: Part, item: Key, form: Posted, ctx: Ctx) -> Result<Redirected> {
    let version = form.parse("version").unwrap_or(0);
    let up = form.get("to") == "up";
    actions::move_item(&ctx, office.person_id, id, version, (part, item.0), up).await?;
    Ok(redirect(format!("/office/editions/{id}/{part}#item-{}", item.0)))
}

/// The key of a part's entry, whatever its table.
struct Key(Uuid);

impl<'a> rocket::request::FromParam<'a> for Key {
    type Error = uuid::Error;
    fn from_param(text: &'a str) -> Result<Self, uuid::Error> {
        Uuid::try_parse(text).map(Self)
    }
}

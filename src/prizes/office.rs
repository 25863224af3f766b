//! The pages on which the office prepares a call, publishes it, and mends its wording afterwards.

use rocket::http::Status;
use rocket::{Route, get, post, routes};
use serde::Serialize;
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, Writes, say, t};
use crate::ids::{EditionId, PrizeId};
use crate::web::{Answer, Errors, Field, FieldError, Language, Link, Office, Page, Posted, Redirected, redirect};

use super::forms::{BasicsForm, CalendarForm, Group, ItemForm, PlacesForm};
use super::model::{Call, Edition, Freedom, Item, Part, Phase, Place, Prize, Question, ShownFor};
use super::{actions, store, tabs};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![
        create,
        call,
        open,
        close,
        basics,
        set_basics,
        calendar,
        set_calendar,
        places,
        set_places,
        add_place,
        remove_place,
        part,
        new_item,
        add_item,
        item,
        change_item,
        remove_item,
        move_item
    ]
}

/// A form or a page, or a redirect once it is done.
type Outcome<T> = Result<Result<Redirected, Page<T>>>;

const STALE: AppError = AppError::Refused("error-changed-meanwhile");

fn is_stale(error: &AppError) -> bool {
    error.key() == STALE.key()
}

/// What every page of a call shows on top.
#[derive(Serialize)]
struct Head {
    title: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    version: i64,
    freedom: Freedom,
    /// The call's own page.
    overview: String,
}

impl Head {
    /// `name` is the page's own title where it is not the overview.
    fn new(prize: &Prize, edition: &Edition, name: Option<String>, lang: Lang) -> Self {
        let overview = format!("/office/editions/{}", edition.edition_id);
        let of_call = edition.title(prize, lang);
        let mut crumbs = vec![Link::new("/office", say(lang, "nav-office"))];
        if name.is_some() {
            crumbs.push(Link::new(&overview, &of_call));
        }
        Self {
            title: name.unwrap_or(of_call),
            crumbs,
            tabs: tabs(edition.edition_id, "call", lang),
            version: edition.version,
            freedom: edition.freedom(),
            overview,
        }
    }

    async fn load(ctx: &Ctx, id: EditionId, name: Option<String>, lang: Lang) -> Result<(Self, Edition)> {
        let mut conn = ctx.db.read().await?;
        let edition = store::edition(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        let prize = store::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
        Ok((Self::new(&prize, &edition, name, lang), edition))
    }
}

#[post("/office/prizes/<prize_id>/editions", data = "<form>")]
async fn create(office: Office, prize_id: PrizeId, form: Result<Posted, AppError>, ctx: Ctx) -> Result<Redirected> {
    form?;
    let id = actions::create(&ctx, office.person_id, prize_id).await?;
    Ok(redirect(format!("/office/editions/{id}")).success("edition-created"))
}

/// The overview of a call.
#[derive(Serialize)]
struct CallPage {
    head: Head,
    phase: Phase,
    status: String,
    public: Option<String>,
    /// What is missing before it can be published.
    gaps: Vec<Link>,
    parts: Vec<PartCard>,
    open_action: String,
    /// Where the call is ended, once its deadline has passed.
    close_action: Option<String>,
}

/// A part of a call in a few words.
#[derive(Serialize)]
struct PartCard {
    title: String,
    /// Where it is edited, if anything of it may still change.
    href: Option<String>,
    lines: Vec<String>,
}

#[get("/office/editions/<id>")]
async fn call(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let call = store::call(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    Ok(Page::new("prizes/office/call.html", CallPage::new(&call, &ctx, lang.0)))
}

impl CallPage {
    fn new(call: &Call, ctx: &Ctx, lang: Lang) -> Self {
        let edition = &call.edition;
        let head = Head::new(&call.prize, edition, None, lang);
        let phase = edition.phase(ctx.now);
        let gaps = match edition.freedom() {
            Freedom::Everything => call.gaps(ctx.now),
            Freedom::Wording | Freedom::Nothing => Vec::new(),
        };
        let href = |part: &str| format!("{}/{part}", head.overview);
        Self {
            phase,
            status: say(lang, &format!("edition-phase-{}", word(phase))),
            public: edition.is_public().then(|| format!("/prizes/{}/{}", call.prize.key, edition.year)),
            gaps: gaps.iter().map(|gap| Link::new(href(gap.part), say(lang, gap.key))).collect(),
            parts: cards(call, &href, lang),
            open_action: href("open"),
            close_action: (phase == Phase::Judging).then(|| href("close")),
            head,
        }
    }
}

fn word(phase: Phase) -> &'static str {
    match phase {
        Phase::Preparing => "preparing",
        Phase::Announced => "announced",
        Phase::Nominating => "nominating",
        Phase::Judging => "judging",
        Phase::Closed => "closed",
    }
}

fn count(lang: Lang, key: &str, n: usize) -> String {
    let mut args = Args::new();
    args.set("n", n);
    t(lang, key, Some(&args))
}

fn cards(call: &Call, href: &impl Fn(&str) -> String, lang: Lang) -> Vec<PartCard> {
    let edition = &call.edition;
    let editable = |part: &str| match edition.freedom() {
        Freedom::Everything => true,
        // Money has no wording.
        Freedom::Wording => part != "places",
        Freedom::Nothing => false,
    };
    let card = |part: &str, lines: Vec<String>| PartCard {
        title: say(lang, &format!("edition-part-{part}")),
        href: editable(part).then(|| href(part)),
        lines,
    };
    let dates = edition.calendar().dates().into_iter().filter_map(|(name, at)| {
        let key = format!("calendar-{}", name.replace('_', "-"));
        Some(format!("{}: {}", say(lang, &key), Writes(lang).datetime(at?.naive())))
    });
    let or_none = |lines: Vec<String>| if lines.is_empty() { vec![say(lang, "edition-part-empty")] } else { lines };
    let labels = |labels: Vec<&crate::db::Words>| labels.iter().map(|label| label.get(lang).to_owned()).collect();
    let weight = |weight: i64| {
        let mut args = Args::new();
        args.set("n", weight);
        t(lang, "criteria-weight-short", Some(&args))
    };
    let proposals = if edition.accepts_proposals { "call-proposals" } else { "call-self-only" };
    vec![
        card("basics", vec![edition.purpose.get(lang).to_owned(), say(lang, proposals)]),
        card("calendar", or_none(dates.collect())),
        card("categories", or_none(labels(call.categories.iter().map(|row| &row.label).collect()))),
        card("questions", vec![count(lang, "edition-part-questions-count", call.questions.len())]),
        card(
            "criteria",
            or_none(
                call.criteria.iter().map(|row| format!("{} ({})", row.label.get(lang), weight(row.weight))).collect(),
            ),
        ),
        card(
            "places",
            or_none(
                call.places
                    .iter()
                    .map(|row| {
                        let amount = row.amount.map_or_else(|| say(lang, "call-money-open"), |n| Writes(lang).money(n));
                        format!("{}: {amount}", super::public::place_label(row.place, lang))
                    })
                    .collect(),
            ),
        ),
        card("special-prizes", or_none(labels(call.special_prizes.iter().map(|row| &row.label).collect()))),
    ]
}

#[post("/office/editions/<id>/open", data = "<form>")]
async fn open(
    office: Office,
    id: EditionId,
    form: Result<Posted, AppError>,
    ctx: Ctx,
    lang: Language,
) -> Outcome<impl Serialize> {
    let version = form?.parse("version").unwrap_or(0);
    let overview = format!("/office/editions/{id}");
    if actions::open(&ctx, office.person_id, id, version).await?.is_empty() {
        return Ok(Ok(redirect(overview).success("edition-opened")));
    }
    // The overview lists what is missing.
    let mut conn = ctx.db.read().await?;
    let call = store::call(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let page = CallPage::new(&call, &ctx, lang.0);
    Ok(Err(Page::new("prizes/office/call.html", page).status(Status::UnprocessableEntity)))
}

#[post("/office/editions/<id>/close", data = "<form>")]
async fn close(office: Office, id: EditionId, form: Result<Posted, AppError>, ctx: Ctx) -> Result<Redirected> {
    let version = form?.parse("version").unwrap_or(0);
    actions::close(&ctx, office.person_id, id, version).await?;
    Ok(redirect(format!("/office/editions/{id}")).success("edition-closed"))
}

/// A page with one form.
#[derive(Serialize)]
struct EditPage {
    head: Head,
    groups: Vec<Group>,
    errors: Vec<FieldError>,
    /// What is saved now, where it differs from what was typed: somebody else was quicker.
    saved: Vec<Saved>,
    is_stale: bool,
    back: String,
    /// Removing the entry, or adding and taking away places.
    extras: Vec<Extra>,
    intro: Option<String>,
}

#[derive(Serialize)]
struct Saved {
    label: String,
    value: String,
}

/// A one-button form below the main one.
#[derive(Serialize)]
struct Extra {
    action: String,
    label: String,
    confirm: Option<String>,
    fields: Vec<Hidden>,
}

#[derive(Serialize)]
struct Hidden {
    name: &'static str,
    value: String,
}

impl EditPage {
    fn new(head: Head, groups: Vec<Group>, errors: &Errors, back: String) -> Self {
        let fields: Vec<Field> = groups.iter().flat_map(|group| group.rows.iter().flatten()).cloned().collect();
        let errors = errors.summary(&fields);
        Self { head, groups, errors, saved: Vec::new(), is_stale: false, back, extras: Vec::new(), intro: None }
    }

    /// With what is saved now beside what was typed.
    fn stale(self, current: &[Group], lang: Lang) -> Self {
        let now = current.iter().flat_map(|group| group.rows.iter().flatten());
        let typed: Vec<&Field> = self.groups.iter().flat_map(|group| group.rows.iter().flatten()).collect();
        let saved = now
            .filter(|field| typed.iter().any(|typed| typed.name == field.name && typed.value != field.value))
            .map(|field| Saved { label: field.label.clone(), value: shown(field, lang) })
            .collect();
        Self { saved, is_stale: true, ..self }
    }

    fn page(self, status: Status) -> Page<Self> {
        Page::new("prizes/office/edit.html", self).status(status)
    }
}

/// A field's value in words.
fn shown(field: &Field, lang: Lang) -> String {
    let label = field.options.iter().find(|option| option.value == field.value).map(|option| option.label.clone());
    match field.value.as_str() {
        "" => say(lang, "edition-nothing"),
        value => label.unwrap_or_else(|| value.to_owned()),
    }
}

fn name(lang: Lang, part: &str) -> Option<String> {
    Some(say(lang, &format!("edition-part-{part}")))
}

/// Sends the office away from the forms of what cannot be changed any more.
fn needs(edition: &Edition, freedom: Freedom) -> Result<()> {
    match (edition.freedom(), freedom) {
        (Freedom::Nothing, _) => Err(AppError::Refused("edition-is-closed")),
        (Freedom::Wording, Freedom::Everything) => Err(AppError::Refused("edition-frozen")),
        _ => Ok(()),
    }
}

#[get("/office/editions/<id>/basics")]
async fn basics(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "basics"), lang.0).await?;
    needs(&edition, Freedom::Wording)?;
    let (errors, back) = (Errors::default(), head.overview.clone());
    let groups = BasicsForm::of(&edition).groups(edition.freedom(), &errors, lang.0);
    Ok(EditPage::new(head, groups, &errors, back).page(Status::Ok))
}

#[post("/office/editions/<id>/basics", data = "<form>")]
async fn set_basics(
    office: Office,
    id: EditionId,
    form: Result<Posted, AppError>,
    ctx: Ctx,
    lang: Language,
) -> Outcome<impl Serialize> {
    let form = form?;
    let typed: BasicsForm = form.read()?;
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "basics"), lang.0).await?;
    needs(&edition, Freedom::Wording)?;
    let (freedom, back) = (edition.freedom(), head.overview.clone());
    let new = match typed.apply(&edition) {
        Ok(new) => new,
        Err(errors) => {
            let groups = typed.groups(freedom, &errors, lang.0);
            let head = Head { version: form.parse("version").unwrap_or(0), ..head };
            return Ok(Err(EditPage::new(head, groups, &errors, back).page(Status::UnprocessableEntity)));
        }
    };
    match actions::set_basics(&ctx, office.person_id, form.parse("version").unwrap_or(0), &new).await {
        Ok(()) => Ok(Ok(redirect(back).success("edition-saved"))),
        Err(error) if is_stale(&error) => {
            let errors = Errors::default();
            let current = BasicsForm::of(&edition).groups(freedom, &errors, lang.0);
            let page = EditPage::new(head, typed.groups(freedom, &errors, lang.0), &errors, back);
            Ok(Err(page.stale(&current, lang.0).page(Status::Conflict)))
        }
        Err(error) => Err(error),
    }
}

#[get("/office/editions/<id>/calendar")]
async fn calendar(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "calendar"), lang.0).await?;
    needs(&edition, Freedom::Wording)?;
    let (errors, back) = (Errors::default(), head.overview.clone());
    let groups = CalendarForm::of(&edition).groups(&errors, lang.0);
    let mut page = EditPage::new(head, groups, &errors, back);
    page.intro = Some(say(lang.0, "calendar-intro"));
    Ok(page.page(Status::Ok))
}

#[post("/office/editions/<id>/calendar", data = "<form>")]
async fn set_calendar(
    office: Office,
    id: EditionId,
    form: Result<Posted, AppError>,
    ctx: Ctx,
    lang: Language,
) -> Outcome<impl Serialize> {
    let form = form?;
    let version = form.parse("version").unwrap_or(0);
    let typed: CalendarForm = form.read()?;
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "calendar"), lang.0).await?;
    needs(&edition, Freedom::Wording)?;
    let back = head.overview.clone();
    let checked = typed.checked().and_then(|calendar| {
        let mut errors = Errors::default();
        if edition.freedom() == Freedom::Wording {
            for name in calendar.breaks_promise(&edition.calendar(), ctx.now) {
                errors.add(name, "edition-field-later-only");
            }
        }
        if errors.is_empty() { Ok(calendar) } else { Err(errors) }
    });
    let calendar = match checked {
        Ok(calendar) => calendar,
        Err(errors) => {
            let head = Head { version, ..head };
            let page = EditPage::new(head, typed.groups(&errors, lang.0), &errors, back);
            return Ok(Err(page.page(Status::UnprocessableEntity)));
        }
    };
    match actions::set_calendar(&ctx, office.person_id, id, version, calendar).await {
        Ok(()) => Ok(Ok(redirect(back).success("edition-saved"))),
        Err(error) if is_stale(&error) => {
            let errors = Errors::default();
            let current = CalendarForm::of(&edition).groups(&errors, lang.0);
            let page = EditPage::new(head, typed.groups(&errors, lang.0), &errors, back);
            Ok(Err(page.stale(&current, lang.0).page(Status::Conflict)))
        }
        Err(error) => Err(error),
    }
}

/// The page for the places with their money.
fn places_page(head: Head, form: &PlacesForm, places: &[Place], errors: &Errors, lang: Lang) -> EditPage {
    let back = head.overview.clone();
    let version = head.version.to_string();
    let button = |path: &str| Extra {
        action: format!("{back}/places/{path}"),
        label: say(lang, &format!("places-{path}")),
        confirm: None,
        fields: vec![Hidden { name: "version", value: version.clone() }],
    };
    let mut extras = vec![button("add")];
    if !places.is_empty() {
        extras.push(button("remove"));
    }
    let groups = if places.is_empty() { Vec::new() } else { form.groups(errors, lang) };
    let intro = places.is_empty().then(|| say(lang, "places-empty"));
    EditPage { extras, intro, ..EditPage::new(head, groups, errors, back) }
}

#[get("/office/editions/<id>/places")]
async fn places(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "places"), lang.0).await?;
    needs(&edition, Freedom::Everything)?;
    let mut conn = ctx.db.read().await?;
    let places = store::places(&mut conn, id).await?;
    Ok(places_page(head, &PlacesForm::of(&places), &places, &Errors::default(), lang.0).page(Status::Ok))
}

#[post("/office/editions/<id>/places", data = "<form>")]
async fn set_places(
    office: Office,
    id: EditionId,
    form: Result<Posted, AppError>,
    ctx: Ctx,
    lang: Language,
) -> Outcome<impl Serialize> {
    let form = form?;
    let version = form.parse("version").unwrap_or(0);
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "places"), lang.0).await?;
    needs(&edition, Freedom::Everything)?;
    let mut conn = ctx.db.read().await?;
    let places = store::places(&mut conn, id).await?;
    drop(conn);
    let typed = PlacesForm::read(&form, &places);
    let amounts = match typed.checked() {
        Ok(amounts) => amounts,
        Err(errors) => {
            let page = places_page(Head { version, ..head }, &typed, &places, &errors, lang.0);
            return Ok(Err(page.page(Status::UnprocessableEntity)));
        }
    };
    let back = head.overview.clone();
    match actions::set_places(&ctx, office.person_id, id, version, &amounts).await {
        Ok(()) => Ok(Ok(redirect(back).success("edition-saved"))),
        Err(error) if is_stale(&error) => {
            let errors = Errors::default();
            let current = PlacesForm::of(&places).groups(&errors, lang.0);
            let page = places_page(head, &typed, &places, &errors, lang.0);
            Ok(Err(page.stale(&current, lang.0).page(Status::Conflict)))
        }
        Err(error) => Err(error),
    }
}

#[post("/office/editions/<id>/places/add", data = "<form>")]
async fn add_place(office: Office, id: EditionId, form: Result<Posted, AppError>, ctx: Ctx) -> Result<Redirected> {
    let version = form?.parse("version").unwrap_or(0);
    actions::add_place(&ctx, office.person_id, id, version).await?;
    Ok(redirect(format!("/office/editions/{id}/places")).success("edition-saved"))
}

#[post("/office/editions/<id>/places/remove", data = "<form>")]
async fn remove_place(office: Office, id: EditionId, form: Result<Posted, AppError>, ctx: Ctx) -> Result<Redirected> {
    let version = form?.parse("version").unwrap_or(0);
    actions::remove_place(&ctx, office.person_id, id, version).await?;
    Ok(redirect(format!("/office/editions/{id}/places")).success("edition-saved"))
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
    section: String,
    label: String,
    href: String,
    id: String,
    /// What sort of entry it is, in a few words.
    notes: Vec<String>,
    is_first: bool,
    is_last: bool,
}

// The other features have pages with fixed names at the place of `<part>`, which come first by their rank.
#[get("/office/editions/<id>/<part>", rank = 10)]
async fn part(_office: Office, id: EditionId, part: Part, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let (head, _) = Head::load(&ctx, id, name(lang.0, part.as_str()), lang.0).await?;
    let mut conn = ctx.db.read().await?;
    let items = store::items(&mut conn, part, id).await?;
    let base = format!("{}/{part}", head.overview);
    let last = items.len().saturating_sub(1);
    let lines = items.iter().enumerate().map(|(index, item)| ItemLine {
        section: match item {
            Item::Question(question) => question.section.get(lang.0).to_owned(),
            _ => String::new(),
        },
        label: item.label().get(lang.0).to_owned(),
        href: format!("{base}/{}", item.id()),
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
    Ok(Page::new("prizes/office/part.html", page))
}

fn notes(item: &Item, lang: Lang) -> Vec<String> {
    let say = |key: &str| say(lang, key);
    match item {
        Item::Category(category) => {
            [category.description.get(lang)].iter().filter(|text| !text.is_empty()).map(|t| (*t).to_owned()).collect()
        }
        Item::Criterion(criterion) => {
            let mut args = Args::new();
            args.set("n", criterion.weight);
            args.set("min", criterion.scale_min);
            args.set("max", criterion.scale_max);
            vec![t(lang, "criteria-weight-short", Some(&args)), t(lang, "criteria-scale-short", Some(&args))]
        }
        Item::SpecialPrize(prize) => {
            vec![prize.amount.map_or_else(|| say("call-money-special"), |n| Writes(lang).money(n))]
        }
        Item::Question(question) => question_notes(question, lang),
    }
}

fn question_notes(question: &Question, lang: Lang) -> Vec<String> {
    let say = |key: String| say(lang, &key);
    let dashed = |word: &str| word.replace('_', "-");
    let mut notes = vec![say(format!("questions-kind-{}", dashed(question.kind.as_str())))];
    if question.shown_for != ShownFor::Everyone {
        notes.push(say(format!("questions-shown-for-{}", question.shown_for)));
    }
    if question.optional {
        notes.push(say("design-optional".into()));
    }
    if !question.jury_sees {
        notes.push(say("questions-jury-does-not-see".into()));
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
        head.title = if is_new { say(lang, &format!("{part}-new")) } else { item.label().get(lang).to_owned() };
        Ok(Self { head, edition, siblings, item, is_new, base })
    }

    fn page(self, typed: &ItemForm, errors: &Errors, lang: Lang) -> EditPage {
        let freedom = self.edition.freedom();
        let mut extras = Vec::new();
        if !self.is_new && freedom == Freedom::Everything {
            extras.push(Extra {
                action: format!("{}/{}/remove", self.base, self.item.id()),
                label: say(lang, "edition-remove"),
                confirm: Some(say(lang, "edition-remove-confirm")),
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
    form: Result<Posted, AppError>,
    ctx: Ctx,
    lang: Language,
) -> Outcome<impl Serialize> {
    let form = form?;
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
    form: Result<Posted, AppError>,
    ctx: Ctx,
    lang: Language,
) -> Outcome<impl Serialize> {
    let form = form?;
    ItemContext::load(&ctx, id, part, Some(item.0), lang.0).await?.save(&ctx, &office, &form, lang.0).await
}

#[post("/office/editions/<id>/<part>/<item>/remove", data = "<form>", rank = 10)]
async fn remove_item(
    office: Office,
    id: EditionId,
    part: Part,
    item: Key,
    form: Result<Posted, AppError>,
    ctx: Ctx,
) -> Result<Redirected> {
    let version = form?.parse("version").unwrap_or(0);
    actions::remove_item(&ctx, office.person_id, id, version, (part, item.0)).await?;
    Ok(redirect(format!("/office/editions/{id}/{part}")).success("edition-removed"))
}

#[post("/office/editions/<id>/<part>/<item>/move", data = "<form>", rank = 10)]
async fn move_item(
    office: Office,
    id: EditionId,
    part: Part,
    item: Key,
    form: Result<Posted, AppError>,
    ctx: Ctx,
) -> Result<Redirected> {
    let form = form?;
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

//! `/prizes/<key>/<year>/result`: who was honoured and why, and every entry that may be shown.

use rocket::http::{ContentType, Header, Status};
use rocket::{Responder, Route, State, get, routes};
use serde::Serialize;
use serde_json::json;

use crate::clock::Timestamp;
use crate::contest::nominations::answers::Questionnaire;
use crate::contest::prizes::model::{DISTRICTS, Edition, Laureate, Naming, Prize, PublicLaureate, district_name};
use crate::contest::prizes::{laureate_label, place_label, store as prizes};
use crate::contest::standing::store::outcome::outcomes;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Choice, Language, Link, Page, Pager, Query, Slug};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{CategoryId, LaureateId};
use crate::key;
use crate::link;

use super::decided::Award;
use super::map::TileMap;
use super::store::{self, Filter, PictureHead};

pub(super) fn routes() -> Vec<Route> {
    routes![result, picture]
}

/// What search engines and other programs read about the page.
#[derive(Serialize)]
struct Meta {
    url: String,
    description: String,
    image: Option<String>,
    image_alt: Option<String>,
    locale: &'static str,
    /// schema.org as JSON-LD, safe to stand in a page.
    linked_data: String,
}

/// Somebody who was honoured.
#[derive(Serialize)]
pub(super) struct Honoured {
    label: String,
    /// Absent where somebody has not agreed to be named: then nothing else is known, either.
    name: Option<String>,
    /// What the office knows about that.
    naming: Option<Naming>,
    project: Option<String>,
    amount: Option<i64>,
    reason: Option<String>,
    picture: Option<Picture>,
}

#[derive(Serialize)]
pub(super) struct Picture {
    src: String,
    alt: String,
    width: i64,
    height: i64,
}

/// An entry as everybody reads it, or will.
#[derive(Serialize)]
pub(super) struct EntryCard {
    title: String,
    name: String,
    /// Where it belongs and where it comes from.
    facts: Vec<String>,
    summary: Option<String>,
    /// The language in which people have written, where it is not the reader's.
    lang: Option<Lang>,
}

/// The Stadtbezirk beside the map, in words.
#[derive(Serialize)]
struct District {
    label: String,
    href: String,
    current: bool,
}

#[derive(Serialize)]
struct ResultPage {
    withdrawn: bool,
    title: String,
    crumbs: Vec<Link>,
    lead: String,
    meta: Meta,
    call: String,
    /// That nobody gets the prize, or that nothing is decided, where nobody is honoured.
    nobody: Option<String>,
    /// Places first, then special prizes.
    honoured: Vec<Honoured>,
    special: Vec<Honoured>,
    alone: bool,
    map: TileMap,
    districts: Vec<District>,
    categories: Vec<Choice>,
    district_choices: Vec<Choice>,
    category: String,
    district: String,
    is_filtered: bool,
    here: String,
    entries: Vec<EntryCard>,
    pager: Pager,
}

/// In the place of a result that was public and was taken back.
#[derive(Serialize)]
struct WithdrawnPage {
    withdrawn: bool,
    title: String,
    crumbs: Vec<Link>,
    lead: String,
    call: String,
}

impl WithdrawnPage {
    fn new(prize: &Prize, edition: &Edition, at: Timestamp, lang: Lang) -> Self {
        let date = Writes(lang).date(at.in_dortmund().date());
        Self {
            withdrawn: true,
            title: said(key!("publication-title"), "name", edition.title(prize, lang), lang),
            crumbs: crumbs(prize, lang),
            lead: said(key!("publication-withdrawn"), "date", date, lang),
            call: link!("/prizes/{key}/{year}", key = prize.key, year = edition.year),
        }
    }
}

/// What stands at the address of a result.
#[derive(Serialize)]
#[serde(untagged)]
enum Shows {
    Result(Box<ResultPage>),
    Withdrawn(Box<WithdrawnPage>),
}

fn crumbs(prize: &Prize, lang: Lang) -> Vec<Link> {
    vec![
        Link::new("/", say(lang, key!("nav-start"))),
        Link::new(link!("/prizes/{key}", key = prize.key), prize.short_name(lang)),
    ]
}

#[get("/prizes/<key>/<year>/result")]
async fn result(
    key: Slug,
    year: i64,
    query: Query,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Answer<Shows> {
    let mut conn = ctx.db.snapshot().await?;
    let edition = prizes::edition_by_year(&mut conn, &key.0, year).await?;
    // Nothing of a result is read before it is public: until then this answers as if there were no such page.
    let edition = edition.filter(|edition| edition.opened_at.is_some()).ok_or(AppError::NotFound)?;
    if let Some(at) = edition.taken_back() {
        let prize = prizes::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
        let page = Shows::Withdrawn(Box::new(WithdrawnPage::new(&prize, &edition, at, lang.0)));
        return Ok(Page::new("outcome/publication/result.html", page).status(Status::NotFound));
    }
    if !edition.shows_result(ctx.now) {
        return Err(AppError::NotFound);
    }
    let prize = prizes::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let id = edition.edition_id;
    let laureates = prizes::public_laureates(&mut conn, &[id]).await?;
    let mut pictures = store::pictures(&mut conn, id).await?;
    pictures.retain(|picture| picture.confirmed);
    let alone = store::find(&mut conn, id).await?.is_some_and(|publication| publication.alone);
    let form = Questionnaire::load(&mut conn, id).await?;
    let outcome = outcomes(&mut conn).await?.remove(&id).unwrap_or_default();
    // Only what the jury has decided is said to be its decision.
    let nobody = laureates.is_empty().then_some(if outcome.nobody {
        key!("archive-not-awarded")
    } else {
        key!("archive-undecided")
    });

    let filter = Filter {
        category: query.parse::<CategoryId>("category"),
        district: district_name(query.get("district")).map_or("", |_| query.get("district")).to_owned(),
    };
    let counts = store::by_district(&mut conn, id, filter.category).await?;
    let is_wanted =
        |district: &Option<String>| filter.district.is_empty() || district.as_deref() == Some(&filter.district);
    let total = counts.iter().filter(|(district, _)| is_wanted(district)).map(|(_, n)| n).sum();
    let here = link!("/prizes/{key}/{year}/result", key = prize.key, year = edition.year);
    let pager = Pager::new(query.parse("page").unwrap_or(1), total, |n| address(&here, &filter, n));
    let rows = store::entries(&mut conn, id, &filter, (Pager::SIZE, pager.offset())).await?;
    drop(conn);

    let lang = lang.0;
    let entries = rows.into_iter().map(|row| {
        let facts = facts(&form, row.category_id, row.district.as_deref(), lang);
        let summary = form.summary(&row.answers).map(str::to_owned);
        EntryCard::new((row.title, row.nominee_name), facts, summary, (row.language, lang))
    });
    let (special, honoured): (Vec<&PublicLaureate>, Vec<&PublicLaureate>) =
        laureates.iter().partition(|laureate| laureate.award.is_some());
    let cards =
        |rows: Vec<&PublicLaureate>| rows.into_iter().map(|row| Honoured::public(row, &pictures, lang)).collect();
    let page = ResultPage {
        title: said(key!("publication-title"), "name", edition.title(&prize, lang), lang),
        crumbs: crumbs(&prize, lang),
        withdrawn: false,
        lead: if laureates.is_empty() { String::new() } else { lead(&edition, ctx.now, lang) },
        nobody: nobody.map(|key| say(lang, key)),
        meta: Meta::new((&prize, &edition), (&laureates, nobody), &pictures, settings.public_url(), lang),
        call: link!("/prizes/{key}/{year}", key = prize.key, year = edition.year),
        honoured: cards(honoured),
        special: cards(special),
        alone,
        districts: districts(&counts, &here, &filter, lang),
        map: TileMap::new(&counts, lang),
        categories: choices(
            form.categories.iter().map(|row| Choice::new(row.category_id, row.label.get(lang))).collect(),
            lang,
        ),
        district_choices: choices(DISTRICTS.iter().map(|(key, name)| Choice::new(*key, *name)).collect(), lang),
        category: filter.category.map(|id| id.to_string()).unwrap_or_default(),
        is_filtered: filter.category.is_some() || !filter.district.is_empty(),
        district: filter.district,
        here,
        entries: entries.collect(),
        pager,
    };
    Ok(Page::new("outcome/publication/result.html", Shows::Result(Box::new(page))))
}

fn said(key: &str, name: &'static str, text: impl Into<String>, lang: Lang) -> String {
    let mut args = Args::new();
    args.set(name, value(text.into()));
    t(lang, key, Some(&args))
}

/// With an empty choice first: all.
fn choices(choices: Vec<Choice>, lang: Lang) -> Vec<Choice> {
    [vec![Choice::new("", say(lang, key!("publication-filter-all")))], choices].concat()
}

fn address(here: &str, filter: &Filter, page: i64) -> String {
    let category = filter.category.map(|id| format!("category={id}&")).unwrap_or_default();
    let district = match filter.district.as_str() {
        "" => String::new(),
        key => format!("district={key}&"),
    };
    format!("{here}?{category}{district}page={page}#entries")
}

/// Every Stadtbezirk from which something comes, as a link to just that.
fn districts(counts: &[(Option<String>, i64)], here: &str, filter: &Filter, lang: Lang) -> Vec<District> {
    let known = DISTRICTS.iter().filter_map(|(key, name)| {
        let (_, n) = counts.iter().find(|(found, _)| found.as_deref() == Some(key))?;
        let mut args = Args::new();
        args.set("name", *name);
        args.set("n", *n);
        Some(District {
            label: t(lang, key!("publication-district"), Some(&args)),
            href: address(here, &Filter { district: (*key).to_owned(), ..filter.clone() }, 1),
            current: filter.district == *key,
        })
    });
    known.collect()
}

fn lead(edition: &Edition, now: Timestamp, lang: Lang) -> String {
    let date = edition.ceremony_at.map(|at| Writes(lang).date(at.naive().date())).unwrap_or_default();
    let mut args = Args::new();
    args.set("date", date);
    // The ceremony was put off after the result had become public.
    if edition.ceremony_at.is_some_and(|at| now < at.begins()) {
        return t(lang, key!("publication-lead-ahead"), Some(&args));
    }
    match &edition.venue {
        Some(venue) => {
            args.set("venue", value(venue.as_str()));
            t(lang, key!("publication-lead-venue"), Some(&args))
        }
        None => t(lang, key!("publication-lead"), Some(&args)),
    }
}

/// Where an entry belongs and where it comes from.
pub(super) fn facts(
    form: &Questionnaire,
    category: Option<CategoryId>,
    district: Option<&str>,
    lang: Lang,
) -> Vec<String> {
    let category = form.categories.iter().find(|found| Some(found.category_id) == category);
    let category = category.map(|found| found.label.get(lang).to_owned());
    [category, district.and_then(district_name).map(str::to_owned)].into_iter().flatten().collect()
}

impl EntryCard {
    pub(super) fn new(
        (title, name): (String, String),
        facts: Vec<String>,
        summary: Option<String>,
        (written, lang): (Lang, Lang),
    ) -> Self {
        let name = if name == title { String::new() } else { name };
        Self { title, name, facts, summary, lang: Some(written).filter(|written| *written != lang) }
    }
}

impl Honoured {
    fn public(laureate: &PublicLaureate, pictures: &[PictureHead], lang: Lang) -> Self {
        let picture = pictures.iter().find(|picture| picture.laureate_id == laureate.laureate_id);
        Self {
            label: laureate_label(laureate.award.as_ref(), laureate.place, laureate.place_certain, lang),
            name: laureate.name.clone(),
            naming: None,
            project: laureate.project.clone(),
            amount: laureate.amount,
            reason: laureate.reason.clone(),
            picture: picture
                .filter(|_| laureate.name.is_some())
                .map(|picture| Picture::new(picture, picture_path(picture.laureate_id))),
        }
    }

    /// The same for the office, which sees everything, and the picture before everybody does.
    pub(super) fn in_office(laureate: &Laureate, pictures: &[PictureHead], lang: Lang) -> Self {
        let picture = pictures.iter().find(|picture| picture.laureate_id == laureate.laureate_id);
        Self {
            label: laureate_label(laureate.award.as_ref(), laureate.place, laureate.place_certain, lang),
            name: Some(laureate.name.clone()),
            naming: None,
            project: laureate.project.clone(),
            amount: laureate.amount,
            reason: laureate.reason.clone(),
            picture: picture.map(|picture| {
                Picture::new(picture, link!("/office/laureates/{laureate}/image", laureate = laureate.laureate_id))
            }),
        }
    }

    /// As it will be, before anything of it is written.
    pub(super) fn of_award(award: &Award, lang: Lang) -> Self {
        let label = match (&award.award, award.place) {
            (Some(name), _) => name.get(lang).to_owned(),
            (None, Some(place)) => place_label(place, lang),
            (None, None) => say(lang, key!("prize-place-further")),
        };
        Self {
            label,
            name: Some(award.name.clone()),
            naming: Some(award.naming),
            project: award.project.clone(),
            amount: award.amount,
            reason: award.reason.clone(),
            picture: None,
        }
    }
}

impl Picture {
    fn new(head: &PictureHead, src: String) -> Self {
        Self { src, alt: head.alt.clone(), width: head.width, height: head.height }
    }
}

fn picture_path(id: LaureateId) -> String {
    link!("/laureates/{laureate}/picture", laureate = id)
}

impl Meta {
    fn new(
        (prize, edition): (&Prize, &Edition),
        (laureates, nobody): (&[PublicLaureate], Option<&'static str>),
        pictures: &[PictureHead],
        public_url: &str,
        lang: Lang,
    ) -> Self {
        let title = edition.title(prize, lang);
        let url = format!("{public_url}{}", link!("/prizes/{key}/{year}/result", key = prize.key, year = edition.year));
        let names: Vec<&str> = laureates.iter().filter_map(|laureate| laureate.name.as_deref()).collect();
        let description = match names[..] {
            [] => nobody.map_or_else(|| title.clone(), |key| say(lang, key)),
            _ => said(key!("publication-description"), "names", names.join(", "), lang),
        };
        let named = laureates.iter().filter(|laureate| laureate.name.is_some());
        let items = (1..).zip(named.clone()).map(|(position, laureate)| {
            json!({
                "@type": "ListItem",
                "position": position,
                "item": {
                    "@type": "Thing",
                    "name": laureate.name,
                    "description":
                        laureate_label(laureate.award.as_ref(), laureate.place, laureate.place_certain, lang),
                },
            })
        });
        let linked_data = json!({
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": title,
            "description": description,
            "url": url,
            "inLanguage": lang,
            "about": {
                "@type": "Event",
                "name": title,
                "startDate": edition.ceremony_at.map(|at| at.begins().utc().to_rfc3339()),
                "eventStatus": "https://schema.org/EventScheduled",
                "location": {
                    "@type": "Place",
                    "name": edition.venue.as_deref().unwrap_or("Dortmund"),
                    "address": "Dortmund",
                },
                "organizer": {"@type": "GovernmentOrganization", "name": "Stadt Dortmund"},
            },
            "mainEntity": {"@type": "ItemList", "itemListElement": items.collect::<Vec<_>>()},
        });
        let is_named = |picture: &&PictureHead| named.clone().any(|row| row.laureate_id == picture.laureate_id);
        let picture = pictures.iter().find(is_named);
        Self {
            description,
            image: picture.map(|picture| format!("{public_url}{}", picture_path(picture.laureate_id))),
            image_alt: picture.map(|picture| picture.alt.clone()),
            locale: match lang {
                Lang::De => "de_DE",
                Lang::En => "en_GB",
            },
            linked_data: without_markup(&linked_data.to_string()),
            url,
        }
    }
}

/// JSON in which nothing can end the element that it stands in.
fn without_markup(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// A picture as browsers want it.
#[derive(Responder)]
struct Shown {
    bytes: Vec<u8>,
    kind: ContentType,
    // It may be replaced or taken away, and a result may be withdrawn.
    cache: Header<'static>,
}

#[get("/laureates/<id>/picture")]
async fn picture(id: LaureateId, ctx: Ctx) -> Result<Shown> {
    let mut conn = ctx.db.snapshot().await?;
    let picture = store::picture(&mut conn, id).await?.filter(|picture| picture.confirmed);
    let picture = picture.ok_or(AppError::NotFound)?;
    let edition = prizes::edition(&mut conn, picture.edition_id).await?;
    let edition = edition.filter(|edition| edition.shows_result(ctx.now)).ok_or(AppError::NotFound)?;
    let laureates = prizes::public_laureates(&mut conn, &[edition.edition_id]).await?;
    let is_named = laureates.iter().any(|laureate| laureate.laureate_id == id && laureate.name.is_some());
    if !is_named {
        return Err(AppError::NotFound);
    }
    let (kind, cache) = (picture.kind.content_type(), Header::new("Cache-Control", "no-cache"));
    Ok(Shown { bytes: picture.bytes, kind, cache })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_a_page_cannot_end_its_element() {
        let json = without_markup(&json!({"name": "</script><script>alert(1)</script>&"}).to_string());
        assert!(!json.contains(['<', '>', '&']), "{json}");
        let back: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(back["name"], "</script><script>alert(1)</script>&");
    }
}

//! The office's list of an edition's nominations: searched, filtered, page by page.

use std::collections::HashMap;

use rocket::http::RawStr;
use rocket::{Route, get, routes};
use serde::Serialize;

use super::store::{self, Filter, Line, Sort, Tally};
use crate::contest::nominations::actions::call;
use crate::contest::nominations::crumbs;
use crate::contest::nominations::model::{NominationStatus, Origin, Screening};
use crate::contest::prizes::model::{Category, DISTRICTS, EditionStatus, district_name};
use crate::contest::prizes::{store as prizes, tabs};
use crate::ground::ctx::Ctx;
use crate::ground::db::LocalText;
use crate::ground::error::Result;
use crate::ground::web::{Choice, Language, Link, Office, Page, Pager, Query};
use crate::i18n::{Lang, say};
use crate::ids::{CategoryId, EditionId};
use crate::key;
use crate::link;

pub fn routes() -> Vec<Route> {
    routes![list]
}

/// A badge with its words.
#[derive(Serialize)]
pub struct Badge {
    pub kind: &'static str,
    pub label: String,
}

impl Badge {
    /// What a reader needs to know about a nomination at a glance: being late or withdrawn comes before everything.
    pub fn of(status: NominationStatus, screening: Screening, before: Option<Screening>, lang: Lang) -> Self {
        let (kind, key) = match (status, screening) {
            (NominationStatus::Withdrawn, _) => ("neutral", key!("nomination-status-withdrawn")),
            (NominationStatus::Late, _) => ("warning", key!("nomination-status-late")),
            (NominationStatus::Received, Screening::Pending) if before.is_some() => {
                ("warning", key!("screening-again"))
            }
            (NominationStatus::Received, Screening::Pending) => ("info", key!("screening-pending")),
            (NominationStatus::Received, Screening::Eligible) => ("success", key!("screening-eligible")),
            (NominationStatus::Received, Screening::Ineligible) => ("danger", key!("screening-ineligible")),
        };
        Self { kind, label: say(lang, key) }
    }
}

#[derive(Serialize)]
struct ScreeningLine {
    href: String,
    number: String,
    title: String,
    nominee_name: String,
    category: LocalText,
    district: &'static str,
    received_at: crate::clock::Timestamp,
    origin: String,
    muted: bool,
    badge: Badge,
}

impl ScreeningLine {
    fn new(line: Line, categories: &HashMap<CategoryId, LocalText>, lang: Lang) -> Self {
        Self {
            href: link!("/office/nominations/{nomination}", nomination = line.nomination_id),
            number: line.receipt_number,
            title: line.title,
            nominee_name: line.nominee_name,
            category: line.category_id.and_then(|id| categories.get(&id)).cloned().unwrap_or_default(),
            district: line.district.as_deref().and_then(district_name).unwrap_or(""),
            received_at: line.received_at,
            origin: say(lang, &format!("nomination-origin-{}", line.origin)),
            muted: line.status == NominationStatus::Withdrawn,
            badge: Badge::of(line.status, line.screening, line.screening_before, lang),
        }
    }
}

/// A number at the top of the list, which leads to what it counts.
#[derive(Serialize)]
struct Stat {
    number: i64,
    label: String,
    href: String,
}

/// A field of the filter.
#[derive(Serialize)]
struct Select {
    name: &'static str,
    label: String,
    value: String,
    options: Vec<Choice>,
}

/// `screening/list.html`.
#[derive(Serialize)]
struct ListPage {
    title: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    path: String,
    stats: Vec<Stat>,
    search: String,
    selects: Vec<Select>,
    filtered: bool,
    /// Whether one of the lists to choose from is set.
    narrowed: bool,
    rows: Vec<ScreeningLine>,
    pager: Pager,
    /// Whether the office may enter something now.
    open: bool,
    new: String,
    import: String,
}

#[get("/office/editions/<id>/nominations")]
async fn list(_office: Office, id: EditionId, query: Query, ctx: Ctx, lang: Language) -> Result<Page<impl Serialize>> {
    let lang = lang.0;
    let mut conn = ctx.db.read().await?;
    let (prize, edition) = call(&mut conn, id).await?;
    let categories = prizes::categories(&mut conn, id).await?;
    let filter = Filter {
        search: query.get("q").to_owned(),
        status: query.parse("status"),
        screening: query.parse("screening"),
        category: query.parse("category"),
        district: Some(query.get("district").to_owned()).filter(|key| district_name(key).is_some()),
        origin: query.parse("origin"),
        again: query.has("again"),
    };
    let sort = query.parse("sort").unwrap_or(Sort::Number);
    let path = link!("/office/editions/{edition}/nominations", edition = id);
    let tally = store::tally(&mut conn, id).await?;
    let total = store::count(&mut conn, id, &filter).await?;
    let kept = kept(&filter, sort);
    let pager = Pager::new(query.parse("page").unwrap_or(1), total, |page| format!("{path}?{kept}page={page}"));
    let lines = store::page(&mut conn, id, &filter, sort, (Pager::SIZE, pager.offset())).await?;
    let labels = categories.iter().map(|c| (c.category_id, c.label.said(lang))).collect();
    let filtered = kept.split('&').any(|pair| !pair.is_empty() && !pair.starts_with("sort="));
    Ok(Page::new(
        "contest/screening/list.html",
        ListPage {
            title: say(lang, key!("screening-list-title")),
            crumbs: crumbs(&prize, &edition, lang).into_iter().take(2).collect(),
            tabs: tabs(id, "nominations", lang),
            stats: stats(&tally, &path, lang),
            search: filter.search.clone(),
            selects: selects(&filter, sort, &categories, lang),
            filtered,
            narrowed: kept.split('&').any(|pair| !pair.is_empty() && !pair.starts_with("q=")),
            rows: lines.into_iter().map(|line| ScreeningLine::new(line, &labels, lang)).collect(),
            pager,
            open: edition.status == EditionStatus::Open,
            new: link!("/office/editions/{edition}/nominations/new", edition = id),
            import: link!("/office/editions/{edition}/import", edition = id),
            path,
        },
    ))
}

/// The filter as a query, so that the next page is one of the same list.
fn kept(filter: &Filter, sort: Sort) -> String {
    let pairs = [
        ("q", Some(filter.search.clone())),
        ("status", filter.status.map(|word| word.to_string())),
        ("screening", filter.screening.map(|word| word.to_string())),
        ("category", filter.category.map(|id| id.to_string())),
        ("district", filter.district.clone()),
        ("origin", filter.origin.map(|word| word.to_string())),
        ("again", filter.again.then(|| "1".to_owned())),
        ("sort", Some(sort.to_string()).filter(|_| sort != Sort::Number)),
    ];
    let encode = |text: &str| RawStr::new(text).percent_encode().to_string();
    let given = pairs.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
    given.map(|(name, value)| format!("{name}={}&", encode(&value))).collect()
}

fn stats(tally: &[Tally], path: &str, lang: Lang) -> Vec<Stat> {
    let sum = |counts: &dyn Fn(&&Tally) -> bool| tally.iter().filter(counts).map(|tally| tally.number).sum::<i64>();
    let stat = |key: &str, query: &str, number| Stat {
        number,
        label: say(lang, &format!("screening-stat-{key}")),
        href: format!("{path}{query}"),
    };
    let received =
        |screening: Screening| sum(&|tally| tally.status == NominationStatus::Received && tally.screening == screening);
    let again: i64 = tally
        .iter()
        .filter(|tally| (tally.status, tally.screening) == (NominationStatus::Received, Screening::Pending))
        .map(|tally| tally.again)
        .sum();
    let mut stats = vec![
        stat("all", "", sum(&|_| true)),
        stat("pending", "?status=received&screening=pending", received(Screening::Pending)),
        stat("eligible", "?status=received&screening=eligible", received(Screening::Eligible)),
        stat("late", "?status=late", sum(&|tally| tally.status == NominationStatus::Late)),
    ];
    if again > 0 {
        stats.push(stat("again", "?again=1", again));
    }
    stats
}

fn selects(filter: &Filter, sort: Sort, categories: &[Category], lang: Lang) -> Vec<Select> {
    let select = |name: &'static str, value: Option<String>, options: Vec<Choice>| Select {
        name,
        label: say(lang, &format!("screening-filter-{name}")),
        value: value.unwrap_or_default(),
        options: [Choice::new("", say(lang, key!("screening-filter-all")))].into_iter().chain(options).collect(),
    };
    let words = |prefix: &str, words: Vec<&str>| -> Vec<Choice> {
        words.iter().map(|word| Choice::new(word, say(lang, &format!("{prefix}-{word}")))).collect()
    };
    let statuses = NominationStatus::ALL.iter().map(|word| word.as_str()).collect();
    let screenings = Screening::ALL.iter().map(|word| word.as_str()).collect();
    let origins = Origin::ALL.iter().map(|word| word.as_str()).collect();
    let sorts = Sort::ALL.iter().map(|word| word.as_str()).collect();
    let mut selects = vec![
        select("status", filter.status.map(|w| w.to_string()), words("nomination-status", statuses)),
        select("screening", filter.screening.map(|w| w.to_string()), words("screening", screenings)),
        select(
            "category",
            filter.category.map(|id| id.to_string()),
            categories.iter().map(|c| Choice::new(c.category_id, c.label.said(lang))).collect(),
        ),
        select(
            "district",
            filter.district.clone(),
            DISTRICTS.iter().map(|(key, name)| Choice::new(key, *name)).collect(),
        ),
        select("origin", filter.origin.map(|w| w.to_string()), words("nomination-origin", origins)),
    ];
    // A call without categories needs no filter for them.
    selects.retain(|select| select.name != "category" || !categories.is_empty());
    selects.push(Select {
        name: "sort",
        label: say(lang, key!("screening-sort")),
        value: sort.to_string(),
        options: words(key!("screening-sort"), sorts),
    });
    selects
}

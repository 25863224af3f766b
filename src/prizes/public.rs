//! What everybody sees: the start page, prizes, calls, and the archive of laureates.

use std::collections::HashMap;

use rocket::{Route, get, routes};
use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::ctx::Ctx;
use crate::db::{Said, Words};
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, Writes, say, t};
use crate::ids::EditionId;
use crate::web::{Answer, Language, Link, Page, Slug};

use super::model::{Calendar, Call, Criterion, Edition, Laureate, Phase, Prize, SpecialPrize, TieRule};
use super::store;

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![start, archive, prize, edition]
}

#[derive(Serialize)]
struct StartPage {
    /// The only call that is open, which then has the page to itself.
    single: Option<CallCard>,
    /// Several open or announced calls.
    calls: Vec<CallCard>,
    /// Who was honoured lately.
    results: Vec<PastEdition>,
    prizes: Vec<PrizeCard>,
    steps: Vec<Step>,
}

/// For so long after its ceremony a result is news.
const NEWS: chrono::Duration = chrono::Duration::days(60);

/// A published call in a few words.
#[derive(Serialize)]
struct CallCard {
    title: String,
    slogan: Said,
    purpose: Said,
    href: String,
    /// The form, while nominations are taken.
    nominate: Option<String>,
    phase: Phase,
    date: String,
    left: Option<String>,
    urgent: bool,
}

/// A prize in a few words.
#[derive(Serialize)]
struct PrizeCard {
    name: String,
    slogan: Said,
    href: String,
    rhythm: String,
    /// When its next call is likely, while none is published.
    next: Option<String>,
}

#[get("/")]
async fn start(ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let prizes = store::prizes(&mut conn).await?;
    let editions = store::editions(&mut conn).await?;
    let mut calls: Vec<CallCard> = prizes
        .iter()
        .flat_map(|prize| running(prize, &editions, ctx.now).map(move |edition| (prize, edition)))
        .map(|(prize, edition)| CallCard::new(prize, edition, ctx.now, lang.0))
        .collect();
    // What can still be done comes first.
    calls.sort_by_key(|call| match call.phase {
        Phase::Nominating => 0,
        Phase::Announced => 1,
        _ => 2,
    });
    let steps = match running_calendars(&editions, ctx.now)[..] {
        [calendar] => steps(&calendar, ctx.now, lang.0),
        _ => Vec::new(),
    };
    let single = if calls.len() == 1 { calls.pop() } else { None };
    let lately = |edition: &&Edition| {
        let ceremony = edition.ceremony_at.filter(|_| edition.opened_at.is_some() && edition.shows_result(ctx.now));
        ceremony.is_some_and(|at| ctx.now - at.begins() < NEWS)
    };
    let lately: Vec<Edition> = editions.iter().filter(lately).cloned().collect();
    let past = Past::load(&mut conn, &lately, ctx.now).await?;
    let results = lately
        .iter()
        .filter_map(|edition| {
            let prize = prizes.iter().find(|prize| prize.prize_id == edition.prize_id)?;
            Some(past.edition(prize, edition, ctx.now, lang.0))
        })
        .collect();
    let prizes = prizes.iter().map(|prize| PrizeCard::new(prize, &editions, ctx.now, lang.0)).collect();
    Ok(Page::new("prizes/start.html", StartPage { single, calls, results, prizes, steps }))
}

#[derive(Serialize)]
struct ArchivePage {
    editions: Vec<PastEdition>,
}

#[get("/archive")]
async fn archive(ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let prizes = store::prizes(&mut conn).await?;
    let editions = store::editions(&mut conn).await?;
    let past = Past::load(&mut conn, &editions, ctx.now).await?;
    let editions = editions
        .iter()
        .filter(|edition| edition.is_past(ctx.now))
        .filter_map(|edition| {
            let prize = prizes.iter().find(|prize| prize.prize_id == edition.prize_id)?;
            Some(past.edition(prize, edition, ctx.now, lang.0))
        })
        .collect();
    Ok(Page::new("prizes/archive.html", ArchivePage { editions }))
}

#[derive(Serialize)]
struct PrizePage {
    name: String,
    slogan: Said,
    purpose: Said,
    eligible: Said,
    organisers: Said,
    sponsor: Option<String>,
    rhythm: String,
    next: Option<String>,
    calls: Vec<CallCard>,
    editions: Vec<PastEdition>,
}

#[get("/prizes/<key>")]
async fn prize(key: Slug, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let prizes = store::prizes(&mut conn).await?;
    let prize = prizes.into_iter().find(|prize| prize.key == key.0).ok_or(AppError::NotFound)?;
    let all = store::editions(&mut conn).await?;
    let past = Past::load(&mut conn, &all, ctx.now).await?;
    let of_prize = |edition: &&Edition| edition.prize_id == prize.prize_id;
    let newest = all.iter().filter(of_prize).find(|edition| edition.is_public());
    let said = |text: fn(&Edition) -> &Words| newest.map(|e| text(e).said(lang.0)).unwrap_or_default();
    let card = PrizeCard::new(&prize, &all, ctx.now, lang.0);
    let page = PrizePage {
        name: card.name,
        slogan: card.slogan,
        purpose: said(|edition| &edition.purpose),
        eligible: said(|edition| &edition.eligible),
        organisers: prize.organisers.said(lang.0),
        sponsor: prize.sponsor.clone(),
        rhythm: card.rhythm,
        next: card.next,
        calls: running(&prize, &all, ctx.now).map(|e| CallCard::new(&prize, e, ctx.now, lang.0)).collect(),
        editions: all
            .iter()
            .filter(of_prize)
            .filter(|edition| edition.is_past(ctx.now))
            .map(|edition| past.edition(&prize, edition, ctx.now, lang.0))
            .collect(),
    };
    Ok(Page::new("prizes/prize.html", page))
}

#[derive(Serialize)]
struct EditionPage {
    call: CallCard,
    number: i64,
    crumbs: Vec<Link>,
    steps: Vec<Step>,
    eligible: Said,
    accepts_proposals: bool,
    categories: Vec<Text>,
    criteria: Vec<CriterionText>,
    equal_weights: bool,
    tie_rule: TieRule,
    money: Vec<Amount>,
    organisers: Said,
    sponsor: Option<String>,
    contact: Vec<ContactLine>,
    venue: Option<String>,
    past: Option<PastEdition>,
}

#[derive(Serialize)]
struct Text {
    label: Said,
    description: Said,
}

#[derive(Serialize)]
struct CriterionText {
    label: Said,
    description: Said,
    /// Its part of the total, such as "20 %".
    share: String,
}

#[derive(Serialize)]
struct Amount {
    label: Said,
    amount: String,
}

#[derive(Serialize)]
struct ContactLine {
    text: String,
    is_email: bool,
}

#[get("/prizes/<key>/<year>")]
async fn edition(key: Slug, year: i64, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let found = store::edition_by_year(&mut conn, &key.0, year).await?;
    let id = found.filter(Edition::is_public).ok_or(AppError::NotFound)?.edition_id;
    let call = store::call(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let own = std::slice::from_ref(&call.edition);
    let past = if call.edition.is_past(ctx.now) { Some(Past::load(&mut conn, own, ctx.now).await?) } else { None };
    let past = past.map(|past| past.edition(&call.prize, &call.edition, ctx.now, lang.0));
    Ok(Page::new("prizes/edition.html", EditionPage::new(&call, past, ctx.now, lang.0)))
}

impl EditionPage {
    fn new(call: &Call, past: Option<PastEdition>, now: Timestamp, lang: Lang) -> Self {
        let Call { prize, edition, .. } = call;
        Self {
            call: CallCard::new(prize, edition, now, lang),
            number: edition.number,
            crumbs: vec![
                Link::new("/", say(lang, "nav-start")),
                Link::new(format!("/prizes/{}", prize.key), prize.short_name(lang)),
            ],
            steps: steps(&edition.calendar(), now, lang),
            eligible: edition.eligible.said(lang),
            accepts_proposals: edition.accepts_proposals,
            categories: call
                .categories
                .iter()
                .map(|category| Text { label: category.label.said(lang), description: category.description.said(lang) })
                .collect(),
            criteria: criteria(&call.criteria, lang),
            equal_weights: call.criteria.windows(2).all(|pair| pair[0].weight == pair[1].weight),
            tie_rule: edition.tie_rule,
            money: money(call, lang),
            organisers: prize.organisers.said(lang),
            sponsor: prize.sponsor.clone(),
            contact: contact(&edition.contact),
            venue: edition.venue.clone(),
            past,
        }
    }
}

fn criteria(criteria: &[Criterion], lang: Lang) -> Vec<CriterionText> {
    let sum: i64 = criteria.iter().map(|criterion| criterion.weight).sum();
    let share = |weight: i64| {
        let percent = weight as f64 * 100.0 / sum.max(1) as f64;
        let decimals = usize::from((percent - percent.round()).abs() > 0.05);
        format!("{}\u{a0}%", Writes(lang).number(percent, decimals))
    };
    criteria
        .iter()
        .map(|criterion| CriterionText {
            label: criterion.label.said(lang),
            description: criterion.description.said(lang),
            share: share(criterion.weight),
        })
        .collect()
}

fn money(call: &Call, lang: Lang) -> Vec<Amount> {
    let said = |amount: Option<i64>, none| amount.map_or_else(|| say(lang, none), |n| Writes(lang).money(n));
    let total = call
        .edition
        .prize_money
        .map(|n| Amount { label: say(lang, "call-money-total").into(), amount: Writes(lang).money(n) });
    let places = call.places.iter().map(|place| Amount {
        label: place_label(place.place, lang).into(),
        amount: said(place.amount, "call-money-open"),
    });
    let special = call
        .special_prizes
        .iter()
        .map(|prize| Amount { label: prize.label.said(lang), amount: said(prize.amount, "call-money-special") });
    total.into_iter().chain(places).chain(special).collect()
}

/// The contact line by line, so that an address becomes a link.
fn contact(text: &str) -> Vec<ContactLine> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| ContactLine { text: line.to_owned(), is_email: line.contains('@') && !line.contains(' ') })
        .collect()
}

/// The published calls of a prize that are not over.
fn running<'a>(prize: &'a Prize, editions: &'a [Edition], now: Timestamp) -> impl Iterator<Item = &'a Edition> {
    editions
        .iter()
        .filter(|edition| edition.prize_id == prize.prize_id)
        .filter(move |edition| edition.is_public() && !edition.is_past(now))
}

fn running_calendars(editions: &[Edition], now: Timestamp) -> Vec<Calendar> {
    editions.iter().filter(|edition| edition.is_public() && !edition.is_past(now)).map(Edition::calendar).collect()
}

fn with<'a>(name: &'a str, value: impl Into<fluent_bundle::FluentValue<'a>>) -> Args<'a> {
    let mut args = Args::new();
    args.set(name, value);
    args
}

/// What somebody was honoured with: a place, or a special prize by its name.
pub fn laureate_label(laureate: &Laureate, lang: Lang) -> String {
    if let Some(award) = &laureate.award {
        return award.get(lang).to_owned();
    }
    match (laureate.place, laureate.place_certain) {
        (Some(place), true) => place_label(place, lang),
        (Some(place), false) => t(lang, "prize-place-uncertain", Some(&with("n", place))),
        (None, true) => say(lang, "prize-place-further"),
        (None, false) => say(lang, "prize-place-unknown"),
    }
}

pub fn place_label(place: i64, lang: Lang) -> String {
    t(lang, "prize-place", Some(&with("n", place)))
}

impl CallCard {
    fn new(prize: &Prize, edition: &Edition, now: Timestamp, lang: Lang) -> Self {
        let phase = edition.phase(now);
        let left = edition.time_left(now);
        let href = format!("/prizes/{}/{}", prize.key, edition.year);
        let (key, date) = match phase {
            Phase::Announced => ("edition-date-announced", edition.opens_at),
            Phase::Nominating => ("edition-date-nominating", edition.closes_at),
            _ => ("edition-date-judging", edition.closes_at),
        };
        let date =
            date.map_or(String::new(), |at| t(lang, key, Some(&with("date", Writes(lang).datetime(at.naive())))));
        Self {
            title: edition.title(prize, lang),
            slogan: prize.slogan.said(lang),
            purpose: edition.purpose.said(lang),
            nominate: (phase == Phase::Nominating).then(|| format!("{href}/nominate")),
            href,
            phase,
            date,
            left: left.map(|left| left.sentence(lang)),
            urgent: left.is_some_and(super::model::TimeLeft::is_short),
        }
    }
}

impl PrizeCard {
    fn new(prize: &Prize, editions: &[Edition], now: Timestamp, lang: Lang) -> Self {
        let published: Vec<i64> = editions
            .iter()
            .filter(|edition| edition.prize_id == prize.prize_id && edition.is_public())
            .map(|edition| edition.year)
            .collect();
        let is_running = running(prize, editions, now).next().is_some();
        let year = prize.likely_year(now, &published).to_string();
        let next = (!is_running).then(|| t(lang, "prize-next-likely", Some(&with("year", year))));
        Self {
            name: prize.name.get(lang).to_owned(),
            slogan: prize.slogan.said(lang),
            href: format!("/prizes/{}", prize.key),
            rhythm: say(lang, &format!("prize-rhythm-{}", prize.parity)),
            next,
        }
    }
}

/// A date of the calendar as the component `steps` shows it.
#[derive(Serialize)]
struct Step {
    label: String,
    text: String,
    state: &'static str,
}

/// The dates of a call in their order, and which one it is now.
///
/// A deadline ends a time in which something goes on; a session and a ceremony are days of their own, and never
/// what goes on weeks before. The jury has its time even where no date is set for it.
fn steps(calendar: &Calendar, now: Timestamp, lang: Lang) -> Vec<Step> {
    let mut is_running = calendar.opens_at.is_none_or(|opens| now >= opens.begins());
    let dates = calendar.dates();
    let next_day = calendar.session_at.or(calendar.ceremony_at);
    let shown = dates.into_iter().skip(1).filter(|(name, at)| at.is_some() || *name == "scoring_until");
    shown
        .map(|(name, at)| {
            let is_day = matches!(name, "session_at" | "ceremony_at");
            let is_today = is_day && at.is_some_and(|at| at.naive().date() == now.in_dortmund().date());
            let is_over = at.map_or_else(
                || next_day.is_some_and(|day| now >= day.begins()),
                |at| now >= at.has_passed() && !is_today,
            );
            let state = match (is_over, is_running) {
                (true, _) => "past",
                (false, true) if is_today || !is_day => "current",
                (false, _) => "future",
            };
            is_running &= is_over;
            let key = name.replace('_', "-");
            let mut args = Args::new();
            if let Some(at) = at {
                args.set("date", day(at, lang));
            }
            if let ("closes_at", Some(opens)) = (name, calendar.opens_at) {
                args.set("from", day(opens, lang));
                args.set("has", "from");
            } else {
                args.set("has", "only");
            }
            Step {
                label: say(lang, &format!("edition-step-{key}")),
                text: at.map(|_| t(lang, &format!("edition-step-{key}-text"), Some(&args))).unwrap_or_default(),
                state,
            }
        })
        .collect()
}

/// The day, with the time unless it is midnight or the last minute, which say no more than the day.
fn day(at: WallTime, lang: Lang) -> String {
    match at.naive().format("%H:%M").to_string().as_str() {
        "00:00" | "23:59" => Writes(lang).date(at.naive().date()),
        _ => Writes(lang).datetime(at.naive()),
    }
}

/// What is known about past editions.
struct Past {
    laureates: HashMap<EditionId, Vec<Laureate>>,
    special: HashMap<EditionId, Vec<SpecialPrize>>,
}

/// A past edition and who was honoured.
#[derive(Serialize)]
struct PastEdition {
    title: String,
    href: String,
    /// Number, applications, day and place, as far as they are known.
    facts: Vec<String>,
    laureates: Vec<LaureateLine>,
    /// What is not known, said kindly.
    remarks: Vec<String>,
    /// The page of its result, if a jury of ours has decided and everybody may know.
    result: Option<String>,
}

#[derive(Serialize)]
struct LaureateLine {
    label: String,
    name: String,
    project: Option<String>,
    amount: Option<i64>,
}

impl Past {
    async fn load(conn: &mut crate::db::Conn, editions: &[Edition], now: Timestamp) -> Result<Self> {
        let mut past = Self { laureates: HashMap::new(), special: HashMap::new() };
        let shown: Vec<EditionId> =
            editions.iter().filter(|edition| edition.shows_result(now)).map(|edition| edition.edition_id).collect();
        for laureate in store::laureates_of(conn, &shown).await? {
            past.laureates.entry(laureate.edition_id).or_default().push(laureate);
        }
        for special in store::all_special_prizes(conn).await? {
            past.special.entry(special.edition_id).or_default().push(special);
        }
        Ok(past)
    }

    fn edition(&self, prize: &Prize, edition: &Edition, now: Timestamp, lang: Lang) -> PastEdition {
        let laureates = self.laureates.get(&edition.edition_id).map_or(&[][..], Vec::as_slice);
        let mut facts = vec![t(lang, "archive-number", Some(&with("n", edition.number)))];
        if let Some(applications) = edition.applications {
            facts.push(t(lang, "archive-applications", Some(&with("n", applications))));
        }
        // A date in a narrow card stays on one line.
        facts.extend(edition.ceremony_at.map(|at| day(at, lang).replace(' ', "\u{a0}")));
        facts.extend(edition.venue.clone());
        let mut remarks = Vec::new();
        // Winners are announced at the ceremony and not before.
        let (shows, is_ours) = (edition.shows_result(now), edition.opened_at.is_some());
        if !shows {
            remarks.push(say(lang, "archive-names-soon"));
        } else if laureates.is_empty() && is_ours {
            remarks.push(say(lang, "archive-not-awarded"));
        } else if laureates.is_empty() {
            remarks.push(say(lang, "archive-names-unknown"));
        } else if laureates.len() < 3 && edition.opened_at.is_none() {
            remarks.push(say(lang, "archive-others-unknown"));
        }
        if edition.opened_at.is_none() {
            for special in self.special.get(&edition.edition_id).into_iter().flatten() {
                let args = with("name", special.label.get(lang).to_owned());
                remarks.push(t(lang, "archive-special", Some(&args)));
            }
        }
        let href = format!("/prizes/{}/{}", prize.key, edition.year);
        PastEdition {
            title: edition.title(prize, lang),
            result: (shows && is_ours).then(|| format!("{href}/result")),
            href,
            facts,
            laureates: laureates.iter().map(|laureate| LaureateLine::new(laureate, lang)).collect(),
            remarks,
        }
    }
}

impl LaureateLine {
    fn new(laureate: &Laureate, lang: Lang) -> Self {
        let label = laureate_label(laureate, lang);
        Self { label, name: laureate.name.clone(), project: laureate.project.clone(), amount: laureate.amount }
    }
}

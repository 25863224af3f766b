//! The page of a call.

use rocket::get;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::ground::ctx::Ctx;
use crate::ground::db::LocalText;
use crate::ground::error::AppError;
use crate::ground::web::{Answer, Language, Link, Page, Slug};
use crate::i18n::{Lang, Writes, say};
use crate::key;
use crate::link;

use super::super::model::{Call, Criterion, Edition, MotionTieRule, Stage, Standing, TieRule};
use super::super::store::{self, progress};
use super::cards::CallCard;
use super::past::{Past, PastEdition};
use super::place_label;
use super::steps::{Step, steps};
use crate::contest::standing::store::outcome::money as money_of_places;

#[derive(Serialize)]
struct EditionPage {
    call: CallCard,
    number: i64,
    crumbs: Vec<Link>,
    steps: Vec<Step>,
    eligible: LocalText,
    /// Who may nominate, until the deadline.
    who: Option<String>,
    categories: Vec<Text>,
    criteria: Vec<CriterionText>,
    equal_weights: bool,
    tie_rule: TieRule,
    motion_tie_rule: MotionTieRule,
    money: Vec<Amount>,
    organisers: LocalText,
    sponsor: Option<String>,
    contact: Vec<ContactLine>,
    venue: Option<String>,
    past: Option<PastEdition>,
}

#[derive(Serialize)]
struct Text {
    label: LocalText,
    description: LocalText,
}

#[derive(Serialize)]
struct CriterionText {
    label: LocalText,
    description: LocalText,
    /// Its part of the total, such as "20 %".
    share: String,
}

#[derive(Serialize)]
struct Amount {
    label: LocalText,
    amount: String,
}

#[derive(Serialize)]
struct ContactLine {
    text: String,
    is_email: bool,
}

#[get("/prizes/<key>/<year>")]
pub(super) async fn edition(key: Slug, year: i64, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let found = store::edition_by_year(&mut conn, &key.0, year).await?;
    let id = found.filter(Edition::is_public).ok_or(AppError::NotFound)?.edition_id;
    let mut call = store::call(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    if call.edition.shows_result(ctx.now) {
        call.pays(&money_of_places(&mut conn, id).await?);
    }
    let own = std::slice::from_ref(&call.edition);
    let past = if call.edition.is_past(ctx.now) { Some(Past::load(&mut conn, own, ctx.now).await?) } else { None };
    let past = past.map(|past| past.edition(&call.prize, &call.edition, ctx.now, lang.0));
    let standing = progress::standing(&mut conn, &call.edition, ctx.now).await?.public();
    Ok(Page::new("contest/prizes/edition.html", EditionPage::new(&call, standing, past, ctx.now, lang.0)))
}

impl EditionPage {
    fn new(call: &Call, standing: Standing, past: Option<PastEdition>, now: Timestamp, lang: Lang) -> Self {
        let Call { prize, edition, .. } = call;
        Self {
            call: CallCard::new(prize, (edition, standing), now, lang),
            number: edition.number,
            crumbs: vec![
                Link::new("/", say(lang, key!("nav-start"))),
                Link::new(link!("/prizes/{key}", key = prize.key), prize.short_name(lang)),
            ],
            steps: if past.is_some() { Vec::new() } else { steps(&standing, edition, "edition-step", lang) },
            eligible: edition.eligible.said(lang),
            who: matches!(standing.stage, Stage::Announced | Stage::Nominating).then(|| {
                say(lang, if edition.accepts_proposals { key!("call-proposals") } else { key!("call-self-only") })
            }),
            categories: call
                .categories
                .iter()
                .map(|category| Text { label: category.label.said(lang), description: category.description.said(lang) })
                .collect(),
            criteria: criteria(&call.criteria, lang),
            equal_weights: call.criteria.windows(2).all(|pair| pair[0].weight == pair[1].weight),
            tie_rule: edition.tie_rule,
            motion_tie_rule: edition.motion_rule(),
            money: money(call, past.is_some(), lang),
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

/// What is paid. Once the call is past nothing is still to be announced: what is not known is left out.
fn money(call: &Call, is_past: bool, lang: Lang) -> Vec<Amount> {
    let said = |amount: Option<i64>, none| amount.map_or_else(|| say(lang, none), |n| Writes(lang).money(n));
    let total = call
        .edition
        .prize_money
        .map(|n| Amount { label: say(lang, key!("call-money-total")).into(), amount: Writes(lang).money(n) });
    let places = call.places.iter().filter(|place| !is_past || place.amount.is_some()).map(|place| Amount {
        label: place_label(place.place, lang).into(),
        amount: said(place.amount, key!("call-money-open")),
    });
    let special = call
        .special_prizes
        .iter()
        .map(|prize| Amount { label: prize.label.said(lang), amount: said(prize.amount, key!("call-money-special")) });
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

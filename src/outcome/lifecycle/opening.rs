//! `/office/editions/<id>/open`: what will stand once a call is published, read by two people.

use crate::clock::{Timestamp, WallTime};
use crate::contest::prizes::model::{Call, EditionStatus, Finding, ahead};
use crate::contest::prizes::refusal::Refusal;
use crate::contest::prizes::{place_label, store as prizes, weighed};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::Link;
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{EditionId, PersonId};
use crate::key;
use crate::link;
use crate::people::approvals::final_act::final_act;
use crate::people::approvals::readback::{Line, ReadBack, Reason, Way, to_call};
use crate::people::approvals::{Act, FinalAct, Outcome, Panel, digest};

use super::actions;

/// A call before it is published.
pub struct Opening {
    pub call: Call,
    /// What stands in its way.
    pub blocks: Vec<Finding>,
    /// What is unusual in it; takes a reason.
    pub asks: Vec<Finding>,
}

/// What publishing a call would do.
///
/// # Errors
/// Refused where it is published already.
pub async fn opening(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<Opening> {
    let call = prizes::call(conn, id).await?.ok_or(AppError::NotFound)?;
    match call.edition.status {
        EditionStatus::Preparing => {}
        EditionStatus::Open => return Err(Refusal::PublishedAlready.into()),
        EditionStatus::Closed => return Err(Refusal::Ended.into()),
    }
    let before = prizes::before(conn, &call).await?;
    let (blocks, asks) = call.findings(&before, now).into_iter().partition(Finding::is_block);
    Ok(Opening { call, blocks, asks })
}

final_act!(open: Opening at "/office/editions/<id>/open", "/office/editions/<id>/open/confirm");

#[rocket::async_trait]
impl FinalAct for Opening {
    type Id = EditionId;
    type Refusal = Refusal;

    const ACT: Act = Act::Open;
    const DONE: &'static str = "edition-opened";

    fn path(id: EditionId) -> String {
        link!("/office/editions/{edition}/open", edition = id)
    }

    fn home(id: EditionId) -> String {
        link!("/office/editions/{edition}", edition = id)
    }

    async fn hold(conn: &mut Conn, id: EditionId) -> Result<()> {
        prizes::hold(conn, id).await
    }

    async fn load(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<Self> {
        opening(conn, id, now).await
    }

    fn title(&self) -> String {
        self.call.edition.title(&self.call.prize, Lang::De)
    }

    fn shown(&self) -> String {
        digest(&self.call)
    }

    fn lacks(&self) -> bool {
        !self.blocks.is_empty()
    }

    fn needs_reason(&self) -> bool {
        !self.asks.is_empty()
    }

    fn page(&self, panel: Panel, reason: &Reason<'_>, now: Timestamp, lang: Lang) -> ReadBack {
        let id = self.call.edition.edition_id;
        let title = self.call.edition.title(&self.call.prize, lang);
        let part = |found: &Finding| say(lang, &format!("edition-part-{}", found.part));
        let way = |found: &Finding| Link::new(found.href(id), part(found));
        let mut lines: Vec<Line> =
            self.blocks.iter().map(|found| Line::new(found.said(lang)).condition(false, way(found))).collect();
        lines.extend(read(self, now, lang));
        // What is unusual about a date stands at the date.
        let others = self.asks.iter().filter(|found| found.date.is_none());
        lines.extend(others.map(|found| Line::new(part(found)).flag(Some(found.said(lang))).way(way(found))));
        let way = if self.blocks.is_empty() {
            Way::Two { panel: Box::new(panel) }
        } else {
            let mut args = Args::new();
            args.set("n", self.blocks.len());
            Way::Blocked { reason: t(lang, key!("edition-blocks"), Some(&args)) }
        };
        let next = [key!("opening-next-read"), key!("opening-next-public"), key!("opening-next-frozen")]
            .map(|key| say(lang, key));
        let (open, back) = (say(lang, key!("edition-open")), to_call(id, lang));
        let page = ReadBack::new(say(lang, key!("opening-title")), Self::path(id), open, back)
            .under(
                vec![Link::new(link!("/office"), say(lang, key!("nav-office"))), Link::new(Self::home(id), title)],
                say(lang, key!("opening-lead")),
            )
            .says(lines, next.into())
            .way(way);
        let mut page = page.reason(reason, self.asks.is_empty(), lang);
        if let Some(field) = &mut page.reason {
            field.hint = Some(say(
                lang,
                if self.asks.is_empty() { key!("opening-reason-free") } else { key!("opening-reason-asks") },
            ));
        }
        page
    }

    async fn act(&self, conn: &mut Conn, ctx: &Ctx, office: PersonId, reason: &str) -> Result<Outcome> {
        actions::open(conn, ctx, office, self, reason).await
    }
}

/// Every line as it will stand.
fn read(opening: &Opening, now: Timestamp, lang: Lang) -> Vec<Line> {
    let Opening { call, asks, .. } = opening;
    let (edition, writes) = (&call.edition, Writes(lang));
    let said = |key: &str, pairs: &[(&'static str, String)]| {
        let args = Args::from_iter(pairs.iter().map(|(name, text)| (*name, value(text.clone()))));
        t(lang, key, Some(&args))
    };
    let counted = |key: &str, n: usize, more: usize| {
        let mut args = Args::new();
        args.set("n", n);
        args.set("more", more);
        t(lang, key, Some(&args))
    };
    let flag = |dates: &[&str]| {
        let of_dates = asks.iter().filter(|found| found.date.is_some_and(|date| dates.contains(&date)));
        let own: Vec<String> = of_dates.map(|found| found.said(lang)).collect();
        (!own.is_empty()).then(|| own.join(" "))
    };
    let today = now.in_dortmund().date();
    let away = |at: WallTime| writes.away(today, at.naive().date());
    let path = link!("/prizes/{key}/{year}", key = call.prize.key, year = edition.year);
    // The feed is silent until nominations are taken.
    let opens_later = edition.opens_at.is_some_and(|opens| now < opens.begins());
    let mut lines = vec![Line::new(format!("{} {}", call.prize.name.get(lang), edition.year)).note(said(
        if opens_later { key!("opening-public-later") } else { key!("opening-public") },
        &[("path", path)],
    ))];
    if let (Some(opens), Some(closes)) = (edition.opens_at, edition.closes_at) {
        let dates = [("from", writes.moment(opens.naive())), ("until", writes.moment(closes.naive()))];
        let days = ahead(&edition.calendar(), now).unwrap_or_default().to_string();
        let note = [("days", days), ("opens", away(opens)), ("closes", away(closes))];
        lines.push(
            Line::new(said(key!("opening-nominating"), &dates))
                .note(said(key!("opening-nominating-note"), &note))
                .flag(flag(&["opens_at", "closes_at"])),
        );
    }
    for (name, at) in edition.calendar().dates().into_iter().skip(2) {
        let label = say(lang, &format!("calendar-{}", name.replace('_', "-")));
        match at {
            Some(at) => lines
                .push(Line::new(format!("{label}: {}", writes.moment(at.naive()))).note(away(at)).flag(flag(&[name]))),
            None if name == "ceremony_at" => {
                lines.push(
                    Line::new(said(key!("opening-no-ceremony"), &[("date", label)]))
                        .note(say(lang, key!("opening-later")))
                        .flag(flag(&[name])),
                );
            }
            None => {}
        }
    }
    let amount = |cents: Option<i64>| cents.map_or_else(|| say(lang, key!("call-money-open")), |n| writes.money(n));
    let places: Vec<String> = call
        .places
        .iter()
        .map(|place| format!("{}: {}", place_label(place.place, lang), amount(place.amount)))
        .chain(call.special_prizes.iter().map(|prize| {
            let money = prize.amount.map_or_else(|| say(lang, key!("call-money-special")), |n| writes.money(n));
            format!("{}: {money}", prize.label.get(lang))
        }))
        .collect();
    lines.push(
        Line::new(said(key!("opening-money"), &[("total", amount(edition.prize_money))])).note(places.join(" · ")),
    );
    let criteria = call.criteria.iter().map(|row| (&row.label, row.weight, row.scale_min, row.scale_max));
    lines.push(Line::new(counted(key!("opening-criteria"), call.criteria.len(), 0)).note(weighed(criteria, lang)));
    lines.push(Line::new(say(lang, &format!("call-tie-{}", edition.tie_rule))));
    let categories: Vec<&str> = call.categories.iter().map(|row| row.label.get(lang)).collect();
    if !categories.is_empty() {
        lines.push(Line::new(counted(key!("opening-categories"), categories.len(), 0)).note(categories.join(" · ")));
    }
    let needed = call.questions.iter().filter(|question| !question.optional).count();
    let who = say(lang, if edition.accepts_proposals { key!("call-proposals") } else { key!("call-self-only") });
    lines.push(Line::new(counted(key!("opening-questions"), call.questions.len(), needed)).note(who));
    lines.push(
        Line::new(say(lang, key!("opening-mail")))
            .note(say(lang, if opens_later { key!("opening-mail-note-later") } else { key!("opening-mail-note") })),
    );
    lines
}

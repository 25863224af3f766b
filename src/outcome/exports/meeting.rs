//! What a jury's meetings did, as tables: who was there, what was voted on, what was decided.

use std::collections::BTreeSet;

use crate::i18n::{Args, Lang, say, t, value};
use crate::key;
use crate::outcome::documents::laureates::decision_name;
use crate::outcome::documents::minutes::Sources;
use crate::outcome::meeting::model::decision::Decision;
use crate::outcome::meeting::model::motion::{Ballot, Motion};

use super::table::{Cell, Column, Table};

/// Of all meetings of a round, the newest first, each row with its meeting's number: a round that was opened again has
/// several. Only what the reader may know; whose conflict leaves something out reads of it.
fn table(
    name: &str,
    columns: &[&str],
    meetings: &[Sources],
    rows: impl Fn(&Sources) -> Vec<Vec<Cell>>,
    lang: Lang,
) -> Table {
    let column =
        |key: &&str| Column { key: key.replace('-', "_"), label: say(lang, &format!("exports-meeting-{key}")) };
    let missing: BTreeSet<&str> = meetings.iter().flat_map(|of| of.missing.iter().map(String::as_str)).collect();
    let left_out = (!missing.is_empty()).then(|| {
        let missing: Vec<&str> = missing.into_iter().collect();
        let args = Args::from_iter([("entries", value(missing.join(", ")))]);
        t(lang, key!("exports-left-out"), Some(&args))
    });
    let numbered = |of: &Sources| {
        let number = of.state.meeting.number;
        let numbered = move |row: Vec<Cell>| std::iter::once(Cell::Whole(number)).chain(row).collect();
        rows(of).into_iter().map(numbered).collect::<Vec<Vec<Cell>>>()
    };
    Table {
        title: say(lang, name),
        columns: std::iter::once(&"meeting").chain(columns).map(column).collect(),
        rows: meetings.iter().flat_map(numbered).collect(),
        left_out,
    }
}

fn maybe(text: Option<&str>) -> Cell {
    Cell::text(text.unwrap_or_default())
}

/// Everybody on the lists.
pub fn attendance(meetings: &[Sources], lang: Lang) -> Table {
    let columns = ["name", "role", "duty", "seat", "present", "arrived", "left", "pledged", "declared"];
    table(key!("exports-attendance"), &columns, meetings, |of| attending(of, lang), lang)
}

fn attending(of: &Sources, lang: Lang) -> Vec<Vec<Cell>> {
    // With the end everybody has gone who was still there.
    let ended = of.state.meeting.ended_at;
    let rows = of.state.list.iter().map(|one| {
        let moment = |at: Option<crate::clock::Timestamp>| Cell::maybe(at, |at| Cell::Moment(at.in_dortmund()));
        let seat = one.seat_of.and_then(|seat| of.state.attendance(seat));
        vec![
            Cell::text(&one.name),
            Cell::text(say(lang, &format!("minutes-role-{}", one.role))),
            Cell::maybe(one.duty, |duty| Cell::text(say(lang, &format!("minutes-duty-{duty}")))),
            maybe(seat.map(|member| member.name.as_str())),
            Cell::Yes(one.is_present() && ended.is_none()),
            moment(one.arrived_at),
            moment(if one.is_present() { ended } else { one.left_at }),
            moment(one.pledged_at),
            moment(one.declared_at),
        ]
    });
    rows.collect()
}

/// Every motion with its votes.
pub fn motions(meetings: &[Sources], lang: Lang) -> Table {
    let columns = [
        "number",
        "wording",
        "entries",
        "secret",
        "entitled",
        "attending",
        "quorum",
        "yes",
        "no",
        "abstained",
        "broken",
        "outcome",
        "annulled",
        "reason",
        "closed",
        "standing",
        "later",
    ];
    table(key!("exports-motions"), &columns, meetings, |of| voted(of, lang), lang)
}

fn voted(of: &Sources, lang: Lang) -> Vec<Vec<Cell>> {
    let rows = of.state.motions.iter().map(|motion| {
        let entries: Vec<String> = of.state.entries_of(motion.motion_id).into_iter().map(|id| of.entry(id)).collect();
        let count = |count: Option<i64>| Cell::maybe(count, Cell::Whole);
        vec![
            Cell::Whole(motion.number),
            Cell::text(&motion.wording),
            Cell::text(entries.join("\n")),
            Cell::Yes(motion.ballot == Ballot::Secret),
            Cell::Whole(motion.present),
            Cell::maybe(motion.attending, Cell::Whole),
            Cell::Whole(motion.quorum),
            count(motion.yes),
            count(motion.no),
            count(motion.abstained),
            Cell::maybe(motion.broken_by, |by| Cell::text(say(lang, &format!("minutes-broken-{by}")))),
            Cell::text(say(lang, &format!("minutes-outcome-{}", motion.status))),
            Cell::maybe(motion.annulled_because, |reason| Cell::text(say(lang, &format!("meeting-annulled-{reason}")))),
            Cell::text(&motion.reason),
            Cell::maybe(motion.closed_at, |at| Cell::Moment(at.in_dortmund())),
            Cell::maybe(of.state.mark(motion), |mark| Cell::text(mark.said(lang))),
            later(of, motion, lang),
        ]
    });
    rows.collect()
}

/// What came up after a vote and touches it.
fn later(of: &Sources, motion: &Motion, lang: Lang) -> Cell {
    let facts: Vec<String> = of.state.later_facts(motion).iter().map(|fact| fact.said(lang)).collect();
    Cell::text(facts.join("\n"))
}

/// The decisions, of each meeting those first that stand; of the others it is said what became of them.
pub fn decisions(meetings: &[Sources], lang: Lang) -> Table {
    let columns = [
        "decision",
        "place",
        "receipt",
        "title",
        "laureate",
        "computed",
        "amount",
        "reason",
        "order-reason",
        "standing",
        "later",
    ];
    table(key!("exports-decisions"), &columns, meetings, |of| decided(of, lang), lang)
}

fn decided(of: &Sources, lang: Lang) -> Vec<Vec<Cell>> {
    let is_gone = |decision: &&Decision| of.state.fate(decision).is_some();
    let (gone, standing): (Vec<_>, Vec<_>) = of.state.decisions.iter().partition(is_gone);
    let rows = standing.into_iter().chain(gone).map(|decision| {
        let item = decision.nomination_id.and_then(|id| of.state.entry(id));
        vec![
            Cell::text(decision_name(decision, lang)),
            Cell::maybe(decision.place, Cell::Whole),
            maybe(item.map(|item| item.receipt_number.as_str())),
            maybe(item.map(|item| item.title.as_str())),
            maybe(decision.person_name.as_deref().or(item.map(|item| item.nominee_name.as_str()))),
            Cell::maybe(item.and_then(|item| item.computed_rank), Cell::Whole),
            Cell::maybe(decision.amount, Cell::Money),
            Cell::text(&decision.reason),
            maybe(decision.order_reason.as_deref()),
            Cell::maybe(of.state.fate(decision).or_else(|| of.state.parted(decision)), |mark| {
                Cell::text(mark.said(lang))
            }),
            of.state.motion(decision.motion_id).map_or(Cell::Empty, |motion| later(of, motion, lang)),
        ]
    });
    rows.collect()
}

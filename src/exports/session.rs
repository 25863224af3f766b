//! What a jury's session did, as tables: who was there, what was voted on, what was decided.

use crate::i18n::{Args, Lang, say, t, value};
use crate::papers::honours::decision_name;
use crate::papers::protocol::Sources;
use crate::session::model::decision::Decision;
use crate::session::model::motion::{Ballot, Motion};

use super::table::{Cell, Column, Table};

/// A list of what the reader may know; whose conflict leaves something out reads of it.
fn table(name: &str, columns: &[&str], rows: Vec<Vec<Cell>>, of: &Sources, lang: Lang) -> Table {
    let column =
        |key: &&str| Column { key: key.replace('-', "_"), label: say(lang, &format!("exports-session-{key}")) };
    let left_out = (!of.missing.is_empty()).then(|| {
        let args = Args::from_iter([("entries", value(of.missing.join(", ")))]);
        t(lang, "exports-left-out", Some(&args))
    });
    Table { title: say(lang, name), columns: columns.iter().map(column).collect(), rows, left_out }
}

fn maybe(text: Option<&str>) -> Cell {
    Cell::text(text.unwrap_or_default())
}

/// Everybody on the list.
pub fn attendance(of: &Sources, lang: Lang) -> Table {
    // With the end everybody has gone who was still there.
    let ended = of.meeting.session.ended_at;
    let rows = of.meeting.list.iter().map(|one| {
        let moment = |at: Option<crate::clock::Timestamp>| Cell::maybe(at, |at| Cell::Moment(at.in_dortmund()));
        let seat = one.seat_of.and_then(|seat| of.meeting.attendance(seat));
        vec![
            Cell::text(&one.name),
            Cell::text(say(lang, &format!("protocol-role-{}", one.role))),
            Cell::maybe(one.duty, |duty| Cell::text(say(lang, &format!("protocol-duty-{duty}")))),
            maybe(seat.map(|member| member.name.as_str())),
            Cell::Yes(one.is_present() && ended.is_none()),
            moment(one.arrived_at),
            moment(if one.is_present() { ended } else { one.left_at }),
            moment(one.pledged_at),
            moment(one.declared_at),
        ]
    });
    let columns = ["name", "role", "duty", "seat", "present", "arrived", "left", "pledged", "declared"];
    table("exports-attendance", &columns, rows.collect(), of, lang)
}

/// Every motion with its votes.
pub fn motions(of: &Sources, lang: Lang) -> Table {
    let rows = of.meeting.motions.iter().map(|motion| {
        let entries: Vec<String> = of.meeting.entries_of(motion.motion_id).into_iter().map(|id| of.entry(id)).collect();
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
            Cell::maybe(motion.broken_by, |by| Cell::text(say(lang, &format!("protocol-broken-{by}")))),
            Cell::text(say(lang, &format!("protocol-outcome-{}", motion.status))),
            Cell::maybe(motion.annulled_because, |why| Cell::text(say(lang, &format!("session-annulled-{why}")))),
            Cell::text(&motion.reason),
            Cell::maybe(motion.closed_at, |at| Cell::Moment(at.in_dortmund())),
            Cell::maybe(of.meeting.mark(motion), |mark| Cell::text(mark.said(lang))),
            later(of, motion, lang),
        ]
    });
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
    table("exports-motions", &columns, rows.collect(), of, lang)
}

/// What came up after a vote and touches it.
fn later(of: &Sources, motion: &Motion, lang: Lang) -> Cell {
    let facts: Vec<String> = of.meeting.later_facts(motion).iter().map(|fact| fact.said(lang)).collect();
    Cell::text(facts.join("\n"))
}

/// The decisions, those first that stand; of the others it is said what became of them.
pub fn decisions(of: &Sources, lang: Lang) -> Table {
    let is_gone = |decision: &&Decision| of.meeting.fate(decision).is_some();
    let (gone, standing): (Vec<_>, Vec<_>) = of.meeting.decisions.iter().partition(is_gone);
    let rows = standing.into_iter().chain(gone).map(|decision| {
        let item = decision.nomination_id.and_then(|id| of.meeting.entry(id));
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
            Cell::maybe(of.meeting.fate(decision).or_else(|| of.meeting.parted(decision)), |mark| {
                Cell::text(mark.said(lang))
            }),
            of.meeting.motion(decision.motion_id).map_or(Cell::Empty, |motion| later(of, motion, lang)),
        ]
    });
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
    table("exports-decisions", &columns, rows.collect(), of, lang)
}

//! What is typed in a meeting, as domain types.

use crate::contest::prizes::cents;
use crate::contest::prizes::model::SpecialPrize;
use crate::ground::web::{Errors, Posted, Query};
use crate::i18n::{Lang, Writes, t, value};
use crate::ids::{NominationId, SpecialPrizeId};
use crate::key;

use super::actions::{Opening, Proposal};
use super::model::motion::{Ballot, MotionKind};
use super::state::MeetingState;

const LONGEST: usize = 4000;

/// A text that has to be there.
pub fn needed(form: &Posted, name: &str, most: usize, errors: &mut Errors) -> String {
    let text = form.get(name).to_owned();
    match text.chars().count() {
        0 => errors.add(name, key!("field-missing")),
        count if count > most => errors.add(name, key!("field-too-long")),
        _ => {}
    }
    text
}

fn optional(form: &Posted, name: &str, most: usize, errors: &mut Errors) -> Option<String> {
    let text = form.get(name);
    if text.chars().count() > most {
        errors.add(name, key!("field-too-long"));
    }
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn money(form: &Posted, name: &str, errors: &mut Errors) -> Option<i64> {
    let amount = cents(form.get(name));
    if amount.is_none() && !form.get(name).is_empty() {
        errors.add(name, key!("edition-field-euros"));
    }
    amount
}

/// What is said when a meeting is opened.
pub fn opening(form: &Posted) -> (Opening, Errors) {
    let mut errors = Errors::default();
    let opening = Opening {
        venue: needed(form, "venue", 200, &mut errors),
        quorum_percent: form.whole("quorum_percent", 0..=99, &mut errors).unwrap_or(0),
        quorum_least: form.whole("quorum_least", 1..=100, &mut errors).unwrap_or(1),
        secretary: form.chosen_if_any("secretary", &mut errors),
    };
    (opening, errors)
}

/// What is moved. Where nobody wrote a wording, it is put together, in German as the minutes are.
pub fn proposal(form: &Posted, room: &MeetingState, prizes: &[SpecialPrize], secret_least: i64) -> (Proposal, Errors) {
    let mut errors = Errors::default();
    let kind = form.get("kind").parse().unwrap_or(MotionKind::Other);
    let known = |id: &NominationId| room.called(*id).is_some();
    let chosen = form.all("entries").filter(|typed| !typed.is_empty());
    let entries: Option<Vec<NominationId>> = chosen.map(|typed| typed.parse().ok().filter(known)).collect();
    if entries.is_none() {
        errors.add("entries", key!("field-choice"));
    }
    let mut entries = entries.unwrap_or_default();
    entries.dedup();
    let place: Option<i64> = form.chosen_if_any("place", &mut errors);
    if place.is_some_and(|place| !room.places.contains_key(&place)) {
        errors.add("place", key!("field-choice"));
    }
    let place = place.filter(|place| room.places.contains_key(place));
    let asked: Option<SpecialPrizeId> = form.chosen_if_any("special_prize", &mut errors);
    let special = prizes.iter().find(|prize| Some(prize.special_prize_id) == asked);
    if asked.is_some() && special.is_none() {
        errors.add("special_prize", key!("field-choice"));
    }
    let moved_by = form.chosen_if_any("moved_by", &mut errors);
    let ballot = form.chosen_if_any("ballot", &mut errors).unwrap_or(Ballot::Open);
    let mut prize_name = optional(form, "prize_name", 200, &mut errors);
    let mut person_name = optional(form, "person_name", 200, &mut errors);
    let mut amount = None;
    let mut amounts = Vec::new();
    match kind {
        MotionKind::Place => {
            amount = money(form, "amount", &mut errors);
            if place.is_none() {
                errors.add("place", key!("field-choice"));
            }
            if entries.is_empty() {
                errors.add("entries", key!("field-choice"));
            }
        }
        MotionKind::SpecialPrize => {
            // What the call has promised, unless something else is voted on.
            amount = money(form, "amount", &mut errors)
                .or_else(|| special?.amount.filter(|_| form.get("amount").is_empty()));
            prize_name = prize_name.or_else(|| special.map(|prize| prize.label.german().to_owned()));
            if prize_name.is_none() {
                errors.add("prize_name", key!("field-missing"));
            }
            entries.truncate(1);
            // Who is proposed by an entry is honoured for it, and everything about that entry holds.
            let own = person_name.as_ref().filter(|_| entries.is_empty()).map(|name| room.nominated_as(name));
            match own.unwrap_or_default()[..] {
                [] => {}
                [entry] => (entries, person_name) = (vec![entry], None),
                _ => errors.add("entries", key!("meeting-which-entry")),
            }
            if entries.is_empty() == person_name.is_none() {
                errors.add("person_name", key!("meeting-one-of-both"));
            }
        }
        MotionKind::NotAwarded if place.is_none() && prize_name.is_none() => errors.add("place", key!("field-choice")),
        // One motion takes back one thing: none of the two is lost.
        MotionKind::NotAwarded if place.is_some() && prize_name.is_some() => {
            errors.add("prize_name", key!("meeting-place-or-prize"));
        }
        MotionKind::Deferred if entries.is_empty() && place.is_none() => errors.add("entries", key!("field-choice")),
        MotionKind::Split => {
            for place in room.places.keys() {
                let name = format!("amount_{place}");
                match money(form, &name, &mut errors) {
                    Some(amount) => amounts.push((*place, amount)),
                    None if form.get(&name).is_empty() => errors.add(name, key!("field-missing")),
                    None => {}
                }
            }
        }
        _ => {}
    }
    let takes_entries = !matches!(kind, MotionKind::NotAwarded | MotionKind::Split);
    let mut proposal = Proposal {
        key: form.parse("key").unwrap_or_else(uuid::Uuid::nil),
        kind,
        wording: String::new(),
        moved_by,
        ballot,
        entries: if takes_entries { entries } else { Vec::new() },
        place: place.filter(|_| matches!(kind, MotionKind::Place | MotionKind::NotAwarded | MotionKind::Deferred)),
        amount,
        special_prize_id: special.filter(|_| kind == MotionKind::SpecialPrize).map(|prize| prize.special_prize_id),
        prize_name: prize_name.filter(|_| matches!(kind, MotionKind::SpecialPrize | MotionKind::NotAwarded)),
        person_name: person_name.filter(|_| kind == MotionKind::SpecialPrize),
        amounts,
        reason: String::new(),
        reasons: Vec::new(),
        order_reason: optional(form, "order_reason", LONGEST, &mut errors),
        have_left: form.get("have_left") == "yes",
        secret_least,
    };
    if proposal.key.is_nil() {
        errors.add("wording", key!("error-bad-request"));
    }
    if matches!(kind, MotionKind::Split | MotionKind::Other) {
        proposal.reason = optional(form, "reason", LONGEST, &mut errors).unwrap_or_default();
    } else {
        proposal.reason = needed(form, "reason", LONGEST, &mut errors);
    }
    if kind == MotionKind::Place && proposal.entries.len() > 1 {
        for entry in proposal.entries.clone() {
            let name = reason_of(entry);
            proposal.reasons.extend(optional(form, &name, LONGEST, &mut errors).map(|reason| (entry, reason)));
        }
    }
    proposal.wording = match optional(form, "wording", 1000, &mut errors) {
        Some(wording) => wording,
        None if kind == MotionKind::Other => {
            errors.add("wording", key!("field-missing"));
            String::new()
        }
        None => wording(&proposal, room),
    };
    (proposal, errors)
}

/// What a form would have sent to move something as it stands here.
pub fn typed(proposal: &Proposal) -> Posted {
    let amount = |cents: i64| format!("{},{:02}", cents / 100, cents % 100);
    let mut pairs = vec![
        ("key".to_owned(), proposal.key.to_string()),
        ("kind".to_owned(), proposal.kind.to_string()),
        ("wording".to_owned(), proposal.wording.clone()),
        ("reason".to_owned(), proposal.reason.clone()),
        ("ballot".to_owned(), proposal.ballot.to_string()),
    ];
    let maybe = [
        ("moved_by", proposal.moved_by.map(|by| by.to_string())),
        ("place", proposal.place.map(|place| place.to_string())),
        ("amount", proposal.amount.map(amount)),
        ("special_prize", proposal.special_prize_id.map(|prize| prize.to_string())),
        ("prize_name", proposal.prize_name.clone()),
        ("person_name", proposal.person_name.clone()),
        ("order_reason", proposal.order_reason.clone()),
    ];
    pairs.extend(maybe.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    pairs.extend(proposal.entries.iter().map(|entry| ("entries".to_owned(), entry.to_string())));
    pairs.extend(proposal.amounts.iter().map(|(place, cents)| (format!("amount_{place}"), amount(*cents))));
    pairs.extend(proposal.reasons.iter().map(|(entry, reason)| (reason_of(*entry), reason.clone())));
    Posted(Query::from_pairs(pairs))
}

/// The name of the field for why one of several entries shares a place.
pub fn reason_of(entry: NominationId) -> String {
    format!("reason-{entry}")
}

fn wording(proposal: &Proposal, room: &MeetingState) -> String {
    let titles: Vec<&str> = proposal.entries.iter().map(|entry| room.title(*entry)).collect();
    let who = proposal.person_name.clone().unwrap_or_else(|| match titles.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} und {last}", others.join(", ")),
        _ => titles.concat(),
    });
    let mut args = crate::i18n::Args::new();
    args.set("n", titles.len() as i64);
    args.set("who", value(who));
    args.set("place", proposal.place.unwrap_or(0));
    args.set("prize", value(proposal.prize_name.clone().unwrap_or_default()));
    args.set("amount", value(proposal.amount.map_or_else(String::new, |cents| Writes(Lang::De).money(cents))));
    let amounts: Vec<String> =
        proposal.amounts.iter().map(|(place, cents)| format!("{place}. {}", Writes(Lang::De).money(*cents))).collect();
    args.set("amounts", value(amounts.join(", ")));
    let with = if proposal.amount.is_some_and(|cents| cents > 0) { "-with" } else { "" };
    let key = match proposal.kind {
        MotionKind::NotAwarded if proposal.place.is_none() => key!("meeting-wording-not_awarded-prize").to_owned(),
        MotionKind::Place | MotionKind::SpecialPrize => format!("meeting-wording-{}{with}", proposal.kind),
        MotionKind::Deferred if proposal.entries.is_empty() => key!("meeting-wording-deferred-place").to_owned(),
        MotionKind::Deferred if proposal.place.is_some() => key!("meeting-wording-deferred-both").to_owned(),
        kind => format!("meeting-wording-{kind}"),
    };
    t(Lang::De, &key, Some(&args))
}

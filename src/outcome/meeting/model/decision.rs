//! What is decided, and the money for it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::prizes::model::Naming;
use crate::ground::db::Translated;
use crate::ids::{DecisionId, MeetingId, MotionId, NominationId, PersonId, SpecialPrizeId};

use super::super::refusal::Refusal;
use super::motion::{Motion, MotionKind};
use super::names::is_same;

crate::text_enum! {
    pub enum DecisionKind {
        Place = "place",
        SpecialPrize = "special_prize",
        NotAwarded = "not_awarded",
        Deferred = "deferred",
    }
}

/// What a meeting has decided. Binding once the meeting is.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Decision {
    pub decision_id: DecisionId,
    pub meeting_id: MeetingId,
    pub motion_id: MotionId,
    pub position: i64,
    pub kind: DecisionKind,
    /// Several decisions with one place share it.
    pub place: Option<i64>,
    /// Whole cents.
    pub amount: Option<i64>,
    pub nomination_id: Option<NominationId>,
    pub special_prize_id: Option<SpecialPrizeId>,
    pub prize_name: Option<String>,
    /// Who gets a special prize and is no entry.
    pub person_name: Option<String>,
    /// Published.
    pub reason: String,
    /// Why the order differs from the computed one.
    pub order_reason: Option<String>,
    /// The later motion that decided otherwise.
    pub replaced_by: Option<MotionId>,
    pub decided_at: Timestamp,
}

/// That a decision does not stand any more, because of something that came later.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Annulment {
    pub decision_id: DecisionId,
    pub reason: String,
    pub annulled_by: PersonId,
    pub annulled_at: Timestamp,
}

/// The group's verdict on an entry.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Verdict {
    pub nomination_id: NominationId,
    pub body: String,
    pub version: i64,
    pub changed_by: PersonId,
    pub changed_at: Timestamp,
}

/// What each of `count` entries gets that share a place: the money of all the places that they take up, in equal
/// parts of whole cents. Absent where the money of a place is not known.
pub fn shared_amount(amounts: &BTreeMap<i64, Option<i64>>, place: i64, count: i64) -> Option<i64> {
    let sum: i64 =
        (place..place + count).map(|taken| amounts.get(&taken).copied().unwrap_or(Some(0))).sum::<Option<_>>()?;
    Some(sum / count.max(1))
}

/// How many cents of the money of the places that they take up are left over when so many entries share it equally.
pub fn left_over(amounts: &BTreeMap<i64, Option<i64>>, place: i64, count: i64) -> i64 {
    let sum = (place..place + count).map(|taken| amounts.get(&taken).copied().unwrap_or(Some(0))).sum::<Option<i64>>();
    sum.map_or(0, |sum| sum % count.max(1))
}

/// Whether a decision cannot stand beside what a motion decides. Names are the same however they are written.
pub fn contradicts(motion: &Motion, entries: &[NominationId], decision: &Decision) -> bool {
    let same_entry = decision.nomination_id.is_some_and(|entry| entries.contains(&entry));
    let same_place = motion.place.is_some() && decision.place == motion.place;
    let same = |one: &Option<String>, other: &Option<String>| {
        one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| is_same(one, other))
    };
    let of_call = motion.special_prize_id.is_some() && motion.special_prize_id == decision.special_prize_id;
    let same_prize = of_call || same(&motion.prize_name, &decision.prize_name);
    match motion.kind {
        MotionKind::Place => {
            same_place || same_entry && matches!(decision.kind, DecisionKind::Place | DecisionKind::Deferred)
        }
        MotionKind::SpecialPrize => {
            let same_laureate = same_entry || same(&motion.person_name, &decision.person_name);
            let is_deferred = same_entry && decision.kind == DecisionKind::Deferred;
            is_deferred || same_prize && (same_laureate || decision.kind == DecisionKind::NotAwarded)
        }
        MotionKind::NotAwarded => same_place || same_prize,
        MotionKind::Deferred => same_entry || same_place,
        MotionKind::Split | MotionKind::Other => false,
    }
}

/// What all decisions that stand give away together.
pub fn given_away<'a>(decisions: impl IntoIterator<Item = &'a Decision>) -> i64 {
    decisions.into_iter().filter(|decision| decision.replaced_by.is_none()).filter_map(|decision| decision.amount).sum()
}

/// Whether entries on a place are in another order than the computed one, seen from the decisions that stand:
/// an entry that gets a better place than another one must not have a worse rank.
pub fn is_reordered(places: &[(i64, Option<i64>)]) -> bool {
    // Without sheets an entry has no rank: it stands behind all that have one.
    let rank = |rank: Option<i64>| rank.unwrap_or(i64::MAX);
    places
        .iter()
        .any(|&(place, own)| places.iter().any(|&(other_place, other)| place < other_place && rank(own) > rank(other)))
}

/// The first place above one that is given, and that nobody has decided on: neither given, nor taken up by entries
/// that share a better one, nor said to be given to nobody, nor put off. Places are decided from either end, so this
/// is asked last.
pub fn gap<'a>(decisions: impl IntoIterator<Item = &'a Decision>) -> Option<i64> {
    let places = Places::of(decisions);
    let last = *places.given.keys().next_back()?;
    (1..last).find(|place| !places.is_settled(*place))
}

/// The places of the call that nobody has said anything about. With one of them open nothing becomes binding: what
/// the jury did not decide is not read as its decision.
pub fn open<'a>(call: impl IntoIterator<Item = i64>, decisions: impl IntoIterator<Item = &'a Decision>) -> Vec<i64> {
    let places = Places::of(decisions);
    call.into_iter().filter(|place| !places.is_settled(*place)).collect()
}

/// Why a place cannot be given to so many entries beside the decisions that stand: entries that share a place take up
/// the next ones, with their money. The key of a sentence.
pub fn crowded<'a>(decisions: impl IntoIterator<Item = &'a Decision>, place: i64, count: i64) -> Result<(), Refusal> {
    let places = Places::of(decisions);
    if places.given.range(..place).any(|(first, sharing)| first + sharing > place) {
        return Err(Refusal::PlaceTaken);
    }
    let behind = place + 1..place + count;
    if places.given.keys().chain(&places.left_out).chain(&places.put_off).any(|other| behind.contains(other)) {
        return Err(Refusal::PlacesBehind);
    }
    Ok(())
}

/// Whether a place is decided by itself and taken up by entries that share a better one as well.
pub fn is_doubled<'a>(decisions: impl IntoIterator<Item = &'a Decision>) -> bool {
    let places = Places::of(decisions);
    let is_decided = |place: &i64| {
        places.given.contains_key(place) || places.left_out.contains(place) || places.put_off.contains(place)
    };
    places.given.iter().any(|(first, sharing)| (first + 1..first + sharing).any(|place| is_decided(&place)))
}

/// How many entries have each place, the places that nobody gets, and those that the jury decides on later.
struct Places {
    given: BTreeMap<i64, i64>,
    left_out: BTreeSet<i64>,
    put_off: BTreeSet<i64>,
}

impl Places {
    fn of<'a>(decisions: impl IntoIterator<Item = &'a Decision>) -> Self {
        let (mut given, mut left_out, mut put_off) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        for decision in decisions.into_iter().filter(|decision| decision.replaced_by.is_none()) {
            match (decision.kind, decision.place) {
                (DecisionKind::Place, Some(place)) => *given.entry(place).or_insert(0) += 1,
                (DecisionKind::NotAwarded, Some(place)) => drop(left_out.insert(place)),
                (DecisionKind::Deferred, Some(place)) => drop(put_off.insert(place)),
                _ => {}
            }
        }
        Self { given, left_out, put_off }
    }

    /// Given, taken up by entries that share a better one, given to nobody, or put off.
    fn is_settled(&self, place: i64) -> bool {
        self.given.iter().any(|(&first, count)| (first..first + count).contains(&place))
            || self.left_out.contains(&place)
            || self.put_off.contains(&place)
    }
}

/// Whether an entry gets a better place than its rank: others are passed over.
pub fn is_promoted(place: i64, rank: Option<i64>) -> bool {
    rank.is_none_or(|rank| rank > place)
}

/// A place or a special prize that is decided with binding force, and who gets it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Awarded {
    pub place: Option<i64>,
    /// Whole cents.
    pub amount: Option<i64>,
    pub nomination_id: Option<NominationId>,
    /// What the jury called a special prize, and the call's own name of it.
    prize_name: Option<String>,
    label: Option<Translated>,
    person_name: Option<String>,
    nominee_name: Option<String>,
    title: Option<String>,
    pub naming: Naming,
    /// The entry was erased: what is left of it stands in the result.
    pub erased: bool,
    /// The reason was given for several entries together.
    pub joint: bool,
    reason: String,
}

impl Awarded {
    /// Who gets it.
    pub fn name(&self) -> &str {
        self.nominee_name.as_deref().or(self.person_name.as_deref()).unwrap_or_default()
    }

    /// The entry's title, where it says more than the name.
    pub fn project(&self) -> Option<&str> {
        self.title.as_deref().filter(|title| *title != self.name())
    }

    /// What a special prize is called; absent for a place. The jury may have given it a name of its own; the call's
    /// has a translation.
    pub fn award(&self) -> Option<Translated> {
        let own = self.prize_name.as_ref().map(|name| Translated::new(name, ""));
        let award = match (self.label.clone(), own) {
            (Some(label), Some(own)) if label.german() == own.german() => Some(label),
            (label, own) => own.or(label),
        };
        award.filter(|_| self.place.is_none())
    }

    pub fn reason(&self) -> Option<&str> {
        Some(self.reason.as_str()).filter(|reason| !reason.trim().is_empty())
    }

    /// The reason that tells of nobody else: what is handed to one of several, or to others, says no more.
    pub fn own_reason(&self) -> Option<&str> {
        self.reason().filter(|_| !self.joint)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_shared_place_shares_the_money_of_the_places_it_takes_up() {
        let amounts = BTreeMap::from([(1, Some(500_000)), (2, Some(300_000)), (3, Some(200_000))]);
        for (place, count, each) in
            [(1, 1, 500_000), (1, 2, 400_000), (2, 2, 250_000), (3, 2, 100_000), (3, 3, 66_666), (1, 3, 333_333)]
        {
            assert_eq!(shared_amount(&amounts, place, count), Some(each), "{count} on place {place}");
        }
        let unknown = BTreeMap::from([(1, Some(500_000)), (2, None)]);
        assert_eq!((shared_amount(&unknown, 1, 1), shared_amount(&unknown, 1, 2)), (Some(500_000), None));
        for (place, count, cents) in [(1, 1, 0), (1, 3, 1), (3, 3, 2), (2, 2, 0)] {
            assert_eq!(left_over(&amounts, place, count), cents, "{count} on place {place}");
        }
        assert_eq!(left_over(&unknown, 1, 2), 0);
    }

    #[test]
    fn a_prize_is_not_given_and_refused_and_an_entry_not_put_off_and_honoured() {
        let entry = NominationId(Uuid::from_u128(1));
        let name = |name: &str| Some(name.to_owned());
        let given = Decision {
            prize_name: name("Ehrenpreis"),
            person_name: name("Renée Groß"),
            ..decision(DecisionKind::SpecialPrize, None)
        };
        let refused = Decision { prize_name: name("EHRENPREIS "), ..decision(DecisionKind::NotAwarded, None) };
        let deferred = Decision { nomination_id: Some(entry), ..decision(DecisionKind::Deferred, None) };
        let honoured = Decision { nomination_id: Some(entry), ..given.clone() };
        let base = super::super::motion::tests::moved();
        let prize = |prize: &str, person: Option<&str>| Motion {
            kind: MotionKind::SpecialPrize,
            prize_name: name(prize),
            person_name: person.map(str::to_owned),
            ..base.clone()
        };
        let none = |prize: &str| Motion { kind: MotionKind::NotAwarded, prize_name: name(prize), ..base.clone() };
        let put_off = Motion { kind: MotionKind::Deferred, ..base.clone() };
        for (motion, entries, decision, expected) in [
            (none("ehrenpreis"), &[][..], &given, true),
            (none("Förderpreis"), &[], &given, false),
            (prize("ehrenpreis", Some("Rosa")), &[], &refused, true),
            (prize("Ehrenpreis", Some("renee gross")), &[], &given, true),
            (prize("Ehrenpreis", Some("Rosa")), &[], &given, false),
            (prize("Ehrenpreis", None), &[entry], &deferred, true),
            (put_off.clone(), &[entry], &honoured, true),
            (put_off, &[], &given, false),
        ] {
            assert_eq!(contradicts(&motion, entries, decision), expected, "{motion:?} {decision:?}");
        }
    }

    #[test]
    fn a_place_above_one_that_is_given_is_decided_too() {
        use DecisionKind::{NotAwarded, Place, SpecialPrize};
        for (decided, expected) in [
            (vec![], None),
            (vec![(Place, Some(1))], None),
            (vec![(Place, Some(2)), (Place, Some(3))], Some(1)),
            (vec![(NotAwarded, Some(1)), (Place, Some(2))], None),
            (vec![(Place, Some(1)), (Place, Some(1)), (Place, Some(3))], None),
            (vec![(Place, Some(1)), (Place, Some(3))], Some(2)),
            (vec![(SpecialPrize, None), (NotAwarded, None)], None),
        ] {
            let decisions: Vec<Decision> = decided.iter().map(|&(kind, place)| decision(kind, place)).collect();
            assert_eq!(gap(&decisions), expected, "{decided:?}");
        }
        let replaced = Decision { replaced_by: Some(MotionId(Uuid::nil())), ..decision(Place, Some(2)) };
        assert_eq!(gap(&[replaced]), None);
    }

    #[test]
    fn every_place_of_the_call_is_given_left_out_or_put_off() {
        use DecisionKind::{Deferred, NotAwarded, Place, SpecialPrize};
        for (decided, expected) in [
            (vec![], vec![1, 2, 3]),
            (vec![(NotAwarded, Some(1))], vec![2, 3]),
            // An entry that is put off is no place.
            (vec![(Deferred, None)], vec![1, 2, 3]),
            (vec![(SpecialPrize, None), (NotAwarded, None)], vec![1, 2, 3]),
            (vec![(Deferred, Some(1)), (NotAwarded, Some(2)), (Place, Some(3))], vec![]),
            (vec![(Place, Some(1)), (Place, Some(1)), (Place, Some(3))], vec![]),
            (vec![(Place, Some(2)), (Place, Some(2))], vec![1]),
        ] {
            let decisions: Vec<Decision> = decided.iter().map(|&(kind, place)| decision(kind, place)).collect();
            assert_eq!(open(1..=3, &decisions), expected, "{decided:?}");
        }
    }

    #[test]
    fn a_place_that_a_shared_one_takes_up_is_not_given_again() {
        use DecisionKind::{NotAwarded, Place};
        for (decided, place, count, expected) in [
            (vec![], 1, 2, Ok(())),
            (vec![(Place, 1), (Place, 1)], 2, 1, Err(Refusal::PlaceTaken)),
            (vec![(Place, 1), (Place, 1)], 3, 1, Ok(())),
            (vec![(Place, 1), (Place, 1), (Place, 1)], 3, 1, Err(Refusal::PlaceTaken)),
            (vec![(Place, 2)], 1, 1, Ok(())),
            (vec![(Place, 2)], 1, 2, Err(Refusal::PlacesBehind)),
            (vec![(NotAwarded, 2)], 1, 2, Err(Refusal::PlacesBehind)),
            (vec![(Place, 3)], 1, 2, Ok(())),
            (vec![(Place, 3)], 1, 3, Err(Refusal::PlacesBehind)),
        ] {
            let decisions: Vec<Decision> = decided.iter().map(|&(kind, place)| decision(kind, Some(place))).collect();
            assert_eq!(crowded(&decisions, place, count), expected, "{decided:?} {place} {count}");
            let with = (0..count).map(|_| decision(Place, Some(place)));
            let all: Vec<Decision> = decisions.iter().cloned().chain(with).collect();
            assert_eq!(is_doubled(&all), expected.is_err(), "{decided:?} {place} {count}");
        }
    }

    fn decision(kind: DecisionKind, place: Option<i64>) -> Decision {
        Decision {
            decision_id: DecisionId(Uuid::nil()),
            meeting_id: MeetingId(Uuid::nil()),
            motion_id: MotionId(Uuid::nil()),
            position: 1,
            kind,
            place,
            amount: None,
            nomination_id: None,
            special_prize_id: None,
            prize_name: None,
            person_name: None,
            reason: String::new(),
            order_reason: None,
            replaced_by: None,
            decided_at: Timestamp::new(Default::default()),
        }
    }

    #[test]
    fn another_order_than_the_computed_one_is_noticed() {
        for (places, promoted, reordered) in [
            (vec![(1, Some(1)), (2, Some(2)), (3, Some(3))], false, false),
            (vec![(1, Some(2)), (2, Some(1))], true, true),
            // The place before is not awarded.
            (vec![(2, Some(1)), (3, Some(2))], false, false),
            (vec![(3, Some(3)), (3, Some(4))], true, false),
            // Equal by the computation: either may come first.
            (vec![(1, Some(1)), (2, Some(1))], false, false),
            (vec![(1, None), (2, Some(1))], true, true),
        ] {
            assert_eq!(places.iter().any(|&(place, rank)| is_promoted(place, rank)), promoted, "{places:?}");
            assert_eq!(is_reordered(&places), reordered, "{places:?}");
        }
    }
}

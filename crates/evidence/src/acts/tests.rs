//! How each act is recorded: the chain rests on it, so none of it ever changes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use laudatio_base::clock::{Timestamp, WallTime};
use laudatio_base::i18n::{Lang, Translated};
use laudatio_base::ids::{ApprovalId, AssignmentId, EditionId, NominationId, PersonId, RoundId};
use laudatio_tally::{Method, TieRule};
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::chain::canonical;
use crate::key::Cause;
use crate::{approval, archive, parsed};

/// What stands in an example.
pub trait Sample {
    /// With all that there may be, or with as little as there must be.
    fn sample(full: bool) -> Self;
}

macro_rules! samples {
    ($($value:ty = $sample:expr;)+) => {
        $(impl Sample for $value {
            fn sample(_: bool) -> Self {
                $sample
            }
        })+
    };
}

samples! {
    bool = true;
    i64 = 1;
    u64 = 2;
    usize = 3;
    Uuid = Uuid::from_u128(1);
    Timestamp = Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap());
    WallTime = "2027-09-07T10:00".parse().unwrap();
    Lang = Lang::En;
    Method = Method::Median;
    TieRule = TieRule::Lot;
    approval::Act = approval::Act::Close;
    Cause = Cause::Rotated;
    Word = Word("word");
    Made = Made("made".to_owned());
    Aside<Word> = Aside(Word("word"));
    Aside<Made> = Aside(Made("made".to_owned()));
    Written = Aside("text".to_owned());
    Aside<Translated> = Aside(Translated::new("Text", "text"));
    ApprovalId = ApprovalId(Uuid::from_u128(2));
    AssignmentId = AssignmentId(Uuid::from_u128(3));
    EditionId = EditionId(Uuid::from_u128(4));
    NominationId = NominationId(Uuid::from_u128(5));
    PersonId = PersonId(Uuid::from_u128(6));
    RoundId = RoundId(Uuid::from_u128(7));
}

impl<T: Sample> Sample for Option<T> {
    fn sample(full: bool) -> Self {
        full.then(|| T::sample(full))
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample(full: bool) -> Self {
        full.then(|| T::sample(full)).into_iter().collect()
    }
}

impl<T: Sample> Sample for Box<T> {
    fn sample(full: bool) -> Self {
        Self::new(T::sample(full))
    }
}

impl<K: Sample + Ord, T: Sample> Sample for BTreeMap<K, T> {
    fn sample(full: bool) -> Self {
        full.then(|| (K::sample(full), T::sample(full))).into_iter().collect()
    }
}

impl Sample for Names {
    fn sample(full: bool) -> Self {
        if full { Self::All(vec![Sample::sample(full)]) } else { Self::One(Sample::sample(full)) }
    }
}

impl Sample for PartFacts {
    fn sample(full: bool) -> Self {
        if full { Self::Question(Sample::sample(full)) } else { Self::Criterion(Sample::sample(full)) }
    }
}

/// What it says, with a sign in the place of each text that stands aside.
fn detail(act: &Act) -> Value {
    act.detail(&mut |text| format!("<{text}>"))
}

#[test]
fn every_act_is_recorded_under_the_names_that_it_always_had() {
    let table: Vec<Value> = serde_json::from_str(include_str!("as_recorded.json")).unwrap();
    let acts = Act::samples();
    for (act, expected) in acts.iter().zip(&table) {
        let [full, least] = act;
        let verb = full.verb();
        let mut line = json!({"act": verb.word(), "on": verb.table(), "detail": detail(full)});
        if detail(least) != detail(full) {
            line["least"] = detail(least);
        }
        assert_eq!(canonical(&line), canonical(expected), "{verb:?}");
    }
    assert_eq!(acts.len(), table.len());
}

#[test]
fn a_part_of_a_call_says_everything_but_its_keys() {
    for (facts, expected) in [
        (
            PartFacts::Category(Sample::sample(true)),
            r#"{"description":{"de":"<Text>","en":"<text>"},"label":{"de":"<Text>","en":"<text>"}}"#,
        ),
        (PartFacts::SpecialPrize(Sample::sample(true)), r#"{"amount":1,"label":{"de":"<Text>","en":"<text>"}}"#),
    ] {
        let (before, after) = (Box::new(facts.clone()), Box::new(facts));
        let act = PartChanged { part: Word("x"), label: Sample::sample(true), before, after };
        assert_eq!(canonical(&detail(&act.into())["after"]), expected);
    }
}

#[test]
fn a_verb_is_found_by_its_table_and_its_word() {
    let mut tables: HashMap<&str, BTreeSet<Option<&str>>> = HashMap::new();
    for verb in Verb::ALL.iter().copied() {
        assert_eq!(Verb::of(verb.table().unwrap_or("anything"), verb.word()), Some(verb));
        assert!(tables.entry(verb.word()).or_default().insert(verb.table()), "{verb:?} is there twice");
    }
    let shared: BTreeSet<&str> = tables.iter().filter(|(_, on)| on.len() > 1).map(|(word, _)| *word).collect();
    assert_eq!(shared, BTreeSet::from(SHARED));
    assert_eq!(Verb::of("round", "something_new"), None);
    assert_eq!(Verb::of("sheet", "opened"), None);
}

#[test]
fn nothing_stands_aside_for_an_empty_text_and_nothing_else_does() {
    let mut aside = Vec::new();
    let mut taken = |act: Act| {
        let said = act.detail(&mut |text| {
            aside.push(text);
            "#".to_owned()
        });
        canonical(&said)
    };
    let asked = |why: &str| ApprovalAsked { why: why.into(), ..Sample::sample(true) };
    assert!(taken(asked("").into()).contains(r#""why":"""#));
    assert!(taken(asked("2027-09-07T10:00:00").into()).contains(r##""why":"#""##));
    let left = LeftRoom { nomination_id: Sample::sample(true), name: vec!["Ada".into(), "".into(), "Ada".into()] };
    assert!(taken(left.into()).contains(r##""name":["#","","#"]"##));
    assert_eq!(aside, ["2027-09-07T10:00:00", "Ada", "Ada"]);
}

#[test]
fn what_people_wrote_is_known_by_its_name_also_below_others() {
    assert_eq!(Verb::SignedIn.written(), Some(vec![]));
    assert_eq!(Verb::VotedSecretly.written(), None);
    assert_eq!(Verb::Voted.written(), Some(vec!["name"]));
    assert_eq!(Verb::SessionOpened.written(), Some(vec!["where"]));
    assert_eq!(Verb::ConflictSet.written(), Some(vec!["note"]));
    let facts = Verb::PartChanged.written().unwrap();
    assert!(["label", "hint", "options", "scale_labels"].iter().all(|name| facts.contains(name)), "{facts:?}");
    assert!(["kind", "shown_for", "part", "before"].iter().all(|name| !facts.contains(name)), "{facts:?}");
}

/// The names of all that is said, also below others.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            found.extend(map.keys().filter(|name| Uuid::try_parse(name).is_err()).cloned());
            map.values().for_each(|value| names(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| names(value, found)),
        _ => {}
    }
}

#[test]
fn acts_of_release_0_1_0_are_known_and_say_nothing_that_is_not() {
    let known: HashMap<Verb, Act> = Act::samples().into_iter().map(|[full, _]| (full.verb(), full)).collect();
    let bytes = include_bytes!("../../../../tests/fixtures/0.1.0/evidence.zip");
    let log = parsed::parse(&archive::open(bytes).unwrap()).unwrap_or_else(|found| panic!("{found:?}")).log;
    for act in &log {
        let verb = act.verb().unwrap_or_else(|| panic!("{} on {}", act.act, act.subject));
        let (mut said, mut sayable) = (BTreeSet::new(), BTreeSet::new());
        names(&act.detail, &mut said);
        names(&known[&verb].whole(), &mut sayable);
        assert!(said.is_subset(&sayable), "{verb:?}: {said:?}");
    }
    assert!(log.len() > 100);
}

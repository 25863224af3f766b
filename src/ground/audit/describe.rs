//! What the record holds, in the words of the people who read it.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::i18n::{Args, Lang, Writes, knows, say, t};
use crate::key;

use super::RecordLine;
use super::acts::Verb;
use super::redactable::is_erased;

/// Where the sentences for the words of a field stand.
const WORDS: [&str; 8] = [
    "audit-value",
    "nomination-status",
    "nomination-origin",
    "screening",
    key!("jury-reason"),
    "jury-sign",
    key!("rounds-method"),
    "approvals-act",
];

/// Something that is said about an act.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Detail {
    pub term: String,
    pub text: String,
}

/// Says what entries hold; `names` are those of the rows that they speak of.
pub struct Speaker<'a> {
    pub lang: Lang,
    pub names: &'a HashMap<Uuid, String>,
    /// How many characters of somebody's text are shown.
    pub longest: usize,
}

/// The sentence for an act.
pub fn act(lang: Lang, subject: &str, act: &str) -> String {
    // "opened" is said of a call and of a round; the sentence may differ.
    first(lang, &[format!("audit-act-{subject}-{act}"), format!("audit-act-{act}")]).unwrap_or_else(|| plain(act))
}

/// The word for what an act is done to.
pub fn subject(lang: Lang, subject: &str) -> String {
    first(lang, &[format!("audit-subject-{subject}")]).unwrap_or_else(|| plain(subject))
}

/// Every key that entries name, once.
pub fn ids(entries: &[RecordLine]) -> Vec<Uuid> {
    fn collect(value: &Value, found: &mut Vec<Uuid>) {
        match value {
            Value::String(text) => found.extend(Uuid::try_parse(text)),
            Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
            Value::Object(map) => map.values().for_each(|value| collect(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for entry in entries {
        found.push(entry.subject_id);
        collect(&entry.detail.0, &mut found);
    }
    found.sort_unstable();
    found.dedup();
    found
}

impl Speaker<'_> {
    /// Everything that an act says.
    pub fn details(&self, verb: Option<Verb>, detail: &Value) -> Vec<Detail> {
        Sayer { speaker: self, written: verb.and_then(Verb::written) }.details(detail)
    }
}

/// Says what one act says.
struct Sayer<'a> {
    speaker: &'a Speaker<'a>,
    /// The terms at which people wrote; absent for an act that this release does not write.
    written: Option<Vec<&'static str>>,
}

impl Sayer<'_> {
    fn details(&self, detail: &Value) -> Vec<Detail> {
        let Value::Object(map) = detail else { return Vec::new() };
        if let (Some(Value::Object(before)), Some(Value::Object(after))) = (map.get("before"), map.get("after"))
            && !is_words(before)
        {
            let rest = map.iter().filter(|(term, _)| !["before", "after"].contains(&term.as_str()));
            let mut said: Vec<Detail> = rest.filter_map(|(term, value)| self.one(term, value)).collect();
            said.extend(self.changes(before, after));
            return said;
        }
        let same = map.get("before").is_some_and(|before| Some(before) == map.get("after"));
        map.iter()
            // Of what was changed in other ways, one name is enough.
            .filter(|(term, _)| !(same && *term == "before"))
            .filter_map(|(term, value)| self.one(if same && term == "after" { "label" } else { term }, value))
            .collect()
    }

    fn one(&self, term: &str, value: &Value) -> Option<Detail> {
        // Hashes of what a jury reads say nothing to people.
        if term == "texts" {
            return None;
        }
        Some(Detail { term: self.term(term), text: self.text(term, value)? })
    }

    /// What differs between two states of one thing.
    fn changes(&self, before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<Detail> {
        let show = |term: &str, value: Option<&Value>| {
            value.and_then(|value| self.text(term, value)).unwrap_or_else(|| "–".to_owned())
        };
        let changed = after.iter().filter(|(term, value)| before.get(*term) != Some(value));
        changed
            .map(|(term, value)| Detail {
                term: self.term(term),
                text: format!("{} → {}", show(term, before.get(term)), show(term, Some(value))),
            })
            .collect()
    }

    fn term(&self, term: &str) -> String {
        if let Some(place) = term.strip_prefix("place_").and_then(|place| place.parse::<i64>().ok()) {
            let mut args = Args::new();
            args.set("n", place);
            return t(self.speaker.lang, key!("audit-place"), Some(&args));
        }
        let dashed = term.replace('_', "-");
        let keys = ["audit-detail", "calendar", "basics"].map(|prefix| format!("{prefix}-{dashed}"));
        first(self.speaker.lang, &keys).unwrap_or_else(|| plain(term))
    }

    fn is_written(&self, term: &str) -> bool {
        self.written.as_ref().is_some_and(|written| written.contains(&term))
    }

    /// A value as people write it; `None` where it says nothing to them.
    fn text(&self, term: &str, value: &Value) -> Option<String> {
        let lang = self.speaker.lang;
        match value {
            Value::Null => None,
            Value::Bool(yes) => Some(say(lang, if *yes { key!("audit-yes") } else { key!("audit-no") })),
            Value::Number(cents) if term == "amount" || term.starts_with("place_") => {
                Some(Writes(lang).money(cents.as_i64()?))
            }
            Value::Number(number) => Some(number.to_string()),
            Value::String(text) => self.words(term, text),
            Value::Array(values) => {
                let all: Vec<String> = values.iter().filter_map(|value| self.text(term, value)).collect();
                (!all.is_empty()).then(|| all.join(", "))
            }
            erased if is_erased(erased) => Some(say(lang, key!("audit-erased"))),
            Value::Object(map) if is_words(map) => {
                let own = map.get(lang.as_str()).filter(|text| text.as_str() != Some(""));
                self.text(if self.is_written(term) { term } else { "" }, own.or_else(|| map.get(Lang::De.as_str()))?)
            }
            Value::Object(map) => {
                let all = map
                    .iter()
                    .filter_map(|(term, value)| Some(format!("{} {}", self.term(term), self.text(term, value)?)));
                let all: Vec<String> = all.collect();
                (!all.is_empty()).then(|| all.join("; "))
            }
        }
    }

    fn words(&self, term: &str, text: &str) -> Option<String> {
        if text.is_empty() {
            return None;
        }
        // What people wrote stays as it is, even if it looks like a key or one of our words.
        if self.is_written(term) {
            return Some(self.short(text));
        }
        let Speaker { lang, names, .. } = *self.speaker;
        if let Ok(id) = Uuid::try_parse(text) {
            // Keys of other rows say nothing to people.
            return names.get(&id).filter(|_| term != "copy_of").cloned();
        }
        if term.ends_with("_id") {
            return None;
        }
        if term == "language" {
            return Some(text.parse::<Lang>().map_or_else(|_| text.to_owned(), |lang| lang.label().to_owned()));
        }
        if let Ok(at) = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S") {
            return Some(Writes(lang).datetime(at));
        }
        // Of an act of another release nobody knows what people wrote in it, but for these.
        let is_ours = !["name", "note", "why"].contains(&term)
            && text.bytes().all(|character| character.is_ascii_lowercase() || matches!(character, b'_' | b'-'));
        if is_ours {
            let word = text.replace('_', "-");
            let of_questions = format!("questions-{}-{word}", term.replace('_', "-"));
            let all = WORDS.map(|prefix| format!("{prefix}-{word}"));
            // What takes two people is called by its own word, whatever characters it has.
            let act = format!("approvals-act-{text}");
            let said = first(lang, &[of_questions, act]).or_else(|| first(lang, &all));
            if let Some(said) = said {
                return Some(said);
            }
        }
        Some(self.short(text))
    }

    fn short(&self, text: &str) -> String {
        let mut short: String = text.chars().take(self.speaker.longest).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        short
    }
}

/// Whether an object is one text in several languages.
fn is_words(map: &Map<String, Value>) -> bool {
    map.contains_key(Lang::De.as_str())
}

/// The sentence of the first key that there is.
fn first(lang: Lang, keys: &[String]) -> Option<String> {
    keys.iter().find(|key| knows(key)).map(|key| say(lang, key))
}

fn plain(word: &str) -> String {
    word.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn details_are_said_in_words() {
        let ada = Uuid::from_u128(7);
        let names = HashMap::from([(ada, "Ada Vogel".to_owned())]);
        let speaker = Speaker { lang: Lang::De, names: &names, longest: 200 };
        for (detail, said) in [
            (json!({"role": "juror"}), "Rolle: Jury"),
            (json!({"person_id": ada, "assignment_id": Uuid::nil()}), "Person: Ada Vogel"),
            (json!({"added": [ada, Uuid::nil()], "removed": []}), "hinzugefügt: Ada Vogel"),
            (
                json!({"reason": "angehoerige_vertretung"}),
                "Grund: ist mit einer vertretenden Person verwandt oder verschwägert",
            ),
            (json!({"reason": "Office"}), "Grund: Office"),
            (json!({"note": "late"}), "Notiz: late"),
            (json!({"status": "late", "origin": "paper"}), "Eingang: auf Papier | Stand: verspätet"),
            (json!({"closes_at": "2027-09-15T23:59:00"}), "Einsendeschluss: 15. September 2027, 23:59 Uhr"),
            (json!({"language": "en"}), "Sprache: English"),
            (json!({"before": {"de": "Alt"}, "after": {"de": "Neu", "en": ""}}), "nachher: Neu | vorher: Alt"),
            (
                json!({"before": {"de": "A"}, "after": {"de": "A"}, "part": "questions"}),
                "Bezeichnung: A | Teil: Fragen",
            ),
            (
                json!({"before": {"shows_scores": true, "venue": null}, "after": {"shows_scores": true, "venue": "Rathaus"}}),
                "Ort der Preisverleihung: – → Rathaus",
            ),
            (
                json!({"why": {"erased": true}, "number": "IP-2027-0001"}),
                "Nummer: IP-2027-0001 | Begründung: (gelöscht)",
            ),
            (json!({"before": {"place_1": null}, "after": {"place_1": 500_000}}), "Platz 1: – → 5.000\u{a0}€"),
            (json!(null), ""),
        ] {
            let lines: Vec<String> = speaker
                .details(None, &detail)
                .into_iter()
                .map(|line| format!("{}: {}", line.term, line.text))
                .collect();
            assert_eq!(lines.join(" | "), said, "{detail}");
        }
        let long = speaker.details(None, &json!({"why": "x".repeat(300)}));
        assert_eq!(long[0].text.chars().count(), 201);
    }

    #[test]
    fn what_people_wrote_is_said_as_they_wrote_it() {
        let speaker = Speaker { lang: Lang::De, names: &HashMap::new(), longest: 200 };
        let reason = |verb, text: &str| speaker.details(Some(verb), &json!({"reason": text}))[0].text.clone();
        for text in ["late", "2027-09-15T23:59:00", "00000000-0000-0000-0000-000000000007"] {
            assert_eq!(reason(Verb::NominationWithdrawn, text), text);
        }
        // The same word where the program has chosen it.
        assert_eq!(reason(Verb::Recused, "angehoerige"), reason(Verb::ConflictSet, "angehoerige"));
        assert_ne!(reason(Verb::Recused, "angehoerige"), "angehoerige");
        let label = json!({"label": {"de": "late", "en": ""}, "part": "criteria"});
        let lines: Vec<_> = speaker.details(Some(Verb::PartRemoved), &label).into_iter().map(|one| one.text).collect();
        assert_eq!(lines, ["late", "Kriterien"]);
    }
}

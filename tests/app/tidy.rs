//! Rules about the project itself that a reader should not have to check by eye.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use laudatio::i18n::{self, Lang};

fn files(folder: &str, end: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_str().is_some_and(|name| name.ends_with(end)) {
                found.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "no {end} in {folder}");
    found
}

/// The code of a file before its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

#[test]
fn every_sentence_that_a_template_names_is_there() {
    let known: BTreeSet<String> = i18n::keys(Lang::De).into_iter().collect();
    let mut missing = Vec::new();
    for (path, text) in files("templates", ".html") {
        for key in text.split("key=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            // A key that ends in a hyphen is finished by a value.
            let there = if key.ends_with('-') { known.iter().any(|k| k.starts_with(key)) } else { known.contains(key) };
            if !there {
                missing.push(format!("{}: {key}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Whether a key is one of the words, or several with hyphens between.
fn is_put_together(key: &str, words: &BTreeSet<String>) -> bool {
    words.contains(key)
        || key.match_indices('-').any(|(at, _)| words.contains(&key[..at]) && is_put_together(&key[at + 1..], words))
}

#[test]
fn every_sentence_is_said_somewhere() {
    let texts: String = [files("src", ".rs"), files("templates", ".html"), files("locales", ".ftl")]
        .concat()
        .into_iter()
        .filter(|(path, _)| !path.to_string_lossy().contains("/locales/en/"))
        .map(|(_, text)| text)
        .collect();
    // The words in quotation marks, with hyphens as keys have them, and how keys begin or end that are put together.
    let (mut words, mut heads) = (BTreeSet::new(), BTreeSet::new());
    for quoted in texts.split('"').skip(1) {
        let end = quoted.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
        let word = quoted[..end.unwrap_or(quoted.len())].replace('_', "-");
        let is_head = word.ends_with('-');
        if is_head {
            heads.insert(word)
        } else {
            end.is_none() && words.insert(word)
        };
        words.extend(quoted.rsplit_once("}-").map(|(_, tail)| tail.to_owned()));
    }
    let unsaid: Vec<String> = i18n::keys(Lang::De)
        .into_iter()
        .filter(|key| !(is_put_together(key, &words) || heads.iter().any(|head| key.starts_with(head))))
        .filter(|key| !key.strip_prefix("flash-").is_some_and(|key| words.contains(key)))
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:#?}");
}

/// The literals of a piece of code.
fn literals(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2)
}

#[test]
fn every_act_in_the_record_has_a_sentence() {
    let keys = i18n::keys(Lang::De);
    let mut acts = BTreeSet::new();
    for (_, text) in files("src", ".rs") {
        let code = without_tests(&text);
        for call in code.split("audit::record(").skip(1).map(|rest| rest.split(".await").next().unwrap()) {
            let act = call.split(',').nth(3).unwrap().trim();
            if act.starts_with('"') {
                acts.extend(literals(act).map(str::to_owned));
            } else {
                // Chosen in a line of its own, or by whoever calls.
                let chosen = code.lines().filter(|line| line.contains(&format!("let {act} = ")));
                acts.extend(chosen.flat_map(literals).map(str::to_owned));
            }
        }
        let handed_over = code.split("insert_entered(").skip(1).filter_map(|rest| rest.split(".await").next());
        acts.extend(handed_over.flat_map(|call| literals(call).take(1)).map(str::to_owned));
    }
    assert!(["sheet_saved", "feedback_reopened", "imported", "recused"].iter().all(|act| acts.contains(*act)));
    let said = |act: &str| keys.iter().any(|key| key.starts_with("audit-act-") && key.ends_with(&format!("-{act}")));
    let unsaid: Vec<_> = acts.iter().filter(|act| !said(act)).collect();
    assert!(unsaid.is_empty(), "{unsaid:#?}");
}

#[test]
fn every_form_is_protected_from_other_sites() {
    for (path, text) in files("src", ".rs") {
        for (at, _) in text.match_indices("#[post(").filter(|(at, _)| !text[..*at].ends_with('`')) {
            let handler = &text[at..at + text[at..].find("{\n").expect("a handler has a body")];
            let guarded = ["Posted", "Upload", "SameSite"].iter().any(|guard| handler.contains(guard));
            assert!(guarded, "{} has a POST that takes no Posted:\n{handler}", path.display());
        }
    }
}

#[test]
fn whoever_only_confirms_can_confirm_everything() {
    let mut seen = 0;
    for (path, text) in files("src", ".rs") {
        let code = without_tests(&text);
        for after in code.split("/confirm\", data = \"<form>\")]").skip(1) {
            let head = after.split(") ->").next().unwrap();
            assert!(head.contains(": Confirmer"), "{path:?} has a confirmation that no approver reaches: {head}");
            seen += 1;
        }
        // A page with a panel is read back by an approver, too.
        let shows = code.contains("panel(&mut conn") && code.contains("#[get(");
        assert!(!shows || code.contains(": Confirmer"), "{path:?} shows a panel to the office alone");
    }
    assert!(seen > 6, "{seen}");
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    for (path, text) in files("src", ".rs") {
        assert!(text.starts_with("//!"), "{} does not begin with its purpose", path.display());
        let lines = without_tests(&text).lines().count();
        assert!(
            lines <= 500,
            "{} has {lines} lines: is there a noun or a verb that wants its own room?",
            path.display()
        );
    }
}

#[test]
fn failures_are_said_not_unwrapped() {
    for (path, text) in files("src", ".rs") {
        if path.ends_with("tests.rs") {
            continue;
        }
        let code = without_tests(&text);
        for sign in [".unwrap()", "todo!", "unimplemented!", "dbg!", "#[allow(", "#[ignore"] {
            assert!(!code.contains(sign), "{} has {sign}", path.display());
        }
    }
}

#[test]
fn what_cannot_be_printed_ends_nothing_in_a_panic() {
    for (path, text) in files("src", ".rs").into_iter().filter(|(path, _)| !path.ends_with("terminal.rs")) {
        for sign in ["println!", "print!(", "eprint!(", "stdout()", "stderr()"] {
            let is_log = path.ends_with("log.rs") && sign == "stderr()";
            assert!(is_log || !without_tests(&text).contains(sign), "{} has {sign}: terminal says it", path.display());
        }
    }
}

#[test]
fn only_the_database_knows_its_engine() {
    for (path, text) in files("src", ".rs") {
        if !path.components().any(|part| part.as_os_str() == "db") {
            for name in ["Sqlite", "PgPool", "PgConnection", "sqlx::Postgres"] {
                assert!(!text.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn the_sql_of_a_feature_stands_in_its_store() {
    for (path, text) in files("src", ".rs") {
        let rooms = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
        let is_store = rooms.ends_with("/store.rs") || rooms.contains("/store/") || rooms.starts_with("src/db/");
        assert!(is_store || !without_tests(&text).contains("sqlx::query"), "{rooms} asks the database by itself");
    }
}

#[test]
fn no_template_styles_or_scripts_inline() {
    for (path, text) in files("templates", ".html") {
        for sign in [" style=", "<style", " onclick=", " onsubmit=", "javascript:", "| safe"] {
            let allowed = sign == "| safe" && path.to_string_lossy().contains("/components/");
            assert!(allowed || !text.contains(sign), "{} has {sign}", path.display());
        }
    }
}

#[test]
fn both_engines_have_the_same_migrations() {
    let names = |engine: &str| -> BTreeSet<_> {
        let found = files(&format!("migrations/{engine}"), ".sql").into_iter();
        found.map(|(path, _)| path.file_name().unwrap().to_owned()).collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
    for (path, text) in files("migrations/sqlite", ".sql") {
        assert_eq!(text.matches("create table").count(), text.matches(") strict;").count(), "{}", path.display());
    }
}

#[test]
fn examples_are_tests_of_their_own() {
    // Running them from the docs would build every crate a second time.
    for (path, text) in files("src", ".rs") {
        let opens = text.lines().filter(|line| line.trim_start().starts_with("///") || line.starts_with("//!"));
        let fences: Vec<&str> = opens.filter(|line| line.contains("```")).collect();
        let bare = fences.iter().step_by(2).find(|line| !line.trim_end().ends_with("```text"));
        assert!(bare.is_none(), "{}: {bare:?}", path.display());
    }
}

/// Text between two marks, taken out.
fn without(text: &str, begin: &str, end: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(begin) {
        left.push_str(&rest[..at]);
        rest = rest[at..].split_once(end).map_or("", |(_, after)| after);
    }
    left + rest
}

#[test]
fn what_somebody_typed_runs_as_its_own_script_does() {
    const TYPED: [&str; 18] = [
        "name",
        "nominee",
        "nominator",
        "juror",
        "granter",
        "reason",
        "note",
        "comment",
        "body",
        "venue",
        "verdict",
        "wording",
        "project",
        "asker",
        "confirmer",
        "laureate",
        "objection",
        "message",
    ];
    // What the program or the office says in the page's own language.
    const OURS: [&str; 5] = ["list.name", "page.body", "prize.name", "error.message", "tile.name"];
    let mut bare = Vec::new();
    for (path, text) in files("templates", ".html") {
        let text = without(&text, "{#", "#}");
        let text = without(&without(&text, "{% block title", "{% endblock title %}"), "{% block trail", "%}");
        let text = without(&without(&text, "{%", "%}"), "{{ <", "/> }}");
        // Whether each open tag isolates what is in it.
        let mut open: Vec<(String, bool)> = Vec::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(['<', '{']) {
            rest = &rest[at..];
            if let Some(shown) = rest.strip_prefix("{{ ") {
                let (expression, after) = shown.split_once("}}").unwrap_or((shown, ""));
                let expression = expression.split('|').next().unwrap().trim();
                let last = expression.rsplit('.').next().unwrap_or_default();
                let is_typed = expression.contains('.') && TYPED.contains(&last) && !OURS.contains(&expression);
                if is_typed && !open.iter().any(|(_, isolates)| *isolates) {
                    bare.push(format!("{}: {expression}", path.display()));
                }
                rest = after;
            } else if rest.starts_with('<') {
                let end = rest.find('>').unwrap_or(rest.len());
                let tag = &rest[1..end];
                let name: String = tag.trim_start_matches('/').chars().take_while(|c| c.is_alphanumeric()).collect();
                if tag.starts_with('/') {
                    if let Some(at) = open.iter().rposition(|(open, _)| *open == name) {
                        open.truncate(at);
                    }
                } else if !["br", "input", "hr", "img", "meta", "link"].contains(&name.as_str()) && !tag.ends_with('/')
                {
                    let isolates =
                        tag.contains("dir=\"") || ["bdi", "title", "option", "textarea"].contains(&name.as_str());
                    open.push((name, isolates));
                }
                rest = rest.get(end + 1..).unwrap_or("");
            } else {
                rest = &rest[1..];
            }
        }
    }
    assert!(bare.is_empty(), "put <bdi> or dir=\"auto\" around {bare:#?}");
}

#[test]
fn no_sentence_of_ours_runs_as_somebodys_text_does() {
    // An element whose direction a text decides holds that text alone: no sentence or sign of ours beside it.
    let mut mixed = Vec::new();
    for (path, text) in files("templates", ".html") {
        let text = without(&text, "{#", "#}");
        for (at, _) in text.match_indices("dir=\"auto\"") {
            let start = text[..at].rfind('<').unwrap();
            let name: String = text[start + 1..].chars().take_while(|c| c.is_alphanumeric()).collect();
            let end = format!("</{name}>");
            if ["input", "textarea", "select"].contains(&name.as_str()) || !text[at..].contains(&end) {
                continue;
            }
            let inside = text[at..].split(&end).next().unwrap();
            let inside = inside.split_once('>').map_or("", |(_, inside)| inside);
            let alone = without(&without(&without(inside, "<bdi>", "</bdi>"), "{%", "%}"), "<", ">");
            let signs = [" t(", ": {{", " · {{", " – {{", ", {{", ". {{"];
            if signs.iter().any(|sign| alone.contains(sign)) || !alone.trim().ends_with("}}") {
                mixed.push(format!("{}: {}", path.display(), inside.trim()));
            }
        }
    }
    assert!(mixed.is_empty(), "put <bdi> around somebody's text instead: {mixed:#?}");
}

/// Nouns that are never one behind their number, with why.
const NEVER_ONE: &[&str] = &[
    // Bounds, and numbers that begin far above one.
    "assignment-missing-fewer-criteria",
    "edition-finding-far",
    "edition-finding-long",
    "edition-finding-late",
    "ranking-refused-not-connected",
    "ranking-refused-too-many-entries",
    "ranking-warning-few-draws",
    "publication-naming-several",
    "results-advance-edge",
    "rounds-extend-far",
    "session-ballot-secret-from",
    "session-ballot-too-few",
    // A last day is said in hours.
    "edition-left-days",
    // A range, and the end of one.
    "criteria-scale-short",
    "rounds-scale-from-to",
    // "1 Ja, 1 Nein", and German says "1 Zeichen" as it says "2 Zeichen".
    "design-chars-left",
    "design-chars-max",
    "design-chars-over",
    "protocol-votes-text",
    "session-counts",
];

#[test]
fn nobody_reads_one_nominations() {
    let counts =
        ["n", "m", "most", "least", "total", "count", "entries", "jurors", "sheets", "days", "yes", "no", "last"];
    let nouns = [
        "nominations",
        "entries",
        "jurors",
        "sheets",
        "reviews",
        "letters",
        "votes",
        "days",
        "hours",
        "minutes",
        "acts",
        "people",
        "places",
        "points",
        "decisions",
        "scores",
        "criteria",
        "motions",
        "ballots",
        "requests",
        "conflicts",
    ];
    let mut found = Vec::new();
    for (path, text) in files("locales", ".ftl") {
        let is_german = path.to_string_lossy().contains("/de/");
        let mut key = "";
        for line in text.lines() {
            if !line.starts_with([' ', '}', '#']) {
                key = line.split(" = ").next().unwrap();
            }
            // What stands behind a number of its own kind is chosen by it.
            if line.trim_start().starts_with(['[', '*']) || NEVER_ONE.contains(&key) {
                continue;
            }
            for (at, _) in line.match_indices("{ $") {
                let Some((name, after)) = line[at + 3..].split_once(" } ") else { continue };
                let words: Vec<&str> = after.split([' ', ',', '.', ';', ':', ')']).take(3).collect();
                let is_noun = |word: &&str| match is_german {
                    true => word.chars().count() > 2 && word.starts_with(char::is_uppercase),
                    false => nouns.contains(word),
                };
                // "3 gezählte Bögen": one word may stand between.
                let near =
                    if is_german { words.iter().take(1).any(is_noun) } else { words.iter().take(2).any(is_noun) };
                if counts.contains(&name) && near {
                    found.push(format!("{key}: {}", line.trim()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn scripts_beside_the_first_share_no_names() {
    for (path, text) in files("templates", ".html").into_iter().filter(|(path, _)| !path.ends_with("base.html")) {
        for script in text.split("<script").skip(1).map(|script| script.split('>').next().unwrap()) {
            let is_alone = !script.contains("src=") || script.contains("type=\"module\"");
            assert!(is_alone, "{} has <script{script}>: one name in two of them stops the second", path.display());
        }
    }
}

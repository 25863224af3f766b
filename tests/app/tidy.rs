//! Rules about the project itself that a reader should not have to check by eye.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use laudatio::ground::audit::acts::Verb;
use laudatio::ground::rights;
use laudatio::i18n::{self, Lang};
use rocket::http::Method;

/// The files below a folder of the project whose names end so, with their texts.
pub fn files(folder: &str, end: &str) -> Vec<(PathBuf, String)> {
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

/// All code that is ours, of the program and of its engines. What builds them is none of it: it speaks to Cargo.
fn sources() -> Vec<(PathBuf, String)> {
    let builds = |path: &Path| ["build.rs", "link_small.rs"].iter().any(|name| path.ends_with(name));
    let is_ours = |path: &Path| !builds(path) && !path.iter().any(|part| part == "tests");
    let crates = files("crates", ".rs")
        .into_iter()
        .filter(|(path, _)| is_ours(path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap()));
    files("src", ".rs").into_iter().chain(crates).collect()
}

/// The code of a file before its tests. A line that declares a file of them ends nothing.
fn without_tests(text: &str) -> &str {
    let declares = |at: usize| text[at..].lines().nth(1).is_some_and(|line| line.ends_with(';'));
    let end = text.match_indices("#[cfg(test)]").map(|(at, _)| at).find(|at| !declares(*at));
    &text[..end.unwrap_or(text.len())]
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

#[test]
fn every_key_of_a_sentence_is_one_that_the_compiler_knows() {
    let known: BTreeSet<String> = i18n::keys(Lang::De).into_iter().collect();
    let mut bare = Vec::new();
    for (path, text) in sources() {
        // The macro puts each key into `key!`.
        for line in without(without_tests(&text), "refusals! {", "\n}")
            .lines()
            .filter(|line| !["//", "#["].iter().any(|begin| line.trim_start().starts_with(begin)))
        {
            let parts: Vec<&str> = line.split('"').collect();
            for (before, literal, after) in
                (1..parts.len()).step_by(2).map(|at| (parts[at - 1], parts[at], parts.get(at + 1)))
            {
                // A pattern is compared with keys; a form and its field make one together.
                let is_pattern =
                    after.is_some_and(|after| after.contains("=>") || after.trim() == "|") || before.trim() == "|";
                let is_form = before.trim_end().ends_with("kind,") || before.contains("FieldKind::");
                let is_said = ["say(lang, ", "say(lang.0, ", "t(lang, ", "t(lang.0, ", "Refused(", "Bad("]
                    .iter()
                    .any(|call| before.ends_with(call));
                let is_key = literal.contains('-') && known.contains(literal);
                if (is_said || is_key) && !before.ends_with("key!(") && !is_pattern && !is_form {
                    bare.push(format!("{}: {literal}", path.display()));
                }
            }
        }
    }
    assert!(bare.is_empty(), "write key!(…): {bare:#?}");
}

/// The words that an address of ours can consist of.
fn words_of_addresses() -> BTreeSet<&'static str> {
    let words = rights::rows().flat_map(|row| row.path.split('/'));
    words.filter(|word| !word.is_empty() && !word.starts_with('<') && *word != "static").collect()
}

/// Whether a literal is an address of ours, or what is put behind one: `/office/mail`, `{base}/close`.
fn is_address(literal: &str, words: &BTreeSet<&str>) -> bool {
    let mut rest = literal;
    while let Some((_, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        rest = after;
    }
    // What ends in a slash, or in a gap, is looked for in an address; what has brackets is a route's own.
    let is_sought = rest.ends_with(['/', '…']) || rest.contains('<');
    let first = rest.strip_prefix('/').and_then(|rest| rest.split(['/', '?', '#']).next());
    !is_sought && first.is_some_and(|first| words.contains(first))
}

#[test]
fn every_address_of_ours_is_one_that_the_compiler_knows() {
    let words = words_of_addresses();
    for (literal, expected) in [
        ("/office", true),
        ("/office/rounds/{round}", true),
        ("{base}/close", true),
        ("{}/prizes/{}", true),
        ("/links/", false),
        ("{}/{}", false),
        ("/proc/self/status", false),
        ("{path}?page={page}", false),
        ("office/rounds", false),
    ] {
        assert_eq!(is_address(literal, &words), expected, "{literal}");
    }
    let mut bare = Vec::new();
    // What says who may call what, and what addresses were called before.
    let is_of_addresses = |path: &Path| path.ends_with("former.rs") || path.iter().any(|part| part == "rights");
    for (path, text) in sources().into_iter().filter(|(path, _)| !path.ends_with("tests.rs") && !is_of_addresses(path))
    {
        let mut former = "";
        for line in without_tests(&text).lines() {
            let parts: Vec<&str> = line.split('"').collect();
            for at in (1..parts.len()).step_by(2).filter(|_| !line.trim_start().starts_with("//")) {
                // A long call stands on lines of its own.
                let before = if at == 1 && parts[0].trim().is_empty() { former } else { parts[at - 1].trim_end() };
                let is_known = ["link!(", "action!(", "#[get(", "#[post(", "strip_suffix("];
                let is_known = is_known.iter().any(|call| before.ends_with(call));
                if !is_known && is_address(parts[at], &words) {
                    bare.push(format!("{}: {}", path.display(), parts[at]));
                }
            }
            former = line.trim_end();
        }
    }
    assert!(bare.is_empty(), "write link!(…) or action!(…): {bare:#?}");
}

/// The addresses in a template that begin with a slash, with `{}` for every value, and each with what stands before it.
fn addresses(html: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    for (at, _) in html.match_indices("\"/") {
        let before = html[..at].trim_end();
        // The end of an address whose beginning is a value or another component's, and the end of a tag.
        let is_end = ["~", "+", " page="].iter().any(|sign| before.ends_with(sign));
        if is_end || !html[at + 2..].starts_with(|next: char| next == '"' || next.is_ascii_lowercase()) {
            continue;
        }
        let mut address = String::new();
        let mut rest = &html[at + 1..];
        loop {
            let end = rest.find(['"', '{']).unwrap_or(rest.len());
            address.push_str(&rest[..end]);
            rest = &rest[end..];
            if let Some((_, after)) = rest.strip_prefix("{{").and_then(|rest| rest.split_once("}}")) {
                address.push_str("{}");
                rest = after;
            } else if let Some((_, after)) = rest.strip_prefix("{%").and_then(|rest| rest.split_once("%}")) {
                rest = after;
            } else if let Some(joined) = rest.strip_prefix('"').and_then(|rest| rest.trim_start().strip_prefix('~')) {
                // "/office/rounds/" ~ page.round_id ~ "/close"
                let joined = joined.trim_start();
                let end = joined.find([' ', '}', ')', ']']).unwrap_or(joined.len());
                address.push_str("{}");
                rest = joined[end..].trim_start();
                match rest.strip_prefix('~').and_then(|rest| rest.trim_start().strip_prefix('"')) {
                    Some(after) => rest = after,
                    None => break,
                }
            } else {
                break;
            }
        }
        found.push((before, address));
    }
    found
}

/// Whether a route serves an address in a template.
fn is_served(method: Method, address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap();
    rights::rows().filter(|row| row.method == method && !row.path.contains("..>")).any(|row| {
        let (here, there): (Vec<_>, Vec<_>) = (path.split('/').collect(), row.path.split('/').collect());
        here.len() == there.len()
            && here.iter().zip(&there).all(|(here, there)| {
                // Texts and changes of an account are what templates know by name.
                here == there || *here == "{}" || ["<name>", "<change>"].contains(there)
            })
    })
}

#[test]
fn every_address_in_a_template_is_one_of_a_route() {
    let html = "<a href=\"/a/{{ x(key=\"y\") }}/b?c=d\">{{ <x action={\"/e/\" ~ f.g ~ \"/h\"} i={j ~ \"/k\"} /> }}";
    let read: Vec<String> = addresses(html).into_iter().map(|(_, address)| address).collect();
    assert_eq!(read, ["/a/{}/b?c=d", "/e/{}/h"]);
    assert!(is_served(Method::Get, "/office/rounds/{}/ranking#top") && is_served(Method::Get, "/pages/privacy"));
    assert!(!is_served(Method::Get, "/office/rounds/{}/rankings") && !is_served(Method::Get, "/office/mail/retry"));
    let (mut seen, mut nowhere) = (0, Vec::new());
    for (path, text) in files("templates", ".html") {
        for (before, address) in addresses(&text).into_iter().filter(|(_, address)| !address.starts_with("/static/")) {
            let tag = &before[before.rfind('<').unwrap_or(0)..];
            let is_form = ["action=", "action={"].iter().any(|name| tag.ends_with(name));
            let method = if is_form && !tag.contains("method=\"get\"") { Method::Post } else { Method::Get };
            if !is_served(method, &address) {
                nowhere.push(format!("{}: {method} {address}", path.display()));
            }
            seen += 1;
        }
    }
    assert!(nowhere.is_empty(), "no route has these: {nowhere:#?}");
    assert!(seen > 100, "{seen}");
}

/// Whether a key is one of the words, or several with hyphens between.
fn is_put_together(key: &str, words: &BTreeSet<String>) -> bool {
    words.contains(key)
        || key.match_indices('-').any(|(at, _)| words.contains(&key[..at]) && is_put_together(&key[at + 1..], words))
}

#[test]
fn every_sentence_is_said_somewhere() {
    // What acts say stands in the table of them all.
    let acts = files("crates/evidence/src/acts", ".json");
    let texts: String = [sources(), files("templates", ".html"), files("locales", ".ftl"), acts]
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

#[test]
fn every_act_in_the_record_has_a_sentence() {
    for &lang in Lang::ALL {
        let keys: BTreeSet<String> = i18n::keys(lang).into_iter().collect();
        let said = |verb: &Verb| {
            let word = verb.word();
            let of_table = |table: &str| format!("audit-act-{table}-{word}");
            keys.contains(&format!("audit-act-{word}")) || verb.table().is_some_and(|on| keys.contains(&of_table(on)))
        };
        let unsaid: Vec<_> = Verb::ALL.iter().filter(|verb| **verb != Verb::VotedSecretly && !said(verb)).collect();
        assert!(unsaid.is_empty(), "{lang}: {unsaid:#?}");
        let tables: BTreeSet<&str> = Verb::ALL.iter().filter_map(|verb| verb.table()).collect();
        let nameless: Vec<_> = tables.iter().filter(|on| !keys.contains(&format!("audit-subject-{on}"))).collect();
        assert!(nameless.is_empty(), "{lang}: {nameless:#?}");
    }
}

#[test]
fn every_form_is_protected_from_other_sites() {
    for (path, text) in sources() {
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
    for (path, text) in sources() {
        let code = without_tests(&text);
        for after in code.split("/confirm\", data = \"<form>\")]").skip(1) {
            let head = after.split(") ->").next().unwrap();
            assert!(head.contains(": Confirmer"), "{path:?} has a confirmation that no approver reaches: {head}");
            seen += 1;
        }
        // `final_act!` makes the confirmation, of an address that ends as it has to.
        for after in code.split("\nfinal_act!(").skip(1) {
            let addresses = after.split(");").next().unwrap().trim_end();
            assert!(addresses.ends_with("/confirm\""), "{path:?} has a confirmation elsewhere: {addresses}");
            seen += 1;
        }
        if let Some((_, made)) = code.split_once("macro_rules! final_act {") {
            let head = made.split_once("async fn confirm(").unwrap().1.split(") ->").next().unwrap();
            assert!(head.contains(": Confirmer"), "{path:?} makes confirmations that no approver reaches: {head}");
        }
        // A page with a panel is read back by an approver, too.
        let shows = code.contains("panel(&mut conn") && code.contains("#[get(");
        assert!(!shows || code.contains(": Confirmer"), "{path:?} shows a panel to the office alone");
    }
    assert!(seen > 6, "{seen}");
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    for (path, text) in sources() {
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
    for (path, text) in sources() {
        if path.ends_with("tests.rs") {
            continue;
        }
        let code = without_tests(&text);
        for sign in [".unwrap()", "todo!", "unimplemented!", "dbg!", "#[allow(", "#[ignore"] {
            assert!(!code.contains(sign), "{} has {sign}", path.display());
        }
    }
}

/// Whether a type that ends here is the error of a result.
fn is_error_of_result(before: &str) -> bool {
    let (mut depth, mut has_value) = (0, false);
    for (at, sign) in before.char_indices().rev() {
        match sign {
            '>' | ')' | ']' if !before[..at].ends_with(['-', '=']) => depth += 1,
            '<' if depth == 0 => return has_value && before[..at].ends_with("Result"),
            '(' | '[' | '{' | '}' | ';' if depth == 0 => return false,
            '<' | '(' | '[' => depth -= 1,
            ',' if depth == 0 => has_value = true,
            _ => {}
        }
    }
    false
}

#[test]
fn what_is_refused_has_a_name() {
    const KEY: &str = "&'static str";
    assert!(is_error_of_result("Result<Option<(A, fn() -> B)>, ") && !is_error_of_result("Result<Option<"));
    let mut bare = Vec::new();
    for (path, text) in sources() {
        let place = place(&path);
        if place.starts_with("src/ground/") {
            continue;
        }
        let code = without_tests(&text).lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = code.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
        // Whoever only asks whether something is refused names no reason.
        let made = ["AppError::Refused", "AppError::Because", "impl Reason for"].iter().any(|sign| {
            let mut uses = code.split(sign).skip(1);
            uses.any(|after| !after.starts_with("(_)") && !after.starts_with("(..)"))
        });
        let keys =
            code.match_indices(KEY).filter(|(at, _)| code[at + KEY.len()..].trim_start().starts_with(['>', ',']));
        if made || keys.map(|(at, _)| &code[..at]).any(is_error_of_result) {
            bare.push(place);
        }
    }
    assert!(bare.is_empty(), "let a variant of the feature's `refusals!` say why: {bare:#?}");
}

#[test]
fn what_cannot_be_printed_ends_nothing_in_a_panic() {
    for (path, text) in sources().into_iter().filter(|(path, _)| !path.ends_with("terminal.rs")) {
        for sign in ["println!", "print!(", "eprint!(", "stdout()", "stderr()"] {
            let is_log = path.ends_with("log.rs") && sign == "stderr()";
            assert!(is_log || !without_tests(&text).contains(sign), "{} has {sign}: terminal says it", path.display());
        }
    }
}

#[test]
fn only_the_database_knows_its_engine() {
    for (path, text) in sources() {
        if !path.components().any(|part| part.as_os_str() == "db") {
            for name in ["Sqlite", "PgPool", "PgConnection", "sqlx::Postgres"] {
                assert!(!text.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn the_sql_of_a_feature_stands_in_its_store() {
    for (path, text) in sources() {
        let place = place(&path);
        let is_store = place.ends_with("/store.rs") || place.contains("/store/") || place.starts_with("src/ground/db/");
        for sign in [
            "sqlx::query",
            "run!(",
            "changed!(",
            "one!(",
            "maybe!(",
            "all!(",
            "insert!(",
            "update!(",
            "batched!(",
            "statement(",
        ] {
            assert!(is_store || !without_tests(&text).contains(sign), "{place} asks the database by itself: {sign}");
        }
    }
}

/// Where a file lies in the project.
fn place(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/")
}

/// What else opens transactions for writing, and why.
const WRITES: [(&str, &str); 3] = [
    ("src/ground/db/mod.rs", "the heartbeat, by which whoever watches learns that nothing can be written"),
    ("src/ground/db/secret.rs", "the mark by which the key for cookies is recognised, before anything else runs"),
    ("src/ground/db/copy/mod.rs", "a backup that is put back into an empty database: there is no act yet"),
];

#[test]
fn only_an_action_writes() {
    let mut seen = BTreeSet::new();
    for (path, text) in sources() {
        let place = place(&path);
        let code: String = without_tests(&text).split_whitespace().collect();
        if !code.contains(".write().await") {
            continue;
        }
        let is_action = place.ends_with("/actions.rs") || place.contains("/actions/");
        if !is_action {
            assert!(
                WRITES.iter().any(|(known, _)| *known == place),
                "{place} opens a transaction: that is an action's"
            );
        }
        seen.insert(place);
    }
    let gone: Vec<_> = WRITES.iter().filter(|(known, _)| !seen.contains(*known)).collect();
    assert!(gone.is_empty() && seen.len() > 30, "{gone:?} {seen:?}");
}

/// Files whose very matter it is to write rows, and why.
const WRITES_ROWS: [(&str, &str); 9] = [
    ("contest/moved.rs", "a migration's own statement, on what was there before it"),
    ("desk/backup.rs", "a row that is larger than what is read at once"),
    ("desk/erasure.rs", "a name in every column, so that erasing is seen to reach it"),
    ("ground/batches.rs", "statements for many rows, in a table of the test's own"),
    ("ground/chain.rs", "attacks on the record"),
    ("ground/disk.rs", "a disk that is full in the middle of a transaction"),
    ("ground/web.rs", "a page that only reads is refused to write"),
    ("personal.rs", "a text of somebody in every column, so that forgetting is seen to reach it"),
    ("support.rs", "the record as another release writes it"),
];

/// States that tests still write into the tables by hand although an act leads there, or one could: how many statements of
/// a file do so, and what for. A number only becomes smaller.
const BY_HAND: [(&str, usize, &str); 31] = [
    (
        "attack/town.rs",
        11,
        "a town in which every form of every page is there at once, and PostgreSQL's ledger of changes",
    ),
    ("contest/competes.rs", 2, "an entry and a juror renamed in the same moment as something else is recorded"),
    ("contest/declaration.rs", 1, "an entry in another language"),
    ("contest/screening.rs", 1, "names that no keyboard types"),
    ("ground/mail.rs", 1, "a password that nobody has to work out"),
    (
        "judging/agreed.rs",
        4,
        "sheets that the jury hands in itself, and an end of scoring; a password that nobody has to work out",
    ),
    (
        "judging/evidence.rs",
        10,
        "attacks on what is frozen; sheets that the jury hands in itself, and a round opened again by nobody",
    ),
    ("judging/honest.rs", 1, "an end of scoring"),
    ("judging/honest_acts.rs", 3, "an entry that came into an open round, and an end of scoring"),
    ("outcome/exports.rs", 3, "titles and names that no form takes, and a sheet stepped back from"),
    ("outcome/invitations.rs", 1, "a seat in the jury of a closed round"),
    ("outcome/letters.rs", 6, "one column of a letter, a mail, an entry or a decision at a time"),
    ("outcome/lifecycle.rs", 3, "a letter that has left, and a round opened again by nobody"),
    ("outcome/meeting.rs", 3, "a round closed and opened again by nobody, and a ranking that tests know"),
    ("outcome/meeting_known.rs", 2, "corrections while the jury read, and answers that it does not see"),
    ("outcome/meeting_later.rs", 3, "a round opened again, and closed once more, by nobody"),
    ("outcome/meeting_rights.rs", 1, "a juror who went over to the office"),
    ("outcome/meeting_rules.rs", 1, "a call that names less money than its places add up to"),
    ("outcome/meeting_stream.rs", 1, "people who went over to another room"),
    ("outcome/meeting_votes.rs", 4, "one column of an entry, an attendance or a round at a time"),
    ("outcome/minutes.rs", 8, "one column of what minutes say at a time"),
    ("outcome/minutes_printed.rs", 4, "a whole meeting at once"),
    ("outcome/public_by_two.rs", 2, "a decision about two at once"),
    ("outcome/publication.rs", 6, "a thousand entries, and one column of an entry or a meeting at a time"),
    ("outcome/stopped.rs", 1, "an entry with a proposer"),
    ("outcome/ties.rs", 6, "attacks on what is kept, and sheets that the jury hands in itself"),
    ("people/approvals.rs", 1, "somebody of the office who went over to the jury"),
    ("people/directory.rs", 2, "a call that is published, and one that is taken back"),
    ("sentences.rs", 31, "one column of what minutes, letters and receipts say at a time"),
    ("upgrade.rs", 1, "a round of a former release opened again by nobody"),
    ("walk.rs", 6, "a meeting's progress: what is looked at is what others say of it"),
];

/// Where a text writes rows: the places at which its statements begin. What stands in a comment is none.
fn statements(text: &str) -> Vec<usize> {
    let is_name = |sign: char| sign.is_ascii_lowercase() || "_{}".contains(sign);
    let mut found = Vec::new();
    for verb in ["insert into ", "insert or replace into ", "delete from ", "update or replace ", "update "] {
        for (at, _) in text.match_indices(verb) {
            let rest = &text[at + verb.len()..];
            let behind = rest.trim_start_matches(is_name);
            let begins = verb.starts_with("update").then(|| behind.trim_start_matches([' ', '\\', '\n']));
            let is_statement = behind.len() < rest.len() && begins.is_none_or(|begins| begins.starts_with("set"));
            let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
            if is_statement && !text[line..at].trim_start().starts_with("//") {
                found.push(at);
            }
        }
    }
    found
}

/// Whether a statement stands in a call of a helper, or is given a name just before one.
fn is_helped(text: &str, at: usize) -> bool {
    const HELPERS: [&str; 2] = ["damaged!(", "refused!("];
    let is_inside = |helper: &&str| {
        let Some(begin) = text[..at].rfind(*helper) else { return false };
        let mut depth = 1;
        text[begin + helper.len()..at].chars().all(|sign| {
            depth += i32::from(sign == '(') - i32::from(sign == ')');
            depth > 0
        })
    };
    let next = text[at..].split_once(";\n").map_or("", |(_, next)| next.trim_start());
    HELPERS.iter().any(is_inside) || HELPERS.iter().any(|helper| next.starts_with(helper))
}

#[test]
fn states_of_tests_come_from_acts() {
    let mut by_hand = Vec::new();
    let mut seen = BTreeSet::new();
    for (path, text) in files("tests/app", ".rs").into_iter().filter(|(path, _)| !path.ends_with("tidy.rs")) {
        let place = place(&path);
        let place = place.trim_start_matches("tests/app/").to_owned();
        let count = statements(&text).into_iter().filter(|at| !is_helped(&text, *at)).count();
        if count > 0 && !WRITES_ROWS.iter().any(|(known, _)| *known == place) {
            by_hand.push((place.clone(), count));
        }
        seen.insert(place);
    }
    by_hand.sort();
    let known: Vec<(String, usize)> = BY_HAND.iter().map(|(place, count, _)| ((*place).to_owned(), *count)).collect();
    assert_eq!(by_hand, known, "make it by an act, or say with damaged! why none leads there");
    let gone: Vec<_> = WRITES_ROWS.iter().filter(|(known, _)| !seen.contains(*known)).collect();
    assert!(gone.is_empty(), "{gone:?}");
    // It finds what it looks for.
    assert_eq!(
        statements("\"update round set a = 1\", \"delete from score\", \"insert into x\", update them").len(),
        3
    );
    assert!(is_helped("damaged!(db, \"why (so)\", \"update round set a = 1\")", 24));
    assert!(!is_helped("damaged!(db, \"why\", \"x\"); \"update round set a = 1\"", 29));
}

/// The pieces of the ground: they may use each other.
const GROUND: [&str; 9] = ["background", "config", "ctx", "db", "error", "finishing", "log", "rights", "web"];

/// The word that a piece of code begins with.
fn word(code: &str) -> String {
    code.trim_start().chars().take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '_').collect()
}

/// What a path of the crate leads to: a feature with its room, or features where the path ends in a group of them.
fn features_of(path: &str) -> Vec<String> {
    let room = word(path);
    let Some(rest) = path.trim_start()[room.len()..].strip_prefix("::") else { return vec![room] };
    let parts = rest.strip_prefix('{').map_or_else(|| vec![rest], members);
    parts.into_iter().map(|part| format!("{room}::{}", word(part))).collect()
}

/// The members of a group, from behind its brace on.
fn members(group: &str) -> Vec<&str> {
    let (mut members, mut begin, mut depth) = (Vec::new(), 0, 0);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => {
                members.push(&group[begin..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                members.push(&group[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    members
}

/// The features that some code names.
fn named(code: &str) -> BTreeSet<String> {
    let paths = code.split("crate::").skip(1);
    let paths = paths.flat_map(|rest| rest.strip_prefix('{').map_or_else(|| vec![rest], members));
    paths.flat_map(features_of).collect()
}

/// All features with their rooms, in the order of `src/lib.rs` and of each room's list.
fn features() -> Vec<String> {
    let modules = |file: &str| -> Vec<String> {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        text.lines().filter_map(|line| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned())).collect()
    };
    let room = |name: String| {
        let list = format!("src/{name}/mod.rs");
        if Path::new(env!("CARGO_MANIFEST_DIR")).join(&list).exists() {
            modules(&list).into_iter().map(|feature| format!("{name}::{feature}")).collect()
        } else {
            vec![name]
        }
    };
    modules("src/lib.rs").into_iter().flat_map(room).collect()
}

#[test]
fn a_feature_uses_only_what_stands_above_it() {
    let features = features();
    let rank = |name: &str| features.iter().position(|known| known == name);
    let is_ground = |name: &str| name.strip_prefix("ground::").is_some_and(|piece| GROUND.contains(&piece));
    assert!(features.len() > 30 && features.iter().take(GROUND.len()).all(|name| is_ground(name)), "{features:?}");
    let mut below = BTreeSet::new();
    for (path, text) in files("src", ".rs") {
        let place = place(&path);
        let parts: Vec<&str> = place.trim_end_matches(".rs").split('/').collect();
        let feature = if parts.len() > 2 { parts[1..3].join("::") } else { parts[1].to_owned() };
        let Some(here) = rank(&feature) else {
            // The library, its rooms and the program put everything together.
            assert!(parts[1..] == ["lib"] || parts[1..] == ["main"] || parts[2] == "mod", "{place} is in no list");
            continue;
        };
        for name in named(without_tests(&text)) {
            let is_below = rank(&name).is_some_and(|there| there > here);
            if is_below && !(is_ground(&feature) && is_ground(&name)) {
                below.insert(format!("{place} uses {name}"));
            }
        }
    }
    assert!(below.is_empty(), "{below:#?}");
}

#[test]
fn a_rule_asks_no_database_no_clock_and_no_chance() {
    const SIGNS: [&str; 11] =
        ["Conn", "Tx", "Db", "Ctx", "async", "rocket", "tokio", "Clock", "Random", "SystemTime", "Instant"];
    let mut seen = 0;
    for (path, text) in sources() {
        let place = place(&path);
        if !place.ends_with("/model.rs") && !place.contains("/model/") {
            continue;
        }
        let code = without_tests(&text).lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let mut words = line.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_'));
            let asks = words.any(|word| SIGNS.contains(&word)) || line.contains("::now(");
            assert!(!asks, "{place} does more than to decide: {}", line.trim());
        }
        seen += 1;
    }
    assert!(seen > 40, "{seen}");
}

/// Handlers that are not named after their address, and why.
const NAMED_OTHERWISE: [(&str, &str); 7] = [
    ("asset", "`static` is a word of Rust itself"),
    ("edition", "a year of a prize is an edition"),
    ("declare", "the verb of its declarations"),
    ("object", "the verb of its objections"),
    ("publish", "the verb of its publication"),
    ("change_profile", "the account of whoever is signed in is their profile"),
    ("list", "a list of what its address names"),
];

/// What an address ends in, as names have it: the last word that is fixed, and what stands in angle brackets behind it.
fn ends(address: &str) -> Vec<String> {
    let mut ends = Vec::new();
    for part in address.split('?').next().unwrap().rsplit('/') {
        let word = part.split('.').next().unwrap().replace(['<', '>'], "").replace('-', "_");
        let one = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
        ends.extend(one.or_else(|| word.strip_suffix('s').map(str::to_owned)));
        ends.extend((word == "people").then(|| "person".to_owned()));
        ends.push(word);
        if !part.starts_with('<') {
            break;
        }
    }
    ends.retain(|word| !word.is_empty());
    ends
}

/// Addresses with their handlers: what stands behind an attribute, and in the meeting's table of verbs.
fn handlers(text: &str) -> Vec<(&str, String)> {
    let attributes =
        ["#[get(\"", "#[post(\""].into_iter().flat_map(|begin| text.split(begin).skip(1)).filter_map(|rest| {
            let (address, rest) = rest.split_once('"')?;
            Some((address, word(rest.split_once("fn ")?.1)))
        });
    let table = text.lines().filter_map(|line| {
        let (address, rest) = line.trim_start().strip_prefix("\"/")?.split_once("\" ")?;
        rest.contains("=>").then(|| (address, word(rest)))
    });
    attributes.chain(table).collect()
}

#[test]
fn a_handler_is_named_after_the_last_word_of_its_address() {
    let (mut seen, mut otherwise, mut wrong) = (0, BTreeSet::new(), Vec::new());
    for (path, text) in files("src", ".rs") {
        for (address, name) in handlers(without_tests(&text)) {
            let ends = ends(address);
            let has = |end: &String| format!("_{name}_").contains(&format!("_{end}_"));
            seen += 1;
            if ends.is_empty() || ends.iter().any(has) {
                continue;
            }
            if NAMED_OTHERWISE.iter().any(|(known, _)| *known == name) {
                otherwise.insert(name);
            } else {
                wrong.push(format!("{}: {address} is {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 200 && otherwise.len() == NAMED_OTHERWISE.len(), "{seen} {otherwise:?}");
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
    for (path, text) in sources() {
        let opens = text.lines().filter(|line| line.trim_start().starts_with("///") || line.starts_with("//!"));
        let fences: Vec<&str> = opens.filter(|line| line.contains("```")).collect();
        let bare = fences.iter().step_by(2).find(|line| !line.trim_end().ends_with("```text"));
        assert!(bare.is_none(), "{}: {bare:?}", path.display());
    }
}

#[test]
fn no_page_writes_a_field_by_hand() {
    for (path, text) in files("templates", ".html") {
        let is_component = path.to_string_lossy().contains("/components/");
        let fields = ["<input", "<select", "<textarea"].iter().flat_map(|tag| text.split(tag).skip(1));
        for field in fields.filter(|_| !is_component) {
            assert!(field.starts_with(" type=\"hidden\""), "{} has a field of its own: {field:.60}", path.display());
        }
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
    const OURS: [&str; 6] = ["list.name", "page.body", "prize.name", "error.message", "tile.name", "kept.reason"];
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
    "meeting-ballot-secret-from",
    "meeting-ballot-too-few",
    // A last day is said in hours.
    "edition-left-days",
    // A range, and the end of one.
    "criteria-scale-short",
    "rounds-scale-from-to",
    // "1 Ja, 1 Nein", and German says "1 Zeichen" as it says "2 Zeichen".
    "design-chars-left",
    "design-chars-max",
    "design-chars-over",
    "minutes-votes-text",
    "meeting-counts",
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

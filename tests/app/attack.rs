//! Bad input on every address that there is. Rocket itself is asked for its routes, and the pages for their forms,
//! so that a new one is attacked as well.

mod files;
pub mod html;
mod junk;
mod kept;
mod paths;
mod rights;
mod town;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use chrono::TimeDelta;
use laudatio::desk::demo;
use laudatio::i18n::{Lang, keys, knows, say};
use laudatio::on;
use laudatio::people::accounts::store as accounts;
use rocket::http::{ContentType, Method};

use crate::support::{Answer, Visitor, unfilled};
use html::{Form, forms, heading};
use town::{Ledger, Town, Who, is_guarded};

/// Words that only the program's inside uses.
const INSIDE: [&str; 11] = [
    "sqlx",
    "panicked",
    "src/",
    "insert into ",
    "select * ",
    "SQLSTATE",
    "violates",
    "constraint failed",
    "RowNotFound",
    "backtrace",
    "AppError",
];

/// Everything that the program says in a language.
static SENTENCES: LazyLock<HashMap<Lang, HashSet<String>>> = LazyLock::new(|| {
    let all = |lang| keys(lang).iter().map(|key| unfilled(lang, key)).collect();
    Lang::ALL.iter().map(|&lang| (lang, all(lang))).collect()
});

/// What no answer may lack or show, however bad the request was.
fn check(answer: &Answer, lang: Lang, what: &str) {
    let Answer { status, text, .. } = answer;
    let short = || {
        let main = text.split_once("<main").map_or(text.as_str(), |(_, main)| main);
        format!("{what}: {status} {}", main.chars().take(2000).collect::<String>())
    };
    assert!(*status < 500, "{}", short());
    for (name, value) in [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin")] {
        assert_eq!(answer.header(name), Some(value), "{what}");
    }
    assert!(answer.header("Content-Security-Policy").is_some_and(|csp| csp.contains("default-src 'none'")), "{what}");
    if (300..400).contains(status) {
        let to = answer.location.as_deref().unwrap();
        assert!(to.starts_with('/') && !to.starts_with("//"), "{what} leads to {to}");
        return;
    }
    // Files are no pages: there it is text.
    let is_page = answer.header("Content-Type").is_some_and(|kind| kind.starts_with("text/html"));
    assert!(!is_page || !text.contains("<script>alert"), "{}", short());
    if *status >= 400 {
        assert!(text.contains(&format!("<html lang=\"{lang}\"")), "{}", short());
        assert_eq!(answer.header("Content-Language"), Some(lang.as_str()), "{what}");
        assert_eq!(answer.header("Cache-Control"), Some("no-store"), "{what}");
        if let Some(word) = INSIDE.iter().find(|word| text.contains(**word)) {
            panic!("{word} in {}", short());
        }
        let is_sentence = SENTENCES[&lang].contains(&heading(text));
        assert!(is_sentence || text.contains("<form method=\"post\""), "{}", short());
    }
}

/// That somebody took a file along is recorded, though it is no form.
fn is_export(path: &str) -> bool {
    let ends = [".csv", ".pdf", ".zip", "/letters/print", "/invitations/print"].iter().any(|end| path.ends_with(end));
    path.contains("/exports/") || path.contains("/documents/certificates/") || ends
}

/// German and English in turn.
fn lang_of(number: usize) -> Lang {
    Lang::ALL[number % Lang::ALL.len()]
}

fn encode(text: &str) -> String {
    rocket::http::RawStr::new(text).percent_encode().to_string()
}

/// The lines of the summary above a form: where each leads, and what it says.
fn shape_of_errors(html: &str) -> Vec<(String, String)> {
    let summary = html.split_once("id=\"error-summary-title\"").map_or("", |(_, rest)| rest);
    let summary = summary.split("</ul>").next().unwrap_or_default();
    let line = |part: &str| {
        let (href, rest) = part.split_once("\">")?;
        Some((href.to_owned(), rest.split("</a>").next()?.to_owned()))
    };
    summary.split("<a href=\"").skip(1).filter_map(line).collect()
}

/// A form as its page would send it.
async fn send(visitor: &Visitor<'_>, form: &Form) -> Answer {
    if form.carries_file {
        visitor.upload(&form.action, &form.pairs(), Some(b"Titel\n")).await
    } else {
        visitor.post(&form.action, &form.pairs()).await
    }
}

#[rocket::async_test]
async fn every_route_is_reached_and_every_form_is_known() {
    let town = Town::build().await;
    let mut missed: BTreeSet<(String, String)> =
        town.app.routes().into_iter().map(|(method, pattern)| (method.to_string(), pattern)).collect();
    for path in town.pages.values().flatten() {
        missed.remove(&("GET".to_owned(), town.route(Method::Get, path).unwrap_or_default()));
    }
    for (_, form) in town.forms.values().flatten() {
        missed.remove(&("POST".to_owned(), town.route(Method::Post, &form.action).unwrap_or_default()));
    }
    // No link on a page leads to these.
    for pattern in ["/static/<path..>", "/health", "/jury/meetings/<id>/events"] {
        assert!(missed.remove(&("GET".to_owned(), pattern.to_owned())), "{pattern}");
    }
    // It is there once another key signs: `keys::*` attacks it.
    for method in ["GET", "POST"] {
        assert!(missed.remove(&(method.to_owned(), "/office/evidence/key".to_owned())), "{method}");
    }
    // Their forms are there only with a mail server that is set: `mail::only_the_office_sees_the_outbox` attacks them.
    for pattern in ["/office/mail/release", "/office/mail/try"] {
        assert!(missed.remove(&("POST".to_owned(), pattern.to_owned())), "{pattern}");
    }
    assert!(missed.is_empty(), "nothing leads there, so nothing attacks it: {missed:?}");
}

/// Words for the place of a key, as they stand in a URL.
fn bad_words() -> Vec<String> {
    let mut words: Vec<String> = [
        "00000000-0000-0000-0000-000000000000",
        "x",
        "-1",
        "%00",
        "a%00b",
        "%ff%fe",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%27%20or%201=1--",
        "%2e%2e%2f%2e%2e%2fetc",
    ]
    .map(str::to_owned)
    .into();
    words.push("ä".repeat(2000).split("").map(encode).collect());
    words.push("A".repeat(43));
    words
}

/// Values for a query, as they stand in a URL.
fn bad_values() -> Vec<String> {
    let mut values: Vec<String> =
        ["", "-1", "0", "99999999999999999999", "%00", "%ff", "%", "[]", "2027-99-99", "%27%3B--"]
            .map(str::to_owned)
            .into();
    values.push("9223372036854775807".to_owned());
    values.push(encode("\"><script>alert(1)</script>"));
    values.push("a".repeat(5000));
    // Signs that an address must not have, in what may become one.
    values.extend(["/{", "/x?y={|}^`\\\"<>[]", "/%", "/%zz", "/ä", "/:x", "/#", "/?", "/a b", "//", "/\t"].map(encode));
    values
}

#[rocket::async_test]
async fn no_query_breaks_a_page_or_writes_anything() {
    let town = Town::build().await;
    let (mut ledger, mut number) = (Ledger::open(&town.app).await, 0);
    for (who, path) in town.page_of_each_kind() {
        let visitor = town.visitor(who).await;
        let before = ledger.state().await;
        for value in bad_values() {
            number += 1;
            let query = town.queries.iter().map(|name| format!("{name}={value}")).collect::<Vec<_>>().join("&");
            let target = format!("{path}?{query}");
            let answer = visitor.clone().speaking(lang_of(number).as_str()).get(&target).await;
            let what = format!("GET {}", target.chars().take(300).collect::<String>());
            check(&answer, lang_of(number), &what);
        }
        assert!(is_export(&path) || ledger.state().await == before, "GET {path} wrote something");
    }
}

#[rocket::async_test]
async fn no_address_breaks_a_page_or_writes_anything() {
    let town = Town::build().await;
    let (mut ledger, mut number) = (Ledger::open(&town.app).await, 0);
    for (who, path) in town.page_of_each_kind() {
        let visitor = town.visitor(who).await;
        let before = ledger.state().await;
        for target in broken(&path, &town.route(Method::Get, &path).unwrap()) {
            number += 1;
            let answer = visitor.clone().speaking(lang_of(number).as_str()).get(&target).await;
            let what = format!("GET {}", target.chars().take(300).collect::<String>());
            check(&answer, lang_of(number), &what);
            assert!(matches!(answer.status, 400 | 404 | 405 | 410), "{what}: {}", answer.status);
        }
        assert!(is_export(&path) || ledger.state().await == before, "GET {path} wrote something");
    }
    for (who, form) in town.form_of_each_kind() {
        let visitor = town.visitor(who).await;
        let before = ledger.state().await;
        for target in broken(&form.action, &town.route(Method::Post, &form.action).unwrap()) {
            number += 1;
            let form = Form { action: target, ..form.clone() };
            let answer = send(&visitor.clone().speaking(lang_of(number).as_str()), &form).await;
            let what = format!("POST {}", form.action.chars().take(300).collect::<String>());
            check(&answer, lang_of(number), &what);
            assert!(matches!(answer.status, 400 | 404 | 405 | 409 | 410 | 422), "{what}: {}", answer.status);
            assert_eq!(ledger.state().await, before, "{what} wrote something");
        }
    }
}

/// A path with each of its keys replaced by each bad word.
fn broken(path: &str, pattern: &str) -> Vec<String> {
    let words: Vec<&str> = path.split('?').next().unwrap().split('/').collect();
    let places = pattern.split('/').enumerate().filter(|(_, part)| part.starts_with('<')).map(|(place, _)| place);
    let put = |place: usize| {
        let words = words.clone();
        move |bad: String| {
            words
                .iter()
                .enumerate()
                .map(|(at, word)| if at == place { &bad } else { *word })
                .collect::<Vec<&str>>()
                .join("/")
        }
    };
    places.flat_map(|place| bad_words().into_iter().map(put(place))).collect()
}

#[rocket::async_test]
async fn no_form_of_another_site_does_anything() {
    let town = Town::build().await;
    let mut ledger = Ledger::open(&town.app).await;
    let mut number = 0;
    for (who, form) in town.form_of_each_kind() {
        let visitor = town.visitor(who).await;
        let before = ledger.state().await;
        for header in [
            ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Site", "same-site"),
            ("Origin", "https://evil.example"),
            ("Origin", "null"),
        ] {
            number += 1;
            let visitor = visitor.clone().speaking(lang_of(number).as_str());
            let fields: Vec<_> =
                form.fields.iter().map(|(name, value)| (name.clone(), value.clone().into_bytes())).collect();
            let (kind, body) = (Some(ContentType::Form), url_encoded(&fields));
            let answer = visitor.send_raw(&form.action, kind, &[header], body).await;
            let what = format!("POST {} with {header:?}", form.action);
            check(&answer, lang_of(number), &what);
            assert_eq!(answer.status, 400, "{what}");
            assert!(answer.contains(&say(lang_of(number), "error-cross-site")), "{what}: {}", answer.text);
        }
        assert_eq!(ledger.state().await, before, "{} was taken from another site", form.action);
    }
}

#[rocket::async_test]
async fn no_wrong_method_does_anything() {
    let town = Town::build().await;
    let mut ledger = Ledger::open(&town.app).await;
    let mut number = 0;
    let pages = town.page_of_each_kind().into_iter().map(|(who, path)| (Method::Get, who, path));
    let forms = town.form_of_each_kind().into_iter().map(|(who, form)| (Method::Post, who, form.action));
    for (own, who, path) in pages.chain(forms) {
        let visitor = town.visitor(who).await;
        let before = ledger.state().await;
        let path = path.split('?').next().unwrap();
        for method in
            [Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Options]
        {
            number += 1;
            let is_known = |method| town.route(method, path) == town.route(own, path);
            if is_known(method) || method == Method::Head && is_known(Method::Get) {
                continue;
            }
            let answer = visitor.clone().speaking(lang_of(number).as_str()).ask(method, path).await;
            let what = format!("{method} {path}");
            assert_eq!(answer.status, 405, "{what}");
            assert!(answer.header("Allow").is_some_and(|allow| allow.contains(own.as_str())), "{what}");
            if method != Method::Head {
                check(&answer, lang_of(number), &what);
                assert!(answer.contains(&say(lang_of(number), "error-wrong-method")), "{what}: {}", answer.text);
            }
        }
        if own == Method::Get {
            let (head, page) = (visitor.ask(Method::Head, path).await, visitor.get(path).await);
            assert_eq!((head.status, head.text.as_str()), (page.status, ""), "HEAD {path}");
        }
        let is_same = is_export(path) || ledger.state().await == before;
        assert!(is_same, "{path} was changed by a wrong method");
    }
}

/// A share of the forms of one kind: all at once would take minutes.
macro_rules! no_field_breaks {
    ($($name:ident: $share:literal of $shares:literal, $chosen:expr;)+) => {$(
        #[rocket::async_test]
        async fn $name() {
            attack_forms($chosen, ($share, $shares)).await;
        }
    )+};
}

const ROOMS: [&str; 3] = ["/office/editions/", "/office/rounds/", "/jury/"];

fn is_elsewhere(action: &str) -> bool {
    !ROOMS.iter().any(|room| action.starts_with(room))
}

no_field_breaks! {
    no_field_of_a_calls_first_forms_breaks_it_and_what_is_refused_changes_nothing: 0 of 2, |to| to.starts_with(ROOMS[0]);
    no_field_of_a_calls_other_forms_breaks_it_and_what_is_refused_changes_nothing: 1 of 2, |to| to.starts_with(ROOMS[0]);
    no_field_of_a_rounds_form_breaks_it_and_what_is_refused_changes_nothing: 0 of 1, |to| to.starts_with(ROOMS[1]);
    no_field_of_a_jurys_form_breaks_it_and_what_is_refused_changes_nothing: 0 of 1, |to| to.starts_with(ROOMS[2]);
    no_field_of_a_first_form_elsewhere_breaks_it_and_what_is_refused_changes_nothing: 0 of 2, is_elsewhere;
    no_field_of_another_form_elsewhere_breaks_it_and_what_is_refused_changes_nothing: 1 of 2, is_elsewhere;
}

/// Attacks every form that is `chosen`, of these each that has its turn in so many shares.
async fn attack_forms(chosen: impl Fn(&str) -> bool, (share, shares): (usize, usize)) {
    let town = Town::build().await;
    let mut ledger = Ledger::open(&town.app).await;
    let mut kinds = town.form_of_each_kind();
    kinds.retain(|(_, form)| chosen(&form.action));
    let mut turn = 0..;
    kinds.retain(|_| turn.next().is_some_and(|turn| turn % shares == share));
    kinds.sort_by_key(|(_, form)| ends_something(&form.action));
    let (mut number, mut taken) = (0, 0);
    for (who, mut form) in kinds {
        let (mut is_old, mut visitor) = (true, town.visitor(who).await);
        for (what, kind, make) in bodies(&form) {
            number += 1;
            if is_old && form.action.starts_with("/sign-out") {
                visitor = town.visitor(who).await;
            }
            visitor = visitor.speaking(lang_of(number).as_str());
            if is_old {
                // The page has moved on: its form has another version, or is gone.
                let page = visitor.get(&form.page).await;
                let fresh = forms(&form.page, &page.text).into_iter().find(|fresh| fresh.action == form.action);
                form = fresh.unwrap_or(form);
            }
            let before = ledger.state().await;
            let answer = visitor.send_raw(&form.action, kind, &[], make(form.clone().filled_in())).await;
            let what = format!("POST {} of {}: {what}", form.action, form.page);
            check(&answer, lang_of(number), &what);
            if answer.status >= 400 {
                assert_eq!(ledger.state().await, before, "{what} was refused with {} and wrote", answer.status);
            }
            taken += usize::from(answer.status == 303);
            is_old = matches!(answer.status, 303 | 409);
        }
    }
    // What was taken is shown, and does no harm there either.
    for (who, path) in town.page_of_each_kind() {
        let answer = town.visitor(who).await.get(&path).await;
        check(&answer, Lang::De, &format!("GET {path} after all forms"));
    }
    assert!(number > 300 / shares && taken > 30 / shares, "{number} bodies, {taken} were taken");
}

/// A name, what kind of body it is said to be, and how the body is made of the form as it stands now.
type Body = (String, Option<ContentType>, Box<dyn Fn(Form) -> Vec<u8>>);

fn bodies(form: &Form) -> Vec<Body> {
    let parts = || ContentType::new("multipart", "form-data").with_params(("boundary", "cut"));
    let usual = if form.carries_file { parts() } else { ContentType::Form };
    let carries_file = form.carries_file;
    let raw = |bytes: &'static [u8]| Box::new(move |_| bytes.to_vec()) as Box<dyn Fn(Form) -> Vec<u8>>;
    let write =
        move |fields: Vec<(String, Vec<u8>)>| if carries_file { multipart(&fields) } else { url_encoded(&fields) };
    let with = |name: &str, values: Vec<Vec<u8>>| {
        let name = name.to_owned();
        let change = move |form: Form| {
            let others = form.fields.into_iter().filter(|(known, _)| *known != name);
            let added = values.iter().map(|value| (name.clone(), value.clone()));
            write(added.chain(others.map(|(name, value)| (name, value.into_bytes()))).collect())
        };
        Box::new(change) as Box<dyn Fn(Form) -> Vec<u8>>
    };
    let mut bodies: Vec<Body> = vec![
        ("nothing".into(), None, raw(b"")),
        ("JSON".into(), Some(ContentType::JSON), raw(b"{\"name\":[1,{}]}")),
        ("a broken part".into(), Some(parts()), raw(b"--cut\r\nContent-Disposition: form-data; name=\"x")),
        ("parts without a boundary".into(), Some(ContentType::new("multipart", "form-data")), raw(b"--cut--")),
        ("bytes".into(), Some(usual.clone()), raw(b"\xff\x00=\xfe&%=%z")),
        ("4 MB".into(), Some(usual.clone()), Box::new(|_| b"x=".repeat(2 << 20))),
        ("many fields".into(), Some(usual.clone()), with("x", vec![b"1".to_vec(); 2000])),
        ("another method".into(), Some(ContentType::Form), raw(b"_method=delete&x=1")),
        ("as it is".into(), Some(usual.clone()), with("x", Vec::new())),
    ];
    for name in &form.names {
        let value = form.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
        bodies.push((format!("without {name}"), Some(usual.clone()), with(name, Vec::new())));
        bodies.push((format!("{name} twice"), Some(usual.clone()), with(name, vec![b"x".to_vec(), b"y".to_vec()])));
        for bad in bad_fields(value) {
            let what = format!("{name}={}", String::from_utf8_lossy(&bad).chars().take(60).collect::<String>());
            bodies.push((what, Some(usual.clone()), with(name, vec![bad])));
        }
    }
    for file in [
        b"".as_slice(),
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xfe;\x00;;\n;;;",
        b"Titel;Titel\n\"<script>alert(1)</script>",
    ] {
        if carries_file {
            bodies.push((format!("the file {file:?}"), Some(usual.clone()), with("file", vec![file.to_vec()])));
        }
    }
    bodies
}

/// Values of a field: one with everything in it that has no business there, a long one, and for what may be
/// read as a number or a date, some that are none.
fn bad_fields(value: &str) -> Vec<Vec<u8>> {
    let mut bad = vec![b"\0\r<script>alert(1)</script>\"';--\xff\xe2\x80\xae\xf0\x9d\x94\x98".to_vec()];
    bad.push([b"x".repeat(30_000), "ä".into()].concat());
    if value.len() < 20 && value.bytes().all(|sign| sign.is_ascii_digit() || b"-:T.".contains(&sign)) {
        let odd = ["-1", "99999999999999999999", "0000-00-00", "9999-12-31T23:59"];
        bad.extend(odd.map(|text| text.as_bytes().to_vec()));
    }
    bad
}

/// What ends something comes after everything else: other forms need what it takes away.
fn ends_something(action: &str) -> bool {
    let last = action.rsplit('/').next().unwrap();
    let ends = ["close", "withdraw", "remove", "disable", "role", "recuse", "password", "open", "sign-out-everywhere"];
    ends.contains(&last)
}

fn url_encoded(fields: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    let encode = |body: &mut Vec<u8>, text: &[u8]| {
        for byte in text {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => body.push(*byte),
                byte => body.extend(format!("%{byte:02x}").into_bytes()),
            }
        }
    };
    for (name, value) in fields {
        encode(&mut body, name.as_bytes());
        body.push(b'=');
        encode(&mut body, value);
        body.push(b'&');
    }
    body
}

/// Parts with the boundary `cut`; the field `file` is a file.
fn multipart(fields: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let file = if name == "file" { "; filename=\"a.csv\"" } else { "" };
        let head = format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        body.extend([head.as_bytes(), value, b"\r\n"].concat());
    }
    body.extend(b"--cut--\r\n");
    body
}

#[rocket::async_test]
async fn what_was_typed_survives_a_session_that_ended_meanwhile() {
    let town = Town::build().await;
    let people = accounts::people(&mut town.app.db.read().await.unwrap()).await.unwrap();
    let mut visitors = BTreeMap::new();
    for who in Who::ALL {
        visitors.insert(who, town.visitor(who).await);
    }
    let mut now = town.app.clock.now() + TimeDelta::hours(13);
    let (mut ledger, mut sent_again) = (Ledger::open(&town.app).await, 0);
    let guarded = town.form_of_each_kind().into_iter().filter(|(_, form)| is_guarded(&form.action));
    for (number, (who, form)) in guarded.enumerate() {
        let (visitor, lang) = (visitors[&who].clone().speaking(lang_of(number).as_str()), lang_of(number));
        // Tries to sign in are limited: these are half a minute apart.
        now = now + TimeDelta::seconds(31);
        town.app.clock.set(now);
        let form = form.filled_in();
        let before = ledger.state().await;
        let asked = send(&visitor, &form).await;
        let what = format!("POST {} after the meeting", form.action);
        check(&asked, lang, &what);
        assert_eq!((asked.status, ledger.state().await), (401, before), "{what}");
        let ask = forms("", &asked.text).into_iter().find(|form| form.action == "/sign-in").unwrap();
        if form.carries_file {
            continue;
        }
        let person = people.iter().find(|person| person.person_id == town.people[&who]).unwrap();
        let mut pairs = ask.pairs();
        pairs.retain(|(name, _)| !["email", "password"].contains(name));
        pairs.extend([("email", person.email.as_str()), ("password", demo::PASSWORD)]);
        let offered = town.app.public().speaking(lang.as_str()).post("/sign-in", &pairs).await;
        check(&offered, lang, &what);
        let again = forms("", &offered.text).into_iter().find(|again| again.action == form.action);
        let again = again.unwrap_or_else(|| panic!("{what} is not offered again: {} {}", offered.status, offered.text));
        // A password is typed anew: it must not stand in a page.
        let typed: Vec<_> = form.fields.iter().filter(|(name, _)| !name.contains("password")).cloned().collect();
        assert_eq!(again.fields, typed, "{what}");
        sent_again += 1;
    }
    assert!(sent_again > 40, "{sent_again}");
}

#[rocket::async_test]
async fn whatever_a_form_does_is_recorded_in_words() {
    let town = Town::build().await;
    for (who, form) in town.form_of_each_kind() {
        let visitor = town.visitor(who).await;
        let page = visitor.get(&form.page).await;
        let fresh = forms(&form.page, &page.text).into_iter().find(|fresh| fresh.action == form.action);
        check(&send(&visitor, &fresh.unwrap_or(form).filled_in()).await, Lang::De, "a form that is filled in");
    }
    let mut conn = town.app.db.read().await.unwrap();
    let acts = "select distinct subject, act from audit";
    let acts: Vec<(String, String)> = on!(conn, c => sqlx::query_as(acts).fetch_all(c).await).unwrap();
    drop(conn);
    assert!(acts.len() > 40, "{acts:?}");
    for (subject, act) in &acts {
        let said = [format!("audit-act-{subject}-{act}"), format!("audit-act-{act}")].iter().any(|key| knows(key));
        assert!(said && knows(&format!("audit-subject-{subject}")), "{subject} {act}");
        // One page of each: among them are all terms and words of their details.
        let office = town.visitor(Who::Office).await;
        let page = office.get(format!("/office/audit?act={subject}.{act}")).await;
        let lines = page.text.split_once("<tbody>").expect("there is a line").1.split_once("</tbody>").unwrap().0;
        for piece in lines.split("<p dir=\"auto\">").skip(1).map(|piece| piece.split("</p>").next().unwrap()) {
            let (term, text) = piece.split_once(": ").unwrap();
            let is_raw = text.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'_');
            assert!(SENTENCES[&Lang::De].contains(term) || term.starts_with("Platz "), "{subject} {act}: {piece}");
            assert!(!is_raw || SENTENCES[&Lang::De].contains(text), "{subject} {act}: {piece}");
            assert!(
                !text.contains(['{', '[', '_']) && uuid::Uuid::try_parse(text).is_err(),
                "{subject} {act}: {piece}"
            );
        }
    }
}

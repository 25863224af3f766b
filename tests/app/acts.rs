//! `docs/final-acts.md` and the program say the same: which acts people rely on, what is read before, and the way back.

use std::collections::BTreeSet;

use crate::support::TestApp;

const DOC: &str = include_str!("../../docs/final-acts.md");

/// One act that people rely on, by the cells of its row.
struct Row {
    acts: Vec<String>,
    read: String,
    who: String,
    back: String,
}

/// The addresses that a text names, as they are mounted.
fn addresses(text: &str) -> Vec<String> {
    let words = text.split('`').skip(1).step_by(2).filter(|word| {
        word.contains("/<")
            || ["people/invite", "evidence/key", "mail/retry", "mail/release", "mail/try"].contains(word)
    });
    words.map(|word| if word.starts_with('/') { word.to_owned() } else { format!("/office/{word}") }).collect()
}

fn rows() -> Vec<Row> {
    let lines = DOC.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| act "));
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [act, read, who, back] = cells[..] else { panic!("four cells: {line}") };
        Row { acts: addresses(act), read: read.to_owned(), who: who.to_owned(), back: back.to_owned() }
    };
    lines.map(row).collect()
}

/// What is mounted: every address with its method.
async fn mounted() -> (BTreeSet<String>, BTreeSet<String>) {
    let app = TestApp::start().await;
    let of = |wanted: &str| {
        let routes = app.routes().into_iter().filter(|(method, _)| method.as_str() == wanted);
        routes.map(|(_, pattern)| pattern).collect()
    };
    (of("GET"), of("POST"))
}

#[rocket::async_test]
async fn whoever_adds_an_act_says_what_is_read_before_and_how_it_is_taken_back() {
    let (_, posts) = mounted().await;
    let (_, list) = DOC.split_once("## Changed by the same form").unwrap();
    let mut said: BTreeSet<String> = addresses(list).into_iter().collect();
    for row in rows() {
        said.extend(row.acts.iter().map(|act| format!("{act}/confirm")));
        said.extend(row.acts);
        said.extend(addresses(&row.back));
    }
    let of_us = |path: &&String| path.starts_with("/office/") || path.starts_with("/jury/");
    let unsaid: Vec<_> = posts.iter().filter(of_us).filter(|path| !said.contains(*path)).collect();
    assert!(unsaid.is_empty(), "docs/final-acts.md has no row for it, nor is it in its list: {unsaid:#?}");
    let gone: Vec<_> = addresses(list).into_iter().filter(|path| !posts.contains(path)).collect();
    assert!(gone.is_empty(), "docs/final-acts.md names what is no more: {gone:#?}");
}

#[rocket::async_test]
async fn every_page_and_every_way_back_that_is_promised_is_there() {
    let (gets, posts) = mounted().await;
    let rows = rows();
    assert!(rows.len() > 20, "the tables are read: {}", rows.len());
    for row in rows {
        assert!(!row.acts.is_empty(), "a row without an address: {}", row.read);
        for act in &row.acts {
            assert!(posts.contains(act), "{act} is no act");
            if row.who.starts_with("two") {
                assert!(posts.contains(&format!("{act}/confirm")), "{act} is confirmed by nobody");
            }
        }
        let pages = addresses(&row.read);
        assert!(!row.read.starts_with('–') && !row.read.is_empty(), "{:?} is not read back", row.acts);
        if !pages.is_empty() {
            assert!(pages.iter().all(|page| gets.contains(page)), "{pages:?} cannot be read");
        } else if !row.read.starts_with("sent once") {
            assert!(row.acts.iter().all(|act| gets.contains(act)), "{:?} cannot be read", row.acts);
        }
        let ways = addresses(&row.back);
        if ways.is_empty() {
            assert!(row.back.starts_with("not"), "{:?} says neither how it is taken back nor that it is not", row.acts);
        }
        assert!(ways.iter().all(|way| posts.contains(way)), "{ways:?} leads nowhere");
    }
}

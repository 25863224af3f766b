//! The feed, read as a feed reader does: by an XML parser, and by what RFC 4287 demands.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use crate::outcome::publication::{CEREMONY, confirmed, edition};
use crate::support::{TestApp, damaged};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// The texts of an element's children of a name.
fn texts<'a>(of: Node<'a, '_>, name: &str) -> Vec<&'a str> {
    let own = of.children().filter(|child| child.has_tag_name((ATOM, name)));
    own.map(|child| child.text().unwrap_or_default()).collect()
}

/// The only one of them.
fn one<'a>(of: Node<'a, '_>, name: &str) -> &'a str {
    let all = texts(of, name);
    assert_eq!(all.len(), 1, "{name} in {:?}", of.tag_name());
    all[0]
}

fn is_moment(text: &str) -> bool {
    chrono::DateTime::parse_from_rfc3339(text).is_ok()
}

/// Where its links of a relation lead.
fn links<'a>(of: Node<'a, '_>, rel: &str) -> Vec<&'a str> {
    let own = of.children().filter(|child| child.has_tag_name((ATOM, "link")));
    own.filter(|link| link.attribute("rel").unwrap_or("alternate") == rel)
        .map(|link| link.attribute("href").expect("a link leads somewhere"))
        .collect()
}

/// What sections 4.1.1 and 4.1.2 of RFC 4287 demand.
fn is_atom(text: &str) {
    let document = Document::parse(text).unwrap();
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    assert_eq!(feed.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some("de"));
    assert!(one(feed, "id").starts_with("http://localhost/") && !one(feed, "title").is_empty());
    assert!(is_moment(one(feed, "updated")), "{text}");
    assert_eq!(links(feed, "self"), ["http://localhost/feed.atom"]);
    assert_eq!(links(feed, "alternate"), ["http://localhost/"]);
    let authors: Vec<Node<'_, '_>> = feed.children().filter(|child| child.has_tag_name((ATOM, "author"))).collect();
    assert!(authors.len() == 1 && !one(authors[0], "name").is_empty(), "an author for all entries");
    let entries: Vec<Node<'_, '_>> = feed.children().filter(|child| child.has_tag_name((ATOM, "entry"))).collect();
    let mut ids = BTreeSet::from([one(feed, "id")]);
    for entry in &entries {
        assert!(ids.insert(one(*entry, "id")), "each has an id of its own: {text}");
        assert!(!one(*entry, "title").is_empty() && is_moment(one(*entry, "updated")), "{text}");
        assert!(is_moment(one(*entry, "published")), "{text}");
        // Without content an entry needs exactly one page to go to.
        assert_eq!(links(*entry, "alternate"), [one(*entry, "id")]);
        assert!(texts(*entry, "summary").len() <= 1 && texts(*entry, "content").is_empty());
    }
    let newest = entries.first().map(|entry| one(*entry, "updated"));
    assert!(newest.is_none_or(|newest| newest == one(feed, "updated")), "the feed is as new as its newest entry");
    // Nothing else than what the RFC knows.
    let known = ["id", "title", "updated", "link", "author", "name", "entry", "published", "summary", "feed"];
    let names = document.descendants().filter(Node::is_element).map(|node| node.tag_name());
    for name in names {
        assert!(name.namespace() == Some(ATOM) && known.contains(&name.name()), "{name:?}");
    }
}

#[rocket::async_test]
async fn the_feed_is_atom_with_nothing_and_with_everything_in_it() {
    let app = TestApp::start().await;
    let empty = app.public().get("/feed.atom").await;
    assert_eq!(empty.header("Content-Type"), Some("application/atom+xml; charset=utf-8"));
    assert!(!empty.contains("<entry>"));
    is_atom(&empty.text);
    let edition = edition(&app).await;
    confirmed(&app, edition).await;
    let before = app.public().get("/feed.atom").await;
    assert!(before.contains("Ausschreibung eröffnet: Integrationspreis 2027") && !before.contains("Ergebnis"));
    is_atom(&before.text);
    app.at(CEREMONY);
    let feed = app.public().speaking("en").get("/feed.atom").await;
    is_atom(&feed.text);
    let (first, second) = (feed.text.find("das Ergebnis").unwrap(), feed.text.find("eröffnet:").unwrap());
    assert!(first < second, "the newest comes first");
    let document = Document::parse(&feed.text).unwrap();
    let newest = document.descendants().find(|node| node.has_tag_name((ATOM, "entry"))).unwrap();
    assert_eq!(one(newest, "updated"), "2027-12-03T17:00:00Z");
    assert_eq!(one(newest, "id"), "http://localhost/prizes/integrationspreis/2027/result");
    assert!(one(newest, "summary").contains("1. Platz: Geheimverein Nordlicht"), "{}", feed.text);
}

#[rocket::async_test]
async fn whatever_people_write_the_feed_stays_xml() {
    let app = TestApp::start().await;
    let edition = edition(&app).await;
    confirmed(&app, edition).await;
    for name in
        ["Kind & Kegel <b>\"e. V.\"</b>", "]]> <!-- & --> &auml; '", "Tab\tund\nZeile, \u{1}\u{b}\u{fffe}", "عائشة 🎉"]
    {
        let agreed = "update naming_answer set name = $1 where edition_id = $2 and name = \
            (select name from laureate where edition_id = $2 and position = 1)";
        damaged!(app.db, "no form lets signs in that XML does not know", agreed, name, edition);
        let names = "update laureate set name = $1 where edition_id = $2 and position = 1";
        damaged!(app.db, "no form lets signs in that XML does not know", names, name, edition);
        app.at(CEREMONY);
        let feed = app.public().get("/feed.atom").await;
        is_atom(&feed.text);
        assert!(!feed.contains("1. Platz: Wird nicht"), "{}", feed.text);
    }
    let shown = app.public().get("/feed.atom").await;
    assert!(shown.contains("1. Platz: عائشة 🎉"), "{}", shown.text);
}

//! The record as the office reads it.

use rocket::{Route, get, routes};
use serde::Serialize;
use serde_json::Value;

use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::i18n::{Lang, knows, say};
use crate::web::{Answer, Language, Office, Page, Pager, Query};

use super::{Entry, count, page};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![list]
}

/// One act in words.
#[derive(Serialize)]
struct Line {
    at: Timestamp,
    /// Absent for the public and the program itself.
    name: Option<String>,
    act: String,
    subject: String,
    /// The page of what it was done to, if it has one.
    href: Option<String>,
    detail: Vec<Detail>,
}

#[derive(Serialize)]
struct Detail {
    term: String,
    text: String,
}

/// The record, the newest acts first.
#[derive(Serialize)]
pub struct ListPage {
    lines: Vec<Line>,
    pager: Pager,
}

#[get("/office/audit")]
async fn list(_office: Office, ctx: Ctx, query: Query, lang: Language) -> Answer<ListPage> {
    let mut conn = ctx.db.read().await?;
    let total = count(&mut conn).await?;
    let pager = Pager::new(query.parse("page").unwrap_or(1), total, |n| format!("/office/audit?page={n}"));
    let entries = page(&mut conn, Pager::SIZE, pager.offset()).await?;
    let lines = entries.into_iter().map(|entry| line(entry, lang.0)).collect();
    Ok(Page::new("audit/list.html", ListPage { lines, pager }))
}

fn line(entry: Entry, lang: Lang) -> Line {
    // "opened" is said of a call and of a round; the sentence may differ.
    let act = word(lang, &[format!("audit-act-{}-{}", entry.subject, entry.act), format!("audit-act-{}", entry.act)]);
    let subject = word(lang, &[format!("audit-subject-{}", entry.subject)]);
    let href = match entry.subject.as_str() {
        "edition" => Some("editions"),
        "nomination" => Some("nominations"),
        "round" => Some("rounds"),
        "person" => Some("people"),
        "mail" => Some("mail"),
        _ => None,
    };
    let href = href.map(|room| format!("/office/{room}/{}", entry.subject_id));
    let detail = match entry.detail.0 {
        Value::Object(map) => map
            .iter()
            // Keys of other rows say nothing to people.
            .filter(|(term, value)| !value.is_null() && !term.ends_with("_id") && *term != "copy_of")
            .map(|(term, value)| Detail {
                term: word(lang, &[format!("audit-detail-{}", term.replace('_', "-"))]).unwrap_or_else(|| plain(term)),
                text: text(value, lang),
            })
            .collect(),
        _ => Vec::new(),
    };
    Line {
        at: entry.at,
        name: entry.name,
        act: act.unwrap_or_else(|| plain(&entry.act)),
        subject: subject.unwrap_or_else(|| plain(&entry.subject)),
        href,
        detail,
    }
}

/// The sentence of the first key that there is.
fn word(lang: Lang, keys: &[String]) -> Option<String> {
    keys.iter().find(|key| knows(key)).map(|key| say(lang, key))
}

fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// A value of a detail as people write it.
fn text(value: &Value, lang: Lang) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(true) => say(lang, "audit-yes"),
        Value::Bool(false) => say(lang, "audit-no"),
        Value::String(text) => word(lang, &[format!("audit-value-{text}")]).unwrap_or_else(|| text.clone()),
        Value::Array(values) => values.iter().map(|value| text(value, lang)).collect::<Vec<_>>().join(", "),
        Value::Object(map) => match map.get(lang.as_str()).or_else(|| map.get(Lang::De.as_str())) {
            // One text in several languages.
            Some(words) => text(words, lang),
            None => map
                .iter()
                .map(|(term, value)| format!("{} {}", plain(term), text(value, lang)))
                .collect::<Vec<_>>()
                .join("; "),
        },
        other => other.to_string(),
    }
}

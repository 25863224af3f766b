//! `/feed.atom`: calls that open and results that are public, for feed readers (RFC 4287). In German.

use std::io;

use chrono::SecondsFormat;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use rocket::http::ContentType;
use rocket::{Route, State, get, routes};

use crate::clock::{Timestamp, WallTime};
use crate::contest::prizes::model::{Edition, Prize, PublicLaureate};
use crate::contest::prizes::{laureate_label, store as prizes};
use crate::contest::standing::store::outcome::{Outcome, outcomes};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::i18n::{Args, Lang, say, t, value};
use crate::key;
use crate::link;

pub(super) fn routes() -> Vec<Route> {
    routes![feed]
}

/// The feed's language.
const LANG: Lang = Lang::De;

/// What is older than this many others is left out.
const LENGTH: usize = 40;

/// Something that happened.
struct News {
    at: Timestamp,
    path: String,
    title: String,
    summary: String,
}

#[get("/feed.atom")]
async fn feed(ctx: Ctx, settings: &State<Settings>) -> Result<(ContentType, Vec<u8>)> {
    let mut conn = ctx.db.read().await?;
    let prize_rows = prizes::prizes(&mut conn).await?;
    let editions = prizes::editions(&mut conn).await?;
    let is_ours = |edition: &&Edition| edition.opened_at.is_some() && edition.is_public();
    let ours: Vec<&Edition> = editions.iter().filter(is_ours).collect();
    let shown: Vec<_> = ours.iter().filter(|e| e.shows_result(ctx.now)).map(|e| e.edition_id).collect();
    let laureates = prizes::public_laureates(&mut conn, &shown).await?;
    let outcomes = outcomes(&mut conn).await?;
    drop(conn);
    let mut news: Vec<News> = Vec::new();
    for edition in &ours {
        let Some(prize) = prize_rows.iter().find(|prize| prize.prize_id == edition.prize_id) else { continue };
        news.extend(call(prize, edition, ctx.now));
        if edition.shows_result(ctx.now) {
            let outcome = outcomes.get(&edition.edition_id).copied().unwrap_or_default();
            news.extend(result(prize, edition, &laureates, outcome));
        }
    }
    news.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    news.truncate(LENGTH);
    // An empty feed has been the same since the program was set up.
    let begin = editions.iter().map(|edition| edition.created_at).min().unwrap_or(ctx.now);
    let feed = atom(&news, begin, settings).map_err(|error| AppError::Internal(error.to_string()))?;
    Ok((ContentType::new("application", "atom+xml").with_params(("charset", "utf-8")), feed))
}

/// A call is news from the moment on at which it takes nominations: published, it may open months later.
fn call(prize: &Prize, edition: &Edition, now: Timestamp) -> Option<News> {
    let opens = edition.opens_at.map(WallTime::begins).max(edition.opened_at)?;
    (opens <= now).then(|| News {
        at: opens,
        path: link!("/prizes/{key}/{year}", key = prize.key, year = edition.year),
        title: said(key!("publication-feed-call"), &edition.title(prize, LANG)),
        summary: edition.purpose.get(LANG).to_owned(),
    })
}

/// The moment of a result is that of the ceremony, unless it was confirmed afterwards.
fn result(prize: &Prize, edition: &Edition, laureates: &[PublicLaureate], outcome: Outcome) -> Option<News> {
    let own = laureates.iter().filter(|laureate| laureate.edition_id == edition.edition_id);
    let unnamed = say(LANG, key!("laureate-unnamed"));
    let line = |row: &PublicLaureate| {
        let label = laureate_label(row.award.as_ref(), row.place, row.place_certain, LANG);
        format!("{label}: {}", row.name.as_deref().unwrap_or(&unnamed))
    };
    let lines: Vec<String> = own.map(line).collect();
    Some(News {
        at: edition.public_from()?,
        path: link!("/prizes/{key}/{year}/result", key = prize.key, year = edition.year),
        title: said(key!("publication-title"), &edition.title(prize, LANG)),
        summary: match lines.is_empty() {
            true if outcome.nobody => say(LANG, key!("archive-not-awarded")),
            true => say(LANG, key!("archive-undecided")),
            false => lines.join(" · "),
        },
    })
}

fn said(key: &str, name: &str) -> String {
    let mut args = Args::new();
    args.set("name", value(name));
    t(LANG, key, Some(&args))
}

type Xml = Writer<Vec<u8>>;

fn atom(news: &[News], begin: Timestamp, settings: &Settings) -> io::Result<Vec<u8>> {
    let base = settings.public_url();
    let own = format!("{base}{}", link!("/feed.atom"));
    // Each element has a line of its own.
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 0);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let feed = xml.create_element("feed");
    feed.with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", LANG.as_str())]).write_inner_content(
        |feed| {
            text(feed, "title", &say(LANG, key!("start-title")))?;
            text(feed, "id", &own)?;
            link(feed, "self", "application/atom+xml", &own)?;
            link(feed, "alternate", "text/html", &format!("{base}/"))?;
            text(feed, "updated", &moment(news.first().map_or(begin, |entry| entry.at)))?;
            feed.create_element("author").write_inner_content(|author| text(author, "name", "Stadt Dortmund"))?;
            news.iter().try_for_each(|entry| {
                feed.create_element("entry").write_inner_content(|xml| written(entry, base, xml))?;
                Ok(())
            })
        },
    )?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn written(entry: &News, base: &str, xml: &mut Xml) -> io::Result<()> {
    let (url, at) = (format!("{base}{}", entry.path), moment(entry.at));
    text(xml, "title", &entry.title)?;
    text(xml, "id", &url)?;
    link(xml, "alternate", "text/html", &url)?;
    text(xml, "published", &at)?;
    text(xml, "updated", &at)?;
    text(xml, "summary", &entry.summary)
}

fn text(xml: &mut Xml, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&holdable(content)))?;
    Ok(())
}

fn link(xml: &mut Xml, rel: &str, kind: &str, href: &str) -> io::Result<()> {
    xml.create_element("link").with_attributes([("rel", rel), ("type", kind), ("href", href)]).write_empty()?;
    Ok(())
}

fn moment(at: Timestamp) -> String {
    at.utc().to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A text without the characters that XML 1.0 cannot hold at all.
fn holdable(text: &str) -> String {
    let fits = |&character: &char| {
        matches!(character, '\t' | '\n') || !(character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use quick_xml::escape::escape;

    use super::*;

    #[test]
    fn xml_holds_what_people_write() {
        assert_eq!(escape(holdable("a<b>&\"'\u{0}\u{b}\n\u{fffe}ü")), "a&lt;b&gt;&amp;&quot;&apos;\nü");
    }
}

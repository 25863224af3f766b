//! `/feed.atom`: calls that open and results that are public, for feed readers (RFC 4287). In German.

use std::fmt::Write as _;

use rocket::http::ContentType;
use rocket::{Route, State, get, routes};

use crate::clock::{Timestamp, WallTime};
use crate::config::Settings;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::i18n::{Args, Lang, say, t, value};
use crate::prizes::model::{Edition, Prize, PublicLaureate};
use crate::prizes::{laureate_label, store as prizes};
use crate::session::store::outcome::{Outcome, outcomes};

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
async fn feed(ctx: Ctx, settings: &State<Settings>) -> Result<(ContentType, String)> {
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
    Ok((ContentType::new("application", "atom+xml").with_params(("charset", "utf-8")), atom(&news, begin, settings)))
}

/// A call is news from the moment on at which it takes nominations: published, it may open months later.
fn call(prize: &Prize, edition: &Edition, now: Timestamp) -> Option<News> {
    let opens = edition.opens_at.map(WallTime::begins).max(edition.opened_at)?;
    (opens <= now).then(|| News {
        at: opens,
        path: format!("/prizes/{}/{}", prize.key, edition.year),
        title: said("publication-feed-call", &edition.title(prize, LANG)),
        summary: edition.purpose.get(LANG).to_owned(),
    })
}

/// The moment of a result is that of the ceremony, unless it was confirmed afterwards.
fn result(prize: &Prize, edition: &Edition, laureates: &[PublicLaureate], outcome: Outcome) -> Option<News> {
    let own = laureates.iter().filter(|laureate| laureate.edition_id == edition.edition_id);
    let unnamed = say(LANG, "laureate-unnamed");
    let line = |row: &PublicLaureate| {
        let label = laureate_label(row.award.as_ref(), row.place, row.place_certain, LANG);
        format!("{label}: {}", row.name.as_deref().unwrap_or(&unnamed))
    };
    let lines: Vec<String> = own.map(line).collect();
    Some(News {
        at: edition.public_from()?,
        path: format!("/prizes/{}/{}/result", prize.key, edition.year),
        title: said("publication-title", &edition.title(prize, LANG)),
        summary: match lines.is_empty() {
            true if outcome.nobody => say(LANG, "archive-not-awarded"),
            true => say(LANG, "archive-undecided"),
            false => lines.join(" · "),
        },
    })
}

fn said(key: &str, name: &str) -> String {
    let mut args = Args::new();
    args.set("name", value(name));
    t(LANG, key, Some(&args))
}

fn atom(news: &[News], begin: Timestamp, settings: &Settings) -> String {
    let base = settings.public_url();
    let updated = news.first().map_or(begin, |entry| entry.at);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{LANG}\">\n\
         <title>{}</title>\n<id>{}</id>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<updated>{}</updated>\n\
         <author><name>Stadt Dortmund</name></author>\n",
        xml(&say(LANG, "start-title")),
        xml(&format!("{base}/feed.atom")),
        xml(&format!("{base}/feed.atom")),
        xml(&format!("{base}/")),
        moment(updated),
    );
    for entry in news {
        let url = xml(&format!("{base}{}", entry.path));
        write!(
            out,
            "<entry>\n<title>{}</title>\n<id>{url}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{url}\"/>\n\
             <published>{at}</published>\n<updated>{at}</updated>\n<summary>{}</summary>\n</entry>\n",
            xml(&entry.title),
            xml(&entry.summary),
            at = moment(entry.at),
        )
        .expect("writing to a string cannot fail");
    }
    out.push_str("</feed>\n");
    out
}

fn moment(at: Timestamp) -> String {
    at.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A text with XML's own signs written out, and without those that XML 1.0 cannot hold at all.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' => out.push(sign),
            sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_holds_what_people_write() {
        assert_eq!(xml("a<b>&\"'\u{0}\u{b}\n\u{fffe}ü"), "a&lt;b&gt;&amp;&quot;&apos;\nü");
    }
}

//! Links that their reader may follow. Whoever only confirms reads pages of the office which lead on to others: a page
//! that goes out to such a reader has no link into a room that is closed to them, whichever template wrote it.

use crate::link;
use rocket::request::Request;

use super::viewer::{Role, viewer};

/// Pages of the office that an approver may look at now.
struct Followable(Vec<String>);

/// Remembers with the request which pages wait for an approver; only the first call counts.
pub fn set_followable(request: &Request<'_>, pages: Vec<String>) {
    request.local_cache(|| Followable(pages));
}

/// A page as its reader may have it.
pub fn followable(request: &Request<'_>, html: String) -> String {
    if viewer(request).is_none_or(|viewer| viewer.role != Role::Approver) {
        return html;
    }
    let pages = &request.local_cache(|| Followable(Vec::new())).0;
    let may = |href: &str| {
        let page = href.split(['?', '#']).next().unwrap_or_default();
        let is_closed = page.starts_with(link!("/office")) || page.starts_with(link!("/jury"));
        !is_closed || page == Role::Approver.home() || pages.iter().any(|known| known == page)
    };
    unlinked(&without_ways(&html, &may), may)
}

/// The same page without the rows of links that lead through rooms of which some are closed.
fn without_ways(html: &str, may: &impl Fn(&str) -> bool) -> String {
    let mut kept = html.to_owned();
    for start in ["<nav class=\"l-crumbs\"", "<nav class=\"l-tabs\""] {
        let mut from = 0;
        while let Some(at) = kept[from..].find(start).map(|at| from + at) {
            let Some(end) = kept[at..].find("</nav>").map(|end| at + end + "</nav>".len()) else { break };
            let mut links = kept[at..end].split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            if links.all(may) {
                from = end;
            } else {
                kept.replace_range(at..end, "");
                from = at;
            }
        }
    }
    kept
}

/// The same page without the links that nobody may follow: of a link in a text its words stay, a button goes.
fn unlinked(html: &str, may: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<a ") {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        // Attributes are escaped: none of them holds one of these signs.
        let Some((link, after)) = rest.split_once("</a>") else { break };
        let Some((tag, words)) = link.split_once('>') else { break };
        let attribute =
            |name: &str| tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
        if attribute("href").is_none_or(&may) {
            kept.push_str(link);
            kept.push_str("</a>");
        } else if !attribute("class").is_some_and(|class| class.contains("kern-btn")) {
            kept.push_str("<span");
            for name in ["dir", "lang"] {
                kept.extend(attribute(name).map(|value| format!(" {name}=\"{value}\"")));
            }
            kept.push('>');
            kept.push_str(words);
            kept.push_str("</span>");
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_links_goes_as_a_whole() {
        let row =
            |class: &str, to: &str| format!("<nav class=\"{class}\"><a href=\"/a\">A</a><a href=\"{to}\">B</a></nav>");
        let html = [row("l-crumbs", "/x"), row("l-tabs", "/b"), row("l-nav", "/x"), row("l-tabs", "/x")].concat();
        let left = [row("l-tabs", "/b"), row("l-nav", "/x")].concat();
        assert_eq!(without_ways(&html, &|href: &str| href != "/x"), left);
    }

    #[test]
    fn a_link_that_leads_nowhere_is_none() {
        for (html, left) in [
            ("<p>Wie <a href=\"/a\">hier</a>.</p>", "<p>Wie <a href=\"/a\">hier</a>.</p>"),
            ("<p>Wie <a href=\"/x\" dir=\"auto\">hier</a>.</p>", "<p>Wie <span dir=\"auto\">hier</span>.</p>"),
            ("<a class=\"kern-btn\" href=\"/x\"><b>Zurück</b></a>!", "!"),
            ("<a id=\"x\">Ziel</a><a href=\"#x\">hin</a>", "<a id=\"x\">Ziel</a><a href=\"#x\">hin</a>"),
            ("<article>x</article>", "<article>x</article>"),
            ("<a href=\"/x\"", "<a href=\"/x\""),
        ] {
            assert_eq!(unlinked(html, |href| href != "/x"), left, "{html}");
        }
    }
}

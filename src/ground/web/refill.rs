//! Forms of our own pages, as they were rendered: what somebody has typed before is put into them, and links that lead
//! away from one take along what stands in it. So no form has to do it by itself, and none is forgotten.
//!
//! It finds the tags in the text and does not parse the page: a parser of documents would write all of it anew, and a
//! rewriter that streams meets a field before it knows which form is meant. What it reads is written by our templates
//! alone, in one way.

use std::collections::{HashMap, VecDeque};

use chrono::{NaiveDate, NaiveDateTime};

use super::parked::{Fields, is_secret};
use crate::action;
use crate::i18n::Lang;

/// A start tag in a page. Our templates write names in lower case, and values in double quotes.
#[derive(Clone, Copy)]
struct Tag<'a> {
    name: &'a str,
    /// From its name to its end.
    text: &'a str,
    /// Where it begins, at its `<`.
    at: usize,
    /// Behind its `>`.
    end: usize,
}

impl Tag<'_> {
    fn attribute(&self, name: &str) -> Option<String> {
        let at = self.text.find(&format!(" {name}=\""))? + name.len() + 3;
        Some(unescape(self.text[at..].split('"').next()?))
    }

    /// Whether an attribute is there, with a value or without.
    fn has(&self, name: &str) -> bool {
        let outside = self.text.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        outside.split_whitespace().any(|word| word == name || word.strip_suffix('=') == Some(name))
    }
}

fn tags<'a>(html: &'a str, names: &'a [&'static str]) -> impl Iterator<Item = Tag<'a>> + 'a {
    html.match_indices('<').filter_map(move |(at, _)| {
        let rest = &html[at + 1..];
        let name = names
            .iter()
            .find(|name| rest.strip_prefix(**name).is_some_and(|rest| rest.starts_with([' ', '>', '\n'])))?;
        let mut in_quotes = false;
        let end = rest.find(|character| {
            in_quotes ^= character == '"';
            character == '>' && !in_quotes
        })?;
        Some(Tag { name, text: &rest[..end], at, end: at + 1 + end + 1 })
    })
}

/// A form of a page, from its start tag to its end.
#[derive(Clone)]
struct Form<'a> {
    tag: Tag<'a>,
    until: usize,
    /// Where it is sent.
    action: String,
}

/// The forms of a page that are posted; `here` is where one goes that does not say so.
fn forms<'a>(html: &'a str, here: &str) -> Vec<Form<'a>> {
    let posted = tags(html, &["form"]).filter(|tag| tag.attribute("method").as_deref() == Some("post"));
    let form = |tag: Tag<'a>| {
        let until = html[tag.end..].find("</form>").map_or(html.len(), |length| tag.end + length);
        Form { action: tag.attribute("action").unwrap_or_else(|| here.to_owned()), tag, until }
    };
    posted.map(form).collect()
}

/// Whether something can be typed into a form that is to come along wherever one goes. What another page has brought on
/// its way already travels by itself.
fn is_kept(html: &str, form: &Form<'_>) -> bool {
    let is_named = |tag: &Tag<'_>| tag.attribute("name").is_some_and(|name| !is_secret(&name));
    let is_typed = |tag: &Tag<'_>| match (tag.name, tag.attribute("type").as_deref()) {
        ("input", Some("hidden" | "checkbox" | "radio" | "file" | "submit" | "button")) => false,
        _ => is_named(tag) && !tag.has("readonly"),
    };
    let inside = &html[form.tag.end..form.until];
    let brings = tags(inside, &["input"]).any(|tag| tag.attribute("name").as_deref() == Some("parked"));
    !brings && (form.tag.has("data-guard") || tags(inside, &["input", "textarea"]).any(|tag| is_typed(&tag)))
}

/// Which of some forms is meant where nobody says so: the one whose leaving is guarded, or else the first that is kept.
fn main<'f, 'a>(html: &str, forms: &'f [Form<'a>]) -> Option<&'f Form<'a>> {
    let guarded = forms.iter().find(|form| form.tag.has("data-guard") && is_kept(html, form));
    guarded.or_else(|| forms.iter().find(|form| is_kept(html, form)))
}

/// The page with what was sent put into its form; `None` where no such form is there any more. `next` is where the form is
/// sent, `here` the page's own path.
pub fn refill(html: &str, here: &str, next: &str, fields: &Fields) -> Option<String> {
    let found: Vec<Form<'_>> = forms(html, here).into_iter().filter(|form| form.action == next).collect();
    let form = main(html, &found).or(found.first())?;
    let id = form.tag.attribute("id");
    let mut values: HashMap<&str, VecDeque<&str>> = HashMap::new();
    for (name, value) in &fields.pairs {
        values.entry(name).or_default().push_back(value);
    }
    let ticked = values.clone();
    let (mut filled, mut copied, mut any) = (String::with_capacity(html.len() + 1024), 0, false);
    if form.tag.has("data-guard") && form.tag.attribute("data-guard").is_none() {
        let at = form.tag.at + form.tag.text.find(" data-guard").unwrap_or_default() + " data-guard".len() + 1;
        filled.push_str(&html[..at]);
        // It is not saved.
        filled.push_str("=\"dirty\"");
        copied = at;
    }
    for tag in tags(html, &["input", "textarea", "select"]) {
        let is_inside = (form.tag.end..form.until).contains(&tag.at);
        if tag.at < copied {
            continue;
        }
        let belongs = tag.attribute("form").map_or(is_inside, |owner| Some(owner) == id);
        let Some(name) = tag.attribute("name").filter(|name| belongs && !is_secret(name) && !tag.has("disabled"))
        else {
            continue;
        };
        let kind = tag.attribute("type").unwrap_or_default();
        let (until, new) = match (tag.name, kind.as_str()) {
            (_, "file" | "password" | "submit" | "button" | "reset" | "image") => continue,
            ("input", "checkbox" | "radio") => {
                let value = tag.attribute("value").unwrap_or_else(|| "on".into());
                let is_on = ticked.get(name.as_str()).is_some_and(|values| values.iter().any(|sent| *sent == value));
                (tag.end, with_word(&html[tag.at..tag.end], "checked", is_on))
            }
            (element, _) => {
                let Some(value) = values.get_mut(name.as_str()).and_then(VecDeque::pop_front) else { continue };
                match element {
                    "textarea" => {
                        let Some(length) = html[tag.end..].find("</textarea>") else { continue };
                        // A browser takes away the first line end.
                        (tag.end + length, format!("{}\n{}", &html[tag.at..tag.end], escape(value)))
                    }
                    "select" => {
                        let Some(length) = html[tag.end..].find("</select>") else { continue };
                        let options = chosen(&html[tag.end..tag.end + length], value);
                        (tag.end + length, format!("{}{options}", &html[tag.at..tag.end]))
                    }
                    _ => (tag.end, with_value(&html[tag.at..tag.end], &kind, value)),
                }
            }
        };
        any = true;
        filled.push_str(&html[copied..tag.at]);
        filled.push_str(&new);
        copied = until;
    }
    filled.push_str(&html[copied..]);
    any.then_some(filled)
}

/// A start tag with a word in it, or without.
fn with_word(tag: &str, word: &str, is_there: bool) -> String {
    let mut parts: Vec<String> = tag.split('"').map(str::to_owned).collect();
    for outside in parts.iter_mut().step_by(2) {
        *outside = outside.replace(&format!(" {word}"), "");
    }
    let tag = parts.join("\"");
    if is_there { format!("{} {word}>", tag.trim_end_matches('>')) } else { tag }
}

/// A field with another value. What is no date stands in a field for texts: one for dates would show nothing of it.
fn with_value(tag: &str, kind: &str, value: &str) -> String {
    let is_shown = match kind {
        "date" => value.is_empty() || value.parse::<NaiveDate>().is_ok(),
        "datetime-local" => value.is_empty() || NaiveDateTime::parse_from_str(value, "%Y-%m-%dT%H:%M").is_ok(),
        _ => true,
    };
    let tag = if is_shown { tag.to_owned() } else { tag.replace(&format!(" type=\"{kind}\""), " type=\"text\"") };
    let value = format!(" value=\"{}\"", escape(value));
    match tag.split_once(" value=\"") {
        Some((before, rest)) => {
            let after = rest.split_once('"').map_or("", |(_, after)| after);
            format!("{before}{value}{after}")
        }
        None => format!("{}{value}>", tag.trim_end_matches('>')),
    }
}

/// Options with another one chosen.
fn chosen(options: &str, value: &str) -> String {
    let (mut out, mut copied) = (String::new(), 0);
    for tag in tags(options, &["option"]) {
        let text = options[tag.end..].split('<').next().unwrap_or_default();
        let own = tag.attribute("value").unwrap_or_else(|| unescape(text.trim()));
        out.push_str(&options[copied..tag.at]);
        out.push_str(&with_word(&options[tag.at..tag.end], "selected", own == value));
        copied = tag.end;
    }
    out + &options[copied..]
}

/// From which page links lead away.
pub struct Way<'a> {
    /// The page's own path.
    pub here: &'a str,
    /// An address under which the page's form can be asked for.
    pub page: &'a str,
    /// Where the form was sent that the page answers; empty where it answers none.
    pub sent: &'a str,
    pub lang: Lang,
}

/// The page with links into another language and to the texts of the office as buttons that take along what stands in its
/// form; nothing where it has none that is kept.
pub fn travelling(html: &str, way: &Way<'_>) -> Option<String> {
    let all = forms(html, way.here);
    let form = all.iter().find(|form| form.action == way.sent && is_kept(html, form)).or_else(|| main(html, &all));
    let (id, page, query, named) = match form {
        Some(form) => {
            let page = form.tag.attribute("data-page").unwrap_or_else(|| way.page.to_owned());
            let own = form.tag.attribute("id");
            let is_multipart = form.tag.attribute("enctype").as_deref() == Some("multipart/form-data");
            let parts = if is_multipart { "&amp;parts=yes" } else { "" };
            let query = format!("to={}&amp;form={}{parts}", encode(&page), encode(&form.action));
            (own.clone().unwrap_or_else(|| "typed".into()), page, query, own.is_none().then_some(form.tag.at))
        }
        // An error page has the form that was sent in one of its own.
        None => {
            all.iter().find(|form| form.tag.attribute("id").as_deref() == Some("tongues"))?;
            ("tongues".to_owned(), String::new(), String::new(), None)
        }
    };
    let (mut out, mut copied) = (String::with_capacity(html.len() + 2048), 0);
    if let (Some(form), Some(at)) = (form, html.find("<body>").map(|at| at + "<body>".len())) {
        out.push_str(&html[..at]);
        out.push_str(&first_button(html, form, &id));
        copied = at;
    }
    for tag in tags(html, &["a", "button", "form"]) {
        if Some(tag.at) == named {
            out.push_str(&html[copied..=tag.at]);
            out.push_str(&format!("form id=\"{id}\""));
            copied = tag.at + 1 + "form".len();
            continue;
        }
        let (goal, end) = match tag.name {
            "a" => (tag.attribute("href"), "</a>"),
            "button" if form.is_some() && tag.attribute("form").as_deref() == Some("tongues") => {
                (tag.attribute("data-href"), "</button>")
            }
            _ => continue,
        };
        let Some(mut goal) = goal else { continue };
        let path = goal.split('?').next().unwrap_or_default().to_owned();
        let address = if path.starts_with("/language/") {
            // The page of an error brings its own buttons.
            if form.is_none() {
                continue;
            }
            goal = format!("{path}?to={}", encode(&page));
            format!("{path}?{query}")
        } else if path.starts_with("/pages/") && path == goal {
            let via = format!("via={}", encode(&path));
            let and = if query.is_empty() { "" } else { "&amp;" };
            format!("{}?{via}{and}{query}", action!("/language/{code}", code = way.lang))
        } else {
            continue;
        };
        let Some(length) = html[tag.end..].find(end) else { continue };
        let kept_of = |name: &str| {
            let value = tag.attribute(name)?;
            Some(format!(" {name}=\"{}\"", escape(&value)))
        };
        let class = format!("l-tongue {}", tag.attribute("class").unwrap_or_default().replace("l-tongue", ""));
        out.push_str(&html[copied..tag.at]);
        out.push_str(&format!(
            "<button class=\"{}\" form=\"{id}\" formmethod=\"post\" formenctype=\"application/x-www-form-urlencoded\" \
             formnovalidate formaction=\"{address}\" data-href=\"{}\"",
            class.trim(),
            escape(&goal),
        ));
        out.extend(["lang", "aria-current"].into_iter().filter_map(kept_of));
        out.push('>');
        out.push_str(&html[tag.end..tag.end + length]);
        out.push_str("</button>");
        copied = tag.end + length + end.len();
    }
    out.push_str(&html[copied..]);
    Some(out)
}

/// Whoever presses Enter in a field presses the first button of its form, and that must not be one that leads away: the
/// form's own stands before them, where nobody sees it.
fn first_button(html: &str, form: &Form<'_>, id: &str) -> String {
    let is_own = |tag: &Tag<'_>| {
        let is_inside = (form.tag.end..form.until).contains(&tag.at);
        let submits = !matches!(tag.attribute("type").as_deref(), Some("button" | "reset"));
        submits && tag.attribute("form").map_or(is_inside, |owner| owner == id)
    };
    let Some(own) = tags(html, &["button"]).find(is_own) else { return String::new() };
    let attributes = ["name", "value", "formaction"].into_iter().filter_map(|name| {
        let value = own.attribute(name)?;
        Some(format!(" {name}=\"{}\"", escape(&value)))
    });
    let validates = if own.has("formnovalidate") { " formnovalidate" } else { "" };
    format!("<button form=\"{id}\" hidden{}{validates}></button>", attributes.collect::<String>())
}

fn encode(text: &str) -> String {
    rocket::http::RawStr::new(text).percent_encode().to_string()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn unescape(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2F;", "/"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields { pairs, ..Fields::default() }
    }

    fn filled(inside: &str, sent: &[(&str, &str)]) -> String {
        let page = format!("<form method=\"post\" action=\"/x\" data-guard>{inside}</form>");
        let filled = refill(&page, "/here", "/x", &fields(sent)).unwrap();
        let (start, rest) = filled.split_once('>').unwrap();
        assert_eq!(start, "<form method=\"post\" action=\"/x\" data-guard=\"dirty\"");
        rest.strip_suffix("</form>").unwrap().to_owned()
    }

    #[test]
    fn every_sort_of_field_takes_what_was_typed() {
        for (before, sent, after) in [
            ("<input name=\"a\" value=\"\">", &[("a", "x")][..], "<input name=\"a\" value=\"x\">"),
            ("<input name=\"a\">", &[("a", "<\"&")], "<input name=\"a\" value=\"&lt;&quot;&amp;\">"),
            (
                "<input name=\"a\" value=\"&quot;1\" lang=\"de\">",
                &[("a", "")],
                "<input name=\"a\" value=\"\" lang=\"de\">",
            ),
            (
                "<textarea name=\"a\">\nalt</textarea>",
                &[("a", "\nneu</textarea>")],
                "<textarea name=\"a\">\n\nneu&lt;/textarea&gt;</textarea>",
            ),
            (
                "<input type=\"checkbox\" name=\"a\" value=\"1\" checked><input type=\"checkbox\" name=\"a\" value=\"2\">",
                &[("a", "2")],
                "<input type=\"checkbox\" name=\"a\" value=\"1\"><input type=\"checkbox\" name=\"a\" value=\"2\" checked>",
            ),
            ("<input type=\"checkbox\" name=\"a\" checked>", &[("b", "1")], "<input type=\"checkbox\" name=\"a\">"),
            (
                "<select name=\"a\"><option value=\"1\" selected>1</option><option>2</option></select><input name=\"b\">",
                &[("a", "2"), ("b", "")],
                "<select name=\"a\"><option value=\"1\">1</option><option selected>2</option></select><input name=\"b\" value=\"\">",
            ),
            (
                "<input name=\"a\" value=\"\"><input name=\"a\" value=\"\"><input name=\"a\" value=\"alt\">",
                &[("a", "eins"), ("a", "zwei")],
                "<input name=\"a\" value=\"eins\"><input name=\"a\" value=\"zwei\"><input name=\"a\" value=\"alt\">",
            ),
            (
                "<input type=\"date\" name=\"a\" value=\"\">",
                &[("a", "morgen")],
                "<input type=\"text\" name=\"a\" value=\"morgen\">",
            ),
            (
                "<input type=\"date\" name=\"a\" value=\"\">",
                &[("a", "2027-09-01")],
                "<input type=\"date\" name=\"a\" value=\"2027-09-01\">",
            ),
            (
                "<input type=\"password\" name=\"my_password\" value=\"\"><input name=\"b\" value=\"\">",
                &[("my_password", "geheim"), ("b", "x")],
                "<input type=\"password\" name=\"my_password\" value=\"\"><input name=\"b\" value=\"x\">",
            ),
        ] {
            assert_eq!(filled(before, sent), after, "{before}");
        }
    }

    #[test]
    fn the_right_form_of_a_page_is_filled_wherever_its_fields_stand() {
        let page = "<form method=\"post\" action=\"/y\"><input name=\"a\"></form>\
            <form method=\"post\" id=\"z\" data-guard></form><input name=\"a\" form=\"z\"><input name=\"a\">";
        let after = "<form method=\"post\" action=\"/y\"><input name=\"a\"></form>\
            <form method=\"post\" id=\"z\" data-guard=\"dirty\"></form><input name=\"a\" form=\"z\" value=\"x\"><input name=\"a\">";
        assert_eq!(refill(page, "/here", "/here", &fields(&[("a", "x")])).as_deref(), Some(after));
        assert_eq!(refill(page, "/here", "/gone", &fields(&[("a", "x")])), None);
    }

    #[test]
    fn links_that_lead_away_take_along_what_is_typed() {
        let way = Way { here: "/here", page: "/here?kind=a", sent: "", lang: Lang::De };
        let link = "<a href=\"/language/en?to=%2Fhere\" lang=\"en\">English</a><a href=\"/pages/privacy\">D</a><a href=\"/x\">X</a>";
        let button = "<button type=\"submit\" name=\"go\" value=\"on\">Los</button>";
        let page = format!("<body>{link}<form method=\"post\" data-guard>{button}</form></body>");
        let html = travelling(&page, &way).unwrap();
        // Enter in a field does what it did before.
        let first = "<body><button form=\"typed\" hidden name=\"go\" value=\"on\"></button><button class=";
        assert!(html.starts_with(first), "{html}");
        assert!(html.contains("<form id=\"typed\" method=\"post\" data-guard>"), "{html}");
        let query = "to=%2Fhere%3Fkind%3Da&amp;form=%2Fhere";
        assert!(
            html.contains(&format!(
                "formaction=\"/language/en?{query}\" data-href=\"/language/en?to=%2Fhere%3Fkind%3Da\" lang=\"en\">English</button>"
            )),
            "{html}"
        );
        assert!(
            html.contains(&format!(
                "formaction=\"/language/de?via=%2Fpages%2Fprivacy&amp;{query}\" data-href=\"/pages/privacy\">D</button>"
            )),
            "{html}"
        );
        assert!(html.contains("<a href=\"/x\">X</a>"), "{html}");
        assert!(travelling(link, &way).is_none(), "nothing is typed there");
        let error = format!("<form id=\"tongues\" method=\"post\" action=\"/language/de\"></form>{link}");
        let html = travelling(&error, &way).unwrap();
        assert!(
            html.contains("form=\"tongues\"") && html.contains("formaction=\"/language/de?via=%2Fpages%2Fprivacy\""),
            "{html}"
        );
    }
}

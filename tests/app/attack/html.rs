//! Just enough of HTML to find the links and forms of our own pages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A form as a browser would send it, untouched.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// The page it stands on.
    pub page: String,
    pub action: String,
    pub carries_file: bool,
    /// What would be sent.
    pub fields: Vec<(String, String)>,
    /// All names, each once, also of boxes that are not ticked.
    pub names: Vec<String>,
    /// Boxes that are not ticked.
    pub unticked: Vec<(String, String)>,
    /// Which sort of input a name is.
    pub kinds: BTreeMap<String, String>,
    /// The first option that is one, of each name that has options.
    pub options: BTreeMap<String, Option<String>>,
}

impl Form {
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        pairs(&self.fields)
    }

    /// The form as somebody would fill it in who leaves nothing empty.
    pub fn filled_in(mut self) -> Self {
        for (name, value) in self.fields.iter_mut().filter(|(_, value)| value.is_empty()) {
            *value = match self.kinds[name].as_str() {
                "select" => self.options[name].as_deref().unwrap_or_default(),
                "email" => "rosa@beispiel.de",
                "url" => "https://beispiel.de",
                "tel" => "0231 12345",
                "number" => "3",
                "numeric" => "2000",
                "date" => "2027-09-01",
                "password" => laudatio::desk::demo::PASSWORD,
                "hidden" => "",
                _ if name.ends_with(".postcode") => "44135",
                // Where no date is meant, this is a text like any other.
                _ if name.ends_with("_at") || name.contains("opens") || name.contains("closes") => "2027-09-07T08:00",
                _ => "Ein Text",
            }
            .to_owned();
        }
        for (name, value) in std::mem::take(&mut self.unticked) {
            let is_answered = self.fields.iter().any(|(known, _)| *known == name);
            if self.kinds[&name] == "checkbox" || !is_answered {
                self.fields.push((name, value));
            }
        }
        self
    }
}

pub fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The addresses on a page that lead to another page of ours, with their queries.
pub fn links(html: &str) -> Vec<String> {
    tags(html, &["a"])
        .filter_map(|(_, tag, _)| attribute(tag, "href"))
        .map(|href| href.split('#').next().unwrap().to_owned())
        .filter(|href| href.starts_with('/') && !href.starts_with("//") && !href.starts_with("/static/"))
        .collect()
}

/// The forms of a page that are posted.
pub fn forms(page: &str, html: &str) -> Vec<Form> {
    blocks(html, "form").filter(|(tag, _)| is(tag, "method", "post")).map(|(tag, body)| form(page, tag, body)).collect()
}

/// The names that a page's search forms send.
pub fn search_names(html: &str) -> Vec<String> {
    blocks(html, "form")
        .filter(|(tag, _)| !is(tag, "method", "post"))
        .flat_map(|(tag, body)| form("", tag, body).names)
        .collect()
}

/// The text of the first heading, without markup.
pub fn heading(html: &str) -> String {
    let inner = blocks(html, "h1").next().map_or("", |(_, body)| body);
    let mut text = String::new();
    for part in inner.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, rest)| rest));
    }
    unescape(text.trim())
}

fn form(page: &str, tag: &str, body: &str) -> Form {
    let mut form = Form {
        page: page.to_owned(),
        action: attribute(tag, "action").unwrap_or_else(|| page.to_owned()),
        carries_file: is(tag, "enctype", "multipart/form-data"),
        ..Form::default()
    };
    for (kind, tag, rest) in tags(body, &["input", "textarea", "select", "button"]) {
        let Some(name) = attribute(tag, "name") else { continue };
        let value = attribute(tag, "value");
        let sent = match kind {
            "textarea" => {
                let text = rest.split("</textarea>").next().unwrap();
                Some(unescape(text.strip_prefix('\n').unwrap_or(text)))
            }
            "select" => {
                let options = rest.split("</select>").next().unwrap();
                form.options.insert(name.clone(), options_of(options).into_iter().find(|value| !value.is_empty()));
                chosen(options)
            }
            "button" => None,
            _ if is(tag, "type", "checkbox") || is(tag, "type", "radio") => {
                let value = value.unwrap_or_else(|| "on".into());
                let is_ticked = tag.split_whitespace().any(|word| word == "checked");
                if !is_ticked {
                    form.unticked.push((name.clone(), value.clone()));
                }
                is_ticked.then_some(value)
            }
            _ if is(tag, "type", "file") => continue,
            _ => Some(value.unwrap_or_default()),
        };
        let sort = match attribute(tag, "inputmode") {
            Some(_) if name.ends_with(".postcode") || name.starts_with("q-") => "numeric".to_owned(),
            Some(_) => "number".to_owned(),
            None if kind == "input" => attribute(tag, "type").unwrap_or_default(),
            None => kind.to_owned(),
        };
        form.kinds.insert(name.clone(), sort);
        form.fields.extend(sent.map(|value| (name.clone(), value)));
        if !form.names.contains(&name) {
            form.names.push(name);
        }
    }
    form
}

fn chosen(options: &str) -> Option<String> {
    let all: Vec<&str> = tags(options, &["option"]).map(|(_, tag, _)| tag).collect();
    let picked = all.iter().find(|tag| tag.split_whitespace().any(|word| word == "selected")).or(all.first())?;
    attribute(picked, "value")
}

fn options_of(options: &str) -> Vec<String> {
    tags(options, &["option"]).filter_map(|(_, tag, _)| attribute(tag, "value")).collect()
}

/// Elements of a name with their start tag and what is inside; none of ours is nested in itself.
fn blocks<'a>(html: &'a str, name: &'static str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let end = format!("</{name}>");
    tags(html, &[name]).map(move |(_, tag, rest)| (tag, rest.split(&end).next().unwrap()))
}

/// Start tags of some names, each with its attributes and the rest of the page.
fn tags<'a>(html: &'a str, names: &[&'static str]) -> impl Iterator<Item = (&'static str, &'a str, &'a str)> + use<'a> {
    let names = names.to_vec();
    html.match_indices('<').filter_map(move |(at, _)| {
        let rest = &html[at + 1..];
        let name = names
            .iter()
            .find(|name| rest.strip_prefix(**name).is_some_and(|rest| rest.starts_with([' ', '>', '\n'])))?;
        let mut in_quotes = false;
        let end = rest.find(|sign| {
            in_quotes ^= sign == '"';
            sign == '>' && !in_quotes
        })?;
        Some((*name, &rest[name.len()..end], &rest[end + 1..]))
    })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(unescape(tag[at..].split('"').next()?))
}

fn is(tag: &str, name: &str, value: &str) -> bool {
    attribute(tag, name).is_some_and(|found| found == value)
}

fn unescape(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2F;", "/"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

//! Tera with our functions and filters: one engine for all languages, as what it holds of a template is the same in each.

use std::cell::Cell;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use pulldown_cmark::{Event, Options, Parser, html};
use rust_embed::RustEmbed;
use serde::{Deserialize, Serialize};
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use crate::clock::Timestamp;
use crate::ground::db::{LocalText, Translated};
use crate::ground::error::Result;
use crate::i18n::{self, Args, Lang, Writes};

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Files;

thread_local! {
    /// What the page speaks that this thread renders. Tera's own context does not reach into components.
    static SPOKEN: Cell<Lang> = const { Cell::new(Lang::De) };
}

/// All templates.
#[derive(Clone)]
pub struct Templates(Arc<Tera>);

impl Templates {
    /// Reads the templates that are embedded in the program (in debug builds: from the folder).
    /// `mails` says whether any leave, as [`Settings::mails`](crate::ground::config::Settings::mails) does: a sentence can depend on it.
    ///
    /// # Errors
    /// When a template cannot be read.
    pub fn load(mails: &'static str) -> Result<Self> {
        Ok(Self(Arc::new(engine(mails)?)))
    }

    /// The page `name` with `layout` and `page` filled in.
    pub fn render(&self, lang: Lang, name: &str, layout: &impl Serialize, page: &impl Serialize) -> Result<String> {
        let mut context = Context::new();
        context.insert("layout", layout);
        context.insert("page", page);
        // Rendering neither waits nor renders another page, so that none speaks for another.
        SPOKEN.set(lang);
        Ok(titled(self.0.render(name, &context)?))
    }
}

/// The page with what is in another script isolated in its title, where no markup can do it: "name – what – laudatio"
/// runs as our language does, whatever the name begins with.
fn titled(html: String) -> String {
    let Some((start, rest)) = html.split_once("<title>") else { return html };
    let Some((title, rest)) = rest.split_once("</title>") else { return html };
    let parts: Vec<_> = title.split(" – ").map(i18n::isolated).collect();
    format!("{start}<title>{}</title>{rest}", parts.join(" – "))
}

fn engine(mails: &'static str) -> Result<Tera> {
    let mut tera = Tera::default();
    tera.register_function("t", move |args: Kwargs, _: &State| translate(SPOKEN.get(), mails, &args));
    // Only for titles and attributes, where no markup can name the language.
    tera.register_filter("words", |value: &Value, _: Kwargs, _: &State| -> TeraResult<String> {
        let value = serde_json::to_value(value).map_err(tera::Error::message)?;
        let words: Translated = serde_json::from_value(value).map_err(tera::Error::message)?;
        Ok(words.get(SPOKEN.get()).to_owned())
    });
    tera.register_filter("said", |value: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        said(value, SPOKEN.get()).map(|html| Value::safe_string(&html))
    });
    tera.register_filter("date", |at: &str, _: Kwargs, _: &State| {
        Ok::<_, tera::Error>(writes().date(wall(at)?.date()))
    });
    tera.register_filter("datetime", |at: &str, _: Kwargs, _: &State| {
        Ok::<_, tera::Error>(writes().datetime(wall(at)?))
    });
    tera.register_filter("short", |at: &str, _: Kwargs, _: &State| Ok::<_, tera::Error>(writes().short(wall(at)?)));
    tera.register_filter("money", |cents: i64, _: Kwargs, _: &State| writes().money(cents));
    tera.register_filter("number", |number: f64, args: Kwargs, _: &State| {
        Ok::<_, tera::Error>(writes().number(number, args.get::<usize>("decimals")?.unwrap_or(0)))
    });
    // A text that somebody typed runs as its own script does; a sentence of ours with such a text in it, as ours.
    tera.register_filter("dir", |text: &str, args: Kwargs, _: &State| {
        let lang = args.get::<String>("lang")?.and_then(|lang| lang.parse().ok()).unwrap_or(SPOKEN.get());
        Ok::<_, tera::Error>(if i18n::is_composed(text) { lang.dir() } else { "auto" })
    });
    // Where no element stands around such a text.
    tera.register_filter("isolated", |text: &str, _: Kwargs, _: &State| i18n::isolated(text).into_owned());
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State| {
        rocket::http::RawStr::new(text).percent_encode().to_string()
    });
    tera.register_filter("markdown", |text: &str, _: Kwargs, _: &State| Value::safe_string(&markdown(text)));
    let files: Vec<(String, String)> = Files::iter()
        .filter(|path| path.ends_with(".html"))
        .map(|path| {
            let data = Files::get(&path).expect("the path comes from the list").data.into_owned();
            (path.into_owned(), String::from_utf8(data).expect("templates are UTF-8"))
        })
        .collect();
    tera.add_raw_templates(files)?;
    Ok(tera)
}

fn writes() -> Writes {
    Writes(SPOKEN.get())
}

/// `Translated`, `LocalText` or a plain text as HTML; a text in another language than the page's is marked as such.
fn said(value: &Value, lang: Lang) -> TeraResult<String> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Text {
        Plain(String),
        LocalText(LocalText),
        Translated(Translated),
    }
    let value = serde_json::to_value(value).map_err(tera::Error::message)?;
    let LocalText { text, lang } = match serde_json::from_value(value).map_err(tera::Error::message)? {
        Text::Plain(text) => LocalText { text, lang: None },
        Text::LocalText(said) => said,
        Text::Translated(words) => words.said(lang),
    };
    let mut html = Vec::with_capacity(text.len());
    tera::escape_html(&text, &mut html).map_err(tera::Error::message)?;
    let html = String::from_utf8(html).map_err(tera::Error::message)?;
    Ok(match lang {
        Some(lang) => format!("<span lang=\"{lang}\">{html}</span>"),
        None => html,
    })
}

fn translate(lang: Lang, mails: &'static str, kwargs: &Kwargs) -> TeraResult<String> {
    let key: String = kwargs.must_get("key")?;
    let mut args = Args::new();
    args.set("mails", mails);
    for (name, value) in kwargs.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else { continue };
        if let Some(number) = value.as_f64() {
            args.set(name.to_owned(), number);
        } else {
            args.set(name.to_owned(), i18n::value(value.to_string()));
        }
    }
    Ok(i18n::t(lang, &key, Some(&args)))
}

/// A moment or a wall-clock time as it was serialised, shown as a clock in Dortmund would.
fn wall(text: &str) -> TeraResult<NaiveDateTime> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Ok(Timestamp::new(at.to_utc()).in_dortmund());
    }
    text.parse::<NaiveDateTime>()
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M"))
        .or_else(|_| text.parse::<NaiveDate>().map(|date| date.and_hms_opt(0, 0, 0).expect("midnight exists")))
        .map_err(|_| tera::Error::message(format!("{text:?} is no date")))
}

/// Markdown of the office as HTML: markup of HTML in it is shown as text, and what remains is sanitised.
pub fn markdown(text: &str) -> String {
    let events = Parser::new_ext(text, Options::empty()).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        // A new line is a new line, as people who write an address expect.
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    ammonia::clean(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_another_script_does_not_turn_the_title() {
        let page = |title: &str| titled(format!("<head><title>{title}</title></head>"));
        assert!(page("Ida – Runden – laudatio").contains("<title>Ida – Runden – laudatio</title>"));
        let turned = page("שרה לוי – Runden – laudatio");
        assert!(turned.contains("<title>\u{2068}שרה לוי\u{2069} – Runden – laudatio</title>"), "{turned}");
        assert_eq!(titled("<p>x</p>".to_owned()), "<p>x</p>");
    }

    #[test]
    fn a_text_in_another_language_says_which_and_no_text_brings_markup() {
        let html = |words: &Translated, lang| said(&Value::from_serializable(words), lang).unwrap();
        let (both, german) = (Translated::new("Hände & Füße", "Hands"), Translated::new("<b>Hände</b>", ""));
        assert_eq!(html(&both, Lang::De), "Hände &amp; Füße");
        assert_eq!(html(&both, Lang::En), "Hands");
        assert_eq!(html(&german, Lang::De), "&lt;b&gt;Hände&lt;/b&gt;");
        assert_eq!(html(&german, Lang::En), r#"<span lang="de">&lt;b&gt;Hände&lt;/b&gt;</span>"#);
        assert_eq!(said(&Value::from_serializable(&german.said(Lang::En)), Lang::En).unwrap(), html(&german, Lang::En));
        assert_eq!(said(&Value::from("<i>"), Lang::En).unwrap(), "&lt;i&gt;");
    }

    #[test]
    fn markdown_of_the_office_brings_no_markup_of_its_own() {
        let html = markdown("## Hallo\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) **fett**");
        assert!(html.contains("<h2>Hallo</h2>") && html.contains("<strong>fett</strong>"), "{html}");
        assert!(!html.contains("<script") && !html.contains("javascript:"), "{html}");
    }
}

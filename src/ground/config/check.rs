//! What a value must be like, and the sentence where it is not.

use std::path::Path;

use rocket::figment::Figment;
use rocket::figment::value::Value;
use rocket::http::uncased::UncasedStr;
use url::{Host, Url};

use crate::i18n::{Sentence, sentence};
use crate::key;

use super::{Settings, address, smtp};

impl Settings {
    /// # Errors
    /// A sentence that names the first setting that cannot be right.
    pub(super) fn check(&self) -> Result<(), Sentence> {
        crate::ground::db::address::check(&self.database_url)?;
        if let Some(url) = &self.public_url {
            public_url(url)?;
        }
        let reason = |reason: String| sentence(key!("setting-mail")).with("reason", reason);
        if let Some(url) = &self.smtp_url {
            smtp::Server::parse(url).map_err(reason)?;
        }
        address::mailbox(&self.mail_from).map_err(reason)?;
        if let Some(folder) = &self.papers_folder
            && !folder.is_dir()
        {
            return Err(sentence(key!("setting-papers-folder")).with("folder", folder.display()));
        }
        if self.secret_least < 2 {
            return Err(sentence(key!("setting-secret-least")));
        }
        if self.body_seconds == 0 {
            return Err(sentence(key!("setting-body-seconds")));
        }
        if self.evidence_key.as_ref().is_some_and(|key| !is_hexadecimal(key)) {
            return Err(sentence(key!("setting-evidence-key")));
        }
        Ok(())
    }
}

fn is_hexadecimal(key: &str) -> bool {
    key.trim().len() == 64 && key.trim().chars().all(|character| character.is_ascii_hexdigit())
}

/// Links in mails are put together of it and a path, so it has a scheme, a host, perhaps a port, and nothing else.
fn public_url(text: &str) -> Result<(), Sentence> {
    // What stands before an @ may be a password, wherever another sign in it has torn the address.
    if text.contains('@') {
        return Err(sentence(key!("setting-public-url-name")));
    }
    let wrong = |key| Err(sentence(key).with("url", text));
    let Some(rest) = ["http://", "https://"].iter().find_map(|scheme| text.strip_prefix(scheme)) else {
        return wrong(key!("setting-public-url"));
    };
    if text.chars().any(|character| character.is_whitespace() || character.is_control()) {
        return wrong(key!("setting-public-url-space"));
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    if !host.starts_with('[') && host.matches(':').count() > 1 {
        return wrong(key!("setting-public-url-brackets"));
    }
    let Ok(url) = Url::parse(text) else { return wrong(key!("setting-public-url-unreadable")) };
    if url.path() != "/" && url.path().chars().any(|character| character != '/') || text.contains('\\') {
        return wrong(key!("setting-public-url-path"));
    }
    if text.contains(['?', '#']) {
        return wrong(key!("setting-public-url-query"));
    }
    match url.host() {
        Some(Host::Domain(name)) if name.is_empty() || name.contains(['"', '<', '>', '\'', ',', ';', '*']) => {
            wrong(key!("setting-public-url-unreadable"))
        }
        Some(_) if url.port() == Some(0) => wrong(key!("setting-public-url-unreadable")),
        Some(_) => Ok(()),
        None => wrong(key!("setting-public-url-unreadable")),
    }
}

/// What belongs to the web server, where it would only say that something is wrong.
pub(super) fn web(figment: &Figment) -> Result<(), Sentence> {
    match figment.find_value("address") {
        Ok(Value::String(_, address)) => address_of(&address)?,
        // What stands in square brackets in the environment is a list.
        Ok(Value::Array(_, parts)) => {
            let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
            address_of(&format!("[{}]", parts.join(", ")))?;
        }
        _ => {}
    }
    match figment.find_value("ip_header") {
        Ok(Value::String(_, header)) => ip_header(&header)?,
        Ok(Value::Array(..) | Value::Dict(..)) => return Err(sentence(key!("setting-ip-header"))),
        _ => {}
    }
    let is_set = figment.contains(rocket::Config::SECRET_KEY);
    // Rocket's own reason has the key in it.
    if is_set && figment.extract_inner::<rocket::config::SecretKey>(rocket::Config::SECRET_KEY).is_err() {
        return Err(sentence(key!("setting-secret-key")));
    }
    Ok(())
}

fn address_of(address: &str) -> Result<(), Sentence> {
    if address.parse::<std::net::IpAddr>().is_ok() {
        return Ok(());
    }
    let inside = address.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_six = inside.is_some_and(|inside| inside.parse::<std::net::Ipv6Addr>().is_ok());
    let key = if is_six { key!("setting-address-brackets") } else { key!("setting-address") };
    Err(sentence(key).with("address", address))
}

/// One header in which the proxy writes one address.
fn ip_header(header: &str) -> Result<(), Sentence> {
    let is_name = |character: char| character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(character);
    if header.is_empty() || !header.chars().all(is_name) {
        return Err(sentence(key!("setting-ip-header")));
    }
    // RFC 7239: it has more than an address in it.
    if UncasedStr::new(header) == "Forwarded" {
        return Err(sentence(key!("setting-ip-header-forwarded")));
    }
    Ok(())
}

/// A secret key as the file has it.
pub(super) fn secret(text: &str, path: &Path) -> Result<String, Sentence> {
    let key = text.trim();
    let of_key = Figment::from(("key", key));
    match of_key.extract_inner::<rocket::config::SecretKey>("key") {
        Ok(_) => Ok(key.to_owned()),
        Err(_) => Err(sentence(key!("setting-secret-file")).with("file", path.display())),
    }
}

/// The number of threads that serve, as tokio reads it; tokio itself would panic.
///
/// # Errors
/// A sentence, when it is no number that can be meant.
pub fn threads(set: Option<&str>) -> Result<Option<usize>, Sentence> {
    let Some(text) = set else { return Ok(None) };
    match text.trim().parse() {
        Ok(number @ 1..=1024) => Ok(Some(number)),
        _ => Err(sentence(key!("setting-threads")).with("value", text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(result: Result<(), Sentence>) -> &'static str {
        result.err().map_or("", |said| said.key)
    }

    #[test]
    fn an_address_for_links_has_a_host_and_no_more() {
        for (url, expected) in [
            ("https://preise.example.org", ""),
            ("https://preise.example.org/", ""),
            ("https://preise.example.org//", ""),
            ("http://127.0.0.1:8000", ""),
            ("http://[::1]:8000", ""),
            ("https://preise-münster.example", ""),
            ("ftp://preise.example.org", "setting-public-url"),
            ("https:/preise.example.org", "setting-public-url"),
            ("https://preise.example.org/laudatio", "setting-public-url-path"),
            ("https://preise.example.org/a/", "setting-public-url-path"),
            ("https://preise.example.org?a=1", "setting-public-url-query"),
            ("https://preise.example.org/?", "setting-public-url-query"),
            ("https://preise.example.org/#oben", "setting-public-url-query"),
            ("https://preise example.org", "setting-public-url-space"),
            (" https://preise.example.org", "setting-public-url"),
            ("https://preise.example.org ", "setting-public-url-space"),
            ("https://preise.example.org\n", "setting-public-url-space"),
            ("https://a:b@preise.example.org", "setting-public-url-name"),
            ("http://::1:8000", "setting-public-url-brackets"),
            ("http://2001:db8::1", "setting-public-url-brackets"),
            ("http://[::1", "setting-public-url-unreadable"),
            ("https://", "setting-public-url-unreadable"),
            ("https://preise.example.org:99999", "setting-public-url-unreadable"),
            ("https://preise.example.org:0", "setting-public-url-unreadable"),
        ] {
            assert_eq!(key(public_url(url)), expected, "{url:?}");
        }
    }

    #[test]
    fn the_header_of_a_proxy_is_one_name() {
        for (header, expected) in [
            ("X-Real-IP", ""),
            ("X-Forwarded-For", ""),
            ("X-Real-IP, X-Forwarded-For", "setting-ip-header"),
            ("X-Real-IP:", "setting-ip-header"),
            ("X Real IP", "setting-ip-header"),
            ("", "setting-ip-header"),
            ("forwarded", "setting-ip-header-forwarded"),
        ] {
            assert_eq!(key(ip_header(header)), expected, "{header:?}");
        }
    }

    #[test]
    fn a_number_of_threads_is_one_that_a_machine_can_have() {
        assert_eq!(threads(None), Ok(None));
        assert_eq!(threads(Some("4")), Ok(Some(4)));
        for text in ["0", "-1", "", "viele", "1025", "99999999999999999999"] {
            assert_eq!(threads(Some(text)).unwrap_err().key, "setting-threads", "{text}");
        }
    }
}

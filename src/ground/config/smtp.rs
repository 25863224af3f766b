//! How the mail server is reached, read from `smtp_url`.

use url::Url;

/// Whether and when a connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// Never: for a server on the same machine.
    None,
    /// After the greeting, if the server offers it (RFC 3207).
    Opportunistic,
    /// After the greeting, or no mail is sent.
    Required,
    /// From the first byte (RFC 8314).
    Wrapper,
}

/// Where mails are handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// Name and password.
    pub credentials: Option<(String, String)>,
    /// How we introduce ourselves; the machine's name without it.
    pub hello: Option<String>,
}

impl Server {
    /// Reads `smtps://name:password@host:port`, `smtp://…?tls=required`, `…?tls=opportunistic` or `smtp://…`.
    /// A path is the name with which we introduce ourselves.
    ///
    /// # Errors
    /// A sentence that says what is wrong, without the password.
    pub fn parse(text: &str) -> Result<Self, String> {
        let looks = "it looks like smtps://name:password@host";
        let url = Url::parse(text).map_err(|e| format!("smtp_url cannot be read, {looks}: {e}"))?;
        let mut tls = None;
        for (name, value) in url.query_pairs() {
            if name != "tls" {
                // What follows may be the rest of a password.
                return Err(
                    "smtp_url has a ? in it, behind which only tls=required or tls=opportunistic can stand".into()
                );
            }
            tls = Some(value.into_owned());
        }
        let (tls, port) = match (url.scheme(), tls.as_deref()) {
            ("smtps", None) => (Tls::Wrapper, 465),
            ("smtp", Some("required")) => (Tls::Required, 587),
            ("smtp", Some("opportunistic")) => (Tls::Opportunistic, 587),
            ("smtp", None) => (Tls::None, 25),
            ("smtp" | "smtps", Some(_)) => {
                return Err("smtp_url knows only tls=required and tls=opportunistic, and these with smtp://".into());
            }
            _ => return Err("smtp_url begins with smtps:// or smtp://".into()),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(format!("smtp_url names no host, {looks}"))?;
        let credentials = match (plain(url.username())?, url.password().map(plain).transpose()?) {
            (user, Some(password)) => Some((user, password)),
            (user, None) if user.is_empty() => None,
            (_, None) => return Err("smtp_url has a name and no password".into()),
        };
        let hello = Some(url.path().trim_matches('/')).filter(|name| !name.is_empty()).map(str::to_owned);
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        Ok(Self { host, port: url.port().unwrap_or(port), tls, credentials, hello })
    }
}

fn plain(text: &str) -> Result<String, String> {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8();
    decoded.map(|text| text.into_owned()).map_err(|_| "name and password in smtp_url must be UTF-8".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_address_is_read() {
        let server = |host: &str, port, tls, credentials: Option<(&str, &str)>| Server {
            host: host.to_owned(),
            port,
            tls,
            credentials: credentials.map(|(name, password)| (name.to_owned(), password.to_owned())),
            hello: None,
        };
        for (text, expected) in [
            ("smtps://a:b@mail.example", server("mail.example", 465, Tls::Wrapper, Some(("a", "b")))),
            ("smtps://a%40x:p%2Fw%25@mail.example:1465", {
                server("mail.example", 1465, Tls::Wrapper, Some(("a@x", "p/w%")))
            }),
            ("smtp://mail.example?tls=required", server("mail.example", 587, Tls::Required, None)),
            ("smtp://mail.example:25?tls=opportunistic", server("mail.example", 25, Tls::Opportunistic, None)),
            ("smtp://127.0.0.1:2525", server("127.0.0.1", 2525, Tls::None, None)),
            ("smtp://[::1]:2525", server("::1", 2525, Tls::None, None)),
        ] {
            assert_eq!(Server::parse(text), Ok(expected), "{text}");
        }
        assert_eq!(Server::parse("smtp://host/preise.example").unwrap().hello.as_deref(), Some("preise.example"));
    }

    #[test]
    fn what_cannot_be_meant_is_a_sentence() {
        for text in [
            "",
            "mail.example",
            "http://mail.example",
            "smtp://",
            "smtps://mail.example?tls=required",
            "smtp://mail.example?tls=yes",
            "smtp://mail.example?ssl=1",
            "smtp://name@mail.example",
        ] {
            let sentence = Server::parse(text).unwrap_err();
            assert!(sentence.starts_with("smtp_url"), "{text}: {sentence}");
        }
        for text in [
            "smtp://name:secret@mail.example?x=1",
            "smtps://name:a?secret@mail.example",
            "smtps://name:a?tls=secret@mail.example",
            "smtps://name:a#secret@mail.example",
            "smtps://name:1/secret@mail.example",
            "secret:name@mail.example",
            "name:secret@mail.example",
            "smtps://secret@mail.example",
        ] {
            match Server::parse(text) {
                Err(sentence) => assert!(!sentence.contains("secret"), "{sentence}"),
                // A slash ends the host: what is left is another server.
                Ok(server) => assert_eq!(server.host, "name", "{text}"),
            }
        }
    }
}

//! The address of a database as somebody sets it, and what may be said of it. A password can stand in it in two places, and
//! one that was not written as an address wants it lands in others. Pure.

use url::Url;

use crate::i18n::{Sentence, sentence};
use crate::key;

/// What may follow the question mark of a PostgreSQL address. The driver would only warn of another name, with its value.
const KNOWN: [&str; 17] = [
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "ssl-root-cert",
    "ssl-ca",
    "sslcert",
    "ssl-cert",
    "sslkey",
    "ssl-key",
    "statement-cache-capacity",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "application_name",
];

fn is_known(name: &str) -> bool {
    KNOWN.contains(&name) || name == "options" || name.starts_with("options[")
}

/// Whether an address can be meant as it is written.
///
/// # Errors
/// A sentence without anything of the address in it but the name of what nobody knows.
pub fn check(url: &str) -> Result<(), Sentence> {
    if url.starts_with("sqlite:") {
        return Ok(());
    }
    if !["postgres:", "postgresql:"].iter().any(|scheme| url.starts_with(scheme)) {
        return Err(sentence(key!("setting-database-url")));
    }
    let url = read(url).ok_or_else(|| sentence(key!("setting-database-url-unreadable")))?;
    match url.query_pairs().find(|(name, _)| !is_known(name)) {
        Some((name, _)) => Err(sentence(key!("setting-database-url-name")).with("name", name)),
        None => Ok(()),
    }
}

/// A PostgreSQL address; `None` where a sign in the password may have ended it early.
fn read(url: &str) -> Option<Url> {
    let url = Url::parse(url).ok().filter(|url| url.has_authority() && url.fragment().is_none())?;
    let is_rest = |name: &str, value: &str| name.contains('@') || (!is_known(name) && value.contains('@'));
    let is_torn = url.path().contains('@') || url.query_pairs().any(|(name, value)| is_rest(&name, &value));
    (!is_torn).then_some(url)
}

/// Where a database is, for whoever reads a message over somebody's shoulder: without name, password and what is set besides.
pub fn place(url: &str) -> String {
    if url.starts_with("sqlite:") {
        return url.split('?').next().unwrap_or_default().to_owned();
    }
    let Some(url) = read(url) else { return "postgres://…".to_owned() };
    let of_query =
        |wanted: &str| url.query_pairs().filter(|(name, _)| name == wanted).last().map(|(_, value)| value.into_owned());
    let host = of_query("hostaddr").or_else(|| of_query("host")).or_else(|| url.host_str().map(str::to_owned));
    let port = of_query("port").or_else(|| url.port().map(|port| port.to_string()));
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    let name = of_query("dbname").unwrap_or_else(|| url.path().trim_start_matches('/').to_owned());
    format!("postgres://{}{port}/{name}", host.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_told_wherever_it_stands() {
        for (url, expected, key) in [
            ("sqlite:laudatio.db", "sqlite:laudatio.db", ""),
            ("sqlite:/data/a@b.db?mode=rwc&password=geheim", "sqlite:/data/a@b.db", ""),
            ("postgres://db.example/preise", "postgres://db.example/preise", ""),
            ("postgres://me:geheim@db.example:5433/preise", "postgres://db.example:5433/preise", ""),
            ("postgresql://me@db.example/preise?password=geheim", "postgres://db.example/preise", ""),
            ("postgres://db.example/preise?user=me&password=ge@heim", "postgres://db.example/preise", ""),
            ("postgres:///preise?host=/run/postgresql&password=geheim", "postgres:///run/postgresql/preise", ""),
            ("postgres://me:ge%40heim@%2Frun%2Fpg:5/preise", "postgres://%2Frun%2Fpg:5/preise", ""),
            ("postgres://me:12/geheim@db.example/preise", "postgres://…", "setting-database-url-unreadable"),
            ("postgres://me:12?geheim@db.example/preise", "postgres://…", "setting-database-url-unreadable"),
            ("postgres://me:?ge=heim@db.example/preise", "postgres://…", "setting-database-url-unreadable"),
            ("postgres://me:12#geheim@db.example/preise", "postgres://…", "setting-database-url-unreadable"),
            ("postgres://me:ge/heim@db.example/preise", "postgres://…", "setting-database-url-unreadable"),
            ("postgres:me:geheim@db.example/preise", "postgres://…", "setting-database-url-unreadable"),
            (
                "postgres://db.example/preise?pasword=geheim",
                "postgres://db.example/preise",
                "setting-database-url-name",
            ),
        ] {
            assert_eq!(place(url), expected, "{url}");
            assert_eq!(check(url).err().map_or("", |said| said.key), key, "{url}");
        }
        assert_eq!(check("mysql://me:geheim@db.example/preise").unwrap_err().key, "setting-database-url");
    }
}

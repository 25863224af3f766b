//! Conflicts that the office should look at: found by names, organisations, domains and web addresses.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::ground::mail::address;
use crate::i18n::fold;
use crate::text;

/// Why a conflict is suggested, by the word for its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Nominator, nominee or contact is the juror.
    Person,
    /// The juror belongs to the organisation.
    Organisation,
    /// Both use e-mail addresses of the same domain.
    Domain,
    /// The entry names a web address of the juror's organisation.
    Web,
    /// There was a conflict with this organisation before.
    Known,
}

impl Sign {
    /// The end of its sentence's key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Domain => "domain",
            Self::Web => "web",
            Self::Known => "known",
        }
    }
}

/// What is compared of a juror.
#[derive(Clone, Debug, Default)]
pub struct JurorSide {
    name: String,
    email: String,
    domain: Option<String>,
    organisations: BTreeSet<String>,
    hosts: BTreeSet<String>,
    known: BTreeSet<String>,
}

impl JurorSide {
    /// From the name, the address, the organisations as typed (one a line) and the folded names of organisations with
    /// which there was a conflict.
    pub fn new(name: &str, email: &str, organisations: &str, known: BTreeSet<String>) -> Self {
        let (name, email, domain) = (words(name), address::key(email), domain(email));
        let mut side = Self { name, email, domain, known, ..Self::default() };
        for line in organisations.lines() {
            let (hosts, rest): (Vec<&str>, Vec<&str>) = line
                .split([' ', '\t', ',', ';', '(', ')'])
                .filter(|word| !word.is_empty())
                .partition(|word| host(word).is_some());
            side.hosts.extend(hosts.into_iter().filter_map(host));
            side.organisations.insert(organisation(&rest.join(" ")));
            // "SV Musterdorf (Kassenwart)", "Kassenwart, SV Musterdorf": each part may be the name.
            let parts = text::typed(line).replace(" - ", ",");
            let parts = parts.split([',', ';', '(', ')', ':', '/', '|']).filter(|part| host(part).is_none());
            side.organisations.extend(parts.map(organisation));
        }
        side.organisations.remove("");
        // Whoever writes from an organisation's own domain is on its pages as well.
        side.hosts.extend(side.domain.clone());
        side
    }
}

/// What is compared of an entry.
#[derive(Clone, Debug, Default)]
pub struct EntrySide {
    people: BTreeSet<String>,
    emails: BTreeSet<String>,
    domains: BTreeSet<String>,
    organisations: BTreeSet<String>,
    hosts: BTreeSet<String>,
}

impl EntrySide {
    /// From the names of people and organisations, and everything that may be an e-mail or a web address.
    pub fn new<'t>(names: impl IntoIterator<Item = &'t str>, addresses: impl IntoIterator<Item = &'t str>) -> Self {
        let mut side = Self::default();
        for name in names {
            side.people.insert(words(name));
            side.organisations.extend([organisation(name), organisation(&outside(name))]);
        }
        for address in addresses {
            for word in address.split_whitespace() {
                if word.contains('@') {
                    side.emails.insert(address::key(word));
                    side.domains.extend(domain(word));
                } else {
                    side.hosts.extend(host(word));
                }
            }
        }
        side.people.remove("");
        side.organisations.remove("");
        side.hosts.extend(side.domains.iter().cloned());
        side
    }
}

/// What speaks for a conflict between the two, strongest first.
pub fn signs(juror: &JurorSide, entry: &EntrySide) -> Vec<Sign> {
    let person = entry.people.contains(&juror.name) || entry.emails.contains(&juror.email);
    let organisation = entry.organisations.iter().any(|of| juror.organisations.iter().any(|own| is_within(of, own)));
    let domain = juror.domain.as_ref().is_some_and(|domain| entry.domains.contains(domain));
    let web = juror.hosts.iter().any(|host| entry.hosts.contains(host));
    let known = juror.known.iter().any(|own| entry.organisations.contains(own));
    let all = [
        (person, Sign::Person),
        (organisation, Sign::Organisation),
        (domain, Sign::Domain),
        // The domain alone says it already.
        (web && !domain, Sign::Web),
        (known, Sign::Known),
    ];
    all.into_iter().filter(|(is, _)| *is).map(|(_, sign)| sign).collect()
}

/// Whether somebody of one organisation is of the other: of the same, or of one whose line names it among other words
/// ("Vorsitzende des SV Musterdorf"). A single word says too little for that.
fn is_within(of: &str, line: &str) -> bool {
    of == line || (of.contains(' ') && format!(" {line} ").contains(&format!(" {of} ")))
}

/// A name without what stands in brackets.
fn outside(name: &str) -> String {
    let mut depth = 0_usize;
    let keep = |sign: &char| {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    name.chars().filter(keep).collect()
}

/// The words of a name, folded, in order, without punctuation.
fn words(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Words that say of what legal form something is, or that it is registered: they do not tell two apart.
const FORMS: [&str; 34] = [
    "ev",
    "e",
    "v",
    "ggmbh",
    "gmbh",
    "mbh",
    "ug",
    "haftungsbeschraenkt",
    "haftungsbeschrankt",
    "ag",
    "kg",
    "ohg",
    "gbr",
    "co",
    "eg",
    "ek",
    "kgaa",
    "se",
    "gug",
    "gag",
    "ggug",
    "stiftung",
    "verein",
    "eingetragener",
    "gemeinnutzige",
    "gemeinnutziger",
    "gesellschaft",
    "der",
    "die",
    "das",
    "i",
    "gr",
    "ltd",
    "inc",
];

/// An organisation's name without its legal form: "Brücke e. V." and "BRUECKE Verein" are the same.
pub fn organisation(name: &str) -> String {
    let words = words(name);
    // "ue" and "ü" are typed for each other.
    let plain = |word: &str| word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    let kept: Vec<String> = words.split(' ').filter(|word| !FORMS.contains(word)).map(plain).collect();
    if kept.is_empty() { words } else { kept.join(" ") }
}

/// Domains at which anybody can have an address.
const PUBLIC: [&str; 30] = [
    "gmail.com",
    "googlemail.com",
    "gmx.de",
    "gmx.net",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "web.de",
    "t-online.de",
    "magenta.de",
    "outlook.com",
    "outlook.de",
    "hotmail.com",
    "hotmail.de",
    "live.com",
    "live.de",
    "msn.com",
    "yahoo.com",
    "yahoo.de",
    "ymail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "freenet.de",
    "posteo.de",
    "mailbox.org",
    "proton.me",
    "protonmail.com",
    "arcor.de",
];

/// The domain of an address, unless it is a public one.
fn domain(email: &str) -> Option<String> {
    let key = address::key(email.trim().trim_end_matches(['>', '.', ',', ';', ')']));
    let domain = key.rsplit_once('@')?.1.to_owned();
    (domain.contains('.') && !PUBLIC.contains(&domain.as_str())).then_some(domain)
}

/// The host of a web address, without "www.".
fn host(word: &str) -> Option<String> {
    let lower = text::typed(word).to_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let is_link = rest.is_some();
    let host = rest.unwrap_or(&lower).split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host).trim_end_matches('.');
    let ascii = idna::domain_to_ascii(host).ok()?;
    let (host, shown) = (ascii.as_str(), idna::domain_to_unicode(host).0);
    let (name, end) = host.rsplit_once('.')?;
    let looks = !name.is_empty()
        && end.len() >= 2
        && end.bytes().all(|byte| byte.is_ascii_lowercase())
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
        && (is_link || name.len() > 2);
    (looks && !PUBLIC.contains(&host)).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_and_spelling_do_not_tell_organisations_apart() {
        for (one, other) in [
            ("Brücke e. V.", "BRUECKE Verein"),
            ("Brücke e.V.", "brücke"),
            ("Müller & Co. KG", "Mueller GmbH"),
            ("Nordstadt-Chor gGmbH", "Nordstadt Chor"),
            ("Die Werkstatt gemeinnützige GmbH", "Werkstatt"),
        ] {
            assert_eq!(organisation(one), organisation(other), "{one} {other}");
        }
        assert_ne!(organisation("Brücke e. V."), organisation("Garten e. V."));
        // A name of nothing but forms is a name.
        assert_eq!(organisation("Der Verein"), "der verein");
    }

    #[test]
    fn each_sign_is_found_and_nothing_else() {
        let juror = |email: &str, organisations: &str, known: &[&str]| {
            JurorSide::new("Ada Öz", email, organisations, known.iter().map(|name| organisation(name)).collect())
        };
        let entry = EntrySide::new(
            ["Brücke e. V.", "Ben Kaya"],
            ["info@bruecke.example", "https://www.bruecke-dortmund.example/wir?x=1", "Lange Straße 1"],
        );
        for (juror, expected) in [
            (juror("ada@gmx.de", "", &[]), vec![]),
            (juror("ada@bruecke.example", "", &[]), vec![Sign::Domain]),
            (juror("ada@gmx.de", "Vorstand, Garten\nBruecke Verein", &[]), vec![Sign::Organisation]),
            (juror("ada@gmx.de", "Stadtteilwerk (bruecke-dortmund.example)", &[]), vec![Sign::Web]),
            (juror("ada@gmx.de", "", &["Brücke"]), vec![Sign::Known]),
            (
                juror("INFO@bruecke.example", "Brücke", &["Brücke"]),
                vec![Sign::Person, Sign::Organisation, Sign::Domain, Sign::Known],
            ),
        ] {
            assert_eq!(signs(&juror, &entry), expected, "{juror:?}");
        }
        for organisations in [
            "Brücke (Kassenwart)",
            "Kassenwart, Brücke e. V.",
            "Brücke e.\u{a0}V. \u{2013} Vorstand",
            "Bru\u{308}cke",
            "Vorsitz: BRÜCKE",
        ] {
            assert_eq!(
                signs(&juror("ada@gmx.de", organisations, &[]), &entry),
                [Sign::Organisation],
                "{organisations}"
            );
        }
        let club = EntrySide::new(["SV Musterdorf 1921 e. V. (Fußball)"], ["kasse@müsterdorf.example"]);
        for organisations in
            ["SV Musterdorf 1921 (Kassenwart)", "Kassenwart des SV Musterdorf 1921", "sv musterdorf 1921 ev"]
        {
            assert_eq!(signs(&juror("ada@gmx.de", organisations, &[]), &club), [Sign::Organisation], "{organisations}");
        }
        assert_eq!(signs(&juror("ada@gmx.de", "SV Musterhausen (Kassenwart)", &[]), &club), []);
        assert_eq!(signs(&juror("ada@xn--msterdorf-q9a.example", "", &[]), &club), [Sign::Domain]);
        let ben = JurorSide::new("BEN  KAYA", "x@web.de", "", BTreeSet::new());
        assert_eq!(signs(&ben, &entry), [Sign::Person]);
        // Two people at a public provider have nothing in common.
        let public = EntrySide::new(["Chor"], ["chor@web.de"]);
        assert_eq!(signs(&ben, &public), []);
        // Nothing known is no match.
        assert_eq!(signs(&JurorSide::default(), &EntrySide::new(["", " "], [""])), []);
    }
}

//! Certificates (Urkunden): one page for each laureate.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::i18n::{Args, Writes, say, t, value};
use crate::key;

use super::document::{LANG, Signer};
use super::laureates::{Laureate, Roll};

/// What the template `certificate.typ` shows.
#[derive(Debug, Serialize)]
pub struct Certificates {
    lang: crate::i18n::Lang,
    title: String,
    author: String,
    description: String,
    /// "Urkunde".
    kind: String,
    awarded_by: String,
    prize: String,
    place_and_date: String,
    signatures: Vec<Signer>,
    certificates: Vec<Certificate>,
}

#[derive(Debug, Serialize)]
struct Certificate {
    /// For what: the template of an installation asks for it by this name.
    honour: String,
    name: String,
    project: Option<String>,
    /// "dotiert mit 5.000 €".
    amount: Option<String>,
    reason: Option<String>,
}

impl Certificates {
    /// For everybody on the roll, or for one of them. Dated on the day of the ceremony, if it is known.
    pub fn new(roll: &Roll, only: Option<&Laureate>, now: Timestamp) -> Self {
        let laureates = only.map_or(roll.laureates.as_slice(), std::slice::from_ref);
        let prize = roll.title(LANG);
        let title = match only {
            Some(laureate) => format!("{} · {prize} · {}", say(LANG, key!("documents-certificate")), laureate.name),
            None => format!("{} · {prize}", say(LANG, key!("documents-certificates"))),
        };
        let day = roll.edition.ceremony_at.map_or_else(|| now.in_dortmund(), |at| at.naive());
        let signer = |role: &str| Signer { name: String::new(), role: say(LANG, role) };
        Self {
            lang: LANG,
            author: say(LANG, key!("documents-city")),
            description: title.clone(),
            title,
            kind: say(LANG, key!("documents-certificate")),
            awarded_by: say(LANG, key!("documents-awarded-by")),
            prize,
            place_and_date: format!("{}, {}", say(LANG, key!("documents-town")), Writes(LANG).date(day.date())),
            signatures: vec![signer(key!("documents-signer-mayor")), signer(key!("documents-signer-chair"))],
            certificates: laureates.iter().map(|laureate| Certificate::of(laureate, &roll.laureates)).collect(),
        }
    }
}

impl Certificate {
    /// Words that laureates of one shared place have in common were said of all of them together: on the certificate of one they would
    /// praise another one's work.
    fn of(laureate: &Laureate, all: &[Laureate]) -> Self {
        let sharing = || all.iter().filter(|other| other.number != laureate.number && other.prize == laureate.prize);
        let is_shared = |reason: &String| sharing().any(|other| other.reason.as_ref() == Some(reason));
        Self {
            honour: laureate.prize.clone(),
            name: laureate.name.clone(),
            project: laureate.project.clone().filter(|project| *project != laureate.name),
            amount: laureate.amount.map(|cents| {
                let mut args = Args::new();
                args.set("amount", value(Writes(LANG).money(cents)));
                t(LANG, key!("documents-endowed"), Some(&args))
            }),
            reason: laureate.own_reason.clone().filter(|reason| !is_shared(reason)),
        }
    }
}

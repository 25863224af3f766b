//! Certificates (Urkunden): one page for each laureate.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::i18n::{Args, Writes, say, t, value};

use super::honours::{Honour, Roll};
use super::paper::{LANG, Signer};

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
    honour: String,
    name: String,
    project: Option<String>,
    /// "dotiert mit 5.000 €".
    amount: Option<String>,
    reason: Option<String>,
}

impl Certificates {
    /// For everybody on the roll, or for one of them. Dated on the day of the ceremony, if it is known.
    pub fn new(roll: &Roll, only: Option<&Honour>, now: Timestamp) -> Self {
        let honours = only.map_or(roll.honours.as_slice(), std::slice::from_ref);
        let prize = roll.title(LANG);
        let title = match only {
            Some(honour) => format!("{} · {prize} · {}", say(LANG, "papers-certificate"), honour.name),
            None => format!("{} · {prize}", say(LANG, "papers-certificates")),
        };
        let day = roll.edition.ceremony_at.map_or_else(|| now.in_dortmund(), |at| at.naive());
        let signer = |role: &str| Signer { name: String::new(), role: say(LANG, role) };
        Self {
            lang: LANG,
            author: say(LANG, "papers-city"),
            description: title.clone(),
            title,
            kind: say(LANG, "papers-certificate"),
            awarded_by: say(LANG, "papers-awarded-by"),
            prize,
            place_and_date: format!("{}, {}", say(LANG, "papers-town"), Writes(LANG).date(day.date())),
            signatures: vec![signer("papers-signer-mayor"), signer("papers-signer-chair")],
            certificates: honours.iter().map(|honour| Certificate::of(honour, &roll.honours)).collect(),
        }
    }
}

impl Certificate {
    /// Words that laureates of one shared place have in common were said of all of them together: on the certificate of one they would
    /// praise another one's work.
    fn of(honour: &Honour, all: &[Honour]) -> Self {
        let sharing = || all.iter().filter(|other| other.number != honour.number && other.prize == honour.prize);
        let is_shared = |reason: &String| sharing().any(|other| other.reason.as_ref() == Some(reason));
        Self {
            honour: honour.prize.clone(),
            name: honour.name.clone(),
            project: honour.project.clone().filter(|project| *project != honour.name),
            amount: honour.amount.map(|cents| {
                let mut args = Args::new();
                args.set("amount", value(Writes(LANG).money(cents)));
                t(LANG, "papers-endowed", Some(&args))
            }),
            reason: honour.own_reason.clone().filter(|reason| !is_shared(reason)),
        }
    }
}

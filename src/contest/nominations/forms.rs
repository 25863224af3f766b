//! The page with the form: for the public, for who holds the private link, and for the office.

use chrono::{Datelike, TimeDelta, Timelike};
use serde::Serialize;

use super::answers::{Demands, Part, Questionnaire};
use super::blind::sees;
use super::dossier::Audience;
use super::mistake::Mistake;
use super::model::{Answers, Nomination, NominationKind, Origin};
use crate::clock::{Timestamp, WallTime, WallTimeError};
use crate::contest::prizes::model::Edition;
use crate::ground::web::{Choice, Errors, Field, FieldError, FieldKind, Link, Query};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::key;
use crate::table_file::{self, DateFault};

/// A message above a form.
#[derive(Debug, Serialize)]
pub struct Notice {
    pub kind: &'static str,
    pub title: String,
    pub text: String,
}

impl Notice {
    /// That another nomination was sent with this form, in the sentences `<key>-title` and `<key>-text`.
    pub fn another(lang: Lang, key: &str, earlier: &Nomination) -> Self {
        let said = |part: &str| with_number(lang, &format!("{key}-{part}"), earlier);
        Self { kind: "warning", title: said("title"), text: said("text") }
    }

    /// With the sentences `<key>-title` and `<key>-text`.
    pub fn said(lang: Lang, kind: &'static str, key: &str) -> Self {
        Self { kind, title: say(lang, &format!("{key}-title")), text: say(lang, &format!("{key}-text")) }
    }
}

/// A sentence with a nomination's number in it.
pub fn with_number(lang: Lang, key: &str, nomination: &Nomination) -> String {
    t(lang, key, Some(&Args::from_iter([("number", value(nomination.receipt_number.as_str()))])))
}

/// A value that travels along with the form.
#[derive(Debug, Serialize)]
pub struct Hidden {
    pub name: &'static str,
    pub value: String,
}

/// An answer that differs from what was stored in between.
#[derive(Debug, Serialize)]
pub struct Difference {
    pub label: String,
    pub stored: String,
    pub typed: String,
}

/// The way to the form for the other kind.
#[derive(Debug, Serialize)]
pub struct Switch {
    /// For who has not typed anything yet.
    pub href: String,
    pub link: String,
    /// For who has: sends everything along.
    pub button: String,
    pub value: NominationKind,
}

impl Switch {
    /// From one kind to the other on the page at `path`, in the sentences `<form>-<kind>`.
    pub fn from(kind: NominationKind, path: &str, form: &str, lang: Lang) -> Self {
        let to = kind.other();
        Self {
            href: format!("{path}?kind={to}"),
            link: say(lang, &format!("{form}-{to}")),
            button: say(lang, &format!("{form}-{to}-keep")),
            value: to,
        }
    }
}

/// `nominations/form.html`.
#[derive(Debug, Default, Serialize)]
pub struct FormPage {
    pub title: String,
    pub preline: Option<String>,
    pub lead: Option<String>,
    pub crumbs: Vec<Link>,
    pub action: String,
    pub notice: Option<Notice>,
    pub differences: Vec<Difference>,
    pub errors: Vec<FieldError>,
    pub hidden: Vec<Hidden>,
    pub switch: Option<Switch>,
    /// What the office adds to the answers.
    pub intake: Vec<Field>,
    /// The heading above it.
    pub intake_title: String,
    pub parts: Vec<Part>,
    pub submit: String,
    pub cancel: Option<Link>,
    /// Whether it asks something, which is answered above the fields as well.
    pub asks: bool,
    /// Whether it holds what was typed and is stored nowhere.
    pub dirty: bool,
}

impl FormPage {
    /// The form with what was typed into it.
    pub fn filled(
        form: &Questionnaire,
        kind: NominationKind,
        typed: &Query,
        errors: &Errors,
        demands: Demands,
        lang: Lang,
    ) -> Self {
        let parts = form.parts(kind, typed, errors, demands, lang);
        let fields: Vec<Field> = parts.iter().flat_map(|part| part.fields.iter().cloned()).collect();
        Self { errors: errors.summary(&fields), parts, ..Self::default() }
    }

    /// Puts the office's own fields on top.
    pub fn with_intake(mut self, intake: Vec<Field>, errors: &Errors) -> Self {
        self.errors.splice(0..0, errors.summary(&intake));
        self.intake = intake;
        self
    }

    /// The form once more where the same is there already: whoever sent it says whether it is meant twice, in the
    /// sentences `<form>-title`, `<form>-text` and `<form>-yes`.
    pub fn asks_whether_twice(mut self, earlier: &Nomination, form: &str, no: Link, lang: Lang) -> Self {
        let args = Args::from_iter([
            ("number", value(earlier.receipt_number.as_str())),
            ("at", value(Writes(lang).datetime(earlier.received_at.in_dortmund()))),
        ]);
        let said = |part: &str| t(lang, &format!("{form}-{part}"), Some(&args));
        self.hidden.push(Hidden { name: "again", value: earlier.receipt_number.clone() });
        Self {
            notice: Some(Notice { kind: "warning", title: said("title"), text: said("text") }),
            lead: None,
            asks: true,
            switch: None,
            submit: said("yes"),
            cancel: Some(no),
            dirty: true,
            ..self
        }
    }
}

/// Where two sets of answers differ, in words, for whoever sees everything.
pub fn differences(
    form: &Questionnaire,
    kind: NominationKind,
    stored: &Answers,
    typed: &Answers,
    lang: Lang,
) -> Vec<Difference> {
    differences_for(Audience::Office, form, kind, (stored, typed), lang)
}

/// Where two sets of answers differ as far as somebody sees them, in words.
pub fn differences_for(
    audience: Audience,
    form: &Questionnaire,
    kind: NominationKind,
    (stored, typed): (&Answers, &Answers),
    lang: Lang,
) -> Vec<Difference> {
    let asked = form.asked(kind).into_iter().map(|(_, question)| question);
    asked
        .filter(|question| sees(audience, question))
        .filter(|question| stored.get(&question.question_id) != typed.get(&question.question_id))
        .map(|question| {
            let words = |answers: &Answers| {
                let answer = answers.get(&question.question_id);
                answer
                    .map_or_else(|| say(lang, key!("nomination-nothing")), |answer| form.words(question, answer, lang))
            };
            Difference { label: question.label.get(lang).to_owned(), stored: words(stored), typed: words(typed) }
        })
        .collect()
}

/// What the office adds when it enters a paper or an e-mail.
#[derive(Debug)]
pub struct Intake {
    pub origin: Origin,
    pub received: WallTime,
}

/// The box that says: it did come before nominations were taken.
const EARLY: &str = "early";

impl Intake {
    /// Reads origin and date of receipt, which cannot lie in the future. A day before nominations were taken is mostly a
    /// wrong year: it is asked.
    pub fn read(form: &Query, edition: &Edition, now: Timestamp, errors: &mut Errors) -> Option<Self> {
        let origin = form.parse::<Origin>("origin").filter(|origin| matches!(origin, Origin::Paper | Origin::Email));
        if origin.is_none() {
            errors.add("origin", key!("field-choice"));
        }
        let received =
            received(form.get("received_at"), now).map_err(|mistake| errors.add("received_at", mistake.key())).ok();
        if received.is_some_and(|received| is_early(edition, received)) && form.get(EARLY) != "yes" {
            errors.add("received_at", key!("nomination-field-early"));
        }
        Some(Self { origin: origin?, received: received? })
    }

    /// Its fields with what was typed.
    pub fn fields(form: &Query, errors: &Errors, lang: Lang) -> Vec<Field> {
        let origins = [Origin::Paper, Origin::Email]
            .map(|origin| Choice::new(origin, say(lang, &format!("nomination-origin-{origin}"))));
        let mut fields = vec![
            Field::said(lang, FieldKind::Radio, "nomination-intake", "origin")
                .options(origins.into())
                .value(form.get("origin"))
                .check(errors, lang),
            Field::said(lang, FieldKind::DateTime, "nomination-intake", "received_at")
                .value(form.get("received_at"))
                .check(errors, lang),
        ];
        if errors.get("received_at") == Some(key!("nomination-field-early")) || form.has(EARLY) {
            fields.push(
                Field::said(lang, FieldKind::Checkbox, "nomination-intake", EARLY).optional().value(form.get(EARLY)),
            );
        }
        fields
    }
}

/// Whether a moment of receipt lies before the one from which nominations are taken.
pub fn is_early(edition: &Edition, received: WallTime) -> bool {
    edition.opens_at.is_some_and(|opens| received.begins() < opens.begins())
}

/// A date of receipt: with its time, or a bare date, which is its first minute.
pub fn received(typed: &str, now: Timestamp) -> Result<WallTime, Mistake> {
    if typed.is_empty() {
        return Err(Mistake::Missing);
    }
    let at = table_file::moment(&crate::text::typed(typed)).map_err(|fault| match fault {
        DateFault::Unreadable => Mistake::Date(WallTimeError::Unreadable),
        DateFault::Ambiguous => Mistake::AmbiguousDate,
    })?;
    if !(2000..=2100).contains(&at.year()) {
        return Err(Mistake::Date(WallTimeError::Unreadable));
    }
    // Deadlines have no seconds: what arrives within a minute keeps it.
    let minute = at - TimeDelta::seconds(i64::from(at.second()));
    let at = WallTime::new(minute).map_err(|_| Mistake::Date(WallTimeError::Skipped))?;
    if at.begins() > now { Err(Mistake::Future) } else { Ok(at) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_receipt_is_read_as_it_stands_on_the_letter() {
        let now = Timestamp::new("2027-09-16T10:00:00Z".parse().unwrap());
        for (typed, read) in [
            ("2027-09-15T23:59", Ok("2027-09-15T23:59")),
            ("15.09.2027", Ok("2027-09-15T00:00")),
            ("15.09.2027 08:30", Ok("2027-09-15T08:30")),
            ("2027-09-15", Ok("2027-09-15T00:00")),
            ("2027-09-16T12:00", Ok("2027-09-16T12:00")),
            ("2027-09-16T12:01", Err("nomination-field-future")),
            ("15.09.2027 08:30:59", Ok("2027-09-15T08:30")),
            ("2027/09/15 8:30:00 PM MESZ", Ok("2027-09-15T20:30")),
            ("08/09/2027 08:30", Err("nomination-field-which-date")),
            ("15.09.1999", Err("field-date")),
            ("2027-03-28T02:30", Err("field-date-skipped")),
            ("gestern", Err("field-date")),
            ("", Err("field-missing")),
        ] {
            assert_eq!(
                received(typed, now).map(|at| at.to_string()).map_err(Mistake::key),
                read.map(str::to_owned),
                "{typed:?}"
            );
        }
    }
}

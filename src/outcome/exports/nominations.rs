//! The nominations of an edition as a table: what is known of each, and every answer. It can be imported again.

use chrono::NaiveDate;

use crate::contest::nominations::answers::Questionnaire;
use crate::contest::nominations::import::columns::{self, Target};
use crate::contest::nominations::model::{Answer, Nomination};
use crate::contest::nominations::store;
use crate::contest::prizes::model::{Naming, Question, QuestionKind, district_name};
use crate::contest::prizes::store::namings;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::i18n::{Lang, say};
use crate::ids::EditionId;
use crate::key;

use super::table::{Cell, Column, Table};

/// Every nomination by its number. The headings are those of an import, in the reader's language.
pub async fn table(conn: &mut Conn, id: EditionId, lang: Lang) -> Result<Table> {
    let form = Questionnaire::load(conn, id).await?;
    let nominations = store::of_edition(conn, id).await?;
    let namings = namings(conn, id).await?;
    let questions = columns::questions(&form, lang);
    let own = columns::own(&form, lang);
    let fixed = own.into_iter().map(|(name, label)| Column { key: name.replace('-', "_"), label });
    // Two questions may have the same wording: programs tell them apart by number.
    let number = |question: &Question| {
        form.questions.iter().position(|other| other.question_id == question.question_id).map_or(0, |at| at + 1)
    };
    let key = |target: Target<'_>| match target {
        Target::Part(question, part) => format!("answer_{}_{part}", number(question)),
        target => format!("answer_{}", target.question().map_or(0, number)),
    };
    let asked = questions.iter().map(|column| Column { key: key(column.target), label: column.heading.clone() });
    let all = fixed.chain(asked).collect();
    let row = |nomination: &Nomination| {
        let agreed = namings.get(&nomination.nomination_id) == Some(&Naming::Agreed);
        let mut cells = known(&form, nomination, agreed, lang);
        cells.extend(questions.iter().map(|column| answer(&form, column.target, nomination, lang)));
        cells
    };
    let rows = nominations.iter().map(row).collect();
    Ok(Table { title: say(lang, key!("exports-nominations")), columns: all, rows, left_out: None })
}

/// What is known besides the answers, in the order of [`columns::OWN`].
fn known(form: &Questionnaire, nomination: &Nomination, agreed: bool, lang: Lang) -> Vec<Cell> {
    let category = form.categories.iter().find(|category| Some(category.category_id) == nomination.category_id);
    let district = nomination.district.as_deref().map(|key| district_name(key).unwrap_or(key));
    let word = |prefix: &str, word: &str| Cell::text(say(lang, &format!("{prefix}-{word}")));
    vec![
        Cell::text(&nomination.receipt_number),
        Cell::text(&nomination.title),
        Cell::text(&nomination.nominee_name),
        Cell::text(nomination.nominee_email.as_deref().unwrap_or_default()),
        Cell::text(nomination.nominator_name.as_deref().unwrap_or_default()),
        Cell::text(nomination.nominator_email.as_deref().unwrap_or_default()),
        word("nomination-kind", nomination.kind.as_str()),
        word("nomination-origin", nomination.origin.as_str()),
        word("nomination-status", nomination.status.as_str()),
        Cell::Moment(nomination.received_at.in_dortmund()),
        Cell::maybe(nomination.withdrawn_at, |at| Cell::Moment(at.in_dortmund())),
        Cell::maybe(nomination.admitted_at, |at| Cell::Moment(at.in_dortmund())),
        Cell::maybe(category, |category| Cell::text(category.label.get(lang))),
        Cell::text(district.unwrap_or_default()),
        Cell::Yes(agreed),
        word("exports-screening", nomination.screening.as_str()),
        Cell::text(nomination.screening_reason.as_deref().unwrap_or_default()),
    ]
}

/// An answer, or the part of it that stands in a column, as an import reads it: whole, and in words.
fn answer(form: &Questionnaire, target: Target<'_>, nomination: &Nomination, lang: Lang) -> Cell {
    let Some((question, answer)) =
        target.question().and_then(|question| Some((question, nomination.answers.get(&question.question_id)?)))
    else {
        return Cell::Empty;
    };
    match (answer, target) {
        (Answer::Address(address), Target::Part(_, part)) => Cell::text(match part {
            "street" => &address.street,
            "postcode" => &address.postcode,
            _ => &address.city,
        }),
        (Answer::Yes(yes), _) => Cell::Yes(*yes),
        (Answer::Number(number), _) => Cell::Whole(*number),
        (Answer::Text(text), _) if question.kind == QuestionKind::Date => {
            text.parse::<NaiveDate>().map_or_else(|_| Cell::text(text), Cell::Day)
        }
        (Answer::Many(_), _) => Cell::text(form.words(question, answer, lang).replace('\n', " | ")),
        _ => Cell::text(form.words(question, answer, lang)),
    }
}

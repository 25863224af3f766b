//! The nominations of an edition as a table: what is known of each, and every answer.

use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Lang, say};
use crate::ids::EditionId;
use crate::nominations::answers::Questionnaire;
use crate::nominations::model::Nomination;
use crate::nominations::store;

use super::table::{Cell, Column, Table};

const COLUMNS: [&str; 17] = [
    "number",
    "title",
    "nominee",
    "nominee-email",
    "nominator",
    "nominator-email",
    "kind",
    "origin",
    "status",
    "received",
    "withdrawn",
    "admitted",
    "category",
    "district",
    "consent",
    "screening",
    "screening-reason",
];

/// Every nomination by its number.
pub async fn table(conn: &mut Conn, id: EditionId, lang: Lang) -> Result<Table> {
    let form = Questionnaire::load(conn, id).await?;
    let nominations = store::of_edition(conn, id).await?;
    let fixed = COLUMNS
        .map(|name| Column { key: name.replace('-', "_"), label: say(lang, &format!("exports-nominations-{name}")) });
    // Two questions may have the same wording: programs tell them apart by number.
    let questions = form.questions.iter().zip(1..).map(|(question, number)| Column {
        key: format!("answer_{number}"),
        label: question.label.get(lang).to_owned(),
    });
    let columns = fixed.into_iter().chain(questions).collect();
    let row = |nomination: Nomination| {
        let category = form.categories.iter().find(|category| Some(category.category_id) == nomination.category_id);
        let word = |prefix: &str, word: &str| Cell::text(say(lang, &format!("{prefix}-{word}")));
        let mut cells = vec![
            Cell::text(&nomination.receipt_number),
            Cell::text(&nomination.title),
            Cell::text(&nomination.nominee_name),
            Cell::text(nomination.nominee_email.as_deref().unwrap_or_default()),
            Cell::text(nomination.nominator_name.as_deref().unwrap_or_default()),
            Cell::text(nomination.nominator_email.as_deref().unwrap_or_default()),
            word("exports-kind", nomination.kind.as_str()),
            word("nomination-origin", nomination.origin.as_str()),
            word("nomination-status", nomination.status.as_str()),
            Cell::Moment(nomination.received_at.in_dortmund()),
            Cell::maybe(nomination.withdrawn_at, |at| Cell::Moment(at.in_dortmund())),
            Cell::maybe(nomination.admitted_at, |at| Cell::Moment(at.in_dortmund())),
            Cell::maybe(category, |category| Cell::text(category.label.get(lang))),
            Cell::text(nomination.district.as_deref().unwrap_or_default()),
            Cell::Yes(nomination.consent_publication),
            word("exports-screening", nomination.screening.as_str()),
            Cell::text(nomination.screening_reason.as_deref().unwrap_or_default()),
        ];
        cells.extend(form.questions.iter().map(|question| {
            let answer = nomination.answers.get(&question.question_id);
            Cell::maybe(answer, |answer| Cell::text(form.words(question, answer, lang)))
        }));
        cells
    };
    let rows = nominations.into_iter().map(row).collect();
    Ok(Table { title: say(lang, "exports-nominations"), columns, rows, left_out: None })
}

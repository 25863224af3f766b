//! Laureates as a file for the Deutscher Engagementpreis, for which those who award a prize nominate them.

use std::collections::HashMap;

use crate::contest::nominations::answers::Questionnaire;
use crate::contest::nominations::model::Nomination;
use crate::contest::nominations::store;
use crate::contest::prizes::model::{Naming, QuestionKind};
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::i18n::{Lang, say};
use crate::ids::NominationId;
use crate::key;
use crate::outcome::documents::laureates::{Laureate, Roll};

use super::table::{Cell, Column, Table};

/// In the order in which that prize's form asks.
const COLUMNS: [&str; 9] =
    ["organisation", "contact", "email", "project", "description", "prize", "honour", "year", "awarded-by"];

/// One line for each laureate who has agreed to be named: the list is made for others.
pub async fn table(conn: &mut Conn, roll: &Roll, lang: Lang) -> Result<Table> {
    let id = roll.edition.edition_id;
    let form = Questionnaire::load(conn, id).await?;
    let known: HashMap<NominationId, Nomination> =
        store::of_edition(conn, id).await?.into_iter().map(|found| (found.nomination_id, found)).collect();
    let row = |laureate: &Laureate| {
        let nomination = laureate.nomination_id.and_then(|id| known.get(&id));
        let contact = nomination;
        let text = |text: Option<&str>| Cell::text(text.unwrap_or_default());
        let description =
            laureate.own_reason.clone().or_else(|| nomination.and_then(|found| first_text(&form, found, lang)));
        vec![
            Cell::text(&laureate.name),
            text(contact.and_then(|found| found.nominator_name.as_deref())),
            text(contact.and_then(|found| found.nominee_email.as_deref().or(found.nominator_email.as_deref()))),
            text(laureate.project.as_deref()),
            text(description.as_deref()),
            Cell::text(roll.prize.name.get(lang)),
            Cell::text(&laureate.prize),
            Cell::Whole(roll.edition.year),
            Cell::text(say(lang, key!("documents-city"))),
        ]
    };
    let columns = COLUMNS
        .map(|name| Column { key: name.replace('-', "_"), label: say(lang, &format!("exports-engagement-{name}")) });
    Ok(Table {
        title: say(lang, key!("exports-engagementpreis")),
        columns: columns.into(),
        rows: roll.laureates.iter().filter(|laureate| laureate.naming == Naming::Agreed).map(row).collect(),
        left_out: None,
    })
}

/// What a nomination says in its first long answer that a jury sees.
fn first_text(form: &Questionnaire, nomination: &Nomination, lang: Lang) -> Option<String> {
    let asked = form.asked(nomination.kind);
    let mut long = asked.iter().filter(|(_, asked)| asked.jury_sees && asked.kind == QuestionKind::LongText);
    long.find_map(|(_, asked)| Some(form.words(asked, nomination.answers.get(&asked.question_id)?, lang)))
}

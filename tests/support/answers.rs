//! A form as somebody fills it in: every question that is asked has an answer. For tests and for the load.

use laudatio::contest::nominations::answers::field_name;
use laudatio::contest::nominations::model::NominationKind;
use laudatio::contest::prizes::model::{Question, QuestionKind};
use laudatio::ids::CategoryId;

/// The fields of the form and what is typed into them.
pub fn answers(questions: &[Question], category: CategoryId, kind: NominationKind) -> Vec<(String, String)> {
    let mut pairs = vec![("kind".to_owned(), kind.to_string())];
    for question in questions.iter().filter(|question| kind.is_asked(question)) {
        let name = field_name(question);
        let value = match question.kind {
            QuestionKind::ShortText => "Ein Projekt",
            QuestionKind::LongText => "Wir bauen\nBrücken.",
            QuestionKind::Number => "12",
            QuestionKind::Date => "2020-09-01",
            QuestionKind::Choice | QuestionKind::Choices => question.options[0].id.as_str(),
            QuestionKind::Declaration => "yes",
            QuestionKind::Email => "ada@beispiel.example",
            QuestionKind::Web => "www.beispiel.de",
            QuestionKind::Phone => "0231 50-0",
            QuestionKind::District => "hoerde",
            QuestionKind::Category => &category.to_string(),
            QuestionKind::Address => {
                let address = [("street", "Weg 1"), ("postcode", "44135"), ("city", "Dortmund")];
                pairs.extend(address.map(|(part, value)| (format!("{name}.{part}"), value.to_owned())));
                continue;
            }
        };
        pairs.push((name, value.to_owned()));
    }
    pairs
}

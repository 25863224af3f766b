//! The columns that a file of nominations may have, by their headings. Pure.
//!
//! What the program gives as a list of nominations is such a file, too: its questions have the same headings, in the
//! reader's language, and what it knows besides is recognised and left aside.

use std::collections::{HashMap, HashSet};

use super::super::answers::{Demands, Questionnaire};
use super::super::model::NominationKind;
use crate::contest::prizes::model::{DISTRICTS, Question, QuestionKind};
use crate::i18n::{Args, Lang, fold, say, t, value};
use crate::key;

/// The headings are German whatever language the reader has: a file is exchanged between people.
pub const KIND: &str = "Art";
pub const RECEIVED: &str = "Eingang am";
const PARTS: [&str; 3] = ["street", "postcode", "city"];

/// What stands in a column.
#[derive(Clone, Copy)]
pub enum Target<'a> {
    Kind,
    Received,
    Question(&'a Question),
    /// One part of a postal address.
    Part(&'a Question, &'static str),
    /// The number that a nomination has already.
    Number,
    /// Whether it was withdrawn.
    Status,
    /// What follows from the answers, or is the office's own.
    Aside,
}

impl<'a> Target<'a> {
    /// The question that is answered here.
    pub fn question(self) -> Option<&'a Question> {
        match self {
            Self::Question(question) | Self::Part(question, _) => Some(question),
            _ => None,
        }
    }

    /// Two columns with one value make no sense.
    fn same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Kind, Self::Kind) | (Self::Received, Self::Received) | (Self::Number, Self::Number) => true,
            (Self::Question(a), Self::Question(b)) => a.question_id == b.question_id,
            (Self::Part(a, x), Self::Part(b, y)) => a.question_id == b.question_id && x == y,
            (Self::Status, Self::Status) => true,
            _ => false,
        }
    }
}

/// A column that a file may have.
#[derive(Clone)]
pub struct Column<'a> {
    pub heading: String,
    pub target: Target<'a>,
}

impl Column<'_> {
    /// Whether a file without it makes no sense.
    pub fn is_needed(&self) -> bool {
        match self.target {
            Target::Kind | Target::Received => true,
            Target::Question(question) => Demands::Essentials.include(question, NominationKind::SelfApplication),
            _ => false,
        }
    }

    /// What may stand in it, for the reader of the page.
    pub fn values(&self, form: &Questionnaire, lang: Lang) -> String {
        let join = |between: &str| {
            let question = self.target.question();
            let labels = question.map(|question| labels(form, question, Lang::De)).unwrap_or_default();
            labels.into_iter().map(|(_, label)| label).collect::<Vec<_>>().join(between)
        };
        match self.target {
            Target::Kind => {
                format!(
                    "{} / {}",
                    say(Lang::De, key!("nomination-kind-self")),
                    say(Lang::De, key!("nomination-kind-proposal"))
                )
            }
            Target::Received => "15.09.2027 / 15.09.2027 14:30".to_owned(),
            Target::Question(question) => match question.kind {
                QuestionKind::Declaration => say(lang, key!("import-values-declaration")),
                QuestionKind::Date => "15.09.2027".to_owned(),
                QuestionKind::Number => "12".to_owned(),
                QuestionKind::Choice | QuestionKind::District | QuestionKind::Category => join(" / "),
                QuestionKind::Choices => join(" | "),
                _ => say(lang, key!("import-values-text")),
            },
            _ => say(lang, key!("import-values-text")),
        }
    }
}

/// All columns that an empty file has, in the order of the form.
pub fn columns(form: &Questionnaire) -> Vec<Column<'_>> {
    let own = [(KIND, Target::Kind), (RECEIVED, Target::Received)];
    let own = own.map(|(heading, target)| Column { heading: heading.to_owned(), target });
    own.into_iter().chain(questions(form, Lang::De)).collect()
}

/// A column for every question, three for an address. Two questions may have the same label; the second one then says so.
/// What is another question's heading in German, which is always understood, would be read as that: there the German
/// heading stands.
pub fn questions(form: &Questionnaire, lang: Lang) -> Vec<Column<'_>> {
    let german = numbered(form, Lang::De);
    if lang == Lang::De {
        return german;
    }
    let whose: HashMap<String, Target<'_>> =
        german.iter().map(|column| (fold(&column.heading), column.target)).collect();
    let is_another =
        |column: &Column<'_>| whose.get(&fold(&column.heading)).is_some_and(|target| !target.same(column.target));
    let foreign = numbered(form, lang);
    foreign.into_iter().zip(german).map(|(column, own)| if is_another(&column) { own } else { column }).collect()
}

fn numbered(form: &Questionnaire, lang: Lang) -> Vec<Column<'_>> {
    let mut seen: HashMap<String, usize> = HashMap::from([(fold(KIND), 1), (fold(RECEIVED), 1)]);
    let mut columns = Vec::new();
    for question in &form.questions {
        let label = question.label.get(lang).replace('\n', " ").trim().to_owned();
        let count = seen.entry(fold(&label)).and_modify(|count| *count += 1).or_insert(1);
        let heading = if *count > 1 { format!("{label} ({count})") } else { label };
        if question.kind == QuestionKind::Address {
            columns.extend(PARTS.iter().map(|part| Column {
                heading: format!("{heading}: {}", say(lang, &format!("import-part-{part}"))),
                target: Target::Part(question, part),
            }));
        } else {
            columns.push(Column { heading, target: Target::Question(question) });
        }
    }
    columns
}

/// What the program's own list of nominations says besides the answers, by the ends of its sentences.
pub const OWN: [&str; 17] = [
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

/// The headings of the program's own list: where a question has the same, this one says where it comes from.
pub fn own(form: &Questionnaire, lang: Lang) -> Vec<(&'static str, String)> {
    let asked: HashSet<String> =
        Lang::ALL.iter().flat_map(|lang| questions(form, *lang)).map(|column| fold(&column.heading)).collect();
    let heading = |name: &'static str| {
        let label = say(lang, &format!("exports-nominations-{name}"));
        let args = || Args::from_iter([("label", value(label.clone()))]);
        let taken = asked.contains(&fold(&label));
        (name, if taken { t(lang, key!("exports-nominations-known"), Some(&args())) } else { label })
    };
    OWN.map(heading).into()
}

/// Every heading that is understood, folded, with what stands below it.
pub fn known(form: &Questionnaire) -> HashMap<String, Column<'_>> {
    let asked = Lang::ALL.iter().flat_map(|lang| questions(form, *lang));
    let own = Lang::ALL.iter().flat_map(|lang| own(form, *lang)).map(|(name, heading)| {
        let target = match name {
            "number" => Target::Number,
            "kind" => Target::Kind,
            "status" => Target::Status,
            "received" => Target::Received,
            _ => Target::Aside,
        };
        Column { heading, target }
    });
    let mut known = HashMap::new();
    for column in columns(form).into_iter().chain(asked).chain(own) {
        known.entry(fold(&column.heading)).or_insert(column);
    }
    known
}

/// Whether two columns of a file hold the same.
pub fn is_repeated(found: &[Option<Column<'_>>], column: &Column<'_>) -> bool {
    found.iter().flatten().any(|other| other.target.same(column.target))
}

/// What a question offers: what the form sends and the words for it.
pub fn labels(form: &Questionnaire, question: &Question, lang: Lang) -> Vec<(String, String)> {
    match question.kind {
        QuestionKind::District => DISTRICTS.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect(),
        QuestionKind::Category => {
            let label = |category: &crate::contest::prizes::model::Category| {
                (category.category_id.to_string(), category.label.get(lang).to_owned())
            };
            form.categories.iter().map(label).collect()
        }
        _ => question.options.iter().map(|option| (option.id.clone(), option.label.get(lang).to_owned())).collect(),
    }
}

/// An empty file with all headings, as a German Excel opens it: with a byte order mark and semicolons.
pub fn template(form: &Questionnaire) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(columns(form).iter().map(|column| &column.heading))?;
    let body = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(["\u{feff}".as_bytes(), &body].concat())
}

/// The name of a spreadsheet's column: A, B, …, AA.
pub fn letters(mut index: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(char::from(b'A' + u8::try_from(index % 26).unwrap_or(0)));
        if index < 26 {
            return name.iter().rev().collect();
        }
        index = index / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (index, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(index), name);
        }
    }
}

//! The invented entries and jurors, as they stand in the JSON files beside this one.

use serde::Deserialize;
use serde_json::Value;

use crate::contest::jury::model::Reason;
use crate::contest::nominations::model::{NominationKind, Origin};
use crate::contest::prizes::model::{Category, Question, QuestionKind, QuestionRole};
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Query, Role};

/// An invented entry. What only one of the prizes asks for stays in `more`.
#[derive(Clone, Deserialize)]
pub struct Invented {
    pub kind: NominationKind,
    pub origin: Origin,
    pub title: String,
    nominee_name: String,
    nominee_email: String,
    address: Address,
    stadtbezirk: String,
    #[serde(default)]
    category: String,
    consent_publication: bool,
    nominator_name: String,
    nominator_email: String,
    /// How strong the entry is, from 0 to 1: the invented jurors feel it.
    pub quality: f64,
    #[serde(flatten)]
    more: serde_json::Map<String, Value>,
}

#[derive(Clone, Deserialize)]
struct Address {
    street: String,
    postcode: String,
    city: String,
}

/// An invented juror.
#[derive(Clone, Deserialize)]
pub struct InventedJuror {
    pub name: String,
    pub email: String,
    pub role: Role,
    /// How lenient, from -1 to 1.
    pub severity: f64,
    pub comments: Vec<String>,
    pub conflicts: Vec<InventedConflict>,
}

/// A juror's conflict with an entry.
#[derive(Clone, Deserialize)]
pub struct InventedConflict {
    pub title: String,
    pub reason: Reason,
    pub note: String,
}

/// Entries for the Integrationspreis.
pub fn integration() -> Result<Vec<Invented>> {
    parse(include_str!("integration.json"))
}

/// Entries for the Ethnischer Wirtschaftspreis.
pub fn business() -> Result<Vec<Invented>> {
    parse(include_str!("business.json"))
}

/// Entries for an Ethnischer Wirtschaftspreis of former years.
pub fn former() -> Result<Vec<Invented>> {
    parse(include_str!("former.json"))
}

/// The jury.
pub fn jurors() -> Result<Vec<InventedJuror>> {
    parse(include_str!("jurors.json"))
}

pub fn parse<T: serde::de::DeserializeOwned>(json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|e| AppError::Internal(format!("the demonstration's data: {e}")))
}

/// Which of an entry's own words answers a question without a role, by the question's German label.
const BY_LABEL: [(&str, &str); 17] = [
    ("Ihre Verbindung zum Vorschlag", "nominator_relation"),
    ("Weiß die vorgeschlagene Person oder Organisation Bescheid?", "nominee_informed"),
    ("Telefon", "phone"),
    ("Internetseite", "web"),
    ("Projektbeschreibung", "description"),
    ("Laufzeit", "period"),
    ("Das Projekt wird ehrenamtlich getragen", "volunteer"),
    ("Referenzen und Presseartikel", "references"),
    ("Gründungsjahr", "founded"),
    ("Branche", "branche"),
    ("Zahl der Beschäftigten", "employees"),
    ("Zahl der Auszubildenden", "trainees"),
    ("Erwerbsgeschichte", "story"),
    ("Engagement für die Beschäftigten", "staff_engagement"),
    ("Entwicklung des Betriebes", "development"),
    ("Ehrenamtliches Engagement am Standort", "volunteering"),
    ("Ich darf Bilder, die ich einreiche, weitergeben", "consent_publication"),
];

impl Invented {
    /// What may be published: how its description begins.
    fn summary(&self) -> String {
        let text = ["description", "story"].iter().find_map(|key| self.more.get(*key)?.as_str()).unwrap_or_default();
        text.split_inclusive(". ").take(2).collect::<String>().chars().take(400).collect::<String>().trim().to_owned()
    }

    /// The form as a person would send it.
    pub fn form(&self, questions: &[Question], categories: &[Category]) -> Query {
        let mut pairs = vec![("kind".to_owned(), self.kind.to_string())];
        for question in questions {
            let name = crate::contest::nominations::answers::field_name(question);
            if question.kind == QuestionKind::Address {
                for (part, value) in [
                    ("street", &self.address.street),
                    ("postcode", &self.address.postcode),
                    ("city", &self.address.city),
                ] {
                    pairs.push((format!("{name}.{part}"), value.clone()));
                }
            } else {
                pairs.push((name, self.answer(question, categories)));
            }
        }
        Query::from_pairs(pairs)
    }

    fn answer(&self, question: &Question, categories: &[Category]) -> String {
        let declared = |yes: bool| if yes { "yes".to_owned() } else { String::new() };
        match question.role {
            Some(QuestionRole::Title) => self.title.clone(),
            Some(QuestionRole::NomineeName) => self.nominee_name.clone(),
            Some(QuestionRole::NomineeEmail) => self.nominee_email.clone(),
            Some(QuestionRole::NominatorName) => self.nominator_name.clone(),
            Some(QuestionRole::NominatorEmail) => self.nominator_email.clone(),
            Some(QuestionRole::District) => self.stadtbezirk.clone(),
            Some(QuestionRole::ConsentPublication) => declared(self.consent_publication),
            Some(QuestionRole::Summary) => self.summary(),
            // The first word tells the four apart: "arbeit_unternehmen" is "Arbeit und Unternehmen".
            Some(QuestionRole::Category) => categories
                .iter()
                .find(|category| {
                    let first = self.category.split('_').next().unwrap_or_default();
                    category.label.german().to_lowercase().starts_with(first)
                })
                .map(|category| category.category_id.to_string())
                .unwrap_or_default(),
            None => {
                let label = question.label.german();
                match BY_LABEL.iter().find(|(text, _)| *text == label).and_then(|(_, key)| self.more.get(*key)) {
                    Some(Value::String(text)) => text.clone(),
                    Some(Value::Bool(yes)) => declared(*yes),
                    Some(other) => other.to_string(),
                    // What is left are declarations that everybody has to make.
                    None => declared(question.kind == QuestionKind::Declaration),
                }
            }
        }
    }
}

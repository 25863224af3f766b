//! What the keys of a ranking are called: read whenever it is shown, and never kept with it.

use std::collections::HashMap;

use laudatio_tally::ranked::Ranked;
use laudatio_tally::sentences::Names;

use crate::contest::rounds::model::RoundCriterion;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::i18n::Lang;
use crate::ids::{NominationId, PersonId, RoundId};

use super::store;

/// Titles and names of a round, as they are now.
#[derive(Default)]
pub struct Who {
    titles: HashMap<NominationId, String>,
    names: HashMap<PersonId, String>,
}

/// Who is who in a ranking, by the numbers that it counts with.
pub struct Labels {
    pub entries: Vec<String>,
    pub jurors: Vec<String>,
}

impl Who {
    pub async fn load(conn: &mut Conn, round: RoundId) -> Result<Self> {
        let titles = store::titles(conn, round).await?.into_iter().collect();
        let names = store::names(conn, round).await?.into_iter().collect();
        Ok(Self { titles, names })
    }

    pub fn title(&self, id: NominationId) -> String {
        self.titles.get(&id).cloned().unwrap_or_default()
    }

    pub fn labels(&self, ranked: &Ranked) -> Labels {
        let name = |id: &PersonId| self.names.get(id).cloned().unwrap_or_default();
        Labels {
            entries: ranked.nominations.iter().map(|id| self.title(*id)).collect(),
            jurors: ranked.persons.iter().map(name).collect(),
        }
    }
}

impl Labels {
    pub fn names(&self) -> Names<'_> {
        Names { entries: &self.entries, jurors: &self.jurors }
    }
}

/// The criteria's labels, with a number where two are the same.
pub fn criteria(criteria: &[RoundCriterion], lang: Lang) -> Vec<String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    criteria
        .iter()
        .map(|criterion| {
            let label = criterion.label.get(lang);
            let count = seen.entry(label).or_insert(0);
            *count += 1;
            if *count > 1 { format!("{label} ({count})") } else { label.to_owned() }
        })
        .collect()
}

//! Conflicts that came up after a round was closed. The sheet counts on until the round is opened again, and whoever
//! relies on it is told.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::contest::standing::competes;
use crate::ground::db::{Conn, all};
use crate::ground::error::Result;
use crate::i18n::{Args, Lang, Writes, t, value};
use crate::ids::{NominationId, PersonId, RoundId};
use crate::key;

const LATE: &str = concat!(
    "select c.nomination_id, n.title, c.person_id, p.name, c.created_at from conflict c \
    join assignment a on a.nomination_id = c.nomination_id and a.person_id = c.person_id \
    join sheet h on h.assignment_id = a.assignment_id join round r on r.round_id = a.round_id \
    join nomination n on n.nomination_id = c.nomination_id join person p on p.person_id = c.person_id \
    where a.round_id = $1 and r.status = 'closed' and a.recused_at is null and h.status = 'submitted' and ",
    competes!(),
    " order by c.created_at, c.conflict_id"
);

/// A sheet that counts, of somebody who has a conflict with its entry.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Late {
    pub nomination_id: NominationId,
    pub title: String,
    pub person_id: PersonId,
    pub name: String,
    pub created_at: Timestamp,
}

impl Late {
    pub fn said(&self, lang: Lang) -> String {
        let mut args = Args::new();
        args.set("name", value(self.name.as_str()));
        args.set("title", value(self.title.as_str()));
        args.set("at", value(Writes(lang).datetime(self.created_at.in_dortmund())));
        t(lang, key!("jury-late"), Some(&args))
    }

    /// The same, with the entry's rank with this sheet and without it.
    pub fn with_ranks(&self, (with, without): (usize, Option<usize>), lang: Lang) -> String {
        let mut args = Args::new();
        args.set("with", value(with.to_string()));
        args.set("without", value(without.map(|rank| rank.to_string()).unwrap_or_default()));
        let key = if without.is_some() { key!("jury-late-ranks") } else { key!("jury-late-only") };
        format!("{} {}", self.said(lang), t(lang, key, Some(&args)))
    }
}

/// All of a closed round, the oldest first.
pub async fn of_round(conn: &mut Conn, id: RoundId) -> Result<Vec<Late>> {
    all!(conn, LATE, id)
}

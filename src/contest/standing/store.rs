//! What holds now: what the steps of rounds depend on, in one statement, and which texts are still ours. It writes
//! nothing.

pub mod outcome;

use crate::ground::db::{Conn, all, maybe};
use crate::ground::error::Result;
use crate::i18n::Lang;
use crate::ids::{EditionId, RoundId};

use super::model::Facts;
use super::texts::PageName;
use super::{competes, in_jury, reads, unseen};

// A juror who is locked out can read nothing more; what such a person has handed in counts.
macro_rules! facts {
    ($end:literal) => {
        concat!(
            "select r.round_id, r.edition_id, r.name, r.status, r.reviews_per_entry, r.closed_at, \
             r.scoring_opens_at, r.scoring_closes_at, \
             (select max(x.closes_at) from extension x where x.round_id = r.round_id and x.taken_back_at is null) \
                 as extended_until, \
             (select count(*) from round_criterion c where c.round_id = r.round_id) as criteria, \
             (select count(*) from round_entry e join nomination n on n.nomination_id = e.nomination_id \
                 where e.round_id = r.round_id and ",
            competes!(),
            ") as entries, \
             (select count(*) from round_entry e join nomination n on n.nomination_id = e.nomination_id \
                 where e.round_id = r.round_id and not (",
            competes!(),
            ")) as fallen, \
             (select count(*) from round_juror j join person p on p.person_id = j.person_id \
                 where j.round_id = r.round_id and ",
            in_jury!(),
            ") as jurors, \
             (select count(*) from round_juror j join person p on p.person_id = j.person_id \
                 where j.round_id = r.round_id and p.disabled_at is null and r.status <> 'closed' \
                 and (not exists (select 1 from declaration d where d.round_id = j.round_id \
                         and d.person_id = j.person_id) \
                     or ",
            unseen!("j.round_id", "j.person_id"),
            ")) as undeclared, \
             (select count(*) from round_entry e join nomination n on n.nomination_id = e.nomination_id \
                 where e.round_id = r.round_id and r.status <> 'closed' and ",
            competes!(),
            " and (select count(*) from assignment a join person p on p.person_id = a.person_id \
                     left join sheet h on h.assignment_id = a.assignment_id \
                     where a.round_id = e.round_id and a.nomination_id = e.nomination_id and a.recused_at is null \
                     and ",
            reads!(),
            ") \
                 < (case when r.reviews_per_entry is not null then r.reviews_per_entry else \
                     (select case when count(*) = 0 then 1 else count(*) end from round_juror j \
                         join person p on p.person_id = j.person_id \
                         where j.round_id = e.round_id and p.disabled_at is null \
                         and not exists (select 1 from conflict x where x.nomination_id = e.nomination_id \
                             and x.person_id = j.person_id)) end)) as short, \
             (select count(*) from assignment a join nomination n on n.nomination_id = a.nomination_id \
                 join person p on p.person_id = a.person_id left join sheet h on h.assignment_id = a.assignment_id \
                 where a.round_id = r.round_id and a.recused_at is null and ",
            reads!(),
            " and ",
            competes!(),
            ") as expected, \
             (select count(*) from assignment a join nomination n on n.nomination_id = a.nomination_id \
                 join sheet h on h.assignment_id = a.assignment_id \
                 where a.round_id = r.round_id and a.recused_at is null and h.status = 'submitted' and ",
            competes!(),
            ") as submitted from round r ",
            $end
        )
    };
}

const ONE: &str = facts!("where r.round_id = $1");
const OF_EDITION: &str = facts!("where r.edition_id = $1 order by r.position");
const ALL: &str = facts!("order by r.edition_id, r.position");

/// The pages whose German text, which is the binding one, is still our proposal.
pub async fn proposals(conn: &mut Conn) -> Result<Vec<PageName>> {
    let own: Vec<PageName> = all!(conn, "select page from page_text where language = $1", Lang::De)?;
    Ok(PageName::ALL.iter().copied().filter(|name| !own.contains(name)).collect())
}

/// One round.
pub async fn round(conn: &mut Conn, id: RoundId) -> Result<Option<Facts>> {
    maybe!(conn, ONE, id)
}

/// The rounds of an edition, in their order.
pub async fn of_edition(conn: &mut Conn, id: EditionId) -> Result<Vec<Facts>> {
    all!(conn, OF_EDITION, id)
}

/// All rounds, by edition and in their order.
pub async fn all(conn: &mut Conn) -> Result<Vec<Facts>> {
    all!(conn, ALL)
}

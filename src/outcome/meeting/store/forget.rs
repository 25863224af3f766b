//! What the jury's meetings have of people and entries, and how somebody is erased from it. Names in decisions mean whom
//! they mean, whatever somebody else is called.

use sqlx::types::Json;
use uuid::Uuid;

use crate::ground::db::{Conn, all, one, run};
use crate::ground::error::Result;
use crate::ground::personal::store::take_out_of;
use crate::ground::personal::{ANY, Redactor, Redactors, Subject, Table, Written};
use crate::ids::{LotId, NominationId, PersonId};

// What the jury has decided with binding force, and what is public of it, is nobody's text any more.
const NOT_BINDING: &str = "not exists (select 1 from decision d where d.motion_id = motion.motion_id)";
const ENTRY_NOT_BINDING: &str = "not exists (select 1 from decision d where d.motion_id = motion_entry.motion_id)";
const MOVED: &str = "moved_by in (select attendance_id from attendance where person_id = $1)";

/// The motions about an entry: those that name it, and those about somebody by whose name it was found.
macro_rules! of_motions {
    ($more:literal) => {
        concat!(
            "motion_id in (select motion_id from motion_entry where nomination_id = $1 \
             union select motion_id from decision where nomination_id = $1)",
            $more
        )
    };
}

/// What the jury wrote; what is said there about laureates stays with the result.
const fn of_jury(column: &'static str) -> Written {
    Written { of_jury: true, ..Written::of(column) }
}

/// What the columns hold. What a special prize is called in the call is nobody's.
pub const TABLES: &[Table] = &[
    Table {
        written: &[Written {
            own: "annulled_by = $1",
            free: ANY,
            about: "decision_id in (select decision_id from decision where nomination_id = $1)",
            near: ANY,
            ..of_jury("reason")
        }],
        ..Table::of("annulment")
    },
    Table { ours: &["duty", "role", "state"], emptied: &["name"], ..Table::of("attendance") },
    Table {
        ours: &["kind"],
        // Of somebody who is no entry.
        kept: &["person_name"],
        written: &[
            Written { about: "nomination_id = $1 and special_prize_id is null", ..of_jury("prize_name") },
            Written { about: "nomination_id = $1", near: ANY, ..of_jury("reason") },
            Written { about: "nomination_id = $1", near: ANY, ..of_jury("order_reason") },
        ],
        ..Table::of("decision")
    },
    Table {
        ours: &["status", "tie_rule"],
        office: &["venue"],
        written: &[Written { own: "opened_by = $1", free: ANY, near: ANY, ..of_jury("money_reason") }],
        ..Table::of("meeting")
    },
    Table { ours: &["origin", "reason"], ..Table::of("left_room") },
    Table {
        ours: &["method", "result", "seed"],
        hashes: &["seed_hash"],
        // Said in the room, so that nobody could choose a seed.
        office: &["word"],
        emptied: &["candidates"],
        written: &[Written { own: "seed_by = $1", free: ANY, near: ANY, ..of_jury("purpose") }],
        ..Table::of("lot")
    },
    Table {
        ours: &["annulled_because", "ballot", "broken_by", "casting_choice", "kind", "status"],
        written: &[
            Written { own: MOVED, free: NOT_BINDING, about: of_motions!(""), near: ANY, ..of_jury("wording") },
            Written { own: MOVED, free: NOT_BINDING, about: of_motions!(""), near: ANY, ..of_jury("reason") },
            Written { own: MOVED, free: NOT_BINDING, about: of_motions!(""), near: ANY, ..of_jury("order_reason") },
            Written { about: of_motions!(""), ..of_jury("person_name") },
            Written {
                own: MOVED,
                free: NOT_BINDING,
                about: of_motions!(" and special_prize_id is null"),
                near: NOT_BINDING,
                ..of_jury("prize_name")
            },
        ],
        ..Table::of("motion")
    },
    Table {
        written: &[Written {
            own: "motion_id in (select m.motion_id from motion m join attendance a on a.attendance_id = m.moved_by \
                  where a.person_id = $1)",
            free: ENTRY_NOT_BINDING,
            about: "nomination_id = $1",
            near: ANY,
            ..of_jury("reason")
        }],
        ..Table::of("motion_entry")
    },
    Table { ours: &["struck_because"], ..Table::of("motion_voter") },
    Table {
        written: &[
            Written { own: "noted_by = $1", free: ANY, near: ANY, ..Written::of("body") },
            Written {
                own: "exists (select 1 from attendance a where a.meeting_id = objection.meeting_id \
                      and a.person_id = $1) and not exists (select 1 from attendance o \
                      where o.meeting_id = objection.meeting_id and o.name = objection.name \
                      and (o.person_id is null or o.person_id <> $1))",
                ..Written::of("name")
            },
        ],
        ..Table::of("objection")
    },
    Table { ours: &["choice"], ..Table::of("secret_count") },
    Table {
        written: &[Written {
            own: "changed_by = $1",
            free: ANY,
            about: "nomination_id = $1",
            near: ANY,
            ..of_jury("body")
        }],
        ..Table::of("verdict")
    },
    Table { ours: &["choice"], ..Table::of("vote") },
];

const OPEN_MEETINGS: &str = "select count(*) from attendance a \
    join meeting s on s.meeting_id = a.meeting_id join round r on r.round_id = s.round_id \
    where a.person_id = $1 and s.status <> 'decided' and r.status = 'closed' and r.closed_at = s.round_closed_at";
const DECIDED: &str = "select count(*) from decision d join meeting s on s.meeting_id = d.meeting_id \
    where d.nomination_id = $1 and d.replaced_by is null and d.kind in ('place', 'special_prize') \
    and s.status = 'decided'";
const NAMES: &str = "select person_name from motion where person_name is not null and not exists \
    (select 1 from decision d where d.motion_id = motion.motion_id and d.nomination_id = $1) \
    union select person_name from decision where person_name is not null \
    union select name from attendance where person_id is null or person_id <> $1";

/// On the lists of how many meetings somebody stands: of all, and of those that are not over.
pub async fn meetings(conn: &mut Conn, id: PersonId) -> Result<(i64, i64)> {
    let all: i64 = one!(conn, "select count(*) from attendance where person_id = $1", id)?;
    let open: i64 = one!(conn, OPEN_MEETINGS, id)?;
    Ok((all, open))
}

/// What somebody was called when meetings noted who was there.
pub async fn earlier_names(conn: &mut Conn, id: PersonId) -> Result<Vec<String>> {
    all!(conn, "select distinct name from attendance where person_id = $1", id)
}

/// Whether a meeting has given an entry anything, with binding force.
pub async fn has_won(conn: &mut Conn, id: NominationId) -> Result<bool> {
    let decided: i64 = one!(conn, DECIDED, id)?;
    Ok(decided > 0)
}

/// Everybody's names but those of one person or entry.
pub async fn names(conn: &mut Conn, beside: Uuid) -> Result<Vec<String>> {
    all!(conn, NAMES, beside)
}

/// Takes a subject out of what was written in meetings, and out of their lists while the names there still say whose
/// objections were whose.
pub async fn forget(conn: &mut Conn, subject: &Subject, redactor: &Redactors) -> Result<()> {
    take_out_of(conn, TABLES, subject, redactor).await?;
    match subject {
        Subject::Person(person) => {
            run!(conn, "update attendance set name = $2 where person_id = $1", person.person_id, person.pseudonym)?;
            // As long as the name means nobody else.
            if !person.namesake {
                take_out_of_lots(conn, &redactor.near).await?;
            }
        }
        Subject::Entry(entry) if !entry.named => take_out_of_lots(conn, &redactor.anywhere).await?,
        Subject::Entry(_) => {}
    }
    Ok(())
}

async fn take_out_of_lots(conn: &mut Conn, words: &Redactor) -> Result<()> {
    type Row = (LotId, Json<serde_json::Value>);
    let lots: Vec<Row> = all!(conn, "select lot_id, candidates from lot")?;
    for (id, Json(before)) in lots {
        let mut candidates = before.clone();
        words.out_of_value(&mut candidates);
        if candidates != before {
            run!(conn, "update lot set candidates = $2 where lot_id = $1", id, Json(&candidates))?;
        }
    }
    Ok(())
}

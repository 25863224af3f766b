//! Who is there, who may vote, and who must leave the room.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::ids::{AgendaItemId, AttendanceId, JurySessionId, PersonId};

crate::text_enum! {
    /// What somebody is in a session.
    pub enum Role {
        Member = "member",
        /// Votes in the seat of a member who is not there.
        Substitute = "substitute",
        /// Is there and does not vote.
        Guest = "guest",
    }
}

crate::text_enum! {
    /// A duty that one person has.
    pub enum Duty {
        Chair = "chair",
        Secretary = "secretary",
    }
}

crate::text_enum! {
    pub enum State {
        Present = "present",
        Absent = "absent",
    }
}

/// Somebody on the list of a session.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Attendance {
    pub attendance_id: AttendanceId,
    pub jury_session_id: JurySessionId,
    /// Absent for somebody without an account.
    pub person_id: Option<PersonId>,
    pub name: String,
    pub role: Role,
    pub duty: Option<Duty>,
    /// The member in whose seat a substitute sits.
    pub seat_of: Option<AttendanceId>,
    pub state: State,
    /// When conflicts were declared for this round.
    pub declared_at: Option<Timestamp>,
    /// When the obligation to secrecy and impartiality was put on file.
    pub pledged_at: Option<Timestamp>,
    pub arrived_at: Option<Timestamp>,
    pub left_at: Option<Timestamp>,
    pub position: i64,
}

impl Attendance {
    pub fn is_present(&self) -> bool {
        self.state == State::Present
    }
}

/// That somebody was outside while an entry was talked about.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct LeftRoom {
    pub agenda_item_id: AgendaItemId,
    pub attendance_id: AttendanceId,
    /// The word of a [`Reason`](crate::jury::model::Reason).
    pub reason: String,
    /// `office`, `declaration`, `recusal`, or `session` for a conflict that came up there.
    pub origin: String,
    pub left_at: Timestamp,
    pub returned_at: Option<Timestamp>,
    pub noted_by: PersonId,
}

/// The members on a list; a substitute is none, but sits in the seat of one.
pub fn members(list: &[Attendance]) -> i64 {
    list.iter().filter(|one| one.role == Role::Member).count() as i64
}

/// Who may vote now, conflicts aside: members who are there, and substitutes whose member is not.
pub fn voters(list: &[Attendance]) -> Vec<&Attendance> {
    let is_taken = |seat: AttendanceId| list.iter().any(|one| one.attendance_id == seat && one.is_present());
    let may = |one: &&Attendance| match one.role {
        Role::Member => one.is_present(),
        Role::Substitute => one.is_present() && !one.seat_of.is_some_and(is_taken),
        Role::Guest => false,
    };
    list.iter().filter(may).collect()
}

#[cfg(test)]
pub mod tests {
    use uuid::Uuid;

    use super::*;

    pub fn somebody(number: u128, role: Role, state: State) -> Attendance {
        Attendance {
            attendance_id: AttendanceId(Uuid::from_u128(number)),
            jury_session_id: JurySessionId(Uuid::nil()),
            person_id: Some(PersonId(Uuid::from_u128(number))),
            name: format!("Person {number}"),
            role,
            duty: None,
            seat_of: (role == Role::Substitute).then(|| AttendanceId(Uuid::from_u128(number - 10))),
            state,
            declared_at: None,
            pledged_at: None,
            arrived_at: None,
            left_at: None,
            position: number as i64,
        }
    }

    #[test]
    fn a_substitute_votes_while_the_member_is_not_there() {
        use Role::{Guest, Member, Substitute};
        use State::{Absent, Present};
        let list = |first, second| {
            [
                somebody(1, Member, Present),
                somebody(2, Member, first),
                somebody(12, Substitute, second),
                somebody(3, Guest, Present),
            ]
        };
        for (first, second, expected) in [
            (Present, Absent, vec![1, 2]),
            (Absent, Absent, vec![1]),
            (Absent, Present, vec![1, 12]),
            (Present, Present, vec![1, 2]),
        ] {
            let list = list(first, second);
            let numbers: Vec<i64> = voters(&list).iter().map(|one| one.position).collect();
            assert_eq!((numbers, members(&list)), (expected, 2), "{first} {second}");
        }
    }
}

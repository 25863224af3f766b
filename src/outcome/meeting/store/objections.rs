//! SQL of the objections of a meeting.

use crate::ground::db::{Conn, all, insert};
use crate::ground::error::Result;
use crate::ids::MeetingId;

use super::super::model::Objection;

const OBJECTIONS: &str = "select objection_id, motion_id, name, body, noted_by, noted_at from objection \
    where meeting_id = $1 order by noted_at, objection_id";

/// The objections, the oldest first.
pub async fn objections(conn: &mut Conn, id: MeetingId) -> Result<Vec<Objection>> {
    all!(conn, OBJECTIONS, id)
}

/// Notes an objection.
pub async fn insert_objection(conn: &mut Conn, meeting: MeetingId, objection: &Objection) -> Result<()> {
    insert!(conn, "objection" {
        objection_id: objection.objection_id, meeting_id: meeting, motion_id: objection.motion_id,
        name: objection.name, body: objection.body, noted_by: objection.noted_by, noted_at: objection.noted_at,
    })
}

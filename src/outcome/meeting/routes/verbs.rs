//! The verbs of a meeting that need nothing but who says them, and of what: one act, and the way back to the page that the
//! form was on.

use rocket::post;

use crate::ground::error::Result;
use crate::ground::web::{Posted, Redirected};
use crate::ids::{AgendaItemId, AttendanceId, MeetingId, MotionId};

use super::super::actions;
use super::super::model::attendance::State as Presence;
use super::device::Device;

/// Address, handler with what the address names, and the action with what it takes.
macro_rules! verbs {
    ($($path:tt $verb:ident($($of:ident: $Of:ty)?) => $act:ident($($with:expr),*);)*) => {$(
        #[post($path, data = "<form>")]
        pub async fn $verb(at: Device<'_>, id: MeetingId, $($of: $Of,)? form: Posted) -> Result<Redirected> {
            actions::$act(&at.ctx, at.who, id $(, $with)*).await?;
            at.back(id, &form).await
        }
    )*};
}

verbs! {
    "/jury/meetings/<id>/people/<one>/come" come(one: AttendanceId) => come(one, Presence::Present);
    "/jury/meetings/<id>/people/<one>/go" go(one: AttendanceId) => come(one, Presence::Absent);
    "/jury/meetings/<id>/people/<one>/pledge" pledge(one: AttendanceId) => pledge(one);
    "/jury/meetings/<id>/pledges" pledge_all() => pledge_all();
    "/jury/meetings/<id>/agenda/<item>/call" call(item: AgendaItemId) => call(item);
    "/jury/meetings/<id>/finish" finish() => finish();
    "/jury/meetings/<id>/resume" resume() => resume();
    "/jury/meetings/<id>/motions/<motion>/fall" fall(motion: MotionId) => fall(motion);
    "/jury/meetings/<id>/motions/<motion>/withdraw" withdraw(motion: MotionId) => withdraw(motion);
}

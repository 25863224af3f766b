//! The verbs of a meeting that need nothing but who says them, of what, and a word or two of the form: one act, and the way
//! back to the page that the form was on.

use std::str::FromStr;

use rocket::post;

use crate::ground::error::{AppError, Result};
use crate::ground::web::{Posted, Redirected};
use crate::i18n::{Lang, say};
use crate::ids::{AgendaItemId, AttendanceId, MeetingId, MotionId};
use crate::key;

use super::super::actions::{self, Purpose};
use super::super::model::attendance::State as Presence;
use super::device::Device;
use super::lots::sides;

/// Address, handler with what the address names, and the action with what it takes. The action says who may do it; `enter`
/// says it before the form is read.
macro_rules! verbs {
    (|$at:ident, $form:ident| $(
        $path:tt $verb:ident($($of:ident: $Of:ty)?) $($enter:ident)? => $act:ident($($with:expr),*);
    )*) => {$(
        #[post($path, data = "<form>")]
        pub async fn $verb($at: Device<'_>, id: MeetingId, $($of: $Of,)? $form: Posted) -> Result<Redirected> {
            $($at.$enter(id).await?;)?
            actions::$act(&$at.ctx, $at.who, id $(, $with)*).await?;
            $at.back(id, &$form).await
        }
    )*};
}

verbs! { |at, form|
    "/jury/meetings/<id>/people/<one>/come" come(one: AttendanceId) => come(one, Presence::Present);
    "/jury/meetings/<id>/people/<one>/go" go(one: AttendanceId) => come(one, Presence::Absent);
    "/jury/meetings/<id>/people/<one>/pledge" pledge(one: AttendanceId) => pledge(one);
    "/jury/meetings/<id>/pledges" pledge_all() => pledge_all();
    "/jury/meetings/<id>/leave" leave() => leave(sent_if_any(&form, "attendance_id")?);
    "/jury/meetings/<id>/agenda/<item>/call" call(item: AgendaItemId) => call(item);
    "/jury/meetings/<id>/finish" finish() => finish();
    "/jury/meetings/<id>/resume" resume() => resume();
    "/jury/meetings/<id>/motions/<motion>/vote" vote(motion: MotionId) enter
        => vote(motion, (sent(&form, "voter")?, sent(&form, "choice")?));
    "/jury/meetings/<id>/motions/<motion>/cast" cast(motion: MotionId) enter => cast(motion, sent(&form, "choice")?);
    "/jury/meetings/<id>/motions/<motion>/lot" tie_lot(motion: MotionId)
        => prepare(&Purpose::Tie(motion), (&say(Lang::De, key!("meeting-lot-tie")), sides()));
    "/jury/meetings/<id>/motions/<motion>/fall" fall(motion: MotionId) => fall(motion);
    "/jury/meetings/<id>/motions/<motion>/withdraw" withdraw(motion: MotionId) => withdraw(motion);
    "/jury/meetings/<id>/motions/<motion>/annul" annul(motion: MotionId) => annul(motion, at.secret_least);
}

/// A word of the form, which our pages always send.
fn sent<T: FromStr>(form: &Posted, name: &str) -> Result<T> {
    form.parse(name).ok_or(AppError::Bad(key!("error-bad-request")))
}

/// A word that may be left empty.
fn sent_if_any<T: FromStr>(form: &Posted, name: &str) -> Result<Option<T>> {
    if form.get(name).is_empty() { Ok(None) } else { sent(form, name).map(Some) }
}

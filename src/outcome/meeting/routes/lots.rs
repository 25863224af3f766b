//! Lots among entries, from forms, and the draw.

use rocket::post;

use crate::ground::web::{Errors, Language, Posted};
use crate::i18n::{Lang, say};
use crate::ids::{LotId, MeetingId};
use crate::key;

use super::super::actions::{self, Purpose};
use super::super::forms::needed;
use super::super::refusal::Refusal;
use super::device::Device;
use super::pages::{DecisionsPage, RoomPage, decisions_page, room_page};
use super::sent::{Sent, Taken, again};

/// What the two sides of a tie are called in the minutes.
pub fn sides() -> [String; 2] {
    ["carried", "rejected"].map(|side| say(Lang::De, &format!("meeting-status-{side}")))
}

#[post("/jury/meetings/<id>/lots", data = "<form>")]
pub async fn prepare_lot(at: Device<'_>, lang: Language, id: MeetingId, form: Posted) -> Taken<DecisionsPage> {
    let known = at.conducts(id).await?;
    let mut errors = Errors::default();
    let title = needed(&form, "lot_purpose", 300, &mut errors);
    let entries = form.all_chosen("lot_entries", &mut errors);
    if entries.len() < 2 && errors.get("lot_entries").is_none() {
        errors.add("lot_entries", key!("meeting-lot-two"));
    }
    if errors.is_empty() {
        match actions::prepare(&at.ctx, at.who, id, &Purpose::Entries(entries), (&title, sides())).await {
            Err(error) if error.is(Refusal::LotDrawn) => errors.add("lot_entries", error.key()),
            asked => {
                asked?;
                return Ok(Ok(at.back(id, &form).await?));
            }
        }
    }
    let page = decisions_page(&known, &Sent::new(form, errors), None, lang.0);
    Ok(Err(again("outcome/meeting/decisions.html", page)))
}

#[post("/jury/meetings/<id>/lots/<lot>/draw", data = "<form>")]
pub async fn draw(at: Device<'_>, lang: Language, id: MeetingId, lot: LotId, form: Posted) -> Taken<RoomPage> {
    let known = at.conducts(id).await?;
    let word = form.get("word");
    if !(1..=100).contains(&word.chars().count()) {
        let page = room_page(&at, &known, &Sent::wrong(form, "word", key!("meeting-word-missing")), lang.0);
        return Ok(Err(again("outcome/meeting/room.html", page)));
    }
    actions::draw(&at.ctx, at.who, id, lot, word).await?;
    Ok(Ok(at.back(id, &form).await?))
}

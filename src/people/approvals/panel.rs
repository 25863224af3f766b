//! What a feature's page shows about its act: ask, wait, or confirm. `templates/components/approvals.html` has it.

use serde::Serialize;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::Posted;
use crate::ids::{ApprovalId, PersonId};
use crate::key;

use super::actions::hands;
use super::model::{Act, Approval};
use super::{settings, store};

crate::text_enum! {
    /// What this person can do.
    pub enum Mode {
        /// Ask another person.
        Ask = "ask",
        /// Act at once: the office has one person, by its own wish.
        Alone = "alone",
        /// Nothing: there is nobody else to ask.
        Lonely = "lonely",
        /// Wait for another person, or withdraw.
        Waits = "waits",
        /// Nothing: the request came from a second account with the same address.
        SameAddress = "same_address",
        /// Nothing: whoever asked has a hand in this account, or it in theirs.
        SameHand = "same_hand",
        /// Confirm what somebody else asks, or refuse it.
        Confirm = "confirm",
    }
}

/// The request that a form with a panel answers.
///
/// # Errors
/// [`AppError::Bad`] where it names none.
pub fn id_in(form: &Posted) -> Result<ApprovalId> {
    form.parse("approval_id").ok_or(AppError::Bad(key!("error-bad-request")))
}

/// Where an act that takes two people stands, for one of them.
#[derive(Clone, Debug, Serialize)]
pub struct Panel {
    pub mode: Mode,
    pub approval_id: Option<ApprovalId>,
    /// The digest of what the page shows; goes along with the form.
    pub shown: String,
    pub asker: Option<String>,
    pub asked_at: Option<Timestamp>,
    pub lapses_at: Option<Timestamp>,
    pub reason: Option<String>,
    /// Something has changed since it was asked for.
    pub changed: bool,
    /// It cannot be confirmed as it was asked for: it is asked for anew, taken back, or refused.
    pub overtaken: bool,
}

/// A request that cannot be confirmed any more, on a page that has no panel for it.
#[derive(Clone, Debug, Serialize)]
pub struct Overtaken {
    pub approval_id: ApprovalId,
    pub asker: String,
    pub asked_at: Timestamp,
    pub own: bool,
}

/// The request for an act that waits while the act is not possible, if there is one.
pub async fn overtaken(
    conn: &mut Conn,
    now: Timestamp,
    office: PersonId,
    act: Act,
    subject: Uuid,
) -> Result<Option<Overtaken>> {
    let open = store::open_on(conn, subject, act, now).await?;
    Ok(open.map(|approval| Overtaken {
        approval_id: approval.approval_id,
        own: approval.asked_by == office,
        asker: approval.asker,
        asked_at: approval.asked_at,
    }))
}

/// The panel for one act on one thing; `shown` is the digest of what the page shows.
pub async fn panel(
    conn: &mut Conn,
    now: Timestamp,
    office: PersonId,
    act: Act,
    subject: Uuid,
    shown: String,
) -> Result<Panel> {
    let open = store::open_on(conn, subject, act, now).await?;
    let two_person_rule = settings::two_person_rule(conn).await?;
    let hands = hands(conn).await?;
    let person = hands.person(office).ok_or(AppError::NotFound)?;
    let mode = match &open {
        Some(approval) if approval.asked_by == office => Mode::Waits,
        Some(approval) if approval.is_from(person) => Mode::SameAddress,
        Some(approval) if !hands.are_two(approval.asked_by, office) => Mode::SameHand,
        Some(_) => Mode::Confirm,
        None if !two_person_rule => Mode::Alone,
        None if hands.others(office).next().is_none() => Mode::Lonely,
        None => Mode::Ask,
    };
    let changed = open.as_ref().is_some_and(|approval| approval.shown != shown);
    let of = |pick: fn(&Approval) -> String| open.as_ref().map(pick);
    Ok(Panel {
        mode,
        approval_id: open.as_ref().map(|approval| approval.approval_id),
        asker: of(|approval| approval.asker.clone()),
        asked_at: open.as_ref().map(|approval| approval.asked_at),
        lapses_at: open.as_ref().map(|approval| approval.lapses_at),
        reason: of(|approval| approval.reason.clone()).filter(|reason| !reason.is_empty()),
        overtaken: open.as_ref().is_some_and(|approval| approval.overtaken) || changed && act.is_exact(),
        changed,
        shown,
    })
}

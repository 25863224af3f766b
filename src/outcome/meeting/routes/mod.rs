//! The pages of a meeting: for the desk (chair, secretary, office), for jurors at their tablets, for the projector.

mod desk;
mod device;
mod events;
mod lots;
mod motion;
mod office;
mod pages;
mod sent;
mod verbs;

use rocket::{Route, routes};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![
        pages::meetings,
        pages::meeting,
        pages::projector,
        pages::people,
        pages::agenda,
        pages::decisions,
        events::events,
        verbs::come,
        verbs::go,
        verbs::pledge,
        verbs::pledge_all,
        verbs::call,
        verbs::finish,
        verbs::resume,
        verbs::fall,
        verbs::withdraw,
        verbs::leave,
        verbs::vote,
        verbs::cast,
        verbs::annul,
        verbs::tie_lot,
        desk::give_duty,
        desk::add_person,
        desk::reorder_agenda,
        desk::exclude,
        desk::write_verdict,
        desk::object,
        desk::end,
        desk::annul_decision,
        motion::new_motion,
        motion::propose_motion,
        motion::count,
        motion::close,
        motion::move_again,
        lots::prepare_lot,
        lots::draw,
        office::meeting_of_round,
        office::open_meeting,
        office::meeting_for_chair,
        office::open_meeting_as_chair,
        office::decide,
        office::confirm_decide,
        office::suspend,
    ]
}

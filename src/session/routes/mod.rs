//! The pages of a session: for the desk (chair, secretary, office), for jurors at their tablets, for the projector.

mod desk;
mod device;
mod events;
mod lots;
mod motion;
mod office;
mod pages;
mod sent;

use rocket::{Route, routes};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![
        pages::sessions,
        pages::room,
        pages::projector,
        pages::people,
        pages::agenda,
        pages::decisions,
        events::events,
        desk::come,
        desk::go,
        desk::pledge,
        desk::pledge_all,
        desk::duty,
        desk::add,
        desk::reorder,
        desk::call,
        desk::finish,
        desk::leave,
        desk::exclude,
        desk::verdict,
        desk::object,
        desk::end,
        desk::resume,
        desk::annul_decision,
        motion::form,
        motion::propose,
        motion::vote,
        motion::count,
        motion::close,
        motion::cast,
        motion::fall,
        motion::withdraw,
        motion::annul,
        motion::move_again,
        lots::tie_lot,
        lots::lot,
        lots::draw,
        office::of_round,
        office::open,
        office::for_chair,
        office::open_as_chair,
        office::decide,
        office::confirm,
        office::suspend,
    ]
}

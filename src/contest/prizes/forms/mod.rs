//! What the office types about a call, and the fields in which it does.

mod basics;
mod calendar;
mod category;
mod criterion;
mod fields;
mod item;
mod money;
mod question;

pub use basics::BasicsForm;
pub use calendar::CalendarForm;
pub use fields::Group;
pub use item::{ItemForm, Typed};
pub use money::{PlacesForm, cents};

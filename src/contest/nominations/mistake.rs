//! What is wrong with what somebody typed as an answer.

use crate::clock::WallTimeError;
use crate::ground::mail::address::BadAddress;
use crate::key;

/// Why something that was typed is no answer to its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    Missing,
    TooLong,
    /// None of what there is to choose from.
    Choice,
    /// Nobody has agreed.
    Undeclared,
    Number,
    /// A number that is too small or too large.
    OutOfRange,
    Date(WallTimeError),
    /// It can be read as two days.
    AmbiguousDate,
    /// Nothing has come yet that comes tomorrow.
    Future,
    Email(BadAddress),
    Web,
    WebTooLong,
    Phone,
    PhoneDigits,
    Address,
    NoStreet,
    StreetTooLong,
    NoPostcode,
    Postcode,
    NoCity,
    CityTooLong,
}

impl Mistake {
    /// The key of the sentence that says so beside the field.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => key!("field-missing"),
            Self::TooLong => key!("field-too-long"),
            Self::Choice => key!("field-choice"),
            Self::Undeclared => key!("field-declaration"),
            Self::Number => key!("field-number"),
            Self::OutOfRange => key!("field-number-range"),
            Self::Date(error) => error.key(),
            Self::AmbiguousDate => key!("nomination-field-which-date"),
            Self::Future => key!("nomination-field-future"),
            Self::Email(error) => error.key(),
            Self::Web => key!("field-url"),
            Self::WebTooLong => key!("field-url-long"),
            Self::Phone => key!("field-phone"),
            Self::PhoneDigits => key!("field-phone-digits"),
            Self::Address => key!("nomination-field-address"),
            Self::NoStreet => key!("nomination-field-street"),
            Self::StreetTooLong => key!("nomination-field-street-long"),
            Self::NoPostcode => key!("nomination-field-no-postcode"),
            Self::Postcode => key!("nomination-field-postcode"),
            Self::NoCity => key!("nomination-field-city"),
            Self::CityTooLong => key!("nomination-field-city-long"),
        }
    }
}

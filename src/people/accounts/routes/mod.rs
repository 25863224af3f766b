//! The pages of accounts.

mod account;
mod links;
mod sign_in;

use rocket::http::CookieJar;
use rocket::{Route, routes};

use crate::ground::config::Settings;
use crate::ground::web::LANGUAGE_COOKIE;
use crate::i18n::Lang;
use crate::ids::Token;

use super::sessions;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![
        sign_in::sign_in_form,
        sign_in::sign_in,
        sign_in::sign_out,
        sign_in::sign_out_everywhere,
        sign_in::forgot_password_form,
        sign_in::forgot_password,
        links::link,
        links::follow_link,
        account::account,
        account::change_profile,
        account::change_password,
    ]
}

/// Hands the browser its session, and the person's language unless another one was chosen on this device.
fn welcome(cookies: &CookieJar<'_>, settings: &Settings, token: &Token, lang: Lang) {
    cookies.add_private(sessions::cookie(token, settings));
    if cookies.get(LANGUAGE_COOKIE).is_none() {
        cookies.add(crate::ground::web::language_cookie(lang));
    }
}

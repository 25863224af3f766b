//! Protection that no handler has to think of: headers, and requests forged by other sites.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Header;
use rocket::{Request, Response};

use super::viewer;
use crate::config::Settings;

/// Sets the security headers of every answer.
pub struct Protection;

#[rocket::async_trait]
impl Fairing for Protection {
    fn info(&self) -> Info {
        Info { name: "protection", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        response.set_header(Header::new(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
             connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ));
        response.set_header(Header::new("X-Content-Type-Options", "nosniff"));
        // A private link must not travel to other sites.
        response.set_header(Header::new("Referrer-Policy", "same-origin"));
        response.set_header(Header::new("Permissions-Policy", "camera=(), microphone=(), geolocation=()"));
        if !response.headers().contains("Cache-Control") {
            response.set_header(Header::new("Cache-Control", "no-store"));
        }
        if request.rocket().state::<Settings>().is_some_and(Settings::is_secure) {
            response.set_header(Header::new("Strict-Transport-Security", "max-age=31536000"));
        }
        if viewer(request).is_none() && response.status().code == 401 {
            response.remove_header("WWW-Authenticate");
        }
    }
}

/// Whether another site made the browser send this (Fetch Metadata; RFC 6454 where it is missing).
///
/// Programs such as curl send neither header; they have no cookie that somebody could abuse.
pub fn is_cross_site(request: &Request<'_>) -> bool {
    if let Some(site) = request.headers().get_one("Sec-Fetch-Site") {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = request.headers().get_one("Origin") else { return false };
    let ours = request.rocket().state::<Settings>().map_or("", Settings::public_url);
    let host = request.headers().get_one("Host").unwrap_or("");
    origin != ours && origin.split_once("://").is_none_or(|(_, name)| name != host)
}

//! Protection that no handler has to think of: headers, and requests forged by other sites.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::uri::{Host, Origin};
use rocket::http::{ContentType, Header};
use rocket::{Data, Request, Response};

use super::viewer;
use crate::ground::config::Settings;
use crate::link;

/// Turns away requests that do not say properly for whom they are, and sets the security headers of every answer.
pub struct Protection;

#[rocket::async_trait]
impl Fairing for Protection {
    fn info(&self) -> Info {
        Info { name: "protection", kind: Kind::Request | Kind::Response }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        if is_wrong_host(request) {
            request.local_cache(|| WrongHost(true));
            // Nobody answers there, so the catcher does.
            request.set_uri(Origin::parse(NOWHERE).expect("it is an address"));
        }
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
            only_over_tls(response);
        }
        if response.content_type() == Some(ContentType::EventStream) {
            // A proxy that gathers an answer before it hands it on (nginx does) would hold back what happens now.
            response.set_header(Header::new("X-Accel-Buffering", "no"));
        }
        if viewer(request).is_none() && response.status().code == 401 {
            response.remove_header("WWW-Authenticate");
        }
    }
}

/// An address that no route of ours has.
const NOWHERE: &str = "/-";

/// That a request does not say for whom it is.
#[derive(Default)]
struct WrongHost(bool);

/// Whether a request was turned away because of its `Host`.
pub fn has_wrong_host(request: &Request<'_>) -> bool {
    request.local_cache(WrongHost::default).0
}

/// RFC 9112, section 3.2: more than one `Host`, none, or one that is no host, is a bad request.
fn is_wrong_host(request: &Request<'_>) -> bool {
    let hosts: Vec<&str> = request.headers().get("Host").collect();
    match hosts[..] {
        // HTTP/2 names it elsewhere. What asks for the health alone may speak HTTP/1.0, and tests have no network.
        [] => request.remote().is_some() && request.host().is_none() && request.uri().path() != link!("/health"),
        [host] => {
            // A port may be left out behind its colon (RFC 3986, section 3.2.3).
            let parsed = Host::parse(host.strip_suffix(':').unwrap_or(host));
            // Names of people have no place in it (section 4.2.4 of RFC 9110).
            host.contains('@') || !parsed.is_ok_and(|parsed| !parsed.domain().as_str().is_empty())
        }
        _ => true,
    }
}

/// Whoever set a cookie: where people come by TLS, it goes back over TLS alone.
fn only_over_tls(response: &mut Response<'_>) {
    let cookies: Vec<String> = response.headers().get("Set-Cookie").map(str::to_owned).collect();
    let is_secure = |cookie: &str| cookie.split(';').skip(1).any(|part| part.trim().eq_ignore_ascii_case("secure"));
    response.remove_header("Set-Cookie");
    for cookie in cookies {
        let cookie = if is_secure(&cookie) { cookie } else { format!("{cookie}; Secure") };
        response.adjoin_raw_header("Set-Cookie", cookie);
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

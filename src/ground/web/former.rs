//! Addresses that pages had in 0.1.0: whoever has kept one, or finds it in an older mail, comes to where the page is now.

use rocket::http::uri::Origin;

/// What a part of an address was called, and what it is called now.
const NAMES: [(&str, &str); 5] = [
    ("/jury/sessions", "/jury/meetings"),
    ("/jury/session/", "/jury/meetings/"),
    ("/session", "/meeting"),
    ("/protocol", "/minutes"),
    ("/papers", "/documents"),
];

/// Where the page is now that was at an address; nothing where no page had such a one.
pub(super) fn today(address: &Origin<'_>) -> Option<String> {
    let former = address.path().as_str();
    let of_ours = ["/office/", "/jury/"].iter().any(|room| former.starts_with(room));
    let path = NAMES.iter().fold(former.to_owned(), |path, (name, now)| path.replacen(name, now, 1));
    let query = address.query().map(|query| format!("?{}", query.as_str().replace("session=", "meeting=")));
    (of_ours && path != former).then(|| path + &query.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_0_1_0_leads_to_where_its_page_is_now() {
        for (former, now) in [
            ("/jury/sessions", Some("/jury/meetings")),
            ("/jury/session/1/motions/new?kind=other", Some("/jury/meetings/1/motions/new?kind=other")),
            ("/jury/rounds/1/session", Some("/jury/rounds/1/meeting")),
            ("/office/rounds/1/session/decide", Some("/office/rounds/1/meeting/decide")),
            ("/office/rounds/1/protocol.pdf?session=2", Some("/office/rounds/1/minutes.pdf?meeting=2")),
            ("/office/editions/1/papers/laudatio.pdf", Some("/office/editions/1/documents/laudatio.pdf")),
            ("/office/rounds/1/close", None),
            ("/prizes/papers", None),
        ] {
            assert_eq!(today(&Origin::parse(former).unwrap()).as_deref(), now, "{former}");
        }
    }
}

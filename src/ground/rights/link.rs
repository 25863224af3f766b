//! Addresses of our own pages and forms, checked by the compiler.
//!
//! `link!` takes the address of a page as the table of rights has it, and `action!` that of a form; one that no row serves
//! does not compile. What stands in braces has a name, and the name has a type ([`names`]): a round's key never stands
//! where a call's belongs, and a text that somebody typed nowhere.

use rocket::http::Method;

use super::ROOMS;

/// What `<id>` is the key of in the table: by the word in front of it, the name that it has in an address.
const KEYS: &[(&str, &str)] = &[
    ("editions", "edition"),
    ("rounds", "round"),
    ("nominations", "nomination"),
    ("meetings", "meeting"),
    ("people", "person"),
    ("mail", "mail"),
    ("laureates", "laureate"),
    ("letters", "letter"),
    ("sheets", "assignment"),
    ("declarations", "round"),
];

/// The address of a page, if there is one.
pub const fn page(address: &'static str, values: &[&str]) -> &'static str {
    served(Method::Get, address, values)
}

/// The address to which a form is sent, if one is read there.
pub const fn form(address: &'static str, values: &[&str]) -> &'static str {
    served(Method::Post, address, values)
}

/// The address that is given. Where no route has it, or the values are not those in its braces, nothing compiles.
const fn served(method: Method, address: &'static str, values: &[&str]) -> &'static str {
    let bytes = address.as_bytes();
    if !are_named(bytes, values) {
        panic!("the values are not those in the braces of this address, in their order")
    }
    let end = end_of_path(bytes);
    assert!(end > 0, "an address begins with a slash");
    let mut room = 0;
    while room < ROOMS.len() {
        let rows = ROOMS[room].rows;
        let mut at = 0;
        while at < rows.len() {
            let same = match rows[at].method {
                Method::Get => matches!(method, Method::Get),
                _ => matches!(method, Method::Post),
            };
            if same && fits(rows[at].path.as_bytes(), bytes, end) {
                return address;
            }
            at += 1;
        }
        room += 1;
    }
    panic!("no route has this address: src/ground/rights/table.rs lists them all")
}

/// Where a query or a fragment begins.
const fn end_of_path(address: &[u8]) -> usize {
    let mut at = 0;
    while at < address.len() && address[at] != b'?' && address[at] != b'#' {
        at += 1;
    }
    at
}

/// Whether what stands in the braces of an address, in its query too, is what it is given.
const fn are_named(address: &[u8], values: &[&str]) -> bool {
    let (mut at, mut seen) = (0, 0);
    while at < address.len() {
        if address[at] == b'{' {
            let after = past(address, at, b'}');
            if seen == values.len() || !same((address, at + 1, after - 1), whole(values[seen])) {
                return false;
            }
            seen += 1;
            at = after;
        } else {
            at += 1;
        }
    }
    seen == values.len()
}

/// Whether a path of the table serves an address: the same letters, and a name in braces for one in pointed brackets.
const fn fits(path: &[u8], address: &[u8], end: usize) -> bool {
    // Most addresses begin alike, and few end alike.
    match (path[path.len() - 1], address[end - 1]) {
        (b'>', b'}') => {}
        (there, here) if there == here => {}
        _ => return false,
    }
    let (mut at, mut here) = (0, 0);
    while at < path.len() && here < end {
        if path[at] == b'<' && address[here] == b'{' {
            let (after, beyond) = (past(path, at, b'>'), past(address, here, b'}'));
            if !same(name((path, at + 1, after - 1)), (address, here + 1, beyond - 1)) {
                return false;
            }
            (at, here) = (after, beyond);
        } else if path[at] == address[here] {
            (at, here) = (at + 1, here + 1);
        } else {
            return false;
        }
    }
    at == path.len() && here == end
}

/// A part of a text: from where, and up to where.
type Part<'a> = (&'a [u8], usize, usize);

const fn whole(text: &str) -> Part<'_> {
    (text.as_bytes(), 0, text.len())
}

const fn same(one: Part<'_>, other: Part<'_>) -> bool {
    let ((a, mut at, end), (b, mut here, stop)) = (one, other);
    if end - at != stop - here {
        return false;
    }
    while at < end {
        if a[at] != b[here] {
            return false;
        }
        (at, here) = (at + 1, here + 1);
    }
    true
}

/// What a placeholder of the table is called in addresses: by its own name, or by what it is the key of.
const fn name(placeholder: Part<'_>) -> Part<'_> {
    if !same(placeholder, whole("id")) {
        return placeholder;
    }
    // In front of it stand a slash, a word, a slash and its bracket.
    let end = placeholder.1 - 2;
    let mut from = end;
    while placeholder.0[from - 1] != b'/' {
        from -= 1;
    }
    let mut at = 0;
    while at < KEYS.len() {
        if same((placeholder.0, from, end), whole(KEYS[at].0)) {
            return whole(KEYS[at].1);
        }
        at += 1;
    }
    placeholder
}

/// The place behind the next such letter.
const fn past(text: &[u8], mut at: usize, letter: u8) -> usize {
    while at < text.len() && text[at] != letter {
        at += 1;
    }
    at + 1
}

/// What may stand in the braces of an address, by its name there.
pub mod names {
    use std::fmt::Display;

    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    use uuid::Uuid;

    use crate::i18n::Lang;
    use crate::ids::{
        AssignmentId, ConflictId, EditionId, ExtensionId, LaureateId, LetterId, MailId, MeetingId, NominationId,
        PersonId, RoundId, Token,
    };
    use crate::text_enum::Word;

    /// All that a word in an address has.
    const WORD: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

    macro_rules! names {
        ($($name:ident: $type:ty),* $(,)?) => {$(
            pub const fn $name(value: &$type) -> &$type {
                value
            }
        )*};
    }

    names!(
        assignment: AssignmentId,
        conflict: ConflictId,
        edition: EditionId,
        entry: NominationId,
        extension: ExtensionId,
        item: Uuid,
        juror: PersonId,
        laureate: LaureateId,
        letter: LetterId,
        mail: MailId,
        meeting: MeetingId,
        nomination: NominationId,
        number: i64,
        page: i64,
        person: PersonId,
        round: RoundId,
        year: i64,
    );

    /// A prize's word.
    pub fn key(value: &str) -> impl Display {
        utf8_percent_encode(value, WORD)
    }

    /// A secret, which nothing else prints.
    pub fn token(value: &Token) -> &str {
        value.as_str()
    }

    /// A language.
    pub fn code(value: &Lang) -> &'static str {
        value.as_str()
    }

    macro_rules! words {
        ($($name:ident),*) => {$(
            /// One of a list of words.
            pub const fn $name<W: Word>(value: &W) -> &W {
                value
            }
        )*};
    }

    words!(change, file, kind, part, status);
}

/// The address of a page of ours; one that no route serves does not compile.
///
/// ```text
/// link!("/office")
/// link!("/office/rounds/{round}/ranking", round = id)
/// link!("/office/rounds/{round}/ranking/{nomination}", round = self.id, nomination)
/// ```
#[macro_export]
macro_rules! link {
    (@value $name:ident) => { $name };
    (@value $name:ident = $value:expr) => { $value };
    (@checked $check:ident $address:literal) => {
        // As an item, so that it is looked at wherever the code is checked, and not only where it is built.
        const { const ADDRESS: &str = $crate::ground::rights::link::$check($address, &[]); ADDRESS }
    };
    (@checked $check:ident $address:literal, $($name:ident $(= $value:expr)?),+) => {{
        const _: &str = $crate::ground::rights::link::$check($address, &[$(stringify!($name)),+]);
        format!($address, $($name = $crate::ground::rights::link::names::$name(&$crate::link!(@value $name $(= $value)?))),+)
    }};
    ($address:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::link!(@checked page $address $(, $name $(= $value)?)*)
    };
}

/// The address to which a form of ours is sent; as [`link!`](crate::link).
#[macro_export]
macro_rules! action {
    ($address:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::link!(@checked form $address $(, $name $(= $value)?)*)
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Timestamp;
    use crate::ids::{EditionId, Random, RoundId, Token};

    #[test]
    fn an_address_of_the_table_is_served() {
        for (address, values) in [
            ("/", &[][..]),
            ("/office", &[]),
            ("/jury#sheets", &[]),
            ("/office/mail?status=failed", &[]),
            ("/office/mail/{mail}", &["mail"]),
            ("/office/mail?page={page}", &["page"]),
            ("/office/rounds/{round}/ranking/{nomination}", &["round", "nomination"]),
            ("/office/editions/{edition}/{part}", &["edition", "part"]),
            ("/prizes/{key}/{year}/result", &["key", "year"]),
            ("/receipts/{token}/edit", &["token"]),
        ] {
            assert_eq!(page(address, values), address);
        }
        assert_eq!(form("/office/mail/retry", &[]), "/office/mail/retry");
    }

    #[test]
    fn every_route_can_be_said() {
        for row in crate::ground::rights::rows().filter(|row| !row.path.contains("..>")) {
            let parts: Vec<&str> = row.path.split('/').collect();
            let mut said = Vec::new();
            let mut names = Vec::new();
            for (at, part) in parts.iter().enumerate() {
                match part.strip_prefix('<').and_then(|part| part.strip_suffix('>')) {
                    Some("id") => {
                        names.push(KEYS.iter().find(|(room, _)| *room == parts[at - 1]).map_or("id", |key| key.1))
                    }
                    Some(name) => names.push(name),
                    None => {
                        said.push((*part).to_owned());
                        continue;
                    }
                }
                said.push(format!("{{{}}}", names[names.len() - 1]));
            }
            let address: &'static str = said.join("/").leak();
            assert_eq!(served(row.method, address, &names), address);
        }
    }

    #[test]
    #[should_panic(expected = "no route has this address")]
    fn an_address_that_is_nowhere_is_not_served() {
        page("/office/rounds/{round}/nowhere", &["round"]);
    }

    #[test]
    #[should_panic(expected = "no route has this address")]
    fn the_beginning_of_an_address_is_none() {
        page("/office/round", &[]);
    }

    #[test]
    #[should_panic(expected = "no route has this address")]
    fn the_key_of_something_else_does_not_fit() {
        page("/office/rounds/{edition}", &["edition"]);
    }

    #[test]
    #[should_panic(expected = "no route has this address")]
    fn what_only_a_form_is_sent_to_is_no_page() {
        page("/office/mail/retry", &[]);
    }

    #[test]
    #[should_panic(expected = "no route has this address")]
    fn a_file_is_no_page() {
        page("/static/{path}", &["path"]);
    }

    #[test]
    #[should_panic(expected = "not those in the braces")]
    fn what_is_in_the_braces_is_given() {
        page("/office/rounds/{round}", &[]);
    }

    #[test]
    fn values_stand_where_their_names_are() {
        let (now, random) = (Timestamp::new(chrono::DateTime::UNIX_EPOCH), Random::seeded(1));
        let (round, id) = (RoundId::new(now, &random), EditionId::new(now, &random));
        assert_eq!(link!("/office/rounds/{round}/ranking#top", round), format!("/office/rounds/{round}/ranking#top"));
        assert_eq!(link!("/office/editions/{edition}", edition = id), format!("/office/editions/{id}"));
        assert_eq!(link!("/prizes/{key}/{year}", key = "a/../b", year = 2027), "/prizes/a%2F..%2Fb/2027");
        let token = Token::parse(&"x".repeat(43)).unwrap();
        assert_eq!(link!("/receipts/{token}", token), format!("/receipts/{}", token.as_str()));
        assert_eq!(action!("/sign-out"), "/sign-out");
    }
}

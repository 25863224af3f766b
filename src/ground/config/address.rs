//! Addresses as mail servers take them.

use lettre::Address;
use lettre::message::Mailbox;
use validator::ValidateEmail;

use crate::key;
use crate::text;

/// Why an address cannot be written to; the word is the end of a sentence's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadAddress {
    /// There is no address in it.
    Form,
    /// Letters such as "ü" before the @: most mail servers refuse them (they would need SMTPUTF8, RFC 6531).
    LocalPart,
    /// The domain has no dot, or is none.
    Domain,
    /// It has more than [`MOST`] characters.
    Long,
}

impl BadAddress {
    /// The key of the sentence that says what is wrong with a field.
    pub fn key(self) -> &'static str {
        match self {
            Self::Form => key!("field-email"),
            Self::LocalPart => key!("field-email-local"),
            Self::Domain => key!("field-email-domain"),
            Self::Long => key!("field-too-long"),
        }
    }
}

/// The most characters that an address has (RFC 5321).
pub const MOST: usize = 254;

/// The one door for addresses, in every form, file and command: what telephones and word processors add is left out
/// ("mailto:", spaces and marks of direction, dashes that are none). The domain stays as people read it.
///
/// # Errors
/// What is wrong with it.
pub fn read(typed: &str) -> Result<String, BadAddress> {
    let address = bare(typed);
    if address.len() > MOST {
        return Err(BadAddress::Long);
    }
    let ascii = to_ascii(&address)?;
    if ascii.len() > MOST || !ascii.validate_email() || ascii.parse::<Address>().is_err() {
        return Err(BadAddress::Form);
    }
    Ok(address)
}

/// What was typed without what stands around an address where it was copied from.
fn bare(typed: &str) -> String {
    let plain = text::typed(typed);
    let inner = plain.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(&plain);
    let is_link = inner.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
    inner[if is_link { 7 } else { 0 }..].trim().to_owned()
}

/// An address as two are compared: in lower case, with the domain as people read it, whichever way it was typed.
pub fn key(address: &str) -> String {
    let plain = bare(address).to_lowercase();
    match plain.rsplit_once('@') {
        Some((local, domain)) => format!("{local}@{}", idna::domain_to_unicode(domain).0),
        None => plain,
    }
}

/// The address with its domain as the net knows it: `ü.example` leaves as `xn--tda.example` (RFC 5891).
///
/// # Errors
/// What is wrong with it.
pub fn to_ascii(address: &str) -> Result<String, BadAddress> {
    let (local, domain) = address.trim().rsplit_once('@').ok_or(BadAddress::Form)?;
    if local.is_empty() || domain.is_empty() || local.chars().any(|sign| sign.is_whitespace() || sign.is_control()) {
        return Err(BadAddress::Form);
    }
    if !local.is_ascii() {
        return Err(BadAddress::LocalPart);
    }
    let domain = idna::domain_to_ascii_strict(domain).map_err(|_| BadAddress::Domain)?;
    if !domain.contains('.') || domain.ends_with('.') {
        return Err(BadAddress::Domain);
    }
    Ok(format!("{local}@{domain}"))
}

/// A recipient's address for the envelope and the header. One without a dot is taken here: addresses of accounts made
/// by earlier releases may have none, and a mail server inside a house may know them.
///
/// # Errors
/// A sentence for the log and the outbox.
pub fn as_ascii(address: &str) -> Result<Address, String> {
    let unreadable = || format!("the address cannot be read: {address}");
    let (local, domain) = address.rsplit_once('@').ok_or_else(unreadable)?;
    if !local.is_ascii() {
        return Err(format!("the address has other letters than a to z before the @: {address}"));
    }
    let domain = idna::domain_to_ascii(domain).map_err(|_| unreadable())?;
    Address::new(local, domain).map_err(|_| unreadable())
}

/// Who mails come from, with the domain as the net knows it.
///
/// # Errors
/// A sentence for the start.
pub fn mailbox(text: &str) -> Result<Mailbox, String> {
    let looks = "mail_from must be an address such as \"Preise <preise@example.org>\"";
    let (name, address) = match text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, address)) => (name.trim().trim_matches('"').trim(), address.trim()),
        None => ("", text.trim()),
    };
    if name.chars().any(char::is_control) {
        return Err(format!("{looks}, without line breaks"));
    }
    let address = as_ascii(address).map_err(|reason| format!("{looks}: {reason}"))?;
    Ok(Mailbox::new(Some(name.to_owned()).filter(|name| !name.is_empty()), address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_with_umlauts_leaves_as_the_net_knows_it() {
        for (address, expected) in [
            ("ada@bücher.example", Ok("ada@xn--bcher-kva.example")),
            ("ada@BÜCHER.example", Ok("ada@xn--bcher-kva.example")),
            ("ada@bu\u{308}cher.example", Ok("ada@xn--bcher-kva.example")),
            ("ada@verein.example", Ok("ada@verein.example")),
            ("o'neil+preis@verein.example", Ok("o'neil+preis@verein.example")),
            ("jürgen@verein.example", Err(BadAddress::LocalPart)),
            ("ada@verein", Err(BadAddress::Domain)),
            ("ada@verein.", Err(BadAddress::Domain)),
            ("ada@ver_ein.example", Err(BadAddress::Domain)),
            ("ada@.example", Err(BadAddress::Domain)),
            ("ada", Err(BadAddress::Form)),
            ("@verein.example", Err(BadAddress::Form)),
            ("a da@verein.example", Err(BadAddress::Form)),
        ] {
            assert_eq!(to_ascii(address), expected.map(str::to_owned), "{address}");
        }
    }

    #[test]
    fn an_address_is_read_as_telephones_and_word_processors_paste_it() {
        for (typed, expected) in [
            ("ada@verein.example", Ok("ada@verein.example")),
            ("\u{202a}Ada@Verein.example\u{202c}\u{a0}", Ok("Ada@Verein.example")),
            ("mailto:ada@verein.example", Ok("ada@verein.example")),
            ("Mailto: ada@verein.example ", Ok("ada@verein.example")),
            ("<ada@verein.example>", Ok("ada@verein.example")),
            ("ada@st\u{2011}verein.example", Ok("ada@st-verein.example")),
            ("ada@bu\u{308}cher.example", Ok("ada@bücher.example")),
            ("ada@xn--bcher-kva.example", Ok("ada@xn--bcher-kva.example")),
            ("jürgen@verein.example", Err(BadAddress::LocalPart)),
            ("ju\u{308}rgen@verein.example", Err(BadAddress::LocalPart)),
            ("ada@verein", Err(BadAddress::Domain)),
            ("ada@verein.", Err(BadAddress::Domain)),
            ("ada@localhost", Err(BadAddress::Domain)),
            ("ada", Err(BadAddress::Form)),
            ("a b@verein.example", Err(BadAddress::Form)),
            ("a\u{a0}b@verein.example", Err(BadAddress::Form)),
            ("ada@ben@verein.example", Err(BadAddress::Form)),
            ("ada..b@", Err(BadAddress::Form)),
            ("\u{200b}", Err(BadAddress::Form)),
        ] {
            assert_eq!(read(typed), expected.map(str::to_owned), "{typed:?}");
        }
        assert_eq!(read(&format!("{}@verein.example", "a".repeat(250))), Err(BadAddress::Long));
    }

    #[test]
    fn one_address_is_one_however_it_was_typed() {
        for typed in [
            "ada@bücher.example",
            " Ada@BU\u{308}CHER.example\u{a0}",
            "\u{200e}ada@xn--bcher-kva.example",
            "ada@XN--BCHER-KVA.example",
            "<mailto:ada@bücher.example>",
        ] {
            assert_eq!(key(typed), "ada@bücher.example", "{typed:?}");
        }
        assert_ne!(key("ada@bucher.example"), key("ada@bücher.example"));
        assert_eq!(key("Ada@localhost"), "ada@localhost");
    }

    #[test]
    fn a_sender_is_read_or_is_a_sentence() {
        let sender = mailbox("Büro Köln <post@köln.example>").unwrap();
        assert_eq!((sender.name.as_deref(), sender.email.to_string().as_str()), {
            (Some("Büro Köln"), "post@xn--kln-sna.example")
        });
        assert_eq!(mailbox("post@köln.example").unwrap().email.to_string(), "post@xn--kln-sna.example");
        for text in ["", "Preise", "Preise <preise>", "prüfer@köln.example", "Preise <a@b.example> x"] {
            assert!(mailbox(text).unwrap_err().starts_with("mail_from"), "{text}");
        }
    }
}

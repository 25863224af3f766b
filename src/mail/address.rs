//! Addresses as mail servers take them.

use lettre::Address;
use lettre::message::Mailbox;

/// Why an address cannot be written to; the word is the end of a sentence's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadAddress {
    /// There is no address in it.
    Form,
    /// Letters such as "ü" before the @: most mail servers refuse them (they would need SMTPUTF8, RFC 6531).
    LocalPart,
    /// The domain has no dot, or is none.
    Domain,
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

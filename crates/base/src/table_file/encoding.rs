//! From bytes to text. Pure.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Fault, Reason, text};

crate::text_enum! {
    /// How a text was stored.
    pub enum Encoding {
        Utf8 = "utf-8",
        /// What Excel calls "Unicode text".
        Utf16 = "utf-16",
        /// What Excel calls "CSV", and many programs before UTF-8.
        Windows1252 = "windows-1252",
    }
}

/// The text and how it was stored.
///
/// # Errors
/// With the line of the first byte that is no text.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), Fault> {
    let (text, encoding) = match bytes {
        [0xff, 0xfe, rest @ ..] => (wide(UTF_16LE, rest)?, Encoding::Utf16),
        [0xfe, 0xff, rest @ ..] => (wide(UTF_16BE, rest)?, Encoding::Utf16),
        _ => narrow(bytes)?,
    };
    // Neither can be typed, and a database refuses the first.
    match text.find(['\0', '\u{fffe}']) {
        Some(at) => Err(Fault::at(Reason::NotText, text::line_behind(&text[..at]))),
        None => Ok((text, encoding)),
    }
}

fn wide<'b>(encoding: &'static encoding_rs::Encoding, bytes: &'b [u8]) -> Result<Cow<'b, str>, Fault> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.ok_or_else(|| Fault::whole(Reason::Encoding))
}

fn narrow(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), Fault> {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Err(error) = std::str::from_utf8(body) else {
        let text = std::str::from_utf8(body).unwrap_or_default();
        return Ok((Cow::Borrowed(text), Encoding::Utf8));
    };
    let before = std::str::from_utf8(&body[..error.valid_up_to()]).unwrap_or_default();
    // A mark in front says that it is UTF-8, and so do more characters that are than bytes that are not: then it is damaged.
    let (valid, invalid) = counted(body);
    // Bytes that Windows-1252 does not have.
    let unknown = body.iter().any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
    if body.len() < bytes.len() || valid > invalid || unknown {
        return Err(Fault::at(Reason::Encoding, text::line_behind(before)));
    }
    let text = WINDOWS_1252.decode_without_bom_handling(body).0;
    Ok((Cow::Owned(text.into_owned()), Encoding::Windows1252))
}

/// How many characters of several bytes are UTF-8, and how many bytes are none.
fn counted(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(valid, invalid), chunk| {
        let characters = chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        (valid + characters, invalid + usize::from(!chunk.invalid().is_empty()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<(String, Encoding), (Reason, Option<u64>)> {
        decode(bytes).map(|(text, encoding)| (text.into_owned(), encoding)).map_err(|fault| (fault.reason, fault.line))
    }

    #[test]
    fn texts_are_read_as_spreadsheets_store_them() {
        let wide = |text: &str, little: bool| -> Vec<u8> {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
        };
        for (bytes, expected) in [
            ("Hörde\n".as_bytes().to_vec(), Ok(("Hörde\n", Encoding::Utf8))),
            ("\u{feff}Hörde".as_bytes().to_vec(), Ok(("Hörde", Encoding::Utf8))),
            (wide("Hörde 🌍", true), Ok(("Hörde 🌍", Encoding::Utf16))),
            (wide("جمعية", false), Ok(("جمعية", Encoding::Utf16))),
            (b"H\xf6rde \x84Spa\xdf\x93 \x80".to_vec(), Ok(("Hörde „Spaß“ €", Encoding::Windows1252))),
            // UTF-8 in which one byte is damaged is no Windows-1252, with a mark in front or without.
            ("a\nHörde Süd ".bytes().chain([0xff]).collect(), Err((Reason::Encoding, Some(2)))),
            (b"\xef\xbb\xbfa\rb\r\nc\xff".to_vec(), Err((Reason::Encoding, Some(3)))),
            (b"a\n\x81".to_vec(), Err((Reason::Encoding, Some(2)))),
            (b"a;b\nc;\"d\n\ne\"\n\nf;\"g\nh\0\"\n".to_vec(), Err((Reason::NotText, Some(4)))),
            (b"a;b\nc;\0\n".to_vec(), Err((Reason::NotText, Some(2)))),
            (b"\xff\xfea\0\x00\xd8".to_vec(), Err((Reason::Encoding, None))),
            (b"".to_vec(), Ok(("", Encoding::Utf8))),
        ] {
            assert_eq!(read(&bytes), expected.map(|(text, encoding)| (text.to_owned(), encoding)), "{bytes:?}");
        }
    }
}

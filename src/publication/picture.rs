//! Pictures of laureates: what they are is found out from their bytes, whatever the file is called.

use rocket::http::ContentType;

crate::text_enum! {
    /// A kind of picture that every browser shows and that carries no script.
    pub enum Kind { Png = "png", Jpeg = "jpeg", Webp = "webp" }
}

impl Kind {
    /// How it is announced to browsers.
    pub fn content_type(self) -> ContentType {
        match self {
            Self::Png => ContentType::PNG,
            Self::Jpeg => ContentType::JPEG,
            Self::Webp => ContentType::WEBP,
        }
    }
}

/// No picture on a page needs more on a side.
const MOST: u32 = 10_000;

/// The kind of a picture with its width and height; `None` for everything else.
pub fn read(bytes: &[u8]) -> Option<(Kind, i64, i64)> {
    let (kind, (width, height)) = png(bytes)
        .map(|size| (Kind::Png, size))
        .or_else(|| Some((Kind::Jpeg, jpeg(bytes)?)))
        .or_else(|| Some((Kind::Webp, webp(bytes)?)))?;
    let fits = (1..=MOST).contains(&width) && (1..=MOST).contains(&height);
    fits.then_some((kind, i64::from(width), i64::from(height)))
}

fn big(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at + length)?.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

fn little(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at + length)?.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// ISO 15948: the header is always the first chunk.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let begins = bytes.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    begins.then_some((big(bytes, 16, 4)?, big(bytes, 20, 4)?))
}

/// ITU-T T.81: segments follow one another until the one that begins the frame.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = bytes.starts_with(b"\xff\xd8").then_some(2)?;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match *bytes.get(at + 1)? {
            // Fill bytes before a marker.
            0xff => at += 1,
            // Frames; C4, C8 and CC are tables.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((big(bytes, at + 7, 2)?, big(bytes, at + 5, 2)?));
            }
            0xd8..=0xda => return None,
            _ => at += 2 + usize::try_from(big(bytes, at + 2, 2)?.max(2)).ok()?,
        }
    }
}

/// RFC 9649: lossy, lossless or extended.
fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    if !bytes.starts_with(b"RIFF") || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    match bytes.get(12..16)? {
        b"VP8 " if bytes.get(23..26)? == b"\x9d\x01\x2a" => {
            Some((little(bytes, 26, 2)? & 0x3fff, little(bytes, 28, 2)? & 0x3fff))
        }
        b"VP8L" if *bytes.get(20)? == 0x2f => {
            let bits = little(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => Some((little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_what_its_bytes_say() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0\x08\x02\0\0\0";
        let jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03";
        let lossy = b"RIFF\x1a\0\0\0WEBPVP8 \x0e\0\0\0\0\0\0\x9d\x01\x2a\x80\x02\xe0\x01";
        let lossless = b"RIFF\x1a\0\0\0WEBPVP8L\x0e\0\0\0\x2f\x7f\xc2\x77\0";
        let extended = b"RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\xdf\x01\0";
        for (bytes, kind) in [
            (png.as_slice(), Kind::Png),
            (jpeg, Kind::Jpeg),
            (lossy, Kind::Webp),
            (lossless, Kind::Webp),
            (extended, Kind::Webp),
        ] {
            assert_eq!(read(bytes), Some((kind, 640, 480)), "{kind}");
            for end in 0..bytes.len() - 8 {
                assert_eq!(read(&bytes[..end]), None, "{kind} cut off after {end} bytes");
            }
        }
    }

    #[test]
    fn what_only_looks_like_a_picture_is_refused() {
        for bytes in [
            b"".as_slice(),
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"GIF89a\x01\0\x01\0",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff\0\0\0\xff\0\0",
            b"\xff\xd8\xff\xda\0\0",
            b"\xff\xd8\xff\xe0\0\0\xff\xe0",
            b"RIFF\0\0\0\0WEBPICCP\0\0\0\0\0\0\0\0",
            b"%PDF-1.7",
        ] {
            assert_eq!(read(bytes), None, "{bytes:?}");
        }
    }
}

//! Pictures of laureates. What arrives is decoded and written anew, so that nothing but the picture is stored: not
//! where and with what it was taken, not a text in it, not what somebody has appended.

use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, ImageResult, Limits};
use rocket::http::ContentType;

use crate::key;

crate::text_enum! {
    /// A kind of picture that every browser shows and that carries no script.
    pub enum PictureKind { Png = "png", Jpeg = "jpeg" }
}

impl PictureKind {
    /// How it is announced to browsers.
    pub fn content_type(self) -> ContentType {
        match self {
            Self::Png => ContentType::PNG,
            Self::Jpeg => ContentType::JPEG,
        }
    }
}

/// Nobody sends a picture with more on a side.
const MOST: u32 = 12_000;
/// Nor one with more points in all, which no page shows: each takes memory several times while it is decoded and made
/// smaller, whatever few bytes it came in. `publication-picture-size` names the number.
const MOST_POINTS: u64 = 50_000_000;
/// What a picture may take in memory once it is decoded.
const MEMORY: u64 = 256 << 20;
/// No page shows more on a side, on a sharp screen either; larger ones are made smaller.
const SHOWN: u32 = 1_600;
/// Of 100. Nobody sees a difference.
const QUALITY: u8 = 88;

/// A picture as it is stored.
pub struct Clean {
    pub kind: PictureKind,
    pub width: i64,
    pub height: i64,
    pub bytes: Vec<u8>,
}

/// Why a file is not taken; the key of a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is no PNG, JPEG or WebP, whatever it is called.
    Kind,
    /// It has more points than any page shows.
    Size,
}

impl Unfit {
    pub fn key(self) -> &'static str {
        match self {
            Self::Kind => key!("publication-picture-kind"),
            Self::Size => key!("publication-picture-size"),
        }
    }
}

impl From<ImageError> for Unfit {
    fn from(error: ImageError) -> Self {
        if matches!(error, ImageError::Limits(_)) { Self::Size } else { Self::Kind }
    }
}

impl From<std::io::Error> for Unfit {
    fn from(_: std::io::Error) -> Self {
        Self::Kind
    }
}

/// One picture is decoded at a time: several at once would take the memory of several.
static ONE: Mutex<()> = Mutex::new(());

/// A picture without anything that is not seen, upright and not larger than needed. Takes long enough to be done off the
/// threads that answer.
///
/// # Errors
/// It is no picture, or too large a one; that is known from its first bytes, before anything is decoded.
pub fn clean(bytes: &[u8]) -> Result<Clean, Unfit> {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let (format, picture, colours) = decode(bytes)?;
    Ok(encode(format, &picture, colours)?)
}

type Colours = Option<Vec<u8>>;

fn decode(bytes: &[u8]) -> Result<(ImageFormat, DynamicImage, Colours), Unfit> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let known = |format: &ImageFormat| matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP);
    let format = reader.format().filter(known).ok_or(Unfit::Kind)?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MOST), Some(MOST));
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // The limits above are the decoder's own: what it decodes into is not among them.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_POINTS || decoder.total_bytes() > MEMORY {
        return Err(Unfit::Size);
    }
    // Cameras write down which side is up; what they mean by red and green stays with the picture.
    let (orientation, colours) = (decoder.orientation()?, decoder.icc_profile()?);
    let mut picture = DynamicImage::from_decoder(decoder)?;
    // Turned once it is small: turning takes as much memory again.
    if picture.width().max(picture.height()) > SHOWN {
        picture = picture.resize(SHOWN, SHOWN, FilterType::CatmullRom);
    }
    picture.apply_orientation(orientation);
    Ok((format, picture, colours))
}

fn encode(format: ImageFormat, picture: &DynamicImage, colours: Colours) -> ImageResult<Clean> {
    let mut bytes = Vec::new();
    // Drawings stay sharp; photographs stay small.
    let is_drawing = format == ImageFormat::Png || picture.color().has_alpha();
    if is_drawing {
        write(PngEncoder::new(&mut bytes), picture, colours)?;
    } else {
        let plain = if picture.color().has_color() { picture.to_rgb8().into() } else { picture.to_luma8().into() };
        write(JpegEncoder::new_with_quality(&mut bytes, QUALITY), &plain, colours)?;
    }
    let kind = if is_drawing { PictureKind::Png } else { PictureKind::Jpeg };
    Ok(Clean { kind, width: picture.width().into(), height: picture.height().into(), bytes })
}

fn write(mut encoder: impl ImageEncoder, picture: &DynamicImage, colours: Colours) -> ImageResult<()> {
    // A profile for printing means nothing any more: its picture was turned into red, green and blue.
    let space: &[u8] = if picture.color().has_color() { b"RGB " } else { b"GRAY" };
    if let Some(colours) = colours.filter(|colours| colours.get(16..20) == Some(space)) {
        encoder.set_icc_profile(colours).map_err(ImageError::Unsupported)?;
    }
    picture.write_with_encoder(encoder)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture with a red left and a blue right half.
    fn halves(width: u32, height: u32) -> DynamicImage {
        let colour = |x| if x < width / 2 { image::Rgb([200, 0, 0]) } else { image::Rgb([0, 0, 200]) };
        DynamicImage::from(image::RgbImage::from_fn(width, height, |x, _| colour(x)))
    }

    fn as_format(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn holds(bytes: &[u8], text: &[u8]) -> bool {
        bytes.windows(text.len()).any(|part| part == text)
    }

    /// As a camera writes it: turned by a quarter (6), and taken by somebody's phone in the middle of Dortmund.
    fn exif() -> Vec<u8> {
        let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x03".to_vec();
        tiff.extend_from_slice(b"\x01\x0f\0\x02\0\0\0\x10\0\0\0\x32"); // Make, at 50
        tiff.extend_from_slice(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // Orientation
        tiff.extend_from_slice(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x42"); // GPS, at 66
        tiff.extend_from_slice(b"\0\0\0\0");
        tiff.extend_from_slice(b"Telefon von Ada\0");
        tiff.extend_from_slice(b"\0\x01\0\x1d\0\x02\0\0\0\x0b\0\0\0\x54\0\0\0\0"); // the date, at 84
        tiff.extend_from_slice(b"2027:12:03\0");
        tiff
    }

    fn photograph() -> Vec<u8> {
        let plain = as_format(&halves(64, 32), ImageFormat::Jpeg);
        let body = [b"Exif\0\0".as_slice(), &exif()].concat();
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&plain[..2], b"\xff\xe1", &length, &body, b"\xff\xfe\0\x0bgeheim: x", &plain[2..]].concat()
    }

    /// A chunk of a PNG, with its check sum as ISO 15948 has it.
    fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
        let body = [kind, data].concat();
        let sum = body.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 })
        });
        [&u32::try_from(data.len()).unwrap().to_be_bytes(), body.as_slice(), &(!sum).to_be_bytes()].concat()
    }

    #[test]
    fn a_photograph_forgets_where_it_was_taken_and_stands_upright() {
        let sent = photograph();
        assert!(holds(&sent, b"Telefon von Ada") && holds(&sent, b"2027:12:03"));
        let clean = clean(&sent).unwrap();
        for secret in ["Exif", "Telefon", "2027:12", "geheim"] {
            assert!(!holds(&clean.bytes, secret.as_bytes()), "{secret}");
        }
        assert_eq!((clean.kind, clean.width, clean.height), (PictureKind::Jpeg, 32, 64));
        let picture = image::load_from_memory(&clean.bytes).unwrap().to_rgb8();
        let (above, below) = (picture.get_pixel(16, 8), picture.get_pixel(16, 56));
        assert!(above[0] > 150 && above[2] < 80 && below[2] > 150 && below[0] < 80, "{above:?} {below:?}");
    }

    #[test]
    fn a_drawing_forgets_its_texts_and_what_was_appended() {
        let plain = as_format(&halves(64, 32), ImageFormat::Png);
        // Behind the header, which takes 33 bytes.
        let texts = [chunk(b"tEXt", b"Author\0Ada Geheim"), chunk(b"eXIf", &exif())].concat();
        let sent = [&plain[..33], &texts, &plain[33..], b"PK\x03\x04Geheim"].concat();
        assert!(image::load_from_memory(&sent).is_ok());
        let clean = clean(&sent).unwrap();
        for secret in ["tEXt", "eXIf", "Ada", "Geheim", "Telefon"] {
            assert!(!holds(&clean.bytes, secret.as_bytes()), "{secret}");
        }
        assert_eq!(clean.kind, PictureKind::Png);
    }

    #[test]
    fn a_large_picture_is_made_smaller_and_a_small_one_stays_as_it_is() {
        for (format, size, kind, shown) in [
            (ImageFormat::Jpeg, (2400, 1200), PictureKind::Jpeg, (1600, 800)),
            (ImageFormat::Png, (300, 3200), PictureKind::Png, (150, 1600)),
            (ImageFormat::WebP, (64, 32), PictureKind::Jpeg, (64, 32)),
            (ImageFormat::Png, (1, 1), PictureKind::Png, (1, 1)),
        ] {
            let clean = clean(&as_format(&halves(size.0, size.1), format)).unwrap();
            assert_eq!((clean.kind, (clean.width, clean.height)), (kind, shown), "{format:?}");
        }
        let see_through = DynamicImage::from(image::RgbaImage::new(8, 8));
        assert_eq!(clean(&as_format(&see_through, ImageFormat::WebP)).unwrap().kind, PictureKind::Png);
    }

    /// The most memory that this process has taken so far, in KiB.
    fn peak() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// A PNG of some bytes that says how many points it has, and how deep their colours are.
    fn plain_png(width: u32, height: u32, colours: [u8; 2]) -> Vec<u8> {
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &colours, &[0; 3]].concat();
        [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(b"IHDR", &header), &chunk(b"IDAT", &[0; 64]), &chunk(b"IEND", b"")]
            .concat()
    }

    #[test]
    fn a_picture_of_a_hundred_million_points_is_refused_before_it_fills_the_memory() {
        let mut jpeg = as_format(&halves(64, 32), ImageFormat::Jpeg);
        // Where it says how high and wide it is.
        let frame = jpeg.windows(2).position(|marker| marker == b"\xff\xc0").unwrap();
        jpeg[frame + 5..frame + 9].copy_from_slice(&[10_000_u16.to_be_bytes(), 10_000_u16.to_be_bytes()].concat());
        let before = peak();
        assert_eq!(clean(&jpeg).err(), Some(Unfit::Size));
        for side in [7_072, 10_000, 12_001, 60_000] {
            assert_eq!(clean(&plain_png(side, side, [8, 2])).err(), Some(Unfit::Size), "{side}");
        }
        // Deep colours take more for each point.
        assert_eq!(clean(&plain_png(4_100, 8_200, [16, 6])).err(), Some(Unfit::Size));
        assert!(peak() - before < 50_000, "{} KiB", peak() - before);
        // What is small enough is looked into.
        assert_eq!(clean(&plain_png(7_071, 7_071, [8, 2])).err(), Some(Unfit::Kind));
    }

    #[test]
    fn what_only_looks_like_a_picture_is_refused() {
        let (png, photograph) = (as_format(&halves(64, 32), ImageFormat::Png), photograph());
        // So wide that decoding it would fill the memory; the check sum is right.
        let bomb = [&png[..8], &chunk(b"IHDR", b"\0\x01\0\0\0\x01\0\0\x08\x02\0\0\0"), &png[33..]].concat();
        for bytes in [
            b"".as_slice(),
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"GIF89a\x01\0\x01\0\0\0\0;",
            b"%PDF-1.7",
            &png[..33],
            &png[..png.len() / 2],
            &photograph[..photograph.len() / 4],
            b"\xff\xd8\xff\xe0\0\0\xff\xe0",
            b"RIFF\0\0\0\0WEBPICCP\0\0\0\0\0\0\0\0",
            &bomb,
        ] {
            assert!(clean(bytes).is_err(), "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(20)]));
        }
    }
}

//! Opening a bundle that somebody else has made: as many bytes as expected, each name once, and nothing else. Pure.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::bundle::{LOG, MANIFEST, PUBLIC_KEY, READMES, SIGNATURE, SNAPSHOT};
use super::finding::{Finding, finding};
use laudatio_base::key;

/// The files by their names.
pub type Files = BTreeMap<&'static str, Vec<u8>>;

const MIB: u64 = 1 << 20;

/// The files that a bundle has, with the most bytes that each may have. The largest round that the program was made
/// for fits many times.
fn expected() -> impl Iterator<Item = (&'static str, u64)> {
    let small = [(MANIFEST, MIB), (SIGNATURE, 1024), (PUBLIC_KEY, 1024)];
    let large = [(SNAPSHOT, 512 * MIB), (LOG, 1024 * MIB)];
    small.into_iter().chain(large).chain(READMES.map(|(name, _)| (name, MIB)))
}

/// Unpacks into memory.
///
/// # Errors
/// What is wrong with the file.
pub fn open(bytes: &[u8]) -> Result<Files, Finding> {
    let names = names(bytes).ok_or_else(|| finding(key!("evidence-no-zip")))?;
    let mut files = Files::new();
    for name in &names {
        let Some((known, _)) = expected().find(|(known, _)| known.as_bytes() == *name) else {
            return Err(finding(key!("evidence-file-unknown")).with("file", String::from_utf8_lossy(name)));
        };
        if files.insert(known, Vec::new()).is_some() {
            return Err(finding(key!("evidence-file-twice")).with("file", known));
        }
    }
    let damaged = |_| finding(key!("evidence-no-zip"));
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    for (name, most) in expected() {
        let missing = || finding(key!("evidence-file-missing")).with("file", name);
        let into = files.get_mut(name).ok_or_else(missing)?;
        let file = zip.by_name(name).map_err(|_| finding(key!("evidence-file-damaged")).with("file", name))?;
        // What the file says about its own length is not believed.
        file.take(most + 1).read_to_end(into).map_err(|_| finding(key!("evidence-file-damaged")).with("file", name))?;
        if into.len() as u64 > most {
            return Err(finding(key!("evidence-file-large")).with("file", name));
        }
    }
    Ok(files)
}

/// The names in the directory at the end of the file, in its order and as often as they stand there: readers
/// differ in which of two files with one name they take.
fn names(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let number = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?) as usize);
    let long = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
    // Ours have no comment, so the end stands at the end.
    let end = bytes.len().checked_sub(22)?;
    if bytes.get(end..end + 4)? != b"PK\x05\x06" || number(end + 20)? != 0 {
        return None;
    }
    let (count, size, mut at) = (number(end + 10)?, long(end + 12)?, long(end + 16)?);
    if number(end + 8)? != count || count > 64 || at.checked_add(size)? != end {
        return None;
    }
    let mut names = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let (name, extra, comment) = (number(at + 28)?, number(at + 30)?, number(at + 32)?);
        names.push(bytes.get(at + 46..at + 46 + name)?);
        at += 46 + name + extra + comment;
    }
    (at == end).then_some(names)
}

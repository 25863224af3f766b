//! Quotation marks of a record, strictly: what the `csv` crate takes as it comes is refused here. Pure.

use super::Reason;

/// Goes through a record as it stands in the file, without the empty lines before it.
///
/// # Errors
/// What is wrong, at which byte, and in which cell.
pub fn check(record: &str, separator: u8) -> Result<(), (Reason, usize, usize)> {
    let bytes = record.as_bytes();
    // Most records have none.
    if !bytes.contains(&b'"') {
        return Ok(());
    }
    for (cell, start) in (0..).zip(starts(record, separator)) {
        let wrong = |reason, at| Err((reason, at, cell));
        if bytes.get(start) == Some(&b'"') {
            let Some(end) = closing(bytes, start) else { return wrong(Reason::Unclosed, start) };
            let spaces = bytes[end..].iter().take_while(|byte| **byte == b' ').count();
            if !ends_cell(bytes.get(end + spaces), separator) {
                return wrong(Reason::AfterQuote, end);
            }
            continue;
        }
        let length = bytes[start..].iter().take_while(|byte| !ends_cell(Some(byte), separator)).count();
        let text = &record[start..start + length];
        // Without quotation marks around it a cell may have some inside; one alone has lost its other, and one in front
        // stands behind a space, where it does not hold the cell together.
        if text.trim_start().starts_with('"') || text.matches('"').count() % 2 == 1 {
            return wrong(Reason::StrayQuote, start + text.find('"').unwrap_or(0));
        }
    }
    Ok(())
}

/// Where a record's cells begin.
pub fn starts(record: &str, separator: u8) -> impl Iterator<Item = usize> {
    let bytes = record.as_bytes();
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let mut at = match bytes.get(start) {
            Some(b'"') => closing(bytes, start).unwrap_or(bytes.len()),
            _ => start,
        };
        while !ends_cell(bytes.get(at), separator) {
            at += 1;
        }
        next = (bytes.get(at) == Some(&separator)).then_some(at + 1);
        Some(start)
    })
}

/// Behind the quotation mark that closes the one at `start`; a doubled one is a character of the text.
fn closing(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'"')? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

fn ends_cell(byte: Option<&u8>, separator: u8) -> bool {
    byte.is_none_or(|byte| *byte == separator || matches!(byte, b'\n' | b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_mark_is_read_as_it_was_meant_or_refused() {
        for (record, expected) in [
            ("a;b;c", Ok(())),
            ("\"a;\nb\";\"say \"\"x\"\"\";\"\"", Ok(())),
            ("\"a\" ;b\r\n", Ok(())),
            ("Das \"Fest\";b", Ok(())),
            ("a;\"b;c\nd;e", Err((Reason::Unclosed, 2, 1))),
            ("a;\"b\"\"", Err((Reason::Unclosed, 2, 1))),
            ("a;\"b;c\nd;\"e\";f", Err((Reason::AfterQuote, 10, 1))),
            ("\"a\"b;c", Err((Reason::AfterQuote, 3, 0))),
            ("a;5\" Rohr;c", Err((Reason::StrayQuote, 3, 1))),
            ("a; \"b;c\"", Err((Reason::StrayQuote, 3, 1))),
            ("Das \"Fest;Teil\" 2", Err((Reason::StrayQuote, 4, 0))),
        ] {
            assert_eq!(check(record, b';'), expected, "{record:?}");
        }
        assert_eq!(starts("a,\"b,c\",,d\n", b',').collect::<Vec<_>>(), [0, 2, 8, 9]);
    }
}

//! Numbers as people type them. Pure; an error is the key of its sentence.

/// A whole number: "12", " 12 ".
///
/// # Errors
/// `field-missing` where nothing was typed, `field-number` where it is none.
pub fn whole(typed: &str) -> Result<usize, &'static str> {
    match typed.trim() {
        "" => Err("field-missing"),
        // Below zero it is a number, too, only never one that is meant.
        text => match text.replace('\u{2212}', "-").parse::<i64>() {
            Ok(number) => Ok(usize::try_from(number).unwrap_or(0)),
            Err(_) => Err("field-number"),
        },
    }
}

/// A number with decimals, as German and English write them: "75,16", "75.16", "-0,5".
///
/// # Errors
/// `field-missing` where nothing was typed, `field-decimal` where it is none.
pub fn decimal(typed: &str) -> Result<f64, &'static str> {
    let text = typed.trim().replace('\u{2212}', "-").replace(',', ".");
    if text.is_empty() {
        return Err("field-missing");
    }
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let is_number = digits.len() <= 30
        && digits.bytes().any(|sign| sign.is_ascii_digit())
        && digits.bytes().all(|sign| sign.is_ascii_digit() || sign == b'.')
        && digits.matches('.').count() <= 1;
    // More than one mark is a number with thousands, which no value here has.
    if is_number { text.parse().map_err(|_| "field-decimal") } else { Err("field-decimal") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, number) in [
            ("75,16", Ok(75.16)),
            (" 75.16 ", Ok(75.16)),
            ("80", Ok(80.0)),
            (",5", Ok(0.5)),
            ("-0,512", Ok(-0.512)),
            ("\u{2212}1", Ok(-1.0)),
            ("", Err("field-missing")),
            ("  ", Err("field-missing")),
            ("viel", Err("field-decimal")),
            ("75,16 Punkte", Err("field-decimal")),
            ("1.075,16", Err("field-decimal")),
            ("1e3", Err("field-decimal")),
            ("inf", Err("field-decimal")),
            ("NaN", Err("field-decimal")),
            (".", Err("field-decimal")),
            ("--1", Err("field-decimal")),
        ] {
            assert_eq!(decimal(typed), number, "{typed:?}");
        }
        for (typed, number) in [
            ("5", Ok(5)),
            (" 12 ", Ok(12)),
            ("0", Ok(0)),
            ("-1", Ok(0)),
            ("", Err("field-missing")),
            ("5,5", Err("field-number")),
            ("x", Err("field-number")),
        ] {
            assert_eq!(whole(typed), number, "{typed:?}");
        }
    }
}

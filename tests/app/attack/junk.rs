//! What is no number, no date and no choice: it comes back where it was typed, with a sentence, and nothing is saved.

use super::html::Form;
use super::town::{Ledger, Town};
use super::{send, shape_of_errors};

/// Of the forms that this many fields ask for numbers and dates, at least; a walk that finds fewer has lost its way.
const NUMBERS: usize = 20;

fn is_money(name: &str) -> bool {
    name == "amount" || name == "prize_money" || name.starts_with("amount_") || name.starts_with("place-")
}

/// What nobody can mean in a field.
fn junk(form: &Form, name: &str) -> Vec<&'static str> {
    match form.kinds.get(name).map(String::as_str) {
        Some("date" | "datetime-local") => vec!["morgen", "2027-99-99", "٢٠٢٧-٠١-٠١", "99999999999"],
        // One line of an address, which is whole or absent.
        Some("number" | "numeric") if name.ends_with(".postcode") => Vec::new(),
        // Below zero, or with decimals, some of these are numbers as well.
        Some("number" | "numeric") if name == "threshold" || name.starts_with("q-") => vec!["viele", "٣", "1e3", "--1"],
        Some("number") if name.ends_with("_number") => vec!["viele", "٣", "1e3", "2,5", "99999999999"],
        Some("number" | "numeric") => vec!["viele", "٣", "1e3", "2,5", "-1", "99999999999"],
        Some("text") if is_money(name) => vec!["viel", "٣", "1e3", "2,5", "-1", "99999999999"],
        _ => Vec::new(),
    }
}

#[rocket::async_test]
async fn what_is_no_number_comes_back_where_somebody_typed_it() {
    let town = Town::build().await;
    let mut ledger = Ledger::open(&town.app).await;
    let mut asked = 0;
    for (who, form) in town.form_of_each_kind() {
        let visitor = town.visitor(who).await;
        let before = ledger.state().await;
        let filled = form.clone().filled_in();
        for name in &form.names {
            for typed in junk(&form, name) {
                let mut sent = filled.clone();
                sent.fields.retain(|(known, _)| known != name);
                sent.fields.push((name.clone(), typed.to_owned()));
                let answer = send(&visitor, &sent).await;
                let what = format!("{typed:?} as {name} to {}", form.action);
                assert_eq!(answer.status, 422, "{what}: {}", answer.text);
                assert!(answer.contains(&format!("value=\"{typed}\"")), "{what} is lost: {}", answer.text);
                let errors = shape_of_errors(&answer.text);
                let field = format!("#f-{}", name.replace(['.', '[', ']'], "-"));
                let said = errors.iter().find(|(href, _)| *href == field);
                assert!(said.is_some_and(|(_, text)| text.contains(": ")), "{what} is not named: {errors:?}");
                assert_eq!(ledger.state().await, before, "{what} saved something");
                asked += 1;
            }
        }
    }
    assert!(asked > NUMBERS * 4, "{asked}");
}

#[rocket::async_test]
async fn what_is_no_choice_is_never_taken_for_another() {
    let town = Town::build().await;
    let mut ledger = Ledger::open(&town.app).await;
    let mut asked = 0;
    for (who, form) in town.form_of_each_kind() {
        let visitor = town.visitor(who).await;
        let before = ledger.state().await;
        let filled = form.clone().filled_in();
        for name in &form.names {
            if !matches!(form.kinds.get(name).map(String::as_str), Some("select" | "radio")) {
                continue;
            }
            let mut sent = filled.clone();
            sent.fields.retain(|(known, _)| known != name);
            sent.fields.push((name.clone(), "gar-nichts".to_owned()));
            let answer = send(&visitor, &sent).await;
            let what = format!("a choice that is none as {name} to {}", form.action);
            assert!(matches!(answer.status, 400 | 404 | 409 | 422), "{what}: {} {}", answer.status, answer.text);
            assert_eq!(ledger.state().await, before, "{what} saved something");
            asked += 1;
        }
    }
    assert!(asked > NUMBERS, "{asked}");
}

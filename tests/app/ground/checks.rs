//! The lists of words that the database takes are those that the program knows: after all migrations, on both engines.

use std::collections::{BTreeMap, BTreeSet};

use laudatio::contest::jury::model as jury;
use laudatio::contest::nominations::model as nominations;
use laudatio::contest::prizes::model::{
    EditionStatus, Later, MotionTieRule, Parity, QuestionKind, QuestionRole, RoundStatus, ShownFor, TieRule,
};
use laudatio::contest::rounds::model::Method;
use laudatio::contest::standing::texts::PageName;
use laudatio::ground::mail::model as mail;
use laudatio::ground::mail::premise::Stale;
use laudatio::ground::web::Role;
use laudatio::judging::assignment::model as assignment;
use laudatio::judging::evidence::Occasion;
use laudatio::judging::evidence::keys::Cause;
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::on;
use laudatio::outcome::letters::model as letters;
use laudatio::outcome::meeting::model::attendance::{self, Barred, Duty};
use laudatio::outcome::meeting::model::decision::DecisionKind;
use laudatio::outcome::meeting::model::motion::{Annulled, Ballot, BrokenBy, Choice, MotionKind, MotionStatus};
use laudatio::outcome::meeting::model::{self as meeting, MeetingStatus};
use laudatio::outcome::publication::picture;
use laudatio::people::accounts::model::Purpose;
use laudatio::people::approvals::model as approvals;

use crate::support::{TestApp, is_postgres};

type Words = BTreeSet<String>;

fn all<T: ToString>(words: &[T]) -> Words {
    words.iter().map(ToString::to_string).collect()
}

fn but<T: ToString>(words: &[T], less: &str) -> Words {
    let mut words = all(words);
    assert!(words.remove(less), "{less} is none of {words:?}");
    words
}

/// What each column takes, by the enum that reads it.
fn known() -> BTreeMap<(&'static str, &'static str), Words> {
    BTreeMap::from([
        (("approval", "act"), all(approvals::Act::ALL)),
        (("approval", "status"), all(approvals::Status::ALL)),
        (("assignment", "origin"), all(assignment::Origin::ALL)),
        (("attendance", "duty"), all(Duty::ALL)),
        (("attendance", "role"), all(attendance::Role::ALL)),
        (("attendance", "state"), all(attendance::State::ALL)),
        (("conflict", "origin"), all(jury::Origin::ALL)),
        (("conflict", "own_reason"), all(jury::Reason::ALL)),
        (("conflict", "reason"), all(jury::Reason::ALL)),
        (("decision", "kind"), all(DecisionKind::ALL)),
        (("edition", "motion_tie_rule"), all(MotionTieRule::ALL)),
        (("edition", "status"), all(EditionStatus::ALL)),
        (("edition", "tie_rule"), all(TieRule::ALL)),
        (("evidence_key", "cause"), all(Cause::ALL)),
        (("meeting", "status"), all(MeetingStatus::ALL)),
        (("meeting", "tie_rule"), all(meeting::TieRule::ALL)),
        (("later_fact", "fact"), all(Later::ALL)),
        (("laureate_picture", "kind"), all(picture::PictureKind::ALL)),
        (("letter", "kind"), all(letters::LetterKind::ALL)),
        (("letter", "status"), all(letters::Status::ALL)),
        (("letter_template", "kind"), all(letters::LetterKind::ALL)),
        (("mail", "stale"), all(Stale::ALL)),
        (("mail", "status"), all(mail::Status::ALL)),
        // A word of earlier releases: no row has it any more, and a list is not made shorter.
        (("motion", "annulled_because"), all(Annulled::ALL).into_iter().chain(["unanimous".to_owned()]).collect()),
        (("motion", "ballot"), all(Ballot::ALL)),
        (("motion", "broken_by"), all(BrokenBy::ALL)),
        // Nobody breaks a tie by abstaining.
        (("motion", "casting_choice"), but(Choice::ALL, "abstain")),
        (("motion", "kind"), all(MotionKind::ALL)),
        (("motion", "status"), all(MotionStatus::ALL)),
        // Whoever has no account stands on the list of no secret vote, and is not struck from one.
        (("motion_voter", "struck_because"), but(Barred::ALL, "device")),
        (("nomination", "kind"), all(nominations::NominationKind::ALL)),
        (("nomination", "origin"), all(nominations::Origin::ALL)),
        (("nomination", "screening"), all(nominations::Screening::ALL)),
        // What was decided before.
        (("nomination", "screening_before"), but(nominations::Screening::ALL, "pending")),
        (("nomination", "status"), all(nominations::NominationStatus::ALL)),
        (("one_time_link", "purpose"), all(Purpose::ALL)),
        (("page_text", "page"), all(PageName::ALL)),
        (("person", "role"), all(Role::ALL)),
        (("preference", "wish"), all(jury::Wish::ALL)),
        (("prize", "parity"), all(Parity::ALL)),
        (("question", "kind"), all(QuestionKind::ALL)),
        (("question", "role"), all(QuestionRole::ALL)),
        (("question", "shown_for"), all(ShownFor::ALL)),
        (("round", "method"), all(Method::ALL)),
        (("round", "status"), all(RoundStatus::ALL)),
        (("secret_count", "choice"), all(Choice::ALL)),
        // A switch, and no enum.
        (("setting", "value"), all(&["on", "off"])),
        (("sheet", "status"), all(SheetStatus::ALL)),
        (("snapshot", "occasion"), all(Occasion::ALL)),
        (("tie_break", "rule"), all(TieRule::ALL)),
        (("tie_wish", "rule"), all(TieRule::ALL)),
        (("vote", "choice"), all(Choice::ALL)),
    ])
}

/// The conditions of every table as the engine has them now, each with its table.
async fn conditions(app: &TestApp) -> Vec<(String, String)> {
    let mut conn = app.db.read().await.unwrap();
    let text = if is_postgres() {
        "select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint \
         where contype = 'c' and connamespace = current_schema()::regnamespace"
    } else {
        "select name, sql from sqlite_schema where type = 'table' and sql is not null"
    };
    on!(conn, c => sqlx::query_as(text).fetch_all(c).await).unwrap()
}

/// The columns of a definition that have to be one of a list of words, and these.
fn lists(definition: &str) -> Vec<(String, Words)> {
    // What stands behind two hyphens is a comment.
    let lines = definition.lines().map(|line| line.split("--").next().unwrap());
    let text = lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    let text = text.replace("CHECK ((", "check (").replace(" = ANY (ARRAY[", " in (").replace("])))", "))");
    let mut found = Vec::new();
    for condition in text.split("check (").skip(1) {
        let Some((column, rest)) = condition.split_once(" in (") else { continue };
        let Some((words, end)) = rest.split_once(')') else { continue };
        let is_name = column.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
        // A condition that asks for more says in which rows, not which words there are.
        if is_name && end.starts_with(')') && words.starts_with('\'') {
            let word = |word: &str| word.trim().trim_end_matches("::text").trim_matches('\'').to_owned();
            found.push((column.to_owned(), words.split(',').map(word).collect()));
        }
    }
    found
}

#[rocket::async_test]
async fn every_list_of_words_in_the_database_is_one_of_the_program() {
    let app = TestApp::start().await;
    let mut found = BTreeMap::new();
    for (table, definition) in conditions(&app).await {
        for (column, words) in lists(&definition) {
            // A list of one word is none; PostgreSQL writes it otherwise.
            if words.len() > 1 {
                found.insert((table.clone(), column), words);
            }
        }
    }
    let known = known().into_iter().map(|((table, column), words)| ((table.to_owned(), column.to_owned()), words));
    assert_eq!(found, known.collect::<BTreeMap<_, _>>());
}

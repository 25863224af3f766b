//! The table holds together, and `docs/rights.md` says the same.

use std::fmt::Write as _;
use std::path::Path;

use super::*;

/// What stands above the table on its page.
const HEAD: &str = "\
# Who may call what

Every address of the program, and who is let in there. A row is an address with its method; what stands in pointed brackets
is a key. Whoever is not let in is asked to sign in, or told that there is nothing: somebody else's thing and a thing that
does not exist answer alike. *When* something can be done, whoever does it, is another question: what stands in the way of it
is said in a sentence (status 409), and [final-acts.md](final-acts.md) lists what is read back first and what takes two.

This page is printed from `src/ground/rights/table.rs`. The server does not start while a route has no row there, the guards of the
handlers ask the same table, and a test calls every route as everybody, with what is theirs and what is others'. Whoever adds
a route adds its row, and prints the page: `LAUDATIO_PRINT_DOCS=1 cargo nextest run --lib rights`.

## Who

- **anonymous**: anybody, without an account that is signed in and without a link.
- **nominator**: whoever holds the private link of a nomination, which its sender gets with the receipt. Everywhere else a
  nominator is anonymous.
- **nominee**: whom a nomination is about. Those who nominate themselves are sent its link; others have none and are anonymous.
- **juror**, **chair**: an account of the jury. What it opens depends on the round, and so on the call: being a juror alone
  opens nothing of a call.
- **office**: an account of the office. It has every call alike.
- **approver** (Freigabe): an account that confirms what somebody of the office asks for, and does nothing else.

Roles are those of accounts and hold for all calls; what a role may do in a call is decided by the lists of that call.

## How far

| right | meaning |
|---|---|
| – | not let in |
| yes | whatever the address names |
| link | whoever holds the link, with an account or without, and nobody else: an account opens nothing here |
| own sheet | the own sheet, as long as nothing stands between oneself and the entry |
| own round | a round of a call in whose jury one is |
| listed | a meeting on whose list one is |
| own line | the own line on the list of a meeting; those of others: who conducts it |
| conducts | a meeting that one was given to conduct: its chair, and who writes its minutes. Both are given for one meeting, whatever the role of the account |
| asked | while a request of somebody else waits on this page |
| export | people of the office who may take files along; others are told that they may not (status 409) |
";

/// The page as the table has it.
fn page() -> String {
    let mut page = HEAD.to_owned();
    for room in ROOMS {
        let _ = write!(page, "\n## {}\n\n{}\n\n| route | method |", room.name, room.about);
        for party in Party::ALL {
            let _ = write!(page, " {party} |");
        }
        page.push_str(" condition |\n|---|---|---|---|---|---|---|---|---|---|\n");
        for row in room.rows {
            let _ = write!(page, "| `{}` | {} |", row.path, row.method.as_str());
            for party in Party::ALL {
                let _ = write!(page, " {} |", row.of(*party));
            }
            let _ = writeln!(page, " {} |", row.when);
        }
    }
    page.replace("|  |\n", "| |\n")
}

#[test]
fn the_page_in_the_docs_is_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rights.md");
    let page = page();
    if std::env::var_os("LAUDATIO_PRINT_DOCS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let printed = std::fs::read_to_string(&path).unwrap_or_default();
    let other = printed.lines().zip(page.lines()).find(|(printed, said)| printed != said);
    assert!(printed == page, "docs/rights.md is another one, first here: {other:?}; it says how it is printed");
}

#[test]
fn no_address_stands_in_the_table_twice() {
    let all: BTreeSet<_> = rows().map(|row| (row.method.as_str(), row.path)).collect();
    assert_eq!(all.len(), rows().count());
    for known in rows() {
        assert_eq!(row(known.method, known.path), Some(known));
    }
    assert_eq!(row(Method::Post, "/health"), None);
}

#[test]
fn every_right_is_explained_and_given_to_somebody() {
    for right in Right::ALL {
        assert!(HEAD.contains(&format!("\n| {right} | ")), "{right}");
        assert!(rows().any(|row| Party::ALL.iter().any(|party| row.of(*party) == *right)), "{right}");
    }
    for party in Party::ALL {
        assert!(HEAD.contains(&format!("**{party}**")), "{party}");
    }
}

#[test]
fn without_their_link_nominators_and_nominees_are_strangers() {
    for row in rows() {
        let by_link = [Party::Nominator, Party::Nominee].map(|party| row.of(party));
        assert!(by_link == [Right::Link; 2] || by_link == [row.rights.anonymous; 2], "{}", row.path);
    }
}

#[test]
fn an_approver_confirms_and_does_nothing_else() {
    for row in rows().filter(|row| row.path.starts_with("/office/") && row.method == Method::Post) {
        let expected = if row.path.ends_with("/confirm") { Right::Asked } else { Right::No };
        let answers = ["/office/approvals/<id>/refuse", "/office/approvals/<id>/withdraw"].contains(&row.path);
        assert!(answers || row.rights.approver == expected, "{}", row.path);
    }
    for row in rows().filter(|row| row.path.starts_with("/jury")) {
        assert_eq!(row.rights.approver, Right::No, "{}", row.path);
    }
}

#[test]
fn strangers_are_let_into_no_room_behind_the_sign_in() {
    for row in rows() {
        let is_room = ["/office", "/jury", "/account"].iter().any(|room| row.path.starts_with(room));
        assert_eq!(row.rights.anonymous == Right::Yes, !is_room && !row.is_of_object(), "{}", row.path);
    }
}

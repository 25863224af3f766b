//! Whatever leaves the program as a file leaves through one door: with the right to export, and on record.

use std::collections::BTreeSet;

use laudatio::ground::rights::{self, Right};
use laudatio::ground::web::Role;
use laudatio::on;
use laudatio::people::accounts::store as accounts;
use rocket::http::Method;

use super::html::links;
use super::town::{Town, Who};
use crate::support::{Answer, TestApp};

/// Files for everybody, and what holds nothing of anybody.
const FREE: [&str; 7] = [
    "/static/<path..>",
    "/health",
    "/feed.atom",
    "/laureates/<id>/picture",
    // The office looks at a picture on a page of its own before it is public.
    "/office/laureates/<id>/image",
    "/jury/meetings/<id>/events",
    // A table without rows, to be filled in.
    "/office/editions/<id>/import/template.csv",
];

/// Whether the table of rights says that what is there is taken along: a file, or a page that is made to be printed.
fn is_export(route: &str) -> bool {
    rights::row(Method::Get, route).is_some_and(|row| row.rights.office == Right::Export)
}

fn is_file(answer: &Answer) -> bool {
    let is_page = answer.header("Content-Type").is_none_or(|kind| kind.starts_with("text/html"));
    answer.status == 200 && (!is_page || answer.header("Content-Disposition").is_some())
}

async fn exported(app: &TestApp) -> i64 {
    let mut conn = app.db.read().await.unwrap();
    let text = "select count(*) from audit where act = 'exported'";
    on!(conn, c => sqlx::query_scalar(text).fetch_one(c).await).unwrap()
}

#[rocket::async_test]
async fn no_file_leaves_without_the_right_and_without_a_record() {
    let town = Town::build().await;
    let without = town.app.person("Ohne Recht", Role::Office).await;
    let approver = town.app.person("Frieda Freigabe", Role::Approver).await;
    let mut tx = town.app.db.write().await.unwrap();
    assert!(accounts::set_export(&mut tx, without, false).await.unwrap());
    tx.commit().await.unwrap();
    let (without, approver) = (town.app.signed_in(without).await, town.app.signed_in(approver).await);
    let mut kinds = BTreeSet::new();
    for who in Who::ALL {
        let visitor = town.visitor(who).await;
        for path in &town.pages[&who] {
            let route = town.route(Method::Get, path).unwrap();
            if FREE.contains(&route.as_str()) || kinds.contains(&(who, route.clone())) {
                continue;
            }
            let before = exported(&town.app).await;
            let answer = visitor.get(path).await;
            // Of pages that are alike one is looked at: the first that is there.
            if answer.status == 200 {
                kinds.insert((who, route));
            }
            let taken = exported(&town.app).await - before;
            let route = town.route(Method::Get, path).unwrap();
            let is_printed = is_export(&route) && answer.contains("class=\"l-paper\"");
            if !is_file(&answer) && !is_printed {
                assert_eq!(taken, 0, "{path} is a page, and was recorded as a file");
                continue;
            }
            assert!(is_export(&route), "{path} leaves, and the table of rights does not say so");
            assert_eq!((who, taken), (Who::Office, 1), "{path} left without a record, or to {who:?}");
            let refused = without.get(path).await;
            assert_eq!((refused.status, is_file(&refused)), (409, false), "{path} without the right");
            assert!(refused.contains("keine Listen und Papiere als Dateien"), "{path}: {}", refused.text);
            assert_eq!(approver.get(path).await.status, 404, "{path} to an approver");
            assert_eq!(exported(&town.app).await, before + 1, "{path} was recorded, and did not leave");
        }
    }
    let files = |end: &str| kinds.iter().any(|(who, route)| *who == Who::Office && route.ends_with(end));
    for end in [
        "/exports/<file>",
        "/ranking.csv",
        "/scores.csv",
        "/bundle.zip",
        "/names.csv",
        "/minutes.pdf",
        "/letters/print",
    ] {
        assert!(files(end), "{end} was not looked at: {kinds:?}");
    }
    // No page offers a file to whoever may not take it.
    for path in &town.pages[&Who::Office] {
        let page = without.get(path).await;
        if page.status != 200 {
            continue;
        }
        let ends = ["/ranking.csv", "/scores.csv", "/bundle.zip", "/names.csv", "/exports/"];
        for end in ends.into_iter().chain([
            "/letters/print",
            "/invitations/print",
            "/minutes.pdf",
            "/certificates.pdf",
            "/laudatio.pdf",
            "/documents/certificates/",
        ]) {
            let link = links(&page.text).into_iter().find(|link| link.contains(end));
            assert_eq!(link, None, "{path} offers {end}");
        }
    }
}

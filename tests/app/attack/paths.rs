//! No page has a link that its reader cannot follow.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use laudatio::ground::web::Role;

use super::html::links;
use super::town::{Town, Who, shape};
use crate::support::Visitor;

/// Of links that differ in their keys alone, so many are followed.
const OF_A_KIND: usize = 15;

/// Follows every link from somebody's first pages on. Gives how many pages there were, and which links led nowhere.
async fn follow(visitor: &Visitor<'_>, starts: &[&str]) -> (usize, BTreeSet<String>) {
    let mut queue: VecDeque<(String, String)> = starts.iter().map(|path| (String::new(), (*path).to_owned())).collect();
    let mut seen: BTreeSet<String> = starts.iter().map(|path| (*path).to_owned()).collect();
    let (mut kinds, mut dead, mut pages) = (BTreeMap::<String, usize>::new(), BTreeSet::new(), 0);
    while let Some((from, path)) = queue.pop_front() {
        let count = kinds.entry(shape(&path)).or_default();
        *count += 1;
        if *count > OF_A_KIND {
            continue;
        }
        let answer = visitor.get(&path).await;
        let found = match answer.status {
            200 => links(&answer.text),
            303 => answer.location.into_iter().collect(),
            status => {
                dead.insert(format!("{} -> {}: {status}", shape(&from), shape(&path)));
                continue;
            }
        };
        pages += usize::from(answer.status == 200);
        for link in found {
            if seen.insert(link.clone()) {
                queue.push_back((path.clone(), link));
            }
        }
    }
    (pages, dead)
}

#[rocket::async_test]
async fn every_link_that_somebody_is_shown_leads_to_a_page() {
    let town = Town::build().await;
    for (who, starts, least) in [
        (Who::Public, &["/"][..], 15),
        (Who::Office, &["/office", "/office/approvals"], 150),
        (Who::Juror, &["/jury", "/jury/meetings", "/account"], 10),
        (Who::Chair, &["/jury", "/jury/meetings", "/account"], 10),
    ] {
        let (pages, dead) = follow(&town.visitor(who).await, starts).await;
        assert!(dead.is_empty(), "{who:?}: {dead:#?}");
        assert!(pages >= least, "{who:?} saw {pages} pages");
    }
}

#[rocket::async_test]
async fn whoever_only_confirms_is_shown_no_way_into_other_rooms() {
    let town = Town::build().await;
    let approver = town.app.signed_in(town.app.person("Frieda Freigabe", Role::Approver).await).await;
    let list = approver.get("/office/approvals").await;
    let asked: Vec<String> = links(&list.text).into_iter().filter(|link| link.starts_with("/office/")).collect();
    let asked: BTreeSet<String> = asked.into_iter().filter(|link| link != "/office/approvals").collect();
    assert!(asked.len() > 2, "{}", list.text);
    for path in &asked {
        let page = approver.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.contains("l-crumbs") && !page.contains("l-tabs"), "{path}: {}", page.text);
    }
    let (pages, dead) = follow(&approver, &["/office/approvals", "/account"]).await;
    assert!(dead.is_empty(), "{dead:#?}");
    assert!(pages > asked.len() + 5, "{pages}");
}

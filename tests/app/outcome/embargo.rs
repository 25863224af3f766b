//! Whoever has won learns nothing of it before the ceremony: not from the own link, not from a mail, not as a juror.

use laudatio::contest::nominations::model::{NominationKind, Screening};
use laudatio::contest::nominations::store as nominations;
use laudatio::ids::{NominationId, PersonId};
use laudatio::on;
use rocket::http::Method;

use crate::contest::nominations::nominated;
use crate::outcome::publication::{BEFORE, CEREMONY, LAST_MOMENT, confirm, decided, edition};
use crate::support::{START, TestApp, Visitor};
use crate::verdict::decide;

const RESULT: &str = "/prizes/integrationspreis/2027/result";

/// Words of the decision.
const SECRETS: [&str; 3] = ["Weil es alle angeht", "Rosa Verborgen", "Ehrenpreis der Jury"];

/// What somebody sees who looks everywhere: status, text, and how many statements it took.
async fn looks(app: &TestApp, visitor: &Visitor<'_>, paths: &[String]) -> Vec<(u16, String, u64)> {
    let mut seen = Vec::new();
    for path in paths {
        let before = app.db.statements();
        let page = visitor.get(path).await;
        for (name, value) in &page.headers {
            assert!(!SECRETS.iter().any(|secret| value.contains(secret)), "{path} says {name}: {value}");
        }
        seen.push((page.status, page.text, app.db.statements() - before));
    }
    seen
}

async fn mails(app: &TestApp) -> Vec<(String, String, String)> {
    let mut conn = app.db.read().await.unwrap();
    let all = "select recipient, subject, body_text from mail order by created_at, mail_id";
    on!(conn, c => sqlx::query_as(all).fetch_all(c).await).unwrap()
}

#[rocket::async_test]
async fn a_winner_learns_nothing_before_the_ceremony() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    app.at(START);
    let won = nominated(&app, id, NominationKind::SelfApplication, "Siegprojekt").await;
    let lost = nominated(&app, id, NominationKind::Proposal, "Anderes Projekt").await;
    app.at(BEFORE);
    let by: PersonId = app.person("Olga Büro", laudatio::ground::web::Role::Office).await;
    let mut tx = app.db.write().await.unwrap();
    let of = "select nomination_id from nomination where title = 'Siegprojekt'";
    let winner: NominationId = on!(tx, c => sqlx::query_scalar(of).fetch_one(c).await).unwrap();
    let eligible = (Screening::Eligible, None);
    assert!(nominations::screen(&mut tx, (winner, 1), eligible, by, app.ctx().now).await.unwrap());
    tx.commit().await.unwrap();
    // That a jury has finished its round may be noticed: nobody withdraws any more. Who has won may not.
    decide(&app.db, app.clock.now() - chrono::Duration::days(1), id, by, &[]).await;

    let mut paths: Vec<String> = Vec::new();
    for receipt in [&won, &lost] {
        paths.extend(["", "/edit", "/withdraw"].map(|rest| format!("{receipt}{rest}")));
    }
    let everywhere = ["/", "/archive", "/archive?q=Siegprojekt", "/prizes/integrationspreis", RESULT, "/feed.atom"];
    let jurys = ["/jury", "/jury/meetings", "/account"];
    paths.extend(everywhere.into_iter().chain(jurys).map(str::to_owned));
    let (juror, _) = app.juror("Ada").await;
    let visitors = [app.public(), app.public().speaking("en"), juror];
    let mut before = Vec::new();
    for visitor in &visitors {
        before.push(looks(&app, visitor, &paths).await);
    }
    let mails_before = mails(&app).await;

    decided(&app, id, winner).await;
    confirm(&app, id).await;
    for (visitor, before) in visitors.iter().zip(&before) {
        let now = looks(&app, visitor, &paths).await;
        for ((path, now), before) in paths.iter().zip(&now).zip(before) {
            assert_eq!(now, before, "{path} differs from what it was without a decision");
            assert!(!SECRETS.iter().any(|secret| now.1.contains(secret)), "{path}: {}", now.1);
        }
        assert_eq!(visitor.ask(Method::Head, RESULT).await.status, 404);
    }
    app.at(LAST_MOMENT);
    for visitor in &visitors {
        for (path, (_, text, _)) in paths.iter().zip(looks(&app, visitor, &paths).await) {
            assert!(!SECRETS.iter().any(|secret| text.contains(secret)), "{path}: {text}");
        }
    }
    // The office was asked to confirm; nobody else got a mail, and none says who it is.
    let mails = mails(&app).await;
    assert!(mails.len() > mails_before.len());
    for (recipient, subject, text) in &mails[mails_before.len()..] {
        assert!(recipient.ends_with("@dortmund.example"), "{recipient}: {subject}");
        assert!(!SECRETS.iter().chain(&["Siegprojekt"]).any(|secret| text.contains(secret)), "{text}");
    }

    app.at(CEREMONY);
    for path in ["/archive", RESULT, "/feed.atom"] {
        assert!(app.public().get(path).await.contains("Ehrenpreis der Jury"), "{path}");
    }
    assert_eq!(app.public().get(&won).await.status, 200);
}

//! Calls as the public sees them and as the office edits them.

use laudatio::prizes::model::{EditionStatus, Phase, QuestionRole};
use laudatio::prizes::{seed, store};

use crate::support::TestApp;

#[rocket::async_test]
async fn an_empty_database_is_filled_with_both_prizes_once() {
    let app = TestApp::start().await;
    assert!(!seed::run(&app.ctx()).await.unwrap());
    let mut conn = app.db.read().await.unwrap();
    let prizes = store::prizes(&mut conn).await.unwrap();
    let letters: Vec<_> = prizes.iter().map(|prize| prize.letters.as_str()).collect();
    assert_eq!(letters, ["IP", "WP"]);
    let editions = store::editions(&mut conn).await.unwrap();
    let preparing: Vec<_> = editions
        .iter()
        .filter(|edition| edition.status == EditionStatus::Preparing)
        .map(|edition| (edition.year, edition.number))
        .collect();
    assert_eq!((editions.len(), preparing), (14, vec![(2028, 4), (2027, 10)]));
    assert_eq!(store::laureates(&mut conn).await.unwrap().len(), 22);
    let past = store::edition_by_year(&mut conn, "integrationspreis", 2019).await.unwrap().unwrap();
    assert_eq!(past.closes_at.unwrap().to_string(), "2019-10-26T23:59");
}

#[rocket::async_test]
async fn both_seeded_calls_lack_nothing_but_their_dates() {
    let app = TestApp::start().await;
    for prize in ["integrationspreis", "ethnischer-wirtschaftspreis"] {
        let id = app.open_edition(prize).await;
        let mut conn = app.db.read().await.unwrap();
        let call = store::call(&mut conn, id).await.unwrap().unwrap();
        assert_eq!(call.edition.phase(app.clock.now()), Phase::Nominating);
        assert_eq!((call.criteria.len(), call.places.len()), (5, 3));
        assert_eq!(call.criteria[0].scale_labels.len(), 10);
        let email = call.questions.iter().find(|q| q.role == Some(QuestionRole::NomineeEmail)).unwrap();
        assert_eq!((email.is_required(false), email.is_required(true)), (true, false));
    }
}

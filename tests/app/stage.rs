//! A jury at work: rounds with entries and jurors, for the tests of everything that follows from them.

use std::collections::BTreeMap;

use laudatio::clock::Timestamp;
use laudatio::contest::jury::store::declared;
use laudatio::contest::nominations::model::{Answer, Essence, NominationKind, NominationStatus, Origin, Screening};
use laudatio::contest::nominations::store as nominations;
use laudatio::contest::prizes::model::QuestionRole;
use laudatio::contest::prizes::store as prizes;
use laudatio::contest::rounds::forms::Wanted;
use laudatio::contest::rounds::model::Method;
use laudatio::contest::rounds::store as rounds;
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::{AssignmentId, EditionId, NominationId, PersonId, RoundId};
use laudatio::judging::scoring;
use laudatio::judging::scoring::actions::Saved;
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::judging::scoring::store::Content;
use laudatio::on;

use crate::fill::Filled;
use crate::support::TestApp;

/// Every juror of a filled round judges anew; `points` says which points a sheet gives for every criterion, by its number.
pub async fn judged(app: &TestApp, filled: &Filled, points: impl Fn(usize) -> i64) {
    for (number, (assignment, juror)) in filled.assignments.iter().enumerate() {
        let points = filled.criteria.iter().map(|id| (*id, points(number))).collect();
        let content = Content { status: SheetStatus::Submitted, comment: String::new(), points };
        says(app, (*assignment, *juror), |_| content).await;
    }
}

/// A juror saves a sheet that is there already: what it says becomes what `changed` makes of it.
pub async fn says(
    app: &TestApp,
    (assignment, juror): (AssignmentId, PersonId),
    changed: impl FnOnce(Content) -> Content,
) {
    let mut conn = app.db.read().await.unwrap();
    let own = scoring::store::own(&mut conn, assignment, juror).await.unwrap().unwrap();
    let content = scoring::actions::content_of(&mut conn, &own).await.unwrap().unwrap();
    drop(conn);
    let version = own.version.unwrap();
    let saved = scoring::actions::save(&app.ctx(), juror, assignment, version, &changed(content)).await.unwrap();
    assert!(matches!(saved, Saved::Done), "{saved:?}");
}

/// A round that is being prepared, with the office's person who made it.
pub struct Stage {
    pub app: TestApp,
    pub edition: EditionId,
    pub round: RoundId,
    pub by: PersonId,
}

impl Stage {
    /// A round of the Integrationspreis, whose call has ended.
    pub async fn new(reviews_per_entry: Option<i64>) -> Self {
        let app = TestApp::start().await;
        let edition = app.open_edition("integrationspreis").await;
        app.at("2027-09-20T08:00:00Z");
        let by = app.person("Olga Büro", Role::Office).await;
        let wanted = Wanted {
            name: "Vorauswahl".into(),
            reviews_per_entry,
            opens: None,
            closes: None,
            method: Method::Mean,
            quorum: None,
            least_sheets: None,
        };
        let round = laudatio::contest::rounds::actions::create(&app.ctx(), by, edition, &wanted).await.unwrap();
        Self { app, edition, round, by }
    }

    /// An eligible nomination, in the round.
    pub async fn entry(&self, title: &str) -> NominationId {
        self.entries(&[title]).await[0]
    }

    /// Eligible nominations, in the round.
    pub async fn entries(&self, titles: &[&str]) -> Vec<NominationId> {
        let mut ids = Vec::new();
        for title in titles {
            ids.push(self.nomination(title, Screening::Eligible).await);
        }
        let mut tx = self.app.db.write().await.unwrap();
        rounds::insert_entries(&mut tx, self.round, &ids).await.unwrap();
        tx.commit().await.unwrap();
        ids
    }

    /// A nomination, not in the round.
    pub async fn nomination(&self, title: &str, screening: Screening) -> NominationId {
        let ctx = self.app.ctx();
        let mut tx = ctx.db.write().await.unwrap();
        let questions = prizes::questions(&mut tx, self.edition).await.unwrap();
        let answers = questions
            .iter()
            .filter_map(|question| match question.role {
                Some(QuestionRole::Title | QuestionRole::NomineeName) => {
                    Some((question.question_id, Answer::Text(title.to_owned())))
                }
                _ => None,
            })
            .collect::<BTreeMap<_, _>>();
        let id = NominationId::new(ctx.now, &ctx.random);
        let received: Timestamp = Timestamp::new("2027-09-01T08:00:00Z".parse().unwrap());
        let new = nominations::New {
            nomination_id: id,
            edition_id: self.edition,
            receipt_number: &format!("IP-{}", id.0.simple()),
            token: None,
            idempotency_key: ctx.random.uuid(ctx.now),
            origin: Origin::Paper,
            kind: NominationKind::SelfApplication,
            status: NominationStatus::Received,
            essence: &Essence::of(&questions, &answers),
            answers: &answers,
            language: Lang::De,
            received_at: received,
            changed_at: received,
            entered_by: None,
        };
        nominations::insert(&mut tx, &[new]).await.unwrap();
        if screening != Screening::Pending {
            let reason = (screening == Screening::Ineligible).then_some("außerhalb von Dortmund");
            assert!(nominations::screen(&mut tx, (id, 1), (screening, reason), self.by, ctx.now).await.unwrap());
        }
        tx.commit().await.unwrap();
        id
    }

    /// A juror of the round.
    pub async fn juror(&self, name: &str) -> PersonId {
        let id = self.app.person(name, Role::Juror).await;
        let mut tx = self.app.db.write().await.unwrap();
        rounds::insert_juror(&mut tx, self.round, id).await.unwrap();
        // What every juror does before reading anything.
        declared::declare(&mut tx, self.round, id, self.app.ctx().now).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// The assignment of a juror and an entry, recused or not.
    pub async fn assignment(&self, entry: NominationId, juror: PersonId) -> Option<AssignmentId> {
        let mut conn = self.app.db.read().await.unwrap();
        on!(conn, c => sqlx::query_scalar(
            "select assignment_id from assignment where round_id = $1 and nomination_id = $2 and person_id = $3")
            .bind(self.round).bind(entry).bind(juror).fetch_optional(c).await)
        .unwrap()
    }

    /// The address of the round's first page, with a path behind it.
    pub fn path(&self, rest: &str) -> String {
        format!("/office/rounds/{}{rest}", self.round)
    }
}

//! The data that the load meets, and the limit that writes are measured by.

#[path = "../../tests/support/answers.rs"]
mod answers;
#[path = "../../tests/support/fill.rs"]
mod rows;

use std::time::{Duration, Instant};

use laudatio::clock::Clock;
use laudatio::contest::nominations::answers::field_name;
use laudatio::contest::nominations::model::NominationKind;
use laudatio::contest::prizes::model::{Calendar, QuestionRole};
use laudatio::contest::prizes::{actions as prizes, store as editions};
use laudatio::ground::ctx::Ctx;
use laudatio::ground::db::Db;
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::{AssignmentId, EditionId, PersonId, Random};
use laudatio::on;
use laudatio::people::accounts::model::Person;
use laudatio::people::accounts::{password, store as accounts};
use sqlx::{Connection, Executor};

use super::client::Figures;

pub const PASSWORD: &str = "ein-langes-passwort";

/// What was put in, and forms that fit it.
pub struct Load {
    pub form: String,
    pub ranking: String,
    pub office: String,
    pub juror: String,
    pub sheets: usize,
    random: Random,
    /// What everybody types, and the field that differs.
    answers: Vec<(String, String)>,
    title: String,
    email: String,
    /// Assignments of the juror who signs in, and the criteria of their sheets.
    assignments: Vec<AssignmentId>,
    criteria: Vec<String>,
}

/// An open call, a round of `entries` entries read three times each, and two people who can sign in.
pub async fn fill(db: &Db, entries: usize) -> Load {
    fill_with(db, entries, 30, "mean").await
}

/// The same with so many jurors, ranked by a method.
pub async fn fill_with(db: &Db, entries: usize, jurors: usize, method: &str) -> Load {
    let (clock, random) = (Clock::System, Random::from_system());
    let ctx = Ctx::new(db, &clock, &random);
    let hash = password::hash(&ctx, PASSWORD).await.expect("a hash");
    let office = Person {
        person_id: PersonId::new(ctx.now, &random),
        email: "office@dortmund.example".into(),
        name: "Office".into(),
        role: Role::Office,
        password_hash: Some(hash.clone()),
        language: Lang::De,
        created_at: ctx.now,
        disabled_at: None,
        may_export: true,
    };
    let mut tx = db.write().await.expect("a transaction");
    accounts::insert_person(&mut tx, &office).await.expect("a person");
    tx.commit().await.expect("a commit");
    let (edition, path) = open_call(&ctx, office.person_id).await;
    let filled = rows::round(db, ctx.now, edition, entries, jurors, 3).await;
    let juror = filled.jurors[0];
    let mut tx = db.write().await.expect("a transaction");
    let update = "update person set password_hash = $1 where person_id = $2";
    on!(tx, c => sqlx::query(update).bind(&hash).bind(juror).execute(c).await.map(drop)).expect("a password");
    let update = "update round set method = $1 where round_id = $2";
    on!(tx, c => sqlx::query(update).bind(method).bind(filled.round_id).execute(c).await.map(drop)).expect("a method");
    let questions = editions::questions(&mut tx, edition).await.expect("questions");
    let categories = editions::categories(&mut tx, edition).await.expect("categories");
    tx.commit().await.expect("a commit");
    let asked = |role| field_name(questions.iter().find(|question| question.role == Some(role)).expect("it is asked"));
    Load {
        form: format!("{path}/nominate?kind=self"),
        ranking: format!("/office/rounds/{}/ranking", filled.round_id),
        office: office.email,
        juror: format!("juror0-{}@dortmund.example", juror.0.simple()),
        sheets: filled.assignments.len(),
        random,
        answers: answers::answers(&questions, categories[0].category_id, NominationKind::SelfApplication),
        title: asked(QuestionRole::Title),
        email: asked(QuestionRole::NomineeEmail),
        assignments: filled.assignments.iter().filter(|(_, person)| *person == juror).map(|(id, _)| *id).collect(),
        criteria: filled.criteria.iter().map(ToString::to_string).collect(),
    }
}

async fn open_call(ctx: &Ctx, by: PersonId) -> (EditionId, String) {
    let mut conn = ctx.db.read().await.expect("a connection");
    let all = editions::prizes(&mut conn).await.expect("prizes");
    let prize = all.iter().find(|prize| prize.key == "integrationspreis").expect("it is seeded");
    let editions = editions::editions(&mut conn).await.expect("editions");
    let edition = editions.into_iter().find(|edition| edition.prize_id == prize.prize_id).expect("it is seeded");
    drop(conn);
    let day = |days: i64| (ctx.now + chrono::Duration::days(days)).in_dortmund().date().and_hms_opt(12, 0, 0);
    let wall = |days: i64| laudatio::clock::WallTime::new(day(days).expect("noon exists")).ok();
    let calendar = Calendar { opens_at: wall(-1), closes_at: wall(30), ..Calendar::default() };
    let id = edition.edition_id;
    prizes::set_calendar(ctx, by, id, edition.version, calendar).await.expect("dates");
    let gaps = prizes::open(ctx, by, id, edition.version + 1).await.expect("it opens");
    assert!(gaps.is_empty(), "the seeded call lacks {gaps:?}");
    (id, format!("/prizes/integrationspreis/{}", edition.year))
}

impl Load {
    /// A nomination as a browser would send it.
    pub fn nomination(&self, number: usize) -> String {
        let mut pairs = self.answers.clone();
        pairs.push(("key".to_owned(), self.random.token().as_str().to_owned()));
        let title = pairs.iter_mut().find(|(name, _)| *name == self.title).expect("the form asks for a title");
        title.1 = format!("Projekt {number}");
        let email = pairs.iter_mut().find(|(name, _)| *name == self.email).expect("the form asks for an address");
        email.1 = format!("verein{number}@dortmund.example");
        encode(&pairs)
    }

    /// Where a sheet is sent, and the sheet. It names the version that it changes, and each change makes the next.
    pub fn sheet(&self, number: usize) -> (String, String) {
        let assignment = self.assignments[number % self.assignments.len()];
        let version = 1 + number / self.assignments.len();
        let mut pairs = vec![
            ("act".to_owned(), "submit".to_owned()),
            ("version".to_owned(), version.to_string()),
            ("comment".to_owned(), format!("Fassung {version}")),
        ];
        for (index, criterion) in self.criteria.iter().enumerate() {
            pairs.push((format!("points-{criterion}"), (1 + (number + index) % 10).to_string()));
        }
        (format!("/jury/sheets/{assignment}"), encode(&pairs))
    }
}

fn encode(pairs: &[(String, String)]) -> String {
    let text = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
    pairs.iter().map(|(name, value)| format!("{}={}", text(name), text(value))).collect::<Vec<_>>().join("&")
}

/// The limit of writes: one small row per durable commit, one after the other.
pub async fn bare_commits(db: &Db, lasts: Duration) -> Figures {
    let insert = "insert into feedback (feedback_id, message, created_at) values ($1, 'load', $2)";
    let (clock, random) = (Clock::System, Random::from_system());
    let (started, mut times) = (Instant::now(), Vec::new());
    while started.elapsed() < lasts {
        let began = Instant::now();
        let now = clock.now();
        let mut tx = db.write().await.expect("a transaction");
        let id = random.uuid(now);
        on!(tx, c => sqlx::query(insert).bind(id).bind(now).execute(c).await.map(drop)).expect("a row");
        tx.commit().await.expect("a commit");
        times.push(began.elapsed());
    }
    Figures::of(times, Vec::new(), started.elapsed())
}

/// A database of our own on a server that is there.
pub async fn fresh_postgres(admin: &str) -> String {
    let name = format!("load{}", uuid::Uuid::new_v4().simple());
    let mut conn = sqlx::PgConnection::connect(admin).await.expect("the server answers");
    conn.execute(sqlx::AssertSqlSafe(format!("create database {name}"))).await.expect("a database");
    let (server, _) = admin.rsplit_once('/').expect("the URL names a database");
    format!("{server}/{name}")
}

//! Many nominations, jurors and sheets at once, straight into the tables: for counting statements and for the load.

use laudatio::clock::Timestamp;
use laudatio::ground::db::Db;
use laudatio::ground::web::Role;
use laudatio::i18n::sort_key;
use laudatio::ids::{AssignmentId, EditionId, NominationId, PersonId, RoundCriterionId, RoundId, SheetId};
use laudatio::on;
use uuid::Uuid;

/// An open round, all of whose sheets are submitted.
pub struct Filled {
    pub round_id: RoundId,
    pub entries: Vec<NominationId>,
    pub jurors: Vec<PersonId>,
    pub assignments: Vec<(AssignmentId, PersonId)>,
    pub criteria: Vec<RoundCriterionId>,
}

const NOMINATION: &str = "insert into nomination (nomination_id, edition_id, receipt_number, idempotency_key, origin, \
    kind, status, title, nominee_name, consent_publication, answers, language, search_text, sort_key, received_at, \
    changed_at, screening) values ($1, $2, $3, $4, 'online', 'self', 'received', $5, $6, true, $7, 'de', $8, $9, \
    $10, $10, 'eligible')";
const PERSON: &str = "insert into person (person_id, email, name, role, language, created_at) \
    values ($1, $2, $3, $4, 'de', $5)";
const ROUND: &str = "insert into round (round_id, edition_id, position, name, status, method, created_at, opened_at) \
    values ($1, $2, 1, 'Hauptrunde', 'open', 'mean', $3, $3)";
const CRITERIA: &str = "insert into round_criterion (round_criterion_id, round_id, criterion_id, position, label, \
    description, weight, scale_min, scale_max, scale_labels) \
    select $1, $2, criterion_id, position, label, description, weight, scale_min, scale_max, scale_labels \
    from criterion where criterion_id = $3";
const ENTRY: &str = "insert into round_entry (round_id, nomination_id) values ($1, $2)";
const JUROR: &str = "insert into round_juror (round_id, person_id) values ($1, $2)";
const DECLARED: &str = "insert into declaration (round_id, person_id, declared_at) values ($1, $2, $3)";
const ASSIGNMENT: &str = "insert into assignment (assignment_id, round_id, nomination_id, person_id, origin, created_at) \
    values ($1, $2, $3, $4, 'proposal', $5)";
const SHEET: &str = "insert into sheet (sheet_id, assignment_id, status, comment, version, changed_at, submitted_at) \
    values ($1, $2, 'submitted', '', 1, $3, $3)";
const SCORE: &str = "insert into score (sheet_id, round_criterion_id, points) values ($1, $2, $3)";

/// Fills an edition with a round: each entry is read by `reviews` of the `jurors`.
pub async fn round(
    db: &Db,
    now: Timestamp,
    edition: EditionId,
    entries: usize,
    jurors: usize,
    reviews: usize,
) -> Filled {
    let mut tx = db.write().await.unwrap();
    let template = laudatio::contest::prizes::store::criteria(&mut tx, edition).await.unwrap();
    let filled = Filled {
        round_id: RoundId(Uuid::now_v7()),
        entries: (0..entries).map(|_| NominationId(Uuid::now_v7())).collect(),
        jurors: (0..jurors).map(|_| PersonId(Uuid::now_v7())).collect(),
        assignments: Vec::new(),
        criteria: template.iter().map(|_| RoundCriterionId(Uuid::now_v7())).collect(),
    };
    on!(tx, c => sqlx::query(ROUND).bind(filled.round_id).bind(edition).bind(now).execute(c).await.map(drop)).unwrap();
    for (id, criterion) in filled.criteria.iter().zip(&template) {
        on!(tx, c => sqlx::query(CRITERIA).bind(id).bind(filled.round_id).bind(criterion.criterion_id).execute(c).await.map(drop))
            .unwrap();
    }
    for (number, id) in filled.jurors.iter().enumerate() {
        let (email, name) =
            (format!("juror{number}-{}@dortmund.example", id.0.simple()), format!("Jurymitglied {number}"));
        on!(tx, c => sqlx::query(PERSON).bind(id).bind(&email).bind(&name).bind(Role::Juror).bind(now).execute(c).await.map(drop))
            .unwrap();
        on!(tx, c => sqlx::query(JUROR).bind(filled.round_id).bind(id).execute(c).await.map(drop)).unwrap();
        on!(tx, c => sqlx::query(DECLARED).bind(filled.round_id).bind(id).bind(now).execute(c).await.map(drop))
            .unwrap();
    }
    let mut assignments = Vec::new();
    for (number, id) in filled.entries.iter().enumerate() {
        let title = format!("Projekt {number}");
        on!(tx, c => sqlx::query(NOMINATION)
            .bind(id)
            .bind(edition)
            .bind(format!("FILL-{}", id))
            .bind(Uuid::now_v7())
            .bind(&title)
            .bind(format!("Verein {number}"))
            .bind(sqlx::types::Json(serde_json::json!({})))
            .bind(title.to_lowercase())
            .bind(sort_key(&title))
            .bind(now)
            .execute(c)
            .await
            .map(drop))
        .unwrap();
        on!(tx, c => sqlx::query(ENTRY).bind(filled.round_id).bind(id).execute(c).await.map(drop)).unwrap();
        for review in 0..reviews {
            let juror = filled.jurors[(number + review * 7) % jurors];
            let (assignment, sheet) = (AssignmentId(Uuid::now_v7()), SheetId(Uuid::now_v7()));
            on!(tx, c => sqlx::query(ASSIGNMENT)
                .bind(assignment)
                .bind(filled.round_id)
                .bind(id)
                .bind(juror)
                .bind(now)
                .execute(c)
                .await
                .map(drop))
            .unwrap();
            on!(tx, c => sqlx::query(SHEET).bind(sheet).bind(assignment).bind(now).execute(c).await.map(drop)).unwrap();
            for (index, criterion) in filled.criteria.iter().enumerate() {
                let points = 1 + ((number * 31 + review * 17 + index * 7) % 10) as i64;
                on!(tx, c => sqlx::query(SCORE).bind(sheet).bind(criterion).bind(points).execute(c).await.map(drop))
                    .unwrap();
            }
            assignments.push((assignment, juror));
        }
    }
    tx.commit().await.unwrap();
    Filled { assignments, ..filled }
}

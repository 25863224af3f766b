//! The demonstration: a result of former years, a jury in session, one that scores, and an open call, with invented
//! entries, jurors and sheets.
//!
//! It goes through the same actions as people do, at moments in the past, so that every list, receipt and
//! record looks as it would after months of use.

mod actions;
mod facts;
mod hearing;
mod refusal;
mod stage;

use std::fmt::Write as _;

use chrono::Duration;

use crate::contest::{nominations, prizes};
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ground::web::Role;
use crate::ids::Random;
use crate::people::accounts;

use hearing::Hearing;
use refusal::Refusal;
use stage::Stage;

/// The password of every invented account.
pub const PASSWORD: &str = "laudatio-zum-ausprobieren";

/// Where the links lead that people were sent.
const PUBLIC_URL: &str = "http://127.0.0.1:8000";

const BUSINESS: &str = "ethnischer-wirtschaftspreis";

/// Fills the database and gives the accounts to print.
///
/// # Errors
/// [`Refusal::InUse`] when the database holds anything but the seeded prizes.
pub async fn run(ctx: &Ctx) -> Result<String> {
    prizes::seed::run(ctx).await?;
    refuse_if_used(ctx).await?;
    let people = stage::people(ctx).await?;
    let stage = Stage { ctx: ctx.clone(), chance: Random::seeded(2027), people };
    stage.confirms_texts().await?;

    let script = hearing::script()?;
    let former = former(&stage, &script).await?;
    let business = facts::business()?;
    let (judged, fresh) = business.split_at(business.len().saturating_sub(2));
    in_meeting(&stage, &script, judged, former).await?;
    being_scored(&stage).await?;

    let open = stage.next_call(BUSINESS, Duration::days(6), -Duration::days(36)).await?;
    stage.entries(open, fresh, Duration::days(5), Duration::days(1)).await?;
    Ok(accounts_to_print(&stage))
}

/// An edition of two years ago: decided by a jury in session, and public. Gives its year.
async fn former(stage: &Stage, script: &hearing::Script) -> Result<i64> {
    // So that the ceremony was in its year.
    let ago = |days: i64| Duration::days(731 + days);
    let id = stage.call(BUSINESS, ago(150), ago(100)).await?;
    let year = stage.edition(id).await?.year - 4;
    stage.dated(id, year).await?;
    let entries = stage.entries(id, &facts::former()?, ago(149), ago(101)).await?;
    stage.screen(id, &entries, ago(95), &[]).await?;
    let round = stage.round(id, None, ago(90), Some(-ago(70))).await?;
    stage.score(round, &entries, 1.0, ago(85)).await?;
    stage.close(round, ago(65)).await?;
    let begins = stage::wall(stage.ctx.now - ago(58), 16, 0)?.begins();
    Hearing::open(stage, script, round, (begins, Duration::seconds(70))).await?.hold().await?;
    stage.decide(round, ago(56)).await?;
    stage.publish(id, ago(50)).await?;
    stage.finish(id, ago(30)).await?;
    Ok(year)
}

/// The edition after that one: scored, closed, and its jury in session.
async fn in_meeting(stage: &Stage, script: &hearing::Script, judged: &[facts::Invented], former: i64) -> Result<()> {
    let days = Duration::days;
    let id = stage.next_call(BUSINESS, days(90), days(45)).await?;
    stage.dated(id, former + 2).await?;
    let entries = stage.entries(id, judged, days(89), days(46)).await?;
    stage.screen(id, &entries, days(42), &[]).await?;
    let round = stage.round(id, None, days(40), Some(-days(8))).await?;
    stage.score(round, &entries, 1.0, days(36)).await?;
    stage.close(round, days(6)).await?;
    let times = (stage.ctx.now - Duration::minutes(45), Duration::seconds(40));
    Hearing::open(stage, script, round, times).await?.begin().await
}

/// An edition that the jury scores.
async fn being_scored(stage: &Stage) -> Result<()> {
    let running = stage.call("integrationspreis", Duration::days(60), Duration::days(12)).await?;
    let mut entries = stage.entries(running, &facts::integration()?, Duration::days(59), Duration::days(13)).await?;
    let outside = entries.pop().into_iter().collect::<Vec<_>>();
    stage.screen(running, &entries, Duration::days(9), &outside).await?;
    let round = stage.round(running, Some(3), Duration::days(7), Some(Duration::days(14))).await?;
    stage.score(round, &entries, 0.6, Duration::days(6)).await?;
    stage.recuse(round, Duration::days(2)).await
}

async fn refuse_if_used(ctx: &Ctx) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let people = accounts::store::people(&mut conn).await?;
    let mut used = !people.is_empty();
    for edition in prizes::store::editions(&mut conn).await? {
        used |= edition.status == prizes::model::EditionStatus::Open
            || !nominations::store::eligible(&mut conn, edition.edition_id).await?.is_empty();
    }
    if used { Err(Refusal::InUse.into()) } else { Ok(()) }
}

fn accounts_to_print(stage: &Stage) -> String {
    let mut text = String::from("Die Datenbank ist gefüllt. Alle Konten haben dasselbe Passwort.\n\n");
    let mut line = |role: &str, name: &str, email: &str| {
        writeln!(text, "  {role:<10} {email:<44} {name}").expect("writing to a string cannot fail");
    };
    for person in &stage.people {
        let role = match person.role {
            Role::Office => "Büro",
            Role::Chair => "Vorsitz",
            Role::Juror => "Jury",
            Role::Approver => "Freigabe",
        };
        line(role, &person.name, &person.email);
    }
    write!(text, "\n  Passwort   {PASSWORD}\n\nStarten Sie jetzt: laudatio serve")
        .expect("writing to a string cannot fail");
    text
}

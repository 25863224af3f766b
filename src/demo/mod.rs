//! The demonstration: one running, one closed and one open call with invented entries, jurors and sheets.
//!
//! It goes through the same actions as people do, at moments in the past, so that every list, receipt and
//! record looks as it would after months of use.

mod facts;
mod stage;

use std::fmt::Write as _;

use chrono::Duration;

use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::ids::Random;
use crate::web::Role;
use crate::{accounts, nominations, prizes};

use stage::Stage;

/// The password of every invented account.
pub const PASSWORD: &str = "laudatio-zum-ausprobieren";

/// Fills the database and gives the accounts to print.
///
/// # Errors
/// [`AppError::Refused`] when the database holds anything but the seeded prizes.
pub async fn run(ctx: &Ctx) -> Result<String> {
    prizes::seed::run(ctx).await?;
    refuse_if_used(ctx).await?;
    let people = stage::people(ctx).await?;
    let stage = Stage { ctx: ctx.clone(), chance: Random::seeded(2027), people };

    let business = facts::business()?;
    let (closed, fresh) = business.split_at(business.len().saturating_sub(2));
    let first = stage.call("ethnischer-wirtschaftspreis", Duration::days(150), Duration::days(100)).await?;
    stage.dated_back(first, 2).await?;
    let entries = stage.entries(first, closed, Duration::days(149), Duration::days(101)).await?;
    stage.screen(first, &entries, Duration::days(95), &[]).await?;
    let round = stage.round(first, None, Duration::days(90), Some(-Duration::days(70))).await?;
    stage.score(round, &entries, 1.0, Duration::days(85)).await?;
    stage.close(round, Duration::days(65)).await?;
    stage.finish(first, Duration::days(60)).await?;

    let running = stage.call("integrationspreis", Duration::days(60), Duration::days(12)).await?;
    let mut entries = stage.entries(running, &facts::integration()?, Duration::days(59), Duration::days(13)).await?;
    let outside = entries.pop().into_iter().collect::<Vec<_>>();
    stage.screen(running, &entries, Duration::days(9), &outside).await?;
    let round = stage.round(running, Some(3), Duration::days(7), Some(Duration::days(14))).await?;
    stage.score(round, &entries, 0.6, Duration::days(6)).await?;
    stage.recuse(round, Duration::days(2)).await?;

    let open = stage.next_call("ethnischer-wirtschaftspreis", Duration::days(6), -Duration::days(36)).await?;
    stage.entries(open, fresh, Duration::days(5), Duration::days(1)).await?;
    Ok(accounts_to_print(&stage))
}

async fn refuse_if_used(ctx: &Ctx) -> Result<()> {
    let mut conn = ctx.db.read().await?;
    let people = accounts::store::people(&mut conn).await?;
    let mut used = !people.is_empty();
    for edition in prizes::store::editions(&mut conn).await? {
        used |= edition.status == prizes::model::EditionStatus::Open
            || !nominations::store::eligible(&mut conn, edition.edition_id).await?.is_empty();
    }
    if used { Err(AppError::Refused("demo-database-in-use")) } else { Ok(()) }
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
        };
        line(role, &person.name, &person.email);
    }
    write!(text, "\n  Passwort   {PASSWORD}\n\nStarten Sie jetzt: laudatio serve")
        .expect("writing to a string cannot fail");
    text
}

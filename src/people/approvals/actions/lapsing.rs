//! Requests that nobody answers: both people are told before they lapse and when they have, and that is on record.
//! Whether a request has lapsed is asked of the clock at each use; this only says so, in the background.

use std::time::Duration;

use crate::ground::audit::{self, acts};
use crate::ground::background::Repeating;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::ground::mail::{self, Letter, Premise};
use crate::i18n::{Args, Writes, say, value};
use crate::people::accounts::model::Person;
use crate::people::accounts::store as accounts;

use super::super::model::{Approval, REMINDS, STAYS};
use super::super::store;
use super::hands;

/// How often it is looked for.
const EVERY: Duration = Duration::from_secs(60);

/// Tells everybody concerned of all requests that are about to lapse, or have. May run twice, or late.
pub async fn run_due(ctx: &Ctx, public_url: &str) -> Result<()> {
    // Reading first: on SQLite the one connection that writes is not taken for nothing.
    if store::count_due(&mut ctx.db.read().await?, ctx.now, ctx.now + REMINDS).await? == 0 {
        return Ok(());
    }
    let mut tx = ctx.db.write().await?;
    let lapsed = store::lapsed_unsaid(&mut tx, ctx.now).await?;
    for approval in &lapsed {
        // Of what lapsed long ago, while nothing ran or by an earlier release, nobody wants to hear any more.
        let is_news = approval.lapses_at > ctx.now - STAYS;
        if store::lapse_one(&mut tx, approval.approval_id, ctx.now).await? && is_news {
            tell(&mut tx, ctx, approval, "lapsed", public_url).await?;
        }
    }
    let lapsing = store::lapsing(&mut tx, ctx.now, ctx.now + REMINDS).await?;
    for approval in &lapsing {
        if store::set_reminded(&mut tx, approval.approval_id, ctx.now).await? {
            tell(&mut tx, ctx, approval, "lapsing", public_url).await?;
        }
    }
    // Recording comes last: no lock is taken after it.
    for approval in &lapsed {
        let act = acts::ApprovalLapsed { approval_id: Some(approval.approval_id), what: approval.act };
        audit::record(&mut tx, ctx, None, approval.subject(), act).await?;
    }
    for approval in &lapsing {
        let act = acts::ApprovalReminded { approval_id: approval.approval_id, what: approval.act };
        audit::record(&mut tx, ctx, None, approval.subject(), act).await?;
    }
    Ok(tx.commit().await?)
}

/// Writes to who asked, and to those who could have answered: `kind` is the mail's, and another for each of them.
async fn tell(conn: &mut Conn, ctx: &Ctx, approval: &Approval, kind: &'static str, public_url: &str) -> Result<()> {
    let asked = if kind == "lapsed" { "lapsed_others" } else { "lapsing_others" };
    let people = accounts::people(conn).await?;
    let asker = people.into_iter().find(|person| person.person_id == approval.asked_by && person.disabled_at.is_none());
    let others: Vec<Person> = hands(conn).await?.others(approval.asked_by).cloned().collect();
    let told = asker.into_iter().map(|person| (kind, person)).chain(others.into_iter().map(|person| (asked, person)));
    for (kind, person) in told {
        let link = Some(format!("{public_url}{}", approval.path));
        let args = args(approval, &person);
        let premise = match kind {
            "lapsing" | "lapsing_others" => {
                Premise::Request { approval: approval.approval_id, person: person.person_id }
            }
            _ => Premise::Lapsed { approval: approval.approval_id, person: person.person_id },
        };
        let lang = person.language;
        mail::queue(conn, ctx, Letter { kind, to: &person.email, lang, args, link, premise }).await?;
    }
    Ok(())
}

fn args<'a>(approval: &Approval, to: &Person) -> Args<'a> {
    let writes = Writes(to.language);
    Args::from_iter([
        ("who", value(approval.asker.clone())),
        ("what", value(say(to.language, &format!("approvals-act-{}", approval.act)))),
        ("name", value(approval.title.clone())),
        ("at", value(writes.datetime(approval.asked_at.in_dortmund()))),
        ("until", value(writes.datetime(approval.lapses_at.in_dortmund()))),
    ])
}

/// Looks for them while the server runs.
pub fn repeating() -> Repeating {
    Repeating::new("requests that lapse", EVERY, |ctx, public_url| {
        Box::pin(async move { run_due(&ctx, &public_url).await })
    })
}

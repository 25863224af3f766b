//! Telling the office what touches a result that two people have confirmed.

use std::collections::BTreeSet;

use crate::contest::prizes::model::LaterFact;
use crate::contest::prizes::store::{self as prizes, touched};
use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ground::mail::{self, Letter};
use crate::ground::web::Role;
use crate::i18n::{Args, Writes, value};
use crate::ids::EditionId;
use crate::link;
use crate::people::accounts::store as accounts;

/// Writes to everybody in the office about what touches a confirmed result and was not said yet. May run twice, or late.
pub async fn look(ctx: &Ctx, public_url: &str) -> Result<()> {
    // Reading first: on SQLite the one connection that writes is not taken for nothing.
    if touched::unsaid(&mut ctx.db.read().await?).await?.is_empty() {
        return Ok(());
    }
    let mut tx = ctx.db.write().await?;
    let mut news: Vec<LaterFact> = Vec::new();
    for fact in touched::unsaid(&mut tx).await? {
        let is_known = news.iter().any(|one: &LaterFact| (one.fact, one.subject) == (fact.fact, fact.subject));
        if touched::notice(&mut tx, &fact, ctx.now).await? || is_known {
            news.push(fact);
        }
    }
    let people = accounts::people(&mut tx).await?;
    let office = people.iter().filter(|person| person.role == Role::Office && person.disabled_at.is_none());
    let office: Vec<_> = office.collect();
    let concerned: BTreeSet<EditionId> = news.iter().map(|fact| fact.edition_id).collect();
    let mut records = Vec::new();
    for id in concerned {
        let Some(edition) = prizes::edition(&mut tx, id).await? else { continue };
        let Some(prize) = prizes::prize(&mut tx, edition.prize_id).await? else { continue };
        let facts = edition.concerned_by(&news);
        if facts.is_empty() {
            continue;
        }
        let about: Vec<_> = facts.iter().map(|fact| fact.subject).collect();
        for person in &office {
            let lang = person.language;
            let lines: Vec<String> = facts.iter().map(|fact| format!("– {}", fact.said(lang))).collect();
            let ceremony = edition.turns_public_at().filter(|at| ctx.now < at.begins());
            let args = Args::from_iter([
                ("prize", value(edition.title(&prize, lang))),
                ("facts", value(lines.join("\n"))),
                ("state", value(if edition.is_stopped() { "stopped" } else { "public" })),
                ("ceremony", value(ceremony.map(|at| Writes(lang).datetime(at.naive())).unwrap_or_default())),
                ("ahead", value(if ceremony.is_some() { "yes" } else { "no" })),
            ]);
            let link = Some(format!("{public_url}{}", link!("/office/editions/{edition}/publication", edition = id)));
            let (person_id, is_stopped, facts) = (person.person_id, edition.is_stopped(), about.clone());
            let premise = mail::Premise::Touched { edition: id, person: person_id, is_stopped, facts };
            mail::queue(&mut tx, ctx, Letter { kind: "touched", to: &person.email, lang, args, link, premise }).await?;
        }
        let facts: Vec<_> = facts.iter().map(|fact| fact.recorded()).collect();
        records.push((id, acts::ResultTouched { facts, told: office.len() }));
    }
    // Recording comes last: no lock is taken after it.
    for (id, act) in records {
        audit::record(&mut tx, ctx, None, id, act).await?;
    }
    Ok(tx.commit().await?)
}

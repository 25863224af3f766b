//! Tells the office when something touches a result that two people have confirmed.
//!
//! Many acts can do that, in the jury, in screening, among accounts; so it is looked for after each of them, by whatever
//! door it came, and in the background. Whether a result is stopped does not depend on it: that is read from the data.

use std::collections::BTreeSet;
use std::time::Duration;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Method;
use rocket::{Request, Response};
use serde_json::json;

use crate::accounts::store as accounts;
use crate::audit;
use crate::background::Repeating;
use crate::config::Settings;
use crate::ctx::{Ctx, arrival};
use crate::error::Result;
use crate::i18n::{Args, Writes, value};
use crate::ids::EditionId;
use crate::mail::{self, Letter};
use crate::prizes::model::LaterFact;
use crate::prizes::store::{self as prizes, touched};
use crate::web::Role;

/// How often it is looked for, where no act of ours has done it.
const EVERY: Duration = Duration::from_secs(60);

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
            let link = Some(format!("{public_url}/office/editions/{id}/publication"));
            let (person_id, is_stopped, facts) = (person.person_id, edition.is_stopped(), about.clone());
            let premise = mail::Premise::Touched { edition: id, person: person_id, is_stopped, facts };
            mail::queue(&mut tx, ctx, Letter { kind: "touched", to: &person.email, lang, args, link, premise }).await?;
        }
        let facts: Vec<_> = facts.iter().map(|fact| fact.recorded()).collect();
        records.push((id, json!({"facts": facts, "told": office.len()})));
    }
    // Recording comes last: no lock is taken after it.
    for (id, detail) in records {
        audit::record(&mut tx, ctx, None, "result_touched", ("edition", id.0), detail).await?;
    }
    Ok(tx.commit().await?)
}

/// Looks for it while the server runs.
pub fn repeating() -> Repeating {
    Repeating::new("what touches a confirmed result", EVERY, |ctx, public_url| {
        Box::pin(async move { look(&ctx, &public_url).await })
    })
}

/// Looks for it after each act.
pub struct Watch;

#[rocket::async_trait]
impl Fairing for Watch {
    fn info(&self) -> Info {
        Info { name: "what touches a confirmed result, after each act", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        if request.method() != Method::Post || response.status().code != 303 {
            return;
        }
        let rocket = request.rocket();
        let (Some(ctx), Some(settings)) = (Ctx::from_rocket(rocket), rocket.state::<Settings>()) else { return };
        let ctx = Ctx { now: arrival(request), ..ctx };
        // The act itself is done; this is tried again in the background.
        if let Err(error) = look(&ctx, settings.public_url()).await {
            tracing::error!(?error, "what touches a confirmed result cannot be looked for");
        }
    }
}

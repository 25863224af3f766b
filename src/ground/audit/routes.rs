//! The record as the office reads it.

use std::collections::{HashMap, HashSet};

use rocket::{Route, get, routes};
use serde::Serialize;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::ground::ctx::Ctx;
use crate::ground::web::{Answer, Choice, Language, Office, Page, Pager, Query};
use crate::i18n::{Lang, say, sort_key};
use crate::ids::{EditionId, MailId, NominationId, PersonId, RoundId};
use crate::key;
use crate::link;

use super::RecordLine;
use super::describe::{self, Detail, Speaker};
use super::filter::{Filter, NOBODY};
use super::store::{actors, acts, closed_to, count, names, page};

/// How many signs of somebody's text a line shows.
const LONGEST: usize = 200;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![list]
}

/// One act in words.
#[derive(Serialize)]
struct Line {
    at: Timestamp,
    /// Absent for the public and the program itself.
    name: Option<String>,
    act: String,
    subject: String,
    /// What people call it, if it is still there.
    subject_name: Option<String>,
    /// The page of what it was done to, if it has one.
    href: Option<String>,
    detail: Vec<Detail>,
    /// The reader must be outside for something in the meeting that it belongs to.
    withheld: bool,
}

/// The record, the newest acts first.
#[derive(Serialize)]
pub struct ListPage {
    lines: Vec<Line>,
    pager: Pager,
    filter: HashMap<&'static str, String>,
    filtered: bool,
    acts: Vec<Choice>,
    people: Vec<Choice>,
}

#[get("/office/audit")]
async fn list(office: Office, ctx: Ctx, query: Query, lang: Language) -> Answer<ListPage> {
    let mut conn = ctx.db.read().await?;
    let filter = Filter::read(&query);
    let kept = filter.query();
    let total = count(&mut conn, &filter).await?;
    let pager =
        Pager::new(query.parse("page").unwrap_or(1), total, |n| format!("{}?{kept}page={n}", link!("/office/audit")));
    let entries = page(&mut conn, &filter, Pager::SIZE, pager.offset()).await?;
    let names = names(&mut conn, &describe::ids(&entries)).await?;
    let speaker = Speaker { lang: lang.0, names: &names, longest: LONGEST };
    let closed = closed_to(&mut conn, office.person_id).await?;
    let lines = entries.into_iter().map(|entry| line(entry, &speaker, &closed)).collect();
    let acts = act_choices(acts(&mut conn).await?, lang.0);
    let people = person_choices(actors(&mut conn).await?, lang.0);
    let filtered = !kept.is_empty();
    let filter = filter.pairs().into_iter().collect();
    Ok(Page::new("ground/audit/list.html", ListPage { lines, pager, filter, filtered, acts, people }))
}

/// What the meeting keeps from somebody who must be outside, the record does not tell: motions, verdicts and lots of
/// another entry may name it as well, so nothing is told of the whole meeting but who did what and when.
fn line(entry: RecordLine, speaker: &Speaker<'_>, closed: &HashSet<Uuid>) -> Line {
    let (lang, verb, id) = (speaker.lang, entry.verb(), entry.subject_id);
    let withheld = entry.subject == "jury_session" && closed.contains(&entry.subject_id);
    let href = match entry.subject.as_str() {
        "edition" => Some(link!("/office/editions/{edition}", edition = EditionId(id))),
        "nomination" => Some(link!("/office/nominations/{nomination}", nomination = NominationId(id))),
        "round" => Some(link!("/office/rounds/{round}", round = RoundId(id))),
        "person" => Some(link!("/office/people/{person}", person = PersonId(id))),
        "mail" => Some(link!("/office/mail/{mail}", mail = MailId(id))),
        _ => None,
    };
    Line {
        at: entry.at,
        name: entry.name,
        act: describe::act(lang, &entry.subject, &entry.act),
        subject: describe::subject(lang, &entry.subject),
        subject_name: speaker.names.get(&entry.subject_id).cloned(),
        href,
        detail: if withheld { Vec::new() } else { speaker.details(verb, &entry.detail.0) },
        withheld,
    }
}

/// The kinds of acts, in the order of their sentences.
fn act_choices(acts: Vec<(String, String)>, lang: Lang) -> Vec<Choice> {
    let choice = |(subject, act): (String, String)| {
        let label = format!("{}: {}", describe::subject(lang, &subject), describe::act(lang, &subject, &act));
        Choice::new(format!("{subject}.{act}"), label)
    };
    let mut choices: Vec<Choice> = acts.into_iter().map(choice).collect();
    choices.sort_by_cached_key(|choice| sort_key(&choice.label.text));
    choices.insert(0, Choice::new("", say(lang, key!("audit-filter-all"))));
    choices
}

/// Who acted, by name; then the public and the program.
fn person_choices(actors: Vec<(PersonId, String)>, lang: Lang) -> Vec<Choice> {
    let mut choices: Vec<Choice> = actors.into_iter().map(|(id, name)| Choice::new(id, name)).collect();
    choices.sort_by_cached_key(|choice| sort_key(&choice.label.text));
    choices.insert(0, Choice::new("", say(lang, key!("audit-filter-all"))));
    choices.push(Choice::new(NOBODY, say(lang, key!("audit-nobody"))));
    choices
}

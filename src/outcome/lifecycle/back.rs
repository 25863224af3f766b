//! `/office/editions/<id>/retract` and `/reopen`: two people take back that a call was published, because everybody could
//! read it; one takes back that it was ended. Each with a reason that is kept, while nothing rests on it.

use rocket::{Route, get, post, routes};

use crate::clock::Timestamp;
use crate::contest::prizes::model::{Edition, EditionStatus, Prize};
use crate::contest::prizes::refusal::Refusal;
use crate::contest::prizes::store::Rests;
use crate::contest::prizes::{back, store as prizes};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer as Answered, Language, Link, Office, Posted, redirect};
use crate::i18n::{Args, Lang, say, t};
use crate::ids::{EditionId, PersonId};
use crate::key;
use crate::link;
use crate::people::approvals::final_act::{Next, final_act};
use crate::people::approvals::readback::{Line, ReadBack, Reason, to_call};
use crate::people::approvals::{Act, FinalAct, Outcome, Panel, digest};

pub(super) fn routes() -> Vec<Route> {
    [retract::routes(), routes![reopen_form, reopen]].concat()
}

/// What is shown before something is taken back: `verb` is the end of the address and the begin of the sentences' keys.
fn page(
    edition: &Edition,
    name: String,
    (path, key): (String, &str),
    lines: Vec<Line>,
    refusal: Option<&str>,
    reason: &Reason<'_>,
    lang: Lang,
) -> ReadBack {
    let id = edition.edition_id;
    let said = |part: &str| say(lang, &format!("{key}-{part}"));
    let crumbs = vec![
        Link::new(link!("/office"), say(lang, key!("nav-office"))),
        Link::new(link!("/office/editions/{edition}", edition = id), name),
    ];
    ReadBack::new(said("title"), path, said("do"), to_call(id, lang))
        .under(crumbs, said("lead"))
        .says(lines, vec![said("next")])
        .one(refusal.map(|key| say(lang, key)), Vec::new())
        .reason(reason, false, lang)
}

/// A published call before it is taken back, and what rests on it.
struct Retracting {
    edition: Edition,
    prize: Prize,
    rests: Rests,
}

final_act!(retract: Retracting at "/office/editions/<id>/retract", "/office/editions/<id>/retract/confirm");

#[rocket::async_trait]
impl FinalAct for Retracting {
    type Id = EditionId;
    type Refusal = Refusal;

    const ACT: Act = Act::Retract;
    const DONE: &'static str = "edition-retracted";

    fn path(id: EditionId) -> String {
        link!("/office/editions/{edition}/retract", edition = id)
    }

    fn home(id: EditionId) -> String {
        link!("/office/editions/{edition}", edition = id)
    }

    fn reason(form: &Posted) -> Reason<'_> {
        Reason::needed(form)
    }

    async fn hold(conn: &mut Conn, id: EditionId) -> Result<()> {
        prizes::hold(conn, id).await
    }

    async fn load(conn: &mut Conn, id: EditionId, _now: Timestamp) -> Result<Self> {
        let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
        let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
        let rests = prizes::rests(conn, id).await?;
        Ok(Self { edition, prize, rests })
    }

    fn title(&self) -> String {
        self.edition.title(&self.prize, Lang::De)
    }

    fn shown(&self) -> String {
        digest(&(self.edition.edition_id, self.edition.opened_at, self.edition.version))
    }

    fn refusal(&self) -> Option<Refusal> {
        match self.edition.status {
            EditionStatus::Open if self.rests.nominations == 0 && self.rests.rounds == 0 => None,
            EditionStatus::Open => Some(Refusal::InUse),
            _ => Some(Refusal::NotPublished),
        }
    }

    fn page(&self, panel: Panel, reason: &Reason<'_>, _now: Timestamp, lang: Lang) -> ReadBack {
        let id = self.edition.edition_id;
        let count = |key, n: i64| {
            let mut args = Args::new();
            args.set("n", n);
            t(lang, key, Some(&args))
        };
        let rests = &self.rests;
        let lines = vec![
            Line::new(count(key!("retract-nominations"), rests.nominations)).condition(
                rests.nominations == 0,
                Link::new(
                    link!("/office/editions/{edition}/nominations", edition = id),
                    say(lang, key!("edition-tab-nominations")),
                ),
            ),
            Line::new(count(key!("retract-rounds"), rests.rounds)).condition(
                rests.rounds == 0,
                Link::new(
                    link!("/office/editions/{edition}/rounds", edition = id),
                    say(lang, key!("edition-tab-rounds")),
                ),
            ),
        ];
        let refusal = self.refusal();
        let name = self.edition.title(&self.prize, lang);
        let page =
            page(&self.edition, name, (Self::path(id), "retract"), lines, refusal.map(Refusal::key), reason, lang);
        if refusal.is_none() { page.two(panel) } else { page }
    }

    async fn act(&self, conn: &mut Conn, ctx: &Ctx, office: PersonId, reason: &str) -> Result<Outcome> {
        back::retract_in(conn, ctx, office, self.edition.edition_id, reason).await?;
        Ok(Outcome::Done)
    }
}

async fn reopen_page(ctx: &Ctx, lang: Lang, id: EditionId, reason: &Reason<'_>) -> Result<ReadBack> {
    let mut conn = ctx.db.read().await?;
    let edition = prizes::edition(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let later = prizes::later_calls(&mut conn, id).await?;
    drop(conn);
    let lines = vec![
        Line::new(say(lang, key!("call-reopen-later-none")))
            .condition(later == 0, Link::new(link!("/office"), say(lang, key!("nav-office")))),
    ];
    let refusal = match edition.status {
        EditionStatus::Closed if edition.opened_at.is_some() && later == 0 => None,
        EditionStatus::Closed if edition.opened_at.is_some() => Some(key!("call-reopen-later")),
        _ => Some(key!("call-reopen-not-ended")),
    };
    let path = link!("/office/editions/{edition}/reopen", edition = id);
    Ok(page(&edition, edition.title(&prize, lang), (path, "call-reopen"), lines, refusal, reason, lang))
}

#[get("/office/editions/<id>/reopen")]
async fn reopen_form(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Answered<ReadBack> {
    Ok(reopen_page(&ctx, lang.0, id, &Reason::default()).await?.page())
}

#[post("/office/editions/<id>/reopen", data = "<form>")]
async fn reopen(office: Office, id: EditionId, form: Posted, ctx: Ctx, lang: Language) -> Next {
    let reason = Reason::needed(&form);
    if reason.is_wrong() {
        return Ok(Err(reopen_page(&ctx, lang.0, id, &reason).await?.page()));
    }
    back::reopen(&ctx, office.person_id, id, reason.text).await?;
    Ok(Ok(redirect(link!("/office/editions/{edition}", edition = id)).success("call-reopened")))
}

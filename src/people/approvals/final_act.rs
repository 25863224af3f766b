//! An act that people rely on, from its page to its end (`docs/final-acts.md`): everybody who asks or confirms reads what it
//! would do, one person asks for it, and another one confirms it at the same address with `/confirm`. A feature says what
//! its act would do and does it ([`FinalAct`]); `final_act!` makes the addresses.

use rocket::http::Status;

use crate::clock::Timestamp;
use crate::ground::audit::acts::DoneTo;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{self, Result};
use crate::ground::web::{Answer, Office, Page, Posted, Redirected, redirect};
use crate::i18n::Lang;
use crate::ids::PersonId;

use super::actions::final_act as actions;
use super::readback::{ReadBack, Reason};
use super::{Act, Confirmer, Panel, id_in, panel};

/// An act on one thing, as it would be done now.
#[rocket::async_trait]
pub trait FinalAct: Sized + Send + Sync {
    /// The key of what it is done to.
    type Id: DoneTo + Copy + Send + Sync;
    /// Why it is refused.
    type Refusal: error::Reason;

    const ACT: Act;
    /// What is said once it is done.
    const DONE: &'static str;

    /// Its page. The confirmation goes to the same with `/confirm`.
    fn path(id: Self::Id) -> String;

    /// Where it leads once it is done.
    fn home(id: Self::Id) -> String;

    /// The reason that came with the form.
    fn reason(form: &Posted) -> Reason<'_> {
        Reason::of(form)
    }

    /// Keeps everybody else from changing what it rests on, until the transaction ends.
    async fn hold(_conn: &mut Conn, _id: Self::Id) -> Result<()> {
        Ok(())
    }

    /// What it would do now.
    async fn load(conn: &mut Conn, id: Self::Id, now: Timestamp) -> Result<Self>;

    /// What people call that which it is done to.
    fn title(&self) -> String;

    /// The digest of what everybody reads who asks or confirms.
    fn shown(&self) -> String;

    /// Why it cannot be done at all, if so.
    fn refusal(&self) -> Option<Self::Refusal> {
        None
    }

    /// Whether something is missing that its page names.
    fn lacks(&self) -> bool {
        false
    }

    /// Whether nobody asks for it without a reason.
    fn needs_reason(&self) -> bool {
        true
    }

    /// Whether another person has to confirm it.
    fn takes_two(&self) -> bool {
        true
    }

    /// The page on which it is read.
    fn page(&self, panel: Panel, reason: &Reason<'_>, now: Timestamp, lang: Lang) -> ReadBack;

    /// Does it, and records it: [`Outcome::Done`], or nothing of it stays.
    async fn act(&self, conn: &mut Conn, ctx: &Ctx, office: PersonId, reason: &str) -> Result<Outcome>;
}

/// What came of an act that takes two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Another person has to confirm.
    Asked,
    /// A reason is needed, and none was given.
    ReasonNeeded,
    /// Something has changed since the page was shown.
    Changed,
    /// Something is missing without which it cannot be.
    Lacks,
}

/// What somebody asks for: why, and the digest of what the page showed.
pub struct Wish<'a> {
    pub reason: &'a str,
    pub seen: &'a str,
    pub public_url: &'a str,
}

/// What comes of a form: the way on, or its page once more.
pub type Next = Result<Result<Redirected, Page<ReadBack>>>;

async fn page<A: FinalAct>(
    ctx: &Ctx,
    (office, lang): (PersonId, Lang),
    id: A::Id,
    reason: &Reason<'_>,
) -> Result<Page<ReadBack>> {
    let mut conn = ctx.db.read().await?;
    let act = A::load(&mut conn, id, ctx.now).await?;
    let panel = panel(&mut conn, ctx.now, office, A::ACT, id.subject().1, act.shown()).await?;
    drop(conn);
    Ok(act.page(panel, reason, ctx.now, lang).page())
}

/// The page of an act.
pub async fn read<A: FinalAct>(ctx: &Ctx, office: &Confirmer, id: A::Id, lang: Lang) -> Answer<ReadBack> {
    page::<A>(ctx, (office.person_id, lang), id, &Reason::default()).await
}

/// Somebody asks for it.
pub async fn asked<A: FinalAct>(
    ctx: &Ctx,
    settings: &Settings,
    office: &Office,
    id: A::Id,
    form: &Posted,
    lang: Lang,
) -> Next {
    let (mut reason, mut lacks) = (A::reason(form), false);
    if !reason.is_wrong() {
        let wish = Wish { reason: reason.text, seen: form.get("shown"), public_url: settings.public_url() };
        match actions::ask::<A>(ctx, office.person_id, id, &wish).await? {
            Outcome::Done => return Ok(Ok(redirect(A::home(id)).success(A::DONE))),
            Outcome::Asked => return Ok(Ok(redirect(A::path(id)).success("approvals-asked"))),
            Outcome::ReasonNeeded => reason = reason.missing(),
            Outcome::Changed => reason.stale = true,
            Outcome::Lacks => lacks = true,
        }
    }
    let page = page::<A>(ctx, (office.person_id, lang), id, &reason).await?;
    Ok(Err(if lacks { page.status(Status::UnprocessableEntity) } else { page }))
}

/// Somebody else confirms it.
pub async fn confirmed<A: FinalAct>(ctx: &Ctx, office: &Confirmer, id: A::Id, form: &Posted, lang: Lang) -> Next {
    let answer = (id_in(form)?, form.get("shown"));
    match actions::confirm::<A>(ctx, office.person_id, id, answer).await? {
        Outcome::Done => Ok(Ok(redirect(office.onward(A::home(id))).success(A::DONE))),
        _ => Ok(Err(page::<A>(ctx, (office.person_id, lang), id, &Reason::outdated()).await?)),
    }
}

/// What the handlers of an act name.
pub mod handlers {
    pub use rocket::{Route, State, get, post, routes};

    pub use super::{FinalAct, Next};
    pub use crate::ground::config::Settings;
    pub use crate::ground::ctx::Ctx;
    pub use crate::ground::web::{Answer, Language, Office, Posted};
    pub use crate::people::approvals::Confirmer;
    pub use crate::people::approvals::readback::ReadBack;
}

/// The three addresses of an act, in a module that is called as its verb: its page and the request for it, and the
/// confirmation. What Rocket makes of a handler finds itself only where all its types are words of this macro.
macro_rules! final_act {
    ($verb:ident: $Act:ident at $path:tt, $confirm_path:tt) => {
        pub(super) mod $verb {
            use super::$Act;
            use $crate::people::approvals::final_act::handlers::*;
            use $crate::people::approvals::final_act::{asked, confirmed, read};

            type Id = <$Act as FinalAct>::Id;

            pub fn routes() -> Vec<Route> {
                routes![show, ask, confirm]
            }

            #[get($path)]
            async fn show(office: Confirmer, id: Id, ctx: Ctx, lang: Language) -> Answer<ReadBack> {
                read::<$Act>(&ctx, &office, id, lang.0).await
            }

            #[post($path, data = "<form>")]
            async fn ask(
                office: Office,
                id: Id,
                form: Posted,
                ctx: Ctx,
                lang: Language,
                settings: &State<Settings>,
            ) -> Next {
                asked::<$Act>(&ctx, settings, &office, id, &form, lang.0).await
            }

            #[post($confirm_path, data = "<form>")]
            async fn confirm(office: Confirmer, id: Id, form: Posted, ctx: Ctx, lang: Language) -> Next {
                confirmed::<$Act>(&ctx, &office, id, &form, lang.0).await
            }
        }
    };
}

pub(crate) use final_act;

//! `/office/editions/<id>/letters/queue`: who gets what, read before the letters are sent; and the way back while they
//! have not left.

use chrono::Duration;
use rocket::{Route, State, get, post, routes};

use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::mail;
use crate::ground::web::{Answer, Language, Link, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::EditionId;
use crate::key;
use crate::link;
use crate::people::approvals::readback::{Line, ReadBack, Unseen};

use super::actions::{self, Batch, Queued, may_leave, reviewed, say_what_stands, to_mail};
use super::model::{self, Letter, LetterKind};
use super::refusal::Refusal;
use super::routes::Head;

pub(super) fn routes() -> Vec<Route> {
    routes![queue_form, queue, queue_invitations_form, queue_invitations, take_back]
}

fn counted(lang: Lang, key: &str, n: usize) -> String {
    t(lang, key, Some(&Args::from_iter([("n", i64::try_from(n).unwrap_or(i64::MAX))])))
}

fn hold(settings: &Settings) -> Duration {
    Duration::minutes(i64::from(settings.letters_hold))
}

async fn page(ctx: &Ctx, lang: Lang, (id, batch): (EditionId, Batch), settings: &Settings) -> Result<ReadBack> {
    let mut conn = ctx.db.read().await?;
    let (mut head, _) = Head::load(&mut conn, id, lang).await?;
    head.crumbs.push(Link::new(&head.base, say(lang, key!("edition-tab-letters"))));
    let letters = to_mail(&mut conn, id, batch).await?;
    let paper = reviewed(&mut conn, id, batch).await?.iter().filter(|letter| letter.email.is_none()).count();
    let leaves = match may_leave(&mut conn, ctx.now, id, batch).await {
        Ok(decided_at) => say_what_stands(&mut conn, id, (&letters, batch), decided_at).await,
        Err(error) => Err(error),
    };
    drop(conn);
    let refusal = match leaves {
        Ok(()) => None,
        Err(error @ AppError::Refused(_)) => Some(error.key()),
        Err(other) => return Err(other),
    };
    let refusal = refusal.or_else(|| letters.is_empty().then_some(Refusal::NothingToSend.key()));
    let of_kind = |kind: &LetterKind| {
        let names: Vec<&str> = letters.iter().filter(|letter| letter.kind == *kind).map(recipient).collect();
        let label = say(lang, &format!("letters-kind-{kind}"));
        (!names.is_empty()).then(|| Line::new(format!("{label}: {}", names.len())).note(names.join(" · ")))
    };
    let mut lines: Vec<Line> = LetterKind::ALL.iter().filter_map(of_kind).collect();
    if paper > 0 {
        lines.push(Line::new(counted(lang, key!("letters-read-paper"), paper)));
    }
    let hold = hold(settings);
    let next = if hold.is_zero() {
        mail::promised(settings, key!("letters-read-at-once"), letters.len(), lang)
    } else {
        let mut args = Args::new();
        args.set("n", hold.num_minutes());
        args.set("at", value(Writes(lang).datetime((ctx.now + hold).in_dortmund())));
        t(lang, key!("letters-read-held"), Some(&args))
    };
    let seen = model::seen(letters.iter().map(|letter| (letter.letter_id, letter.version)).collect());
    let back = Link::new(&head.base, say(lang, key!("letters-read-cancel")));
    Ok(ReadBack::new(
        counted(lang, key!("letters-read-title"), letters.len()),
        batch.path(id),
        counted(
            lang,
            if batch == Batch::Invitations { key!("invitations-queue") } else { key!("letters-queue") },
            letters.len(),
        ),
        back,
    )
    .under(head.crumbs, counted(lang, key!("letters-read-lead"), letters.len()))
    .says(lines, vec![next])
    .one(refusal.map(|key| say(lang, key)), vec![Unseen::new("seen", seen)]))
}

fn recipient(letter: &Letter) -> &str {
    &letter.name
}

#[get("/office/editions/<id>/letters/queue")]
async fn queue_form(
    _office: Office,
    id: EditionId,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Answer<ReadBack> {
    Ok(page(&ctx, lang.0, (id, Batch::Results), settings).await?.page())
}

#[get("/office/editions/<id>/letters/invitations/queue")]
async fn queue_invitations_form(
    _office: Office,
    id: EditionId,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Answer<ReadBack> {
    Ok(page(&ctx, lang.0, (id, Batch::Invitations), settings).await?.page())
}

#[post("/office/editions/<id>/letters/queue", data = "<form>")]
async fn queue(
    office: Office,
    id: EditionId,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Result<Result<Redirected, Page<ReadBack>>> {
    send(&ctx, (&office, lang.0), (id, Batch::Results), &form, settings).await
}

#[post("/office/editions/<id>/letters/invitations/queue", data = "<form>")]
async fn queue_invitations(
    office: Office,
    id: EditionId,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Result<Result<Redirected, Page<ReadBack>>> {
    send(&ctx, (&office, lang.0), (id, Batch::Invitations), &form, settings).await
}

async fn send(
    ctx: &Ctx,
    (office, lang): (&Office, Lang),
    (id, batch): (EditionId, Batch),
    form: &Posted,
    settings: &Settings,
) -> Result<Result<Redirected, Page<ReadBack>>> {
    let sentence = if batch == Batch::Invitations { "invitations-queued" } else { "letters-queued" };
    match actions::queue(ctx, office.person_id, id, batch, (form.get("seen"), hold(settings))).await? {
        Queued::Done(n) => {
            Ok(Ok(redirect(link!("/office/editions/{edition}/letters", edition = id)).with("success", sentence, n)))
        }
        Queued::Changed => Ok(Err(page(ctx, lang, (id, batch), settings).await?.outdated(true).page())),
    }
}

#[post("/office/editions/<id>/letters/queue/back", data = "<_form>")]
async fn take_back(office: Office, id: EditionId, _form: Posted, ctx: Ctx) -> Result<Redirected> {
    let taken = actions::take_back(&ctx, office.person_id, id).await?;
    Ok(redirect(link!("/office/editions/{edition}/letters", edition = id)).with("success", "letters-taken-back", taken))
}

//! `/office/editions/<id>/publication/withdraw` and `/office/laureates/<id>/picture/hide`: taking back what is public.

use rocket::{Route, State, get, post, routes};

use crate::contest::prizes::{laureate_label, store as editions};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Language, Link, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{EditionId, LaureateId, PersonId};
use crate::key;
use crate::people::approvals::readback::{Image, Line, ReadBack, Reason};
use crate::people::approvals::{self, Act, Confirmer, digest};

use super::withdrawal::{self, Outcome, Wish};

pub(super) fn routes() -> Vec<Route> {
    routes![withdrawing, withdraw, confirm_withdraw, hiding, hide_picture, confirm_hide_picture]
}

type Next = Result<Result<Redirected, Page<ReadBack>>>;

fn count(lang: Lang, key: &str, n: i64) -> String {
    let mut args = Args::new();
    args.set("n", n);
    t(lang, key, Some(&args))
}

fn crumbs(base: &str, call: String, lang: Lang) -> Vec<Link> {
    let publication = Link::new(format!("{base}/publication"), say(lang, key!("edition-tab-publication")));
    vec![Link::new("/office", say(lang, key!("nav-office"))), Link::new(base, call), publication]
}

async fn withdraw_page(
    ctx: &Ctx,
    (office, lang): (PersonId, Lang),
    id: EditionId,
    reason: &Reason<'_>,
) -> Result<ReadBack> {
    let mut conn = ctx.db.read().await?;
    let shown = withdrawal::withdrawal(&mut conn, id, ctx.now).await?;
    let panel = approvals::panel(&mut conn, ctx.now, office, Act::Unpublish, id.0, digest(&shown)).await?;
    drop(conn);
    let call = shown.edition.title(&shown.prize, lang);
    let path = format!("/prizes/{}/{}/result", shown.prize.key, shown.edition.year);
    let mut args = Args::new();
    args.set("at", value(Writes(lang).moment(shown.public_since.in_dortmund())));
    args.set("path", value(path));
    let mut lines = vec![
        Line::new(say(lang, key!("withdraw-line-page"))).note(t(lang, key!("withdraw-line-page-note"), Some(&args))),
        Line::new(say(lang, key!("withdraw-line-feed"))),
    ];
    lines.extend(
        shown.laureates.iter().map(|row| {
            Line::new(&row.name).note(laureate_label(row.award.as_ref(), row.place, row.place_certain, lang))
        }),
    );
    lines.push(Line::new(count(lang, key!("publication-count"), shown.entries)));
    if shown.pictures > 0 {
        lines.push(Line::new(count(
            lang,
            key!("withdraw-line-pictures"),
            i64::try_from(shown.pictures).unwrap_or(i64::MAX),
        )));
    }
    if shown.waiting > 0 {
        lines.push(Line::new(count(lang, key!("withdraw-line-waiting"), shown.waiting)));
    }
    let left = shown.letters - shown.waiting;
    if left > 0 {
        lines.push(
            Line::new(count(lang, key!("withdraw-line-letters"), left))
                .note(say(lang, key!("withdraw-line-letters-note"))),
        );
    }
    let base = format!("/office/editions/{id}");
    let path = format!("{base}/publication/withdraw");
    let back = Link::new(format!("{base}/publication"), say(lang, key!("edition-cancel")));
    let next = [key!("withdraw-next-place"), key!("withdraw-next-back")].map(|key| say(lang, key));
    let page = ReadBack::new(
        say(lang, key!("publication-withdraw-title")),
        path,
        say(lang, key!("publication-withdraw")),
        back,
    )
    .under(crumbs(&base, call, lang), say(lang, key!("withdraw-lead")))
    .says(lines, next.into())
    .two(panel);
    Ok(page.reason(reason, false, lang))
}

#[get("/office/editions/<id>/publication/withdraw")]
async fn withdrawing(office: Confirmer, id: EditionId, ctx: Ctx, lang: Language) -> Answer<ReadBack> {
    Ok(withdraw_page(&ctx, (office.person_id, lang.0), id, &Reason::default()).await?.page())
}

#[post("/office/editions/<id>/publication/withdraw", data = "<form>")]
async fn withdraw(
    office: Office,
    id: EditionId,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Next {
    let mut reason = Reason::of(&form);
    if !reason.is_wrong() {
        let wish = Wish { reason: reason.text, seen: form.get("shown"), public_url: settings.public_url() };
        match withdrawal::withdraw(&ctx, office.person_id, id, &wish).await? {
            Outcome::Done => return Ok(Ok(publication(id, key!("publication-withdrawn")))),
            Outcome::Asked => {
                let path = format!("/office/editions/{id}/publication/withdraw");
                return Ok(Ok(redirect(path).success("approvals-asked")));
            }
            Outcome::ReasonNeeded => reason = reason.missing(),
            Outcome::Changed => reason.stale = true,
        }
    }
    Ok(Err(withdraw_page(&ctx, (office.person_id, lang.0), id, &reason).await?.page()))
}

#[post("/office/editions/<id>/publication/withdraw/confirm", data = "<form>")]
async fn confirm_withdraw(office: Confirmer, id: EditionId, form: Posted, ctx: Ctx, lang: Language) -> Next {
    match withdrawal::confirm_withdraw(&ctx, office.person_id, id, approvals::id_in(&form)?, form.get("shown")).await? {
        Outcome::Done => {
            let home = office.onward(format!("/office/editions/{id}/publication"));
            Ok(Ok(redirect(home).success(key!("publication-withdrawn"))))
        }
        _ => Ok(Err(withdraw_page(&ctx, (office.person_id, lang.0), id, &Reason::outdated()).await?.page())),
    }
}

fn publication(id: EditionId, sentence: &str) -> Redirected {
    redirect(format!("/office/editions/{id}/publication")).success(sentence)
}

async fn hide_page(
    ctx: &Ctx,
    (office, lang): (PersonId, Lang),
    id: LaureateId,
    reason: &Reason<'_>,
) -> Result<ReadBack> {
    let mut conn = ctx.db.read().await?;
    let shown = withdrawal::shown(&mut conn, id, ctx.now).await?.ok_or(AppError::NotFound)?;
    let edition = editions::edition(&mut conn, shown.edition).await?.ok_or(AppError::NotFound)?;
    let prize = editions::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let panel = approvals::panel(&mut conn, ctx.now, office, Act::HidePicture, id.0, digest(&shown)).await?;
    drop(conn);
    let base = format!("/office/editions/{}", edition.edition_id);
    let path = format!("/office/laureates/{id}/picture");
    let back = Link::new(&path, say(lang, key!("edition-cancel")));
    let src = format!("/office/laureates/{id}/image");
    let image = Image { src, alt: shown.alt.clone(), width: shown.width, height: shown.height };
    let (title, remove) = (say(lang, key!("publication-picture-hide")), say(lang, key!("publication-picture-remove")));
    let page = ReadBack::new(title, format!("{path}/hide"), remove, back)
        .under(crumbs(&base, edition.title(&prize, lang), lang), say(lang, key!("publication-picture-hide-lead")))
        .says(
            vec![Line::new(shown.name).note(&shown.alt).image(image)],
            vec![say(lang, key!("publication-picture-hide-next"))],
        )
        .two(panel);
    Ok(page.reason(reason, false, lang))
}

#[get("/office/laureates/<id>/picture/hide")]
async fn hiding(office: Confirmer, id: LaureateId, ctx: Ctx, lang: Language) -> Answer<ReadBack> {
    Ok(hide_page(&ctx, (office.person_id, lang.0), id, &Reason::default()).await?.page())
}

#[post("/office/laureates/<id>/picture/hide", data = "<form>")]
async fn hide_picture(
    office: Office,
    id: LaureateId,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Next {
    let mut reason = Reason::of(&form);
    if !reason.is_wrong() {
        let wish = Wish { reason: reason.text, seen: form.get("shown"), public_url: settings.public_url() };
        match withdrawal::hide_picture(&ctx, office.person_id, id, &wish).await? {
            Outcome::Done => return Ok(Ok(picture(id, "publication-picture-removed"))),
            Outcome::Asked => {
                let path = format!("/office/laureates/{id}/picture/hide");
                return Ok(Ok(redirect(path).success("approvals-asked")));
            }
            Outcome::ReasonNeeded => reason = reason.missing(),
            Outcome::Changed => reason.stale = true,
        }
    }
    Ok(Err(hide_page(&ctx, (office.person_id, lang.0), id, &reason).await?.page()))
}

#[post("/office/laureates/<id>/picture/hide/confirm", data = "<form>")]
async fn confirm_hide_picture(office: Confirmer, id: LaureateId, form: Posted, ctx: Ctx, lang: Language) -> Next {
    match withdrawal::confirm_hide_picture(&ctx, office.person_id, id, approvals::id_in(&form)?, form.get("shown"))
        .await?
    {
        Outcome::Done => {
            let home = office.onward(format!("/office/laureates/{id}/picture"));
            Ok(Ok(redirect(home).success("publication-picture-removed")))
        }
        _ => Ok(Err(hide_page(&ctx, (office.person_id, lang.0), id, &Reason::outdated()).await?.page())),
    }
}

fn picture(id: LaureateId, sentence: &str) -> Redirected {
    redirect(format!("/office/laureates/{id}/picture")).success(sentence)
}

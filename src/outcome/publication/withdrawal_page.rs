//! `/office/editions/<id>/publication/withdraw` and `/office/laureates/<id>/picture/hide`: taking back what is public.

use rocket::Route;

use crate::clock::Timestamp;
use crate::contest::prizes::laureate_label;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::ground::web::Link;
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{EditionId, LaureateId, PersonId};
use crate::key;
use crate::link;
use crate::people::approvals::final_act::final_act;
use crate::people::approvals::readback::{Image, Line, ReadBack, Reason};
use crate::people::approvals::{Act, FinalAct, Outcome, Panel, digest};

use super::refusal::Refusal;
use super::withdrawal::{self, Shown, Withdrawal};

pub(super) fn routes() -> Vec<Route> {
    [withdraw::routes(), hide_picture::routes()].concat()
}

fn count(lang: Lang, key: &str, n: i64) -> String {
    let mut args = Args::new();
    args.set("n", n);
    t(lang, key, Some(&args))
}

fn crumbs(edition: EditionId, call: String, lang: Lang) -> Vec<Link> {
    vec![
        Link::new(link!("/office"), say(lang, key!("nav-office"))),
        Link::new(link!("/office/editions/{edition}", edition), call),
        Link::new(link!("/office/editions/{edition}/publication", edition), say(lang, key!("edition-tab-publication"))),
    ]
}

final_act!(
    withdraw: Withdrawal at
    "/office/editions/<id>/publication/withdraw", "/office/editions/<id>/publication/withdraw/confirm"
);

#[rocket::async_trait]
impl FinalAct for Withdrawal {
    type Id = EditionId;
    type Refusal = Refusal;

    const ACT: Act = Act::Unpublish;
    const DONE: &'static str = key!("publication-withdrawn");

    fn path(id: EditionId) -> String {
        link!("/office/editions/{edition}/publication/withdraw", edition = id)
    }

    fn home(id: EditionId) -> String {
        link!("/office/editions/{edition}/publication", edition = id)
    }

    async fn load(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<Self> {
        withdrawal::withdrawal(conn, id, now).await
    }

    fn title(&self) -> String {
        self.edition.title(&self.prize, Lang::De)
    }

    fn shown(&self) -> String {
        digest(self)
    }

    fn page(&self, panel: Panel, reason: &Reason<'_>, _now: Timestamp, lang: Lang) -> ReadBack {
        let call = self.edition.title(&self.prize, lang);
        let path = link!("/prizes/{key}/{year}/result", key = self.prize.key, year = self.edition.year);
        let mut args = Args::new();
        args.set("at", value(Writes(lang).moment(self.public_since.in_dortmund())));
        args.set("path", value(path));
        let mut lines = vec![
            Line::new(say(lang, key!("withdraw-line-page"))).note(t(
                lang,
                key!("withdraw-line-page-note"),
                Some(&args),
            )),
            Line::new(say(lang, key!("withdraw-line-feed"))),
        ];
        lines.extend(self.laureates.iter().map(|row| {
            Line::new(&row.name).note(laureate_label(row.award.as_ref(), row.place, row.place_certain, lang))
        }));
        lines.push(Line::new(count(lang, key!("publication-count"), self.entries)));
        if self.pictures > 0 {
            lines.push(Line::new(count(
                lang,
                key!("withdraw-line-pictures"),
                i64::try_from(self.pictures).unwrap_or(i64::MAX),
            )));
        }
        if self.waiting > 0 {
            lines.push(Line::new(count(lang, key!("withdraw-line-waiting"), self.waiting)));
        }
        let left = self.letters - self.waiting;
        if left > 0 {
            lines.push(
                Line::new(count(lang, key!("withdraw-line-letters"), left))
                    .note(say(lang, key!("withdraw-line-letters-note"))),
            );
        }
        let id = self.edition.edition_id;
        let path = Self::path(id);
        let back = Link::new(Self::home(id), say(lang, key!("edition-cancel")));
        let next = [key!("withdraw-next-place"), key!("withdraw-next-back")].map(|key| say(lang, key));
        let page = ReadBack::new(
            say(lang, key!("publication-withdraw-title")),
            path,
            say(lang, key!("publication-withdraw")),
            back,
        )
        .under(crumbs(id, call, lang), say(lang, key!("withdraw-lead")))
        .says(lines, next.into())
        .two(panel);
        page.reason(reason, false, lang)
    }

    async fn act(&self, conn: &mut Conn, ctx: &Ctx, office: PersonId, reason: &str) -> Result<Outcome> {
        withdrawal::withdraw(conn, ctx, office, self.edition.edition_id, reason).await?;
        Ok(Outcome::Done)
    }
}

final_act!(
    hide_picture: Shown at "/office/laureates/<id>/picture/hide", "/office/laureates/<id>/picture/hide/confirm"
);

#[rocket::async_trait]
impl FinalAct for Shown {
    type Id = LaureateId;
    type Refusal = Refusal;

    const ACT: Act = Act::HidePicture;
    const DONE: &'static str = "publication-picture-removed";

    fn path(id: LaureateId) -> String {
        link!("/office/laureates/{laureate}/picture/hide", laureate = id)
    }

    fn home(id: LaureateId) -> String {
        link!("/office/laureates/{laureate}/picture", laureate = id)
    }

    async fn load(conn: &mut Conn, id: LaureateId, now: Timestamp) -> Result<Self> {
        withdrawal::shown(conn, id, now).await
    }

    /// Without the name: a request stays on record, and mails tell of it.
    fn title(&self) -> String {
        self.edition.title(&self.prize, Lang::De)
    }

    fn shown(&self) -> String {
        digest(self)
    }

    fn page(&self, panel: Panel, reason: &Reason<'_>, _now: Timestamp, lang: Lang) -> ReadBack {
        let (id, path) = (self.laureate, Self::home(self.laureate));
        let back = Link::new(&path, say(lang, key!("edition-cancel")));
        let src = link!("/office/laureates/{laureate}/image", laureate = id);
        let image = Image { src, alt: self.alt.clone(), width: self.width, height: self.height };
        let (title, remove) =
            (say(lang, key!("publication-picture-hide")), say(lang, key!("publication-picture-remove")));
        let page = ReadBack::new(title, Self::path(id), remove, back)
            .under(
                crumbs(self.edition.edition_id, self.edition.title(&self.prize, lang), lang),
                say(lang, key!("publication-picture-hide-lead")),
            )
            .says(
                vec![Line::new(&self.name).note(&self.alt).image(image)],
                vec![say(lang, key!("publication-picture-hide-next"))],
            )
            .two(panel);
        page.reason(reason, false, lang)
    }

    async fn act(&self, conn: &mut Conn, ctx: &Ctx, office: PersonId, reason: &str) -> Result<Outcome> {
        withdrawal::hide_picture(conn, ctx, office, self, reason).await?;
        Ok(Outcome::Done)
    }
}

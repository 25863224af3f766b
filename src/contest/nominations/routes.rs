//! The public side: the form, and the receipt behind its private link.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use super::actions::{self, Arrival, Changed, Correction, Editor, Sent};
use super::answers::{Demands, Questionnaire};
use super::dossier::{Audience, Section, write};
use super::forms::{FormPage, Hidden, Notice, Switch, differences, with_number};
use super::model::{Essence, Nomination, NominationKind};
use super::receipt::Fate;
use super::store;
use crate::action;
use crate::clock::Timestamp;
use crate::contest::prizes::model::{Edition, Phase, Prize, Stage};
use crate::contest::prizes::store::{self as prizes, progress};
use crate::contest::prizes::{Step, is_soon, steps, told};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::mail::address;
use crate::ground::mail::model::Status as MailStatus;
use crate::ground::mail::store as mails;
use crate::ground::web::{Errors, Language, Link, Page, Posted, Query, Redirected, Slug, redirect};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::Token;
use crate::key;
use crate::link;
use crate::people::accounts::{Throttle, Wait};

pub fn public() -> Vec<Route> {
    routes![nominate_form, nominate, receipt, edit_form, edit, withdraw]
}

/// One of several pages.
#[derive(rocket::Responder)]
pub enum Shown {
    Choose(Page<ChoosePage>),
    Form(Box<Page<FormPage>>),
    Closed(Page<ClosedPage>),
    Gone(Redirected),
}

impl Shown {
    /// A form with a status of its own.
    pub fn form(page: FormPage, status: Status) -> Self {
        Self::Form(Box::new(Page::new("contest/nominations/form.html", page).status(status)))
    }

    /// Says when the same form may be sent again.
    fn retry_after(self, wait: Wait) -> Self {
        match self {
            Self::Form(page) => Self::Form(Box::new(page.retry_after(wait))),
            other => other,
        }
    }
}

/// `nominations/choose.html`: for whom the nomination is.
#[derive(Serialize)]
pub struct ChoosePage {
    pub title: String,
    pub lead: Option<String>,
    pub crumbs: Vec<Link>,
    pub kinds: Vec<KindCard>,
}

#[derive(Serialize)]
pub struct KindCard {
    href: String,
    title: String,
    text: String,
}

impl ChoosePage {
    /// The two cards, which lead to `path` with the kind.
    pub fn cards(path: &str, lang: Lang) -> Vec<KindCard> {
        let card = |kind: &NominationKind| KindCard {
            href: format!("{path}?kind={kind}"),
            title: say(lang, &format!("nomination-choose-{kind}")),
            text: say(lang, &format!("nomination-choose-{kind}-text")),
        };
        NominationKind::ALL.iter().map(card).collect()
    }
}

/// `nominations/closed.html`: nominations are not taken now.
#[derive(Serialize)]
pub struct ClosedPage {
    title: String,
    text: String,
    crumbs: Vec<Link>,
    call: Link,
}

/// The call that an address names, if the public may see it.
async fn public_call(conn: &mut Conn, key: &str, year: i64) -> Result<(Prize, Edition)> {
    let edition = prizes::edition_by_year(conn, key, year).await?.filter(Edition::is_public);
    let edition = edition.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    Ok((prize, edition))
}

/// A call as the pages of its form show it.
struct Call {
    prize: Prize,
    edition: Edition,
    lang: Lang,
}

impl Call {
    fn name(&self) -> String {
        format!("{} {}", self.prize.name.get(self.lang), self.edition.year)
    }

    fn link(&self) -> Link {
        Link::new(link!("/prizes/{key}/{year}", key = self.prize.key, year = self.edition.year), self.name())
    }

    fn result(&self) -> String {
        link!("/prizes/{key}/{year}/result", key = self.prize.key, year = self.edition.year)
    }

    fn path(&self) -> String {
        link!("/prizes/{key}/{year}/nominate", key = self.prize.key, year = self.edition.year)
    }

    fn crumbs(&self) -> Vec<Link> {
        vec![Link::new("/", say(self.lang, key!("nav-start"))), self.link()]
    }

    fn closes(&self) -> String {
        self.edition.closes_at.map_or_else(String::new, |at| Writes(self.lang).datetime(at.naive()))
    }

    fn opens(&self) -> String {
        self.edition.opens_at.map_or_else(String::new, |at| Writes(self.lang).datetime(at.naive()))
    }

    fn sentence(&self, key: &str) -> String {
        let args = Args::from_iter([
            ("opens", value(self.opens())),
            ("closes", value(self.closes())),
            ("contact", value(self.edition.contact.as_str())),
        ]);
        t(self.lang, key, Some(&args))
    }

    /// A sentence that says something else months before the form opens than days before.
    fn announces(&self, key: &str, now: Timestamp) -> String {
        let soon = self.edition.opens_at.is_some_and(|opens| is_soon(opens, now));
        t(self.lang, key, Some(&Args::from_iter([("soon", value(if soon { "yes" } else { "no" }))])))
    }

    fn notice(&self, kind: &'static str, key: &str) -> Notice {
        Notice { kind, title: self.sentence(&format!("{key}-title")), text: self.sentence(&format!("{key}-text")) }
    }

    /// The kinds that this call takes, and the one that was asked for.
    fn kind(&self, asked: Option<NominationKind>) -> Option<NominationKind> {
        if self.edition.accepts_proposals { asked } else { Some(NominationKind::SelfApplication) }
    }

    fn form(
        &self,
        form: &Questionnaire,
        kind: NominationKind,
        typed: &Query,
        errors: &Errors,
        key: &Token,
    ) -> FormPage {
        let page = FormPage::filled(form, kind, typed, errors, Demands::Everything, self.lang);
        FormPage {
            title: say(self.lang, &format!("nomination-form-{kind}")),
            lead: Some(self.sentence(key!("nomination-form-lead"))),
            crumbs: self.crumbs(),
            action: self.path(),
            hidden: vec![
                Hidden { name: "key", value: key.as_str().to_owned() },
                Hidden { name: "kind", value: kind.to_string() },
            ],
            switch: self
                .edition
                .accepts_proposals
                .then(|| Switch::from(kind, &self.path(), "nomination-switch", self.lang)),
            submit: say(self.lang, key!("nomination-form-submit")),
            cancel: Some(Link::new(self.link().href, say(self.lang, key!("nomination-form-cancel")))),
            ..page
        }
    }
}

#[get("/prizes/<key>/<year>/nominate")]
async fn nominate_form(key: Slug, year: i64, query: Query, ctx: Ctx, lang: Language) -> Result<Shown> {
    let mut conn = ctx.db.read().await?;
    let (prize, edition) = public_call(&mut conn, &key.0, year).await?;
    let call = Call { prize, edition, lang: lang.0 };
    let closed = |key: &str| {
        Ok(Shown::Closed(Page::new(
            "contest/nominations/closed.html",
            ClosedPage {
                title: call.announces(&format!("{key}-title"), ctx.now),
                text: call.sentence(&format!("{key}-text")),
                crumbs: call.crumbs(),
                call: call.link(),
            },
        )))
    };
    match call.edition.phase(ctx.now) {
        Phase::Preparing => return Err(AppError::NotFound),
        Phase::Announced => return closed("nomination-announced"),
        Phase::Judging | Phase::Closed => return closed("nomination-over"),
        Phase::Nominating => {}
    }
    let Some(kind) = call.kind(query.parse("kind")) else {
        return Ok(Shown::Choose(Page::new(
            "contest/nominations/choose.html",
            ChoosePage {
                title: say(lang.0, key!("nomination-choose-title")),
                lead: Some(call.sentence(key!("nomination-form-lead"))),
                crumbs: call.crumbs(),
                kinds: ChoosePage::cards(&call.path(), lang.0),
            },
        )));
    };
    let form = Questionnaire::load(&mut conn, call.edition.edition_id).await?;
    let page = call.form(&form, kind, &Query::default(), &Errors::default(), &ctx.random.token());
    Ok(Shown::form(page, Status::Ok))
}

#[post("/prizes/<key>/<year>/nominate", data = "<typed>")]
async fn nominate(
    key: Slug,
    year: i64,
    typed: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    throttle: Throttle<'_>,
) -> Result<Shown> {
    let mut conn = ctx.db.read().await?;
    let (prize, edition) = public_call(&mut conn, &key.0, year).await?;
    let questionnaire = Questionnaire::load(&mut conn, edition.edition_id).await?;
    drop(conn);
    let call = Call { prize, edition, lang: lang.0 };
    let kind = call.kind(typed.parse("kind")).ok_or(AppError::Bad(key!("error-bad-request")))?;
    let token = Token::parse(typed.get("key")).unwrap_or_else(|| ctx.random.token());
    let again = |kind, errors: &Errors, token: &Token, notice: Option<Notice>, status| {
        let page = call.form(&questionnaire, kind, &typed, errors, token);
        // What the lead promises holds while nominations are taken.
        let lead = page.lead.filter(|_| call.edition.phase(ctx.now) == Phase::Nominating);
        Ok(Shown::form(FormPage { notice, lead, dirty: true, ..page }, status))
    };
    let late = (call.edition.phase(ctx.now) == Phase::Judging).then(|| call.notice("warning", "nomination-too-late"));
    if let Some(other) = call.kind(typed.parse("switch")).filter(|_| typed.has("switch")) {
        return again(other, &Errors::default(), &token, late, Status::Ok);
    }
    let (answers, errors) = questionnaire.read(kind, &typed, Demands::Everything);
    if !errors.is_empty() {
        return again(kind, &errors, &token, late, Status::UnprocessableEntity);
    }
    let essence = Essence::of(&questionnaire.questions, &answers);
    let postbox = essence.receipt_to(kind).map(address::key).unwrap_or_default();
    if let Err(wait) = throttle.may_nominate(&postbox) {
        let notice = call.notice("danger", "nomination-too-many");
        let page = again(kind, &errors, &token, Some(notice), Status::TooManyRequests)?;
        return Ok(page.retry_after(wait));
    }
    let sent = Sent { token: token.clone(), kind, answers, lang: lang.0 };
    let seen = Some(typed.get("again"));
    match actions::nominate_again(&ctx, settings.public_url(), call.edition.edition_id, sent, seen).await {
        Ok(Arrival::Stored(token)) => Ok(Shown::Gone(redirect(link!("/receipts/{token}", token)))),
        Ok(Arrival::Another(earlier)) => {
            let notice = Notice::another(lang.0, "nomination-another", &earlier);
            again(kind, &Errors::default(), &ctx.random.token(), Some(notice), Status::Conflict)
        }
        Ok(Arrival::Twice(earlier)) => {
            let page = call.form(&questionnaire, kind, &typed, &Errors::default(), &token);
            let no = Link::new(call.link().href, say(lang.0, key!("nomination-twice-no")));
            Ok(Shown::form(page.asks_whether_twice(&earlier, "nomination-twice", no, lang.0), Status::Conflict))
        }
        Err(error @ AppError::Refused(_)) => {
            let notice = Notice {
                kind: "danger",
                title: say(lang.0, error.key()),
                text: call.sentence(key!("nomination-kept-on-page")),
            };
            again(kind, &Errors::default(), &token, Some(notice), Status::Conflict)
        }
        Err(error) => Err(error),
    }
}

/// `nominations/receipt.html`.
#[derive(Serialize)]
struct ReceiptPage {
    title: String,
    crumbs: Vec<Link>,
    number: String,
    notice: Notice,
    received_at: Timestamp,
    changed_at: Option<Timestamp>,
    kind_text: String,
    /// The private link in full.
    link: String,
    /// What can be done with it.
    link_text: String,
    /// That the link was sent by mail as well, if it was.
    mailed: Option<String>,
    steps: Vec<Step>,
    sections: Vec<Section>,
    edit: Option<String>,
    withdraw: Option<String>,
    /// Where everybody reads who was honoured, once everybody may.
    result: Option<Link>,
    contact: String,
}

/// The nomination that a private link opens, with its call.
async fn opened(conn: &mut Conn, token: &Token, lang: Lang) -> Result<(Nomination, Call)> {
    let nomination = store::by_token(conn, token).await?.ok_or(AppError::NotFound)?;
    let (prize, edition) = actions::call(conn, nomination.edition_id).await?;
    Ok((nomination, Call { prize, edition, lang }))
}

#[get("/receipts/<token>")]
async fn receipt(token: Token, ctx: Ctx, lang: Language, settings: &State<Settings>) -> Result<Page<impl Serialize>> {
    let mut conn = ctx.db.read().await?;
    let (nomination, call) = opened(&mut conn, &token, lang.0).await?;
    let form = Questionnaire::load(&mut conn, nomination.edition_id).await?;
    let decided = Editor::Sender(&token).is_too_late(&mut conn, &nomination).await?;
    let may_change = Editor::Sender(&token).may_change(&mut conn, &nomination, &call.edition, ctx.now).await?;
    let phase = call.edition.phase(ctx.now);
    let path = link!("/receipts/{token}", token);
    let standing = progress::standing(&mut conn, &call.edition, ctx.now).await?.public();
    let fate = Fate::of(nomination.status, nomination.screening, &standing);
    let (may_change, may_withdraw) = (may_change.is_ok(), nomination.status.withdraw(phase, decided).is_ok());
    let mut notice = call.notice(fate.notice(), &format!("receipt-{}", fate.as_str()));
    if fate.goes_on()
        && fate != Fate::Received
        && let Some(told) = told(&standing, ctx.now, lang.0)
    {
        notice.text = told.text;
    }
    let mut args = Args::new();
    args.set(
        "can",
        if may_change {
            "change"
        } else if may_withdraw {
            "withdraw"
        } else {
            "read"
        },
    );
    let link_text = t(lang.0, key!("receipt-link-text"), Some(&args));
    let page = ReceiptPage {
        title: with_number(lang.0, key!("receipt-title"), &nomination),
        crumbs: call.crumbs(),
        notice,
        received_at: nomination.received_at,
        changed_at: Some(nomination.changed_at).filter(|at| *at > nomination.received_at),
        kind_text: say(lang.0, &format!("nomination-kind-{}", nomination.kind)),
        link: format!("{}{path}", settings.public_url()),
        link_text,
        mailed: mailed(&mut conn, &nomination, settings, lang.0).await?,
        steps: if fate.goes_on() { steps(&standing, &call.edition, "receipt-step", lang.0) } else { Vec::new() },
        sections: write(&form, &nomination, Audience::Office, lang.0).sections,
        edit: may_change.then(|| link!("/receipts/{token}/edit", token)),
        withdraw: may_withdraw.then(|| action!("/receipts/{token}/withdraw", token)),
        result: (standing.stage == Stage::Public)
            .then(|| Link::new(call.result(), say(lang.0, key!("archive-result")))),
        contact: call.edition.contact.clone(),
        number: nomination.receipt_number,
    };
    Ok(Page::new("contest/nominations/receipt.html", page))
}

/// That the receipt went to an address as well: said of a mail that has left, or that a mail server waits for.
async fn mailed(conn: &mut Conn, of: &Nomination, settings: &Settings, lang: Lang) -> Result<Option<String>> {
    let Some(address) = of.sender() else { return Ok(None) };
    let Some(mail) = mails::receipt(conn, address, &of.receipt_number).await? else { return Ok(None) };
    let mut args = Args::from_iter([("address", value(address))]);
    match (mail.status, mail.sent_at) {
        (MailStatus::Sent, Some(at)) => {
            args.set("state", "sent");
            args.set("at", value(Writes(lang).datetime(at.in_dortmund())));
        }
        (MailStatus::Queued, _) if settings.smtp_url.is_some() => args.set("state", "queued"),
        _ => return Ok(None),
    }
    Ok(Some(t(lang, key!("receipt-mailed"), Some(&args))))
}

/// The form of a nomination that is there already.
fn edit_page(
    call: &Call,
    token: &Token,
    nomination: &Nomination,
    form: &Questionnaire,
    (typed, errors, now): (&Query, &Errors, Timestamp),
) -> FormPage {
    let path = link!("/receipts/{token}", token);
    let page = FormPage::filled(form, nomination.kind, typed, errors, Demands::Everything, call.lang);
    FormPage {
        title: say(call.lang, key!("nomination-edit-title")),
        preline: Some(format!("{} · {}", call.name(), nomination.receipt_number)),
        // What the lead promises holds while it can be changed.
        lead: (call.edition.phase(now) == Phase::Nominating).then(|| call.sentence(key!("nomination-edit-lead"))),
        crumbs: vec![Link::new(path.clone(), with_number(call.lang, key!("receipt-title"), nomination))],
        action: link!("/receipts/{token}/edit", token),
        hidden: vec![Hidden { name: "version", value: nomination.version.to_string() }],
        submit: say(call.lang, key!("nomination-edit-submit")),
        cancel: Some(Link::new(path, say(call.lang, key!("nomination-edit-cancel")))),
        ..page
    }
}

#[get("/receipts/<token>/edit")]
async fn edit_form(token: Token, ctx: Ctx, lang: Language) -> Result<Shown> {
    let mut conn = ctx.db.read().await?;
    let (nomination, call) = opened(&mut conn, &token, lang.0).await?;
    Editor::Sender(&token).may_change(&mut conn, &nomination, &call.edition, ctx.now).await??;
    let form = Questionnaire::load(&mut conn, nomination.edition_id).await?;
    let typed = form.values(&nomination.answers);
    Ok(Shown::form(edit_page(&call, &token, &nomination, &form, (&typed, &Errors::default(), ctx.now)), Status::Ok))
}

#[post("/receipts/<token>/edit", data = "<typed>")]
async fn edit(
    token: Token,
    typed: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    throttle: Throttle<'_>,
) -> Result<Shown> {
    let mut conn = ctx.db.read().await?;
    let (mut nomination, call) = opened(&mut conn, &token, lang.0).await?;
    let form = Questionnaire::load(&mut conn, nomination.edition_id).await?;
    drop(conn);
    // The version that was read when the form was shown; without one nothing fits.
    let version = typed.parse("version").unwrap_or(0);
    let (answers, errors) = form.read(nomination.kind, &typed, Demands::Everything);
    if !errors.is_empty() {
        nomination.version = version;
        let page = edit_page(&call, &token, &nomination, &form, (&typed, &errors, ctx.now));
        return Ok(Shown::form(FormPage { dirty: true, ..page }, Status::UnprocessableEntity));
    }
    let shown = |nomination: &Nomination, notice, differences, status| {
        let page = edit_page(&call, &token, nomination, &form, (&typed, &Errors::default(), ctx.now));
        Shown::form(FormPage { notice: Some(notice), differences, dirty: true, ..page }, status)
    };
    let again =
        |nomination: &Nomination, notice, differences| Ok(shown(nomination, notice, differences, Status::Conflict));
    // Another address gets a receipt, and the former one a notice: as many as by nominating, and no more.
    let essence = Essence::of(&form.questions, &answers);
    let postbox = essence.receipt_to(nomination.kind).map(address::key);
    if postbox != nomination.sender().map(address::key)
        && let Err(wait) = throttle.may_nominate(&postbox.unwrap_or_default())
    {
        nomination.version = version;
        let notice = call.notice("danger", "nomination-edit-too-many");
        return Ok(shown(&nomination, notice, Vec::new(), Status::TooManyRequests).retry_after(wait));
    }
    let correction = Correction { reason: "", public_url: settings.public_url() };
    match actions::edit(&ctx, Editor::Sender(&token), version, &answers, Some(correction)).await {
        Ok(Changed::Saved) => {
            let to = redirect(link!("/receipts/{token}", token));
            Ok(Shown::Gone(to.success("nomination-changed")))
        }
        Ok(Changed::Stale(stored)) => {
            let notice = Notice::said(lang.0, "warning", "nomination-stale");
            again(&stored, notice, differences(&form, stored.kind, &stored.answers, &answers, lang.0))
        }
        // What was typed stays on the page: the office may still be asked.
        Err(error @ AppError::Refused(_)) => {
            let text = call.sentence(key!("nomination-kept-on-page"));
            again(&nomination, Notice { kind: "danger", title: say(lang.0, error.key()), text }, Vec::new())
        }
        Err(error) => Err(error),
    }
}

#[post("/receipts/<token>/withdraw", data = "<_form>")]
async fn withdraw(token: Token, _form: Posted, ctx: Ctx) -> Result<Redirected> {
    actions::withdraw(&ctx, Editor::Sender(&token), None).await?;
    Ok(redirect(link!("/receipts/{token}", token)).success("nomination-withdrawn"))
}

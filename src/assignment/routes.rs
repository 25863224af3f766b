//! The office's pages: a round's entries, its jurors, who reads what; and the button that opens it.

use std::collections::{BTreeMap, BTreeSet};

use rocket::http::Status;
use rocket::{Route, get, post};
use serde::Serialize;

use crate::accounts::store as accounts;
use crate::ctx::Ctx;
use crate::db::{Conn, Said};
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, say, t};
use crate::ids::{AssignmentId, NominationId, PersonId, RoundId};
use crate::jury::declared;
use crate::jury::store as jury;
use crate::nominations::store as nominations;
use crate::rounds::model::{Entry, RoundJuror, RoundStatus};
use crate::rounds::store::{self as rounds, Placed};
use crate::rounds::{round_crumbs, tabs};
use crate::web::{
    Answer, Choice, Field, Kind, Language, Link, Office, Page, Pager, Posted, Query, Redirected, Role, redirect,
};

use super::actions::{self, Confirmed, Opened, Proposal};
use super::model::{Assignment, Missing};
use super::plan::{Impossible, Pair};
use super::store;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        entries,
        choose_entries,
        add_eligible,
        jurors,
        choose_jurors,
        assignment,
        proposal,
        confirm,
        entry,
        add,
        remove,
        open
    ]
}

/// A list of things with a box each.
#[derive(Serialize)]
struct ChoicePage {
    title: String,
    lead: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    round_id: RoundId,
    /// `entries` or `jurors`.
    what: &'static str,
    /// Whether the boxes may change; otherwise the chosen ones are listed.
    editable: bool,
    /// A sentence about what cannot change any more.
    note: Option<String>,
    count: usize,
    field: Field,
    /// How many eligible nominations the round does not have yet.
    more: usize,
}

#[get("/office/rounds/<id>/entries")]
async fn entries(ctx: Ctx, _office: Office, lang: Language, id: RoundId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let round = placed(&mut conn, id).await?;
    let chosen = rounds::entries(&mut conn, id).await?;
    let known: BTreeSet<_> = chosen.iter().map(|entry| entry.nomination_id).collect();
    let eligible = nominations::eligible(&mut conn, round.round.edition_id).await?;
    let editable = round.round.status == RoundStatus::Preparing;
    let mut options: Vec<(String, Choice)> = chosen
        .iter()
        .map(|entry| {
            let category = entry.category.as_ref().map_or("", |category| category.get(lang.0));
            let fallen = if entry.stands { String::new() } else { say(lang.0, "assignment-fallen") };
            let parts = [entry.receipt_number.as_str(), category, &fallen];
            let hint = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            (entry.title.clone(), hinted(entry.nomination_id, &entry.title, hint))
        })
        .collect();
    let others: Vec<_> = eligible.iter().filter(|entry| !known.contains(&entry.nomination_id)).collect();
    if editable {
        options.extend(others.iter().map(|entry| {
            (entry.title.clone(), hinted(entry.nomination_id, &entry.title, entry.receipt_number.clone()))
        }));
        options.sort_by_cached_key(|(title, _)| crate::i18n::sort_key(title));
    }
    let mut field = Field::new(Kind::Checkboxes, "entries", say(lang.0, "assignment-chosen-entries"));
    field.options = options.into_iter().map(|(_, choice)| choice).collect();
    field.values = known.iter().map(ToString::to_string).collect();
    let page = ChoicePage {
        title: say(lang.0, "assignment-entries"),
        lead: say(lang.0, "assignment-entries-lead"),
        crumbs: round_crumbs(&round, lang.0),
        tabs: tabs(id, "entries", lang.0),
        round_id: id,
        what: "entries",
        editable,
        note: (!editable).then(|| say(lang.0, "rounds-frozen")),
        count: chosen.len(),
        field,
        more: others.len(),
    };
    Ok(Page::new("assignment/choice.html", page))
}

fn hinted(id: impl ToString, label: &str, hint: String) -> Choice {
    Choice { hint: Some(hint.into()).filter(|hint: &Said| !hint.text.is_empty()), ..Choice::new(id, label) }
}

/// The keys of the boxes that were ticked.
fn ticked<T: std::str::FromStr + Ord>(form: &Posted, name: &str) -> Result<BTreeSet<T>> {
    form.all(name).map(|id| id.parse().map_err(|_| AppError::Bad("error-bad-request"))).collect()
}

#[post("/office/rounds/<id>/entries", data = "<form>")]
async fn choose_entries(ctx: Ctx, office: Office, id: RoundId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let chosen = ticked::<NominationId>(&form?, "entries")?;
    actions::choose_entries(&ctx, office.person_id, id, &chosen).await?;
    Ok(redirect(format!("/office/rounds/{id}")).with("success", "assignment-entries-chosen", chosen.len()))
}

#[post("/office/rounds/<id>/entries/all", data = "<form>")]
async fn add_eligible(ctx: Ctx, office: Office, id: RoundId, form: Result<Posted, AppError>) -> Result<Redirected> {
    form?;
    let added = actions::add_eligible(&ctx, office.person_id, id).await?;
    Ok(redirect(format!("/office/rounds/{id}")).with("success", "assignment-entries-added", added))
}

#[get("/office/rounds/<id>/jurors")]
async fn jurors(ctx: Ctx, _office: Office, lang: Language, id: RoundId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let round = placed(&mut conn, id).await?;
    let chosen: BTreeSet<_> = rounds::jurors(&mut conn, id).await?.iter().map(|juror| juror.person_id).collect();
    let people = accounts::people(&mut conn).await?;
    let mut field = Field::new(Kind::Checkboxes, "jurors", say(lang.0, "assignment-chosen-jurors"));
    field.options = people
        .iter()
        .filter(|person| person.role.is_jury() && (person.disabled_at.is_none() || chosen.contains(&person.person_id)))
        .map(|person| {
            let key = match (person.disabled_at, person.role) {
                (Some(_), _) => "assignment-juror-disabled",
                (None, Role::Chair) => "design-role-chair",
                (None, _) => "",
            };
            let said = if key.is_empty() { String::new() } else { format!(" · {}", say(lang.0, key)) };
            hinted(person.person_id, &person.name, format!("{}{said}", person.email))
        })
        .collect();
    field.values = chosen.iter().map(ToString::to_string).collect();
    let page = ChoicePage {
        title: say(lang.0, "assignment-jurors"),
        lead: say(lang.0, "assignment-jurors-lead"),
        crumbs: round_crumbs(&round, lang.0),
        tabs: tabs(id, "jurors", lang.0),
        round_id: id,
        what: "jurors",
        editable: round.round.status != RoundStatus::Closed,
        note: match round.round.status {
            RoundStatus::Preparing => None,
            RoundStatus::Open => Some(say(lang.0, "assignment-jurors-open")),
            RoundStatus::Closed => Some(say(lang.0, "rounds-closed")),
        },
        count: chosen.len(),
        field,
        more: 0,
    };
    Ok(Page::new("assignment/choice.html", page))
}

#[post("/office/rounds/<id>/jurors", data = "<form>")]
async fn choose_jurors(ctx: Ctx, office: Office, id: RoundId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let chosen = ticked::<PersonId>(&form?, "jurors")?;
    actions::choose_jurors(&ctx, office.person_id, id, &chosen).await?;
    Ok(redirect(format!("/office/rounds/{id}")).with("success", "assignment-jurors-chosen", chosen.len()))
}

/// How much a juror reads.
#[derive(Serialize)]
struct Load {
    name: String,
    disabled: bool,
    entries: usize,
    /// The greatest load of anybody, for the length of the bars.
    most: usize,
    conflicts: usize,
}

/// An entry with those who read it.
#[derive(Serialize)]
struct Coverage {
    nomination_id: NominationId,
    title: String,
    receipt_number: String,
    stands: bool,
    jurors: Vec<Reader>,
    /// Fewer than wanted.
    short: bool,
    /// How many could read it, when that is exactly as many as wanted: there is no choice.
    forced: Option<usize>,
    /// What its jurors know and wish, added up.
    fit: i64,
}

#[derive(Serialize)]
struct Reader {
    name: String,
    recused: bool,
}

#[derive(Serialize)]
struct AssignmentPage {
    title: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    round_id: RoundId,
    status: RoundStatus,
    /// How many jurors each entry should have; absent for everyone.
    wanted: Option<i64>,
    loads: Vec<Load>,
    rows: Vec<Coverage>,
    pager: Pager,
    entries: usize,
    covered: usize,
    assigned: usize,
    /// Whether anything is known about who suits what.
    fitted: bool,
    /// What the program would do about it.
    offer: Offer,
}

/// What the program would do about a round's distribution.
#[derive(Serialize)]
struct Offer {
    /// `proposal`, `nothing`, `impossible`, or `empty` without entries or jurors.
    kind: &'static str,
    new: usize,
    gone: usize,
    fingerprint: String,
    /// The entries with too few jurors.
    too_few: Vec<TooFew>,
}

#[derive(Serialize)]
struct TooFew {
    nomination_id: NominationId,
    title: String,
    possible: usize,
}

/// Everything about a round's distribution, read at once.
struct Desk {
    round: Placed,
    entries: Vec<Entry>,
    jurors: Vec<RoundJuror>,
    conflicts: Vec<Pair>,
    assignments: Vec<Assignment>,
    fits: BTreeMap<Pair, i64>,
}

impl Desk {
    async fn read(conn: &mut Conn, id: RoundId) -> Result<Self> {
        Ok(Self {
            round: placed(conn, id).await?,
            entries: rounds::entries(conn, id).await?,
            jurors: rounds::jurors(conn, id).await?,
            conflicts: jury::pairs(conn, id).await?,
            assignments: store::of_round(conn, id).await?,
            fits: declared::fits(conn, id).await?,
        })
    }

    fn name(&self, person: PersonId) -> &str {
        // Whoever has an assignment is a juror of the round: nobody leaves it before.
        self.jurors.iter().find(|juror| juror.person_id == person).map_or("–", |juror| &juror.name)
    }

    fn pairs(&self) -> Vec<(Pair, bool)> {
        self.assignments.iter().map(|a| (a.pair(), !a.is_active())).collect()
    }

    /// The page for a distribution: that which is, or one that is proposed.
    fn page(&self, pairs: &[(Pair, bool)], offer: Offer, query: &Query, here: &str, lang: Lang) -> AssignmentPage {
        let id = self.round.round.round_id;
        let wanted = self.round.round.reviews_per_entry;
        let mut readers: BTreeMap<NominationId, Vec<Reader>> = BTreeMap::new();
        let mut fits: BTreeMap<NominationId, i64> = BTreeMap::new();
        let mut loads: BTreeMap<PersonId, usize> = BTreeMap::new();
        let names: BTreeMap<_, _> = self.jurors.iter().map(|juror| (juror.person_id, &juror.name)).collect();
        for &((entry, juror), recused) in pairs {
            let name = names.get(&juror).map_or_else(|| "–".to_owned(), |name| (*name).clone());
            readers.entry(entry).or_default().push(Reader { name, recused });
            if !recused {
                *loads.entry(juror).or_default() += 1;
                *fits.entry(entry).or_default() += self.fits.get(&(entry, juror)).copied().unwrap_or(0);
            }
        }
        let active = |entry: &Entry| {
            readers.get(&entry.nomination_id).map_or(0, |all| all.iter().filter(|reader| !reader.recused).count())
        };
        let needed = usize::try_from(wanted.unwrap_or(1)).unwrap_or(1);
        let able: BTreeSet<_> = self.jurors.iter().filter(|j| !j.disabled).map(|juror| juror.person_id).collect();
        let possible = |entry: &Entry| {
            let blocked = self.conflicts.iter().filter(|(id, who)| *id == entry.nomination_id && able.contains(who));
            able.len() - blocked.count()
        };
        let most = loads.values().copied().max().unwrap_or(0);
        let covered = self.entries.iter().filter(|entry| active(entry) >= needed).count();
        let total = i64::try_from(self.entries.len()).unwrap_or(i64::MAX);
        let pager = Pager::new(query.parse("page").unwrap_or(1), total, |page| format!("{here}?page={page}"));
        let shown = self.entries.iter().skip(usize::try_from(pager.offset()).unwrap_or(0));
        let rows = shown
            .take(usize::try_from(Pager::SIZE).unwrap_or(50))
            .map(|entry| Coverage {
                nomination_id: entry.nomination_id,
                title: entry.title.clone(),
                receipt_number: entry.receipt_number.clone(),
                stands: entry.stands,
                short: entry.stands && active(entry) < needed,
                forced: Some(possible(entry)).filter(|&n| wanted.is_some() && n == needed),
                fit: fits.get(&entry.nomination_id).copied().unwrap_or(0),
                jurors: {
                    let readers = readers.get(&entry.nomination_id).map_or(&[][..], Vec::as_slice);
                    let mut jurors: Vec<_> =
                        readers.iter().map(|r| Reader { name: r.name.clone(), recused: r.recused }).collect();
                    jurors.sort_by_cached_key(|reader| crate::i18n::sort_key(&reader.name));
                    jurors
                },
            })
            .collect();
        AssignmentPage {
            title: say(lang, "assignment-title"),
            crumbs: round_crumbs(&self.round, lang),
            tabs: tabs(id, "assignment", lang),
            round_id: id,
            status: self.round.round.status,
            wanted,
            loads: self
                .jurors
                .iter()
                .map(|juror| Load {
                    name: juror.name.clone(),
                    disabled: juror.disabled,
                    entries: loads.get(&juror.person_id).copied().unwrap_or(0),
                    most,
                    conflicts: self.conflicts.iter().filter(|pair| pair.1 == juror.person_id).count(),
                })
                .collect(),
            rows,
            entries: self.entries.len(),
            fitted: !self.fits.is_empty(),
            covered,
            assigned: pairs.iter().filter(|(_, recused)| !recused).count(),
            pager,
            offer,
        }
    }

    fn offer(&self, proposed: &Result<Proposal, Impossible>) -> Offer {
        let none = Offer { kind: "nothing", new: 0, gone: 0, fingerprint: String::new(), too_few: Vec::new() };
        match proposed {
            _ if self.entries.is_empty() || self.jurors.is_empty() => Offer { kind: "empty", ..none },
            Ok(proposal) if proposal.new == 0 && proposal.gone == 0 => none,
            Ok(proposal) => Offer {
                kind: "proposal",
                new: proposal.new,
                gone: proposal.gone,
                fingerprint: proposal.fingerprint.clone(),
                ..none
            },
            Err(impossible) => {
                let titles: BTreeMap<_, _> =
                    self.entries.iter().map(|entry| (entry.nomination_id, &entry.title)).collect();
                let too_few = impossible.too_few.iter().map(|&(nomination_id, possible)| TooFew {
                    nomination_id,
                    title: titles.get(&nomination_id).map_or_else(String::new, |title| (*title).clone()),
                    possible,
                });
                Offer { kind: "impossible", too_few: too_few.collect(), ..none }
            }
        }
    }
}

#[get("/office/rounds/<id>/assignment")]
async fn assignment(ctx: Ctx, _office: Office, lang: Language, query: Query, id: RoundId) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let desk = Desk::read(&mut conn, id).await?;
    let offer = if desk.round.round.status == RoundStatus::Closed {
        Offer { kind: "nothing", new: 0, gone: 0, fingerprint: String::new(), too_few: Vec::new() }
    } else {
        desk.offer(&actions::propose(&mut conn, &desk.round.round).await?)
    };
    let here = format!("/office/rounds/{id}/assignment");
    Ok(Page::new("assignment/overview.html", desk.page(&desk.pairs(), offer, &query, &here, lang.0)))
}

#[derive(Serialize)]
struct ProposalPage {
    #[serde(flatten)]
    desk: AssignmentPage,
    /// Somebody else has changed something, so this is another proposal than the one that was confirmed.
    changed: bool,
}

#[get("/office/rounds/<id>/assignment/proposal")]
async fn proposal(ctx: Ctx, _office: Office, lang: Language, query: Query, id: RoundId) -> Answer<impl Serialize> {
    Ok(Page::new("assignment/proposal.html", proposal_page(&ctx, id, &query, lang.0, false).await?))
}

async fn proposal_page(ctx: &Ctx, id: RoundId, query: &Query, lang: Lang, changed: bool) -> Result<ProposalPage> {
    let mut conn = ctx.db.read().await?;
    let desk = Desk::read(&mut conn, id).await?;
    desk.round.round.status.not_closed().map_err(AppError::Refused)?;
    let proposed = actions::propose(&mut conn, &desk.round.round).await?;
    let mut pairs = match &proposed {
        Ok(proposal) => proposal.pairs.iter().map(|&pair| (pair, false)).collect(),
        Err(_) => desk.pairs(),
    };
    if proposed.is_ok() {
        pairs.extend(desk.pairs().into_iter().filter(|(_, recused)| *recused));
    }
    let here = format!("/office/rounds/{id}/assignment/proposal");
    Ok(ProposalPage { desk: desk.page(&pairs, desk.offer(&proposed), query, &here, lang), changed })
}

#[post("/office/rounds/<id>/assignment", data = "<form>")]
async fn confirm(
    ctx: Ctx,
    office: Office,
    lang: Language,
    id: RoundId,
    form: Result<Posted, AppError>,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    let form = form?;
    match actions::confirm(&ctx, office.person_id, id, form.get("fingerprint")).await? {
        Confirmed::Done => Ok(Ok(redirect(format!("/office/rounds/{id}/assignment")).success("assignment-confirmed"))),
        Confirmed::Changed => {
            let page = proposal_page(&ctx, id, &Query::default(), lang.0, true).await?;
            Ok(Err(Page::new("assignment/proposal.html", page).status(Status::Conflict)))
        }
    }
}

#[derive(Serialize)]
struct EntryPage {
    title: String,
    receipt_number: String,
    crumbs: Vec<Link>,
    round_id: RoundId,
    nomination_id: NominationId,
    stands: bool,
    closed: bool,
    rows: Vec<EntryRow>,
}

/// A juror and what he or she is to the entry.
#[derive(Serialize)]
struct EntryRow {
    person_id: PersonId,
    name: String,
    load: usize,
    /// `free`, `assigned`, `draft`, `submitted`, `recused`, `conflict`, `disabled`.
    state: &'static str,
    assignment_id: Option<AssignmentId>,
}

#[get("/office/rounds/<id>/assignment/<nomination>", rank = 2)]
async fn entry(
    ctx: Ctx,
    _office: Office,
    lang: Language,
    id: RoundId,
    nomination: NominationId,
) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let desk = Desk::read(&mut conn, id).await?;
    let entry = desk.entries.iter().find(|entry| entry.nomination_id == nomination).ok_or(AppError::NotFound)?;
    let mut crumbs = round_crumbs(&desk.round, lang.0);
    crumbs.push(Link::new(format!("/office/rounds/{id}/assignment"), say(lang.0, "assignment-title")));
    let rows = desk.jurors.iter().map(|juror| {
        let own = desk.assignments.iter().find(|a| a.pair() == (nomination, juror.person_id));
        EntryRow {
            person_id: juror.person_id,
            name: desk.name(juror.person_id).to_owned(),
            load: desk.assignments.iter().filter(|a| a.person_id == juror.person_id && a.is_active()).count(),
            state: match own {
                Some(a) if !a.is_active() => "recused",
                Some(a) if a.submitted => "submitted",
                Some(a) if a.begun => "draft",
                Some(_) => "assigned",
                None if desk.conflicts.contains(&(nomination, juror.person_id)) => "conflict",
                None if juror.disabled => "disabled",
                None => "free",
            },
            assignment_id: own.map(|a| a.assignment_id),
        }
    });
    let page = EntryPage {
        title: entry.title.clone(),
        receipt_number: entry.receipt_number.clone(),
        crumbs,
        round_id: id,
        nomination_id: nomination,
        stands: entry.stands,
        closed: desk.round.round.status == RoundStatus::Closed,
        rows: rows.collect(),
    };
    Ok(Page::new("assignment/entry.html", page))
}

#[post("/office/rounds/<id>/assignment/add", data = "<form>")]
async fn add(ctx: Ctx, office: Office, id: RoundId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    let nomination: NominationId = form.parse("nomination_id").ok_or(AppError::Bad("error-bad-request"))?;
    let person: PersonId = form.parse("person_id").ok_or(AppError::Bad("error-bad-request"))?;
    actions::add(&ctx, office.person_id, id, (nomination, person)).await?;
    Ok(redirect(format!("/office/rounds/{id}/assignment/{nomination}")).success("assignment-added"))
}

#[post("/office/rounds/<id>/assignment/remove", data = "<form>")]
async fn remove(ctx: Ctx, office: Office, id: RoundId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let assignment: AssignmentId = form?.parse("assignment_id").ok_or(AppError::Bad("error-bad-request"))?;
    let nomination = actions::remove(&ctx, office.person_id, id, assignment).await?;
    Ok(redirect(format!("/office/rounds/{id}/assignment/{nomination}")).success("assignment-removed"))
}

/// A thing that a round lacks, and where to mend it.
#[derive(Serialize)]
pub struct Lack {
    pub text: String,
    pub href: String,
}

/// What a round lacks, in words.
pub fn lacks(id: RoundId, missing: &[Missing], lang: Lang) -> Vec<Lack> {
    missing
        .iter()
        .map(|missing| {
            let (key, n) = missing.sentence();
            let mut args = Args::new();
            args.set("n", i64::try_from(n).unwrap_or(i64::MAX));
            Lack { text: t(lang, key, Some(&args)), href: format!("/office/rounds/{id}/{}", missing.room()) }
        })
        .collect()
}

#[derive(Serialize)]
struct NotOpenedPage {
    title: String,
    crumbs: Vec<Link>,
    lacks: Vec<Lack>,
}

#[post("/office/rounds/<id>/open", data = "<form>")]
async fn open(
    ctx: Ctx,
    office: Office,
    lang: Language,
    id: RoundId,
    form: Result<Posted, AppError>,
) -> Result<Result<Redirected, Page<impl Serialize>>> {
    form?;
    match actions::open(&ctx, office.person_id, id).await? {
        Opened::Done => Ok(Ok(redirect(format!("/office/rounds/{id}")).success("assignment-opened"))),
        Opened::Lacks(missing) => {
            let round = placed(&mut ctx.db.read().await?, id).await?;
            let page = NotOpenedPage {
                title: say(lang.0, "assignment-not-opened"),
                crumbs: round_crumbs(&round, lang.0),
                lacks: lacks(id, &missing, lang.0),
            };
            Ok(Err(Page::new("assignment/not_opened.html", page).status(Status::Conflict)))
        }
    }
}

async fn placed(conn: &mut Conn, id: RoundId) -> Result<Placed> {
    rounds::placed(conn, id).await?.ok_or(AppError::NotFound)
}

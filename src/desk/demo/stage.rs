//! Acts of the demonstration, each at a moment in the past.

use chrono::{Duration, NaiveTime};
use laudatio_tally::Method;

use crate::clock::{Timestamp, WallTime};
use crate::contest::jury::actions as jury;
use crate::contest::jury::declare::Declaration;
use crate::contest::jury::model::Reason;
use crate::contest::jury::store as conflict_rows;
use crate::contest::jury::store::declared::Profile;
use crate::contest::nominations::actions::{Arrival, Entered, OnPaper, Sent};
use crate::contest::nominations::answers::{Demands, Questionnaire};
use crate::contest::nominations::model::{Origin, Screening};
use crate::contest::nominations::{actions as nominations, store as entries};
use crate::contest::prizes::model::{Calendar, Edition, MotionTieRule};
use crate::contest::prizes::{actions as prizes, store as editions};
use crate::contest::rounds::forms::Wanted;
use crate::contest::rounds::{actions as rounds, store as round_rows};
use crate::desk::pages::actions as texts;
use crate::desk::pages::model::{Name, Text};
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Common, Result};
use crate::i18n::Lang;
use crate::ids::{EditionId, NominationId, PersonId, Random, RoundId, Token};
use crate::judging::assignment::actions::{Confirmed, Proposed};
use crate::judging::assignment::opening::{self, Opened};
use crate::judging::assignment::order::Order;
use crate::judging::assignment::{SolverJobs, actions as assignment, store as assignments};
use crate::judging::scoring::actions::{self as scoring, Saved};
use crate::judging::scoring::model::SheetStatus;
use crate::judging::scoring::store::Content;
use crate::outcome::publication::actions as publication;
use crate::outcome::results::{self, Outcome};
use crate::people::accounts::model::{Person, fold_email};
use crate::people::accounts::password;
use crate::people::approvals::{self, Act, Wish};

use crate::contest::screening::actions as screening;
use crate::ground::web::Role;

use super::facts::{self, Invented, InventedJuror};
use super::{PUBLIC_URL, actions};

/// The demonstration while it is being made.
pub struct Stage {
    /// The present.
    pub ctx: Ctx,
    /// What is left to chance, the same every time.
    pub chance: Random,
    /// The office first, then the jury.
    pub people: Vec<Person>,
}

/// An entry on the stage.
pub struct StagedEntry {
    pub nomination_id: NominationId,
    pub invented: Invented,
}

/// Makes the accounts.
pub async fn people(ctx: &Ctx) -> Result<Vec<Person>> {
    // One hash for all: it is the same password, and hashing is slow on purpose.
    let hash = password::hash(ctx, super::PASSWORD).await?;
    let office = [("Olga Brandt", "olga.brandt@buero.example"), ("Emre Yıldız", "emre.yildiz@buero.example")];
    let office = office.map(|(name, email)| (name.to_owned(), email.to_owned(), Role::Office));
    let jury = facts::jurors()?.into_iter().map(|juror| (juror.name, juror.email, juror.role));
    let person = |(name, email, role): (String, String, Role)| Person {
        person_id: PersonId::new(ctx.now, &ctx.random),
        email: fold_email(&email),
        name,
        role,
        password_hash: Some(hash.clone()),
        language: Lang::De,
        created_at: ctx.now,
        disabled_at: None,
        may_export: role == Role::Office,
    };
    let people: Vec<Person> = office.into_iter().chain(jury).map(person).collect();
    actions::people(ctx, &people).await?;
    Ok(people)
}

impl Stage {
    /// The context of an act that happened `ago`.
    pub(super) fn at(&self, ago: Duration) -> Ctx {
        Ctx { now: self.ctx.now - ago, ..self.ctx.clone() }
    }

    pub(super) fn office(&self) -> PersonId {
        self.people[0].person_id
    }

    fn jury(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.role.is_jury())
    }

    pub async fn edition(&self, id: EditionId) -> Result<Edition> {
        let mut conn = self.ctx.db.read().await?;
        editions::edition(&mut conn, id).await?.ok_or(AppError::NotFound)
    }

    /// Opens the newest edition of a prize for the days between two moments, counted back from now.
    pub async fn call(&self, prize: &str, opens: Duration, closes: Duration) -> Result<EditionId> {
        let mut conn = self.ctx.db.read().await?;
        let prizes = editions::prizes(&mut conn).await?;
        let prize = prizes.iter().find(|p| p.key == prize).ok_or(AppError::NotFound)?;
        let newest = editions::editions(&mut conn).await?.into_iter().find(|e| e.prize_id == prize.prize_id);
        drop(conn);
        let edition = newest.ok_or(AppError::NotFound)?;
        let before = self.at(opens + Duration::days(1));
        let calendar = Calendar {
            opens_at: Some(wall(self.ctx.now - opens, 8, 0)?),
            closes_at: Some(wall(self.ctx.now - closes, 23, 59)?),
            ceremony_at: Some(wall(self.ctx.now - closes + Duration::days(56), 18, 0)?),
            ..Calendar::default()
        };
        let id = edition.edition_id;
        let rules = Edition { motion_tie_rule: Some(MotionTieRule::CastingVote), ..edition.clone() };
        prizes::set_basics(&before, self.office(), edition.version, &rules).await?;
        prizes::set_calendar(&before, self.office(), id, edition.version + 1, calendar).await?;
        let gaps = prizes::open(&before, self.office(), id, edition.version + 2).await?;
        if gaps.is_empty() { Ok(id) } else { Err(AppError::Internal(format!("the call lacks {gaps:?}"))) }
    }

    /// Copies the newest edition of a prize and opens the copy.
    pub async fn next_call(&self, prize: &str, opens: Duration, closes: Duration) -> Result<EditionId> {
        let mut conn = self.ctx.db.read().await?;
        let prizes = editions::prizes(&mut conn).await?;
        drop(conn);
        let found = prizes.iter().find(|p| p.key == prize).ok_or(AppError::NotFound)?;
        prizes::create(&self.at(opens + Duration::days(2)), self.office(), found.prize_id).await?;
        self.call(prize, opens, closes).await
    }

    /// Makes an edition that of an earlier year, so that the next one can be this year's.
    pub async fn dated(&self, id: EditionId, year: i64) -> Result<()> {
        let edition = self.edition(id).await?;
        actions::date_back(&self.ctx, id, edition.year - year).await
    }

    /// Sends in the entries, evenly spread from one moment to another.
    pub async fn entries(
        &self,
        id: EditionId,
        invented: &[Invented],
        first: Duration,
        last: Duration,
    ) -> Result<Vec<StagedEntry>> {
        let mut conn = self.ctx.db.read().await?;
        let form = Questionnaire::load(&mut conn, id).await?;
        drop(conn);
        let step = (first - last) / i32::try_from(invented.len().max(1)).unwrap_or(i32::MAX);
        let mut sent = Vec::new();
        for (number, entry) in (0..).zip(invented) {
            let ctx = self.at(first - step * number);
            let typed = entry.form(&form.questions, &form.categories);
            let (answers, errors) = form.read(entry.kind, &typed, Demands::Everything);
            if !errors.is_empty() {
                return Err(AppError::Internal(format!("the invented entry {:?} has errors: {errors:?}", entry.title)));
            }
            let nomination_id = if entry.origin == Origin::Online {
                let sending = Sent { token: ctx.random.token(), kind: entry.kind, answers, lang: Lang::De };
                let Arrival::Stored(token) = nominations::nominate(&ctx, PUBLIC_URL, id, sending).await? else {
                    return Err(AppError::Internal("two invented entries share a link".into()));
                };
                self.by_token(&token).await?
            } else {
                let paper = OnPaper {
                    key: ctx.random.uuid(ctx.now),
                    kind: entry.kind,
                    origin: entry.origin,
                    received: WallTime::at(ctx.now),
                    answers,
                };
                let Entered::Stored(id) = nominations::enter(&ctx, self.office(), id, &paper, None).await? else {
                    return Err(AppError::Internal("two invented entries say the same".into()));
                };
                id
            };
            sent.push(StagedEntry { nomination_id, invented: entry.clone() });
        }
        Ok(sent)
    }

    async fn by_token(&self, token: &Token) -> Result<NominationId> {
        let mut conn = self.ctx.db.read().await?;
        Ok(entries::by_token(&mut conn, token).await?.ok_or(AppError::NotFound)?.nomination_id)
    }

    /// Finds entries eligible, and a few not.
    pub async fn screen(
        &self,
        id: EditionId,
        eligible: &[StagedEntry],
        ago: Duration,
        outside: &[StagedEntry],
    ) -> Result<()> {
        let ctx = self.at(ago);
        let reason = "Das Projekt findet nicht in Dortmund statt.";
        let decisions = eligible.iter().map(|entry| (entry, Screening::Eligible, None));
        for (entry, screening, reason) in
            decisions.chain(outside.iter().map(|entry| (entry, Screening::Ineligible, Some(reason))))
        {
            let mut conn = self.ctx.db.read().await?;
            let nomination = entries::find(&mut conn, entry.nomination_id).await?.ok_or(AppError::NotFound)?;
            drop(conn);
            if nomination.edition_id != id {
                return Err(AppError::NotFound);
            }
            screening::screen(&ctx, self.office(), (entry.nomination_id, nomination.version), (screening, reason))
                .await?;
        }
        Ok(())
    }

    /// Makes a round of all eligible entries and the whole jury, with its conflicts, and opens it.
    pub async fn round(
        &self,
        id: EditionId,
        reviews: Option<i64>,
        ago: Duration,
        closes_in: Option<Duration>,
    ) -> Result<RoundId> {
        let (ctx, office) = (self.at(ago), self.office());
        let closes = closes_in.map(|closes| wall(self.ctx.now + closes, 20, 0)).transpose()?;
        // What is read by a part of the jury only is adjusted for who read it.
        let method = if reviews.is_some() { Method::Adjusted } else { Method::Mean };
        // More than half of the members, at least three.
        let quorum = i64::try_from(self.jury().count() / 2 + 1).ok().map(|half| half.max(3));
        let wanted = Wanted {
            name: "Hauptrunde".into(),
            reviews_per_entry: reviews,
            opens: None,
            closes,
            method,
            quorum,
            least_sheets: reviews.or(Some(3)),
        };
        let round = rounds::create(&ctx, office, id, &wanted).await?;
        assignment::add_eligible(&ctx, office, round).await?;
        let chosen = self.jury().map(|person| person.person_id).collect();
        assignment::choose_jurors(&ctx, office, round, &chosen).await?;
        self.conflicts(&ctx, round).await?;
        self.declarations(&ctx, round).await?;
        let mut conn = self.ctx.db.read().await?;
        let row = round_rows::round(&mut conn, round).await?.ok_or(AppError::NotFound)?;
        let (workshop, order) = (SolverJobs::default(), Order::usual(row.status));
        let asked = assignment::ask(&mut conn, &workshop, &row, &order).await?;
        drop(conn);
        let Some(Proposed::Ready(proposal)) = asked.finally().await else {
            return Err(AppError::Internal("the demonstration's jury is too small".into()));
        };
        let shown = (&order, proposal.fingerprint.as_str());
        let Confirmed::Done = assignment::confirm(&ctx, (&workshop, PUBLIC_URL), office, round, shown).await? else {
            return Err(AppError::Internal("the proposal changed by itself".into()));
        };
        let read = opening::read(&ctx, round).await?;
        match opening::open(&ctx, office, round, &read, PUBLIC_URL).await? {
            Opened::Done => Ok(round),
            Opened::Changed => Err(Common::ChangedMeanwhile.into()),
            Opened::Lacks(missing) => Err(AppError::Internal(format!("the round lacks {missing:?}"))),
        }
    }

    /// Everybody declares. One names an organisation that has an entry, for the office to look at.
    async fn declarations(&self, ctx: &Ctx, round: RoundId) -> Result<()> {
        let mut conn = self.ctx.db.read().await?;
        let entries = round_rows::entries(&mut conn, round).await?;
        let known = conflict_rows::pairs(&mut conn, round).await?;
        let edition = round_rows::round(&mut conn, round).await?.ok_or(AppError::NotFound)?.edition_id;
        let categories = editions::categories(&mut conn, edition).await?;
        drop(conn);
        for (index, person) in self.jury().enumerate() {
            let person = person.person_id;
            let free = entries.iter().rev().find(|entry| !known.contains(&(entry.nomination_id, person)));
            let organisations =
                free.filter(|_| index == 0).map_or_else(String::new, |entry| entry.nominee_name.clone());
            let field = categories.get(index % categories.len().max(1)).map(|category| category.category_id);
            let languages = (index % 3 == 0).then_some(Lang::En).into_iter().collect();
            let profile = Profile { organisations, categories: field.into_iter().collect(), languages };
            jury::declare(ctx, person, round, &Declaration { profile, ..Declaration::default() }).await?;
        }
        Ok(())
    }

    async fn conflicts(&self, ctx: &Ctx, round: RoundId) -> Result<()> {
        let mut conn = self.ctx.db.read().await?;
        let entries = round_rows::entries(&mut conn, round).await?;
        drop(conn);
        for (person, juror) in self.cast()? {
            for conflict in juror.conflicts {
                let Some(entry) = entries.iter().find(|entry| entry.title == conflict.title) else { continue };
                let pair = (entry.nomination_id, person.person_id);
                jury::set(ctx, self.office(), round, pair, (conflict.reason, Some(conflict.note))).await?;
            }
        }
        Ok(())
    }

    /// Lets the jury score. Of each juror's entries about `share` end as submitted sheets, fewer with the jurors
    /// further down the list; of what is left, some are begun.
    pub async fn score(&self, round: RoundId, entries: &[StagedEntry], share: f64, ago: Duration) -> Result<()> {
        let mut conn = self.ctx.db.read().await?;
        let criteria = round_rows::criteria(&mut conn, round).await?;
        let given = assignments::of_round(&mut conn, round).await?;
        drop(conn);
        let cast = self.cast()?;
        for (index, (person, juror)) in cast.iter().enumerate() {
            let own: Vec<_> = given.iter().filter(|a| a.person_id == person.person_id && a.is_active()).collect();
            let leniency = 2.0 * index as f64 / cast.len().max(2) as f64;
            let ready = if share < 1.0 { (share * (1.6 - leniency * 0.6)).clamp(0.0, 1.0) } else { 1.0 };
            let submitted = (own.len() as f64 * ready).round() as usize;
            for (number, assignment) in own.iter().enumerate().take(submitted + 2) {
                let status = if number < submitted { SheetStatus::Submitted } else { SheetStatus::Draft };
                if status == SheetStatus::Draft && (share >= 1.0 || number > submitted) {
                    continue;
                }
                let quality = entries.iter().find(|e| e.nomination_id == assignment.nomination_id);
                let quality = quality.map_or(0.5, |entry| entry.invented.quality);
                let mut points = std::collections::BTreeMap::new();
                for (c, criterion) in criteria.iter().enumerate() {
                    if status == SheetStatus::Draft && c % 2 == 1 {
                        continue;
                    }
                    let felt = 0.12 + 0.76 * quality + 0.1 * juror.severity + 0.3 * (self.chance.unit() - 0.5);
                    let span = (criterion.scale_max - criterion.scale_min) as f64;
                    let given = criterion.scale_min + (felt.clamp(0.0, 1.0) * span).round() as i64;
                    points.insert(criterion.round_criterion_id, given);
                }
                let comment = match number % 3 {
                    0 => juror.comments[(number / 3) % juror.comments.len()].clone(),
                    _ => String::new(),
                };
                let ctx = self.at(ago - Duration::hours(5) * number as i32 - Duration::minutes(7) * index as i32);
                let content = Content { status, comment, points };
                let id = assignment.assignment_id;
                let Saved::Done = scoring::save(&ctx, person.person_id, id, 0, &content).await? else {
                    return Err(AppError::Internal("an invented sheet was there already".into()));
                };
            }
        }
        Ok(())
    }

    /// A juror finds out on reading that he or she knows the people, and steps back.
    pub async fn recuse(&self, round: RoundId, ago: Duration) -> Result<()> {
        let mut conn = self.ctx.db.read().await?;
        let given = assignments::of_round(&mut conn, round).await?;
        drop(conn);
        let last = self.people.last().ok_or(AppError::NotFound)?.person_id;
        let own = given.iter().rev().find(|a| a.person_id == last && a.is_active()).ok_or(AppError::NotFound)?;
        let reason = (Reason::Doubt, Some("Wir sind seit Jahren befreundet.".to_owned()));
        jury::recuse(&self.at(ago), last, own.nomination_id, reason).await
    }

    /// Closes a complete round.
    pub async fn close(&self, round: RoundId, ago: Duration) -> Result<()> {
        let shown = self.shown_before_closing(round).await?;
        let wish = Wish { reason: "", seen: &shown, public_url: PUBLIC_URL };
        let asked = results::close(&self.at(ago + Duration::hours(3)), self.office(), round, &wish).await?;
        let mut conn = self.ctx.db.read().await?;
        let request = approvals::store::open_on(&mut conn, round.0, Act::Close, self.ctx.now - ago).await?;
        drop(conn);
        let (Outcome::Asked, Some(request)) = (asked, request) else {
            return Err(AppError::Internal(format!("the demonstration's round is not complete: {asked:?}")));
        };
        match results::confirm_close(&self.at(ago), self.second(), round, request.approval_id, &shown).await? {
            Outcome::Done => Ok(()),
            other => Err(AppError::Internal(format!("the demonstration's round does not close: {other:?}"))),
        }
    }

    /// The digest of what the page shows to whoever closes a round.
    async fn shown_before_closing(&self, round: RoundId) -> Result<String> {
        let mut conn = self.ctx.db.read().await?;
        let row = round_rows::round(&mut conn, round).await?.ok_or(AppError::NotFound)?;
        Ok(approvals::digest(&results::store::closing(&mut conn, &row).await?))
    }

    /// Takes our proposals for the public texts, in every language.
    pub async fn confirms_texts(&self) -> Result<()> {
        for &page in Name::ALL {
            for &language in Lang::ALL {
                let body = page.proposal(language).to_owned();
                let text = Text { page, language, body, updated_at: self.ctx.now };
                texts::save_text(&self.ctx, self.office(), &text, None).await?;
            }
        }
        Ok(())
    }

    /// Lets a result become public with the ceremony, or at once if that has been.
    pub async fn publish(&self, id: EditionId, ago: Duration) -> Result<()> {
        let mut conn = self.ctx.db.read().await?;
        let outlook = publication::outlook(&mut conn, id, self.ctx.now).await?;
        drop(conn);
        // Who is no entry was asked at the telephone.
        let people = outlook.as_ref().map_or(&[][..], |outlook| &outlook.awards);
        for award in people.iter().filter(|award| award.nomination_id.is_none()) {
            let asked = self.at(ago + Duration::hours(3));
            publication::record_naming(&asked, self.office(), id, award.subject(), (true, "am Telefon")).await?;
        }
        let mut conn = self.ctx.db.read().await?;
        let outlook = publication::outlook(&mut conn, id, self.ctx.now).await?;
        drop(conn);
        let outlook = outlook?;
        let shown = approvals::digest(&outlook);
        let asking = self.at(ago + Duration::hours(2));
        publication::publish(&asking, self.office(), id, ("", &shown), PUBLIC_URL).await?;
        let ctx = self.at(ago);
        let mut conn = self.ctx.db.read().await?;
        let request = approvals::store::open_on(&mut conn, id.0, Act::Publish, ctx.now).await?;
        drop(conn);
        let request = request.ok_or(AppError::NotFound)?.approval_id;
        match publication::confirm_publish(&ctx, self.second(), id, request, &shown).await? {
            publication::Outcome::Done => Ok(()),
            other => Err(AppError::Internal(format!("the demonstration's result cannot be published: {other:?}"))),
        }
    }

    /// Moves a call to the archive.
    pub async fn finish(&self, id: EditionId, ago: Duration) -> Result<()> {
        let version = self.edition(id).await?.version;
        prizes::close(&self.at(ago), self.office(), id, version).await
    }

    /// Each person of the jury with the invented juror behind it.
    fn cast(&self) -> Result<Vec<(&Person, InventedJuror)>> {
        let jurors = facts::jurors()?;
        Ok(self
            .jury()
            .filter_map(|person| Some((person, jurors.iter().find(|j| fold_email(&j.email) == person.email)?.clone())))
            .collect())
    }
}

/// The wall-clock time on the day of a moment.
pub fn wall(day: Timestamp, hour: u32, minute: u32) -> Result<WallTime> {
    let time = NaiveTime::from_hms_opt(hour, minute, 0).ok_or(AppError::NotFound)?;
    Ok(WallTime::next(day.in_dortmund().date().and_time(time)))
}

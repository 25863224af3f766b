//! What moving the dates of a published call concerns, to be read before it is done.

use serde::Serialize;

use crate::contest::prizes::forms::CalendarForm;
use crate::contest::prizes::model::{Calendar, Edition, Freedom};
use crate::contest::prizes::moved::{Concern, Effect};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ground::mail;
use crate::ground::web::{Link, Page};
use crate::i18n::{Args, Lang, say, t, value};
use crate::key;
use crate::link;
use crate::people::approvals::digest;
use crate::people::approvals::readback::Line;

use super::dates;
use super::page::{Head, Hidden};

/// `prizes/office/moved.html`.
#[derive(Serialize)]
pub(super) struct MovedPage {
    title: String,
    crumbs: Vec<Link>,
    action: String,
    /// Back to the form.
    back: String,
    /// Each date as it will stand, with its weekday and how far it is.
    lines: Vec<Line>,
    next: Vec<String>,
    /// "3 Nominierungen betrifft das."
    sentences: Vec<String>,
    groups: Vec<Group>,
    submit: String,
    hidden: Vec<Hidden>,
    /// Names what is shown here.
    pub(super) shown: String,
}

/// Nominations to which it makes the same difference.
#[derive(Serialize)]
struct Group {
    title: String,
    entries: Vec<Link>,
}

impl MovedPage {
    /// The page, where dates of a published call move, or one becomes known.
    pub(super) async fn of(
        ctx: &Ctx,
        (head, version): (&Head, i64),
        edition: &Edition,
        typed: &CalendarForm,
        calendar: &Calendar,
        (settings, lang): (&Settings, Lang),
    ) -> Result<Option<Self>> {
        let concern = Concern::of(&mut ctx.db.read().await?, edition, calendar).await?;
        let concerned = concern.concerned().count();
        if edition.freedom() != Freedom::Wording || edition.calendar() == *calendar {
            return Ok(None);
        }
        let told = concern.told().count();
        let counted = |key: &str, n: usize| mail::promised(settings, key, n, lang);
        let mut sentences = vec![counted(key!("moved-concerned"), concerned), counted(key!("moved-told"), told)];
        if concerned > told {
            sentences.push(counted(key!("moved-untold"), concerned - told));
        }
        for round in &concern.rounds {
            sentences.push(t(lang, key!("moved-round"), Some(&Args::from_iter([("name", value(round.as_str()))]))));
        }
        let group = |effect, key: &str| {
            let of_it = concern.entries.iter().filter(|(_, other)| *other == effect);
            let entries: Vec<Link> = of_it
                .map(|(entry, _)| {
                    let name = format!("{} · {}", entry.receipt_number, entry.title);
                    Link::new(link!("/office/nominations/{nomination}", nomination = entry.nomination_id), name)
                })
                .collect();
            (!entries.is_empty()).then(|| Group { title: counted(key, entries.len()), entries })
        };
        let unreached = || {
            let of_it = concern.concerned().filter(|(entry, _)| entry.email.is_none());
            let entries: Vec<Link> = of_it
                .map(|(entry, _)| {
                    let name = format!("{} · {}", entry.receipt_number, entry.title);
                    Link::new(link!("/office/nominations/{nomination}", nomination = entry.nomination_id), name)
                })
                .collect();
            (!entries.is_empty())
                .then(|| Group { title: counted(key!("moved-without-address"), entries.len()), entries })
        };
        let groups = [
            group(Effect::InTime, key!("moved-in-time")),
            group(Effect::Late, key!("moved-late")),
            group(Effect::Asked, key!("moved-asked")),
            group(Effect::StaysOut, key!("moved-stays-out")),
            unreached(),
        ];
        // With what becomes of a result that is confirmed, or public.
        let result = (edition.calendar(), calendar, edition.result_confirmed_at, edition.shows_result(ctx.now));
        let shown = digest(&(concern.fingerprint(), result));
        let mut crumbs = head.crumbs.clone();
        let calendar_page = link!("/office/editions/{edition}/calendar", edition = head.edition_id);
        crumbs.push(Link::new(&calendar_page, head.title.clone()));
        let typed = typed.typed().into_iter();
        let mut hidden: Vec<_> = typed.map(|(name, value)| Hidden { name, value: value.to_owned() }).collect();
        hidden.push(Hidden { name: "version", value: version.to_string() });
        hidden.push(Hidden { name: "shown", value: shown.clone() });
        Ok(Some(Self {
            title: say(lang, key!("moved-title")),
            crumbs,
            action: calendar_page.clone(),
            back: calendar_page,
            lines: dates::lines(edition, (&edition.calendar(), calendar), ctx.now, lang),
            next: [key!("dates-next-public"), key!("dates-next-back")].map(|key| say(lang, key)).into(),
            sentences,
            groups: groups.into_iter().flatten().collect(),
            submit: if told > 0 { counted(key!("moved-submit"), told) } else { say(lang, key!("moved-submit-only")) },
            hidden,
            shown,
        }))
    }

    pub(super) fn page(self) -> Page<Self> {
        Page::new("contest/prizes/office/moved.html", self)
    }
}

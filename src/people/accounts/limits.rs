//! Limits on guessing: many tries are slowed down, and nobody is locked out by somebody else's tries.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome, Request};
use sha2::{Digest, Sha256};

use super::model::fold_email;
use crate::clock::Clock;
use crate::ground::web::place_of;

/// Our clock as governor reads it: by the time that passes, which nobody can put back.
#[derive(Clone)]
struct Ours(Clock);

impl clock::Clock for Ours {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        u64::try_from(self.0.ticks().elapsed().as_nanos()).unwrap_or(u64::MAX).into()
    }
}

/// What is limited, as a hash: a place or an address, however long somebody makes it.
type Key = [u8; 32];

type Limiter = RateLimiter<Key, HashMapStateStore<Key>, Ours, NoOpMiddleware<Nanos>>;

/// How often something may be tried. Managed by Rocket, kept in memory: a restart forgives.
pub struct Limits {
    /// One account from one place: a stranger elsewhere cannot use up the owner's tries.
    account: Limiter,
    /// Any accounts from one place.
    place: Limiter,
    /// Mails to one address that anybody may ask for.
    mails: Limiter,
    /// The same to any addresses from one place: the whole city hall may be one.
    askings: Limiter,
    /// Messages to the office from one place.
    messages: Limiter,
    /// Nominations from one place: a school may send all of its own in an hour.
    nominations: Limiter,
    /// Nominations whose receipt goes to one address.
    receipts: Limiter,
    /// What is typed and left with us for a while, from one place.
    left: Limiter,
}

/// Above this many remembered places the ones that have calmed down are forgotten.
const REMEMBERED: usize = 10_000;

impl Limits {
    pub fn new(clock: &Clock) -> Self {
        let limiter = |pause: u64, burst: u32| {
            let quota = Quota::with_period(Duration::from_secs(pause)).expect("a pause is longer than nothing");
            let burst = NonZeroU32::new(burst).expect("at least one try is free");
            RateLimiter::new(quota.allow_burst(burst), HashMapStateStore::default(), Ours(clock.clone()))
        };
        Self {
            account: limiter(30, 10),
            place: limiter(2, 100),
            mails: limiter(300, 3),
            askings: limiter(10, 60),
            messages: limiter(60, 10),
            nominations: limiter(2, 200),
            receipts: limiter(60, 20),
            left: limiter(2, 60),
        }
    }

    /// Whether somebody at this place may try a password for this account now.
    ///
    /// # Errors
    /// When another try is free.
    pub fn may_try(&self, account: &str, place: Option<IpAddr>) -> Result<(), Wait> {
        let place = place_of(place);
        allows(&self.place, &place)?;
        allows(&self.account, &format!("{account} {place}"))
    }

    /// Whether somebody at this place may ask now for a mail to this address.
    ///
    /// # Errors
    /// When another one is free.
    pub fn may_mail(&self, email: &str, place: Option<IpAddr>) -> Result<(), Wait> {
        // In this order: whoever asks for the same again and again takes nothing from the others at that place.
        allows(&self.mails, &mailbox(email))?;
        allows(&self.askings, &place_of(place))
    }

    /// Whether somebody at this place may write to the office now.
    ///
    /// # Errors
    /// When another message is free.
    pub fn may_write(&self, place: Option<IpAddr>) -> Result<(), Wait> {
        allows(&self.messages, &place_of(place))
    }

    /// Whether somebody at this place may nominate now, with a receipt to this address if there is one.
    ///
    /// # Errors
    /// When another one is free.
    pub fn may_nominate(&self, place: Option<IpAddr>, receipt_to: &str) -> Result<(), Wait> {
        if !receipt_to.is_empty() {
            allows(&self.receipts, &mailbox(receipt_to))?;
        }
        allows(&self.nominations, &place_of(place))
    }

    /// Whether somebody at this place may leave what was typed with us while looking at another page.
    ///
    /// # Errors
    /// When that is free again.
    pub fn may_leave(&self, place: Option<IpAddr>) -> Result<(), Wait> {
        allows(&self.left, &place_of(place))
    }
}

/// How many seconds somebody has to wait; at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait(pub u32);

impl From<Wait> for Option<u32> {
    fn from(wait: Wait) -> Self {
        Some(wait.0)
    }
}

/// The limits as they hold for the place that a request comes from.
pub struct Throttle<'r> {
    limits: &'r Limits,
    place: Option<IpAddr>,
}

impl Throttle<'_> {
    /// See [`Limits::may_try`].
    pub fn may_try(&self, account: &str) -> Result<(), Wait> {
        self.limits.may_try(account, self.place)
    }

    /// See [`Limits::may_mail`].
    pub fn may_mail(&self, email: &str) -> Result<(), Wait> {
        self.limits.may_mail(email, self.place)
    }

    /// See [`Limits::may_write`].
    pub fn may_write(&self) -> Result<(), Wait> {
        self.limits.may_write(self.place)
    }

    /// See [`Limits::may_nominate`].
    pub fn may_nominate(&self, receipt_to: &str) -> Result<(), Wait> {
        self.limits.may_nominate(self.place, receipt_to)
    }

    /// See [`Limits::may_leave`].
    pub fn may_leave(&self) -> Result<(), Wait> {
        self.limits.may_leave(self.place)
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Throttle<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match request.rocket().state::<Limits>() {
            Some(limits) => Outcome::Success(Self { limits, place: request.client_ip() }),
            None => Outcome::Error((Status::InternalServerError, ())),
        }
    }
}

/// A postbox, however its address is written: capitals and a tag behind a plus make no other one, nor does how the domain
/// is spelled. A dot may, with most who offer them.
fn mailbox(email: &str) -> String {
    let email = fold_email(email);
    let (local, domain) = email.rsplit_once('@').unwrap_or((&email, ""));
    let bare = local.split('+').next().unwrap_or(local);
    format!("{bare}@{}", idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned()))
}

fn allows(limiter: &Limiter, key: &str) -> Result<(), Wait> {
    if limiter.len() > REMEMBERED {
        limiter.retain_recent();
    }
    let checked = limiter.check_key(&Sha256::digest(key).into());
    checked.map_err(|until| {
        let wait = until.wait_time_from(clock::Clock::now(limiter.clock()));
        Wait(u32::try_from(wait.as_secs()).map_or(u32::MAX, |seconds| seconds.saturating_add(1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Timestamp;

    #[test]
    fn guessing_is_slowed_down_but_locks_nobody_out() {
        let clock = Clock::manual(Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap()));
        let limits = Limits::new(&clock);
        let (here, there): (IpAddr, IpAddr) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        assert_eq!((0..50).filter(|_| limits.may_try("ada@x.example", Some(here)).is_ok()).count(), 10);
        assert!(limits.may_try("ada@x.example", Some(there)).is_ok(), "the owner elsewhere is not locked out");
        assert!(limits.may_try("eva@x.example", Some(here)).is_ok(), "nor is a colleague in the same office");
        clock.set(clock.now() + chrono::Duration::seconds(31));
        assert!(limits.may_try("ada@x.example", Some(here)).is_ok(), "half a minute gives the next try");
        assert_eq!((0..300).filter(|n| limits.may_try(&format!("{n}@x.example"), Some(there)).is_ok()).count(), 100);
    }

    #[test]
    fn a_clock_that_is_put_back_locks_nobody_out() {
        let clock = Clock::manual(Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap()));
        let limits = Limits::new(&clock);
        let here: Option<IpAddr> = Some("192.0.2.1".parse().unwrap());
        assert!(limits.may_try("ada@x.example", here).is_ok() && limits.may_nominate(here, "ada@x.example").is_ok());
        for shown in ["2027-09-07T07:50:00Z", "2020-01-01T00:00:00Z", "2027-09-07T08:00:01Z"] {
            clock.put(Timestamp::new(shown.parse().unwrap()));
            assert!(limits.may_try("ada@x.example", here).is_ok(), "{shown}");
            assert!(limits.may_nominate(here, "ada@x.example").is_ok() && limits.may_write(here).is_ok(), "{shown}");
        }
        // Nor does one that is put forward forgive.
        assert_eq!((0..50).filter(|_| limits.may_try("ada@x.example", here).is_ok()).count(), 6);
        clock.put(Timestamp::new("2030-01-01T00:00:00Z".parse().unwrap()));
        assert!(limits.may_try("ada@x.example", here).is_err());
    }

    #[test]
    fn mails_to_one_postbox_are_few_and_one_visitor_does_not_silence_a_city_hall() {
        let clock = Clock::manual(Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap()));
        let limits = Limits::new(&clock);
        let here: Option<IpAddr> = Some("192.0.2.1".parse().unwrap());
        let addresses = ["ada@x.example", "ada+1@x.example", "Ada+2@X.example", "ADA@x.example", "ada+@x.example"];
        let asked: Vec<_> = addresses.iter().map(|email| limits.may_mail(email, here)).collect();
        assert_eq!(asked, [Ok(()), Ok(()), Ok(()), Err(Wait(301)), Err(Wait(301))]);
        assert!(limits.may_mail("a.da@x.example", here).is_ok(), "a dot may be another postbox");
        for n in 0..200 {
            assert!(limits.may_mail(&format!("ada+{n}@x.example"), here).is_err());
        }
        assert_eq!((0..100).filter(|n| limits.may_mail(&format!("{n}@x.example"), here).is_ok()).count(), 56);
        assert_eq!(limits.may_mail("eva@x.example", here), Err(Wait(11)));
        clock.set(clock.now() + chrono::Duration::seconds(11));
        assert_eq!(limits.may_mail("eva@x.example", here), Ok(()));
        let receipts = |n: u32| limits.may_nominate(here, &format!("eva+{n}@büro.example")).is_ok();
        assert_eq!((0..100).filter(|n| receipts(*n)).count(), 20);
        assert!(limits.may_nominate(here, "eva@xn--bro-hoa.example").is_err(), "the same postbox");
        assert!(limits.may_nominate(here, "ida@x.example").is_ok());
    }

    #[test]
    fn a_network_is_one_place_however_many_addresses_it_has() {
        let clock = Clock::manual(Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap()));
        let limits = Limits::new(&clock);
        let tries = |place: fn(u32) -> String| {
            let allowed = |n: &u32| limits.may_try("ada@x.example", Some(place(*n).parse().unwrap())).is_ok();
            (0..50).filter(allowed).count()
        };
        assert_eq!(tries(|n| format!("2001:db8:0:1::{n:x}")), 10);
        assert_eq!(tries(|n| format!("2001:db8:0:{:x}::1", n + 2)), 50, "another network is another place");
        assert_eq!(tries(|_| "192.0.2.1".into()) + tries(|_| "::ffff:192.0.2.1".into()), 10);
    }
}

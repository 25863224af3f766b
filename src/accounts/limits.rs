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

use crate::clock::Clock;

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
    /// Mails to one account that anybody may ask for.
    mails: Limiter,
    /// Messages to the office from one place.
    messages: Limiter,
    /// Nominations from one place: a school may send all of its own in an hour.
    nominations: Limiter,
    /// Nominations whose receipt goes to one address.
    receipts: Limiter,
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
            messages: limiter(60, 10),
            nominations: limiter(2, 200),
            receipts: limiter(60, 20),
        }
    }

    /// Whether somebody at this place may try a password for this address now.
    pub fn may_try(&self, email: &str, place: Option<IpAddr>) -> bool {
        let place = name(place);
        allows(&self.place, &place) && allows(&self.account, &format!("{email} {place}"))
    }

    /// Whether a mail that anybody can ask for may go to this address now.
    pub fn may_mail(&self, email: &str) -> bool {
        allows(&self.mails, email)
    }

    /// Whether somebody at this place may write to the office now.
    pub fn may_write(&self, place: Option<IpAddr>) -> bool {
        allows(&self.messages, &name(place))
    }

    /// Whether somebody at this place may nominate now, with a receipt to this address if there is one.
    pub fn may_nominate(&self, place: Option<IpAddr>, receipt_to: &str) -> bool {
        allows(&self.nominations, &name(place)) && (receipt_to.is_empty() || allows(&self.receipts, receipt_to))
    }
}

/// The limits as they hold for the place that a request comes from.
pub struct Throttle<'r> {
    limits: &'r Limits,
    place: Option<IpAddr>,
}

impl Throttle<'_> {
    /// See [`Limits::may_try`].
    pub fn may_try(&self, account: &str) -> bool {
        self.limits.may_try(account, self.place)
    }

    /// See [`Limits::may_write`].
    pub fn may_write(&self) -> bool {
        self.limits.may_write(self.place)
    }

    /// See [`Limits::may_nominate`].
    pub fn may_nominate(&self, receipt_to: &str) -> bool {
        self.limits.may_nominate(self.place, receipt_to)
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

/// A household's or an office's network: with IPv6 each of its devices has endless addresses in one /64.
fn name(place: Option<IpAddr>) -> String {
    match place {
        Some(IpAddr::V6(ip)) if ip.to_ipv4_mapped().is_none() => format!("{:x?}", &ip.segments()[..4]),
        Some(ip) => ip.to_canonical().to_string(),
        None => String::new(),
    }
}

fn allows(limiter: &Limiter, key: &str) -> bool {
    if limiter.len() > REMEMBERED {
        limiter.retain_recent();
    }
    limiter.check_key(&Sha256::digest(key).into()).is_ok()
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
        assert_eq!((0..50).filter(|_| limits.may_try("ada@x.example", Some(here))).count(), 10);
        assert!(limits.may_try("ada@x.example", Some(there)), "the owner elsewhere is not locked out");
        assert!(limits.may_try("eva@x.example", Some(here)), "nor is a colleague in the same office");
        clock.set(clock.now() + chrono::Duration::seconds(31));
        assert!(limits.may_try("ada@x.example", Some(here)), "half a minute gives the next try");
        assert_eq!((0..300).filter(|n| limits.may_try(&format!("{n}@x.example"), Some(there))).count(), 100);
    }

    #[test]
    fn a_clock_that_is_put_back_locks_nobody_out() {
        let clock = Clock::manual(Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap()));
        let limits = Limits::new(&clock);
        let here: Option<IpAddr> = Some("192.0.2.1".parse().unwrap());
        assert!(limits.may_try("ada@x.example", here) && limits.may_nominate(here, "ada@x.example"));
        for shown in ["2027-09-07T07:50:00Z", "2020-01-01T00:00:00Z", "2027-09-07T08:00:01Z"] {
            clock.put(Timestamp::new(shown.parse().unwrap()));
            assert!(limits.may_try("ada@x.example", here), "{shown}");
            assert!(limits.may_nominate(here, "ada@x.example") && limits.may_write(here), "{shown}");
        }
        // Nor does one that is put forward forgive.
        assert_eq!((0..50).filter(|_| limits.may_try("ada@x.example", here)).count(), 6);
        clock.put(Timestamp::new("2030-01-01T00:00:00Z".parse().unwrap()));
        assert!(!limits.may_try("ada@x.example", here));
    }

    #[test]
    fn a_network_is_one_place_however_many_addresses_it_has() {
        let clock = Clock::manual(Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap()));
        let limits = Limits::new(&clock);
        let tries = |place: fn(u32) -> String| {
            let allowed = |n: &u32| limits.may_try("ada@x.example", Some(place(*n).parse().unwrap()));
            (0..50).filter(allowed).count()
        };
        assert_eq!(tries(|n| format!("2001:db8:0:1::{n:x}")), 10);
        assert_eq!(tries(|n| format!("2001:db8:0:{:x}::1", n + 2)), 50, "another network is another place");
        assert_eq!(tries(|_| "192.0.2.1".into()) + tries(|_| "::ffff:192.0.2.1".into()), 10);
    }
}

//! Limits on guessing: many tries are slowed down, and nobody is locked out by somebody else's tries.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::clock::Clock;

/// Our clock as governor reads it.
#[derive(Clone)]
struct Ours(Clock);

impl clock::Clock for Ours {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        u64::try_from(self.0.now().utc().timestamp_nanos_opt().unwrap_or(0)).unwrap_or(0).into()
    }
}

type Limiter = RateLimiter<String, HashMapStateStore<String>, Ours, NoOpMiddleware<Nanos>>;

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
        Self { account: limiter(30, 10), place: limiter(2, 100), mails: limiter(300, 3), messages: limiter(60, 10) }
    }

    /// Whether somebody at this place may try a password for this address now.
    pub fn may_try(&self, email: &str, place: Option<IpAddr>) -> bool {
        let place = name(place);
        allows(&self.place, place.clone()) && allows(&self.account, format!("{email} {place}"))
    }

    /// Whether a mail that anybody can ask for may go to this address now.
    pub fn may_mail(&self, email: &str) -> bool {
        allows(&self.mails, email.to_owned())
    }

    /// Whether somebody at this place may write to the office now.
    pub fn may_write(&self, place: Option<IpAddr>) -> bool {
        allows(&self.messages, name(place))
    }
}

fn name(place: Option<IpAddr>) -> String {
    place.map(|ip| ip.to_string()).unwrap_or_default()
}

fn allows(limiter: &Limiter, key: String) -> bool {
    if limiter.len() > REMEMBERED {
        limiter.retain_recent();
    }
    limiter.check_key(&key).is_ok()
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
}

//! What was typed and not sent yet, while its owner looks at another page or changes the language: kept in memory for an
//! hour, under a secret that only the way back has. A browser with our script needs none of it.

use std::collections::VecDeque;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rocket::request::Request;
use sha2::{Digest, Sha256};

use super::parked::Fields;
use crate::clock::Clock;
use crate::ids::Token;

/// The name of the query by which a page is asked for with what was typed.
pub const TYPED: &str = "typed";

/// How long it is kept.
const LASTS: Duration = Duration::from_secs(60 * 60);

/// How many bytes are kept in all, and of one place; what came first goes first.
const MOST: usize = 32 << 20;
const MOST_OF_PLACE: usize = MOST / 4;

/// What is larger is no form of ours.
const MOST_OF_ONE: usize = 3 << 19;

/// Something that was typed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// The page that its form stands on; empty where that is none that can be asked for.
    pub page: String,
    /// Where the form is sent.
    pub next: String,
    pub fields: Fields,
}

impl Left {
    fn size(&self) -> usize {
        let fields = self.fields.pairs.iter().map(|(name, value)| name.len() + value.len() + 64).sum::<usize>();
        fields + self.page.len() + self.next.len() + 256
    }
}

struct Item {
    key: [u8; 32],
    place: [u8; 32],
    size: usize,
    since: Duration,
    left: Arc<Left>,
}

/// Managed by Rocket. A restart forgets it, and the page says so.
pub struct Shelf {
    clock: Clock,
    items: Mutex<VecDeque<Item>>,
}

impl Shelf {
    pub fn new(clock: &Clock) -> Self {
        Self { clock: clock.clone(), items: Mutex::default() }
    }

    /// Keeps something under a secret. Whoever leaves much at one [place](place_of) takes the room from that place first.
    pub fn put(&self, secret: &Token, place: &str, left: Left) {
        let (now, place, size) = (self.clock.ticks().elapsed(), hash(place), left.size());
        let mut items = self.items.lock().expect("nothing panics while it holds the shelf");
        items.retain(|item| now < item.since + LASTS);
        if size > MOST_OF_ONE {
            return;
        }
        let mut of_place = size + items.iter().filter(|item| item.place == place).map(|item| item.size).sum::<usize>();
        items.retain(|item| {
            let goes = item.place == place && of_place > MOST_OF_PLACE;
            of_place -= if goes { item.size } else { 0 };
            !goes
        });
        let mut all = size + items.iter().map(|item| item.size).sum::<usize>();
        while all > MOST
            && let Some(first) = items.pop_front()
        {
            all -= first.size;
        }
        items.push_back(Item { key: hash(secret.as_str()), place, size, since: now, left: Arc::new(left) });
    }

    /// What lies there under a secret, if it still does.
    pub fn get(&self, secret: &str) -> Option<Arc<Left>> {
        let (now, key) = (self.clock.ticks().elapsed(), hash(secret));
        let items = self.items.lock().expect("nothing panics while it holds the shelf");
        let found = items.iter().find(|item| item.key == key && now < item.since + LASTS);
        found.map(|item| item.left.clone())
    }
}

/// A household's or an office's network: with IPv6 each of its devices has endless addresses in one /64.
pub fn place_of(address: Option<IpAddr>) -> String {
    match address {
        Some(IpAddr::V6(ip)) if ip.to_ipv4_mapped().is_none() => format!("{:x?}", &ip.segments()[..4]),
        Some(ip) => ip.to_canonical().to_string(),
        None => String::new(),
    }
}

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// What a request asks for from the shelf.
pub enum Asked {
    Nothing,
    /// It was there, and is no more.
    Gone,
    /// With the secret under which it lies.
    Found(Token, Arc<Left>),
}

impl Asked {
    /// What lies there for a page of this address.
    pub fn at(&self, address: &str) -> Option<&Left> {
        match self {
            Self::Found(_, left) if left.page == address => Some(left),
            _ => None,
        }
    }

    pub fn of(request: &Request<'_>) -> Self {
        let query = request.uri().query().map_or("", |query| query.as_str());
        let Some(secret) = query.split('&').find_map(|part| part.strip_prefix(TYPED)?.strip_prefix('=')) else {
            return Self::Nothing;
        };
        let secret = Token::parse(secret);
        let shelf = request.rocket().state::<Shelf>();
        match secret.and_then(|secret| Some((shelf?.get(secret.as_str())?, secret))) {
            Some((left, secret)) => Self::Found(secret, left),
            None => Self::Gone,
        }
    }
}

/// An address without what it asks for from the shelf.
pub fn bare(address: &str) -> String {
    let Some((path, query)) = address.split_once('?') else { return address.to_owned() };
    let is_ours = |part: &&str| part.split('=').next() == Some(TYPED);
    let rest: Vec<&str> = query.split('&').filter(|part| !is_ours(part)).collect();
    if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) }
}

/// The same address, with what lies on the shelf under a secret.
pub fn with_typed(address: &str, secret: &Token) -> String {
    let address = bare(address);
    let character = if address.contains('?') { '&' } else { '?' };
    format!("{address}{character}{TYPED}={}", secret.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Timestamp;
    use crate::ids::Random;

    fn left(text: &str) -> Left {
        let pairs = vec![("a".to_owned(), text.to_owned())];
        Left { page: "/x".into(), next: "/y".into(), fields: Fields { pairs, ..Fields::default() } }
    }

    #[test]
    fn what_is_left_lies_there_for_an_hour_and_for_whoever_has_the_secret() {
        let clock = Clock::manual(Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap()));
        let (shelf, random) = (Shelf::new(&clock), Random::from_system());
        let (one, two) = (random.token(), random.token());
        shelf.put(&one, "a", left("eins"));
        shelf.put(&two, "a", left("zwei"));
        assert_eq!(shelf.get(one.as_str()).as_deref(), Some(&left("eins")));
        assert_eq!(shelf.get(two.as_str()).as_deref(), Some(&left("zwei")));
        assert_eq!(shelf.get(random.token().as_str()), None);
        clock.set(clock.now() + chrono::Duration::minutes(59));
        assert!(shelf.get(one.as_str()).is_some());
        clock.set(clock.now() + chrono::Duration::minutes(1));
        assert_eq!(shelf.get(one.as_str()), None);
    }

    #[test]
    fn the_shelf_never_grows_beyond_its_size() {
        let clock = Clock::manual(Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap()));
        let (shelf, random) = (Shelf::new(&clock), Random::from_system());
        let secrets: Vec<Token> = (0..40).map(|_| random.token()).collect();
        for (place, secret) in secrets.iter().enumerate() {
            shelf.put(secret, &place.to_string(), left(&"x".repeat(1 << 20)));
        }
        let kept = secrets.iter().filter(|secret| shelf.get(secret.as_str()).is_some()).count();
        assert_eq!(kept, 31);
        assert!(shelf.get(secrets[39].as_str()).is_some() && shelf.get(secrets[0].as_str()).is_none());
    }

    #[test]
    fn one_place_takes_the_room_of_nobody_else() {
        let clock = Clock::manual(Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap()));
        let (shelf, random) = (Shelf::new(&clock), Random::from_system());
        let (ada, secrets): (Token, Vec<Token>) = (random.token(), (0..60).map(|_| random.token()).collect());
        shelf.put(&ada, "there", left("Ada"));
        for secret in &secrets {
            shelf.put(secret, "here", left(&"x".repeat(1 << 20)));
        }
        assert!(shelf.get(ada.as_str()).is_some());
        let kept = secrets.iter().filter(|secret| shelf.get(secret.as_str()).is_some()).count();
        assert_eq!(kept, 7);
        assert!(shelf.get(secrets[59].as_str()).is_some());
        shelf.put(&secrets[0], "here", left(&"x".repeat(2 << 20)));
        assert!(shelf.get(secrets[0].as_str()).is_none(), "larger than any form");
        assert!(shelf.get(secrets[59].as_str()).is_some());
    }

    #[test]
    fn an_address_asks_for_what_was_typed_once() {
        let secret = Random::from_system().token();
        let typed = format!("typed={}", secret.as_str());
        for (address, with) in [("/a", format!("/a?{typed}")), ("/a?kind=x", format!("/a?kind=x&{typed}"))] {
            assert_eq!(with_typed(address, &secret), with);
            assert_eq!(with_typed(&with, &secret), with);
            assert_eq!(bare(&with), address);
        }
    }
}

//! Keys of rows, one type per table, and the randomness they are made of.

use std::sync::{Arc, Mutex};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::clock::Timestamp;

/// A source of random bytes that a test can seed.
#[derive(Clone)]
pub struct Random(Arc<Mutex<StdRng>>);

impl Random {
    /// Seeded by the operating system.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub fn from_system() -> Self {
        Self(Arc::new(Mutex::new(StdRng::from_rng(&mut rand::rng()))))
    }

    /// The same bytes every time: for tests and the demonstration, never for secrets.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// The next `N` bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().expect("nothing panics while it holds the generator").fill_bytes(&mut bytes);
        bytes
    }

    /// A number from 0 up to but not including 1.
    pub fn unit(&self) -> f64 {
        (u64::from_le_bytes(self.bytes()) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A time-ordered key, so that rows which come one after the other lie together.
    pub fn uuid(&self, now: Timestamp) -> Uuid {
        let millis = u64::try_from(now.utc().timestamp_millis()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }

    /// A secret for a link or a cookie: 43 characters that need no escaping in a URL, 256 bits.
    pub fn token(&self) -> Token {
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        Token(self.bytes::<43>().iter().map(|byte| char::from(ALPHABET[usize::from(byte % 64)])).collect())
    }
}

/// The secret part of a private link. Only its hash is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The token as it stands in a URL; `None` for what can be none.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        fits.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// SHA-256 in hexadecimal, for the database.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.0.as_bytes()))
    }
}

#[cfg(feature = "rocket")]
impl<'a> rocket::request::FromParam<'a> for Token {
    type Error = ();
    fn from_param(text: &'a str) -> Result<Self, ()> {
        Self::parse(text).ok_or(())
    }
}

macro_rules! id {
    ($($name:ident),* $(,)?) => {$(
        #[doc = concat!("Key of one row: `", stringify!($name), "`.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent, no_pg_array))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new key.
            pub fn new(now: Timestamp, random: &Random) -> Self {
                Self(random.uuid(now))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::try_parse(text).map(Self)
            }
        }

        #[cfg(feature = "rocket")]
        impl<'a> rocket::request::FromParam<'a> for $name {
            type Error = uuid::Error;
            fn from_param(text: &'a str) -> Result<Self, uuid::Error> {
                text.parse()
            }
        }
    )*};
}

id!(
    ApprovalId,
    AgendaItemId,
    AssignmentId,
    AttendanceId,
    AuditId,
    CalendarMoveId,
    CategoryId,
    ConflictId,
    CriterionId,
    DecisionId,
    EditionId,
    ExtensionId,
    FeedbackId,
    LaureateId,
    LetterId,
    LotId,
    MailId,
    MeetingId,
    MotionId,
    NamingAnswerId,
    NominationId,
    ObjectionId,
    OneTimeLinkId,
    PersonId,
    PlaceId,
    PrizeId,
    QuestionId,
    RoundCriterionId,
    RoundId,
    SessionId,
    SheetId,
    SnapshotId,
    SpecialPrizeId,
    TieBreakId,
    TieLotId,
);

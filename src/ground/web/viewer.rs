//! Who is looking, and the guards that ask for it.

use std::sync::OnceLock;

use rocket::http::Status;
use rocket::request::{FromRequest, Outcome, Request};
use serde::Serialize;

use crate::ground::rights::{self, Party, Right};
use crate::ids::{PersonId, SessionId};
use crate::link;

crate::text_enum! {
    /// What a person may do.
    pub enum Role {
        Office = "office",
        Juror = "juror",
        /// A juror whose vote decides a tie.
        Chair = "chair",
        /// Reads back and confirms what takes two people, and does nothing else.
        Approver = "approver",
    }
}

impl Role {
    /// Whether the person scores.
    pub fn is_jury(self) -> bool {
        matches!(self, Self::Juror | Self::Chair)
    }

    /// Whether the person can be the second of two. An account that can is made and changed by two as well.
    pub fn confirms(self) -> bool {
        matches!(self, Self::Office | Self::Approver)
    }

    /// In which column of the table of rights the person stands.
    pub fn party(self) -> Party {
        match self {
            Self::Office => Party::Office,
            Self::Juror => Party::Juror,
            Self::Chair => Party::Chair,
            Self::Approver => Party::Approver,
        }
    }

    /// The page on which the person's work begins.
    pub fn home(self) -> &'static str {
        match self {
            Self::Office => link!("/office"),
            Self::Juror | Self::Chair => link!("/jury"),
            Self::Approver => link!("/office/approvals"),
        }
    }
}

/// A person who is signed in.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Viewer {
    pub person_id: PersonId,
    pub session_id: SessionId,
    pub name: String,
    pub role: Role,
    /// Whether a person of the office may take lists out of the program as files.
    pub may_export: bool,
}

impl Viewer {
    /// Where to go after an answer: an approver does not see the page any more on which nothing waits.
    pub fn onward(&self, page: impl Into<String>) -> String {
        if self.role == Role::Approver { self.role.home().to_owned() } else { page.into() }
    }
}

/// Remembers with the request who is looking; only the first call counts.
pub fn set_viewer(request: &Request<'_>, viewer: Option<Viewer>) {
    request.local_cache(|| viewer);
}

/// Who is looking, if anybody is signed in.
pub fn viewer<'r>(request: &'r Request<'_>) -> Option<&'r Viewer> {
    request.local_cache(|| None::<Viewer>).as_ref()
}

/// That somebody may be signed in, or allowed in, but it could not be found out.
#[derive(Default)]
struct Unknown(OnceLock<Option<u32>>);

/// Remembers with the request that who is looking could not be found out, and in how many seconds that may be over, where
/// that can be said.
pub fn set_unknown_viewer(request: &Request<'_>, retry_after: Option<u32>) {
    request.local_cache(Unknown::default).0.get_or_init(|| retry_after);
}

/// Where who is looking could not be found out: as [`set_unknown_viewer`] has it.
pub fn unknown_viewer(request: &Request<'_>) -> Option<Option<u32>> {
    request.local_cache(Unknown::default).0.get().copied()
}

/// Whether who is looking could not be found out: then nobody must be told to sign in.
pub fn is_unknown_viewer(request: &Request<'_>) -> bool {
    unknown_viewer(request).is_some()
}

/// Whether the table of rights has something for people of a role where a request goes to. A guard asks this beside its own
/// rule, so that a handler with the wrong guard lets in nobody whom the table does not name; what a right depends on, the
/// handler finds out.
pub fn is_named(request: &Request<'_>, role: Role) -> bool {
    let row = request.route().and_then(|route| rights::row(route.method, route.uri.path()));
    row.is_some_and(|row| row.of(role.party()) != Right::No)
}

macro_rules! guard {
    ($(#[$doc:meta])* $name:ident, $allows:expr) => {
        $(#[$doc])*
        pub struct $name(pub Viewer);

        impl std::ops::Deref for $name {
            type Target = Viewer;
            fn deref(&self) -> &Viewer {
                &self.0
            }
        }

        #[rocket::async_trait]
        impl<'r> FromRequest<'r> for $name {
            type Error = ();

            async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
                let allows: fn(Role) -> bool = $allows;
                match viewer(request) {
                    Some(viewer) if allows(viewer.role) && is_named(request, viewer.role) => {
                        Outcome::Success(Self(viewer.clone()))
                    }
                    // Somebody else's rooms look as if they were not there.
                    Some(_) => Outcome::Forward(Status::NotFound),
                    // On to the route that keeps what was typed: it asks to sign in, or to wait.
                    None => Outcome::Forward(Status::Unauthorized),
                }
            }
        }
    };
}

guard!(
    /// Anybody who is signed in.
    SignedIn, |_| true
);
guard!(
    /// A person of the office.
    Office, |role| role == Role::Office
);
guard!(
    /// A person who scores.
    Juror, Role::is_jury
);

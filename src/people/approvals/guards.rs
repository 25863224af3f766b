//! Who may look at what somebody asks for, and answer.

use rocket::http::Status;
use rocket::request::{FromRequest, Outcome, Request};

use crate::ground::ctx::Ctx;
use crate::ground::web::{Role, Viewer, is_named, set_followable, set_unknown_viewer, viewer};

use super::store;

macro_rules! guard {
    ($(#[$doc:meta])* $name:ident) => {
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
                let Some(viewer) = viewer(request) else { return Outcome::Forward(Status::Unauthorized) };
                if !is_named(request, viewer.role) {
                    return Outcome::Forward(Status::NotFound);
                }
                match Self::admits(viewer, request).await {
                    Ok(true) => Outcome::Success(Self(viewer.clone())),
                    Ok(false) => Outcome::Forward(Status::NotFound),
                    Err(error) => {
                        tracing::error!(?error, "who may confirm cannot be found out");
                        set_unknown_viewer(request, error.retry_after());
                        // On to the route that keeps what was typed.
                        Outcome::Forward(Status::InternalServerError)
                    }
                }
            }
        }
    };
}

guard!(
    /// A person of the office, or an approver: for the list of requests, and for refusing.
    OfficeOrApprover
);
guard!(
    /// A person of the office; or an approver, as long as the page shows what somebody asks for. For every page with a
    /// panel and for its confirmation, `…/confirm`: an approver reads back what is to be confirmed, and nothing else.
    Confirmer
);

impl OfficeOrApprover {
    async fn admits(viewer: &Viewer, request: &Request<'_>) -> crate::ground::error::Result<bool> {
        if let (Role::Approver, Outcome::Success(ctx)) = (viewer.role, Ctx::from_request(request).await) {
            set_followable(request, store::asked_of(&mut ctx.db.read().await?, ctx.now, viewer.person_id).await?);
        }
        Ok(viewer.role.confirms())
    }
}

impl Confirmer {
    async fn admits(viewer: &Viewer, request: &Request<'_>) -> crate::ground::error::Result<bool> {
        match (viewer.role, Ctx::from_request(request).await) {
            (Role::Office, _) => Ok(true),
            (Role::Approver, Outcome::Success(ctx)) => {
                let path = request.uri().path().as_str();
                let (page, is_confirmation) = path.strip_suffix("/confirm").map_or((path, false), |page| (page, true));
                let mut conn = ctx.db.read().await?;
                set_followable(request, store::asked_of(&mut conn, ctx.now, viewer.person_id).await?);
                store::is_asked_at(&mut conn, page, ctx.now, viewer.person_id, is_confirmation).await
            }
            _ => Ok(false),
        }
    }
}

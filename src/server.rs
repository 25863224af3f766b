//! Puts the web server together.

use std::sync::Arc;

use rocket::fairing::AdHoc;
use rocket::http::Status;
use rocket::response::status::Custom;
use rocket::{Build, Rocket, Route, get, routes};
use rocket_db_pools::Database;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::clock::Clock;
use crate::contest::{jury, nominations, prizes, rounds, screening};
use crate::desk::{erasure, keys, office, pages, sending};
use crate::ground::background::supervised;
use crate::ground::config::{Config, Settings};
use crate::ground::ctx::Ctx;
use crate::ground::db::secret::{Held, Secret};
use crate::ground::db::{Caretaker, Db};
use crate::ground::error::AppError;
use crate::ground::finishing::Finishing;
use crate::ground::web::{Protection, Shelf, Templates, asset, catchers, park};
use crate::ground::{audit, mail, rights};
use crate::i18n::sentence;
use crate::ids::Random;
use crate::judging::{assignment, evidence, ranking, scoring};
use crate::key;
use crate::outcome::{documents, exports, letters, lifecycle, meeting, publication, results};
use crate::people::{accounts, approvals, directory};
use crate::terminal::complain;

/// Lets the program have as many files and connections open as the system allows it. Each visitor's browser takes some,
/// and what most systems give at first (1,024) is soon used up by browsers that only keep theirs open.
pub fn raise_open_files() {
    /// Where the system sets no limit: as many as Linux gives to one program by itself (`fs.nr_open`).
    const MANY: u64 = 1 << 20;
    let limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.unwrap_or(MANY);
    if limit.current.is_some_and(|current| current < most) {
        match setrlimit(Resource::Nofile, Rlimit { current: Some(most), ..limit }) {
            Ok(()) => tracing::debug!(most, "as many files may be open as the system allows"),
            Err(error) => tracing::warn!(?error, now = limit.current, "the limit of open files cannot be raised"),
        }
    }
}

/// The server, ready to be launched: migrates the database and mounts every feature.
///
/// # Errors
/// When the embedded templates cannot be read, or when the table of rights does not say of every route who may call it.
pub fn build(config: Config, clock: Clock, random: Random) -> Result<Rocket<Build>, AppError> {
    let routes = routes();
    rights::check(routes.iter().map(|route| (route.method, route.uri.path()))).map_err(AppError::Internal)?;
    let typesetter = documents::Typesetter::new(config.settings.papers_folder.clone());
    let key = evidence::Key::of(&config).map_err(AppError::Internal)?;
    let mark = config.secret_mark().unwrap_or_default();
    let few_sheets = usize::from(config.settings.few_sheets);
    let templates = Templates::load(config.settings.mails())?;
    Ok(rocket::custom(config.figment)
        .manage(config.settings)
        .manage(accounts::Limits::new(&clock))
        .manage(Shelf::new(&clock))
        .manage(clock)
        .manage(random)
        .manage(templates)
        .manage(assignment::SolverJobs::default())
        .manage(ranking::Cache::new(few_sheets))
        .manage(key)
        .manage(meeting::VersionWatch::default())
        .manage(typesetter)
        .attach(AdHoc::try_on_ignite("database", |rocket| async {
            // Not by Rocket's own way, which closes it before the last requests are answered.
            match Db::from_figment(rocket.figment()).await {
                Ok(db) => Ok(rocket.manage(db)),
                Err(error) => {
                    complain(format_args!("The database cannot be opened: {error}"));
                    Err(rocket)
                }
            }
        }))
        .attach(AdHoc::try_on_ignite("migrations", |rocket| async {
            let db = Db::fetch(&rocket).expect("the pool is attached before");
            match db.migrate().await {
                Ok(()) => Ok(rocket),
                Err(error) => {
                    complain(format_args!("The tables cannot be brought to the newest state: {error}"));
                    Err(rocket)
                }
            }
        }))
        .attach(AdHoc::try_on_ignite("writing", |rocket| async {
            let db = Db::fetch(&rocket).expect("the pool is attached before");
            let now = rocket.state::<Clock>().expect("managed above").now();
            match db.try_write(now).await {
                Ok(()) => Ok(rocket),
                // Somebody would fill in a form for half an hour before it is noticed.
                Err(error) => {
                    complain(format_args!("The database can be read, but not written: {error}"));
                    Err(rocket)
                }
            }
        }))
        .attach(AdHoc::try_on_ignite("one secret", move |rocket| async move {
            let db = Db::fetch(&rocket).expect("the pool is attached before");
            let now = rocket.state::<Clock>().expect("managed above").now();
            match db.hold_secret(&mark, now).await {
                Ok((Secret::Other, _)) => {
                    complain(sentence(key!("setting-other-secret")).in_every_language());
                    Err(rocket)
                }
                Ok((known, held)) => {
                    if known == Secret::Changed {
                        tracing::warn!("secret_key is another one than before: everybody has to sign in again");
                    }
                    let watched = Arc::downgrade(&held);
                    rocket::tokio::spawn(async move {
                        supervised("the lock of the secret", || Held::watch(watched.clone())).await;
                    });
                    Ok(rocket.manage(held))
                }
                Err(error) => {
                    complain(format_args!("Whether all servers have the same secret_key cannot be found out: {error}"));
                    Err(rocket)
                }
            }
        }))
        .attach(AdHoc::try_on_ignite("both prizes", |rocket| async {
            let db = Db::fetch(&rocket).expect("the pool is attached before");
            let clock = rocket.state::<Clock>().expect("managed above");
            let random = rocket.state::<Random>().expect("managed above");
            let ctx = Ctx::new(db, clock, random);
            let done = match prizes::seed::run(&ctx).await {
                Ok(_) => prizes::published::catch_up(&ctx).await,
                Err(error) => Err(error),
            };
            let done = match done {
                Ok(()) => keys::catch_up(&ctx).await,
                Err(error) => Err(error),
            };
            match done {
                Ok(()) => Ok(rocket),
                Err(error) => {
                    complain(format_args!("The prizes, or what names are searched and sorted by, cannot be written to the database: {error}"));
                    Err(rocket)
                }
            }
        }))
        .attach(AdHoc::try_on_ignite("secret votes", |rocket| async {
            let db = Db::fetch(&rocket).expect("the pool is attached before");
            let clock = rocket.state::<Clock>().expect("managed above");
            let random = rocket.state::<Random>().expect("managed above");
            match meeting::tidy(&Ctx::new(db, clock, random)).await {
                Ok(()) => {}
                // What is left is tried again after the next act in a meeting.
                Err(error) => tracing::warn!(%error, "earlier versions of secret votes are still in the files"),
            }
            Ok(rocket)
        }))
        .attach(AdHoc::try_on_ignite("what was erased", |rocket| async {
            let db = Db::fetch(&rocket).expect("the pool is attached before");
            let clock = rocket.state::<Clock>().expect("managed above");
            let random = rocket.state::<Random>().expect("managed above");
            match erasure::tidy(&Ctx::new(db, clock, random)).await {
                Ok(()) => {}
                // The caretaker goes on trying.
                Err(error) => tracing::warn!(%error, "the database's files still hold what was erased"),
            }
            Ok(rocket)
        }))
        .attach(AdHoc::try_on_ignite("the key of evidence", |rocket| async {
            let db = Db::fetch(&rocket).expect("the pool is attached before");
            let clock = rocket.state::<Clock>().expect("managed above");
            let random = rocket.state::<Random>().expect("managed above");
            let key = rocket.state::<evidence::Key>().expect("managed above");
            let settings = rocket.state::<Settings>().expect("managed above");
            let ctx = Ctx::new(db, clock, random);
            let done = match evidence::keys::adopt(&ctx, key).await {
                Ok(()) => evidence::keys::write_former(&ctx, settings).await,
                Err(error) => Err(error),
            };
            match done {
                Ok(()) => Ok(rocket),
                Err(error) => {
                    complain(format_args!("Which key signs evidence cannot be put on record: {error}"));
                    Err(rocket)
                }
            }
        }))
        .attach(AdHoc::try_on_ignite("one person or two", |rocket| async {
            let db = Db::fetch(&rocket).expect("the pool is attached before");
            let clock = rocket.state::<Clock>().expect("managed above");
            let random = rocket.state::<Random>().expect("managed above");
            let one_person = rocket.state::<Settings>().expect("managed above").one_person_office;
            match approvals::settings::adopt(&Ctx::new(db, clock, random), one_person).await {
                Ok(()) => Ok(rocket),
                Err(error) => {
                    complain(format_args!("Whether one person is enough cannot be put on record: {error}"));
                    Err(rocket)
                }
            }
        }))
        .attach(accounts::sessions::Sessions)
        .attach(accounts::first_start())
        .attach(sending::Sender::default())
        .attach(Caretaker)
        .attach(approvals::lapsing::repeating())
        .attach(publication::watch::Watch)
        .attach(publication::watch::repeating())
        .attach(Protection)
        .attach(Finishing::default())
        .register("/", catchers())
        .mount("/", routes)
        .mount("/", park()))
}

/// The routes of every feature.
fn routes() -> Vec<Route> {
    [
        routes![asset, health],
        accounts::routes(),
        approvals::routes(),
        directory::routes(),
        pages::routes(),
        audit::routes(),
        mail::routes(),
        prizes::routes(),
        nominations::routes(),
        screening::routes(),
        rounds::routes(),
        jury::routes(),
        assignment::routes(),
        scoring::routes(),
        ranking::routes(),
        evidence::routes(),
        results::routes(),
        meeting::routes(),
        documents::routes(),
        exports::routes(),
        publication::routes(),
        letters::routes(),
        lifecycle::routes(),
        erasure::routes(),
        office::routes(),
    ]
    .concat()
}

/// For whoever watches over the server: what people send can be kept.
#[get("/health")]
async fn health(ctx: Ctx) -> Result<&'static str, Custom<&'static str>> {
    match ctx.db.beat(ctx.now).await {
        Ok(()) => Ok("ok"),
        Err(error) => {
            tracing::error!(%error, "the database cannot be written");
            Err(Custom(Status::ServiceUnavailable, "the database cannot be written"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_rights_names_every_route() {
        let routes = routes();
        let mounted = || routes.iter().map(|route| (route.method, route.uri.path()));
        assert_eq!(rights::check(mounted()), Ok(()));
        let unsaid = rights::check(mounted().chain([(rocket::http::Method::Get, "/office/neu")]));
        assert!(unsaid.is_err_and(|reason| reason.ends_with("may call GET /office/neu")));
        let gone = rights::check(mounted().filter(|(_, path)| *path != "/health"));
        assert!(gone.is_err_and(|reason| reason.ends_with("no more: GET /health")));
    }
}

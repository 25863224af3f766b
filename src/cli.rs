//! The command line: reads it, does what it says, and says in a sentence what went wrong. Most commands work on the database
//! that the settings name, some only on files.

use std::process::ExitCode;

use crate::clock::Clock;
use crate::contest::prizes;
use crate::desk::backup::command::{Backup, Restore};
use crate::desk::demo;
use crate::ground::config::Config;
use crate::ground::config::check::threads;
use crate::ground::ctx::Ctx;
use crate::ground::db::{self, Db, is_unwritable};
use crate::ground::error::AppError;
use crate::ground::log;
use crate::ground::mail::address;
use crate::ground::web::Role;
use crate::i18n::{Lang, say};
use crate::ids::{PersonId, Random};
use crate::judging::evidence::{Key, command as evidence, keys};
use crate::key;
use crate::people::accounts::{actions, model, store};
use crate::{i18n, server, terminal};
use clap::{Parser, Subcommand};
use laudatio_assignment::command as assign;
use laudatio_tally::command as tally;
use rocket::error::ErrorKind;
use rocket::fairing::AdHoc;
use rocket::tokio::runtime::{Builder, Runtime};
use rocket::tokio::signal::unix::{SignalKind, signal};

/// Runs civic prizes, from the nomination to the ranked result.
#[derive(Parser)]
#[command(
    version,
    after_help = "\
Settings are read from Rocket.toml in the present folder and from the environment, which wins:
  LAUDATIO_DATABASE_URL  sqlite:laudatio.db (default) or postgres://name:password@host/database
  LAUDATIO_PUBLIC_URL    how people reach the program, such as https://preise.example.org
  LAUDATIO_SMTP_URL      smtps://name:password@host; without it mails wait in the outbox
  LAUDATIO_MAIL_FROM     who mails come from: \"Preise <preise@example.org>\"
  LAUDATIO_PAPERS_FOLDER  own templates and fonts for papers
  LAUDATIO_FEW_SHEETS    a juror with fewer sheets is named under the ranking: 3 (default)
  LAUDATIO_SECRET_LEAST  with fewer votes a secret vote is not counted out: 3 (default)
  LAUDATIO_LETTERS_HOLD  for how many minutes letters can be taken back: 15 (default)
  LAUDATIO_EVIDENCE_KEY  the key that signs evidence; without it the program has one of its own
  LAUDATIO_BODY_SECONDS  how long a form may take to arrive: 60 (default); with a file five times as long
  LAUDATIO_ONE_PERSON_OFFICE  true: the office has one person, who does alone what takes two: false (default)
  ROCKET_ADDRESS, ROCKET_PORT  where to listen: 127.0.0.1 and 8000 (defaults)
  ROCKET_IP_HEADER       behind a proxy: the header that names the visitor, such as X-Real-IP
  ROCKET_SECRET_KEY      encrypts cookies; without it the program has one of its own
  ROCKET_CONFIG          another file than Rocket.toml
  TOKIO_WORKER_THREADS   how many threads answer, 1 or more; without it one per core
  RUST_LOG               how much to log: info (default), debug, warn"
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    #[command(flatten)]
    Installed(Installed),
    Tally(tally::Tally),
    Verify(evidence::Verify),
    Backup(Backup),
    Restore(Restore),
    /// Distribute entries to jurors in the best way, from tables; needs no database
    Assign(assign::Options),
}

/// What works on the installation: with its settings and its database.
#[derive(Subcommand)]
enum Installed {
    /// Serve the pages (this happens without any command, too)
    Serve,
    /// Manage the people who can sign in
    #[command(subcommand)]
    User(User),
    /// Manage the key that signs evidence
    #[command(subcommand)]
    Evidence(Evidence),
    /// Fill an empty database with invented prizes, nominations and jurors
    Demo,
    /// Bring the tables to the newest state, and do nothing else
    Migrate,
}

#[derive(Subcommand)]
enum User {
    /// Add a person and print the link with which they choose a password
    Add {
        /// First name and family name
        #[arg(long)]
        name: String,
        #[arg(long)]
        email: String,
        /// office, approver (only confirms what takes two people), juror or chair
        #[arg(long, default_value = "office")]
        role: Role,
        /// The language of pages and mails: de or en
        #[arg(long, default_value = "de")]
        language: Lang,
    },
    /// List everybody
    List,
    /// Sign a person out everywhere and let them in no more
    Disable { email: String },
    /// Let a person in again
    Enable { email: String },
    /// Let an account count that one person of the office has made or changed alone
    Confirm { email: String },
    /// Print a link with which a person chooses another password
    Reset { email: String },
}

#[derive(Subcommand)]
enum Evidence {
    /// List the keys that have signed, say why another one took over, or make another one
    Key {
        /// Make another key; the present one signs it. Restart the server afterwards
        #[arg(long, requires = "reason")]
        new: bool,
        /// Why another key took over: it stands in the record
        #[arg(long)]
        reason: Option<String>,
    },
}

/// Why a command ended: the exit status, and a sentence for the person at the terminal.
struct Failed(u8, String);

impl From<String> for Failed {
    fn from(sentence: String) -> Self {
        Self(1, sentence)
    }
}

/// Runs the program, whose `main` calls nothing else: what is asynchronous would be compiled there a second time.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match runtime().and_then(|runtime| runtime.block_on(run(cli))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed(status, sentence)) => {
            terminal::complain(sentence);
            ExitCode::from(status)
        }
    }
}

/// The threads that serve, and the log: before Rocket, which would otherwise take its place.
fn runtime() -> Result<Runtime, Failed> {
    log::begin().map_err(|said| said.in_every_language())?;
    let set = std::env::var_os("TOKIO_WORKER_THREADS").map(|set| set.to_string_lossy().into_owned());
    let threads = threads(set.as_deref()).map_err(|said| said.in_every_language())?;
    let mut builder = Builder::new_multi_thread();
    // Tokio reads the variable once more, and panics where it is no number that it likes.
    builder.worker_threads(threads.unwrap_or_else(cores)).thread_name("laudatio").enable_all();
    builder.build().map_err(|error| Failed(1, format!("The threads for serving cannot be started: {error}")))
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Does what the command line says, or gives what the person at the terminal should read.
async fn run(cli: Cli) -> Result<(), Failed> {
    match cli.command.unwrap_or(Command::Installed(Installed::Serve)) {
        Command::Installed(command) => Ok(installed(command).await?),
        Command::Tally(command) => tally::run(&command).map_err(|sentence| Failed(2, sentence)),
        Command::Verify(command) => Ok(verify(&command).await?),
        Command::Backup(command) => {
            let config = Config::look()?;
            let now = Clock::of_program().now();
            Ok(terminal::print(unless_stopped(command.run(&config, now)).await?)?)
        }
        Command::Restore(command) => {
            let config = Config::look()?;
            Ok(terminal::print(unless_stopped(command.run(&config)).await?)?)
        }
        Command::Assign(command) => assign::run(&command).map_err(|sentence| Failed(2, sentence)),
    }
}

/// Does something, unless somebody stops it: what is half written is taken away then.
async fn unless_stopped(work: impl Future<Output = Result<String, String>>) -> Result<String, String> {
    let mut ended = signal(SignalKind::terminate()).map_err(|error| error.to_string())?;
    let mut interrupted = signal(SignalKind::interrupt()).map_err(|error| error.to_string())?;
    // The terminal was closed, or the connection to it; with `nohup` that shall stop nothing.
    let mut hung_up =
        if hears_hangups() { Some(signal(SignalKind::hangup()).map_err(|error| error.to_string())?) } else { None };
    let hangup = async {
        match &mut hung_up {
            Some(hung_up) => {
                hung_up.recv().await;
            }
            None => std::future::pending().await,
        }
    };
    rocket::tokio::select! {
        done = work => return done,
        _ = ended.recv() => {}
        _ = interrupted.recv() => {}
        () = hangup => {}
    }
    Err(say(i18n::of_terminal(None), key!("backup-stopped")))
}

/// Whether whoever started the program has left it its ear for hangups, the first of the signals.
fn hears_hangups() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).map(str::trim);
    ignored.and_then(|mask| u64::from_str_radix(mask, 16).ok()).is_none_or(|mask| mask & 1 == 0)
}

async fn installed(command: Installed) -> Result<(), String> {
    let config = Config::load()?;
    match command {
        Installed::Serve => serve(config).await,
        Installed::User(user) => user_command(user, &config).await,
        Installed::Evidence(Evidence::Key { new, reason }) => key_command(new, reason, &config).await,
        Installed::Demo => {
            let ctx = open(&config).await?;
            // Its rounds are closed under the key with which the program goes on.
            keys::adopt(&ctx, &Key::of(&config)?).await.map_err(sentence)?;
            terminal::print(format_args!("{}", demo::run(&ctx).await.map_err(sentence)?))?;
            Ok(())
        }
        Installed::Migrate => {
            open(&config).await?;
            terminal::print(format_args!("The tables are in the newest state."))?;
            Ok(())
        }
    }
}

async fn serve(config: Config) -> Result<(), String> {
    server::raise_open_files();
    // Rocket would only say that something failed: this names the reason.
    let ctx = open(&config).await?;
    rocket_db_pools::Pool::close(&*ctx.db).await;
    let rocket = server::build(config, Clock::of_program(), Random::from_system()).map_err(sentence)?;
    let rocket = rocket.attach(AdHoc::on_liftoff("address", |rocket| {
        Box::pin(async move {
            let config = rocket.config();
            let here = std::net::SocketAddr::new(config.address, config.port);
            terminal::mention(format_args!("laudatio läuft auf http://{here}"));
        })
    }));
    let address = rocket.figment().extract::<rocket::Config>().map(|config| (config.address, config.port));
    let rocket = match rocket.ignite().await {
        Ok(rocket) => rocket,
        Err(error) => return Err(reason(&error, address.ok())),
    };
    let db = <Db as rocket_db_pools::Database>::fetch(&rocket).cloned();
    let ended = rocket.launch().await;
    // After the last answer: SQLite brings its log into the file.
    if let Some(db) = db {
        rocket_db_pools::Pool::close(&*db).await;
    }
    match ended {
        Ok(_) => Ok(()),
        Err(error) => Err(reason(&error, address.ok())),
    }
}

/// Why the server did not start, or did not end well.
fn reason(error: &rocket::Error, address: Option<(std::net::IpAddr, u16)>) -> String {
    // Looking at the kind keeps Rocket from panicking about it.
    match (error.kind(), address) {
        (ErrorKind::Bind(reason), Some((address, port))) => format!(
            "The program cannot listen on {}: {reason}. \
             Another address or port is set by ROCKET_ADDRESS and ROCKET_PORT.",
            std::net::SocketAddr::new(address, port)
        ),
        (ErrorKind::Config(reason), _) => format!("A setting cannot be read: {reason}"),
        (ErrorKind::Io(reason) | ErrorKind::Bind(reason), _) => format!("The program cannot listen: {reason}"),
        (ErrorKind::FailedFairings(_), _) => "The program cannot start; the reason stands above.".into(),
        (ErrorKind::Shutdown(..), _) => "The program was stopped while requests were still open.".into(),
        (other, _) => format!("The program cannot start: {other}"),
    }
}

/// A bundle needs no settings; only who asks for the database needs one.
async fn verify(command: &evidence::Verify) -> Result<(), String> {
    if !command.database {
        return evidence::run(command, evidence::own_keys(), None).await;
    }
    let config = Config::load()?;
    let key = Key::present(&config)?.map(|key| key.fingerprint());
    let ctx = open(&config).await?;
    let conn = ctx.db.read().await.map_err(|error| sentence(error.into()))?;
    evidence::run(command, evidence::Own { key, former: Vec::new() }, Some(conn)).await
}

/// The configured database with the newest tables and both prizes in it. It has to take what people send.
async fn open(config: &Config) -> Result<Ctx, String> {
    let place = db::address::place(&config.settings.database_url);
    let db = Db::open(&config.settings.database_url)
        .await
        .map_err(|e| format!("The database {place} cannot be opened: {e}. It is set by LAUDATIO_DATABASE_URL."))?;
    let unwritable = |reason: &dyn std::fmt::Display| {
        i18n::sentence(key!("database-unwritable")).with("place", &place).with("reason", reason).in_every_language()
    };
    db.migrate().await.map_err(|error| match is_unwritable(&error) {
        true => unwritable(&error),
        false => format!("The tables in {place} cannot be brought to the newest state: {error}"),
    })?;
    let ctx = Ctx::new(&db, &Clock::of_program(), &Random::from_system());
    db.try_write(ctx.now).await.map_err(|error| unwritable(&error))?;
    prizes::seed::run(&ctx).await.map_err(sentence)?;
    Ok(ctx)
}

async fn user_command(user: User, config: &Config) -> Result<(), String> {
    let ctx = open(config).await?;
    match user {
        User::Add { name, email, role, language } => {
            let email = address::read(&email)
                .map_err(|wrong| format!("{email:?} is no e-mail address. {}", say(Lang::En, wrong.key())))?;
            let name = crate::text::line(&name);
            if name.is_empty() || name.chars().count() > 200 {
                return Err("The name must have between 1 and 200 characters.".into());
            }
            let token = actions::add(&ctx, &name, &email, role, language).await.map_err(sentence)?;
            let link = actions::link_url(&config.settings, &token);
            terminal::print(format_args!("{name} can choose a password here, once, within 14 days:\n{link}"))?;
        }
        User::List => {
            let people = async { store::people(&mut ctx.db.read().await?).await };
            for person in people.await.map_err(sentence)? {
                terminal::print(format_args!(
                    "{:8}  {:8}  {}  {}",
                    person.state(),
                    person.role,
                    person.email,
                    person.name
                ))?;
            }
        }
        User::Disable { email } => {
            let (id, name) = find(&ctx, &email).await?;
            actions::disable(&ctx, None, id).await.map_err(sentence)?;
            terminal::print(format_args!("{name} is signed out and cannot sign in any more."))?;
        }
        User::Enable { email } => {
            let (id, name) = find(&ctx, &email).await?;
            actions::enable(&ctx, id).await.map_err(sentence)?;
            terminal::print(format_args!("{name} can sign in again."))?;
        }
        User::Confirm { email } => {
            let (id, name) = find(&ctx, &email).await?;
            let link = actions::admit(&ctx, id).await.map_err(sentence)?;
            terminal::print(format_args!("The account of {name} counts as a second person from now on."))?;
            if let Some(token) = link {
                terminal::print(format_args!(
                    "A password is chosen here, once:\n{}",
                    actions::link_url(&config.settings, &token)
                ))?;
            }
        }
        User::Reset { email } => {
            let made = actions::reset_link(&ctx, &email).await.map_err(sentence)?;
            let (person, token) = made.ok_or_else(|| unknown(&email))?;
            if person.state() == model::State::Disabled {
                return Err(format!("{} is disabled; laudatio user enable opens the access again.", person.name));
            }
            terminal::print(format_args!(
                "{} chooses a password here, once:\n{}",
                person.name,
                actions::link_url(&config.settings, &token)
            ))?;
        }
    }
    Ok(())
}

async fn key_command(new: bool, reason: Option<String>, config: &Config) -> Result<(), String> {
    let ctx = open(config).await?;
    let reason = reason.map(|reason| crate::text::long(&reason).trim().to_owned());
    if reason.as_ref().is_some_and(|reason| reason.is_empty() || reason.chars().count() > keys::MOST_REASON) {
        return Err(format!("The reason must have between 1 and {} characters.", keys::MOST_REASON));
    }
    let key = Key::of(config)?;
    keys::adopt(&ctx, &key).await.map_err(sentence)?;
    match reason {
        Some(reason) if new => {
            let next = keys::rotate(&ctx, &config.settings, &key, &reason).await.map_err(sentence)?;
            terminal::print(format_args!(
                "Evidence is signed by {} from the next start of the server on.",
                next.fingerprint()
            ))?;
        }
        Some(reason) => {
            keys::explain(&ctx, None, &reason).await.map_err(sentence)?;
            terminal::print(format_args!("The record says why."))?;
        }
        None => {}
    }
    keys::write_former(&ctx, &config.settings).await.map_err(sentence)?;
    let all = async { keys::all(&mut ctx.db.read().await?).await };
    for key in all.await.map_err(sentence)? {
        let note = if key.position.is_some() && key.explained.is_none() { "no reason yet" } else { "" };
        terminal::print(format_args!(
            "{}  {:7}  {}  {note}",
            key.since.in_dortmund().format("%Y-%m-%d %H:%M"),
            key.cause,
            key.fingerprint()
        ))?;
    }
    Ok(())
}

async fn find(ctx: &Ctx, email: &str) -> Result<(PersonId, String), String> {
    let found = async { store::person_by_email(&mut ctx.db.read().await?, &model::fold_email(email)).await };
    let person = found.await.map_err(sentence)?.ok_or_else(|| unknown(email))?;
    Ok((person.person_id, person.name))
}

fn unknown(email: &str) -> String {
    format!("Nobody has the address {email}.")
}

fn sentence(error: AppError) -> String {
    match error {
        AppError::Refused(_) | AppError::Bad(_) => say(Lang::En, error.key()),
        other => format!("That did not work: {other}"),
    }
}

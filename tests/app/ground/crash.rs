//! The program is killed in the middle of a meeting, as when the power fails, and started again: what it has answered
//! is there, what is sent once more counts once, and whoever listens hears the newest state.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use laudatio::desk::demo;
use laudatio::ground::audit;
use laudatio::ground::db::Db;
use laudatio::ids::MeetingId;
use laudatio::on;
use laudatio::outcome::meeting::model::motion::MotionStatus;
use laudatio::outcome::meeting::state::MeetingState;
use laudatio::people::accounts;

use crate::cli::{Running, Terminal};

/// The program as a process of its own, reached through the network.
pub struct Server {
    process: Running,
    pub address: String,
    // What it prints has to be taken.
    _printed: BufReader<ChildStdout>,
}

impl Server {
    pub fn start(terminal: &Terminal) -> Self {
        Self::run(terminal.command(&[]))
    }

    /// Runs a command that serves.
    pub fn run(mut command: Command) -> Self {
        let mut process =
            command.env("ROCKET_PORT", "0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map(Running).unwrap();
        let mut printed = BufReader::new(process.0.stdout.take().unwrap());
        let address = serving(&mut printed);
        Self { process, address, _printed: printed }
    }

    /// SIGKILL: nothing is tidied up.
    fn kill(mut self) {
        self.process.0.kill().unwrap();
        self.process.0.wait().unwrap();
    }
}

/// Where a program says that it serves. What else it prints may come before: a link for the first account, say.
pub fn serving(printed: &mut impl BufRead) -> String {
    let mut lines = String::new();
    while printed.read_line(&mut lines).unwrap() > 0 {
        if let Some((_, address)) = lines.trim().split_once("laudatio läuft auf http://") {
            return address.to_owned();
        }
    }
    panic!("it does not serve: {lines}");
}

/// Somebody's browser, as far as a meeting needs one.
#[derive(Clone)]
pub struct Browser {
    cookie: String,
}

impl Browser {
    fn sign_in(server: &Server, email: &str) -> Self {
        let form = format!("email={}&password={}", encode(email), encode(demo::PASSWORD));
        let answer = Self { cookie: String::new() }.post(&server.address, "/sign-in", &form).unwrap();
        let cookies = answer.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
        let pairs: Vec<&str> = cookies.filter_map(|cookie| cookie.split(';').next()).collect();
        assert!(answer.starts_with("HTTP/1.1 303") && !pairs.is_empty(), "{answer}");
        Self { cookie: pairs.join("; ") }
    }

    /// The whole answer; `None` where none came, or only a part of one.
    fn post(&self, address: &str, path: &str, form: &str) -> Option<String> {
        let mut stream = TcpStream::connect(address).ok()?;
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.cookie,
            form.len(),
        );
        stream.write_all(head.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        answer.contains("\r\n\r\n").then_some(answer)
    }

    /// Whether something was taken.
    pub fn is_taken(&self, address: &str, path: &str, form: &str) -> bool {
        self.post(address, path, form).is_some_and(|answer| answer.starts_with("HTTP/1.1 303"))
    }

    /// Listens as a browser does that wants events.
    pub fn listen(&self, address: &str, path: &str) -> Listener {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nAccept: text/event-stream\r\nCookie: {}\r\n\r\n",
            address, self.cookie,
        );
        stream.write_all(head.as_bytes()).unwrap();
        Listener(BufReader::new(stream))
    }
}

pub struct Listener(BufReader<TcpStream>);

impl Listener {
    /// The version that the next event names; `None` at the end of the stream.
    pub fn hears(&mut self) -> Option<i64> {
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if let Some(version) = line.strip_prefix("data:") {
                return Some(version.trim().parse().unwrap());
            }
        }
    }
}

fn encode(text: &str) -> String {
    rocket::http::RawStr::new(text).percent_encode().to_string()
}

/// A jury in session that votes, with the program as a process.
pub struct Table {
    terminal: Terminal,
    db: Db,
    id: MeetingId,
    pub chair: Browser,
    /// Who has a device, with the own line on the list.
    voters: Vec<(Browser, String)>,
}

impl Table {
    async fn set() -> (Self, Server) {
        Self::set_with(&[]).await
    }

    /// The same with some variables of the environment.
    pub async fn set_with(settings: &[(&str, &str)]) -> (Self, Server) {
        let terminal = Terminal::open().await;
        let filled = terminal.run(&["demo"]);
        assert!(filled.worked, "{filled:?}");
        let db = Db::open(&terminal.url).await.unwrap();
        let mut command = terminal.command(&[]);
        command.envs(settings.iter().copied());
        let server = Server::run(command);
        let mut conn = db.read().await.unwrap();
        let running = "select meeting_id from meeting where status = 'running'";
        let id: MeetingId = on!(conn, c => sqlx::query_scalar(running).fetch_one(c).await).unwrap();
        let people = accounts::store::people(&mut conn).await.unwrap();
        let list = MeetingState::load(&mut conn, id).await.unwrap().list;
        drop(conn);
        let mut voters = Vec::new();
        for line in list.iter().filter(|line| line.is_present()) {
            let person = people.iter().find(|person| Some(person.person_id) == line.person_id);
            let Some(person) = person.filter(|person| person.role.is_jury()) else { continue };
            voters.push((line.duty, Browser::sign_in(&server, &person.email), line.attendance_id.to_string()));
        }
        voters.sort_by_key(|(duty, ..)| duty.is_none());
        let voters: Vec<_> = voters.into_iter().map(|(_, browser, line)| (browser, line)).collect();
        assert_eq!(voters.len(), 8);
        (Self { terminal, db, id, chair: voters[0].0.clone(), voters }, server)
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/jury/meetings/{}{rest}", self.id)
    }

    async fn room(&self) -> MeetingState {
        MeetingState::load(&mut self.db.read().await.unwrap(), self.id).await.unwrap()
    }

    /// Puts something to the vote; gives the address of its votes.
    async fn motion(&self, server: &Server, ballot: &str) -> String {
        let key = uuid::Uuid::new_v4();
        let form = format!("key={key}&kind=other&wording=Weiter&ballot={ballot}");
        // Sent twice, as by a browser that was not sure.
        for _ in 0..2 {
            assert!(self.chair.is_taken(&server.address, &self.path("/motions"), &form));
        }
        self.path(&format!("/motions/{}", self.room().await.open_motion().unwrap().motion_id))
    }

    /// Everybody votes at once; the program is killed as soon as so many have an answer. Gives whose were taken.
    fn vote_until_killed(&self, server: Server, motion: &str, answers: usize) -> Vec<String> {
        let (said, heard) = mpsc::channel();
        let mut taken = Vec::new();
        std::thread::scope(|scope| {
            for (browser, line) in &self.voters {
                let (said, path, address) = (said.clone(), format!("{motion}/vote"), server.address.clone());
                scope.spawn(move || {
                    if browser.is_taken(&address, &path, &format!("voter={line}&choice=yes")) {
                        said.send(line.clone()).unwrap();
                    }
                });
            }
            drop(said);
            taken.extend(heard.iter().take(answers));
            server.kill();
            // Whose answer was on its way.
            taken.extend(heard.iter());
        });
        taken
    }
}

#[rocket::async_test]
async fn a_vote_that_was_answered_survives_that_the_program_is_killed() {
    let (table, mut server) = Table::set().await;
    for (ballot, answers) in [("open", 1), ("open", 4), ("secret", 3)] {
        let motion = table.motion(&server, ballot).await;
        let taken = table.vote_until_killed(server, &motion, answers);
        assert!(taken.len() >= answers, "{taken:?}");

        server = Server::start(&table.terminal);
        let room = table.room().await;
        let found = room.open_motion().expect("it is still being voted on");
        let has_voted: Vec<String> = room
            .voters_of(found.motion_id)
            .filter(|voter| voter.has_voted)
            .map(|voter| voter.attendance_id.to_string())
            .collect();
        for line in &taken {
            assert!(has_voted.contains(line), "an answered {ballot} vote is lost: {taken:?} {has_voted:?}");
        }

        // Nobody is sure any more, so everybody sends once more. The substitute has no device.
        for (browser, line) in &table.voters {
            assert!(browser.is_taken(&server.address, &format!("{motion}/vote"), &format!("voter={line}&choice=yes")));
        }
        // All secret votes are alike: somebody has to want the result all the same.
        assert!(table.chair.is_taken(&server.address, &format!("{motion}/close"), "unanimous=yes"));
        let room = table.room().await;
        let found = room.motions.last().unwrap();
        assert_eq!(
            (found.status, found.yes, found.no, found.abstained),
            (MotionStatus::Carried, Some(8), Some(0), Some(0))
        );
    }
    let mut conn = table.db.read().await.unwrap();
    assert!(audit::verify(&mut conn).await.unwrap().is_ok(), "the record is whole");
}

#[rocket::async_test]
async fn whoever_loses_the_connection_hears_the_newest_state() {
    let (table, server) = Table::set().await;
    let events = table.path("/events");
    let juror = table.voters[1].0.clone();
    let mut listener = juror.listen(&server.address, &events);
    let first = listener.hears().unwrap();
    assert_eq!(first, table.room().await.step);

    let began = Instant::now();
    let motion = table.motion(&server, "open").await;
    let next = listener.hears().unwrap();
    assert!(next > first, "{first} {next}");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());

    // Lost on the way, while something happens.
    drop(listener);
    let (browser, line) = &table.voters[2];
    assert!(browser.is_taken(&server.address, &format!("{motion}/vote"), &format!("voter={line}&choice=no")));
    let mut listener = juror.listen(&server.address, &events);
    assert_eq!(listener.hears(), Some(table.room().await.step));

    // Lost because the program died.
    server.kill();
    assert_eq!(listener.hears(), None);
    let server = Server::start(&table.terminal);
    let mut listener = juror.listen(&server.address, &events);
    assert_eq!(listener.hears(), Some(table.room().await.step));
    assert!(table.chair.is_taken(&server.address, &format!("{motion}/close"), ""));
    assert_eq!(listener.hears(), Some(table.room().await.step));
}

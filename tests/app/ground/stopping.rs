//! The program is told to stop while somebody is sending a form.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use laudatio::ground::db::Db;
use laudatio::on;

use crate::cli::{Running, Terminal};

/// Longer than the web server waits by itself.
const SLOWLY: Duration = Duration::from_secs(6);

struct Server {
    process: Running,
    address: String,
}

fn started(terminal: &Terminal) -> Server {
    let mut command = terminal.command(&[]);
    let mut process =
        Running(command.env("ROCKET_PORT", "0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let mut printed = BufReader::new(process.0.stdout.take().unwrap());
    let address = crate::ground::crash::serving(&mut printed);
    // What else it prints is taken, too.
    std::thread::spawn(move || printed.lines().map(Result::unwrap).for_each(drop));
    let server = Server { process, address };
    // It says where it serves a moment before it does, and only then listens to whoever tells it to stop.
    let began = Instant::now();
    while !is_well(&server.address) {
        assert!(began.elapsed() < Duration::from_secs(20), "it does not serve");
        std::thread::sleep(Duration::from_millis(20));
    }
    server
}

fn is_well(address: &str) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        write!(stream, "GET /health HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

fn tell_to_stop(server: &Server) {
    let told = Command::new("kill").args(["-TERM", &server.process.0.id().to_string()]).status().unwrap();
    assert!(told.success());
}

#[rocket::async_test]
async fn a_form_that_is_half_sent_is_finished_and_answered() {
    let terminal = Terminal::open().await;
    let mut server = started(&terminal);
    let form = "message=Halb+gesendet+und+doch+angekommen&page=%2F";
    let (half, rest) = form.split_at(20);
    let mut stream = TcpStream::connect(&server.address).unwrap();
    let head = format!(
        "POST /feedback HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{half}",
        server.address,
        form.len(),
    );
    stream.write_all(head.as_bytes()).unwrap();
    // Somebody else has a connection open and says nothing.
    let idle = TcpStream::connect(&server.address).unwrap();
    std::thread::sleep(Duration::from_millis(300));

    tell_to_stop(&server);
    std::thread::sleep(SLOWLY);
    stream.write_all(rest.as_bytes()).unwrap();
    let answered = Instant::now();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let status = server.process.0.wait().unwrap();
    assert!(status.success(), "{status}");
    assert!(
        answered.elapsed() < Duration::from_secs(15),
        "it ends once everybody is answered: {:?}",
        answered.elapsed()
    );
    drop(idle);

    let db = Db::open(&terminal.url).await.unwrap();
    let mut conn = db.read().await.unwrap();
    let kept = "select message from feedback";
    let kept: Vec<String> = on!(conn, c => sqlx::query_scalar(kept).fetch_all(c).await).unwrap();
    assert_eq!(kept, ["Halb gesendet und doch angekommen"]);
}

#[rocket::async_test]
async fn a_program_that_nobody_uses_stops_at_once() {
    let terminal = Terminal::open().await;
    let mut server = started(&terminal);
    let began = Instant::now();
    tell_to_stop(&server);
    assert!(server.process.0.wait().unwrap().success());
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
}

//! The program as a process, reached through the network by visitors who are slow, many, or say wrongly whom they mean.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use crate::cli::Terminal;
use crate::ground::crash::Server;

/// Sends something as it is, and gives what comes back until the connection ends.
fn says(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(25))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_else(|| panic!("no answer: {answer:?}"))
}

#[rocket::async_test]
async fn a_request_says_once_and_properly_whom_it_is_for() {
    let terminal = Terminal::open().await;
    let server = Server::start(&terminal);
    for (host, expected) in [
        ("Host: preise.example.org\r\n", 200),
        ("Host: 127.0.0.1:8000\r\n", 200),
        ("Host: [::1]:8000\r\n", 200),
        ("Host: preise.example.org:\r\n", 200),
        ("", 400),
        ("Host:\r\n", 400),
        ("Host: preise.example.org\r\nHost: preise.example.org\r\n", 400),
        ("Host: preise.example.org\r\nHost: evil.example\r\n", 400),
        ("Host: a b\r\n", 400),
        ("Host: <script>\r\n", 400),
        ("Host: olga@preise.example.org\r\n", 400),
        ("Host: preise.example.org:zwei\r\n", 400),
        ("Host: preise.example.org/pages\r\n", 400),
    ] {
        for path in ["/pages/imprint", "/feed.atom"] {
            let answer = says(&server.address, &format!("GET {path} HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
            assert_eq!(status(&answer), expected, "{host:?}: {answer}");
            assert!(!answer.contains("evil.example"), "{answer}");
            let is_said = answer.contains("Ihr Browser hat nicht richtig gesagt");
            assert!(expected == 200 || is_said, "{host:?}: {answer}");
        }
        let form = "message=Hallo";
        let head = format!("POST /feedback HTTP/1.1\r\n{host}Connection: close\r\nContent-Length: {}\r\n", form.len());
        let answer =
            says(&server.address, &format!("{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}"));
        assert_eq!(status(&answer), if expected == 200 { 303 } else { 400 }, "{host:?}: {answer}");
    }
    // What watches over a server may be that old.
    assert_eq!(status(&says(&server.address, "GET /health HTTP/1.0\r\n\r\n")), 200);
}

#[rocket::async_test]
async fn a_form_that_does_not_arrive_is_not_waited_for() {
    let terminal = Terminal::open().await;
    let mut command = terminal.command(&[]);
    command.env("LAUDATIO_BODY_SECONDS", "1");
    let server = Server::run(command);
    let parts = "multipart/form-data; boundary=cut";
    let part = "--cut\r\nContent-Disposition: form-data; name=\"reason\"\r\n\r\nHallo und mehr\r\n--cut\r\n";
    for (path, kind, sent) in [
        ("/feedback", "application/x-www-form-urlencoded", "message=Hallo+und+mehr"),
        ("/office/laureates/x/picture", parts, part),
    ] {
        let head = format!("POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: 1000");
        let answer = says(&server.address, &format!("{head}\r\n\r\n{sent}"));
        assert_eq!(status(&answer), 408, "{path}: {answer}");
        assert!(answer.contains("kamen zu langsam bei uns an"), "{path}: {answer}");
        // What came so far stands there to be taken along, and is not sent again in part.
        assert!(answer.contains("Hallo und mehr</p>") && !answer.contains("name=\"parked\""), "{path}: {answer}");
    }
}

#[rocket::async_test]
async fn many_who_keep_a_connection_and_say_nothing_keep_nobody_out() {
    let terminal = Terminal::open().await;
    let program = terminal.command(&[]);
    // As a system does that gives little at first, and more to whoever asks.
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -S -n 128 && exec \"$0\""]).arg(program.get_program());
    command.current_dir(program.get_current_dir().unwrap()).env_clear();
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let server = Server::run(command);
    let idle: Vec<TcpStream> = (0..400).map(|_| TcpStream::connect(&server.address).unwrap()).collect();
    let answer = says(&server.address, "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert_eq!(status(&answer), 200, "{answer}");
    assert_eq!(idle.len(), 400);
}

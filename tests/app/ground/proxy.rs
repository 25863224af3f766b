//! The program behind nginx, set up by the very file that the README offers: what the program cannot bound by itself is
//! bound there, and what it says about its visitors is true.

use std::io::Read;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt};
use rocket::tokio::net::TcpSocket;
use rocket::tokio::time::timeout;

use crate::cli::Running;
use crate::ground::crash::Table;

const FILE: &str = include_str!("../../../docs/proxy/nginx.conf");

/// Where Debian puts it; `tests/run` installs it.
const NGINX: &str = "/usr/sbin/nginx";

/// How the program is set up behind it, as the file says.
const SETTINGS: [(&str, &str); 2] =
    [("LAUDATIO_PUBLIC_URL", "https://preise.example.org"), ("ROCKET_IP_HEADER", "X-Real-IP")];

struct Proxy {
    _process: Running,
    _folder: tempfile::TempDir,
    address: String,
    plain: String,
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The file with another text in the place of one that it has.
fn with(file: &str, text: &str, other: &str) -> String {
    assert!(file.contains(text), "{text}");
    file.replace(text, other)
}

/// What nginx needs around such a file.
fn around(folder: &Path, site: &str) -> String {
    let folder = folder.display();
    let temporary =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|name| format!("{name}_temp_path {folder}/{name};"));
    format!(
        "daemon off; user root; pid {folder}/pid; error_log {folder}/log; events {{ worker_connections 512; }}\n\
         http {{ access_log off; {}\n{site}\n}}",
        temporary.join(" ")
    )
}

impl Proxy {
    fn start(program: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (plain, port) = (free_port(), free_port());
        let site = with(FILE, "127.0.0.1:8000", program);
        let site = with(&site, "    listen 80;\n    listen [::]:80;\n", &format!("    listen 127.0.0.1:{plain};\n"));
        let tls = "    listen 443 ssl http2;\n    listen [::]:443 ssl http2;\n";
        // What follows speaks no TLS: everything else stays as it is.
        let site = with(&site, tls, &format!("    listen 127.0.0.1:{port};\n"));
        let site: Vec<&str> = site.lines().filter(|line| !line.trim_start().starts_with("ssl_")).collect();
        let config = folder.path().join("nginx.conf");
        std::fs::write(&config, around(folder.path(), &site.join("\n"))).unwrap();
        let process = Command::new(NGINX).arg("-c").arg(&config).stderr(Stdio::null()).spawn().map(Running).unwrap();
        let address = format!("127.0.0.1:{port}");
        let began = Instant::now();
        while TcpStream::connect(&address).is_err() {
            let log = || std::fs::read_to_string(folder.path().join("log")).unwrap_or_default();
            assert!(began.elapsed() < Duration::from_secs(20), "nginx does not start: {}", log());
            std::thread::yield_now();
        }
        Self { _process: process, _folder: folder, address, plain: format!("127.0.0.1:{plain}") }
    }
}

/// Sends something from an address of this machine; gives what comes back until the connection ends.
async fn says(from: &str, address: &str, request: &str) -> String {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(format!("{from}:0").parse().unwrap()).unwrap();
    let mut stream = socket.connect(address.parse().unwrap()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let read = timeout(Duration::from_secs(25), stream.read_to_end(&mut answer)).await;
    assert!(read.is_ok(), "the connection does not end");
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(path: &str, more: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: preise.example.org\r\nConnection: close\r\n{more}\r\n")
}

fn post(path: &str, more: &str, form: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: preise.example.org\r\nConnection: close\r\n{more}\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    )
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_else(|| panic!("no answer: {answer:?}"))
}

#[test]
fn nginx_takes_the_file_as_it_is() {
    if !Path::new(NGINX).exists() {
        eprintln!("{NGINX} is not there: tests/run installs it");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=x"])
        .args(["-keyout", "key.pem", "-out", "chain.pem"])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    let place = |name: &str| folder.path().join(name).display().to_string();
    let site = with(FILE, "/etc/letsencrypt/live/preise.example.org/fullchain.pem", &place("chain.pem"));
    let site = with(&site, "/etc/letsencrypt/live/preise.example.org/privkey.pem", &place("key.pem"));
    let (plain, port) = (free_port(), free_port());
    let site = with(&with(&site, ":80;", &format!(":{plain};")), "listen 80;", &format!("listen {plain};"));
    let tls = format!("{port} ssl");
    let site = with(&with(&site, ":443 ssl", &format!(":{tls}")), "listen 443 ssl", &format!("listen {tls}"));
    let config = folder.path().join("nginx.conf");
    std::fs::write(&config, around(folder.path(), &site)).unwrap();
    let tested = Command::new(NGINX).args(["-t", "-c"]).arg(&config).output().unwrap();
    assert!(tested.status.success(), "{tested:?}");
}

#[rocket::async_test]
async fn behind_nginx_nobody_holds_up_the_program_or_passes_for_somebody_else() {
    if !Path::new(NGINX).exists() {
        eprintln!("{NGINX} is not there: tests/run installs it");
        return;
    }
    let (table, server) = Table::set_with(&SETTINGS).await;
    let proxy = Proxy::start(&server.address);
    let here = "127.0.0.1";
    let page = says(here, &proxy.address, &get("/pages/imprint", "")).await;
    assert!(
        status(&page) == 200 && page.contains("Strict-Transport-Security") || page.contains("strict-transport"),
        "{page}"
    );
    let moved = says(here, &proxy.plain, &get("/archive?page=2", "")).await;
    assert!(status(&moved) == 301 && moved.contains("https://preise.example.org/archive?page=2"), "{moved}");

    // Whoever says nothing, or goes on saying it, is not waited for.
    let idle: Vec<TcpStream> = (0..600).map(|_| TcpStream::connect(&proxy.address).unwrap()).collect();
    assert_eq!(status(&says(here, &proxy.address, &get("/pages/imprint", "")).await), 200);
    drop(idle);
    let slow = says(here, &proxy.address, "GET / HTTP/1.1\r\nHost: preise.example.org\r\nX-Slow: ").await;
    assert!(slow.is_empty() || status(&slow) == 408, "{slow}");
    let long = format!("X-Long: {}\r\n", "x".repeat(70_000));
    assert!([400, 431].contains(&status(&says(here, &proxy.address, &get("/", &long)).await)));
    let twice = get("/", "Host: evil.example\r\n");
    assert_eq!(status(&says(here, &proxy.address, &twice).await), 400);
    let huge = "POST /feedback HTTP/1.1\r\nHost: preise.example.org\r\nConnection: close\r\n\
        Content-Length: 30000000\r\n\r\n";
    assert_eq!(status(&says(here, &proxy.address, huge).await), 413);

    // Where people come by TLS, every cookie goes back over TLS alone.
    let chosen = says(here, &proxy.address, &get("/language/en", "")).await;
    let cookies: Vec<&str> =
        chosen.lines().filter(|line| line.to_ascii_lowercase().starts_with("set-cookie:")).collect();
    assert!(!cookies.is_empty() && cookies.iter().all(|cookie| cookie.contains("; Secure")), "{chosen}");

    // A visitor is who nginx says, whatever the visitor says.
    let mut taken = 0;
    for n in 0..14 {
        let claims =
            format!("X-Real-IP: 192.0.2.{n}\r\nX-Forwarded-For: 192.0.2.{n}\r\nForwarded: for=192.0.2.{n}\r\n");
        let answer = says(here, &proxy.address, &post("/feedback", &claims, &format!("message=Nummer+{n}"))).await;
        assert!([303, 429].contains(&status(&answer)), "{answer}");
        taken += usize::from(status(&answer) == 303);
    }
    assert_eq!(taken, 10);
    let other = says("127.0.0.2", &proxy.address, &post("/feedback", "", "message=Ich")).await;
    assert_eq!(status(&other), 303, "somebody else is not kept out: {other}");

    // The jury hears at once what happens.
    let mut listener = table.chair.listen(&proxy.address, &table.path("/events"));
    let first = listener.hears().unwrap();
    let form = format!("key={}&kind=other&wording=Weiter&ballot=open", uuid::Uuid::new_v4());
    assert!(table.chair.is_taken(&proxy.address, &table.path("/motions"), &form));
    let next = listener.hears().unwrap();
    assert!(next > first, "{first} {next}");
    drop(server);
    // And that the program is not there, from nginx alone.
    let mut gone = TcpStream::connect(&proxy.address).unwrap();
    std::io::Write::write_all(&mut gone, get("/", "").as_bytes()).unwrap();
    let mut answer = String::new();
    gone.read_to_string(&mut answer).unwrap();
    assert_eq!(status(&answer), 502, "{answer}");
}

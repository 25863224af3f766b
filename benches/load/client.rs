//! Clients that speak just enough HTTP/1.1 to a server on this machine, each on one kept connection.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Whom to ask, and as whom.
#[derive(Clone)]
pub struct Target {
    pub port: u16,
    pub cookie: Option<String>,
}

/// What came out.
pub struct Figures {
    per_second: f64,
    p50: Duration,
    /// All but one in a hundred took no longer.
    pub p99: Duration,
    failed: Vec<u16>,
}

impl Figures {
    /// `failed` are the statuses of the answers that were none; 0 where the connection broke.
    pub fn of(mut times: Vec<Duration>, failed: Vec<u16>, took: Duration) -> Self {
        times.sort();
        let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default();
        Self { per_second: times.len() as f64 / took.as_secs_f64(), p50: at(0.5), p99: at(0.99), failed }
    }

    pub fn print(&self, name: &str, limit: Option<&Self>) {
        let ratio = limit.map_or(String::new(), |limit| format!("{:.3}", self.per_second / limit.per_second));
        let millis = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
        print!("{name:<34}{:>12.0}{:>12}{:>12}{ratio:>22}", self.per_second, millis(self.p50), millis(self.p99));
        match self.failed.first() {
            Some(status) => println!("   {} FAILED, the first with {status}", self.failed.len()),
            None => println!(),
        }
    }
}

/// Asks for a page again and again.
pub async fn read(target: &Target, path: &str, clients: usize, lasts: Duration) -> Figures {
    let request = head(target, "GET", path, "");
    run(target, clients, lasts, move |_| request.clone()).await
}

/// Sends forms, each with a number of its own.
pub async fn write(
    target: &Target,
    clients: usize,
    lasts: Duration,
    form: impl Fn(usize) -> (String, String) + Send + Sync,
) -> Figures {
    // Made beforehand: making them is no work of the server's.
    let requests: Vec<String> = (0..clients * 4_000)
        .map(|n| {
            let (path, body) = form(n);
            let place = format!("X-Real-IP: 10.{}.{}.{}\r\n", n >> 16 & 255, n >> 8 & 255, n & 255);
            head(target, "POST", &path, &body).replacen("\r\n", &format!("\r\n{place}"), 1)
        })
        .collect();
    run(target, clients, lasts, move |n| requests[n % requests.len()].clone()).await
}

async fn run(
    target: &Target,
    clients: usize,
    lasts: Duration,
    request: impl Fn(usize) -> String + Send + Sync + 'static,
) -> Figures {
    let request = Arc::new(request);
    let next = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    let tasks: Vec<_> = (0..clients)
        .map(|_| {
            let (request, next, port) = (request.clone(), next.clone(), target.port);
            tokio::spawn(async move {
                let mut stream = TcpStream::connect(("127.0.0.1", port)).await.expect("the server listens");
                stream.set_nodelay(true).expect("TCP");
                let (mut times, mut failed, mut buffer) = (Vec::new(), Vec::new(), Vec::new());
                while started.elapsed() < lasts {
                    let request = request(next.fetch_add(1, Ordering::Relaxed));
                    let began = Instant::now();
                    match exchange(&mut stream, &request, &mut buffer).await {
                        Some((status, _)) if status < 400 => times.push(began.elapsed()),
                        other => failed.push(other.map_or(0, |(status, _)| status)),
                    }
                }
                (times, failed)
            })
        })
        .collect();
    let (mut times, mut failed) = (Vec::new(), Vec::new());
    for task in tasks {
        let (of_task, failures) = task.await.expect("a client does not panic");
        times.extend(of_task);
        failed.extend(failures);
    }
    Figures::of(times, failed, started.elapsed())
}

/// One request on a connection of its own: the status and the answer's head.
pub async fn get(target: &Target, path: &str) -> Option<(u16, String)> {
    once(target, &head(target, "GET", path, "")).await
}

/// The same with a form.
pub async fn post(target: &Target, path: &str, body: &str) -> Option<(u16, String)> {
    once(target, &head(target, "POST", path, body)).await
}

async fn once(target: &Target, request: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", target.port)).await.ok()?;
    exchange(&mut stream, request, &mut Vec::new()).await
}

fn head(target: &Target, method: &str, path: &str, body: &str) -> String {
    let cookie = target.cookie.as_ref().map_or(String::new(), |cookie| format!("Cookie: {cookie}\r\n"));
    let form = if method == "POST" { "Content-Type: application/x-www-form-urlencoded\r\n" } else { "" };
    format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{cookie}{form}Content-Length: {}\r\n\r\n{body}",
        target.port,
        body.len()
    )
}

/// Sends a request and reads the whole answer.
async fn exchange(stream: &mut TcpStream, request: &str, buffer: &mut Vec<u8>) -> Option<(u16, String)> {
    stream.write_all(request.as_bytes()).await.ok()?;
    buffer.clear();
    let end = loop {
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
        if let Some(at) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            break at + 4;
        }
    };
    let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
    let status = head.get(9..12)?.parse().ok()?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    let wanted = end + length.unwrap_or(0);
    while buffer.len() < wanted {
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
    Some((status, head))
}

//! The commands, run as a person at a terminal would.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use laudatio::ground::config::Settings;
use tempfile::TempDir;

use crate::support::{TestApp, damaged, fresh_database, is_postgres};

/// A folder and a database, with nothing else from outside.
pub struct Terminal {
    folder: TempDir,
    pub url: String,
}

impl Terminal {
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = fresh_database(folder.path()).await;
        Self { folder, url }
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_laudatio"));
        command.args(args).current_dir(&self.folder).env_clear().env("LAUDATIO_DATABASE_URL", &self.url);
        command
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn run(&self, args: &[&str]) -> Said {
        Said::from(self.command(args).output().unwrap())
    }

    fn run_with(&self, name: &str, value: &str) -> Said {
        Said::from(self.command(&[]).env(name, value).output().unwrap())
    }
}

#[derive(Debug)]
pub struct Said {
    pub worked: bool,
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            worked: output.status.success(),
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[rocket::async_test]
async fn the_help_names_every_command_and_setting() {
    let terminal = Terminal::open().await;
    let said = terminal.run(&["--help"]);
    for word in ["serve", "user", "demo", "migrate", "verify", "tally", "assign", "backup", "restore", "ROCKET_PORT"] {
        assert!(said.worked && said.out.contains(word), "{word}: {said:?}");
    }
    let settings = serde_json::to_value(Settings::default()).unwrap();
    let (readme, example) = (include_str!("../../README.md"), include_str!("../../Rocket.toml"));
    for name in settings.as_object().unwrap().keys() {
        let variable = format!("LAUDATIO_{}", name.to_uppercase());
        assert!(said.out.contains(&variable) && readme.contains(&format!("`{variable}`")), "{variable}");
        assert!(example.contains(&variable) && example.contains(&format!("\n# {name} = ")), "{name}");
    }
    assert!(terminal.run(&["--version"]).out.starts_with("laudatio "));
}

#[rocket::async_test]
async fn people_are_added_listed_disabled_and_given_a_new_link() {
    let terminal = Terminal::open().await;
    let added = terminal.run(&["user", "add", "--name", "Olga Büro", "--email", "Olga@X.example"]);
    assert!(added.worked && added.out.contains("http://127.0.0.1:8000/links/"), "{added:?}");
    let twice = terminal.run(&["user", "add", "--name", "Olga", "--email", "olga@x.example"]);
    assert!(!twice.worked && twice.err.contains("There is already an account for this address."), "{twice:?}");
    terminal.run(&["user", "add", "--name", "Ada", "--email", "ada@x.example", "--role", "juror"]);

    let list = terminal.run(&["user", "list"]);
    assert!(list.out.contains("olga@x.example  Olga Büro") && list.out.contains("invited"), "{list:?}");
    let reset = terminal.run(&["user", "reset", "ada@x.example"]);
    assert!(reset.out.contains("/links/"), "{reset:?}");
    let disabled = terminal.run(&["user", "disable", "ADA@x.example"]);
    assert!(disabled.worked && disabled.out.contains("Ada is signed out"), "{disabled:?}");
    assert!(terminal.run(&["user", "list"]).out.contains("disabled"));
    let reset = terminal.run(&["user", "reset", "ada@x.example"]);
    assert!(!reset.worked && reset.err.contains("Ada is disabled"), "{reset:?}");

    for args in [["user", "disable", "nobody@x.example"], ["user", "reset", "nobody@x.example"]] {
        let said = terminal.run(&args);
        assert!(said.code == Some(1) && said.err.contains("Nobody has the address"), "{said:?}");
    }
    let wrong = terminal.run(&["user", "add", "--name", " ", "--email", "x"]);
    assert!(!wrong.worked && wrong.err.contains("is no e-mail address"), "{wrong:?}");
    let wrong = terminal.run(&["user", "add", "--name", "A", "--email", "a@x.example", "--role", "king"]);
    assert!(!wrong.worked && wrong.err.contains("king"), "{wrong:?}");
}

#[rocket::async_test]
async fn an_approver_is_added_let_in_again_and_counts_already() {
    let terminal = Terminal::open().await;
    let email = "frieda@amt.example";
    let added = terminal.run(&["user", "add", "--name", "Frieda Amt", "--email", email, "--role", "approver"]);
    assert!(added.worked && added.out.contains("/links/"), "{added:?}");
    assert!(terminal.run(&["user", "list"]).out.contains("approver  frieda@amt.example"));
    let twice = terminal.run(&["user", "enable", email]);
    assert!(!twice.worked, "{twice:?}");
    assert!(terminal.run(&["user", "disable", email]).worked);
    let enabled = terminal.run(&["user", "enable", email]);
    assert!(enabled.worked && enabled.out.contains("Frieda Amt can sign in again."), "{enabled:?}");
    // What the command line has made is in nobody's hand.
    let counts = terminal.run(&["user", "confirm", email]);
    assert!(!counts.worked && counts.err.contains("has been confirmed already"), "{counts:?}");
    let unknown = terminal.run(&["user", "confirm", "nobody@x.example"]);
    assert!(!unknown.worked && unknown.err.contains("Nobody has the address"), "{unknown:?}");
}

#[rocket::async_test]
async fn a_wrong_setting_is_a_sentence_and_no_panic() {
    let terminal = Terminal::open().await;
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for (name, value, sentence) in [
        ("LAUDATIO_DATABASE_URL", "mysql://x", "database_url must begin with"),
        ("LAUDATIO_DATABASE_URL", "sqlite:/no/such/folder/x.db", "cannot be"),
        ("LAUDATIO_DATABASE_URL", "postgres://me:secret@127.0.0.1:9/x", "cannot be opened"),
        ("LAUDATIO_PUBLIC_URL", "preise.example.org", "public_url must begin with"),
        ("LAUDATIO_SMTP_URL", "mail.example.org", "smtp_url cannot be read"),
        ("LAUDATIO_MAIL_FROM", "keine Adresse", "mail_from must be an address"),
        ("LAUDATIO_SECRET_LEAST", "1", "secret_least must be 2 or more"),
        ("ROCKET_PORT", "many", "A setting cannot be read"),
        ("ROCKET_ADDRESS", "here", "A setting cannot be read"),
        ("ROCKET_SECRET_KEY", "short", "secret_key must be 64 hexadecimal digits"),
        ("ROCKET_PORT", &port, "cannot listen on 127.0.0.1"),
    ] {
        let said = terminal.run_with(name, value);
        assert!(said.code == Some(1) && said.err.contains(sentence), "{name}={value}: {said:?}");
        assert!(!said.err.contains("panicked") && !said.err.contains("secret@"), "{name}={value}: {said:?}");
    }
}

#[rocket::async_test]
async fn the_password_of_the_database_is_told_nowhere() {
    let terminal = Terminal::open().await;
    let archive = terminal.folder().join("there.zip");
    for (url, said) in [
        ("postgres://me:sesam-7@127.0.0.1:9/x", "postgres://127.0.0.1:9/x"),
        ("postgres://me@127.0.0.1:9/x?password=sesam-7", "postgres://127.0.0.1:9/x"),
        ("postgres://me@127.0.0.1:9/x?password=a@sesam-7&sslmode=disable", "postgres://127.0.0.1:9/x"),
        ("postgres://me@127.0.0.1:9/x?pasword=sesam-7", "pasword"),
        ("postgres://me@127.0.0.1:9/x?sslmode=disabled&password=sesam-7", "unknown value \"disabled\""),
        ("postgres://me:12/sesam-7@127.0.0.1:9/x", "%2F für /"),
        ("postgres:me:sesam-7@127.0.0.1:9/x", "postgres://name:passwort@host"),
        ("sqlite:x.db?password=sesam-7", "sqlite:x.db cannot be opened"),
    ] {
        for args in [&["serve"][..], &["migrate"], &["verify", "--database"], &["backup", "there.zip"], &["--help"]] {
            let mut command = terminal.command(args);
            command.env("LAUDATIO_DATABASE_URL", url).env("RUST_LOG", "trace").env("ROCKET_PORT", "0");
            let printed = Said::from(command.output().unwrap());
            let is_help = args == ["--help"];
            assert_eq!(printed.worked, is_help, "{url} {args:?}: {printed:?}");
            let all = format!("{}{}", printed.out, printed.err);
            assert!(!all.contains("sesam-7"), "{url} {args:?}: {all}");
            assert!(is_help || args[0] == "backup" || all.contains(said), "{url} {args:?}: {all}");
        }
    }
    assert!(!archive.exists());
}

/// A key that lacks a digit.
const SHORT: &str = "5123456789abcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdefabcde";

#[rocket::async_test]
async fn a_setting_that_cannot_be_right_is_said_in_german_first() {
    let terminal = Terminal::open().await;
    for (name, value, german, english) in [
        (
            "LAUDATIO_PUBLIC_UR",
            "https://x.example",
            "Meinten Sie LAUDATIO_PUBLIC_URL?",
            "Did you mean LAUDATIO_PUBLIC_URL?",
        ),
        ("LAUDATIO_SMPT_URL", "smtp://x", "Meinten Sie LAUDATIO_SMTP_URL?", "Did you mean"),
        ("ROCKET_PROT", "8000", "Meinten Sie ROCKET_PORT?", "Did you mean"),
        ("laudatio_mailfrom", "a@x.example", "Meinten Sie LAUDATIO_MAIL_FROM?", "Did you mean"),
        ("ROCKET_WHATEVER_IT_IS", "1", "ROCKET_WHATEVER_IT_IS gibt es nicht", "There is no setting"),
        ("ROCKET_TLS", "{certs=\"a\",key=\"b\"}", "ROCKET_TLS gibt es nicht", "There is no setting"),
        ("ROCKET_CONFIG", "missing.toml", "missing.toml. Es gibt sie nicht", "names the file missing.toml"),
        ("ROCKET_PROFILE", "produktion", "nennt den Abschnitt produktion", "names the section produktion"),
        ("LAUDATIO_PUBLIC_URL", "https://x.example/preise", "keinen Pfad", "not have a path"),
        ("LAUDATIO_PUBLIC_URL", "https://x example", "keine Leerzeichen", "must not have spaces"),
        ("LAUDATIO_PUBLIC_URL", "https://x.example?a=1", "weder „?“ noch „#“", "neither"),
        ("LAUDATIO_PUBLIC_URL", "https://x.example#a", "weder „?“ noch „#“", "neither"),
        ("LAUDATIO_PUBLIC_URL", "http://::1:8000", "in eckigen Klammern", "in square brackets"),
        ("LAUDATIO_PUBLIC_URL", "https://", "ist keine Adresse", "is not an address"),
        ("ROCKET_ADDRESS", "[::1]", "ohne eckige Klammern", "without square brackets"),
        ("ROCKET_ADDRESS", "localhost", "muss eine IP-Adresse sein", "must be an IP address"),
        ("ROCKET_IP_HEADER", "[X-Real-IP, X-Forwarded-For]", "eines einzigen Headers", "one header"),
        ("ROCKET_IP_HEADER", "\"X-Real-IP, X-Forwarded-For\"", "eines einzigen Headers", "one header"),
        ("ROCKET_IP_HEADER", "Forwarded", "taugt Forwarded nicht", "cannot be Forwarded"),
        ("LAUDATIO_EVIDENCE_KEY", "abc", "64 hexadezimalen", "64 hexadecimal"),
        ("LAUDATIO_EVIDENCE_KEY", "5123456789", "In evidence_key steht", "of evidence_key is not a text"),
        ("ROCKET_SECRET_KEY", SHORT, "64 hexadezimalen", "64 hexadecimal"),
        ("ROCKET_SECRET_KEY", "5123456789", "64 hexadezimalen", "64 hexadecimal"),
        ("LAUDATIO_SMTP_URL", "5123456789", "In smtp_url steht", "of smtp_url is not a text"),
        ("LAUDATIO_SMTP_URL", "smtps://a?5123456789@h", "E-Mails stimmt nicht", "smtp_url has a ?"),
        ("ROCKET_SHUTDOWN", "{grase=5}", "Meinten Sie shutdown.grace?", "Did you mean shutdown.grace?"),
        ("ROCKET_LIMITS", "{form=\"abc\"}", "ROCKET_LIMITS bewirkt hier nichts: Wie groß", "how large a form may be"),
        ("ROCKET_LIMITS", "1", "ROCKET_LIMITS bewirkt hier nichts: Wie groß", "how large a form may be"),
        ("ROCKET_LIMITS.form", "1KiB", "bewirkt hier nichts: Wie groß", "how large a form may be"),
        ("ROCKET_MAX_BLOCKING", "0", "ROCKET_MAX_BLOCKING bewirkt hier nichts", "Remove this setting"),
        ("ROCKET_IDENT", "Amt", "ROCKET_IDENT bewirkt hier nichts", "Remove this setting"),
        ("ROCKET_TEMP_DIR", "/tmp", "ROCKET_TEMP_DIR bewirkt hier nichts", "Remove this setting"),
        ("ROCKET_CLI_COLORS", "never", "ROCKET_CLI_COLORS bewirkt hier nichts", "Remove this setting"),
        ("ROCKET_SHUTDOWN", "{grace=\"lange\"}", "SHUTDOWN.GRACE", "SHUTDOWN.GRACE"),
        ("ROCKET_KEEP_ALIVE", "lange", "found string \"lange\"", "A setting cannot be read"),
        (
            "ROCKET_WORKERS",
            "2",
            "ROCKET_WORKERS bewirkt hier nichts. Nehmen Sie dafür TOKIO_WORKER_THREADS",
            "does nothing",
        ),
        ("ROCKET_LOG_LEVEL", "debug", "Nehmen Sie dafür RUST_LOG", "Use RUST_LOG"),
        ("TOKIO_WORKER_THREADS", "0", "eine Zahl von 1 bis 1024", "a number from 1 to 1024"),
        ("TOKIO_WORKER_THREADS", "viele", "eine Zahl von 1 bis 1024", "a number from 1 to 1024"),
        ("RUST_LOG", "inof", "RUST_LOG lässt sich nicht lesen", "RUST_LOG cannot be read"),
    ] {
        let said = terminal.run_with(name, value);
        let lines: Vec<&str> = said.err.lines().collect();
        assert!(said.code == Some(1) && lines.len() == 2, "{name}={value}: {said:?}");
        assert!(lines[0].contains(german) && lines[1].contains(english), "{name}={value}: {said:?}");
        assert!(!said.err.contains("5123456789"), "no secret is printed: {said:?}");
    }
    // What cannot start has made nothing either.
    assert_eq!(std::fs::read_dir(terminal.folder()).unwrap().count(), 0);
}

#[rocket::async_test]
async fn a_file_with_settings_that_nobody_knows_is_said() {
    let terminal = Terminal::open().await;
    let file = terminal.folder().join("Rocket.toml");
    for (text, sentence) in [
        ("[default]\npublic_ulr = \"https://x.example\"\n", "Meinten Sie public_url?"),
        ("[defautl]\nport = 8000\n", "Meinten Sie [default]?"),
        ("port = 8000\n", "Es gehört unter [default]"),
        ("[default.shutdown]\ngrase = 2\n", "Meinten Sie shutdown.grace?"),
        ("[default]\nip_header = [\"X-Real-IP\"]\n", "eines einzigen Headers"),
        ("[default\n", "lässt sich nicht lesen"),
        ("[default]\nsmtp_url = \"smtps://a:5123456789@h\n", "line 2"),
        ("[default]\nworkers = 2\n", "Nehmen Sie dafür TOKIO_WORKER_THREADS"),
        ("[default]\nmax_blocking = 0\n", "max_blocking bewirkt hier nichts"),
        ("[default.limits]\nform = \"1 kB\"\n", "limits bewirkt hier nichts"),
        ("[default]\nident = false\n", "ident bewirkt hier nichts"),
    ] {
        std::fs::write(&file, text).unwrap();
        let said = terminal.run(&[]);
        assert!(!said.err.contains("5123456789"), "{said:?}");
        assert!(said.code == Some(1) && said.err.lines().next().unwrap().contains(sentence), "{text}: {said:?}");
    }
    // Another file, and another section of it.
    std::fs::remove_file(&file).unwrap();
    std::fs::write(terminal.folder().join("mine.toml"), "[default]\n[amt]\npublic_url = \"https://amt.example\"\n")
        .unwrap();
    let mut command = terminal.command(&["user", "add", "--name", "Ada", "--email", "ada@x.example"]);
    let said = Said::from(command.env("ROCKET_CONFIG", "mine.toml").env("ROCKET_PROFILE", "amt").output().unwrap());
    assert!(said.worked && said.out.contains("https://amt.example/links/"), "{said:?}");
}

#[rocket::async_test]
async fn links_on_an_address_of_version_six_can_be_followed() {
    let terminal = Terminal::open().await;
    let mut command = terminal.command(&["user", "add", "--name", "Ada", "--email", "ada@x.example"]);
    let said = Said::from(command.env("ROCKET_ADDRESS", "::1").output().unwrap());
    assert!(said.worked && said.out.contains("http://[::1]:8000/links/"), "{said:?}");
}

#[rocket::async_test]
async fn a_key_for_cookies_that_is_none_is_said_with_its_file() {
    let terminal = Terminal::open().await;
    let file = terminal.folder().join("laudatio.key");
    for text in ["", "kurz"] {
        std::fs::write(&file, text).unwrap();
        let said = terminal.run(&[]);
        assert!(said.code == Some(1) && said.err.contains("laudatio.key steht kein Schlüssel"), "{text}: {said:?}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    }
}

#[rocket::async_test]
async fn a_demonstration_is_signed_by_the_key_that_stays() {
    let terminal = Terminal::open().await;
    assert!(terminal.run(&["demo"]).worked);
    // What a server does at its start as well.
    let said = terminal.run(&["evidence", "key"]);
    assert!(said.worked && !said.err.contains("another key"), "{said:?}");
    let app = TestApp::of(&terminal.url).await;
    let mut conn = app.db.read().await.unwrap();
    let causes = "select cause from evidence_key order by number limit 1";
    let cause: String = laudatio::on!(conn, c => sqlx::query_scalar(causes).fetch_one(c).await).unwrap();
    assert_eq!(cause, "first");
}

#[rocket::async_test]
async fn two_servers_on_one_database_have_one_secret() {
    let terminal = Terminal::open().await;
    let start = |secret: &str| {
        let mut command = terminal.command(&[]);
        command.env("ROCKET_PORT", "0").env("ROCKET_SECRET_KEY", secret);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map(Running).unwrap();
        // Whether the link for the first account or the address comes first is not said.
        let mut lines = BufReader::new(child.0.stdout.take().unwrap()).lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains("läuft auf")).unwrap_or_default();
        (child, line)
    };
    let ended = |mut child: Running| {
        let mut said = String::new();
        let status = child.0.wait().unwrap();
        std::io::Read::read_to_string(child.0.stderr.as_mut().unwrap(), &mut said).unwrap();
        (status.code(), said)
    };
    let (first, second) = ("a".repeat(64), "b".repeat(64));
    // Whatever else lies there stays.
    let alike = terminal.folder().join("test.db-server-notes");
    std::fs::write(&alike, "").unwrap();
    let (mut one, line) = start(&first);
    assert!(line.contains("läuft auf"), "{line}");
    let (_same, line) = start(&first);
    assert!(line.contains("läuft auf"), "{line}");
    let (other, line) = start(&second);
    assert_eq!(line, "");
    let (code, said) = ended(other);
    assert!(code == Some(1) && said.contains("anderen secret_key") && !said.contains(&second), "{said}");
    assert!(said.contains("Soll der Schlüssel wechseln, beenden Sie zuerst alle Server."), "{said}");
    // Once nobody runs with it any more, it may change, and that is said.
    one.0.kill().unwrap();
    one.0.wait().unwrap();
    drop((one, _same));
    let (mut changed, line) = start(&second);
    assert!(line.contains("läuft auf"), "{line}");
    changed.0.kill().unwrap();
    let (_, said) = ended(changed);
    assert!(said.contains("secret_key is another one than before"), "{said}");
    let (mut again, line) = start(&second);
    assert!(line.contains("läuft auf"), "{line}");
    again.0.kill().unwrap();
    let (_, said) = ended(again);
    assert!(!said.contains("secret_key is another one"), "{said}");
    // What is left beside an SQLite file is one empty file, for its owner alone.
    let left: Vec<_> = std::fs::read_dir(terminal.folder()).unwrap().map(Result::unwrap).collect();
    let is_lock = |path: &std::path::Path| path.to_string_lossy().contains("-server-") && path != alike;
    let locks: Vec<_> = left.iter().filter(|file| is_lock(&file.path())).collect();
    assert_eq!(locks.len(), usize::from(!is_postgres()), "{left:?}");
    assert!(locks.iter().all(|file| file.metadata().unwrap().len() == 0), "{left:?}");
    assert!(alike.exists(), "{left:?}");
}

#[rocket::async_test]
async fn a_database_that_does_not_answer_is_said_within_seconds() {
    let terminal = Terminal::open().await;
    // Takes connections and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    for (port, sentence) in [(9, "refused"), (silent.local_addr().unwrap().port(), "does not answer")] {
        let began = Instant::now();
        let said = terminal.run_with("LAUDATIO_DATABASE_URL", &format!("postgres://me@127.0.0.1:{port}/x"));
        assert!(said.err.contains("cannot be opened") && said.err.contains(sentence), "{said:?}");
        assert!(began.elapsed() < Duration::from_secs(6), "{:?}", began.elapsed());
    }
}

#[rocket::async_test]
async fn a_new_database_file_is_for_its_owner_alone() {
    let terminal = Terminal::open().await;
    let path = terminal.folder.path().join("own.db");
    let db = laudatio::ground::db::Db::open(&format!("sqlite:{}", path.display())).await.unwrap();
    db.migrate().await.unwrap();
    for end in ["", "-wal", "-shm"] {
        let file = std::fs::metadata(format!("{}{end}", path.display())).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600, "{end}");
    }
}

#[rocket::async_test]
async fn the_server_says_where_it_is_and_prints_the_first_link() {
    let terminal = Terminal::open().await;
    assert!(terminal.run(&["migrate"]).worked);
    let mut child = terminal
        .command(&[])
        .env("ROCKET_PORT", "0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map(Running)
        .unwrap();
    let mut lines = BufReader::new(child.0.stdout.take().unwrap()).lines().map(Result::unwrap);
    let both = [lines.next().unwrap(), lines.next().unwrap()].join("\n");
    assert!(both.contains("laudatio läuft auf http://127.0.0.1:"), "{both}");
    assert!(both.contains("/links/"), "{both}");
}

#[rocket::async_test]
async fn the_record_of_a_database_is_verified_at_the_terminal() {
    let terminal = Terminal::open().await;
    assert!(terminal.run(&["user", "add", "--name", "Olga Büro", "--email", "olga@x.example"]).worked);
    let said = terminal.run(&["verify", "--database"]);
    assert!(said.worked && said.out.starts_with("Der Verlauf ist lückenlos: "), "{said:?}");
    let english = ["verify", "--database", "--language", "en"];
    let said = terminal.run(&english);
    assert!(said.worked && said.out.starts_with("The record is whole: "), "{said:?}");
    let said = Said::from(terminal.command(&english[..2]).env("LANG", "en_GB.UTF-8").output().unwrap());
    assert!(said.worked && said.out.starts_with("The record is whole: "), "{said:?}");
    assert!(!terminal.run(&["verify"]).worked, "it wants to know what");
    let db = laudatio::ground::db::Db::open(&terminal.url).await.unwrap();
    // A juror who has a receipt finds it in the database, too.
    let link = laudatio::ground::audit::at(&mut db.read().await.unwrap(), 2).await.unwrap().unwrap();
    let said = terminal.run(&["verify", "--database", "--receipt", &link.receipt()]);
    assert!(said.worked && said.out.contains("Die Quittung 2 steht im Verlauf."), "{said:?}");
    for other in [link.receipt().replacen('2', "1", 1), format!("999-{}", &link.seal[..16])] {
        let said = terminal.run(&["verify", "--database", "--receipt", &other]);
        assert!(said.code == Some(1) && said.err.contains("passt nicht zu diesem Verlauf"), "{said:?}");
    }
    let guard = match std::env::var("LAUDATIO_TEST_ENGINE").as_deref() {
        Ok("postgres") => "alter table chain disable trigger all",
        _ => "drop trigger chain_update",
    };
    damaged!(db, "whoever owns the database takes the guard away first", guard);
    damaged!(db, "and then changes the record", "update chain set position = position - 1");
    let said = terminal.run(&["verify", "--database"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("Der Verlauf ist beschädigt: Er endet mit Eintrag"), "{said:?}");
}

#[rocket::async_test]
async fn the_demonstration_of_the_command_verifies() {
    let terminal = Terminal::open().await;
    let said = terminal.run(&["demo"]);
    assert!(said.worked && said.out.contains("Passwort"), "{said:?}");
    let said = terminal.run(&["verify", "--database"]);
    assert!(said.worked && said.out.starts_with("Der Verlauf ist lückenlos: "), "{said:?}");
    assert!(!terminal.run(&["demo"]).worked, "not on top of itself");
}

/// The address of the same database, from which nothing can be written.
fn read_only(url: &str) -> String {
    let sign = if url.contains('?') { '&' } else { '?' };
    let rest = if is_postgres() { "options=-c%20default_transaction_read_only%3Don" } else { "mode=ro" };
    format!("{url}{sign}{rest}")
}

#[rocket::async_test]
async fn a_database_that_cannot_be_written_is_said_with_its_place() {
    let terminal = Terminal::open().await;
    assert!(terminal.run(&["migrate"]).worked);
    for args in [&["serve"][..], &["user", "list"]] {
        let mut command = terminal.command(args);
        command.env("LAUDATIO_DATABASE_URL", read_only(&terminal.url)).env("RUST_LOG", "off");
        let said = Said::from(command.output().unwrap());
        let lines: Vec<&str> = said.err.lines().collect();
        assert!(said.code == Some(1) && lines.len() == 2, "{args:?}: {said:?}");
        assert!(lines[0].contains("lässt sich lesen, aber nicht beschreiben"), "{said:?}");
        let place = terminal.url.rsplit('/').next().unwrap().split('?').next().unwrap();
        assert!(lines[1].contains("can be read, but not written") && lines[0].contains(place), "{said:?}");
    }
    assert!(terminal.run(&["user", "list"]).worked);
}

#[rocket::async_test]
async fn what_keeps_the_server_from_starting_is_said_whatever_is_logged() {
    let terminal = Terminal::open().await;
    assert!(terminal.run(&["migrate"]).worked);
    let db = laudatio::ground::db::Db::open(&terminal.url).await.unwrap();
    let mut tx = db.write().await.unwrap();
    laudatio::on!(tx, c => sqlx::query("alter table evidence_key rename to gone").execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let mut command = terminal.command(&["serve"]);
    let said = Said::from(command.env("ROCKET_PORT", "0").env("RUST_LOG", "off").output().unwrap());
    assert_eq!((said.code, said.err.lines().count()), (Some(1), 2), "{said:?}");
    assert!(said.err.starts_with("Which key signs evidence cannot be put on record: "), "{said:?}");
    assert!(said.err.contains("The program cannot start; the reason stands above."), "{said:?}");
}

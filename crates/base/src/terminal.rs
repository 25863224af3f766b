//! What is said at a terminal. It may be closed, full, or a program that has heard enough: none of that ends ours in a panic.

use std::io::{self, Write};

/// Writes what a command has to say, with a line end behind it.
///
/// # Errors
/// A sentence, when it cannot be said. Whoever reads only the beginning, as `head` does, is no error.
pub fn print(text: impl std::fmt::Display) -> Result<(), String> {
    put(&format!("{text}\n"))
}

/// Writes a result as it stands: a table, or a file of another program.
///
/// # Errors
/// As above.
pub fn put(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("The output cannot be written: {error}"))
        }
        _ => Ok(()),
    }
}

/// Writes what is good to know; nothing depends on it.
pub fn mention(text: impl std::fmt::Display) {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).ok();
}

/// Writes why a command ended.
pub fn complain(text: impl std::fmt::Display) {
    writeln!(io::stderr().lock(), "{text}").ok();
}

/// Where the log goes: the terminal's second output, as long as it takes anything.
#[derive(Clone, Copy, Debug)]
pub struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::stderr().lock().write_all(bytes).ok();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().lock().flush().ok();
        Ok(())
    }
}

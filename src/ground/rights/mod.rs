//! Who may call which address: one table of it for the whole program.
//!
//! Three things hold it and the program together. The server does not start with a route that has no row, nor with a row
//! that has no route ([`check`]). The guards of handlers ask it, so that none of them lets in more people than it says. And
//! `tests/app/attack/rights.rs` calls every route as everybody, with what is theirs and with what is others', and holds the
//! answers to it. `docs/rights.md` is printed from it.
//!
//! It says who, and in what part of which call. When something can be done is a rule of the feature (`model.rs`).

pub mod link;
mod table;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use rocket::http::Method;

pub use table::ROOMS;

crate::text_enum! {
    /// Somebody who asks, by what the program knows of them: a column of the table.
    pub enum Party {
        /// Without an account that is signed in, and without a link.
        Anonymous = "anonymous",
        /// With the private link of a nomination that they have sent.
        Nominator = "nominator",
        /// Whom a nomination is about. Only those who nominate themselves have its link.
        Nominee = "nominee",
        Juror = "juror",
        /// A juror who leads the jury.
        Chair = "chair",
        Office = "office",
        /// Reads back and confirms what takes two people, and does nothing else.
        Approver = "approver",
    }
}

crate::text_enum! {
    /// How far somebody is let in.
    pub enum Right {
        /// Not at all: without an account one is asked to sign in; with one it looks as if nothing were there.
        No = "–",
        /// Whatever the address names.
        Yes = "yes",
        /// Whatever the link in the address opens.
        Link = "link",
        /// One's own sheet, as long as nothing stands between oneself and the entry.
        OwnSheet = "own sheet",
        /// A round of a call, if one is in its jury.
        OwnRound = "own round",
        /// A meeting, if one is on its list.
        Listed = "listed",
        /// One's own line on the list of a meeting; whoever conducts it, everybody's.
        OwnLine = "own line",
        /// A meeting that one conducts: as the one who was given its chair, or writes its minutes.
        Conducts = "conducts",
        /// While a request of somebody else waits on this page.
        Asked = "asked",
        /// For people of the office who may take files along. Others are told so.
        Export = "export",
    }
}

impl Right {
    /// Whether it depends on what the address names, which the handler finds out: the guard in front of it cannot.
    pub fn is_of_object(self) -> bool {
        matches!(self, Self::Link | Self::OwnSheet | Self::OwnRound | Self::Listed | Self::OwnLine | Self::Conducts)
    }
}

/// How far everybody is let in at one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    pub anonymous: Right,
    pub nominator: Right,
    pub nominee: Right,
    pub juror: Right,
    pub chair: Right,
    pub office: Right,
    pub approver: Right,
}

impl Rights {
    /// The same for everybody.
    const fn same(right: Right) -> Self {
        Self {
            anonymous: right,
            nominator: right,
            nominee: right,
            juror: right,
            chair: right,
            office: right,
            approver: right,
        }
    }
}

/// One route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub method: Method,
    /// As it is mounted.
    pub path: &'static str,
    pub rights: Rights,
    /// What else decides, or what is shown; empty where the rights say it all.
    pub when: &'static str,
}

impl Row {
    const fn when(self, when: &'static str) -> Self {
        Self { when, ..self }
    }

    /// How far somebody is let in here.
    pub fn of(&self, party: Party) -> Right {
        match party {
            Party::Anonymous => self.rights.anonymous,
            Party::Nominator => self.rights.nominator,
            Party::Nominee => self.rights.nominee,
            Party::Juror => self.rights.juror,
            Party::Chair => self.rights.chair,
            Party::Office => self.rights.office,
            Party::Approver => self.rights.approver,
        }
    }

    /// Whether anybody's right here depends on what the address names.
    pub fn is_of_object(&self) -> bool {
        Party::ALL.iter().any(|party| self.of(*party).is_of_object())
    }
}

/// Routes that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    pub name: &'static str,
    /// What is in it, in a sentence.
    pub about: &'static str,
    pub rows: &'static [Row],
}

/// The whole table.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    ROOMS.iter().flat_map(|room| room.rows)
}

/// The row of a route, by its method and its path as it is mounted.
pub fn row(method: Method, path: &str) -> Option<&'static Row> {
    static ROWS: LazyLock<HashMap<(Method, &str), &Row>> =
        LazyLock::new(|| rows().map(|row| ((row.method, row.path), row)).collect());
    ROWS.get(&(method, path)).copied()
}

/// That every route has its row, and every row its route.
///
/// # Errors
/// Which have none.
pub fn check<'a>(mounted: impl IntoIterator<Item = (Method, &'a str)>) -> Result<(), String> {
    type Addresses<'t> = BTreeSet<(&'static str, &'t str)>;
    let mounted: Addresses<'_> = mounted.into_iter().map(|(method, path)| (method.as_str(), path)).collect();
    let said: Addresses<'_> = rows().map(|row| (row.method.as_str(), row.path)).collect();
    let missing = |all: &Addresses<'_>, there: &Addresses<'_>| {
        let missing = all.difference(there).map(|(method, path)| format!("{method} {path}"));
        missing.collect::<Vec<_>>().join(", ")
    };
    let (unsaid, gone) = (missing(&mounted, &said), missing(&said, &mounted));
    if !unsaid.is_empty() {
        return Err(format!("The table of rights does not say who may call {unsaid}"));
    }
    if !gone.is_empty() {
        return Err(format!("The table of rights names what is no more: {gone}"));
    }
    Ok(())
}

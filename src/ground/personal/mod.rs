//! Whose data is erased on request, which words go with it, and what the text columns of a table hold.
//!
//! A feature says the last of its own tables (`TABLES`) and has a `forget` beside it, both in its `store/forget.rs`, or
//! `TABLES` alone in its store where they hold nothing of anybody; `erasure` has the list of all.

mod redactor;
pub mod store;

use crate::clock::Timestamp;
use crate::ids::{EditionId, LaureateId, LetterId, NominationId, PersonId};

pub use redactor::Redactor;

/// Stands where an address or a number was.
pub const GONE: &str = "–";

/// No row of a table.
pub const NOBODYS: &str = "false";
/// Every row of a table.
pub const ANY: &str = "true";

/// Whose data goes, and what has to be known of it before it is gone.
#[derive(Clone, Debug)]
pub enum Subject {
    Person(Person),
    Entry(Entry),
}

/// Somebody with an account.
#[derive(Clone, Debug)]
pub struct Person {
    pub person_id: PersonId,
    pub email: String,
    /// What the account is called afterwards.
    pub pseudonym: String,
    /// Somebody else has the same name.
    pub namesake: bool,
    /// The texts of others that lose the name, each with its place: [`Written::place`].
    pub chosen: Vec<(String, String)>,
    pub at: Timestamp,
}

/// Who sent a nomination, and whom it is about.
#[derive(Clone, Debug)]
pub struct Entry {
    pub nomination_id: NominationId,
    pub edition_id: EditionId,
    pub receipt_number: String,
    /// Every name that it ever had.
    pub names: Vec<String>,
    /// Every address that it ever had.
    pub emails: Vec<Address>,
    /// Everybody reads in a result whom it is about.
    pub named: bool,
    /// It was erased before, when a result still named it.
    pub again: bool,
    /// Its rows in a result.
    pub laureates: Vec<LaureateId>,
    /// The letters about it alone.
    pub letters: Vec<LetterId>,
    pub at: Timestamp,
}

/// An address, and whether somebody else has it as well.
#[derive(Clone, Debug)]
pub struct Address {
    pub email: String,
    pub shared: bool,
}

/// What takes the words out.
#[derive(Clone, Debug)]
pub struct Redactors {
    /// Out of what is about the subject: there a surname alone means nobody else.
    pub near: Redactor,
    /// Out of everything else: what means one person wherever it stands.
    pub anywhere: Redactor,
}

/// Names of columns.
pub type Columns = &'static [&'static str];

/// What the columns of a table hold. Each text or JSON column of the database is named by one feature, in one way.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub name: &'static str,
    /// The program's own words: kinds, states, languages, numbers, seeds, and JSON of keys and moments.
    pub ours: Columns,
    /// Hashes, what they begin with, and signatures: nothing leads from them to what they were made of.
    pub hashes: Columns,
    /// What the office says to everybody. It is about nobody.
    pub office: Columns,
    /// Sealed: it never changes, and holds nothing but keys, pseudonyms, and what was public.
    pub sealed: Columns,
    /// Names that a decision means, whoever else is called so: they stay with the result.
    pub kept: Columns,
    /// Names, addresses and texts of one person or one entry: `forget` empties them, or removes the row.
    pub emptied: Columns,
    /// Codes, keys and hashes of one person or one entry: the same.
    pub removed: Columns,
    /// What people write about each other: `forget` takes words out of it.
    pub written: &'static [Written],
}

impl Table {
    /// Without columns.
    pub const fn of(name: &'static str) -> Self {
        Self {
            name,
            ours: &[],
            hashes: &[],
            office: &[],
            sealed: &[],
            kept: &[],
            emptied: &[],
            removed: &[],
            written: &[],
        }
    }

    /// Every column that is named.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        let kinds = [self.ours, self.hashes, self.office, self.sealed, self.kept, self.emptied, self.removed];
        kinds.into_iter().flatten().copied().chain(self.written.iter().map(|written| written.column))
    }

    /// The columns in which a word can stand that somebody wants to be gone.
    pub fn erased(&self) -> impl Iterator<Item = &'static str> {
        self.emptied.iter().copied().chain(self.written.iter().map(|written| written.column))
    }

    /// Whether rows of it change when somebody is erased.
    pub fn is_personal(&self) -> bool {
        !(self.emptied.is_empty() && self.removed.is_empty() && self.written.is_empty())
    }
}

/// A column in which people write about each other. Scopes are conditions on the table's rows.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    pub column: &'static str,
    /// Which rows a person wrote or are about that person, whose key is `$1`.
    pub own: &'static str,
    /// Which of the others nobody relies on word for word.
    pub free: &'static str,
    /// Which rows are about one nomination, whose key is `$1`.
    pub about: &'static str,
    /// In which rows people may write about a nomination among other things.
    pub near: &'static str,
    /// What the jury says there about laureates stays with the result.
    pub of_jury: bool,
    /// It leaves or has left for somebody: what means one person wherever it stands goes from all of it.
    pub sent: bool,
}

impl Written {
    /// Nobody's.
    pub const fn of(column: &'static str) -> Self {
        Self { column, own: NOBODYS, free: NOBODYS, about: NOBODYS, near: NOBODYS, of_jury: false, sent: false }
    }

    /// What the place is called in sentences.
    pub fn place(&self, table: &Table) -> String {
        format!("{}-{}", table.name, self.column)
    }

    /// What of a person's own changes by itself.
    fn of_person(&self) -> String {
        match self {
            Self { own: NOBODYS, .. } => NOBODYS.to_owned(),
            Self { own, free: NOBODYS, .. } => (*own).to_owned(),
            // What binds the jury is nobody's own text any more, whoever moved it.
            Self { own, free, .. } => format!("({own}) and ({free})"),
        }
    }

    /// What others wrote and may change.
    fn of_others(&self) -> String {
        match self {
            Self { free: NOBODYS, .. } => NOBODYS.to_owned(),
            Self { own, free, .. } => format!("not coalesce({own}, false) and ({free})"),
        }
    }
}

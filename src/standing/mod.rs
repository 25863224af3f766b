//! What holds now: which entries compete, and how far each round has come. Read from the data, written nowhere.
//!
//! A step of a round is done while its condition holds, and not because something was counted once: one reader lost,
//! one declaration missing, and it is open again. Every overview prints what [`model::steps`] says.

pub mod model;
pub mod store;

/// Which entries compete, in SQL: the one definition that rounds, assignment, progress, ranking, exports, minutes and
/// letters share. The table `nomination` is called `n` there.
macro_rules! competes {
    () => {
        "n.status = 'received' and n.screening = 'eligible'"
    };
}
pub(crate) use competes;

/// The same for a row that is in memory, by the words that stand in its columns.
pub fn is_competing(status: &str, screening: &str) -> bool {
    (status, screening) == ("received", "eligible")
}

/// Whether a juror has declared in a round, but not on every entry that competes, in SQL. A declaration of the time
/// before this was written down holds for the whole round.
macro_rules! unseen {
    ($round:literal, $person:literal) => {
        concat!(
            "exists (select 1 from declared_entry y where y.round_id = ",
            $round,
            " and y.person_id = ",
            $person,
            ") and exists (select 1 from round_entry x join nomination n on n.nomination_id = x.nomination_id \
             where x.round_id = ",
            $round,
            " and ",
            competes!(),
            " and not exists (select 1 from declared_entry y where y.round_id = x.round_id and y.person_id = ",
            $person,
            " and y.nomination_id = x.nomination_id))"
        )
    };
}
pub(crate) use unseen;

//! What holds now: which entries compete, and how far each round has come. Read from the data, written nowhere.
//!
//! A step of a round is done while its condition holds, and not because something was counted once: one reader lost,
//! one declaration missing, and it is open again. Every overview prints what [`model::steps`] says.

pub mod model;
pub mod store;
pub mod texts;

/// Which entries compete, in SQL: the one definition that rounds, assignment, progress, ranking, exports, minutes and
/// letters share. The table `nomination` is called `n` there.
macro_rules! competes {
    () => {
        "n.status = 'received' and n.screening = 'eligible'"
    };
}
pub(crate) use competes;

pub use laudatio_evidence::model::is_competing;

/// Whether somebody who was given an entry reads it, in SQL: an account that is locked reads nothing more, and what such
/// a person has handed in counts. The table `person` is called `p` there, and `sheet` is `h`.
macro_rules! reads {
    () => {
        "(p.disabled_at is null or (h.status is not null and h.status = 'submitted'))"
    };
}
pub(crate) use reads;

/// Whether a juror `j` of a round, with the account `p`, is one of its jury still: able to read, or with something
/// handed in.
macro_rules! in_jury {
    () => {
        "(p.disabled_at is null or exists (select 1 from assignment b join sheet g on g.assignment_id = b.assignment_id \
         where b.round_id = j.round_id and b.person_id = j.person_id and b.recused_at is null \
         and g.status = 'submitted'))"
    };
}
pub(crate) use in_jury;

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

//! Contest: prizes with their calls, the jury and its calendar, what people send in, and who is eligible.

pub mod standing;

pub mod prizes;

pub mod rounds;

pub mod nominations;

pub mod jury;

pub mod screening;

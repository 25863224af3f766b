-- Answers are shown with the words that they were given to.

-- How a question of a published call was worded before somebody corrected it.
create table question_wording (
    question_id blob not null references question (question_id) on delete cascade,
    -- Until when it was asked so.
    asked_until text not null,
    label text not null,
    options text not null,
    primary key (question_id, asked_until)
) strict;

-- Which of the texts that others wrote lose the name of somebody who is erased: chosen by one, seen by another.
create table erasure_choice (
    subject_id blob not null,
    -- A hash of the place and the text.
    text_key text not null,
    replaced integer not null check (replaced in (0, 1)),
    primary key (subject_id, text_key)
) strict;

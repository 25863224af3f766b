-- Answers are shown with the words that they were given to.

-- How a question of a published call was worded before somebody corrected it.
create table question_wording (
    question_id uuid not null references question (question_id) on delete cascade,
    -- Until when it was asked so.
    asked_until timestamptz not null,
    label jsonb not null,
    options jsonb not null,
    primary key (question_id, asked_until)
);

-- Which of the texts that others wrote lose the name of somebody who is erased: chosen by one, seen by another.
create table erasure_choice (
    subject_id uuid not null,
    -- A hash of the place and the text.
    text_key text not null,
    replaced boolean not null,
    primary key (subject_id, text_key)
);

-- Nobody is named in public without their own yes.

-- What somebody who is honoured has told the office; it goes before what was ticked in a form. One row for each of
-- them: what was said before stands in the record.
create table naming_answer (
    naming_answer_id blob not null primary key,
    edition_id blob not null references edition (edition_id),
    -- The entry, or the name of somebody who is honoured and is no entry.
    nomination_id blob references nomination (nomination_id),
    name text,
    agreed integer not null check (agreed in (0, 1)),
    -- How the office knows: a call, a letter, a form.
    source text not null,
    recorded_by blob not null references person (person_id),
    recorded_at text not null,
    check ((nomination_id is null) <> (name is null))
) strict;
create unique index naming_answer_nomination on naming_answer (edition_id, nomination_id) where nomination_id is not null;
create unique index naming_answer_name on naming_answer (edition_id, name) where name is not null;

-- Whether the two who confirmed the result confirmed the name as well. It shows only while the answer is still yes.
alter table laureate add column named integer not null default 1 check (named in (0, 1));

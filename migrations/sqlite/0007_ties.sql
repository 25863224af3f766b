-- How a shared place was settled, once its round is closed: never silently, always by somebody.

create table tie_break (
    tie_break_id blob not null primary key,
    round_id blob not null references round (round_id),
    -- The place that was shared.
    rank integer not null check (rank >= 1),
    rule text not null check (rule in ('shared', 'casting_vote', 'lot')),
    -- The beginning of a lot's random numbers, so that everybody can draw it again.
    seed text,
    -- An array of the entries, in the order that was found.
    entries text not null,
    reason text not null,
    decided_by blob not null references person (person_id),
    decided_at text not null,
    -- The round was opened again: what was settled is to be settled anew, and kept.
    set_aside_at text,
    check ((rule = 'lot') = (seed is not null))
) strict;
create unique index tie_break_rank on tie_break (round_id, rank) where set_aside_at is null;

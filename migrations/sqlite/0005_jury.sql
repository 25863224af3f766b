-- Rounds, who reads what, and what they think of it.

create table round (
    round_id blob not null primary key,
    edition_id blob not null references edition (edition_id),
    position integer not null,
    name text not null,
    status text not null check (status in ('preparing', 'open', 'closed')),
    method text not null check (method in ('mean', 'trimmed', 'median', 'zscore', 'adjusted', 'borda', 'schulze')),
    -- Absent: everyone reads everything.
    reviews_per_entry integer check (reviews_per_entry between 1 and 100),
    -- How many jurors must have handed in a sheet, and how many sheets each entry needs, before it closes without a
    -- reason. Absent: any number will do.
    quorum integer check (quorum between 1 and 100),
    least_sheets integer check (least_sheets between 1 and 100),
    -- The closed round from which this one took its entries.
    source_round_id blob references round (round_id),
    -- When that one was closed: opened again since, it may have another ranking.
    source_closed_at text,
    scoring_opens_at text,
    scoring_closes_at text,
    version integer not null default 1,
    created_at text not null,
    opened_at text,
    closed_at text,
    closed_by blob references person (person_id),
    -- When it was last opened again.
    reopened_at text,
    -- Why it was closed although something was missing.
    close_reason text,
    unique (edition_id, position),
    -- A round that was opened again keeps when and by whom it was closed before.
    check (status <> 'closed' or closed_at is not null)
) strict;

-- A round's own copy of the call's criteria: frozen once the round is open.
create table round_criterion (
    round_criterion_id blob not null primary key,
    round_id blob not null references round (round_id) on delete cascade,
    criterion_id blob references criterion (criterion_id) on delete set null,
    position integer not null,
    label text not null,
    description text not null,
    weight integer not null check (weight between 1 and 1000),
    scale_min integer not null,
    scale_max integer not null,
    scale_labels text not null,
    check (scale_min >= 0 and scale_min < scale_max and scale_max <= 100)
) strict;
create index round_criterion_round on round_criterion (round_id, position);

create table round_entry (
    round_id blob not null references round (round_id) on delete cascade,
    nomination_id blob not null references nomination (nomination_id),
    primary key (round_id, nomination_id)
) strict;
create index round_entry_nomination on round_entry (nomination_id);

create table round_juror (
    round_id blob not null references round (round_id) on delete cascade,
    person_id blob not null references person (person_id),
    primary key (round_id, person_id)
) strict;
create index round_juror_person on round_juror (person_id);

create table conflict (
    conflict_id blob not null primary key,
    nomination_id blob not null references nomination (nomination_id),
    person_id blob not null references person (person_id),
    reason text not null check (reason in ('selbst', 'angehoerige', 'vertretung', 'angehoerige_vertretung',
        'beschaeftigt', 'organ', 'gutachten', 'vorteil', 'besorgnis')),
    note text,
    -- Set by the office, declared on the list of nominees, a recusal on reading, or found in the jury's session.
    origin text not null check (origin in ('office', 'declaration', 'recusal', 'session')),
    created_at text not null,
    unique (nomination_id, person_id)
) strict;
create index conflict_person on conflict (person_id);

create table assignment (
    assignment_id blob not null primary key,
    round_id blob not null references round (round_id),
    nomination_id blob not null references nomination (nomination_id),
    person_id blob not null references person (person_id),
    origin text not null check (origin in ('proposal', 'hand')),
    created_at text not null,
    -- Set when a conflict turned up later: the juror no longer sees the entry, the office sees why.
    recused_at text,
    unique (round_id, nomination_id, person_id)
) strict;
create index assignment_person on assignment (person_id, round_id);
create index assignment_nomination on assignment (nomination_id);

create table sheet (
    sheet_id blob not null primary key,
    assignment_id blob not null unique references assignment (assignment_id),
    status text not null check (status in ('draft', 'submitted')),
    comment text not null,
    version integer not null check (version >= 1),
    changed_at text not null,
    submitted_at text,
    check (status <> 'submitted' or submitted_at is not null)
) strict;

create table score (
    sheet_id blob not null references sheet (sheet_id) on delete cascade,
    round_criterion_id blob not null references round_criterion (round_criterion_id),
    points integer not null check (points between 0 and 100),
    primary key (sheet_id, round_criterion_id)
) strict;

-- Every saved state of a sheet, so that a change can be shown and nothing is lost.
create table sheet_history (
    sheet_id blob not null references sheet (sheet_id) on delete cascade,
    version integer not null,
    status text not null,
    comment text not null,
    -- An object from round_criterion_id to points.
    scores text not null,
    changed_at text not null,
    primary key (sheet_id, version)
) strict;

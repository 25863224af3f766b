-- Rounds, who reads what, and what they think of it.

create table round (
    round_id uuid not null primary key,
    edition_id uuid not null references edition (edition_id),
    position bigint not null,
    name text not null,
    status text not null check (status in ('preparing', 'open', 'closed')),
    method text not null check (method in ('mean', 'trimmed', 'median', 'zscore', 'adjusted', 'borda', 'schulze')),
    -- Absent: everyone reads everything.
    reviews_per_entry bigint check (reviews_per_entry between 1 and 100),
    -- How many jurors must have handed in a sheet, and how many sheets each entry needs, before it closes without a
    -- reason. Absent: any number will do.
    quorum bigint check (quorum between 1 and 100),
    least_sheets bigint check (least_sheets between 1 and 100),
    -- The closed round from which this one took its entries.
    source_round_id uuid references round (round_id),
    -- When that one was closed: opened again since, it may have another ranking.
    source_closed_at timestamptz,
    scoring_opens_at timestamp,
    scoring_closes_at timestamp,
    version bigint not null default 1,
    created_at timestamptz not null,
    opened_at timestamptz,
    closed_at timestamptz,
    closed_by uuid references person (person_id),
    -- When it was last opened again.
    reopened_at timestamptz,
    -- Why it was closed although something was missing.
    close_reason text,
    unique (edition_id, position),
    -- A round that was opened again keeps when and by whom it was closed before.
    check (status <> 'closed' or closed_at is not null)
);

-- A round's own copy of the call's criteria: frozen once the round is open.
create table round_criterion (
    round_criterion_id uuid not null primary key,
    round_id uuid not null references round (round_id) on delete cascade,
    criterion_id uuid references criterion (criterion_id) on delete set null,
    position bigint not null,
    label jsonb not null,
    description jsonb not null,
    weight bigint not null check (weight between 1 and 1000),
    scale_min bigint not null,
    scale_max bigint not null,
    scale_labels jsonb not null,
    check (scale_min >= 0 and scale_min < scale_max and scale_max <= 100)
);
create index round_criterion_round on round_criterion (round_id, position);

create table round_entry (
    round_id uuid not null references round (round_id) on delete cascade,
    nomination_id uuid not null references nomination (nomination_id),
    primary key (round_id, nomination_id)
);
create index round_entry_nomination on round_entry (nomination_id);

create table round_juror (
    round_id uuid not null references round (round_id) on delete cascade,
    person_id uuid not null references person (person_id),
    primary key (round_id, person_id)
);
create index round_juror_person on round_juror (person_id);

create table conflict (
    conflict_id uuid not null primary key,
    nomination_id uuid not null references nomination (nomination_id),
    person_id uuid not null references person (person_id),
    reason text not null check (reason in ('selbst', 'angehoerige', 'vertretung', 'angehoerige_vertretung',
        'beschaeftigt', 'organ', 'gutachten', 'vorteil', 'besorgnis')),
    note text,
    -- Set by the office, declared on the list of nominees, a recusal on reading, or found in the jury's session.
    origin text not null check (origin in ('office', 'declaration', 'recusal', 'session')),
    created_at timestamptz not null,
    unique (nomination_id, person_id)
);
create index conflict_person on conflict (person_id);

create table assignment (
    assignment_id uuid not null primary key,
    round_id uuid not null references round (round_id),
    nomination_id uuid not null references nomination (nomination_id),
    person_id uuid not null references person (person_id),
    origin text not null check (origin in ('proposal', 'hand')),
    created_at timestamptz not null,
    -- Set when a conflict turned up later: the juror no longer sees the entry, the office sees why.
    recused_at timestamptz,
    unique (round_id, nomination_id, person_id)
);
create index assignment_person on assignment (person_id, round_id);
create index assignment_nomination on assignment (nomination_id);

create table sheet (
    sheet_id uuid not null primary key,
    assignment_id uuid not null unique references assignment (assignment_id),
    status text not null check (status in ('draft', 'submitted')),
    comment text not null,
    version bigint not null check (version >= 1),
    changed_at timestamptz not null,
    submitted_at timestamptz,
    check (status <> 'submitted' or submitted_at is not null)
);

create table score (
    sheet_id uuid not null references sheet (sheet_id) on delete cascade,
    round_criterion_id uuid not null references round_criterion (round_criterion_id),
    points bigint not null check (points between 0 and 100),
    primary key (sheet_id, round_criterion_id)
);

-- Every saved state of a sheet, so that a change can be shown and nothing is lost.
create table sheet_history (
    sheet_id uuid not null references sheet (sheet_id) on delete cascade,
    version bigint not null,
    status text not null,
    comment text not null,
    -- An object from round_criterion_id to points.
    scores jsonb not null,
    changed_at timestamptz not null,
    primary key (sheet_id, version)
);

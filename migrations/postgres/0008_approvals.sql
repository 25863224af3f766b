-- What takes two people of the office, the settings that they share, and more time for the jury.

create table approval (
    approval_id uuid not null primary key,
    act text not null check (act in ('close', 'reopen', 'decide', 'publish', 'forget', 'erase', 'waive')),
    -- The key of what it is done to; the act says in which table.
    subject_id uuid not null,
    -- What people call it, and the page that shows what will happen.
    title text not null,
    path text not null,
    reason text not null,
    -- SHA-256 of what was shown to the person who asked.
    shown text not null,
    asked_by uuid not null references person (person_id),
    asked_at timestamptz not null,
    -- Nobody has to do anything for a request to lapse: from this moment on it has.
    lapses_at timestamptz not null,
    status text not null check (status in ('asked', 'confirmed', 'refused', 'withdrawn', 'lapsed')),
    -- Four eyes were switched off: one person did it.
    alone boolean not null,
    answered_by uuid references person (person_id),
    answered_at timestamptz,
    check ((status = 'asked') = (answered_at is null)),
    check (status <> 'confirmed' or (answered_by is not null and alone = (answered_by = asked_by)))
);
-- One request at a time for one act on one thing.
create unique index approval_open on approval (subject_id, act) where status = 'asked';
create index approval_subject on approval (subject_id, act, answered_at);
create index approval_asked on approval (asked_at);

create table setting (
    name text not null primary key check (name in ('four_eyes')),
    value text not null check (value in ('on', 'off')),
    changed_by uuid not null references person (person_id),
    changed_at timestamptz not null
);

-- More time, for one juror; for everybody it is the round's own end that moves.
create table extension (
    extension_id uuid not null primary key,
    round_id uuid not null references round (round_id),
    -- Absent: for everybody.
    person_id uuid references person (person_id),
    closes_at timestamp not null,
    reason text not null,
    granted_by uuid not null references person (person_id),
    granted_at timestamptz not null
);
create index extension_round on extension (round_id, person_id);

-- What jurors declare before they read anything, what is known about them, and what the office finds about it.

-- That a juror has looked at the list of a round's nominees, and declared what stands between them.
create table declaration (
    round_id uuid not null references round (round_id) on delete cascade,
    person_id uuid not null references person (person_id),
    declared_at timestamptz not null,
    primary key (round_id, person_id)
);

-- Where a juror works or holds an office: one a line, with web addresses.
create table affiliation (
    person_id uuid not null primary key references person (person_id),
    organisations text not null,
    changed_at timestamptz not null
);

-- The fields that a juror knows well.
create table expertise (
    person_id uuid not null references person (person_id),
    category_id uuid not null references category (category_id) on delete cascade,
    primary key (person_id, category_id)
);

-- The languages that a juror reads, beside German.
create table spoken (
    person_id uuid not null references person (person_id),
    language text not null,
    primary key (person_id, language)
);

-- What a juror would like to read, or rather not.
create table preference (
    nomination_id uuid not null references nomination (nomination_id),
    person_id uuid not null references person (person_id),
    wish text not null check (wish in ('gladly', 'rather_not')),
    primary key (nomination_id, person_id)
);

-- Conflicts by organisation (its folded name), so that the next edition knows of them.
create table organisation_conflict (
    organisation text not null,
    person_id uuid not null references person (person_id),
    reason text not null,
    noted_at timestamptz not null,
    primary key (organisation, person_id)
);

-- Suggested conflicts that the office looked at and found to be none.
create table dismissal (
    nomination_id uuid not null references nomination (nomination_id),
    person_id uuid not null references person (person_id),
    dismissed_by uuid not null references person (person_id),
    dismissed_at timestamptz not null,
    primary key (nomination_id, person_id)
);

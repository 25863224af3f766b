-- A prize, its yearly editions, and everything that a call says.

create table prize (
    prize_id uuid not null primary key,
    key text not null unique,
    -- Texts that the public reads are JSON objects from language to sentence, German always there.
    name jsonb not null,
    slogan jsonb not null,
    organisers jsonb not null,
    sponsor text,
    -- Editions are awarded in odd or in even years.
    parity text not null check (parity in ('odd', 'even')),
    -- The letters in a receipt number: "IP-2027-0001".
    letters text not null unique,
    position bigint not null
);

create table edition (
    edition_id uuid not null primary key,
    prize_id uuid not null references prize (prize_id),
    year bigint not null check (year between 2000 and 2100),
    -- The how-manieth award it is.
    number bigint not null,
    status text not null check (status in ('preparing', 'open', 'closed')),
    purpose jsonb not null,
    eligible jsonb not null,
    contact text not null,
    venue text,
    -- Wall-clock time in Dortmund: a deadline stays at 23:59 whatever daylight saving does.
    opens_at timestamp,
    closes_at timestamp,
    screening_until timestamp,
    scoring_until timestamp,
    session_at timestamp,
    ceremony_at timestamp,
    accepts_proposals boolean not null,
    shows_scores boolean not null,
    -- What holds where entries share a prize place: the jury records it each time (§ 661 BGB).
    tie_rule text not null check (tie_rule in ('shared', 'casting_vote', 'lot')),
    -- All places together, in whole cents; announced even where the split is not known.
    prize_money bigint check (prize_money >= 0),
    -- Known for past editions only, where no nomination is stored.
    applications bigint,
    note text,
    last_receipt bigint not null default 0,
    version bigint not null default 1,
    opened_at timestamptz,
    closed_at timestamptz,
    created_at timestamptz not null,
    unique (prize_id, year),
    -- § 661 BGB: a call is valid only with a published deadline.
    check (status <> 'open' or (opens_at is not null and closes_at is not null))
);

create table category (
    category_id uuid not null primary key,
    edition_id uuid not null references edition (edition_id) on delete cascade,
    position bigint not null,
    label jsonb not null,
    description jsonb not null
);
create index category_edition on category (edition_id, position);

create table criterion (
    criterion_id uuid not null primary key,
    edition_id uuid not null references edition (edition_id) on delete cascade,
    position bigint not null,
    label jsonb not null,
    description jsonb not null,
    weight bigint not null check (weight between 1 and 1000),
    scale_min bigint not null,
    scale_max bigint not null,
    -- An array of texts, one for every whole point from scale_min to scale_max.
    scale_labels jsonb not null,
    check (scale_min >= 0 and scale_min < scale_max and scale_max <= 100)
);
create index criterion_edition on criterion (edition_id, position);

create table question (
    question_id uuid not null primary key,
    edition_id uuid not null references edition (edition_id) on delete cascade,
    position bigint not null,
    -- What an answer means to the program, whatever the wording says.
    role text check (role in ('title', 'nominee_name', 'nominee_email', 'nominator_name', 'nominator_email',
        'category', 'district', 'consent_publication', 'summary')),
    kind text not null check (kind in ('short_text', 'long_text', 'number', 'date', 'choice', 'choices',
        'declaration', 'email', 'web', 'phone', 'address', 'district', 'category')),
    -- The heading above the question, where a new part of the form begins.
    section jsonb not null,
    label jsonb not null,
    hint jsonb not null,
    -- For choices: an array of {id, label}.
    options jsonb not null,
    optional boolean not null,
    shown_for text not null check (shown_for in ('everyone', 'self', 'proposal')),
    jury_sees boolean not null,
    max_chars bigint check (max_chars between 1 and 20000),
    min_number bigint,
    max_number bigint
);
create index question_edition on question (edition_id, position);
create unique index question_role on question (edition_id, role) where role is not null;

create table place (
    place_id uuid not null primary key,
    edition_id uuid not null references edition (edition_id) on delete cascade,
    place bigint not null check (place between 1 and 99),
    -- Whole cents; absent where the split is not known.
    amount bigint check (amount >= 0),
    unique (edition_id, place)
);

create table special_prize (
    special_prize_id uuid not null primary key,
    edition_id uuid not null references edition (edition_id) on delete cascade,
    position bigint not null,
    label jsonb not null,
    amount bigint check (amount >= 0)
);
create index special_prize_edition on special_prize (edition_id, position);

create table laureate (
    laureate_id uuid not null primary key,
    edition_id uuid not null references edition (edition_id) on delete cascade,
    position bigint not null,
    place bigint,
    name text not null,
    project text,
    amount bigint,
    -- False where a source names the laureate but not the place.
    place_certain boolean not null
);
create index laureate_edition on laureate (edition_id, position);

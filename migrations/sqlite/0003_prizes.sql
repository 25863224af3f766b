-- A prize, its yearly editions, and everything that a call says.

create table prize (
    prize_id blob not null primary key,
    key text not null unique,
    -- Texts that the public reads are JSON objects from language to sentence, German always there.
    name text not null,
    slogan text not null,
    organisers text not null,
    sponsor text,
    -- Editions are awarded in odd or in even years.
    parity text not null check (parity in ('odd', 'even')),
    -- The letters in a receipt number: "IP-2027-0001".
    letters text not null unique,
    position integer not null
) strict;

create table edition (
    edition_id blob not null primary key,
    prize_id blob not null references prize (prize_id),
    year integer not null check (year between 2000 and 2100),
    -- The how-manieth award it is.
    number integer not null,
    status text not null check (status in ('preparing', 'open', 'closed')),
    purpose text not null,
    eligible text not null,
    contact text not null,
    venue text,
    -- Wall-clock time in Dortmund: a deadline stays at 23:59 whatever daylight saving does.
    opens_at text,
    closes_at text,
    screening_until text,
    scoring_until text,
    session_at text,
    ceremony_at text,
    accepts_proposals integer not null,
    shows_scores integer not null,
    -- What holds where entries share a prize place: the jury records it each time (§ 661 BGB).
    tie_rule text not null check (tie_rule in ('shared', 'casting_vote', 'lot')),
    -- All places together, in whole cents; announced even where the split is not known.
    prize_money integer check (prize_money >= 0),
    -- Known for past editions only, where no nomination is stored.
    applications integer,
    note text,
    last_receipt integer not null default 0,
    version integer not null default 1,
    opened_at text,
    closed_at text,
    created_at text not null,
    unique (prize_id, year),
    -- § 661 BGB: a call is valid only with a published deadline.
    check (status <> 'open' or (opens_at is not null and closes_at is not null))
) strict;

create table category (
    category_id blob not null primary key,
    edition_id blob not null references edition (edition_id) on delete cascade,
    position integer not null,
    label text not null,
    description text not null
) strict;
create index category_edition on category (edition_id, position);

create table criterion (
    criterion_id blob not null primary key,
    edition_id blob not null references edition (edition_id) on delete cascade,
    position integer not null,
    label text not null,
    description text not null,
    weight integer not null check (weight between 1 and 1000),
    scale_min integer not null,
    scale_max integer not null,
    -- An array of texts, one for every whole point from scale_min to scale_max.
    scale_labels text not null,
    check (scale_min >= 0 and scale_min < scale_max and scale_max <= 100)
) strict;
create index criterion_edition on criterion (edition_id, position);

create table question (
    question_id blob not null primary key,
    edition_id blob not null references edition (edition_id) on delete cascade,
    position integer not null,
    -- What an answer means to the program, whatever the wording says.
    role text check (role in ('title', 'nominee_name', 'nominee_email', 'nominator_name', 'nominator_email',
        'category', 'district', 'consent_publication', 'summary')),
    kind text not null check (kind in ('short_text', 'long_text', 'number', 'date', 'choice', 'choices',
        'declaration', 'email', 'web', 'phone', 'address', 'district', 'category')),
    -- The heading above the question, where a new part of the form begins.
    section text not null,
    label text not null,
    hint text not null,
    -- For choices: an array of {id, label}.
    options text not null,
    optional integer not null,
    shown_for text not null check (shown_for in ('everyone', 'self', 'proposal')),
    jury_sees integer not null,
    max_chars integer check (max_chars between 1 and 20000),
    min_number integer,
    max_number integer
) strict;
create index question_edition on question (edition_id, position);
create unique index question_role on question (edition_id, role) where role is not null;

create table place (
    place_id blob not null primary key,
    edition_id blob not null references edition (edition_id) on delete cascade,
    place integer not null check (place between 1 and 99),
    -- Whole cents; absent where the split is not known.
    amount integer check (amount >= 0),
    unique (edition_id, place)
) strict;

create table special_prize (
    special_prize_id blob not null primary key,
    edition_id blob not null references edition (edition_id) on delete cascade,
    position integer not null,
    label text not null,
    amount integer check (amount >= 0)
) strict;
create index special_prize_edition on special_prize (edition_id, position);

create table laureate (
    laureate_id blob not null primary key,
    edition_id blob not null references edition (edition_id) on delete cascade,
    position integer not null,
    place integer,
    name text not null,
    project text,
    amount integer,
    -- False where a source names the laureate but not the place.
    place_certain integer not null
) strict;
create index laureate_edition on laureate (edition_id, position);

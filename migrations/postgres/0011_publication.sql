-- When the public may learn a result, what it then sees, and the letters to all who took part.

-- The office has confirmed a result; it turns public with the ceremony. Without this row it is held back.
create table publication (
    edition_id uuid not null primary key references edition (edition_id),
    confirmed_at timestamptz not null,
    -- One person did it: the office has switched four eyes off.
    alone boolean not null
);

-- For laureates whom a jury of ours has chosen.
alter table laureate add column nomination_id uuid references nomination (nomination_id);
-- What a special prize is called; an object from language to name.
alter table laureate add column award jsonb;
alter table laureate add column reason text;

create table laureate_picture (
    laureate_id uuid not null primary key references laureate (laureate_id) on delete cascade,
    -- Found out from the bytes, whatever the file was called.
    kind text not null check (kind in ('png', 'jpeg')),
    bytes bytea not null,
    width bigint not null check (width between 1 and 10000),
    height bigint not null check (height between 1 and 10000),
    -- What it shows, for those who do not see it.
    alt text not null check (length(alt) between 1 and 300),
    uploaded_at timestamptz not null
);

-- The office's own wording; where there is none, the program's proposal holds.
create table letter_template (
    kind text not null check (kind in ('laureate', 'special_prize', 'not_selected', 'not_awarded', 'ineligible')),
    language text not null,
    subject text not null,
    body text not null,
    updated_at timestamptz not null,
    primary key (kind, language)
);

create table letter (
    letter_id uuid not null primary key,
    edition_id uuid not null references edition (edition_id),
    kind text not null check (kind in ('laureate', 'special_prize', 'not_selected', 'not_awarded', 'ineligible')),
    -- The folded address, or the key of the entry where there is none: nobody gets one kind of letter twice.
    recipient_key text not null,
    name text not null,
    -- German dictionary order, as a binary key made in Rust.
    sort_key bytea not null,
    email text,
    language text not null,
    subject text not null,
    body text not null,
    -- Placeholders for which there is no value yet: an array of their names.
    gaps jsonb not null,
    status text not null check (status in ('draft', 'reviewed', 'queued', 'posted')),
    -- Somebody has changed the wording of this one letter.
    edited boolean not null,
    -- When the jury decided what it says. It leaves only while that is what holds.
    decided_at timestamptz not null,
    -- The hash of everything that it was drafted from.
    basis text not null,
    -- That has changed since, and its words have not: they are somebody's own, or they have left.
    outdated boolean not null default false,
    version bigint not null default 1,
    mail_id uuid references mail (mail_id),
    created_at timestamptz not null,
    reviewed_at timestamptz,
    -- When it was handed to the outbox or to the post.
    left_at timestamptz,
    unique (edition_id, recipient_key, kind),
    check ((status = 'queued') = (mail_id is not null)),
    check (status not in ('queued', 'posted') or left_at is not null)
);
create index letter_edition on letter (edition_id, sort_key);

-- Which entries a letter is about.
create table letter_entry (
    letter_id uuid not null references letter (letter_id) on delete cascade,
    nomination_id uuid not null references nomination (nomination_id),
    primary key (letter_id, nomination_id)
);
create index letter_entry_nomination on letter_entry (nomination_id);

-- What people send in, and what the office finds about it.

create table nomination (
    nomination_id uuid not null primary key,
    edition_id uuid not null references edition (edition_id),
    receipt_number text not null unique,
    -- SHA-256 of the private link's token; absent for entries on paper.
    token_hash text unique,
    -- Made when the form is shown: a double click or a reload finds the first one.
    idempotency_key uuid not null unique,
    origin text not null check (origin in ('online', 'paper', 'email', 'import')),
    kind text not null check (kind in ('self', 'proposal')),
    status text not null check (status in ('received', 'late', 'withdrawn')),
    title text not null,
    nominee_name text not null,
    nominee_email text,
    nominator_name text,
    nominator_email text,
    category_id uuid references category (category_id),
    district text,
    consent_publication boolean not null,
    -- An object from question_id to the answer.
    answers jsonb not null,
    language text not null,
    -- Title, names and number, folded in Rust, because lower() of SQLite knows ASCII only.
    search_text text not null,
    -- German dictionary order, as a binary key made in Rust.
    sort_key bytea not null,
    received_at timestamptz not null,
    changed_at timestamptz not null,
    version bigint not null default 1,
    entered_by uuid references person (person_id),
    withdrawn_at timestamptz,
    -- When it was erased on request who sent it and whom it is about.
    erased_at timestamptz,
    admitted_at timestamptz,
    admitted_reason text,
    screening text not null check (screening in ('pending', 'eligible', 'ineligible')),
    screening_reason text,
    screened_at timestamptz,
    screened_by uuid references person (person_id),
    check ((status = 'withdrawn') = (withdrawn_at is not null)),
    check (screening <> 'ineligible' or screening_reason is not null)
);
create index nomination_edition on nomination (edition_id, received_at);
create index nomination_screening on nomination (edition_id, screening, status);

-- Who may sign in, and how they got in.

create table person (
    person_id uuid not null primary key,
    -- Folded (trimmed, lower case), so that one address is one account.
    email text not null unique check (length(email) between 3 and 254),
    name text not null check (length(name) between 1 and 200),
    role text not null check (role in ('office', 'juror', 'chair')),
    -- Absent until the person has used the invitation.
    password_hash text,
    language text not null,
    created_at timestamptz not null,
    disabled_at timestamptz,
    -- When name and address were erased on request; a pseudonym stands in their place.
    erased_at timestamptz,
    -- Whether an office person may take lists out of the program as files.
    may_export boolean not null default false
);

create table session (
    session_id uuid not null primary key,
    -- SHA-256 of the cookie's value: a stolen database opens no session.
    token_hash text not null unique,
    person_id uuid not null references person (person_id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index session_person on session (person_id);

create table one_time_link (
    one_time_link_id uuid not null primary key,
    token_hash text not null unique,
    -- Absent for the link that makes the first office account.
    person_id uuid references person (person_id) on delete cascade,
    purpose text not null check (purpose in ('first_office', 'invitation', 'password')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    check ((purpose = 'first_office') = (person_id is null))
);
create index one_time_link_person on one_time_link (person_id);

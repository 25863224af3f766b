-- What happened, what is to be sent, and the sentences that the office may edit.

create table audit (
    audit_id uuid not null primary key,
    at timestamptz not null,
    -- Absent when the act came from the public or from the program itself.
    person_id uuid references person (person_id),
    act text not null check (length(act) between 1 and 60),
    -- The table's name and the row's id.
    subject text not null,
    subject_id uuid not null,
    detail jsonb not null,
    -- Random: the seal covers the detail by a hash over both, so that others can check the record without reading it.
    salt text not null,
    -- The links of a chain: each hash covers the one before it and this row (src/audit/chain.rs).
    position bigint not null unique,
    hash text not null
);
create index audit_at on audit (at);
create index audit_subject on audit (subject_id, at);

-- What people wrote in an act. The act itself has only hashes of it: so it can be erased, and the chain holds.
create table audit_words (
    audit_id uuid not null primary key references audit (audit_id),
    -- An object from the hash to the text with the random beginning of its hash, or to nothing where both were erased.
    words jsonb not null
);

-- The last link. Whoever records an act takes it, so that links follow one another.
create table chain (
    chain_id bigint not null primary key check (chain_id = 1),
    position bigint not null,
    hash text not null
);
insert into chain (chain_id, position, hash) values (1, 0, '');

-- The record only grows, whoever holds a connection to the database.
create function audit_only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'the record only grows';
end
$$;
create trigger audit_update before update or delete on audit
    for each row execute function audit_only_grows();
create trigger audit_truncate before truncate on audit
    for each statement execute function audit_only_grows();
create function audit_moves_chain() returns trigger language plpgsql as $$
begin
    update chain set hash = new.hash where position = new.position;
    if not found then
        raise exception 'a link must follow the last one';
    end if;
    return null;
end
$$;
create trigger audit_insert after insert on audit
    for each row execute function audit_moves_chain();

-- The chain takes one step, and then the hash of the act that stands there.
create function chain_steps() returns trigger language plpgsql as $$
begin
    if new.chain_id = old.chain_id and (
        (new.position = old.position + 1 and new.hash = old.hash)
        or (new.position = old.position
            and exists (select 1 from audit where position = new.position and hash = new.hash))
    ) then
        return new;
    end if;
    raise exception 'the record only grows';
end
$$;
create trigger chain_update before update on chain
    for each row execute function chain_steps();
create trigger chain_delete before insert or delete on chain
    for each row execute function audit_only_grows();
create trigger chain_truncate before truncate on chain
    for each statement execute function audit_only_grows();

create table mail (
    mail_id uuid not null primary key,
    recipient text not null,
    kind text not null,
    language text not null,
    subject text not null,
    body_text text not null,
    body_html text not null,
    status text not null check (status in ('queued', 'sent', 'failed')),
    attempts bigint not null check (attempts >= 0),
    next_attempt_at timestamptz not null,
    -- A process that sends takes a row until this moment; afterwards another one may.
    claimed_until timestamptz,
    created_at timestamptz not null,
    sent_at timestamptz,
    last_error text,
    check ((status = 'sent') = (sent_at is not null))
);
create index mail_due on mail (status, next_attempt_at);
create index mail_created on mail (created_at);

create table page_text (
    page text not null check (page in ('imprint', 'privacy', 'accessibility')),
    language text not null,
    body text not null,
    updated_at timestamptz not null,
    primary key (page, language)
);

create table feedback (
    feedback_id uuid not null primary key,
    email text,
    page text,
    message text not null,
    created_at timestamptz not null,
    answered_at timestamptz
);

-- What happened, what is to be sent, and the sentences that the office may edit.

create table audit (
    audit_id blob not null primary key,
    at text not null,
    -- Absent when the act came from the public or from the program itself.
    person_id blob references person (person_id),
    act text not null check (length(act) between 1 and 60),
    -- The table's name and the row's id.
    subject text not null,
    subject_id blob not null,
    detail text not null,
    -- Random: the seal covers the detail by a hash over both, so that others can check the record without reading it.
    salt text not null,
    -- The links of a chain: each hash covers the one before it and this row (src/audit/chain.rs).
    position integer not null unique,
    hash text not null
) strict;
create index audit_at on audit (at);
create index audit_subject on audit (subject_id, at);

-- What people wrote in an act. The act itself has only hashes of it: so it can be erased, and the chain holds.
create table audit_words (
    audit_id blob not null primary key references audit (audit_id),
    -- An object from the hash to the text with the random beginning of its hash, or to nothing where both were erased.
    words text not null
) strict;

-- The last link. Whoever records an act takes it, so that links follow one another.
create table chain (
    chain_id integer not null primary key check (chain_id = 1),
    position integer not null,
    hash text not null
) strict;
insert into chain (chain_id, position, hash) values (1, 0, '');

-- The record only grows, whoever holds a connection to the database.
create trigger audit_update before update on audit
begin
    select raise(abort, 'the record only grows');
end;
create trigger audit_delete before delete on audit
begin
    select raise(abort, 'the record only grows');
end;
-- "insert or replace" deletes without asking the trigger above.
create trigger audit_replace before insert on audit
begin
    select raise(abort, 'the record only grows')
        where exists (select 1 from audit where audit_id = new.audit_id or position = new.position);
end;
create trigger audit_insert after insert on audit
begin
    select raise(abort, 'a link must follow the last one')
        where not exists (select 1 from chain where position = new.position);
    update chain set hash = new.hash;
end;

-- The chain takes one step, and then the hash of the act that stands there.
create trigger chain_update before update on chain
begin
    select raise(abort, 'the record only grows')
        where not (new.chain_id = old.chain_id and new.position = old.position + 1 and new.hash = old.hash)
        and not (new.chain_id = old.chain_id and new.position = old.position
            and exists (select 1 from audit where position = new.position and hash = new.hash));
end;
create trigger chain_delete before delete on chain
begin
    select raise(abort, 'the record only grows');
end;
create trigger chain_replace before insert on chain
begin
    select raise(abort, 'the record only grows');
end;

create table mail (
    mail_id blob not null primary key,
    recipient text not null,
    kind text not null,
    language text not null,
    subject text not null,
    body_text text not null,
    body_html text not null,
    status text not null check (status in ('queued', 'sent', 'failed')),
    attempts integer not null check (attempts >= 0),
    next_attempt_at text not null,
    -- A process that sends takes a row until this moment; afterwards another one may.
    claimed_until text,
    created_at text not null,
    sent_at text,
    last_error text,
    check ((status = 'sent') = (sent_at is not null))
) strict;
create index mail_due on mail (status, next_attempt_at);
create index mail_created on mail (created_at);

create table page_text (
    page text not null check (page in ('imprint', 'privacy', 'accessibility')),
    language text not null,
    body text not null,
    updated_at text not null,
    primary key (page, language)
) strict;

create table feedback (
    feedback_id blob not null primary key,
    email text,
    page text,
    message text not null,
    created_at text not null,
    answered_at text
) strict;

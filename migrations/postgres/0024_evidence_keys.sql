-- The keys that have signed evidence, in their order: what one has signed stays verifiable when another one signs.

create table evidence_key (
    number bigint not null primary key check (number >= 1),
    -- What everybody may know of it, in hexadecimal.
    public_key text not null,
    since timestamptz not null,
    -- How it came: the first one; made because the file was gone; set in the place of another; made by command.
    cause text not null check (cause in ('first', 'made', 'set', 'rotated')),
    -- The former key's signature, where it was still at hand.
    endorsement text,
    -- The act that recorded the change; the first key is no change.
    position bigint unique references audit (position),
    -- The act that says why.
    explained bigint references audit (position),
    check (cause = 'first' or position is not null)
);

create function evidence_key_stays() returns trigger language plpgsql as $$
begin
    raise exception 'a key stays as it is';
end
$$;
create trigger evidence_key_update before update of number, public_key, since, cause, endorsement, position on evidence_key
    for each row execute function evidence_key_stays();
create trigger evidence_key_delete before delete on evidence_key
    for each row execute function evidence_key_stays();

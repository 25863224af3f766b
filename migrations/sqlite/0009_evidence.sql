-- What a closed round's result depends on, frozen. A round that is opened again keeps its earlier snapshots.

create table snapshot (
    snapshot_id blob not null primary key,
    round_id blob not null references round (round_id),
    number integer not null check (number >= 1),
    occasion text not null check (occasion in ('closed', 'tie_settled')),
    -- JSON Lines (src/evidence/model.rs), and their SHA-256.
    content text not null,
    sha256 text not null,
    -- What the hashes of people's texts begin with.
    salt text not null,
    entries integer not null,
    jurors integer not null,
    sheets integer not null,
    taken_at text not null,
    -- The act that recorded it.
    position integer not null unique references audit (position),
    seal text not null,
    unique (round_id, number)
) strict;

create trigger snapshot_update before update on snapshot
begin
    select raise(abort, 'a snapshot stays as it is');
end;
create trigger snapshot_delete before delete on snapshot
begin
    select raise(abort, 'a snapshot stays as it is');
end;
-- "insert or replace" deletes without asking the trigger above.
create trigger snapshot_replace before insert on snapshot
begin
    select raise(abort, 'a snapshot stays as it is')
        where exists (
            select 1 from snapshot
            where snapshot_id = new.snapshot_id or position = new.position
            or (round_id = new.round_id and number = new.number)
        );
end;

-- What a closed round's result depends on, frozen. A round that is opened again keeps its earlier snapshots.

create table snapshot (
    snapshot_id uuid not null primary key,
    round_id uuid not null references round (round_id),
    number bigint not null check (number >= 1),
    occasion text not null check (occasion in ('closed', 'tie_settled')),
    -- JSON Lines (src/evidence/model.rs), and their SHA-256.
    content text not null,
    sha256 text not null,
    -- What the hashes of people's texts begin with.
    salt text not null,
    entries bigint not null,
    jurors bigint not null,
    sheets bigint not null,
    taken_at timestamptz not null,
    -- The act that recorded it.
    position bigint not null unique references audit (position),
    seal text not null,
    unique (round_id, number)
);

create function snapshot_stays() returns trigger language plpgsql as $$
begin
    raise exception 'a snapshot stays as it is';
end
$$;
create trigger snapshot_update before update or delete on snapshot
    for each row execute function snapshot_stays();
create trigger snapshot_truncate before truncate on snapshot
    for each statement execute function snapshot_stays();

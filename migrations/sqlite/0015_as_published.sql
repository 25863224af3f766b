-- What a call said when it was published, and how a shared place is settled by two people.

-- The call that everything else is compared with. A call whose publication was taken back and that was published again
-- has another row; the last one holds.
create table published_call (
    edition_id blob not null references edition (edition_id),
    number integer not null check (number >= 1),
    -- JSON (src/prizes/model/published.rs), and its SHA-256, which the act of publishing records.
    content text not null,
    sha256 text not null,
    published_at text not null,
    primary key (edition_id, number)
) strict;

create trigger published_call_update before update on published_call
begin
    select raise(abort, 'a published call stays as it is');
end;
create trigger published_call_delete before delete on published_call
begin
    select raise(abort, 'a published call stays as it is');
end;
-- "insert or replace" deletes without asking the trigger above.
create trigger published_call_replace before insert on published_call
begin
    select raise(abort, 'a published call stays as it is')
        where exists (
            select 1 from published_call where edition_id = new.edition_id and number = new.number
        );
end;

-- The lot of some entries that share a place: one, for as long as their sheets are as they are.
create table tie_lot (
    tie_lot_id blob not null primary key,
    round_id blob not null references round (round_id),
    -- SHA-256 of the entries and of their sheets that count: another sheet, another lot.
    sheets_sha256 text not null,
    -- Recorded before the draw; until then only its hash is shown.
    seed text not null,
    seed_hash text not null,
    seed_at text not null,
    seed_by blob not null references person (person_id),
    unique (round_id, sheets_sha256)
) strict;

create trigger tie_lot_update before update on tie_lot
begin
    select raise(abort, 'a lot stays as it is');
end;
create trigger tie_lot_delete before delete on tie_lot
begin
    select raise(abort, 'a lot stays as it is');
end;
create trigger tie_lot_replace before insert on tie_lot
begin
    select raise(abort, 'a lot stays as it is')
        where exists (
            select 1 from tie_lot where tie_lot_id = new.tie_lot_id
            or (round_id = new.round_id and sheets_sha256 = new.sheets_sha256)
        );
end;

-- What a request to settle a place asks for.
create table tie_wish (
    approval_id blob not null primary key references approval (approval_id),
    rank integer not null check (rank >= 1),
    rule text not null check (rule in ('shared', 'casting_vote', 'lot')),
    -- Whom the chair's vote gives the place to.
    winner_id blob references nomination (nomination_id),
    check ((rule = 'casting_vote') = (winner_id is not null))
) strict;

-- How a place was settled since: what was asked for and confirmed, on which sheets, and how the lot was drawn. Absent
-- where one person settled it before two had to.
alter table tie_break add column approval_id blob references approval (approval_id);
alter table tie_break add column sheets_sha256 text;
alter table tie_break add column method text;
-- The decision that holds on after the round was closed again, as its sheets are the same.
alter table tie_break add column kept_from blob references tie_break (tie_break_id);

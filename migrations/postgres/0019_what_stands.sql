-- What has been public stays, and what was moved can be taken back while nothing rests on it.

-- Since when a result is public, written when the ceremony's date moves after that moment: the date no longer says it.
alter table publication add column public_since timestamptz;
-- Two people took back what had been public. The row stays, so that the page can say since when.
alter table publication add column withdrawn_at timestamptz;

-- Dates of a published call that were moved, so that the last move can be taken back.
create table calendar_move (
    calendar_move_id uuid not null primary key,
    edition_id uuid not null references edition (edition_id),
    -- All dates of the call, as JSON.
    before jsonb not null,
    after jsonb not null,
    moved_by uuid not null references person (person_id),
    moved_at timestamptz not null,
    taken_back_at timestamptz,
    taken_back_by uuid references person (person_id),
    check ((taken_back_at is null) = (taken_back_by is null))
);
create index calendar_move_edition on calendar_move (edition_id, moved_at);

-- What the end was before more time was given: it holds again when that is taken back.
alter table extension add column closed_before timestamp;
alter table extension add column taken_back_at timestamptz;
alter table extension add column taken_back_by uuid references person (person_id);
alter table extension add column taken_back_reason text;

-- The asker and those who were asked have been told that a request is about to lapse.
alter table approval add column reminded_at timestamptz;
create index approval_lapses on approval (lapses_at) where status = 'asked';

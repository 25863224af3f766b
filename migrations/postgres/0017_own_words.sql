-- What is said of people is taken from what happened: their own reasons, and each of their comings and goings.

-- A juror's own reason for a conflict that somebody else had filed before.
alter table conflict add column own_reason text check (own_reason in ('selbst', 'angehoerige', 'vertretung',
    'angehoerige_vertretung', 'beschaeftigt', 'organ', 'gutachten', 'vorteil', 'besorgnis'));
alter table conflict add column own_at timestamptz;

-- Which entries a juror has looked at when declaring: what comes into the round later was not among them. Earlier
-- declarations have none; they hold for the whole round.
create table declared_entry (
    round_id uuid not null references round (round_id) on delete cascade,
    person_id uuid not null references person (person_id),
    nomination_id uuid not null references nomination (nomination_id),
    primary key (round_id, person_id, nomination_id)
);

-- Each time that somebody was there: who goes and comes back has been away.
create table stay (
    attendance_id uuid not null references attendance (attendance_id) on delete cascade,
    came_at timestamptz not null,
    went_at timestamptz,
    primary key (attendance_id, came_at)
);
insert into stay (attendance_id, came_at, went_at)
    select attendance_id, arrived_at, left_at from attendance where arrived_at is not null;

-- Each time that somebody was outside: an entry may be called up twice.
alter table left_room drop constraint left_room_pkey;
alter table left_room add primary key (agenda_item_id, attendance_id, left_at);

-- Why this entry, where several share a place.
alter table motion_entry add column reason text;

-- What is said of people is taken from what happened: their own reasons, and each of their comings and goings.

-- A juror's own reason for a conflict that somebody else had filed before.
alter table conflict add column own_reason text check (own_reason in ('selbst', 'angehoerige', 'vertretung',
    'angehoerige_vertretung', 'beschaeftigt', 'organ', 'gutachten', 'vorteil', 'besorgnis'));
alter table conflict add column own_at text;

-- Which entries a juror has looked at when declaring: what comes into the round later was not among them. Earlier
-- declarations have none; they hold for the whole round.
create table declared_entry (
    round_id blob not null references round (round_id) on delete cascade,
    person_id blob not null references person (person_id),
    nomination_id blob not null references nomination (nomination_id),
    primary key (round_id, person_id, nomination_id)
) strict;

-- Each time that somebody was there: who goes and comes back has been away.
create table stay (
    attendance_id blob not null references attendance (attendance_id) on delete cascade,
    came_at text not null,
    went_at text,
    primary key (attendance_id, came_at)
) strict;
insert into stay (attendance_id, came_at, went_at)
    select attendance_id, arrived_at, left_at from attendance where arrived_at is not null;

-- Each time that somebody was outside: an entry may be called up twice.
create table left_room_each (
    agenda_item_id blob not null references agenda_item (agenda_item_id) on delete cascade,
    attendance_id blob not null references attendance (attendance_id),
    reason text not null,
    origin text not null,
    left_at text not null,
    returned_at text,
    noted_by blob not null references person (person_id),
    primary key (agenda_item_id, attendance_id, left_at)
) strict;
insert into left_room_each (agenda_item_id, attendance_id, reason, origin, left_at, returned_at, noted_by)
    select agenda_item_id, attendance_id, reason, origin, left_at, returned_at, noted_by from left_room;
drop table left_room;
alter table left_room_each rename to left_room;

-- Why this entry, where several share a place.
alter table motion_entry add column reason text;

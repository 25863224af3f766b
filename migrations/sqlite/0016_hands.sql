-- Who can be the second of two.

-- An approver reads back and confirms what takes two people, and does nothing else.
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, 'role in (''office'', ''juror'', ''chair'')', 'role in (''office'', ''juror'', ''chair'', ''approver'')')
    where type = 'table' and name = 'person';
pragma writable_schema = reset;

-- What was a switch on a page is a setting of the installation now: whom it was changed by is nobody of the office.
create table setting_now (
    name text not null primary key check (name in ('four_eyes')),
    value text not null check (value in ('on', 'off')),
    changed_by blob references person (person_id),
    changed_at text not null
) strict;
insert into setting_now (name, value, changed_by, changed_at) select name, value, changed_by, changed_at from setting;
drop table setting;
alter table setting_now rename to setting;

-- Who has a hand in whose account: made it or changed it, and nobody else has confirmed that. Such two are one person
-- where it takes two. Accounts that were there before this table are in nobody's hand.
create table account_hold (
    person_id blob not null references person (person_id),
    held_by blob not null references person (person_id),
    since text not null,
    primary key (person_id, held_by),
    check (person_id <> held_by)
) strict;

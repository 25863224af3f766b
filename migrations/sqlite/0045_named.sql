-- The entries that a motion's words name beside its own, as they were found when it was made.
create table motion_named (
    motion_id blob not null references motion (motion_id) on delete cascade,
    nomination_id blob not null references nomination (nomination_id),
    primary key (motion_id, nomination_id)
) strict;

-- Taking back a published call takes two people. SQLite cannot change a check in place: the table is made anew, and
-- what refers to it lets go meanwhile.
create table tie_wish_kept (
    approval_id blob not null primary key,
    rank integer not null,
    rule text not null,
    winner_id blob
) strict;
insert into tie_wish_kept select approval_id, rank, rule, winner_id from tie_wish;
delete from tie_wish;
create table tie_break_kept (
    tie_break_id blob not null primary key,
    approval_id blob not null
) strict;
insert into tie_break_kept select tie_break_id, approval_id from tie_break where approval_id is not null;
update tie_break set approval_id = null where approval_id is not null;

create table approval_new (
    approval_id blob not null primary key,
    act text not null check (act in ('close', 'reopen', 'settle', 'decide', 'publish', 'unpublish', 'hide_picture', 'open', 'retract', 'end', 'forget', 'erase', 'waive', 'invite', 'change_role', 'disable', 'enable', 'reset', 'allow_export')),
    -- The key of what it is done to; the act says in which table.
    subject_id blob not null,
    -- What people call it, and the page that shows what will happen.
    title text not null,
    path text not null,
    reason text not null,
    -- SHA-256 of what was shown to the person who asked.
    shown text not null,
    asked_by blob not null references person (person_id),
    asked_at text not null,
    -- Nobody has to do anything for a request to lapse: from this moment on it has.
    lapses_at text not null,
    status text not null check (status in ('asked', 'confirmed', 'refused', 'withdrawn', 'lapsed')),
    -- One person did it, because the installation has one person by its own wish.
    alone integer not null check (alone in (0, 1)),
    answered_by blob references person (person_id),
    answered_at text,
    reminded_at text,
    check ((status = 'asked') = (answered_at is null)),
    check (status <> 'confirmed' or (answered_by is not null and alone = (answered_by = asked_by)))
) strict;
insert into approval_new (approval_id, act, subject_id, title, path, reason, shown, asked_by, asked_at, lapses_at, status,
    alone, answered_by, answered_at, reminded_at)
    select approval_id, act, subject_id, title, path, reason, shown, asked_by, asked_at, lapses_at, status, alone,
    answered_by, answered_at, reminded_at from approval;
drop table approval;
alter table approval_new rename to approval;
-- One request at a time for one act on one thing.
create unique index approval_open on approval (subject_id, act) where status = 'asked';
create index approval_subject on approval (subject_id, act, answered_at);
create index approval_asked on approval (asked_at);
create index approval_lapses on approval (lapses_at) where status = 'asked';

insert into tie_wish (approval_id, rank, rule, winner_id)
    select approval_id, rank, rule, winner_id from tie_wish_kept;
drop table tie_wish_kept;
update tie_break set approval_id =
    (select k.approval_id from tie_break_kept k where k.tie_break_id = tie_break.tie_break_id)
    where tie_break_id in (select tie_break_id from tie_break_kept);
drop table tie_break_kept;

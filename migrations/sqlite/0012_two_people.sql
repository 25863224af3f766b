-- More acts take two people. SQLite cannot change a check in place: the table is made anew.

create table approval_new (
    approval_id blob not null primary key,
    act text not null check (act in ('close', 'reopen', 'settle', 'decide', 'publish', 'unpublish', 'hide_picture', 'open', 'end', 'forget', 'erase', 'waive', 'invite', 'change_role', 'disable', 'enable', 'reset', 'allow_export')),
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
    check ((status = 'asked') = (answered_at is null)),
    check (status <> 'confirmed' or (answered_by is not null and alone = (answered_by = asked_by)))
) strict;
insert into approval_new select * from approval;
drop table approval;
alter table approval_new rename to approval;
-- One request at a time for one act on one thing.
create unique index approval_open on approval (subject_id, act) where status = 'asked';
create index approval_subject on approval (subject_id, act, answered_at);
create index approval_asked on approval (asked_at);

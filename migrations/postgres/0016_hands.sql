-- Who can be the second of two.

-- An approver reads back and confirms what takes two people, and does nothing else.
alter table person drop constraint person_role_check;
alter table person add constraint person_role_check check (role in ('office', 'juror', 'chair', 'approver'));

-- What was a switch on a page is a setting of the installation now: whom it was changed by is nobody of the office.
alter table setting alter column changed_by drop not null;

-- Who has a hand in whose account: made it or changed it, and nobody else has confirmed that. Such two are one person
-- where it takes two. Accounts that were there before this table are in nobody's hand.
create table account_hold (
    person_id uuid not null references person (person_id),
    held_by uuid not null references person (person_id),
    since timestamptz not null,
    primary key (person_id, held_by),
    check (person_id <> held_by)
);

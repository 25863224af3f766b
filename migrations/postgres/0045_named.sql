-- The entries that a motion's words name beside its own, as they were found when it was made.
create table motion_named (
    motion_id uuid not null references motion (motion_id) on delete cascade,
    nomination_id uuid not null references nomination (nomination_id),
    primary key (motion_id, nomination_id)
);

-- Taking back a published call takes two people.
alter table approval drop constraint approval_act_check;
alter table approval add constraint approval_act_check
    check (act in ('close', 'reopen', 'settle', 'decide', 'publish', 'unpublish', 'hide_picture', 'open', 'retract', 'end', 'forget', 'erase', 'waive', 'invite', 'change_role', 'disable', 'enable', 'reset', 'allow_export'));

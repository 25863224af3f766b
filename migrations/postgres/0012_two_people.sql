-- More acts take two people.

alter table approval drop constraint approval_act_check;
alter table approval add constraint approval_act_check check (act in ('close', 'reopen', 'settle', 'decide', 'publish', 'unpublish', 'hide_picture', 'open', 'end', 'forget', 'erase', 'waive', 'invite', 'change_role', 'disable', 'enable', 'reset', 'allow_export'));

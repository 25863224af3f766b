-- How many members a session had when it ended: its minutes stay, whatever becomes of accounts later.

alter table jury_session add column members_at_end bigint;

-- A mail can be dropped and taken back, and rests on something.

alter table mail drop constraint mail_status_check;
alter table mail add constraint mail_status_check check (status in ('queued', 'sent', 'failed', 'dropped', 'cancelled'));
-- What has to be true still when it leaves, as JSON.
alter table mail add column premise jsonb not null default '{"while":"always"}';
-- Why it no longer made sense.
alter table mail add column stale text check (stale in ('account', 'link', 'withdrawn', 'round', 'done', 'answered'));
alter table mail add constraint mail_dropped_check check ((status = 'dropped') = (stale is not null));

-- Since when, and why, the mail server takes nothing: no row while it does.
create table mail_trouble (
    one bigint not null primary key check (one = 1),
    since timestamptz not null,
    -- When it is tried again.
    until timestamptz not null,
    times bigint not null check (times >= 0),
    reason text not null
);

-- A letter in the outbox rests on what it says. SQLite cannot change a check in place: the table is made anew. Letters let
-- go of their mails meanwhile, because a table that others refer to cannot be dropped.

create table letter_mail (
    letter_id blob not null primary key,
    mail_id blob not null
) strict;
insert into letter_mail select letter_id, mail_id from letter where status = 'queued';
update letter set status = 'posted', mail_id = null where status = 'queued';

create table mail_new (
    mail_id blob not null primary key,
    recipient text not null,
    kind text not null,
    language text not null,
    subject text not null,
    body_text text not null,
    body_html text not null,
    status text not null check (status in ('queued', 'sent', 'failed', 'dropped', 'cancelled')),
    attempts integer not null check (attempts >= 0),
    next_attempt_at text not null,
    -- A process that sends takes a row until this moment; afterwards another one may.
    claimed_until text,
    created_at text not null,
    sent_at text,
    last_error text,
    -- What has to be true still when it leaves, as JSON.
    premise text not null default '{"while":"always"}',
    -- Why it no longer made sense.
    stale text check (stale in ('account', 'link', 'withdrawn', 'round', 'done', 'answered', 'said')),
    check ((status = 'sent') = (sent_at is not null)),
    check ((status = 'dropped') = (stale is not null))
) strict;
insert into mail_new select mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts,
    next_attempt_at, claimed_until, created_at, sent_at, last_error, premise, stale from mail;
drop table mail;
alter table mail_new rename to mail;
create index mail_due on mail (status, next_attempt_at);
create index mail_created on mail (created_at);

update letter set status = 'queued', mail_id = (select m.mail_id from letter_mail m where m.letter_id = letter.letter_id)
    where letter_id in (select letter_id from letter_mail);
update mail set premise = '{"while":"letter"}'
    where status in ('queued', 'failed') and mail_id in (select mail_id from letter_mail);
drop table letter_mail;

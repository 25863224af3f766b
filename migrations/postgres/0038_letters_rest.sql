-- A letter in the outbox rests on what it says.
alter table mail drop constraint mail_stale_check;
alter table mail add constraint mail_stale_check
    check (stale in ('account', 'link', 'withdrawn', 'round', 'done', 'answered', 'said'));
update mail set premise = '{"while":"letter"}'
    from letter l where l.mail_id = mail.mail_id and l.status = 'queued' and mail.status in ('queued', 'failed');

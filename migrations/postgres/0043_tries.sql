-- When a mail was last tried or released, and what it has in common with others that failed for the same reason.
alter table mail add column tried_at timestamptz;
alter table mail add column alike text;

-- Where all secret votes are alike, nobody votes any more once the chair has ended the voting: since then, until the
-- result is found or the vote annulled.
alter table motion add column stopped_at timestamptz;

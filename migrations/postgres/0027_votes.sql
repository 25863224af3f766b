-- What the minutes say of a vote and of a session, as it was.

alter table motion drop constraint motion_annulled_because_check;
alter table motion add constraint motion_annulled_because_check check (annulled_because in
    ('left', 'seat', 'account', 'conflict', 'quorum', 'few', 'unanimous', 'round', 'entry'));

-- That all secret votes were alike tells everybody's choice: it is not told apart from their being too few.
update motion set annulled_because = 'few' where annulled_because = 'unanimous';
-- Members and substitutes who were there when the vote ended, outside for an entry or not; unknown before.
alter table motion add column attending bigint check (attending >= 0);

-- A session that was ended and taken up again: nobody was there in between.
create table session_break (
    jury_session_id uuid not null references jury_session (jury_session_id) on delete cascade,
    ended_at timestamptz not null,
    resumed_at timestamptz not null,
    primary key (jury_session_id, resumed_at)
);

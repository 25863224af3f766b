-- What the minutes say of a vote and of a session, as it was.

-- Other tables refer to motion: it is not made anew for a longer list of words.
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, '''few'', ''unanimous'')', '''few'', ''unanimous'', ''round'', ''entry'')')
    where type = 'table' and name = 'motion';
pragma writable_schema = reset;

-- That all secret votes were alike tells everybody's choice: it is not told apart from their being too few.
update motion set annulled_because = 'few' where annulled_because = 'unanimous';
-- Members and substitutes who were there when the vote ended, outside for an entry or not; unknown before.
alter table motion add column attending integer check (attending >= 0);

-- A session that was ended and taken up again: nobody was there in between.
create table session_break (
    jury_session_id blob not null references jury_session (jury_session_id) on delete cascade,
    ended_at text not null,
    resumed_at text not null,
    primary key (jury_session_id, resumed_at)
) strict;

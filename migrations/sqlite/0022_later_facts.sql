-- A confirmed result that a later fact touches waits for two people; and who is invited to the ceremony.

-- On which session's decisions a confirmed result rests.
alter table publication add column jury_session_id blob references jury_session (jury_session_id);
update publication set jury_session_id = (select s.jury_session_id from jury_session s
    join round r on r.round_id = s.round_id
    where r.edition_id = publication.edition_id and s.status = 'decided' and r.status = 'closed'
    and r.closed_at = s.round_closed_at order by s.decided_at desc limit 1);
-- When two people confirmed it again, after a later fact had stopped it.
alter table publication add column released_at text;

-- What came up after the vote and touches a confirmed result. What it is is read from the data; this says that the office
-- was told, and that two people have looked at it.
create table later_fact (
    edition_id blob not null references edition (edition_id),
    fact text not null check (fact in ('conflict', 'withdrawn', 'ineligible', 'disabled', 'refused', 'anew')),
    -- The conflict, the entry, the person, the laureate or the session.
    subject blob not null,
    noticed_at text not null,
    looked_at text,
    primary key (edition_id, fact, subject)
) strict;

pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, '''not_awarded'', ''ineligible'')', '''not_awarded'', ''ineligible'', ''invitation_honoured'', ''invitation'', ''invitation_jury'', ''invitation_moved'')')
    where type = 'table' and name in ('letter', 'letter_template');
pragma writable_schema = reset;
-- For which moment a letter invites.
alter table letter add column ceremony_at text;

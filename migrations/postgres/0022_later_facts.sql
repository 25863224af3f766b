-- A confirmed result that a later fact touches waits for two people; and who is invited to the ceremony.

-- On which session's decisions a confirmed result rests.
alter table publication add column jury_session_id uuid references jury_session (jury_session_id);
update publication set jury_session_id = (select s.jury_session_id from jury_session s
    join round r on r.round_id = s.round_id
    where r.edition_id = publication.edition_id and s.status = 'decided' and r.status = 'closed'
    and r.closed_at = s.round_closed_at order by s.decided_at desc limit 1);
-- When two people confirmed it again, after a later fact had stopped it.
alter table publication add column released_at timestamptz;

-- What came up after the vote and touches a confirmed result. What it is is read from the data; this says that the office
-- was told, and that two people have looked at it.
create table later_fact (
    edition_id uuid not null references edition (edition_id),
    fact text not null check (fact in ('conflict', 'withdrawn', 'ineligible', 'disabled', 'refused', 'anew')),
    -- The conflict, the entry, the person, the laureate or the session.
    subject uuid not null,
    noticed_at timestamptz not null,
    looked_at timestamptz,
    primary key (edition_id, fact, subject)
);

alter table letter drop constraint letter_kind_check;
alter table letter add constraint letter_kind_check check (kind in ('laureate', 'special_prize', 'not_selected',
    'not_awarded', 'ineligible', 'invitation_honoured', 'invitation', 'invitation_jury', 'invitation_moved'));
alter table letter_template drop constraint letter_template_kind_check;
alter table letter_template add constraint letter_template_kind_check check (kind in ('laureate', 'special_prize',
    'not_selected', 'not_awarded', 'ineligible', 'invitation_honoured', 'invitation', 'invitation_jury',
    'invitation_moved'));
-- For which moment a letter invites.
alter table letter add column ceremony_at timestamp;

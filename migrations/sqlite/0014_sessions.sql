-- What the jury's session rests on: during which entry something was said, what holds for tied motions, and what was
-- taken back.

-- During which entry a motion was made, a lot prepared, an objection noted: whoever must be outside for the entry
-- reads nothing of it later either. `raised_id` is the key of any of the three.
create table raised (
    raised_id blob not null primary key,
    jury_session_id blob not null references jury_session (jury_session_id) on delete cascade,
    agenda_item_id blob not null references agenda_item (agenda_item_id) on delete cascade
) strict;

-- Of earlier sessions it is known from when until when an entry was talked about.
insert into raised (raised_id, jury_session_id, agenda_item_id)
select x.raised_id, x.jury_session_id, i.agenda_item_id
from (
    select motion_id as raised_id, jury_session_id, opened_at as at from motion
    union all
    select lot_id, jury_session_id, seed_at from lot
    union all
    select objection_id, jury_session_id, noted_at from objection
) x
join agenda_item i on i.agenda_item_id = (
    select a.agenda_item_id from agenda_item a
    where a.jury_session_id = x.jury_session_id and a.called_at <= x.at and (a.done_at is null or a.done_at >= x.at)
    order by a.called_at desc, a.position desc limit 1
);

-- What the call says about motions with as many for as against. Absent in calls from before: they said nothing but
-- what holds for equal entries, and nothing more is read into them.
alter table edition add column motion_tie_rule text check (motion_tie_rule in ('rejected', 'casting_vote', 'lot'));

-- A session that has not decided yet applies what its call says: of a shared place no chair's vote follows.
update jury_session set casting_vote = 0, tie_rule = 'rejected' where status <> 'decided' and round_id in (
    select r.round_id from round r join edition e on e.edition_id = r.edition_id where e.tie_rule = 'shared');

-- A decision that something later has touched may be annulled, with the reason.
create table annulment (
    decision_id blob not null primary key references decision (decision_id) on delete cascade,
    reason text not null,
    annulled_by blob not null references person (person_id),
    annulled_at text not null
) strict;

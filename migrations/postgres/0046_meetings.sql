-- One word for each thing: the jury meets, and whoever signs in has a session.
alter table jury_session rename to meeting;
alter table session_place rename to meeting_place;
alter table session_break rename to meeting_break;
alter table spoken rename to juror_language;
alter table meeting rename column jury_session_id to meeting_id;
alter table meeting_place rename column jury_session_id to meeting_id;
alter table attendance rename column jury_session_id to meeting_id;
alter table agenda_item rename column jury_session_id to meeting_id;
alter table verdict rename column jury_session_id to meeting_id;
alter table motion rename column jury_session_id to meeting_id;
alter table lot rename column jury_session_id to meeting_id;
alter table decision rename column jury_session_id to meeting_id;
alter table objection rename column jury_session_id to meeting_id;
alter table publication rename column jury_session_id to meeting_id;
alter table raised rename column jury_session_id to meeting_id;
alter table meeting_break rename column jury_session_id to meeting_id;
alter table edition rename column session_at to meeting_at;

drop index decision_session;
create index decision_meeting on decision (meeting_id, position);
drop index objection_session;
create index objection_meeting on objection (meeting_id, noted_at);

-- What waits for a second person is read where its page is now.
update approval set path = replace(path, '/session', '/meeting') where path like '/office/rounds/%/session%';

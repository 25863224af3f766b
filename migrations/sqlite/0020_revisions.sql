-- What a nomination said before it was changed, which of its texts the jury reads, and lateness as a condition over
-- the deadline that stands.

-- The earliest deadline that the arrival keeps, in Dortmund's wall-clock time. A nomination is late while it keeps
-- none that is as early as the call's, and nobody has admitted it.
alter table nomination add column met text not null default '2000-01-01 00:00:00';
update nomination set met = case
    -- In the hour that comes twice, the first time round: a deadline in it holds until the second.
    when datetime(received_at) >= datetime(strftime('%Y', received_at) || '-10-25', 'weekday 0')
        and datetime(received_at) < datetime(strftime('%Y', received_at) || '-10-25', 'weekday 0', '+1 hour')
        then strftime('%Y-%m-%d 02:00:00', received_at, '+2 hours')
    when datetime(received_at) >= datetime(strftime('%Y', received_at) || '-03-25', 'weekday 0', '+1 hour')
        and datetime(received_at) < datetime(strftime('%Y', received_at) || '-10-25', 'weekday 0', '+1 hour')
        then strftime('%Y-%m-%d %H:%M:00', received_at, '+2 hours')
    else strftime('%Y-%m-%d %H:%M:00', received_at, '+1 hour')
end;

-- Whoever moves a deadline, by whatever door: what it concerns is judged again in the same statement. Where a person
-- had decided although or because it was late, that person is asked again.
create trigger edition_deadline after update of closes_at on edition when old.closes_at is not new.closes_at
begin
    update nomination set
        screening = 'pending', screening_before = screening, screening_reason_before = screening_reason,
        screening_reason = null, version = version + 1
        where edition_id = new.edition_id and withdrawn_at is null and screening = 'ineligible'
        and admitted_at is not null and met > old.closes_at and met <= new.closes_at;
    update nomination set
        status = case when status = 'late' then 'received' else 'late' end, version = version + 1
        where edition_id = new.edition_id and withdrawn_at is null
        and (status = 'late') <> (admitted_at is null and coalesce(met > new.closes_at, 0));
end;

-- How often its answers have changed, counted from 1; which of these texts the office's decision is about, and what
-- the office had decided before the text changed.
alter table nomination add column revision integer not null default 1;
alter table nomination add column screened_revision integer;
alter table nomination add column screening_before text check (screening_before in ('eligible', 'ineligible'));
alter table nomination add column screening_reason_before text;
update nomination set screened_revision = 1 where screening <> 'pending';

-- What it said until it was changed. The text that stands is in "nomination".
create table nomination_revision (
    nomination_id blob not null references nomination (nomination_id),
    revision integer not null check (revision >= 1),
    answers text not null,
    replaced_at text not null,
    -- Absent: whoever holds the private link.
    replaced_by blob references person (person_id),
    -- Why the office changed what a jury was reading.
    reason text,
    primary key (nomination_id, revision)
) strict;

create trigger nomination_revision_update before update of nomination_id, revision, answers, replaced_at, replaced_by
    on nomination_revision when new.answers <> '{}'
begin
    select raise(abort, 'what was said stays as it was');
end;
create trigger nomination_revision_delete before delete on nomination_revision
begin
    select raise(abort, 'what was said stays as it was');
end;

-- The text that a jury reads, from the opening of its round on; since which of them it shows the jury what it shows
-- now (an address may be corrected that no juror sees); and the random beginning of the hash that the record has of it.
alter table round_entry add column revision integer;
alter table round_entry add column shown_since integer;
alter table round_entry add column salt text;
update round_entry set revision = 1, shown_since = 1
    where exists (select 1 from round r where r.round_id = round_entry.round_id and r.status <> 'preparing');

-- The text that a sheet judges.
alter table sheet add column revision integer;
update sheet set revision = 1;

create trigger nomination_is_read before update of answers on nomination
    when old.answers <> new.answers and new.erased_at is null and exists (
        select 1 from round_entry e join round r on r.round_id = e.round_id
        where e.nomination_id = new.nomination_id and r.status <> 'preparing' and e.revision < new.revision
    )
begin
    select raise(abort, 'a jury reads it');
end;

-- Who is erased is erased from what was said before as well, and nobody can find out from a hash what it was.
create trigger nomination_erased after update of erased_at on nomination when new.erased_at is not null
begin
    update nomination_revision set answers = '{}', reason = null where nomination_id = new.nomination_id;
    update round_entry set salt = null where nomination_id = new.nomination_id;
end;

-- Where a deadline was moved before it was a condition.
update nomination set status = 'received', version = version + 1 where status = 'late' and exists (
    select 1 from edition e
    where e.edition_id = nomination.edition_id and e.status = 'open' and nomination.met <= e.closes_at
);

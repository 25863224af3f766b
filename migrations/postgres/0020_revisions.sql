-- What a nomination said before it was changed, which of its texts the jury reads, and lateness as a condition over
-- the deadline that stands.

-- The earliest deadline that the arrival keeps, in Dortmund's wall-clock time. A nomination is late while it keeps
-- none that is as early as the call's, and nobody has admitted it.
alter table nomination add column met timestamp not null default '2000-01-01 00:00:00';
update nomination set met = case
    -- In the hour that comes twice, the first time round: a deadline in it holds until the second.
    when (received_at + interval '1 hour') at time zone 'Europe/Berlin' = received_at at time zone 'Europe/Berlin'
        then date_trunc('hour', received_at at time zone 'Europe/Berlin')
    else date_trunc('minute', received_at at time zone 'Europe/Berlin')
end;

-- How often its answers have changed, counted from 1; which of these texts the office's decision is about, and what
-- the office had decided before the text changed.
alter table nomination add column revision bigint not null default 1;
alter table nomination add column screened_revision bigint;
alter table nomination add column screening_before text check (screening_before in ('eligible', 'ineligible'));
alter table nomination add column screening_reason_before text;
update nomination set screened_revision = 1 where screening <> 'pending';

-- Whoever moves a deadline, by whatever door: what it concerns is judged again in the same statement. Where a person
-- had decided although or because it was late, that person is asked again.
create function edition_deadline() returns trigger language plpgsql as $$
begin
    update nomination set
        screening = 'pending', screening_before = screening, screening_reason_before = screening_reason,
        screening_reason = null, version = version + 1
        where edition_id = new.edition_id and withdrawn_at is null and screening = 'ineligible'
        and admitted_at is not null and met > old.closes_at and met <= new.closes_at;
    update nomination set
        status = case when status = 'late' then 'received' else 'late' end, version = version + 1
        where edition_id = new.edition_id and withdrawn_at is null
        and (status = 'late') <> (admitted_at is null and coalesce(met > new.closes_at, false));
    return null;
end
$$;
create trigger edition_deadline after update of closes_at on edition
    for each row when (old.closes_at is distinct from new.closes_at) execute function edition_deadline();

-- What it said until it was changed. The text that stands is in "nomination".
create table nomination_revision (
    nomination_id uuid not null references nomination (nomination_id),
    revision bigint not null check (revision >= 1),
    answers jsonb not null,
    replaced_at timestamptz not null,
    -- Absent: whoever holds the private link.
    replaced_by uuid references person (person_id),
    -- Why the office changed what a jury was reading.
    reason text,
    primary key (nomination_id, revision)
);

create function what_was_said() returns trigger language plpgsql as $$
begin
    raise exception 'what was said stays as it was';
end
$$;
create trigger nomination_revision_update before update of nomination_id, revision, answers, replaced_at, replaced_by
    on nomination_revision for each row when (new.answers <> '{}'::jsonb) execute function what_was_said();
create trigger nomination_revision_delete before delete on nomination_revision
    for each row execute function what_was_said();

-- The text that a jury reads, from the opening of its round on; since which of them it shows the jury what it shows
-- now (an address may be corrected that no juror sees); and the random beginning of the hash that the record has of it.
alter table round_entry add column revision bigint;
alter table round_entry add column shown_since bigint;
alter table round_entry add column salt text;
update round_entry set revision = 1, shown_since = 1
    where exists (select 1 from round r where r.round_id = round_entry.round_id and r.status <> 'preparing');

-- The text that a sheet judges.
alter table sheet add column revision bigint;
update sheet set revision = 1;

create function nomination_is_read() returns trigger language plpgsql as $$
begin
    if old.answers <> new.answers and new.erased_at is null and exists (
        select 1 from round_entry e join round r on r.round_id = e.round_id
        where e.nomination_id = new.nomination_id and r.status <> 'preparing' and e.revision < new.revision
    ) then
        raise exception 'a jury reads it';
    end if;
    return new;
end
$$;
create trigger nomination_is_read before update of answers on nomination
    for each row execute function nomination_is_read();

-- Who is erased is erased from what was said before as well, and nobody can find out from a hash what it was.
create function nomination_erased() returns trigger language plpgsql as $$
begin
    update nomination_revision set answers = '{}'::jsonb, reason = null where nomination_id = new.nomination_id;
    update round_entry set salt = null where nomination_id = new.nomination_id;
    return null;
end
$$;
create trigger nomination_erased after update of erased_at on nomination
    for each row when (new.erased_at is not null) execute function nomination_erased();

-- Where a deadline was moved before it was a condition.
update nomination set status = 'received', version = version + 1 where status = 'late' and exists (
    select 1 from edition e
    where e.edition_id = nomination.edition_id and e.status = 'open' and nomination.met <= e.closes_at
);

-- More time that was given before its former end was kept: the record knows when it would have ended.
update extension set closed_before = (
    select cast(a.detail -> 'before' ->> 'until' as timestamp) from audit a
    where a.subject_id = extension.round_id and a.act = 'extended' and a.at = extension.granted_at
    and cast(a.detail -> 'after' ->> 'until' as timestamp) = extension.closes_at
)
where closed_before is null;

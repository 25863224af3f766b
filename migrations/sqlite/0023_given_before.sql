-- More time that was given before its former end was kept: the record knows when it would have ended.
update extension set closed_before = (
    select datetime(json_extract(a.detail, '$.before.until')) from audit a
    where a.subject_id = extension.round_id and a.act = 'extended' and a.at = extension.granted_at
    and datetime(json_extract(a.detail, '$.after.until')) = extension.closes_at
)
where closed_before is null;

-- The entries that a motion's words name beside its own, as they were found when it was made.
create table motion_named (
    motion_id blob not null references motion (motion_id) on delete cascade,
    nomination_id blob not null references nomination (nomination_id),
    primary key (motion_id, nomination_id)
) strict;

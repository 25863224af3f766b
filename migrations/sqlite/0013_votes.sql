-- The right to vote is judged when a vote is cast, and all that rests on it when the vote ends: whoever leaves during
-- an open vote is struck from it, during a secret one annuls it. What is annulled can be moved again.

-- Other tables refer to motion: it is not made anew for a longer list of words.
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, '''rejected'', ''withdrawn'')', '''rejected'', ''withdrawn'', ''annulled'')')
    where type = 'table' and name = 'motion';
pragma writable_schema = reset;

-- members, present and quorum are from now on those of the moment in which the vote ended.
alter table motion add column annulled_because text check (annulled_because in
    ('left', 'seat', 'account', 'conflict', 'quorum', 'few', 'unanimous'));
-- The annulled motion that this one is moved again for.
alter table motion add column repeats blob references motion (motion_id);
-- When the earlier versions of a secret vote's rows were removed from the files; until then it is tried again.
alter table motion add column scrubbed_at text;
create unique index motion_repeats on motion (repeats) where repeats is not null;

-- Why somebody who could vote cannot any more: an open vote of theirs stays to be seen and does not count.
alter table motion_voter add column struck_because text check (struck_because in
    ('guest', 'away', 'seat', 'account', 'conflict', 'outside', 'pledge'));

-- Something was erased, and the files may still hold what its rows were before: until they are made anew.
create table erased (
    one integer not null primary key check (one = 1),
    at text not null
) strict;

-- What was chosen for the texts of a request that waits is found by the table's name, which is another one now.
update erasure_choice set text_key = replace(text_key, 'jury_session', 'meeting');

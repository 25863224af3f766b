-- One row: what the secret key of the servers is recognised by. Nothing leads from it to the key.

create table secret_mark (
    one integer not null primary key check (one = 1),
    mark text not null,
    since text not null
) strict;

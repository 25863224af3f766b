-- One row, written for whoever watches: whether the database takes what people send.

create table heartbeat (
    one integer not null primary key check (one = 1),
    at text not null
) strict;
insert into heartbeat values (1, '2000-01-01T00:00:00+00:00');

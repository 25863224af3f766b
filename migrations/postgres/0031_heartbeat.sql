-- One row, written for whoever watches: whether the database takes what people send.

create table heartbeat (
    one bigint not null primary key check (one = 1),
    at timestamptz not null
);
insert into heartbeat values (1, '2000-01-01 00:00:00+00');

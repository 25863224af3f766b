-- By which rules the keys are made that names are searched, sorted and compared by. They are made in Rust, from names;
-- a release with other rules makes them anew at its first start.

create table derived (
    one bigint not null primary key check (one = 1),
    keys bigint not null
);
insert into derived values (1, 0);

-- Whatever becomes public was confirmed by two: the moment, the entries beside the laureates, pictures that come later.

-- For which moment of the ceremony two people confirmed a result: an earlier one needs them again.
alter table publication add column confirmed_for timestamp;
update publication set confirmed_for = (select e.ceremony_at from edition e where e.edition_id = publication.edition_id);

-- The entries that stand beside a result.
create table publication_entry (
    edition_id uuid not null references edition (edition_id),
    nomination_id uuid not null references nomination (nomination_id),
    primary key (edition_id, nomination_id)
);
insert into publication_entry select p.edition_id, n.nomination_id from publication p
    join nomination n on n.edition_id = p.edition_id
    where n.kind = 'self' and n.consent_publication and n.status = 'received' and n.screening = 'eligible';

-- Whether a picture may be seen: one that comes when the result is public waits for two people.
alter table laureate_picture add column confirmed boolean not null default true;

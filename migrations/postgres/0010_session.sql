-- The jury's session on a closed round: who is there, what is moved, how they vote, what is decided.

create table jury_session (
    jury_session_id uuid not null primary key,
    round_id uuid not null references round (round_id),
    -- Which closing of the round it is about: a round that is reopened and closed again has another session.
    round_closed_at timestamptz not null,
    number bigint not null check (number >= 1),
    status text not null check (status in ('running', 'ended', 'decided')),
    venue text not null,
    -- Enough are present when there are more than so many of a hundred members, and at least so many.
    quorum_percent bigint not null check (quorum_percent between 0 and 99),
    quorum_least bigint not null check (quorum_least between 1 and 100),
    -- When as many are for as against: the chair's vote decides, where the chair may vote; else this rule.
    casting_vote boolean not null,
    tie_rule text not null check (tie_rule in ('rejected', 'lot')),
    -- All places together, in whole cents, as the call has it.
    prize_money bigint check (prize_money >= 0),
    -- Why more is given away.
    money_reason text,
    -- The entry that is being talked about.
    agenda_item_id uuid,
    -- Grows with every act, so that devices notice.
    version bigint not null default 1,
    opened_at timestamptz not null,
    opened_by uuid not null references person (person_id),
    ended_at timestamptz,
    ended_by uuid references person (person_id),
    -- From here on the decisions are binding.
    decided_at timestamptz,
    decided_by uuid references person (person_id),
    unique (round_id, number),
    unique (round_id, round_closed_at),
    check ((status = 'running') = (ended_at is null)),
    check ((status = 'decided') = (decided_at is not null))
);

-- What each place gets; a carried motion may split the money otherwise.
create table session_place (
    jury_session_id uuid not null references jury_session (jury_session_id) on delete cascade,
    place bigint not null check (place between 1 and 99),
    amount bigint check (amount >= 0),
    primary key (jury_session_id, place)
);

create table attendance (
    attendance_id uuid not null primary key,
    jury_session_id uuid not null references jury_session (jury_session_id) on delete cascade,
    -- Absent for somebody without an account.
    person_id uuid references person (person_id),
    name text not null check (length(name) between 1 and 200),
    role text not null check (role in ('member', 'substitute', 'guest')),
    duty text check (duty in ('chair', 'secretary')),
    -- The member in whose seat a substitute sits.
    seat_of uuid references attendance (attendance_id),
    state text not null check (state in ('present', 'absent')),
    -- When the declaration on conflicts was made for this round, and when secrecy and impartiality were put on file.
    declared_at timestamptz,
    pledged_at timestamptz,
    arrived_at timestamptz,
    left_at timestamptz,
    position bigint not null,
    unique (jury_session_id, person_id),
    check ((role = 'substitute') = (seat_of is not null))
);
create unique index attendance_duty on attendance (jury_session_id, duty) where duty is not null;
create unique index attendance_seat on attendance (seat_of) where seat_of is not null;

-- The entries in the order in which they are talked about.
create table agenda_item (
    agenda_item_id uuid not null primary key,
    jury_session_id uuid not null references jury_session (jury_session_id) on delete cascade,
    position bigint not null,
    nomination_id uuid not null references nomination (nomination_id),
    -- Its place in the ranking, settled ties included; absent without sheets.
    computed_rank bigint check (computed_rank >= 1),
    called_at timestamptz,
    done_at timestamptz,
    unique (jury_session_id, nomination_id)
);
create index agenda_item_position on agenda_item (jury_session_id, position);

-- Who was outside while an entry was talked about, and why.
create table left_room (
    agenda_item_id uuid not null references agenda_item (agenda_item_id) on delete cascade,
    attendance_id uuid not null references attendance (attendance_id),
    reason text not null,
    -- Who found the conflict: `office`, `declaration`, `recusal`, or `session`.
    origin text not null,
    left_at timestamptz not null,
    returned_at timestamptz,
    noted_by uuid not null references person (person_id),
    primary key (agenda_item_id, attendance_id)
);

-- The group's verdict and its reasons, beside the single scores and never mixed with them.
create table verdict (
    jury_session_id uuid not null references jury_session (jury_session_id) on delete cascade,
    nomination_id uuid not null references nomination (nomination_id),
    body text not null,
    version bigint not null check (version >= 1),
    changed_by uuid not null references person (person_id),
    changed_at timestamptz not null,
    primary key (jury_session_id, nomination_id)
);

create table motion (
    motion_id uuid not null primary key,
    jury_session_id uuid not null references jury_session (jury_session_id) on delete cascade,
    -- Made when the form is shown: a double click or a reload finds the first one.
    idempotency_key uuid not null unique,
    number bigint not null check (number >= 1),
    kind text not null check (kind in ('place', 'special_prize', 'not_awarded', 'deferred', 'split', 'other')),
    -- What is voted on, in words.
    wording text not null,
    moved_by uuid references attendance (attendance_id),
    -- What it decides when it is carried; the entries stand in motion_entry, another split in motion_amount.
    place bigint check (place between 1 and 99),
    -- For each entry, in whole cents.
    amount bigint check (amount >= 0),
    special_prize_id uuid references special_prize (special_prize_id),
    -- What a special prize is called, and who gets it that is no entry.
    prize_name text,
    person_name text,
    reason text not null,
    -- Why the order differs from the computed one.
    order_reason text,
    ballot text not null check (ballot in ('open', 'secret')),
    status text not null check (status in ('voting', 'tied', 'carried', 'rejected', 'withdrawn')),
    -- As they were when the vote began.
    members bigint not null,
    present bigint not null,
    quorum bigint not null,
    -- Counted when the vote ended.
    yes bigint check (yes >= 0),
    no bigint check (no >= 0),
    abstained bigint check (abstained >= 0),
    -- True where somebody counted hands or papers and typed the counts.
    by_count boolean not null default false,
    broken_by text check (broken_by in ('casting_vote', 'lot', 'rule')),
    casting_choice text check (casting_choice in ('yes', 'no')),
    opened_at timestamptz not null,
    opened_by uuid not null references person (person_id),
    closed_at timestamptz,
    unique (jury_session_id, number),
    check ((status = 'voting') = (closed_at is null))
);

create table motion_entry (
    motion_id uuid not null references motion (motion_id) on delete cascade,
    nomination_id uuid not null references nomination (nomination_id),
    primary key (motion_id, nomination_id)
);

-- Another split of the money: what each place gets.
create table motion_amount (
    motion_id uuid not null references motion (motion_id) on delete cascade,
    place bigint not null check (place between 1 and 99),
    amount bigint not null check (amount >= 0),
    primary key (motion_id, place)
);

-- Who may vote on a motion, and who has. Without a moment: it would say in which order votes came.
create table motion_voter (
    motion_id uuid not null references motion (motion_id) on delete cascade,
    attendance_id uuid not null references attendance (attendance_id),
    has_voted boolean not null,
    primary key (motion_id, attendance_id)
);

-- Open votes.
create table vote (
    motion_id uuid not null references motion (motion_id) on delete cascade,
    attendance_id uuid not null references attendance (attendance_id),
    choice text not null check (choice in ('yes', 'no', 'abstain')),
    cast_at timestamptz not null,
    -- Not the voter where the chair or the secretary noted it.
    entered_by uuid not null references person (person_id),
    primary key (motion_id, attendance_id)
);

-- Secret votes: how many, and nothing that leads to who.
create table secret_count (
    motion_id uuid not null references motion (motion_id) on delete cascade,
    choice text not null check (choice in ('yes', 'no', 'abstain')),
    votes bigint not null check (votes >= 0),
    primary key (motion_id, choice)
);

create table lot (
    lot_id uuid not null primary key,
    jury_session_id uuid not null references jury_session (jury_session_id) on delete cascade,
    -- The motion whose tie it breaks.
    motion_id uuid unique references motion (motion_id),
    number bigint not null check (number >= 1),
    purpose text not null,
    -- An array of {key, label}.
    candidates jsonb not null,
    method text not null,
    -- Recorded before the draw; until then only its hash is shown.
    seed text not null,
    seed_hash text not null,
    seed_at timestamptz not null,
    seed_by uuid not null references person (person_id),
    -- Said in the room after the hash was shown, so that nobody could choose a seed.
    word text,
    -- The keys in the order that was drawn.
    result jsonb,
    drawn_at timestamptz,
    drawn_by uuid references person (person_id),
    unique (jury_session_id, number),
    check ((drawn_at is null) = (result is null) and (drawn_at is null) = (word is null))
);

create table decision (
    decision_id uuid not null primary key,
    jury_session_id uuid not null references jury_session (jury_session_id) on delete cascade,
    motion_id uuid not null references motion (motion_id),
    position bigint not null,
    kind text not null check (kind in ('place', 'special_prize', 'not_awarded', 'deferred')),
    -- Several decisions with one place share it.
    place bigint check (place between 1 and 99),
    -- Whole cents.
    amount bigint check (amount >= 0),
    nomination_id uuid references nomination (nomination_id),
    special_prize_id uuid references special_prize (special_prize_id),
    prize_name text,
    -- Who gets a special prize and is no entry.
    person_name text,
    -- Published.
    reason text not null,
    order_reason text,
    -- Set when a later motion decided otherwise.
    replaced_by uuid references motion (motion_id),
    decided_at timestamptz not null,
    check (kind <> 'place' or (place is not null and nomination_id is not null)),
    check (kind <> 'special_prize' or prize_name is not null and (nomination_id is null) <> (person_name is null))
);
create index decision_session on decision (jury_session_id, position);

create table objection (
    objection_id uuid not null primary key,
    jury_session_id uuid not null references jury_session (jury_session_id) on delete cascade,
    motion_id uuid references motion (motion_id),
    -- Who objects.
    name text not null,
    body text not null,
    noted_by uuid not null references person (person_id),
    noted_at timestamptz not null
);
create index objection_session on objection (jury_session_id, noted_at);

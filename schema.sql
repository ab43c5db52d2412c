-- The whole schema of a mahdar workspace, and the very file that the program runs.
--
-- The truth is the history: signed segments of others and of our own, and the tail that is not sealed yet. All other
-- tables are a projection of it and can be made again from it ("mahdar rebuild"). A change can arrive before the change
-- that created its record, so projected tables promise little: types, and an id. What a record must have is checked
-- where people enter it.
--
-- In every projected table: local is a number of this file alone; scope says who the record is for (18 bytes);
-- life is 0 here, 1 gone, 2 deleted by one and changed by another; heads holds 32 bytes for each change whose values
-- stand in the row: its id (16), its clock (8), the fields it fills as a bit mask (8).

-- Facts about this file: format, workspace id, incarnation, the greatest clock.
CREATE TABLE fact (
    name TEXT PRIMARY KEY,
    value BLOB
) STRICT, WITHOUT ROWID;

-- Sealed segments, byte for byte as they were signed.
CREATE TABLE segment (
    source INTEGER PRIMARY KEY,
    hash BLOB NOT NULL,
    key BLOB,
    incarnation BLOB,
    scope BLOB,
    first_seq INTEGER,
    first_index INTEGER,
    count INTEGER,
    prev BLOB,
    nonce BLOB,
    hlc_greatest INTEGER,
    status INTEGER,                       -- 0 counted, 1 held back for its content
    bytes BLOB
) STRICT;
CREATE UNIQUE INDEX segment_by_hash ON segment (hash);
CREATE INDEX segment_by_stream ON segment (key, incarnation, scope, first_seq, source);
CREATE INDEX segment_by_nonce ON segment (nonce, first_index, count);

-- The unsealed tail of each scope: the nonce that names its changes, and the place of the next one.
CREATE TABLE tail (
    scope BLOB PRIMARY KEY,
    nonce BLOB NOT NULL,
    next_index INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was recorded here and is not sealed yet: canonical changes one after the other.
CREATE TABLE tail_page (
    source INTEGER PRIMARY KEY,
    scope BLOB NOT NULL,
    first_index INTEGER NOT NULL,
    count INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE INDEX tail_page_by_scope ON tail_page (scope, first_index);

-- Which change stands where: its record, the segment or page that holds it, its place there, the start of its id.
CREATE TABLE history (
    record BLOB NOT NULL,
    source INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    id8 INTEGER NOT NULL,
    PRIMARY KEY (record, source, ordinal)
) STRICT, WITHOUT ROWID;

-- Values of fields that hold two heads or more, and deletions (field 0) with what they had seen.
CREATE TABLE head_value (
    record BLOB NOT NULL,
    scope BLOB NOT NULL,
    kind INTEGER NOT NULL,
    field INTEGER NOT NULL,
    change BLOB NOT NULL,
    hlc INTEGER NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (record, scope, kind, field, change)
) STRICT, WITHOUT ROWID;

-- Changes that others say they superseded, and that have not arrived here yet.
CREATE TABLE missing (
    record BLOB NOT NULL,
    change BLOB NOT NULL,
    scope BLOB NOT NULL,
    kind INTEGER NOT NULL,
    field INTEGER NOT NULL,
    PRIMARY KEY (record, change, scope, kind, field)
) STRICT, WITHOUT ROWID;

-- Fields that hold different values, and contested records (field 0).
CREATE TABLE unsettled (
    kind INTEGER NOT NULL,
    record BLOB NOT NULL,
    scope BLOB NOT NULL,
    field INTEGER NOT NULL,
    PRIMARY KEY (kind, record, scope, field)
) STRICT, WITHOUT ROWID;

-- Transactions of this laptop, for undo.
CREATE TABLE own_txn (
    hlc INTEGER NOT NULL,
    txn BLOB NOT NULL,
    source INTEGER NOT NULL,
    undoes BLOB,
    PRIMARY KEY (hlc, txn, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_txn_by_undoes ON own_txn (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX own_txn_by_txn ON own_txn (txn);

-- Local from here on, not part of the history: keys that a person compared, what others say they hold, what came in.
CREATE TABLE peer (
    key BLOB PRIMARY KEY,
    known_since INTEGER NOT NULL,         -- seconds since 1970, UTC
    first_bundle BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE have (
    key BLOB NOT NULL,
    incarnation BLOB NOT NULL,
    counter INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (key, incarnation)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_log (
    at INTEGER PRIMARY KEY,               -- seconds since 1970, UTC
    bundle BLOB NOT NULL,
    exporter BLOB NOT NULL,
    changes INTEGER NOT NULL,
    far_ahead INTEGER NOT NULL            -- changes whose clock is more than a day ahead
) STRICT;

CREATE TABLE export_log (
    at INTEGER PRIMARY KEY,               -- seconds since 1970, UTC
    bundle BLOB NOT NULL,
    addressee TEXT NOT NULL,
    changes INTEGER NOT NULL
) STRICT;

-- Search: folded words of each record, each word also without its article; and in letters that nobody types its kind,
-- its state, its number as minutes print it, the day by which it is owed. A record that changes gets a new entry; what
-- the old one found is dropped when search_entry no longer knows it.
CREATE VIRTUAL TABLE search USING fts5 (
    words,
    content = '',
    detail = 'none',
    prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 0"
);

CREATE TABLE search_entry (
    entry INTEGER PRIMARY KEY AUTOINCREMENT,  -- rowid in search; one that was given up never comes again
    kind INTEGER NOT NULL,
    local INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_entry_by_row ON search_entry (kind, local);

-- Rows that a great load or import left for the next search to index.
CREATE TABLE search_queue (
    kind INTEGER NOT NULL,
    first_local INTEGER NOT NULL,
    last_local INTEGER NOT NULL,
    PRIMARY KEY (kind, first_local)
) STRICT, WITHOUT ROWID;

-- Where a record stands in a list whose order no index of its own table can hold: a folded name, the first partner of a
-- commitment, the meeting of a decision. The program works it out whenever the rows change that it follows from.
CREATE TABLE list_place (
    record BLOB NOT NULL,
    kind INTEGER NOT NULL,
    list INTEGER NOT NULL,                -- the kind; 0 for recommendations
    sort TEXT NOT NULL,
    part_of BLOB,                         -- of a decision: the body
    owed INTEGER,                         -- 1 while something is owed: what was promised, the reply to what was sent
    due_on TEXT,                          -- of a commitment: day, ISO
    PRIMARY KEY (record, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_place_by_sort ON list_place (list, sort, record);
CREATE INDEX list_place_of_whole ON list_place (part_of, sort, record) WHERE part_of IS NOT NULL;
CREATE INDEX list_place_owed ON list_place (list, sort, record) WHERE owed = 1;
CREATE INDEX list_place_owed_by_due ON list_place (list, due_on, record) WHERE owed = 1;

-- How many rows each list has; of what is still owed, how many are due in each year, month and day, so that what is
-- late is the sum of a few. Kept with the rows themselves.
CREATE TABLE list_count (
    list INTEGER NOT NULL,                -- as in list_place; action items and meetings by their kind
    owed INTEGER NOT NULL,                -- 1: somebody still has to do it
    span INTEGER NOT NULL,                -- 4: the rows of a year, 7: of a month, 10: of a day
    due_on TEXT NOT NULL,                 -- that year, month or day, ISO; 9999 where there is none, or nothing is owed
    rows INTEGER NOT NULL,
    PRIMARY KEY (list, owed, span, due_on)
) STRICT, WITHOUT ROWID;

-- A ministry, a general directorate, a directorate or a centre.
CREATE TABLE office (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    code TEXT,
    kind TEXT,
    name_ar TEXT,
    name_en TEXT,
    governorate_id BLOB,                  -- governorate
    parent_office_id BLOB,                -- office
    country TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX office_by_id ON office (id, scope);

-- A laptop of an office: the key that signs, and who works on it.
CREATE TABLE laptop (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    key BLOB,
    office_id BLOB,                       -- office
    label TEXT,
    officer TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX laptop_by_id ON laptop (id, scope);
CREATE INDEX laptop_by_key ON laptop (key) WHERE life <> 1;

-- A governorate of the country. Not the same as a directorate.
CREATE TABLE governorate (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    code TEXT,
    name_ar TEXT,
    name_en TEXT,
    country TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX governorate_by_id ON governorate (id, scope);

-- A city, town, village or camp.
CREATE TABLE locality (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    governorate_id BLOB,                  -- governorate
    directorate_office_id BLOB,           -- office
    name_ar TEXT,
    name_en TEXT,
    kind TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX locality_by_id ON locality (id, scope);

-- A partner: an association, a municipality, a company, an official body.
CREATE TABLE organization (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    name_ar TEXT,
    name_en TEXT,
    acronym TEXT,
    kind TEXT,
    locality_id BLOB,                     -- locality
    notes TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX organization_by_id ON organization (id, scope);

-- What of organization never leaves the office.
CREATE TABLE organization_private (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    phone TEXT,
    email TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX organization_private_by_id ON organization_private (id, scope);

-- A person who sits for an organisation, or works in an office.
CREATE TABLE person (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    honorific TEXT,
    full_name_ar TEXT,
    name_en TEXT,
    organization_id BLOB,                 -- organization
    title_ar TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX person_by_id ON person (id, scope);
CREATE INDEX person_by_organization ON person (organization_id) WHERE life <> 1;

-- What of person never leaves the office.
CREATE TABLE person_private (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    phone TEXT,
    whatsapp TEXT,
    email TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX person_private_by_id ON person_private (id, scope);

-- A group for whom services are planned.
CREATE TABLE target_group (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    code TEXT,
    name_ar TEXT,
    name_en TEXT,
    parent_id BLOB,                       -- target_group
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX target_group_by_id ON target_group (id, scope);

-- A planning group or council.
CREATE TABLE body (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    kind TEXT,
    name_ar TEXT,
    name_en TEXT,
    office_id BLOB,                       -- office
    governorate_id BLOB,                  -- governorate
    parent_body_id BLOB,                  -- body
    predecessor_body_id BLOB,             -- body
    founded_on TEXT,                      -- day, ISO
    dissolved_on TEXT,                    -- day, ISO
    quorum_kind TEXT,
    quorum_num INTEGER,
    quorum_den INTEGER,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX body_by_id ON body (id, scope);

-- A place in a body, held on behalf of an organisation.
CREATE TABLE seat (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    body_id BLOB,                         -- body
    on_behalf_of_org_id BLOB,             -- organization
    seat_no INTEGER,
    voting INTEGER,                       -- 0 or 1
    starts_on TEXT,                       -- day, ISO
    ends_on TEXT,                         -- day, ISO
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX seat_by_id ON seat (id, scope);
CREATE INDEX seat_by_body ON seat (body_id, printf('%05d', coalesce(seat_no, 99999)), id) WHERE life <> 1;
CREATE INDEX seat_by_organization ON seat (on_behalf_of_org_id) WHERE life <> 1;

-- A person in a seat, or in a body, for a time.
CREATE TABLE membership (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    seat_id BLOB,                         -- seat
    body_id BLOB,                         -- body
    person_id BLOB,                       -- person
    role TEXT,
    nomination_no TEXT,
    nomination_on TEXT,                   -- day, ISO
    starts_on TEXT,                       -- day, ISO
    ends_on TEXT,                         -- day, ISO
    end_reason TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX membership_by_id ON membership (id, scope);
CREATE INDEX membership_by_body ON membership (body_id, coalesce(ends_on, '9999'), id) WHERE life <> 1;
CREATE INDEX membership_by_seat ON membership (seat_id, coalesce(ends_on, '9999'), id) WHERE life <> 1;

-- A meeting of a body, and its minutes.
CREATE TABLE meeting (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    body_id BLOB,                         -- body
    kind TEXT,
    ordinal INTEGER,
    minutes_no INTEGER,
    minutes_year INTEGER,
    title TEXT,
    convened_on TEXT,                     -- day, ISO
    starts_at TEXT,                       -- moment, UTC
    actual_start TEXT,                    -- moment, UTC
    actual_end TEXT,                      -- moment, UTC
    place TEXT,
    place_org_id BLOB,                    -- organization
    chair_membership_id BLOB,             -- membership
    secretary_membership_id BLOB,         -- membership
    state TEXT,
    next_meeting_at TEXT,                 -- moment, UTC
    next_place TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX meeting_by_id ON meeting (id, scope);
CREATE INDEX meeting_by_body ON meeting (body_id, coalesce(starts_at, ''), id, state) WHERE life <> 1;
CREATE INDEX meeting_by_start ON meeting (coalesce(starts_at, ''), id, state) WHERE life <> 1;
CREATE INDEX meeting_running ON meeting (starts_at) WHERE life <> 1 AND state = 'in_progress';
CREATE INDEX meeting_by_minutes_number ON meeting (body_id, minutes_year, minutes_no) WHERE minutes_no IS NOT NULL;

-- Who came to a meeting, for whom, and when.
CREATE TABLE attendance (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    meeting_id BLOB,                      -- meeting
    person_id BLOB,                       -- person
    seat_id BLOB,                         -- seat
    org_id BLOB,                          -- organization
    title_as_printed TEXT,
    category TEXT,
    status TEXT,
    arrived_at TEXT,                      -- moment, UTC
    left_at TEXT,                         -- moment, UTC
    excuse_text TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX attendance_by_id ON attendance (id, scope);
CREATE INDEX attendance_by_meeting ON attendance (meeting_id) WHERE life <> 1;
CREATE INDEX attendance_by_seat ON attendance (seat_id, meeting_id, status) WHERE life <> 1;

-- A point on the agenda of a meeting.
CREATE TABLE agenda_item (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    meeting_id BLOB,                      -- meeting
    body_id BLOB,                         -- body
    position TEXT,
    title TEXT,
    kind TEXT,
    planned_min INTEGER,
    started_at TEXT,                      -- moment, UTC
    ended_at TEXT,                        -- moment, UTC
    outcome TEXT,
    carried_from_id BLOB,                 -- agenda_item
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX agenda_item_by_id ON agenda_item (id, scope);
CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting_id, position) WHERE life <> 1;

-- A line of the deliberation, perhaps with its speaker.
CREATE TABLE note (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    agenda_item_id BLOB,                  -- agenda_item
    position TEXT,
    speaker_person_id BLOB,               -- person
    at TEXT,                              -- moment, UTC
    text TEXT,
    kind TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX note_by_id ON note (id, scope);
CREATE INDEX note_by_agenda_item ON note (agenda_item_id, position) WHERE life <> 1;

-- A decision, or a recommendation addressed to somebody.
CREATE TABLE decision (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    agenda_item_id BLOB,                  -- agenda_item
    meeting_id BLOB,                      -- meeting
    kind TEXT,
    seq INTEGER,
    text TEXT,
    addressee_office_id BLOB,             -- office
    addressee_org_id BLOB,                -- organization
    vote_method TEXT,
    yes INTEGER,
    no INTEGER,
    abstain INTEGER,
    status TEXT,
    sent_on TEXT,                         -- day, ISO
    reply_text TEXT,
    reply_on TEXT,                        -- day, ISO
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX decision_by_id ON decision (id, scope);
CREATE INDEX decision_by_meeting ON decision (meeting_id, seq);  -- deleted ones too: their numbers stay given

-- A promise to do something by a day.
CREATE TABLE action_item (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    body_id BLOB,                         -- body
    meeting_id BLOB,                      -- meeting
    agenda_item_id BLOB,                  -- agenda_item
    decision_id BLOB,                     -- decision
    title TEXT,
    details TEXT,
    responsible_org_id BLOB,              -- organization
    responsible_person_id BLOB,           -- person
    due_on TEXT,                          -- day, ISO
    priority TEXT,
    status TEXT,
    closed_on TEXT,                       -- day, ISO
    percent INTEGER,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX action_item_by_id ON action_item (id, scope);
CREATE INDEX action_item_open_by_due
    ON action_item (coalesce(due_on, '9999'), id, title, status, percent, responsible_org_id, responsible_person_id,
                    meeting_id, closed_on, due_on, life)
    WHERE life <> 1 AND coalesce(status, 'open') NOT IN ('done', 'cancelled');
CREATE INDEX action_item_by_due ON action_item (coalesce(due_on, ''), id) WHERE life <> 1;
CREATE INDEX action_item_by_meeting ON action_item (meeting_id) WHERE life <> 1;
CREATE INDEX action_item_by_body ON action_item (body_id) WHERE life <> 1;
CREATE INDEX action_item_open_by_organization ON action_item (responsible_org_id)
    WHERE life <> 1 AND coalesce(status, 'open') NOT IN ('done', 'cancelled');
CREATE INDEX action_item_open_by_person ON action_item (responsible_person_id)
    WHERE life <> 1 AND coalesce(status, 'open') NOT IN ('done', 'cancelled');

-- What a partner promised.
CREATE TABLE commitment (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    body_id BLOB,                         -- body
    meeting_id BLOB,                      -- meeting
    agenda_item_id BLOB,                  -- agenda_item
    decision_id BLOB,                     -- decision
    kind TEXT,
    title TEXT,
    description TEXT,
    qty INTEGER,
    unit TEXT,
    value_minor INTEGER,
    currency TEXT,
    target_group_id BLOB,                 -- target_group
    locality_id BLOB,                     -- locality
    made_on TEXT,                         -- day, ISO
    due_on TEXT,                          -- day, ISO
    conditions TEXT,
    status TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX commitment_by_id ON commitment (id, scope);
CREATE INDEX commitment_by_meeting ON commitment (meeting_id) WHERE life <> 1;

-- A partner's part in a commitment.
CREATE TABLE commitment_party (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    commitment_id BLOB,                   -- commitment
    org_id BLOB,                          -- organization
    role TEXT,
    share INTEGER,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX commitment_party_by_id ON commitment_party (id, scope);
CREATE INDEX commitment_party_by_commitment ON commitment_party (commitment_id, org_id) WHERE life <> 1;
CREATE INDEX commitment_party_by_organization ON commitment_party (org_id, commitment_id) WHERE life <> 1;

-- What was delivered of a commitment.
CREATE TABLE delivery (
    local INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    scope BLOB,
    life INTEGER,
    commitment_id BLOB,                   -- commitment
    delivered_on TEXT,                    -- day, ISO
    qty INTEGER,
    unit TEXT,
    value_minor INTEGER,
    currency TEXT,
    received_by TEXT,
    note TEXT,
    heads BLOB
) STRICT;
CREATE UNIQUE INDEX delivery_by_id ON delivery (id, scope);
CREATE INDEX delivery_by_commitment ON delivery (commitment_id, coalesce(delivered_on, ''), id) WHERE life <> 1;

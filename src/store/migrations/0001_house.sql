-- The house: who, what each may do, and the trace of every act.
-- Instants are integer seconds since 1970 (UTC); days are ISO text (2026-11-24); ids are rowids.

-- The school's own facts and choices: name, uai, address, zone, logo, look, notices' switches …
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE school_year (
    id      INTEGER PRIMARY KEY,
    label   TEXT NOT NULL UNIQUE,              -- 2026-2027
    starts  TEXT NOT NULL,
    ends    TEXT NOT NULL,
    current INTEGER NOT NULL DEFAULT 0 CHECK (current IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX school_year_current ON school_year (current) WHERE current = 1;

-- People --------------------------------------------------------------------------------------

CREATE TABLE person (
    id           INTEGER PRIMARY KEY,
    civility     TEXT,                          -- M. | Mme
    family_name  TEXT NOT NULL,
    given_name   TEXT NOT NULL,
    usual_name   TEXT,                          -- nom d'usage, shown instead of the family name
    sort_key     TEXT NOT NULL,                 -- folded 'family given', for ordering and matching
    birth_date   TEXT,
    sex          TEXT CHECK (sex IN ('F', 'M')),
    ine          TEXT UNIQUE,                   -- identifiant national élève, upper case
    email        TEXT,
    phone_home   TEXT,
    phone_work   TEXT,
    phone_mobile TEXT,
    street       TEXT,
    postcode     TEXT,
    city         TEXT,
    country      TEXT,
    street2      TEXT,                          -- a pupil's second home, as ONDE has it
    postcode2    TEXT,
    city2        TEXT,
    country2     TEXT,
    avatar       INTEGER REFERENCES blob (id),
    about        TEXT,                          -- function of a member of staff: "ATSEM", "service périscolaire"
    created_at   INTEGER NOT NULL,
    left_at      INTEGER                        -- no longer at the school
) STRICT;
CREATE INDEX person_sort ON person (sort_key);

CREATE TABLE person_profile (
    person  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    profile TEXT NOT NULL CHECK (profile IN ('director', 'teacher', 'pupil', 'guardian', 'staff', 'municipality', 'guest')),
    PRIMARY KEY (person, profile)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_profile_profile ON person_profile (profile, person);

-- What a person shows of themselves, field by field, and to whom. No row: the default (staff only).
CREATE TABLE person_share (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    field  TEXT NOT NULL CHECK (field IN ('email', 'phone_home', 'phone_work', 'phone_mobile', 'address', 'birth_date', 'avatar')),
    shown  TEXT NOT NULL CHECK (shown IN ('nobody', 'staff', 'class', 'school')),
    PRIMARY KEY (person, field)
) STRICT, WITHOUT ROWID;

-- Reading settings and notification wishes of a person: theme, text_size, font, mail …
CREATE TABLE preference (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    key    TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (person, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE guardianship (
    guardian        INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    pupil           INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind            TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('mother', 'father', 'guardian', 'other')),
    legal_authority INTEGER NOT NULL DEFAULT 1 CHECK (legal_authority IN (0, 1)),
    may_collect     INTEGER NOT NULL DEFAULT 1 CHECK (may_collect IN (0, 1)),
    receives_mail   INTEGER NOT NULL DEFAULT 1 CHECK (receives_mail IN (0, 1)),
    contact_order   INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (guardian, pupil)
) STRICT, WITHOUT ROWID;
CREATE INDEX guardianship_pupil ON guardianship (pupil, guardian);

-- Classes and groups ----------------------------------------------------------------------------

CREATE TABLE class (
    id          INTEGER PRIMARY KEY,
    school_year INTEGER NOT NULL REFERENCES school_year (id),
    name        TEXT NOT NULL,
    fold        TEXT NOT NULL,                  -- folded name, for matching
    onde_id     TEXT,                           -- "Identifiant classe" of ONDE (id-be of LSU)
    UNIQUE (school_year, fold)
) STRICT;

CREATE TABLE class_level (
    class INTEGER NOT NULL REFERENCES class (id) ON DELETE CASCADE,
    level TEXT NOT NULL CHECK (level IN ('TPS', 'PS', 'MS', 'GS', 'CP', 'CE1', 'CE2', 'CM1', 'CM2', 'ULIS')),
    PRIMARY KEY (class, level)
) STRICT, WITHOUT ROWID;

-- The level belongs to the pupil, not to the class. One row a pupil and class; `until` set when they move.
CREATE TABLE enrolment (
    id    INTEGER PRIMARY KEY,
    pupil INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    class INTEGER NOT NULL REFERENCES class (id) ON DELETE CASCADE,
    level TEXT CHECK (level IN ('TPS', 'PS', 'MS', 'GS', 'CP', 'CE1', 'CE2', 'CM1', 'CM2', 'ULIS')),
    since TEXT NOT NULL,
    until TEXT
) STRICT;
CREATE UNIQUE INDEX enrolment_now ON enrolment (pupil) WHERE until IS NULL;
CREATE INDEX enrolment_class ON enrolment (class, pupil) WHERE until IS NULL;

CREATE TABLE teaching (
    id      INTEGER PRIMARY KEY,
    class   INTEGER NOT NULL REFERENCES class (id) ON DELETE CASCADE,
    teacher INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind    TEXT NOT NULL DEFAULT 'main' CHECK (kind IN ('main', 'shared', 'replacement')),
    since   TEXT,
    until   TEXT,
    UNIQUE (class, teacher)
) STRICT;
CREATE INDEX teaching_teacher ON teaching (teacher, class);

-- Automatic groups are derived from the above (people::groups) and never edited; free groups are made by hand;
-- each person has a group of one, so that every audience is a list of groups.
CREATE TABLE grp (
    id      INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('school', 'teachers', 'staff', 'guardians', 'pupils',
                'class', 'class_pupils', 'class_guardians', 'class_teachers', 'level', 'free', 'person')),
    class   INTEGER REFERENCES class (id) ON DELETE CASCADE,
    level   TEXT,
    person  INTEGER REFERENCES person (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    purpose TEXT,                               -- free groups: groupe de besoin, club, projet, conseil d'école
    owner   INTEGER REFERENCES person (id) ON DELETE SET NULL,
    closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX grp_person ON grp (person) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX grp_class ON grp (class, kind) WHERE class IS NOT NULL;
CREATE UNIQUE INDEX grp_level ON grp (level) WHERE level IS NOT NULL;
CREATE UNIQUE INDEX grp_whole ON grp (kind) WHERE kind IN ('school', 'teachers', 'staff', 'guardians', 'pupils');

CREATE TABLE membership (
    grp    INTEGER NOT NULL REFERENCES grp (id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (grp, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_person ON membership (person, grp);

-- Accounts ---------------------------------------------------------------------------------------

CREATE TABLE account (
    person        INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    login         TEXT NOT NULL UNIQUE COLLATE NOCASE,
    hash          TEXT,                          -- bcrypt
    state         TEXT NOT NULL DEFAULT 'to_activate' CHECK (state IN ('to_activate', 'active', 'suspended', 'closed')),
    code          TEXT UNIQUE,                   -- one-time activation or reset code, erased when used
    code_until    INTEGER,
    recovery_email TEXT,
    last_login_at INTEGER,
    failures      INTEGER NOT NULL DEFAULT 0,
    locked_until  INTEGER,
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
    token      BLOB PRIMARY KEY,                 -- SHA-256 of the cookie's value
    person     INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    device     TEXT NOT NULL,
    address    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_person ON session (person);

-- Charter and notice -------------------------------------------------------------------------------

CREATE TABLE charter (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL CHECK (kind IN ('charter', 'notice')),
    audience     TEXT NOT NULL CHECK (audience IN ('adult', 'pupil')),
    version      INTEGER NOT NULL,
    body         TEXT NOT NULL,                  -- cleaned HTML
    author       INTEGER REFERENCES person (id) ON DELETE SET NULL,
    published_at INTEGER NOT NULL,
    UNIQUE (kind, audience, version)
) STRICT;

CREATE TABLE charter_acceptance (
    charter     INTEGER NOT NULL REFERENCES charter (id),
    person      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    accepted_at INTEGER NOT NULL,
    PRIMARY KEY (charter, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX charter_acceptance_person ON charter_acceptance (person);

-- Rights -------------------------------------------------------------------------------------------

-- The headteacher's changes to the default level of a profile on a service. 'none' closes the service to it.
CREATE TABLE ceiling (
    service TEXT NOT NULL,
    profile TEXT NOT NULL,
    level   TEXT NOT NULL CHECK (level IN ('none', 'view', 'comment', 'contribute', 'moderate', 'manage')),
    PRIMARY KEY (service, profile)
) STRICT, WITHOUT ROWID;

-- A service closed to everybody keeps its data and says so. No row: open.
CREATE TABLE service_closed (
    service   TEXT PRIMARY KEY,
    closed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal: every act, chained ------------------------------------------------------------------

CREATE TABLE journal (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL,                       -- person:12 | operator:jeanne | job:nightly | visitor:a@b.fr
    name    TEXT NOT NULL,                       -- the actor's name at the time
    service TEXT NOT NULL,
    verb    TEXT NOT NULL,
    object  TEXT NOT NULL,                       -- publication:31, or empty
    detail  TEXT NOT NULL,                       -- never the content of private things
    prev    BLOB NOT NULL,                       -- hash of the row before
    hash    BLOB NOT NULL                        -- SHA-256 of all the above
) STRICT;
CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_actor ON journal (actor, id);
CREATE INDEX journal_service ON journal (service, id);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

-- Blobs: content-addressed, in rows of at most 256 KiB ------------------------------------------------

CREATE TABLE blob (
    id         INTEGER PRIMARY KEY,
    sha256     BLOB UNIQUE,                      -- null while it is being written
    size       INTEGER NOT NULL,
    mime       TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE blob_chunk (
    blob INTEGER NOT NULL REFERENCES blob (id) ON DELETE CASCADE,
    n    INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (blob, n)
) STRICT;

-- Notify ------------------------------------------------------------------------------------------

CREATE TABLE feed (
    id      INTEGER PRIMARY KEY,
    person  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at      INTEGER NOT NULL,
    service TEXT NOT NULL,
    text    TEXT NOT NULL,
    link    TEXT NOT NULL,
    read_at INTEGER
) STRICT;
CREATE INDEX feed_person ON feed (person, id);
CREATE INDEX feed_unread ON feed (person) WHERE read_at IS NULL;

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE,
    person     INTEGER REFERENCES person (id) ON DELETE CASCADE,
    recipient  TEXT NOT NULL,
    subject    TEXT NOT NULL,
    body       TEXT NOT NULL,
    -- now, daily: news, held in quiet hours; daily ones gather lines until they are due. letter: asked for, leaves at once.
    kind       TEXT NOT NULL CHECK (kind IN ('now', 'daily', 'letter')),
    created_at INTEGER NOT NULL,
    due_at     INTEGER NOT NULL,                 -- not before: quiet hours, back-off
    tries      INTEGER NOT NULL DEFAULT 0,
    state      TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'dead')),
    error      TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX outbox_daily ON outbox (person) WHERE kind = 'daily' AND state = 'waiting';

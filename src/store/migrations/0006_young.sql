-- Pupils who can't read yet: a device that a teacher opened for the class, then a QR card or three pictures.

-- How the pupils of a class come in. No row: by their youngest level (people::young::means).
CREATE TABLE class_means (
    class INTEGER PRIMARY KEY REFERENCES class (id) ON DELETE CASCADE,
    means TEXT NOT NULL CHECK (means IN ('password', 'card', 'pictures', 'both'))
) STRICT;

CREATE TABLE opened_device (
    id        INTEGER PRIMARY KEY,
    token     BLOB NOT NULL UNIQUE,             -- SHA-256 of the device's cookie
    class     INTEGER NOT NULL REFERENCES class (id) ON DELETE CASCADE,
    opened_by INTEGER REFERENCES person (id) ON DELETE SET NULL,
    device    TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    until     INTEGER NOT NULL
) STRICT;
CREATE INDEX opened_device_class ON opened_device (class, until);
CREATE INDEX opened_device_until ON opened_device (until);
CREATE INDEX opened_device_opened_by ON opened_device (opened_by) WHERE opened_by IS NOT NULL;

-- A session that began on such a device ends with it.
ALTER TABLE session ADD COLUMN opened_device INTEGER REFERENCES opened_device (id) ON DELETE CASCADE;
CREATE INDEX session_opened_device ON session (opened_device) WHERE opened_device IS NOT NULL;

-- A card opens nothing but an opened device of its pupil's class, so that it can be printed again as it is.
CREATE TABLE card (
    pupil   INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    token   TEXT NOT NULL UNIQUE,
    made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE picture_password (
    pupil        INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    hash         TEXT NOT NULL,                 -- bcrypt of the three names in their order
    failures     INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER,
    made_at      INTEGER NOT NULL
) STRICT;

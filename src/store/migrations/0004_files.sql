-- Files that people send: their pictures' copies, and those still on their way.

-- What is known of an upload that is a picture, and its smaller copies where it is larger than they.
CREATE TABLE upload_picture (
    upload INTEGER PRIMARY KEY REFERENCES upload (id) ON DELETE CASCADE,
    width  INTEGER NOT NULL,
    height INTEGER NOT NULL,
    large  INTEGER REFERENCES blob (id),
    thumb  INTEGER REFERENCES blob (id)
) STRICT;
CREATE INDEX upload_picture_large ON upload_picture (large) WHERE large IS NOT NULL;
CREATE INDEX upload_picture_thumb ON upload_picture (thumb) WHERE thumb IS NOT NULL;

-- A file on its way in, piece by piece (tus). How much has arrived is told by its blob's rows.
CREATE TABLE arrival (
    id         INTEGER PRIMARY KEY,
    owner      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    blob       INTEGER REFERENCES blob (id) ON DELETE SET NULL,
    name       TEXT NOT NULL,
    size       INTEGER NOT NULL,
    turn       INTEGER NOT NULL DEFAULT 0,      -- counts the requests that sent bytes: only the last may write
    upload     INTEGER REFERENCES upload (id) ON DELETE CASCADE,   -- once it is whole
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX arrival_owner ON arrival (owner);
CREATE INDEX arrival_blob ON arrival (blob) WHERE blob IS NOT NULL;
CREATE INDEX arrival_upload ON arrival (upload) WHERE upload IS NOT NULL;

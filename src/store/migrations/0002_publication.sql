-- Publications: what news, blogs, forums, pages, documents … share. One row each; what only one service knows of a
-- publication stands in that service's own table, keyed by the publication.

-- A file that someone sent, before and after it is part of something.
CREATE TABLE upload (
    id         INTEGER PRIMARY KEY,
    owner      INTEGER REFERENCES person (id) ON DELETE SET NULL,
    blob       INTEGER NOT NULL REFERENCES blob (id),
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX upload_owner ON upload (owner, id);
CREATE INDEX upload_blob ON upload (blob);

CREATE TABLE publication (
    id           INTEGER PRIMARY KEY,
    service      TEXT NOT NULL,                  -- a service's key: news
    author       INTEGER REFERENCES person (id) ON DELETE SET NULL,
    author_name  TEXT NOT NULL,                  -- as it was; stays when the account goes
    state        TEXT NOT NULL DEFAULT 'draft'
                 CHECK (state IN ('draft', 'pending', 'published', 'refused', 'archived', 'binned')),
    before_bin   TEXT,                           -- the state it was binned from
    title        TEXT NOT NULL DEFAULT '',
    summary      TEXT NOT NULL DEFAULT '',
    body         TEXT NOT NULL DEFAULT '',       -- HTML cleaned by publication::clean
    picture      INTEGER REFERENCES upload (id) ON DELETE SET NULL,
    picture_alt  TEXT NOT NULL DEFAULT '',
    is_public    INTEGER NOT NULL DEFAULT 0 CHECK (is_public IN (0, 1)),
    comments     TEXT NOT NULL DEFAULT 'after' CHECK (comments IN ('none', 'after', 'before')),
    asks_reading INTEGER NOT NULL DEFAULT 0 CHECK (asks_reading IN (0, 1)),
    show_from    INTEGER,
    show_until   INTEGER,
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    shown_at     INTEGER,                        -- since when its audience sees it, or will: what lists are ordered by
    told_at      INTEGER,                        -- its audience was told; null while it waits for its day
    hidden_at    INTEGER,                        -- reported, and hidden until someone decides
    binned_at    INTEGER,
    refusal      TEXT NOT NULL DEFAULT '',
    version      INTEGER NOT NULL DEFAULT 1      -- counts the saves: two people at once do not overwrite each other
) STRICT;
CREATE INDEX publication_shown ON publication (service, state, shown_at DESC, id DESC);
CREATE INDEX publication_author ON publication (author, service, changed_at DESC);
CREATE INDEX publication_waiting ON publication (changed_at) WHERE state = 'pending';
CREATE INDEX publication_binned ON publication (binned_at) WHERE state = 'binned';
CREATE INDEX publication_to_tell ON publication (shown_at) WHERE state = 'published' AND told_at IS NULL;
CREATE INDEX publication_ending ON publication (show_until) WHERE state = 'published' AND show_until IS NOT NULL;
CREATE INDEX publication_public ON publication (service, shown_at DESC) WHERE is_public = 1 AND state = 'published';
CREATE INDEX publication_picture ON publication (picture) WHERE picture IS NOT NULL;
CREATE TRIGGER publication_keeps_its_author BEFORE UPDATE OF author_name ON publication
BEGIN SELECT RAISE(ABORT, 'authorship is never changed'); END;

-- Who it is for: a group (a person is a group of one) and the level given, as its rank in access::Level.
CREATE TABLE audience (
    publication INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    grp         INTEGER NOT NULL REFERENCES grp (id) ON DELETE CASCADE,
    level       INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
    PRIMARY KEY (publication, grp)
) STRICT, WITHOUT ROWID;
CREATE INDEX audience_grp ON audience (grp, publication);

-- The files of a publication: below its text, or in it (inline).
CREATE TABLE attachment (
    publication INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    upload      INTEGER NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL DEFAULT 0,
    inline      INTEGER NOT NULL DEFAULT 0 CHECK (inline IN (0, 1)),
    PRIMARY KEY (publication, upload)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_upload ON attachment (upload, publication);

-- What its author was typing when the page was left: one a person, apart from what is saved and seen.
CREATE TABLE autosave (
    publication INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    person      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    version     INTEGER NOT NULL,                -- the version that was being changed
    fields      TEXT NOT NULL,                   -- the form as typed, JSON
    saved_at    INTEGER NOT NULL,
    PRIMARY KEY (publication, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX autosave_person ON autosave (person);

CREATE TABLE version (
    id          INTEGER PRIMARY KEY,
    publication INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    author      INTEGER REFERENCES person (id) ON DELETE SET NULL,
    author_name TEXT NOT NULL,
    saved_at    INTEGER NOT NULL,
    title       TEXT NOT NULL,
    summary     TEXT NOT NULL,
    body        TEXT NOT NULL
) STRICT;
CREATE INDEX version_publication ON version (publication, id);
CREATE INDEX version_author ON version (author) WHERE author IS NOT NULL;

CREATE TABLE comment (
    id          INTEGER PRIMARY KEY,
    publication INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    parent      INTEGER REFERENCES comment (id) ON DELETE CASCADE,
    author      INTEGER REFERENCES person (id) ON DELETE SET NULL,
    author_name TEXT NOT NULL,
    body        TEXT NOT NULL,                   -- plain text
    state       TEXT NOT NULL CHECK (state IN ('visible', 'pending', 'hidden', 'deleted')),
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX comment_publication ON comment (publication, id);
CREATE INDEX comment_author ON comment (author, created_at) WHERE author IS NOT NULL;
CREATE INDEX comment_parent ON comment (parent) WHERE parent IS NOT NULL;
CREATE INDEX comment_waiting ON comment (created_at) WHERE state = 'pending';
CREATE TRIGGER comment_keeps_its_author BEFORE UPDATE OF author_name ON comment
BEGIN SELECT RAISE(ABORT, 'authorship is never changed'); END;

CREATE TABLE read_mark (
    publication     INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    person          INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    seen_at         INTEGER NOT NULL,
    acknowledged_at INTEGER,
    PRIMARY KEY (publication, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX read_mark_person ON read_mark (person, publication);

-- A publication, or one comment of it, that someone found wrong.
CREATE TABLE report (
    id            INTEGER PRIMARY KEY,
    publication   INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    comment       INTEGER REFERENCES comment (id) ON DELETE CASCADE,
    reporter      INTEGER REFERENCES person (id) ON DELETE SET NULL,
    reporter_name TEXT NOT NULL,
    reason        TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    state         TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'removed')),
    answer        TEXT NOT NULL DEFAULT '',
    decided_by    INTEGER REFERENCES person (id) ON DELETE SET NULL,
    decided_at    INTEGER
) STRICT;
CREATE INDEX report_open ON report (created_at) WHERE state = 'open';
CREATE INDEX report_publication ON report (publication);
CREATE INDEX report_comment ON report (comment) WHERE comment IS NOT NULL;
CREATE INDEX report_reporter ON report (reporter) WHERE reporter IS NOT NULL;
CREATE INDEX report_decided_by ON report (decided_by) WHERE decided_by IS NOT NULL;

-- The words of each publication, its text without the HTML; written with it (publication::search).
CREATE VIRTUAL TABLE publication_fts USING fts5 (title, summary, body, tokenize = 'unicode61 remove_diacritics 2');

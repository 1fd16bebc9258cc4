-- Files sent for an import, kept between its preview and its confirmation, a day at most.

CREATE TABLE import_draft (
    id          INTEGER PRIMARY KEY,
    person      INTEGER REFERENCES person (id) ON DELETE CASCADE,   -- null: the command line
    created_at  INTEGER NOT NULL,
    report      TEXT                                                -- once confirmed: what was done, as JSON; the files are gone
) STRICT;
CREATE INDEX import_draft_person ON import_draft (person);

CREATE TABLE import_draft_file (
    draft   INTEGER NOT NULL REFERENCES import_draft (id) ON DELETE CASCADE,
    n       INTEGER NOT NULL,
    name    TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (draft, n)
) STRICT, WITHOUT ROWID;

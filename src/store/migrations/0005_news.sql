-- News: what only they know of a publication.
CREATE TABLE news (
    publication INTEGER PRIMARY KEY REFERENCES publication (id) ON DELETE CASCADE,
    theme       TEXT NOT NULL DEFAULT '',        -- a key of services::news::model::THEMES
    pinned      INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1))
) STRICT;
CREATE INDEX news_pinned ON news (publication) WHERE pinned = 1;

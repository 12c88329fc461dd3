"""The shape of the database, step by step. A released step is never changed; the next one changes the shape."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("ownwords")


# What belongs to the person


@migrations()
def m001_person(db: Database) -> None:
    """Shares, consents and preferences. Times are RFC 3339 in UTC with milliseconds: they sort as texts."""
    db.execute(
        """
        CREATE TABLE shares (
            id TEXT PRIMARY KEY,
            posted_at TEXT NOT NULL,
            site TEXT NOT NULL,
            item_ids TEXT NOT NULL, -- a JSON array
            text TEXT,
            url TEXT,
            about TEXT NOT NULL CHECK (about IN ('company', 'field', 'personal')),
            own_words REAL
        )
        """
    )
    db.execute("CREATE INDEX shares_by_time ON shares (posted_at, id)")
    db.execute(
        """
        CREATE TABLE consents (
            number INTEGER PRIMARY KEY, -- the order of decisions, also within a millisecond
            purpose TEXT NOT NULL,
            granted INTEGER NOT NULL,
            decided_at TEXT NOT NULL
        )
        """
    )
    db.execute("CREATE INDEX consents_by_purpose ON consents (purpose, number)")
    db.execute("CREATE TABLE preferences (only INTEGER PRIMARY KEY CHECK (only = 1), data TEXT NOT NULL)")


# Who may ask


@migrations()
def m002_callers(db: Database) -> None:
    """Paired browsers and sessions of the person's pages. Codes, tokens and keys are kept as hashes."""
    db.execute(
        """
        CREATE TABLE pairings (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            origin TEXT, -- NULL: a local program, which sends none
            token_hash TEXT NOT NULL UNIQUE,
            paired_at TEXT NOT NULL
        )
        """
    )
    db.execute(
        """
        CREATE TABLE pairing_code (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            salt TEXT NOT NULL,
            code_hash TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            tries_left INTEGER NOT NULL
        )
        """
    )
    db.execute("CREATE TABLE pairing_key (only INTEGER PRIMARY KEY CHECK (only = 1), key TEXT NOT NULL)")
    db.execute("CREATE TABLE sign_ins (key_hash TEXT PRIMARY KEY, expires_at TEXT NOT NULL)")
    db.execute("CREATE TABLE sessions (id_hash TEXT PRIMARY KEY, expires_at TEXT NOT NULL)")


# Channels and their items


@migrations()
def m003_catalogue(db: Database) -> None:
    """Channels, their items, and a full-text index over the items' stemmed words.

    The vocabulary tells how common a stem is, so that a draft is searched for by the few that tell items apart.
    """
    db.execute(
        """
        CREATE TABLE channels (
            id TEXT PRIMARY KEY,
            data TEXT NOT NULL, -- JSON of models.Channel
            source TEXT NOT NULL, -- 'demo', or the folder it comes from
            sets INTEGER NOT NULL,
            synced_at TEXT NOT NULL,
            problem TEXT
        )
        """
    )
    db.execute(
        """
        CREATE TABLE items (
            rowid INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            channel_id TEXT NOT NULL,
            data TEXT NOT NULL -- JSON of models.Item
        )
        """
    )
    db.execute("CREATE INDEX items_by_channel ON items (channel_id)")
    # Not contentless: deleting from such an index needs SQLite 3.43, and Debian 12 has 3.40.
    db.execute("CREATE VIRTUAL TABLE item_terms USING fts5 (terms, tokenize='unicode61 remove_diacritics 0')")
    db.execute("CREATE VIRTUAL TABLE item_vocabulary USING fts5vocab (item_terms, 'row')")
    db.execute("CREATE TABLE catalogue_revision (number INTEGER NOT NULL)")
    db.execute("INSERT INTO catalogue_revision VALUES (0)")


# Channels that are signed


@migrations()
def m004_signed_channels(db: Database) -> None:
    """Who signs a channel, the files its trust rests on, its lessons, and what it took away."""
    db.execute("ALTER TABLE channels ADD COLUMN signed TEXT")  # JSON of models.Signed; NULL: nobody signs it
    db.execute(
        """
        CREATE TABLE channel_files (
            channel_id TEXT NOT NULL,
            name TEXT NOT NULL, -- metadata/NAME, or targets/NAME
            data BLOB NOT NULL,
            PRIMARY KEY (channel_id, name)
        )
        """
    )
    db.execute("CREATE TABLE lessons (channel_id TEXT NOT NULL, data TEXT NOT NULL)")
    db.execute(
        """
        CREATE TABLE retractions (
            item_id TEXT PRIMARY KEY,
            channel_id TEXT NOT NULL,
            title TEXT NOT NULL,
            reason TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """
    )


# Editors


@migrations()
def m005_languagetool(db: Database) -> None:
    """Whether editors may ask in LanguageTool's way: a row while they may."""
    db.execute(
        """
        CREATE TABLE languagetool (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            port INTEGER NOT NULL,
            token TEXT NOT NULL -- in the address, which people need to see again
        )
        """
    )


# What was decided, and what is taken away


@migrations()
def m006_decisions_and_erasing(db: Database) -> None:
    """Decisions that are never changed, what is still to be erased, and which backup is the newest.

    A decision says in which language, by which words and where it was made; those from before this step do not.
    """
    for column in ("id", "language", "notice", "method"):
        db.execute(f"ALTER TABLE consents ADD COLUMN {column} TEXT")
    # 0: it was made in another companion, and came with an import. It is a record, and grants nothing here.
    db.execute("ALTER TABLE consents ADD COLUMN here INTEGER NOT NULL DEFAULT 1")
    db.execute("UPDATE consents SET id = lower(hex(randomblob(16)))")
    db.execute("CREATE UNIQUE INDEX consents_by_id ON consents (id)")
    db.execute(
        """
        CREATE TABLE unfinished (
            number INTEGER PRIMARY KEY,
            task TEXT NOT NULL -- JSON of store.forgetting.Task
        )
        """
    )
    db.execute("CREATE TABLE backed_up (only INTEGER PRIMARY KEY CHECK (only = 1), name TEXT NOT NULL)")
    db.execute(
        """
        CREATE TRIGGER decisions_stay BEFORE UPDATE ON consents
        BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END
        """
    )
    db.execute(
        """
        CREATE TRIGGER decisions_go_when_erased BEFORE DELETE ON consents
        WHEN NOT EXISTS (SELECT 1 FROM unfinished)
        BEGIN SELECT RAISE(ABORT, 'a decision is only erased'); END
        """
    )


# What a share is, and who says so


@migrations()
def m007_shares_say_more(db: Database) -> None:
    """What was shared, its topics, who decided its kind and by which signs, and how often it was changed.

    Kinds kept before this step may have been said by the person, so none of them is worked out again.
    """
    db.execute("ALTER TABLE shares ADD COLUMN format TEXT NOT NULL DEFAULT 'post'")
    db.execute("ALTER TABLE shares ADD COLUMN topics TEXT NOT NULL DEFAULT '[]'")  # a JSON array of topics' ids
    db.execute("ALTER TABLE shares ADD COLUMN about_by TEXT NOT NULL DEFAULT 'person'")
    db.execute("ALTER TABLE shares ADD COLUMN signs TEXT NOT NULL DEFAULT '[]'")  # a JSON array of [sign, what]
    db.execute("ALTER TABLE shares ADD COLUMN version INTEGER NOT NULL DEFAULT 1")
    # What the companies and topics were when kinds were last worked out; no row: never yet.
    db.execute("CREATE TABLE classified (only INTEGER PRIMARY KEY CHECK (only = 1), companies TEXT NOT NULL)")


# The index is in memory


@migrations()
def m008_terms(db: Database) -> None:
    """Each item's weighted terms stand beside it; the full-text index in the database goes.

    Of the items that are here, none has terms yet: they are worked out when the catalogue is next read.
    """
    db.execute("DROP TABLE item_vocabulary")
    db.execute("DROP TABLE item_terms")
    db.execute("ALTER TABLE items ADD COLUMN terms TEXT")  # a JSON object of terms.of_item; NULL: not worked out
    db.execute("ALTER TABLE items ADD COLUMN terms_by TEXT")  # terms.VERSION that worked them out

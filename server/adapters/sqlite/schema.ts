/** The tables, and the steps that bring a file of any earlier version to them. */

import type { DatabaseSync } from 'node:sqlite'

/**
 * Step n leads from `user_version` n to n + 1. Steps that were released are never edited, only followed by others.
 * A snapshot has its own table: in the board's row every append would write it again.
 */
const STEPS: readonly string[] = [
  `
  CREATE TABLE boards (id TEXT PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT;
  CREATE TABLE snapshots (
    board TEXT PRIMARY KEY REFERENCES boards (id), up_to INTEGER NOT NULL, bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE updates (
    board TEXT NOT NULL REFERENCES boards (id), seq INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (board, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE programmes (
    board TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, mode TEXT NOT NULL, programme TEXT, derived_from INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE grants (
    id TEXT PRIMARY KEY, board TEXT NOT NULL, role TEXT NOT NULL, label TEXT NOT NULL, secret TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL, expires_at INTEGER, revoked_at INTEGER
  ) STRICT;
  CREATE INDEX grants_of_board ON grants (board);
  CREATE TABLE sessions (
    session TEXT NOT NULL, board TEXT NOT NULL, grant_id TEXT NOT NULL REFERENCES grants (id),
    expires_at INTEGER NOT NULL, PRIMARY KEY (session, board)
  ) STRICT, WITHOUT ROWID;
  `,
  'ALTER TABLE programmes ADD COLUMN record TEXT',
  `
  CREATE TABLE editions (
    board TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL, changes TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0, programme TEXT NOT NULL, PRIMARY KEY (board, number)
  ) STRICT;
  `,
  `
  CREATE TABLE steps (
    board TEXT NOT NULL REFERENCES boards (id), step INTEGER NOT NULL, at INTEGER NOT NULL, mark INTEGER NOT NULL,
    bytes BLOB NOT NULL, PRIMARY KEY (board, step)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX steps_in_time ON steps (board, at, mark);
  CREATE TABLE keyframes (
    board TEXT NOT NULL REFERENCES boards (id), step INTEGER NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (board, step)
  ) STRICT;
  CREATE TABLE kept_moments (
    board TEXT NOT NULL REFERENCES boards (id), id TEXT NOT NULL, kind TEXT NOT NULL, step INTEGER NOT NULL,
    at INTEGER NOT NULL, name TEXT NOT NULL, by TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (board, id)
  ) STRICT;
  `,
  'ALTER TABLE grants ADD COLUMN used_at INTEGER;',
  `
  CREATE TABLE picks (
    secret TEXT PRIMARY KEY, slug TEXT NOT NULL, topics TEXT NOT NULL, used_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX picks_of_slug ON picks (slug);
  CREATE INDEX picks_by_use ON picks (used_at);
  `,
  `
  ALTER TABLE programmes ADD COLUMN embed_origins TEXT;
  ALTER TABLE editions ADD COLUMN about TEXT;
  `,
  'ALTER TABLE programmes ADD COLUMN saves INTEGER NOT NULL DEFAULT 0;',
]

/** What a file of this version says. */
export const VERSION = STEPS.length

export const versionOf = (db: DatabaseSync): number => Number(db.prepare('PRAGMA user_version').get()?.user_version)

/** [S1, S2] Durable at every commit, one writer, and the tables of this version. Throws for a file of a newer one. */
export function prepare(db: DatabaseSync, steps = STEPS): void {
  db.exec('PRAGMA busy_timeout = 5000')
  db.exec('PRAGMA journal_mode = WAL')
  db.exec('PRAGMA synchronous = FULL')
  db.exec('PRAGMA foreign_keys = ON')
  const found = versionOf(db)
  if (found > steps.length)
    throw new Error(`the database has version ${found}, this Plumbline knows up to ${steps.length}`)
  for (const [version, step] of [...steps.entries()].slice(found)) {
    db.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${version + 1}; COMMIT`)
  }
}

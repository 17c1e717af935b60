/** The tables in PostgreSQL, and the steps that bring a database of any earlier version to them, once, whoever starts first. */

import type { Pool } from 'pg'
import { inTransaction } from './transaction.ts'

/**
 * Step n leads from version n to n + 1. Steps that were released are never edited, only followed by others. Texts that
 * people typed are stored as JSON: PostgreSQL takes neither NUL nor half a sign.
 */
const STEPS: readonly string[] = [
  `
  CREATE TABLE boards (id text PRIMARY KEY, epoch bigint NOT NULL, seq bigint NOT NULL);
  CREATE TABLE snapshots (
    board text PRIMARY KEY REFERENCES boards (id), up_to bigint NOT NULL, bytes bytea NOT NULL
  );
  CREATE TABLE updates (
    board text NOT NULL REFERENCES boards (id), seq bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (board, seq)
  );
  CREATE TABLE programmes (
    board text PRIMARY KEY, slug text NOT NULL UNIQUE, mode text NOT NULL, programme text, record text,
    derived_from bigint NOT NULL, saves bigint NOT NULL DEFAULT 0,
    embed_origins text
  );
  CREATE TABLE editions (
    board text NOT NULL, number bigint NOT NULL, at bigint NOT NULL, note text NOT NULL, changes text NOT NULL,
    about text,
    withdrawn boolean NOT NULL DEFAULT false, programme text NOT NULL, PRIMARY KEY (board, number)
  );
  CREATE TABLE picks (secret text PRIMARY KEY, slug text NOT NULL, topics text NOT NULL, used_at bigint NOT NULL);
  CREATE INDEX picks_of_slug ON picks (slug);
  CREATE INDEX picks_by_use ON picks (used_at);
  CREATE TABLE grants (
    number bigint GENERATED ALWAYS AS IDENTITY, id text PRIMARY KEY, board text NOT NULL, role text NOT NULL,
    label text NOT NULL, secret text NOT NULL UNIQUE, created_at bigint NOT NULL, expires_at bigint, revoked_at bigint,
    used_at bigint
  );
  CREATE INDEX grants_of_board ON grants (board);
  CREATE TABLE sessions (
    session text NOT NULL, board text NOT NULL, grant_id text NOT NULL REFERENCES grants (id),
    expires_at bigint NOT NULL, PRIMARY KEY (session, board)
  );
  CREATE TABLE steps (
    board text NOT NULL REFERENCES boards (id), step bigint NOT NULL, at bigint NOT NULL, mark boolean NOT NULL,
    bytes bytea NOT NULL, PRIMARY KEY (board, step)
  );
  CREATE INDEX steps_in_time ON steps (board, at, mark);
  CREATE TABLE keyframes (
    board text NOT NULL REFERENCES boards (id), step bigint NOT NULL, at bigint NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (board, step)
  );
  CREATE TABLE kept_moments (
    board text NOT NULL REFERENCES boards (id), id text NOT NULL, kind text NOT NULL, step bigint NOT NULL,
    at bigint NOT NULL, name text NOT NULL, by text NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (board, id)
  );
  `,
]

/** What a database of this version says. */
export const VERSION = STEPS.length

/** One number in all of the database: nobody else uses advisory locks in a database of ours. */
const LOCK = 7_105_868

/** 0 for a database that no server of ours has used. */
export async function versionOf(pool: Pick<Pool, 'query'>): Promise<number> {
  const { rows: table } = await pool.query<{ found: string | null }>(`SELECT to_regclass('plumbline') AS found`)
  if (!table[0]?.found) return 0
  const { rows } = await pool.query<{ version: string }>('SELECT version FROM plumbline')
  return Number(rows[0]?.version ?? 0)
}

/** [S2] Throws for a database of a newer version. */
export async function prepare(pool: Pool, steps = STEPS): Promise<void> {
  await inTransaction(pool, async (client) => {
    // Held until the transaction ends: of several servers that start at once, the others find it done.
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await client.query('CREATE TABLE IF NOT EXISTS plumbline (version bigint NOT NULL)')
    const found = await versionOf(client)
    if (found > steps.length)
      throw new Error(`the database has version ${found}, this Plumbline knows up to ${steps.length}`)
    for (const step of steps.slice(found)) await client.query(step)
    await client.query('DELETE FROM plumbline')
    await client.query('INSERT INTO plumbline VALUES ($1)', [steps.length])
  })
}

/** Personal calendars in PostgreSQL. */

import type { Pool } from 'pg'
import type { PickStore } from '../../ports/pick-store.ts'
import { inTransaction } from './transaction.ts'
import { Turns } from './turns.ts'

/** An advisory lock: their number is bounded, so they are added one at a time. */
const ADDING = 7_105_871

export function picksIn(pool: Pool): PickStore {
  const turns = new Turns()
  return {
    add: (secret, { slug, topics }, at, most) =>
      turns.take('add', () =>
        inTransaction(pool, async (client) => {
          await client.query('SELECT pg_advisory_xact_lock($1)', [ADDING])
          await client.query('DELETE FROM picks WHERE used_at < $1', [most.before])
          const { rows } = await client.query<{ in_all: string; of_slug: string }>(
            'SELECT count(*) AS in_all, count(*) FILTER (WHERE slug = $1) AS of_slug FROM picks',
            [slug],
          )
          if (Number(rows[0]?.of_slug) >= most.ofSlug || Number(rows[0]?.in_all) >= most.inAll) return 'full'
          await client.query('INSERT INTO picks (secret, slug, topics, used_at) VALUES ($1, $2, $3, $4)', [
            secret,
            slug,
            JSON.stringify(topics),
            at,
          ])
          return 'added'
        }),
      ),

    async find(slug, secret, before) {
      const { rows } = await pool.query<{ topics: string; used_at: string }>(
        'SELECT topics, used_at FROM picks WHERE secret = $1 AND slug = $2 AND used_at >= $3',
        [secret, slug, before],
      )
      const [row] = rows
      return row ? { slug, topics: JSON.parse(row.topics) as string[], usedAt: Number(row.used_at) } : null
    },

    async replace({ slug, topics }, secret, at) {
      const { rowCount } = await pool.query(
        'UPDATE picks SET topics = $3, used_at = greatest(used_at, $4) WHERE secret = $1 AND slug = $2',
        [secret, slug, JSON.stringify(topics), at],
      )
      return rowCount === 1
    },

    async use(secret, at) {
      await pool.query('UPDATE picks SET used_at = greatest(used_at, $2) WHERE secret = $1', [secret, at])
    },

    async remove(slug, secret) {
      return (await pool.query('DELETE FROM picks WHERE secret = $1 AND slug = $2', [secret, slug])).rowCount === 1
    },
  }
}

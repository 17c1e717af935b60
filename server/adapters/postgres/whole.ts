/** A whole database: every row as it was at one moment, and an empty one filled with rows. */

import { Pool } from 'pg'
import type { ColumnKind, Row, Table, Value } from '../local/tables.ts'
import { TABLES } from '../local/tables.ts'
import { holdDatabase } from './lock.ts'
import { assertDurable, connectionTo } from './postgres.ts'
import { prepare, VERSION, versionOf } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** Rows that are fetched at once: their bytes must fit into memory. */
const AT_ONCE = 500
/** A whole database takes its time. */
const STATEMENT_MS = 600_000

const wholeConnection = (url: string) => ({ ...connectionTo(url), max: 1, query_timeout: STATEMENT_MS })

/** [S42] While servers write: what they commit later is not in it. Rejects with a sentence. */
export async function readWhole(url: string, take: (table: Table, row: Row) => void): Promise<void> {
  const pool = new Pool(wholeConnection(url))
  try {
    const version = await versionOf(pool)
    if (version !== VERSION)
      throw new Error(
        `the database has version ${version}, this Plumbline reads ${VERSION}. Start its server once first.`,
      )
    await inTransaction(
      pool,
      async (client) => {
        for (const table of TABLES) {
          const names = Object.keys(table.columns).join(', ')
          await client.query(
            `DECLARE whole CURSOR FOR SELECT ${names} FROM ${table.name} ORDER BY ${(table.key ?? ['number']).join(', ')}`,
          )
          for (;;) {
            const { rows } = await client.query<Record<string, unknown>>(`FETCH ${AT_ONCE} FROM whole`)
            for (const row of rows) take(table, neutral(table, row))
            if (rows.length < AT_ONCE) break
          }
          await client.query('CLOSE whole')
        }
      },
      'REPEATABLE READ READ ONLY',
    )
  } finally {
    await pool.end()
  }
}

const neutral = ({ columns }: Table, row: Readonly<Record<string, unknown>>): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, kind]) => [name, read(kind, row[name])]))

function read(kind: ColumnKind, value: unknown): Value {
  if (value === null) return null
  if (kind === 'number') return Number(value)
  return kind === 'typed' ? (JSON.parse(String(value)) as string) : (value as Value)
}

/** Fills the database of a server that has no boards yet, all or nothing; resolves with the number of boards. Rejects with a sentence. */
export async function fillWhole(url: string, rows: Iterable<readonly [Table, Row]>): Promise<number> {
  const pool = new Pool(wholeConnection(url))
  const lock = await holdDatabase(connectionTo(url), 'alone').catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  try {
    await assertDurable(pool)
    await prepare(pool)
    return await inTransaction(pool, async (client) => {
      const { rowCount } = await client.query('SELECT 1 FROM boards LIMIT 1')
      if (rowCount) throw new Error('it has boards already, and nothing is written over them. Use an empty database.')
      let boards = 0
      for (const [table, row] of rows) {
        const names = Object.keys(table.columns)
        const places = names.map((_, at) => `$${at + 1}`).join(', ')
        const values = names.map((name) => stored(table.columns[name], row[name] ?? null))
        await client.query(`INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${places})`, values)
        if (table.name === 'boards') boards++
      }
      return boards
    })
  } finally {
    await pool.end()
    await lock.release()
  }
}

const stored = (kind: ColumnKind | undefined, value: Value): Value =>
  kind === 'typed' && value !== null ? JSON.stringify(value) : value

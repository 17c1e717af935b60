/** Programmes and editions in PostgreSQL. */

import type { Pool } from 'pg'
import type { PublicationMode } from '../../../shared/access.ts'
import { type CalendarRecord, EMPTY_RECORD } from '../../../shared/exports/calendar-record.ts'
import type { BoardId } from '../../../shared/ids.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import type {
  Edition,
  EditionFacts,
  ProgrammeStore,
  Publication,
  PublicationChange,
} from '../../ports/programme-store.ts'
import { publicStateOf, slugWatchers } from '../local/slug-watchers.ts'
import { inTransaction } from './transaction.ts'
import { Turns } from './turns.ts'

interface Row {
  readonly board: string
  readonly slug: string
  readonly mode: string
  readonly programme: string | null
  readonly record: string | null
  readonly derived_from: string
  readonly saves: string
  readonly embed_origins: string | null
}

interface EditionRow {
  readonly number: string
  readonly at: string
  readonly note: string
  readonly changes: string
  readonly about: string | null
  readonly withdrawn: boolean
  readonly programme: string
}

/** What this server wrote is believed as it stands. */
const publicationOf = (row: Row): Publication => ({
  board: row.board as BoardId,
  slug: row.slug,
  mode: row.mode as PublicationMode,
  programme: row.programme === null ? null : (JSON.parse(row.programme) as Programme),
  record: row.record === null ? EMPTY_RECORD : (JSON.parse(row.record) as CalendarRecord),
  derivedFrom: Number(row.derived_from),
  saves: Number(row.saves),
  embedOrigins: listIn(row.embed_origins),
})

/** What earlier versions have not stored is none. */
const listIn = (text: string | null): string[] => (text === null ? [] : (JSON.parse(text) as string[]))

const factsOf = ({ number, at, note, changes, about, withdrawn }: Omit<EditionRow, 'programme'>): EditionFacts => ({
  number: Number(number),
  at: Number(at),
  note: JSON.parse(note) as string,
  changes: JSON.parse(changes) as string[],
  about: listIn(about),
  isWithdrawn: withdrawn,
})

/** The slug, or `null` for who was overtaken. */
async function save(
  on: Pick<Pool, 'query'>,
  board: BoardId,
  change: PublicationChange,
  after: number | undefined,
): Promise<string | null> {
  const { mode, programme, record, derivedFrom } = change
  const { rows } = await on.query<{ slug: string }>(
    `UPDATE programmes SET mode = $2, programme = $3, record = $4, derived_from = $5, saves = saves + 1
     WHERE board = $1 AND saves = coalesce($6, saves) RETURNING slug`,
    [board, mode, programme && JSON.stringify(programme), JSON.stringify(record), derivedFrom, after ?? null],
  )
  if (rows[0]) return rows[0].slug
  const { rowCount } = await on.query('SELECT 1 FROM programmes WHERE board = $1', [board])
  if (!rowCount) throw new Error(`board ${board} has no publication`)
  return null
}

const COLUMNS = 'number, at, note, changes, about, withdrawn'

export function programmesIn(pool: Pool): ProgrammeStore {
  const watchers = slugWatchers()
  const turns = new Turns()
  const told = (slug: string | null, change: PublicationChange): boolean => {
    if (slug !== null) watchers.tell(slug, publicStateOf(change))
    return slug !== null
  }
  const found = async (text: string, value: string): Promise<Publication | null> => {
    const { rows } = await pool.query<Row>(text, [value])
    return rows[0] ? publicationOf(rows[0]) : null
  }
  const bySlug = (slug: string) => found('SELECT * FROM programmes WHERE slug = $1', slug)
  const editions = async (board: BoardId): Promise<EditionFacts[]> => {
    const { rows } = await pool.query<EditionRow>(
      `SELECT ${COLUMNS} FROM editions WHERE board = $1 ORDER BY number DESC`,
      [board],
    )
    return rows.map(factsOf)
  }
  const edition = async (board: BoardId, number: number): Promise<Edition | null> => {
    const { rows } = await pool.query<EditionRow>(
      `SELECT ${COLUMNS}, programme FROM editions WHERE board = $1 AND number = $2`,
      [board, number],
    )
    return rows[0] ? { ...factsOf(rows[0]), programme: JSON.parse(rows[0].programme) as Programme } : null
  }
  const publicBoard = async (slug: string): Promise<BoardId | null> => {
    const publication = await bySlug(slug)
    return publication && publication.mode !== 'hidden' ? publication.board : null
  }
  return {
    async create(board, slug) {
      await pool.query(`INSERT INTO programmes (board, slug, mode, derived_from) VALUES ($1, $2, 'hidden', 0)`, [
        board,
        slug,
      ])
    },

    async bySlug(slug) {
      const publication = await bySlug(slug)
      return publication && publicStateOf(publication)
    },

    byBoard: (board) => found('SELECT * FROM programmes WHERE board = $1', board),

    async setEmbedOrigins(board, origins) {
      const { rowCount } = await pool.query('UPDATE programmes SET embed_origins = $2 WHERE board = $1', [
        board,
        JSON.stringify(origins),
      ])
      if (!rowCount) throw new Error(`board ${board} has no publication`)
    },

    async embedOrigins(slug) {
      const { rows } = await pool.query<{ embed_origins: string | null }>(
        'SELECT embed_origins FROM programmes WHERE slug = $1',
        [slug],
      )
      return rows[0] ? listIn(rows[0].embed_origins) : null
    },

    save: (board, change, after) => turns.take(board, async () => told(await save(pool, board, change, after), change)),

    publish: (board, { number, at, note, changes, about, programme }, change, withdrawsAfter, after) =>
      turns.take(board, async () => {
        const slug = await inTransaction(pool, async (client) => {
          // First, so that of two servers that publish at once the second waits here, and learns that it was overtaken.
          const saved = await save(client, board, change, after)
          if (saved === null) return null
          if (withdrawsAfter !== null)
            await client.query(
              'UPDATE editions SET withdrawn = true WHERE board = $1 AND number > $2 AND number < $3',
              [board, withdrawsAfter, number],
            )
          await client.query(
            'INSERT INTO editions (board, number, at, note, changes, about, programme) VALUES ($1, $2, $3, $4, $5, $6, $7)',
            [board, number, at, ...[note, changes, about, programme].map((value) => JSON.stringify(value))],
          )
          return saved
        })
        return told(slug, change)
      }),

    editions,
    edition,

    async publicEditions(slug) {
      const board = await publicBoard(slug)
      return board && (await editions(board)).filter(({ isWithdrawn }) => !isWithdrawn)
    },

    async publicEdition(slug, number) {
      const board = await publicBoard(slug)
      const one = board && (await edition(board, number))
      return one && !one.isWithdrawn ? one : null
    },

    async saves(slugs) {
      const { rows } = await pool.query<{ slug: string; saves: string }>(
        'SELECT slug, saves FROM programmes WHERE slug = ANY($1)',
        [slugs],
      )
      return new Map(rows.map(({ slug, saves }) => [slug, Number(saves)]))
    },

    watch: watchers.watch,

    async behind() {
      const { rows } = await pool.query<{ board: string }>(
        `SELECT programmes.board FROM programmes JOIN boards ON boards.id = programmes.board
         WHERE programmes.mode = 'live' AND boards.seq > programmes.derived_from ORDER BY programmes.board COLLATE "C"`,
      )
      return rows.map(({ board }) => board as BoardId)
    },
  }
}

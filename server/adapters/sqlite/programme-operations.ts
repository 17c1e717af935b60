/** The statements behind `ProgrammeStore`. Run inside a transaction, in the worker. */

import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { PublicationMode } from '../../../shared/access.ts'
import { type CalendarRecord, EMPTY_RECORD } from '../../../shared/exports/calendar-record.ts'
import type { BoardId } from '../../../shared/ids.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import type { Edition, EditionFacts, Publication, PublicationChange } from '../../ports/programme-store.ts'

/** A column that an earlier version did not fill is empty. */
const listIn = (column: SQLOutputValue | undefined): string[] =>
  typeof column === 'string' ? (JSON.parse(column) as string[]) : []

/** What this server wrote is believed as it stands. */
const publicationOf = (row: Record<string, SQLOutputValue>): Publication => ({
  board: row.board as BoardId,
  slug: String(row.slug),
  mode: row.mode as PublicationMode,
  programme: row.programme === null ? null : (JSON.parse(String(row.programme)) as Programme),
  record: row.record === null ? EMPTY_RECORD : (JSON.parse(String(row.record)) as CalendarRecord),
  derivedFrom: Number(row.derived_from),
  saves: Number(row.saves),
  embedOrigins: listIn(row.embed_origins),
})

const factsOf = (row: Record<string, SQLOutputValue>): EditionFacts => ({
  number: Number(row.number),
  at: Number(row.at),
  note: String(row.note),
  changes: listIn(row.changes),
  about: listIn(row.about),
  isWithdrawn: row.withdrawn === 1,
})

export function programmeOperations(db: DatabaseSync) {
  const insert = db.prepare(`INSERT INTO programmes (board, slug, mode, derived_from) VALUES (?, ?, 'hidden', 0)`)
  const bySlug = db.prepare('SELECT * FROM programmes WHERE slug = ?')
  const byBoard = db.prepare('SELECT * FROM programmes WHERE board = ?')
  const update = db.prepare(
    `UPDATE programmes SET mode = ?, programme = ?, record = ?, derived_from = ?, saves = saves + 1
     WHERE board = ? AND saves = coalesce(?, saves) RETURNING slug`,
  )
  const setOrigins = db.prepare('UPDATE programmes SET embed_origins = ? WHERE board = ? RETURNING board')
  const originsOf = db.prepare('SELECT embed_origins FROM programmes WHERE slug = ?')
  const behind = db.prepare(
    `SELECT programmes.board FROM programmes JOIN boards ON boards.id = programmes.board
     WHERE programmes.mode = 'live' AND boards.seq > programmes.derived_from ORDER BY programmes.board`,
  )

  const addEdition = db.prepare(
    'INSERT INTO editions (board, number, at, note, changes, about, programme) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const withdraw = db.prepare('UPDATE editions SET withdrawn = 1 WHERE board = ? AND number > ? AND number < ?')
  const editionsOf = db.prepare(
    'SELECT number, at, note, changes, about, withdrawn FROM editions WHERE board = ? ORDER BY number DESC',
  )
  const editionOf = db.prepare('SELECT * FROM editions WHERE board = ? AND number = ?')
  const publicBoard = (slug: string): BoardId | null => {
    const row = bySlug.get(slug)
    return row && row.mode !== 'hidden' ? (row.board as BoardId) : null
  }
  const editions = (board: BoardId): EditionFacts[] => editionsOf.all(board).map(factsOf)
  const edition = (board: BoardId, number: number): Edition | null => {
    const row = editionOf.get(board, number)
    return row ? { ...factsOf(row), programme: JSON.parse(String(row.programme)) as Programme } : null
  }
  const save = (board: BoardId, change: PublicationChange, after?: number): string | null => {
    const { mode, programme, record, derivedFrom } = change
    const text = programme && JSON.stringify(programme)
    const row = update.get(mode, text, JSON.stringify(record), derivedFrom, board, after ?? null)
    if (row) return String(row.slug)
    if (!byBoard.get(board)) throw new Error(`board ${board} has no publication`)
    return null
  }

  return {
    createProgramme(board: BoardId, slug: string): void {
      insert.run(board, slug)
    },

    programmeBySlug(slug: string): Publication | null {
      const row = bySlug.get(slug)
      return row ? publicationOf(row) : null
    },

    programmeByBoard(board: BoardId): Publication | null {
      const row = byBoard.get(board)
      return row ? publicationOf(row) : null
    },

    setEmbedOrigins(board: BoardId, origins: readonly string[]): void {
      if (!setOrigins.get(JSON.stringify(origins), board)) throw new Error(`board ${board} has no publication`)
    },

    embedOrigins(slug: string): string[] | null {
      const row = originsOf.get(slug)
      return row ? listIn(row.embed_origins) : null
    },

    /** Returns the slug, so that its watchers can be told; `null` for who was overtaken. */
    saveProgramme: save,

    /** As `saveProgramme`. */
    publishEdition(
      board: BoardId,
      { number, at, note, changes, about, programme }: Omit<Edition, 'isWithdrawn'>,
      change: PublicationChange,
      withdrawsAfter: number | null,
      after?: number,
    ): string | null {
      const slug = save(board, change, after)
      if (slug === null) return null
      if (withdrawsAfter !== null) withdraw.run(board, withdrawsAfter, number)
      const [sentences, ids] = [JSON.stringify(changes), JSON.stringify(about)]
      addEdition.run(board, number, at, note, sentences, ids, JSON.stringify(programme))
      return slug
    },

    editions,
    edition,

    publicEditions(slug: string): EditionFacts[] | null {
      const board = publicBoard(slug)
      return board && editions(board).filter(({ isWithdrawn }) => !isWithdrawn)
    },

    publicEdition(slug: string, number: number): Edition | null {
      const board = publicBoard(slug)
      const found = board && edition(board, number)
      return found && !found.isWithdrawn ? found : null
    },

    programmeSaves(slugs: readonly string[]): Map<string, number> {
      return new Map(
        slugs.flatMap((slug) => {
          const row = bySlug.get(slug)
          return row ? [[slug, Number(row.saves)] as const] : []
        }),
      )
    },

    boardsBehind(): BoardId[] {
      return behind.all().map(({ board }) => board as BoardId)
    },
  }
}

/** The statements behind `ProgrammeStore`. Run inside a transaction, in the worker. */

import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { PublicationMode } from '../../../shared/access.ts'
import { type CalendarRecord, EMPTY_RECORD } from '../../../shared/exports/calendar-record.ts'
import type { BoardId } from '../../../shared/ids.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import type { Publication, PublicationChange } from '../../ports/programme-store.ts'

/** What this server wrote is believed as it stands. */
const publicationOf = (row: Record<string, SQLOutputValue>): Publication => ({
  board: row.board as BoardId,
  slug: String(row.slug),
  mode: row.mode as PublicationMode,
  programme: row.programme === null ? null : (JSON.parse(String(row.programme)) as Programme),
  record: row.record === null ? EMPTY_RECORD : (JSON.parse(String(row.record)) as CalendarRecord),
  derivedFrom: Number(row.derived_from),
})

export function programmeOperations(db: DatabaseSync) {
  const insert = db.prepare(`INSERT INTO programmes (board, slug, mode, derived_from) VALUES (?, ?, 'hidden', 0)`)
  const bySlug = db.prepare('SELECT * FROM programmes WHERE slug = ?')
  const byBoard = db.prepare('SELECT * FROM programmes WHERE board = ?')
  const update = db.prepare(
    'UPDATE programmes SET mode = ?, programme = ?, record = ?, derived_from = ? WHERE board = ? RETURNING slug',
  )
  const behind = db.prepare(
    `SELECT programmes.board FROM programmes JOIN boards ON boards.id = programmes.board
     WHERE programmes.mode = 'live' AND boards.seq > programmes.derived_from ORDER BY programmes.board`,
  )

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

    /** Returns the slug, so that its watchers can be told. */
    saveProgramme(board: BoardId, { mode, programme, record, derivedFrom }: PublicationChange): string {
      const row = update.get(mode, programme && JSON.stringify(programme), JSON.stringify(record), derivedFrom, board)
      if (!row) throw new Error(`board ${board} has no publication`)
      return String(row.slug)
    },

    boardsBehind(): BoardId[] {
      return behind.all().map(({ board }) => board as BoardId)
    },
  }
}

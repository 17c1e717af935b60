/** Asks the server for a new board. */

import type { BoardCreated, NewBoard } from '../../shared/protocol/api.ts'
import { request } from '../http.ts'
import { rememberBoard } from './opened-boards.ts'

/** Throws `ApiFailure` with a sentence. The server makes this browser the board's owner. */
export async function createBoard(board: NewBoard): Promise<BoardCreated> {
  const created = await request<BoardCreated>('POST', '/api/boards', board)
  rememberBoard({ id: created.id, title: board.title ?? '', role: 'owner' })
  return created
}

/** Every zone this browser knows, and UTC, which browsers leave out. */
export const allZones = (): string[] => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort()

/** The zone of this browser; some call UTC by other names. */
export function ownZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return zone || 'UTC'
}

/** The day `days` after today, on the clock of this browser. */
export function dayFromNow(days: number): string {
  const now = new Date()
  const day = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days))
  return day.toISOString().slice(0, 10)
}

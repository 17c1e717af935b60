/** The boards that were opened in this browser: what they are called and when, never what opens them. */

import { ROLES, type Role } from '../../shared/access.ts'
import { oneOf, record } from '../../shared/board/values.ts'
import { keep, kept } from '../browser-store.ts'

export interface OpenedBoard {
  readonly id: string
  readonly title: string
  readonly role: Role
  /** Milliseconds since 1970. */
  readonly opened: number
}

/** The oldest leave beyond this many. */
export const MOST_OPENED = 50
const KEY = 'opened'

/** Newest first. What cannot be read is left out. */
export const openedBoards = (): readonly OpenedBoard[] => kept(KEY, parseOpened) ?? []

/** Called when a board is opened, and when its title or one's role changes. */
export function rememberBoard(board: Pick<OpenedBoard, 'id' | 'title' | 'role'>): void {
  keep(KEY, withBoard(openedBoards(), board, Date.now()))
}

export function forgetBoard(id: string): void {
  keep(
    KEY,
    openedBoards().filter((board) => board.id !== id),
  )
}

/** The list with the board first. Names every field, so that nothing a caller has besides is ever stored. */
export function withBoard(
  list: readonly OpenedBoard[],
  { id, title, role }: Pick<OpenedBoard, 'id' | 'title' | 'role'>,
  opened: number,
): OpenedBoard[] {
  return [{ id, title, role, opened }, ...list.filter((board) => board.id !== id)].slice(0, MOST_OPENED)
}

export function parseOpened(value: unknown): OpenedBoard[] | null {
  if (!Array.isArray(value)) return null
  return value.flatMap((entry): OpenedBoard[] => {
    const raw = record(entry)
    const role = oneOf(ROLES)(raw?.role)
    if (!raw || !role || typeof raw.id !== 'string' || typeof raw.title !== 'string') return []
    if (typeof raw.opened !== 'number') return []
    return [{ id: raw.id, title: raw.title, role, opened: raw.opened }]
  })
}

/** What the publish dialog shows: what attendees have now, and what publishing would change for them. Pure but for the requests. */

import type { Board } from '../../shared/board/model.ts'
import type { ProgrammeChange } from '../../shared/exports/changes.ts'
import { changesBetween } from '../../shared/exports/changes.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { project } from '../../shared/programme/project.ts'
import type { EditionInfo } from '../../shared/protocol/api.ts'
import { request } from '../http.ts'

export interface Published {
  /** From the newest to the oldest. */
  readonly editions: readonly EditionInfo[]
  /** The last one that attendees can see; `null` before the first. */
  readonly last: Programme | null
}

/** `api` is the board's address. Rejects with an `ApiFailure`. */
export async function published(api: string): Promise<Published> {
  const editions = await request<readonly EditionInfo[]>('GET', `${api}/editions`)
  const newest = editions.find(({ withdrawn }) => !withdrawn)
  const last = newest ? await request<Programme>('GET', `${api}/editions/${newest.number}`) : null
  return { editions, last }
}

/** What attendees would see differently if the board were published as it is. */
export const changesToPublish = (board: Board, last: Programme | null): readonly ProgrammeChange[] =>
  changesBetween(last, { ...project(board), sequence: 0, edition: null })

const WORDS = {
  new: 'new',
  cancelled: 'cancelled',
  moved: 'moved',
  retimed: 'at another time',
  renamed: 'renamed',
  people: 'with other speakers',
  text: 'with another description',
} as const

/** "3 new, 1 cancelled, 2 moved"; each event by what matters first. */
export function sayCounts(changes: readonly ProgrammeChange[]): string {
  const byKind = Map.groupBy(changes, ({ kinds }) => kinds[0] ?? 'text')
  return Object.entries(WORDS)
    .flatMap(([kind, word]) => {
      const count = byKind.get(kind as keyof typeof WORDS)?.length ?? 0
      return count > 0 ? `${count} ${word}` : []
    })
    .join(', ')
}

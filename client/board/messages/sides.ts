/** The two sides that messages are about: an edition, nothing yet, or the board as it would be published now. */

import type { Board } from '../../../shared/board/model.ts'
import { changesBetween, type ProgrammeChange } from '../../../shared/exports/changes.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { project } from '../../../shared/programme/project.ts'
import type { EditionInfo } from '../../../shared/protocol/api.ts'

export const NOTHING = 'nothing'
export const NOW = 'now'

/** `NOTHING`, `NOW`, or the number of an edition. */
export type Side = string

export interface Sides {
  readonly from: Side
  readonly to: Side
}

/** What is about to be published; where that is nothing, what was published last. `last` is the newest that is public. */
export function firstSides(editions: readonly EditionInfo[], last: Programme | null, board: Board): Sides {
  const [newest, before] = editions.filter(({ withdrawn }) => !withdrawn)
  const sideOf = (edition: EditionInfo | undefined): Side => (edition ? String(edition.number) : NOTHING)
  const isPublished = last !== null && changesBetween(last, shownNow(board)).length === 0
  return isPublished ? { from: sideOf(before), to: sideOf(newest) } : { from: sideOf(newest), to: NOW }
}

export const shownNow = (board: Board): Programme => ({ ...project(board), sequence: 0, edition: null })

/** `undefined` while one of the two is not here yet. */
export function changesOf(
  { from, to }: Sides,
  board: Board,
  programmes: ReadonlyMap<Side, Programme>,
): readonly ProgrammeChange[] | undefined {
  const now = shownNow(board)
  const programmeOf = (side: Side): Programme | undefined => {
    if (side === NOW) return now
    return side === NOTHING
      ? { ...now, rooms: [], tracks: [], people: [], slots: [], topics: [] }
      : programmes.get(side)
  }
  const [before, after] = [programmeOf(from), programmeOf(to)]
  return before && after ? changesBetween(before, after) : undefined
}

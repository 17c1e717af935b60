/** Where a held card would land: in words, in time, and one key press further. Pure; the hand is elsewhere. */

import type { Board, Lineup, Slot } from '../../shared/board/model.ts'
import type { Target } from '../../shared/board/verbs.ts'
import type { TopicId } from '../../shared/ids.ts'
import { clockOf, dayOf, later, minutesOfClock, sayDay } from '../../shared/time.ts'
import { foreseenAt } from './foreseen.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** A target with the time at which the first held card would start there. */
interface Landing {
  readonly target: NonNullable<Target>
  readonly start: string
}

const isOpen = (slot: Slot): boolean => slot.kind !== 'break'

/** Every place in a slot, in order: before each card that stays, and at the end. */
function landingsIn(board: Board, lineup: Lineup, held: readonly TopicId[]): Landing[] {
  const { slot } = lineup
  const staying = lineup.topics.filter(({ topic }) => !held.includes(topic.id))
  let used = 0
  const at = (before: TopicId | null): Landing => ({
    target: { slotId: slot.id, before },
    start: later(slot.place.start, used, board.meta.timeZone),
  })
  const landings = staying.map(({ topic }) => {
    const landing = at(topic.id)
    used += topic.minutes
    return landing
  })
  return [...landings, at(null)]
}

/** The columns of the grid as lists of landings. */
function landingColumns(board: Board, columns: readonly (readonly Slot[])[], held: readonly TopicId[]): Landing[][] {
  const landings = columns.map((slots) =>
    slots.filter(isOpen).flatMap(({ id }) => {
      const lineup = board.lineups.get(id)
      return lineup ? landingsIn(board, lineup, held) : []
    }),
  )
  return landings.filter((column) => column.length > 0)
}

const isAt = (a: Target, b: Target): boolean => a?.slotId === b?.slotId && a?.before === b?.before

/**
 * The landing one step further; `slots` by the columns of the grid. Up and down walk through a column, left and right go to
 * the nearest time in the next one that has slots; left of all of them is the tray (`null`). Where there is no further, it
 * stays.
 */
export function stepLanding(
  board: Board,
  slots: readonly (readonly Slot[])[],
  held: readonly TopicId[],
  from: Target,
  to: Direction,
): Target {
  const columns = landingColumns(board, slots, held)
  const column = columns.findIndex((landings) => landings.some(({ target }) => isAt(target, from)))
  if (column < 0) return to === 'left' ? null : (columns[0]?.[0]?.target ?? from)
  const landings = columns[column] ?? []
  const at = landings.findIndex(({ target }) => isAt(target, from))
  if (to === 'up' || to === 'down') return landings[at + (to === 'up' ? -1 : 1)]?.target ?? from
  if (to === 'left' && column === 0) return null
  const start = landings[at]?.start ?? ''
  const distance = (landing: Landing) =>
    Math.abs(minutesOfClock(clockOf(start)) - minutesOfClock(clockOf(landing.start)))
  const next = columns[column + (to === 'left' ? -1 : 1)]?.toSorted((a, b) => distance(a) - distance(b))
  return next?.[0]?.target ?? from
}

/** Where the first of some cards stands now, as a target: before the next card that is not one of them. */
export function targetOf(board: Board, held: readonly TopicId[]): Target {
  const [first] = held
  const placement = first && board.topics.get(first)?.placement
  const lineup = placement && board.lineups.get(placement.slotId)
  if (!lineup) return null
  const at = lineup.topics.findIndex(({ topic }) => topic.id === first)
  const next = lineup.topics.slice(at + 1).find(({ topic }) => !held.includes(topic.id))
  return { slotId: lineup.slot.id, before: next?.topic.id ?? null }
}

/** Whether all of them stand there already, in this order. */
export function isThere(board: Board, held: readonly TopicId[], target: Target): boolean {
  if (target === null) return held.every((id) => board.tray.some((topic) => topic.id === id))
  const ids = board.lineups.get(target.slotId)?.topics.map(({ topic }) => topic.id) ?? []
  const [first = ''] = held
  const at = ids.indexOf(first as TopicId)
  const next = target.before ? ids.indexOf(target.before) : ids.length
  return at >= 0 && at + held.length === next && held.every((id, n) => ids[at + n] === id)
}

/** When the first held card would start there, wall time; `null` for the tray. */
export function startAt(board: Board, held: readonly TopicId[], target: Target): string | null {
  const lineup = target && board.lineups.get(target.slotId)
  if (!lineup) return null
  const landings = landingsIn(board, lineup, held)
  return (landings.find((landing) => isAt(landing.target, target)) ?? landings.at(-1))?.start ?? null
}

/** "Mon 5 Oct, 14:50 in Room A". */
export function sayStand(board: Board, held: readonly TopicId[], target: Target): string {
  const lineup = target && board.lineups.get(target.slotId)
  const start = startAt(board, held, target)
  if (!lineup || start === null) return 'the tray'
  const { roomId } = lineup.slot.place
  const room = roomId === null ? 'all rooms' : (board.rooms.get(roomId)?.name ?? 'a room')
  return `${sayDay(dayOf(start))}, ${clockOf(start)} in ${room}`
}

/** The same with what dropping there would cause: "Mon 5 Oct, 14:50 in Room A, 15 min over · Ada speaks in Birch then". */
export const sayTarget = (board: Board, held: readonly TopicId[], target: Target): string =>
  [sayStand(board, held, target), foreseenAt(board, held, target)?.words].filter(Boolean).join(', ')

/** Where things of one day stand in the grid, in minutes and lanes. Pure arithmetic; pixels are CSS's business. */

import type { Board, Lineup, Room, Slot } from '../../shared/board/model.ts'
import type { RoomId } from '../../shared/ids.ts'
import { atClock, clockOf, dayOf, minutesOfClock, wallMinutes, wallPlus } from '../../shared/time.ts'

/** Without slots a day shows these hours; with them at least what they span, to the full hour. */
const USUAL_FROM = 8 * 60
const USUAL_TO = 18 * 60
const DAY = 24 * 60

/** The step in which slots are moved and resized by hand, minutes. */
export const STEP = 5

/** How tall a minute is drawn, pixels. */
export const MINUTE = 1.9
/** What the head of a slot takes from its height, and a line of a card's text, pixels. */
const HEAD = 24
const LINE = 17.6
const CARD_EDGES = 11

/** Below this many minutes there is no room for a head above the cards. */
const SMALL = 35

export const isSmall = ({ minutes }: Slot): boolean => minutes < SMALL

/**
 * How many whole lines of text a card has room for: cards share what the slot's head leaves, by their minutes; in a slot
 * that is too full all of them shrink, so that none hides another slot.
 */
export function linesOf(minutes: number, { slot, used }: Pick<Lineup, 'slot' | 'used'>): number {
  const height = slot.minutes * MINUTE - (isSmall(slot) ? 4 : HEAD)
  return Math.max(1, Math.floor(((minutes / Math.max(slot.minutes, used)) * height - CARD_EDGES) / LINE))
}

export interface Block {
  readonly lineup: Lineup
  /** Minutes after the grid's first. */
  readonly top: number
  readonly minutes: number
  /** Slots of one room that overlap stand side by side: this one's lane of `lanes`. */
  readonly lane: number
  readonly lanes: number
}

export interface Column {
  readonly room: Room | null
  readonly roomId: RoomId | null
  readonly blocks: readonly Block[]
}

export interface DayLayout {
  /** Minutes after midnight of the grid's first and last line. */
  readonly from: number
  readonly to: number
  /** One a room; one for "all rooms" if the board has none. */
  readonly columns: readonly Column[]
  /** Slots across all rooms. */
  readonly across: readonly Block[]
}

export function layOutDay(board: Board, day: string): DayLayout {
  const lineups = [...board.lineups.values()].filter(({ slot }) => dayOf(slot.place.start) === day)
  const starts = lineups.map(({ slot }) => minutesOfClock(clockOf(slot.place.start)))
  const ends = lineups.map(({ slot }, at) => (starts[at] ?? 0) + slot.minutes)
  const from = Math.floor(Math.min(USUAL_FROM, ...starts) / 60) * 60
  const to = Math.ceil(Math.min(DAY + 6 * 60, Math.max(USUAL_TO, ...ends)) / 60) * 60
  const isAcross = ({ slot }: Lineup) => slot.place.roomId === null || !board.rooms.has(slot.place.roomId)
  const midnight = atClock(day, '00:00')
  const blocksOf = (own: readonly Lineup[]) => inLanes(own, (start) => wallMinutes(midnight, start) - from)
  const columns = [...board.rooms.values()].map((room) => ({
    room,
    roomId: room.id,
    blocks: blocksOf(lineups.filter(({ slot }) => slot.place.roomId === room.id)),
  }))
  return {
    from,
    to,
    columns: columns.length > 0 ? columns : [{ room: null, roomId: null, blocks: [] }],
    across: blocksOf(lineups.filter(isAcross)),
  }
}

/** Slots that overlap share the width: each takes the first free lane, and all of one heap count the same lanes. */
function inLanes(lineups: readonly Lineup[], topOf: (start: string) => number): Block[] {
  const blocks: { lineup: Lineup; top: number; minutes: number; lane: number; heap: { lanes: number } }[] = []
  let heap = { lanes: 0 }
  let ends: number[] = []
  for (const lineup of lineups) {
    const top = topOf(lineup.slot.place.start)
    if (ends.every((end) => end <= top)) {
      heap = { lanes: 0 }
      ends = []
    }
    const free = ends.findIndex((end) => end <= top)
    const lane = free < 0 ? ends.length : free
    ends[lane] = top + lineup.slot.minutes
    heap.lanes = Math.max(heap.lanes, ends.length)
    blocks.push({ lineup, top, minutes: lineup.slot.minutes, lane, heap })
  }
  return blocks.map(({ lineup, top, minutes, lane, heap: own }) => ({ lineup, top, minutes, lane, lanes: own.lanes }))
}

/** The wall time at a height of the grid, in steps. */
export function timeAt(day: string, layout: Pick<DayLayout, 'from' | 'to'>, minutes: number, step = STEP): string {
  const within = Math.max(0, Math.min(layout.to - layout.from - step, minutes))
  return wallPlus(atClock(day, '00:00'), layout.from + Math.round(within / step) * step)
}

/** The whole hours of the grid, for its lines and labels. */
export function hoursOf({ from, to }: Pick<DayLayout, 'from' | 'to'>): number[] {
  return Array.from({ length: (to - from) / 60 }, (_, n) => from / 60 + n)
}

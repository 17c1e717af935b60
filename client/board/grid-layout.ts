/** What stands where in each view of the board: columns, and in them slots by minutes and lanes. Pixels are CSS's business. */

import type { Board, Room, Slot } from '../../shared/board/model.ts'
import type { RoomId, TrackId } from '../../shared/ids.ts'
import type { Day, WallTime } from '../../shared/time.ts'
import { atClock, clockOf, dayOf, daysFrom, minutesOfClock, sayDay, wallPlus } from '../../shared/time.ts'
import type { BoardView, Step } from './board-view.ts'
import { inLanes, lanesOf } from './lanes.ts'

/** Without slots a day shows these hours; with them at least what they span, to the full hour. */
const USUAL_FROM = 8 * 60
const USUAL_TO = 18 * 60
const DAY = 24 * 60

export interface Block {
  readonly slot: Slot
  /** Minutes after the grid's first. */
  readonly top: number
  /** Slots of one column that overlap stand side by side: this one's lane of `lanes`. */
  readonly lane: number
  readonly lanes: number
  /** Whether the column does not say where the slot is. */
  readonly saysRoom: boolean
}

/** One day of one room, or of several: what is dropped in it is of that day, and of that room. */
export interface Column {
  readonly key: string
  readonly day: Day
  /** `null`: of several rooms, so that what is dropped keeps its own. */
  readonly roomId: RoomId | null
  readonly title: string
  readonly blocks: readonly Block[]
  /** For how many slots side by side it should have room. */
  readonly lanes: number
}

export interface GridLayout {
  /** Minutes after midnight of the grid's first and last line. */
  readonly from: number
  readonly to: number
  /** At least one. */
  readonly columns: readonly Column[]
  /** Slots across all columns. */
  readonly across: readonly Block[]
  /** Whether the columns are days: then what is in all rooms stands in one of them. */
  readonly isOverDays: boolean
}

export type Looked = Pick<BoardView, 'shown' | 'day' | 'room' | 'track' | 'hiddenRooms'>

export function layOut(board: Board, view: Looked): GridLayout {
  const slots = [...board.slots.values()]
  const isAcross = ({ place }: Slot) => place.roomId === null || !board.rooms.has(place.roomId)
  switch (view.shown) {
    case 'day':
      return roomsOfDay(board, view, slots, isAcross)
    case 'room': {
      const room = roomShown(board, view)
      const own = slots.filter((slot) => isAcross(slot) || slot.place.roomId === room?.id)
      return daysOf(board, own, room?.id ?? null, isAcross)
    }
    case 'track': {
      const track = trackShown(board, view)
      return daysOf(board, track ? slots.filter((slot) => bears(board, slot, track)) : [], null, () => true)
    }
    case 'list': {
      const isHidden = ({ place }: Slot) => place.roomId !== null && view.hiddenRooms.includes(place.roomId)
      return daysOf(
        board,
        slots.filter((slot) => !isHidden(slot)),
        null,
        () => true,
      )
    }
    default:
      return view.shown satisfies never
  }
}

/** The rooms that are not hidden, in their order. */
export const roomsIn = (board: Board, { hiddenRooms }: Pick<Looked, 'hiddenRooms'>): Room[] =>
  [...board.rooms.values()].filter(({ id }) => !hiddenRooms.includes(id))

/** The room whose days are looked at: the one that was chosen, else the first. */
export const roomShown = ({ rooms }: Board, { room }: Pick<Looked, 'room'>): Room | undefined =>
  (room && rooms.get(room)) || [...rooms.values()][0]

/** The track that is looked at: the one that was chosen, else the first. */
export const trackShown = ({ tracks }: Board, { track }: Pick<Looked, 'track'>): TrackId | null =>
  (track && tracks.has(track) ? track : [...tracks.keys()][0]) ?? null

const bears = (board: Board, slot: Slot, track: TrackId): boolean =>
  slot.trackId === track || (board.lineups.get(slot.id)?.topics.some(({ topic }) => topic.trackId === track) ?? false)

function roomsOfDay(board: Board, view: Looked, slots: readonly Slot[], isAcross: (slot: Slot) => boolean): GridLayout {
  const { day } = view
  const own = slots.filter(({ place }) => dayOf(place.start) === day)
  const { from, to } = hoursFor(own)
  const blocksOf = (some: readonly Slot[]) => inLanes(some, from).map((block) => ({ ...block, saysRoom: false }))
  const byRoom = Map.groupBy(own, ({ place }) => place.roomId)
  const columns = roomsIn(board, view).map(({ id, name }) => ({
    key: id as string,
    day,
    roomId: id as RoomId | null,
    title: name || 'Unnamed room',
    blocks: blocksOf(byRoom.get(id) ?? []),
    lanes: 1,
  }))
  const none = { key: 'all', day, roomId: null, title: 'All rooms', blocks: [], lanes: 1 }
  return {
    from,
    to,
    columns: columns.length > 0 ? columns : [none],
    across: blocksOf(own.filter(isAcross)),
    isOverDays: false,
  }
}

/** Days side by side: the board's, and any other with such slots. */
function daysOf(
  board: Board,
  slots: readonly Slot[],
  roomId: RoomId | null,
  saysRoom: (slot: Slot) => boolean,
): GridLayout {
  const { from, to } = hoursFor(slots)
  const byDay = Map.groupBy(slots, ({ place }) => dayOf(place.start))
  const days = new Set([...daysFrom(board.meta.firstDay, board.meta.lastDay), ...byDay.keys()])
  const columns = [...days].sort().map((day) => {
    const blocks = inLanes(byDay.get(day) ?? [], from).map((block) => ({ ...block, saysRoom: saysRoom(block.slot) }))
    return { key: day, day, roomId, title: sayDay(day), blocks, lanes: roomId === null ? lanesOf(blocks) : 1 }
  })
  return { from, to, columns, across: [], isOverDays: true }
}

function hoursFor(slots: readonly Slot[]): { from: number; to: number } {
  const starts = slots.map(({ place }) => minutesOfClock(clockOf(place.start)))
  const ends = slots.map(({ minutes }, at) => (starts[at] ?? 0) + minutes)
  const from = Math.floor(Math.min(USUAL_FROM, ...starts) / 60) * 60
  return { from, to: Math.ceil(Math.min(DAY + 6 * 60, Math.max(USUAL_TO, ...ends)) / 60) * 60 }
}

/** The wall time at a height of the grid, in steps. */
export function timeAt(day: Day, layout: Pick<GridLayout, 'from' | 'to'>, minutes: number, step: Step): WallTime {
  const within = Math.max(0, Math.min(layout.to - layout.from - step, minutes))
  return wallPlus(atClock(day, '00:00'), layout.from + Math.round(within / step) * step)
}

/** The whole hours of the grid, for its lines and labels. */
export function hoursOf({ from, to }: Pick<GridLayout, 'from' | 'to'>): number[] {
  return Array.from({ length: (to - from) / 60 }, (_, n) => from / 60 + n)
}

/** The column of a moment's day, and its minutes after the grid's first; `null` where that is not shown. */
export function placeOf({ columns, from, to }: GridLayout, now: WallTime): { column: number; top: number } | null {
  const column = columns.findIndex(({ day }) => day === dayOf(now))
  const top = minutesOfClock(clockOf(now)) - from
  return column < 0 || top < 0 || top > to - from ? null : { column, top }
}

/** The slots of each column in the order of time; those across all stand in the first. */
export function slotsByColumn({ columns, across }: GridLayout): Slot[][] {
  return columns.map(({ blocks }, at) =>
    [...(at === 0 ? across : []), ...blocks].toSorted((a, b) => a.top - b.top).map(({ slot }) => slot),
  )
}

/** What changes of a view so that a slot is in sight; where it is drawn already, its day at most. */
export function viewWith({ columns, across }: GridLayout, slot: Slot, { hiddenRooms }: Looked): Partial<BoardView> {
  const day = dayOf(slot.place.start)
  const isDrawn = [...across, ...columns.flatMap(({ blocks }) => blocks)].some((block) => block.slot.id === slot.id)
  return isDrawn ? { day } : { shown: 'day', day, hiddenRooms: hiddenRooms.filter((id) => id !== slot.place.roomId) }
}

/** `next`, with whatever of `old` says the same: only what changed is drawn again. */
export function keptOf(old: GridLayout, next: GridLayout): GridLayout {
  const before = new Map(old.columns.map((column) => [column.key, column]))
  const columns = next.columns.map((column) => {
    const was = before.get(column.key)
    return was && sameColumn(was, column) ? was : column
  })
  const across = sameBlocks(old.across, next.across) ? old.across : next.across
  const isSame =
    old.from === next.from &&
    old.to === next.to &&
    old.isOverDays === next.isOverDays &&
    across === old.across &&
    columns.length === old.columns.length &&
    columns.every((column, at) => column === old.columns[at])
  return isSame ? old : { ...next, columns, across }
}

const sameColumn = (a: Column, b: Column): boolean =>
  a.day === b.day &&
  a.roomId === b.roomId &&
  a.title === b.title &&
  a.lanes === b.lanes &&
  sameBlocks(a.blocks, b.blocks)

const sameBlocks = (a: readonly Block[], b: readonly Block[]): boolean =>
  a.length === b.length && a.every((block, at) => sameBlock(block, b[at]))

const sameBlock = (a: Block, b: Block | undefined): boolean =>
  a.slot === b?.slot && a.top === b.top && a.lane === b.lane && a.lanes === b.lanes && a.saysRoom === b.saysRoom

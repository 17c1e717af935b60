/** What stands against the slots of one room, whatever is in them. */

import type { RoomId } from '../ids.ts'
import { wallAt } from '../time.ts'
import type { Arrangement, Session } from './arrangement.ts'
import type { Clash } from './clash.ts'
import { clash } from './clash.ts'
import { capital, sayMinutes, sayRoom, saySlot, saySpan } from './clash-words.ts'
import type { Board } from './model.ts'
import { byStart, meetings } from './spans.ts'

/** Whose slots can clash; `null` for those of all rooms, among themselves. */
export const roomsOf = ({ rooms }: Board): readonly (RoomId | null)[] => [null, ...rooms.keys()]

/** What concerns slots of all rooms alone is no clash of each room. */
export function* clashesOfRoom(plan: Arrangement, room: RoomId | null): Generator<Clash> {
  const sessions = plan.sessionsIn(room)
  yield* overlaps(plan.board, room, sessions)
  yield* withoutBreak(plan.board, room, sessions)
}

const isOf =
  (room: RoomId | null) =>
  ({ lineup }: Session): boolean =>
    lineup.slot.place.roomId === room

/** [C1] Two slots of one room overlap; a plenary counts in every room. */
function* overlaps(board: Board, room: RoomId | null, sessions: readonly Session[]): Generator<Clash> {
  for (const pair of meetings(sessions)) {
    if (!pair.some(isOf(room))) continue
    const [a, b] = pair
    const { start } = b.lineup.slot.place
    const { end } = a.to < b.to ? a.lineup : b.lineup
    const [first, second] = [saySlot(board, a.lineup.slot), saySlot(board, b.lineup.slot)]
    yield clash('room-overlap', {
      slots: [a.lineup.slot.id, b.lineup.slot.id],
      start,
      facts: [start, end, room],
      sentence: capital(`${first} and ${second} overlap in ${sayRoom(board, room)} on ${saySpan(start, end)}.`),
      brief: [`overlaps ${second}`, `overlaps ${first}`],
    })
  }
}

/** Minutes. */
const MOST_WITHOUT_BREAK = 120
/** So many minutes without anything are a break, whatever they are called. */
const LEAST_BREAK = 10

/** [C11] More than two hours without a break: neither a slot that is one, nor ten minutes without any. */
function* withoutBreak(board: Board, room: RoomId | null, sessions: readonly Session[]): Generator<Clash> {
  const zone = board.meta.timeZone
  for (const { from, to, after, all } of stretchesOf(sessions)) {
    if (to - from <= MOST_WITHOUT_BREAK || !all.some(isOf(room))) continue
    const [start, end] = [wallAt(from, zone), wallAt(to, zone)]
    const slots = all.map(({ lineup }) => lineup.slot.id)
    yield clash('no-break', {
      slots,
      about: [...slots.slice(0, 1), ...(after ? [after.id] : []), ...(room === null ? [] : [room])],
      start,
      facts: [start, end],
      sentence: `There is no break for ${sayMinutes(to - from)} in ${sayRoom(board, room)}, on ${saySpan(start, end)}.`,
      brief: [`${sayMinutes(to - from)} without a break`],
    })
  }
}

/** How long a room is in use without a break. */
interface Stretch {
  readonly from: number
  readonly to: number
  /** The break that interrupted what goes on here. */
  readonly after: Session | null
  readonly all: readonly Session[]
}

function* stretchesOf(sessions: readonly Session[]): Generator<Stretch> {
  let stretch: Stretch | null = null
  let breakUntil = Number.NEGATIVE_INFINITY
  for (const session of sessions.toSorted(byStart)) {
    if (session.lineup.slot.kind === 'break') {
      breakUntil = Math.max(breakUntil, session.to)
      if (stretch === null) continue
      yield { ...stretch, to: Math.min(stretch.to, session.from) }
      const { to, all }: Stretch = stretch
      stretch =
        to > breakUntil ? { from: breakUntil, to, after: session, all: all.filter((one) => one.to > breakUntil) } : null
      continue
    }
    const from = Math.max(session.from, breakUntil)
    if (session.to <= from) continue
    if (stretch !== null && from - stretch.to < LEAST_BREAK) {
      stretch = { ...stretch, to: Math.max(stretch.to, session.to), all: [...stretch.all, session] }
      continue
    }
    if (stretch !== null) yield stretch
    stretch = { from, to: session.to, after: null, all: [session] }
  }
  if (stretch !== null) yield stretch
}

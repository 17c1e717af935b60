/**
 * Rooms for programmes that name none: what takes place at once is put into rooms of its own, what belongs together
 * stays in one as long as that is free.
 */

import { nameKey } from '../names.ts'
import type { WallTime } from '../time.ts'
import { wallPlus } from '../time.ts'
import { MOST } from './draft.ts'
import type { DraftBuilder, TimedTopic } from './draft-builder.ts'

export interface Roomless extends Omit<TimedTopic, 'room'> {
  /** The session that it belongs to; empty for none. */
  readonly session: string
}

/** Hands all of them to the builder; says so once. */
export function inSpareRooms(builder: DraftBuilder, timed: readonly Roomless[]): void {
  const ends: WallTime[] = []
  const lastOf = new Map<string, number>()
  const sorted = timed.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
  for (const { topic, start, session } of sorted) {
    const usual = session ? lastOf.get(nameKey(session)) : undefined
    const isFree = (at: number) => (ends[at] ?? '') <= start
    let at = usual !== undefined && isFree(usual) ? usual : ends.findIndex((end) => end <= start)
    if (at < 0) at = Math.min(ends.length, MOST.rooms - 1)
    ends[at] = wallPlus(start, topic.minutes)
    if (session) lastOf.set(nameKey(session), at)
    builder.timed({ topic, room: builder.room({ name: `Room ${at + 1}` }), start })
  }
  if (sorted.length > 0) {
    const many = ends.length === 1 ? 'one' : `${ends.length}, since some of it takes place at once`
    builder.warn(`The file names no rooms: they were made up, ${many}. Give them their names.`)
  }
}

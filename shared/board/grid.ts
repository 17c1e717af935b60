/** Days, rooms and slots of a board without its topics: what arranging works on, read anew by each verb. */

import type * as Y from 'yjs'
import type { RoomId, SlotId } from '../ids.ts'
import { later, type WallTime } from '../time.ts'
import { MAP_OF, mapOf } from './doc.ts'
import { readMeta, readRemoved, readRoom, readSlot } from './entries.ts'
import type { Board, EntryKind, Slot } from './model.ts'

export type Grid = Pick<Board, 'meta' | 'rooms' | 'slots'>

/** As the board shows it; rooms and slots in no order. */
export function readGrid(doc: Y.Doc): Grid {
  const meta = readMeta(mapOf(doc, 'meta'))
  const midnight = `${meta.firstDay}T00:00`
  return {
    meta,
    rooms: standing(doc, 'room', readRoom),
    slots: standing(doc, 'slot', (id: SlotId, value) => readSlot(id, value, midnight)),
  }
}

function standing<I extends string, E>(doc: Y.Doc, kind: EntryKind, read: (id: I, value: unknown) => E): Map<I, E> {
  const entries = new Map<I, E>()
  for (const [id, value] of mapOf(doc, MAP_OF[kind]).entries()) {
    if (!readRemoved(kind, id, value)) entries.set(id as I, read(id as I, value))
  }
  return entries
}

/** A stretch of wall time; the end is exclusive. */
export interface Span {
  readonly start: WallTime
  readonly end: WallTime
}

export const spanOf = ({ place, minutes }: Pick<Slot, 'place' | 'minutes'>, zone: string): Span => ({
  start: place.start,
  end: later(place.start, minutes, zone),
})

/** Whether both need one moment; end to end is apart, as in rule C1. */
export const meet = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Whether two slots can get in each other's way; one across all rooms (`null`) stands in every room. */
export const share = (a: RoomId | null, b: RoomId | null): boolean => a === b || a === null || b === null

/** Orders by `(start, id)`, the same on all replicas; at one start, what stands across all rooms comes first. */
export function inTime(a: Slot, b: Slot): number {
  if (a.place.start !== b.place.start) return a.place.start < b.place.start ? -1 : 1
  const byReach = Number(a.place.roomId !== null) - Number(b.place.roomId !== null)
  return byReach || (a.id < b.id ? -1 : 1)
}

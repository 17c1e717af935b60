/**
 * One block of a session → slots: topics that follow each other share one, breaks are slots of their own.
 *
 *   block   09:00 ─────────────────────────────── 12:30
 *   items   09:00 A  09:30 B │ 10:30 break │ 11:00 C
 *   slots   ╰──── one ─────╯ ╰─────────────╯ ╰─ one, to 12:30
 */

import { LIMITS } from '../board/values.ts'
import type { WallTime } from '../time.ts'
import { clockOf, isWallTime, wallMinutes, wallPlus } from '../time.ts'
import type { DraftSlot, DraftTopic } from './draft.ts'
import type { DraftBuilder } from './draft-builder.ts'

export interface BlockItem {
  /** `null`: at no time of its own; it stands with the others. */
  readonly start: WallTime | null
  readonly minutes: number
  readonly is:
    | { readonly kind: 'topic'; readonly topic: DraftTopic }
    | { readonly kind: 'break'; readonly title: string; readonly origin: string }
}

export interface Block extends Pick<DraftSlot, 'origin' | 'room' | 'title' | 'track' | 'start' | 'minutes'> {
  readonly items: readonly BlockItem[]
}

export function layBlock(builder: DraftBuilder, block: Block): void {
  const { origin, room, title, track, start, minutes, items } = block
  const kind = room === null ? 'plenary' : 'session'
  const timed = items
    .filter((item) => item.start !== null)
    .toSorted((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : (a.start ?? '') > (b.start ?? '') ? 1 : 0))
  let count = 0
  let overlaps = 0
  let open: { at: number | null; end: WallTime } | null = null
  let first: number | null = null
  const make = (from: WallTime, length: number): number | null => {
    count++
    const id = count === 1 ? origin : `${origin}/${count}`
    return builder.slot({ origin: id, room, title, track, start: from, minutes: within(length), kind, public: true })
  }
  for (const { start: from, minutes: length, is } of timed) {
    if (from === null) continue
    if (is.kind === 'break') {
      open = null
      builder.slot({
        origin: is.origin,
        room,
        title: is.title,
        track: null,
        start: from,
        minutes: within(length),
        kind: 'break',
        public: true,
      })
      continue
    }
    const goesOn: boolean = open !== null && from <= open.end && lengthen(builder, open.at, length)
    if (goesOn && open && from < open.end) overlaps++
    if (!goesOn || !open) open = { at: make(from, length), end: from }
    first ??= open.at
    open.end = plus(open.end, length)
    builder.topic({ ...is.topic, slot: open.at })
  }
  const early = timed[0]?.start ?? start
  if (early > start) {
    const message = `This begins at ${clockOf(start)}, what is in it at ${clockOf(early)}: its slot begins then.`
    builder.warn(message, nameOf(builder, block))
  }
  const end = plus(start, minutes)
  if (open && open.end < end) lengthen(builder, open.at, wallMinutes(open.end, end))
  const without = items.flatMap(({ start: from, is }) => (from === null && is.kind === 'topic' ? [is.topic] : []))
  if (first === null && (without.length > 0 || timed.length === 0)) first = make(start, minutes)
  for (const topic of without) builder.topic({ ...topic, slot: first })
  if (overlaps > 0) {
    const message = `${overlaps} of its contributions begin before the one before is over; here they follow each other.`
    builder.warn(message, nameOf(builder, block))
  }
}

const nameOf = ({ draft }: DraftBuilder, { title, track, start }: Block): string =>
  title || (track === null ? undefined : draft.tracks[track]?.name) || start

const within = (minutes: number): number => Math.max(1, Math.min(LIMITS.minutes, minutes))

/** Whether the slot can be so long. */
function lengthen(builder: DraftBuilder, at: number | null, minutes: number): boolean {
  const slot = at === null ? undefined : builder.draft.slots[at]
  if (!slot) return at === null
  if (slot.minutes + minutes > LIMITS.minutes) return false
  slot.minutes += minutes
  return true
}

/** After the last of all years it is as late as it was. */
function plus(wall: WallTime, minutes: number): WallTime {
  const then = wallPlus(wall, minutes)
  return isWallTime(then) ? then : wall
}

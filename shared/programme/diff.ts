/** What changed between two programmes, small enough to send on every change, and the way to apply it. */

import type { Programme } from './programme.ts'

const PARTS = ['rooms', 'tracks', 'people', 'slots', 'topics'] as const
type Part = (typeof PARTS)[number]

/** Of one part: entries that are new or different, and the order of all of them where that changed. */
export interface PartPatch<E> {
  readonly set?: readonly E[]
  /** All ids in their new order; ids that are missing here are gone. */
  readonly order?: readonly string[]
}

/** Leads from the programme with the sequence `from` to the one with `sequence`. */
export type Patch = {
  readonly from: number
  readonly sequence: number
  readonly edition: number | null
  readonly board?: Programme['board']
} & { readonly [P in Part]?: PartPatch<Programme[P][number]> }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function diffPart<E extends { id: string }>(old: readonly E[], next: readonly E[]): PartPatch<E> | null {
  const before = new Map(old.map((entry) => [entry.id, entry]))
  const set = next.filter((entry) => !same(before.get(entry.id), entry))
  const moved = old.length !== next.length || old.some(({ id }, at) => id !== next[at]?.id)
  if (set.length === 0 && !moved) return null
  return { ...(set.length > 0 && { set }), ...(moved && { order: next.map(({ id }) => id) }) }
}

/** The patch between two programmes, or `null` if attendees would see no difference. */
export function diff(old: Programme, next: Programme): Patch | null {
  const parts = PARTS.flatMap((part) => {
    const patch = diffPart<{ id: string }>(old[part], next[part])
    return patch ? [[part, patch] as const] : []
  })
  const facts = !same(old.board, next.board)
  if (parts.length === 0 && !facts && old.edition === next.edition) return null
  const { sequence, edition } = next
  return { from: old.sequence, sequence, edition, ...(facts && { board: next.board }), ...Object.fromEntries(parts) }
}

function applyPart<E extends { id: string }>(old: readonly E[], patch: PartPatch<E> | undefined): E[] {
  if (!patch) return [...old]
  const entries = new Map([...old, ...(patch.set ?? [])].map((entry) => [entry.id, entry]))
  const order = patch.order ?? old.map(({ id }) => id)
  return order.flatMap((id) => entries.get(id) ?? [])
}

/** The programme after the patch, or `null` if the patch does not fit it: then the whole has to be fetched. */
export function applyPatch(programme: Programme, patch: Patch): Programme | null {
  if (patch.from !== programme.sequence) return null
  return {
    version: programme.version,
    sequence: patch.sequence,
    edition: patch.edition,
    board: patch.board ?? programme.board,
    rooms: applyPart(programme.rooms, patch.rooms),
    tracks: applyPart(programme.tracks, patch.tracks),
    people: applyPart(programme.people, patch.people),
    slots: applyPart(programme.slots, patch.slots),
    topics: applyPart(programme.topics, patch.topics),
  }
}

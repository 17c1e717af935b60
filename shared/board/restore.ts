/**
 * The verb that brings back what was: the differences between then and now, written as keys in one transaction [M21].
 * What was made since is un-made as a field (`removed`), so that nothing that others write in it meanwhile is lost [M5].
 */

import * as Y from 'yjs'
import type { SlotId, TopicId } from '../ids.ts'
import { dayOf } from '../time.ts'
import type { Change, Spot } from './changes.ts'
import { changesBetween, isTextChange } from './changes.ts'
import type { Content, EntryContent } from './content.ts'
import { contentOf, copyOf, isText, META, storable } from './content.ts'
import type { BoardDoc, MapName } from './doc.ts'
import { MAPS, mapOf } from './doc.ts'
import type { Removal } from './values.ts'
import { asPlace, asPlacement, asRemoved } from './values.ts'
import { fitting, rewriteText, write } from './write.ts'

/** All of a moment or a part of it; `arrangement`: rooms, slots, and where and how long topics are. */
export type RestoreWhat =
  | { readonly kind: 'board' | 'arrangement' }
  | { readonly kind: 'topic'; readonly id: TopicId }
  | { readonly kind: 'slot'; readonly id: SlotId }
  | { readonly kind: 'day'; readonly day: string }

/** The key of `meta` by which a restore is known among other steps: the server keeps the moments around it. */
export const RESTORED = 'restored'
/** The layout is the server's word alone. */
const NOT_RESTORED: readonly string[] = ['layout', RESTORED]
/** Of a topic, what belongs to an arrangement. */
const ARRANGED: readonly string[] = ['placement', 'minutes']

/** One step named by `step`; nothing is written where nothing differs. Returns how many entries it has changed. */
export function restore(board: BoardDoc, then: Content, what: RestoreWhat, step: string): number {
  return board.change(step, (doc) => {
    const removal = { at: board.now(), by: board.actor(), unmade: true }
    const now = contentOf(doc)
    const changes = changesBetween(now, restored(now, then, what, removal)).filter(isSeen)
    if (changes.length === 0) return 0
    for (const [at, ofEntry] of byEntry(changes)) writeEntry(doc, at, ofEntry)
    mapOf(doc, 'meta').set(RESTORED, { at: removal.at, step: fitting('title', step) })
    return byEntry(changes).size
  })
}

/** What the board says once that much of `then` is restored on `now`. */
export function restored(now: Content, then: Content, what: RestoreWhat, removal: Removal): Content {
  const target = copyOf(now)
  const whole = (map: MapName, id: string) => {
    const [old, current] = [then[map].get(id), target[map].get(id)]
    if (old) target[map].set(id, asThen(old, current))
    else if (current && !asRemoved(current.get('removed'))?.unmade) current.set('removed', removal)
  }
  const arrange = (id: string) => {
    const [old, current] = [then.topics.get(id), target.topics.get(id)]
    if (!current) return
    for (const key of ARRANGED) if (old) current.set(key, old.get(key) ?? null)
    if (!old && current.get('placement') != null) current.set('placement', null)
  }
  switch (what.kind) {
    case 'board':
      restoreMeta(target, then)
      for (const map of MAPS) if (map !== 'meta') for (const id of idsIn(map, now, then)) whole(map, id)
      break
    case 'arrangement':
      for (const map of ['rooms', 'slots'] as const) for (const id of idsIn(map, now, then)) whole(map, id)
      for (const id of then.topics.keys()) arrange(id)
      break
    case 'topic':
      whole('topics', what.id)
      break
    case 'slot':
      whole('slots', what.id)
      for (const id of cardsOf([what.id], now, then)) arrange(id)
      break
    case 'day': {
      const slots = idsIn('slots', now, then).filter((id) =>
        [now, then].some((content) => isOn(what.day, content.slots.get(id))),
      )
      for (const id of slots) whole('slots', id)
      for (const id of cardsOf(slots, now, then)) arrange(id)
      break
    }
    default:
      what satisfies never
  }
  return target
}

/** Keys that came since are `null`, not gone: a deleted key has no author whom undo could know [M8]. */
function asThen(old: EntryContent, current: EntryContent | undefined): EntryContent {
  const since = [...(current?.keys() ?? [])].filter((key) => !old.has(key))
  return new Map([...old, ...since.map((key) => [key, null] as const)])
}

function restoreMeta(target: Content, then: Content): void {
  const [old, current] = [then.meta.get(META), target.meta.get(META)]
  if (!old || !current) return
  const kept = NOT_RESTORED.filter((key) => current.has(key)).map((key) => [key, current.get(key)] as const)
  const next = new Map([...asThen(old, current)].filter(([key]) => !NOT_RESTORED.includes(key)))
  target.meta.set(META, new Map([...next, ...kept]))
}

const idsIn = (map: MapName, ...contents: readonly Content[]): string[] => [
  ...new Set(contents.flatMap((content) => [...content[map].keys()])),
]

const isOn = (day: string, slot: EntryContent | undefined): boolean => {
  const place = asPlace(slot?.get('place'))
  return place !== null && !asRemoved(slot?.get('removed')) && dayOf(place.start) === day
}

/** Topics that stand in one of the slots, then or now. */
const cardsOf = (slots: readonly string[], ...contents: readonly Content[]): string[] =>
  idsIn('topics', ...contents).filter((id) =>
    contents.some((content) => {
      const placement = asPlacement(content.topics.get(id)?.get('placement'))
      return placement !== null && slots.includes(placement.slotId)
    }),
  )

/** An empty key says the same as none. */
const isSeen = (change: Change): boolean => isTextChange(change) || (change.before ?? null) !== (change.after ?? null)

type At = `${MapName}/${string}`

function byEntry(changes: readonly Change[]): Map<At, Change[]> {
  const found = new Map<At, Change[]>()
  for (const change of changes) {
    const at: At = `${change.map}/${change.id}`
    const ofEntry = found.get(at)
    if (ofEntry) ofEntry.push(change)
    else found.set(at, [change])
  }
  return found
}

function writeEntry(doc: Y.Doc, at: At, changes: readonly Change[]): void {
  const [first] = changes
  if (!first) return
  const map = mapOf(doc, first.map)
  const entry = first.map === 'meta' ? map : map.get(first.id)
  if (entry instanceof Y.Map) for (const change of changes) writeKey(entry, change)
  else {
    // Un-made by an undo since, or damaged: whole and new, as any entry is made.
    const values = changes.flatMap((change) =>
      !isTextChange(change) && change.after != null
        ? [[change.key, storable(change.map, change.key, change.after)] as const]
        : [],
    )
    map.set(at.slice(first.map.length + 1), new Y.Map(values))
  }
}

function writeKey(entry: Y.Map<unknown>, change: Change): void {
  const stored = entry.get(change.key)
  const after = isTextChange(change) ? textAfter(stored, change) : (change.after ?? null)
  if (stored instanceof Y.Text && typeof after === 'string') rewriteText(stored, after)
  else if (isPlainText(change, after)) entry.set(change.key, new Y.Text(after))
  else write(entry, { [change.key]: after })
}

const isPlainText = ({ map, key }: Spot, after: unknown): after is string =>
  isText(map, key) && typeof after === 'string'

function textAfter(stored: unknown, { at, out, in: into }: { at: number; out: string; in: string }): string {
  const text = stored instanceof Y.Text ? stored.toString() : String(stored ?? '')
  return text.slice(0, at) + into + text.slice(at + out.length)
}

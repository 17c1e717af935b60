/**
 * Which entries, keys and texts somebody's changes touched: what it takes to find these changes in a document again,
 * when its history has ended and they have to be made on another. Plain JSON, so that it can outlive the page.
 */

import * as Y from 'yjs'
import type { Release } from '../release.ts'
import { combine } from '../release.ts'
import type { MapName } from './doc.ts'
import { MAPS, mapOf } from './doc.ts'
import { oneOf, record } from './values.ts'

/** By `<map>/<id>`; what stands in `meta` by `meta/`. */
export type Touched = Readonly<Record<string, Touch>>

export interface Touch {
  /** The entry was made, or un-made, as a whole; `null` where it was there and stays. */
  readonly whole: 'made' | 'unmade' | null
  readonly keys: readonly string[]
  /** Texts by their key, as they were before. */
  readonly texts: Readonly<Record<string, string>>
}

export interface TouchWatch {
  /** What was touched in this document, by transactions of its own, since the last call. */
  take(): Touched
  readonly release: Release
}

export const NOTHING_TOUCHED: Touched = {}

const UNTOUCHED: Touch = { whole: null, keys: [], texts: {} }

export function watchTouches(doc: Y.Doc): TouchWatch {
  let touched = new Map<string, Touch>()
  const add = (at: string, touch: Partial<Touch>) => {
    touched.set(at, joinTouch(touched.get(at) ?? UNTOUCHED, { ...UNTOUCHED, ...touch }))
  }
  const releases = MAPS.map((name) => {
    const look = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      if (transaction.local) for (const event of events) touch(name, event, add)
    }
    const map = mapOf(doc, name)
    map.observeDeep(look)
    return () => map.unobserveDeep(look)
  })
  return {
    take() {
      const taken = touched.size > 0 ? Object.fromEntries(touched) : NOTHING_TOUCHED
      touched = new Map()
      return taken
    },
    release: combine(...releases),
  }
}

function touch(
  name: MapName,
  event: Y.YEvent<Y.AbstractType<unknown>>,
  add: (at: string, touch: Partial<Touch>) => void,
): void {
  const [id, key, ...deeper] = event.path.map(String)
  if (event instanceof Y.YTextEvent) {
    if (id !== undefined && key !== undefined && deeper.length === 0)
      add(`${name}/${id}`, { texts: { [key]: textBefore(event) } })
  } else if (id === undefined) {
    for (const [one, { action }] of event.changes.keys) {
      if (name === 'meta') add('meta/', { keys: [one] })
      else add(`${name}/${one}`, { whole: action === 'delete' ? 'unmade' : 'made' })
    }
  } else if (key === undefined) add(`${name}/${id}`, { keys: [...event.changes.keys.keys()] })
}

/** The text as it was before the transaction: Yjs still has what was deleted in it. */
function textBefore(event: Y.YTextEvent): string {
  let text = ''
  for (let item = event.target._start; item !== null; item = item.right) {
    const stood = !event.adds(item) && (!item.deleted || event.deletes(item))
    if (stood && item.content instanceof Y.ContentString) text += item.content.str
  }
  return text
}

/** What both touched; of a text that both touched, what was before the earlier. */
export function joinTouched(earlier: Touched, later: Touched): Touched {
  if (earlier === NOTHING_TOUCHED || later === NOTHING_TOUCHED) return earlier === NOTHING_TOUCHED ? later : earlier
  const joined = new Map(Object.entries(earlier))
  for (const [at, touch] of Object.entries(later)) joined.set(at, joinTouch(joined.get(at) ?? UNTOUCHED, touch))
  return Object.fromEntries(joined)
}

const joinTouch = (earlier: Touch, later: Touch): Touch => ({
  whole: later.whole ?? earlier.whole,
  keys: [...new Set([...earlier.keys, ...later.keys])],
  texts: { ...later.texts, ...earlier.texts },
})

/** As it was written down; `null` for anything else. */
export function readTouched(value: unknown): Touched | null {
  const raw = record(value)
  if (!raw) return null
  const entries = Object.entries(raw).map(([at, touch]) => [at, readTouch(touch)] as const)
  return entries.some(([, touch]) => touch === null) ? null : (Object.fromEntries(entries) as Touched)
}

function readTouch(value: unknown): Touch | null {
  const raw = record(value)
  const texts = record(raw?.texts)
  if (!raw || !texts || !Array.isArray(raw.keys)) return null
  if (![...raw.keys, ...Object.values(texts)].every((one) => typeof one === 'string')) return null
  return {
    whole: oneOf(['made', 'unmade'] as const)(raw.whole),
    keys: raw.keys as string[],
    texts: texts as Record<string, string>,
  }
}

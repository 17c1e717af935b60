/**
 * Which entries, keys and texts somebody's changes touched: what it takes to find these changes in a document again,
 * when its history has ended and they have to be made on another. Plain JSON, so that it can outlive the page.
 */

import * as Y from 'yjs'
import type { Release } from '../release.ts'
import { combine } from '../release.ts'
import { MAPS, mapOf } from './doc.ts'
import { record } from './values.ts'

/** By `<map>/<id>`; what stands in `meta` by `meta/`. */
export type Touched = Readonly<Record<string, Touch>>

export interface Touch {
  /** The entry was made, or un-made, as a whole. */
  readonly whole: boolean
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

const UNTOUCHED: Touch = { whole: false, keys: [], texts: {} }

export function watchTouches(doc: Y.Doc): TouchWatch {
  let touched = NOTHING_TOUCHED
  const add = (at: string, touch: Partial<Touch>) => {
    touched = joinTouched(touched, { [at]: { ...UNTOUCHED, ...touch } })
  }
  const releases = MAPS.map((name) => {
    const look = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      if (!transaction.local) return
      for (const event of events) {
        const [id, key] = event.path.map(String)
        const changed = [...event.changes.keys.keys()]
        if (event instanceof Y.YTextEvent && id !== undefined && key !== undefined)
          add(`${name}/${id}`, { texts: { [key]: textBefore(event) } })
        else if (id !== undefined) add(`${name}/${id}`, { keys: changed })
        else if (name === 'meta') add('meta/', { keys: changed })
        else for (const one of changed) add(`${name}/${one}`, { whole: true })
      }
    }
    const map = mapOf(doc, name)
    map.observeDeep(look)
    return () => map.unobserveDeep(look)
  })
  return {
    take() {
      const taken = touched
      touched = NOTHING_TOUCHED
      return taken
    },
    release: combine(...releases),
  }
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
  for (const [at, touch] of Object.entries(later)) {
    const { whole, keys, texts } = joined.get(at) ?? UNTOUCHED
    joined.set(at, {
      whole: whole || touch.whole,
      keys: [...new Set([...keys, ...touch.keys])],
      texts: { ...touch.texts, ...texts },
    })
  }
  return Object.fromEntries(joined)
}

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
  return { whole: raw.whole === true, keys: raw.keys as string[], texts: texts as Record<string, string> }
}

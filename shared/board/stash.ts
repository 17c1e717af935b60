/** What was done in a document and is not in another: found by what was touched, kept as plain values, made anew as steps. */

import * as Y from 'yjs'
import type { MapName } from './doc.ts'
import { MAP_OF, mapOf } from './doc.ts'
import type { EntryKind } from './model.ts'
import type { Touch, Touched } from './touched.ts'
import type { Values } from './write.ts'

export interface Stash {
  /** Keys of `meta`. */
  readonly meta: ChangedKeys
  readonly entries: readonly StashedEntry[]
}

export interface ChangedKeys {
  readonly set: Values
  readonly gone: readonly string[]
}

export interface StashedEntry extends ChangedKeys {
  readonly kind: EntryKind
  readonly id: string
  readonly isMade: boolean
  /** All that it holds; `null` for one that was un-made. */
  readonly whole: { readonly values: Values; readonly texts: Readonly<Record<string, string>> } | null
  readonly texts: Readonly<Record<string, { readonly before: string; readonly now: string }>>
}

/** The board's layout is the server's word alone. */
const NOT_OURS = 'layout'

/** Pure: reads the document, and leaves it as it is. */
export function stashOf(doc: Y.Doc, touched: Touched): Stash {
  let meta: ChangedKeys = { set: {}, gone: [] }
  const entries: StashedEntry[] = []
  for (const [at, touch] of Object.entries(touched)) {
    const [name, id] = parted(at)
    const kind = KIND_OF.get(name)
    if (kind) entries.push(...stashed(kind, id, mapOf(doc, MAP_OF[kind]).get(id), touch))
    else if (name === 'meta')
      meta = changedKeys(
        mapOf(doc, 'meta'),
        touch.keys.filter((key) => key !== NOT_OURS),
      )
  }
  return { meta, entries }
}

export const isEmpty = ({ meta, entries }: Stash): boolean =>
  entries.length === 0 && meta.gone.length === 0 && Object.keys(meta.set).length === 0

const KIND_OF: ReadonlyMap<string, EntryKind> = new Map(
  Object.entries(MAP_OF).map(([kind, name]) => [name satisfies MapName, kind as EntryKind]),
)

function parted(at: string): [string, string] {
  const slash = at.indexOf('/')
  return [at.slice(0, slash), at.slice(slash + 1)]
}

function stashed(kind: EntryKind, id: string, entry: unknown, touch: Touch): StashedEntry[] {
  const nothing = { kind, id, isMade: touch.whole === 'made', set: {}, gone: [], texts: {} }
  // What is no entry any more was taken back, or never reached the browser's store; a damaged one was made by no verb.
  if (entry === undefined) return touch.whole === 'unmade' ? [{ ...nothing, whole: null }] : []
  if (!(entry instanceof Y.Map)) return []
  const { set, gone } = changedKeys(entry, touch.keys)
  const values: [string, unknown][] = []
  const all: [string, string][] = []
  for (const [key, value] of entry.entries()) {
    if (value instanceof Y.Text) all.push([key, value.toString()])
    else if (!(value instanceof Y.AbstractType)) values.push([key, value])
  }
  const texts = all.flatMap(([key, now]) => {
    const before = textBefore(touch, key)
    return before === null ? [] : [[key, { before, now }] as const]
  })
  const whole = { values: Object.fromEntries(values), texts: Object.fromEntries(all) }
  return [{ ...nothing, whole, set, gone, texts: Object.fromEntries(texts) }]
}

/** Before it was touched; empty for a text that was put in place of what was none; `null` for one that was not touched. */
function textBefore({ keys, texts }: Touch, key: string): string | null {
  if (Object.hasOwn(texts, key)) return texts[key] ?? ''
  return keys.includes(key) ? '' : null
}

function changedKeys(map: Y.Map<unknown>, keys: readonly string[]): ChangedKeys {
  const plain = keys.filter((key) => map.has(key) && !(map.get(key) instanceof Y.AbstractType))
  return {
    set: Object.fromEntries(plain.map((key) => [key, map.get(key)])),
    gone: keys.filter((key) => !map.has(key)),
  }
}

/** All that a board's document says, as plain values: what history keeps, replays, compares and restores. */

import * as Y from 'yjs'
import type { MapName } from './doc.ts'
import { MAPS, mapOf } from './doc.ts'
import type { Board } from './model.ts'
import { readBoard } from './read.ts'
import { record } from './values.ts'

/** An entry's keys; texts as strings. What is no entry but a plain value (damage) stands under the key ''. */
export type EntryContent = Map<string, unknown>
/** Entries by id, and the keys of `meta` as one entry whose id is ''. Without keys there is no entry. */
export type Content = Readonly<Record<MapName, Map<string, EntryContent>>>

/** As JSON: map, id, key, value. */
export type ContentJson = Readonly<Record<MapName, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>

export const META = ''
const NO_ENTRY = ''

/** Where two write letter by letter. */
export const isText = (map: MapName, key: string): boolean =>
  map === 'topics' && (key === 'abstract' || key === 'notes')

/** A stored value in plain form; values are shared with the document, and never changed. */
export function plain(value: unknown): unknown {
  if (value instanceof Y.Text) return value.toString()
  return value instanceof Y.AbstractType ? value.toJSON() : value
}

export const noContent = (): Content => ({
  meta: new Map(),
  rooms: new Map(),
  tracks: new Map(),
  people: new Map(),
  slots: new Map(),
  topics: new Map(),
})

export function contentOf(doc: Y.Doc): Content {
  const content = noContent()
  for (const map of MAPS) {
    const stored = mapOf(doc, map)
    const ids = map === 'meta' ? [META] : stored.keys()
    for (const id of ids) {
      const entry = entryContent(map === 'meta' ? stored : stored.get(id))
      if (entry.size > 0) content[map].set(id, entry)
    }
  }
  return content
}

function entryContent(stored: unknown): EntryContent {
  if (!(stored instanceof Y.Map)) return new Map([[NO_ENTRY, plain(stored)]])
  return new Map([...stored.entries()].map(([key, value]) => [key, plain(value)]))
}

/** The same entries, to be changed without changing these. */
export function copyOf(content: Content): Content {
  const copy = noContent()
  for (const map of MAPS) for (const [id, entry] of content[map]) copy[map].set(id, new Map(entry))
  return copy
}

export const contentJson = (content: Content): ContentJson =>
  Object.fromEntries(
    MAPS.map((map) => [
      map,
      Object.fromEntries([...content[map]].map(([id, entry]) => [id, Object.fromEntries(entry)])),
    ]),
  ) as ContentJson

/** Throws for what is no content. */
export function contentFrom(json: unknown): Content {
  const content = noContent()
  const maps = record(json)
  if (!maps) throw new Error('this is no content of a board')
  for (const map of MAPS) {
    for (const [id, entry] of Object.entries(record(maps[map]) ?? {}))
      content[map].set(id, new Map(Object.entries(record(entry) ?? {})))
  }
  return content
}

/** A new document that says the same. */
export function docOf(content: Content): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const map of MAPS) {
      const stored = mapOf(doc, map)
      for (const [id, entry] of content[map]) {
        if (map === 'meta') for (const [key, value] of entry) stored.set(key, value)
        else stored.set(id, entry.has(NO_ENTRY) ? entry.get(NO_ENTRY) : entryOf(map, entry))
      }
    }
  })
  return doc
}

const entryOf = (map: MapName, entry: EntryContent): Y.Map<unknown> =>
  new Y.Map([...entry].map(([key, value]) => [key, storable(map, key, value)]))

/** A value as it is put into a document. */
export const storable = (map: MapName, key: string, value: unknown): unknown =>
  isText(map, key) && typeof value === 'string' ? new Y.Text(value) : value

/** The board that it shows: read like any other, so that nothing is ever shown twice in two ways. */
export function boardOf(content: Content): Board {
  const doc = docOf(content)
  const board = readBoard(doc)
  doc.destroy()
  return board
}

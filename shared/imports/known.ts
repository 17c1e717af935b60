/** What a board has of an import already: found again by name or source, in the bin too, where people put it on purpose. */

import * as Y from 'yjs'
import type { BoardDoc } from '../board/doc.ts'
import { MAP_OF, mapOf } from '../board/doc.ts'
import type { Source } from '../board/model.ts'
import { asSource, asText } from '../board/values.ts'
import type { IdOf, TopicId } from '../ids.ts'
import { parseId } from '../ids.ts'
import { nameKey } from '../names.ts'
import { topicKey } from './keys.ts'

export interface KnownTopics {
  /** The topic of that source, each once: the second topic of one title finds the second. */
  take(source: Source): TopicId | null
}

export function knownTopics(door: BoardDoc): KnownTopics {
  const found = new Map<string, { id: TopicId; sourceId: string }[]>()
  for (const [key, entry] of mapOf(door.doc, 'topics').entries()) {
    const id = parseId('topic', key)
    const source = entry instanceof Y.Map ? asSource(entry.get('source')) : null
    if (!id || !source) continue
    const same = found.get(topicKey(source.system, source.id)) ?? []
    same.push({ id, sourceId: source.id })
    found.set(topicKey(source.system, source.id), same)
  }
  for (const same of found.values()) {
    same.sort((a, b) => a.sourceId.localeCompare(b.sourceId, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1))
  }
  return { take: ({ system, id }) => found.get(topicKey(system, id))?.shift()?.id ?? null }
}

export interface KnownEntries<Id> {
  find(name: string): Id | null
  add(name: string, id: Id): Id
}

/** Those that stand come first, then those that were removed. */
export function knownEntries<K extends 'person' | 'track'>(
  door: BoardDoc,
  kind: K,
  standing: ReadonlyMap<string, { readonly id: IdOf<K>; readonly name: string }>,
): KnownEntries<IdOf<K>> {
  const found = new Map<string, IdOf<K>>()
  const add = (name: string, id: IdOf<K>) => {
    if (!found.has(nameKey(name))) found.set(nameKey(name), id)
    return id
  }
  for (const { id, name } of standing.values()) add(name, id)
  for (const [key, entry] of mapOf(door.doc, MAP_OF[kind]).entries()) {
    const id = parseId(kind, key)
    const name = entry instanceof Y.Map ? asText(entry.get('name')) : null
    if (id && name !== null) add(name, id)
  }
  return { find: (name) => found.get(nameKey(name)) ?? null, add }
}

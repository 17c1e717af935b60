/** How steps are said to people: "moved “CXL use cases” to Mon 14:30", from the document as it is before the step. */

import { clockOf, dayOf, sayDay } from '../time.ts'
import type { BoardDoc } from './doc.ts'
import { entryOf, MAP_OF } from './doc.ts'
import type { EntryKind, Place } from './model.ts'
import { asPlace, asText } from './values.ts'

export function named(board: BoardDoc, kind: EntryKind, id: string): string {
  const entry = entryOf(board.doc, kind, id)
  return asText(entry?.get(kind === 'topic' || kind === 'slot' ? 'title' : 'name')) || 'untitled'
}

/** “Opening”; track “Memory”; a slot by its title, else by its track, else by its time. */
export function sayEntry(board: BoardDoc, kind: EntryKind, id: string): string {
  if (kind !== 'slot') return `${kind === 'topic' ? '' : `${kind} `}“${named(board, kind, id)}”`
  const slot = entryOf(board.doc, 'slot', id)
  const trackId = asText(slot?.get('trackId'))
  const title = asText(slot?.get('title')) || (trackId && asText(entryOf(board.doc, 'track', trackId)?.get('name')))
  return title ? `“${title}”` : `the slot at ${saySlot(board, id)}`
}

/** “CXL use cases”, or 4 topics. */
export function sayMany(board: BoardDoc, kind: EntryKind, ids: readonly string[]): string {
  const [only, ...more] = ids
  return only !== undefined && more.length === 0 ? sayEntry(board, kind, only) : `${ids.length} ${MAP_OF[kind]}`
}

export const sayPlace = ({ start }: Place): string => `${sayDay(dayOf(start)).slice(0, 3)} ${clockOf(start)}`

export function saySlot(board: BoardDoc, id: string): string {
  const place = asPlace(entryOf(board.doc, 'slot', id)?.get('place'))
  return place ? sayPlace(place) : 'a slot'
}

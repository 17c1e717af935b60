/** How steps are said to people: "moved “CXL use cases” to Mon 14:30", from the document as it is before the step. */

import { clockOf, dayOf, sayDay } from '../time.ts'
import type { BoardDoc } from './doc.ts'
import { entryOf } from './doc.ts'
import type { EntryKind, Place } from './model.ts'
import { asPlace, asText } from './values.ts'

export function named(board: BoardDoc, kind: EntryKind, id: string): string {
  const entry = entryOf(board.doc, kind, id)
  return asText(entry?.get(kind === 'topic' || kind === 'slot' ? 'title' : 'name')) || 'untitled'
}

export const sayEntry = (board: BoardDoc, kind: EntryKind, id: string): string =>
  kind === 'slot'
    ? `the slot at ${saySlot(board, id)}`
    : `${kind === 'topic' ? '' : `${kind} `}“${named(board, kind, id)}”`

export const sayPlace = ({ start }: Place): string => `${sayDay(dayOf(start)).slice(0, 3)} ${clockOf(start)}`

export function saySlot(board: BoardDoc, id: string): string {
  const place = asPlace(entryOf(board.doc, 'slot', id)?.get('place'))
  return place ? sayPlace(place) : 'a slot'
}

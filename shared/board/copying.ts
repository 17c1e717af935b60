/** The verb that copies a slot, with copies of its topics or empty. */

import type * as Y from 'yjs'
import type { SlotId, TopicId } from '../ids.ts'
import { type BoardDoc, mapOf } from './doc.ts'
import { readTopic } from './entries.ts'
import { readGrid } from './grid.ts'
import type { Place, Topic } from './model.ts'
import { sayEntry, sayPlace } from './steps.ts'
import { asPlace } from './values.ts'
import {
  addMaterial,
  addSlot,
  addTopic,
  editSlot,
  editTopic,
  type NewTopic,
  placeTopics,
  setAttendee,
} from './verbs.ts'
import { cardsIn, pick } from './write.ts'

/**
 * A slot like another, at another time or in another room; `null` if there is none. Copies of its topics stand in the same
 * order and have all that those have, except where they came from: an import finds a topic by its source.
 */
export function copySlot(board: BoardDoc, id: SlotId, place: Place, cards: 'none' | 'copies'): SlotId | null {
  const slot = readGrid(board.doc).slots.get(id)
  const given = asPlace(place)
  if (!slot || !given) return null
  return board.change(`copied ${sayEntry(board, 'slot', id)} to ${sayPlace(given)}`, (doc) => {
    const copy = addSlot(board, { ...pick(slot, 'minutes', 'kind', 'title', 'trackId'), place: given })
    editSlot(board, copy, pick(slot, 'public'))
    if (cards === 'copies') {
      const copies = topicsIn(doc, id).map((topic) => copyTopic(board, topic))
      placeTopics(board, copies, { slotId: copy, before: null })
    }
    return copy
  })
}

/** By what is read, not by what is stored: a value that has not arrived yet, or is damaged, is not handed on [M6]. */
const topicsIn = (doc: Y.Doc, slotId: SlotId): Topic[] =>
  cardsIn(doc, slotId).map(({ id }) => readTopic(id, mapOf(doc, 'topics').get(id)))

/** On the tray, with all that the topic has except its source. */
export function copyTopic(board: BoardDoc, topic: Topic): TopicId {
  const same: NewTopic = pick(
    topic,
    'title',
    'abstract',
    'notes',
    'minutes',
    'kind',
    'stage',
    'trackId',
    'follows',
    'speakers',
  )
  const copy = addTopic(board, same)
  editTopic(board, copy, pick(topic, 'audience', 'outcome'))
  for (const [person, attendance] of topic.attendees) setAttendee(board, copy, person, attendance)
  for (const { title, url } of topic.materials) addMaterial(board, copy, { title, url })
  return copy
}

/** The verb by which a whole board of another server moves into an empty one: every entry under the id that it had [I20]. */

import * as Y from 'yjs'
import type { BoardJson } from './board-json.ts'
import { type BoardDoc, MAPS, mapOf, PREFIX } from './doc.ts'
import { ranksBetween } from './ranks.ts'
import { fitText, make, type Values, write } from './write.ts'

/** Nothing was ever on it, not even in the bin. */
export const isUntouched = (doc: Y.Doc): boolean => MAPS.every((map) => map === 'meta' || mapOf(doc, map).size === 0)

/** `meta` stays the board's but for what is written here; what an older export does not say is not there. */
export function moveIn(board: BoardDoc, { meta, rooms, tracks, people, slots, topics }: BoardJson): void {
  board.change(`moved in “${meta.title}”`, (doc) => {
    const { description, url, changeover, accepted = [] } = meta
    const lived = accepted.map(({ clash, ...acceptance }) => [PREFIX.accepted + clash, acceptance] as const)
    write(mapOf(doc, 'meta'), { description, url, changeover, ...Object.fromEntries(lived) })
    const inOrder = (prefix: string, ids: readonly string[]): Values => {
      const ranks = ranksBetween(null, null, ids.length, board.random)
      return Object.fromEntries(ids.map((id, at) => [prefix + id, ranks[at]]))
    }
    for (const { id, name, capacity, rank, features } of rooms)
      make(doc, 'room', id, { name, capacity, rank, features })
    for (const { id, name, color, rank, description, background, leads } of tracks)
      make(doc, 'track', id, { name, color, rank, description, background, ...inOrder(PREFIX.lead, leads) })
    for (const { id, name, affiliation, contact, zone, away } of people) {
      const absences = away.map(({ id, from, to }) => [PREFIX.away + id, { from, to }] as const)
      make(doc, 'person', id, { name, affiliation, contact, zone, ...Object.fromEntries(absences) })
    }
    for (const { id, place, minutes, kind, title, trackId, public: isPublic } of slots)
      make(doc, 'slot', id, { place, minutes, kind, title, trackId, public: isPublic })
    for (const topic of topics) {
      const { id, title, minutes, kind, stage, trackId, placement, audience, source, follows, outcome } = topic
      make(doc, 'topic', id, {
        title,
        minutes,
        kind,
        stage,
        trackId,
        placement,
        ...(audience !== null && { audience }),
        ...(source && { source }),
        ...(follows && { follows }),
        ...(outcome && { outcome }),
        abstract: new Y.Text(fitText('abstract', topic.abstract)),
        notes: new Y.Text(fitText('notes', topic.notes)),
        ...inOrder(PREFIX.speaker, topic.speakers),
        ...Object.fromEntries(
          topic.keyAttendees.map(({ personId, presence }) => [PREFIX.attendee + personId, presence]),
        ),
        ...Object.fromEntries(topic.materials.map(({ id, title, url }) => [PREFIX.material + id, { title, url }])),
        ...Object.fromEntries(topic.wishes.map(({ id, ...wish }) => [PREFIX.wish + id, wish])),
      })
    }
  })
}

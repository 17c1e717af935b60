/** Board → programme. Every public field is named here; nothing is spread, deleted or filtered out of a private value. */

import type { Board, Lineup, Person, Room, Topic, Track } from '../board/model.ts'
import type { TrackId } from '../ids.ts'
import { withOffset, withOffsetAfter } from '../time.ts'
import type { Projection, PublicPerson, PublicRoom, PublicSlot, PublicTopic, PublicTrack } from './programme.ts'
import { PROGRAMME_VERSION } from './programme.ts'

/** [P1] What attendees may see: public slots, the topics in them, and the rooms, tracks and people that these name. */
export function project(board: Board): Projection {
  const lineups = [...board.lineups.values()].filter(({ slot }) => slot.public)
  const topics = byStart(lineups.flatMap((lineup) => publicTopics(lineup, board)))
  const tracks = tracksOf(board, lineups)
  const people = new Set<string>([
    ...topics.flatMap(({ speakers }) => speakers),
    ...tracks.flatMap(({ leads }) => leads),
  ])
  return {
    version: PROGRAMME_VERSION,
    board: {
      title: board.meta.title,
      timeZone: board.meta.timeZone,
      firstDay: board.meta.firstDay,
      lastDay: board.meta.lastDay,
      url: board.meta.url,
      description: board.meta.description,
    },
    rooms: [...board.rooms.values()].map(publicRoom),
    tracks: tracks.map((track) => publicTrack(track, board)),
    people: [...board.people.values()].filter(({ id }) => people.has(id)).map(publicPerson),
    slots: byStart(lineups.map((lineup) => publicSlot(lineup, board))),
    topics,
  }
}

/** By moment, then by id. Texts with different offsets do not sort as text, and parsing in each comparison costs most. */
function byStart<T extends { start: string; id: string }>(entries: readonly T[]): T[] {
  return entries
    .map((entry) => ({ entry, at: Date.parse(entry.start) }))
    .sort((a, b) => a.at - b.at || (a.entry.id < b.entry.id ? -1 : 1))
    .map(({ entry }) => entry)
}

const publicRoom = (room: Room): PublicRoom => ({ id: room.id, name: room.name })

const publicPerson = (person: Person): PublicPerson => ({
  id: person.id,
  name: person.name,
  affiliation: person.affiliation,
})

/** Tracks that a public slot, or a topic in one, belongs to: others are still being worked out. */
function tracksOf(board: Board, lineups: readonly Lineup[]): Track[] {
  const named = new Set(
    lineups.flatMap(({ slot, topics }) => [slot.trackId, ...topics.map(({ topic }) => topic.trackId)]),
  )
  return [...board.tracks.values()].filter(({ id }) => named.has(id))
}

const publicTrack = (track: Track, board: Board): PublicTrack => ({
  id: track.id,
  name: track.name,
  color: track.color,
  description: track.description,
  leads: track.leads.filter((id) => board.people.has(id)),
})

/** The track, or `null` where it was removed. */
const standing = (board: Board, id: TrackId | null): TrackId | null => (id !== null && board.tracks.has(id) ? id : null)

const publicSlot = ({ slot }: Lineup, board: Board): PublicSlot => ({
  id: slot.id,
  roomId: slot.place.roomId !== null && board.rooms.has(slot.place.roomId) ? slot.place.roomId : null,
  start: withOffset(slot.place.start, board.meta.timeZone),
  end: withOffsetAfter(slot.place.start, slot.minutes, board.meta.timeZone),
  kind: slot.kind,
  title: slot.title,
  trackId: standing(board, slot.trackId),
})

function publicTopics({ slot, topics }: Lineup, board: Board): PublicTopic[] {
  const at = (minutes: number) => withOffsetAfter(slot.place.start, minutes, board.meta.timeZone)
  return topics.map(({ topic, after }) =>
    publicTopic(topic, board, { slotId: slot.id, start: at(after), end: at(after + topic.minutes) }),
  )
}

type When = Pick<PublicTopic, 'slotId' | 'start' | 'end'>

const publicTopic = (topic: Topic, board: Board, when: When): PublicTopic => ({
  id: topic.id,
  slotId: when.slotId,
  start: when.start,
  end: when.end,
  title: topic.title,
  abstract: topic.abstract,
  kind: topic.kind,
  trackId: standing(board, topic.trackId),
  speakers: topic.speakers.filter((id) => board.people.has(id)),
  materials: topic.materials.map(({ title, url }) => ({ title, url })),
})

/** The whole board as plain JSON, for organizers and observers: a contract, published as JSON Schema. */

import { z } from 'zod'
import type { TopicId } from '../ids.ts'
import { withOffsetAfter } from '../time.ts'
import type { Board, Person, Room, Slot, Topic, Track } from './model.ts'
import { ATTENDANCES, SLOT_KINDS, STAGES, TOPIC_KINDS, TRACK_COLORS } from './model.ts'

const repair = z.array(z.string()).describe('keys that could not be read and show a default')
const placement = z.object({ slotId: z.string(), rank: z.string() })
const link = z.object({ id: z.string(), title: z.string(), url: z.string() })

const roomJson = z.object({
  id: z.string(),
  name: z.string(),
  capacity: z.int().nullable(),
  rank: z.string(),
  features: z.string(),
  repair,
})
const trackJson = z.object({
  id: z.string(),
  name: z.string(),
  color: z.enum(TRACK_COLORS),
  rank: z.string(),
  description: z.string(),
  background: z.string(),
  leads: z.array(z.string()),
  repair,
})
const personJson = z.object({
  id: z.string(),
  name: z.string(),
  affiliation: z.string(),
  contact: z.string(),
  away: z.array(z.object({ id: z.string(), from: z.string(), to: z.string() })).describe('wall time of the board'),
  zone: z.string().describe('of a remote person; empty for one who comes'),
  repair,
})
const slotJson = z.object({
  id: z.string(),
  place: z.object({ roomId: z.string().nullable(), start: z.string() }),
  minutes: z.int(),
  kind: z.enum(SLOT_KINDS),
  title: z.string(),
  trackId: z.string().nullable(),
  public: z.boolean(),
  repair,
})
const wishJson = z.discriminatedUnion('kind', [
  z.object({ id: z.string(), kind: z.enum(['after', 'before']), topicId: z.string(), buffer: z.int() }),
  z.object({ id: z.string(), kind: z.enum(['not-before', 'not-after']), clock: z.string() }),
  z.object({ id: z.string(), kind: z.literal('on-day'), day: z.string() }),
])
const topicJson = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  notes: z.string(),
  minutes: z.int(),
  kind: z.enum(TOPIC_KINDS),
  stage: z.enum(STAGES),
  trackId: z.string().nullable(),
  placement: placement.nullable().describe('null: on the tray'),
  start: z.string().optional().describe('derived, for a placed topic: 2026-10-05T14:30:00+02:00'),
  end: z.string().optional(),
  speakers: z.array(z.string()),
  keyAttendees: z.array(z.object({ personId: z.string(), presence: z.enum(ATTENDANCES) })),
  materials: z.array(link),
  source: z.object({ system: z.string(), id: z.string(), url: z.string() }).nullable(),
  follows: z.object({ year: z.int(), status: z.string(), url: z.string() }).nullable(),
  outcome: z.object({ status: z.string(), text: z.string(), url: z.string() }).nullable(),
  audience: z.int().nullable(),
  wishes: z.array(wishJson),
  repair,
})

export const boardJsonSchema = z.object({
  layout: z.int().describe('the version of this form'),
  epoch: z.int().describe('the life of one document history'),
  meta: z.object({
    title: z.string(),
    timeZone: z.string(),
    firstDay: z.string(),
    lastDay: z.string(),
    description: z.string(),
    url: z.string(),
    changeover: z.int(),
    accepted: z
      .array(z.object({ clash: z.string(), facts: z.string(), reason: z.string(), by: z.string(), at: z.number() }))
      .optional()
      .describe('clashes that people live with; missing from older exports'),
  }),
  rooms: z.array(roomJson),
  tracks: z.array(trackJson),
  people: z.array(personJson),
  slots: z.array(slotJson),
  topics: z.array(topicJson),
})
export type BoardJson = z.infer<typeof boardJsonSchema>

export function boardJson(board: Board, epoch: number): BoardJson {
  const { layout, title, timeZone, firstDay, lastDay, description, url, changeover, accepted } = board.meta
  const times = timesOf(board)
  return {
    layout,
    epoch,
    meta: {
      title,
      timeZone,
      firstDay,
      lastDay,
      description,
      url,
      changeover,
      accepted: [...accepted].map(([clash, { facts, reason, by, at }]) => ({ clash, facts, reason, by, at })),
    },
    rooms: [...board.rooms.values()].map(roomOf),
    tracks: [...board.tracks.values()].map(trackOf),
    people: [...board.people.values()].map(personOf),
    slots: [...board.slots.values()].map(slotOf),
    topics: [...board.topics.values()].map((topic) => topicOf(topic, times.get(topic.id))),
  }
}

const roomOf = ({ id, name, capacity, rank, features, repair }: Room) => ({
  id,
  name,
  capacity,
  rank,
  features,
  repair: [...repair],
})
const trackOf = ({ id, name, color, rank, description, background, leads, repair }: Track) => ({
  id,
  name,
  color,
  rank,
  description,
  background,
  leads: [...leads],
  repair: [...repair],
})
const personOf = ({ id, name, affiliation, contact, away, zone, repair }: Person) => ({
  id,
  name,
  affiliation,
  contact,
  away: away.map(({ id, from, to }) => ({ id, from, to })),
  zone,
  repair: [...repair],
})
const slotOf = ({ id, place, minutes, kind, title, trackId, public: isPublic, repair }: Slot) => ({
  id,
  place: { ...place },
  minutes,
  kind,
  title,
  trackId,
  public: isPublic,
  repair: [...repair],
})

type Times = Required<Pick<BoardJson['topics'][number], 'start' | 'end'>>

/** When each placed topic begins and ends. */
function timesOf({ lineups, meta }: Board): ReadonlyMap<TopicId, Times> {
  const times = new Map<TopicId, Times>()
  for (const { slot, topics } of lineups.values()) {
    const at = (minutes: number) => withOffsetAfter(slot.place.start, minutes, meta.timeZone)
    for (const { topic, after } of topics) times.set(topic.id, { start: at(after), end: at(after + topic.minutes) })
  }
  return times
}

const topicOf = (topic: Topic, times: Times | undefined): BoardJson['topics'][number] => ({
  id: topic.id,
  title: topic.title,
  abstract: topic.abstract,
  notes: topic.notes,
  minutes: topic.minutes,
  kind: topic.kind,
  stage: topic.stage,
  trackId: topic.trackId,
  placement: topic.placement && { slotId: topic.placement.slotId, rank: topic.placement.rank },
  ...times,
  speakers: [...topic.speakers],
  keyAttendees: [...topic.attendees].map(([personId, presence]) => ({ personId, presence })),
  materials: topic.materials.map(({ id, title, url }) => ({ id, title, url })),
  source: topic.source && { system: topic.source.system, id: topic.source.id, url: topic.source.url },
  follows: topic.follows && { year: topic.follows.year, status: topic.follows.status, url: topic.follows.url },
  outcome: topic.outcome && { status: topic.outcome.status, text: topic.outcome.text, url: topic.outcome.url },
  audience: topic.audience,
  wishes: topic.wishes.map((wish) => ({ ...wish })),
  repair: [...topic.repair],
})

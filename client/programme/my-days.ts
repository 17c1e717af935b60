/** The reader's own programme, day by day [P52]: pure, from the stars and the programme to what stands where and what collides. */

import type { Programme, PublicTopic } from '../../shared/programme/programme.ts'
import type { Day } from '../../shared/time.ts'
import type { SeenOf } from './star-news.ts'
import { type Seen, type Stars, UNSEEN } from './stars.ts'

export interface MyEntry extends Seen {
  readonly id: string
  /** `null`: it is cancelled, and the rest is what was known of it. */
  readonly topic: PublicTopic | null
  readonly people: readonly string[]
  readonly color: string | null
  /** What else of the reader's is at the same time. */
  readonly overlaps: readonly Seen[]
  /** The room of what ends where this begins: there is no time to go from there. */
  readonly straightFrom: string | null
}

export interface MyDay {
  readonly day: Day
  readonly entries: readonly MyEntry[]
}

const startOf = ({ start }: Seen): number => Date.parse(start)
const endOf = ({ end }: Seen): number => Date.parse(end)

/** `dayOf` says on which day a moment is, in the time that is shown. */
export function myDays(programme: Programme, stars: Stars, seenOf: SeenOf, dayOf: (moment: string) => Day): MyDay[] {
  const topics = new Map(programme.topics.map((topic) => [topic.id, topic]))
  const people = new Map(programme.people.map((person) => [person.id, person.name]))
  const slots = new Map(programme.slots.map((slot) => [slot.id, slot]))
  const colors = new Map(programme.tracks.map(({ id, color }) => [id, color]))
  const all = Object.entries(stars)
    .map(([id, was]) => ({ id, topic: topics.get(id) ?? null, ...pick(seenOf(id) ?? was) }))
    // Of what went before it was ever seen here, there is nothing to say.
    .filter(({ topic, start }) => topic || start !== UNSEEN.start)
    .toSorted((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b) || (a.id < b.id ? -1 : 1))
  const standing = all.filter(({ topic }) => topic !== null)
  const entries = all.map((one): MyEntry => {
    const { topic } = one
    const others = topic ? standing.filter((other) => other !== one) : []
    const before = others.find((other) => endOf(other) === startOf(one) && other.room !== one.room)
    const trackId = topic?.trackId ?? slots.get(topic?.slotId ?? '')?.trackId ?? ''
    return {
      ...one,
      people: topic?.speakers.flatMap((id) => people.get(id) ?? []) ?? [],
      color: colors.get(trackId) ?? null,
      overlaps: others.filter((other) => startOf(other) < endOf(one) && startOf(one) < endOf(other)),
      straightFrom: before?.room ?? null,
    }
  })
  return [...Map.groupBy(entries, ({ start }) => dayOf(start))].map(([day, own]) => ({ day, entries: own }))
}

const pick = ({ title, start, end, room }: Seen): Seen => ({ title, start, end, room })

/** Drafts of a made source, and later versions of it: what a system exports today and, after people worked in it, tomorrow. */

import { ATTENDANCES, SLOT_KINDS, STAGES, TOPIC_KINDS, TRACK_COLORS } from '../../shared/board/model.ts'
import { type Draft, draftPerson, draftTopic, draftTrack, emptyDraft } from '../../shared/imports/draft.ts'
import { atClock } from '../../shared/time.ts'
import type { Dice } from './dice.ts'

const SYSTEM = 'made:1'
const WORDS = ['cache', 'naïve', '🐧', 'RCU', 'a\nb', 'power', '', 'e-mail', '“x”']
const DAYS = ['2026-10-05', '2026-10-06']

interface Made {
  readonly dice: Dice
  /** For ids that were never used. */
  count: number
}

const text = ({ dice }: Made): string => Array.from({ length: dice.roll(4) }, () => dice.pick(WORDS)).join(' ')
const name = (made: Made): string => `${made.dice.pick(['Ada', 'Bo', 'Zoë', 'Kim'])} ${++made.count}`
const some = ({ dice }: Made, length: number): number[] =>
  length === 0 ? [] : [...new Set(Array.from({ length: dice.roll(3) }, () => dice.roll(length)))]
const one = ({ dice }: Made, length: number): number | null =>
  length === 0 || dice.roll(4) === 0 ? null : dice.roll(length)

const room = (made: Made) => ({
  origin: `r${++made.count}`,
  name: name(made),
  capacity: made.dice.pick([null, 20, 400]),
  features: text(made),
})
const person = (made: Made) => ({
  ...draftPerson(name(made)),
  origin: `p${++made.count}`,
  affiliation: text(made),
  contact: text(made),
})
const track = (made: Made, { people }: Draft) => ({
  ...draftTrack(name(made)),
  origin: `k${++made.count}`,
  color: made.dice.pick([null, ...TRACK_COLORS]),
  description: text(made),
  leads: some(made, people.length),
})
const slot = (made: Made, { rooms, tracks }: Draft) => ({
  origin: `s${++made.count}`,
  room: one(made, rooms.length),
  start: atClock(made.dice.pick(DAYS), `${String(8 + made.dice.roll(10)).padStart(2, '0')}:00`),
  minutes: made.dice.pick([30, 60, 90]),
  kind: made.dice.pick(SLOT_KINDS),
  title: text(made),
  track: one(made, tracks.length),
  public: made.dice.roll(4) > 0,
})
const topic = (made: Made, { people, tracks, slots }: Draft) => ({
  ...draftTopic(name(made), { system: SYSTEM, id: `t${++made.count}`, url: '' }),
  abstract: text(made),
  notes: text(made),
  minutes: made.dice.pick([10, 20, 45]),
  kind: made.dice.pick(TOPIC_KINDS),
  stage: made.dice.pick(STAGES),
  track: one(made, tracks.length),
  slot: one(made, slots.length),
  speakers: some(made, people.length),
  attendees: some(made, people.length).map((at) => ({ person: at, attendance: made.dice.pick(ATTENDANCES) })),
  materials: Array.from({ length: made.dice.roll(3) }, () => ({
    title: text(made),
    url: `https://example.org/${made.dice.roll(9)}`,
  })),
  follows: made.dice.roll(3) === 0 ? { year: 2025, status: text(made), url: '' } : null,
  audience: made.dice.pick([null, 10, 99]),
})

const MAKE = { rooms: room, people: person, tracks: track, slots: slot, topics: topic } as const
type List = keyof typeof MAKE
const LISTS = Object.keys(MAKE) as List[]

/** A source of `size` entries of each kind at most. */
export function madeDraft(dice: Dice, size = 5): Draft {
  const made: Made = { dice, count: 0 }
  const draft: Draft = { ...emptyDraft('made'), system: SYSTEM, title: 'Made', timeZone: 'Europe/Prague' }
  for (const list of LISTS) {
    for (let at = dice.roll(size) + 1; at > 0; at--) (draft[list] as unknown[]).push(MAKE[list](made, draft))
  }
  return draft
}

/** The same source later: fields changed, entries added, left out and in another order; ids stay. */
export function laterDraft(draft: Draft, dice: Dice): Draft {
  const made: Made = { dice, count: 1_000 }
  const next = structuredClone(draft)
  for (const list of LISTS) {
    const entries = next[list] as Record<string, unknown>[]
    for (const [at, entry] of entries.entries()) {
      if (dice.roll(2) === 0) continue
      const other = MAKE[list](made, next) as Record<string, unknown>
      for (const key of Object.keys(entry)) {
        if (key !== 'origin' && key !== 'source' && dice.roll(4) === 0)
          entries[at] = { ...entries[at], [key]: other[key] }
      }
    }
  }
  for (const list of LISTS) if (dice.roll(2) === 0) (next[list] as unknown[]).push(MAKE[list](made, next))
  const { topics } = next
  if (topics.length > 1 && dice.roll(2) === 0) topics.push(...topics.splice(0, 1))
  if (topics.length > 1 && dice.roll(3) === 0) topics.splice(dice.roll(topics.length), 1)
  return next
}

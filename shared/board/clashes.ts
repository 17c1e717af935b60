/** Clashes: what cannot stand together, or should not. Derived from the board, shown with its reason, never stored. */

import type { PersonId, RoomId, SlotId, TopicId } from '../ids.ts'
import { clockOf, dayOf, sayDay, sayDays, sayWhen } from '../time.ts'
import type { Board, Lineup, PlacedTopic } from './model.ts'

export const SEVERITIES = ['error', 'warning', 'hint'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What each kind of clash weighs. */
export const CLASHES = {
  'room-overlap': 'error',
  'speaker-twice': 'error',
  overrun: 'error',
  'outside-days': 'warning',
} as const satisfies Record<string, Severity>
export type ClashKind = keyof typeof CLASHES

export interface Clash {
  /** The same for the same facts, on every replica: the kind and the ids involved. */
  readonly id: string
  readonly kind: ClashKind
  readonly severity: Severity
  readonly slots: readonly SlotId[]
  readonly topics: readonly TopicId[]
  readonly people: readonly PersonId[]
  /** For people: who, what, where, when. */
  readonly sentence: string
}

/** Every clash of the board: errors first, then in the order of time. A pure function of the board. */
export function findClashes(board: Board): readonly Clash[] {
  const lineups = [...board.lineups.values()]
  const clashes = [
    ...roomOverlaps(board, lineups),
    ...speakersTwice(board, lineups),
    ...overruns(board, lineups),
    ...outsideDays(board, lineups),
  ]
  const weight = ({ severity }: Clash) => SEVERITIES.indexOf(severity)
  return clashes.sort((a, b) => weight(a) - weight(b))
}

interface Involved {
  readonly slots?: readonly SlotId[]
  readonly topics?: readonly TopicId[]
  readonly people?: readonly PersonId[]
}

function clash(kind: ClashKind, { slots = [], topics = [], people = [] }: Involved, sentence: string): Clash {
  const id = [kind, ...[...slots, ...topics, ...people].sort()].join(' ')
  return { id, kind, severity: CLASHES[kind], slots, topics, people, sentence }
}

/** Pairs of spans that share time, found in one pass over them in order of their start. Ends are exclusive. */
function* overlaps<T extends { start: string; end: string }>(spans: readonly T[]): Generator<[T, T]> {
  const open: T[] = []
  for (const span of spans.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))) {
    const still = open.filter((other) => other.end > span.start)
    for (const other of still) yield [other, span]
    open.splice(0, open.length, ...still, span)
  }
}

/** [C1] Two slots of one room overlap; a plenary counts in every room. */
function* roomOverlaps(board: Board, lineups: readonly Lineup[]): Generator<Clash> {
  const seen = new Set<string>()
  const rooms: (RoomId | null)[] = board.rooms.size > 0 ? [...board.rooms.keys()] : [null]
  for (const room of rooms) {
    const spans = lineups
      .filter(({ slot }) => slot.place.roomId === null || slot.place.roomId === room)
      .map((lineup) => ({ lineup, start: lineup.slot.place.start, end: lineup.end }))
    for (const [a, b] of overlaps(spans)) {
      const slots = [a.lineup.slot.id, b.lineup.slot.id]
      const where = room === null ? 'all rooms' : nameOf(board.rooms.get(room)?.name, 'a room')
      const end = a.end < b.end ? a.end : b.end
      const sentence = `${saySlot(board, a.lineup)} and ${saySlot(board, b.lineup)} overlap in ${where} on ${saySpan(b.start, end)}.`
      const found = clash('room-overlap', { slots }, capital(sentence))
      if (!seen.has(found.id)) yield found
      seen.add(found.id)
    }
  }
}

/** [C2] One person speaks in two places at once. */
function* speakersTwice(board: Board, lineups: readonly Lineup[]): Generator<Clash> {
  const duties = new Map<PersonId, { placed: PlacedTopic; slot: SlotId; start: string; end: string }[]>()
  for (const { slot, topics } of lineups) {
    for (const placed of topics) {
      for (const person of placed.topic.speakers) {
        const own = duties.get(person) ?? []
        own.push({ placed, slot: slot.id, start: placed.start, end: placed.end })
        duties.set(person, own)
      }
    }
  }
  for (const [person, own] of duties) {
    for (const [a, b] of overlaps(own)) {
      if (a.slot === b.slot) continue
      const topics = [a.placed.topic, b.placed.topic]
      const who = nameOf(board.people.get(person)?.name, 'Somebody')
      const end = a.end < b.end ? a.end : b.end
      const titles = topics.map(({ title }) => quote(title)).join(' and ')
      const involved = { slots: [a.slot, b.slot], topics: topics.map(({ id }) => id), people: [person] }
      yield clash('speaker-twice', involved, `${who} speaks in ${titles} at once, on ${saySpan(b.start, end)}.`)
    }
  }
}

/** [C3] The topics of a slot need more minutes than it has. */
function* overruns(board: Board, lineups: readonly Lineup[]): Generator<Clash> {
  for (const lineup of lineups) {
    const over = lineup.used - lineup.slot.minutes
    if (over <= 0) continue
    const late = lineup.topics.filter(({ end }) => end > lineup.end).map(({ topic }) => topic.id)
    const sentence = `The topics of ${saySlot(board, lineup)} need ${over} min more than its ${lineup.slot.minutes}.`
    yield clash('overrun', { slots: [lineup.slot.id], topics: late }, sentence)
  }
}

/** [C4] A slot begins or ends outside the board's days. */
function* outsideDays(board: Board, lineups: readonly Lineup[]): Generator<Clash> {
  const { firstDay, lastDay } = board.meta
  for (const lineup of lineups) {
    const { slot, end } = lineup
    const endsInTime = dayOf(end) <= lastDay || (clockOf(end) === '00:00' && dayOf(slot.place.start) <= lastDay)
    if (dayOf(slot.place.start) >= firstDay && endsInTime) continue
    const sentence = `${saySlot(board, lineup)} on ${sayWhen(slot.place.start)} is outside ${sayDays(firstDay, lastDay)}.`
    yield clash('outside-days', { slots: [slot.id] }, capital(sentence))
  }
}

const quote = (title: string): string => `“${title || 'Untitled'}”`
const nameOf = (name: string | undefined, otherwise: string): string => name || otherwise
const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

const saySpan = (start: string, end: string): string => `${sayDay(dayOf(start))}, ${clockOf(start)}–${clockOf(end)}`

/** A slot by its title, else its track, else its time. */
function saySlot(board: Board, { slot }: Lineup): string {
  const title = slot.title || (slot.trackId && board.tracks.get(slot.trackId)?.name)
  return title ? quote(title) : `the ${slot.kind} at ${clockOf(slot.place.start)}`
}

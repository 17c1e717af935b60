/** One clash: what cannot stand together, or should not, with its weight, its facts and a sentence for people. */

import type { PersonId, SlotId, TopicId } from '../ids.ts'
import type { WallTime } from '../time.ts'

export const SEVERITIES = ['error', 'warning', 'hint'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What each kind of clash weighs; one that concerns somebody who may be absent is a hint. */
export const CLASHES = {
  'room-overlap': 'error',
  'speaker-twice': 'error',
  overrun: 'error',
  'attendee-twice': 'warning',
  away: 'warning',
  'outside-days': 'warning',
  wish: 'warning',
  'declined-placed': 'warning',
  changeover: 'hint',
  'small-room': 'hint',
  'no-break': 'hint',
  'same-person': 'hint',
} as const satisfies Record<string, Severity>
export type ClashKind = keyof typeof CLASHES

export interface Clash {
  /** The same for the same things, on every replica: the kind and the ids that it is about. */
  readonly id: string
  readonly kind: ClashKind
  readonly severity: Severity
  readonly slots: readonly SlotId[]
  readonly topics: readonly TopicId[]
  readonly people: readonly PersonId[]
  /** When it begins; `null` for one that has no time. */
  readonly start: WallTime | null
  /** What made it (times, minutes, rooms), without what things are called: other facts are another matter. */
  readonly facts: string
  /** For people: who, what, where, when. */
  readonly sentence: string
  /** In a few words, for where it is seen: of two things that meet, what each says of the other. */
  readonly brief: readonly [string] | readonly [string, string]
}

export interface Finding {
  readonly severity?: Severity
  readonly slots?: readonly SlotId[]
  readonly topics?: readonly TopicId[]
  readonly people?: readonly PersonId[]
  /** Ids that tell it apart, where they are not those of all that is involved. */
  readonly about?: readonly string[]
  readonly start?: WallTime
  readonly facts: readonly (string | number | null)[]
  readonly sentence: string
  readonly brief: Clash['brief']
}

export function clash(kind: ClashKind, finding: Finding): Clash {
  const { slots = [], topics = [], people = [], start = null, facts, sentence, brief } = finding
  const { severity = CLASHES[kind], about = [...slots, ...topics, ...people] } = finding
  const id = [kind, ...about.toSorted()].join(' ')
  return { id, kind, severity, slots, topics, people, start, facts: facts.join(' '), sentence, brief }
}

/** What tells clashes apart together with what made them. */
export const withFacts = ({ id, facts }: Clash): string => `${id}: ${facts}`

const KINDS = Object.keys(CLASHES)
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Errors first, then in the order of time; what has no time comes last. */
export const inOrder = (clashes: Iterable<Clash>): readonly Clash[] =>
  [...clashes].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      Number(a.start === null) - Number(b.start === null) ||
      compareText(a.start ?? '', b.start ?? '') ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      compareText(a.id, b.id),
  )

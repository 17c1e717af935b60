/** The board as plain values: what `read.ts` makes of the Y.Doc and everything else works on. Never changed, only replaced. */

import type { AwayId, MaterialId, PersonId, RoomId, SlotId, TopicId, TrackId, WishId } from '../ids.ts'
import type { Clock, Day, WallTime } from '../time.ts'

/** The version of DESIGN section 3's table that this code writes. Raise it together with a step in `upgrade.ts`. */
export const LAYOUT = 1

export const SLOT_KINDS = ['session', 'break', 'plenary'] as const
export type SlotKind = (typeof SLOT_KINDS)[number]

export const TOPIC_KINDS = ['discussion', 'talk', 'follow-up', 'other'] as const
export type TopicKind = (typeof TOPIC_KINDS)[number]

export const STAGES = ['proposed', 'accepted', 'declined', 'withdrawn'] as const
export type Stage = (typeof STAGES)[number]

export const ATTENDANCES = ['required', 'contingent'] as const
/** Whether a key attendee must be in the room, or may be. */
export type Attendance = (typeof ATTENDANCES)[number]

/** A position in an order that several people change at once; see `ranks.ts`. */
export type Rank = string

/** Where a topic stands: one value, so that two moves at once leave one of the two [M1, M2]. */
export interface Placement {
  readonly slotId: SlotId
  readonly rank: Rank
}

/** Where and when a slot is: one value [M2]. `roomId` is `null` for all rooms (plenary). */
export interface Place {
  readonly roomId: RoomId | null
  readonly start: WallTime
}

/** What every entry of a map has. `repair` names the keys that could not be read; they show a default meanwhile [M6]. */
export interface Entry<Id> {
  readonly id: Id
  readonly repair: readonly string[]
}

export interface Meta {
  readonly layout: number
  readonly title: string
  /** IANA name; `UTC` where the stored one is unknown here. */
  readonly timeZone: string
  readonly firstDay: Day
  readonly lastDay: Day
  readonly description: string
  readonly url: string
  /** Minutes that people need between two rooms. */
  readonly changeover: number
  /** By the id of the clash. */
  readonly accepted: ReadonlyMap<string, Acceptance>
  readonly repair: readonly string[]
}

/** That people live with a clash as it is. */
export interface Acceptance {
  /** Those of the clash then (`Clash.facts`): for others it does not count. */
  readonly facts: string
  readonly reason: string
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface Room extends Entry<RoomId> {
  readonly name: string
  readonly capacity: number | null
  readonly rank: Rank
  readonly features: string
}

export interface Track extends Entry<TrackId> {
  readonly name: string
  /** One of `TRACK_COLORS`. */
  readonly color: TrackColor
  readonly rank: Rank
  readonly description: string
  readonly background: string
  readonly leads: readonly PersonId[]
}

/** Track colours by name; each page gives the name a tint and an edge that can be read in its theme. */
export const TRACK_COLORS = [
  'blue',
  'teal',
  'green',
  'olive',
  'amber',
  'orange',
  'red',
  'pink',
  'purple',
  'slate',
] as const
export type TrackColor = (typeof TRACK_COLORS)[number]

export interface Person extends Entry<PersonId> {
  readonly name: string
  readonly affiliation: string
  /** Private for ever. */
  readonly contact: string
  /** Private for ever. */
  readonly away: readonly Absence[]
  /** IANA name of where a remote person is; empty for one who comes. */
  readonly zone: string
}

/** When somebody is not available, wall time of the board; `to` is exclusive. */
export interface Absence {
  readonly id: AwayId
  readonly from: WallTime
  readonly to: WallTime
}

export interface Slot extends Entry<SlotId> {
  readonly place: Place
  readonly minutes: number
  readonly kind: SlotKind
  readonly title: string
  readonly trackId: TrackId | null
  /** Whether attendees may see it once the board is public. */
  readonly public: boolean
}

export interface Material {
  readonly id: MaterialId
  readonly title: string
  readonly url: string
}

/** Where a topic came from, so that a second import finds it again. */
export interface Source {
  readonly system: string
  readonly id: string
  readonly url: string
}

/** What an earlier year's topic became. */
export interface Follows {
  readonly year: number
  readonly status: string
  readonly url: string
}

/** What became of a topic in the end, for the next year's page. */
export interface Outcome {
  readonly status: string
  readonly text: string
  readonly url: string
}

/** What somebody asked for: one value [M2]. */
export type WishChange =
  /** At least `buffer` minutes lie between the two. */
  | { readonly kind: 'after' | 'before'; readonly topicId: TopicId; readonly buffer: number }
  /** Begins no earlier than, or is over by, a time of each day. */
  | { readonly kind: 'not-before' | 'not-after'; readonly clock: Clock }
  | { readonly kind: 'on-day'; readonly day: Day }
export type Wish = WishChange & { readonly id: WishId }

export interface Topic extends Entry<TopicId> {
  readonly title: string
  /** Markdown. */
  readonly abstract: string
  /** Private for ever. */
  readonly notes: string
  readonly minutes: number
  readonly kind: TopicKind
  readonly stage: Stage
  readonly trackId: TrackId | null
  /** As stored; a placement whose slot is gone stays here, but the topic is in `Board.tray` [M6]. */
  readonly placement: Placement | null
  /** In the order of their ranks. */
  readonly speakers: readonly PersonId[]
  readonly attendees: ReadonlyMap<PersonId, Attendance>
  readonly materials: readonly Material[]
  readonly source: Source | null
  readonly follows: Follows | null
  readonly outcome: Outcome | null
  /** How many are expected. */
  readonly audience: number | null
  /** Private for ever. */
  readonly wishes: readonly Wish[]
}

/** A placed topic with its derived times [M3], wall time of the board. */
export interface PlacedTopic {
  readonly topic: Topic
  /** Minutes of the topics before it: it begins so long after its slot. */
  readonly after: number
  readonly start: WallTime
  readonly end: WallTime
}

/** A slot with what stands in it, in order. Keeps its identity as long as nothing in it changes. */
export interface Lineup {
  readonly slot: Slot
  readonly end: WallTime
  readonly topics: readonly PlacedTopic[]
  /** Minutes that the topics need together. */
  readonly used: number
}

export type EntryKind = 'room' | 'track' | 'person' | 'slot' | 'topic'

/** Something that was removed and can be brought back by anybody [M5]. */
export interface Removed {
  readonly kind: EntryKind
  readonly id: string
  readonly title: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly by: string
}

/** The whole board. Collections are in their order on screen: by rank, by start, by name, always then by id. */
export interface Board {
  readonly meta: Meta
  readonly rooms: ReadonlyMap<RoomId, Room>
  readonly tracks: ReadonlyMap<TrackId, Track>
  readonly people: ReadonlyMap<PersonId, Person>
  readonly slots: ReadonlyMap<SlotId, Slot>
  readonly topics: ReadonlyMap<TopicId, Topic>
  readonly lineups: ReadonlyMap<SlotId, Lineup>
  /** Topics that stand in no slot: never placed, put back, or placed in a slot that is gone. */
  readonly tray: readonly Topic[]
  readonly bin: readonly Removed[]
  /** Who was made one with whom: references are read as those to the one that is kept [M20]. */
  readonly heirs: ReadonlyMap<PersonId, PersonId>
}

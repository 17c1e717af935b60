/** All that a page says of one topic: found in the programme by its id. Pure. */

import type {
  Programme,
  PublicPerson,
  PublicRoom,
  PublicSlot,
  PublicTopic,
  PublicTrack,
} from '../../shared/programme/programme.ts'
import { sayDay } from '../../shared/time.ts'
import type { ShownTimes } from './use-times.ts'

export interface TopicFacts {
  readonly topic: PublicTopic
  readonly slot: PublicSlot | null
  /** `null`: in all rooms. */
  readonly room: PublicRoom | null
  readonly track: PublicTrack | null
  readonly speakers: readonly PublicPerson[]
  /** Its neighbours in the same slot. */
  readonly before: PublicTopic | null
  readonly after: PublicTopic | null
}

/** `null` for an id that the programme has not. */
export function topicFacts(programme: Programme, id: string): TopicFacts | null {
  const topic = programme.topics.find((one) => one.id === id)
  if (!topic) return null
  const slot = programme.slots.find((one) => one.id === topic.slotId) ?? null
  const trackId = topic.trackId ?? slot?.trackId
  const beside = programme.topics.filter(({ slotId }) => slotId === topic.slotId)
  const at = beside.indexOf(topic)
  return {
    topic,
    slot,
    room: programme.rooms.find((one) => one.id === slot?.roomId) ?? null,
    track: programme.tracks.find((one) => one.id === trackId) ?? null,
    speakers: topic.speakers.flatMap((person) => programme.people.find((one) => one.id === person) ?? []),
    before: beside[at - 1] ?? null,
    after: beside[at + 1] ?? null,
  }
}

/** "Mon 5 Oct, 09:00–09:20". */
export function sayTime({ start, end }: { readonly start: string; readonly end: string }, times: ShownTimes): string {
  return `${sayDay(times.day(start))}, ${times.clock(start)}–${times.clock(end)}`
}

/** "Mon 5 Oct, 09:00–09:20, Aurora". */
export const whenAndWhere = ({ topic, room }: TopicFacts, times: ShownTimes): string =>
  `${sayTime(topic, times)}, ${room?.name || 'all rooms'}`

/** Only these become links: the rest of the web's schemes can do harm. */
export const isWeb = (url: string): boolean => /^https?:\/\//i.test(url)

export const minutesOf = ({ start, end }: { readonly start: string; readonly end: string }): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / 60_000)

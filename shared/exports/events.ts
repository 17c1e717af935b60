/** What of a programme happens at a time: its topics, and the slots that stand for themselves. All exports begin here. */

import { parseId } from '../ids.ts'
import type { Programme, PublicPerson, PublicSlot, PublicTrack } from '../programme/programme.ts'

/** What a plenary's room is called where a form asks for one. */
export const ALL_ROOMS = 'All rooms'

export interface PublicEvent {
  /** The topic's, or the slot's: it stays the same through all editions. */
  readonly id: string
  /** ISO 8601 with offset. */
  readonly start: string
  readonly end: string
  /** Of real time, also in the night when clocks change. */
  readonly minutes: number
  readonly title: string
  /** Markdown. */
  readonly abstract: string
  readonly kind: string
  readonly room: string
  readonly roomId: string | null
  readonly track: PublicTrack | null
  /** Speakers in order. */
  readonly people: readonly PublicPerson[]
  readonly materials: readonly { readonly title: string; readonly url: string }[]
}

export const roomNameOf = (name: string): string => name.trim() || 'Unnamed room'

/** Where an event has its page: a topic its own, a slot its place in the programme. `url` is the programme's. */
export const eventAddress = (url: string, id: string): string =>
  parseId('topic', id) ? `${url}/topics/${id}` : `${url}#${id}`

/** By start. A slot that has topics is said by them, and a break by nobody. */
export function eventsOf(programme: Programme): PublicEvent[] {
  const rooms = new Map(programme.rooms.map(({ id, name }) => [id, roomNameOf(name)]))
  const tracks = new Map(programme.tracks.map((track) => [track.id, track]))
  const people = new Map(programme.people.map((person) => [person.id, person]))
  const slots = new Map(programme.slots.map((slot) => [slot.id, slot]))
  const placeOf = (slot: PublicSlot | undefined) => ({
    roomId: slot?.roomId ?? null,
    room: rooms.get(slot?.roomId ?? '') ?? ALL_ROOMS,
  })
  const trackOf = (id: string | null | undefined) => tracks.get(id ?? '') ?? null
  const topics = programme.topics.map((topic): PublicEvent => {
    const slot = slots.get(topic.slotId)
    return {
      ...placeOf(slot),
      id: topic.id,
      start: topic.start,
      end: topic.end,
      minutes: minutesBetween(topic),
      title: topic.title.trim() || 'Untitled',
      abstract: topic.abstract,
      kind: topic.kind,
      track: trackOf(topic.trackId ?? slot?.trackId),
      people: topic.speakers.flatMap((id) => people.get(id) ?? []),
      materials: topic.materials,
    }
  })
  const filled = new Set(programme.topics.map(({ slotId }) => slotId))
  const alone = programme.slots
    .filter(({ id, kind }) => kind !== 'break' && !filled.has(id))
    .map((slot): PublicEvent => {
      const track = trackOf(slot.trackId)
      return {
        ...placeOf(slot),
        id: slot.id,
        start: slot.start,
        end: slot.end,
        minutes: minutesBetween(slot),
        title: slot.title.trim() || track?.name.trim() || 'Session',
        abstract: '',
        kind: slot.kind,
        track,
        people: [],
        materials: [],
      }
    })
  const starts = (event: PublicEvent) => Date.parse(event.start)
  return [...topics, ...alone].toSorted((a, b) => starts(a) - starts(b) || (a.id < b.id ? -1 : 1))
}

const minutesBetween = ({ start, end }: { start: string; end: string }): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / 60_000)

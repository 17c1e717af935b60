/** What is left of a programme when filters and a search are applied. Pure. */

import type { Programme, PublicSlot, PublicTopic } from '../../shared/programme/programme.ts'
import { dayOf } from '../../shared/time.ts'
import { plain } from '../ui/matching.ts'
import type { View } from './view.ts'

export interface Narrowed {
  /** Its slots and topics are those that were found; the entries are the same objects. */
  readonly programme: Programme
  /** How many topics were found, and how many there are. */
  readonly topics: number
  readonly of: number
}

/**
 * A topic is found where everything that is asked holds for it; its slot comes along. A slot whose topics are not found
 * stays only if nothing is asked of topics, or it has none and what is asked holds for the slot itself.
 */
export function narrowed(programme: Programme, view: View): Narrowed {
  const { day, room, track, person, kind, q } = view
  const of = programme.topics.length
  const words = plain(q).split(' ').filter(Boolean)
  const asksOfTopics = track !== null || person !== null || kind !== null || words.length > 0
  if (!asksOfTopics && day === null && room === null) return { programme, topics: of, of }

  const inPlace = programme.slots.filter(
    (slot) => (day === null || dayOf(slot.start) === day) && (room === null || (slot.roomId ?? room) === room),
  )
  const slots = new Map(inPlace.map((slot) => [slot.id, slot]))
  const tracks = new Map(programme.tracks.map((one) => [one.id, one]))
  const texts = words.length > 0 ? textsOf(programme) : null
  const says = (entry: PublicTopic | PublicSlot): boolean => {
    const text = texts?.get(entry)
    return text === undefined || words.every((word) => text.includes(word))
  }
  const topics = programme.topics.filter((topic) => {
    const slot = slots.get(topic.slotId)
    if (!slot) return false
    return (
      (track === null || (topic.trackId ?? slot.trackId) === track) &&
      (person === null || topic.speakers.includes(person)) &&
      (kind === null || topic.kind === kind) &&
      says(topic)
    )
  })
  const found = new Set(topics.map(({ slotId }) => slotId))
  const filled = new Set(programme.topics.map(({ slotId }) => slotId))
  const leads = ({ trackId }: PublicSlot): boolean =>
    person !== null && (tracks.get(trackId ?? '')?.leads.includes(person) ?? false)
  const holds = (slot: PublicSlot): boolean =>
    !filled.has(slot.id) &&
    kind === null &&
    (track === null || slot.trackId === track) &&
    (person === null || leads(slot)) &&
    says(slot)
  const kept = inPlace.filter(
    (slot) => !asksOfTopics || found.has(slot.id) || holds(slot) || (leads(slot) && isOnly(view)),
  )
  return { programme: { ...programme, slots: kept, topics }, topics: topics.length, of }
}

/** Whoever leads a session is found with it, also where they speak in none of its topics. */
const isOnly = ({ track, kind, q }: View): boolean => track === null && kind === null && q === ''

const known = new WeakMap<Programme, ReadonlyMap<PublicTopic | PublicSlot, string>>()

/** What can be found by its words: lower case, without accents. Made when somebody first searches. */
function textsOf(programme: Programme): ReadonlyMap<PublicTopic | PublicSlot, string> {
  const made = known.get(programme)
  if (made) return made
  const people = new Map(programme.people.map((one) => [one.id, `${one.name} ${one.affiliation}`]))
  const tracks = new Map(programme.tracks.map((one) => [one.id, one]))
  const named = (ids: readonly string[]): string => ids.map((id) => people.get(id) ?? '').join(' ')
  const slots = new Map(programme.slots.map((slot) => [slot.id, slot]))
  const ofTrack = (id: string | null | undefined): string => tracks.get(id ?? '')?.name ?? ''
  const texts = new Map<PublicTopic | PublicSlot, string>()
  for (const slot of programme.slots) {
    const leads = tracks.get(slot.trackId ?? '')?.leads ?? []
    texts.set(slot, plain(`${slot.title} ${ofTrack(slot.trackId)} ${named(leads)}`))
  }
  for (const topic of programme.topics) {
    const slot = slots.get(topic.slotId)
    const where = `${slot?.title ?? ''} ${ofTrack(slot?.trackId)} ${ofTrack(topic.trackId)}`
    texts.set(topic, plain(`${topic.title} ${named(topic.speakers)} ${where} ${topic.abstract}`))
  }
  known.set(programme, texts)
  return texts
}

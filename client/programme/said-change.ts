/** What changed between two programmes, as a sentence for those who hear the page. */

import type { Programme, PublicTopic } from '../../shared/programme/programme.ts'
import { sayWhen } from '../../shared/time.ts'

/** Names up to this many topics; beyond it only counts. */
const MOST_NAMED = 2

/** Empty if nothing changed that one would want to hear. */
export function saidChange(before: Programme, after: Programme): string {
  const old = new Map(before.topics.map((topic) => [topic.id, topic]))
  const kept = new Set(after.topics.map(({ id }) => id))
  const slots = new Map([...before.slots, ...after.slots].map((slot) => [slot.id, slot]))
  const rooms = new Map(after.rooms.map((room) => [room.id, room.name]))
  const where = (topic: PublicTopic): string => {
    const roomId = slots.get(topic.slotId)?.roomId
    return roomId ? (rooms.get(roomId) ?? '') : ''
  }
  const sentences: string[] = []
  let others = 0
  for (const topic of after.topics) {
    const known = old.get(topic.id)
    if (known === topic) continue
    const when = `${sayWhen(topic.start.slice(0, 16))}${where(topic) && `, ${where(topic)}`}`
    if (!known) sentences.push(`New: “${topic.title}”, ${when}.`)
    else if (known.start !== topic.start || known.slotId !== topic.slotId)
      sentences.push(`“${topic.title}” is now ${when}.`)
    else if (JSON.stringify(known) !== JSON.stringify(topic)) others += 1
  }
  for (const topic of before.topics) {
    if (!kept.has(topic.id)) sentences.push(`“${topic.title}” is no longer in the programme.`)
  }
  const count = sentences.length + others
  if (count === 0) return sameSlots(before, after) ? '' : 'The programme changed.'
  if (count <= MOST_NAMED && others === 0) return sentences.join(' ')
  return `The programme changed: ${count} ${count === 1 ? 'topic' : 'topics'}.`
}

const sameSlots = ({ slots: before }: Programme, { slots: after }: Programme): boolean =>
  before.length === after.length && before.every((slot, at) => JSON.stringify(slot) === JSON.stringify(after[at]))

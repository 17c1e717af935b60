/** A board as attendees look through it: three rooms, two tracks, abstracts, several days. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import { addPerson, addRoom, addSlot, addTopic, addTrack, placeTopics } from '../../shared/board/verbs.ts'

const ABSTRACT = 'A paragraph of an ordinary length, about *memory*, queues and people. '.repeat(3)

/** Each session has three topics, "Topic 1" and on; `times` sessions a day and room, from 09:00, each two hours after the last. */
export function fillAttended(door: BoardDoc, { days = ['2026-10-05', '2026-10-06'], times = 3 } = {}): void {
  const tracks = [
    addTrack(door, { name: 'Memory MC', color: 'teal', description: 'About *memory*.' }),
    addTrack(door, { name: 'Rust MC', color: 'red' }),
  ]
  const people = ['Ada Černá', 'Wen Jiaqing', 'Tomas Verlind'].map((name) =>
    addPerson(door, { name, affiliation: 'Lumen Labs' }),
  )
  const rooms = ['Aurora', 'Birch', 'Cedar'].map((name) => addRoom(door, { name }))
  let count = 0
  for (const day of days) {
    rooms.forEach((roomId, at) => {
      for (let time = 0; time < times; time++) {
        const start = `${day}T${String(9 + 2 * time).padStart(2, '0')}:00`
        const trackId = tracks[(at + time) % tracks.length] ?? null
        const slotId = addSlot(door, { place: { roomId, start }, minutes: 90, trackId })
        const topics = Array.from({ length: 3 }, () => {
          count += 1
          const speaker = people[count % people.length]
          return addTopic(door, {
            title: `Topic ${count}`,
            minutes: 30,
            abstract: ABSTRACT,
            speakers: speaker ? [speaker] : [],
          })
        })
        placeTopics(door, topics, { slotId, before: null })
      }
    })
    addSlot(door, { place: { roomId: null, start: `${day}T10:30` }, minutes: 30, kind: 'break', title: 'Coffee' })
  }
}

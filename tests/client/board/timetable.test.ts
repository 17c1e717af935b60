import { describe, expect, it } from 'vitest'
import { timetableOf } from '../../../client/board/timetable.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { newBoard } from '../../support/boards.ts'

describe('a person’s timetable', () => {
  it('has all that they speak in and are needed in, by time, and nothing of the tray', () => {
    const door = newBoard()
    const ada = verbs.addPerson(door, { name: 'Ada' })
    const roomId = verbs.addRoom(door, { name: 'Aurora' })
    const place = (title: string, start: string, room: typeof roomId | null) => {
      const slotId = verbs.addSlot(door, { place: { roomId: room, start }, minutes: 60 })
      const topic = verbs.addTopic(door, { title, minutes: 20 })
      verbs.placeTopics(door, [verbs.addTopic(door, { title: 'before', minutes: 15 }), topic], { slotId, before: null })
      return topic
    }
    const late = place('late', '2026-10-06T09:00', null)
    const early = place('early', '2026-10-05T09:00', roomId)
    place('of others', '2026-10-05T11:00', roomId)
    verbs.addTopic(door, { title: 'on the tray', speakers: [ada] })
    verbs.setAttendee(door, late, ada, 'contingent')
    verbs.setSpeaker(door, early, ada, true)
    verbs.setAttendee(door, early, ada, 'required')
    expect(timetableOf(readBoard(door.doc), ada)).toEqual([
      { topic: early, title: 'early', when: 'Mon 5 Oct, 09:15–09:35, Aurora', as: 'speaks' },
      { topic: late, title: 'late', when: 'Tue 6 Oct, 09:15–09:35, all rooms', as: 'contingent' },
    ])
  })
})

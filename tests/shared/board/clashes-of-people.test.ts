import { describe, expect, it } from 'vitest'
import { addAway } from '../../../shared/board/absences.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import type { PersonId, RoomId } from '../../../shared/ids.ts'
import { newBoard } from '../../support/boards.ts'

function scene(facts: Parameters<typeof newBoard>[0] = {}) {
  const door = newBoard(facts)
  const [aurora, birch] = [verbs.addRoom(door, { name: 'Aurora' }), verbs.addRoom(door, { name: 'Birch' })]
  const ada = verbs.addPerson(door, { name: 'Ada' })
  const talk = (roomId: RoomId | null, start: string, minutes: number, speakers: readonly PersonId[] = []) => {
    const slot = verbs.addSlot(door, { place: { roomId, start }, minutes })
    const topic = verbs.addTopic(door, { title: `At ${start.slice(11)}`, minutes, speakers })
    verbs.placeTopics(door, [topic], { slotId: slot, before: null })
    return { slot, topic }
  }
  const found = () =>
    findClashes(readBoard(door.doc)).map(({ kind, severity, sentence }) => ({ kind, severity, sentence }))
  return { door, aurora, birch, ada, talk, found }
}

describe('clashes of people', () => {
  it('[C5] needed in two places at once: a warning; a hint where contingent; an error is of speakers alone', () => {
    const { door, aurora, birch, ada, talk, found } = scene()
    const first = talk(aurora, '2026-10-05T09:00', 30, [ada])
    const second = talk(birch, '2026-10-05T09:29', 30)
    verbs.setAttendee(door, second.topic, ada, 'required')
    const sentence = 'Ada speaks in “At 09:00” and is needed in “At 09:29” at once, on Mon 5 Oct, 09:29–09:30.'
    expect(found()).toEqual([{ kind: 'attendee-twice', severity: 'warning', sentence }])
    verbs.setAttendee(door, second.topic, ada, 'contingent')
    expect(found()).toMatchObject([{ kind: 'attendee-twice', severity: 'hint' }])
    verbs.setSpeaker(door, second.topic, ada, true)
    expect(found()).toMatchObject([{ kind: 'speaker-twice', severity: 'error' }])
    verbs.editTopic(door, first.topic, { minutes: 29 })
    expect(found()).toEqual([])
    verbs.editTopic(door, first.topic, { minutes: 30 })
    verbs.removeEntry(door, 'person', ada)
    expect(found()).toEqual([])
  })

  it('[C6] away: a speaker or required key attendee is not available; end to end is', () => {
    const { door, aurora, ada, talk, found } = scene()
    const { topic } = talk(aurora, '2026-10-05T09:00', 30, [ada])
    addAway(door, ada, { from: '2026-10-05T08:00', to: '2026-10-05T09:00' })
    addAway(door, ada, { from: '2026-10-05T09:30', to: '2026-10-05T10:00' })
    expect(found()).toEqual([])
    addAway(door, ada, { from: '2026-10-04T00:00', to: '2026-10-05T09:01' })
    const sentence = 'Ada is away during “At 09:00”, on Mon 5 Oct, 09:00–09:30.'
    expect(found()).toEqual([{ kind: 'away', severity: 'warning', sentence }])
    verbs.setSpeaker(door, topic, ada, false)
    verbs.setAttendee(door, topic, ada, 'contingent')
    expect(found()).toEqual([])
    verbs.setAttendee(door, topic, ada, 'required')
    expect(found()).toHaveLength(1)
  })

  it('[C6] away: a remote person’s day is from 07:00 to 23:00 where they are', () => {
    const { door, aurora, ada, talk, found } = scene()
    verbs.editPerson(door, ada, { zone: 'America/New_York' })
    talk(aurora, '2026-10-05T13:00', 30, [ada])
    expect(found()).toEqual([])
    const early = talk(aurora, '2026-10-05T09:30', 30, [ada])
    expect(found().map(({ sentence }) => sentence)).toEqual([
      'It is 03:30 for Ada then: “At 09:30”, on Mon 5 Oct, 09:30–10:00.',
    ])
    verbs.removeEntry(door, 'topic', early.topic)
    verbs.editPerson(door, ada, { zone: 'Asia/Tokyo' })
    expect(found()).toEqual([])
    talk(aurora, '2026-10-05T15:30', 30, [ada])
    expect(found()).toEqual([])
    talk(aurora, '2026-10-06T15:45', 30, [ada])
    expect(found().map(({ sentence }) => sentence)).toEqual([
      'It is 23:15 for Ada then: “At 15:45”, on Tue 6 Oct, 15:45–16:15.',
    ])
  })

  it('[C8] changeover: too little between two rooms; none to or from a plenary, or within one room', () => {
    const { door, aurora, birch, ada, talk, found } = scene()
    verbs.editMeta(door, { changeover: 10 })
    talk(aurora, '2026-10-05T09:00', 30, [ada])
    const next = talk(birch, '2026-10-05T09:35', 30, [ada])
    const sentence = 'Ada has 5 min from Aurora to Birch on Mon 5 Oct, 09:30–09:35, not 10.'
    expect(found()).toEqual([{ kind: 'changeover', severity: 'hint', sentence }])
    verbs.placeSlot(door, next.slot, { roomId: birch, start: '2026-10-05T09:40' })
    expect(found()).toEqual([])
    for (const roomId of [aurora, null]) {
      verbs.placeSlot(door, next.slot, { roomId, start: '2026-10-05T09:30' })
      expect(found()).toEqual([])
    }
  })

  it('[C2] counts real minutes in the night when clocks go back', () => {
    const { aurora, birch, ada, talk, found } = scene({ firstDay: '2026-10-24', lastDay: '2026-10-25' })
    talk(aurora, '2026-10-25T02:30', 60, [ada])
    talk(birch, '2026-10-25T03:00', 30, [ada])
    expect(found().filter(({ kind }) => kind !== 'no-break')).toEqual([])
    talk(birch, '2026-10-25T02:45', 30, [ada])
    expect(found().map(({ kind }) => kind)).toContain('speaker-twice')
  })

  it('[C12] one person twice: names that differ in case, accents or spacing alone', () => {
    const { door, found } = scene()
    for (const name of ['José  Núñez', 'jose nunez ', 'JOSÉ NÚÑEZ', 'Jose Nunes', '', ' '])
      verbs.addPerson(door, { name })
    expect(found()).toHaveLength(2)
    for (const { kind, severity } of found()) expect([kind, severity]).toEqual(['same-person', 'hint'])
  })
})

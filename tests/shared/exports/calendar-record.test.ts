import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { type CalendarRecord, EMPTY_RECORD, recorded } from '../../../shared/exports/calendar-record.ts'
import { scheduleIcs } from '../../../shared/exports/schedule-ics.ts'
import { scheduleJson } from '../../../shared/exports/schedule-json.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { project } from '../../../shared/programme/project.ts'
import { newBoard } from '../../support/boards.ts'

const MINUTE = 60_000
const START = Date.parse('2026-09-01T10:00:00Z')

/** A board of one slot and a topic in it, and what its calendar says after each publication, a minute apart. */
function publisher() {
  const door = newBoard()
  const [here, there] = ['Here', 'There'].map((name) => verbs.addRoom(door, { name }))
  const placeAt = (clock: string, roomId = here) => ({ roomId: roomId ?? null, start: `2026-10-05T${clock}` })
  const slot = verbs.addSlot(door, { place: placeAt('09:00'), minutes: 60, trackId: null })
  const topic = verbs.addTopic(door, { title: 'Folios', minutes: 20 })
  verbs.placeTopics(door, [topic], { slotId: slot, before: null })
  let record: CalendarRecord = EMPTY_RECORD
  let now = START
  let programme: Programme
  const publish = () => {
    now += MINUTE
    programme = { ...project(readBoard(door.doc)), sequence: 1, edition: null }
    record = recorded(record, programme, now)
    const publication = { programme, record, url: 'https://example.org/p/days' }
    const calendar = new ICAL.Component(ICAL.parse(scheduleIcs(publication)) as never)
    return calendar.getAllSubcomponents('vevent').map((event) => ({
      uid: event.getFirstPropertyValue('uid'),
      sequence: event.getFirstPropertyValue('sequence'),
      status: event.getFirstPropertyValue('status'),
      changed: (event.getFirstPropertyValue('last-modified') as ICAL.Time).toJSDate().getTime(),
      stamped: (event.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate().getTime(),
      summary: event.getFirstPropertyValue('summary'),
    }))
  }
  const json = () => scheduleJson({ programme, record, url: 'https://example.org/p/days' })
  return { door, slot, topic, there, placeAt, publish, json, now: () => now, record: () => record }
}

describe('[X2] in calendars', () => {
  it('a moved, re-timed, cancelled and re-instated topic keeps its UID; SEQUENCE and STATUS say what happened', () => {
    const { door, slot, topic, there, placeAt, publish, now } = publisher()
    const uid = `${topic}@plumbline`
    const says = (sequence: number, status: string, changed: number, summary = 'Folios') => [
      { uid, sequence, status, changed, stamped: changed, summary },
    ]
    expect(publish()).toEqual(says(0, 'CONFIRMED', now()))
    const first = now()
    expect(publish(), 'nothing has changed').toEqual(says(0, 'CONFIRMED', first))
    verbs.placeSlot(door, slot, placeAt('10:00'))
    expect(publish(), 're-timed').toEqual(says(1, 'CONFIRMED', now()))
    verbs.placeSlot(door, slot, placeAt('10:00', there))
    expect(publish(), 'in another room').toEqual(says(2, 'CONFIRMED', now()))
    verbs.editTopic(door, topic, { title: 'Large folios' })
    expect(publish(), 'renamed').toEqual(says(2, 'CONFIRMED', now(), 'Large folios'))
    verbs.removeEntry(door, 'topic', topic)
    verbs.editSlot(door, slot, { public: false })
    expect(publish(), 'cancelled').toEqual(says(3, 'CANCELLED', now(), 'Cancelled'))
    const gone = now()
    expect(publish(), 'still cancelled').toEqual(says(3, 'CANCELLED', gone, 'Cancelled'))
    verbs.restoreEntry(door, 'topic', topic)
    verbs.editSlot(door, slot, { public: true })
    expect(publish(), 'back again').toEqual(says(4, 'CONFIRMED', now(), 'Large folios'))
  })

  it('numbers are given once: what comes later takes none of those before', () => {
    const { door, slot, topic, publish, record } = publisher()
    publish()
    verbs.removeEntry(door, 'topic', topic)
    const other = verbs.addTopic(door, { title: 'Other', minutes: 20 })
    verbs.placeTopics(door, [other], { slotId: slot, before: null })
    publish()
    verbs.restoreEntry(door, 'topic', topic)
    publish()
    expect([record().entries[topic]?.number, record().entries[other]?.number]).toEqual([1, 2])
  })

  it('[X3] no text of what is gone is kept', () => {
    const { door, slot, topic, publish, json, record } = publisher()
    verbs.editTopic(door, topic, { title: 'CANARY' })
    const person = verbs.addPerson(door, { name: 'CANARY' })
    verbs.setSpeaker(door, topic, person, true)
    publish()
    verbs.removeEntry(door, 'topic', topic)
    verbs.editSlot(door, slot, { public: false })
    expect(JSON.stringify(publish())).not.toContain('CANARY')
    expect(JSON.stringify(record()) + json()).not.toContain('CANARY')
  })
})

import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { TRACK_COLORS } from '../../../shared/board/model.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { EMPTY_RECORD, recorded } from '../../../shared/exports/calendar-record.ts'
import { scheduleIcs } from '../../../shared/exports/schedule-ics.ts'
import { scheduleJson } from '../../../shared/exports/schedule-json.ts'
import { scheduleXml } from '../../../shared/exports/schedule-xml.ts'
import { colorWord, hexOf } from '../../../shared/exports/track-colors.ts'
import { project } from '../../../shared/programme/project.ts'
import { newBoard } from '../../support/boards.ts'

describe('[X12] a track’s colour', () => {
  it('is the one of our own pages, and a word that no other has', () => {
    const tokens = readFileSync(new URL('../../../client/tokens.css', import.meta.url), 'utf8')
    for (const color of TRACK_COLORS) expect(tokens).toContain(`--track-${color}-edge: light-dark(${hexOf(color)},`)
    expect(new Set(TRACK_COLORS.map(colorWord)).size).toBe(TRACK_COLORS.length)
    for (const color of ['', '__proto__', 'mauve']) expect([hexOf(color), colorWord(color)]).toEqual([null, null])
  })

  it('is in XML, JSON and calendars, where a title that looks like one is a title', () => {
    const door = newBoard()
    const room = verbs.addRoom(door, { name: 'Aurora' })
    const track = verbs.addTrack(door, { name: 'Memory' })
    verbs.editTrack(door, track, { color: 'teal' })
    const slot = verbs.addSlot(door, {
      place: { roomId: room, start: '2026-10-05T09:00' },
      minutes: 60,
      trackId: track,
    })
    const topic = verbs.addTopic(door, { title: 'a\r\nX-PLUMBLINE-COLOR:red', minutes: 20 })
    verbs.writeText(door, topic, 'abstract', 'b\r\nX-PLUMBLINE-COLOR:red')
    verbs.placeTopics(door, [topic], { slotId: slot, before: null })
    const programme = { ...project(readBoard(door.doc)), sequence: 1, edition: null }
    const publication = {
      programme,
      record: recorded(EMPTY_RECORD, programme, 1_790_000_000_000),
      url: 'https://x.org/p/days',
    }
    expect(scheduleXml(publication)).toMatch(/<track name="Memory" slug="[^"]+" color="#029393"/)
    expect(scheduleJson(publication)).toMatch(/"color": "#029393"/)
    const calendar = new ICAL.Component(ICAL.parse(scheduleIcs(publication)) as never)
    const [event] = calendar.getAllSubcomponents('vevent')
    expect(event?.getAllProperties('color').map((one) => one.getFirstValue())).toEqual(['darkcyan'])
    expect(event?.getFirstPropertyValue('categories')).toBe('Memory')
    expect(event?.getFirstPropertyValue('summary')).toBe('a X-PLUMBLINE-COLOR:red')
  })
})

import { Ajv } from 'ajv'
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }
import ICAL from 'ical.js'
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import nodeIcal from 'node-ical'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { eventsOf, type PublicEvent } from '../../../shared/exports/events.ts'
import { oneLine } from '../../../shared/exports/safe.ts'
import { scheduleCsv } from '../../../shared/exports/schedule-csv.ts'
import { scheduleIcs } from '../../../shared/exports/schedule-ics.ts'
import { scheduleJson } from '../../../shared/exports/schedule-json.ts'
import { scheduleMd } from '../../../shared/exports/schedule-md.ts'
import { scheduleXml } from '../../../shared/exports/schedule-xml.ts'
import { oddPublication } from '../../support/odd-boards.ts'
import { missing, readShared } from '../../support/shared-folder.ts'

const BOARDS = Number(process.env.CASES ?? 300)
const publications = Array.from({ length: BOARDS }, (_, at) => oddPublication(at + 1))
const absent = missing('schemas')

/** What XML 1.0 has no letter for is left out of it. */
const xmlLine = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML has no place for
  oneLine(text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
const moments = ({ start, end }: PublicEvent) => [Date.parse(start), Date.parse(end)]

describe.skipIf(absent)('[X1] schedule.xml', () => {
  it('is valid by the official schema for any board, and the validator refuses what is not', () => {
    const schema = XmlDocument.fromString(readShared('schemas/schedule.xml.xsd'))
    const validator = XsdValidator.fromDoc(schema)
    const check = (text: string) => {
      const document = XmlDocument.fromString(text)
      try {
        validator.validate(document)
      } finally {
        document.dispose()
      }
    }
    for (const publication of publications) {
      const text = scheduleXml(publication)
      expect(() => check(text), text).not.toThrow()
    }
    const wrong = scheduleXml(publications[0] as never).replace(/guid="[0-9a-f]+-/, 'guid="x-')
    expect(() => check(wrong)).toThrow(XmlValidateError)
    validator.dispose()
    schema.dispose()
  }, 120_000)

  it('says the programme’s times, rooms, titles and people', () => {
    for (const publication of publications) {
      const document = XmlDocument.fromString(scheduleXml(publication))
      const text = (node: { get(path: string): { content: string } | null }, path: string) =>
        node.get(path)?.content ?? ''
      const said = document.find('//event').map((node) => {
        const event = node as never
        return [
          Date.parse(text(event, 'date')),
          text(event, 'duration'),
          text(event, 'room'),
          text(event, 'title'),
          (node as unknown as { find(path: string): { content: string }[] })
            .find('persons/person')
            .map(({ content }) => content),
        ]
      })
      const meant = eventsOf(publication.programme).map((event) => [
        Date.parse(event.start),
        `${String(Math.floor(event.minutes / 60)).padStart(2, '0')}:${String(event.minutes % 60).padStart(2, '0')}`,
        xmlLine(event.room),
        xmlLine(event.title),
        event.people.map(({ name }) => xmlLine(name)),
      ])
      expect(said.toSorted()).toEqual(meant.toSorted())
      document.dispose()
    }
  }, 120_000)
})

describe.skipIf(absent)('[X1] schedule.json', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  ajv.addMetaSchema(draft6)
  const validate = absent ? () => false : ajv.compile(JSON.parse(readShared('schemas/schedule.schema.json')) as object)
  const errorsOf = (value: unknown) => (validate(value) ? [] : ((validate as { errors?: unknown[] }).errors ?? ['?']))

  it('is valid by the official schema for any board; the validator passes and fails its controls', () => {
    expect(errorsOf(JSON.parse(readShared('schemas/positive-control-pretalx-democon.json')))).toEqual([])
    expect(errorsOf(JSON.parse(readShared('schemas/negative-control.json')))).not.toEqual([])
    for (const publication of publications) expect(errorsOf(JSON.parse(scheduleJson(publication)))).toEqual([])
  })

  it('says the programme’s times, rooms, titles and people', () => {
    for (const publication of publications) {
      const { schedule } = JSON.parse(scheduleJson(publication)) as {
        schedule: {
          conference: {
            days: {
              rooms: Record<string, { date: string; end: string; title: string; persons: { name: string }[] }[]>
            }[]
          }
        }
      }
      const said = schedule.conference.days.flatMap(({ rooms }) =>
        Object.entries(rooms).flatMap(([room, events]) =>
          events.map(({ date, end, title, persons }) => [
            Date.parse(date),
            Date.parse(end),
            room,
            title,
            persons.map(({ name }) => name),
          ]),
        ),
      )
      const meant = eventsOf(publication.programme).map((event) => [
        ...moments(event),
        event.room,
        oneLine(event.title),
        event.people.map(({ name }) => name),
      ])
      expect(said.toSorted()).toEqual(meant.toSorted())
    }
  })
})

describe('[X1] schedule.ics', () => {
  it('is read back by ical.js and by node-ical with the same times, rooms and titles', () => {
    for (const publication of publications) {
      const text = scheduleIcs(publication)
      const meant = eventsOf(publication.programme)
        .map((event) => [`${event.id}@plumbline`, ...moments(event), oneLine(event.title), oneLine(event.room)])
        .toSorted()
      const { timeZone } = publication.programme.board
      if (text.includes('TZID=')) expect(text).toContain(`BEGIN:VTIMEZONE\r\nTZID:${timeZone}\r\n`)
      const calendar = new ICAL.Component(ICAL.parse(text) as never)
      for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
      const read = calendar.getAllSubcomponents('vevent').map((component) => {
        const event = new ICAL.Event(component)
        return [
          event.uid,
          event.startDate.toJSDate().getTime(),
          event.endDate.toJSDate().getTime(),
          event.summary,
          event.location,
        ]
      })
      ICAL.TimezoneService.reset()
      expect(read.toSorted()).toEqual(meant)
      const other = Object.values(nodeIcal.sync.parseICS(text)).flatMap((event) =>
        event?.type === 'VEVENT'
          ? [[event.uid, event.start.getTime(), event.end?.getTime(), plainOf(event.summary), plainOf(event.location)]]
          : [],
      )
      expect(other.toSorted()).toEqual(meant.map((facts) => facts.map(asNodeIcalReads)))
    }
  }, 120_000)

  it('ends lines with CRLF and folds them at 75 octets, never inside a letter', () => {
    for (const publication of publications) {
      const text = scheduleIcs(publication)
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
      expect(text).not.toContain('\ufffd\r\n')
    }
  })
})

/** node-ical takes a backslash before an n for a line break, also where it is written as one (RFC 5545, 3.3.11). */
const asNodeIcalReads = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\\n', '\\\n') : value

/** node-ical gives a value with parameters as an object. */
const plainOf = (value: unknown): string =>
  typeof value === 'string' ? value : String((value as { val?: string })?.val ?? '')

describe('[X1] the random boards', () => {
  it('have what is hard: nights in which clocks change either way, sessions past midnight, half and quarter hours', () => {
    const events = publications.flatMap(({ programme }) =>
      eventsOf(programme).map((event) => ({ ...event, zone: programme.board.timeZone })),
    )
    const offsets = ({ start, end }: PublicEvent) => [start.slice(19), end.slice(19)] as const
    const minutesOf = (offset: string) =>
      offset === 'Z' ? 0 : Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4))
    const signed = (offset: string) => (offset.startsWith('-') ? -1 : 1) * minutesOf(offset)
    const changes = events.map((event) => offsets(event).map(signed)).map(([from = 0, to = 0]) => to - from)
    const reached = {
      forward: changes.some((change) => change > 0),
      back: changes.some((change) => change < 0),
      'past midnight': events.some(({ start, end }) => start.slice(0, 10) < end.slice(0, 10)),
      'half an hour': events.some((event) => minutesOf(offsets(event)[0]) % 60 === 30),
      'three quarters': events.some((event) => minutesOf(offsets(event)[0]) % 60 === 45),
      'more than one person': events.some(({ people }) => people.length > 1),
      'in no room': events.some(({ roomId }) => roomId === null),
    }
    const few = BOARDS < 100
    expect(Object.entries(reached).filter(([, is]) => !is && !few)).toEqual([])
  })

  it('each have each topic alone as a calendar: that event, and no other', () => {
    for (const publication of publications.slice(0, 100)) {
      for (const event of eventsOf(publication.programme).slice(0, 3)) {
        const text = scheduleIcs(publication, { only: new Set([event.id]) })
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        const calendar = new ICAL.Component(ICAL.parse(text) as never)
        expect(
          calendar
            .getAllSubcomponents('vevent')
            .map((one) => [
              one.getFirstPropertyValue('uid'),
              one.getFirstPropertyValue('summary'),
              one.getFirstPropertyValue('sequence'),
              one.getFirstPropertyValue('status'),
            ]),
        ).toEqual([[`${event.id}@plumbline`, oneLine(event.title), 0, 'CONFIRMED']])
      }
    }
  }, 120_000)

  it('have their people in calendars, by name', () => {
    for (const publication of publications.slice(0, 100)) {
      const calendar = new ICAL.Component(ICAL.parse(scheduleIcs(publication)) as never)
      const said = new Map(
        calendar
          .getAllSubcomponents('vevent')
          .map((one) => [one.getFirstPropertyValue('uid'), `${one.getFirstPropertyValue('description') ?? ''}`]),
      )
      for (const { id, people } of eventsOf(publication.programme))
        for (const { name } of people) expect(oneLine(said.get(`${id}@plumbline`) ?? '')).toContain(oneLine(name))
    }
  })
})

describe('[X1] schedule.csv', () => {
  it('is read back with the same values, and no cell can run as a formula', () => {
    for (const { programme } of publications) {
      const text = scheduleCsv({ programme, record: { next: 1, entries: {} }, url: '' })
      const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
        header: true,
        skipEmptyLines: true,
      })
      expect(errors).toEqual([])
      for (const row of data) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      const undefused = (cell = '') => cell.replace(/^'(?=[=+\-@\t\r])/, '')
      const said = data.map((row) => [
        row.Id,
        row.Date,
        row.Start,
        row.Minutes,
        undefused(row.Room),
        undefused(row.Title),
        undefused(row.Speakers),
      ])
      const meant = eventsOf(programme).map((event) => [
        event.id,
        event.start.slice(0, 10),
        event.start.slice(11, 16),
        String(event.minutes),
        event.room,
        event.title,
        event.people.map(({ name }) => name).join('; '),
      ])
      expect(said).toEqual(meant)
    }
  })
})

describe('[X1] schedule.md', () => {
  it('has a line for each event, and nothing that people typed is HTML or a heading in it', () => {
    for (const publication of publications) {
      const text = scheduleMd(publication)
      expect(text.match(/^- \*\*\d\d:\d\d–\d\d:\d\d\*\* /gm) ?? []).toHaveLength(eventsOf(publication.programme).length)
      expect(text).not.toMatch(/(?<!\\)<script/)
      for (const line of text.split('\n').slice(1)) expect(line).toMatch(/^(|## .*|<https:.*|- \*\*.*| {2}.*)$/)
    }
  })
})

describe('[X5] an event’s address', () => {
  it('is its topic’s page in every form that has one, or the slot’s place in the programme', () => {
    for (const publication of publications.slice(0, 40)) {
      const { url } = publication
      const meant = eventsOf(publication.programme).map(
        ({ id }) => `${url}${id.startsWith('t_') ? '/topics/' : '#'}${id}`,
      )
      const forms = [scheduleXml, scheduleJson, scheduleCsv, scheduleMd].map((write) => write(publication))
      const ics = scheduleIcs(publication).replaceAll('\r\n ', '')
      const written = publication.programme.topics.filter(({ id }) => publication.record.entries[id])
      for (const address of meant) for (const text of forms) expect(text).toContain(address)
      for (const { id } of written) expect(ics).toContain(`${url}/topics/${id}`)
    }
  })
})

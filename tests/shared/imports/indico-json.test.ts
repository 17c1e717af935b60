/** Indico's exports as JSON: what each form becomes, and what is done where they say less or something else. */

import { describe, expect, it } from 'vitest'
import { importText } from '../../../shared/imports/detect.ts'
import { type Draft, draftSchema } from '../../../shared/imports/draft.ts'
import { saidDraft } from '../../support/said-draft.ts'
import { readGolden } from '../../support/shared-folder.ts'

const PRAGUE = { timeZone: 'Europe/Prague' }
const read = (json: unknown): Draft =>
  draftSchema.parse(importText(typeof json === 'string' ? json : JSON.stringify(json), 'auto', PRAGUE))
const envelope = (results: unknown, more: object = {}) => ({
  _type: 'HTTPAPIResult',
  count: 1,
  ts: 1,
  results,
  ...more,
})
const at = (date: string, time: string, tz = 'Europe/Prague') => ({ date, time: `${time}:00`, tz })
const event = (more: object) =>
  envelope([{ _type: 'Conference', id: '7', title: 'Pipes', timezone: 'Europe/Prague', ...more }])
const messages = ({ warnings }: Draft) => warnings.map(({ message }) => message)

describe('an export of events', () => {
  it.each(['contributions', 'sessions', 'event', 'several'])('[I11] golden: %s', (name) => {
    expect(saidDraft(read(readGolden(`indico-${name}.json`)))).toBe(readGolden(`indico-${name}-json.said.txt`))
  })

  it('[I11] each contribution is once, wherever it stands, and found again by the number that all exports have', () => {
    const one = {
      id: '3',
      db_id: 9003,
      friendly_id: 3,
      title: 'One',
      startDate: at('2026-10-05', '10:00'),
      duration: 20,
    }
    const block = { id: '1', title: 'S', startDate: at('2026-10-05', '10:00'), endDate: at('2026-10-05', '11:00') }
    const draft = read(
      event({ contributions: [one], sessions: [{ ...block, session: { title: 'S' }, contributions: [one] }] }),
    )
    expect(draft.topics.map(({ title, source, slot }) => [title, source.id, slot])).toEqual([['One', '3', 0]])
    const old = read(event({ contributions: [{ id: '3', title: 'One' }] }))
    expect(old.topics.map(({ source }) => [source.system, source.id])).toEqual([['indico:7', '3']])
  })

  it('[I11] times are those of the event’s zone, whatever zone each comes in, also in the night when clocks change', () => {
    const starts = [
      at('2026-10-05', '10:00'),
      at('2026-10-05', '08:00', 'UTC'),
      at('2026-10-04', '23:30', 'America/Los_Angeles'),
      at('2026-03-29', '02:30'),
      at('2026-03-29', '01:30', 'UTC'),
      at('2026-10-05', '10:00', 'Mars/Olympus'),
      '2026-10-05T08:00:00+00:00',
      at('2026-13-45', '99:00'),
      { date: 12, time: null },
    ]
    const draft = read(
      event({ contributions: starts.map((startDate, id) => ({ id, title: `T${id}`, startDate, room: `R${id}` })) }),
    )
    const start = (n: number) => {
      const slot = draft.topics.find(({ title }) => title === `T${n}`)?.slot ?? null
      return slot === null ? null : draft.slots[slot]?.start
    }
    expect(starts.map((_, n) => start(n))).toEqual([
      '2026-10-05T10:00',
      '2026-10-05T10:00',
      '2026-10-05T08:30',
      '2026-03-29T02:30',
      '2026-03-29T03:30',
      '2026-10-05T10:00',
      '2026-10-05T10:00',
      null,
      null,
    ])
    expect(messages(draft).filter((message) => /none that exists/.test(message))).toHaveLength(2)
    expect(messages(draft).filter((message) => /Mars\/Olympus/.test(message))).toHaveLength(1)
  })

  it('[I11] nothing of a contribution is lost: what has no field is a note, and what is unknown is said once', () => {
    const odd = {
      title: 'T',
      type: 'Poster',
      code: 'P-1',
      board_number: '12',
      keywords: ['a', 'b'],
      catering: { tea: 'green' },
    }
    const draft = read(event({ contributions: [odd, { ...odd, title: 'U' }], dresscode: 'boots' }))
    expect(draft.topics.map(({ notes }) => notes)).toEqual([
      'Type: Poster\nKeywords: a, b\nCode: P-1\nBoard number: 12\ncatering: tea: green',
      'Type: Poster\nKeywords: a, b\nCode: P-1\nBoard number: 12\ncatering: tea: green',
    ])
    expect(draft.description).toBe('dresscode: boots')
    expect(draft.warnings.filter(({ quote }) => /catering|dresscode/.test(quote)).map(({ quote }) => quote)).toEqual([
      'dresscode: boots',
      'catering: tea: green',
    ])
  })

  it('[I11] people of one name are one; what they are said to be otherwise is said', () => {
    const draft = read(
      event({
        contributions: [
          { title: 'A', speakers: [{ first_name: 'Ada', last_name: 'King', affiliation: 'Engines' }] },
          {
            title: 'B',
            speakers: [{ fullName: 'KING, Ada', affiliation: 'Looms', email: 'ada@example.org' }, 'Bo Li'],
          },
        ],
      }),
    )
    expect(draft.people.map(({ name, affiliation, contact }) => [name, affiliation, contact])).toEqual([
      ['Ada KING', 'Engines', 'ada@example.org'],
      ['Bo Li', '', ''],
    ])
    expect(draft.topics.map(({ speakers }) => speakers)).toEqual([[0], [0, 1]])
    expect(draft.warnings.map(({ quote }) => quote)).toContain('Looms')
  })

  it('[I11] contributions that overlap in a block follow each other, and posters without a time stand in it', () => {
    const block = {
      id: 1,
      title: 'S',
      startDate: at('2026-10-05', '10:00'),
      endDate: at('2026-10-05', '11:00'),
      room: 'R',
    }
    const overlapping = ['10:00', '10:10'].map((time, id) => ({
      id,
      title: time,
      startDate: at('2026-10-05', time),
      duration: 20,
    }))
    const draft = read(event({ sessions: [{ ...block, contributions: [...overlapping, { id: 9, title: 'poster' }] }] }))
    expect(draft.slots.map(({ start, minutes }) => [start, minutes])).toEqual([['2026-10-05T10:00', 60]])
    expect(draft.topics.map(({ title, slot }) => [title, slot])).toEqual([
      ['10:00', 0],
      ['10:10', 0],
      ['poster', 0],
    ])
    expect(messages(draft)).toContain(
      '1 of its contributions begin before the one before is over; here they follow each other.',
    )
  })
})

describe('an export of a timetable', () => {
  it.each(['timetable', 'timetable-2013'])('[I12] golden: %s', (name) => {
    expect(saidDraft(read(readGolden(`indico-${name}.json`)))).toBe(readGolden(`indico-${name}-json.said.txt`))
  })

  it('[I12] a block that runs over midnight and stands under both days is one', () => {
    const block = (start: object, end: object, entries: object) => ({
      entryType: 'Session',
      uniqueId: 's4',
      sessionSlotId: 4,
      title: 'Night',
      startDate: start,
      endDate: end,
      room: 'Hall',
      entries,
    })
    const talk = (id: number, day: string, time: string) => ({
      [`c${id}`]: { entryType: 'Contribution', id: `c${id}`, title: `T${id}`, startDate: at(day, time), duration: 60 },
    })
    const [evening, morning] = ['2026-10-05', '2026-10-06']
    // Cut at midnight, each part with what is in it.
    const cut = read(
      envelope({
        '7': {
          '20261005': { s4: block(at(evening, '22:00'), at(evening, '23:59'), talk(1, evening, '22:00')) },
          '20261006': { s4: block(at(morning, '00:00'), at(morning, '01:00'), talk(2, evening, '23:00')) },
        },
      }),
    )
    // Whole on both days.
    const whole = block(at(evening, '22:00'), at(morning, '01:00'), {
      ...talk(1, evening, '22:00'),
      ...talk(2, evening, '23:00'),
    })
    const twice = read(envelope({ '7': { '20261005': { s4: whole }, '20261006': { s4: whole } } }))
    for (const draft of [cut, twice]) {
      expect(draft.slots.map(({ start, minutes, origin }) => [start, minutes, origin])).toEqual([
        ['2026-10-05T22:00', 180, 's4'],
      ])
      expect(draft.topics.map(({ title }) => title)).toEqual(['T1', 'T2'])
    }
  })

  it('[I12] breaks are breaks: in a block of its room, alone of all rooms, or of one that it names', () => {
    const pause = {
      entryType: 'Break',
      title: 'Tea',
      startDate: at('2026-10-05', '10:00'),
      duration: 15,
      room: 'Foyer',
    }
    const draft = read(envelope({ '7': { '20261005': { b1: { ...pause, inheritRoom: true }, b2: pause } } }))
    expect(draft.slots.map(({ room, kind, minutes, title }) => [room, kind, minutes, title])).toEqual([
      [null, 'break', 15, 'Tea'],
      [0, 'break', 15, 'Tea'],
    ])
  })
})

describe('what is no event', () => {
  it.each([
    ['nothing', envelope([]), /no event in them.*Export it once more/],
    ['an unpublished timetable', envelope({}), /“results” are empty.*not published/],
    ['an empty one', envelope({ '7': {} }), /“results” are empty/],
    ['an error', { _type: 'HTTPAPIError', message: 'Event 7 not found' }, /an error: “Event 7 not found”/],
    ['words', envelope('none'), /“results” are empty/],
    ['far too much', event({ contributions: Array.from({ length: 10_001 }, (_, id) => ({ id })) }), /more than 10000/],
  ])('[I14] %s: a sentence says what it looks like and what to try', (_, json, sentence) => {
    expect(() => read(json)).toThrow(sentence)
  })

  it('[I14] an answer of pretalx is not taken for one', () => {
    const answer = { count: 1, next: null, results: [{ code: 'ABCDEF', title: 'x', speakers: [] }] }
    expect(read(answer).format).toBe('pretalx')
  })
})

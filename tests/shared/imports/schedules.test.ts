/** What readers make of schedules of other systems: from samples that were made up for it, draft by draft. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../../shared/exports/events.ts'
import { oneLine } from '../../../shared/exports/safe.ts'
import { scheduleIcs } from '../../../shared/exports/schedule-ics.ts'
import { importText } from '../../../shared/imports/detect.ts'
import { type Draft, draftSchema } from '../../../shared/imports/draft.ts'
import { trackColorOf } from '../../../shared/imports/track-color.ts'
import { wallPlus, withOffset } from '../../../shared/time.ts'
import { oddPublication } from '../../support/odd-boards.ts'

const FOLDER = new URL('../../golden/schedules/', import.meta.url)
const sample = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8')

async function isAsGolden(name: string, format: string): Promise<void> {
  const draft = importText(sample(name), 'auto', { timeZone: 'Europe/Prague' })
  expect(draft.format).toBe(format)
  expect(draftSchema.parse(draft)).toEqual(draft)
  await expect(`${JSON.stringify(draft, null, 1)}\n`).toMatchFileSnapshot(
    new URL(`${name}.draft.json`, FOLDER).pathname,
  )
}

describe('a schedule of another system', () => {
  it.each(['fosdem-old.xml', 'fosdem-new.xml', 'c3voc.xml'])(
    '[I15] %s is understood as its golden draft says',
    (name) => isAsGolden(name, 'frab-xml'),
  )
  it.each(['frab.json', 'frab-events.json'])('[I16] %s is understood as its golden draft says', (name) =>
    isAsGolden(name, 'frab-json'),
  )
  it.each(['pretalx-lists.json', 'pretalx-stored.json'])('[I17] %s is understood as its golden draft says', (name) =>
    isAsGolden(name, 'pretalx'),
  )
  it.each(['all', 'sessions', 'speakers', 'grid'])(
    '[I18] sessionize-%s.json is understood as its golden draft says',
    (name) => isAsGolden(`sessionize-${name}.json`, 'sessionize'),
  )
  it('[I19] calendar.ics is understood as its golden draft says', () => isAsGolden('calendar.ics', 'ical'))
})

/** When the first topic begins, by the slot in which it stands. */
const startOf = ({ topics, slots }: Draft): string | undefined => slots[topics[0]?.slot ?? -1]?.start

const xml = (event: string, { conference = '', day = 'date="2026-10-05"' } = {}) =>
  `<schedule><conference><title>Night Days</title>${conference}</conference><day ${day}><room name="A"><event id="1"><title>x</title><duration>00:30</duration>${event}</event></room></day></schedule>`

describe('[I15] when an event is', () => {
  it.each([
    ['its own date wins', xml('<date>2026-10-07T23:10:00+02:00</date><start>10:00</start>'), '2026-10-07T23:10'],
    ['else its day and time', xml('<start>9:05</start>'), '2026-10-05T09:05'],
    ['before four it is of the night after', xml('<start>03:59</start>'), '2026-10-06T03:59'],
    ['at four a day begins', xml('<start>04:00</start>'), '2026-10-05T04:00'],
    [
      'or when the conference says',
      xml('<start>08:59</start>', { conference: '<day_change>09:00:00</day_change>' }),
      '2026-10-06T08:59',
    ],
    [
      'or when the day says',
      xml('<start>05:30</start>', { day: 'date="2026-10-05" start="2026-10-05T06:00:00+02:00"' }),
      '2026-10-06T05:30',
    ],
    ['a date without a time is the day itself', xml('<date>2026-10-06</date><start>01:00</start>'), '2026-10-06T01:00'],
    [
      'in the zone that is named',
      xml('<date>2026-10-05T10:00:00Z</date>', { conference: '<time_zone_name>Asia/Kolkata</time_zone_name>' }),
      '2026-10-05T15:30',
    ],
    [
      'a time that clocks leave out stays as written',
      xml('<start>02:30</start>', { day: 'date="2027-03-27"' }),
      '2027-03-28T02:30',
    ],
  ])('%s', (_, text, start) => {
    expect(startOf(importText(text, 'auto', { timeZone: 'Europe/Prague' }))).toBe(start)
  })

  it.each([
    ['that of the board where it fits', '2026-10-05T10:00:00+02:00', 'Europe/Prague', 'Europe/Prague', null],
    [
      'one that fits where the board’s does not',
      '2026-10-05T10:00:00-04:00',
      'Europe/Prague',
      'America/New_York',
      /America\/New_York fits/,
    ],
    [
      'a fixed one where none is known to fit',
      '2026-10-05T10:00:00+13:00',
      'Europe/Prague',
      'Etc/GMT-13',
      /Etc\/GMT-13 fits/,
    ],
    ['the board’s for the world’s time', '2026-10-05T10:00:00Z', 'Europe/Prague', 'Europe/Prague', null],
  ])('the zone is %s', (_, date, hint, zone, said) => {
    const draft = importText(xml(`<date>${date}</date>`), 'auto', { timeZone: hint })
    expect(draft.timeZone).toBe(zone)
    if (said) expect(draft.warnings[0]?.message).toMatch(said)
    else expect(draft.warnings).toEqual([])
  })

  it('a zone that nobody knows is said, and the offsets are believed', () => {
    const conference = '<time_zone_name>Mars/Olympus</time_zone_name>'
    const draft = importText(xml('<date>2026-10-05T10:00:00+02:00</date>', { conference }), 'auto', {
      timeZone: 'Europe/Prague',
    })
    expect(draft.warnings[0]?.message).toMatch(/^The time zone “Mars\/Olympus” is not known here\. .*Europe\/Prague/)
    expect(startOf(draft)).toBe('2026-10-05T10:00')
  })
})

describe('[I15] a track’s colour', () => {
  it.each([
    ['#ff0000', 'red'],
    ['#00f', 'blue'],
    ['#777777', 'slate'],
    ['#2e8b57ff', 'green'],
    ['teal', 'teal'],
    ['javascript:', null],
    ['', null],
  ])('%s is nearest to %s', (given, color) => {
    expect(trackColorOf(given)).toBe(color)
  })
})

describe('[I19] a calendar of ours', () => {
  it('comes back with the times, rooms and titles that it had, under the ids of its topics', () => {
    let compared = 0
    for (let seed = 1; seed <= 40; seed++) {
      const publication = oddPublication(seed)
      const events = eventsOf(publication.programme)
      if (events.length === 0) continue
      const { timeZone } = publication.programme.board
      const draft = importText(bare(scheduleIcs(publication)), 'auto', { timeZone })
      expect(draft.system).toBe('plumbline')
      const said = draft.topics.map(({ title, source, slot, minutes }) => {
        const place = draft.slots[slot ?? -1]
        const before = draft.topics
          .slice(
            0,
            draft.topics.findIndex((one) => one.source.id === source.id),
          )
          .filter((one) => one.slot === slot)
        const after = before.reduce((sum, one) => sum + one.minutes, 0)
        const room = place?.room === null ? 'All rooms' : draft.rooms[place?.room ?? -1]?.name
        return [source.id, title, minutes, room, Date.parse(withOffset(wallPlus(place?.start ?? '', after), timeZone))]
      })
      const meant = events
        .filter(({ id }) => id.startsWith('t_'))
        .map(({ id, title, minutes, room, start }) => [
          id,
          bare(oneLine(title)),
          minutes,
          bare(oneLine(room)),
          Date.parse(start),
        ])
      // Without the nights in which clocks change: wall time says them twice, or not at all.
      const isClear = meant.every(
        ([, , , , start], at) => typeof start === 'number' && meant[at] !== undefined && !isNight(start, timeZone),
      )
      if (!isClear) continue
      compared++
      expect(said.sort(), `seed ${seed}`).toEqual(meant.sort())
    }
    expect(compared).toBeGreaterThan(5)
  })
})

/** A text with a null in it is refused as no text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const bare = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')

const isNight = (moment: number, zone: string): boolean => {
  const offset = (hours: number) =>
    Temporal.Instant.fromEpochMilliseconds(moment + hours * 3_600_000).toZonedDateTimeISO(zone).offset
  return offset(-26) !== offset(26)
}

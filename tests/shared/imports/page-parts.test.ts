import { describe, expect, it } from 'vitest'
import { draftPerson } from '../../../shared/imports/draft.ts'
import { readDays, readLength, readZone } from '../../../shared/imports/page-dates.ts'
import { headingOf } from '../../../shared/imports/page-headings.ts'
import { linesOf, proseOf, takeList } from '../../../shared/imports/page-lines.ts'
import { readPerson, splitPeople } from '../../../shared/imports/page-people.ts'

describe('days', () => {
  it.each([
    ['5–7 Oct 2026', '2026-10-05', '2026-10-07'],
    ['18–20 Sept 2024', '2024-09-18', '2024-09-20'],
    ['5-7 October 2026', '2026-10-05', '2026-10-07'],
    ['5 - 7 oct 2026', '2026-10-05', '2026-10-07'],
    ['30 Aug – 1 Sept 2027', '2027-08-30', '2027-09-01'],
    ['30 December 2026 – 2 January 2027', '2026-12-30', '2027-01-02'],
    ['Monday 5 October 2026', '2026-10-05', '2026-10-05'],
    ['Mon, 5 Oct – Wed, 7 Oct 2026', '2026-10-05', '2026-10-07'],
    ['October 5–7, 2026', '2026-10-05', '2026-10-07'],
    ['Sept 30 – Oct 2, 2026', '2026-09-30', '2026-10-02'],
    ['2026-10-05', '2026-10-05', '2026-10-05'],
    ['2026-10-05 – 2026-10-07', '2026-10-05', '2026-10-07'],
  ])('[I1] %s', (line, firstDay, lastDay) => {
    expect(readDays(line)).toEqual({ firstDay, lastDay })
  })

  it.each(['31 Feb 2026', '7–5 Oct 2026', '5 Oct', 'May 2026', '5–7 Oct 2026, Prague', '20m', 'Octopus 5', ''])(
    '[I1] %j are none',
    (line) => expect(readDays(line)).toBeNull(),
  )

  it('[I1] zones and lengths', () => {
    expect(readZone('Europe/Prague timezone')).toBe('Europe/Prague')
    expect(readZone('Timezone: America/New_York')).toBe('America/New_York')
    expect(readZone('Europe/Atlantis timezone')).toBeNull()
    const lengths = ['20m', '1h 30m', '3h30', '45 min', '2 hours', '1 hour 15 minutes', "90'", 'Duration: 20m']
    expect(lengths.map(readLength)).toEqual([20, 90, 210, 45, 120, 75, 90, 20])
    expect(['', '20', 'm', '0m', '99h', '20m and more'].map(readLength)).toEqual([null, null, null, null, null, null])
  })
})

describe('people', () => {
  it.each([
    ['Davidlohr Bueso (Samsung Semiconductor)', 'Davidlohr Bueso', 'Samsung Semiconductor', ''],
    ['Jan de Vries (Huawei Technologies R&D (UK))', 'Jan de Vries', 'Huawei Technologies R&D (UK)', ''],
    ['Zoë O’Brien-Lee', 'Zoë O’Brien-Lee', '', ''],
    ['Ada King - Engines', 'Ada King', 'Engines', ''],
    ['Ada King, Engines', 'Ada King', 'Engines', ''],
    ['Ada King (Engines) <ada@example.org>', 'Ada King', 'Engines', 'ada@example.org'],
    ['Ada King (Engines', 'Ada King', 'Engines', ''],
    ['Ada King (Engines) - confirmed', 'Ada King', 'Engines, confirmed', ''],
    ['王小明 (Lumen)', '王小明', 'Lumen', ''],
  ])('[I1] %s', (line, name, affiliation, contact) => {
    expect(readPerson(line)).toEqual({ ...draftPerson(name), affiliation, contact })
  })

  it('[I1] sentences, addresses and the like are nobody', () => {
    const lines = [
      'anybody who works on this',
      'https://example.org',
      '42',
      'We need all maintainers of the three trees here',
      '',
    ]
    expect(lines.map(readPerson)).toEqual(lines.map(() => null))
    expect(splitPeople('Ada King (A, B), Bo Li; and Cy Young')).toEqual(['Ada King (A, B)', 'Bo Li', 'Cy Young'])
  })
})

describe('headings', () => {
  it.each([
    ['Speaker', 'speakers'],
    ['SPEAKERS:', 'speakers'],
    ['Description', 'description'],
    ['Suggested topics:', 'topics'],
    ['Potential discussion topics include :', 'topics'],
    ['Some suggested topic areas include, but not limited to:', 'topics'],
    ['Topics we would like to cover', 'topics'],
    ['Progress made on topics discussed at 2025 Plumbers:', 'follow-ups'],
    ['Accomplishments since 2024', 'follow-ups'],
    ['Since last year:', 'follow-ups'],
    ['Key participants', 'required'],
    ['Key Attendees (confirmed):', 'required'],
    ['Contingent or unknown travel availability', 'contingent'],
    ['MC leads', 'leads'],
    ['Organizers:', 'leads'],
    ['"Device Memory" Background:', 'background'],
    ['Why do we need this?', 'background'],
    ['Presentation materials', 'materials'],
    ['Session classification', 'other'],
  ])('[I1] %s', (line, kind) => expect(headingOf(line)?.kind).toBe(kind))

  it.each([
    'We discussed many topics.',
    'Memory topics and how to test them',
    'NUMA: a background story',
    'FAMFS Update: Status, DAX Challenges & Use Cases',
    'Speaker notes are welcome',
    '',
  ])('[I1] %j is none', (line) => expect(headingOf(line)).toBeNull())
})

describe('lines', () => {
  it('[I1] are joined where a window broke them, and not where somebody did', () => {
    const wrapped =
      'This sentence was broken by the width of a window,\nand goes on here.\n\nShort\nlines\n\n* one\n* two'
    expect(proseOf(linesOf(wrapped))).toBe(
      'This sentence was broken by the width of a window, and goes on here.\n\nShort\nlines\n\n- one\n- two',
    )
  })

  it('[I1] of a list end where prose begins', () => {
    const { items, rest } = takeList(linesOf('\r\n•\tone\r\n\r\n• two\r\n\r\nThis is after it.'))
    expect(items.map(({ text }) => text)).toEqual(['one', 'two'])
    expect(rest.map(({ text }) => text)).toEqual(['This is after it.'])
  })

  it('[I1] with signs that nobody sees are read without them', () => {
    expect(linesOf('\uFEFFa\u00A0b\u200B').map(({ text }) => text)).toEqual(['a b'])
  })
})

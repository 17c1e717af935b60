/** The compact print view of an Indico timetable, as text. */

import { describe, expect, it } from 'vitest'
import { detect, givenOf, importText } from '../../../shared/imports/detect.ts'
import { type Draft, draftSchema } from '../../../shared/imports/draft.ts'
import { printLineOf } from '../../../shared/imports/print-lines.ts'
import { saidDraft } from '../../support/said-draft.ts'
import { readGolden } from '../../support/shared-folder.ts'

const read = (...lines: string[]): Draft => draftSchema.parse(importText(lines.join('\n'), 'indico-print'))
const slots = ({ slots: all, rooms }: Draft) =>
  all.map(
    ({ start, minutes, kind, room }) =>
      `${start.slice(11)} ${minutes} ${kind} ${room === null ? '*' : rooms[room]?.name}`,
  )

describe('a line of it', () => {
  const known = new Set(['memory mc', 'quiet/loud fans'])
  const entry = (line: string) => {
    const found = printLineOf(line, known)
    if (found.kind !== 'entry') return found.kind
    const people = found.people.map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name))
    return [found.title, people, found.place.session, found.place.room]
  }

  it.each<[string, unknown]>([
    ['9:00 One - Ada King (Engines)   (Memory MC/Hall 2)', ['One', ['Ada King (Engines)'], 'Memory MC', 'Hall 2']],
    ['09:00 One - Ada King (Engines) (Memory MC/Hall 2)', ['One', ['Ada King (Engines)'], 'Memory MC', 'Hall 2']],
    ['09:00 One - Ada King (Engines)', ['One', ['Ada King (Engines)'], '', '']],
    ['09:00 One - Ada King (Red/Blue)', ['One', ['Ada King (Red/Blue)'], '', '']],
    ['09:00 One   (Memory MC/Hall L2/L3)', ['One', [], 'Memory MC', 'Hall L2/L3']],
    ['09:00 One   (Quiet/Loud Fans/Hall 2)', ['One', [], 'Quiet/Loud Fans', 'Hall 2']],
    ['09:00 One   ("Hall 2")', ['One', [], '', 'Hall 2']],
    [
      '09:00 Tiers - next steps - Ada King, Bo Li (X (Y))',
      ['Tiers - next steps', ['Ada King', 'Bo Li (X (Y))'], '', ''],
    ],
    ['09:00 Tiers - overview', ['Tiers - overview', [], '', '']],
    ['09:00-09:20 One', ['One', [], '', '']],
    ['25:00 One', 'text'],
    ['just words', 'text'],
    ['Monday, 5 October 2026', 'day'],
    ['Memory MC (until 12:30) (Memory MC/Hall 2)', 'session'],
    ['10:00 --- Break ---', 'break'],
  ])('[I9] %s', (line, expected) => expect(entry(line)).toEqual(expected))
})

describe('a printed timetable', () => {
  it('[I9] golden', () => {
    const text = readGolden('indico-print.txt')
    expect(detect(givenOf(text)).id).toBe('indico-print')
    expect(saidDraft(draftSchema.parse(importText(text, 'auto')))).toBe(readGolden('indico-print-txt.said.txt'))
  })

  it('[I9] an entry lasts to the next one of its session, a session’s last to its end, a break in it to what follows', () => {
    const draft = read(
      'Monday 5 October 2026',
      'A (until 12:00) (A/R1)',
      '10:00 one   (A/R1)',
      '10:30 --- Break ---',
      '10:45 two   (A/R1)',
      'B (until 11:00) (B/R2)',
      '10:00 three   (B/R2)',
      '12:00 --- Lunch ---',
      '13:30 four   (R1)',
    )
    expect(slots(draft)).toEqual([
      '10:00 30 session R1',
      '10:30 15 break R1',
      '10:45 75 session R1',
      '10:00 60 session R2',
      '12:00 90 break *',
      '13:30 30 session R1',
    ])
    expect(draft.topics.map(({ minutes }) => minutes)).toEqual([30, 75, 60, 30])
    expect(draft.warnings.map(({ line }) => line)).toEqual([9])
  })

  it('[I9] what is not understood is kept: behind an entry in its notes, else in the event’s description', () => {
    const draft = read(
      'Pipes',
      'odd thing',
      'Monday 5 October 2026',
      'stray',
      'A (until 12:00) (A/R1)',
      '10:00 one   (A/R1)',
      'bring tea',
      '11:00 --- Tea ---',
      'with milk',
    )
    expect(draft.title).toBe('Pipes')
    expect(draft.topics[0]?.notes).toBe('bring tea')
    expect(draft.description.split('\n')).toEqual(['odd thing', 'stray', 'with milk'])
    expect(draft.warnings.map(({ line, quote }) => [line, quote])).toEqual([
      [2, 'odd thing'],
      [4, 'stray'],
      [7, 'bring tea'],
      [9, 'with milk'],
    ])
  })

  it('[I14] without a day, or too long: a sentence', () => {
    expect(() => read('10:00 one', '11:00 --- Tea ---')).toThrow(/no line of it is a day.*Copy the page from its top/)
    expect(() => read('Monday 5 October 2026', ...Array.from({ length: 20_001 }, () => '10:00 x'))).toThrow(
      /longer than.*in parts/,
    )
  })
})

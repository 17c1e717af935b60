/** Indico's two tables of contributions: with its headings, and the seven columns without any. */

import { describe, expect, it } from 'vitest'
import { detect, givenOf, importText } from '../../../shared/imports/detect.ts'
import { type Draft, draftSchema } from '../../../shared/imports/draft.ts'
import { indicoCsv } from '../../../shared/imports/indico-csv.ts'
import { saidDraft } from '../../support/said-draft.ts'
import { readGolden } from '../../support/shared-folder.ts'

const PRAGUE = { timeZone: 'Europe/Prague' }
const read = (text: string): Draft => draftSchema.parse(importText(text, 'auto', PRAGUE))
const format = (text: string): string => detect(givenOf(text)).id

describe('the seven columns without a heading', () => {
  it('[I13] golden', () => {
    expect(saidDraft(read(readGolden('indico-rows.csv')))).toBe(readGolden('indico-rows-csv.said.txt'))
  })

  it('[I13] are known by a byte order mark, semicolons or tabs as well, and by nothing less than seven', () => {
    const row = ['2026-10-05T09:00', '30', 'Welcome', 'Ada', 'King', 'Engines', 'ada@example.org']
    for (const text of [row.join(','), `\uFEFF${row.join(',')}\r\n`, row.join(';'), row.join('\t')]) {
      expect(format(text)).toBe('indico-rows')
      expect(read(text).topics.map(({ title, minutes, speakers }) => [title, minutes, speakers])).toEqual([
        ['Welcome', 30, [0]],
      ])
    }
    for (const text of [row.slice(0, 6).join(','), ['Title', ...row.slice(1)].join(','), 'a,b,c,d,e,f,g', ',,T,,,,']) {
      expect(() => format(text)).toThrow(/none|neither/)
    }
  })

  it('[I13] a row of each speaker is one contribution, at once and with one title', () => {
    const rows = ['King', 'Li', 'King'].map((last) => `2026-10-05T09:00,30,Welcome,X,${last},,`)
    const draft = read(rows.join('\n'))
    expect(draft.topics.map(({ speakers }) => speakers)).toEqual([[0, 1], [0]])
    expect(draft.warnings.map(({ line, message }) => [line, message])[0]).toEqual([
      3,
      'The row stands here twice; both were taken.',
    ])
  })

  it('[I13] what a cell cannot mean is kept in the notes, and said beside its row', () => {
    const good = '2026-10-05T09:00,30,"Two\nlines",Ada,King,,\n'
    const draft = draftSchema.parse(
      importText(
        `${good}soon,long,Talk,,,Engines,ada@example.org\n2026-02-30T09:00,99999,Other,Ada,King,Looms,,more\n,,,,,,x\n`,
        'indico-rows',
        PRAGUE,
      ),
    )
    expect(draft.topics.map(({ title, notes, slot }) => [title, notes, slot])).toEqual([
      ['Talk', 'Start: soon\nMinutes: long\nEngines, ada@example.org', null],
      ['Other', 'Start: 2026-02-30T09:00\nMinutes: 99999\nmore', null],
      ['Untitled', 'x', null],
      ['Two lines', '', 0],
    ])
    expect(new Set(draft.warnings.map(({ line }) => line))).toEqual(new Set([3, 4, 5, 1]))
  })

  it('[I13] what takes place at once is put into rooms that are made up, and said', () => {
    const rows = ['09:00', '09:10', '09:30'].map((time, n) => `2026-10-05T${time},30,T${n},,,,`)
    const draft = read(rows.join('\n'))
    expect(draft.rooms.map(({ name }) => name)).toEqual(['Room 1', 'Room 2'])
    expect(draft.slots.map(({ start, minutes, room }) => [start.slice(11), minutes, room])).toEqual([
      ['09:00', 60, 0],
      ['09:10', 30, 1],
    ])
    expect(draft.warnings.at(-1)?.message).toMatch(/names no rooms: they were made up, 2/)
  })
})

describe('the list of contributions with headings', () => {
  it('[I13] golden', () => {
    expect(saidDraft(read(readGolden('indico-contributions.csv')))).toBe(
      readGolden('indico-contributions-csv.said.txt'),
    )
  })

  it('[I13] cells that were made harmless for spreadsheets are as they were', () => {
    const cells = ["'=1+1", "'+49 room", "'-Os", "'@home", "'tis"]
    const draft = read(`Id,Title,Presenters,Duration\n${cells.map((cell, n) => `${n},${cell},,20`).join('\n')}`)
    expect(draft.topics.map(({ title }) => title)).toEqual(['=1+1', '+49 room', '-Os', '@home', "'tis"])
  })

  it('[I13] what a spreadsheet wrote anew, with dates of its own, is left to who reads any table', () => {
    const sheet = (date: string) => `Id,Title,Date,Presenters,Duration\n1,A,${date},Ada King,20\n2,B,${date},,20\n`
    expect(indicoCsv.knows(givenOf(sheet('2026-10-05 12:30:00+00:00')))).toBe(true)
    expect(indicoCsv.knows(givenOf(sheet('05/10/2026 14:30')))).toBe(false)
  })

  it('[I14] without its headings, or too long: a sentence', () => {
    expect(() => importText('a,b\n1,2', 'indico-csv')).toThrow(
      /first row has not the headings Id, Title and Presenters\. Export/,
    )
    const long = 'Id,Title,Presenters,Duration\n'.concat('1,T,,20\n'.repeat(10_001))
    expect(() => read(long)).toThrow(/more than 10000 rows\. Import it in parts/)
    expect(() => importText('a', 'indico-rows')).toThrow(/no list of contributions as Indico reads it/)
  })
})

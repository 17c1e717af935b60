import { globSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { givenOf, importText } from '../../../shared/imports/detect.ts'
import { draftSchema } from '../../../shared/imports/draft.ts'
import { ImportFailure } from '../../../shared/imports/reader.ts'
import { isTable, tableOf } from '../../../shared/imports/table-columns.ts'
import { peopleIn } from '../../../shared/imports/table-people.ts'
import { dayOrderOf, readLength, readWhen } from '../../../shared/imports/table-times.ts'
import { readGolden } from '../../support/shared-folder.ts'

const HINTS = { timeZone: 'Europe/Prague', firstDay: '2026-10-05' }
const FOLDER = new URL('../../golden/tables/', import.meta.url)
const names = globSync('*.{csv,tsv}', { cwd: FOLDER }).sort()
const read = (text: string, columns?: readonly string[]) =>
  importText(text, 'auto', { ...HINTS, ...(columns && { columns }) })
const first = (text: string, columns?: readonly string[]) => read(text, columns).topics[0]

describe('shapes of tables', () => {
  it.each(names)('[I33] %s is read as it is meant', async (name) => {
    const text = readGolden(`tables/${name}`)
    expect(isTable(givenOf(text))).toBe(true)
    const { columns, heads } = tableOf(text)
    const said = {
      columns: heads.map((head, at) => `${head || '–'}: ${columns[at]}`),
      draft: importText(text, 'table', HINTS),
    }
    expect(draftSchema.parse(said.draft)).toEqual(said.draft)
    await expect(`${JSON.stringify(said, null, 2)}\n`).toMatchFileSnapshot(
      `../../golden/tables/${name.replace(/\..*$/, '.said.txt')}`,
    )
  })
})

describe('columns', () => {
  const TABLE = 'What we do,Who,Remarks,Colour\nFolios,Ada Lovelace,First,red\nZones,Grace Hopper,,\n'

  it('[I34] are guessed by their heads and contents, whatever parts them', () => {
    for (const sign of [',', ';', '\t', '|']) {
      const text = `\uFEFF${['Title', 'Speaker', 'Min', 'x'].join(sign)}\r\n${['"A\nb"', 'Ada', '30', 'ada@x.example'].join(sign)}\r\n`
      const { heads, columns, rows, samples } = tableOf(givenOf(text).text)
      expect(heads).toEqual(['Title', 'Speaker', 'Min', 'x'])
      expect(columns).toEqual(['title', 'speakers', 'minutes', 'email'])
      expect(samples[0]).toEqual(['A\nb'])
      expect(rows).toMatchObject([{ line: 2, number: 2 }])
    }
  })

  it('[I34] that were settled are as they were settled', () => {
    const guess = tableOf(TABLE)
    expect(guess.columns).toEqual(['title', 'speakers', 'notes', 'other'])
    expect(first(TABLE)).toMatchObject({ title: 'Folios', notes: 'First\nColour: red', speakers: [0] })
    const settled = first(TABLE, ['abstract', 'title', 'skip', 'track'])
    expect(settled).toMatchObject({ title: 'Ada Lovelace', abstract: 'Folios', notes: '', track: 0 })
    expect(first(TABLE, ['title', 'nonsense'])).toMatchObject({ title: 'Folios', speakers: [0] })
  })

  it('[I34] without a title are refused with what to do', () => {
    expect(() => read(TABLE, ['notes', 'speakers', 'notes', 'notes'])).toThrow(/Choose which column is the title/)
    expect(() => read('Title,Speaker\n')).toThrow(/headings and no rows/)
  })

  it('[I34] are those of a table alone: prose with commas, lists and pages are none', () => {
    const prose = [
      readGolden('proposal-page.txt'),
      'Dear all,\nwe talk about the topic, the speaker, and the room.\nIt is late, so good night, and sleep well.\n',
      'Title\nFolios\nZones\n',
      'Speaker: Ada, Grace\nTitle: Folios, zones\n',
      '{"title": "a, b", "speaker": "c"}',
      'BEGIN:VCALENDAR\nSUMMARY;LANGUAGE=en:Title\n',
      '<table><tr><td>Title</td><td>Speaker</td></tr></table>',
    ]
    for (const text of prose) expect(isTable(givenOf(text)), text.slice(0, 40)).toBe(false)
  })

  it('[I34] of our own export are those that it has', () => {
    const head = 'Date,Start,End,Minutes,Room,Track,Kind,Title,Speakers,Affiliations,Abstract,Materials,Id'
    const row = `2026-10-05,14:30,14:50,20,Aurora,Memory,talk,'=SUM(A1),Ada; Grace,; Navy,,https://x.example/1.pdf,t_1`
    const draft = read(`${head}\r\n${row}\r\n`)
    expect(draft.topics[0]).toMatchObject({ title: '=SUM(A1)', minutes: 20, kind: 'talk', notes: '', slot: 0 })
    expect(draft.people.map(({ affiliation }) => affiliation)).toEqual(['', 'Navy'])
  })
})

describe('days, times and lengths', () => {
  it.each([
    ['2026-10-05T14:30', '2026-10-05', '14:30'],
    ['2026-10-05 14:30:00', '2026-10-05', '14:30'],
    ['2026-10-05T12:30:00Z', '2026-10-05', '14:30'],
    ['2026-10-05T08:30:00-0400', '2026-10-05', '14:30'],
    ['5.10.2026 14.30', '2026-10-05', '14:30'],
    ['Monday, 5 October 2026, 2:30 PM', '2026-10-05', '14:30'],
    ['Oct 5th, 2026 12:05 am', '2026-10-05', '00:05'],
    ['Montag, 5. Oktober 2026', '2026-10-05', null],
    ['5 de octubre de 2026', '2026-10-05', null],
    ['1er août 2026', null, null],
    ['20261005', '2026-10-05', null],
    ['14h30', null, '14:30'],
    ['9 Uhr', null, '09:00'],
    ['0930', null, '09:30'],
    ['2026-02-30', null, null],
    ['25:00', null, null],
    ['soon', null, null],
  ])('[I35] %s', (cell, day, clock) => {
    const when = readWhen(cell, 'day-month', 'Europe/Prague')
    expect([when?.day ?? null, when?.clock ?? null]).toEqual([day, clock])
  })

  it.each([
    ['45', 45],
    ['45 min', 45],
    ['45′', 45],
    ['1:30', 90],
    ['00:20:00', 20],
    ['1h30', 90],
    ['1 h 30 min', 90],
    ['1,5 h', 90],
    ['1.5', 90],
    ['2 Stunden', 120],
    ['PT1H30M', 90],
    ['PT45M', 45],
    ['0', null],
    ['long', null],
    ['9999', null],
  ])('[I35] %s is %s minutes', (cell, minutes) => expect(readLength(cell)).toBe(minutes))

  it('[I35] the whole column says which number is the day, and where it does not, that is said', () => {
    expect(dayOrderOf(['05/10/2026', '13/10/2026'])).toEqual({ order: 'day-month', isOpen: false })
    expect(dayOrderOf(['10/05/2026', '10/13/2026'])).toEqual({ order: 'month-day', isOpen: false })
    expect(dayOrderOf(['05/10/2026', '06/10/2026'])).toEqual({ order: 'day-month', isOpen: true })
    expect(dayOrderOf(['10/05/2026', '10/06/2026'])).toEqual({ order: 'month-day', isOpen: true })
    const { warnings, firstDay } = read('Title,Day,Time\nA,10/05/2026,9:00\nB,10/06/2026,9:00\n')
    expect(firstDay).toBe('2026-10-05')
    expect(warnings[0]?.message).toContain('read with the month before the day')
  })

  it('[I35] an end, also past midnight or in one cell with the start, gives the length', () => {
    const minutes = (text: string) => read(text).topics.map((topic) => topic.minutes)
    expect(minutes('Title,Day,Start,End\nA,2026-10-05,23:30,00:30\nB,2026-10-05,10:00,10:45\n').sort()).toEqual([
      45, 60,
    ])
    expect(minutes('Title,Day,Time\nA,2026-10-05,14:30–15:10\n')).toEqual([40])
    expect(minutes('Title,Duration (hours)\nA,2\n')).toEqual([120])
  })

  it('[I35] times that the clocks skip are said, days without a number are counted from the board’s first', () => {
    const skipped = read('Title,Start\nA,2026-03-29 02:30\nB,2026-03-29 09:00\n')
    expect(skipped.warnings[0]).toMatchObject({ line: 2, quote: '2026-03-29 02:30' })
    expect(skipped.rooms, 'of a table that names none').toMatchObject([{ name: 'Room 1' }])
    expect(read('Title,Day,Time\nA,Day 2,9:00\nB,Day 2,10:00\n').slots[0]?.start).toBe('2026-10-06T09:00')
  })
})

describe('people', () => {
  const said = (cell: string) =>
    peopleIn(cell).map(({ name, affiliation, contact }) => [name, affiliation, contact].filter(Boolean).join(' / '))

  it.each([
    ['Ada Lovelace, Grace Hopper', ['Ada Lovelace', 'Grace Hopper']],
    ['Lovelace, Ada', ['Ada Lovelace']],
    ['Lovelace, Ada; van Rossum, Guido', ['Ada Lovelace', 'Guido van Rossum']],
    ['Ada Lovelace and Grace Hopper', ['Ada Lovelace', 'Grace Hopper']],
    ['Ada Lovelace (Engines, Inc.), Grace Hopper', ['Ada Lovelace / Engines, Inc.', 'Grace Hopper']],
    ['Ada Lovelace <ada@x.example>\nGrace Hopper', ['Ada Lovelace / ada@x.example', 'Grace Hopper']],
    ['grace.hopper@navy.example', ['Grace Hopper / grace.hopper@navy.example']],
    ['', []],
    [' ; ,', []],
  ])('[I36] %j', (cell, people) => expect(said(cell)).toEqual(people))

  it('[I36] have their own affiliation and address, in as many cells or in one', () => {
    const { people, topics } = read(
      'Title,Authors,Affiliation,E-Mail\nA,"Ada L, Grace H","Engines; Navy","a@x.example, g@x.example"\nB,"Linus E, Margaret H","One, for all",\nC,,Nobody’s,\n',
    )
    expect(people).toMatchObject([
      { name: 'Ada L', affiliation: 'Engines', contact: 'a@x.example' },
      { name: 'Grace H', affiliation: 'Navy', contact: 'g@x.example' },
      { name: 'Linus E', affiliation: 'One' },
      { name: 'Margaret H', affiliation: 'for all' },
    ])
    expect(topics[2]?.notes).toBe('Of the speakers: Nobody’s')
  })

  it('[I36] of one topic may stand in rows of their own', () => {
    const { topics } = read('Id,Title,Speaker,Bio\n1,A,Ada,x\n1,A,Grace,y\n2,A,Linus,\n1,B,Ada,\n')
    expect(topics).toMatchObject([
      { title: 'A', speakers: [0, 1], notes: 'Bio: x\nBio: y', source: { id: '1' } },
      { title: 'A', speakers: [2] },
      { title: 'B', speakers: [0], source: { id: 'rows/03-b' } },
    ])
  })
})

describe('what is wrong in a row', () => {
  it('[I37] is said with its number and its words, and the rest of the row is taken', () => {
    const { topics, warnings } = read(
      'Title,Minutes,Day,Time,State\nC,30,,10:00,accepted,beyond\n,,,,\n"A\nlong",many,2026-10-05,25:99,perhaps\n,30,2026-10-05,09:00,\n',
    )
    expect(warnings).toMatchObject([
      { line: 2, quote: '10:00', message: 'Row 2: there is a time and no day.' },
      { line: 4, quote: '25:99', message: 'Row 4: this is no time.' },
      { line: 4, quote: 'many', message: expect.stringContaining('Row 4: this is no duration') },
    ])
    const [c, a] = topics
    expect(a).toMatchObject({ title: 'A long', minutes: 20, slot: null })
    expect(a?.notes.split('\n').sort()).toEqual(['Day: 2026-10-05', 'Minutes: many', 'Stage: perhaps', 'Time: 25:99'])
    expect(c).toMatchObject({ title: 'C', minutes: 30, stage: 'accepted', notes: 'beyond\nTime: 10:00' })
  })

  it('[I37] a quotation mark that is never closed loses nothing', () => {
    const { topics, warnings } = read('Title,Notes\nA,"open\nB,fine\nC,fine\n')
    expect(topics.map(({ title }) => title)).toEqual(['A', 'B', 'C'])
    expect(warnings).toMatchObject([{ line: 2, message: expect.stringContaining('never closed') }])
  })

  it('[I37] no cell of a table is lost, whatever it says', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9:/@ .;<>=-]{1,12}$/).filter((text) => /[a-z0-9]/i.test(text))
    const head = fc.constantFrom(
      'Title',
      'Day',
      'Time',
      'Duration',
      'Speakers',
      'Affiliation',
      'E-Mail',
      'Room',
      'Bio',
      'State',
    )
    const sheet = fc
      .uniqueArray(head, { minLength: 3, maxLength: 8 })
      .filter((heads) => heads.includes('Title') && heads.includes('Speakers'))
      .chain((heads) =>
        fc.tuple(
          fc.constant(heads),
          fc.array(fc.array(word, { minLength: heads.length, maxLength: heads.length }), {
            minLength: 1,
            maxLength: 6,
          }),
        ),
      )
    fc.assert(
      fc.property(sheet, ([heads, rows]) => {
        const draft = read([heads, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'))
        expect(draftSchema.safeParse(draft).error).toBeUndefined()
        const letters = (text: string) => text.toLowerCase().match(/[a-z]{4,}/g) ?? []
        const all = JSON.stringify(draft).toLowerCase()
        for (const [at, name] of heads.entries()) {
          if (name === 'Day' || name === 'Time' || name === 'Duration' || name === 'State') continue
          for (const row of rows) for (const part of letters(row[at] ?? '')) expect(all).toContain(part)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('[I37] HTML, scripts and formulas are plain text, or refused with a sentence', () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>'
    const draft = read(
      `Title,Abstract,Speakers,Room\n${[evil, `<p>${evil}fine</p>`, '=cmd()', '__proto__'].map((cell) => `"${cell}"`).join()}\n`,
    )
    expect(draft.topics[0]).toMatchObject({ title: evil, abstract: 'fine' })
    expect(draft.rooms).toMatchObject([{ name: '__proto__' }])
    expect(draft.people).toMatchObject([{ name: '=cmd()' }])
    expect(() => read(`Title,Speaker\n${'a,'.repeat(6_000_000)}`)).toThrow(ImportFailure)
    expect(() => read(`Title,Speaker${',x'.repeat(1_000)}\na,b\n`)).toThrow(/1,002 columns/)
    expect(() => importText('just words', 'table', HINTS)).toThrow(/without columns/)
  })
})

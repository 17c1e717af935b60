/** [I14] Whatever is done to the texts of this family: a draft of the published form or a sentence, and no line lost. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { givenOf, importText, READERS } from '../../../shared/imports/detect.ts'
import { type Draft, draftSchema } from '../../../shared/imports/draft.ts'
import { wordsOf } from '../../../shared/imports/keys.ts'
import { ImportFailure } from '../../../shared/imports/reader.ts'
import { cases } from '../../support/cases.ts'
import { readGolden } from '../../support/shared-folder.ts'
import { mutatedJson, mutatedText } from '../../support/wild.ts'

const PRAGUE = { timeZone: 'Europe/Prague' }

/** The draft, or `null` where a sentence says why there is none; anything else fails the test. */
function drafted(text: string, format: string): Draft | null {
  try {
    return draftSchema.parse(importText(text, format, PRAGUE))
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error
    expect(error.message).toMatch(/^[A-Z“].{20,}[.”]$/s)
    return null
  }
}

function wordsIn(draft: Draft): ReadonlySet<string> {
  const words = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value === 'string') for (const word of wordsOf(value)) words.add(word)
    else if (value instanceof Object) Object.values(value).forEach(collect)
  }
  collect(draft)
  return words
}

const JSONS = ['contributions', 'sessions', 'event', 'several', 'timetable', 'timetable-2013']

describe('mutated samples', () => {
  it.each(JSONS)('[I14] of indico-%s.json', (name) => {
    let drafts = 0
    fc.assert(
      fc.property(mutatedJson(readGolden(`indico-${name}.json`)), (text) => {
        for (const format of ['auto', 'indico-json']) if (drafted(text, format)) drafts++
      }),
      cases(150),
    )
    expect(drafts).toBeGreaterThan(20)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('[I14] of the printed timetable: each word of each line is in the draft', () => {
    const wild = [
      '10:00 --- ---',
      '(until 10:00)',
      '5 October 2026',
      '5–7 Oct 2026',
      '9:00 x   (/)',
      '23:59 y - Ada King (Z)   (A/B)',
      '00:00 --- x --- (A/B)',
      'A (until 00:30) (A/C)',
    ]
    const text = readGolden('indico-print.txt')
    let drafts = 0
    fc.assert(
      fc.property(mutatedText(text, wild), (mutated) => {
        const draft = drafted(mutated, 'indico-print')
        if (!draft) return
        drafts++
        const kept = wordsIn(draft)
        const lost = mutated
          .split(/\r\n?|\n|\u2028|\u2029/)
          // Times and days became times and days.
          .map((line) => line.replace(/\(?\b\d{1,2}:\d{2}\b\)?|\(until [\d:]+\)/gi, '').trim())
          .map((line) => line.replace(/^from .* to .*$|.*\b20\d\d$|^Europe\/.*/gi, ''))
          .filter((line) => wordsOf(line).some((word) => !kept.has(word)))
        expect(lost).toEqual([])
      }),
      cases(400),
    )
    expect(drafts).toBeGreaterThan((cases(400).numRuns ?? 400) / 5)
  }, 60_000)

  it.each(['indico-rows.csv', 'indico-contributions.csv'])(
    '[I14] of %s: each word of each cell is in the draft',
    (name) => {
      const wild = [
        ',,,,,,',
        '"',
        '""",,',
        '2026-10-05T09:00,0,x,,,,',
        "2026-10-05,1e9,'=x,a,b,c,d,e,f",
        ';;;;;;',
        '\u0000',
        `${'x,'.repeat(400)}`,
      ]
      const format = name === 'indico-rows.csv' ? 'indico-rows' : 'indico-csv'
      const head = format === 'indico-csv' ? `${readGolden(name).split('\n')[0]}\n` : ''
      const text = readGolden(name).slice(head.length)
      let drafts = 0
      fc.assert(
        fc.property(mutatedText(text, wild), (body) => {
          const draft = drafted(head + body, format)
          if (!draft) return
          drafts++
          const kept = wordsIn(draft)
          const lost = wordsOf(body.replace(/<[^>]*(>|$)|&(a(mp?)?)?;?/g, ' ')).filter(
            (word) => !/\d/.test(word) && !kept.has(word) && !/^(min(ute(s)?)?|hours?|h|m|t|z)$/.test(word),
          )
          // A tag within a word parts it here, and not in the draft.
          expect(lost.filter((word) => ![...kept].some((whole) => whole.includes(word)))).toEqual([])
        }),
        cases(400),
      )
      expect(drafts).toBeGreaterThan((cases(400).numRuns ?? 400) / 5)
    },
    60_000,
  )

  it('[I14] of proposal pages: each word is in the draft', () => {
    const wild = [
      '5–7 Oct 2026',
      'UTC timezone',
      '7 Oct 2026, 14:30',
      '"Hall" (Quay)',
      'Not scheduled',
      '-----',
      '300',
      '3h',
    ]
    const text = readGolden('proposal-pages.txt')
    const HEADINGS = wordsOf(
      'speaker speakers description mc leads why small machines authors presentation materials suggested topics key participants accomplishments since last year not scheduled timezone potential discussion include some topic areas including but limited to there are no yet room wednesday oct october europe utc attendees organizers location',
    )
    fc.assert(
      fc.property(mutatedText(text, wild), (mutated) => {
        const draft = drafted(mutated, 'indico-page')
        if (!draft) return
        const kept = new Set([...wordsIn(draft), ...HEADINGS])
        const lost = wordsOf(mutated).filter((word) => !/\d/.test(word) && !kept.has(word))
        // A word that was cut is part of one.
        const whole = new Set(wordsOf(text))
        expect(lost.filter((word) => whole.has(word))).toEqual([])
      }),
      cases(200),
    )
  }, 60_000)
})

describe('great and hostile texts', () => {
  const contributions = (more: object) =>
    JSON.stringify({ _type: 'HTTPAPIResult', results: [{ _type: 'Conference', id: 7, title: 'x', ...more }] })
  const SIZE = 200_000
  const fill = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length))
  const print = (body: string) => `5 October 2026\n9:00 --- x ---\n10:00 a\nA (until 12:00) (A/B)\n${body}`
  const csv = (cell: string) => `Id,Title,Description,Presenters,Duration\n1,T,"${cell}",,\n`

  /** Squares of these would take minutes. */
  it.each<[string, string]>([
    [
      'ten thousand rooms',
      contributions({
        contributions: Array.from({ length: 5_000 }, (_, id) => ({
          id,
          room: `R${id}`,
          startDate: '2026-10-05T10:00',
        })),
      }),
    ],
    ['tags in tags', contributions({ description: `<p>${fill('<b>')}` })],
    ['links of nothing', contributions({ description: `<p>${fill('[](')}` })],
    ['blanks', contributions({ description: `<pre>${fill(' ')}x` })],
    [
      'depth',
      `{"_type":"HTTPAPIResult","results":[{"title":"x","odd":${'['.repeat(SIZE / 2)}${']'.repeat(SIZE / 2)}}]}`,
    ],
    ['people', contributions({ contributions: [{ speakers: Array.from({ length: 20_000 }, (_, n) => `P${n}`) }] })],
    [
      'one block of all',
      contributions({
        sessions: [
          {
            title: 'S',
            startDate: '2026-10-05T10:00',
            contributions: Array.from({ length: 9_000 }, (_, id) => ({ id, startDate: '2026-10-05T10:00' })),
          },
        ],
      }),
    ],
    [
      'blocks of one session',
      contributions({
        sessions: Array.from({ length: 9_000 }, (_, id) => ({
          id,
          title: 'S',
          description: `d${id}`,
          startDate: '2026-10-05T10:00',
        })),
      }),
    ],
    ['entries', print(fill(`10:00 a${' '.repeat(30)}\n`))],
    ['sessions', print(Array.from({ length: 9_000 }, (_, n) => `S${n} (until 12:00) (S${n}/R${n})`).join('\n'))],
    ['brackets', print(fill(`10:00 ${'('.repeat(1_900)})\n`))],
    ['dashes', print(fill(`10:00 ${' - '.repeat(600)}\n`))],
    ['one line', print(fill('x'))],
    ['quotes', `2026-10-05T09:00,20,T,A,B,C,d\n${fill('"')}`],
    ['quotes within', `2026-10-05T09:00,20,T,A,B,C,d\n${fill('"a"b,')}`],
    ['cells', `2026-10-05T09:00,20,T,A,B,C,d\n${fill(',')}x`],
    ['rows at once', fill('2026-10-05T09:00,20,T,A,B,C,d\n').slice(0, 300_000)],
    ['a cell of tags', csv(fill('<a '))],
    ['pages', fill('5 Oct 2026\nUTC timezone\nA\n7 Oct 2026, 9:00\nR\nTopics:\n- a\n\n')],
    [
      'pages that differ',
      Array.from(
        { length: 4_000 },
        (_, n) => `5 Oct 2026\nUTC timezone\nA\n7 Oct 2026, 9:00\nR${n}\nTopics:\n- a${n}\n`,
      ).join('\n'),
    ],
    ['heads', `A\n${fill('Not scheduled\n')}\nTopics:\n- one`],
    ['points', `A\nTopics:\n${fill('- a\n')}`],
  ])('[I14] %s: read in their stride, or refused with a sentence', (_, text) => {
    const given = givenOf(text)
    for (const reader of READERS) {
      if (!/^indico/.test(reader.id)) continue
      reader.knows(given)
      drafted(text, reader.id)
    }
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importText } from '../../../shared/imports/detect.ts'
import { type Draft, draftSchema } from '../../../shared/imports/draft.ts'
import { ImportFailure } from '../../../shared/imports/reader.ts'
import { cases } from '../../support/cases.ts'
import { readGolden } from '../../support/shared-folder.ts'

const PAGE = readGolden('proposal-page.txt')

/** Every text that the draft holds, in one. */
function everythingIn(draft: Draft): string {
  const texts: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (value instanceof Object) Object.values(value).forEach(collect)
  }
  collect(draft)
  return texts.join('\n').toLowerCase()
}

/** Lines that stand in a draft in another form: days, zone, length. */
const TURNED = /^([\d\s–-]+(aug|sept|oct)\w* ?[\d\s–-]*\w* ?\d*|\S+ timezone|not scheduled|[\dhm'′.\s]+|\W*)$/i

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Of headings, which say only where a section begins; a page that is cut has parts of them. */
const HEADINGS = new Set(
  words(`Speakers Speaker Description Authors Author Presentation materials material Interesting links link Key Attendees MC leads lead
    Contingent or unknown travel availability Accomplishments since 2026 Why a microconference
    Topics topic we would like to cover Some suggested topic areas include, but not limited to`),
)

function lostLines(text: string, draft: Draft): string[] {
  const all = new Set(words(everythingIn(draft)))
  return text.split(/\r?\n/).filter((line) => {
    const said = line.trim().replace(/^(\d+[.)]|[-*•])(\s+|$)/, '')
    return !TURNED.test(said) && !words(said).every((word) => all.has(word) || HEADINGS.has(word))
  })
}

describe('any text', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t\n '],
    ['a web page', '<!doctype html><html><body><ul><li>Topics</li></ul></body></html>'],
    ['XML', '<?xml version="1.0"?>\n<schedule/>'],
    ['JSON', '{"topics": ["a"]}'],
    ['a PDF', '%PDF-1.7\n1 0 obj'],
    ['a zip', 'PK\u0003\u0004xx'],
    ['bytes', '\u0000\u0001\u0002abc'],
    ['bytes that were no UTF-8', '\uFFFD'.repeat(40)],
    ['a calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0'],
    ['a novel', 'It was a dark and stormy night; the rain fell in torrents.\n\nExcept at intervals.'],
    ['a heap', 'x'.repeat(200_001)],
    ['a mountain', 'x'.repeat(10_000_001)],
  ])('[I5] that is %s is refused with a sentence that says what to try', (_, text) => {
    expect(() => importText(text, 'auto')).toThrow(ImportFailure)
    expect(() => importText(text, 'indico-page')).toThrow(/\.$/)
    try {
      importText(text, 'auto')
    } catch (error) {
      expect((error as Error).message).toMatch(/^[A-Z].{10,}\. .*(copy|paste|parts).*\.$/)
    }
  })

  it('[I5] with at least a list of topics is taken', () => {
    expect(importText('Tiny MC\nTopics:\n- one', 'auto').topics).toHaveLength(1)
    expect(importText(PAGE, 'auto')).toEqual(importText(PAGE, 'indico-page'))
  })

  it('[I1] a line that is a length becomes the minutes of its topics', () => {
    for (const [length, minutes] of [
      ["25'", 25],
      ['1h 30m', 90],
      ['45 min.', 45],
    ] as const) {
      const draft = importText(`Tiny MC\n${length}\nTopics:\n- one`, 'auto')
      expect(draft.topics.map((topic) => topic.minutes)).toEqual([minutes])
    }
  })

  it('[I2] [I5] cut, mixed or mutated: a draft of the published form with every line in it, or a refusal', () => {
    const lines = PAGE.split('\n')
    const mutated = fc.oneof(
      fc.shuffledSubarray(lines, { minLength: 1 }).map((some) => some.join('\n')),
      fc.nat(PAGE.length).map((end) => PAGE.slice(0, end)),
      fc.nat(PAGE.length).map((start) => PAGE.slice(start)),
      fc
        .array(fc.tuple(fc.nat(lines.length), fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 60 }))), {
          maxLength: 12,
        })
        .map((edits) => edits.reduce((text, [at, line]) => text.toSpliced(at, 1, line), lines).join('\n')),
      fc
        .array(fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 40 })), { maxLength: 40 })
        .map((some) => some.join('\n')),
    )
    let drafts = 0
    fc.assert(
      fc.property(mutated, (text) => {
        try {
          const draft = importText(text, 'auto')
          drafts++
          draftSchema.parse(draft)
          expect(lostLines(text, draft)).toEqual([])
        } catch (error) {
          if (!(error instanceof ImportFailure)) throw error
        }
      }),
      cases(1_500),
    )
    expect(drafts).toBeGreaterThan(10)
  }, 120_000)

  it('[I5] of the greatest length is read in its stride, however it is built: squares of it would take minutes', () => {
    for (const unit of [
      'a',
      'a\n',
      '- a\n',
      'Topics:\n',
      'x: ',
      '((',
      'a. ',
      'Ada King (',
      '. \n',
      '5–7 Oct 2026\n',
      '\n',
    ]) {
      const text = `MC\nTopics:\n- one\n${unit.repeat(Math.floor(190_000 / unit.length))}`
      expect(draftSchema.parse(importText(text, 'auto')).title).toBe('MC')
    }
  })
})

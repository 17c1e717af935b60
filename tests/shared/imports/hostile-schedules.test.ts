/** Schedules as accidents and strangers make them: a draft or a sentence comes of it, never anything else. */

import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importText, READERS } from '../../../shared/imports/detect.ts'
import { type Draft, draftSchema, MOST } from '../../../shared/imports/draft.ts'
import { ImportFailure } from '../../../shared/imports/reader.ts'
import { cases } from '../../support/cases.ts'
import { largeScheduleXml } from '../../support/large-schedule.ts'

const FOLDER = new URL('../../golden/schedules/', import.meta.url)
const SAMPLES = readdirSync(FOLDER)
  .filter((name) => !name.endsWith('.draft.json'))
  .map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')] as const)
const sample = (name: string): string => SAMPLES.find(([one]) => one === name)?.[1] ?? ''

const WILD: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e300,
  '',
  ' ',
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x")',
  'half \ud83d of a pair',
  'x'.repeat(25_000),
  '9999-99-99T99:99',
  '2026-03-29T02:30:00',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:00-14:00',
  'Mars/Olympus',
  '99:99',
  'PT999999H',
  [],
  {},
  [[[[[]]]]],
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}'),
  { en: 5, de: ['a'] },
]

/** A draft of its form, or the sentences of a refusal. */
function outcome(text: string, format = 'auto'): Draft | string {
  try {
    const draft = importText(text, format, { timeZone: 'Europe/Prague' })
    expect(draftSchema.parse(draft)).toEqual(draft)
    return draft
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error
    expect(error.message).toMatch(/^[A-Z“][\s\S]{20,}[.!]$/)
    return error.message
  }
}

/** Cut, shuffled, doubled, or with a stranger's line in it. */
const mutated = (text: string) => {
  const lines = text.split('\n')
  const wild = fc.constantFrom(...WILD.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))))
  return fc.oneof(
    fc.nat(text.length).map((end) => text.slice(0, end)),
    fc.tuple(fc.nat(text.length), fc.nat(200)).map(([at, count]) => text.slice(0, at) + text.slice(at + count)),
    fc.tuple(fc.nat(text.length), wild).map(([at, what]) => text.slice(0, at) + what + text.slice(at)),
    fc.tuple(fc.nat(lines.length), wild).map(([at, what]) => lines.toSpliced(at, 1, what).join('\n')),
    fc.shuffledSubarray(lines).map((some) => [lines[0], ...some].join('\n')),
    fc.tuple(fc.nat(1_000), wild).map(([nth, what]) => {
      let at = 0
      return text.replace(/>[^<>]+<|"[^"\n]+"/g, (whole) =>
        at++ % 37 === nth % 37 ? `${whole[0]}${what.replaceAll('"', '')}${whole.at(-1)}` : whole,
      )
    }),
  )
}

/** JSON with some of its values, keys and entries others. */
function forged(json: unknown, chance: () => number): unknown {
  const luck = chance()
  if (luck < 0.04) return WILD[Math.floor(chance() * WILD.length)]
  if (Array.isArray(json)) {
    const kept = json.filter(() => chance() > 0.05).map((one) => forged(one, chance))
    return chance() < 0.05 ? [...kept, ...kept] : kept
  }
  if (typeof json !== 'object' || json === null) return json
  const entries = Object.entries(json).filter(() => chance() > 0.05)
  return Object.fromEntries(entries.map(([key, one]) => [chance() < 0.02 ? '__proto__' : key, forged(one, chance)]))
}

describe('a schedule that is damaged', () => {
  it.each(SAMPLES)('[I22] %s: every mutation ends in a draft or in sentences', (_, text) => {
    let drafts = 0
    fc.assert(
      fc.property(mutated(text), (damaged) => {
        if (typeof outcome(damaged) !== 'string') drafts++
      }),
      cases(120),
    )
    expect(drafts).toBeGreaterThan(0)
  })

  it.each(SAMPLES.filter(([name, text]) => name.endsWith('.json') && text.trimEnd().split(/^[[{]/m).length === 2))(
    '[I22] %s: every forgery ends in a draft or in sentences',
    (_, text) => {
      const json: unknown = JSON.parse(text)
      fc.assert(
        fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })), (stream) => {
          const next = () => stream.next().value as number
          outcome(JSON.stringify(forged(json, next)))
        }),
        cases(120),
      )
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    },
  )

  it('[I22] every reader says so of what is another’s', () => {
    for (const { id } of READERS) for (const [, text] of SAMPLES) outcome(text, id)
    for (const { id } of READERS) expect(outcome('{"a": 1}', id), id).toBeTypeOf('string')
  })
})

describe('a schedule of somebody who means harm', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE schedule [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><schedule><day>&b;</day></schedule>`
  it.each([
    ['a bomb of entities', bomb, /DOCTYPE/],
    ['a document type of elsewhere', '<!DOCTYPE schedule SYSTEM "http://x/y.dtd"><schedule/>', /DOCTYPE/],
    ['elements in elements', `<schedule>${'<a>'.repeat(100_000)}${'</b>'.repeat(100_000)}`, /deep/],
    ['elements without end', `<schedule>${'<a/>'.repeat(500_000)}</schedule>`, /more than 400000 elements/],
    ['an empty schedule', '<schedule><day><room name="A"/></day></schedule>', /no event/],
    ['a schedule in JSON without events', '{"schedule":{"conference":{"title":"x","days":[]}}}', /no event/],
    ['JSON that is cut off', '{"schedule": {"conference": {', /broken at its end, as if it were cut off/],
    ['JSON with a slip', '{\n "schedule": {\n  "a": 1,,\n }}', /broken in line 3/],
    ['another XML', '<?xml version="1.0"?><rss/>', /no schedule that we know/],
    ['a calendar without events', 'BEGIN:VCALENDAR\nEND:VCALENDAR', /without events/],
    ['a hundred million characters', 'x'.repeat(100_000_000), /ten million/],
    ['bytes that were no UTF-8', `<schedule>${'\uFFFD'.repeat(3_000)}</schedule>`, /no text/],
  ])('[I15] [I22] %s is refused with sentences', (_, text, why) => {
    expect(outcome(text)).toMatch(why)
  })

  it.each(['0100-01-01', '9999-12-31'])('[I22] on %s, where the calendar ends, an event stands on its day', (date) => {
    const event = '<event><title>x</title><start>00:10</start><duration>23:59</duration></event>'
    const draft = outcome(`<schedule><day date="${date}"><room name="A">${event}</room></day></schedule>`) as Draft
    expect(draft.slots).toHaveLength(1)
    const ics = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID=Asia/Tokyo:${date.replaceAll('-', '')}T235900\nDURATION:P2D\nEND:VEVENT\nEND:VCALENDAR`
    expect((outcome(ics) as Draft).topics).toHaveLength(1)
  })

  it('[I22] entities that nobody declared stay as they are written', () => {
    const draft = outcome(sample('fosdem-old.xml').replace('Welcome &amp;', 'Welcome &xxe; &#65;')) as Draft
    expect(draft.topics.map(({ title }) => title)).toContain('Welcome &xxe; A thanks')
  })

  it('[I22] ten thousand rooms, people, tracks and topics are as many as a board holds, and the rest is said in a line each', () => {
    const event = (at: number) =>
      `<room name="Room ${at}"><event id="${at}"><start>10:00</start><duration>00:30</duration><title>T ${at}</title><track>K ${at}</track><persons><person>P ${at}</person></persons></event></room>`
    const many = Array.from({ length: 10_000 }, (_, at) => event(at)).join('')
    const draft = outcome(`<schedule><day date="2026-10-05">${many}</day></schedule>`) as Draft
    expect(draft.rooms).toHaveLength(MOST.rooms)
    expect(draft.topics).toHaveLength(MOST.topics)
    expect(draft.slots.every((_, at) => draft.topics.some(({ slot }) => slot === at))).toBe(true)
    expect(draft.warnings.length).toBeLessThan(10)
    expect(draft.warnings.map(({ message }) => message).join(' ')).toMatch(/500 rooms at most; 9500 more are left out/)
  })

  it('[I22] JSON ten thousand levels deep is read as far as schedules go', () => {
    const deep = `${'{"a":['.repeat(10_000)}1${']}'.repeat(10_000)}`
    expect(outcome(deep)).toBeTypeOf('string')
    for (const [name, at] of [
      ['frab.json', '"abstract": "Bring a blanket"'],
      ['sessionize-all.json', '"liveUrl": "https://live.example.org/2"'],
      ['pretalx-stored.json', '"tags": []'],
    ] as const) {
      const text = sample(name).replace(at, `${at}, "deep": ${deep}`)
      expect(text).toContain(deep)
      expect((outcome(text) as Draft).topics.length).toBeGreaterThan(0)
    }
  })

  it('[I22] scripts are text in every field, and links of the web alone are links', () => {
    const script = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    const xml = sample('fosdem-old.xml').replace(
      /<(title|track|room|subtitle|abstract|person id="\d+")>[^<]*</g,
      (_, tag: string) => `<${tag}>${script.replaceAll('<', '&lt;')}<`,
    )
    const draft = outcome(xml) as Draft
    expect(draft.topics.length).toBeGreaterThan(3)
    for (const { abstract } of draft.topics) expect(abstract).not.toMatch(/<script|onerror/)
    const addresses = draft.topics.flatMap(({ materials }) => materials.map(({ url }) => url))
    for (const url of addresses) expect(url).toMatch(/^https?:/)
  })

  it('[I22] a schedule of the greatest size is read in its stride, however it is built: squares of it would take minutes', () => {
    expect((outcome(largeScheduleXml()) as Draft).topics).toHaveLength(900)
    const [open, close] = ['<schedule><day date="2026-10-05"><room name="A">', '</room></day></schedule>']
    for (const unit of [
      '<event/>',
      '<event id="1"><title>x</title></event>',
      'text &amp; ',
      '<!-- -->',
      '</event>',
      '<a b="c" ',
    ])
      outcome(`${open}${unit.repeat(Math.floor(500_000 / unit.length))}${close}`)
    for (const unit of [
      'BEGIN:VEVENT\n',
      ' folded\n',
      'BEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID=No/Where:20261005T100000\nEND:VEVENT\n',
      'A;B="',
      'END:VEVENT\n',
      ':;,',
    ])
      outcome(`BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n${unit.repeat(Math.floor(500_000 / unit.length))}`)
    for (const unit of ['[', '{"a":', '{"results":[],"count":1}', '[]', '"', '\\"'])
      outcome(`[{"code":"A","title":"x","state":"y"}]${unit.repeat(Math.floor(500_000 / unit.length))}`)
  }, 120_000)
})

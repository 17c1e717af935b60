/** How readers put a draft together. */

import { describe, expect, it } from 'vitest'
import { draftSchema, draftTopic } from '../../../shared/imports/draft.ts'
import { DraftBuilder } from '../../../shared/imports/draft-builder.ts'
import { textOfHtml } from '../../../shared/imports/html-text.ts'

const topic = (title: string, track: number | null, minutes = 20) => ({
  ...draftTopic(title, { system: 'test', id: title, url: '' }),
  track,
  minutes,
})

describe('a draft that is put together', () => {
  it('has a person, a room and a track once each, by id where there is one, else by name', () => {
    const builder = new DraftBuilder('test', 'test')
    const ada = builder.person({ name: 'Ada  Lovelace', affiliation: '' })
    expect(builder.person({ name: 'ADA Lovelace', affiliation: 'Engine Ltd' })).toBe(ada)
    expect(builder.person({ name: 'Ada Lovelace', origin: '7' })).toBe(ada)
    expect(builder.person({ name: 'Ada Lovelace', origin: '8' })).not.toBe(ada)
    expect(builder.person({ name: 'A. Lovelace', origin: '7' })).toBe(ada)
    expect(builder.person({ name: ' ' })).toBeNull()
    expect(builder.finish().people).toEqual([
      { origin: '7', name: 'A. Lovelace', affiliation: 'Engine Ltd', contact: '' },
      { origin: '8', name: 'Ada Lovelace', affiliation: '', contact: '' },
    ])
  })

  it('has what follows in one room and track in one slot, and each topic at its own time', () => {
    const builder = new DraftBuilder('test', 'test')
    const [a, b] = [builder.track({ name: 'A' }), builder.track({ name: 'B' })]
    const room = builder.room({ name: 'Hall' })
    for (const [start, title, track] of [
      ['10:40', 'third', a],
      ['10:00', 'first', a],
      ['10:20', 'second', a],
      ['11:00', 'other', b],
      ['11:40', 'after a gap', b],
      ['10:00', 'elsewhere', null],
    ] as const)
      builder.timed({
        topic: topic(title, track),
        room: title === 'elsewhere' ? null : room,
        start: `2026-10-05T${start}`,
      })
    const draft = draftSchema.parse(builder.finish())
    const said = draft.slots.map(({ start, minutes, room: where }) => `${start.slice(11)} ${minutes} ${where}`)
    expect(said).toEqual(['10:00 60 0', '10:00 20 null', '11:00 20 0', '11:40 20 0'])
    const of = (slot: number) => draft.topics.filter((one) => one.slot === slot).map(({ title }) => title)
    expect([0, 1, 2, 3].map(of)).toEqual([['first', 'second', 'third'], ['elsewhere'], ['other'], ['after a gap']])
  })

  it('cuts what is too long and says what it cut', () => {
    const builder = new DraftBuilder('test', 'test')
    builder.topic({ ...topic('x'.repeat(400), null), abstract: 'y'.repeat(20_100) })
    const draft = draftSchema.parse(builder.finish())
    expect(draft.topics[0]?.title).toHaveLength(300)
    expect(draft.topics[0]?.abstract.startsWith('x'.repeat(400))).toBe(true)
    expect(draft.warnings[0]?.message).toMatch(/20000 characters/)
    expect(draft.warnings[0]?.quote).toBe('y'.repeat(502))
  })
})

describe('HTML of other systems', () => {
  it('says as Markdown what it says, with its web links, and runs nothing', () => {
    expect(
      textOfHtml('<p>One <b>two</b> &amp; <a href="https://example.org/a(b)">three</a></p><ul><li>x<li>y</ul>'),
    ).toBe('One **two** & [three](https://example.org/a%28b%29)\n\n- x\n- y')
    expect(
      textOfHtml('<script>alert(1)</script><a href="javascript:alert(1)">no</a><img src=x onerror=alert(1)>'),
    ).toBe('no')
    expect(textOfHtml('a < b and c > d')).toBe('a < b and c > d')
    expect(textOfHtml('<pre>a\n  b</pre>')).toBe('a\nb')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { indexOf, placeOf } from '../../../../client/board/text/caret-place.ts'
import { sayWriters } from '../../../../client/board/text/writers.ts'

function textOf(words: string): Y.Text {
  const doc = new Y.Doc()
  const text = new Y.Text(words)
  doc.getMap('topics').set('one', text)
  return text
}

describe('a place in a text', () => {
  it('[M9] stays before the letter that it stands before, whatever is written around it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), fc.string(), (words, at, elsewhere, more) => {
        const text = textOf(words)
        const index = at % words.length
        const place = placeOf(text, index)
        const where = elsewhere % (words.length + 1)
        text.insert(where, more)
        expect(indexOf(text, place)).toBe(where <= index ? index + more.length : index)
      }),
    )
  })

  it('is nowhere in another text, and nowhere for bytes of another form', () => {
    const [one, other] = [textOf('one'), textOf('other')]
    expect(indexOf(other, placeOf(one, 1))).toBeNull()
    for (const place of ['', 'AA==', '////', 'zzzz', 'AAEC']) expect(indexOf(one, place)).toBeNull()
  })
})

describe('who is in a text', () => {
  const caret = (isTyping: boolean) => ({
    topic: 't' as never,
    field: 'notes' as const,
    anchor: '',
    head: '',
    isTyping,
  })
  it('is said of those who write', () => {
    const ann = { name: 'Ann', caret: caret(true) }
    const ben = { name: 'Ben', caret: caret(true) }
    expect(sayWriters([])).toBe('')
    expect(sayWriters([{ name: 'Cem', caret: caret(false) }])).toBe('')
    expect(sayWriters([ann])).toBe('Ann is writing here.')
    expect(sayWriters([ann, ben, { name: 'Cem', caret: caret(true) }])).toBe('Ann, Ben and Cem are writing here.')
  })
})

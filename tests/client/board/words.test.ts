import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedOf } from '../../../client/board/changed-of.ts'
import { movedCaret } from '../../../client/board/moved-caret.ts'
import { initials, splitName } from '../../../client/board/names.ts'
import { saySaved } from '../../../client/board/say-saved.ts'

describe('words on the board page', () => {
  it('say truly whether everything is saved', () => {
    const say = (line: Parameters<typeof saySaved>[0]['line'], unsaved: number, refusal: 'gone' | null = null) =>
      saySaved({ line, unsaved, refusal, ready: true })
    expect([say('open', 0), say('open', 2)]).toEqual(['Saved', 'Saving…'])
    expect([say('offline', 0), say('offline', 1), say('offline', 3)]).toEqual([
      'Offline',
      'Offline, 1 change kept here',
      'Offline, 3 changes kept here',
    ])
    expect([say('connecting', 0), say('connecting', 1)]).toEqual(['Connecting…', 'Connecting, 1 change kept here'])
    expect(say('refused', 2, 'gone')).toBe('This board does not exist any more. 2 changes kept here.')
  })

  it('part a typed name from its affiliation', () => {
    expect(splitName('Ann Lee (Example Labs)')).toEqual({ name: 'Ann Lee', affiliation: 'Example Labs' })
    expect(splitName('Bo Li (Example R&D (UK))')).toEqual({ name: 'Bo Li', affiliation: 'Example R&D (UK)' })
    expect(splitName(' Cleo ')).toEqual({ name: 'Cleo', affiliation: '' })
    expect(splitName('(odd)')).toEqual({ name: '(odd)', affiliation: '' })
    expect([initials('Ann Lee'), initials('cleo'), initials('Ann Mary van Lee'), initials('👩‍🚀 x')]).toEqual([
      'AL',
      'C',
      'AL',
      '👩X',
    ])
  })

  it('keep a caret before or after the same letters when another writes elsewhere', () => {
    const lengths = fc.nat({ max: 20 })
    fc.assert(
      fc.property(lengths, lengths, lengths, fc.nat(), (head, tail, length, at) => {
        const text = `${'a'.repeat(head)}|${'b'.repeat(tail)}`
        const caret = head + 1
        const place = at % (text.length + 1)
        const next = text.slice(0, place) + 'X'.repeat(length) + text.slice(place)
        expect(movedCaret(text, next, caret)).toBe(place < caret ? caret + length : caret)
        expect(movedCaret(next, text, place < caret ? caret + length : caret)).toBe(caret)
      }),
    )
    expect(movedCaret('hello', 'hello world', 5)).toBe(5)
    expect(movedCaret('world', 'hello world', 3)).toBe(9)
    expect(movedCaret('abcdef', 'abef', 4)).toBe(2)
  })

  it('write only what a form changed', () => {
    expect(changedOf({ a: 1, b: 'x' }, { a: 1, b: 'y' })).toEqual({ b: 'y' })
    expect(changedOf({ a: 1 }, { a: 1 })).toEqual({})
  })
})

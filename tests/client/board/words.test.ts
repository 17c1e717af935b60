import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedOf } from '../../../client/board/changed-of.ts'
import { movedCaret } from '../../../client/board/moved-caret.ts'
import { initials, splitName } from '../../../client/board/names.ts'
import { sayNews } from '../../../client/board/say-news.ts'
import { sayAloud, saySaved } from '../../../client/board/say-saved.ts'
import type { LinkState } from '../../../client/link/board-link.ts'
import type { Carried } from '../../../shared/board/reapply.ts'

describe('words on the board page', () => {
  const calm: LinkState = { line: 'open', ready: true, unsaved: 0, kept: 0, keeping: true, watching: 0, refusal: null }

  it('[W7] say truly whether everything is saved', () => {
    const say = (line: LinkState['line'], unsaved: number, refusal: 'gone' | null = null) =>
      saySaved({ ...calm, line, unsaved, kept: unsaved, refusal })
    expect([say('open', 0), say('open', 2)]).toEqual(['Saved', 'Saving…'])
    expect([say('offline', 0), say('offline', 1), say('offline', 3)]).toEqual([
      'Offline',
      'Offline, 1 change kept here',
      'Offline, 3 changes kept here',
    ])
    expect([say('connecting', 0), say('connecting', 1)]).toEqual(['Connecting…', 'Connecting, 1 change kept here'])
    expect(say('refused', 2, 'gone')).toBe('This board does not exist any more. 2 changes kept here.')
  })

  it('[W7] call nothing kept here that has not reached the browser’s store', () => {
    const offline: LinkState = { ...calm, line: 'offline', unsaved: 3 }
    expect(saySaved({ ...offline, kept: 2 })).toBe('Offline, 2 changes kept here')
    expect(saySaved({ ...offline, kept: 0 })).toBe('Offline')
    expect(saySaved({ ...offline, kept: null })).toBe('Offline, 3 changes in this page only')
  })

  it('[W7] say that the server cannot save, and never “Saved” then', () => {
    expect(saySaved({ ...calm, keeping: false })).toBe('Not saving: the server’s disk fails. You can go on')
    expect(saySaved({ ...calm, keeping: false, unsaved: 2, kept: 2 })).toBe(
      'Not saving: the server’s disk fails. 2 changes kept here, leave this page open',
    )
    expect(sayAloud({ ...calm, keeping: false })).toContain('cannot save at the moment')
    expect(sayAloud(calm)).toBe('Connected to the server.')
    const state = fc.record({
      line: fc.constantFrom('connecting', 'open', 'offline', 'refused'),
      ready: fc.boolean(),
      unsaved: fc.nat({ max: 3 }),
      kept: fc.option(fc.nat({ max: 3 })),
      keeping: fc.boolean(),
      refusal: fc.constantFrom(null, 'gone'),
    })
    fc.assert(
      fc.property(state as fc.Arbitrary<LinkState>, (any) => {
        const isSaved = any.line === 'open' && any.unsaved === 0 && any.keeping
        expect(saySaved(any) === 'Saved').toBe(isSaved)
      }),
    )
  })

  it('[M12] say in one sentence what was carried over, and what is not where it was', () => {
    const nothing: Carried = { broughtBack: [], onTray: [], appended: [], left: [] }
    const say = (count: number, carried: Partial<Carried> = {}) =>
      sayNews({ what: 'carried', why: 'other-epoch', count, carried: { ...nothing, ...carried } })
    const restored = 'The board was restored to another state.'
    expect(say(1)).toBe(`${restored} One change that was not sent yet was carried over.`)
    expect(say(3, { onTray: ['A'], broughtBack: ['A', 'B', 'C', 'D', 'E'] })).toBe(
      `${restored} 3 changes that were not sent yet were carried over. Came back with them: “A”, “B”, “C” and 2 more. On the tray, since their slots are gone: “A”.`,
    )
    expect(sayNews({ what: 'moved', why: 'damaged' })).toContain('damaged')
    expect(sayNews({ what: 'kept', count: 2 })).toContain('2 changes made here could not be sent')
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

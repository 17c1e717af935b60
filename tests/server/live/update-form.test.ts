import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { nestingOf } from '../../../server/live/nesting.ts'
import { Refusal } from '../../../server/live/refusal.ts'
import type { Form, FormBounds } from '../../../server/live/update-form.ts'
import { formOf } from '../../../server/live/update-form.ts'
import { LIMITS } from '../../../shared/board/values.ts'
import { addTopic, removeEntry, writeText } from '../../../shared/board/verbs.ts'
import { copyOf, doorOf, newBoard, replicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import type { Parts, Stretch } from '../../support/crafted.ts'
import { any, behind, craftedUpdate, GC, inRoot, inside, keyed, SKIP } from '../../support/crafted.ts'
import { dice } from '../../support/dice.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

const BOUNDS: FormBounds = { limit: 'structs', structs: 100, text: LIMITS.text, counted: 'topics' }

function verdict(update: Uint8Array, bounds = BOUNDS): string {
  try {
    formOf(update, bounds)
    return 'taken'
  } catch (error) {
    return error instanceof Refusal ? error.word : String(error)
  }
}

const one = (...structs: readonly Parts[]): Uint8Array => craftedUpdate([{ structs }])
const value = (...content: Parts): Uint8Array => one(inRoot('any', 'meta', 'x', ...content))
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
const deleting = (...deleted: readonly Stretch[]): Uint8Array => craftedUpdate([], deleted)
const many = (count: number, what: () => Parts): Parts[] => Array.from({ length: count }, what)

describe('what an update may contain', () => {
  it.each<[string, Uint8Array]>([
    ['nothing', craftedUpdate([])],
    ['a value', value(any({ roomId: null, start: '2026-10-05T14:30' }))],
    ['every kind of plain value', value(any(null, undefined, true, false, 1, -1, 1.5, 2 ** 40, 'text', [], {}))],
    ['the longest text', value(any('x'.repeat(LIMITS.text)))],
    ['a value eight deep', value(any(nested(8)))],
    ['a type', one(inRoot('type', 'topics', 't', 1))],
    ['a format', one(inside('format', 7, 0, 'bold', 'true'))],
    ['what was collected', one([GC, 5])],
    ['a gap', one([SKIP, 5])],
    ['a deletion', deleting([7, 0, 3])],
    ['a hundred structs', one(...many(100, () => [GC, 1]))],
  ])('[L19] %s is taken', (_, update) => {
    expect(verdict(update)).toBe('taken')
    expect(() => Y.decodeUpdate(update)).not.toThrow()
  })

  it.each<[string, Uint8Array]>([
    ['no bytes', new Uint8Array()],
    ['half an update', value(any('text')).subarray(0, -4)],
    ['a byte too many', Uint8Array.of(...value(any(1)), 0)],
    ['two updates', Uint8Array.of(...value(any(1)), ...value(any(1)))],
    ['an update of the second version', Y.encodeStateAsUpdateV2(newBoard().doc)],
    ['an empty one of the second version', Y.encodeStateAsUpdateV2(new Y.Doc())],
    ['a sub-document', one(inRoot('doc', 'meta', 'x', 'guid', any({}).subarray(1)))],
    ['JSON of old versions', one(inRoot('json', 'meta', 'x', 1, '1'))],
    ['an XML element', one(inRoot('type', 'meta', 'x', 3, 'div'))],
    ['a type that does not exist', one(inRoot('type', 'meta', 'x', 99))],
    ['a content that does not exist', one([31, 1, 'meta'])],
    ['a collected struct with another first byte', one([128, 5])],
    ['a gap with another first byte', one([10 | 128, 7, 0, 5])],
    ['a parent that is neither', one([8 | 32, 2, 7, 0, 'x', any(1)])],
    ['a client twice', craftedUpdate([{ structs: [[GC, 1]] }, { structs: [[GC, 1]] }])],
    ['a collected struct without a length', one([GC, 0])],
    ['a gap without a length', one([SKIP, 0])],
    ['a text without a sign', one(inRoot('string', 'meta', 'x', ''))],
    ['no value', value(any())],
    ['a value nine deep', value(any(nested(9)))],
    [
      'a value so deep that reading it would fail',
      value(
        1,
        new Uint8Array(200_000).map((_, at) => (at % 2 ? 1 : 117)),
      ),
    ],
    ['a bigint', value(any(5n))],
    ['a value of no type', value(Uint8Array.of(1, 3))],
    ['a text that is no UTF-8', value(Uint8Array.of(1, 119, 2, 0xc3, 0x28))],
    ['__proto__ in a value', value(keyed('__proto__', 1))],
    ['__proto__ deeper in a value', value(Uint8Array.of(1, 117, ...keyed('__proto__', {})))],
    ['constructor in a value', value(keyed('constructor', 1))],
    ['prototype in a value', value(keyed('prototype', 1))],
    ['__proto__ as a key', one(inRoot('any', 'meta', '__proto__', any(1)))],
    ['__proto__ as a map', one(inRoot('any', '__proto__', 'x', any(1)))],
    ['__proto__ in a format', one(inside('format', 7, 0, 'bold', '{"__proto__":{}}'))],
    ['a format that is no JSON', one(inside('format', 7, 0, 'bold', '{'))],
    ['a clock beyond all numbers', craftedUpdate([{ clock: Number.MAX_SAFE_INTEGER, structs: [[GC, 1]] }])],
    ['a length beyond all numbers', one([GC, 2 ** 41])],
    ['a number of nine bytes', Uint8Array.of(1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 127, 0, 0, 1, 0)],
    ['a neighbour whose number is no whole one', one([8 | 128, 7, Uint8Array.of(...Array(7).fill(255), 127), any(1)])],
    ['a deletion without a length', deleting([7, 0, 0])],
    ['a deletion beyond all numbers', deleting([7, Number.MAX_SAFE_INTEGER, 5])],
    ['a deletion that is announced and does not come', Uint8Array.of(0, 1, 7, 3, 0)],
  ])('[L19] %s is malformed', (_, update) => {
    expect(verdict(update)).toBe('malformed')
  })

  it.each<[string, Uint8Array]>([
    ['too many structs', one(...many(101, () => [GC, 1]))],
    ['structs that are announced and do not come', craftedUpdate([{ structs: [], count: 2 ** 50 }])],
    ['too many clients', craftedUpdate(many(11, () => []).map((_, client) => ({ client, structs: [[GC, 1]] })))],
    ['too many deletions', deleting(...Array.from({ length: 301 }, (_, at): Stretch => [at, 0, 1]))],
    ['a text too long', value(any('x'.repeat(LIMITS.text + 1)))],
    ['a text too long, typed', one(inside('string', 7, 0, 'x'.repeat(LIMITS.text + 1)))],
    ['a value too large', value(any(['x'.repeat(15_000), 'y'.repeat(15_000)]))],
    ['a value of too many parts', value(any(Array(4_000).fill(0)))],
    ['a key too long', one(inRoot('any', 'meta', 'x'.repeat(LIMITS.title + 1), any(1)))],
    ['bytes too many', one(inRoot('binary', 'meta', 'x', 30_000, new Uint8Array(30_000)))],
    ['a format too long', one(inside('format', 7, 0, 'bold', JSON.stringify('x'.repeat(25_000))))],
  ])('[L19] %s is too large', (_, update) => {
    expect(verdict(update)).toBe('too-large')
  })

  it('[L19] says what it brings: new topics, how much, whether anything but deletions', () => {
    const board = newBoard()
    const before = Y.encodeStateVector(board.doc)
    const id = addTopic(board, { title: 'one', abstract: 'text' })
    const form = (since: Uint8Array): Form => formOf(Y.encodeStateAsUpdate(board.doc, since), BOUNDS)
    expect(form(before)).toMatchObject({ made: [id], onlyDeletes: false, nestsTypes: true })
    const after = Y.encodeStateVector(board.doc)
    removeEntry(board, 'topic', id)
    expect(form(after)).toMatchObject({ made: [], onlyDeletes: false, nestsTypes: false })
    const later = Y.encodeStateVector(board.doc)
    writeText(board, id, 'abstract', '')
    expect(form(later)).toMatchObject({ made: [], onlyDeletes: true, bytes: 1 })
  })
})

describe('honest updates', () => {
  it('[L19] whatever verbs write is taken, one by one and all at once, and lies shallow', () => {
    const property = fc.property(fc.integer({ min: 1, max: 1e9 }), (seed) => {
      const luck = dice(seed)
      const board = newBoard({}, 1 + (seed % 1000))
      const copy = copyOf(board.doc)
      const words: string[] = []
      board.doc.on('update', (update: Uint8Array) => {
        words.push(verdict(update, { ...BOUNDS, structs: 10_000 }))
        words.push(nestingOf(update, copy))
        Y.applyUpdate(copy, update)
      })
      furnish(board, luck)
      for (let n = 0; n < 30; n++) randomVerb(board, luck)
      const all = Y.encodeStateAsUpdate(board.doc)
      expect(new Set(words)).toEqual(new Set(['taken', 'shallow']))
      expect(verdict(all, { ...BOUNDS, structs: 15_000 })).toBe('taken')
      expect(nestingOf(all, new Y.Doc())).toBe('shallow')
    })
    fc.assert(property, cases(20))
  })

  it('[L19] what is taken, Yjs can read: whatever bytes are changed', () => {
    const luck = dice(20261005)
    const board = newBoard()
    const updates: Uint8Array[] = []
    board.doc.on('update', (update: Uint8Array) => updates.push(update))
    furnish(board, luck)
    let taken = 0
    for (let n = 0; n < 5_000; n++) {
      const bytes = Uint8Array.from(luck.pick(updates))
      for (let change = luck.roll(4); change >= 0; change--) bytes[luck.roll(bytes.length)] = luck.roll(256)
      if (verdict(bytes, { ...BOUNDS, structs: 1_000 }) !== 'taken') continue
      taken++
      expect(() => Y.decodeUpdate(bytes), `change ${n} of seed 20261005`).not.toThrow()
    }
    expect(taken).toBeGreaterThan(500)
  })
})

describe('nesting', () => {
  /** A map in a map in a map … each made by client 7, the first under a name. */
  const chain = (depth: number): Parts[] =>
    Array.from({ length: depth }, (_, at) =>
      at === 0 ? inRoot('type', 'meta', 'x', 1) : [7 | 32, 0, 7, at - 1, 'x', 1],
    )

  it('[L19] four types deep is as deep as it may be', () => {
    expect(nestingOf(one(...chain(4)), new Y.Doc())).toBe('shallow')
    expect(nestingOf(one(...chain(5)), new Y.Doc())).toBe('deep')
    expect(nestingOf(one(...chain(5_000)), new Y.Doc())).toBe('deep')
  })

  it('[L19] what lies in the document already counts', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, one(...chain(4)))
    const below = craftedUpdate([{ client: 8, structs: [inside('type', 7, 3, 1)] }])
    const beside = craftedUpdate([{ client: 8, structs: [behind('type', 7, 3, 1)] }])
    expect([nestingOf(below, doc), nestingOf(beside, doc)]).toEqual(['deep', 'shallow'])
    expect(nestingOf(below, new Y.Doc())).toBe('unknown') // its parent is unknown: it will not be applied
  })

  it('[L19] no way round by neighbours, or by what comes later in the update', () => {
    // Under each type first a plain value, then behind it the next type: it names no parent.
    const hidden = Array.from({ length: 8 }, (_, at): Parts[] => [
      at === 0 ? inRoot('any', 'meta', 'list', any(1)) : inside('any', 7, 2 * at - 1, any(1)),
      behind('type', 7, 2 * at, 0),
    ]).flat()
    expect(nestingOf(one(...hidden), new Y.Doc())).toBe('deep')
    const [first, ...rest] = chain(8)
    const backwards = [...rest].reverse().map((struct, at) => ({ client: 100 + at, structs: [struct] }))
    const linked = backwards.map(({ client }, at) => ({
      client,
      structs: [inside('type', at === backwards.length - 1 ? 7 : client + 1, 0, 1)],
    }))
    expect(nestingOf(craftedUpdate([...linked, { client: 7, structs: [first ?? []] }]), new Y.Doc())).toBe('deep')
  })

  it('[L19] a circle ends', () => {
    const circle = craftedUpdate([
      { client: 1, structs: [inside('type', 2, 0, 1)] },
      { client: 2, structs: [inside('type', 1, 0, 1)] },
    ])
    expect(nestingOf(circle, new Y.Doc())).toBe('unknown')
    expect(nestingOf(Y.encodeStateAsUpdate(replicaOf(doorOf(new Y.Doc(), 1), 2).doc), new Y.Doc())).toBe('shallow')
  })
})

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { isInPlace } from '../../../server/live/places.ts'
import { addTopic, editTopic } from '../../../shared/board/verbs.ts'
import { copyOf, newBoard, replicaOf, undoableReplicaOf } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { settle } from '../../support/fake-clock.ts'
import { fakePeer } from '../../support/fake-peer.ts'
import { stage } from '../../support/open-boards.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'
import type { RawStruct } from '../../support/raw-update.ts'
import { any, deleted, gc, item, rawUpdate, string, TYPE, type } from '../../support/raw-update.ts'

const ME = 77
const of = (...structs: readonly RawStruct[]): Uint8Array => rawUpdate({ structs: [[ME, 0, structs]] })
const list = (name: string, ...place: Parameters<typeof any>): RawStruct => item({ parent: name }, any(...place))

/** Two values under a key, the first of which are deleted with it. */
const withDeleted = (length: number): Uint8Array =>
  rawUpdate({
    structs: [[ME, 0, [item({ parent: 'map', key: 'x' }, any([1, 2]))]]],
    deletes: [[ME, [[0, length]]]],
  })

/** A document with a value in each of two lists, by somebody else, whose client id is 5. */
function twoLists(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 5
  doc.getArray('one').push(['a'])
  doc.getArray('two').push(['b'])
  return doc
}

describe('[L30] the items of an update', () => {
  it.each<[string, Uint8Array, boolean]>([
    ['beside an item of a list', of(item({ left: [5, 0] }, any([1]))), true],
    ['between an item and one that is not there', of(item({ left: [5, 0], right: [9, 9] }, any([1]))), true],
    ['between items of two lists', of(item({ left: [5, 0], right: [5, 1] }, any([1]))), false],
    [
      'between items of two lists, one of which comes with them',
      of(list('two', [1]), item({ left: [5, 0], right: [ME, 0] }, any([1]))),
      false,
    ],
    ['between an item and garbage', of(gc(1), item({ left: [5, 0], right: [ME, 0] }, any([1]))), true],
    [
      'in a list and under a key',
      of(item({ parent: 'one', key: 'x' }, any([1])), item({ left: [5, 0], right: [ME, 0] }, any([1]))),
      false,
    ],
    [
      'within a type that comes with them',
      of(item({ parent: 'map', key: 'x' }, type(TYPE.map)), item({ parent: [ME, 0], key: 'y' }, any([1]))),
      true,
    ],
    ['under a key, two values in one', of(item({ parent: 'map', key: 'x' }, any([1, 2]))), false],
    ['under a key, a text of two letters', of(item({ parent: 'map', key: 'x' }, string('ab'))), false],
    ['under a key, two values that were deleted', of(item({ parent: 'map', key: 'x' }, deleted(2))), true],
    [
      'under a key by their neighbour, two values in one',
      of(item({ parent: 'map', key: 'x' }, any([1])), item({ left: [ME, 0] }, any([2, 3]))),
      false,
    ],
    ['under a key, two values in one that it deletes', withDeleted(2), true],
    ['under a key, two values in one, of which it deletes the first', withDeleted(1), false],
    ['in a list, two values in one', of(item({ left: [5, 0] }, any([1, 2]))), true],
    ['within themselves', of(item({ parent: [ME, 0], key: 'x' }, type(TYPE.map))), false],
    ['beside themselves', of(item({ left: [ME, 0] }, any([1]))), false],
    ['beside what comes later', of(item({ right: [ME, 1] }, any([1])), list('one', [1])), false],
  ])('%s', (_, update, isSound) => {
    expect(isInPlace(update, twoLists())).toBe(isSound)
  })

  it('that hang on each other in a circle have no place, and no end is needed to see it', () => {
    const circle = rawUpdate({
      structs: [
        [ME, 0, [item({ left: [78, 0] }, any([1]))]],
        [78, 0, [item({ left: [ME, 0] }, any([1]))]],
      ],
    })
    expect(isInPlace(circle, twoLists())).toBe(true)
    const doc = twoLists()
    Y.applyUpdate(doc, circle)
    expect(doc.store.clients.has(ME)).toBe(false)
  })

  it('that go on where garbage ends', () => {
    const doc = twoLists()
    Y.applyUpdate(doc, of(gc(2)))
    expect(isInPlace(of(item({ parent: 'one' }, string('abcd'))), doc)).toBe(false)
    expect(isInPlace(of(gc(4)), doc)).toBe(true)
  })

  it('of a title that was typed without a network, by somebody who can still undo each letter', () => {
    const board = newBoard({}, 1)
    const topic = addTopic(board, { title: 'Old' })
    const near = copyOf(board.doc)
    const page = undoableReplicaOf(board, 2)
    for (let letters = 1; letters <= 80; letters++) editTopic(page, topic, { title: 'x'.repeat(letters) })
    const update = Y.encodeStateAsUpdate(page.doc, Y.encodeStateVector(near))
    const { structs } = Y.decodeUpdate(update)
    expect(
      structs.some((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentAny && struct.length > 1),
    ).toBe(true)
    expect(isInPlace(update, near)).toBe(true)
    Y.applyUpdate(near, update)
    expect(copyOf(near).getMap<Y.Map<unknown>>('topics').get(topic)?.get('title')).toBe('x'.repeat(80))
    page.release()
  })

  it('that verbs make always stand in one place, whole or one by one', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const chance = dice(seed)
      const board = newBoard({}, seed)
      furnish(board, chance)
      const far = replicaOf(board, 500 + seed)
      const near = copyOf(board.doc)
      const updates: Uint8Array[] = []
      far.doc.on('update', (update: Uint8Array) => updates.push(update))
      for (let verb = 0; verb < 30; verb++) randomVerb(far, chance)
      expect(isInPlace(Y.encodeStateAsUpdate(far.doc), near), `seed ${seed}`).toBe(true)
      for (const update of updates) {
        expect(isInPlace(update, near), `seed ${seed}`).toBe(true)
        Y.applyUpdate(near, update)
      }
    }
  })
})

describe('[L30] a board', () => {
  it('sends away who brings such an update, and nobody else notices', async () => {
    const it = stage()
    const { board } = await it.hold(await it.make())
    const [bad, good] = [fakePeer(), fakePeer()]
    for (const peer of [bad, good]) peer.enter(board)
    const heard = good.frames.length
    board.receive(bad, { kind: 'update', update: of(item({ left: [ME, 0] }, any([1]))) })
    await settle()
    expect(bad.closed).toEqual(['malformed'])
    expect(good.closed).toEqual([])
    expect(good.frames.length).toBe(heard)
  })
})

/** What was done on one life of a board, and done again on the next. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { carryText } from '../../../shared/board/carry-text.ts'
import { contentHash } from '../../../shared/board/content-hash.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { entryOf, mapOf } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { reapply } from '../../../shared/board/reapply.ts'
import type { Stash } from '../../../shared/board/stash.ts'
import { isEmpty, stashOf } from '../../../shared/board/stash.ts'
import { joinTouched, NOTHING_TOUCHED, readTouched, watchTouches } from '../../../shared/board/touched.ts'
import {
  addMaterial,
  addRoom,
  addSlot,
  addTopic,
  editMeta,
  editTopic,
  placeTopics,
  removeEntry,
  writeText,
} from '../../../shared/board/verbs.ts'
import type { TopicId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { newBoard, renewedOf, replicaOf, undoableReplicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

/** What `work` did there, as it is found after a reload: written down and read again. */
function stashFrom(door: BoardDoc, work: () => void): Stash {
  const watch = watchTouches(door.doc)
  work()
  const touched = must(readTouched(JSON.parse(JSON.stringify(watch.take()))), 'what was touched')
  watch.release()
  return stashOf(door.doc, touched)
}

const hashOf = (door: BoardDoc): string => contentHash(readBoard(door.doc))
const textOf = (entry: Y.Map<unknown> | null, key: string): string => String(entry?.get(key) ?? '')

/** Every change of the stash that can neither be seen on the board nor was told; space at the ends of lines is none. */
function lostFrom({ meta, entries }: Stash, { doc }: BoardDoc, told: ReturnType<typeof reapply>): string[] {
  const lost: string[] = []
  const miss = (isThere: boolean, what: string) => isThere || lost.push(what)
  for (const [key, value] of Object.entries(meta.set))
    miss(JSON.stringify(mapOf(doc, 'meta').get(key)) === JSON.stringify(value), `meta.${key}`)
  const everyText = [...mapOf(doc, 'topics').values()]
    .flatMap((entry) => (entry instanceof Y.Map ? [textOf(entry, 'abstract'), textOf(entry, 'notes')] : []))
    .join('\n')
  for (const { kind, id, whole, isMade, set, gone, texts } of entries) {
    const entry = entryOf(doc, kind, id)
    if (!whole) {
      miss(!entry || Boolean(entry.get('removed')), `un-made ${id}`)
      continue
    }
    if (!entry) {
      miss(Boolean(whole.values.removed) && !isMade, id)
      continue
    }
    for (const [key, value] of Object.entries(isMade ? whole.values : set))
      miss(JSON.stringify(entry.get(key) ?? null) === JSON.stringify(value), `${id}.${key}`)
    for (const key of gone) miss(!entry.has(key), `${id} without ${key}`)
    for (const [key, { before, now }] of Object.entries(texts)) {
      const isLeft = told.left.length > 0
      // What was only left standing here is not lost where others have taken it out.
      const own = now.split('\n').filter((line) => !before.includes(line.trim()))
      miss(isLeft || own.every((line) => everyText.includes(line.trim())), `${id}.${key}: ${now}`)
    }
  }
  return lost
}

describe('unsent changes, made again on another life of the board', () => {
  const runs = fc.record({
    seed: fc.integer({ min: 1, max: 2 ** 31 }),
    before: fc.integer({ min: 0, max: 20 }),
    steps: fc.integer({ min: 1, max: 30 }),
  })

  it('[M12] give the same board where it has the same content, once or twice', () => {
    fc.assert(
      fc.property(runs, ({ seed, before, steps }) => {
        const start = newBoard({}, 99)
        furnish(start, dice(seed))
        const mine = replicaOf(start, 2)
        const chance = dice(seed + 1)
        for (let step = 0; step < before; step++) randomVerb(mine, chance)
        const next = renewedOf(mine, 3)
        expect(hashOf(next)).toBe(hashOf(mine))
        const stash = stashFrom(mine, () => {
          for (let step = 0; step < steps; step++) randomVerb(mine, chance)
        })
        for (const _ of ['once', 'twice']) {
          const { broughtBack, appended, left } = reapply(next, stash)
          expect([broughtBack, appended, left]).toEqual([[], [], []])
          expect(hashOf(next)).toBe(hashOf(mine))
        }
      }),
      cases(60),
    )
  }, 600_000)

  it('[M12] are all there or told of, whatever the board has become', () => {
    fc.assert(
      fc.property(runs, ({ seed, before, steps }) => {
        const start = newBoard({}, 99)
        furnish(start, dice(seed))
        const mine = replicaOf(start, 2)
        const [chance, theirs] = [dice(seed + 1), dice(seed + 2)]
        const next = renewedOf(start, 3, (map) => map === 'meta' || theirs.roll(4) > 0)
        for (let step = 0; step < before; step++) randomVerb(next, theirs)
        const stash = stashFrom(mine, () => {
          for (let step = 0; step < steps; step++) randomVerb(mine, chance)
        })
        const told = reapply(next, stash)
        expect(lostFrom(stash, next, told)).toEqual([])
        expect(readBoard(next.doc).meta.layout).toBe(readBoard(start.doc).meta.layout)
      }),
      cases(60),
    )
  }, 600_000)

  it('[M12] are one undo step, and only those that were not sent', () => {
    const start = newBoard()
    const id = addTopic(start, { title: 'Old' })
    const mine = replicaOf(start, 2)
    const watch = watchTouches(mine.doc)
    editTopic(mine, id, { minutes: 45 })
    watch.take()
    editTopic(mine, id, { title: 'New' })
    const stash = stashOf(mine.doc, watch.take())
    const next = undoableReplicaOf(renewedOf(start, 3), 4)
    const before = hashOf(next)
    reapply(next, stash)
    expect(readBoard(next.doc).topics.get(id)).toMatchObject({ title: 'New', minutes: 20 })
    expect(next.undoState().undo).toBe('brought unsent changes over')
    next.undo()
    expect(hashOf(next)).toBe(before)
    expect(isEmpty(stashOf(mine.doc, watch.take()))).toBe(true)
  })

  it('[M12] on what the board has no more bring it back, or put it on the tray, and say so', () => {
    const start = newBoard()
    const roomId = addRoom(start, { name: 'Hall' })
    const slotId = addSlot(start, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 60, title: 'Morning' })
    const [kept, gone, dropped] = ['Kept', 'Gone', 'Dropped'].map((title) => addTopic(start, { title })) as TopicId[]
    const mine = replicaOf(start, 2)
    const stash = stashFrom(mine, () => {
      placeTopics(mine, [kept as TopicId], { slotId, before: null })
      writeText(mine, gone as TopicId, 'notes', 'Ask the chairs')
      removeEntry(mine, 'topic', dropped as TopicId)
    })
    const next = renewedOf(start, 3, (_map, id) => ![slotId, gone, dropped].includes(id as never))
    expect(reapply(next, stash)).toEqual({ broughtBack: ['Gone'], onTray: ['Kept'], appended: [], left: [] })
    const board = readBoard(next.doc)
    expect(board.tray.map(({ title }) => title).sort()).toEqual(['Gone', 'Kept'])
    expect(board.topics.get(gone as TopicId)?.notes).toBe('Ask the chairs')
    expect(board.bin).toEqual([])
  })

  it('[M12] that were taken back before they were sent leave nothing, and what was taken back after is in the bin', () => {
    const start = newBoard()
    const mine = undoableReplicaOf(start, 2)
    const watch = watchTouches(mine.doc)
    addTopic(mine, { title: 'Sent' })
    watch.take()
    const next = renewedOf(mine, 3)
    mine.undo()
    addTopic(mine, { title: 'Unsent' })
    mine.undo()
    reapply(next, stashOf(mine.doc, watch.take()))
    const board = readBoard(next.doc)
    expect([board.topics.size, board.bin.map(({ title }) => title)]).toEqual([0, ['Sent']])
  })

  it('[M12] that never reached the browser’s store take nothing away', () => {
    const start = newBoard()
    const mine = replicaOf(start, 2)
    const watch = watchTouches(mine.doc)
    addTopic(mine, { title: 'Arrived' })
    const next = renewedOf(mine, 3)
    reapply(next, stashOf(start.doc, watch.take()))
    expect([...readBoard(next.doc).topics.values()].map(({ title }) => title)).toEqual(['Arrived'])
  })

  it('[M12] cannot change the layout, and a text that does not fit gets a topic of its own', () => {
    const start = newBoard()
    const id = addTopic(start, { title: 'Long', notes: 'a'.repeat(15_000) })
    const mine = replicaOf(start, 2)
    const stash = stashFrom(mine, () => {
      mapOf(mine.doc, 'meta').set('layout', 99)
      editMeta(mine, { title: 'Mine' })
      addMaterial(mine, id, { title: 'Slides', url: 'https://example.org/' })
      writeText(mine, id, 'notes', 'b'.repeat(9_000))
    })
    const next = renewedOf(start, 3)
    writeText(next, id, 'notes', 'c'.repeat(15_000))
    expect(reapply(next, stash)).toMatchObject({ appended: ['Long'] })
    const { meta, topics } = readBoard(next.doc)
    expect(meta).toMatchObject({ layout: 1, title: 'Mine' })
    expect(topics.get(id)?.notes).toBe('c'.repeat(15_000))
    expect(topics.get(id)?.materials).toHaveLength(1)
    const own = [...topics.values()].find(({ title }) => title === 'Unsent text of “Long”')
    expect(own?.notes).toBe('b'.repeat(9_000))
  })
})

describe('what was touched', () => {
  it('[M12] of a text is what was before the first change, and nothing of what others did', () => {
    const start = newBoard()
    const id = addTopic(start, { title: 'T', abstract: 'one two' })
    const other = replicaOf(start, 3)
    const mine = replicaOf(start, 2)
    const watch = watchTouches(mine.doc)
    writeText(other, id, 'abstract', 'one two three')
    editTopic(other, id, { minutes: 5 })
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(other.doc))
    writeText(mine, id, 'abstract', '2 three')
    const first = watch.take()
    writeText(mine, id, 'abstract', '')
    const touched = joinTouched(first, watch.take())
    expect(touched).toEqual({ [`topics/${id}`]: { whole: null, keys: [], texts: { abstract: 'one two three' } } })
    expect(joinTouched(NOTHING_TOUCHED, first)).toBe(first)
    watch.release()
    editTopic(mine, id, { minutes: 7 })
    expect(watch.take()).toBe(NOTHING_TOUCHED)
  })

  it('[M12] is believed only in its own form', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (one, two) => {
        for (const value of [one, { 'topics/t': one }, { 'topics/t': { whole: 'made', keys: one, texts: two } }]) {
          const read = readTouched(value)
          if (read) expect(stashOf(newBoard().doc, read)).toBeDefined()
        }
      }),
    )
    expect(readTouched({ 'topics/t': { whole: 'made', keys: [1], texts: {} } })).toBeNull()
  })
})

describe('a text that is carried over', () => {
  it.each([
    ['its place as it was', 'a b c', 'a X c', 'a b c', 'a X c', ''],
    ['its place in a longer text', 'a b c', 'a X c', 'before\na b c\nafter', 'before\na X c\nafter', ''],
    ['what is there already', 'a', 'a X', 'a X', 'a X', ''],
    ['something new into an empty text', '', 'a', '', 'a', ''],
    ['something new below what others wrote', '', 'mine', 'theirs', 'theirs\n\nmine', 'mine'],
    [
      'a whole line where its place is gone',
      'one\ntwo\n',
      'one\ntwo words\n',
      'else',
      'else\n\ntwo words',
      'two words',
    ],
    ['nothing where its line stands already', 'one', 'one\ntwo', 'else\ntwo', 'else\ntwo', ''],
    ['a place that there is twice: below', 'x', 'x!', 'x x', 'x x\n\nx!', 'x!'],
  ])('[M12] %s', (_name, before, mine, now, text, appended) => {
    expect(carryText(before, mine, now)).toEqual({ text, appended, isLeft: false })
  })

  it('[M12] says what it could not take out', () => {
    expect(carryText('keep. drop this.', 'keep.', 'kept, drop this. twice: drop this.')).toMatchObject({ isLeft: true })
    expect(carryText('keep. drop this.', 'keep.', 'all else')).toMatchObject({ isLeft: false, text: 'all else' })
  })

  it('[M12] loses no letter that was written, and never halves a sign', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '🐧', '🐨', '\n', ' '), maxLength: 30 })
    fc.assert(
      fc.property(text, text, text, (before, mine, now) => {
        const carried = carryText(before, mine, now)
        expect(carried.text.isWellFormed()).toBe(true)
        if (now === before) expect(carried.text).toBe(mine)
        expect(carryText(before, mine, mine).text).toBe(mine)
      }),
      cases(500),
    )
  })
})

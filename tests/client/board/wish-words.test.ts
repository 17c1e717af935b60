import { describe, expect, it } from 'vitest'
import { isBroken, problemOf, sayWish, type WishDraft, wishOf } from '../../../client/board/wish-words.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import type { WishChange } from '../../../shared/board/model.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { addWish } from '../../../shared/board/wishes.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'

const door = newBoard()
const roomId = verbs.addRoom(door, { name: 'Aurora' })
const slotId = verbs.addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 90 })
const folios = verbs.addTopic(door, { title: 'Folios', minutes: 20 })
const tiering = verbs.addTopic(door, { title: 'Tiering', minutes: 20 })
const gone = verbs.addTopic(door, { title: 'Gone' })
verbs.placeTopics(door, [folios, tiering], { slotId, before: null })
verbs.removeEntry(door, 'topic', gone)

describe('wishes in words', () => {
  it('name the other topic, the time or the day', () => {
    const say = (wish: WishChange) => sayWish(wish, readBoard(door.doc))
    expect(say({ kind: 'after', topicId: folios, buffer: 10 })).toBe('after “Folios”, 10 min between')
    expect(say({ kind: 'before', topicId: folios, buffer: 0 })).toBe('before “Folios”')
    expect(say({ kind: 'after', topicId: gone, buffer: 0 })).toBe('after a topic that was removed')
    expect(say({ kind: 'not-before', clock: '14:00' })).toBe('not before 14:00')
    expect(say({ kind: 'not-after', clock: '17:30' })).toBe('not after 17:30')
    expect(say({ kind: 'on-day', day: '2026-10-06' })).toBe('on Tue 6 Oct')
  })

  it('are marked where a clash says that this one is broken', () => {
    const early = addWish(door, tiering, { kind: 'not-before', clock: '09:10' })
    const late = addWish(door, tiering, { kind: 'not-before', clock: '14:00' })
    // Broken by the same two, but a wish for the other topic.
    addWish(door, folios, { kind: 'after', topicId: tiering, buffer: 0 })
    const board = readBoard(door.doc)
    const topic = must(board.topics.get(tiering), 'Tiering')
    const broken = topic.wishes.filter((wish) => isBroken(wish, topic, findClashes(board)))
    expect(broken.map(({ id }) => id)).toEqual([late])
    expect(topic.wishes.map(({ id }) => id).toSorted()).toEqual([early, late].toSorted())
  })
})

describe('a wish that is being written', () => {
  const draft: WishDraft = { kind: 'after', topicId: null, buffer: 0, clock: '', day: '2026-10-06' }

  it('takes what its kind needs, and nothing else', () => {
    const full = { ...draft, topicId: folios, buffer: 10, clock: '9:30' }
    expect(wishOf({ ...full, kind: 'before' })).toEqual({ kind: 'before', topicId: folios, buffer: 10 })
    expect(wishOf({ ...full, buffer: Number.NaN })).toEqual({ kind: 'after', topicId: folios, buffer: 0 })
    expect(wishOf({ ...full, kind: 'not-after' })).toEqual({ kind: 'not-after', clock: '09:30' })
    expect(wishOf({ ...full, kind: 'on-day' })).toEqual({ kind: 'on-day', day: '2026-10-06' })
  })

  it('says what to do as long as something is missing', () => {
    expect(problemOf(draft)).toBe('Choose the other topic.')
    expect(problemOf({ ...draft, topicId: folios })).toBeUndefined()
    for (const clock of ['', 'noon', '25:00', '24:00']) {
      expect(problemOf({ ...draft, kind: 'not-before', clock }), clock).toBe('Enter a time like 14:00.')
    }
    expect(problemOf({ ...draft, kind: 'on-day' })).toBeUndefined()
  })
})

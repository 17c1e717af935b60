import { describe, expect, it } from 'vitest'
import type { Holding } from '../../../client/board/hand.ts'
import { meanwhile } from '../../../client/board/meanwhile.ts'
import { lastWriter } from '../../../shared/board/last-writer.ts'
import { readBoard } from '../../../shared/board/read.ts'
import {
  addRoom,
  addSlot,
  addTopic,
  editSlot,
  editTopic,
  placeSlot,
  placeTopics,
  removeEntry,
  setSpeaker,
} from '../../../shared/board/verbs.ts'
import type { SlotId, TopicId } from '../../../shared/ids.ts'
import { join, newBoard, replicaOf } from '../../support/boards.ts'

/** A board as one sees it, and another person's hands on it: `tell` says what is told of what those did. */
function scene() {
  const door = newBoard()
  const roomId = addRoom(door, { name: 'Hall' })
  const [first, second] = ['2026-10-05T09:00', '2026-10-06T10:00'].map((start) =>
    addSlot(door, { place: { roomId, start }, minutes: 60 }),
  ) as [SlotId, SlotId]
  const ids = ['Alpha', 'Bravo', 'Charlie'].map((title) => addTopic(door, { title, minutes: 20 }))
  placeTopics(door, ids, { slotId: first, before: null })
  const ann = replicaOf(door, 2)
  let was = readBoard(door.doc)
  const names = new Map([[ann.doc.clientID, 'Ann']])
  const tell = (holding: Holding) => {
    join(ann.doc, door.doc)
    const now = readBoard(door.doc)
    const told = meanwhile(was, now, holding, (kind, id, key) => {
      const writer = lastWriter(door.doc, kind, id, key)
      return (writer !== null && names.get(writer)) || 'Somebody'
    })
    was = now
    return told
  }
  const held = (...held: TopicId[]): Holding => ({ kind: 'topics', ids: held, by: 'pointer' })
  return { ann, names, roomId, first, second, ids: ids as [TopicId, TopicId, TopicId], tell, held }
}

describe('of what is held, one is told', () => {
  it('that somebody moved it, and where to', () => {
    const { ann, second, ids, tell, held } = scene()
    placeTopics(ann, [ids[0]], { slotId: second, before: null })
    expect(tell(held(ids[0]))).toMatchObject({ sentence: 'Ann moved it to Tue 10:00 meanwhile.', removed: [] })
    placeTopics(ann, [ids[0]], null)
    expect(tell(held(ids[0]))).toMatchObject({ sentence: 'Ann moved it to the tray meanwhile.', holding: held(ids[0]) })
  })

  it('that somebody removed it: the hand opens, and it can be brought back', () => {
    const { ann, ids, tell, held } = scene()
    removeEntry(ann, 'topic', ids[0])
    const told = tell(held(ids[0]))
    expect(told).toMatchObject({ sentence: 'tester 2 removed it meanwhile.', holding: null })
    expect(told?.removed.map(({ id }) => id)).toEqual([ids[0]])
  })

  it('what became of several, and what is left of them stays held', () => {
    const { ann, second, ids, tell, held } = scene()
    removeEntry(ann, 'topic', ids[1])
    expect(tell(held(...ids))).toMatchObject({
      sentence: 'tester 2 removed “Bravo” meanwhile.',
      holding: held(ids[0], ids[2]),
    })
    placeTopics(ann, [ids[0], ids[2]], { slotId: second, before: null })
    expect(tell(held(ids[0], ids[2]))?.sentence).toBe('Ann moved “Alpha” to Tue 10:00 meanwhile.')
    placeTopics(ann, [ids[0], ids[2]], null)
    expect(tell(held(ids[0], ids[2]))?.sentence).toBe('Ann moved 2 of them to the tray meanwhile.')
  })

  it('that somebody changed it, by whoever wrote that', () => {
    const { ann, names, ids, tell, held } = scene()
    editTopic(ann, ids[0], { minutes: 45 })
    expect(tell(held(ids[0]))?.sentence).toBe('Ann changed it meanwhile.')
    names.clear()
    editTopic(ann, ids[0], { minutes: 50 })
    expect(tell(held(ids[0]))?.sentence).toBe('Somebody changed it meanwhile.')
  })

  it('nothing of other cards, nor of what does not matter to the hand', () => {
    const { ann, ids, first, tell, held } = scene()
    editTopic(ann, ids[1], { minutes: 45 })
    setSpeaker(ann, ids[0], 'p_0000000000000000' as never, true)
    editSlot(ann, first, { minutes: 90 })
    expect(tell(held(ids[0]))).toBeNull()
  })

  it('the same of a slot', () => {
    const { ann, roomId, first, tell } = scene()
    const slot: Holding = { kind: 'slot', id: first, by: 'keys' }
    placeSlot(ann, first, { roomId, start: '2026-10-07T11:30' })
    expect(tell(slot)).toMatchObject({ sentence: 'Ann moved it to Wed 11:30 meanwhile.', holding: slot })
    editSlot(ann, first, { minutes: 90 })
    expect(tell(slot)?.sentence).toBe('Ann changed it meanwhile.')
    removeEntry(ann, 'slot', first)
    expect(tell(slot)).toMatchObject({ sentence: 'tester 2 removed it meanwhile.', holding: null })
  })
})

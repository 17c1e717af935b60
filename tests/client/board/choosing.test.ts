import { describe, expect, it } from 'vitest'
import { inOrder, sayChosen, stretchOf, toggled } from '../../../client/board/choosing.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addRoom, addSlot, addTopic, placeTopics } from '../../../shared/board/verbs.ts'
import type { TopicId } from '../../../shared/ids.ts'
import { newBoard } from '../../support/boards.ts'

/** Six topics: the first two in the later slot, the next two in the earlier one, two on the tray. */
function scene() {
  const door = newBoard()
  const roomId = addRoom(door, { name: 'Hall' })
  const [late, early] = ['14:00', '09:00'].map((clock) =>
    addSlot(door, { place: { roomId, start: `2026-10-05T${clock}` }, minutes: 60 }),
  )
  const ids = ['A', 'B', 'C', 'D', 'E', 'F'].map((title, at) => addTopic(door, { title, minutes: 10 + at }))
  const [a, b, c, d, e, f] = ids as [TopicId, TopicId, TopicId, TopicId, TopicId, TopicId]
  placeTopics(door, [b, a], { slotId: late as never, before: null })
  placeTopics(door, [c, d], { slotId: early as never, before: null })
  return { board: readBoard(door.doc), a, b, c, d, e, f }
}

describe('chosen topics', () => {
  it('are carried as they stand: by time, by rank, then as the tray shows them', () => {
    const { board, a, b, c, d, e, f } = scene()
    const [first, second] = board.tray.map(({ id }) => id) as [TopicId, TopicId]
    const all = new Set([a, f, b, e, d, c])
    expect(inOrder(board, all, [])).toEqual([c, d, b, a, first, second])
    expect(inOrder(board, all, [second, first])).toEqual([c, d, b, a, second, first])
    expect(inOrder(board, new Set([a, first, second]), [second])).toEqual([a, second, first])
  })

  it('that are gone are not carried', () => {
    const { board, a } = scene()
    expect(inOrder(board, new Set([a, 't_0000000000000000' as TopicId]), [])).toEqual([a])
  })

  it('are a stretch in either direction, and the card alone where the last one is elsewhere', () => {
    const { a, b, c, d, e } = scene()
    const list = [a, b, c, d]
    expect(stretchOf(list, b, d)).toEqual([b, c, d])
    expect(stretchOf(list, d, b)).toEqual([b, c, d])
    expect(stretchOf(list, b, b)).toEqual([b])
    expect(stretchOf(list, e, b)).toEqual([b])
    expect(stretchOf(list, null, b)).toEqual([b])
  })

  it('come and go one by one', () => {
    const { a, b } = scene()
    expect([...toggled(new Set([a]), b)]).toEqual([a, b])
    expect([...toggled(new Set([a, b]), a)]).toEqual([b])
  })

  it('are counted with their minutes', () => {
    const { board, a, b } = scene()
    expect(sayChosen(board, new Set([a]))).toBe('1 topic chosen, 10 min')
    expect(sayChosen(board, new Set([a, b]))).toBe('2 topics chosen, 21 min')
  })
})

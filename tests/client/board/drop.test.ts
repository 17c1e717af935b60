import { describe, expect, it } from 'vitest'
import { drop } from '../../../client/board/drop.ts'
import type { Holding } from '../../../client/board/hand.ts'
import { offerUndo } from '../../../client/board/undo-toast.ts'
import { notices } from '../../../client/ui/toasts.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addRoom, addSlot, addTopic, placeTopics } from '../../../shared/board/verbs.ts'
import type { SlotId, TopicId } from '../../../shared/ids.ts'
import { join, newBoard, replicaOf, undoableReplicaOf } from '../../support/boards.ts'

/** Two slots as long as each other, two cards in the first, one on the tray; a page's door, and another person's. */
function scene() {
  const made = newBoard()
  const roomId = addRoom(made, { name: 'Hall' })
  const [early, late] = ['09:00', '11:00'].map((clock) =>
    addSlot(made, { place: { roomId, start: `2026-10-05T${clock}` }, minutes: 60 }),
  ) as [SlotId, SlotId]
  const [one, two, three] = ['One', 'Two', 'Three'].map((title) => addTopic(made, { title })) as [
    TopicId,
    TopicId,
    TopicId,
  ]
  placeTopics(made, [one, two], { slotId: early, before: null })
  const door = undoableReplicaOf(made, 2)
  const board = () => readBoard(door.doc)
  const letGo = (held: Holding) => drop(door, board(), held)
  const cards = (id: SlotId) =>
    board()
      .lineups.get(id)
      ?.topics.map(({ topic }) => topic.id)
  const startOf = (id: SlotId) => board().slots.get(id)?.place.start.slice(11)
  const at = (clock: string) => ({ roomId, start: `2026-10-05T${clock}` })
  return { door, board, letGo, cards, startOf, at, early, late, one, two, three, other: replicaOf(door, 3) }
}

describe('letting go', () => {
  it('places cards, and does nothing where they stand already, cannot go, or where their slot is gone', () => {
    const { door, letGo, cards, early, late, one, two, three } = scene()
    const by = 'pointer'
    expect(letGo({ kind: 'topics', ids: [one, two], target: { slotId: early, before: null }, by })).toBe(false)
    expect(letGo({ kind: 'topics', ids: [three], target: null, by })).toBe(false)
    expect(letGo({ kind: 'topics', ids: [three], by })).toBe(false)
    expect(
      letGo({ kind: 'topics', ids: [one], target: { slotId: 's_0000000000000000' as SlotId, before: null }, by }),
    ).toBe(false)
    expect(door.undoState().undo).toBeNull()
    expect(letGo({ kind: 'topics', ids: [three, one], target: { slotId: late, before: null }, by })).toBe(true)
    expect([cards(early), cards(late)]).toEqual([[two], [three, one]])
    door.undo()
    expect([cards(early), cards(late)]).toEqual([[one, two], []])
  })

  it('moves a slot, copies it with its cards, or lets two change places', () => {
    const { door, board, letGo, startOf, at, early, late } = scene()
    const held = { kind: 'slot', id: early, by: 'keys' } as const
    expect(letGo({ ...held, place: at('09:00') })).toBe(false)
    expect(letGo({ ...held, place: at('09:30') })).toBe(true)
    expect(startOf(early)).toBe('09:30')
    expect(letGo({ ...held, place: at('11:00'), as: 'swap' })).toBe(true)
    expect([startOf(early), startOf(late)]).toEqual(['11:00', '09:30'])
    expect(letGo({ ...held, place: at('15:00'), as: 'swap' }), 'with nothing there it moves').toBe(true)
    expect(startOf(early)).toBe('15:00')
    expect(letGo({ ...held, place: at('15:00'), as: 'copy' })).toBe(true)
    expect([board().slots.size, board().topics.size]).toEqual([3, 5])
    door.undo()
    expect([board().slots.size, board().topics.size]).toEqual([2, 3])
  })
})

describe('after a step', () => {
  const offered = () => notices().map(({ text, action }) => [text, action?.label])
  const step = ({ door, letGo, late, one }: ReturnType<typeof scene>) => {
    letGo({ kind: 'topics', ids: [one], target: { slotId: late, before: null }, by: 'keys' })
    return offerUndo(door)
  }

  it('its words are said with the way back, which takes back that step', () => {
    const all = scene()
    step(all)
    expect(offered()).toEqual([['Moved “One” to Mon 11:00.', 'Undo']])
    notices()[0]?.action?.run()
    expect(all.cards(all.late)).toEqual([])
    expect(offered()).toEqual([])
  })

  it('nothing is offered any more once another step is the last', () => {
    const all = scene()
    step(all)
    addTopic(all.door, { title: 'Four' })
    expect(offered()).toEqual([])
  })

  it('nothing is offered any more once somebody else moved it again', () => {
    const all = scene()
    step(all)
    join(all.door.doc, all.other.doc)
    placeTopics(all.other, [all.one], null)
    join(all.door.doc, all.other.doc)
    expect(offered()).toEqual([])
  })

  it('the offer goes when something else is picked up', () => {
    const withdraw = step(scene())
    withdraw()
    expect(offered()).toEqual([])
  })
})

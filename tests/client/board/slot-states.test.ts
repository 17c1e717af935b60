import { describe, expect, it } from 'vitest'
import type { Hands, SlotStates } from '../../../client/board/slot-states.ts'
import { slotStates } from '../../../client/board/slot-states.ts'
import type { Peer } from '../../../client/link/presence.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import { watchBoard } from '../../../shared/board/read.ts'
import {
  addPerson,
  addRoom,
  addSlot,
  addTopic,
  editTopic,
  placeTopics,
  setSpeaker,
} from '../../../shared/board/verbs.ts'
import { newBoard } from '../../support/boards.ts'

/** Four slots of two cards, and the states as a page keeps them from one drawing to the next. */
function scene() {
  const door = newBoard()
  const rooms = ['A', 'B'].map((name) => addRoom(door, { name }))
  const slots = rooms.flatMap((roomId) =>
    ['09:00', '11:00'].map((clock) => addSlot(door, { place: { roomId, start: `2026-10-05T${clock}` }, minutes: 60 })),
  )
  const topics = slots.map((slotId, at) => {
    const own = [1, 2].map((n) => addTopic(door, { title: `${at}.${n}`, minutes: 20 }))
    placeTopics(door, own, { slotId, before: null })
    return own
  })
  const reader = watchBoard(door.doc)
  let states: SlotStates = new Map()
  /** The ids of the slots that are drawn again. */
  const draw = (hands: Partial<Hands> = {}) => {
    const board = reader.current()
    const all: Hands = {
      clashes: findClashes(board),
      peers: [],
      holding: null,
      openTopic: null,
      selection: new Set(),
      ...hands,
    }
    const next = slotStates(board, [...board.lineups.values()], all, states)
    const drawn = slots.filter((id) => next.get(id) !== states.get(id))
    states = next
    return drawn
  }
  return { door, slots, topics, reader, draw, state: (at: number) => states.get(slots[at] as never) }
}

describe('what slots show', () => {
  it('is made once and kept while nothing changes', () => {
    const { slots, draw } = scene()
    expect(draw()).toEqual(slots)
    expect(draw()).toEqual([])
  })

  it('changes for the slot alone over which somebody holds a card, and for the one that the card is in', () => {
    const { slots, topics, draw, state } = scene()
    draw()
    const [first, , third] = slots
    const held = { topics: [topics[0]?.[0] as never], over: { slotId: third as never, before: null } }
    const ben: Peer = { client: 1, name: 'Ben', color: 2, role: 'organizer', held }
    expect(draw({ peers: [ben] })).toEqual([first, third])
    expect(state(0)?.cards[topics[0]?.[0] as never]).toMatchObject({ holder: 'Ben', holderColor: 2 })
    expect(state(2)?.marks).toEqual([{ before: null, text: 'Ben', color: 2 }])
    expect(draw({ peers: [{ ...ben, held: null }] })).toEqual([first, third])
    expect(draw({ peers: [{ ...ben, name: 'Benedict', held: null }] })).toEqual([])
  })

  it('changes for the slots of a clash alone', () => {
    const { door, slots, topics, draw, state } = scene()
    draw()
    const grace = addPerson(door, { name: 'Grace' })
    for (const topic of [topics[0]?.[0], topics[2]?.[0]]) setSpeaker(door, topic as never, grace, true)
    expect(draw()).toEqual([slots[0], slots[2]])
    expect(state(0)?.cards[topics[0]?.[0] as never]?.severity).toBe('error')
    editTopic(door, topics[1]?.[0] as never, { minutes: 55 })
    expect(draw()).toEqual([slots[1]])
    expect(state(1)?.severity).toBe('error')
  })

  it('changes for the slots of the cards that are chosen', () => {
    const { slots, topics, draw, state } = scene()
    draw()
    const selection = new Set([topics[1]?.[0], topics[3]?.[1]] as never[])
    expect(draw({ selection })).toEqual([slots[1], slots[3]])
    expect(state(3)?.cards[topics[3]?.[1] as never]?.isSelected).toBe(true)
    expect(draw()).toEqual([slots[1], slots[3]])
  })

  it('marks one’s own landing with its time', () => {
    const { slots, topics, draw, state } = scene()
    draw()
    const ids = [topics[0]?.[0] as never]
    const target = { slotId: slots[1] as never, before: null }
    expect(draw({ holding: { kind: 'topics', ids, target, by: 'pointer' } })).toEqual([slots[0], slots[1]])
    expect(state(1)).toMatchObject({ isTarget: true, marks: [{ before: null, text: '11:40', color: null }] })
  })
})

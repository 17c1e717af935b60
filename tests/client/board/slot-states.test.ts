import { describe, expect, it } from 'vitest'
import type { Foreseen } from '../../../client/board/foreseen.ts'
import type { Facts } from '../../../client/board/slot-states.ts'
import { createSlotStates, isWrongPlace } from '../../../client/board/slot-states.ts'
import type { Peer } from '../../../client/link/presence.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import { watchBoard } from '../../../shared/board/read.ts'
import {
  addPerson,
  addRoom,
  addSlot,
  addTopic,
  editPerson,
  editRoom,
  editTopic,
  placeTopics,
  removeEntry,
  setSpeaker,
} from '../../../shared/board/verbs.ts'
import type { SlotId, TopicId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'

/** Four slots of two cards, and the states that a page keeps of them. */
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
  const facts = (): Facts => ({
    board: reader.current(),
    clashes: findClashes(reader.current()),
    peers: [],
    holding: null,
    openTopic: null,
    selection: new Set(),
    foreseen: new Map(),
  })
  const states = createSlotStates(facts())
  for (const id of slots) states.of(id)
  let told: SlotId[] = []
  for (const id of slots) states.subscribe(id, () => told.push(id))
  /** The slots that are drawn again, for everything being so. */
  const draw = (change: Partial<Facts> = {}) => {
    told = []
    states.tell({ ...facts(), ...change })
    return slots.filter((id) => told.includes(id))
  }
  const state = (at: number) => must(states.of(must(slots[at], 'a slot')), 'its state')
  const card = (at: number, topic: TopicId | undefined) =>
    must(
      state(at).cards.find((one) => one.topic.id === topic),
      'a card',
    )
  return { door, slots, topics, reader, states, draw, state, card }
}

describe('what slots show', () => {
  it('is made once and kept while nothing changes', () => {
    const { slots, draw, state } = scene()
    const before = slots.map((_, at) => state(at))
    expect(draw()).toEqual([])
    expect(slots.map((_, at) => state(at))).toEqual(before)
    for (const [at, one] of before.entries()) expect(state(at)).toBe(one)
  })

  it('changes for the slot alone over which somebody holds a card, and for the one that the card is in', () => {
    const { slots, topics, draw, state, card } = scene()
    const [first, , third] = slots
    const held = { topics: [topics[0]?.[0] as never], over: { slotId: third as never, before: null } }
    const ben: Peer = { client: 1, name: 'Ben', color: 2, role: 'organizer', held, at: null, chosen: [], caret: null }
    expect(draw({ peers: [ben] })).toEqual([first, third])
    expect(card(0, topics[0]?.[0]).state).toMatchObject({ holder: 'Ben', holderColor: 2 })
    expect(state(2).marks).toEqual([{ before: null, text: 'Ben', color: 2, severity: null }])
    expect(draw({ peers: [{ ...ben, held: null }] })).toEqual([first, third])
    expect(draw({ peers: [{ ...ben, name: 'Benedict', held: null }] })).toEqual([])
  })

  it('changes for the slots of a clash alone', () => {
    const { door, slots, topics, draw, state, card } = scene()
    const grace = addPerson(door, { name: 'Grace' })
    for (const topic of [topics[0]?.[0], topics[2]?.[0]]) setSpeaker(door, topic as never, grace, true)
    expect(draw()).toEqual([slots[0], slots[2]])
    expect(card(0, topics[0]?.[0]).state.severity).toBe('error')
    editTopic(door, topics[1]?.[0] as never, { minutes: 55 })
    expect(draw()).toEqual([slots[1]])
    expect(state(1).severity).toBe('error')
  })

  it('marks one’s own landing with its time', () => {
    const { slots, topics, draw, state } = scene()
    const ids = [topics[0]?.[0] as never]
    const target = { slotId: slots[1] as never, before: null }
    expect(draw({ holding: { kind: 'topics', ids, target, by: 'pointer' } })).toEqual([slots[0], slots[1]])
    expect(state(1)).toMatchObject({ isTarget: true, marks: [{ before: null, text: '11:40', color: null }] })
  })

  it('changes for the slots alone of which something else is foreseen, and says of the target what is so just there', () => {
    const { slots, topics, draw, state } = scene()
    const [first, second, third] = slots as [SlotId, SlotId, SlotId]
    const over = { words: '5 min over', severity: 'error' } as const
    const early = { words: 'not before 10:00', severity: 'warning' } as const
    expect(
      draw({
        foreseen: new Map<SlotId, Foreseen>([
          [first, early],
          [second, over],
        ]),
      }),
    ).toEqual([first, second])
    const foreseen = new Map<SlotId, Foreseen>([
      [first, { ...early }],
      [third, over],
    ])
    expect(draw({ foreseen })).toEqual([second, third])
    expect([first, second, third].map((_, at) => state(at).foreseen)).toEqual([early, null, over])
    expect(isWrongPlace(state(2))).toBe(true)
    const holding = { kind: 'topics', ids: [topics[0]?.[0] as never], target: { slotId: third, before: null } } as const
    expect(draw({ foreseen, holding: { ...holding, by: 'pointer' } })).toEqual([first, third])
    expect([state(2).foreseen, isWrongPlace(state(2))], 'there is room for it').toEqual([null, false])
    expect(draw()).toEqual([first, third])
    expect(state(2).foreseen).toBeNull()
  })

  it('changes nothing where a held card came from while the hand only moves', () => {
    const { slots, topics, draw } = scene()
    const ids = [topics[0]?.[0] as never]
    const over = (at: number): Partial<Facts> => ({
      holding: { kind: 'topics', ids, target: { slotId: slots[at] as never, before: null }, by: 'pointer' },
    })
    expect(draw(over(1))).toEqual([slots[0], slots[1]])
    expect(draw(over(2))).toEqual([slots[1], slots[2]])
    expect(draw(over(2))).toEqual([])
  })

  it('changes for the two slots of a moved card, and keeps the cards that say the same', () => {
    const { door, slots, topics, draw, card } = scene()
    const [stays, goes] = topics[0] ?? []
    const before = card(0, stays)
    placeTopics(door, [goes as never], { slotId: slots[3] as never, before: null })
    expect(draw()).toEqual([slots[0], slots[3]])
    expect(card(0, stays).topic).toBe(before.topic)
    expect(card(3, goes).start).toBe('2026-10-05T11:40')
  })

  it('changes for what is chosen or open, and for what it is no more', () => {
    const { slots, topics, draw, card } = scene()
    const [one, two] = [topics[0]?.[0], topics[1]?.[0]] as [TopicId, TopicId]
    expect(draw({ selection: new Set([one]), openTopic: two })).toEqual([slots[0], slots[1]])
    expect([card(0, one).state.isSelected, card(1, two).state.isOpen]).toEqual([true, true])
    expect(draw({ selection: new Set([one]), openTopic: null })).toEqual([slots[1]])
    expect(draw()).toEqual([slots[0]])
  })

  it('changes for the slots that name a room, a track or a person that is called something else', () => {
    const { door, slots, topics, reader, draw, state, card } = scene()
    const [room] = [...reader.current().rooms.keys()]
    const ann = addPerson(door, { name: 'Ann' })
    setSpeaker(door, topics[3]?.[0] as never, ann, true)
    draw()
    editRoom(door, must(room, 'a room'), { name: 'Great Hall' })
    expect(draw()).toEqual([slots[0], slots[1]])
    expect(state(0).room).toBe('Great Hall')
    editPerson(door, ann, { name: 'Ann Lee' })
    expect(draw()).toEqual([slots[3]])
    expect(card(3, topics[3]?.[0]).speakers).toBe('Ann Lee')
  })

  it('is nothing for a slot that is gone, and tells so', () => {
    const { door, slots, draw, states } = scene()
    removeEntry(door, 'slot', slots[2] as never)
    expect(draw()).toEqual([slots[2]])
    expect(states.of(slots[2] as never)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { dayPlans, sideBySide } from '../../../client/programme/day-plan.ts'
import { slotTitle } from '../../../client/programme/placed.ts'
import { must } from '../../../shared/must.ts'
import { programmeOf, slotAt, topicAt } from '../../support/day-programmes.ts'

const first = (...args: Parameters<typeof programmeOf>) => must(dayPlans(programmeOf(...args))[0], 'a day')
const placesOf = (plan: ReturnType<typeof first>) =>
  Object.fromEntries(plan.slots.map(({ slot, column, columns }) => [slot.id, [column, columns]]))

describe('day plans', () => {
  it('are made for each day of the board, and for another day on which something stands', () => {
    const slots = [slotAt('early', 'a', '10:00', '11:00', { day: '2026-10-04' })]
    const days = dayPlans(programmeOf({ slots }))
    expect(days.map(({ day, slots }) => [day, slots.length])).toEqual([
      ['2026-10-04', 1],
      ['2026-10-05', 0],
      ['2026-10-06', 0],
      ['2026-10-07', 0],
    ])
  })

  it('give a column to each room that is used, in the rooms’ order, and lay what is for all rooms across', () => {
    const plan = first({
      slots: [
        slotAt('opening', null, '09:00', '09:30', { kind: 'plenary' }),
        slotAt('two', 'b', '09:30', '11:00'),
        slotAt('one', 'a', '09:30', '11:00'),
      ],
    })
    expect(plan.heads).toEqual([
      { id: 'a', name: 'Hall A', day: null, columns: 1 },
      { id: 'b', name: 'Hall B', day: null, columns: 1 },
    ])
    expect(placesOf(plan)).toEqual({ opening: [0, 2], one: [0, 1], two: [1, 1] })
    expect(plan.slots.map(({ slot }) => slot.id)).toEqual(['opening', 'one', 'two'])
  })

  it('put slots of one room that overlap side by side', () => {
    const plan = first({
      slots: [
        slotAt('x', 'a', '09:00', '10:00'),
        slotAt('y', 'a', '09:30', '10:30'),
        slotAt('z', 'a', '10:00', '11:00'),
      ],
    })
    expect(placesOf(plan)).toEqual({ x: [0, 1], y: [1, 1], z: [0, 1] })
    expect(plan.heads).toEqual([{ id: 'a', name: 'Hall A', day: null, columns: 2 }])
  })

  it('never lay what is for all rooms over a room that is busy then', () => {
    const plan = first({ slots: [slotAt('talk', 'a', '09:00', '10:00'), slotAt('all', null, '09:30', '10:30')] })
    expect(placesOf(plan)).toEqual({ talk: [0, 1], all: [1, 1] })
    expect(plan.heads.at(-1)).toEqual({ id: 'all', name: 'All rooms', day: null, columns: 1 })
  })

  it('treat a slot whose room is gone as one for all rooms', () => {
    const plan = first({ slots: [slotAt('lost', 'gone', '09:00', '10:00')] })
    expect(plan.slots[0]).toMatchObject({ room: null, column: 0, columns: 1 })
  })

  it('draw topics that need more than their slot inside it, at their true times', () => {
    const plan = first({
      slots: [slotAt('s', 'a', '09:00', '10:00'), slotAt('coffee', null, '10:00', '10:30', { kind: 'break' })],
      topics: [topicAt('t', 's', '09:00', '09:40'), topicAt('u', 's', '09:40', '10:20')],
    })
    const [slot, coffee] = plan.slots
    expect(slot).toMatchObject({ from: 540, to: 600 })
    expect(slot?.topics.map(({ span }) => span.words)).toEqual(['09:00–09:40', '09:40–10:20'])
    expect(slot?.topics.map(({ drawnFrom, drawnTo }) => [drawnFrom, drawnTo])).toEqual([
      [540, 570],
      [570, 600],
    ])
    expect(coffee).toMatchObject({ column: 0, columns: 1 })
    expect(plan.lines).toEqual([540, 570, 600, 630])
  })

  it('draw everything at its own minutes in a slot that is long enough', () => {
    const plan = first({
      slots: [slotAt('s', 'a', '09:00', '10:00')],
      topics: [topicAt('t', 's', '09:00', '09:25'), topicAt('u', 's', '09:25', '09:50')],
    })
    expect(plan.lines).toEqual([540, 565, 590, 600])
  })

  it('keep room for a slot in the night when clocks go back', () => {
    const slot = { ...slotAt('s', 'a', '02:30', '02:15', { day: '2026-10-05' }) }
    const plan = first({ slots: [slot] })
    expect(must(plan.slots[0], 'slot').to).toBeGreaterThan(must(plan.slots[0], 'slot').from)
  })

  it('call a slot by its title, its track, or its kind', () => {
    const slot = slotAt('s', 'a', '09:00', '10:00', { title: '', kind: 'break' })
    const track = { id: 'k', name: 'Rust MC', color: 'red', description: '', leads: [] }
    expect(slotTitle({ slot, track: null })).toBe('Break')
    expect(slotTitle({ slot, track })).toBe('Rust MC')
    expect(slotTitle({ slot: { ...slot, title: 'Coffee' }, track })).toBe('Coffee')
  })
})

describe('side by side', () => {
  it('takes as few lanes as overlap at once', () => {
    const slots = [
      { from: 0, to: 30 },
      { from: 10, to: 20 },
      { from: 20, to: 40 },
      { from: 30, to: 50 },
    ]
    const { laneOf, lanes } = sideBySide(slots)
    expect(lanes).toBe(2)
    expect(slots.map((slot) => laneOf.get(slot))).toEqual([0, 1, 1, 0])
  })
})

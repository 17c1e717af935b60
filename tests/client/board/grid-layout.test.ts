import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BoardView } from '../../../client/board/board-view.ts'
import type { Block, GridLayout } from '../../../client/board/grid-layout.ts'
import { hoursOf, keptOf, layOut, placeOf, slotsByColumn, timeAt, viewWith } from '../../../client/board/grid-layout.ts'
import { linesOf } from '../../../client/board/slot-size.ts'
import { readBoard, watchBoard } from '../../../shared/board/read.ts'
import {
  addRoom,
  addSlot,
  addTopic,
  addTrack,
  editSlot,
  placeSlot,
  placeTopics,
  removeEntry,
} from '../../../shared/board/verbs.ts'
import type { RoomId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'

const DAY = '2026-10-05'

const viewed = (view: Partial<BoardView>) => ({
  shown: 'day' as const,
  day: DAY,
  room: null,
  track: null,
  hiddenRooms: [],
  ...view,
})

function dayWith(slots: readonly { start: string; minutes: number; across?: boolean }[]) {
  const door = newBoard()
  const room = addRoom(door, { name: 'Hall' })
  for (const { start, minutes, across } of slots)
    addSlot(door, { place: { roomId: across ? null : room, start: `${DAY}T${start}` }, minutes })
  return layOut(readBoard(door.doc), viewed({}))
}

/** Two rooms over two days with a plenary; a track that has a slot, and a topic that is a guest in another. */
function scene() {
  const door = newBoard()
  const [left, right] = ['Left', 'Right'].map((name) => addRoom(door, { name })) as [RoomId, RoomId]
  const memory = addTrack(door, { name: 'Memory' })
  const slotAt = (roomId: RoomId | null, start: string, title: string, trackId?: typeof memory) =>
    addSlot(door, { place: { roomId, start }, minutes: 60, title, ...(trackId && { trackId }) })
  const slots = {
    opening: slotAt(null, '2026-10-05T09:00', 'opening'),
    first: slotAt(left, '2026-10-05T10:00', 'first', memory),
    beside: slotAt(right, '2026-10-05T10:30', 'beside'),
    later: slotAt(right, '2026-10-06T10:00', 'later'),
  }
  placeTopics(door, [addTopic(door, { title: 'Guest', trackId: memory })], { slotId: slots.beside, before: null })
  const reader = watchBoard(door.doc)
  const look = (view: Partial<BoardView>) => layOut(reader.current(), viewed(view))
  return { door, look, left, right, memory, slots, reader }
}

const titles = (blocks: readonly Block[]) => blocks.map(({ slot }) => slot.title)
const columnsOf = ({ columns }: GridLayout) => columns.map(({ title, blocks }) => [title, ...titles(blocks)].join(' '))

describe('the layout of a day', () => {
  it('shows the usual hours, or more where slots need them', () => {
    expect(dayWith([])).toMatchObject({ from: 480, to: 1080 })
    const long = dayWith([
      { start: '07:30', minutes: 30 },
      { start: '19:50', minutes: 45 },
    ])
    expect([long.from, long.to]).toEqual([420, 1260])
    expect(hoursOf(long)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
  })

  it('gives a slot over midnight its whole length', () => {
    const { to, columns } = dayWith([{ start: '23:00', minutes: 180 }])
    expect(to).toBe(26 * 60)
    expect(columns[0]?.blocks[0]).toMatchObject({ top: 900 })
  })

  it('puts overlapping slots side by side, never over each other, and others at full width', () => {
    const times = fc.record({ hour: fc.integer({ min: 8, max: 16 }), minutes: fc.integer({ min: 5, max: 120 }) })
    fc.assert(
      fc.property(fc.array(times, { maxLength: 12 }), (drawn) => {
        const slots = drawn.map(({ hour, minutes }) => ({ start: `${String(hour).padStart(2, '0')}:00`, minutes }))
        const blocks = dayWith(slots).columns[0]?.blocks ?? []
        expect(blocks).toHaveLength(slots.length)
        for (const [at, a] of blocks.entries()) {
          expect(a.lane).toBeLessThan(a.lanes)
          const meets = blocks.filter(
            (b, other) => other !== at && a.top < b.top + b.slot.minutes && b.top < a.top + a.slot.minutes,
          )
          for (const b of meets) expect([b.lane, b.lanes]).not.toEqual([a.lane, b.lanes])
          if (meets.length === 0 && a.lanes === 1) expect(a.lane).toBe(0)
        }
      }),
    )
  })

  it('has a column for each room that is not hidden, and what is in all rooms across them', () => {
    const { look, left } = scene()
    expect(columnsOf(look({}))).toEqual(['Left first', 'Right beside'])
    expect(titles(look({}).across)).toEqual(['opening'])
    expect(columnsOf(look({ hiddenRooms: [left] }))).toEqual(['Right beside'])
    expect(titles(look({ hiddenRooms: [left] }).across)).toEqual(['opening'])
  })

  it('puts a slot whose room is gone across all [M6]', () => {
    const { door, look, right } = scene()
    removeEntry(door, 'room', right)
    expect(columnsOf(look({}))).toEqual(['Left first'])
    expect(titles(look({}).across)).toEqual(['opening', 'beside'])
  })
})

describe('the layout of days side by side', () => {
  it('shows one room over all days, with what is in all rooms, which says so', () => {
    const { look, right } = scene()
    const layout = look({ shown: 'room', room: right })
    expect(columnsOf(layout)).toEqual(['Mon 5 Oct opening beside', 'Tue 6 Oct later', 'Wed 7 Oct'])
    expect(layout.columns.map(({ roomId }) => roomId)).toEqual([right, right, right])
    expect(layout.columns[0]?.blocks.map(({ saysRoom }) => saysRoom)).toEqual([true, false])
    expect(columnsOf(look({ shown: 'room' }))[0], 'the first room, if none is chosen').toBe('Mon 5 Oct opening first')
  })

  it('shows the slots that bear a track or hold its topics, in lanes, each with its room', () => {
    const { look, memory } = scene()
    const layout = look({ shown: 'track', track: memory })
    expect(columnsOf(layout)).toEqual(['Mon 5 Oct first beside', 'Tue 6 Oct', 'Wed 7 Oct'])
    expect(layout.columns.map(({ roomId, lanes }) => [roomId, lanes])).toEqual([
      [null, 2],
      [null, 1],
      [null, 1],
    ])
    expect(layout.columns[0]?.blocks.every(({ saysRoom }) => saysRoom)).toBe(true)
  })

  it('has everything in the list but what is in hidden rooms, and a day outside the board’s own if slots are there', () => {
    const { door, look, left, slots } = scene()
    placeSlot(door, slots.later, { roomId: left, start: '2026-10-09T10:00' })
    expect(columnsOf(look({ shown: 'list' }))).toEqual([
      'Mon 5 Oct opening first beside',
      'Tue 6 Oct',
      'Wed 7 Oct',
      'Fri 9 Oct later',
    ])
    expect(columnsOf(look({ shown: 'list', hiddenRooms: [left] }))[0]).toBe('Mon 5 Oct opening beside')
  })

  it('shows the same slots in every view', () => {
    const { look, left, right, memory, slots } = scene()
    const shown = (...views: Partial<BoardView>[]) =>
      new Set(views.flatMap((view) => slotsByColumn(look(view)).flatMap((own) => own.map(({ id }) => id))))
    const all = new Set(Object.values(slots))
    expect(shown({ day: '2026-10-05' }, { day: '2026-10-06' })).toEqual(all)
    expect(shown({ shown: 'room', room: left }, { shown: 'room', room: right })).toEqual(all)
    expect(shown({ shown: 'list' })).toEqual(all)
    expect(shown({ shown: 'track', track: memory })).toEqual(new Set([slots.first, slots.beside]))
  })
})

describe('a layout', () => {
  it('walks its columns in the order of time, what is across in the first', () => {
    const { look } = scene()
    expect(slotsByColumn(look({})).map((slots) => slots.map(({ title }) => title))).toEqual([
      ['opening', 'first'],
      ['beside'],
    ])
  })

  it('is kept where nothing changed, and column by column where something did', () => {
    const { door, look, slots } = scene()
    const old = look({})
    placeTopics(door, [addTopic(door, { title: 'Moves' })], { slotId: slots.first, before: null })
    expect(keptOf(old, look({})), 'a card is no matter of the layout').toBe(old)
    editSlot(door, slots.beside, { minutes: 90 })
    const next = keptOf(old, look({}))
    expect(next).not.toBe(old)
    expect(next.columns.map((column, at) => column === old.columns[at])).toEqual([true, false])
    expect(next.across).toBe(old.across)
  })

  it('brings a slot into sight by its day alone, or in the day’s grid where it is not drawn', () => {
    const { look, left, right, slots, reader } = scene()
    const slot = must(reader.current().slots.get(slots.later), 'later')
    const change = (view: Partial<BoardView>) => viewWith(look(view), slot, viewed(view))
    expect(change({ shown: 'room', room: right })).toEqual({ day: '2026-10-06' })
    const inDay = { shown: 'day', day: '2026-10-06', hiddenRooms: [left] }
    expect(change({ shown: 'room', room: left, hiddenRooms: [left, right] })).toEqual(inDay)
    expect(change({ hiddenRooms: [left] })).toEqual(inDay)
  })

  it('finds the time at a height in steps, inside the grid', () => {
    const layout = { from: 480, to: 1080 }
    expect([-50, 0, 62, 63, 9_999].map((minutes) => timeAt(DAY, layout, minutes, 5))).toEqual([
      `${DAY}T08:00`,
      `${DAY}T08:00`,
      `${DAY}T09:00`,
      `${DAY}T09:05`,
      `${DAY}T17:55`,
    ])
    expect([70, 80].map((minutes) => timeAt(DAY, layout, minutes, 30))).toEqual([`${DAY}T09:00`, `${DAY}T09:30`])
  })

  it('knows where it is now, if that is in sight', () => {
    const { look, right } = scene()
    const days = look({ shown: 'room', room: right })
    expect(placeOf(days, '2026-10-06T09:30')).toEqual({ column: 1, top: 90 })
    expect(placeOf(look({}), '2026-10-06T09:30'), 'another day').toBeNull()
    expect(placeOf(days, '2026-10-06T07:59'), 'before the grid').toBeNull()
  })

  it('gives a card whole lines, fewer in a slot that is too full or drawn small, never none', () => {
    const slot = (minutes: number) => ({ minutes }) as never
    expect(linesOf(60, { slot: slot(60), used: 60 }, 1.9)).toBeGreaterThan(2)
    expect(linesOf(20, { slot: slot(60), used: 60 }, 1.9)).toBe(1)
    const full = linesOf(60, { slot: slot(120), used: 120 }, 1.9)
    expect(linesOf(60, { slot: slot(120), used: 180 }, 1.9)).toBeLessThan(full)
    expect(linesOf(60, { slot: slot(120), used: 120 }, 1.4)).toBeLessThan(full)
    expect(linesOf(30, { slot: slot(60), used: 240 }, 1.9)).toBe(1)
  })
})

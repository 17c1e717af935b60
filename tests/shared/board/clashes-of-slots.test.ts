import { describe, expect, it } from 'vitest'
import { findClashes } from '../../../shared/board/clashes.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { addWish } from '../../../shared/board/wishes.ts'
import { newBoard } from '../../support/boards.ts'

function scene() {
  const door = newBoard()
  const aurora = verbs.addRoom(door, { name: 'Aurora', capacity: 50 })
  const slotAt = (
    start: string,
    minutes: number,
    kind: 'session' | 'break' = 'session',
    roomId: typeof aurora | null = aurora,
  ) => verbs.addSlot(door, { place: { roomId, start: `2026-10-05T${start}` }, minutes, kind })
  const put = (slotId: ReturnType<typeof slotAt>, title: string, minutes = 30) => {
    const topic = verbs.addTopic(door, { title, minutes })
    verbs.placeTopics(door, [topic], { slotId, before: null })
    return topic
  }
  const found = () => findClashes(readBoard(door.doc)).map(({ kind, sentence }) => `${kind}: ${sentence}`)
  return { door, aurora, slotAt, put, found }
}

describe('clashes of slots and topics', () => {
  it('[C7] a topic wished after or before another, with minutes between', () => {
    const { door, slotAt, put, found } = scene()
    const slot = slotAt('09:00', 90)
    const [one, two] = [put(slot, 'One'), put(slot, 'Two')]
    addWish(door, two, { kind: 'after', topicId: one, buffer: 0 })
    addWish(door, one, { kind: 'before', topicId: two, buffer: 0 })
    expect(found()).toEqual([])
    addWish(door, two, { kind: 'after', topicId: one, buffer: 1 })
    expect(found()).toEqual(['wish: “Two” is wished at least 1 min after “One”, but begins on Mon 5 Oct, 09:30.'])
    verbs.placeTopics(door, [two], { slotId: slot, before: one })
    expect(found()).toHaveLength(3)
    expect(found()).toContain('wish: “One” is wished before “Two”, but ends on Mon 5 Oct, 10:00.')
    verbs.placeTopics(door, [one], null)
    addWish(door, two, { kind: 'after', topicId: two, buffer: 0 })
    expect(found()).toEqual([])
  })

  it.each([
    [{ kind: 'not-before', clock: '09:00' }, null],
    [{ kind: 'not-before', clock: '09:01' }, 'not before 09:01, but begins on Mon 5 Oct, 09:00'],
    [{ kind: 'not-after', clock: '09:30' }, null],
    [{ kind: 'not-after', clock: '09:29' }, 'not after 09:29, but ends on Mon 5 Oct, 09:30'],
    [{ kind: 'on-day', day: '2026-10-05' }, null],
    [{ kind: 'on-day', day: '2026-10-06' }, 'on Tue 6 Oct, but begins on Mon 5 Oct, 09:00'],
  ] as const)('[C7] a time that is wished: %j', (wish, instead) => {
    const { door, slotAt, put, found } = scene()
    addWish(door, put(slotAt('09:00', 60), 'One'), wish)
    expect(found()).toEqual(instead ? [`wish: “One” is wished ${instead}.`] : [])
  })

  it('[C7] a topic that ends on the next day is after every time of its own', () => {
    const { door, slotAt, put, found } = scene()
    addWish(door, put(slotAt('23:45', 60), 'One'), { kind: 'not-after', clock: '23:59' })
    expect(found()).toHaveLength(1)
  })

  it('[C9] a declined or withdrawn topic stands in a slot', () => {
    const { door, slotAt, put, found } = scene()
    const topic = put(slotAt('09:00', 60), 'One')
    for (const stage of ['declined', 'withdrawn'] as const) {
      verbs.editTopic(door, topic, { stage })
      expect(found()).toEqual([
        `declined-placed: “One” was ${stage}, and stands in the session at 09:00 on Mon 5 Oct, 09:00.`,
      ])
    }
    verbs.placeTopics(door, [topic], null)
    expect(found()).toEqual([])
  })

  it('[C10] more are expected than the room holds', () => {
    const { door, slotAt, put, found } = scene()
    const slot = slotAt('09:00', 60)
    const topic = put(slot, 'One')
    verbs.editTopic(door, topic, { audience: 50 })
    expect(found()).toEqual([])
    verbs.editTopic(door, topic, { audience: 51 })
    expect(found()).toEqual(['small-room: “One” expects 51 people, Aurora holds 50, on Mon 5 Oct, 09:00–09:30.'])
    verbs.placeSlot(door, slot, { roomId: null, start: '2026-10-05T09:00' })
    expect(found()).toEqual([])
  })

  it('[C11] more than two hours without a break, or ten minutes of nothing', () => {
    const { aurora, slotAt, door, found } = scene()
    slotAt('09:00', 60)
    const second = slotAt('10:09', 51)
    expect(found()).toEqual([])
    verbs.editSlot(door, second, { minutes: 52 })
    expect(found()).toEqual(['no-break: There is no break for 2 h 1 min in Aurora, on Mon 5 Oct, 09:00–11:01.'])
    verbs.placeSlot(door, second, { roomId: aurora, start: '2026-10-05T10:10' })
    expect(found()).toEqual([])
    verbs.placeSlot(door, second, { roomId: aurora, start: '2026-10-05T10:05' })
    slotAt('10:57', 180)
    expect(found()).toHaveLength(1)
    verbs.editSlot(door, second, { minutes: 10, kind: 'break' })
    expect(found()).toEqual(['no-break: There is no break for 3 h in Aurora, on Mon 5 Oct, 10:57–13:57.'])
  })

  it('[C11] a break of all rooms counts in each, and a plenary too long is told of once', () => {
    const { door, slotAt, found } = scene()
    verbs.addRoom(door, { name: 'Birch' })
    slotAt('09:00', 90)
    slotAt('10:30', 5, 'break', null)
    slotAt('10:35', 90)
    expect(found()).toEqual([])
    slotAt('14:00', 150, 'session', null)
    expect(found()).toEqual(['no-break: There is no break for 2 h 30 min in all rooms, on Mon 5 Oct, 14:00–16:30.'])
  })
})

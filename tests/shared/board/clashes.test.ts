import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Clash } from '../../../shared/board/clashes.ts'
import { CLASHES, findClashes, SEVERITIES } from '../../../shared/board/clashes.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import type { PersonId, RoomId } from '../../../shared/ids.ts'
import { dayOf } from '../../../shared/time.ts'
import { newBoard, replicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { crowdedBoard } from '../../support/crowded-board.ts'
import { nameOf, slowClashes } from '../../support/slow-clashes.ts'

/** As the slow search names it. */
const named = (clash: Clash): string => {
  const { kind, severity, id, facts } = clash
  const room = id.split(' ').find((one) => one.startsWith('r_')) ?? null
  return kind === 'no-break'
    ? nameOf(kind, severity, [room, ...facts.split(' ')])
    : nameOf(kind, severity, id.split(' ').slice(1))
}

function talk(
  door: BoardDoc,
  at: { room: RoomId | null; start: string; minutes?: number },
  minutes: number,
  speakers: readonly PersonId[] = [],
) {
  const slot = verbs.addSlot(door, { place: { roomId: at.room, start: at.start }, minutes: at.minutes ?? 60 })
  const topic = verbs.addTopic(door, { title: `Talk of ${at.start.slice(11)}`, minutes, speakers })
  verbs.placeTopics(door, [topic], { slotId: slot, before: null })
  return { slot, topic }
}

const kinds = (door: BoardDoc) => findClashes(readBoard(door.doc)).map(({ kind }) => kind)
const rooms = (door: BoardDoc) => ['Aurora', 'Birch'].map((name) => verbs.addRoom(door, { name })) as [RoomId, RoomId]

describe('clashes', () => {
  it('[C1] two slots of one room overlap; end to end they do not; a plenary counts in every room', () => {
    const door = newBoard()
    const [aurora, birch] = rooms(door)
    const first = talk(door, { room: aurora, start: '2026-10-05T09:00' }, 20)
    talk(door, { room: aurora, start: '2026-10-05T10:00' }, 20)
    talk(door, { room: birch, start: '2026-10-05T09:00' }, 20)
    expect(kinds(door)).toEqual([])
    const plenary = talk(door, { room: null, start: '2026-10-05T09:30', minutes: 30 }, 20)
    const found = findClashes(readBoard(door.doc))
    expect(found.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual([
      'room-overlap error',
      'room-overlap error',
    ])
    expect(found.every(({ slots }) => slots.includes(plenary.slot))).toBe(true)
    expect(found.some(({ slots }) => slots.includes(first.slot))).toBe(true)
    expect(found.map(({ sentence }) => sentence)).toContain(
      'The session at 09:00 and the session at 09:30 overlap in Aurora on Mon 5 Oct, 09:30–10:00.',
    )
  })

  it('[C2] one person speaks in two places at once, by the derived times of the topics', () => {
    const door = newBoard()
    const [aurora, birch] = rooms(door)
    const ada = verbs.addPerson(door, { name: 'Ada' })
    const first = talk(door, { room: aurora, start: '2026-10-05T09:00' }, 20, [ada])
    const second = talk(door, { room: birch, start: '2026-10-05T09:20' }, 20, [ada])
    expect(kinds(door)).toEqual([])
    verbs.editTopic(door, first.topic, { minutes: 25 })
    const [clash, ...others] = findClashes(readBoard(door.doc))
    expect(others).toEqual([])
    expect(clash).toMatchObject({ kind: 'speaker-twice', people: [ada], topics: [first.topic, second.topic] })
    expect(clash?.sentence).toBe(
      'Ada speaks in “Talk of 09:00” and “Talk of 09:20” at once, on Mon 5 Oct, 09:20–09:25.',
    )
  })

  it('[C3] the topics of a slot need more minutes than it has', () => {
    const door = newBoard()
    const [aurora] = rooms(door)
    const { slot, topic } = talk(door, { room: aurora, start: '2026-10-05T09:00' }, 60)
    expect(kinds(door)).toEqual([])
    verbs.editTopic(door, topic, { minutes: 75 })
    const [clash] = findClashes(readBoard(door.doc))
    expect(clash).toMatchObject({ kind: 'overrun', severity: 'error', slots: [slot], topics: [topic] })
    expect(clash?.sentence).toBe('The topics of the session at 09:00 need 15 min more than its 60.')
  })

  it('[C4] a slot begins before or ends after the board’s days; midnight after the last is still in time', () => {
    const door = newBoard()
    const [aurora] = rooms(door)
    talk(door, { room: aurora, start: '2026-10-05T00:00' }, 20)
    talk(door, { room: aurora, start: '2026-10-07T23:00' }, 20)
    expect(kinds(door)).toEqual([])
    talk(door, { room: aurora, start: '2026-10-04T23:59', minutes: 1 }, 1)
    talk(door, { room: aurora, start: '2026-10-08T09:00' }, 20)
    talk(door, { room: aurora, start: '2026-10-07T22:00', minutes: 60 }, 20)
    verbs.editMeta(door, { lastDay: '2026-10-06' })
    const found = findClashes(readBoard(door.doc)).filter(({ kind }) => kind === 'outside-days')
    expect(found.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning', 'warning'])
    expect(found[0]?.sentence).toBe('The session at 23:59 on Sun 4 Oct, 23:59 is outside 5–6 Oct 2026.')
  })

  it('[C1] [C2] [C3] [C4] [C5] [C6] [C7] [C8] [C9] [C10] [C11] [C12] are on any board those that trying every pair finds', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 0, max: 60 }), (seed, steps) => {
        const door = crowdedBoard(seed, steps)
        const board = readBoard(door.doc)
        const found = findClashes(board)
        expect(found.map(named).sort()).toEqual(slowClashes(board))
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
        for (const { kind, sentence } of found) {
          seen.add(kind)
          expect(sentence).toMatch(/^.{10,}\.$/s)
        }
        const weights = found.map(({ severity }) => SEVERITIES.indexOf(severity))
        expect(weights).toEqual(weights.toSorted((a, b) => a - b))
        expect(findClashes(readBoard(replicaOf(door, 7).doc))).toEqual(found)
      }),
      cases(200),
    )
    if (!process.env.CASES) expect([...seen].sort()).toEqual(Object.keys(CLASHES).sort())
  }, 120_000)

  it('[C1] are in the order of time among equals', () => {
    const door = newBoard()
    const [aurora] = rooms(door)
    for (const start of ['2026-10-06T09:00', '2026-10-05T15:00', '2026-10-05T09:00']) {
      talk(door, { room: aurora, start }, 90)
    }
    const board = readBoard(door.doc)
    const starts = findClashes(board).map(({ slots }) => board.slots.get(slots[0] as never)?.place.start ?? '')
    expect(starts).toEqual(starts.toSorted())
    expect(dayOf(starts[0] ?? '')).toBe('2026-10-05')
  })
})

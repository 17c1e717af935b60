import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAway } from '../../../shared/board/absences.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { remedyOf } from '../../../shared/board/remedies.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import type { RoomId } from '../../../shared/ids.ts'
import { newBoard, replicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { crowdedBoard } from '../../support/crowded-board.ts'

function scene() {
  const door = newBoard()
  const rooms = ['Aurora', 'Birch'].map((name, at) => verbs.addRoom(door, { name, capacity: 50 + 50 * at }))
  const [aurora, birch] = rooms as [RoomId, RoomId]
  const ada = verbs.addPerson(door, { name: 'Ada' })
  const talk = (roomId: RoomId, clock: string, minutes: number, slotMinutes = 60) => {
    const slot = verbs.addSlot(door, { place: { roomId, start: `2026-10-05T${clock}` }, minutes: slotMinutes })
    const topic = verbs.addTopic(door, { title: `At ${clock}`, minutes, speakers: [ada] })
    verbs.placeTopics(door, [topic], { slotId: slot, before: null })
    return { slot, topic }
  }
  return { door, aurora, birch, ada, talk }
}

/** What is said for the first clash; it is applied, and the kinds that stand then. */
function mended(door: BoardDoc) {
  const board = readBoard(door.doc)
  const [clash] = findClashes(board)
  const remedy = clash ? remedyOf(board, clash) : null
  remedy?.apply(door)
  return [remedy?.say ?? null, ...findClashes(readBoard(door.doc)).map(({ kind }) => kind)]
}

describe('remedies', () => {
  it('[C15] are one step, after which the clash is gone and no error is new', () => {
    const mendedKinds = new Set<string>()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 0, max: 60 }), (seed, steps) => {
        const door = crowdedBoard(seed, steps)
        const board = readBoard(door.doc)
        const before = findClashes(board)
        const errors = before.filter(({ severity }) => severity === 'error').map(({ id }) => id)
        const kinds = new Map(before.map((clash) => [clash.kind, clash]))
        for (const clash of kinds.values()) {
          const remedy = remedyOf(board, clash)
          if (!remedy) continue
          const copy = replicaOf(door, 77)
          let transactions = 0
          copy.doc.on('update', () => transactions++)
          remedy.apply(copy)
          const after = findClashes(readBoard(copy.doc))
          expect(transactions, remedy.say).toBe(1)
          expect(
            after.map(({ id }) => id),
            remedy.say,
          ).not.toContain(clash.id)
          const fresh = after.filter(({ id, severity }) => severity === 'error' && !errors.includes(id))
          expect(fresh, remedy.say).toEqual([])
          mendedKinds.add(clash.kind)
        }
      }),
      cases(180),
    )
    if (!process.env.CASES) expect(mendedKinds.size).toBeGreaterThanOrEqual(9)
  }, 120_000)

  it('[C15] too much in a slot: longer, where the time behind it is free, else the last go to the tray', () => {
    const { door, aurora, talk } = scene()
    talk(aurora, '09:00', 75)
    verbs.addSlot(door, { place: { roomId: aurora, start: '2026-10-05T10:15' }, minutes: 30, kind: 'break' })
    expect(mended(door)).toEqual(['Make the session at 09:00 15 min longer'])
    talk(aurora, '11:00', 75)
    verbs.addSlot(door, { place: { roomId: aurora, start: '2026-10-05T12:00' }, minutes: 30, kind: 'break' })
    expect(mended(door)).toEqual(['Put “At 11:00” on the tray'])
  })

  it('[C15] two slots of one room: the later goes behind the other, or to a free room', () => {
    const { door, aurora, talk } = scene()
    talk(aurora, '09:00', 20)
    talk(aurora, '09:30', 20)
    expect(mended(door)).toEqual(['Move the session at 09:30 to Mon 5 Oct, 10:00 in Aurora'])
    talk(aurora, '10:30', 20)
    verbs.addSlot(door, { place: { roomId: aurora, start: '2026-10-05T11:30' }, minutes: 30, kind: 'break' })
    expect(mended(door)).toEqual(['Move the session at 10:30 to Mon 5 Oct, 10:30 in Birch'])
  })

  it('[C15] one person twice, or away: to the nearest slot with time, where nothing new is in the way', () => {
    const { door, aurora, birch, ada, talk } = scene()
    talk(aurora, '09:00', 20)
    const second = talk(birch, '09:00', 20)
    verbs.addSlot(door, { place: { roomId: birch, start: '2026-10-05T14:00' }, minutes: 60 })
    verbs.addSlot(door, { place: { roomId: birch, start: '2026-10-05T10:00' }, minutes: 15 })
    const [say] = mended(door)
    expect(say).toMatch(/^Move “At 09:00” to Mon 5 Oct, (09:20|14:00) in (Aurora|Birch)$/)
    verbs.removeEntry(door, 'topic', second.topic)
    addAway(door, ada, { from: '2026-10-05T00:00', to: '2026-10-05T13:00' })
    const [moved] = mended(door)
    expect([null, 'Move “At 09:00” to Mon 5 Oct, 14:00 in Birch']).toContain(moved)
  })

  it('[C15] a small room, a day too many, a declined topic, a namesake', () => {
    const { door, aurora, talk } = scene()
    const { slot, topic } = talk(aurora, '09:00', 20)
    verbs.editTopic(door, topic, { audience: 80 })
    expect(mended(door)).toEqual(['Move the session at 09:00 to Mon 5 Oct, 09:00 in Birch'])
    verbs.editTopic(door, topic, { stage: 'declined' })
    expect(mended(door)).toEqual(['Put “At 09:00” on the tray'])
    verbs.placeSlot(door, slot, { roomId: aurora, start: '2026-10-09T23:00' })
    expect(mended(door)).toEqual(['Make the board’s days 5–9 Oct 2026'])
    verbs.placeSlot(door, slot, { roomId: aurora, start: '2026-10-02T09:00' })
    expect(mended(door)).toEqual([null, 'outside-days'])
    verbs.removeEntry(door, 'slot', slot)
    verbs.addPerson(door, { name: 'ADA' })
    expect(mended(door)).toEqual(['Make them one, “Ada”'])
  })

  it('[C15] nothing is offered for two namesakes who speak at once', () => {
    const { door, aurora, birch, talk } = scene()
    talk(aurora, '09:00', 20)
    const { topic } = talk(birch, '09:00', 20)
    const twin = verbs.addPerson(door, { name: 'ada' })
    for (const speaker of readBoard(door.doc).topics.get(topic)?.speakers ?? [])
      verbs.setSpeaker(door, topic, speaker, false)
    verbs.setSpeaker(door, topic, twin, true)
    expect(mended(door)).toEqual([null, 'same-person'])
  })
})

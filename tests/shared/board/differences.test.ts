import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { differencesOf, movesOf } from '../../../shared/board/differences.ts'
import { readBoard } from '../../../shared/board/read.ts'
import {
  addRoom,
  addSlot,
  addTopic,
  addTrack,
  editSlot,
  editTopic,
  placeSlot,
  placeTopics,
  removeEntry,
  writeText,
} from '../../../shared/board/verbs.ts'
import { newBoard } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

function scene() {
  const door = newBoard()
  const [aurora, borealis] = [addRoom(door, { name: 'Aurora' }), addRoom(door, { name: 'Borealis' })]
  const slot = addSlot(door, { place: { roomId: aurora, start: '2026-10-05T14:00' }, minutes: 60, title: 'Memory' })
  const other = addSlot(door, { place: { roomId: borealis, start: '2026-10-06T10:00' }, minutes: 60 })
  const [a, b] = [addTopic(door, { title: 'A' }), addTopic(door, { title: 'B' })]
  placeTopics(door, [a, b], { slotId: slot, before: null })
  return { door, aurora, borealis, slot, other, a, b, from: readBoard(door.doc) }
}
const words = (differences: ReturnType<typeof differencesOf>) => differences.map((one) => one.words)

describe('differences', () => {
  it('[M24] of topics: where they stand, their order, their length, what they say', () => {
    const { door, slot, other, a, b, from } = scene()
    placeTopics(door, [b], { slotId: slot, before: a })
    expect(words(differencesOf(from, readBoard(door.doc)))).toEqual(['“B”: 14:20 → 14:00 in its slot'])
    placeTopics(door, [a], { slotId: other, before: null })
    placeTopics(door, [b], null)
    editTopic(door, a, { minutes: 30 })
    writeText(door, a, 'abstract', 'new words')
    const [moves, rest] = [words(movesOf(from, readBoard(door.doc))), words(differencesOf(from, readBoard(door.doc)))]
    expect(rest.slice(0, moves.length)).toEqual(moves)
    expect([...moves.sort(), ...rest.slice(moves.length)]).toEqual([
      '“A”: 20 → 30 min',
      '“A”: Mon 14:00, Aurora → Tue 10:00, Borealis',
      '“B”: Mon 14:20, Aurora → the tray',
      '“A”: abstract changed',
    ])
  })

  it('[M24] of slots: a slot that moves is said once, not with each of its cards', () => {
    const { door, borealis, slot, other, from } = scene()
    placeSlot(door, slot, { roomId: borealis, start: '2026-10-05T15:00' })
    editSlot(door, slot, { minutes: 90, public: false })
    removeEntry(door, 'slot', other)
    addSlot(door, { place: { roomId: null, start: '2026-10-07T09:00' }, minutes: 30, kind: 'break' })
    expect(words(differencesOf(from, readBoard(door.doc)))).toEqual([
      '“Memory”: Mon 14:00, Aurora → Mon 15:00, Borealis',
      '“Memory”: 60 → 90 min',
      'New: The break at 09:00 at Wed 09:00, all rooms',
      'Gone: The session at 10:00 at Tue 10:00, Borealis',
      '“Memory”: whether attendees see it changed',
    ])
  })

  it('[M24] of what came and went', () => {
    const { door, a, from } = scene()
    addTrack(door, { name: 'Tracing' })
    removeEntry(door, 'topic', a)
    const to = readBoard(door.doc)
    expect(words(differencesOf(from, to))).toEqual(['Gone: “A”', 'New: Track “Tracing”'])
    expect(words(differencesOf(to, from))).toEqual(['New: “A”', 'Gone: Track “Tracing”'])
  })

  it('[M24] there are some exactly where two boards stand differently', async () => {
    await fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const [door, chance] = [newBoard({}, seed % 1000), dice(seed)]
        furnish(door, chance)
        const from = readBoard(door.doc)
        expect(differencesOf(from, readBoard(door.doc))).toEqual([])
        for (let n = 0; n < 5; n++) randomVerb(door, chance)
        const to = readBoard(door.doc)
        const bins = JSON.stringify([from.bin, to.bin].map((bin) => bin.map(({ id }) => id).sort()))
        const isSame = contentHash({ ...from, bin: [] }) === contentHash({ ...to, bin: [] })
        // A new rank alone moves nothing that one sees.
        const all = differencesOf(from, to)
        if (isSame) expect([all, bins]).toEqual([[], bins])
        expect(movesOf(from, to).every((move) => all.some((one) => one.words === move.words))).toBe(true)
      }),
      cases(60),
    )
  })
})

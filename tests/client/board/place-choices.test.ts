import { describe, expect, it } from 'vitest'
import { bestOf, freeIn, positionsIn, slotOption, slotsAt } from '../../../client/board/place-choices.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'

const DAY = '2026-10-05'

/** A full slot of the track, a break, one with room, one of the track with room; two cards in the first, one on the tray. */
function scene() {
  const door = newBoard()
  const track = verbs.addTrack(door, { name: 'Memory' })
  const roomId = verbs.addRoom(door, { name: 'Aurora' })
  const slotAt = (clock: string, minutes: number, more: Partial<verbs.NewSlot> = {}) =>
    verbs.addSlot(door, { place: { roomId, start: `${DAY}T${clock}` }, minutes, ...more })
  const full = slotAt('09:00', 40, { trackId: track })
  slotAt('10:00', 30, { kind: 'break' })
  const roomy = slotAt('11:00', 60)
  const own = slotAt('12:00', 60, { trackId: track, title: 'Late' })
  const [one, two, held] = ['One', 'Two', 'Held'].map((title) =>
    verbs.addTopic(door, { title, minutes: 20, trackId: track }),
  )
  const ids = { one: must(one, 'one'), two: must(two, 'two'), held: must(held, 'held') }
  verbs.placeTopics(door, [ids.one, ids.two], { slotId: full, before: null })
  const board = readBoard(door.doc)
  return { board, roomId, full, roomy, own, ...ids, lineups: slotsAt(board, DAY, roomId) }
}

describe('placing by choosing', () => {
  it('offers the slots of a room’s day in their order, no breaks', () => {
    const { board, roomId, full, roomy, own, lineups } = scene()
    expect(lineups.map(({ slot }) => slot.id)).toEqual([full, roomy, own])
    expect(slotsAt(board, '2026-10-06', roomId)).toEqual([])
    expect(slotsAt(board, DAY, null)).toEqual([])
  })

  it('begins with a slot of the track that has room, and keeps to what was asked for', () => {
    const { board, full, roomy, own, held, lineups } = scene()
    expect(bestOf(board, lineups, [held], null)?.slot.id).toBe(own)
    expect(bestOf(board, lineups, [held], full)?.slot.id).toBe(full)
    expect(bestOf(board, lineups.slice(0, 2), [held], null)?.slot.id).toBe(roomy)
    expect(bestOf(board, lineups.slice(0, 1), [held], null)?.slot.id).toBe(full)
    expect(bestOf(board, [], [held], null)).toBeNull()
  })

  it('does not count the moved ones where they stand now', () => {
    const { one, two, held, lineups } = scene()
    const first = must(lineups[0], 'the first slot')
    expect([freeIn(first, [held]), freeIn(first, [one])]).toEqual([0, 20])
    expect(positionsIn(first, [held]).map(({ label }) => label)).toEqual([
      '09:00, before “One”',
      '09:20, before “Two”',
      '09:40, at the end',
    ])
    expect(positionsIn(first, [one]).map(({ value }) => value)).toEqual([two, 'end'])
    expect(positionsIn(first, [one, two]).map(({ label }) => label)).toEqual(['09:00, first'])
  })

  it('says what is free in a slot', () => {
    const { board, held, lineups } = scene()
    expect(
      lineups.map((lineup) => slotOption(board, lineup, [held])).map(({ label, detail }) => [label, detail]),
    ).toEqual([
      ['09:00–09:40 · Memory', '0 of 40 min free'],
      ['11:00–12:00', '60 of 60 min free'],
      ['12:00–13:00 · Late', '60 of 60 min free'],
    ])
  })
})

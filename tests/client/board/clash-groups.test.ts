import { describe, expect, it } from 'vitest'
import type { ClashOrder } from '../../../client/board/clash-groups.ts'
import { groupsOf } from '../../../client/board/clash-groups.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'

/** Ada speaks in two rooms at once, in topics of two tracks; one of the slots, of a third track, is too full. */
function scene() {
  const door = newBoard()
  const [memory, files, devices] = ['Memory', 'Files', 'Devices'].map((name) => verbs.addTrack(door, { name }))
  const ada = verbs.addPerson(door, { name: 'Ada' })
  verbs.addPerson(door, { name: 'Zoe' })
  for (const [at, trackId] of [memory, files].entries()) {
    const roomId = verbs.addRoom(door, { name: `Room ${at}` })
    const place = { roomId, start: '2026-10-05T09:00' }
    const slotId = verbs.addSlot(door, { place, minutes: 30, trackId: (at === 0 && devices) || null })
    const topic = verbs.addTopic(door, { title: `Topic ${at}`, minutes: 30, trackId: must(trackId, 'a track') })
    verbs.setSpeaker(door, topic, ada, true)
    verbs.placeTopics(door, [topic], { slotId, before: null })
    if (at === 0) {
      const more = verbs.addTopic(door, { title: 'Too much', minutes: 20, stage: 'declined' })
      verbs.placeTopics(door, [more], { slotId, before: null })
    }
  }
  const board = readBoard(door.doc)
  return (by: ClashOrder) =>
    groupsOf(board, findClashes(board), by).map(({ title, clashes }) => [title, clashes.map(({ kind }) => kind)])
}

describe('clashes in groups', () => {
  it('are by severity, worst first, without those of which there are none', () => {
    expect(scene()('severity')).toEqual([
      ['Errors', ['speaker-twice', 'overrun']],
      ['Warnings', ['declined-placed']],
    ])
  })

  it('are by person, what is about nobody last', () => {
    expect(scene()('person')).toEqual([
      ['Ada', ['speaker-twice']],
      ['About nobody', ['overrun', 'declined-placed']],
    ])
  })

  it('are by the tracks of their topics, in each of two, else by those of their slots', () => {
    expect(scene()('track')).toEqual([
      ['Memory', ['speaker-twice']],
      ['Files', ['speaker-twice']],
      ['Devices', ['overrun', 'declined-placed']],
    ])
  })
})

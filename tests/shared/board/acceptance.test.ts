import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { formOf } from '../../../server/live/update-form.ts'
import { acceptClash, standingOf, unacceptClash } from '../../../shared/board/acceptance.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import { mapOf } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { LIMITS } from '../../../shared/board/values.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { join, newBoard, replicaOf } from '../../support/boards.ts'
import { crowdedBoard } from '../../support/crowded-board.ts'

function scene() {
  const door = newBoard()
  const slot = verbs.addSlot(door, { place: { roomId: null, start: '2026-10-05T09:00' }, minutes: 30 })
  const topic = verbs.addTopic(door, { title: 'Talk', minutes: 45 })
  verbs.placeTopics(door, [topic], { slotId: slot, before: null })
  const clash = must(findClashes(readBoard(door.doc))[0], 'clash')
  const standing = (from = door) => {
    const board = readBoard(from.doc)
    const { open, accepted } = standingOf(findClashes(board), board.meta.accepted)
    return { open: open.map(({ kind }) => kind), accepted: accepted.map(({ acceptance }) => acceptance.reason) }
  }
  return { door, slot, topic, clash, standing }
}

describe('an accepted clash', () => {
  it('[C14] is accepted for all, with its reason, until it is taken back', () => {
    const { door, clash, standing } = scene()
    const theirs = replicaOf(door, 2)
    expect(standing()).toEqual({ open: ['overrun'], accepted: [] })
    acceptClash(theirs, clash, 'They talk fast.')
    join(theirs.doc, door.doc)
    expect(standing()).toEqual({ open: [], accepted: ['They talk fast.'] })
    expect(readBoard(door.doc).meta.accepted.get(clash.id)).toMatchObject({ by: 'tester 2', at: theirs.now() })
    unacceptClash(door, clash)
    expect(standing()).toEqual({ open: ['overrun'], accepted: [] })
  })

  it('[C14] is open again when its facts change, not when a name does, and accepted again when they are as they were', () => {
    const { door, slot, topic, clash, standing } = scene()
    acceptClash(door, clash, 'Fine.')
    verbs.editTopic(door, topic, { title: 'Another title' })
    verbs.editSlot(door, slot, { title: 'A name' })
    expect(standing().open).toEqual([])
    verbs.editTopic(door, topic, { minutes: 46 })
    expect(standing()).toEqual({ open: ['overrun'], accepted: [] })
    verbs.editTopic(door, topic, { minutes: 45 })
    expect(standing()).toEqual({ open: [], accepted: ['Fine.'] })
  })

  it('[C14] of any kind passes the server’s gate, and comes back as it was', () => {
    const kinds = new Set<string>()
    for (let seed = 1; seed <= 12; seed++) {
      const door = crowdedBoard(seed, 60)
      for (const clash of findClashes(readBoard(door.doc))) {
        kinds.add(clash.kind)
        acceptClash(door, clash, 'so be it')
      }
      const board = readBoard(door.doc)
      expect(standingOf(findClashes(board), board.meta.accepted).open).toEqual([])
      const bounds = { limit: 'structs', structs: 100_000, text: LIMITS.text, counted: 'topics' } as const
      expect(() => formOf(Y.encodeStateAsUpdate(door.doc), bounds)).not.toThrow()
    }
    expect(kinds.size).toBeGreaterThan(8)
  })

  it('[M6] a damaged one is left out and named', () => {
    const { door, clash, standing } = scene()
    acceptClash(door, clash, 'Fine.')
    mapOf(door.doc, 'meta').set(`accepted:${clash.id}`, 'yes')
    expect(standing().open).toEqual(['overrun'])
    expect(readBoard(door.doc).meta.repair).toEqual([`accepted:${clash.id}`])
  })
})

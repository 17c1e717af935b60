import { describe, expect, it } from 'vitest'
import { applyInPieces, type Pieces } from '../../../client/imports/apply-in-pieces.ts'
import { INITIAL_LIMITS } from '../../../server/ports/limits.ts'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addRoom } from '../../../shared/board/verbs.ts'
import { applyDraft } from '../../../shared/imports/apply.ts'
import { join, newBoard, replicaOf, undoableReplicaOf } from '../../support/boards.ts'
import { largeDraft } from '../../support/large-draft.ts'

/** Longer than two changes of one text may lie apart to be one step: Yjs keeps the clock that it meets when it is loaded. */
const LONG_MS = 1_100

/** A clock on which each look costs a millisecond: so many portions a piece. */
function counted(pause: () => void | Promise<void> = () => undefined) {
  let now = 0
  let pauses = 0
  const pieces: Pieces = {
    now: () => ++now,
    async pause() {
      pauses++
      await pause()
    },
  }
  return { pieces, pauses: () => pauses }
}

/** Without ids and chance: what stands where. */
const shown = (door: ReturnType<typeof newBoard>) => {
  const { lineups, rooms, people } = readBoard(door.doc)
  return [...lineups.values()].map(({ slot, topics }) => [
    slot.place.roomId && rooms.get(slot.place.roomId)?.name,
    slot.place.start,
    topics.map(({ topic, start }) => [topic.title, start, topic.speakers.map((id) => people.get(id)?.name)]),
  ])
}

describe('a draft in pieces', () => {
  it('[I29] is the board that it is at once, in frames that the line takes, and one undo step', async () => {
    const draft = largeDraft(90, 6)
    const made = newBoard()
    const door = undoableReplicaOf(made, 2)
    const before = contentHash(readBoard(door.doc))
    const updates: Uint8Array[] = []
    let isLate = false
    const { pieces, pauses } = counted(async () => {
      if (isLate || updates.length < 2) return
      isLate = true
      await new Promise((resolve) => setTimeout(resolve, LONG_MS))
    })
    door.doc.on('update', (update: Uint8Array) => updates.push(update))
    const told: number[] = []
    const applied = await applyInPieces(door, draft, undefined, (done) => told.push(done), pieces)
    expect(applied).toMatchObject({ added: 90, updated: 0 })
    expect(pauses()).toBeGreaterThan(10)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
    for (const { length } of updates) expect(length).toBeLessThan(INITIAL_LIMITS.frameBytes)
    const whole = replicaOf(made, 3)
    applyDraft(whole, draft)
    expect(shown(door)).toEqual(shown(whole))

    expect(door.undoState()).toEqual({ undo: 'imported “A large conference”', redo: null })
    door.undo()
    expect(contentHash(readBoard(door.doc))).toBe(before)
    expect(door.undoState().undo).toBeNull()
    door.redo()
    expect(shown(door)).toEqual(shown(whole))
  })

  it('[I29] leaves what others do between two pieces, also when it is undone', async () => {
    const made = newBoard()
    const [door, other] = [undoableReplicaOf(made, 2), replicaOf(made, 3)]
    let room: string | undefined
    const { pieces } = counted(() => {
      room ??= addRoom(other, { name: 'Theirs' })
      join(other.doc, door.doc)
    })
    await applyInPieces(door, largeDraft(30, 3), undefined, undefined, pieces)
    expect(readBoard(door.doc).topics.size).toBe(30)
    door.undo()
    expect([...readBoard(door.doc).rooms.keys()]).toEqual([room])
    expect(readBoard(door.doc).topics.size).toBe(0)
  })

  it('[I29] what is typed afterwards is a step of its own', async () => {
    const door = undoableReplicaOf(newBoard(), 2)
    await applyInPieces(door, largeDraft(3, 1), undefined, undefined, counted().pieces)
    addRoom(door, { name: 'Ours' })
    door.undo()
    expect(readBoard(door.doc).topics.size).toBe(3)
  })
})

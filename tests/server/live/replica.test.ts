import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Replica } from '../../../server/live/replica.ts'
import { Scribe } from '../../../server/live/scribe.ts'
import { shapeOf } from '../../../server/live/shape.ts'
import type { Limits } from '../../../server/ports/limits.ts'
import { INITIAL_LIMITS } from '../../../server/ports/limits.ts'
import { mapOf } from '../../../shared/board/doc.ts'
import { LIMITS } from '../../../shared/board/values.ts'
import { addTopic, editTopic, removeEntry, writeText } from '../../../shared/board/verbs.ts'
import { mintId } from '../../../shared/ids.ts'
import { NOW, newBoard, replicaOf } from '../../support/boards.ts'
import { any, craftedUpdate, inRoot, inside } from '../../support/crafted.ts'
import { dice } from '../../support/dice.ts'

const GRANT = { id: mintId('grant', dice(4).bytes), role: 'organizer', label: 'co-leads' } as const

/** The server's copy, and somebody's who sends every change of theirs. */
function scene(limits: Partial<Limits> = {}) {
  const board = newBoard()
  const changed: { update: Uint8Array; from: string | null }[] = []
  const replica = new Replica({
    shape: shapeOf(mintId('board', dice(2).bytes)),
    stored: { snapshot: Y.encodeStateAsUpdate(board.doc), updates: [] },
    scribe: new Scribe({ step: 0, keyframe: null }, () => NOW),
    limits: { ...INITIAL_LIMITS, ...limits },
    random: dice(3).bytes,
    now: () => NOW,
    heard: () => undefined,
    changed: (update, from) => changed.push({ update, from }),
  })
  const far = replicaOf(board, 5)
  const updates: Uint8Array[] = []
  far.doc.on('update', (update: Uint8Array) => updates.push(update))
  /** Somebody else, who has what the server has: what was refused stays with who sent it. */
  const other = () => {
    const door = replicaOf(replica.change, 6)
    door.doc.on('update', (update: Uint8Array) => updates.push(update))
    updates.length = 0
    return door
  }
  const apply = (update: Uint8Array, isCatchUp = false) => {
    replica.assertUpdate(update, isCatchUp, () => undefined)
    return replica.apply([{ update, peer: 'c1', grant: GRANT, writer: { by: 'server', verb: 'test' } }])[0]
  }
  const send = () => updates.splice(0).map((update) => apply(update))
  const topics = () => replica.board.topics.size
  return { replica, apply, far, other, send, changed, topics }
}

const whole = ({ change }: Replica) => Buffer.from(Y.encodeStateAsUpdate(change.doc))

describe('what a replica applies', () => {
  it.each<[string, Uint8Array, string]>([
    [
      'a sub-document',
      craftedUpdate([{ structs: [inRoot('doc', 'meta', 'x', 'guid', any({}).subarray(1))] }]),
      'malformed',
    ],
    [
      'bytes behind it',
      Uint8Array.of(...craftedUpdate([{ structs: [inRoot('any', 'meta', 'x', any(1))] }]), 0),
      'malformed',
    ],
    ['a long text', craftedUpdate([{ structs: [inRoot('any', 'meta', 'x', any('x'.repeat(20_001)))] }]), 'too-large'],
    [
      'types five deep',
      craftedUpdate([
        {
          structs: [inRoot('type', 'meta', 'x', 1), ...[0, 1, 2, 3].map((clock) => inside('type', 7, clock, 0))],
        },
      ]),
      'malformed',
    ],
  ])('[L19] %s is refused before it touches the document', (_, update, word) => {
    const { replica, apply, changed } = scene()
    const was = whole(replica)
    expect(() => apply(update)).toThrow(word)
    expect(whole(replica)).toEqual(was)
    expect(changed).toEqual([])
  })

  it('[L19] what was done offline may have more structs, and texts that were typed and erased', () => {
    const { replica, apply, far, topics } = scene({ structs: 50 })
    const id = addTopic(far, { title: 'one' })
    for (let n = 0; n < 3; n++) {
      writeText(far, id, 'abstract', 'x'.repeat(LIMITS.text))
      writeText(far, id, 'abstract', '')
    }
    for (let n = 0; n < 10; n++) addTopic(far, { title: `${n}` })
    const all = Y.encodeStateAsUpdate(far.doc, replica.stateVector)
    expect(() => apply(all)).toThrow('too-large')
    expect(apply(all, true)).toBe('whole')
    expect(topics()).toBe(11)
  })

  it('[L26] what became too long is cut, in a change of the server’s own that all get', () => {
    const { replica, far, send, changed } = scene()
    const id = addTopic(far, { title: 'one' })
    mapOf(far.doc, 'meta').set('title', 'x'.repeat(301))
    send()
    expect(changed.map(({ from }) => from)).toEqual(['c1', 'c1', null])
    expect(replica.board.meta.title).toHaveLength(LIMITS.title)
    editTopic(far, id, { title: 'x'.repeat(400) })
    expect(send()).toEqual(['whole'])
    expect(changed).toHaveLength(4)
  })

  it('[L27] topic 2,001 is refused, and then one may still be removed', () => {
    const { far, other, send, topics } = scene({ topics: 3 })
    const [id] = [1, 2, 3].map((n) => addTopic(far, { title: `${n}` }))
    send()
    addTopic(far, { title: '4' })
    expect(send).toThrow('too-large')
    expect(topics()).toBe(3)
    if (id) removeEntry(other(), 'topic', id)
    send()
    expect(topics()).toBe(2)
  })

  it('[L27] a board that is full refuses what is large', () => {
    const { replica, far, other, send } = scene({ boardBytes: 30_000 })
    const id = addTopic(far, { title: 'one', abstract: 'x'.repeat(19_000) })
    send()
    const second = addTopic(far, { title: 'two', abstract: 'x'.repeat(19_000) })
    expect(send).toThrow('too-large')
    expect(replica.board.topics.has(second)).toBe(false)
    const door = other()
    writeText(door, id, 'abstract', '')
    expect(send()).toEqual(['whole'])
    addTopic(door, { title: 'three', abstract: 'x'.repeat(19_000) })
    send() // what is there was measured anew
    expect(replica.board.topics.size).toBe(2)
  })
})

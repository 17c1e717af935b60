import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Past } from '../../../server/live/past.ts'
import { Replica } from '../../../server/live/replica.ts'
import { Scribe } from '../../../server/live/scribe.ts'
import { shapeOf } from '../../../server/live/shape.ts'
import type { Step } from '../../../server/live/step.ts'
import { unpacked } from '../../../server/live/step.ts'
import { INITIAL_LIMITS } from '../../../server/ports/limits.ts'
import { boardOf, contentJson, contentOf } from '../../../shared/board/content.ts'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { entryOf } from '../../../shared/board/doc.ts'
import { restore } from '../../../shared/board/restore.ts'
import { addTopic, editTopic, setUpBoard, writeText } from '../../../shared/board/verbs.ts'
import type { Writer } from '../../../shared/board/writer.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { FACTS, NOW, newBoard, replicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { settle } from '../../support/fake-clock.ts'
import type { FakePeer } from '../../support/fake-peer.ts'
import { fakePeer } from '../../support/fake-peer.ts'
import { stage } from '../../support/open-boards.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

const person = (name: string): Writer & { by: 'person' } => ({
  by: 'person',
  name,
  label: 'co-leads',
  role: 'organizer',
  grant: `g_${name}`,
})

/** The server's copy, and what its scribe has written down. */
function scene() {
  const board = newBoard()
  const clock = { now: NOW }
  const scribe = new Scribe({ step: 0, keyframe: null }, () => clock.now)
  const replica = new Replica({
    shape: shapeOf(mintId('board', dice(2).bytes)),
    stored: { snapshot: Y.encodeStateAsUpdate(board.doc), updates: [] },
    scribe,
    limits: INITIAL_LIMITS,
    random: dice(3).bytes,
    now: () => clock.now,
    heard: () => undefined,
    changed: () => undefined,
  })
  const steps = new Map<number, Step>()
  const read = () => {
    for (const one of scribe.take().steps) steps.set(one.step, unpacked(one))
    return [...steps.values()]
  }
  return { board, clock, scribe, replica, read }
}

const GRANT = { id: mintId('grant', dice(4).bytes), role: 'organizer', label: 'co-leads' } as const

const sent = (writer: Writer, ...updates: Uint8Array[]) =>
  updates.map((update) => ({ update, peer: writer.by === 'person' ? writer.grant : 'server', grant: GRANT, writer }))

/** What a change of a document is in bytes. */
function updatesOf(doc: Y.Doc, run: () => void): Uint8Array[] {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  run()
  doc.off('update', keep)
  return updates
}

describe('steps', () => {
  it('[L41] say who changed what, from what, to what', () => {
    const { board, replica, read } = scene()
    const ann = replicaOf(board, 5)
    replica.apply(sent(person('Ann'), ...updatesOf(ann.doc, () => addTopic(ann, { title: 'CXL' }))))
    const id = must([...replica.board.topics.keys()][0], 'a topic')
    replica.apply(sent(person('Ben'), ...updatesOf(ann.doc, () => editTopic(ann, id, { minutes: 45 }))))
    const [made, longer, ...more] = read()
    expect([made?.writer, longer?.writer, more.length]).toEqual([person('Ann'), person('Ben'), 0])
    expect(made?.changes).toContainEqual({ map: 'topics', id, key: 'title', after: 'CXL' })
    expect(longer?.changes).toEqual([{ map: 'topics', id, key: 'minutes', before: 20, after: 45 }])
  })

  it('[L41] two who type in one text at once, applied as one, are told apart', () => {
    const { board, replica, read } = scene()
    const id = addTopic(board, { title: 'CXL', abstract: 'in the middle' })
    replica.apply(sent(person('Ann'), Y.encodeStateAsUpdate(board.doc)))
    const [ann, ben] = [replicaOf(board, 5), replicaOf(board, 6)]
    const first = updatesOf(ann.doc, () => writeText(ann, id, 'abstract', 'Ann in the middle'))
    const second = updatesOf(ben.doc, () => writeText(ben, id, 'abstract', 'in the middle Ben'))
    replica.apply([...sent(person('Ann'), ...first), ...sent(person('Ben'), ...second)])
    const typed = read().slice(1)
    expect(typed.map(({ writer }) => writer)).toEqual([person('Ann'), person('Ben')])
    expect(typed.map(({ changes }) => changes)).toEqual([
      [{ map: 'topics', id, key: 'abstract', at: 0, out: '', in: 'Ann ' }],
      [{ map: 'topics', id, key: 'abstract', at: 17, out: '', in: ' Ben' }],
    ])
  })

  it('[L41] what another changes in an entry that was made in the same transaction is theirs', () => {
    const { board, replica, read } = scene()
    const ann = replicaOf(board, 5)
    const made = updatesOf(ann.doc, () => addTopic(ann, { title: 'CXL', abstract: 'a' }))
    const ben = replicaOf(ann, 6)
    const [id = ''] = ben.doc.getMap('topics').keys()
    const typed = updatesOf(ben.doc, () => writeText(ben, id as never, 'abstract', 'a and b'))
    replica.apply([...sent(person('Ann'), ...made), ...sent(person('Ben'), ...typed)])
    expect(read().map(({ writer, changes }) => [writer, changes.length > 1])).toEqual([
      [person('Ann'), true],
      [person('Ben'), false],
    ])
  })

  it('[L41] what comes through one door of the server, piece by piece, is one step, until another changes something', () => {
    const { board, scribe, replica, read } = scene()
    const door = replica.changeBy('import', person('Ann'), 'Ann')
    const [one, two] = [addTopic(door, { title: 'one' }), addTopic(door, { title: 'two' })]
    editTopic(door, one, { minutes: 30 })
    expect(read().map(({ step, writer, changes }) => [step, writer, changes.at(-1)])).toEqual([
      [1, person('Ann'), { map: 'topics', id: one, key: 'minutes', before: 20, after: 30 }],
    ])
    const ben = replicaOf(board, 6)
    replica.apply(sent(person('Ben'), ...updatesOf(ben.doc, () => addTopic(ben, { title: 'three' }))))
    editTopic(door, two, { minutes: 30 })
    scribe.seal()
    editTopic(door, two, { minutes: 45 })
    editTopic(replica.changeBy('import', person('Ann'), 'Ann'), two, { minutes: 50 })
    expect(read().map(({ step, writer }) => [step, 'name' in writer && writer.name])).toEqual([
      [1, 'Ann'],
      [2, 'Ben'],
      [3, 'Ann'],
      [4, 'Ann'],
      [5, 'Ann'],
    ])
  })

  it('[L41] typing on in one text is one step, until a pause, another person, or a moment that is kept', () => {
    const { board, clock, scribe, replica, read } = scene()
    const id = addTopic(board, { title: 'CXL' })
    replica.apply(sent(person('Ann'), Y.encodeStateAsUpdate(board.doc)))
    const ann = replicaOf(board, 5)
    const type = (writer: Writer, text: string) =>
      replica.apply(sent(writer, ...updatesOf(ann.doc, () => writeText(ann, id, 'abstract', text))))
    const typed = () => read().flatMap(({ changes: [change] }) => (change && 'in' in change ? change.in : []))
    for (const text of ['t', 'ti', 'tie', 'tier']) type(person('Ann'), text)
    expect(typed()).toEqual(['tier'])
    type(person('Ann'), 'tiers')
    type(person('Ben'), 'tiers!')
    clock.now += 5_001
    type(person('Ben'), 'tiers!!')
    scribe.seal()
    type(person('Ben'), 'tiers!!!')
    expect(typed()).toEqual(['tiers', '!', '!', '!'])
  })

  it('[L41] the server’s own changes carry its word, or on whose behalf they were', () => {
    const { replica, read } = scene()
    const id = addTopic(replica.change, { title: 'by the server' })
    editTopic(replica.changeBy('import', person('Ann'), 'co-leads'), id, { minutes: 5 })
    expect(read().map(({ writer }) => writer)).toEqual([{ by: 'server', verb: 'change' }, person('Ann')])
  })

  it('[L41] a restore is a mark; what changes nothing is no step; an entry that is un-made says so', () => {
    const { board, replica, read } = scene()
    const ann = replicaOf(board, 5)
    const then = contentOf(ann.doc)
    const id = addTopic(ann, { title: 'CXL' })
    replica.apply(sent(person('Ann'), Y.encodeStateAsUpdate(ann.doc)))
    replica.apply(sent(person('Ann'), Y.encodeStateAsUpdate(ann.doc)))
    const restored = updatesOf(ann.doc, () => restore(ann, then, { kind: 'board' }, 'restored'))
    replica.apply(sent(person('Ann'), ...restored))
    const deleted = updatesOf(ann.doc, () => ann.change('x', (doc) => doc.getMap('topics').delete(id)))
    replica.apply(sent(person('Ann'), ...deleted))
    expect(entryOf(replica.change.doc, 'topic', id)).toBeNull()
    const [made, mark, gone, ...more] = read()
    expect([made?.isMark, mark?.isMark, gone?.isMark, more.length]).toEqual([false, true, false, 0])
    expect(gone?.changes.every((change) => !('after' in change))).toBe(true)
  })

  it('[L41] of an update that cannot be applied nothing is written down', () => {
    const { board, scribe, replica } = scene()
    const ann = replicaOf(board, 5)
    const [first, second] = ['CXL', 'Folios'].map((title) => updatesOf(ann.doc, () => addTopic(ann, { title })))
    const doc = replica.change.doc
    const during = (transaction: Y.Transaction, updates: readonly Uint8Array[] = [], thenThrows = false) =>
      scribe.during(doc, transaction, person('Ann'), () => {
        for (const one of updates) Y.applyUpdate(doc, one)
        if (thenThrows) throw new Error('damaged')
      })
    expect(() =>
      doc.transact(
        (transaction) => {
          during(transaction, first)
          during(transaction, second, true)
        },
        { from: 'peer', peer: null },
      ),
    ).toThrow('damaged')
    expect(scribe.take().steps.filter((step) => unpacked(step).writer.by === 'person')).toEqual([])
  })
})

describe('the past of a live board', () => {
  /** Several people who do random things, in the order that chance gives; what the board showed after each. */
  async function played(seed: number, rounds: number) {
    const it = stage(seed + 1)
    const chance = dice(seed)
    const id = await it.make()
    const { board, release } = await it.hold(id)
    furnish(board.change, chance)
    const peers = [0, 1, 2].map((n) => fakePeer({ seed: seed + n, label: `link ${n}` }))
    for (const peer of peers) peer.enter(board)
    await settle()
    const shown = new Map<number, string>()
    const say = (peer: FakePeer) => {
      for (const update of peer.takeUpdates()) board.receive(peer, { kind: 'update', update })
    }
    for (let round = 0; round < rounds; round++) {
      const peer = chance.pick(peers)
      if (chance.roll(3) > 0) randomVerb(peer.door, chance)
      // Some say what they did later: others have changed the same meanwhile.
      if (chance.roll(3) > 0) say(peer)
      if (chance.roll(4) === 0) await it.clock.advance(chance.roll(200_000))
      if (chance.roll(5) > 0) continue
      const { step } = board.moment()
      shown.set(step, contentHash(board.board))
    }
    for (const peer of peers) say(peer)
    await board.settled()
    shown.set(board.moment().step, contentHash(board.board))
    return { ...it, id, board, release, peers, shown, past: new Past(it.stores.history, id) }
  }

  it('[L42] each moment is the board as it was then, the last as it is now; no step is missing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 0x7fffffff }), async (seed) => {
        const { past, shown, board, release, id, stored } = await played(seed, 60)
        for (const [step, hash] of shown) {
          expect(contentHash(boardOf(must(await past.contentAt(step), `step ${step}`)))).toBe(hash)
        }
        const { step, content } = board.moment()
        expect(contentJson(must(await past.contentAt(step), 'the last'))).toEqual(contentJson(content))
        expect(contentJson(contentOf(await stored(id)))).toEqual(contentJson(content))
        const all = await past.page(Number.MAX_SAFE_INTEGER, 10_000, () => true)
        expect(all.steps.map(({ step }) => step)).toEqual(Array.from({ length: step }, (_, n) => step - n))
        release()
      }),
      cases(20),
    )
  })

  it('[L41, L42] goes on after the board rested, was closed and opened again', async () => {
    const { past, id, clock, release, live } = await played(5, 30)
    await clock.advance(30_000)
    release()
    await settle()
    const held = must(await live.hold(id), 'the board')
    const before = held.board.moment().step
    addTopic(held.board.change, { title: 'later' })
    await held.board.settled()
    expect(held.board.moment().step).toBe(before + 1)
    const { step, content } = held.board.moment()
    expect(contentJson(must(await past.contentAt(step), 'the last'))).toEqual(contentJson(content))
  })

  it('[L41] another epoch is one step, and what was before stays known', async () => {
    const { past, id, board, live } = await played(8, 30)
    const { step, content } = board.moment()
    await live.renew(id, (door) => setUpBoard(door, { ...FACTS, title: 'renewed' }))
    expect(contentJson(must(await past.contentAt(step), 'before'))).toEqual(contentJson(content))
    const held = must(await live.hold(id), 'the board')
    expect(held.board.moment().step).toBe(step + 1)
    const now = contentJson(must(await past.contentAt(step + 1), 'after'))
    expect(now).toEqual(contentJson(held.board.moment().content))
  })

  it('[L42] a moment that is not there is null', async () => {
    const { past, board } = await played(3, 10)
    expect(await past.contentAt(board.moment().step + 1)).toBeNull()
  })

  it('[L43] after a day, and after 2,500 steps, begins from a new keyframe; what is older than 30 days is dropped', async () => {
    const { past, board, clock, stores, id } = await played(4, 20)
    const day = 86_400_000
    const { step: early } = board.moment()
    for (let n = 0; n < 33; n++) {
      await clock.advance(day)
      addTopic(board.change, { title: `day ${n}` })
      await board.settled()
    }
    await settle()
    expect(await past.contentAt(early - 1)).toBeNull()
    const oldest = must((await stores.history.stepsAfter(id, 0, 1))[0], 'a step')
    expect(clock.now() - oldest.at).toBeGreaterThan(29 * day)
    expect(clock.now() - oldest.at).toBeLessThan(32 * day)
    expect(await past.contentAt(oldest.step)).not.toBeNull()
    const { step } = board.moment()
    for (let n = 0; n < 2_501; n++)
      editTopic(board.change, [...board.board.topics.keys()][0] as never, { minutes: 1 + (n % 9) })
    await board.settled()
    expect((await stores.history.keyframe(id, Number.MAX_SAFE_INTEGER))?.step).toBeGreaterThan(step)
  })
})

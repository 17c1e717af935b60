/** Servers that work together: several in one process, over one store in memory and a bus that can be cut. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { localBus } from '../../../server/adapters/local/bus.ts'
import { openMemory } from '../../../server/adapters/memory/memory.ts'
import { liveBoards } from '../../../server/live/live-boards.ts'
import { Past } from '../../../server/live/past.ts'
import { sharedProgrammes } from '../../../server/live/shared-programmes.ts'
import { INITIAL_LIMITS } from '../../../server/ports/limits.ts'
import type { Stores } from '../../../server/ports/stores.ts'
import { contentJson, contentOf } from '../../../shared/board/content.ts'
import { contentHash } from '../../../shared/board/content-hash.ts'
import type { Board } from '../../../shared/board/model.ts'
import { addRoom, addSlot, addTopic, editTopic, placeTopics, setUpBoard } from '../../../shared/board/verbs.ts'
import type { BoardId, GrantId, TopicId } from '../../../shared/ids.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { awarenessFrame, readFrame } from '../../../shared/protocol/frames.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { fakeClock, settle } from '../../support/fake-clock.ts'
import { type FakePeer, fakePeer } from '../../support/fake-peer.ts'
import { keptLog } from '../../support/kept-log.ts'
import { keptMetrics } from '../../support/kept-metrics.ts'
import { boardsOnDisk } from '../../support/open-boards.ts'

async function servers(count: number, seed = 1) {
  const memory = openMemory()
  const { boards, disk } = boardsOnDisk(memory.boards)
  const bus = localBus()
  const clock = fakeClock()
  const random = dice(seed).bytes
  const nodes = Array.from({ length: count }, (_, node) => {
    const [log, metrics, wire] = [keptLog(), keptMetrics(), bus.node()]
    const shared = sharedProgrammes(memory.programmes, { bus: wire, clock, log })
    const stores: Stores = { ...memory, boards, programmes: shared.programmes, node }
    const live = liveBoards({ stores, clock, random, log, limits: INITIAL_LIMITS, metrics, bus: wire })
    shared.onSaved((board) => live.publishedElsewhere(board))
    return { live, log, metrics, stores }
  })
  const id = mintId('board', random)
  const first = must(nodes[0], 'a server')
  await first.live.create(id, (door) =>
    setUpBoard(door, { title: 'LPC', timeZone: 'Europe/Prague', firstDay: '2026-10-05', lastDay: '2026-10-07' }),
  )
  await memory.programmes.create(id, 'lpc')
  const hold = async (node: number) => must(await must(nodes[node], 'a server').live.hold(id), 'the board').board
  return { nodes, bus, clock, disk, id, memory, hold }
}

const titlesOf = (board: Board): string[] => [...board.topics.values()].map(({ title }) => title).sort()

/** Until nothing is under way any more: everything here takes no time, only turns. */
async function quiet(clock: ReturnType<typeof fakeClock>, ms = 200): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await settle()
  await clock.advance(ms)
}

async function stepsOf(memory: Stores, id: BoardId) {
  return (await memory.history.stepsAfter(id, 0, 10_000)).map(({ step }) => step)
}

describe('servers that share a board', () => {
  it('[L50] have each other’s edits at once, and store each once', async () => {
    const { hold, clock, id, memory } = await servers(2)
    const [a, b] = [await hold(0), await hold(1)]
    const [ada, ben] = [fakePeer(), fakePeer()]
    ada.enter(a)
    ben.enter(b)
    addTopic(ada.door, { title: 'by Ada' })
    for (const update of ada.takeUpdates()) a.receive(ada, { kind: 'update', update })
    addTopic(ben.door, { title: 'by Ben' })
    for (const update of ben.takeUpdates()) b.receive(ben, { kind: 'update', update })
    await quiet(clock)
    for (const board of [a.board, b.board]) expect(titlesOf(board)).toEqual(['by Ada', 'by Ben'])
    expect(contentHash(a.board)).toBe(contentHash(b.board))
    // Their people have been told, by their own server alone.
    expect([...ada.doc.getMap('topics').keys()].sort()).toEqual([...ben.doc.getMap('topics').keys()].sort())
    expect((await memory.boards.load(id))?.seq).toBe(3)
  })

  it('[L50] a server that opens a board meanwhile misses nothing', async () => {
    const { hold, clock, disk } = await servers(2)
    const a = await hold(0)
    addTopic(a.change, { title: 'before' })
    await a.settled()
    disk.hold()
    addTopic(a.change, { title: 'under way' })
    const opening = hold(1)
    await settle()
    disk.go()
    const b = await opening
    await quiet(clock)
    expect(titlesOf(b.board)).toEqual(['before', 'under way'])
  })

  it('[L50, L54] what the bus lost is read from the store: at the next message, when it is back, or by looking', async () => {
    const { hold, clock, bus } = await servers(2)
    const [a, b] = [await hold(0), await hold(1)]
    bus.turn(false)
    addTopic(a.change, { title: 'unheard' })
    await a.settled()
    await settle()
    expect(titlesOf(b.board)).toEqual([])
    await quiet(clock, 1_000)
    expect(titlesOf(b.board)).toEqual(['unheard'])
    addTopic(a.change, { title: 'unheard too' })
    await a.settled()
    bus.turn(true)
    await quiet(clock, 0)
    expect(titlesOf(b.board)).toEqual(['unheard', 'unheard too'])
  })

  it('[L50] compacts only what it has, and loses nothing that another stored', async () => {
    const { hold, clock, bus, id, memory, disk } = await servers(2)
    const [a, b] = [await hold(0), await hold(1)]
    bus.turn(false)
    for (let n = 0; n < 5; n++) addTopic(b.change, { title: `b ${n}` })
    await b.settled()
    for (let n = 0; n < 600; n++) {
      addTopic(a.change, { title: `a ${n}` })
      if (n % 50 === 0) await a.settled()
    }
    await a.settled()
    await quiet(clock, 2_000)
    expect(disk.compactions.length).toBeGreaterThan(0)
    bus.turn(true)
    await quiet(clock, 6_000)
    expect(titlesOf(a.board)).toHaveLength(605)
    expect(contentHash(a.board)).toBe(contentHash(b.board))
    const { snapshot, updates } = must(await memory.boards.load(id), 'the board')
    const doc = new Y.Doc()
    for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update)
    expect(doc.getMap('topics').size).toBe(605)
  })

  it('[L28, L54] a new epoch ends the board everywhere, and what was not stored of the old one is not mixed into it', async () => {
    const { hold, clock, nodes, id, memory, disk } = await servers(2)
    const b = await hold(1)
    await hold(0)
    const ben = fakePeer()
    ben.enter(b)
    disk.isBroken = true
    addTopic(b.change, { title: 'never stored' })
    await settle()
    disk.isBroken = false
    const epoch = await must(nodes[0], 'a server').live.renew(id, (door) =>
      setUpBoard(door, { title: 'Anew', timeZone: 'UTC', firstDay: '2026-10-05', lastDay: '2026-10-05' }),
    )
    expect(epoch).toBe(2)
    await quiet(clock, 10_000)
    expect(ben.closed).toEqual(['other-epoch'])
    const again = await hold(1)
    expect([again.epoch, titlesOf(again.board)]).toEqual([2, []])
    expect((await memory.boards.load(id))?.updates).toHaveLength(1)
  })

  it('[L54] a revoked grant loses its connections on every server, with the bus and without', async () => {
    const { hold, clock, nodes, bus, id, memory } = await servers(2)
    const [a, b] = [await hold(0), await hold(1)]
    const peers = ['g_one', 'g_two'].map((grant) => [fakePeer({ grant }), fakePeer({ grant })] as const)
    for (const [here, there] of peers) {
      here.enter(a)
      there.enter(b)
    }
    const [one, two] = ['g_one', 'g_two'] as unknown as [GrantId, GrantId]
    must(nodes[0], 'a server').live.revoke(one)
    await quiet(clock, 0)
    expect(peers.map(([here, there]) => [here.closed, there.closed])).toEqual([
      [['no-access'], ['no-access']],
      [[], []],
    ])
    bus.turn(false)
    const facts = {
      role: 'organizer',
      label: '',
      createdAt: 0,
      expiresAt: null,
      revokedAt: null,
      usedAt: null,
    } as const
    await memory.grants.add({ id: two, board: id, ...facts }, 'hash' as never)
    await memory.grants.revoke(id, two, clock.now())
    must(nodes[0], 'a server').live.revoke(two)
    await quiet(clock, 1_000)
    expect(peers.map(([here, there]) => [here.closed, there.closed])).toEqual([
      [['no-access'], ['no-access']],
      [['no-access'], ['no-access']],
    ])
  })

  it('[L51] two that show different things load the board again, and say so', async () => {
    const { hold, clock, nodes } = await servers(2)
    const [a, b] = [await hold(0), await hold(1)]
    const topic = addTopic(a.change, { title: 'one' })
    await quiet(clock, 0)
    await a.settled()
    await quiet(clock)
    expect(titlesOf(b.board)).toEqual(['one'])
    await quiet(clock, 31_000)
    expect(nodes.map(({ metrics }) => metrics.counts.get('servers diverged') ?? 0)).toEqual([0, 0])
    // As a fault in memory would: behind the back of everybody.
    const entry = must(b.change.doc.getMap('topics').get(topic), 'the topic') as { _map: Map<string, unknown> }
    entry._map.delete('title')
    editTopic(b.change, topic, { minutes: 30 })
    await b.settled()
    await quiet(clock, 31_000)
    const diverged = nodes.map(({ metrics }) => metrics.counts.get('servers diverged') ?? 0)
    expect(Math.max(...diverged)).toBeGreaterThan(0)
    const [again, other] = [await hold(0), await hold(1)]
    expect(titlesOf(again.board)).toEqual(['one'])
    expect(contentHash(again.board)).toBe(contentHash(other.board))
  })
})

const say = (peer: FakePeer, state: object | null, clock: number) =>
  must(readFrame(awarenessFrame([{ client: peer.doc.clientID, clock, state: JSON.stringify(state) }])), 'a frame')

describe('people on several servers', () => {
  it('[L53] see each other, until they leave, or their server is silent for long', async () => {
    const { hold, clock, nodes, bus } = await servers(2)
    const [a, b] = [await hold(0), await hold(1)]
    const [ada, ben, cy] = [fakePeer(), fakePeer(), fakePeer()]
    const leave = ada.enter(a)
    ben.enter(b)
    a.receive(ada, say(ada, { name: 'Ada' }, 1))
    await quiet(clock)
    expect(ben.presence().get(ada.doc.clientID)).toMatchObject({ name: 'Ada', role: 'organizer' })
    b.receive(ben, say(ben, { name: 'Ben' }, 1))
    await quiet(clock)
    expect(ada.presence().get(ben.doc.clientID)).toMatchObject({ name: 'Ben' })
    // Who comes later sees those at the other server too.
    cy.enter(b)
    expect(cy.presence().get(ada.doc.clientID)).toMatchObject({ name: 'Ada' })
    for (const { live } of nodes) live.sayWatching(() => 3)
    await quiet(clock, 0)
    expect(
      must(nodes[1], 'a server')
        .live.here(b.id)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Ada', 'Ben', null].sort())
    leave()
    await quiet(clock)
    expect(ben.presence().get(ada.doc.clientID)).toBeNull()
    const dan = fakePeer()
    dan.enter(a)
    a.receive(dan, say(dan, { name: 'Dan' }, 1))
    await quiet(clock)
    expect(ben.presence().get(dan.doc.clientID)).toMatchObject({ name: 'Dan' })
    // The server of Dan dies: it says nothing any more.
    must(nodes[0], 'a server').live.sayWatching(() => 0)
    bus.turn(false)
    for (let beat = 0; beat < 5; beat++) {
      await quiet(clock, 3_000)
      must(nodes[1], 'a server').live.sayWatching(() => 0)
    }
    expect(ben.presence().get(dan.doc.clientID)).toBeNull()
  })

  it('[L53] who comes back at another server is not taken away by the one that was left, nor can others speak for them', async () => {
    const { hold, clock } = await servers(3)
    const [a, b, c] = [await hold(0), await hold(1), await hold(2)]
    const [ada, watcher, thief] = [fakePeer({ grant: 'g_ada' }), fakePeer(), fakePeer()]
    const leave = ada.enter(a)
    watcher.enter(c)
    a.receive(ada, say(ada, { name: 'Ada' }, 1))
    await quiet(clock)
    thief.enter(c)
    c.receive(thief, say(ada, { name: 'Not Ada' }, 99))
    await quiet(clock)
    expect(watcher.presence().get(ada.doc.clientID)).toMatchObject({ name: 'Ada' })
    const again = { ...ada, id: `${ada.id}-again` }
    b.join(again)
    b.receive(again, say(ada, { name: 'Ada', at: 'b' }, 2))
    await quiet(clock)
    leave()
    await quiet(clock)
    expect(watcher.presence().get(ada.doc.clientID)).toMatchObject({ name: 'Ada', at: 'b' })
  })
})

describe('the programme of several servers', () => {
  const fill = (board: { change: Parameters<typeof addRoom>[0] }, title: string): TopicId => {
    const roomId = addRoom(board.change, { name: `Room of ${title}` })
    const slotId = addSlot(board.change, { place: { roomId, start: '2026-10-05T10:00' }, minutes: 60 })
    const topic = addTopic(board.change, { title })
    placeTopics(board.change, [topic], { slotId, before: null })
    return topic
  }

  it('[L52] follows edits on all of them, and every watcher hears of each, in one order', async () => {
    const { hold, clock, nodes, memory } = await servers(2)
    const [a, b] = [await hold(0), await hold(1)]
    const heard: number[][] = [[], []]
    for (const [at, { stores }] of nodes.entries())
      stores.programmes.watch('lpc', (state) => {
        if (state.mode === 'live') heard[at]?.push(state.programme.sequence)
      })
    await a.setMode('live')
    await quiet(clock, 600)
    fill(a, 'by a')
    fill(b, 'by b')
    for (let n = 0; n < 6; n++) {
      editTopic((n % 2 ? a : b).change, must([...a.board.topics.keys()][0], 'a topic'), { minutes: 20 + n })
      await quiet(clock, 90)
    }
    await quiet(clock, 2_000)
    const state = must(await memory.programmes.bySlug('lpc'), 'a programme')
    if (state.mode !== 'live') throw new Error('it is hidden')
    expect(state.programme.topics.map(({ title }) => title).sort()).toEqual(['by a', 'by b'])
    expect(state.programme.topics.map(({ id }) => id).sort()).toEqual([...a.board.topics.keys()].sort())
    const last = state.programme.sequence
    for (const numbers of heard) expect(numbers.at(-1)).toBe(last)
    expect(await memory.programmes.behind()).toEqual([])
  })

  it('[L52] hidden on one, nothing becomes public through another', async () => {
    const { hold, clock, memory } = await servers(2)
    const [a, b] = [await hold(0), await hold(1)]
    await a.setMode('live')
    await quiet(clock, 600)
    fill(b, 'while it was public')
    await b.settled()
    await a.setMode('hidden')
    fill(b, 'secret')
    await quiet(clock, 5_000)
    expect(await memory.programmes.bySlug('lpc')).toEqual({ mode: 'hidden' })
    expect(b.publication().mode).toBe('hidden')
  })

  it('[L52] editions that two publish at once are two, one after the other', async () => {
    const { hold, clock, memory } = await servers(2)
    const [a, b] = [await hold(0), await hold(1)]
    fill(a, 'one')
    await quiet(clock)
    const both = Promise.all([a.publishEdition('by a'), b.publishEdition('by b')])
    // Who was overtaken waits a little before the next try.
    await quiet(clock, 3_000)
    const numbers = await both
    expect(numbers.toSorted()).toEqual([1, 2])
    const editions = await memory.programmes.editions(a.id)
    expect(editions.map(({ number }) => number)).toEqual([2, 1])
  })

  it('[L52] what a server died before it published is published by another', async () => {
    const { hold, clock, memory, nodes } = await servers(2)
    const a = await hold(0)
    await hold(1)
    await a.setMode('live')
    await quiet(clock, 600)
    // The first server stores what it is told, and gets no further.
    const { stores } = must(nodes[0], 'a server')
    stores.programmes.save = () => new Promise(() => undefined)
    must(nodes[0], 'a server').live.sayWatching(() => 0)
    await quiet(clock, 0)
    fill(a, 'before it died')
    await a.settled()
    await quiet(clock, 700)
    const shown = async () => {
      const state = await memory.programmes.bySlug('lpc')
      return state?.mode === 'live' ? state.programme.topics.map(({ title }) => title) : []
    }
    expect(await shown()).toEqual([])
    await quiet(clock, 3_000)
    must(nodes[1], 'a server').live.sayWatching(() => 0)
    await quiet(clock, 700)
    expect(await shown()).toEqual(['before it died'])
  })
})

describe('history of several servers', () => {
  it('[L55] each step has a number of its own, and a moment is told as the board was', async () => {
    const { hold, clock, id, memory } = await servers(3)
    const boards = [await hold(0), await hold(1), await hold(2)]
    const topics: TopicId[] = []
    for (let n = 0; n < 30; n++) {
      const board = must(boards[n % 3], 'a board')
      if (n < 6) topics.push(addTopic(board.change, { title: `Topic ${n}` }))
      else editTopic(board.change, must(topics[n % 6], 'a topic'), { title: `Topic ${n}` })
      await board.settled()
      await quiet(clock, 6_000)
    }
    const steps = await stepsOf(memory, id)
    expect(new Set(steps).size).toBe(steps.length)
    expect(steps).toEqual(steps.toSorted((x, y) => x - y))
    const past = new Past(memory.history, id)
    const content = must(await past.contentAt(must(steps.at(-1), 'a step')), 'the content')
    expect(contentJson(content)).toEqual(contentJson(contentOf(must(boards[0], 'a board').change.doc)))
    expect(await past.contentAt(must(steps.at(-1), 'a step') + 1_000)).toBeNull()
  })

  it('[L50] any edits on three servers, any losses of the bus: all show the same in the end, and what is stored is that', async () => {
    const act = fc.record({
      node: fc.nat(2),
      what: fc.constantFrom('add', 'edit', 'edit', 'cut', 'mend', 'wait'),
      which: fc.nat(5),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const { hold, clock, bus, id, memory } = await servers(3)
        const boards = [await hold(0), await hold(1), await hold(2)]
        for (const [at, { node, what, which }] of acts.entries()) {
          const board = must(boards[node], 'a board')
          const topics = [...board.board.topics.keys()]
          if (what === 'add') addTopic(board.change, { title: `n${node} ${at}` })
          if (what === 'edit' && topics.length > 0)
            editTopic(board.change, must(topics[which % topics.length], 'a topic'), { title: `e${node} ${at}` })
          if (what === 'cut') bus.turn(false)
          if (what === 'mend') bus.turn(true)
          if (what === 'wait') await quiet(clock, 100)
        }
        bus.turn(true)
        await Promise.all(boards.map((board) => board.settled()))
        await quiet(clock, 6_000)
        const hashes = boards.map((board) => contentHash(board.board))
        expect(new Set(hashes).size).toBe(1)
        const stored = must(await memory.boards.load(id), 'the board')
        const doc = new Y.Doc()
        for (const update of stored.snapshot ? [stored.snapshot, ...stored.updates] : stored.updates)
          Y.applyUpdate(doc, update)
        expect(doc.store.pendingStructs).toBeNull()
        expect(doc.getMap('topics').size).toBe(must(boards[0], 'a board').board.topics.size)
        const steps = await stepsOf(memory, id)
        expect(new Set(steps).size).toBe(steps.length)
      }),
      cases(60),
    )
  }, 120_000)
})

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { boardDocOf, mapOf } from '../../../shared/board/doc.ts'
import { LAYOUT } from '../../../shared/board/model.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addTopic, editMeta, editTopic, writeText } from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { updateFrame } from '../../../shared/protocol/frames.ts'
import { dice } from '../../support/dice.ts'
import type { FakeClock } from '../../support/fake-clock.ts'
import { settle } from '../../support/fake-clock.ts'
import type { FakePeer } from '../../support/fake-peer.ts'
import { fakePeer } from '../../support/fake-peer.ts'
import { stage } from '../../support/open-boards.ts'

/** A board with these people on it, synced, and nothing on the way. */
async function scene(...peers: FakePeer[]) {
  const it = stage()
  const id = await it.make()
  const { board, release } = await it.hold(id)
  const leaves = peers.map((peer) => peer.enter(board))
  await settle()
  for (const peer of peers) {
    peer.takeUpdates()
    peer.bytes.length = 0
    peer.frames.length = 0
  }
  const send = (peer: FakePeer, ...updates: Uint8Array[]) => {
    for (const update of updates) board.receive(peer, { kind: 'update', update })
  }
  const titles = async () => [...readBoard(await it.stored(id)).topics.values()].map(({ title }) => title).sort()
  return { ...it, id, board, release, leaves, send, titles }
}

const kinds = ({ frames }: FakePeer) => frames.map(({ kind }) => kind)

describe('joining', () => {
  it('[L5] an editor gets what it lacks and is asked for what it has; an observer only gets', async () => {
    const { live, make } = stage()
    const held = must(await live.hold(await make()), 'the board')
    const [editor, observer] = [fakePeer(), fakePeer({ role: 'observer' })]
    for (const peer of [editor, observer]) peer.enter(held.board)
    expect(kinds(editor)).toEqual(['sync-step-2', 'sync-step-1'])
    expect(kinds(observer)).toEqual(['sync-step-2'])
    expect(readBoard(editor.doc).meta.title).toBe('LPC')
    expect(readBoard(observer.doc).meta.title).toBe('LPC')
  })

  it('[L5] what an editor did while away comes with its answer', async () => {
    const { live, make, stored } = stage()
    const id = await make()
    const { board } = must(await live.hold(id), 'the board')
    const [before, watcher] = [fakePeer(), fakePeer()]
    before.enter(board)()
    watcher.enter(board)
    addTopic(before.door, { title: 'written offline' })
    before.enter(board)
    await board.settled()
    expect([...readBoard(watcher.doc).topics.values()].map(({ title }) => title)).toEqual(['written offline'])
    expect(readBoard(await stored(id)).topics.size).toBe(1)
  })

  it('[L5] asks once a connection, however often it is asked itself', async () => {
    const [peer] = [fakePeer()]
    const { board } = await scene(peer)
    board.receive(peer, { kind: 'sync-step-1', stateVector: Y.encodeStateVector(peer.doc) })
    expect(kinds(peer)).toEqual(['sync-step-2'])
  })

  it('[L3] a state vector that is none is malformed', async () => {
    const [peer] = [fakePeer()]
    const { board } = await scene(peer)
    const join = () => board.receive(peer, { kind: 'sync-step-1', stateVector: new Uint8Array([5, 1]) })
    expect(join).toThrow('malformed')
  })
})

describe('a change', () => {
  it('[L2] goes to every other connection as the bytes that came, wrapped once, and is kept', async () => {
    const [a, b, observer] = [fakePeer(), fakePeer(), fakePeer({ role: 'observer' })]
    const { send, titles, board } = await scene(a, b, observer)
    addTopic(a.door, { title: 'one' })
    const updates = a.takeUpdates()
    send(a, ...updates)
    expect(b.bytes).toEqual(updates.map(updateFrame))
    expect(observer.bytes[0]).toBe(b.bytes[0])
    expect(a.bytes).toEqual([])
    await board.settled()
    expect(await titles()).toEqual(['one'])
  })

  it('[L2] that changes nothing goes to nobody and is not kept', async () => {
    const [a, b] = [fakePeer(), fakePeer()]
    const { send, disk } = await scene(a, b)
    addTopic(a.door, { title: 'one' })
    const updates = a.takeUpdates()
    send(a, ...updates, ...updates)
    await settle()
    expect(b.frames).toHaveLength(updates.length)
    expect(disk.batches).toEqual([updates.length])
  })

  it('[L2] of the server is passed on to all and kept', async () => {
    const [a] = [fakePeer()]
    const { board, id, stored } = await scene(a)
    editMeta(board.change, { title: 'LPC 2026' })
    expect(readBoard(a.doc).meta.title).toBe('LPC 2026')
    await board.settled()
    expect(readBoard(await stored(id)).meta.title).toBe('LPC 2026')
    expect(board.board.meta.title).toBe('LPC 2026')
  })

  it('[L2] after which Yjs tidies up formatting reaches all, the tidying the sender too', async () => {
    const [a, b] = [fakePeer(), fakePeer()]
    const { send, board } = await scene(a, b)
    const probe = (doc: Y.Doc) => doc.getMap('meta').get('probe') as Y.Text
    a.doc.getMap('meta').set('probe', new Y.Text('bold'))
    send(a, ...a.takeUpdates())
    probe(a.doc).format(0, 4, { bold: true })
    const [late] = a.takeUpdates()
    board.change.change('server', (doc) => probe(doc).format(0, 4, { bold: true })) // at the same time
    for (const peer of [a, b]) peer.frames.length = 0
    send(a, must(late, 'an update'))
    expect([kinds(a), kinds(b)]).toEqual([['update'], ['update', 'update']])
  })

  it('[L3] of other bytes is malformed, and hurts nobody', async () => {
    const [a, b] = [fakePeer(), fakePeer()]
    const { send, board, disk } = await scene(a, b)
    for (const nonsense of [[9, 9, 9], [], [1, 200, 1, 1]]) {
      expect(() => send(a, Uint8Array.from(nonsense))).toThrow('malformed')
    }
    expect(b.frames).toEqual([])
    addTopic(b.door, { title: 'still here' })
    send(b, ...b.takeUpdates())
    await board.settled()
    expect(disk.batches).toHaveLength(1)
  })

  it('[L4] that builds on what is not there is dropped in part, and the sender asked for all', async () => {
    const [a, b] = [fakePeer({ wantsSaved: true }), fakePeer()]
    const { send, board, titles } = await scene(a, b)
    addTopic(a.door, { title: 'lost' })
    a.takeUpdates() // never arrives
    addTopic(a.door, { title: 'builds on it' })
    const second = a.takeUpdates()
    send(a, ...second, ...second)
    await settle()
    expect(board.change.doc.store.pendingStructs).toBeNull()
    expect(b.frames).toEqual([])
    expect(kinds(a)).toEqual(['sync-step-1'])
    board.receive(a, { kind: 'sync-step-2', update: Y.encodeStateAsUpdate(a.doc) })
    await settle()
    expect(await titles()).toEqual(['builds on it', 'lost'])
    expect(readBoard(b.doc).topics.size).toBe(2)
  })

  it('[L4] that fits in part goes on as that part, not as the bytes that came', async () => {
    const [a, b] = [fakePeer(), fakePeer()]
    const { send, board, stored, id } = await scene(a, b)
    addTopic(a.door, { title: 'fits' })
    const fits = a.takeUpdates()
    addTopic(a.door, { title: 'lost' })
    a.takeUpdates()
    addTopic(a.door, { title: 'builds on it' })
    send(a, Y.mergeUpdates([...fits, ...a.takeUpdates()]))
    await board.settled()
    expect([...readBoard(b.doc).topics.values()].map(({ title }) => title)).toEqual(['fits'])
    expect([b.doc.store.pendingStructs, (await stored(id)).store.pendingStructs]).toEqual([null, null])
  })

  it('[L4] that deletes what is not there leaves nothing behind either', async () => {
    const [a] = [fakePeer()]
    const { send, board } = await scene(a)
    a.doc.getMap('meta').set('probe', 1)
    a.takeUpdates()
    a.doc.getMap('meta').delete('probe')
    send(a, ...a.takeUpdates())
    expect(board.change.doc.store.pendingDs).toBeNull()
    expect(kinds(a)).toEqual(['sync-step-1'])
  })

  it('[L4] whose sender lacks the ground itself is not asked for ever', async () => {
    const [a, far] = [fakePeer(), fakePeer()]
    const { board } = await scene(a)
    far.doc.getMap('meta').set('probe', 1)
    far.takeUpdates()
    far.doc.getMap('meta').set('other', 2)
    for (const update of far.takeUpdates()) Y.applyUpdate(a.doc, update)
    for (let round = 0; round < 3; round++)
      board.receive(a, { kind: 'sync-step-2', update: Y.encodeStateAsUpdate(a.doc) })
    expect(kinds(a)).toEqual([])
  })

  it('[L8] on which applying throws: the board is rebuilt from the store, with everything but that', async () => {
    const [a, b] = [fakePeer(), fakePeer()]
    const { send, board, id, hold, titles, log, disk } = await scene(a, b)
    disk.hold()
    addTopic(a.door, { title: 'good' })
    send(a, ...a.takeUpdates())
    board.change.doc.getMap('topics').observe(() => {
      throw new Error('damaged')
    })
    addTopic(a.door, { title: 'bad' })
    send(a, ...a.takeUpdates())
    expect([a.closed, b.closed]).toEqual([['internal'], ['internal']])
    expect(readBoard(b.doc).topics.size).toBe(1)
    expect(log.lines.some(({ level, facts }) => level === 'error' && 'err' in facts)).toBe(true)
    expect(() => board.change).toThrow('rebuilt')
    const rebuilt = hold(id)
    disk.go()
    const { board: next } = await rebuilt
    expect([...next.board.topics.values()].map(({ title }) => title)).toEqual(['good'])
    expect(await titles()).toEqual(['good'])
    const late = fakePeer()
    board.join(late)
    expect(late.closed).toEqual(['internal'])
  })
})

describe('the layout', () => {
  it.each([99, 0, 'none', null])(
    '[L17] that a client set to %s is put back for all, and the board opens again',
    async (layout) => {
      const [ann, ben] = [fakePeer(), fakePeer()]
      const { board, release, leaves, stored, id, hold } = await scene(ann, ben)
      ann.door.change('nonsense', (doc) => mapOf(doc, 'meta').set('layout', layout))
      for (const update of ann.takeUpdates()) board.receive(ann, { kind: 'update', update })
      await board.settled()
      for (const doc of [ann.doc, ben.doc, await stored(id)]) expect(mapOf(doc, 'meta').get('layout')).toBe(LAYOUT)
      for (const leave of [...leaves, release]) leave()
      await settle()
      expect((await hold(id)).board.board.meta.layout).toBe(LAYOUT)
    },
  )
})

describe('saved', () => {
  it('[L12] counts the update frames of each connection that are durable, and says so after the commit', async () => {
    const [a, b] = [fakePeer({ wantsSaved: true }), fakePeer({ wantsSaved: true })]
    const { send, disk, board } = await scene(a, b)
    disk.hold()
    const id = addTopic(a.door, { title: 'one' })
    editTopic(a.door, id, { title: 'two' })
    send(a, ...a.takeUpdates())
    await settle()
    editTopic(a.door, id, { title: 'three' })
    send(a, ...a.takeUpdates())
    const cut = board.change.doc
    expect(a.saved()).toEqual([])
    disk.go()
    await settle()
    // 1 is the sync-step-2 of joining
    expect(a.saved()).toEqual([3, 4])
    expect(b.saved()).toEqual([])
    const last = must(
      a.frames.findLast((frame) => frame.kind === 'saved'),
      'a saved frame',
    )
    expect(last.stateVector).toEqual(Y.encodeStateVector(cut))
  })

  it('[L12] the state vector is from when the batch was cut, not from what came after', async () => {
    const [a] = [fakePeer({ wantsSaved: true })]
    const { send, disk, board } = await scene(a)
    disk.hold()
    addTopic(a.door, { title: 'one' })
    send(a, ...a.takeUpdates())
    await settle()
    const first = Y.encodeStateVector(board.change.doc)
    addTopic(a.door, { title: 'two' })
    send(a, ...a.takeUpdates())
    disk.go()
    await settle()
    const vectors = a.frames.flatMap((frame) => (frame.kind === 'saved' ? [frame.stateVector] : []))
    expect(vectors).toEqual([first, Y.encodeStateVector(board.change.doc)])
  })

  it('[L12] counts a frame that only deletes, which no state vector shows', async () => {
    const [a] = [fakePeer({ wantsSaved: true })]
    const { send } = await scene(a)
    const topic = addTopic(a.door, { title: 'one' })
    writeText(a.door, topic, 'notes', 'to be taken out')
    send(a, ...a.takeUpdates())
    await settle()
    const before = must(a.frames.at(-1), 'a frame')
    writeText(a.door, topic, 'notes', '')
    const only = a.takeUpdates()
    expect(only).toHaveLength(1)
    send(a, ...only)
    await settle()
    const after = must(a.frames.at(-1), 'a frame')
    expect(before).toMatchObject({ kind: 'saved', count: 3 })
    expect(after).toMatchObject({ kind: 'saved', count: 4 })
    expect(after.kind === 'saved' && before.kind === 'saved' && after.stateVector).toEqual(
      before.kind === 'saved' && before.stateVector,
    )
  })

  it('[L12] counts a frame that changed nothing: at once if all is durable, else after it', async () => {
    const [a] = [fakePeer({ wantsSaved: true })]
    const { send, disk } = await scene(a)
    addTopic(a.door, { title: 'one' })
    const updates = a.takeUpdates()
    disk.hold()
    send(a, ...updates, ...updates)
    await settle()
    expect(a.saved()).toEqual([])
    disk.go()
    await settle()
    expect(a.saved()).toEqual([3])
    send(a, ...updates)
    expect(a.saved()).toEqual([3, 4])
  })

  it('[L12] nothing is promised for a frame that came in part, until all came', async () => {
    const [a] = [fakePeer({ wantsSaved: true })]
    const { send, board } = await scene(a)
    const topic = addTopic(a.door, { title: 'lost' })
    a.takeUpdates()
    editTopic(a.door, topic, { title: 'again' })
    send(a, ...a.takeUpdates())
    a.doc.getMap('meta').delete('title') // fits, because it only deletes
    send(a, ...a.takeUpdates())
    await settle()
    expect(board.board.meta.title).not.toBe('LPC')
    expect(a.saved()).toEqual([])
    board.receive(a, { kind: 'sync-step-2', update: Y.encodeStateAsUpdate(a.doc) })
    await settle()
    expect(a.saved()).toEqual([4])
  })

  it('[L12] is not said while the store fails, nor to who did not ask for it', async () => {
    const [a, stock] = [fakePeer({ wantsSaved: true }), fakePeer()]
    const { send, disk, clock, live } = await scene(a, stock)
    disk.isBroken = true
    for (const peer of [a, stock]) {
      addTopic(peer.door, { title: 'one' })
      send(peer, ...peer.takeUpdates())
    }
    await clock.advance(3000)
    expect([a.saved(), live.healthy()]).toEqual([[], false])
    disk.isBroken = false
    await clock.advance(5000)
    expect([a.saved(), stock.saved(), live.healthy()]).toEqual([[2], [], true])
  })
})

describe('opening', () => {
  it('[L1] a board of a newer layout is not opened', async () => {
    const { live, make, stores, log } = stage()
    const id = await make()
    const newer = new Y.Doc()
    for (const update of must(await stores.boards.load(id), 'it').updates) Y.applyUpdate(newer, update)
    newer.getMap('meta').set('layout', LAYOUT + 1)
    await stores.boards.append(id, [Y.encodeStateAsUpdate(newer)])
    await expect(live.hold(id)).rejects.toThrow(`layout ${LAYOUT + 1}`)
    expect(log.lines.map(({ message }) => message)).toContain('a board could not be opened')
  })

  it('[L1] a frame for a connection that has left is nobody’s', async () => {
    const [a, b] = [fakePeer(), fakePeer()]
    const { leaves, send } = await scene(a, b)
    leaves[0]?.()
    addTopic(a.door, { title: 'too late' })
    send(a, ...a.takeUpdates())
    expect(b.frames).toEqual([])
  })
})

describe('a check', () => {
  it('[L18] compares what both show, where both have the same state vector; anything else is only heard', async () => {
    const { live, hold, make } = stage()
    const { board } = await hold(await make())
    const a = fakePeer()
    a.enter(board)
    addTopic(a.door, { title: 'A topic' })
    for (const update of a.takeUpdates()) board.receive(a, { kind: 'update', update })
    const answer = (stateVector: Uint8Array, hash: string) => {
      board.receive(a, { kind: 'check', stateVector, hash })
      return a.frames.at(-1)
    }
    const own = Y.encodeStateVector(a.doc)
    const hash = contentHash(readBoard(a.doc))
    expect(answer(own, hash)).toEqual({ kind: 'check', stateVector: own, hash: 'same' })
    expect(answer(own, 'another')).toMatchObject({ hash: 'differs' })
    expect(answer(own, '')).toMatchObject({ hash: 'heard' })
    expect(answer(new Uint8Array([0]), hash)).toMatchObject({ hash: 'heard' })
    await live.drain()
  })
})

describe('a crowd', () => {
  /** The clock moves while frames are sent, as if sending took time. */
  const slow = (it: { clock: FakeClock }, peer: FakePeer) => {
    let spent = 0
    const { elapsed } = it.clock
    it.clock.elapsed = () => elapsed() + spent
    const { send } = peer
    peer.send = (frame) => {
      spent += 2
      send(frame)
    }
  }

  it('[L20] edits that come while the loop is behind are one change for all, and each is accounted for', async () => {
    const [a, b, c] = [fakePeer({ wantsSaved: true }), fakePeer({ wantsSaved: true }), fakePeer()]
    const it = await scene(a, b, c)
    slow(it, c)
    addTopic(a.door, { title: 'first' })
    it.send(a, ...a.takeUpdates())
    expect(c.frames).toHaveLength(1)
    for (const [peer, title] of [
      [a, 'second'],
      [b, 'third'],
      [a, 'fourth'],
    ] as const) {
      addTopic(peer.door, { title })
      it.send(peer, ...peer.takeUpdates())
    }
    expect(c.frames).toHaveLength(1)
    await it.clock.advance(20)
    expect(kinds(c)).toEqual(['update', 'update'])
    expect(readBoard(c.doc).topics.size).toBe(4)
    expect(readBoard(a.doc).topics.size).toBe(4)
    expect(await it.titles()).toEqual(['first', 'fourth', 'second', 'third'])
    expect([a.saved().at(-1), b.saved().at(-1)]).toEqual([4, 2])
  })

  it('[L4, L20] one of them that does not fit is dropped alone, and its sender asked', async () => {
    const [a, b, c] = [fakePeer({ wantsSaved: true }), fakePeer({ wantsSaved: true }), fakePeer()]
    const it = await scene(a, b, c)
    slow(it, c)
    addTopic(b.door, { title: 'first' })
    it.send(b, ...b.takeUpdates())
    addTopic(a.door, { title: 'lost' })
    a.takeUpdates()
    addTopic(a.door, { title: 'builds on it' })
    it.send(a, ...a.takeUpdates())
    addTopic(b.door, { title: 'sound' })
    it.send(b, ...b.takeUpdates())
    await it.clock.advance(20)
    expect(await it.titles()).toEqual(['first', 'sound'])
    expect(kinds(a).filter((kind) => kind === 'sync-step-1')).toHaveLength(1)
    expect([a.saved(), b.saved().at(-1)]).toEqual([[], 3])
    expect(readBoard(c.doc).topics.size).toBe(2)
  })

  it('[L20] what waits is applied before anybody is told that all is durable', async () => {
    const [a, c] = [fakePeer(), fakePeer()]
    const it = await scene(a, c)
    slow(it, c)
    for (const title of ['first', 'second']) addTopic(a.door, { title })
    it.send(a, ...a.takeUpdates())
    await it.board.settled()
    expect(await it.titles()).toEqual(['first', 'second'])
  })

  it('[L23] readers who have the same get the same bytes, until the board changes', async () => {
    const readers = Array.from({ length: 3 }, () => fakePeer({ role: 'observer' }))
    const [a] = [fakePeer()]
    const { board, send } = await scene(a)
    for (const reader of readers) reader.enter(board)
    for (const reader of readers) expect(reader.bytes[0]).toBe(readers[0]?.bytes[0])
    addTopic(a.door, { title: 'one' })
    send(a, ...a.takeUpdates())
    const late = fakePeer({ role: 'observer' })
    late.enter(board)
    expect(readBoard(late.doc).topics.size).toBe(1)
  })
})

describe('a quiet board', () => {
  it('[L22] rests as bytes: it answers who comes, and the next change finds everything', async () => {
    const [a, b] = [fakePeer({ wantsSaved: true }), fakePeer()]
    const { board, send, clock, titles } = await scene(a, b)
    addTopic(a.door, { title: 'one' })
    send(a, ...a.takeUpdates())
    const before = board.change.doc
    await clock.advance(20_000)
    expect(before.isDestroyed).toBe(true)

    const late = fakePeer({ role: 'observer' })
    late.enter(board)
    expect(readBoard(late.doc).topics.size).toBe(1)
    board.receive(b, { kind: 'sync-step-1', stateVector: Y.encodeStateVector(b.doc) })
    const stale = fakePeer()
    Y.applyUpdate(stale.doc, Y.encodeStateAsUpdate(b.doc))
    addTopic(stale.door, { title: 'made offline' })
    stale.enter(board)
    addTopic(b.door, { title: 'two' })
    send(b, ...b.takeUpdates())
    await board.settled()
    expect(await titles()).toEqual(['made offline', 'one', 'two'])
    expect(readBoard(late.doc).topics.size).toBe(3)
    expect(board.board.topics.size).toBe(3)
  })

  it('[L22] does not rest while it is changed or read, nor before all is durable', async () => {
    const [a] = [fakePeer()]
    const { board, send, clock, disk } = await scene(a)
    const before = board.change.doc
    for (let round = 0; round < 4; round++) {
      addTopic(a.door, { title: 'one' })
      send(a, ...a.takeUpdates())
      await clock.advance(5000)
      expect(board.board.topics.size).toBe(round + 1)
      await clock.advance(4000)
    }
    expect(before.isDestroyed).toBe(false)
    disk.isBroken = true
    addTopic(a.door, { title: 'unsaved' })
    send(a, ...a.takeUpdates())
    await clock.advance(60_000)
    expect(before.isDestroyed).toBe(false)
    disk.isBroken = false
    await clock.advance(60_000)
    expect(before.isDestroyed).toBe(true)
  })
})

describe('a disk that fails', () => {
  const said = ({ frames }: FakePeer) => frames.flatMap((frame) => (frame.kind === 'keeping' ? frame.isKeeping : []))

  it('[L24] is told to who asked for `saved`, to who comes meanwhile too, and that it is over', async () => {
    const [a, stock, late] = [fakePeer({ wantsSaved: true }), fakePeer(), fakePeer({ wantsSaved: true })]
    const { board, send, disk, clock } = await scene(a, stock)
    disk.isBroken = true
    addTopic(a.door, { title: 'one' })
    send(a, ...a.takeUpdates())
    await clock.advance(1000)
    late.enter(board)
    expect([said(a), said(stock), said(late)]).toEqual([[false], [], [false]])
    disk.isBroken = false
    await clock.advance(5000)
    expect([said(a), said(stock), said(late)]).toEqual([[false, true], [], [false, true]])
  })

  it('[L24] the server’s own door is closed while it lasts, and who waits for it there is told', async () => {
    const [a] = [fakePeer()]
    const { board, disk, clock, titles } = await scene(a)
    disk.isBroken = true
    addTopic(board.change, { title: 'imported' })
    await expect(board.settled()).rejects.toThrow('shutting-down')
    expect(() => board.change).toThrow('shutting-down')
    disk.isBroken = false
    await clock.advance(5000)
    await board.settled()
    expect(await titles()).toEqual(['imported'])
    expect(board.change).toBeDefined()
  })

  it('[L24] more than may wait for it is refused with a code that means try again, and nothing is lost', async () => {
    const [a, b] = [fakePeer(), fakePeer()]
    const { id, board, send, disk, clock, stored } = await scene(a, b)
    disk.isBroken = true
    const topic = addTopic(a.door, { title: 'rewritten' })
    let sent = 0
    const fill = () => {
      for (; sent < 2000; sent++) {
        writeText(a.door, topic, 'abstract', `${sent}`.repeat(10_000))
        send(a, ...a.takeUpdates())
      }
    }
    expect(fill).toThrow('shutting-down')
    disk.isBroken = false
    await clock.advance(10_000)
    board.receive(a, { kind: 'sync-step-2', update: Y.encodeStateAsUpdate(a.doc) })
    await board.settled()
    expect(sent).toBeLessThan(2000)
    const [last] = [...readBoard(await stored(id)).topics.values()]
    expect(last?.abstract).toBe(`${sent}`.repeat(10_000).slice(0, 20_000))
  })
})

describe('a reader that fell behind', () => {
  it('[L25] is sent everything that there is, once it reads again, and what it may be told is durable', async () => {
    const [a, b] = [fakePeer({ wantsSaved: true }), fakePeer()]
    const { board, send } = await scene(a, b)
    const { send: real } = a
    a.send = () => undefined
    addTopic(b.door, { title: 'missed' })
    send(b, ...b.takeUpdates())
    addTopic(a.door, { title: 'own' })
    send(a, ...a.takeUpdates())
    await settle()
    a.send = real
    board.resync(a)
    expect([...readBoard(a.doc).topics.values()].map(({ title }) => title).sort()).toEqual(['missed', 'own'])
    expect(a.saved()).toEqual([2])
  })
})

describe('a large board', () => {
  /** Stored as a snapshot and some updates; `change` is what was written into it last. */
  async function large(change: (doc: Y.Doc) => void = () => undefined) {
    const it = stage()
    const id = await it.make()
    const doc = await it.stored(id)
    const door = boardDocOf(doc, { random: dice(9).bytes, now: () => 0 })
    for (let at = 0; at < 30; at++) addTopic(door, { title: `topic ${at}`, abstract: 'long '.repeat(800) })
    await it.stores.boards.append(id, [Y.encodeStateAsUpdate(doc)])
    await it.stores.boards.compact(id, Y.encodeStateAsUpdate(doc), 2)
    const later: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => later.push(update))
    addTopic(door, { title: 'behind the snapshot' })
    editMeta(door, { title: 'LPC 2026' })
    change(doc)
    await it.stores.boards.append(id, later)
    return { ...it, id, doc }
  }

  it('[L29] is sent as it is stored, and changed as any other', async () => {
    const { hold, id, doc, stored } = await large()
    const { board } = await hold(id)
    const [reader, a] = [fakePeer({ role: 'observer' }), fakePeer({ wantsSaved: true })]
    reader.enter(board)
    expect(contentHash(readBoard(reader.doc))).toBe(contentHash(readBoard(doc)))
    a.enter(board)
    await board.settled()
    expect(a.saved()).toEqual([1])
    addTopic(a.door, { title: 'one more' })
    for (const update of a.takeUpdates()) board.receive(a, { kind: 'update', update })
    await board.settled()
    expect(readBoard(reader.doc).topics.size).toBe(32)
    expect(readBoard(await stored(id)).topics.size).toBe(32)
    expect(board.board.topics.size).toBe(32)
  })

  it('[L29] tells who asks what it lacks from its bytes', async () => {
    const { hold, id, doc } = await large()
    const { board } = await hold(id)
    const reader = fakePeer({ role: 'observer' })
    Y.applyUpdate(reader.doc, Y.encodeStateAsUpdate(doc))
    reader.enter(board)
    const answer = must(reader.bytes[0], 'an answer')
    expect(answer.length).toBeLessThan(1000)
    board.receive(reader, { kind: 'check', stateVector: Y.encodeStateVector(doc), hash: contentHash(readBoard(doc)) })
    expect(reader.frames.at(-1)).toMatchObject({ kind: 'check', hash: 'same' })
  })

  it('[L1, L29] of a newer layout is closed within a second, and takes no change', async () => {
    const { hold, id, clock, log, disk } = await large((doc) => doc.getMap('meta').set('layout', LAYOUT + 1))
    const { board } = await hold(id)
    const [reader, a] = [fakePeer({ role: 'observer' }), fakePeer()]
    reader.enter(board)
    await clock.advance(1000)
    expect(reader.closed).toEqual(['internal'])
    expect(log.lines.some(({ facts }) => String((facts as { err?: unknown }).err).includes('layout'))).toBe(true)
    const again = (await hold(id)).board
    const before = disk.batches.length
    a.enter(again)
    expect(a.closed).toEqual(['internal'])
    expect(disk.batches).toHaveLength(before)
  })
})

describe('attendees who watch', () => {
  const told = ({ frames }: FakePeer) => frames.flatMap((frame) => (frame.kind === 'watching' ? frame.count : []))

  it('[L40] are counted for who asked for `saved`, when there are more or fewer, and for who comes later', async () => {
    const [asks, stock, later] = [fakePeer({ wantsSaved: true }), fakePeer(), fakePeer({ wantsSaved: true })]
    const { live, board } = await scene(asks, stock)
    const { slug } = board.publication()
    const say = (count: number) => live.sayWatching((asked) => (asked === slug ? count : 99))
    for (const count of [0, 3, 3, 2]) say(count)
    expect(told(asks)).toEqual([3, 2])
    expect(told(stock)).toEqual([])
    later.enter(board)
    expect(told(later)).toEqual([2])
    say(0)
    expect(told(later)).toEqual([2, 0])
  })
})

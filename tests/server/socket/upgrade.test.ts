import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { Credentials } from '../../../server/access/grant-for.ts'
import type { Grant } from '../../../server/ports/grant-store.ts'
import type { Limits } from '../../../server/ports/limits.ts'
import { INITIAL_LIMITS } from '../../../server/ports/limits.ts'
import { syncDoor } from '../../../server/socket/upgrade.ts'
import type { Role } from '../../../shared/access.ts'
import { addTopic, editMeta } from '../../../shared/board/verbs.ts'
import type { BoardId } from '../../../shared/ids.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import type { Frame } from '../../../shared/protocol/frames.ts'
import {
  awarenessFrame,
  readAwareness,
  readFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '../../../shared/protocol/frames.ts'
import { dice } from '../../support/dice.ts'
import { settle } from '../../support/fake-clock.ts'
import { fakePeer } from '../../support/fake-peer.ts'
import { keptMetrics } from '../../support/kept-metrics.ts'
import { stage } from '../../support/open-boards.ts'

const STEP1 = syncStep1Frame(new Uint8Array([0]))
const OURS = 'http://plumbline.test'

/** A door on a real port. The secret `organizer` gives that role, and so on; the cookie `as=organizer` too. */
async function scene(limits: Partial<Limits> = {}) {
  const it = stage()
  const metrics = keptMetrics()
  const board = await it.make()
  const asked: Credentials[] = []
  let expiresAt: number | null = null
  let areGrantsBroken = false
  const grantFor = async (credentials: Credentials, id: BoardId): Promise<Grant | null> => {
    asked.push(credentials)
    if (areGrantsBroken) throw new Error('disk asleep')
    const role = credentials.secret ?? credentials.cookie?.split('as=')[1]
    if (!role || !['owner', 'organizer', 'observer'].includes(role)) return null
    if (id !== board) return null
    return { ...fakePeer({ role: role as Role, grant: `g_${role}` }).grant, board: id, expiresAt }
  }
  const sameOrigin = ({ headers }: IncomingMessage) => headers.origin === OURS
  const door = syncDoor({
    live: it.live,
    grantFor,
    sameOrigin,
    limits: { ...INITIAL_LIMITS, ...limits },
    clock: it.clock,
    log: it.log,
    metrics,
  })
  const http = createServer().on('upgrade', (request, socket, head) => door.upgrade(request, socket, head))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  onTestFinished(async () => {
    await Promise.all([door.close(), it.clock.advance(2000)])
    http.close()
  })
  return {
    ...it,
    counts: metrics.counts,
    door,
    board,
    asked,
    port,
    lines: () => new Promise<number>((resolve) => http.getConnections((_, count) => resolve(count))),
    at: (path: string) => `ws://127.0.0.1:${port}${path}`,
    expire: (at: number) => (expiresAt = at),
    breakGrants: () => (areGrantsBroken = true),
  }
}
type Scene = Awaited<ReturnType<typeof scene>>

const keyed = (role: string) => ['plumbline.1', `key.${role}`]

/** A socket and what it was told, as frames. */
function dial({ at, board }: Scene, role = 'organizer', { query = '?epoch=1', options = {} } = {}) {
  const ws = new WebSocket(at(`/sync/${board}${query}`), keyed(role), options)
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  ws.on('message', (message: Buffer) => {
    frames.push(must(readFrame(message), 'a frame'))
    for (const look of waiting) look()
  })
  const closed = new Promise<{ code: number; word: string }>((resolve) =>
    ws.on('close', (code, word) => resolve({ code, word: String(word) })),
  )
  return {
    ws,
    frames,
    closed,
    opened: once(ws, 'open'),
    /** Resolves when a frame of that kind has come. */
    hears: (kind: Frame['kind']) =>
      new Promise<void>((resolve) => {
        const look = () => frames.some((frame) => frame.kind === kind) && resolve()
        waiting.add(look)
        look()
      }),
  }
}

/** What the door answers to an upgrade that it refuses. */
async function refused({ port }: Scene, path: string, headers: Record<string, string> = {}): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const lines = { Host: 'x', Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Version': '13', ...headers }
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}`)
  socket.write(`GET ${path} HTTP/1.1\r\n${[...head, key].join('\r\n')}\r\n\r\n`)
  return text(socket)
}

describe('talk', () => {
  it('[G18] stands behind its board’s address, by the board’s links, with an epoch and places of its own', async () => {
    const it = await scene({ boardConnections: 1 })
    const line = (role: string, query = '?epoch=1') => {
      const ws = new WebSocket(it.at(`/sync/${it.board}/talk${query}`), keyed(role))
      onTestFinished(() => ws.terminate())
      return ws
    }
    const board = dial(it)
    await board.opened
    const talk = line('organizer')
    const heard = once(talk, 'message')
    await once(talk, 'open')
    talk.send(STEP1)
    const [message] = (await heard) as [Buffer]
    expect(readFrame(message)).toMatchObject({ kind: 'sync-step-2' })
    const another = line('observer')
    const [code] = await once(another, 'close')
    expect([code, it.counts.get('reached:boardConnections')]).toEqual([4529, 1])
    talk.close()
    await once(talk, 'close')
    const [wrong] = await once(line('organizer', '?epoch=2'), 'close')
    expect(wrong).toBe(4409)
    expect(await refused(it, `/sync/${it.board}/talk?epoch=1`)).toMatch(/^HTTP\/1.1 401 /)
    expect(await refused(it, `/sync/${it.board}/other?epoch=1`)).toMatch(/^HTTP\/1.1 404 /)
  })

  it('[G18] an observer reads it and writes nothing', async () => {
    const it = await scene()
    const ws = new WebSocket(it.at(`/sync/${it.board}/talk?epoch=1`), keyed('observer'))
    const heard = once(ws, 'message')
    await once(ws, 'open')
    ws.send(STEP1)
    await heard
    ws.send(updateFrame(new Uint8Array([0, 0])))
    expect((await once(ws, 'close'))[0]).toBe(4403)
  })
})

describe('access', () => {
  it('[G5] no key, a wrong one and an unknown board get the same bytes; another path is 404', async () => {
    const it = await scene()
    const unknown = mintId('board', dice(77).bytes)
    const right = { 'Sec-WebSocket-Protocol': keyed('organizer').join(', ') }
    const answers = await Promise.all([
      refused(it, `/sync/${it.board}?epoch=1`),
      refused(it, `/sync/${it.board}?epoch=1`, { 'Sec-WebSocket-Protocol': 'plumbline.1, key.wrong' }),
      refused(it, `/sync/${unknown}?epoch=1`, right),
      refused(it, '/sync/no-id-at-all', right),
    ])
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n.*"code":"no-access"/s)
    for (const path of ['/', '/sync/', `/sync/${it.board}/more`, '/ws']) {
      expect(await refused(it, path, right)).toMatch(/^HTTP\/1\.1 404 /)
    }
    expect(it.door.size()).toBe(0)
  })

  it('[G5] who is refused holds no line, even if it does not hang up', async () => {
    const it = await scene()
    const socket = connect({ port: it.port, host: '127.0.0.1', allowHalfOpen: true })
    socket.write('GET /sync/x HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
    socket.resume()
    await once(socket, 'end')
    await vi.waitUntil(async () => (await it.lines()) === 0, { interval: 1 })
    socket.destroy()
  })

  it('[G5] a store that cannot be asked is 503, not "no access"; a failing handshake opens no board', async () => {
    const it = await scene()
    const right = { 'Sec-WebSocket-Protocol': keyed('organizer').join(', ') }
    const load = vi.spyOn(it.stores.boards, 'load')
    const wrongVersion = { ...right, 'Sec-WebSocket-Version': '1' }
    expect(await refused(it, `/sync/${it.board}?epoch=1`, wrongVersion)).toMatch(/^HTTP\/1\.1 4/)
    it.breakGrants()
    expect(await refused(it, `/sync/${it.board}?epoch=1`, right)).toMatch(/^HTTP\/1\.1 503 /)
    expect(load).not.toHaveBeenCalled()
  })

  it('[G6] a cookie counts with our own origin alone, a key without any', async () => {
    const it = await scene()
    const address = it.at(`/sync/${it.board}?epoch=1`)
    const own = new WebSocket(address, { headers: { cookie: 'as=organizer', origin: OURS } })
    await once(own, 'open')
    expect(own.protocol).toBe('')
    own.close()
    expect(
      await refused(it, `/sync/${it.board}?epoch=1`, { Cookie: 'as=organizer', Origin: 'http://evil.test' }),
    ).toMatch(/ 401 /)
    expect(await refused(it, `/sync/${it.board}?epoch=1`, { Cookie: 'as=organizer' })).toMatch(/ 401 /)
    expect(it.asked.map(({ cookie }) => cookie)).toEqual(['as=organizer', undefined, undefined])
  })

  it('[G6] of the subprotocols ours alone is answered, and a key counts only beside it', async () => {
    const it = await scene()
    const { ws, opened } = dial(it)
    await opened
    expect(ws.protocol).toBe('plumbline.1')
    expect(await refused(it, `/sync/${it.board}?epoch=1`, { 'Sec-WebSocket-Protocol': 'key.organizer' })).toMatch(
      / 401 /,
    )
  })

  it.each([['?epoch=2'], ['?epoch='], ['?epoch=01'], ['']])(
    '[G7] %s is another epoch, closed unread',
    async (query) => {
      const it = await scene()
      const { ws, frames, closed, opened } = dial(it, 'organizer', { query })
      await opened
      ws.send(STEP1)
      expect(await closed).toEqual({ code: 4409, word: 'other-epoch' })
      expect(frames).toEqual([])
    },
  )
})

describe('a connection', () => {
  it('[G4] syncs, edits and is told what is saved if it asked', async () => {
    const it = await scene()
    const [a, b] = [dial(it, 'organizer', { query: '?epoch=1&saved=1' }), dial(it)]
    for (const { ws, opened } of [a, b]) await opened.then(() => ws.send(STEP1))
    await Promise.all([a.hears('sync-step-1'), b.hears('sync-step-1')])
    const far = fakePeer()
    addTopic(far.door, { title: 'one' })
    for (const update of far.takeUpdates()) a.ws.send(updateFrame(update))
    await Promise.all([a.hears('saved'), b.hears('update')])
    addTopic(far.door, { title: 'two' })
    for (const update of far.takeUpdates()) b.ws.send(updateFrame(update))
    await a.hears('update')
    b.ws.send(STEP1) // its answer comes behind everything that was said before
    await vi.waitUntil(() => b.frames.filter(({ kind }) => kind === 'sync-step-2').length === 2, { interval: 1 })
    expect(it.door.size()).toBe(2)
    expect(it.disk.batches.length).toBe(2)
    expect(b.frames.map(({ kind }) => kind)).not.toContain('saved')
  })

  it('[G1] that was offline for long brings 300 kB at once, and all of it is saved and passed on', async () => {
    const it = await scene()
    const [a, b] = [dial(it, 'organizer', { query: '?epoch=1&saved=1' }), dial(it, 'owner')]
    await Promise.all([a.opened, b.opened])
    b.ws.send(STEP1)
    await b.hears('sync-step-2')
    const offline = fakePeer()
    for (let n = 0; n < 1000; n++) addTopic(offline.door, { title: `${n} ${'x'.repeat(290)}` })
    const all = Y.encodeStateAsUpdate(offline.doc)
    expect(all.length).toBeGreaterThan(300_000)
    a.ws.send(syncStep2Frame(all))
    expect(await Promise.race([a.hears('saved'), a.closed])).toBeUndefined()
    await b.hears('update')
    expect((await it.stored(it.board)).getMap('topics').size).toBe(1000)
  })

  it('[L9] that breaks off is seen to leave', async () => {
    const it = await scene()
    const [a, b] = [dial(it), dial(it, 'owner')]
    await Promise.all([a.opened, b.opened])
    b.ws.send(STEP1)
    await b.hears('sync-step-2')
    a.ws.send(awarenessFrame([{ client: 7, clock: 1, state: '{"name":"Ada"}' }]))
    const said = () => b.frames.flatMap((frame) => (frame.kind === 'awareness' ? readAwareness(frame.update, 9) : []))
    await vi.waitUntil(() => said().length === 1, { interval: 1 })
    a.ws.terminate()
    await vi.waitUntil(() => said().length === 2, { interval: 1 })
    expect(said()[1]).toMatchObject({ client: 7, state: 'null' })
  })

  it.each<[string, Role, Uint8Array | string, number]>([
    ['text', 'owner', String.fromCharCode(...STEP1), 4400],
    ['nonsense', 'owner', new Uint8Array([77, 7]), 4400],
    ['an update that is none', 'owner', updateFrame(new Uint8Array([9, 9])), 4400],
    ['an observer’s update', 'observer', updateFrame(Y.encodeStateAsUpdate(new Y.Doc())), 4403],
    ['an observer’s answer', 'observer', syncStep2Frame(Y.encodeStateAsUpdate(new Y.Doc())), 4403],
    ['too much', 'owner', new Uint8Array(300_000), 4413],
    ['too much done offline', 'owner', syncStep2Frame(new Uint8Array(4 * 1024 * 1024)), 4413],
  ])('[G4] that sends %s is closed with its code, alone', async (_, role, message, code) => {
    const it = await scene()
    const [bad, good] = [dial(it, role), dial(it)]
    await Promise.all([bad.opened, good.opened])
    bad.ws.send(message)
    expect((await bad.closed).code).toBe(code)
    good.ws.send(STEP1)
    await good.hears('sync-step-2')
    expect(good.ws.readyState).toBe(WebSocket.OPEN)
  })

  it('[G4] that sends far too much, in one message, does not fill the memory', async () => {
    const it = await scene()
    const { ws, closed, opened } = dial(it)
    ws.on('error', () => ws.terminate())
    await opened
    ws.send(new Uint8Array(6_000_000))
    expect([1006, 1009]).toContain((await closed).code)
  })

  it('[G15] that says too much is closed with 4529, and what was refused is not applied', async () => {
    const it = await scene({ updatesBurst: 3 })
    const [quick, good] = [dial(it), dial(it, 'owner')]
    await Promise.all([quick.opened, good.opened])
    const far = fakePeer()
    for (let n = 1; n <= 5; n++) addTopic(far.door, { title: `${n}` })
    for (const update of far.takeUpdates()) quick.ws.send(updateFrame(update))
    expect(await quick.closed).toEqual({ code: 4529, word: 'too-fast' })
    const { board } = await it.hold(it.board)
    await board.settled()
    expect([...board.board.topics.values()].map(({ title }) => title).sort()).toEqual(['1', '2', '3'])
    good.ws.send(STEP1)
    await good.hears('sync-step-2')
  })

  it.each<[string, Role, (ws: WebSocket) => void]>([
    ['questions', 'observer', (ws) => ws.send(STEP1)],
    ['presences', 'organizer', (ws) => ws.send(awarenessFrame([{ client: 7, clock: 1, state: '{}' }]))],
    ['presences that are dropped', 'observer', (ws) => ws.send(awarenessFrame([]))],
    ['pings', 'observer', (ws) => ws.ping()],
  ])('[G15] that sends too many %s is closed with 4529', async (what, role, send) => {
    const it = await scene({ questionsBurst: 3, presencesBurst: 3 })
    const { ws, closed, opened } = dial(it, role)
    await opened
    for (let n = 0; n < 4; n++) send(ws)
    expect(await closed).toEqual({ code: 4529, word: 'too-fast' })
    const limit = what.startsWith('presences') ? 'presencesBurst' : 'questionsBurst'
    expect([...it.counts]).toEqual([
      [`reached:${limit}`, 1],
      ['refused:too-fast', 1],
    ])
  })

  it('[G4] that was closed and does not say goodbye is gone after 5 s, and its place is free', async () => {
    const it = await scene({ connections: 1 })
    const mute = dial(it)
    await mute.opened
    mute.ws.pause()
    it.live.revoke(fakePeer({ grant: 'g_organizer' }).grant.id)
    await it.clock.advance(4000)
    expect((await dial(it, 'owner').closed).code).toBe(4529)
    await it.clock.advance(1000)
    await vi.waitUntil(() => it.door.size() === 0, { interval: 1 })
    const next = dial(it, 'owner')
    await next.opened
    next.ws.send(STEP1)
    await next.hears('sync-step-2')
    mute.ws.terminate()
  })

  it('[G8] that hears nothing gets an empty presence before it would give up', async () => {
    const it = await scene()
    const { frames, opened, hears } = dial(it)
    await opened
    await it.clock.advance(8000)
    expect(frames).toEqual([])
    await it.clock.advance(1000)
    await hears('awareness')
    expect(frames).toEqual([{ kind: 'awareness', update: Buffer.from([0]) }])
  })

  it('[G8] that answers no ping for 30 s is gone; one that does, stays', async () => {
    const it = await scene()
    const [dead, alive] = [dial(it, 'organizer', { options: { autoPong: false } }), dial(it)]
    await Promise.all([dead.opened, alive.opened])
    const ping = once(alive.ws, 'ping')
    await it.clock.advance(30_000)
    await ping
    // The pong is on its way: a sync behind it says that it has come.
    alive.ws.send(STEP1)
    await alive.hears('sync-step-2')
    await it.clock.advance(30_000)
    expect((await dead.closed).code).toBe(1006)
    expect(alive.ws.readyState).toBe(WebSocket.OPEN)
    await vi.waitUntil(() => it.door.size() === 1)
  })

  it('[G9] whose grant expires is closed within a second', async () => {
    const it = await scene()
    it.expire(it.clock.now() + 5000)
    const { ws, closed, opened } = dial(it)
    await opened
    await it.clock.advance(4000)
    expect(ws.readyState).toBe(WebSocket.OPEN)
    await it.clock.advance(1000)
    expect(await closed).toEqual({ code: 4401, word: 'no-access' })
  })

  it('[L14] that closes is gone from its board, and lets it leave memory', async () => {
    const it = await scene()
    const load = vi.spyOn(it.stores.boards, 'load')
    for (let time = 1; time <= 2; time++) {
      const { ws, closed, opened, hears } = dial(it)
      await opened
      ws.send(STEP1)
      await hears('sync-step-2')
      ws.close()
      await closed
      await vi.waitUntil(() => it.door.size() === 0, { interval: 1 })
      await settle()
      expect(load).toHaveBeenCalledTimes(time)
    }
  })

  it('[L15] whose grant is revoked is closed', async () => {
    const it = await scene()
    const { closed, opened } = dial(it)
    await opened
    it.live.revoke(fakePeer({ grant: 'g_organizer' }).grant.id)
    expect(await closed).toEqual({ code: 4401, word: 'no-access' })
  })

  /** Changes the board until a line with that message is in the log; the quick reader hears each change. */
  async function flood(it: Scene, quick: ReturnType<typeof dial>, message: string) {
    const { board } = await it.hold(it.board)
    const isLogged = () => it.log.lines.some((line) => line.message === message)
    for (let n = 0; n < 400 && !isLogged(); n++) {
      editMeta(board.change, { description: `${n}`.repeat(20_000) })
      const before = quick.frames.length
      await vi.waitUntil(() => quick.frames.length > before, { interval: 1 })
    }
    expect(isLogged()).toBe(true)
    return board
  }

  it('[G11, L25] that does not read for a while gets everything when it does, and the others are not kept waiting', async () => {
    const it = await scene()
    const [slow, quick] = [dial(it), dial(it)]
    await Promise.all([slow.opened, quick.opened])
    for (const { ws } of [slow, quick]) ws.send(STEP1)
    await Promise.all([slow.hears('sync-step-1'), quick.hears('sync-step-1')])
    slow.ws.pause()
    const board = await flood(it, quick, 'a reader fell behind')
    editMeta(board.change, { title: 'while it was behind' })
    const copy = new Y.Doc()
    slow.ws.resume()
    const title = () => {
      for (const frame of slow.frames.splice(0))
        if (frame.kind === 'update' || frame.kind === 'sync-step-2') Y.applyUpdate(copy, frame.update)
      return copy.getMap('meta').get('title')
    }
    await vi.waitUntil(() => title() === 'while it was behind', { interval: 5, timeout: 20_000 })
    expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(board.change.doc))
    expect([slow.ws.readyState, quick.ws.readyState]).toEqual([WebSocket.OPEN, WebSocket.OPEN])
  })

  it('[G11] that has not read for 10 s is cut off', async () => {
    const it = await scene()
    const [slow, quick] = [dial(it), dial(it)]
    await Promise.all([slow.opened, quick.opened])
    for (const { ws } of [slow, quick]) ws.send(STEP1)
    await Promise.all([slow.hears('sync-step-1'), quick.hears('sync-step-1')])
    slow.ws.pause()
    await flood(it, quick, 'a reader fell behind')
    expect(it.door.size()).toBe(2)
    await it.clock.advance(11_000)
    await vi.waitUntil(() => it.door.size() === 1, { interval: 5 })
    slow.ws.resume()
    expect((await slow.closed).code).toBe(1006)
    expect(quick.ws.readyState).toBe(WebSocket.OPEN)
  })

  it('[G13] is taken before its board is open; what it sends meanwhile waits, and is answered then', async () => {
    const it = await scene()
    const { load } = it.stores.boards
    const disk = Promise.withResolvers<void>()
    vi.spyOn(it.stores.boards, 'load').mockImplementationOnce(async (board) => {
      await disk.promise
      return load(board)
    })
    const early = dial(it)
    await early.opened
    early.ws.send(STEP1)
    await settle()
    expect(early.frames).toEqual([])
    disk.resolve()
    await early.hears('sync-step-2')
    expect(early.ws.readyState).toBe(WebSocket.OPEN)
  })

  it('[G13] whose board cannot be loaded, or not in 10 s, is closed with a code that means try again', async () => {
    const it = await scene()
    const load = vi.spyOn(it.stores.boards, 'load').mockRejectedValueOnce(new Error('disk asleep'))
    const failed = dial(it)
    expect((await failed.closed).code).toBe(4500)
    expect(failed.frames).toEqual([])
    const disk = Promise.withResolvers<never>()
    load.mockReturnValueOnce(disk.promise)
    const waiting = dial(it)
    await waiting.opened
    waiting.ws.send(STEP1)
    await vi.waitUntil(() => load.mock.calls.length === 2, { interval: 1 })
    await it.clock.advance(10_000)
    expect((await waiting.closed).code).toBe(4500)
    expect(waiting.frames.filter(({ kind }) => kind !== 'awareness')).toEqual([])
    disk.reject(new Error('too late'))
    await vi.waitUntil(() => it.door.size() === 0, { interval: 1 })
    const again = dial(it)
    await again.opened
    again.ws.send(STEP1)
    await again.hears('sync-step-2')
  })

  it('[G13] that leaves while its board is being opened holds nothing', async () => {
    const it = await scene()
    const { load } = it.stores.boards
    const disk = Promise.withResolvers<void>()
    vi.spyOn(it.stores.boards, 'load').mockImplementationOnce(async (board) => {
      await disk.promise
      return load(board)
    })
    const early = dial(it)
    await early.opened
    early.ws.terminate()
    await early.closed
    disk.resolve()
    await vi.waitUntil(() => it.door.size() === 0, { interval: 1 })
    await settle()
    const first = (await it.hold(it.board)).board
    await settle()
    expect(first.board.meta.title).toBe('LPC')
  })
})

describe('closing the door', () => {
  it('[L16] sends everybody away, lets nobody in, and waits for those who do not answer a second at most', async () => {
    const it = await scene()
    const [polite, mute] = [dial(it), dial(it)]
    await Promise.all([polite.opened, mute.opened])
    mute.ws.pause()
    let isClosed = false
    const closing = it.door.close().then(() => {
      isClosed = true
    })
    expect(await polite.closed).toEqual({ code: 4503, word: 'shutting-down' })
    expect(await refused(it, `/sync/${it.board}?epoch=1`)).toMatch(/^HTTP\/1\.1 503 /)
    expect(isClosed).toBe(false)
    await it.clock.advance(1000)
    await closing
    expect(it.door.size()).toBe(0)
    mute.ws.terminate()
  })
})

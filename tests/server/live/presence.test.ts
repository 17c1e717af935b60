import { describe, expect, it } from 'vitest'
import type { Peer } from '../../../server/live/peer.ts'
import { Presence } from '../../../server/live/presence.ts'
import { INITIAL_LIMITS } from '../../../server/ports/limits.ts'
import { must } from '../../../shared/must.ts'
import type { AwarenessEntry } from '../../../shared/protocol/frames.ts'
import { awarenessFrame, readFrame } from '../../../shared/protocol/frames.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import type { FakePeer } from '../../support/fake-peer.ts'
import { fakePeer } from '../../support/fake-peer.ts'

/** Passes on at once, but where a test is about how often. */
const AT_ONCE = { presencesPerSecond: Number.POSITIVE_INFINITY, presenceBytes: 1024 }

function together(...peers: FakePeer[]) {
  return meeting(AT_ONCE, ...peers)
}

function meeting(limits: typeof AT_ONCE, ...peers: FakePeer[]) {
  const clock = fakeClock()
  const presence = new Presence(clock, limits)
  const join = (peer: FakePeer) => presence.join(peer)
  for (const peer of peers) join(peer)
  return {
    clock,
    presence,
    join,
    leave: (peer: FakePeer) => presence.leave(peer),
    say(peer: Peer, ...entries: { client: number; clock?: number; state: unknown }[]) {
      presence.receive(peer, update(entries))
    },
  }
}

function update(entries: readonly { client: number; clock?: number; state: unknown }[]): Uint8Array {
  const written = entries.map(({ client, clock = 1, state }): AwarenessEntry => {
    return { client, clock, state: typeof state === 'string' ? state : JSON.stringify(state) }
  })
  const frame = readFrame(awarenessFrame(written))
  return must(frame?.kind === 'awareness' ? frame.update : null, 'an awareness frame')
}

describe('presence', () => {
  it('[L9] passes on what a connection says of itself, with the true role and label, to all others', () => {
    const [a, b, c] = [fakePeer({ label: 'co-leads' }), fakePeer(), fakePeer({ role: 'observer' })]
    const { say } = together(a, b, c)
    say(a, { client: 7, state: { name: 'Ada', held: ['t_1'], role: 'owner', label: 'the boss' } })
    const seen = { name: 'Ada', held: ['t_1'], role: 'organizer', label: 'co-leads' }
    expect([b.presence().get(7), c.presence().get(7)]).toEqual([seen, seen])
    expect(a.frames).toEqual([])
  })

  it('[L9] a client id belongs to the connection that first spoke it, and each has one', () => {
    const [a, b, c] = [fakePeer(), fakePeer(), fakePeer()]
    const { say } = together(a, b, c)
    say(a, { client: 7, state: { name: 'Ada' } })
    say(b, { client: 7, state: { name: 'not Ada' } }, { client: 8, state: { name: 'Bob' } })
    say(b, { client: 7, clock: 99, state: null }, { client: 9, state: { name: 'two' } })
    expect(c.presence().get(7)).toMatchObject({ name: 'Ada' })
    expect([...c.presence().keys()].sort()).toEqual([7, 8])
  })

  it('[L9] a newer connection of the same grant takes over its id; an older or a foreign one does not', () => {
    const [silent, old, foreign, fresh, watcher] = [
      fakePeer({ grant: 'g_1' }),
      fakePeer({ grant: 'g_1' }),
      fakePeer({ grant: 'g_2' }),
      fakePeer({ grant: 'g_1' }),
      fakePeer(),
    ]
    const { say, leave } = together(silent, old, foreign, fresh, watcher)
    say(old, { client: 7, clock: 5, state: { tab: 'old' } })
    say(foreign, { client: 7, clock: 6, state: { tab: 'foreign' } })
    expect(watcher.presence().get(7)).toMatchObject({ tab: 'old' })
    say(fresh, { client: 7, clock: 5, state: { tab: 'fresh' } })
    say(old, { client: 7, clock: 9, state: { tab: 'old again' } })
    say(silent, { client: 7, clock: 9, state: { tab: 'older still' } })
    expect(watcher.presence().get(7)).toMatchObject({ tab: 'fresh' })
    leave(old)
    expect(watcher.presence().get(7)).toMatchObject({ tab: 'fresh' })
  })

  it('[L10] leaving is announced above every number before, and so is coming back with an old one', () => {
    const [a, b] = [fakePeer({ grant: 'g_1' }), fakePeer()]
    const { say, leave, join } = together(a, b)
    say(a, { client: 7, clock: 40, state: { name: 'Ada' } })
    leave(a)
    const back = fakePeer({ grant: 'g_1' })
    join(back)
    say(back, { client: 7, clock: 40, state: { name: 'Ada' } })
    expect(b.entries().map(({ state }) => JSON.parse(state)?.name ?? null)).toEqual(['Ada', null, 'Ada'])
    const clocks = b.entries().map(({ clock }) => clock)
    expect(clocks).toEqual([...new Set(clocks)].sort((x, y) => x - y))
  })

  it('[L10] no clock that somebody sends freezes anybody, itself included', () => {
    const [a, b] = [fakePeer(), fakePeer()]
    const { say, leave } = together(a, b)
    say(a, { client: 7, clock: Number.MAX_SAFE_INTEGER, state: { n: 1 } })
    say(a, { client: 7, clock: 3, state: { n: 2 } })
    leave(a)
    expect(b.entries().map(({ state }) => JSON.parse(state)?.n ?? null)).toEqual([1, 2, null])
    for (const { clock } of b.entries()) expect(clock).toBeLessThan(2 ** 42)
  })

  it('[L10] the numbers go on rising when the server was away', async () => {
    const [a, b] = [fakePeer(), fakePeer()]
    const first = together(a, b)
    for (let n = 0; n < 20; n++) first.say(a, { client: 7, state: { n } })
    const last = must(b.entries().at(-1), 'an entry').clock
    const second = together(a, b)
    await second.clock.advance(1000)
    second.say(a, { client: 7, state: { n: 'after' } })
    expect(must(b.entries().at(-1), 'an entry').clock).toBeGreaterThan(last)
  })

  it.each([
    ['no object', '[1]'],
    ['a number', '7'],
    ['no JSON', '{"a":'],
    ['over 1 kB', JSON.stringify({ a: 'ü'.repeat(600) })],
  ])('[L9] a state that is %s is not passed on', (_, state) => {
    const [a, b] = [fakePeer(), fakePeer()]
    const { say } = together(a, b)
    say(a, { client: 7, state }, { client: 8, state: { name: 'sound' } })
    expect([...b.presence().keys()]).toEqual([8])
  })

  it('[L9] bytes that are no presence are malformed', () => {
    const a = fakePeer()
    const { presence } = together(a)
    expect(() => presence.receive(a, new Uint8Array([2, 7, 1, 1, 123]))).toThrow('malformed')
    expect(() => presence.receive(a, new Uint8Array([0xff, 0xff, 0x7f]))).toThrow('malformed')
  })

  it('[L21] the first is passed on at once, then the newest of each in one frame every 100 ms', async () => {
    const [a, b, watcher] = [fakePeer(), fakePeer(), fakePeer()]
    const { say, clock } = meeting(INITIAL_LIMITS, a, b, watcher)
    say(a, { client: 7, state: { at: 0 } })
    expect(watcher.frames).toHaveLength(1)
    for (let at = 1; at < 5; at++) say(a, { client: 7, state: { at } })
    say(b, { client: 8, state: { at: 'b' } })
    expect(watcher.frames).toHaveLength(1)
    await clock.advance(100)
    expect(watcher.frames).toHaveLength(2)
    expect([watcher.presence().get(7), watcher.presence().get(8)]).toMatchObject([{ at: 4 }, { at: 'b' }])
    // Nobody hears itself: an older own state would come over a newer one.
    expect([...a.presence().keys()]).toEqual([8])
    expect([...b.presence().keys()]).toEqual([7])
    await clock.advance(1000)
    expect(watcher.frames).toHaveLength(2)
    say(b, { client: 8, state: { at: 'later' } })
    expect(watcher.frames).toHaveLength(3)
  })

  it('[L21] who leaves is gone at once, with everything that still waited', async () => {
    const [a, b, watcher] = [fakePeer(), fakePeer(), fakePeer()]
    const { say, leave, clock } = meeting(INITIAL_LIMITS, a, b, watcher)
    say(a, { client: 7, state: { at: 0 } })
    say(a, { client: 7, state: { at: 1 } })
    say(b, { client: 8, state: { at: 'b' } })
    leave(a)
    expect([watcher.presence().get(7), watcher.presence().get(8)]).toMatchObject([null, { at: 'b' }])
    await clock.advance(1000)
    expect(watcher.entries().filter(({ client }) => client === 7)).toHaveLength(2)
  })

  it('[L21] a goodbye that waits is passed on when its connection ends', async () => {
    const [a, watcher] = [fakePeer(), fakePeer()]
    const { say, leave } = meeting(INITIAL_LIMITS, a, watcher)
    say(a, { client: 7, state: { at: 0 } })
    say(a, { client: 7, state: null })
    leave(a)
    expect(watcher.presence().get(7)).toBe(null)
  })

  it('[L21] one frame serves all who have no part in it', async () => {
    const peers = Array.from({ length: 5 }, () => fakePeer({ role: 'observer' }))
    const a = fakePeer()
    const { say } = meeting(INITIAL_LIMITS, a, ...peers)
    say(a, { client: 7, state: { at: 0 } })
    for (const peer of peers) expect(peer.bytes[0]).toBe(peers[0]?.bytes[0])
  })

  it('[L11] shows who is here, but to nobody what may be its own former self', () => {
    const [self, other, reader] = [
      fakePeer({ grant: 'g_1' }),
      fakePeer({ grant: 'g_1' }),
      fakePeer({ role: 'observer' }),
    ]
    const { say, presence, join } = together(self, other, reader)
    say(self, { client: 7, state: { name: 'Ada', held: 't_1' } })
    say(other, { client: 8, state: { name: 'Bob' } })
    const back = fakePeer({ grant: 'g_1' })
    join(back)
    presence.show(back)
    expect([...back.presence().keys()]).toEqual([])
    say(back, { client: 7, state: { name: 'Ada' } })
    expect([...back.presence().keys()]).toEqual([8])
    presence.show(reader)
    expect(reader.presence().get(7)).not.toHaveProperty('held')
    expect([...reader.presence().keys()].sort()).toEqual([7, 8])
  })

  it('[L9] somebody who left, or never said anything, is not heard', () => {
    const [a, b] = [fakePeer(), fakePeer()]
    const { say, leave } = together(a, b)
    say(a, { client: 7, state: null })
    leave(a)
    say(a, { client: 7, state: { name: 'ghost' } })
    expect(b.frames).toEqual([])
  })
})

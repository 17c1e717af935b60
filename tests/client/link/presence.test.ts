import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitPresence, PERSON_COLORS, readPeer } from '../../../client/link/presence.ts'

const TOPIC = 't_0123456789abcdef'
const SLOT = 's_0123456789abcdef'

describe('the presence of others', () => {
  it('is read whole where it is of our form', () => {
    const held = { topics: [TOPIC], over: { slotId: SLOT, before: null } }
    const peer = readPeer(7, { name: 'Ann', color: 3, role: 'owner', held })
    expect(peer).toEqual({
      client: 7,
      name: 'Ann',
      color: 3,
      role: 'owner',
      held,
      at: null,
      chosen: [],
      caret: null,
    })
    const at = { shown: 'day', day: '2026-10-05', room: null, track: null, topic: TOPIC }
    const caret = { topic: TOPIC, field: 'abstract', anchor: 'AAECAw==', head: 'AAECAw==', isTyping: true }
    expect(readPeer(7, { name: 'Ann', at, chosen: [TOPIC, 'nothing'], caret })).toMatchObject({
      at,
      chosen: [TOPIC],
      caret,
    })
    expect(readPeer(7, { name: 'Ann', held: { topics: [TOPIC], over: null } })?.held).toEqual({
      topics: [TOPIC],
      over: null,
    })
    expect(readPeer(7, { name: 'Ann', held: { topics: [TOPIC] } })?.held).toEqual({ topics: [TOPIC] })
  })

  it('[M9] fits into what the server passes on, however much somebody holds, however long their name is', () => {
    const topics = Array.from({ length: 40 }, () => TOPIC as never)
    const over = { slotId: SLOT as never, before: TOPIC as never }
    const position = 'A'.repeat(40)
    const caret = {
      topic: TOPIC as never,
      field: 'abstract',
      anchor: position,
      head: position,
      isTyping: true,
    } as const
    const id = TOPIC as never
    const at = { shown: 'track', day: '2026-10-05', room: id, track: id, topic: id }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (name, holds) => {
        const held = holds ? { topics, over } : null
        const said = fitPresence({ name, color: 7, held, at, chosen: topics, caret })
        const bytes = Buffer.byteLength(JSON.stringify({ ...said, role: 'organizer', label: 'x'.repeat(40) }))
        expect(bytes).toBeLessThanOrEqual(1024)
        expect(readPeer(1, said)?.held?.topics.length ?? 0).toBe(holds ? 10 : 0)
        expect(readPeer(1, said)?.caret).toEqual(caret)
      }),
    )
  })

  it('never throws and never shows more than it may, whatever others say', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true }), fc.anything(), fc.anything(), (name, color, held) => {
        const peer = readPeer(1, { name, color, held, at: held, chosen: held, caret: held })
        expect(peer?.name.length).toBeGreaterThan(0)
        expect(peer?.name.length).toBeLessThanOrEqual(60)
        expect(peer?.color).toBeGreaterThanOrEqual(0)
        expect(peer?.color).toBeLessThan(PERSON_COLORS)
        expect(peer?.role).toBe('observer')
      }),
    )
    expect(readPeer(1, { name: 'x'.repeat(100) })?.name).toBe('x'.repeat(60))
    for (const state of [null, undefined, 3, 'Ann', [], [1]]) expect(readPeer(1, state)).toBeNull()
  })
})

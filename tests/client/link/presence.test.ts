import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PERSON_COLORS, readPeer } from '../../../client/link/presence.ts'

const TOPIC = 't_0123456789abcdef'
const SLOT = 's_0123456789abcdef'

describe('the presence of others', () => {
  it('is read whole where it is of our form', () => {
    const held = { topics: [TOPIC], over: { slotId: SLOT, before: null } }
    const peer = readPeer(7, { name: 'Ann', color: 3, role: 'owner', held })
    expect(peer).toEqual({ client: 7, name: 'Ann', color: 3, role: 'owner', held })
    expect(readPeer(7, { name: 'Ann', held: { topics: [TOPIC], over: null } })?.held).toEqual({
      topics: [TOPIC],
      over: null,
    })
    expect(readPeer(7, { name: 'Ann', held: { topics: [TOPIC] } })?.held).toEqual({ topics: [TOPIC] })
  })

  it('never throws and never shows more than it may, whatever others say', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true }), fc.anything(), fc.anything(), (name, color, held) => {
        const peer = readPeer(1, { name, color, held })
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

import { describe, expect, it } from 'vitest'
import { type IdKind, mintId, parseId, randomText } from '../../shared/ids.ts'
import { dice } from '../support/dice.ts'

const KINDS: readonly IdKind[] = ['board', 'room', 'track', 'person', 'slot', 'topic', 'grant', 'material']

describe('ids', () => {
  it('[M6] are parsed by their kind alone, and nothing else is an id', () => {
    const { bytes } = dice(1)
    for (const kind of KINDS) {
      const id = mintId(kind, bytes)
      expect(KINDS.filter((other) => parseId(other, id) === id)).toEqual([kind])
      for (const wrong of [
        id.slice(1),
        `${id}x`,
        id.toUpperCase(),
        ` ${id}`,
        `${id}\n`,
        null,
        5,
        {},
        [id],
        '__proto__',
      ]) {
        expect(parseId(kind, wrong)).toBeNull()
      }
    }
  })

  it('are never the same twice, and use every sign alike', () => {
    const { bytes } = dice(2)
    const ids = Array.from({ length: 2_000 }, () => mintId('topic', bytes))
    expect(new Set(ids).size).toBe(2_000)
    const counts = new Map<string, number>()
    for (const sign of randomText(bytes, 36_000)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
    expect(counts.size).toBe(36)
    for (const [sign, count] of counts) expect(Math.abs(count - 1_000), sign).toBeLessThan(180)
  })

  it('leave out bytes that would favour some signs', () => {
    const thrown = [255, 252, 253, 0, 1, 35, 251]
    expect(randomText((length) => Uint8Array.from({ length }, () => thrown.shift() ?? 0), 4)).toBe('01zz')
  })
})

import { describe, expect, it } from 'vitest'
import type { FullnessParts } from '../../../server/live/fullness.ts'
import { Fullness } from '../../../server/live/fullness.ts'
import { shapeOf } from '../../../server/live/shape.ts'
import { INITIAL_LIMITS } from '../../../server/ports/limits.ts'
import { mintId } from '../../../shared/ids.ts'
import { dice } from '../../support/dice.ts'

const LIMIT = INITIAL_LIMITS.boardBytes
const NONE = new Set<string>()
const brings = (bytes: number, ...made: string[]) => ({ bytes, made, onlyDeletes: false })

function scene(parts: Partial<FullnessParts> & { real?: number } = {}) {
  let measured = 0
  const fullness = new Fullness({
    limits: INITIAL_LIMITS,
    shape: shapeOf(mintId('board', dice(1).bytes)),
    stored: 0,
    measure() {
      measured++
      return parts.real ?? fullness.bytes
    },
    ...parts,
  })
  return { fullness, measured: () => measured }
}

describe('a board’s bounds', () => {
  it('[L27] the last byte fits, the next does not', () => {
    const { fullness } = scene({ stored: LIMIT - 100_000 })
    expect(fullness.brokenBy(brings(100_000), NONE)).toBeNull()
    expect(fullness.brokenBy(brings(100_001), NONE)).toBe('boardBytes')
  })

  it('[L27] a full one takes what is small, up to a quarter more, and whatever only deletes', () => {
    const { fullness } = scene({ stored: LIMIT })
    expect(fullness.brokenBy(brings(4097), NONE)).toBe('boardBytes')
    expect(fullness.brokenBy(brings(4096), NONE)).toBeNull()
    fullness.grew(LIMIT / 4)
    expect(fullness.brokenBy(brings(1), NONE)).toBe('boardBytes')
    expect(fullness.brokenBy({ ...brings(1), onlyDeletes: true }, NONE)).toBeNull()
  })

  it('[L27] is measured before anything is refused, and not again before it has grown', () => {
    const { fullness, measured } = scene({ stored: 2 * LIMIT, real: 1_000 })
    expect(fullness.brokenBy(brings(100_000), NONE)).toBeNull()
    expect([fullness.bytes, measured()]).toEqual([101_000, 1])
    const full = scene({ stored: 2 * LIMIT, real: 2 * LIMIT })
    for (let n = 0; n < 10; n++) expect(full.fullness.brokenBy(brings(100_000), NONE)).toBe('boardBytes')
    expect(full.measured()).toBe(1)
    full.fullness.grew(20)
    full.fullness.brokenBy(brings(100_000), NONE)
    expect(full.measured()).toBe(2)
  })

  it('[L27] topic number 2,000 is taken, number 2,001 is not, and the same topic again counts once', () => {
    const topics = new Set(Array.from({ length: INITIAL_LIMITS.topics - 1 }, (_, n) => `t${n}`))
    const { fullness } = scene()
    expect(fullness.brokenBy(brings(50, 'a', 'b'), topics)).toBe('topics')
    expect(fullness.brokenBy(brings(50, 'a', 'a', 't1'), topics)).toBeNull()
    expect(fullness.brokenBy(brings(50, 'b'), topics)).toBe('topics') // 'a' is on its way
    topics.add('a').add('over')
    fullness.applied()
    expect(fullness.brokenBy(brings(50, 'a'), topics)).toBeNull()
    expect(fullness.brokenBy(brings(50, 'c'), topics)).toBe('topics')
  })
})

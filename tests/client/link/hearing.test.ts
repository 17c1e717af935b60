import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hearing } from '../../../client/link/hearing.ts'
import { AFTER_WAKING, FIRST_COPY, LOOK_EVERY, lookAt, OPENING } from '../../../client/link/hearing.ts'

const NEVER = Number.NEGATIVE_INFINITY
const standing: Hearing = {
  phase: 'standing',
  begunAt: 0,
  heardAt: 0,
  askedAt: NEVER,
  wokeAt: NEVER,
  sleptUntil: NEVER,
}

/** Looks every half second, first at `offset`; returns when it asked, and when it gave up. */
function watch(from: Hearing, offset: number, until: number, answers: (askedAt: number) => number | null = () => null) {
  let hearing = from
  const asked: number[] = []
  let answerAt: number | null = null
  for (let now = offset; now <= until; now += LOOK_EVERY) {
    if (answerAt !== null && now >= answerAt) {
      hearing = { ...hearing, heardAt: answerAt }
      answerAt = null
    }
    const move = lookAt(hearing, now)
    if (move === 'give-up') return { asked, gaveUpAt: now }
    if (move === 'ask') {
      asked.push(now)
      hearing = { ...hearing, askedAt: now }
      answerAt = answers(now)
    }
  }
  return { asked, gaveUpAt: null }
}

describe('a line on which nothing is heard', () => {
  it('[W6] is asked and given up within 12 s, whenever one looks', () => {
    fc.assert(
      fc.property(fc.nat({ max: LOOK_EVERY - 1 }), (offset) => {
        const { asked, gaveUpAt } = watch(standing, offset, 60_000)
        expect(asked).toHaveLength(1)
        expect(gaveUpAt).toBeLessThan(12_000)
        expect(gaveUpAt).toBeGreaterThanOrEqual(11_000)
      }),
    )
  })

  it('[W6] stands as long as it answers, and is asked no more than once in 6 s', () => {
    const { asked, gaveUpAt } = watch(standing, 0, 600_000, (askedAt) => askedAt + 3_000)
    expect(gaveUpAt).toBeNull()
    expect(asked.length).toBeLessThanOrEqual(600_000 / 6_000)
    expect(asked.length).toBeGreaterThan(50)
  })

  it('[W6] stands while the server says something every 10 s, however late it answers', () => {
    const busy = (now: number) => ({ ...standing, heardAt: Math.floor(now / 10_000) * 10_000 })
    for (let now = 0; now < 100_000; now += LOOK_EVERY) expect(lookAt(busy(now), now)).not.toBe('give-up')
  })

  it('[W6] is asked at once by who comes back, and has less time to answer', () => {
    const woken: Hearing = { ...standing, heardAt: 1_000, wokeAt: 3_000 }
    const { asked, gaveUpAt } = watch(woken, 3_000, 60_000)
    expect(asked[0]).toBe(3_000)
    expect(gaveUpAt).toBe(3_000 + AFTER_WAKING)
    expect(watch(woken, 3_000, 60_000, (askedAt) => askedAt + 2_000).gaveUpAt).toBeNull()
  })

  it('[W6] is not held to the time in which the machine slept', () => {
    const slept: Hearing = { ...standing, sleptUntil: 3_600_000, wokeAt: 3_600_000 }
    expect(lookAt(slept, 3_600_000)).toBe('ask')
    expect(watch(slept, 3_600_000, 3_700_000).gaveUpAt).toBe(3_600_000 + AFTER_WAKING)
  })

  it('[W6] has its own time to open, and for the first copy of the board', () => {
    const opening: Hearing = { ...standing, phase: 'opening' }
    expect([OPENING - 1, OPENING].map((now) => lookAt(opening, now))).toEqual(['wait', 'give-up'])
    const first: Hearing = { ...standing, phase: 'first-copy' }
    expect([FIRST_COPY - 1, FIRST_COPY].map((now) => lookAt(first, now))).toEqual(['wait', 'give-up'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Act, Agreement, Happening } from '../../../client/link/agreement.ts'
import { CHECK_AGAIN, CHECK_EVERY, FIRST_CHECK, nextAgreement } from '../../../client/link/agreement.ts'
import type { Verdict } from '../../../shared/protocol/frames.ts'

/** Runs the time, all calm, each check answered at once by the next verdict; says when what was done. */
function run(verdicts: readonly (Verdict | 'moved')[], until: number): { at: number; act: Act }[] {
  let agreement: Agreement = { is: 'off' }
  const acts: { at: number; act: Act }[] = []
  const left = [...verdicts]
  const happened = (happening: Happening, now: number) => {
    const [next, act] = nextAgreement(agreement, happening, now)
    agreement = next
    if (act) acts.push({ at: now, act })
    return act
  }
  happened({ type: 'synced' }, 0)
  for (let now = 0; now <= until; now += 1_000) {
    if (happened({ type: 'time', isCalm: true }, now) !== 'ask') continue
    const verdict = left.shift()
    if (verdict === undefined) continue
    const isStill = verdict !== 'moved'
    happened({ type: 'verdict', verdict: verdict === 'moved' ? 'differs' : verdict, isStill, chance: 0.5 }, now)
  }
  return acts
}

describe('whether a page shows what the server has', () => {
  it('[W9] is asked a few seconds after a sync, and then about once a minute', () => {
    expect(run(['same', 'same', 'same'], 2 * CHECK_EVERY)).toEqual(
      [FIRST_CHECK, FIRST_CHECK + CHECK_EVERY].map((at) => ({ at, act: 'ask' })),
    )
  })

  it('[W9] a difference is believed when it is heard twice', () => {
    expect(run(['differs', 'differs'], 20_000)).toEqual([
      { at: FIRST_CHECK, act: 'ask' },
      { at: FIRST_CHECK + CHECK_AGAIN, act: 'ask' },
      { at: FIRST_CHECK + CHECK_AGAIN, act: 'heal' },
    ])
    expect(run(['differs', 'same', 'differs', 'same'], 200_000).map(({ act }) => act)).not.toContain('heal')
  })

  it('[W9] an answer that a change has met on the way says nothing', () => {
    expect(run(['moved', 'moved', 'moved', 'moved', 'same'], 60_000).map(({ act }) => act)).not.toContain('heal')
  })

  it('[W9] what is lacking is asked for, before the copy is called damaged', () => {
    expect(run(['heard', 'heard', 'same'], 30_000).map(({ act }) => act)).toEqual(['ask', 'ask', 'resync', 'ask'])
    expect(run(['heard', 'heard', 'heard', 'heard'], 30_000).at(-1)?.act).toBe('heal')
  })

  it('[W9] is not asked without a line, nor while things change, and an answer that never comes is not waited for', () => {
    const off: Agreement = { is: 'off' }
    expect(nextAgreement(off, { type: 'time', isCalm: true }, 1e9)).toEqual([off, null])
    const due: Agreement = { is: 'due', at: 0, differs: 0, apart: 0 }
    expect(nextAgreement(due, { type: 'time', isCalm: false }, 1e9)).toEqual([due, null])
    expect(nextAgreement(due, { type: 'lost' }, 1e9)).toEqual([off, null])
    const asked: Agreement = { is: 'asked', at: 0, differs: 1, apart: 0 }
    expect(nextAgreement(asked, { type: 'time', isCalm: true }, 1e6)).toEqual([{ ...asked, is: 'due', at: 1e6 }, null])
    expect(nextAgreement(due, { type: 'verdict', verdict: 'differs', isStill: true, chance: 0 }, 5)).toEqual([
      due,
      null,
    ])
  })

  it('[W9] is never healed without two differences in a row, or four times apart', () => {
    const verdict = fc.constantFrom<Verdict | 'moved'>('same', 'differs', 'heard', 'moved')
    fc.assert(
      fc.property(fc.array(verdict, { maxLength: 12 }), (verdicts) => {
        const counted = verdicts.filter((one) => one !== 'moved').join()
        const isDamaged = /differs,differs|heard,heard,heard,heard/.test(counted)
        expect(run(verdicts, 2_000_000).some(({ act }) => act === 'heal')).toBe(isDamaged)
      }),
    )
  })
})

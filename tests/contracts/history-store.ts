/** What every history store must do. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeptMoment, StoredStep } from '../../server/ports/history-store.ts'
import type { Stores } from '../../server/ports/stores.ts'
import { mintId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { bytes, text } from '../support/bytes.ts'
import { dice } from '../support/dice.ts'

const MINUTE = 60_000

export function historyStoreContract(open: () => Promise<Stores>): void {
  describe('history store', () => {
    let stores: Stores
    const { bytes: random } = dice(12)
    const [board, other] = [mintId('board', random), mintId('board', random)]
    beforeEach(async () => {
      stores = await open()
      for (const id of [board, other]) await stores.boards.create(id, bytes('1'))
    })
    afterEach(() => stores.close())

    /** Each a minute after the one before. */
    const stepsOf = (first: number, last: number, says = 'step'): StoredStep[] =>
      Array.from({ length: last - first + 1 }, (_, n) => ({
        step: first + n,
        at: (first + n) * MINUTE,
        isMark: false,
        bytes: bytes(`${says} ${first + n}`),
      }))
    const append = (steps: StoredStep[], keyframes: number[] = []) =>
      stores.boards.append(board, [bytes('u')], {
        steps,
        keyframes: keyframes.map((step) => ({ step, at: step * MINUTE, bytes: bytes(`all ${step}`) })),
      })
    const said = async (after = 0) =>
      (await stores.history.stepsAfter(board, after, 100)).map(({ bytes }) => text(bytes))
    const kept = (id: string, facts: Partial<KeptMoment> = {}): KeptMoment => ({
      id,
      kind: 'moment',
      step: 1,
      at: MINUTE,
      name: `named ${id}`,
      by: 'Ann',
      ...facts,
    })

    it('[S31] steps are stored with updates or not at all, and are the board’s own', async () => {
      await append(stepsOf(1, 2), [0])
      await expect(
        stores.boards.append(mintId('board', random), [bytes('u')], { steps: stepsOf(1, 1), keyframes: [] }),
      ).rejects.toThrow()
      expect(await said()).toEqual(['step 1', 'step 2'])
      expect(await stores.history.stepsAfter(other, 0, 10)).toEqual([])
      expect((await stores.boards.load(board))?.history).toEqual({ step: 2, keyframe: { step: 0, at: 0 } })
      expect((await stores.boards.load(other))?.history).toEqual({ step: 0, keyframe: null })
    })

    it('[S31] a step that goes on takes the place of what it was', async () => {
      await append(stepsOf(1, 2))
      await append(stepsOf(2, 3, 'later'))
      expect(await said()).toEqual(['step 1', 'later 2', 'later 3'])
    })

    it('[S31] reads in both directions, so many at once', async () => {
      await append(stepsOf(1, 9))
      const numbers = (steps: StoredStep[]) => steps.map(({ step }) => step)
      expect(numbers(await stores.history.stepsAfter(board, 3, 2))).toEqual([4, 5])
      expect(numbers(await stores.history.stepsBefore(board, 3, 5))).toEqual([2, 1])
    })

    it('[S31] finds the keyframe at or before a step', async () => {
      await append(stepsOf(1, 9), [0, 5])
      const found = async (step: number) => (await stores.history.keyframe(board, step))?.step
      expect([await found(4), await found(5), await found(9)]).toEqual([0, 5, 5])
      expect(await stores.history.keyframe(other, 9)).toBeNull()
    })

    it('[S32] moments: the last step of each stretch in which there was any, and those that are marked', async () => {
      await append([...stepsOf(1, 6), { step: 7, at: 7 * MINUTE, isMark: true, bytes: bytes('!') }, ...stepsOf(8, 12)])
      await append(stepsOf(45, 45))
      const moments = await stores.history.moments(board, 10 * MINUTE)
      expect(moments.map(({ step, isMark }) => [step, isMark])).toEqual([
        [7, true],
        [9, false],
        [12, false],
        [45, false],
      ])
    })

    it('[S32] knows the step at a time', async () => {
      await append(stepsOf(1, 3))
      const at = (minutes: number) => stores.history.stepAt(board, minutes * MINUTE)
      expect([await at(0), await at(2), await at(2.5), await at(9)]).toEqual([0, 2, 2, 3])
    })

    it('[S32] keeps moments by name, so many of a board, until they are forgotten', async () => {
      const { history } = stores
      expect(await history.keep(board, kept('a'), bytes('A'), 2)).toBe(true)
      expect(await history.keep(board, kept('b', { kind: 'alternative', at: 2 * MINUTE }), bytes('B'), 2)).toBe(true)
      expect(await history.keep(board, kept('c'), bytes('C'), 2)).toBe(false)
      expect(await history.kept(board)).toEqual([kept('a'), kept('b', { kind: 'alternative', at: 2 * MINUTE })])
      expect(text(must(await history.keptBytes(board, 'b'), 'bytes'))).toBe('B')
      expect(await history.keptBytes(other, 'b')).toBeNull()
      expect([await history.forget(other, 'a'), await history.forget(board, 'a')]).toEqual([false, true])
      expect((await history.kept(board)).map(({ id }) => id)).toEqual(['b'])
    })

    it('[S33] drops what is too old up to a keyframe, and keeps alternatives and numbers', async () => {
      await append(stepsOf(1, 9), [0, 3, 6])
      for (const moment of [kept('old'), kept('plan', { kind: 'alternative' }), kept('new', { at: 8 * MINUTE })])
        await stores.history.keep(board, moment, bytes(moment.id), 10)
      await stores.history.prune(board, 5 * MINUTE)
      expect(await said()).toEqual(['step 4', 'step 5', 'step 6', 'step 7', 'step 8', 'step 9'])
      expect((await stores.history.keyframe(board, 4))?.step).toBe(3)
      expect(await stores.history.keyframe(board, 2)).toBeNull()
      expect((await stores.history.kept(board)).map(({ id }) => id)).toEqual(['plan', 'new'])
      await append([], [9])
      await stores.history.prune(board, 100 * MINUTE)
      expect([await said(), (await stores.boards.load(board))?.history.step]).toEqual([[], 9])
    })
  })
}

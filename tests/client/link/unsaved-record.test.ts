import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { unsavedAccount } from '../../../client/link/unsaved-account.ts'
import { epochsWithRecords, findRecord, forgetRecords } from '../../../client/link/unsaved-record.ts'
import type { Touched } from '../../../shared/board/touched.ts'
import { NOTHING_TOUCHED } from '../../../shared/board/touched.ts'

/** The browser's store, in memory. */
class FakeStorage {
  readonly #kept = new Map<string, string>()
  get length(): number {
    return this.#kept.size
  }
  key = (at: number) => [...this.#kept.keys()][at] ?? null
  getItem = (key: string) => this.#kept.get(key) ?? null
  setItem = (key: string, value: string) => void this.#kept.set(key, value)
  removeItem = (key: string) => void this.#kept.delete(key)
}

const FIRST = { id: 'b_1', epoch: 1 }
const touch = (key: string): Touched => ({ 'topics/t_1': { whole: null, keys: [key], texts: {} } })
const open = (facts = FIRST, hasCopy = true) => unsavedAccount(facts, hasCopy, () => undefined)
const change = (account: ReturnType<typeof open>, key: string, frame: number | null = null) =>
  account.happened({ type: 'changed', frame, touched: touch(key) })

beforeEach(() => vi.stubGlobal('localStorage', new FakeStorage()))
afterEach(() => vi.unstubAllGlobals())

describe('the record of what is not durable', () => {
  it('[W8] is taken over by the next page, with what was touched, and is gone when all is durable', () => {
    const crashed = open()
    change(crashed, 'title')
    change(crashed, 'minutes')
    const next = open()
    expect([next.count(), next.touched()['topics/t_1']?.keys]).toEqual([2, ['title', 'minutes']])
    expect(open(FIRST, false).count(), 'not by one without the copy').toBe(0)
    expect(open({ id: 'b_1', epoch: 10 }).count(), 'nor on another life of the board').toBe(0)
    next.happened({ type: 'caught-up', frame: 1 })
    next.happened({ type: 'saved', count: 1 })
    expect([next.count(), next.touched()]).toEqual([0, NOTHING_TOUCHED])
    expect(findRecord('b_1', 1)).toEqual({ count: 0, touched: NOTHING_TOUCHED })
  })

  it('[W8] of each page stands for itself', () => {
    const [one, two] = [open(), open()]
    change(one, 'title')
    change(two, 'minutes', 1)
    two.happened({ type: 'saved', count: 1 })
    expect([one.count(), two.count(), findRecord('b_1', 1).count]).toEqual([1, 0, 1])
    expect(open().count()).toBe(1)
    change(one, 'kind')
    expect(findRecord('b_1', 1).count, 'a page that still lives writes its own again').toBe(3)
  })

  it('[M12] names of what is left only what is not durable', () => {
    const account = open()
    change(account, 'title', 1)
    change(account, 'minutes', 2)
    account.happened({ type: 'saved', count: 1 })
    expect(account.touched()).toEqual(touch('minutes'))
    expect(findRecord('b_1', 1)).toEqual({ count: 1, touched: touch('minutes') })
    account.forget()
    expect([account.count(), epochsWithRecords('b_1')]).toEqual([0, []])
  })

  it('[M12] is found for every life of the board, also the number alone that earlier pages wrote', () => {
    change(open({ id: 'b_1', epoch: 3 }), 'title')
    change(open({ id: 'b_2', epoch: 4 }), 'title')
    localStorage.setItem('plumbline.unsaved.b_1.2', '5')
    localStorage.setItem('plumbline.unsaved.b_1.9.x', '{"count":"many"}')
    localStorage.setItem('plumbline.unsaved.b_1.8.x', '{{')
    expect(epochsWithRecords('b_1').sort()).toEqual([2, 3])
    expect(findRecord('b_1', 2)).toEqual({ count: 5, touched: NOTHING_TOUCHED })
    forgetRecords('b_1', 2)
    expect(epochsWithRecords('b_1')).toEqual([3])
  })
})

/** What every board store must do. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BoardStore } from '../../server/ports/board-store.ts'
import type { Stores } from '../../server/ports/stores.ts'
import type { BoardId } from '../../shared/ids.ts'
import { mintId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { bytes, text } from '../support/bytes.ts'
import { dice } from '../support/dice.ts'

export function boardStoreContract(open: () => Promise<Stores>): void {
  describe('board store', () => {
    let stores: Stores
    let store: BoardStore
    const { bytes: random } = dice(11)
    const board = mintId('board', random)
    beforeEach(async () => {
      stores = await open()
      store = stores.boards
    })
    afterEach(() => stores.close())

    const stored = async (id: BoardId = board) => {
      const { snapshot, updates, seq, epoch } = must(await store.load(id), 'a board')
      return { snapshot: snapshot && text(snapshot), updates: updates.map(text), seq, epoch }
    }

    it('[S6] a board is made once, with its first update; an unknown one is null', async () => {
      expect(await store.load(board)).toBeNull()
      await store.create(board, bytes('first'))
      expect(await stored()).toEqual({ snapshot: null, updates: ['first'], seq: 1, epoch: 1 })
      await expect(store.create(board, bytes('again'))).rejects.toThrow()
      expect(await stored()).toEqual({ snapshot: null, updates: ['first'], seq: 1, epoch: 1 })
    })

    it('[S4] numbers updates without a gap, board by board, also when asked all at once', async () => {
      const other = mintId('board', random)
      await Promise.all([store.create(board, bytes('a')), store.create(other, bytes('b'))])
      const numbers = await Promise.all([
        store.append(board, [bytes('2'), bytes('3')]),
        store.append(other, [bytes('x')]),
        store.append(board, [bytes('4')]),
        store.append(board, [bytes('5'), bytes('6'), bytes('7')]),
      ])
      expect(numbers).toEqual([3, 2, 4, 7])
      expect((await stored()).updates).toEqual(['a', '2', '3', '4', '5', '6', '7'])
      expect(await stored(other)).toMatchObject({ updates: ['b', 'x'], seq: 2 })
    })

    it('[S3] a failing operation fails alone, in the middle of others', async () => {
      await store.create(board, bytes('a'))
      const unknown = mintId('board', random)
      const all = await Promise.allSettled([
        store.append(board, [bytes('b')]),
        store.append(unknown, [bytes('lost')]),
        store.create(board, bytes('twice')),
        store.append(board, [bytes('c')]),
      ])
      expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
      expect(await stored()).toMatchObject({ updates: ['a', 'b', 'c'], seq: 3 })
    })

    it('[S7] compacting replaces what a snapshot holds and keeps what came later', async () => {
      await store.create(board, bytes('1'))
      await store.append(board, [bytes('2'), bytes('3'), bytes('4')])
      await store.compact(board, bytes('1-3'), 3)
      expect(await stored()).toEqual({ snapshot: '1-3', updates: ['4'], seq: 4, epoch: 1 })
      expect(await store.append(board, [bytes('5')])).toBe(5)
      await store.compact(board, bytes('1-5'), 5)
      expect(await stored()).toEqual({ snapshot: '1-5', updates: [], seq: 5, epoch: 1 })
    })

    it('[S7] an older snapshot than stored changes nothing; one from the future is refused', async () => {
      await store.create(board, bytes('1'))
      await store.append(board, [bytes('2'), bytes('3')])
      await store.compact(board, bytes('1-3'), 3)
      await store.compact(board, bytes('1-2'), 2)
      expect(await stored()).toMatchObject({ snapshot: '1-3', updates: [] })
      await expect(store.compact(board, bytes('?'), 4)).rejects.toThrow()
      await expect(store.compact(mintId('board', random), bytes('?'), 1)).rejects.toThrow()
    })

    it('[S19] a new epoch replaces the whole history by one update, under the next number', async () => {
      const other = mintId('board', random)
      await store.create(board, bytes('1'))
      await store.create(other, bytes('a'))
      await store.append(board, [bytes('2'), bytes('3')])
      await store.compact(board, bytes('1-2'), 2)
      expect(await store.renew(board, bytes('new'))).toBe(2)
      expect(await stored()).toEqual({ snapshot: null, updates: ['new'], seq: 4, epoch: 2 })
      await expect(store.append(board, [bytes('of before')], undefined, 1)).rejects.toThrow('epoch 1')
      expect(await store.append(board, [bytes('5')], undefined, 2)).toBe(5)
      await store.compact(board, bytes('new-5'), 5)
      expect(await stored()).toEqual({ snapshot: 'new-5', updates: [], seq: 5, epoch: 2 })
      expect(await stored(other)).toMatchObject({ updates: ['a'], epoch: 1 })
      await expect(store.renew(mintId('board', random), bytes('?'))).rejects.toThrow()
    })

    it('[S43] says what came after a number, from the snapshot where that was compacted, and where boards stand', async () => {
      const [other, unknown] = [mintId('board', random), mintId('board', random)]
      const since = async (after: number) => (await store.since(board, after))?.updates.map(text)
      expect(await store.since(board, 0)).toBeNull()
      await store.create(board, bytes('1'))
      await store.create(other, bytes('a'))
      await store.append(board, [bytes('2'), bytes('3'), bytes('4')])
      expect([await since(0), await since(2), await since(4)]).toEqual([['1', '2', '3', '4'], ['3', '4'], []])
      await store.compact(board, bytes('1-3'), 3)
      expect([await since(0), await since(2), await since(3)]).toEqual([['1-3', '4'], ['1-3', '4'], ['4']])
      await store.renew(board, bytes('new'))
      expect(await store.since(board, 4)).toMatchObject({ epoch: 2, seq: 5 })
      expect(await since(4)).toEqual(['new'])
      expect(await store.heads([board, unknown, other])).toEqual(
        new Map([
          [board, { epoch: 2, seq: 5 }],
          [other, { epoch: 1, seq: 1 }],
        ]),
      )
      expect(await store.heads([])).toEqual(new Map())
    })

    it('[S8] keeps bytes as they were given, whatever lies around them in memory', async () => {
      const around = bytes('before|inside|after')
      await store.create(board, around.subarray(7, 13))
      around.fill(0)
      expect((await stored()).updates).toEqual(['inside'])
    })
  })
}

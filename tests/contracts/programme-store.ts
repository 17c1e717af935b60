/** What every programme store must do. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProgrammeStore, PublicState } from '../../server/ports/programme-store.ts'
import type { Stores } from '../../server/ports/stores.ts'
import { type CalendarRecord, EMPTY_RECORD } from '../../shared/exports/calendar-record.ts'
import { mintId } from '../../shared/ids.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { PROGRAMME_VERSION } from '../../shared/programme/programme.ts'
import { bytes } from '../support/bytes.ts'
import { dice } from '../support/dice.ts'

const programmeNumbered = (sequence: number): Programme => ({
  version: PROGRAMME_VERSION,
  sequence,
  edition: null,
  board: { title: 'T “ü”', timeZone: 'UTC', firstDay: '2026-10-05', lastDay: '2026-10-05', url: '', description: '' },
  rooms: [{ id: 'r', name: 'Aula' }],
  tracks: [],
  people: [],
  slots: [],
  topics: [],
})

const recordOf = (next: number): CalendarRecord => ({ ...EMPTY_RECORD, next })

export function programmeStoreContract(open: () => Promise<Stores>): void {
  describe('programme store', () => {
    let stores: Stores
    let store: ProgrammeStore
    const { bytes: random } = dice(12)
    const board = mintId('board', random)
    beforeEach(async () => {
      stores = await open()
      store = stores.programmes
    })
    afterEach(() => stores.close())

    it('[S9] starts hidden, once for a board and once for a slug', async () => {
      expect([await store.bySlug('lpc'), await store.byBoard(board)]).toEqual([null, null])
      await store.create(board, 'lpc')
      expect(await store.byBoard(board)).toEqual({
        board,
        slug: 'lpc',
        mode: 'hidden',
        programme: null,
        record: EMPTY_RECORD,
        derivedFrom: 0,
        saves: 0,
        embedOrigins: [],
      })
      expect(await store.bySlug('lpc')).toEqual({ mode: 'hidden' })
      await expect(store.create(board, 'other')).rejects.toThrow()
      await expect(store.create(mintId('board', random), 'lpc')).rejects.toThrow()
      expect(await store.bySlug('other')).toBeNull()
    })

    it('[S10] a hidden board says nothing of the programme that it keeps', async () => {
      await store.create(board, 'lpc')
      await store.save(board, { mode: 'live', programme: programmeNumbered(3), record: recordOf(3), derivedFrom: 7 })
      expect(await store.bySlug('lpc')).toEqual({ mode: 'live', programme: programmeNumbered(3), record: recordOf(3) })
      await store.save(board, { mode: 'hidden', programme: programmeNumbered(3), record: recordOf(3), derivedFrom: 7 })
      expect(await store.bySlug('lpc')).toEqual({ mode: 'hidden' })
      expect(await store.byBoard(board)).toMatchObject({
        programme: programmeNumbered(3),
        record: recordOf(3),
        derivedFrom: 7,
      })
    })

    it('[S11] watchers hear each state in order, of their slug alone, after it is durable, until released', async () => {
      const other = mintId('board', random)
      await Promise.all([store.create(board, 'lpc'), store.create(other, 'other')])
      const heard: PublicState[] = []
      const release = store.watch('lpc', (state) => heard.push(state))
      const saved = [1, 2].map((n) =>
        store.save(board, { mode: 'live', programme: programmeNumbered(n), record: recordOf(n), derivedFrom: n }),
      )
      expect(heard).toEqual([])
      await Promise.all([
        ...saved,
        store.save(other, { mode: 'live', programme: programmeNumbered(9), record: recordOf(9), derivedFrom: 1 }),
      ])
      await store.save(board, { mode: 'hidden', programme: programmeNumbered(2), record: recordOf(2), derivedFrom: 2 })
      release()
      await store.save(board, { mode: 'live', programme: programmeNumbered(3), record: recordOf(3), derivedFrom: 3 })
      expect(heard).toEqual([
        { mode: 'live', programme: programmeNumbered(1), record: recordOf(1) },
        { mode: 'live', programme: programmeNumbered(2), record: recordOf(2) },
        { mode: 'hidden' },
      ])
    })

    it('[S44] who saves on top of what is not stored any more has been overtaken, and changes nothing', async () => {
      await store.create(board, 'lpc')
      const change = (n: number) =>
        ({ mode: 'live', programme: programmeNumbered(n), record: recordOf(n), derivedFrom: n }) as const
      const heard: PublicState[] = []
      const release = store.watch('lpc', (state) => heard.push(state))
      const both = [store.save(board, change(1), 0), store.save(board, change(2), 0)]
      expect((await Promise.all(both)).toSorted()).toEqual([false, true])
      const programme = { ...programmeNumbered(3), edition: 1 }
      const edition = { number: 1, at: 1, note: '', changes: [], about: [], programme }
      const editions = { mode: 'editions', programme, record: recordOf(3), derivedFrom: 3 } as const
      expect(await store.publish(board, edition, editions, null, 0)).toBe(false)
      expect([await store.editions(board), heard.length]).toEqual([[], 1])
      expect(await store.publish(board, edition, editions, null, 1)).toBe(true)
      expect(await store.save(board, change(4))).toBe(true)
      expect(await store.byBoard(board)).toMatchObject({ saves: 3, derivedFrom: 4 })
      expect(await store.saves(['lpc', 'unknown'])).toEqual(new Map([['lpc', 3]]))
      release()
    })

    it('[S60] keeps whose pages may frame a programme through everything that becomes of it, told also while it is hidden', async () => {
      await store.create(board, 'lpc')
      expect([await store.embedOrigins('lpc'), await store.embedOrigins('other')]).toEqual([[], null])
      await store.setEmbedOrigins(board, ['https://lpc.example', 'http://localhost:3000'])
      expect(await store.embedOrigins('lpc')).toEqual(['https://lpc.example', 'http://localhost:3000'])
      const change = { programme: programmeNumbered(1), record: recordOf(1), derivedFrom: 1 }
      await store.save(board, { ...change, mode: 'live' })
      await store.save(board, { ...change, mode: 'hidden' })
      expect((await store.byBoard(board))?.embedOrigins).toEqual(['https://lpc.example', 'http://localhost:3000'])
      await store.setEmbedOrigins(board, [])
      expect(await store.embedOrigins('lpc')).toEqual([])
      await expect(store.setEmbedOrigins(mintId('board', random), [])).rejects.toThrow()
    })

    it('[S12] saving for a board without a publication is refused', async () => {
      const change = { mode: 'live', programme: programmeNumbered(1), record: recordOf(1), derivedFrom: 1 } as const
      await expect(store.save(board, change)).rejects.toThrow()
    })

    it('[S30] keeps editions with their programmes, the newest first, and makes each public in the same breath', async () => {
      await store.create(board, 'lpc')
      const publish = (number: number, withdrawsAfter: number | null = null) => {
        const programme = { ...programmeNumbered(number), edition: number }
        const [note, changes, about] = [`Note “${number}”`, [`“ü” ${number}.`], [`t_${number}`]]
        const edition = { number, at: 1_000 + number, note, changes, about, programme }
        const change = { mode: 'editions', programme, record: recordOf(number), derivedFrom: number } as const
        return store.publish(board, edition, change, withdrawsAfter)
      }
      const facts = (number: number, isWithdrawn = false) => ({
        number,
        at: 1_000 + number,
        note: `Note “${number}”`,
        changes: [`“ü” ${number}.`],
        about: [`t_${number}`],
        isWithdrawn,
      })
      expect(await store.editions(board)).toEqual([])
      const heard: PublicState[] = []
      const release = store.watch('lpc', (state) => heard.push(state))
      await publish(1)
      await publish(2)
      expect(heard.map((state) => state.mode === 'live' && state.programme.edition)).toEqual([1, 2])
      expect(await store.editions(board)).toEqual([facts(2), facts(1)])
      expect(await store.edition(board, 1)).toEqual({
        ...facts(1),
        programme: { ...programmeNumbered(1), edition: 1 },
      })
      expect(await store.edition(board, 9)).toBeNull()
      await publish(3, 1)
      expect(await store.editions(board)).toEqual([facts(3), facts(2, true), facts(1)])
      expect(await store.publicEditions('lpc')).toEqual([facts(3), facts(1)])
      expect([await store.publicEdition('lpc', 2), (await store.publicEdition('lpc', 1))?.number]).toEqual([null, 1])
      release()
      await expect(
        store.publish(
          mintId('board', random),
          { ...facts(1), programme: programmeNumbered(1) },
          { mode: 'editions', programme: programmeNumbered(1), record: recordOf(1), derivedFrom: 1 },
          null,
        ),
      ).rejects.toThrow()
    })

    it('[S10] what is hidden has no editions for strangers; by editions, only what is one is seen', async () => {
      await store.create(board, 'lpc')
      const programme = { ...programmeNumbered(1), edition: 1 }
      const edition = { number: 1, at: 1, note: '', changes: [], about: [], programme }
      await store.publish(board, edition, { mode: 'editions', programme, record: recordOf(1), derivedFrom: 1 }, null)
      await store.save(board, { mode: 'hidden', programme, record: recordOf(1), derivedFrom: 1 })
      expect([await store.publicEditions('lpc'), await store.publicEdition('lpc', 1)]).toEqual([null, null])
      expect(await store.publicEditions('other')).toBeNull()
      await store.save(board, {
        mode: 'editions',
        programme: programmeNumbered(2),
        record: recordOf(1),
        derivedFrom: 1,
      })
      expect(await store.bySlug('lpc')).toEqual({ mode: 'hidden' })
      await store.save(board, { mode: 'editions', programme, record: recordOf(1), derivedFrom: 1 })
      expect(await store.bySlug('lpc')).toEqual({ mode: 'live', programme, record: recordOf(1) })
    })

    it('[S13] knows which live boards have newer updates than their programme', async () => {
      const [hidden, fresh] = [mintId('board', random), mintId('board', random)]
      for (const [id, slug] of [
        [board, 'a'],
        [hidden, 'b'],
        [fresh, 'c'],
      ] as const) {
        await stores.boards.create(id, bytes('1'))
        await store.create(id, slug)
      }
      for (const id of [board, fresh])
        await store.save(id, { mode: 'live', programme: programmeNumbered(1), record: recordOf(1), derivedFrom: 1 })
      expect(await store.behind()).toEqual([])
      for (const id of [board, hidden]) await stores.boards.append(id, [bytes('2')])
      expect(await store.behind()).toEqual([board])
      await store.save(board, { mode: 'live', programme: programmeNumbered(1), record: recordOf(1), derivedFrom: 2 })
      expect(await store.behind()).toEqual([])
    })
  })
}

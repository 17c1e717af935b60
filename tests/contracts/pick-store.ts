/** What every store of attendees' picks must do. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SecretHash } from '../../server/ports/grant-store.ts'
import type { PickStore } from '../../server/ports/pick-store.ts'
import type { Stores } from '../../server/ports/stores.ts'

export function pickStoreContract(open: () => Promise<Stores>): void {
  describe('pick store', () => {
    let stores: Stores
    let store: PickStore
    const hash = (text: string) => text as SecretHash
    const [slug, other] = ['plumbers-abc', 'others-def']
    const MOST = { ofSlug: 100, inAll: 100, before: 0 }
    beforeEach(async () => {
      stores = await open()
      store = stores.picks
    })
    afterEach(() => stores.close())

    it('[S50] picks are found by their programme and secret, in their order', async () => {
      expect(await store.add(hash('a'), { slug, topics: ['t_2', 't_1'] }, 10, MOST)).toBe('added')
      expect(await store.find(slug, hash('a'), 0)).toEqual({ slug, topics: ['t_2', 't_1'], usedAt: 10 })
      expect(await store.find(other, hash('a'), 0)).toBeNull()
      expect(await store.find(slug, hash('b'), 0)).toBeNull()
      await expect(store.add(hash('a'), { slug: other, topics: [] }, 11, MOST)).rejects.toThrow()
      expect((await store.find(slug, hash('a'), 0))?.topics).toEqual(['t_2', 't_1'])
    })

    it('[S50] they are replaced and removed by who has both, once', async () => {
      await store.add(hash('a'), { slug, topics: ['t_1'] }, 10, MOST)
      expect(await store.replace({ slug: other, topics: [] }, hash('a'), 20)).toBe(false)
      expect(await store.replace({ slug, topics: ['t_3'] }, hash('a'), 20)).toBe(true)
      expect(await store.find(slug, hash('a'), 0)).toEqual({ slug, topics: ['t_3'], usedAt: 20 })
      expect(await store.remove(other, hash('a'))).toBe(false)
      expect(await store.remove(slug, hash('a'))).toBe(true)
      expect(await store.remove(slug, hash('a'))).toBe(false)
      expect(await store.replace({ slug, topics: [] }, hash('a'), 30)).toBe(false)
      expect(await store.find(slug, hash('a'), 0)).toBeNull()
    })

    it('[S51] what nobody used for long is gone, and makes room', async () => {
      await store.add(hash('a'), { slug, topics: ['t_1'] }, 10, MOST)
      await store.use(hash('a'), 50)
      await store.use(hash('a'), 40)
      await store.use(hash('nobody'), 60)
      expect((await store.find(slug, hash('a'), 50))?.usedAt).toBe(50)
      expect(await store.find(slug, hash('a'), 51)).toBeNull()
      const tight = { ofSlug: 1, inAll: 9, before: 50 }
      expect(await store.add(hash('b'), { slug, topics: [] }, 60, tight)).toBe('full')
      expect(await store.add(hash('b'), { slug, topics: [] }, 60, { ...tight, before: 51 })).toBe('added')
      expect(await store.find(slug, hash('a'), 0), 'it is not merely hidden').toBeNull()
    })

    it('[S51] there are so many of a programme, and so many in all', async () => {
      const most = { ofSlug: 2, inAll: 3, before: 0 }
      const add = (secret: string, of: string) => store.add(hash(secret), { slug: of, topics: [] }, 10, most)
      expect(await Promise.all([add('a', slug), add('b', slug), add('c', slug)])).toEqual(['added', 'added', 'full'])
      expect(await add('d', other)).toBe('added')
      expect(await add('e', other)).toBe('full')
      await store.remove(slug, hash('a'))
      expect(await add('e', other)).toBe('added')
    })
  })
}

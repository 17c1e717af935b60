/** What every grant store must do. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Grant, GrantStore, SecretHash } from '../../server/ports/grant-store.ts'
import type { Stores } from '../../server/ports/stores.ts'
import { mintId } from '../../shared/ids.ts'
import { dice } from '../support/dice.ts'

export function grantStoreContract(open: () => Promise<Stores>): void {
  describe('grant store', () => {
    let stores: Stores
    let store: GrantStore
    const { bytes: random } = dice(13)
    const board = mintId('board', random)
    const otherBoard = mintId('board', random)
    const hash = (text: string) => text as SecretHash
    const grantOf = (facts: Partial<Grant> = {}): Grant => ({
      id: mintId('grant', random),
      board,
      role: 'organizer',
      label: 'co-leads',
      createdAt: 1000,
      expiresAt: null,
      revokedAt: null,
      usedAt: null,
      ...facts,
    })
    beforeEach(async () => {
      stores = await open()
      store = stores.grants
    })
    afterEach(() => stores.close())

    it('[S14] finds a grant by its secret, with every fact', async () => {
      const grant = grantOf({ role: 'observer', label: 'AV “Team”', expiresAt: 1_790_000_000_000 })
      await store.add(grant, hash('h1'))
      expect(await store.bySecret(hash('h1'))).toEqual(grant)
      expect(await store.bySecret(hash('h2'))).toBeNull()
    })

    it('[S14] an id or a secret cannot be given twice', async () => {
      const grant = grantOf()
      await store.add(grant, hash('h1'))
      await expect(store.add(grantOf(), hash('h1'))).rejects.toThrow()
      await expect(store.add(grant, hash('h2'))).rejects.toThrow()
      expect(await store.ofBoard(board)).toEqual([grant])
    })

    it('[S15] lists all of a board, oldest first', async () => {
      const [late, early, foreign] = [
        grantOf({ createdAt: 3 }),
        grantOf({ createdAt: 2 }),
        grantOf({ board: otherBoard }),
      ]
      await store.add(late, hash('a'))
      await store.add(early, hash('b'))
      await store.add(foreign, hash('c'))
      expect(await store.ofBoard(board)).toEqual([early, late])
      await store.revoke(board, early.id, 50)
      expect(await store.ofBoard(board)).toEqual([{ ...early, revokedAt: 50 }, late])
    })

    it('[S16] revoking keeps its first time, and reaches only grants of that board', async () => {
      const grant = grantOf()
      await store.add(grant, hash('a'))
      expect(await store.revoke(otherBoard, grant.id, 10)).toBeNull()
      expect(await store.bySecret(hash('a'))).toEqual(grant)
      expect(await store.revoke(board, grant.id, 20)).toEqual({ ...grant, revokedAt: 20 })
      expect(await store.revoke(board, grant.id, 30)).toEqual({ ...grant, revokedAt: 20 })
      expect(await store.bySecret(hash('a'))).toEqual({ ...grant, revokedAt: 20 })
      expect(await store.revokedSince(20)).toEqual([grant.id])
      expect(await store.revokedSince(21)).toEqual([])
    })

    it('[S16, A7] the last owner’s that never expires stays, also when all are revoked at once', async () => {
      const [one, two, ending, foreign] = [
        grantOf({ role: 'owner' }),
        grantOf({ role: 'owner' }),
        grantOf({ role: 'owner', expiresAt: 9_000 }),
        grantOf({ role: 'owner', board: otherBoard }),
      ]
      for (const [at, grant] of [one, two, ending, foreign].entries()) await store.add(grant, hash(`h${at}`))
      const both = [one, two].map(({ id }) => store.revoke(board, id, 20))
      expect(await Promise.all(both)).toEqual([{ ...one, revokedAt: 20 }, 'last-owner'])
      expect(await store.bySecret(hash('h1'))).toEqual(two)
      expect(await store.revoke(board, one.id, 30)).toEqual({ ...one, revokedAt: 20 })
      expect(await store.revoke(board, ending.id, 30)).toEqual({ ...ending, revokedAt: 30 })
      expect(await store.revoke(otherBoard, two.id, 30)).toBeNull()
    })

    it('[A10] notes the last use, never an earlier one, and nothing of a grant that there is not', async () => {
      const grant = grantOf()
      await store.add(grant, hash('a'))
      await store.use(grant.id, 50)
      await store.use(grant.id, 40)
      await store.use(mintId('grant', random), 60)
      expect(await store.ofBoard(board)).toEqual([{ ...grant, usedAt: 50 }])
      expect(await store.bySecret(hash('a'))).toEqual({ ...grant, usedAt: 50 })
    })

    it('[S17] a session holds one grant a board, the last, until it ends', async () => {
      const [first, second, foreign] = [grantOf(), grantOf({ role: 'owner' }), grantOf({ board: otherBoard })]
      for (const [at, grant] of [first, second, foreign].entries()) await store.add(grant, hash(`h${at}`))
      await store.putInSession(hash('s'), first.id, board, 100)
      await store.putInSession(hash('s'), foreign.id, otherBoard, 100)
      expect(await store.bySession(hash('s'), board, 99)).toEqual(first)
      expect(await store.bySession(hash('s'), board, 100)).toBeNull()
      await store.putInSession(hash('s'), second.id, board, 200)
      expect(await store.bySession(hash('s'), board, 150)).toEqual(second)
      expect(await store.bySession(hash('s'), otherBoard, 50)).toEqual(foreign)
      expect(await store.bySession(hash('t'), board, 50)).toBeNull()
    })

    it('[S17] a session shows that its grant was revoked; an unknown grant cannot be put in one', async () => {
      const grant = grantOf()
      await store.add(grant, hash('a'))
      await store.putInSession(hash('s'), grant.id, board, 100)
      await store.revoke(board, grant.id, 20)
      expect(await store.bySession(hash('s'), board, 50)).toEqual({ ...grant, revokedAt: 20 })
      await expect(store.putInSession(hash('s'), mintId('grant', random), board, 100)).rejects.toThrow()
    })
  })
}

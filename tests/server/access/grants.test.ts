import { describe, expect, it, vi } from 'vitest'
import { grantFinder } from '../../../server/access/grant-for.ts'
import { boardAddress, linksOf } from '../../../server/access/links.ts'
import { rememberedGrants } from '../../../server/access/remembered-grants.ts'
import { hashOf, isSecret, mintSecret, sameSecret } from '../../../server/access/secrets.ts'
import { sessionsOf } from '../../../server/access/sessions.ts'
import { openMemory } from '../../../server/adapters/memory/memory.ts'
import type { Role } from '../../../shared/access.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { dice } from '../../support/dice.ts'
import { fakeClock } from '../../support/fake-clock.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

function access({ secure = false } = {}) {
  const random = dice(7).bytes
  const clock = fakeClock()
  const { grants } = openMemory()
  const links = linksOf({ grants, clock, random })
  const sessions = sessionsOf({ grants, clock, random, secure })
  const finder = grantFinder({ grants, sessions, clock })
  const board = mintId('board', random)
  const make = (role: Role, expiresAt: number | null = null, of = board) =>
    links.make(of, { role, label: `for ${role}`, expiresAt })
  const bySecret = (secret: string, of = board) => finder.forBoard({ cookie: undefined, secret }, of)
  const byCookie = (cookie: string, of = board) => finder.forBoard({ cookie, secret: undefined }, of)
  return { random, clock, grants, links, sessions, finder, board, make, bySecret, byCookie }
}

/** What a browser sends back for a `Set-Cookie`. */
const sentBack = (setCookie: string): string => must(setCookie.split(';')[0], 'a cookie')

describe('secrets', () => {
  it('[A1] are 128 bits in base64url, each another', () => {
    const random = dice(1).bytes
    const asked: number[] = []
    const secrets = Array.from({ length: 200 }, () =>
      mintSecret((length) => {
        asked.push(length)
        return random(length)
      }),
    )
    expect(new Set(asked)).toEqual(new Set([16]))
    expect(new Set(secrets).size).toBe(200)
    expect(secrets.every(isSecret)).toBe(true)
  })

  it('[A1] are hashed by SHA-256', () => {
    expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it.each(['', 'short', 'x'.repeat(23), `${'x'.repeat(21)}=`, `${'x'.repeat(21)} `])('[A1] %o is none', (text) => {
    expect(isSecret(text)).toBe(false)
  })

  it('compare equal only to themselves, whatever their lengths', () => {
    expect(sameSecret('one', 'one')).toBe(true)
    expect(sameSecret('one', 'other')).toBe(false)
    expect(sameSecret('', 'one')).toBe(false)
  })
})

describe('links', () => {
  it('[A1] keep the hash of their secret and nothing that leads back to it', async () => {
    const { make, grants, links, board } = access()
    const { grant, secret } = await make('organizer')
    expect(await grants.bySecret(hashOf(secret))).toEqual(grant)
    expect(JSON.stringify(await links.list(board))).not.toContain(secret)
    expect(JSON.stringify(await links.list(board))).not.toContain(hashOf(secret))
  })

  it('have their secret behind the #', () => {
    const { board } = access()
    expect(boardAddress('https://a.example', board, 'KEY')).toBe(`https://a.example/b/${board}#key=KEY`)
  })

  it('[A2] give access to their own board, with their own role', async () => {
    const { make, bySecret, random } = access()
    const { grant, secret } = await make('observer')
    expect(await bySecret(secret)).toEqual(grant)
    expect(await bySecret(secret, mintId('board', random))).toBeNull()
    expect(await bySecret(mintSecret(random))).toBeNull()
    expect(await bySecret('')).toBeNull()
  })

  it('[A2] give none from the moment they expire', async () => {
    const { make, bySecret, finder, clock } = access()
    const { secret } = await make('organizer', clock.now() + HOUR)
    await clock.advance(HOUR - 1)
    expect(await bySecret(secret)).not.toBeNull()
    await clock.advance(1)
    expect(await bySecret(secret)).toBeNull()
    expect(await finder.bySecret(secret)).toBeNull()
  })

  it('[A2, A7] give none once revoked, and keep the time of the first revoking', async () => {
    const { make, bySecret, finder, links, board, clock } = access()
    await make('owner')
    const { grant, secret } = await make('organizer')
    const at = clock.now()
    expect(await links.revoke(board, grant.id)).toEqual({ ...grant, revokedAt: at })
    await clock.advance(HOUR)
    expect(await links.revoke(board, grant.id)).toEqual({ ...grant, revokedAt: at })
    expect(await bySecret(secret)).toBeNull()
    expect(await finder.bySecret(secret)).toBeNull()
  })

  it('[A7] cannot be revoked by another board, nor where nobody would own the board then', async () => {
    const { make, links, board, random, clock } = access()
    const { grant: owner } = await make('owner')
    await make('owner', clock.now() + HOUR)
    expect(await links.revoke(mintId('board', random), owner.id)).toBe('unknown')
    expect(await links.revoke(board, mintId('grant', random))).toBe('unknown')
    expect(await links.revoke(board, owner.id)).toBe('last-owner')
    await make('owner')
    expect(await links.revoke(board, owner.id)).toMatchObject({ id: owner.id, revokedAt: clock.now() })
  })
})

describe('sessions', () => {
  it('[A3] are one cookie that scripts cannot read, for 400 days', async () => {
    const { make, sessions } = access()
    const setCookie = (await sessions.begin(undefined, (await make('owner')).grant)).setCookie
    expect(setCookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Max-Age=34560000', 'Path=/', 'SameSite=Lax'])
    expect(setCookie).toMatch(/^plumbline=[\w-]{22};/)
  })

  it('[A3] are bound to the host where it is https', async () => {
    const { make, sessions, byCookie } = access({ secure: true })
    const setCookie = (await sessions.begin(undefined, (await make('owner')).grant)).setCookie
    expect(setCookie).toMatch(/^__Host-plumbline=/)
    expect(setCookie).toContain('; Secure')
    expect(await byCookie(sentBack(setCookie))).not.toBeNull()
    expect(await byCookie(sentBack(setCookie).replace('__Host-', ''))).toBeNull()
  })

  it('[A3] keep the hash of the token', async () => {
    const { make, sessions, grants, board, clock } = access()
    const { grant } = await make('owner')
    const token = sentBack((await sessions.begin(undefined, grant)).setCookie).slice('plumbline='.length)
    expect(await grants.bySession(hashOf(token), board, clock.now())).toEqual(grant)
  })

  it('[A3] keep the stronger of two grants for one board, as long as it holds', async () => {
    const { make, sessions, byCookie, links, board } = access()
    const organizer = (await make('organizer')).grant
    const { setCookie, grant } = await sessions.begin(undefined, organizer)
    expect(grant).toEqual(organizer)
    const cookie = sentBack(setCookie)
    const observer = (await make('observer')).grant
    expect((await sessions.begin(cookie, observer)).grant).toEqual(organizer)
    expect((await byCookie(cookie, board))?.role).toBe('organizer')
    await sessions.begin(cookie, (await make('owner')).grant)
    expect((await byCookie(cookie, board))?.role).toBe('owner')
    const second = sentBack((await sessions.begin(undefined, organizer)).setCookie)
    await links.revoke(board, organizer.id)
    expect((await sessions.begin(second, observer)).grant).toEqual(observer)
    expect((await byCookie(second, board))?.role).toBe('observer')
  })

  it('[A3] hold one grant for each of several boards', async () => {
    const { make, sessions, byCookie, random, board } = access()
    const other = mintId('board', random)
    const cookie = sentBack((await sessions.begin(undefined, (await make('observer')).grant)).setCookie)
    const again = sentBack(
      (await sessions.begin(`theme=dark; ${cookie}`, (await make('owner', null, other)).grant)).setCookie,
    )
    expect(again).toBe(cookie)
    expect((await byCookie(cookie, board))?.role).toBe('observer')
    expect((await byCookie(cookie, other))?.role).toBe('owner')
    await sessions.begin(cookie, (await make('organizer')).grant)
    expect((await byCookie(cookie, board))?.role).toBe('organizer')
  })

  it('[A3] begin anew for a cookie that is none of ours', async () => {
    const { make, sessions } = access()
    const { grant } = await make('owner')
    expect(sentBack((await sessions.begin('plumbline=chosen-by-somebody', grant)).setCookie)).not.toContain('chosen')
  })

  it('[A3] end after 400 days', async () => {
    const { make, sessions, byCookie, clock } = access()
    const cookie = sentBack((await sessions.begin(undefined, (await make('owner')).grant)).setCookie)
    await clock.advance(400 * DAY - 1)
    expect(await byCookie(cookie)).not.toBeNull()
    await clock.advance(1)
    expect(await byCookie(cookie)).toBeNull()
  })

  it('[A2] give no access by a grant that was revoked or has expired', async () => {
    const { make, sessions, byCookie, links, board, clock } = access()
    await make('owner')
    const { grant } = await make('organizer', clock.now() + HOUR)
    const cookie = sentBack((await sessions.begin(undefined, grant)).setCookie)
    const { grant: second } = await make('observer')
    const revoked = sentBack((await sessions.begin(undefined, second)).setCookie)
    await links.revoke(board, second.id)
    expect(await byCookie(revoked)).toBeNull()
    expect(await byCookie(cookie)).toEqual(grant)
    await clock.advance(HOUR)
    expect(await byCookie(cookie)).toBeNull()
  })

  it('[A4] do not mend a wrong secret', async () => {
    const { make, sessions, finder, board, random } = access()
    const cookie = sentBack((await sessions.begin(undefined, (await make('owner')).grant)).setCookie)
    expect(await finder.forBoard({ cookie, secret: mintSecret(random) }, board)).toBeNull()
    expect(await finder.forBoard({ cookie, secret: '' }, board)).toBeNull()
    const { secret } = await make('observer')
    expect((await finder.forBoard({ cookie, secret }, board))?.role).toBe('observer')
  })
})

describe('knocking', () => {
  it('[A8] again and again with a secret that gave no access asks the store once; others are not forgotten', async () => {
    const { bySecret, links, make, board, grants, random, clock } = access()
    const asked = vi.spyOn(grants, 'bySecret')
    const [revoked, good, dated] = [
      await make('observer'),
      await make('organizer'),
      await make('observer', clock.now() + HOUR),
    ]
    await links.revoke(board, revoked.grant.id)
    const unknown = mintSecret(random)
    expect((await bySecret(dated.secret))?.id).toBe(dated.grant.id)
    await clock.advance(HOUR)
    asked.mockClear()
    for (let time = 0; time < 3; time++) {
      for (const secret of [unknown, revoked.secret, dated.secret]) expect(await bySecret(secret)).toBeNull()
      expect((await bySecret(good.secret))?.id).toBe(good.grant.id)
    }
    expect(asked).toHaveBeenCalledTimes(3 + 3)
  })

  it('[A8] with ever new secrets fills no memory, and a store that fails is asked again', async () => {
    const { bySecret, grants, random } = access()
    const asked = vi.spyOn(grants, 'bySecret')
    const [first, ...more] = Array.from({ length: 1_001 }, () => mintSecret(random))
    for (const secret of [first ?? '', ...more]) await bySecret(secret)
    asked.mockClear()
    await bySecret(more.at(-1) ?? '')
    expect(asked).not.toHaveBeenCalled()
    await bySecret(first ?? '')
    expect(asked).toHaveBeenCalledTimes(1)
    asked.mockRejectedValueOnce(new Error('disk asleep'))
    const late = mintSecret(random)
    await expect(bySecret(late)).rejects.toThrow('disk asleep')
    expect(await bySecret(late)).toBeNull()
    expect(asked).toHaveBeenCalledTimes(3)
  })

  describe('[A9] a secret that let somebody in', () => {
    function remembering() {
      const parts = access()
      const asked = vi.spyOn(parts.grants, 'bySecret')
      return { ...parts, asked, remembered: rememberedGrants(parts.grants, parts.clock) }
    }

    it('is looked up once a second', async () => {
      const { remembered, make, asked, clock } = remembering()
      const { secret, grant } = await make('organizer')
      for (let time = 0; time < 3; time++) expect(await remembered.bySecret(hashOf(secret))).toEqual(grant)
      expect(asked).toHaveBeenCalledTimes(1)
      await clock.advance(1_000)
      expect(await remembered.bySecret(hashOf(secret))).toEqual(grant)
      expect(asked).toHaveBeenCalledTimes(2)
    })

    it('is forgotten when a link is revoked, also by an answer that was under way', async () => {
      const { remembered, make, asked, board } = remembering()
      const { secret, grant } = await make('organizer')
      const underWay = Promise.withResolvers<typeof grant>()
      asked.mockReturnValueOnce(underWay.promise)
      const early = remembered.bySecret(hashOf(secret))
      await remembered.revoke(board, grant.id, 5)
      underWay.resolve(grant)
      expect(await early).toEqual(grant)
      expect((await remembered.bySecret(hashOf(secret)))?.revokedAt).toBe(5)
    })

    it('fills no memory', async () => {
      const { remembered, make, asked } = remembering()
      const secrets = await Promise.all(Array.from({ length: 1_001 }, async () => (await make('observer')).secret))
      for (const secret of secrets) await remembered.bySecret(hashOf(secret))
      asked.mockClear()
      await remembered.bySecret(hashOf(secrets[1_000] ?? ''))
      expect(asked).not.toHaveBeenCalled()
      await remembered.bySecret(hashOf(secrets[0] ?? ''))
      expect(asked).toHaveBeenCalledTimes(1)
    })
  })
})

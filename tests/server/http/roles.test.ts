import { describe, expect, it } from 'vitest'
import type { Role } from '../../../shared/access.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import type { LinkInfo } from '../../../shared/protocol/api.ts'
import { isOfBoard, ROUTES } from '../../proof/access-table.ts'
import { dice } from '../../support/dice.ts'
import { openDoor } from '../../support/door.ts'

const PAGE = 'Suggested topics:\n- One topic\n- Another topic\n'

/** The rows of a board in the one table of who may do what, and an import that only looks. */
const REQUESTS = ROUTES.filter(isOfBoard).flatMap((row) => {
  const path = row.route
    .replace('/api/boards/:id', '')
    .replace(':grantId', '<another>')
    .replace(':number', '1')
    .replace(':at', 'now')
  const one = { ...row, path, isDry: false }
  return path === '/import' ? [one, { ...one, body: { ...row.body, dryRun: true }, isDry: true }] : [one]
})
const ROLES: readonly Role[] = ['observer', 'organizer', 'owner']

describe('[H1] who may do what', () => {
  for (const { method, path, body, answers, isDry } of REQUESTS) {
    const asked = `${method} …${path}${isDry ? ' (dry run)' : ''}`

    it.each(ROLES)(`${asked} as %s, by secret and by cookie`, async (role) => {
      const { ask, make } = openDoor()
      const board = await make()
      const at = board.at + (await withLink(path, board, ask))
      if (path.includes('/editions/'))
        await ask('POST', `${board.at}/editions`, { body: {}, secret: board.secrets.owner })
      const bySession = await ask('POST', '/api/session', { body: { key: board.secrets[role] } })
      const cookie = must(bySession.headers.get('Set-Cookie')?.split(';')[0], 'a cookie')

      const expected = answers[role]
      const bySecret = await ask(method, at, { body, secret: board.secrets[role] })
      expect(bySecret.status).toBe(expected)
      if (expected === 403) expect(await bySecret.json()).toMatchObject({ error: { code: 'not_allowed' } })
      expect((await ask(method, at, { body, headers: { Cookie: cookie } })).status).toBe(expected)
    })

    it(`[H2] ${asked} without access is answered like a board that does not exist`, async () => {
      const { ask, make } = openDoor()
      const [board, other] = [await make(), await make()]
      const unknown = `/api/boards/${mintId('board', dice(5).bytes)}`
      const answers = [
        await ask(method, board.at + path, { body }),
        await ask(method, board.at + path, { body, secret: other.secrets.owner }),
        await ask(method, board.at + path, { body, secret: 'nonsense' }),
        await ask(method, board.at + path, { body, headers: { Cookie: other.cookie } }),
        await ask(method, board.at + path, { body, headers: { Cookie: board.cookie, Authorization: 'Basic eDp5' } }),
        await ask(method, unknown + path, { body }),
        await ask(method, unknown + path, { body, secret: board.secrets.owner }),
        await ask(method, `/api/boards/x${path}`, { body, secret: board.secrets.owner }),
      ]
      const seen = await Promise.all(answers.map(everythingOf))
      expect(seen[0]).toMatchObject({ status: 404, body: { error: { code: 'unknown_board' } } })
      for (const answer of seen) expect(answer).toEqual(seen[0])
    })
  }

  it('an observer’s import and publication leave everything as it was', async () => {
    const { ask, make } = openDoor()
    const { at, secrets } = await make({ sample: true })
    const before = await (await ask('GET', `${at}/board.json`, { secret: secrets.owner })).json()
    await ask('POST', `${at}/import`, { body: { text: PAGE }, secret: secrets.observer })
    await ask('PUT', `${at}/publication`, { body: { mode: 'live' }, secret: secrets.observer })
    expect(await (await ask('GET', `${at}/board.json`, { secret: secrets.owner })).json()).toEqual(before)
    const facts = await (await ask('GET', at, { secret: secrets.observer })).json()
    expect(facts).toMatchObject({ publication: 'hidden', role: 'observer' })
  })

  it('[A2] an expired link is answered like none', async () => {
    const { ask, make, clock } = openDoor()
    const { at, secrets } = await make()
    const expires = new Date(clock.now() + 60_000).toISOString()
    const made = await ask('POST', `${at}/links`, { body: { role: 'organizer', expires }, secret: secrets.owner })
    const secret = must(((await made.json()) as LinkInfo).link?.split('#key=')[1], 'a secret')
    expect((await ask('GET', at, { secret })).status).toBe(200)
    await clock.advance(60_000)
    expect((await ask('GET', at, { secret })).status).toBe(404)
    expect((await ask('POST', '/api/session', { body: { key: secret } })).status).toBe(401)
  })
})

type Board = Awaited<ReturnType<ReturnType<typeof openDoor>['make']>>

/** The path with the id of an observer's link of the board in place of `<another>`. */
async function withLink(
  path: string,
  { at, secrets }: Board,
  ask: ReturnType<typeof openDoor>['ask'],
): Promise<string> {
  const answer = await ask('GET', `${at}/links`, { secret: secrets.owner })
  const links = (await answer.json()) as LinkInfo[]
  return path.replace('<another>', must(links.find(({ role }) => role === 'observer')?.id, 'an observer’s link'))
}

/** Status, headers and body; the nonce is another one each time. */
async function everythingOf(answer: Response) {
  const headers = Object.fromEntries(answer.headers)
  const policy = headers['content-security-policy']?.replace(/nonce-[^']+/, 'nonce')
  return {
    status: answer.status,
    headers: { ...headers, 'content-security-policy': policy },
    body: await answer.json(),
  }
}

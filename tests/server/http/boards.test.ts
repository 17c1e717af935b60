import { describe, expect, it } from 'vitest'
import { slugOf } from '../../../server/http/new-board.ts'
import { boardJsonSchema } from '../../../shared/board/board-json.ts'
import type { BoardId } from '../../../shared/ids.ts'
import { importText } from '../../../shared/imports/detect.ts'
import type { Draft } from '../../../shared/imports/draft.ts'
import { must } from '../../../shared/must.ts'
import type { BoardCreated, ImportAnswer, LinkInfo } from '../../../shared/protocol/api.ts'
import { awarenessFrame, readFrame } from '../../../shared/protocol/frames.ts'
import { dice } from '../../support/dice.ts'
import { cookieOf, FACTS, openDoor, secretOf } from '../../support/door.ts'
import { settle } from '../../support/fake-clock.ts'
import { fakePeer } from '../../support/fake-peer.ts'

const PAGE = 'Suggested topics:\n- One topic\n- Another topic\n'

describe('making a board', () => {
  it('answers its id, its programme’s address, and three links that open it', async () => {
    const { ask } = openDoor({ publicUrl: 'https://agenda.example.org' })
    const answer = await ask('POST', '/api/boards', { body: FACTS })
    expect(answer.status).toBe(201)
    const created = (await answer.json()) as BoardCreated
    expect(created).toMatchObject({ id: expect.stringMatching(/^b_/), epoch: 1 })
    expect(created.slug).toMatch(/^plumbers-[0-9a-z]{6}$/)
    expect(created.links.programme).toBe(`https://agenda.example.org/p/${created.slug}`)
    for (const role of ['owner', 'organizer', 'observer'] as const) {
      const link = created.links[role]
      expect(link).toMatch(new RegExp(`^https://agenda\\.example\\.org/b/${created.id}#key=[\\w-]{22}$`))
      const facts = await ask('GET', `/api/boards/${created.id}`, { secret: secretOf(link) })
      expect(await facts.json()).toEqual({
        id: created.id,
        slug: created.slug,
        title: 'Plumbers',
        epoch: 1,
        role,
        embedOrigins: [],
        publication: 'hidden',
        counts: { rooms: 0, slots: 0, topics: 0, tray: 0 },
      })
    }
  })

  it('names the host that was asked where there is no PUBLIC_URL', async () => {
    const { ask } = openDoor()
    const answer = await ask('POST', 'http://10.0.0.5:8080/api/boards', { body: FACTS })
    expect(((await answer.json()) as BoardCreated).links.owner).toMatch(/^http:\/\/10\.0\.0\.5:8080\/b\//)
  })

  it('[A3] lets the browser that made it in, as its owner', async () => {
    const { make, ask } = openDoor()
    const { at, cookie } = await make()
    expect(await (await ask('GET', at, { headers: { Cookie: cookie } })).json()).toMatchObject({ role: 'owner' })
  })

  it('labels its links', async () => {
    const { make, ask } = openDoor()
    const { at, secrets } = await make()
    const links = (await (await ask('GET', `${at}/links`, { secret: secrets.owner })).json()) as LinkInfo[]
    expect(links.map(({ role, label }) => [role, label])).toEqual([
      ['owner', 'Owner'],
      ['organizer', 'Organizers'],
      ['observer', 'Observers'],
    ])
    for (const link of links) expect(link).not.toHaveProperty('link')
  })

  it('fills it with a sample', async () => {
    const { make, ask } = openDoor()
    const { at, secrets, slug } = await make({ title: '', sample: true })
    const facts = (await (await ask('GET', at, { secret: secrets.observer })).json()) as { counts: { topics: number } }
    expect(facts.counts.topics).toBeGreaterThan(5)
    expect(slug).not.toMatch(/^programme-/)
  })

  it('fills it with a draft, keeps the days that were asked for, and takes its title where none was given', async () => {
    const { make, ask } = openDoor()
    const draft: Draft = {
      ...importText(PAGE, 'auto'),
      title: 'From the page',
      firstDay: '2020-01-01',
      lastDay: '2020-01-02',
    }
    const { at, secrets, slug } = await make({ title: '', draft })
    expect(slug).toMatch(/^from-the-page-/)
    const answer = await ask('GET', `${at}/board.json`, { secret: secrets.owner })
    const board = boardJsonSchema.parse(await answer.json())
    expect(board.meta).toMatchObject({ ...FACTS, title: 'From the page' })
    expect(board.topics.map(({ title }) => title).sort()).toEqual(['Another topic', 'One topic'])
    const named = await make({ title: 'Named by hand', draft })
    expect(await (await ask('GET', named.at, { secret: named.secrets.owner })).json()).toMatchObject({
      title: 'Named by hand',
    })
  })

  it('[I20] takes a whole board of another server, new or empty, with every id', async () => {
    const { make, ask } = openDoor()
    const first = await make({ title: 'Kernel days', sample: true })
    const jsonOf = async ({ at, secrets }: typeof first) =>
      boardJsonSchema.parse(await (await ask('GET', `${at}/board.json`, { secret: secrets.owner })).json())
    const before = await jsonOf(first)
    const text = JSON.stringify(before)
    const made = await make({ title: '', draft: importText(text, 'auto') })
    expect(await jsonOf(made)).toEqual(before)
    const empty = await make({ title: '' })
    const secret = empty.secrets.organizer
    const answer = await ask('POST', `${empty.at}/import`, { body: { text }, secret })
    expect(await answer.json()).toMatchObject({ format: 'plumbline-board', added: before.topics.length, updated: 0 })
    expect(await jsonOf(empty)).toEqual(before)
  })

  it('[A6] needs the server’s key where it is set, and the key opens no board', async () => {
    const adminKey = 'the-key-of-this-server'
    const { ask } = openDoor({ adminKey })
    for (const secret of [undefined, 'wrong', `${adminKey}x`]) {
      const refused = await ask('POST', '/api/boards', { body: FACTS, ...(secret !== undefined && { secret }) })
      expect(refused.status).toBe(401)
      expect(await refused.json()).toMatchObject({ error: { code: 'key_needed' } })
    }
    const made = await ask('POST', '/api/boards', { body: FACTS, secret: adminKey })
    expect(made.status).toBe(201)
    const { id } = (await made.json()) as BoardCreated
    expect((await ask('GET', `/api/boards/${id}`, { secret: adminKey })).status).toBe(404)
  })

  it.each([
    ['Linux Plumbers Conference 2026', /^linux-plumbers-conference-2026-[0-9a-z]{6}$/],
    ['Žluťoučký kůň', /^zlutoucky-kun-[0-9a-z]{6}$/],
    ['日本', /^programme-[0-9a-z]{6}$/],
    ['', /^programme-[0-9a-z]{6}$/],
    [`${'a'.repeat(39)} b`, /^a{39}-[0-9a-z]{6}$/],
  ])('calls the programme of %o %s', (title, form) => {
    expect(slugOf(title, dice(2).bytes)).toMatch(form)
  })
})

describe('sessions over HTTP', () => {
  it('[A3] a link’s secret becomes a cookie that opens the board', async () => {
    const { make, ask } = openDoor()
    const { id, at, secrets } = await make()
    const answer = await ask('POST', '/api/session', { body: { key: secrets.organizer } })
    expect(await answer.json()).toEqual({ boardId: id, role: 'organizer', label: 'Organizers' })
    const facts = await ask('GET', at, { headers: { Cookie: cookieOf(answer) } })
    expect(await facts.json()).toMatchObject({ role: 'organizer' })
  })

  it('[A2] a wrong secret is refused and leaves no cookie', async () => {
    const { ask } = openDoor()
    const answer = await ask('POST', '/api/session', { body: { key: 'AAAAAAAAAAAAAAAAAAAAAA' } })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('Set-Cookie')).toBeNull()
    expect(await answer.json()).toMatchObject({ error: { code: 'no_access' } })
  })
})

describe('importing', () => {
  it('[L27] is refused whole where the board would have too many topics, with a sentence', async () => {
    const { ask, make } = openDoor({ limits: { topics: 3 } })
    const { at, secrets } = await make()
    const send = (text: string, dryRun = false) =>
      ask('POST', `${at}/import`, { body: { text, dryRun }, secret: secrets.organizer })
    expect((await send(PAGE)).status).toBe(200)
    const more = 'Suggested topics:\n- One more\n- And another\n'
    for (const dryRun of [true, false]) {
      const answer = await send(more, dryRun)
      expect(answer.status).toBe(413)
      expect(await answer.json()).toMatchObject({ error: { code: 'board_full' } })
    }
    expect(await (await ask('GET', at, { secret: secrets.owner })).json()).toMatchObject({ counts: { topics: 2 } })
    expect((await send(PAGE)).status).toBe(200) // nothing new
    const draft = importText(`${PAGE}- Three\n- Four\n`, 'auto')
    expect((await ask('POST', '/api/boards', { body: { ...FACTS, draft } })).status).toBe(413)
  })

  it('adds what is new and says how much it was', async () => {
    const { make, ask } = openDoor()
    const { at, secrets } = await make()
    const answer = await ask('POST', `${at}/import`, { body: { text: PAGE }, secret: secrets.organizer })
    expect(await answer.json()).toMatchObject({ format: 'indico-page', added: 2, updated: 0, unchanged: 0 })
    const again = await ask('POST', `${at}/import`, { body: { text: PAGE }, secret: secrets.organizer })
    expect(await again.json()).toMatchObject({ added: 0, updated: 0, unchanged: 2 })
  })

  it('[H12] says the same in a dry run, and changes nothing', async () => {
    const { make, ask, stores } = openDoor()
    const { id, at, secrets } = await make()
    const before = await stores.boards.load(id as never)
    const asked = { secret: secrets.organizer }
    const answer = await ask('POST', `${at}/import`, { body: { text: PAGE, dryRun: true }, ...asked })
    const { comparison, ...dry } = (await answer.json()) as ImportAnswer
    expect(dry).toMatchObject({ added: 2 })
    expect(comparison?.entries.map(({ kind, title, state }) => [kind, title, state])).toEqual([
      ['track', 'Untitled', 'new'],
      ['topic', 'One topic', 'new'],
      ['topic', 'Another topic', 'new'],
    ])
    expect(await stores.boards.load(id as never)).toEqual(before)
    expect(await (await ask('GET', at, asked)).json()).toMatchObject({ counts: { topics: 0 } })
    expect(await (await ask('POST', `${at}/import`, { body: { text: PAGE }, ...asked })).json()).toEqual(dry)
  })

  it('is durable when it is answered', async () => {
    const { promise: disk, resolve: spin } = Promise.withResolvers<void>()
    const { make, ask } = openDoor({ disk: () => disk })
    const { at, secrets } = await make()
    let isAnswered = false
    const answering = ask('POST', `${at}/import`, { body: { text: PAGE }, secret: secrets.owner }).then((answer) => {
      isAnswered = true
      return answer
    })
    for (let turn = 0; turn < 10; turn++) await settle()
    expect(isAnswered).toBe(false)
    spin()
    expect((await answering).status).toBe(200)
  })

  it('[H3] says what it did not understand', async () => {
    const { make, ask } = openDoor()
    const { at, secrets } = await make()
    const answer = await ask('POST', `${at}/import`, { body: { text: '%PDF-1.7 …' }, secret: secrets.owner })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      error: { code: 'not_understood', message: expect.stringMatching(/PDF/) },
    })
  })
})

describe('publishing', () => {
  it('shows and hides the programme, and says which it is', async () => {
    const { make, ask } = openDoor()
    const { at, slug, secrets } = await make({ sample: true })
    for (const [mode, status] of [
      ['live', 200],
      ['hidden', 404],
    ] as const) {
      const answer = await ask('PUT', `${at}/publication`, { body: { mode }, secret: secrets.organizer })
      expect(await answer.json()).toEqual({ mode, embedOrigins: [] })
      expect(await (await ask('GET', at, { secret: secrets.observer })).json()).toMatchObject({ publication: mode })
      expect((await ask('GET', `/p/${slug}/programme.json`)).status).toBe(status)
    }
    const answer = await ask('PUT', `${at}/publication`, { body: { mode: 'public' }, secret: secrets.organizer })
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { error: { message: expect.stringMatching(/mode/) } },
    ])
  })
})

describe('links over HTTP', () => {
  it('[A1] shows the secret in the answer that made it, and never again', async () => {
    const { make, ask } = openDoor()
    const { at, secrets, id } = await make()
    const body = { role: 'organizer', label: ' Co-lead ', expires: '2027-01-01T00:00:00+01:00' }
    const answer = await ask('POST', `${at}/links`, { body, secret: secrets.owner })
    expect(answer.status).toBe(201)
    const made = (await answer.json()) as LinkInfo
    expect(made).toMatchObject({
      role: 'organizer',
      label: 'Co-lead',
      expires: '2026-12-31T23:00:00.000Z',
      revoked: null,
    })
    const secret = secretOf(must(made.link, 'the link'))
    expect(made.link).toBe(`http://localhost/b/${id}#key=${secret}`)
    expect((await ask('GET', at, { secret })).status).toBe(200)
    const listed = await (await ask('GET', `${at}/links`, { secret: secrets.owner })).text()
    expect(listed).toContain(made.id)
    for (const known of [secret, ...Object.values(secrets)]) expect(listed).not.toContain(known)
  })

  it('[A7] revokes at once, and ends the connections of the grant', async () => {
    const revoked: string[] = []
    const { make, ask } = openDoor({
      live: (live) => Object.assign(live, { revoke: (grant: string) => revoked.push(grant) }),
    })
    const { at, secrets } = await make()
    const answer = await ask('POST', `${at}/links`, { body: { role: 'observer' }, secret: secrets.owner })
    const { id, link } = (await answer.json()) as LinkInfo
    const gone = await ask('DELETE', `${at}/links/${id}`, { secret: secrets.owner })
    expect(await gone.json()).toMatchObject({ id, revoked: expect.stringMatching(/^2026-/) })
    expect(revoked).toEqual([id])
    expect((await ask('GET', at, { secret: secretOf(must(link, 'the link')) })).status).toBe(404)
  })

  it('[A11] says who is connected by which link, and when each was used last', async () => {
    const { make, ask, live, clock } = openDoor()
    const { at, id, secrets } = await make()
    const links = async () => {
      const listed = (await (await ask('GET', `${at}/links`, { secret: secrets.owner })).json()) as LinkInfo[]
      return Object.fromEntries(listed.map(({ role, here, used }) => [role, { here, used }]))
    }
    expect((await links()).observer).toEqual({ here: [], used: null })
    const { board } = must(await live.hold(id as BoardId), 'the board')
    const grantOf = async (role: string) => {
      const listed = (await (await ask('GET', `${at}/links`, { secret: secrets.owner })).json()) as LinkInfo[]
      return must(listed.find((link) => link.role === role)?.id, 'a link')
    }
    const ann = fakePeer({ grant: await grantOf('organizer') })
    const leave = ann.enter(board)
    const state = JSON.stringify({ name: 'Ann' })
    board.receive(ann, must(readFrame(awarenessFrame([{ client: 5, clock: 1, state }])), 'a presence'))
    fakePeer({ grant: await grantOf('observer'), role: 'observer' }).enter(board)
    expect((await links()).organizer?.here).toEqual(['Ann'])
    expect((await links()).observer?.here).toEqual([null])
    leave()
    expect((await links()).organizer?.here).toEqual([])
    expect((await links()).owner?.used).toBe(new Date(clock.now()).toISOString())
  })

  it('[A7] keeps the last owner', async () => {
    const { make, ask } = openDoor()
    const { at, secrets } = await make()
    const links = (await (await ask('GET', `${at}/links`, { secret: secrets.owner })).json()) as LinkInfo[]
    const owner = must(
      links.find(({ role }) => role === 'owner'),
      'the owner’s link',
    )
    const answer = await ask('DELETE', `${at}/links/${owner.id}`, { secret: secrets.owner })
    expect(answer.status).toBe(409)
    expect((await ask('GET', at, { secret: secrets.owner })).status).toBe(200)
  })

  it('[A7] revokes no link of another board', async () => {
    const { make, ask } = openDoor()
    const [board, other] = [await make(), await make()]
    const links = (await (await ask('GET', `${other.at}/links`, { secret: other.secrets.owner })).json()) as LinkInfo[]
    const foreign = must(
      links.find(({ role }) => role === 'observer'),
      'an observer’s link',
    )
    const answer = await ask('DELETE', `${board.at}/links/${foreign.id}`, { secret: board.secrets.owner })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ error: { code: 'unknown_link' } })
    expect((await ask('GET', other.at, { secret: other.secrets.observer })).status).toBe(200)
  })

  it('[H3] takes no expiry that has passed', async () => {
    const { make, ask } = openDoor()
    const { at, secrets } = await make()
    const body = { role: 'observer', expires: '2020-01-01T00:00:00Z' }
    const answer = await ask('POST', `${at}/links`, { body, secret: secrets.owner })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('expires')
  })
})

describe('indico.csv', () => {
  it('[H33] is for who may read the board', async () => {
    const { ask, make } = openDoor()
    const { at, secrets, slug } = await make({ sample: true })
    const answer = await ask('GET', `${at}/indico.csv`, { secret: secrets.observer })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=absent'])
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${slug}-indico.csv"`)
    expect(await answer.text()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d,\d+,/)
    expect((await ask('GET', `${at}/indico.csv`)).status).toBe(404)
  })
})

import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { Programme } from '../../../shared/programme/programme.ts'
import type { ApiError, PicksMade } from '../../../shared/protocol/api.ts'
import { type DoorSettings, openDoor } from '../../support/door.ts'

const DAY_MS = 24 * 3600 * 1000
/** Fewer than there are, for a clock that turns every beat of them. */
const DAYS = 2

async function published(settings: DoorSettings = {}) {
  const door = openDoor(settings)
  const made = await door.make({ sample: true })
  const at = `/p/${made.slug}`
  const publish = (mode: 'hidden' | 'live') =>
    door.ask('PUT', `${made.at}/publication`, { body: { mode }, secret: made.secrets.owner })
  await publish('live')
  const programme = (await (await door.ask('GET', `${at}/programme.json`)).json()) as Programme
  const ids = programme.topics.map(({ id }) => id)
  const make = async (topics: readonly string[]) => {
    const answer = await door.ask('POST', `${at}/picks`, { body: { topics } })
    return (await answer.json()) as PicksMade
  }
  const pathOf = ({ secret }: PicksMade) => `${at}/picks/${secret}`
  return { ...door, slug: made.slug, at, publish, programme, ids, make, pathOf }
}

const parsed = (text: string) => new ICAL.Component(ICAL.parse(text) as never)
const uidsOf = (text: string) =>
  parsed(text)
    .getAllSubcomponents('vevent')
    .map((event) => String(event.getFirstPropertyValue('uid')).replace('@plumbline', ''))

describe('attendees’ picks', () => {
  it('[H50] are a file of what the address names, and no more than may be', async () => {
    const { ask, at, ids, publish } = await published()
    const answer = await ask('GET', `${at}/mine.ics?topics=${ids[2]},${ids[0]},t_0000000000000000,${'%0D%0AX'}`)
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(uidsOf(await answer.text()).sort()).toEqual([ids[0], ids[2]].sort())
    expect(uidsOf(await (await ask('GET', `${at}/mine.ics`)).text())).toEqual([])
    const many = await ask('GET', `${at}/mine.ics?topics=${Array.from({ length: 501 }, () => 'x').join(',')}`)
    expect([many.status, ((await many.json()) as ApiError).error.message]).toEqual([
      400,
      expect.stringContaining('500'),
    ])
    await publish('hidden')
    expect((await ask('GET', `${at}/mine.ics?topics=${ids[0]}`)).status).toBe(404)
  })

  it('[H51] are a calendar behind a secret that follows what is picked, and says when to ask again', async () => {
    const { ask, ids, make, pathOf, stores, slug } = await published()
    const made = await make(ids.slice(0, 2))
    expect(made.secret).toMatch(/^[\w-]{22}$/)
    expect(made.calendar).toBe(`http://localhost/p/${slug}/picks/${made.secret}.ics`)
    const first = await ask('GET', `${pathOf(made)}.ics`)
    const text = await first.text()
    expect(uidsOf(text).sort()).toEqual(ids.slice(0, 2).sort())
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT15M')
    expect(text).toContain('X-PUBLISHED-TTL:PT15M')
    const etag = first.headers.get('etag') ?? ''
    expect((await ask('GET', `${pathOf(made)}.ics`, { headers: { 'If-None-Match': etag } })).status).toBe(304)

    expect((await ask('PUT', pathOf(made), { body: { topics: ids.slice(1, 4) } })).status).toBe(200)
    const second = await ask('GET', `${pathOf(made)}.ics`, { headers: { 'If-None-Match': etag } })
    expect([second.status, uidsOf(await second.text()).sort()]).toEqual([200, ids.slice(1, 4).sort()])
    expect(await (await ask('GET', pathOf(made))).json()).toEqual({ topics: ids.slice(1, 4) })
    expect(JSON.stringify(await stores.picks.find(slug, made.secret as never, 0)), 'only its hash is kept').toBe('null')

    expect((await ask('DELETE', pathOf(made))).status).toBe(200)
    for (const [method, path, body] of [
      ['GET', `${pathOf(made)}.ics`, undefined],
      ['GET', pathOf(made), undefined],
      ['PUT', pathOf(made), { topics: [] }],
      ['DELETE', pathOf(made), undefined],
    ] as const)
      expect((await ask(method, path, { body })).status, `${method} after it was deleted`).toBe(404)
  })

  it('[H51] give nothing while the programme is hidden, nor at another programme’s address', async () => {
    const { ask, at, ids, make, pathOf, publish } = await published()
    const made = await make(ids.slice(0, 1))
    expect((await ask('GET', `/p/elsewhere-000000/picks/${made.secret}.ics`)).status).toBe(404)
    await publish('hidden')
    expect((await ask('GET', `${pathOf(made)}.ics`)).status).toBe(404)
    expect((await ask('GET', pathOf(made))).status).toBe(404)
    expect((await ask('POST', `${at}/picks`, { body: { topics: [] } })).status).toBe(404)
    await publish('live')
    expect(uidsOf(await (await ask('GET', `${pathOf(made)}.ics`)).text())).toEqual(ids.slice(0, 1))
  })

  it('[H51] keep what was cancelled, as cancelled', async () => {
    const { ask, programme, ids, make, pathOf, stores, slug } = await published()
    const made = await make(ids.slice(0, 1))
    const state = await stores.programmes.bySlug(slug)
    if (state?.mode !== 'live') throw new Error('it is live')
    const { [ids[0] ?? '']: entry, ...others } = state.record.entries
    if (!entry) throw new Error('it is recorded')
    const record = { ...state.record, entries: { ...others, [ids[0] ?? '']: { ...entry, isCancelled: true } } }
    const without = { ...programme, topics: programme.topics.slice(1) }
    const { pickRoutes } = await import('../../../server/http/pick-routes.ts')
    const hubs = { current: async () => ({ mode: 'live', programme: without, record }) }
    const picks = { read: async () => ids.slice(0, 1) }
    const routes = pickRoutes({ hubs: hubs as never, picks: picks as never, baseOf: () => 'http://x' })
    const text = await (await routes.request(`${pathOf(made).replace('/p/', '/')}.ics`)).text()
    const [event] = parsed(text).getAllSubcomponents('vevent')
    expect(String(event?.getFirstPropertyValue('status'))).toBe('CANCELLED')
    expect((await ask('GET', `${pathOf(made)}.ics`)).status).toBe(200)
  })

  it('[H52] are refused from other sites’ pages, and where they are no list of topics', async () => {
    const { ask, at, ids, make, pathOf } = await published()
    const made = await make(ids)
    const foreign = { Origin: 'https://evil.example' }
    for (const [method, path] of [
      ['POST', `${at}/picks`],
      ['PUT', pathOf(made)],
      ['DELETE', pathOf(made)],
    ] as const)
      expect((await ask(method, path, { body: { topics: [] }, headers: foreign })).status, method).toBe(403)
    for (const [body, status] of [
      ['{', 400],
      [{}, 400],
      [{ topics: 'all' }, 400],
      [{ topics: ['<script>'] }, 400],
      [{ topics: Array.from({ length: 501 }, () => ids[0]) }, 400],
      [{ topics: [], more: 'x'.repeat(20_000) }, 413],
    ] as const) {
      const answer = await ask('POST', `${at}/picks`, { body })
      expect([answer.status, ((await answer.json()) as ApiError).error.message.length > 20]).toEqual([status, true])
      expect((await ask('PUT', pathOf(made), { body })).status).toBe(status)
    }
    expect(((await (await ask('GET', pathOf(made))).json()) as { topics: string[] }).topics).toEqual(ids)
  })

  it('[H53] are bounded in number and pace, each programme for itself, and forgotten when nobody uses them', async () => {
    const { ask, at, ids, make, pathOf, clock } = await published({
      limits: { picks: 3, picksPerSecond: 1, pickDays: DAYS },
    })
    const made = await make(ids)
    const post = async () => (await ask('POST', `${at}/picks`, { body: { topics: [] } })).status
    expect([await post(), await post(), await post()]).toEqual([201, 201, 409])
    for (let at = 0; at < 6; at++) await ask('PUT', pathOf(made), { body: { topics: [] } })
    expect((await ask('PUT', pathOf(made), { body: { topics: [] } })).status).toBe(429)
    expect(await post()).toBe(429)
    await clock.advance(1_000)
    expect((await ask('PUT', pathOf(made), { body: { topics: ids } })).status).toBe(200)

    await clock.advance(DAYS * DAY_MS - 1_000)
    expect((await ask('GET', `${pathOf(made)}.ics`)).status, 'used on its last day').toBe(200)
    await clock.advance(2_000)
    expect((await ask('GET', `${pathOf(made)}.ics`)).status, 'for which it lives on').toBe(200)
    expect(await post(), 'the others made room').toBe(201)
    await clock.advance((DAYS + 1) * DAY_MS)
    expect((await ask('GET', `${pathOf(made)}.ics`)).status).toBe(404)
  })
})

describe('the app', () => {
  it('[H54] is called like the board, begins at its programme, and is not there while that is hidden', async () => {
    const { ask, at, publish } = await published()
    const answer = await ask('GET', `${at}/manifest.webmanifest`)
    expect(answer.headers.get('content-type')).toContain('application/manifest+json')
    const manifest = (await answer.json()) as Record<string, unknown>
    expect(manifest).toMatchObject({ name: 'Plumbers', id: at, start_url: at, scope: at, display: 'standalone' })
    expect(manifest.shortcuts).toMatchObject([{ name: 'My programme', url: `${at}/mine` }])
    expect(JSON.stringify(manifest.icons)).toContain('maskable')
    await publish('hidden')
    expect((await ask('GET', `${at}/manifest.webmanifest`)).status).toBe(404)
  })
})

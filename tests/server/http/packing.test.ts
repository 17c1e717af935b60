import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Drawing } from '../../../server/http/drawing.ts'
import { PackedPieces } from '../../../server/http/packing.ts'
import { openDoor } from '../../support/door.ts'

const HTML = '<html><meta nonce="__NONCE__" /><title>x</title><div id="root"></div><i>__NONCE__</i></html>'
const draw: Drawing = {
  page: () => ({
    title: 'Days',
    styles: [],
    body: '<p>Folios</p>'.repeat(200),
    description: '',
    canonical: null,
    theme: null,
    isMissing: false,
    beside: '{}',
    data: { id: 'programme', slug: 's', address: '/p/lpc', at: 0, json: '{}' },
  }),
  texts: ({ topics }) => Object.fromEntries(topics.map(({ id, abstract }) => [id, `<p>${abstract.repeat(20)}</p>`])),
}

async function published() {
  const door = openDoor({ draw, files: { html: null, attendeesHtml: HTML, routes: new Hono() } })
  const made = await door.make({ sample: true })
  await door.ask('PUT', `${made.at}/publication`, { body: { mode: 'live' }, secret: made.secrets.owner })
  const get = (path: string, headers: Record<string, string> = {}) =>
    door.ask('GET', `/p/${made.slug}${path}`, { headers })
  return { ...door, made, get }
}

describe('[H32] packing', () => {
  it.each(['/programme.json', '/texts.json', '/schedule.ics', '/schedule.json'])('%s', async (path) => {
    const { get } = await published()
    const [plain, packed, refused] = [
      await get(path),
      await get(path, { 'Accept-Encoding': 'gzip, deflate, br' }),
      await get(path, { 'Accept-Encoding': 'br;q=0, gzip' }),
    ]
    expect([plain, packed, refused].map(({ headers }) => headers.get('content-encoding'))).toEqual([null, 'br', null])
    expect(packed.headers.get('vary')).toBe('Accept-Encoding')
    const text = await plain.text()
    const bytes = Buffer.from(await packed.arrayBuffer())
    expect(brotliDecompressSync(bytes).toString()).toBe(text)
    expect(bytes.length).toBeLessThan(text.length)
    const etags = [plain, packed].map(({ headers }) => headers.get('etag') ?? '')
    expect(new Set(etags).size).toBe(2)
    const again = await get(path, { 'Accept-Encoding': 'br', 'If-None-Match': etags[1] ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await get(path, { 'If-None-Match': etags[1] ?? '' })).status, 'other bytes').toBe(200)
  })

  it('a drawn page has a nonce of its own in each answer, packed or not', async () => {
    const { get } = await published()
    const nonces: string[] = []
    for (const coding of ['gzip, br', 'identity', 'gzip']) {
      const answer = await get('', { 'Accept-Encoding': coding })
      const isPacked = answer.headers.get('content-encoding') === 'gzip'
      expect(isPacked).toBe(coding !== 'identity')
      const bytes = Buffer.from(await answer.arrayBuffer())
      const html = (isPacked ? gunzipSync(bytes) : bytes).toString()
      const [, nonce = ''] = /<meta nonce="([^"]+)"/.exec(html) ?? []
      expect(answer.headers.get('content-security-policy')).toContain(nonce)
      expect(html).toContain(`<i>${nonce}</i>`)
      expect(html.match(/Folios/g)).toHaveLength(200)
      nonces.push(nonce)
    }
    expect(new Set(nonces).size).toBe(3)
  })

  it('a stream is not packed', async () => {
    const { get } = await published()
    const answer = await get('/live', { 'Accept-Encoding': 'gzip, br' })
    expect(answer.headers.get('content-encoding')).toBeNull()
    await answer.body?.cancel()
  })

  it('pieces with any word between them are read back whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { minLength: 1, maxLength: 5 }),
        fc.string(),
        fc.string(),
        async (pieces, first, second) => {
          const packed = new PackedPieces(pieces)
          for (const word of [first, second])
            expect(gunzipSync(await packed.with(word)).toString()).toBe(Buffer.from(pieces.join(word)).toString())
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('[H31] texts of a programme', () => {
  it('are there while it is, drawn once', async () => {
    const { ask, made, get } = await published()
    const texts = (await (await get('/texts.json')).json()) as Record<string, string>
    expect(Object.values(texts).join()).toContain('<p>')
    await ask('PUT', `${made.at}/publication`, { body: { mode: 'hidden' }, secret: made.secrets.owner })
    expect((await get('/texts.json')).status).toBe(404)
    expect((await ask('GET', '/p/nothing-000000/texts.json')).status).toBe(404)
  })
})

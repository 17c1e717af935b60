import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { staticFiles } from '../../../server/http/static.ts'
import { MAX_BODY } from '../../../shared/protocol/api.ts'
import { FACTS, openDoor } from '../../support/door.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const HTML = '<!doctype html><meta property="csp-nonce" nonce="__NONCE__" content="__NONCE__"><div id="root"></div>'
const ATTENDEES_HTML = HTML.replace('"root"', '"root" data-attendees')
const SCRIPT = `console.log(${JSON.stringify('x'.repeat(2_000))})`

async function built() {
  const folder = await tempFolder()
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), HTML)
  await writeFile(join(folder, 'attendees.html'), ATTENDEES_HTML)
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(folder, 'sw.js'), 'self')
  await writeFile(join(folder, '.stamp'), 'private')
  await writeFile(join(folder, 'assets', 'main-abc.js'), SCRIPT)
  await writeFile(join(folder, 'assets', 'inter-abc.woff2'), 'font')
  return staticFiles(folder)
}

describe('errors', () => {
  it.each([
    ['no JSON', '{"title": ', 'bad_json', 'JSON'],
    ['nothing', '', 'bad_json', 'JSON'],
    ['a list', [], 'bad_request', 'the body'],
    ['a wrong zone', { ...FACTS, timeZone: 'Europe/Atlantis' }, 'bad_request', 'timeZone'],
    ['no first day', { ...FACTS, firstDay: undefined }, 'bad_request', 'firstDay'],
    ['days that do not exist', { ...FACTS, lastDay: '2026-02-30' }, 'bad_request', 'lastDay'],
    ['days the wrong way round', { ...FACTS, lastDay: '2026-10-01' }, 'bad_request', 'lastDay'],
    ['a title of 301 characters', { ...FACTS, title: 'x'.repeat(301) }, 'bad_request', 'title'],
    ['a draft of another form', { ...FACTS, draft: { topics: 1 } }, 'bad_request', 'draft.'],
  ])('[H3] %s is 400, and says why', async (_what, body, code, word) => {
    const { ask } = openDoor()
    const answer = await ask('POST', '/api/boards', { body })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({ error: { code, message: expect.stringContaining(word) } })
  })

  it.each([
    ['said', true],
    ['unsaid', false],
  ])('[H3] a body over 10 MB is 413, its length %s', async (_how, isSaid) => {
    const { ask } = openDoor()
    const body = JSON.stringify({ key: 'x'.repeat(MAX_BODY) })
    const headers: Record<string, string> = isSaid ? { 'Content-Length': `${body.length}` } : {}
    const answer = await ask('POST', '/api/session', { body, headers })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({
      error: { code: 'too_large', message: expect.stringContaining('10 MB') },
    })
  })

  it('[H3] our own mistakes are 500, logged, and not told', async () => {
    const broken = () => {
      throw new Error('secret detail')
    }
    const { ask, log } = openDoor({ live: (live) => Object.assign(live, { healthy: broken }) })
    const answer = await ask('GET', '/readyz')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret detail')
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'error', message: 'request failed' }))
  })

  it('[H14] a wrong method is 405 and says which are right', async () => {
    const { ask } = openDoor()
    const answer = await ask('PATCH', '/api/boards')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('Allow')).toBe('POST')
    expect(await answer.json()).toMatchObject({ error: { code: 'wrong_method' } })
  })

  it('[H14] an unknown address is 404: JSON for programs, the page for people', async () => {
    const { ask } = openDoor({ files: await built() })
    const answer = await ask('GET', '/api/nothing', { headers: { Accept: 'text/html' } })
    expect([answer.status, await answer.json()]).toEqual([
      404,
      { error: { code: 'not_found', message: expect.any(String) } },
    ])
    expect((await ask('GET', '/no/such/page')).headers.get('Content-Type')).toBe('application/json')
    const page = await ask('GET', '/no/such/page', { headers: { Accept: 'text/html,*/*' } })
    expect([page.status, page.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=UTF-8'])
  })

  it('[H14] HEAD is GET without a body', async () => {
    const { ask, make } = openDoor({ files: await built() })
    const { at, secrets } = await make()
    for (const path of ['/', '/assets/main-abc.js', '/healthz', at]) {
      const asked = { secret: secrets.owner }
      const [head, get] = [await ask('HEAD', path, asked), await ask('GET', path, asked)]
      expect([head.status, head.headers.get('Content-Type')]).toEqual([200, get.headers.get('Content-Type')])
      expect(await head.text()).toBe('')
    }
  })
})

describe('foreign pages', () => {
  const foreign = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://localhost:8081' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ] as const

  it.each(foreign)('[H4] write nothing with a cookie (%o)', async (headers) => {
    const { ask, make } = openDoor()
    const { at, cookie, secrets } = await make()
    const body = { mode: 'live' }
    const refused = await ask('PUT', `${at}/publication`, { body, headers: { ...headers, Cookie: cookie } })
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ error: { code: 'foreign_origin' } })
    expect(await (await ask('GET', at, { secret: secrets.owner })).json()).toMatchObject({ publication: 'hidden' })
    expect((await ask('DELETE', `${at}/links/x`, { headers: { ...headers, Cookie: cookie } })).status).toBe(403)
    expect((await ask('POST', '/api/boards', { body: FACTS, headers })).status).toBe(403)
    expect((await ask('POST', '/api/session', { body: { key: secrets.owner }, headers })).status).toBe(403)
  })

  it('[H4] our own page writes with a cookie, and so does a program that names no page', async () => {
    const { ask, make } = openDoor()
    const { at, cookie } = await make()
    const body = { mode: 'live' }
    for (const headers of [{ Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }, {}] as const) {
      const answer = await ask('PUT', `${at}/publication`, { body, headers: { ...headers, Cookie: cookie } })
      expect(answer.status).toBe(200)
    }
  })

  it('[H4] a secret is no cookie: no page can send it unasked', async () => {
    const { ask, make } = openDoor()
    const { at, secrets } = await make()
    const headers = { Origin: 'https://tools.example' }
    const answer = await ask('PUT', `${at}/publication`, { body: { mode: 'live' }, secret: secrets.owner, headers })
    expect(answer.status).toBe(200)
  })
})

describe('headers', () => {
  it('[H5] are on every answer, whatever it is', async () => {
    const { ask, make } = openDoor({ files: await built() })
    const { at } = await make()
    for (const path of [
      '/',
      '/assets/main-abc.js',
      '/healthz',
      at,
      '/api/schema/board.json',
      '/nothing',
      '/p/x/live',
    ]) {
      const { headers } = await ask('GET', path)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
      expect(headers.get('Permissions-Policy')).toContain('camera=()')
      const policy = headers.get('Content-Security-Policy') ?? ''
      expect(policy.replace(/nonce-[\w-]+/, 'nonce-…').split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'nonce-…'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self' ws://localhost",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ])
    }
  })

  it('[H5] the page has the nonce of its own answer, another one each time', async () => {
    const { ask } = openDoor({ files: await built() })
    const nonces = new Set<string>()
    for (const path of ['/', '/b/b_0000000000000000', '/p/nothing']) {
      const answer = await ask('GET', path)
      const nonce = /nonce-([\w-]{22})'/.exec(answer.headers.get('Content-Security-Policy') ?? '')?.[1] ?? ''
      const html = path.startsWith('/p/') ? ATTENDEES_HTML : HTML
      expect(await answer.text()).toBe(html.replaceAll('__NONCE__', nonce))
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })

  it('[H26] attendees get a page of their own, whether there is something at the address or not', async () => {
    const { ask, make } = openDoor({ files: await built() })
    const { slug } = await make()
    const headers = { Accept: 'text/html' }
    const seen = async (path: string) => {
      const answer = await ask('GET', path, { headers })
      return [answer.status, (await answer.text()).includes('data-attendees')]
    }
    expect(await seen('/p/')).toEqual([200, true])
    expect(await seen(`/p/${slug}`), 'hidden').toEqual([200, true])
    expect(await seen('/p/nothing')).toEqual([404, true])
    expect(await seen('/p/a/b/c/d')).toEqual([404, true])
    for (const path of ['/', '/b/b_0000000000000000']) expect(await seen(path), path).toEqual([200, false])
    expect(await seen('/nothing')).toEqual([404, false])
  })

  it('[H5] the line for live editing is that of PUBLIC_URL', async () => {
    const { ask } = openDoor({ publicUrl: 'https://agenda.example.org', files: await built() })
    const { headers } = await ask('GET', '/')
    expect(headers.get('Content-Security-Policy')).toContain("connect-src 'self' wss://agenda.example.org;")
    expect(headers.get('Strict-Transport-Security')).toContain('max-age=')
  })
})

describe('files', () => {
  it.each([
    ['/assets/main-abc.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/inter-abc.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
    ['/favicon.svg', 'image/svg+xml; charset=utf-8', 'public, max-age=86400'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/', 'text/html; charset=UTF-8', 'no-store'],
  ])('[H15] %s', async (path, type, kept) => {
    const { ask } = openDoor({ files: await built() })
    const { status, headers } = await ask('GET', path)
    expect([status, headers.get('Content-Type'), headers.get('Cache-Control')]).toEqual([200, type, kept])
  })

  it('[H15] are packed for browsers that unpack', async () => {
    const { ask } = openDoor({ files: await built() })
    const packed = await ask('GET', '/assets/main-abc.js', { headers: { 'Accept-Encoding': 'gzip, br' } })
    expect(packed.headers.get('Content-Encoding')).toBe('br')
    expect(brotliDecompressSync(await packed.arrayBuffer()).toString()).toBe(SCRIPT)
    const plain = await ask('GET', '/assets/main-abc.js', { headers: { 'Accept-Encoding': 'gzip' } })
    expect(await plain.text()).toBe(SCRIPT)
    expect([packed, plain].map(({ headers }) => headers.get('Vary'))).toEqual(['Accept-Encoding', 'Accept-Encoding'])
  })

  it.each([
    '/.stamp',
    '/index.html',
    '/attendees.html',
    '/assets/',
    '/assets/../.stamp',
    '/assets/%2e%2e/.stamp',
    '/package.json',
  ])('[H14] there is no %s', async (path) => {
    const { ask } = openDoor({ files: await built() })
    expect((await ask('GET', path)).status).toBe(404)
  })

  it('say so where nothing was built', async () => {
    const { ask } = openDoor()
    const answer = await ask('GET', '/')
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('npm run build')
  })
})

describe('for machines', () => {
  it('[H13] is ready, or says why not', async () => {
    let [isSound, isDraining] = [true, false]
    const { ask, make, stores } = openDoor({
      live: (live) => Object.assign(live, { healthy: () => isSound }),
      draining: () => isDraining,
    })
    const { at, secrets } = await make()
    const ready = async () => {
      const answer = await ask('GET', '/readyz')
      return [answer.status, await answer.json()]
    }
    expect(await ready()).toEqual([200, { status: 'ready' }])
    const stored = vi.spyOn(stores, 'healthy').mockReturnValue(false)
    expect((await ready())[0]).toBe(503)
    stored.mockRestore()
    isSound = false
    expect(await ready()).toEqual([503, { status: 'not ready', reason: 'a board cannot be saved' }])
    isDraining = true
    expect(await ready()).toEqual([503, { status: 'not ready', reason: 'shutting down' }])
    expect((await ask('GET', '/healthz')).status).toBe(200)
    const refused = await ask('GET', at, { secret: secrets.owner })
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '2'])
  })

  it.each(['board', 'programme'])('publishes the JSON Schema of %s.json', async (name) => {
    const { ask } = openDoor()
    const answer = await ask('GET', `/api/schema/${name}.json`)
    expect(answer.headers.get('Content-Type')).toBe('application/schema+json')
    expect(await answer.json()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { topics: { type: 'array' } },
    })
  })

  it('logs no address, secret or body', async () => {
    const { ask, make, log } = openDoor()
    const { id, slug, secrets, cookie, at } = await make({ title: 'Private title' })
    await ask('POST', '/api/session', { body: { key: secrets.owner } })
    await ask('GET', at, { headers: { Cookie: cookie } })
    await ask('GET', `/p/${slug}/programme.json?x=${secrets.owner}`)
    expect(log.lines.map(({ message }) => message)).toContain('request')
    const written = JSON.stringify(log.lines)
    for (const known of [id, slug, 'Private title', ...Object.values(secrets), cookie.split('=')[1]]) {
      expect(written).not.toContain(known)
    }
  })
})

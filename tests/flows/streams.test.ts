/** [H9] Attendees' streams on a real port: what Node would do for a line is done for them, and nobody else is disturbed. */

import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { openMemory } from '../../server/adapters/memory/memory.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { systemRandom } from '../../server/adapters/system/random.ts'
import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/server.ts'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import { FACTS, secretOf } from '../support/door.ts'
import { keptLog } from '../support/kept-log.ts'

async function composed() {
  const config = readConfig({ PORT: '0' })
  if ('problems' in config) throw new Error(config.problems.join())
  const stores = openMemory()
  const log = keptLog()
  const parts = { config, stores, clock: systemClock, random: systemRandom, log, pages: '/none' }
  const server = await startServer(parts)
  onTestFinished(async () => {
    await server.stop()
    await stores.close()
  })
  const made = await fetch(`${server.address}/api/boards`, { method: 'POST', body: JSON.stringify(FACTS) })
  const { id, slug, links } = (await made.json()) as BoardCreated
  const headers = { Authorization: `Bearer ${secretOf(links.owner)}` }
  const publish = (mode: string) =>
    fetch(`${server.address}/api/boards/${id}/publication`, { method: 'PUT', headers, body: JSON.stringify({ mode }) })
  return { server, slug, publish, log }
}

/** Says it on a fresh line; gives everything that comes until `isEnough`, or until the line ends. */
async function said(port: number, text: string, isEnough: (all: string) => boolean = () => false) {
  const line = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  line.setEncoding('utf8')
  line.write(text)
  let all = ''
  for await (const part of line) {
    all += part
    if (isEnough(all)) break
  }
  line.destroy()
  return all
}

it('[H9] begins with a whole head, follows, and ends with its reader or with the server', async () => {
  const { server, slug, publish } = await composed()
  const line = connect(server.port, '127.0.0.1')
  const pieces: string[] = []
  line.setEncoding('utf8').on('data', (text: string) => pieces.push(text))
  // What is said on it beside the request is nobody's.
  line.write(`GET /p/${slug}/live HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n`)
  const heard = async (text: string) => {
    while (!pieces.join('').includes(text)) await once(line, 'data')
  }
  await heard('event: hidden\n')
  await publish('live')
  await heard('event: programme\n')
  const [head = '', body = ''] = pieces.join('').split(/\r\n\r\n(.*)/s)
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(head).toContain('\r\ncontent-type: text/event-stream')
  expect(head).toContain("\r\ncontent-security-policy: default-src 'none'")
  expect(head).toContain('\r\nconnection: close')
  expect(body).not.toContain('HTTP/1.1')
  await server.stop()
  if (!line.destroyed) await once(line, 'close')
})

it('what is refused is answered, and its line closes', async () => {
  const { server, slug } = await composed()
  const all = await said(server.port, 'GET /p/nothing-000000/live HTTP/1.1\r\nHost: x\r\n\r\n')
  expect(all).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
  expect(all).toContain('There is no programme at this address')
  const head = await said(server.port, `HEAD /p/${slug}/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  const wrong = await said(
    server.port,
    `POST /p/${slug}/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
  expect(wrong).toMatch(/^HTTP\/1\.1 405 /)
})

it('[H10] the server stops while somebody holds a stream and never reads', async () => {
  const { server, slug, publish } = await composed()
  await publish('live')
  const line = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
  line.write(`GET /p/${slug}/live HTTP/1.1\r\nHost: x\r\n\r\n`)
  await once(line, 'readable')
  line.pause()
  await server.stop()
  line.destroy()
})

it('a stream in one breath with a change of protocol is a stream', async () => {
  const { server, slug } = await composed()
  const ask = `GET /p/${slug}/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`
  const all = await said(server.port, ask, (text) => text.includes('event: hidden') || text.includes('\r\n\r\n'))
  expect(all).toMatch(/^HTTP\/1\.1 (200|404) /)
})

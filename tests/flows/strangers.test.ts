/** Lines of people who have no access yet, at the real server: they cost others nothing. */

import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished, vi } from 'vitest'
import WebSocket from 'ws'
import { openMemory } from '../../server/adapters/memory/memory.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { prometheusMetrics } from '../../server/adapters/system/metrics.ts'
import { systemRandom } from '../../server/adapters/system/random.ts'
import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/server.ts'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import { FACTS, secretOf } from '../support/door.ts'
import { keptLog } from '../support/kept-log.ts'

async function scene(env: Record<string, string>) {
  const config = readConfig({ PORT: '0', ...env })
  if ('problems' in config) throw new Error(config.problems.join())
  const parts = { stores: openMemory(), clock: systemClock, random: systemRandom, log: keptLog(), pages: 'none' }
  const metrics = prometheusMetrics()
  const server = await startServer({ config, metrics, ...parts })
  onTestFinished(() => server.stop())
  const answer = await fetch(`${server.address}/api/boards`, {
    method: 'POST',
    body: JSON.stringify(FACTS),
    headers: { 'Content-Type': 'application/json' },
  })
  const { id, links } = (await answer.json()) as BoardCreated
  const dial = () => {
    const ws = new WebSocket(`ws://127.0.0.1:${server.port}/sync/${id}?epoch=1`, [
      'plumbline.1',
      `key.${secretOf(links.organizer)}`,
    ])
    return { ws, closed: once(ws, 'close').then(([code]) => Number(code)), opened: once(ws, 'open') }
  }
  const silent = async (): Promise<Socket> => {
    const socket = connect(server.port, '127.0.0.1').on('error', () => undefined)
    await once(socket, 'connect')
    return socket.resume()
  }
  /** One line of `/metrics`. */
  const counted = async (name: string) => {
    const all = await (await fetch(`${server.address}/metrics`)).text()
    return all.split('\n').find((line) => line.startsWith(`${name} `))
  }
  return { port: server.port, address: server.address, dial, silent, counted }
}

it('[G17] the oldest silent line is cut off, and nobody who has asked or may be here', async () => {
  const { dial, silent, counted } = await scene({ MAX_STRANGERS: '2' })
  const { ws, opened } = dial()
  await opened
  const asking = await silent()
  asking.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
  await once(asking, 'data')
  const lines: Socket[] = []
  for (let n = 0; n < 4; n++) lines.push(await silent())
  await vi.waitUntil(() => lines.filter(({ closed }) => closed).length === 2, { interval: 1 })
  expect(lines.map(({ closed }) => closed)).toEqual([true, true, false, false])
  expect([asking.closed, ws.readyState]).toEqual([false, WebSocket.OPEN])
  expect(await counted('plumbline_limit_total{limit="strangers"}')).toMatch(/ 2$/)
  for (const line of [asking, ...lines]) line.destroy()
})

it('[G17] a head that does not end is refused', async () => {
  const { port } = await scene({})
  const socket = connect(port, '127.0.0.1').on('error', () => undefined)
  socket.write(`GET /sync/x HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nCookie: ${'x'.repeat(20_000)}`)
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 431 /)
})

it('[G16] who comes beyond the places of a board is told to try again, and may when one is free', async () => {
  const { dial, counted } = await scene({ MAX_BOARD_CONNECTIONS: '2' })
  const [first, second] = [dial(), dial()]
  await Promise.all([first.opened, second.opened])
  expect(await dial().closed).toBe(4529)
  expect(await counted('plumbline_limit_total{limit="boardConnections"}')).toMatch(/ 1$/)
  first.ws.close()
  await first.closed
  const again = dial()
  await again.opened
  again.ws.ping()
  await once(again.ws, 'pong')
  expect(again.ws.readyState).toBe(WebSocket.OPEN)
})

it('[G16] when everybody has left, nothing is counted any more', async () => {
  const { dial, counted } = await scene({})
  const all = Array.from({ length: 20 }, dial)
  await Promise.all(all.map(({ opened }) => opened))
  expect(await counted('plumbline_connections{role="organizer"}')).toMatch(/ 20$/)
  for (const [at, { ws }] of all.entries()) at % 2 ? ws.close() : ws.terminate()
  await Promise.all(all.map(({ closed }) => closed))
  await vi.waitUntil(async () => (await counted('plumbline_connections{role="organizer"}'))?.endsWith(' 0'))
  await vi.waitUntil(async () => (await counted('plumbline_boards_open')) === 'plumbline_boards_open 0')
  expect(await counted('plumbline_silent_lines')).toMatch(/ 0$/)
})

it('[H16] metrics are for this machine, and not for what a proxy passes on', async () => {
  const { address, dial, counted } = await scene({ UPDATES_BURST: '1' })
  const { ws, opened, closed } = dial()
  await opened
  ws.send(new Uint8Array([9, 9]))
  expect(await closed).toBe(4400)
  expect(await counted('plumbline_refused_total{word="malformed"}')).toMatch(/ 1$/)
  for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via']) {
    expect((await fetch(`${address}/metrics`, { headers: { [name]: '127.0.0.1' } })).status).toBe(401)
  }
})

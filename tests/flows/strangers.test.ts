/** Lines of people who have no access yet, at the real server: they cost others nothing. */

import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished, vi } from 'vitest'
import WebSocket from 'ws'
import { openMemory } from '../../server/adapters/memory/memory.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
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
  const server = await startServer({ config, ...parts })
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
  return { port: server.port, dial, silent }
}

it('[G17] the oldest silent line is cut off, and nobody who has asked or may be here', async () => {
  const { dial, silent } = await scene({ MAX_STRANGERS: '2' })
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
  for (const line of [asking, ...lines]) line.destroy()
})

it('[G17] a head that does not end is refused', async () => {
  const { port } = await scene({})
  const socket = connect(port, '127.0.0.1').on('error', () => undefined)
  socket.write(`GET /sync/x HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nCookie: ${'x'.repeat(20_000)}`)
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 431 /)
})

it('[G16] who comes beyond the places of a board is told to try again, and may when one is free', async () => {
  const { dial } = await scene({ MAX_BOARD_CONNECTIONS: '2' })
  const [first, second] = [dial(), dial()]
  await Promise.all([first.opened, second.opened])
  expect(await dial().closed).toBe(4529)
  first.ws.close()
  await first.closed
  const again = dial()
  await again.opened
  again.ws.ping()
  await once(again.ws, 'pong')
  expect(again.ws.readyState).toBe(WebSocket.OPEN)
})

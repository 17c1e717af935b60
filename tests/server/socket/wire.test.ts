import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { wireOf } from '../../../server/socket/wire.ts'

/** RFC 6455, section 4.2.2. */
const createAccept = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')

describe('wire', () => {
  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 300_000])(
    '[G12] a message of %i bytes is read as it was written',
    async (length) => {
      const message = Uint8Array.from({ length }, (_, at) => at % 251)
      const server = createServer().listen(0, '127.0.0.1')
      onTestFinished(() => void server.close())
      server.on('upgrade', (request, socket) => {
        const accept = createAccept(String(request.headers['sec-websocket-key']))
        socket.write(
          `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
        )
        socket.write(wireOf(message))
      })
      await once(server, 'listening')
      const ws = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
      const [came, isBinary] = (await once(ws, 'message')) as [Buffer, boolean]
      expect(isBinary).toBe(true)
      expect(came.equals(message)).toBe(true)
      ws.terminate()
    },
  )

  it('[G12] one message to many is made once', () => {
    const [one, other] = [new Uint8Array([1, 2, 3]), new Uint8Array([1, 2, 3])]
    const wire = wireOf(one)
    expect(wireOf(one)).toBe(wire)
    expect(wireOf(other)).not.toBe(wire)
  })
})

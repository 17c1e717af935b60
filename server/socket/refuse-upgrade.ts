/** Answers an upgrade with plain HTTP: no WebSocket comes of it. */

import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

const BODIES = {
  401: { code: 'no-access', message: 'There is no such board, or this link gives no access to it. Ask its owner.' },
  404: { code: 'not-found', message: 'Boards are edited at /sync/<boardId>.' },
  503: { code: 'try-again', message: 'The server cannot open the board now. Try again shortly.' },
} as const

export function refuseUpgrade(socket: Duplex, status: keyof typeof BODIES): void {
  if (socket.destroyed) return
  const body = JSON.stringify({ error: BODIES[status] })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  socket.once('finish', () => socket.destroy())
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

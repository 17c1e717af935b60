/**
 * The product, which also says on its standard output, one line of JSON each time, how many bytes wait in the process for
 * a connection that does not read them: nothing outside of it can see that.
 */

import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

/** `at` in milliseconds since 1970; `unread` -1: the connection is gone. */
export interface Measure {
  readonly line: number
  readonly at: number
  readonly unread: number
}

/** Less is ordinary. */
const LEAST_BYTES = 128 * 1024
const EVERY_MS = 20

if (import.meta.main) {
  const say = (measure: Measure) => process.stdout.write(`${JSON.stringify(measure)}\n`)
  const sockets = new Map<Socket, { readonly line: number; said: number }>()
  let lines = 0
  subscribe('net.server.socket', (message) => {
    const { socket } = message as { socket: Socket }
    sockets.set(socket, { line: ++lines, said: 0 })
    socket.on('close', () => {
      const known = sockets.get(socket)
      sockets.delete(socket)
      if (known && known.said > 0) say({ line: known.line, at: Date.now(), unread: -1 })
    })
  })
  setInterval(() => {
    for (const [{ writableLength }, known] of sockets) {
      if (writableLength < LEAST_BYTES && known.said === 0) continue
      known.said = writableLength
      say({ line: known.line, at: Date.now(), unread: writableLength })
    }
  }, EVERY_MS).unref()
  await import('../../server/main.ts')
}

export const measuresIn = (log: string): Measure[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{"line":'))
    .map((line) => JSON.parse(line) as Measure)

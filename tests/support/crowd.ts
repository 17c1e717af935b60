/** Those who do not belong: lines that say nothing, strangers with wrong keys, and a guest who never stops asking. */

import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { WebSocket } from 'ws'
import { syncStep1Frame } from '../../shared/protocol/frames.ts'
import { KEY_SUBPROTOCOL, SUBPROTOCOL } from '../../shared/protocol/version.ts'
import type { Dice } from './dice.ts'
import type { BoardAddress } from './editor.ts'
import { becomes, pause, sideBySide } from './pool.ts'
import { openLine } from './saved-line.ts'

/** Lines on which nothing is ever said; the server may end them. */
export async function idleLines(port: number, count: number): Promise<{ close(): void; open(): number }> {
  const sockets = await sideBySide(Array.from({ length: count }), 200, async () => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => socket.destroy())
    // The server may be ending lines already: whether it opened does not matter.
    await Promise.race([once(socket, 'connect'), once(socket, 'close')])
    return socket
  })
  return {
    open: () => sockets.filter(({ destroyed }) => !destroyed).length,
    close: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

export interface Strangers {
  /** Stops sending more, and waits until the last were answered; those that hold on stay. */
  stop(): Promise<void>
  readonly came: number
  /** Of those who would stay: how many the server has not ended. */
  held(): number
  /** Answers other than 401, or none (the server may end a line without one under a flood). */
  readonly wrong: string[]
  close(): void
}

/** `perSecond` upgrades with wrong keys; every other one would keep its line open for ever. */
export function strangers({ url, id, epoch }: BoardAddress, perSecond: number, { bytes }: Dice): Strangers {
  const sockets = new Set<Socket>()
  const holding: Socket[] = []
  const wrong: string[] = []
  const port = Number(new URL(url).port)
  let came = 0
  let isOver = false
  const come = () => {
    const holds = ++came % 2 === 0
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: holds })
    sockets.add(socket)
    if (holds) holding.push(socket)
    let answer = ''
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (part) => {
      answer += part.toString('latin1')
      if (!holds) socket.end()
    })
    socket.on('end', () => {
      if (answer !== '' && !answer.startsWith('HTTP/1.1 401')) wrong.push(answer.slice(0, 40))
    })
    const key = Buffer.from(bytes(16)).toString('base64url')
    const head = [
      `GET /sync/${id}?epoch=${epoch} HTTP/1.1`,
      'Host: x',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ${KEY_SUBPROTOCOL}${key}`,
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
  }
  const run = async () => {
    const start = performance.now()
    while (!isOver) {
      while (came < ((performance.now() - start) / 1000) * perSecond) come()
      await pause(10)
    }
  }
  const running = run()
  return {
    get came() {
      return came
    },
    wrong,
    held: () => holding.filter((socket) => !socket.readableEnded && !socket.destroyed).length,
    async stop() {
      isOver = true
      await running
      await becomes(() => [...sockets].every((socket) => holding.includes(socket)), 5_000)
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Asks for the whole board again and again; comes back when it is sent away for it. */
export function asker(address: BoardAddress, perSecond: number): { stop(): Promise<void>; asked(): number } {
  const question = syncStep1Frame(new Uint8Array([0]))
  let [isOver, asked] = [false, 0]
  const run = async () => {
    while (!isOver) {
      const socket = await openLine(address).catch(() => null)
      while (!isOver && socket?.readyState === WebSocket.OPEN) {
        for (let left = Math.ceil(perSecond / 100); left > 0; left--, asked++) socket.send(question)
        await pause(10)
      }
      socket?.terminate()
      if (!isOver) await pause(100)
    }
  }
  const running = run()
  return {
    asked: () => asked,
    async stop() {
      isOver = true
      await running
    },
  }
}

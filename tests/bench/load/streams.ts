/** Attendees' streams, in a process of their own: raw sockets that note when each numbered event came whole. */

import { connect, type Socket } from 'node:net'
import { sideBySide } from '../../support/pool.ts'
import { answerCalls } from '../calls.ts'

const AT_ONCE = 100
const EVENT = /event: patch\nid: (\d+)\n[^\n]*\n\n/g

interface Stream {
  readonly socket: Socket
  /** What came of an event that is not whole. */
  rest: string
  /** Milliseconds since 1970 at which the event of each number came. */
  readonly came: Map<number, number>
}

const streams: Stream[] = []
const now = (): number => performance.timeOrigin + performance.now()

function take(stream: Stream, text: string): void {
  const whole = stream.rest + text
  let end = 0
  for (const match of whole.matchAll(EVENT)) {
    stream.came.set(Number(match[1]), now())
    end = match.index + match[0].length
  }
  // The first answer, a whole programme, is none of them.
  stream.rest = whole.slice(Math.max(end, whole.lastIndexOf('event: ')))
}

function opened(port: number, path: string): Promise<Stream> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const stream: Stream = { socket, rest: '', came: new Map() }
  socket.setEncoding('latin1')
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('a stream was closed')))
    socket.on('data', (text: string) => {
      take(stream, text)
      resolve(stream)
    })
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/event-stream\r\n\r\n`)
  })
}

const calls = {
  async open({ port, path, count }: { port: number; path: string; count: number }): Promise<void> {
    streams.push(...(await sideBySide(Array.from({ length: count }), AT_ONCE, () => opened(port, path))))
  },

  /** Resolves when every stream has the event of that number, or after a while; when it came to each, by the clock. */
  async came({ number, patience }: { number: number; patience: number }): Promise<number[]> {
    const end = now() + patience
    while (now() < end && streams.some(({ came }) => !came.has(number)))
      await new Promise((resolve) => setTimeout(resolve, 10))
    return streams.flatMap(({ came }) => came.get(number) ?? [])
  },

  /** How many still stand. */
  standing: (_: null): number => streams.filter(({ socket }) => !socket.destroyed).length,
}

export type Streams = typeof calls

answerCalls(calls)

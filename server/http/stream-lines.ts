/**
 * The lines under attendees' streams. A stream is never answered to its end, and nothing more is asked on its line: what Node
 * holds to read requests and to write answers is let go, as after an upgrade; that is two thirds of the memory of each.
 *
 *   request ─ (Node's upgrade: the parser goes) ─ routes ─ head ─ the line is the stream's
 *                                                    └ a refusal: an ordinary answer, then the line closes
 */

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Http2Bindings, HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { EventStream } from './event-stream.ts'

/** What a route leaves in its bindings for a stream to be written after the head of its answer. */
export interface StreamBindings {
  stream?: EventStream
}

type Fetch<E> = (request: Request, bindings: E) => Response | Promise<Response>
type Upgrade = (request: IncomingMessage, socket: Socket, head: Buffer) => void

const STREAM = /^\/p\/[^/]+\/live(\?|$)/

export class StreamLines {
  readonly #lines = new Set<Duplex>()

  /** Of an answer with a stream, sends the head and gives the line to the stream; all others are as they were. */
  over(fetch: Fetch<HttpBindings & StreamBindings>): Fetch<HttpBindings | Http2Bindings> {
    return async (request, given) => {
      const bindings: HttpBindings & StreamBindings = { ...(given as HttpBindings) }
      const answer = await fetch(request, bindings)
      const { stream, outgoing } = bindings
      const line = outgoing.socket
      if (!line) stream?.gone()
      if (!stream || !line) return answer
      // Who listens for the end of the answer would hold the request for as long as somebody reads.
      outgoing.removeAllListeners('close')
      outgoing.detachSocket(line)
      line.write(headOf(answer))
      stream.onto(line)
      return RESPONSE_ALREADY_SENT
    }
  }

  /** `upgrade` gets those that are none of ours. To be called before requests are answered. */
  of(http: Server, upgrade: Upgrade): void {
    http.prependListener('request', (incoming: IncomingMessage & { upgrade?: boolean }, outgoing: ServerResponse) => {
      if (incoming.method !== 'GET' || !STREAM.test(incoming.url ?? '')) return
      // Node looks at this when it has read the request, and treats the line like one that was upgraded.
      incoming.upgrade = true
      outgoing.shouldKeepAlive = false
      this.#lines.add(incoming.socket)
    })
    http.on('upgrade', (incoming, socket, head) => {
      if (this.#lines.has(socket)) this.#take(socket)
      else upgrade(incoming, socket as Socket, head)
    })
  }

  /** Cuts off who is still there. */
  cut(): void {
    for (const line of this.#lines) line.destroy()
  }

  /** Node listens to it no more: nothing that is said on it is read, and it ends with its reader. */
  #take(line: Duplex): void {
    line.on('error', () => line.destroy())
    line.on('end', () => line.destroy())
    line.on('close', () => this.#lines.delete(line))
    line.resume()
  }
}

/** The stream ends with its line: without chunks, the same bytes are written for everybody, and nothing is kept of the head. */
function headOf({ status, headers }: Response): string {
  const fields = [...headers, ['date', new Date().toUTCString()], ['connection', 'close']]
  const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`
}

/**
 * A line that loses, doubles, reorders and repeats whole messages, also those of earlier connections. No line of TCP does;
 * but what a server believes must not depend on that: a client with a fault in it sends just such messages.
 */

import { once } from 'node:events'
import type { RawData } from 'ws'
import { WebSocket, WebSocketServer } from 'ws'
import { MESSAGE, SYNC } from '../../shared/protocol/frames.ts'
import { SUBPROTOCOL } from '../../shared/protocol/version.ts'
import type { Dice } from './dice.ts'
import type { Way } from './tcp-proxy.ts'

/** How many of a hundred messages meet each fate. */
export interface FrameTrouble {
  readonly drop: number
  readonly duplicate: number
  /** Held back until some later ones have passed. */
  readonly reorder: number
  /** Followed by one of an earlier connection of this proxy, or of this one. */
  readonly replay: number
  /** Questions and whole answers (sync step 1 and 2) always pass. */
  readonly sparesSync: boolean
}

const GOOD: FrameTrouble = { drop: 0, duplicate: 0, reorder: 0, replay: 0, sparesSync: false }
const MOST_KEPT = 200

export interface FrameProxy {
  readonly port: number
  trouble(trouble: FrameTrouble): void
  /** What was held back passes, and nothing is lost from now on. What was lost stays lost. */
  heal(): void
  close(): Promise<void>
}

/** One way of one connection. */
class Passage {
  readonly #to: WebSocket
  readonly #dice: Dice
  readonly #trouble: () => FrameTrouble
  readonly #kept: Buffer[]
  readonly #held: { readonly message: Buffer; passing: number }[] = []
  readonly #early: Buffer[] = []

  constructor(facts: { to: WebSocket; dice: Dice; trouble: () => FrameTrouble; kept: Buffer[] }) {
    ;({ to: this.#to, dice: this.#dice, trouble: this.#trouble, kept: this.#kept } = facts)
    this.#to.on('open', () => {
      for (const message of this.#early.splice(0)) this.#send(message)
    })
  }

  take(message: Buffer): void {
    const { drop, duplicate, reorder, replay, sparesSync } = this.#trouble()
    if (sparesSync && message[0] === MESSAGE.sync && message[1] !== SYNC.update) {
      this.#send(message)
      return
    }
    const luck = this.#dice.roll(100)
    if (luck < drop) return
    if (luck < drop + reorder) {
      this.#held.push({ message, passing: 1 + this.#dice.roll(3) })
      return
    }
    this.#send(message)
    if (luck < drop + reorder + duplicate) this.#send(message)
    else if (luck < drop + reorder + duplicate + replay && this.#kept.length > 0)
      this.#send(this.#dice.pick(this.#kept))
    if (this.#kept.length < MOST_KEPT) this.#kept.push(message)
    for (const held of this.#held.filter((one) => --one.passing <= 0)) {
      this.#held.splice(this.#held.indexOf(held), 1)
      this.#send(held.message)
    }
  }

  flush(): void {
    for (const { message } of this.#held.splice(0)) this.#send(message)
  }

  #send(message: Buffer): void {
    if (this.#to.readyState === WebSocket.CONNECTING) this.#early.push(message)
    else if (this.#to.readyState === WebSocket.OPEN) this.#to.send(message)
  }
}

/** In front of a port of this machine; speaks `plumbline.1` alone. */
export async function frameProxy(target: number, dice: Dice): Promise<FrameProxy> {
  let trouble = GOOD
  const kept: Record<Way, Buffer[]> = { up: [], down: [] }
  const passages = new Set<Passage>()
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
  })
  await once(server, 'listening')
  server.on('connection', (near, request) => {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim())
    const far = new WebSocket(`ws://127.0.0.1:${target}${request.url}`, offered, { perMessageDeflate: false })
    for (const [way, from, to] of [
      ['up', near, far],
      ['down', far, near],
    ] as const) {
      const passage = new Passage({ to, dice, trouble: () => trouble, kept: kept[way] })
      passages.add(passage)
      from.on('message', (message: RawData) => passage.take(message as Buffer))
      from.on('error', () => to.terminate())
      from.on('close', (code: number, reason: Buffer) => {
        passages.delete(passage)
        if (to.readyState === WebSocket.OPEN && (code === 1000 || code >= 3000)) to.close(code, reason)
        else to.terminate()
      })
    }
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    trouble(next) {
      trouble = next
    },
    heal() {
      trouble = GOOD
      for (const passage of passages) passage.flush()
    },
    async close() {
      for (const client of server.clients) client.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}

export const anyFrameTrouble = ({ roll }: Dice, sparesSync: boolean): FrameTrouble => ({
  drop: roll(30),
  duplicate: roll(25),
  reorder: roll(25),
  replay: roll(20),
  sparesSync,
})

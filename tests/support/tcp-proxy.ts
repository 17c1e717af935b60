/**
 * A line over loopback with trouble on it: bytes come late, slowly, in part or not at all, but never in another order, as
 * on any line of TCP. What stood in a black hole comes when it heals, because the system would have sent it again.
 */

import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { must } from '../../shared/must.ts'
import type { Dice } from './dice.ts'

/** `up` is towards the server. */
export type Way = 'up' | 'down'
export const WAYS: readonly Way[] = ['up', 'down']

export type TcpTrouble =
  /** Milliseconds, for what is sent from now on. */
  | { readonly is: 'slow'; readonly delay: number; readonly jitter: number }
  | { readonly is: 'narrow'; readonly bytesPerSecond: number }
  /** RST to both ends of every line that stands. */
  | { readonly is: 'reset' }
  /** Every line ends after so many more bytes on that way: in the middle of a frame, or of the handshake. */
  | { readonly is: 'cut'; readonly way: Way; readonly after: number }
  /** One end has said its last and would go on listening. */
  | { readonly is: 'half-close'; readonly way: Way }
  /** Nothing comes through; `isForgotten`: when it heals, nobody on the way knows the line any more (RST). */
  | { readonly is: 'black-hole'; readonly way: Way; readonly isForgotten: boolean }

export interface TcpProxy {
  readonly port: number
  trouble(trouble: TcpTrouble): void
  /** Everything that was under way arrives at once, and from now on the line is a good one. */
  heal(): void
  close(): Promise<void>
}

/** What a line holds; then its sender has to wait, as on any line of TCP. */
const MOST_WAITING_BYTES = 256 * 1024

/** One way of one line: what came in waits here until it may go on. */
class Flow {
  readonly #from: Socket
  readonly #to: Socket
  readonly #way: Way
  readonly #state: State
  readonly #broken: () => void
  readonly #queue: { readonly bytes: Buffer | 'end'; readonly due: number }[] = []
  #lastDue = 0
  #waiting = 0
  #isCut = false
  #timer: NodeJS.Timeout | null = null

  constructor(facts: { from: Socket; to: Socket; way: Way; state: State; broken: () => void }) {
    ;({ from: this.#from, to: this.#to, way: this.#way, state: this.#state, broken: this.#broken } = facts)
    this.#from.on('data', (bytes: Buffer) => this.#take(bytes))
    this.#from.on('end', () => this.#take('end'))
  }

  /** Sends what is due; after a change of the state to be called again. */
  pump(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    while (this.#queue.length > 0 && !this.#state.holes.has(this.#way)) {
      const wait = this.#state.isWell ? 0 : (this.#queue[0]?.due ?? 0) - performance.now()
      if (wait > 0) {
        this.#timer = setTimeout(() => this.pump(), wait)
        return
      }
      const { bytes } = must(this.#queue.shift(), 'what is due')
      this.#waiting -= bytes.length
      if (this.#waiting < MOST_WAITING_BYTES) this.#from.resume()
      this.#send(bytes)
    }
  }

  end(): void {
    this.#take('end')
  }

  release(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#queue.length = 0
  }

  #take(bytes: Buffer | 'end'): void {
    const { delay, jitter, bytesPerSecond, roll } = this.#state
    const late = performance.now() + delay + (jitter > 0 ? roll(jitter + 1) : 0)
    const length = bytes === 'end' ? 0 : bytes.length
    this.#lastDue = Math.max(late, this.#lastDue) + (bytesPerSecond ? (length / bytesPerSecond) * 1000 : 0)
    this.#queue.push({ bytes, due: this.#lastDue })
    this.#waiting += bytes.length
    if (this.#waiting >= MOST_WAITING_BYTES) this.#from.pause()
    this.pump()
  }

  #send(bytes: Buffer | 'end'): void {
    if (this.#to.destroyed || this.#isCut) return
    if (bytes === 'end') {
      this.#to.end()
      return
    }
    const left = this.#state.cuts[this.#way]
    if (left === null || left > bytes.length) {
      this.#to.write(bytes)
      if (left !== null) this.#state.cuts[this.#way] = left - bytes.length
    } else {
      this.#state.cuts[this.#way] = null
      this.#to.write(bytes.subarray(0, left), () => this.#broken())
      // Until that is written more may come: on no line does anything follow a gap.
      this.#isCut = true
    }
  }
}

interface State {
  isWell: boolean
  delay: number
  jitter: number
  bytesPerSecond: number | null
  readonly cuts: Record<Way, number | null>
  readonly holes: Set<Way>
  isForgotten: boolean
  readonly roll: Dice['roll']
}

/** In front of a port of this machine; the dice decide the jitter. */
export async function tcpProxy(target: number, { roll }: Pick<Dice, 'roll'>): Promise<TcpProxy> {
  const state: State = {
    isWell: true,
    delay: 0,
    jitter: 0,
    bytesPerSecond: null,
    cuts: { up: null, down: null },
    holes: new Set(),
    isForgotten: false,
    roll,
  }
  interface Line {
    readonly ends: readonly [Socket, Socket]
    readonly flows: Readonly<Record<Way, Flow>>
  }
  const lines = new Set<Line>()
  const reset = ({ ends }: Line) => {
    for (const end of ends) end.resetAndDestroy()
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    const broken = () => reset(line)
    const line: Line = {
      ends: [near, far],
      flows: {
        up: new Flow({ from: near, to: far, way: 'up', state, broken }),
        down: new Flow({ from: far, to: near, way: 'down', state, broken }),
      },
    }
    lines.add(line)
    for (const end of line.ends) {
      end.on('error', broken)
      end.on('close', () => {
        if (!line.ends.every(({ destroyed }) => destroyed)) {
          // Closed in peace: what it said before is still to arrive.
          if (end.errored) broken()
          return
        }
        for (const way of WAYS) line.flows[way].release()
        lines.delete(line)
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  return {
    port: address.port,
    trouble(trouble) {
      state.isWell = false
      switch (trouble.is) {
        case 'slow':
          state.delay = trouble.delay
          state.jitter = trouble.jitter
          break
        case 'narrow':
          state.bytesPerSecond = trouble.bytesPerSecond
          break
        case 'reset':
          for (const line of lines) reset(line)
          break
        case 'cut':
          state.cuts[trouble.way] = trouble.after
          break
        case 'half-close':
          for (const { flows } of lines) flows[trouble.way].end()
          break
        case 'black-hole':
          state.holes.add(trouble.way)
          state.isForgotten ||= trouble.isForgotten
          break
        default:
          trouble satisfies never
      }
    },
    heal() {
      if (state.holes.size > 0 && state.isForgotten) for (const line of lines) reset(line)
      Object.assign(state, { isWell: true, delay: 0, jitter: 0, bytesPerSecond: null, isForgotten: false })
      state.holes.clear()
      for (const way of WAYS) {
        state.cuts[way] = null
        for (const { flows } of lines) flows[way].pump()
      }
    },
    async close() {
      for (const line of lines) reset(line)
      server.close()
      await once(server, 'close')
    },
  }
}

/** Something that happens to a line within the next moments, time-compressed: nothing takes longer than 60 ms but holes. */
export function anyTcpTrouble({ roll, pick }: Dice): TcpTrouble {
  const way = pick(WAYS)
  const makers: (() => TcpTrouble)[] = [
    () => ({ is: 'slow', delay: roll(50), jitter: roll(30) }),
    () => ({ is: 'narrow', bytesPerSecond: 2_000 + roll(60_000) }),
    () => ({ is: 'reset' }),
    () => ({ is: 'cut', way, after: roll(pick([10, 300, 3_000])) }),
    () => ({ is: 'half-close', way }),
    () => ({ is: 'black-hole', way, isForgotten: roll(3) === 0 }),
  ]
  return pick(makers)()
}

/** A reader that writes down what it hears and when, to be read after the clock has stopped: which edits came when. */

import * as Y from 'yjs'
import { readAwareness } from '../../../shared/protocol/frames.ts'
import type { Dialect } from './dialect.ts'
import type { Script } from './edits.ts'

/** From where to where a message's update goes, by client. */
interface Reach {
  readonly from: ReadonlyMap<number, number>
  readonly to: ReadonlyMap<number, number>
}

/** Many readers hear the same bytes: they are read once. */
const read = new Map<string, Reach>()
const MOST_READ = 200_000
const NOTHING: Reach = { from: new Map(), to: new Map() }

export function reachOf(dialect: Dialect, message: Buffer): Reach {
  const key = message.toString('latin1')
  const known = read.get(key)
  if (known) return known
  const frame = dialect.read(message)
  const isUpdate = frame?.kind === 'update' || frame?.kind === 'sync-step-2'
  const reach = isUpdate ? Y.parseUpdateMeta(frame.update) : NOTHING
  if (read.size < MOST_READ) read.set(key, reach)
  return reach
}

export class Sample {
  readonly #dialect: Dialect
  readonly #times: number[] = []
  readonly #messages: Buffer[] = []
  #followed = 0
  readonly #reached = new Map<number, number>()
  readonly #present = new Map<number, string>()

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  hear(bytes: Buffer, start: number, end: number): void {
    this.#times.push(performance.now())
    this.#messages.push(Buffer.from(bytes.subarray(start, end)))
  }

  forget(): void {
    this.#times.length = 0
    this.#messages.length = 0
    this.#followed = 0
    this.#reached.clear()
    this.#present.clear()
  }

  /** Whether everything has come, without a gap; reads on from where the last call ended. */
  hasAll(scripts: readonly Script[]): boolean {
    for (; this.#followed < this.#messages.length; this.#followed++) {
      const message = this.#messages[this.#followed]
      const { from, to } = message ? reachOf(this.#dialect, message) : NOTHING
      for (const [client, end] of to) {
        const reached = this.#reached.get(client) ?? 0
        if ((from.get(client) ?? 0) <= reached && end > reached) this.#reached.set(client, end)
      }
    }
    return scripts.every(({ client, ends }) => (this.#reached.get(client) ?? 0) >= (ends.at(-1) ?? 0))
  }

  /** For each edit that came: milliseconds since it was sent (`sentAt` by writer and edit, `performance.now()`). */
  delays(scripts: readonly Script[], sentAt: readonly (readonly number[])[]): number[] {
    const next = new Map(scripts.map(({ client, ends }, at) => [client, { ends, sent: sentAt[at] ?? [], edit: 0 }]))
    const delays: number[] = []
    for (const [at, message] of this.#messages.entries()) {
      for (const [client, reached] of reachOf(this.#dialect, message).to) {
        const one = next.get(client)
        for (; one && (one.ends[one.edit] ?? Number.POSITIVE_INFINITY) <= reached; one.edit++)
          delays.push((this.#times[at] ?? 0) - (one.sent[one.edit] ?? 0))
      }
    }
    return delays
  }

  /** The last state of each client whose presence came, as JSON; reads on from where the last call ended. */
  presences(): ReadonlyMap<number, string> {
    for (; this.#followed < this.#messages.length; this.#followed++) {
      const message = this.#messages[this.#followed]
      const frame = message && this.#dialect.read(message)
      if (frame?.kind !== 'awareness') continue
      for (const { client, state } of readAwareness(frame.update, 4_096) ?? []) this.#present.set(client, state)
    }
    return this.#present
  }
}

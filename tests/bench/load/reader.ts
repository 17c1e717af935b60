/** One of many readers: joins as a stock client does, keeps no document, and knows what it heard last. */

import { performance } from 'node:perf_hooks'
import type { Entrance, Place } from '../targets/target.ts'
import type { Dialect } from './dialect.ts'
import { stepOf } from './dialect.ts'
import { Line } from './line.ts'
import type { Sample } from './sample.ts'

export class Reader {
  readonly line: Line
  /** Milliseconds from the first byte to the board; `null` until then. */
  synced: number | null = null
  /** Written down where this one is a sample. */
  sample: Sample | null = null
  /** How many update frames were sent: each is counted in `saved`. */
  sent = 0
  /** Called with each message that is no part of joining: to watch for something. */
  watch: ((message: Buffer) => void) | null = null
  readonly #dialect: Dialect

  /** `done` is called when it has joined, and when it will never: `line.failure` then says why. */
  constructor(place: Place, entrance: Entrance, dialect: Dialect, done: () => void) {
    this.#dialect = dialect
    const start = performance.now()
    const joined = () => {
      this.synced = performance.now() - start
      done()
    }
    this.line = new Line(
      place.port,
      entrance,
      (_, bytes, from, to) => this.#hear(bytes, from, to, joined),
      () => {
        if (this.line.failure !== null) done()
        else if (dialect.syncs) this.line.send(dialect.hello())
        else joined()
      },
    )
  }

  #hear(bytes: Buffer, start: number, end: number, joined: () => void): void {
    this.sample?.hear(bytes, start, end)
    this.watch?.(bytes.subarray(start, end))
    if (!this.#dialect.syncs) return
    const step = stepOf(this.#dialect, bytes, start)
    if (step === 'step1') {
      this.line.send(this.#dialect.nothing)
      this.sent++
    }
    if (step === 'step2' && this.synced === null) joined()
  }
}

/** Opens many: `apart` milliseconds between two, or, where that is 0, as fast as 50 at a time go. Rejects if one fails. */
export async function openReaders(
  count: number,
  place: Place,
  entrance: Entrance,
  dialect: Dialect,
  apart = 0,
): Promise<Reader[]> {
  const readers: Reader[] = []
  await new Promise<void>((resolve, reject) => {
    let done = 0
    const open = () => {
      readers.push(new Reader(place, entrance, dialect, ended))
    }
    const ended = () => {
      const failed = readers.find(({ line }) => line.failure !== null)
      if (failed) reject(new Error(`${place.kind} let a reader not in: ${failed.line.failure}`))
      else if (++done === count) resolve()
      else if (apart === 0 && readers.length < count) open()
    }
    if (count === 0) resolve()
    else if (apart === 0) while (readers.length < Math.min(50, count)) open()
    else void openPaced(count, apart, open)
  })
  return readers
}

async function openPaced(count: number, apart: number, open: () => void): Promise<void> {
  await paced(count, 1000 / apart, open)
}

/** Calls `one` so many times, `rate` a second as well as timers allow: what is due is done at once, and nothing is left out. */
export async function paced(count: number, rate: number, one: (at: number) => void): Promise<void> {
  const start = performance.now()
  for (let at = 0; at < count; ) {
    for (const due = Math.min(count, ((performance.now() - start) / 1000) * rate + 1); at < due; at++) one(at)
    if (at < count) await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

/** One board under load: who fills it, who reads it, who writes to it, and whether at the end everybody has everything. */

import { setTimeout } from 'node:timers/promises'
import * as Y from 'yjs'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { must } from '../../../shared/must.ts'
import { MESSAGE, updateFrame } from '../../../shared/protocol/frames.ts'
import { quantile } from '../../proof/rows.ts'
import type { Place } from '../targets/target.ts'
import { openCopy } from './copy.ts'
import { type Dialect, dialectOf } from './dialect.ts'
import { fillBoard, type Script, type Size, scriptsFor } from './edits.ts'
import { openReaders, paced, type Reader } from './reader.ts'
import { reachOf, Sample } from './sample.ts'

const SAMPLES = 10
const PATIENCE_MS = 30_000

/** What came of a run of edits. Times in milliseconds. */
export interface EditsOutcome {
  readonly edits: number
  /** How many of the readers have the last edit, and so, in order, all. */
  readonly readersWhole: number
  /** Why lines ended meanwhile, and how many; `null` if all stand. */
  readonly broken: string | null
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Each edit's way to being said to be saved, where that is said at all. */
  readonly saved: { readonly p50: number; readonly p95: number; readonly p99: number } | null
  readonly isSaved: boolean
  /** Messages to one reader: fewer than edits where several come in one. */
  readonly messages: number
  /** The share of its one CPU that the load took while sending: near 1, it is what was measured. */
  readonly busy: number
}

export class Session {
  readonly #place: Place
  readonly #dialect: Dialect
  readonly #base = new Y.Doc()
  #holders: Reader[] = []
  #readers: Reader[] = []
  #writers: Reader[] = []
  #scripts: Script[] = []

  constructor(place: Place) {
    this.#place = place
    this.#dialect = dialectOf(place)
  }

  get readers(): readonly Reader[] {
    return this.#readers
  }

  get writers(): readonly Reader[] {
    return this.#writers
  }

  get dialect(): Dialect {
    return this.#dialect
  }

  /** The board that all updates make. */
  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#base)
  }

  /** Fills the board and waits until somebody new gets all of it. Returns its bytes. */
  async fill(size: Size): Promise<number> {
    if (!this.#dialect.syncs) fillBoard(this.#base, size, 1)
    else {
      // Without anybody on it, a peer may let go of a board that it does not store.
      this.#holders = await openReaders(1, this.#place, this.#place.reader, this.#dialect)
      const author = await openCopy(this.#place, this.#place.writer, this.#base)
      fillBoard(this.#base, size, 1)
      await this.verify()
      author.close()
    }
    return this.state.length
  }

  /** `samples` of them write down what they hear: spread over those who came first and last. */
  async read(count: number, apart = 0): Promise<void> {
    const opened = await openReaders(count, this.#place, this.#place.reader, this.#dialect, apart)
    this.#readers.push(...opened)
    const samples = Math.min(SAMPLES, opened.length)
    for (let at = 0; at < samples; at++) {
      const reader = opened[Math.floor((at * (opened.length - 1)) / Math.max(1, samples - 1))]
      if (reader) reader.sample = new Sample(this.#dialect)
    }
  }

  async write(count: number): Promise<void> {
    this.#writers = await openReaders(count, this.#place, this.#place.writer, this.#dialect)
  }

  /** Makes the edits; to be called when the board is filled and the writers are there. */
  prepare(edits: number, seed: number): void {
    this.#scripts = scriptsFor(this.#base, this.#writers.length, edits + 1, seed)
  }

  /** Sends what was prepared, `rate` a second over all writers in turn, and one more, by which each reader is asked. */
  async edit(rate: number): Promise<EditsOutcome> {
    const scripts = this.#scripts
    const frames = scripts.map(({ updates }) => updates.map((update) => this.#dialect.wrapped(updateFrame(update))))
    const edits = frames.reduce((sum, { length }) => sum + length, 0)
    const sentAt = frames.map((): number[] => [])
    const turns = frames.map((): number[] => [])
    const saved = this.#watchSaved(sentAt, turns)
    for (const { sample } of this.#readers) sample?.forget()
    const messages = this.#readers[0]?.line.messages ?? 0

    const send = (at: number) => {
      const writer = must(this.#writers[at], 'a writer')
      const times = must(sentAt[at], 'its times')
      const frame = must(frames[at]?.[times.length], 'an edit')
      times.push(performance.now())
      turns[at]?.push(++writer.sent)
      writer.line.send(frame)
    }
    const cpu = process.cpuUsage()
    const start = performance.now()
    // What the first writer has left is the last word.
    await paced(edits - 1, rate, (at) => send((at + 1) % frames.length))
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(cpu)
    const busy = (user + system) / 1e6 / seconds

    const sent = scripts.map(({ client, updates, ends }, at) => {
      const { length } = sentAt[at] ?? []
      return { client, updates: updates.slice(0, length), ends: ends.slice(0, length) }
    })
    const hasAll = await until(
      () => this.#samples.every((sample) => sample.hasAll(sent)),
      () => this.#readers[0]?.line.messages,
    )
    const readersWhole = hasAll ? await this.#lastWord(() => send(0), must(scripts[0], 'a script')) : 0
    const isSaved =
      this.#place.kind !== 'plumbline' ||
      (await until(
        () => saved.delays.length === edits,
        () => saved.delays.length,
      ))

    for (const { updates } of scripts) for (const update of updates) Y.applyUpdate(this.#base, update)
    const delays = this.#samples.flatMap((sample) => sample.delays(scripts, sentAt))
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((q) => quantile(saved.delays, q)) as [number, number, number]
    return {
      edits,
      readersWhole,
      broken: this.#broken,
      perSecond: (edits - 1) / seconds,
      p50: quantile(delays, 0.5),
      p99: quantile(delays, 0.99),
      saved: saved.delays.length > 0 ? { p50, p95, p99 } : null,
      isSaved,
      messages: (this.#readers[0]?.line.messages ?? 0) - messages,
      busy,
    }
  }

  /** Rejects unless somebody new gets the board that all updates make, within a while. */
  async verify(): Promise<void> {
    if (!this.#dialect.syncs) return
    const expected = contentHash(readBoard(this.#base))
    for (const start = Date.now(); Date.now() - start < PATIENCE_MS; await setTimeout(20)) {
      const fresh = await openCopy(this.#place, this.#place.reader)
      const found = contentHash(readBoard(fresh.doc))
      fresh.close()
      if (found === expected) return
    }
    throw new Error(`${this.#place.kind} has another board than was written`)
  }

  close(): void {
    for (const { line } of [...this.#holders, ...this.#readers, ...this.#writers]) line.close()
  }

  /** Says what a client must say now and then that is not to be sent away. */
  stay(): void {
    const { alive } = this.#dialect
    if (alive) for (const { line } of [...this.#holders, ...this.#readers]) line.send(alive)
  }

  /** Throws if a line ended that was to stay. */
  mustStand(): void {
    if (this.#broken !== null) throw new Error(`${this.#place.kind}: ${this.#broken}`)
  }

  get #broken(): string | null {
    const broken = [...this.#holders, ...this.#readers, ...this.#writers].filter(({ line }) => line.failure !== null)
    return broken[0] ? `${broken.length} lines ended, one was ${broken[0].line.failure}` : null
  }

  get #samples(): Sample[] {
    return this.#readers.flatMap(({ sample }) => sample ?? [])
  }

  /** Sends it and counts who hears it. */
  async #lastWord(send: () => void, { client, ends }: Script): Promise<number> {
    const end = must(ends.at(-1), 'an edit')
    let heard = 0
    for (const reader of this.#readers) {
      reader.watch = (message) => {
        if ((reachOf(this.#dialect, message).to.get(client) ?? 0) < end) return
        reader.watch = null
        heard++
      }
    }
    send()
    await until(() => heard === this.#readers.length)
    return heard
  }

  /** How long each edit took to be said to be saved, which only ours says; `turns` are its numbers among the line's updates. */
  #watchSaved(sentAt: readonly number[][], turns: readonly number[][]): { readonly delays: number[] } {
    const delays: number[] = []
    for (const [at, writer] of this.#writers.entries()) {
      let told = 0
      writer.watch = (message) => {
        if (this.#place.kind !== 'plumbline' || message[0] !== MESSAGE.saved) return
        const frame = this.#dialect.read(message)
        if (frame?.kind !== 'saved') return
        const now = performance.now()
        for (; (turns[at]?.[told] ?? Number.POSITIVE_INFINITY) <= frame.count; told++)
          delays.push(now - (sentAt[at]?.[told] ?? 0))
      }
    }
    return { delays }
  }
}

/** Whether it came true within a while, which begins anew whenever `moved` says something else. */
export async function until(isTrue: () => boolean, moved: () => unknown = () => null): Promise<boolean> {
  let before = moved()
  for (let start = Date.now(); !isTrue(); await setTimeout(5)) {
    const now = moved()
    if (now !== before) start = Date.now()
    before = now
    if (Date.now() - start > PATIENCE_MS) return false
  }
  return true
}

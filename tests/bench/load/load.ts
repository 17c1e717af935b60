/** The load, in a process of its own: one board under load at a time, asked by the bench step by step. */

import * as Y from 'yjs'
import { readBoard } from '../../../shared/board/read.ts'
import { must } from '../../../shared/must.ts'
import { answerCalls } from '../calls.ts'
import type { Place } from '../targets/target.ts'
import { openCopy } from './copy.ts'
import type { Size } from './edits.ts'
import { present } from './presences.ts'
import { Session } from './session.ts'

let session: Session | null = null
const current = (): Session => must(session, 'a session')
/** Those of boards that stay open meanwhile. */
const kept: Session[] = []
const AT_ONCE = 8
const STAY_MS = 15_000

const calls = {
  open(place: Place): void {
    session?.close()
    session = new Session(place)
  },

  /** Bytes of the board that is there then. */
  fill: (size: Size): Promise<number> => current().fill(size),

  /** Opens readers, one each `apart` milliseconds (0: at once): each one's milliseconds to the board, and the load's CPU's share. */
  async read({ count, apart = 0 }: { count: number; apart?: number }): Promise<{ synced: number[]; busy: number }> {
    const start = performance.now()
    const before = process.cpuUsage()
    await current().read(count, apart)
    const { user, system } = process.cpuUsage(before)
    const busy = (user + system) / 1000 / (performance.now() - start)
    return { synced: current().readers.map(({ synced }) => synced ?? Number.NaN), busy }
  },

  write: (count: number): Promise<void> => current().write(count),

  prepare: ({ edits, seed }: { edits: number; seed: number }): void => current().prepare(edits, seed),

  edit: (rate: number) => current().edit(rate),

  present: ({ rate, seconds }: { rate: number; seconds: number }) => present(current(), rate, seconds),

  /** Rejects unless all lines stand and somebody new gets all that was written. */
  async verify(_: null): Promise<void> {
    current().mustStand()
    await current().verify()
  },

  /** The whole board, as one update. */
  state: (_: null): Uint8Array => current().state,

  /** Fills small boards, some at a time, each with one reader that stays. */
  async keepBoards({ places, topics }: { places: readonly Place[]; topics: number }): Promise<void> {
    const waiting = [...places]
    const work = async () => {
      for (let place = waiting.pop(); place; place = waiting.pop()) {
        const one = new Session(place)
        kept.push(one)
        await one.fill({ topics })
      }
    }
    const stay = setInterval(() => {
      for (const one of kept) one.stay()
    }, STAY_MS)
    stay.unref()
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  },

  /** Rejects unless all boards that are kept have their reader still. */
  keptStand(_: null): void {
    for (const one of kept) one.mustStand()
  },

  /** Milliseconds from the first byte until a new reader has all of `state`. Rejects if that takes a minute. */
  async firstOpen({ place, state }: { place: Place; state: Uint8Array }): Promise<number> {
    const wanted = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state))
    const doc = new Y.Doc()
    const start = performance.now()
    // What the reader's own Yjs makes of the bytes takes as long whoever sent them: it ends when they have come.
    let came = start
    doc.on('beforeTransaction', () => {
      came = performance.now()
    })
    const missing = () => [...wanted].some(([client, clock]) => Y.getState(doc.store, client) < clock)
    const whole = new Promise<number>((resolve, reject) => {
      doc.on('update', () => missing() || resolve(came - start))
      setTimeout(() => reject(new Error('the board did not come back within a minute')), 60_000).unref()
    })
    const copy = await openCopy(place, place.reader, doc)
    const took = await whole
    if (readBoard(doc).topics.size === 0) throw new Error('an empty board came back')
    copy.close()
    return took
  },

  close(_: null): void {
    session?.close()
    for (const one of kept) one.close()
  },
}

export type Load = typeof calls

answerCalls(calls)

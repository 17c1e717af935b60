/** What every target can be asked while it runs: its CPU time and its memory, of the whole process, all threads. */

import { setImmediate } from 'node:timers/promises'
import { answerCalls } from '../calls.ts'

const meters = {
  /** Milliseconds of CPU so far, in the program and in the system. */
  cpu(_: null): number {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },

  /**
   * Bytes after collecting: `live` is V8's heap and what hangs on it outside (buffers are counted in `external`),
   * without the kernel's share of a socket; `resident` is what the system counts.
   */
  async memory(_: null): Promise<Memory> {
    if (!globalThis.gc) throw new Error('start me with --expose-gc')
    for (let round = 0; round < 3; round++) {
      globalThis.gc()
      await setImmediate()
    }
    const { heapUsed, external, rss } = process.memoryUsage()
    return { live: heapUsed + external, resident: rss }
  },
}

export interface Memory {
  readonly live: number
  readonly resident: number
}

export type Meters = typeof meters

/** To be called when the server listens. */
export const answerMeters = (): void => answerCalls(meters)

/** What every target can be asked while it runs: its CPU time and its memory, of the whole process, all threads. */

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { answerCalls } from '../calls.ts'

/** By the millisecond: a loop that was stopped for less is not seen, and nobody notices. */
const delay = monitorEventLoopDelay({ resolution: 1 })

export const meters = {
  /** The longest that the loop was stopped since the last call, milliseconds. The first call begins. */
  stall(_: null): number {
    delay.enable()
    const longest = delay.count > 0 ? delay.max / 1e6 : 0
    delay.reset()
    return longest
  },

  /** Milliseconds of CPU so far, in the program and in the system. */
  cpu(_: null): number {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },

  /**
   * Bytes after collecting: `live` is V8's heap and what hangs on it outside (buffers are counted in `external`),
   * without the kernel's share of a socket; `resident` is what the system counts. Only the last resort also lets go of
   * compiled code that was used once, which otherwise goes some time later and looks like memory won.
   */
  memory(_: null): Memory {
    if (!globalThis.gc) throw new Error('start me with --expose-gc')
    globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
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

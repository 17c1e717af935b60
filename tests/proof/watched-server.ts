/** The product itself, as it starts, in a process that says through IPC how long its loop stood still. */

import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Finer than what is to be seen, coarse enough to cost nothing. */
const RESOLUTION_MS = 5

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
process.on('message', (asked) => {
  // What was measured while the process started is nobody's fault.
  if (asked === 'begin') {
    delay.enable()
    delay.reset()
  }
  process.send?.({ asked, stallMs: delay.max / 1e6, bytes: process.memoryUsage().rss })
})

// Nobody is left to stop it then.
process.on('disconnect', () => process.exit(1))

await import('../../server/main.ts')

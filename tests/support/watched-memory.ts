/** Preloaded before the server: at SIGUSR2 it collects its garbage, and says what is left. */

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

process.on('SIGUSR2', () => {
  collect()
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  process.stderr.write(`${JSON.stringify({ left: { heap: process.memoryUsage().heapUsed, timers } })}\n`)
})

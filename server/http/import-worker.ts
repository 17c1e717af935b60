/** The thread that imports: one job after the other, each answered once. What it throws ends the job, not the thread. */

import { randomBytes } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { must } from '../../shared/must.ts'
import { type Job, outcomeOf } from './import-job.ts'

const port = must(parentPort, 'the port of a thread')

port.on('message', (job: Job) => {
  try {
    port.postMessage({ outcome: outcomeOf(job, (length) => randomBytes(length)) })
  } catch (error) {
    port.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

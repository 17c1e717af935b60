/**
 * Where imports are handed in [H50]: a thread of their own does them one after the other, so that no text stops the loop.
 * Whoever applies what came back does it before the next begins, so that two who import one source at once have it once.
 *
 *   requests  a b    c
 *   thread    aaaa   bbbbbbbbbb✂︎  cc      ✂︎ took too long, or too much memory: it is ended, the next has a new one
 *   board        a↓                c↓
 */

import { Worker } from 'node:worker_threads'
import type { Clock } from '../ports/clock.ts'
import type { Job, Outcome } from './import-job.ts'
import { RequestRefusal } from './refusal.ts'

/** How long one import may take. FOSDEM's programme takes a tenth of it. */
const LONGEST_MS = 10_000
/** How many may wait: with more the last would wait for minutes. */
const MOST_WAITING = 20
const MEMORY = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }

export interface ImportDesk {
  /** `settle` uses the outcome; the next job is made after it. Refuses what takes too long, or is too much. */
  run<T>(job: () => Job | Promise<Job>, settle: (outcome: Outcome) => Promise<T>): Promise<T>
  close(): Promise<void>
}

interface Answer {
  readonly outcome?: Outcome
  readonly error?: string
}

export function importDesk(clock: Clock, thread = newThread): ImportDesk {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  const end = async (): Promise<void> => {
    const ended = worker
    worker = null
    await ended?.terminate()
  }

  const ask = async (job: Job): Promise<Outcome> => {
    worker ??= thread()
    const { outcome, error } = await answerOf(worker, job, clock).catch(async (refusal: unknown) => {
      await end()
      throw refusal
    })
    if (outcome) return outcome
    throw new Error(`an import failed: ${error}`)
  }

  return {
    async run(job, settle) {
      if (waiting >= MOST_WAITING) throw new RequestRefusal('too-busy')
      waiting++
      const turn = last.then(async () => settle(await ask(await job())))
      last = turn.catch(() => undefined)
      try {
        return await turn
      } finally {
        waiting--
      }
    },
    close: end,
  }
}

/** It does not keep the process alive. */
function newThread(): Worker {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { resourceLimits: MEMORY })
  worker.unref()
  return worker
}

function answerOf(worker: Worker, job: Job, clock: Clock): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const release = clock.after(LONGEST_MS, () => done(() => reject(new RequestRefusal('import-too-long'))))
    const done = (settle: () => void) => {
      release()
      worker.off('message', answered)
      worker.off('error', failed)
      worker.off('exit', ended)
      settle()
    }
    const answered = (answer: Answer) => done(() => resolve(answer))
    const failed = (error: Error & { readonly code?: string }) =>
      done(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new RequestRefusal('import-too-much') : error))
    const ended = () => done(() => reject(new RequestRefusal('shutting-down')))
    worker.on('message', answered)
    worker.on('error', failed)
    worker.on('exit', ended)
    worker.postMessage(job)
  })
}

/** Reads a text beside the page, however long it is: the page goes on, and may give up waiting. */

import type { Draft } from '../../shared/imports/draft.ts'
import type { Hints } from '../../shared/imports/reader.ts'
import { ImportFailure } from '../../shared/imports/reader.ts'
import type { Read, ToRead } from './reading-worker.ts'

/** Rejects with `ImportFailure` where the text cannot be imported; `signal` ends the reading. */
export function readInWorker(text: string, format: string, hints: Hints, signal?: AbortSignal): Promise<Draft> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Draft>((resolve, reject) => {
    signal?.throwIfAborted()
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.onmessage = ({ data }: MessageEvent<Read>) => {
      if ('draft' in data) resolve(data.draft)
      else reject(new ImportFailure(data.sentence))
    }
    worker.onerror = ({ message }) => reject(new Error(`reading failed: ${message}`))
    worker.postMessage({ text, format, hints } satisfies ToRead)
  }).finally(() => worker.terminate())
}

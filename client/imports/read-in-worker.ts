/** Reads a text beside the page, however long it is: the page goes on, and may give up waiting. */

import type { Draft } from '../../shared/imports/draft.ts'
import type { Hints } from '../../shared/imports/reader.ts'
import { ImportFailure } from '../../shared/imports/reader.ts'
import type { ReadText } from './read-text.ts'
import type { ToRead } from './reading-worker.ts'

/** What was understood, or why nothing was; rejects only where the thread itself fails. `signal` ends the reading. */
export function readTextInWorker(text: string, format: string, hints: Hints, signal?: AbortSignal): Promise<ReadText> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<ReadText>((resolve, reject) => {
    signal?.throwIfAborted()
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.onmessage = ({ data }: MessageEvent<ReadText>) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(`reading failed: ${message}`))
    worker.postMessage({ text, format, hints } satisfies ToRead)
  }).finally(() => worker.terminate())
}

/** Rejects with `ImportFailure` where the text cannot be imported. */
export async function readInWorker(text: string, format: string, hints: Hints, signal?: AbortSignal): Promise<Draft> {
  const { draft, failure } = await readTextInWorker(text, format, hints, signal)
  if (!draft) throw new ImportFailure(failure ?? '')
  return draft
}

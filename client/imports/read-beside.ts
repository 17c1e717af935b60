/** Reads a text: a long one beside the page, a short one at once. */

import type { Hints } from '../../shared/imports/reader.ts'
import { readTextInWorker } from './read-in-worker.ts'
import { type ReadText, readText } from './read-text.ts'

/** Read within a frame or two. */
const SHORT = 20_000

/** Where the thread cannot be had (its file is not there any more, or not yet), the page reads. Given up, it says nothing. */
export async function readBeside(text: string, format: string, hints: Hints, signal: AbortSignal): Promise<ReadText> {
  if (text.length <= SHORT) return readText(text, format, hints)
  const nothing = { draft: null, failure: null, table: null, mayBeTable: false }
  return readTextInWorker(text, format, hints, signal).catch(() =>
    signal.aborted ? nothing : readText(text, format, hints),
  )
}

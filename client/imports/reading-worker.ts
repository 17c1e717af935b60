/** The thread of the page that reads one text. */

import type { Hints } from '../../shared/imports/reader.ts'
import { readText } from './read-text.ts'

export interface ToRead {
  readonly text: string
  readonly format: string
  readonly hints: Hints
}

addEventListener('message', ({ data: { text, format, hints } }: MessageEvent<ToRead>) => {
  postMessage(readText(text, format, hints))
})

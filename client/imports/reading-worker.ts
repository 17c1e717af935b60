/** The thread of the page that reads one text. */

import { importText } from '../../shared/imports/detect.ts'
import type { Draft } from '../../shared/imports/draft.ts'
import type { Hints } from '../../shared/imports/reader.ts'
import { ImportFailure } from '../../shared/imports/reader.ts'

export interface ToRead {
  readonly text: string
  readonly format: string
  readonly hints: Hints
}

/** What was understood, or why nothing was. */
export type Read = { readonly draft: Draft } | { readonly sentence: string }

addEventListener('message', ({ data: { text, format, hints } }: MessageEvent<ToRead>) => {
  postMessage(read(text, format, hints))
})

function read(text: string, format: string, hints: Hints): Read {
  try {
    return { draft: importText(text, format, hints) }
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error
    return { sentence: error.message }
  }
}

/** The page in work, for React: every change is kept in this tab at once, and no correction goes without a word. */

import { useState } from 'react'
import { importText } from '../../shared/imports/detect.ts'
import { ImportFailure } from '../../shared/imports/reader.ts'
import { toast } from '../ui/toasts.ts'
import { ownZone } from './create-board.ts'
import { keepWork, keptWork, NO_WORK, type PageWork, type Reading, readingOf } from './page-work.ts'

export interface PageWorkControls {
  readonly work: PageWork
  /** Why the text could not be read, as a sentence. */
  readonly readError: string | undefined
  setText(text: string): void
  /** Shows what is understood of a text; of one that was read before, with its corrections. */
  read(text: string): void
  correct(change: (reading: Reading) => Reading): void
  /** The reading, or the text. */
  show(shown: boolean): void
  /** Leaves the corrections behind; the text stays. */
  startOver(): void
  /** The board is made: nothing is kept any more, though what is on the page stays there. */
  done(): void
}

export function usePageWork(): PageWorkControls {
  const [work, setWork] = useState(keptWork)
  const [readError, setReadError] = useState<string>()

  const change = (next: (work: PageWork) => PageWork) =>
    setWork((now) => {
      const changed = next(now)
      keepWork(changed)
      return changed
    })
  /** Another reading takes the place of the one there is. */
  const replace = (next: PageWork) => {
    const lost = work.reading
    if (lost?.corrected)
      toast('Your corrections were left behind.', {
        action: { label: 'Back to them', run: () => change(() => ({ text: lost.text, reading: lost, shown: true })) },
      })
    change(() => next)
  }
  return {
    work,
    readError,
    setText(text) {
      setReadError(undefined)
      change((now) => ({ ...now, text }))
    },
    read(text) {
      if (work.reading?.text === text) return change((now) => ({ ...now, text, shown: true }))
      try {
        replace({
          text,
          reading: readingOf(text, importText(text, 'auto', { timeZone: ownZone() }), ownZone()),
          shown: true,
        })
        setReadError(undefined)
      } catch (error) {
        if (!(error instanceof ImportFailure)) throw error
        setReadError(error.message)
      }
    },
    correct: (next) => change((now) => (now.reading ? { ...now, reading: next(now.reading) } : now)),
    show: (shown) => change((now) => ({ ...now, shown })),
    startOver: () => replace({ text: work.text, reading: null, shown: false }),
    done: () => keepWork(NO_WORK),
  }
}

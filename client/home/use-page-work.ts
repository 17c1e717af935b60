/** The page in work, for React: every change is kept in this tab at once, and no correction goes without a word. */

import { useCallback, useEffect, useRef, useState } from 'react'
import { ImportFailure } from '../../shared/imports/reader.ts'
import { textOfFiles } from '../imports/file-text.ts'
import { readBeside } from '../imports/read-beside.ts'
import { onWindow } from '../ui/on-window.ts'
import { toast } from '../ui/toasts.ts'
import { ownZone } from './create-board.ts'
import { isLong, keepWork, keptWork, NO_WORK, type PageWork, type Reading, readingOf } from './page-work.ts'

export interface PageWorkControls {
  readonly work: PageWork
  /** Why the text could not be read, as a sentence. */
  readonly readError: string | undefined
  setText(text: string): void
  /** Shows what is understood of a text; of one that was read before, with its corrections. */
  read(text: string, name?: string): Promise<void>
  /** The text of files, to be read at once. */
  readFiles(files: readonly File[]): Promise<void>
  readonly isReading: boolean
  readonly correct: (change: (reading: Reading) => Reading) => void
  /** The reading, or the text. */
  show(shown: boolean): void
  /** Leaves the corrections behind; the text stays. */
  startOver(): void
  /** The board is made: nothing is kept any more, though what is on the page stays there. */
  done(): void
}

const ON_THE_BOARD = 'Or start with an empty board and bring it in there: it lets you say what each column is.'

export function usePageWork(): PageWorkControls {
  const [work, setWork] = useState(keptWork)
  const [readError, setReadError] = useState<string>()

  const [isReading, setReading] = useState(false)
  const ending = useRef(new AbortController())

  const change = useCallback(
    (next: (work: PageWork) => PageWork) =>
      setWork((now) => {
        const changed = next(now)
        keepWork(changed)
        return changed
      }),
    [],
  )
  const isAtRisk = isLong(work) && work.reading?.corrected === true
  useEffect(() => {
    if (isAtRisk) return onWindow('beforeunload', (event) => event.preventDefault())
  }, [isAtRisk])
  const correct = useCallback(
    (next: (reading: Reading) => Reading) =>
      change((now) => (now.reading ? { ...now, reading: next(now.reading) } : now)),
    [change],
  )
  /** Another reading takes the place of the one there is. */
  const replace = (next: PageWork) => {
    const lost = work.reading
    if (lost?.corrected)
      toast('Your corrections were left behind.', {
        action: {
          label: 'Back to them',
          run: () => change(() => ({ text: lost.text, name: work.name, reading: lost, shown: true })),
        },
      })
    change(() => next)
  }
  const read = async (text: string, name = work.name) => {
    setReadError(undefined)
    if (work.reading?.text === text) return change((now) => ({ ...now, text, shown: true }))
    change((now) => ({ ...now, text, name }))
    ending.current.abort()
    ending.current = new AbortController()
    const { signal } = ending.current
    setReading(true)
    const { draft, failure, table, mayBeTable } = await readBeside(text, 'auto', { timeZone: ownZone() }, signal)
    // Another text is there by now.
    if (signal.aborted) return
    setReading(false)
    if (draft) replace({ text, name, reading: readingOf(text, draft, ownZone()), shown: true })
    else setReadError(table || mayBeTable ? `${failure} ${ON_THE_BOARD}` : (failure ?? undefined))
  }
  return {
    work,
    readError,
    isReading,
    setText(text) {
      ending.current.abort()
      setReading(false)
      setReadError(undefined)
      change((now) => ({ ...now, text, name: text === '' ? '' : now.name }))
    },
    read,
    async readFiles(files) {
      if (files.length === 0) return
      try {
        const { text, name } = await textOfFiles(files)
        await read(text, name)
      } catch (error) {
        if (!(error instanceof ImportFailure)) throw error
        setReadError(error.message)
      }
    },
    correct,
    show: (shown) => change((now) => ({ ...now, shown })),
    startOver: () => replace({ text: work.text, name: work.name, reading: null, shown: false }),
    done: () => keepWork(NO_WORK),
  }
}

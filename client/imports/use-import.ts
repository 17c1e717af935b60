/** The import in work, for React: each change is kept in this tab, texts are read when they are shown. */

import type { Dispatch } from 'react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Draft } from '../../shared/imports/draft.ts'
import { ImportFailure } from '../../shared/imports/reader.ts'
import { corrected } from './corrections.ts'
import { textOfFiles } from './file-text.ts'
import { type ImportWork, keepImport, keptImport, NO_IMPORT } from './import-work.ts'
import { NO_PICKS, type Picks } from './picks.ts'
import { readBeside } from './read-beside.ts'
import type { ReadText } from './read-text.ts'
import { settledColumns } from './settled-columns.ts'

export interface ImportControls {
  readonly work: ImportWork
  /** What was understood of the text; `null` while it is read, and while the text is shown. */
  readonly read: ReadText | null
  /** With what people corrected. */
  readonly draft: Draft | null
  readonly picks: Picks
  /** Why a file could not be taken. */
  readonly failure: string | null
  readonly isReading: boolean
  readonly setPicks: Dispatch<(picks: Picks) => Picks>
  /** Another text, whole: read at once. */
  take(text: string, name: string): void
  takeFiles(files: readonly File[]): Promise<void>
  change(change: Partial<ImportWork>): void
  /** It is done, or thrown away. */
  forget(): void
}

export interface BoardHints {
  readonly timeZone: string
  readonly firstDay: string
}

export function useImport(boardId: string, { timeZone, firstDay }: BoardHints): ImportControls {
  const [work, setWork] = useState(() => keptImport(boardId))
  const [picks, setPicks] = useState<Picks>(NO_PICKS)
  const [failure, setFailure] = useState<string | null>(null)
  const [read, setRead] = useState<ReadText | null>(null)

  // Kept at once, also where the dialog is closed in the same moment and draws nothing any more.
  const put = useCallback(
    (next: (now: ImportWork) => ImportWork) => {
      const changed = next(keptImport(boardId))
      keepImport(boardId, changed)
      setWork(changed)
    },
    [boardId],
  )
  const { text, asTable, columns, shown } = work
  useEffect(() => {
    if (!shown || text.trim() === '') return setRead(null)
    const ending = new AbortController()
    const hints = { timeZone, firstDay, ...(columns && { columns }) }
    void readBeside(text, asTable ? 'table' : 'auto', hints, ending.signal).then((found) => {
      if (ending.signal.aborted) return
      const before = found.table && !columns ? settledColumns(found.table.heads) : null
      if (before) put((now) => ({ ...now, columns: before }))
      else setRead(found)
    })
    return () => ending.abort()
  }, [text, asTable, columns, shown, timeZone, firstDay, put])

  const found = shown ? read : null
  const draft = useMemo(
    () => (found?.draft ? corrected(found.draft, work.corrections) : null),
    [found, work.corrections],
  )
  const take = useCallback(
    (next: string, name: string) => {
      setFailure(null)
      setPicks(NO_PICKS)
      setRead(null)
      put(() => ({ ...NO_IMPORT, text: next, name, shown: true }))
    },
    [put],
  )
  const takeFiles = useCallback(
    async (files: readonly File[]) => {
      if (files.length === 0) return
      try {
        const whole = await textOfFiles(files)
        take(whole.text, whole.name)
      } catch (error) {
        if (!(error instanceof ImportFailure)) throw error
        setFailure(error.message)
      }
    },
    [take],
  )
  const change = useCallback(
    (part: Partial<ImportWork>) => {
      setFailure(null)
      // Other columns make other topics: what was chosen of the old ones says nothing of them.
      if ('text' in part || 'columns' in part || 'asTable' in part) setPicks(NO_PICKS)
      put((now) => ({ ...now, ...part }))
    },
    [put],
  )
  const forget = useCallback(() => put(() => NO_IMPORT), [put])
  return {
    work,
    read: found,
    draft,
    picks,
    failure,
    isReading: shown && !found,
    setPicks,
    take,
    takeFiles,
    change,
    forget,
  }
}

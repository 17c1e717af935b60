/** Brings anything in: a text or a file, what was understood of it, what it would change on the board; then one step. */

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isUntouched } from '../../shared/board/move-in.ts'
import type { DraftTopic } from '../../shared/imports/draft.ts'
import { reveal } from '../board/reveal.ts'
import { offerUndo } from '../board/undo-toast.ts'
import { useLatest } from '../board/use-latest.ts'
import { useWorkbench } from '../board/workbench.ts'
import { ApiFailure } from '../http.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toasts.ts'
import { applyInPieces } from './apply-in-pieces.ts'
import { BringIn } from './BringIn.tsx'
import { type Correction, withCorrection } from './corrections.ts'
import { ImportPreview } from './ImportPreview.tsx'
import styles from './Imports.module.css'
import { sayChoice, sayFound } from './import-words.ts'
import { moveWhole } from './move-whole.ts'
import { choiceOf, NO_PICKS, sizeOf } from './picks.ts'
import { rememberColumns } from './settled-columns.ts'
import { TableMapping } from './TableMapping.tsx'
import { useComparison } from './use-comparison.ts'
import { useImport } from './use-import.ts'

interface Props {
  readonly boardId: string
  /** That were dropped on the board. */
  readonly files: readonly File[]
  readonly onClose: () => void
}

export function ImportDialog({ boardId, files, onClose }: Props) {
  const bench = useWorkbench()
  const { reader } = useLink()
  const { board, door, canEdit, select } = bench
  const own = useImport(boardId, board.meta)
  const { work, read, picks, setPicks, takeFiles, change } = own
  useEffect(() => void takeFiles(files), [files, takeFiles])
  /** How much of it is done, while it is done. */
  const [done, setDone] = useState<number | null>(null)
  const isBusy = done !== null
  const compared = useComparison(door, board, own.draft, isBusy)
  const choice = useMemo(() => compared && choiceOf(compared.comparison, picks), [compared, picks])
  const [isEmptying, setEmptying] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  const isShown = work.shown && read !== null && !(read.failure && !read.table)
  useEffect(() => {
    if (isShown) title.current?.focus()
  }, [isShown])
  const latest = useLatest(work)
  const correct = useCallback(
    (topic: DraftTopic, correction: Correction) =>
      change({ corrections: withCorrection(latest.current.corrections, topic, correction) }),
    [change, latest],
  )

  const run = async () => {
    if (!compared || !choice || isBusy) return
    setDone(0)
    const before = new Set(reader.current().topics.keys())
    const isWhole = compared.draft.whole !== undefined && picks === NO_PICKS && isUntouched(door.doc)
    try {
      if (isWhole) await moveWhole(boardId, work.text)
      else await applyInPieces(door, compared.draft, choice, setDone)
    } catch (error) {
      setDone(null)
      if (error instanceof ApiFailure) {
        toast(error.message, { tone: 'error', stays: true })
        return
      }
      toast(
        'The import stopped on the way. What was done of it is one step that can be undone; the text is still here.',
        {
          tone: 'error',
          stays: true,
        },
      )
      throw error
    }
    if (read?.table && work.columns) rememberColumns(read.table.heads, work.columns)
    own.forget()
    onClose()
    if (isWhole) {
      toast('The board is here as it was, with its ids and addresses.')
      return
    }
    const show = () => {
      const now = reader.current()
      const made = [...now.topics.keys()].filter((id) => !before.has(id))
      const [first] = made.toSorted(
        (a, b) => Number(!now.topics.get(a)?.placement) - Number(!now.topics.get(b)?.placement),
      )
      select(made)
      if (first) reveal({ ...bench, board: now }, { topic: first })
    }
    offerUndo(door, { label: 'Show', run: show })
  }
  const isChosen = choice !== null && sizeOf(choice) > 0
  return (
    <Dialog
      title="Bring in what you have"
      isOpen
      onClose={onClose}
      size="huge"
      insists={isBusy}
      footer={
        isShown ? (
          <>
            <span className={styles.sum} role="status">
              {choice ? sayChoice(choice) : read.failure ? '' : 'Comparing with the board…'}
            </span>
            <Button onPress={() => change({ shown: false })}>Back to the text</Button>
            <Button variant="primary" isDisabled={!isChosen || !canEdit || isBusy} onPress={run}>
              {isBusy ? `Importing… ${Math.round(done * 100)} %` : 'Import'}
            </Button>
          </>
        ) : (
          <>
            {work.text !== '' && (
              <Button
                className={styles.apart}
                variant={isEmptying ? 'danger' : 'bare'}
                onBlur={() => setEmptying(false)}
                onPress={() => (isEmptying ? own.forget() : setEmptying(true))}
              >
                {isEmptying ? 'Throw the text away' : 'Empty'}
              </Button>
            )}
            <Button onPress={onClose}>Close</Button>
            <Button
              variant="primary"
              isDisabled={work.text.trim() === '' || own.isReading}
              onPress={() => change({ shown: true })}
            >
              {own.isReading ? 'Reading…' : 'Read it'}
            </Button>
          </>
        )
      }
    >
      {isShown ? (
        <div className={styles.shown}>
          <h3 className={styles.found} tabIndex={-1} ref={title}>
            {own.draft ? sayFound(own.draft) : 'This is a table.'}
          </h3>
          {work.name && <p className={styles.quiet}>{work.name}</p>}
          {read.mayBeTable && (
            <Button size="small" className={styles.start} onPress={() => change({ asTable: true })}>
              Say what its columns are…
            </Button>
          )}
          {read.table && (
            <TableMapping table={read.table} columns={work.columns} onColumns={(columns) => change({ columns })} />
          )}
          {read.failure && (
            <p className={styles.failure} role="alert">
              {read.failure}
            </p>
          )}
          {compared && choice && (
            <ImportPreview
              draft={compared.draft}
              comparison={compared.comparison}
              choice={choice}
              same={picks.same}
              onPicks={setPicks}
              onCorrect={correct}
            />
          )}
        </div>
      ) : (
        <div className={styles.shown}>
          <p className={styles.quiet}>
            A proposal page, a schedule or an export of another system, a sheet, a calendar, or a board of Plumbline:
            paste it, drop the file here, or choose it. Nothing is changed before you have seen what would be.
          </p>
          <BringIn
            label="Text to bring in"
            text={work.text}
            name={work.name}
            placeholder={'Paste a page, a table, or the text of a file.'}
            error={own.failure ?? read?.failure ?? undefined}
            onText={(text) => change({ text, name: '', shown: false })}
            onWhole={(text) => own.take(text, '')}
            onFiles={(chosen) => void takeFiles(chosen)}
          >
            <span className={styles.or}>or drop one anywhere on the board</span>
            {read?.mayBeTable && (
              <Button className={styles.end} onPress={() => change({ asTable: true })}>
                Read it as a table
              </Button>
            )}
          </BringIn>
        </div>
      )}
    </Dialog>
  )
}

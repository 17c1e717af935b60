/** The front page: make a board, or find one that was opened before. */

import { useState } from 'react'
import type { BoardCreated, NewBoard } from '../../shared/protocol/api.ts'
import { sentenceOf } from '../http.ts'
import { Button } from '../ui/Button.tsx'
import { ThemeButton } from '../ui/Theme.tsx'
import { Toasts } from '../ui/Toast.tsx'
import { createBoard, dayFromNow, ownZone } from './create-board.ts'
import { DraftEditor } from './DraftEditor.tsx'
import { HandForm } from './HandForm.tsx'
import styles from './HomePage.module.css'
import { LinksDialog } from './LinksDialog.tsx'
import { OpenedBoards } from './OpenedBoards.tsx'
import { PasteField } from './PasteField.tsx'
import { usePageWork } from './use-page-work.ts'

type Making = 'draft' | 'hand' | 'sample'

export function HomePage() {
  const { work, setText, read, readFiles, isReading, correct, show, startOver, done, readError } = usePageWork()
  const [byHand, setByHand] = useState(false)
  const [busy, setBusy] = useState<Making | null>(null)
  const [failure, setFailure] = useState<{ making: Making; sentence: string } | null>(null)
  const [made, setMade] = useState<{ created: BoardCreated; title: string } | null>(null)

  const make = async (making: Making, board: NewBoard) => {
    if (busy) return
    setBusy(making)
    setFailure(null)
    try {
      const created = await createBoard(board)
      setByHand(false)
      if (making === 'draft') done()
      setMade({ created, title: board.title ?? '' })
    } catch (error) {
      setFailure({ making, sentence: sentenceOf(error) })
    } finally {
      setBusy(null)
    }
  }
  const sample = () =>
    make('sample', { timeZone: ownZone(), firstDay: dayFromNow(0), lastDay: dayFromNow(2), sample: true })
  const failed = (making: Making) => (failure?.making === making ? failure.sentence : undefined)

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.name}>
          <Mark /> Plumbline
        </h1>
        <ThemeButton />
      </header>
      {work.reading && work.shown ? (
        <main>
          <DraftEditor
            reading={work.reading}
            onCorrect={correct}
            isBusy={busy === 'draft'}
            error={failed('draft')}
            onBack={() => show(false)}
            onCreate={(facts, corrected) => void make('draft', { ...facts, draft: corrected })}
          />
        </main>
      ) : (
        <main className={styles.start}>
          <section className={styles.make} aria-labelledby="make">
            <p className={styles.claim}>Work out a conference agenda, together</p>
            <p className={styles.about}>
              Proposals become cards on a shared board. You and your co-leads drag them into slots at the same moment
              and see what clashes; attendees follow the published programme live.
            </p>
            <h2 className={styles.heading} id="make">
              Make a board from what you have
            </h2>
            <PasteField
              text={work.text}
              name={work.name}
              isReading={isReading}
              onText={setText}
              onRead={(text) => void read(text, '')}
              onFiles={(files) => void readFiles(files)}
              error={readError}
            />
            {work.reading?.corrected && (
              <div className={styles.others}>
                <Button onPress={() => show(true)}>Go on with your corrections</Button>
                <Button variant="bare" onPress={startOver}>
                  Drop them
                </Button>
              </div>
            )}
            <div className={styles.others}>
              <span className={styles.muted}>No page?</span>
              <Button onPress={() => setByHand(true)}>Start empty</Button>
              <Button isPending={busy === 'sample'} onPress={() => void sample()}>
                {busy === 'sample' ? 'Creating…' : 'Look around in a sample'}
              </Button>
            </div>
            {failed('sample') && (
              <p className={styles.error} role="alert">
                {failed('sample')}
              </p>
            )}
          </section>
          <aside className={styles.aside}>
            <OpenedBoards />
            <section aria-labelledby="how">
              <h2 className={styles.heading} id="how">
                How it works
              </h2>
              <ul className={styles.how}>
                <li>No accounts: whoever has a link can do what it allows. You can revoke each.</li>
                <li>The page is read in your browser; nothing is sent until you create the board.</li>
                <li>Attendees see nothing until you publish, and never notes or contacts.</li>
                <li>Boards go on working without a network, and merge when it is back.</li>
              </ul>
            </section>
          </aside>
        </main>
      )}
      <HandForm
        isOpen={byHand}
        isBusy={busy === 'hand'}
        error={failed('hand')}
        onClose={() => setByHand(false)}
        onCreate={(facts) => void make('hand', facts)}
      />
      {made && <LinksDialog {...made} />}
      <Toasts />
    </div>
  )
}

/** A plumb bob on its line. */
const Mark = () => (
  <svg className={styles.mark} viewBox="0 0 16 20" width="16" height="20" aria-hidden="true">
    <path d="M8 0v8" stroke="currentColor" strokeWidth="1.4" />
    <path d="M4 8h8l-1 5-3 7-3-7z" fill="currentColor" />
  </svg>
)

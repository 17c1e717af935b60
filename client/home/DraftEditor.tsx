/** What was understood of a page, to be corrected before it becomes a board. */

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from '../../shared/imports/draft.ts'
import { sayFound } from '../imports/import-words.ts'
import { Button } from '../ui/Button.tsx'
import styles from './DraftEditor.module.css'
import { DraftPeople } from './DraftPeople.tsx'
import { DraftPlaces } from './DraftPlaces.tsx'
import { DraftTopics } from './DraftTopics.tsx'
import { DraftTracks } from './DraftTracks.tsx'
import { DraftWarnings } from './DraftWarnings.tsx'
import { type Edit, type EventFacts, edited, factProblems, toDraft } from './editable.ts'
import { FactsFields } from './FactsFields.tsx'
import type { Reading } from './page-work.ts'

export interface DraftEditorProps {
  reading: Reading
  /** Takes a change of the reading as it is by then: several may come before the page is drawn again. */
  onCorrect: (change: (reading: Reading) => Reading) => void
  isBusy: boolean
  /** Why creating failed, as a sentence. */
  error: string | undefined
  onBack: () => void
  onCreate: (facts: EventFacts, draft: Draft) => void
}

export function DraftEditor({ reading, onCorrect, isBusy, error, onBack, onCreate }: DraftEditorProps) {
  const { editable, facts } = reading
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const edit = useCallback(
    (change: Edit) => onCorrect((now) => ({ ...now, editable: edited(now.editable, change), corrected: true })),
    [onCorrect],
  )
  const [tried, setTried] = useState(false)
  const problems = factProblems(facts)
  const create = () => {
    setTried(true)
    if (Object.keys(problems).length === 0) onCreate(facts, toDraft(editable, facts))
  }
  return (
    <section className={styles.editor} aria-labelledby="understood">
      <header className={styles.head}>
        <div>
          <h2 className={styles.title} id="understood" tabIndex={-1} ref={heading}>
            This is what we understood
          </h2>
          <p>{sayFound(editable)}</p>
          <p className={styles.lead}>Correct what is wrong. Nothing is stored until you create the board.</p>
        </div>
        <Button variant="bare" icon="arrow-left" onPress={onBack}>
          Back to the text
        </Button>
      </header>
      <DraftWarnings warnings={editable.warnings} />
      <FactsFields
        facts={facts}
        onChange={(next) => onCorrect((now) => ({ ...now, facts: next, corrected: true }))}
        problems={tried ? problems : {}}
        {...(!reading.namesZone && { zoneHint: 'The page names no zone: this is your browser’s.' })}
      />
      <DraftPlaces draft={editable} />
      <DraftTracks draft={editable} edit={edit} />
      <DraftPeople draft={editable} edit={edit} />
      <DraftTopics draft={editable} edit={edit} followUps={false} />
      <DraftTopics draft={editable} edit={edit} followUps={true} />
      <footer className={styles.foot}>
        {error && (
          <p className={styles.error} role="alert">
            {error} Nothing of this page is lost.
          </p>
        )}
        {tried && Object.keys(problems).length > 0 && (
          <p className={styles.error} role="alert">
            {Object.values(problems).join(' ')}
          </p>
        )}
        <Button variant="primary" isPending={isBusy} onPress={create}>
          {isBusy ? 'Creating…' : 'Create the board'}
        </Button>
      </footer>
    </section>
  )
}

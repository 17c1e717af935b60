/** Publishing an edition: what it changes for attendees, which clashes stand, a note; and the editions that there were. */

import { useMemo, useState } from 'react'
import { sayChange } from '../../shared/exports/changes.ts'
import type { EditionInfo } from '../../shared/protocol/api.ts'
import { MAX_NOTE } from '../../shared/protocol/api.ts'
import { request, sentenceOf } from '../http.ts'
import type { Access } from '../link/open-board.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { toast } from '../ui/toasts.ts'
import { useAsked } from '../use-asked.ts'
import { EmbedFields } from './EmbedFields.tsx'
import styles from './PublishDialog.module.css'
import { changesToPublish, published, sayCounts } from './publishing.ts'
import { useWorkbench } from './workbench.ts'

/** Clashes that are named before the others are counted. */
const MOST_CLASHES = 5

export function PublishDialog({ access, onClose }: { readonly access: Access; readonly onClose: () => void }) {
  const { board, standing, canEdit, open } = useWorkbench()
  const api = `/api/boards/${access.id}`
  const { value: found, failure: notFound } = useAsked(api, published)
  const [refused, setRefused] = useState<string | null>(null)
  const failure = refused ?? notFound
  const [note, setNote] = useState('')
  const [isSending, setSending] = useState(false)
  const changes = useMemo(() => (found ? changesToPublish(board, found.last) : []), [board, found])
  const send = async (path: string) => {
    setSending(true)
    try {
      const made = await request<EditionInfo>('POST', `${api}/editions${path}`, { note })
      toast(`Edition ${made.number} is published.`, {
        action: { label: 'Tell who speaks', run: () => open({ what: 'messages' }) },
      })
      onClose()
    } catch (error) {
      setRefused(sentenceOf(error))
      setSending(false)
    }
  }
  const clashes = standing.open
  return (
    <Dialog
      title="Publish an edition"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!canEdit || !found || isSending} onPress={() => send('')}>
            Publish edition {(found?.editions[0]?.number ?? 0) + 1}
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        <p className={styles.quiet}>
          Attendees see the last edition, until the next is published. Whoever reads the programme sees it within a
          second, and hears in sentences what is different.
        </p>
        {failure !== null && (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        )}
        <section className={styles.part} aria-label="What changes">
          <h3>
            What changes for attendees <span className={styles.count}>{sayCounts(changes)}</span>
          </h3>
          {found && changes.length === 0 && <p className={styles.quiet}>Nothing: they see this already.</p>}
          {!found && failure === null && <p className={styles.quiet}>Comparing…</p>}
          <ul className={styles.list}>
            {changes.map((change) => (
              <li key={change.id} data-kind={change.kinds[0]}>
                {sayChange(change)}
              </li>
            ))}
          </ul>
          {found && (changes.length > 0 || found.editions.length > 0) && (
            <Button className={styles.apart} size="small" onPress={() => open({ what: 'messages' })}>
              Messages to speakers and leads…
            </Button>
          )}
        </section>
        {clashes.length > 0 && (
          <section className={styles.part} aria-label="Clashes that stand">
            <h3>
              Clashes that stand <span className={styles.count}>{clashes.length}</span>
            </h3>
            <ul className={styles.list}>
              {clashes.slice(0, MOST_CLASHES).map(({ id, sentence }) => (
                <li key={id}>{sentence}</li>
              ))}
            </ul>
            {clashes.length > MOST_CLASHES && (
              <p className={styles.quiet}>And {clashes.length - MOST_CLASHES} more, in the list of clashes.</p>
            )}
          </section>
        )}
        <TextArea
          label="Note to attendees"
          hint="Public, above what changed. It may stay empty."
          rows={2}
          maxLength={MAX_NOTE}
          value={note}
          onChange={setNote}
          isDisabled={!canEdit}
        />
        {found && found.editions.length > 0 && (
          <section className={styles.part} aria-label="Editions">
            <h3>Editions so far</h3>
            <ul className={styles.editions}>
              {found.editions.map((edition, at) => (
                <EditionRow
                  key={edition.number}
                  edition={edition}
                  canRepublish={canEdit && !isSending && at > 0}
                  onRepublish={() => send(`/${edition.number}/republish`)}
                />
              ))}
            </ul>
          </section>
        )}
        <EmbedFields api={api} slug={access.slug} canEdit={canEdit} />
      </div>
    </Dialog>
  )
}

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

interface EditionRowProps {
  readonly edition: EditionInfo
  readonly canRepublish: boolean
  readonly onRepublish: () => void
}

/** Publishing an older one takes back what came after it, so that the first press only asks. */
function EditionRow({ edition, canRepublish, onRepublish }: EditionRowProps) {
  const { number, at, note, changes, withdrawn } = edition
  const [asked, setAsked] = useState(false)
  return (
    <li data-withdrawn={withdrawn || undefined}>
      <span className={styles.edition}>
        <span>
          Edition {number}
          <span className={styles.quiet}>
            {' '}
            {date.format(new Date(at))}
            {withdrawn && ', taken back'}
          </span>
        </span>
        {note && <span className={styles.note}>{note}</span>}
        {changes.length > 0 && (
          <details>
            <summary>
              {changes.length} {changes.length === 1 ? 'change' : 'changes'}
            </summary>
            <ul className={styles.list}>
              {changes.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        )}
      </span>
      {canRepublish && (
        <Button
          size="small"
          variant={asked ? 'danger' : 'bare'}
          aria-label={`Publish edition ${number} ${asked ? 'in place of the newer' : 'again'}`}
          onPress={() => (asked ? onRepublish() : setAsked(true))}
          onBlur={() => setAsked(false)}
        >
          {asked ? `Publish ${number} in place of the newer` : 'Publish again'}
        </Button>
      )}
    </li>
  )
}

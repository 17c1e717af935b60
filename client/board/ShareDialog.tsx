/** Links by role, and what attendees see. Secrets are shown once, when a link is made. */

import { useState } from 'react'
import type { PublicationMode } from '../../shared/access.ts'
import { mayEdit, mayOwn } from '../../shared/access.ts'
import type { BoardFacts } from '../../shared/protocol/api.ts'
import { request } from '../http.ts'
import type { Access } from '../link/open-board.ts'
import { Button } from '../ui/Button.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { useAnswer } from '../use-asked.ts'
import { complain } from './complain.ts'
import styles from './dialogs.module.css'
import { Links } from './Links.tsx'
import { useWorkbench } from './workbench.ts'

const MODE_WORDS: Record<PublicationMode, string> = {
  hidden: 'Hidden: attendees see “not published yet”',
  live: 'Live: every change is public at once',
  editions: 'Editions: the last one that was published',
}

export function ShareDialog({ access, onClose }: { readonly access: Access; readonly onClose: () => void }) {
  const { open } = useWorkbench()
  const api = `/api/boards/${access.id}`
  const { value: asked, failure } = useAnswer<BoardFacts>(api)
  /** Set here since it was asked. */
  const [mode, showMode] = useState<PublicationMode | null>(null)
  const facts = asked && { ...asked, publication: mode ?? asked.publication }
  const setMode = (mode: PublicationMode) => {
    request<{ mode: PublicationMode }>('PUT', `${api}/publication`, { mode }).then(() => showMode(mode), complain)
  }
  return (
    <Dialog title="Share" isOpen onClose={onClose} size="medium">
      <div className={styles.form}>
        {failure !== null && <p className={styles.failure}>{failure}</p>}
        <section className={styles.group} aria-label="Programme">
          <h3>Programme for attendees</h3>
          <CopyField label="Programme" value={`${location.origin}/p/${access.slug}`} />
          {facts && mayEdit(access.role) && (
            <Select
              label="What attendees see"
              options={Object.entries(MODE_WORDS).map(([value, label]) => ({ value, label }))}
              value={facts.publication}
              onChange={(value) => setMode(value as PublicationMode)}
            />
          )}
          {facts && mayEdit(access.role) && (
            <Button className={styles.apart} onPress={() => open({ what: 'publish' })}>
              Publish an edition…
            </Button>
          )}
          <p className={styles.quiet}>
            For Indico:{' '}
            <a href={`${api}/indico.csv`} download>
              its CSV of contributions
            </a>
            , of everything that stands in a slot, with mail addresses.
          </p>
          {facts && !mayEdit(access.role) && <p className={styles.quiet}>{MODE_WORDS[facts.publication]}.</p>}
        </section>
        <section className={styles.group} aria-label="Files">
          <h3>The board as a file</h3>
          <p className={styles.quiet}>
            board.json has the whole board with its notes and contacts: to keep it, or to bring it into another board or
            server.
          </p>
          <p className={styles.choices}>
            <a href={`${api}/board.json`} download={`board-${access.slug}.json`}>
              Download board.json
            </a>
            {mayEdit(access.role) && (
              <Button size="small" onPress={() => open({ what: 'import', files: [] })}>
                Bring in a file…
              </Button>
            )}
          </p>
        </section>
        {mayOwn(access.role) ? (
          <Links api={api} />
        ) : (
          <p className={styles.quiet}>Links to the board itself are made by its owner.</p>
        )}
      </div>
    </Dialog>
  )
}

/** Links by role, and what attendees see. Secrets are shown once, when a link is made. */

import { useCallback, useEffect, useState } from 'react'
import type { PublicationMode, Role } from '../../shared/access.ts'
import { mayEdit, mayOwn, ROLES } from '../../shared/access.ts'
import type { BoardFacts, LinkInfo } from '../../shared/protocol/api.ts'
import { ApiFailure, request } from '../http.ts'
import type { Access } from '../link/open-board.ts'
import { Button } from '../ui/Button.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toasts.ts'
import styles from './dialogs.module.css'
import { useWorkbench } from './workbench.ts'

const ROLE_WORDS: Record<Role, { label: string; detail: string }> = {
  owner: { label: 'Owner', detail: 'also makes links' },
  organizer: { label: 'Organizer', detail: 'changes the board' },
  observer: { label: 'Observer', detail: 'reads all of it' },
}

const MODE_WORDS: Record<PublicationMode, string> = {
  hidden: 'Hidden: attendees see “not published yet”',
  live: 'Live: every change is public at once',
  editions: 'Editions: the last one that was published',
}

/** Says what went wrong; a bug goes on. */
function complain(error: unknown): void {
  if (!(error instanceof ApiFailure)) throw error
  toast(error.message, { tone: 'error' })
}

export function ShareDialog({ access, onClose }: { readonly access: Access; readonly onClose: () => void }) {
  const { open } = useWorkbench()
  const api = `/api/boards/${access.id}`
  const [facts, setFacts] = useState<BoardFacts | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    request<BoardFacts>('GET', api).then(
      (next) => gone || setFacts(next),
      (error: unknown) => {
        if (!(error instanceof ApiFailure)) throw error
        if (!gone) setFailure(error.message)
      },
    )
    return () => {
      gone = true
    }
  }, [api])
  const setMode = (mode: PublicationMode) => {
    request<{ mode: PublicationMode }>('PUT', `${api}/publication`, { mode }).then(
      () => setFacts((old) => old && { ...old, publication: mode }),
      complain,
    )
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
          {facts && !mayEdit(access.role) && <p className={styles.quiet}>{MODE_WORDS[facts.publication]}.</p>}
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

function Links({ api }: { readonly api: string }) {
  const [links, setLinks] = useState<readonly LinkInfo[]>([])
  const [role, setRole] = useState<Role>('organizer')
  const [label, setLabel] = useState('')
  const load = useCallback(() => {
    request<LinkInfo[]>('GET', `${api}/links`).then(setLinks, complain)
  }, [api])
  useEffect(load, [load])
  const make = () => {
    request<LinkInfo>('POST', `${api}/links`, { role, label }).then((made) => {
      setLinks((old) => [...old, made])
      setLabel('')
    }, complain)
  }
  const revoke = (id: string) => {
    request<unknown>('DELETE', `${api}/links/${id}`).then(load, complain)
  }
  return (
    <section className={styles.group} aria-label="Links to the board">
      <h3>Links to the board</h3>
      <p className={styles.quiet}>
        Whoever has a link has its rights. A link's secret is shown once, when it is made; it can be revoked at any
        time.
      </p>
      <Form onSubmit={make} className={styles.row}>
        <Select
          label="Role"
          options={ROLES.map((value) => ({ value, ...ROLE_WORDS[value] }))}
          value={role}
          onChange={(value) => setRole(value as Role)}
        />
        <TextField label="For whom" placeholder="Co-leads" value={label} onChange={setLabel} />
        <Button type="submit" variant="primary" icon="plus">
          Make link
        </Button>
      </Form>
      <ul className={styles.links}>
        {links.map((link) => (
          <li key={link.id} data-revoked={link.revoked !== null || undefined}>
            <span className={styles.linkName}>
              <span className={styles.label}>{link.label || 'Without a name'}</span>
              <span className={styles.quiet}>
                {link.role}
                {link.revoked !== null && ', revoked'}
              </span>
            </span>
            {link.link && <CopyField label={`Link for ${link.label || link.role}`} value={link.link} />}
            {link.revoked === null && <RevokeButton onRevoke={() => revoke(link.id)} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Revoking cannot be taken back, so the first press only asks. */
function RevokeButton({ onRevoke }: { readonly onRevoke: () => void }) {
  const [asked, setAsked] = useState(false)
  return (
    <Button
      size="small"
      variant={asked ? 'danger' : 'bare'}
      onPress={() => (asked ? onRevoke() : setAsked(true))}
      onBlur={() => setAsked(false)}
    >
      {asked ? 'Revoke for good' : 'Revoke'}
    </Button>
  )
}

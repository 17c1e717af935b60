/** The links of a board, for its owners: made, labelled, ended, revoked; who is there by each, looked up while one looks. */

import { useCallback, useEffect, useState } from 'react'
import type { Role } from '../../shared/access.ts'
import { ROLES } from '../../shared/access.ts'
import { LIMITS } from '../../shared/board/values.ts'
import type { LinkInfo } from '../../shared/protocol/api.ts'
import { ApiFailure, request } from '../http.ts'
import { Button } from '../ui/Button.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { Form } from '../ui/Form.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useNow } from '../ui/use-now.ts'
import { complain } from './complain.ts'
import dialogs from './dialogs.module.css'
import styles from './Links.module.css'
import type { SpanName } from './link-words.ts'
import { expiryOf, isOver, ROLE_WORDS, SPANS, sayHere, sayLink } from './link-words.ts'

/** Who comes and goes is seen so soon. Milliseconds. */
const LOOK_EVERY = 4_000

export function Links({ api }: { readonly api: string }) {
  const [links, setLinks] = useState<readonly LinkInfo[]>([])
  const [made, setMade] = useState<Readonly<Record<string, string>>>({})
  const now = useNow()
  const load = useCallback(() => request<LinkInfo[]>('GET', `${api}/links`).then(setLinks), [api])
  useEffect(() => {
    load().catch(complain)
    // Said once; a line that is gone meanwhile is said elsewhere.
    const looking = setInterval(() => load().catch(ignoreFailure), LOOK_EVERY)
    return () => clearInterval(looking)
  }, [load])
  const revoke = (id: string) => {
    request<unknown>('DELETE', `${api}/links/${id}`).then(load).catch(complain)
  }
  const standing = links.filter((link) => !isOver(link, now))
  const over = links.filter((link) => isOver(link, now))
  return (
    <section className={dialogs.group} aria-label="Links to the board">
      <h3>Links to the board</h3>
      <p className={dialogs.quiet}>
        Whoever has a link has its rights. A link's secret is shown once, when it is made; it can be revoked at any
        time.
      </p>
      <NewLink
        api={api}
        onMade={(link) => {
          setLinks((old) => [...old, link])
          if (link.link) setMade((old) => ({ ...old, [link.id]: link.link ?? '' }))
        }}
      />
      <ul className={styles.links}>
        {standing.map((link) => (
          <li key={link.id}>
            <LinkFacts link={link} now={now} />
            <RevokeButton label={link.label || link.role} onRevoke={() => revoke(link.id)} />
            {made[link.id] && <CopyField label={`Link for ${link.label || link.role}`} value={made[link.id] ?? ''} />}
          </li>
        ))}
      </ul>
      {over.length > 0 && (
        <details className={styles.over}>
          <summary>
            {over.length} {over.length === 1 ? 'link' : 'links'} revoked or ended
          </summary>
          <ul className={styles.links}>
            {over.map((link) => (
              <li key={link.id} data-over="">
                <LinkFacts link={link} now={now} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function ignoreFailure(error: unknown): void {
  if (!(error instanceof ApiFailure)) throw error
}

function LinkFacts({ link, now }: { readonly link: LinkInfo; readonly now: number }) {
  const here = sayHere(link.here)
  return (
    <span className={styles.facts}>
      <span className={styles.label}>{link.label || 'Without a name'}</span>
      <span className={dialogs.quiet}>{sayLink(link, now)}</span>
      {here && <span className={styles.here}>{here}</span>}
    </span>
  )
}

function NewLink({ api, onMade }: { readonly api: string; readonly onMade: (link: LinkInfo) => void }) {
  const [role, setRole] = useState<Role>('organizer')
  const [span, setSpan] = useState<SpanName>('never')
  const [label, setLabel] = useState('')
  const make = () => {
    const expires = expiryOf(span, Date.now())
    request<LinkInfo>('POST', `${api}/links`, { role, label, expires }).then((link) => {
      onMade(link)
      setLabel('')
    }, complain)
  }
  return (
    <Form onSubmit={make} className={styles.form}>
      <Select
        label="Role"
        options={ROLES.map((value) => ({ value, ...ROLE_WORDS[value] }))}
        value={role}
        onChange={(value) => setRole(value as Role)}
      />
      <TextField label="For whom" placeholder="Co-leads" maxLength={LIMITS.title} value={label} onChange={setLabel} />
      <Select label="Ends" options={SPANS} value={span} onChange={(value) => setSpan(value as SpanName)} />
      <Button type="submit" variant="primary" icon="plus">
        Make link
      </Button>
    </Form>
  )
}

interface RevokeProps {
  readonly label: string
  readonly onRevoke: () => void
}

/** Revoking cannot be taken back, so the first press only asks. */
function RevokeButton({ label, onRevoke }: RevokeProps) {
  const [asked, setAsked] = useState(false)
  return (
    <Button
      size="small"
      variant={asked ? 'danger' : 'bare'}
      aria-label={`${asked ? 'Revoke for good' : 'Revoke'}: ${label}`}
      onPress={() => (asked ? onRevoke() : setAsked(true))}
      onBlur={() => setAsked(false)}
    >
      {asked ? 'Revoke for good' : 'Revoke'}
    </Button>
  )
}

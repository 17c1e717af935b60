/** The board at earlier moments: every ten minutes of work, around each restore, and what was kept by name. */

import { useState } from 'react'
import type { HistoryMoment, KeptMomentFacts, History as Known } from '../../shared/protocol/history-api.ts'
import { complain } from '../board/complain.ts'
import { request } from '../http.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toasts.ts'
import { useAnswer } from '../use-asked.ts'
import { Moment } from './Moment.tsx'
import styles from './Past.module.css'
import type { PastParts } from './parts.ts'
import { byDay, clockAt, sayAt } from './when.ts'

/** One in the list. */
interface Listed {
  readonly key: string
  /** The number or id by which the server knows it. */
  readonly open: string
  readonly at: number
  readonly words: string
  readonly kept: KeptMomentFacts | null
}

export function History(parts: PastParts) {
  const { api, canEdit } = parts
  const [version, setVersion] = useState(0)
  const { value, failure } = useAnswer<Known>(`${api}/history`, version)
  const [opened, setOpened] = useState<Listed | null>(null)
  const reload = () => setVersion((old) => old + 1)
  const listed = value ? listOf(value) : []
  return (
    <div className={styles.columns} data-opened={opened !== null || undefined}>
      <div className={styles.list}>
        {canEdit && <KeepField api={api} kind="moment" label="Keep this moment as" onKept={reload} />}
        {failure !== null && <p className={styles.failure}>{failure}</p>}
        {value && listed.length === 0 && (
          <p className={styles.empty}>Nothing has been changed yet. What was is kept for {value.days} days.</p>
        )}
        <nav className={styles.scroll} aria-label="Moments">
          {byDay(listed, Date.now()).map(({ day, of }) => (
            <section key={`${day} ${of[0]?.key}`} aria-label={day}>
              <h3 className={styles.day}>{day}</h3>
              <ol className={styles.moments}>
                {of.map((moment) => (
                  <li key={moment.key}>
                    <button
                      type="button"
                      aria-current={opened?.key === moment.key || undefined}
                      onClick={() => setOpened(moment)}
                    >
                      <span className={styles.clock}>{clockAt(moment.at)}</span>
                      <span>{moment.words}</span>
                    </button>
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </nav>
      </div>
      <div className={styles.detail}>
        {opened ? (
          <Moment
            key={opened.key}
            {...parts}
            at={opened.open}
            name={opened.kept?.name ?? sayAt(opened.at)}
            kept={opened.kept}
            onBack={() => setOpened(null)}
            onForgotten={() => {
              setOpened(null)
              reload()
            }}
          />
        ) : (
          <p className={styles.empty}>Choose a moment to see it beside today.</p>
        )}
      </div>
    </div>
  )
}

const WORDS = {
  'before-restore': 'Before a restore',
  restored: 'Restored',
} as const

/** "12 changes": since the moment before, which is the next in the list. */
function sayMoment({ step, what, edition }: HistoryMoment, before: HistoryMoment | undefined): string {
  if (what === 'edition') return `Edition ${edition}`
  if (what !== 'work') return WORDS[what]
  const changes = step - (before?.step ?? 0)
  return changes === 1 ? '1 change' : `${changes} changes`
}

function listOf({ moments, kept }: Known): Listed[] {
  const named = kept
    .filter(({ kind }) => kind === 'moment')
    .map((one) => ({ key: one.id, open: one.id, at: one.at, words: `“${one.name}”`, kept: one }))
  const found = moments.map((moment, n) => ({
    key: `${moment.what} ${moment.edition ?? moment.step}`,
    open: String(moment.step),
    at: moment.at,
    words: sayMoment(
      moment,
      moments.slice(n + 1).find(({ what }) => what !== 'edition'),
    ),
    kept: null,
  }))
  return [...found, ...named].sort((a, b) => b.at - a.at)
}

interface KeepProps {
  readonly api: string
  readonly kind: KeptMomentFacts['kind']
  readonly label: string
  readonly onKept: (kept: KeptMomentFacts) => void
}

/** Keeps the board as it is now under a name. */
export function KeepField({ api, kind, label, onKept }: KeepProps) {
  const [name, setName] = useState('')
  const keep = () => {
    if (name.trim() === '') return
    request<KeptMomentFacts>('POST', `${api}/history`, { name, kind }).then((kept) => {
      setName('')
      toast(`Kept as “${kept.name}”.`)
      onKept(kept)
    }, complain)
  }
  return (
    <Form onSubmit={keep} className={styles.keep}>
      <TextField
        label={label}
        value={name}
        onChange={setName}
        placeholder={kind === 'moment' ? 'Before the vote' : 'Plan B'}
      />
      {/* Never disabled: a button that is loses the focus, and Escape with it. */}
      <Button onPress={keep}>Keep</Button>
    </Form>
  )
}

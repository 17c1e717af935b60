/** Arrangements under names: keep one, try another, compare two, make one current. */

import { useMemo, useState } from 'react'
import type { Content } from '../../shared/board/content.ts'
import { boardOf, contentOf } from '../../shared/board/content.ts'
import { movesOf } from '../../shared/board/differences.ts'
import { restored } from '../../shared/board/restore.ts'
import type { KeptMomentFacts, History as Known } from '../../shared/protocol/history-api.ts'
import { complain } from '../board/complain.ts'
import { request } from '../http.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { useAnswer } from '../use-asked.ts'
import { Confirm } from './Confirm.tsx'
import { Differences } from './Differences.tsx'
import { KeepField } from './History.tsx'
import styles from './Past.module.css'
import type { PastParts } from './parts.ts'
import { restoreHere } from './restoring.ts'
import type { OpenedPast } from './use-past-board.ts'
import { usePastBoard } from './use-past-board.ts'
import { sayAt } from './when.ts'

const NOW = 'now'

export function Alternatives(parts: PastParts) {
  const { api, canEdit } = parts
  const [version, setVersion] = useState(0)
  const { value, failure } = useAnswer<Known>(`${api}/history`, version)
  const [opened, setOpened] = useState<string | null>(null)
  const kept = value?.kept.filter(({ kind }) => kind === 'alternative') ?? []
  const alternative = kept.find(({ id }) => id === opened)
  const reload = () => setVersion((old) => old + 1)
  return (
    <div className={styles.columns} data-opened={alternative !== undefined || undefined}>
      <div className={styles.list}>
        {canEdit && <KeepField api={api} kind="alternative" label="Keep this arrangement as" onKept={reload} />}
        {failure !== null && <p className={styles.failure}>{failure}</p>}
        {value && kept.length === 0 && (
          <p className={styles.empty}>
            No alternatives yet. Keep the arrangement as it is, then try another: rooms, slots and where topics stand
            can be compared, and each made current again.
          </p>
        )}
        <nav className={styles.scroll} aria-label="Alternatives">
          <ol className={styles.moments}>
            {kept.map(({ id, name, at }) => (
              <li key={id}>
                <button type="button" aria-current={opened === id || undefined} onClick={() => setOpened(id)}>
                  <span>{name}</span>
                  <span className={styles.link}>{sayAt(at)}</span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
      </div>
      <div className={styles.detail}>
        {alternative ? (
          <Alternative
            key={alternative.id}
            {...parts}
            alternative={alternative}
            all={kept}
            onBack={() => setOpened(null)}
            onForgotten={() => {
              setOpened(null)
              reload()
            }}
          />
        ) : (
          <p className={styles.empty}>Choose an alternative to compare it with the board, or with another.</p>
        )}
      </div>
    </div>
  )
}

interface Props extends PastParts {
  readonly alternative: KeptMomentFacts
  readonly all: readonly KeptMomentFacts[]
  readonly onBack: () => void
  readonly onForgotten: () => void
}

function Alternative({ api, board, door, canEdit, alternative, all, onBack, onForgotten }: Props) {
  const { id, name } = alternative
  const own = usePastBoard(api, id)
  const [otherId, setWith] = useState(NOW)
  const other = usePastBoard(api, otherId === NOW ? null : otherId)
  const [isAsking, setAsking] = useState(false)
  const today = useMemo(() => ({ content: contentOf(door.doc), board }), [door, board])
  const beside = otherId === NOW ? today : other.past
  const from = useMemo(() => own.past && boardOf(arranged(own.past, today)), [own.past, today])
  const to = useMemo(() => beside && boardOf(arranged(beside, today)), [beside, today])
  const moves = useMemo(() => (from && to ? movesOf(to, from) : []), [from, to])
  const options = [
    { value: NOW, label: 'The board now' },
    ...all.filter((one) => one.id !== id).map((one) => ({ value: one.id, label: one.name })),
  ]
  const otherName = otherId === NOW ? 'now' : (all.find((one) => one.id === otherId)?.name ?? '')
  const forget = () => request('DELETE', `${api}/history/${id}`).then(onForgotten, complain)
  const failure = own.failure ?? other.failure
  if (failure !== null) return <p className={styles.failure}>{failure}</p>
  return (
    <>
      <header className={styles.head}>
        <Button className={styles.back} variant="bare" size="small" icon="arrow-left" onPress={onBack}>
          All alternatives
        </Button>
        <h3>{name}</h3>
        {canEdit && (
          <div className={styles.ways}>
            <Button size="small" variant="bare" onPress={forget}>
              Forget it
            </Button>
            <Button size="small" variant="primary" isDisabled={!own.past} onPress={() => setAsking(true)}>
              Make current…
            </Button>
          </div>
        )}
      </header>
      <Select label="Compared with" className={styles.dayField} options={options} value={otherId} onChange={setWith} />
      {from && to && (
        <Differences from={{ name: otherName, board: to }} to={{ name, board: from }} differences={moves} />
      )}
      {isAsking && own.past && (
        <Confirm
          title={`Make “${name}” current`}
          sentence="Rooms, slots and where topics stand become as they were in it, for everybody and as one step. Texts and new topics stay. You can undo it."
          action="Make current"
          onConfirm={() =>
            own.past && restoreHere(door, own.past.content, { kind: 'arrangement' }, `made “${name}” current`)
          }
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** Today's board in that arrangement: what it would be if it were made current. */
const arranged = ({ content }: OpenedPast, today: { readonly content: Content }): Content =>
  restored(today.content, content, { kind: 'arrangement' }, { at: 0, by: '' })

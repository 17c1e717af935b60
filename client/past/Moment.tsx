/** One moment of the past beside today: what differs since, and the ways back. */

import { useMemo, useState } from 'react'
import type { Difference } from '../../shared/board/differences.ts'
import { differencesOf } from '../../shared/board/differences.ts'
import type { RestoreWhat } from '../../shared/board/restore.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'
import type { KeptMomentFacts } from '../../shared/protocol/history-api.ts'
import { dayOf, sayDay } from '../../shared/time.ts'
import { complain } from '../board/complain.ts'
import { request } from '../http.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Confirm } from './Confirm.tsx'
import { Differences } from './Differences.tsx'
import styles from './Past.module.css'
import type { PastParts } from './parts.ts'
import { restoreHere } from './restoring.ts'
import { usePastBoard } from './use-past-board.ts'

interface Props extends PastParts {
  readonly at: string
  readonly name: string
  readonly kept: KeptMomentFacts | null
  readonly onBack: () => void
  readonly onForgotten: () => void
}

export function Moment({ api, board, door, canEdit, at, name, kept, onBack, onForgotten }: Props) {
  const { past, failure } = usePastBoard(api, at)
  const [isAsking, setAsking] = useState(false)
  const differences = useMemo(() => (past ? differencesOf(past.board, board) : []), [past, board])
  const bring = (what: RestoreWhat, step: string) => past && restoreHere(door, past.content, what, step)
  const one = ({ kind, id, words }: Difference) => {
    const [part] = words.split(':')
    if (kind === 'topic') bring({ kind, id: id as TopicId }, `restored ${part} of ${name}`)
    if (kind === 'slot') bring({ kind, id: id as SlotId }, `restored ${part} of ${name}`)
  }
  const days = useMemo(() => (past ? daysIn(past.board, board) : []), [past, board])
  const forget = () => {
    if (kept) request('DELETE', `${api}/history/${kept.id}`).then(onForgotten, complain)
  }
  if (failure !== null) return <p className={styles.failure}>{failure}</p>
  if (!past) return <p className={styles.empty}>Opening {name}…</p>
  return (
    <>
      <header className={styles.head}>
        <Button className={styles.back} variant="bare" size="small" icon="arrow-left" onPress={onBack}>
          All moments
        </Button>
        <h3>{name}</h3>
        {canEdit && (
          <div className={styles.ways}>
            {kept && (
              <Button size="small" variant="bare" onPress={forget}>
                Forget it
              </Button>
            )}
            {days.length > 0 && (
              <Menu
                label="Restore a day"
                trigger={<Button size="small">Restore a day</Button>}
                items={days.map((day) => ({
                  id: day,
                  label: sayDay(day),
                  onAction: () => bring({ kind: 'day', day }, `restored ${sayDay(day)} of ${name}`),
                }))}
              />
            )}
            <Button size="small" variant="primary" onPress={() => setAsking(true)}>
              Restore all…
            </Button>
          </div>
        )}
      </header>
      <Differences
        from={{ name, board: past.board }}
        to={{ name: 'today', board }}
        differences={differences}
        onRestore={canEdit ? one : undefined}
      />
      {isAsking && (
        <Confirm
          title="Restore the board"
          sentence={`The board becomes as it was at ${name}, for everybody and as one step. ${sayDiffer(differences.length)} You can undo it.`}
          action="Restore"
          onConfirm={() => bring({ kind: 'board' }, `restored the board of ${name}`)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

const sayDiffer = (count: number): string =>
  count === 0 ? 'Nothing differs now.' : count === 1 ? 'One thing differs.' : `${count} things differ.`

const daysIn = (...boards: readonly PastParts['board'][]): string[] =>
  [...new Set(boards.flatMap(({ slots }) => [...slots.values()].map(({ place }) => dayOf(place.start))))].sort()

/** Where one person has to be and when, with what cannot all stand. */

import type { Board, Person } from '../../shared/board/model.ts'
import { ClashList } from './ClashList.tsx'
import styles from './people-and-tracks.module.css'
import { timetableOf } from './timetable.ts'
import { useWorkbench } from './workbench.ts'

export function Timetable({ person, board }: { readonly person: Person; readonly board: Board }) {
  const { standing } = useWorkbench()
  const lines = timetableOf(board, person.id)
  const clashes = standing.open.filter(({ people }) => people.includes(person.id))
  if (lines.length === 0 && clashes.length === 0) return null
  return (
    <section className={styles.titles} aria-label="Timetable">
      <h3>Timetable</h3>
      <ol className={styles.timetable}>
        {lines.map(({ topic, title, when, as }) => (
          <li key={topic}>
            <span className={styles.counts}>{when}</span>
            <span>
              {title || 'Untitled'}
              <span className={styles.counts}> {as}</span>
            </span>
          </li>
        ))}
      </ol>
      {clashes.length > 0 && <ClashList clashes={clashes} />}
    </section>
  )
}

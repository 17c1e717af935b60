/** The rooms and slots of a draft, day by day: they come to the board as they are, and are changed there. */

import type { Draft } from '../../shared/imports/draft.ts'
import { clockOf, dayOf, sayDay, wallPlus } from '../../shared/time.ts'
import styles from './DraftEditor.module.css'
import type { Editable } from './editable.ts'

export function DraftPlaces({ draft: { rooms, slots, topics } }: { readonly draft: Editable }) {
  if (rooms.length + slots.length === 0) return null
  const days = Map.groupBy(
    slots.toSorted((a, b) => (a.start < b.start ? -1 : 1)),
    ({ start }) => dayOf(start),
  )
  const placed = topics.filter(({ slot }) => slot !== null).length
  return (
    <section className={styles.part} aria-label="Rooms and slots">
      <header className={styles.partHead}>
        <h3>
          Rooms <span className={styles.count}>{rooms.length}</span> and slots{' '}
          <span className={styles.count}>{slots.length}</span>
        </h3>
        <span className={styles.sum}>{placed > 0 && `${placed} of ${topics.length} topics are in a slot`}</span>
      </header>
      {rooms.length > 0 && <p>{rooms.map(sayRoom).join(', ')}</p>}
      {[...days].map(([day, own]) => (
        <p key={day} className={styles.day}>
          <span className={styles.label}>{sayDay(day)}</span>
          <span>
            {own.length} {own.length === 1 ? 'slot' : 'slots'}, {clockOf(own[0]?.start ?? '')}–{endOf(own)}
          </span>
        </p>
      ))}
    </section>
  )
}

const sayRoom = ({ name, capacity }: Draft['rooms'][number]): string =>
  capacity === null ? name : `${name} (${capacity})`

const endOf = (slots: Editable['slots']): string =>
  clockOf(slots.map(({ start, minutes }) => wallPlus(start, minutes)).reduce((a, b) => (a > b ? a : b), ''))

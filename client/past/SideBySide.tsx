/** Two boards beside each other, one day of them: what stands otherwise is marked in both. */

import { useMemo, useState } from 'react'
import type { Difference } from '../../shared/board/differences.ts'
import type { Board, Lineup } from '../../shared/board/model.ts'
import { clockOf, dayOf, sayDay } from '../../shared/time.ts'
import { titleOf } from '../board/slot-words.ts'
import { Select } from '../ui/Select.tsx'
import styles from './Past.module.css'
import type { NamedBoard } from './parts.ts'
import { Scroll } from './Scroll.tsx'

interface Props {
  readonly from: NamedBoard
  readonly to: NamedBoard
  readonly differences: readonly Difference[]
}

export function SideBySide({ from, to, differences }: Props) {
  const days = useMemo(() => daysOf(from.board, to.board), [from, to])
  const changed = useMemo(() => new Set(differences.map(({ id }) => id)), [differences])
  const [chosen, setChosen] = useState<string | null>(null)
  const first = days.find((day) => [from, to].some(({ board }) => hasChange(board, day, changed))) ?? days[0] ?? ''
  const day = chosen !== null && days.includes(chosen) ? chosen : first
  return (
    <>
      <Select
        label="Day"
        className={styles.dayField}
        options={days.map((value) => ({ value, label: sayDay(value) }))}
        value={day}
        onChange={setChosen}
      />
      <div className={styles.sides}>
        {[from, to].map(({ name, board }) => (
          <Scroll key={name} label={name}>
            <h3 className={styles.day}>{name.charAt(0).toUpperCase() + name.slice(1)}</h3>
            <Side board={board} day={day} changed={changed} />
          </Scroll>
        ))}
      </div>
    </>
  )
}

function Side({ board, day, changed }: { board: Board; day: string; changed: ReadonlySet<string> }) {
  const lineups = lineupsOn(board, day)
  if (lineups.length === 0) return <p className={styles.empty}>No slots on this day.</p>
  return (
    <ol className={styles.slots}>
      {lineups.map((lineup) => (
        <li key={lineup.slot.id} data-changed={changed.has(lineup.slot.id) || undefined}>
          <p className={styles.slotHead}>
            <span className={styles.clock}>{clockOf(lineup.slot.place.start)}</span>
            <b>{headOf(board, lineup)}</b>
            {changed.has(lineup.slot.id) && <span className={styles.mark}>differs</span>}
          </p>
          <ol>
            {lineup.topics.map(({ topic, start }) => (
              <li key={topic.id} data-changed={changed.has(topic.id) || undefined}>
                <span className={styles.clock}>{clockOf(start)}</span>
                <span>{topic.title || 'Untitled'}</span>
                {changed.has(topic.id) && <span className={styles.mark}>differs</span>}
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

function headOf(board: Board, lineup: Lineup): string {
  const { place, trackId } = lineup.slot
  const room = place.roomId === null ? 'All rooms' : board.rooms.get(place.roomId)?.name || 'No room'
  const title = titleOf(lineup, (trackId && board.tracks.get(trackId)) || null)
  return title ? `${room} · ${title}` : room
}

const lineupsOn = ({ lineups }: Board, day: string): Lineup[] =>
  [...lineups.values()].filter(({ slot }) => dayOf(slot.place.start) === day)

const daysOf = (...boards: readonly Board[]): string[] =>
  [...new Set(boards.flatMap(({ lineups }) => [...lineups.values()].map(({ slot }) => dayOf(slot.place.start))))].sort()

const hasChange = (board: Board, day: string, changed: ReadonlySet<string>): boolean =>
  lineupsOn(board, day).some(
    ({ slot, topics }) => changed.has(slot.id) || topics.some(({ topic }) => changed.has(topic.id)),
  )

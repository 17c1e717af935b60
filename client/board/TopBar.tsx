/** The bar over the board: its name, its days, undo, who is here, whether all is saved, and what attendees see. */

import type { Board } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { editMeta } from '../../shared/board/verbs.ts'
import { daysFrom, sayDay } from '../../shared/time.ts'
import { useLink, useUndoState } from '../link/use-board.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ThemeButton } from '../ui/Theme.tsx'
import { FindButton } from './FindButton.tsx'
import { LineField } from './LineField.tsx'
import { ListButtons } from './ListButtons.tsx'
import { Presences } from './Presences.tsx'
import { SaveState } from './SaveState.tsx'
import styles from './TopBar.module.css'
import { ViewControls } from './ViewControls.tsx'

interface Props {
  readonly board: Board
  readonly day: string
  readonly canEdit: boolean
  readonly onDay: (day: string) => void
  /** Whom one follows. */
  readonly following: number | null
  readonly onFollow: (client: number) => void
  readonly onShare: () => void
  readonly onFacts: () => void
  readonly onNewSlot: () => void
  readonly onNewRoom: () => void
  readonly onTracks: () => void
  readonly onPeople: () => void
  readonly onPast: () => void
}

export function TopBar({
  board,
  day,
  canEdit,
  following,
  onFollow,
  onDay,
  onShare,
  onFacts,
  onNewSlot,
  onNewRoom,
  onTracks,
  onPeople,
  onPast,
}: Props) {
  const { door, facts } = useLink()
  const { undo, redo } = useUndoState()
  const days = daysFrom(board.meta.firstDay, board.meta.lastDay)
  return (
    <header className={styles.bar}>
      <div className={styles.first}>
        <a className={styles.home} href="/">
          <img src="/favicon.svg" alt="Plumbline: all boards" />
        </a>
        <h1 className={styles.title}>
          <span className="visually-hidden">{board.meta.title || 'Untitled board'}</span>
          <LineField
            label="Title of the board"
            hideLabel
            className={styles.titleField}
            value={board.meta.title}
            placeholder="Untitled board"
            isReadOnly={!canEdit}
            maxLength={LIMITS.title}
            onWrite={(title) => editMeta(door, { title })}
          />
        </h1>
        <SaveState />
        <FindButton />
        <Presences board={board} following={following} onFollow={onFollow} />
        <ThemeButton />
        <Button size="small" icon="link" onPress={onShare}>
          {facts.role === 'observer' ? 'Links' : 'Share'}
        </Button>
      </div>
      <div className={styles.second}>
        <nav className={styles.days} aria-label="Days">
          {(days.includes(day) ? days : [...days, day]).map((one) => (
            <button
              key={one}
              type="button"
              data-day={one}
              aria-pressed={one === day}
              data-outside={!days.includes(one) || undefined}
              onClick={() => onDay(one)}
            >
              {sayDay(one)}
            </button>
          ))}
        </nav>
        <ViewControls />
        <button type="button" className={styles.zone} onClick={onFacts} disabled={!canEdit}>
          {board.meta.timeZone}
        </button>
        <ListButtons onTracks={onTracks} onPeople={onPeople} onPast={onPast} />
        {canEdit ? (
          <div className={styles.tools}>
            <IconButton
              icon="undo"
              size="small"
              label={undo ? `Undo: ${undo}` : 'Nothing to undo'}
              keys="Ctrl+Z"
              isDisabled={!undo}
              onPress={() => door.undo()}
            />
            <IconButton
              icon="redo"
              size="small"
              label={redo ? `Redo: ${redo}` : 'Nothing to redo'}
              keys="Ctrl+Shift+Z"
              isDisabled={!redo}
              onPress={() => door.redo()}
            />
            <Button size="small" variant="bare" icon="plus" onPress={onNewSlot}>
              Slot
            </Button>
            <Button size="small" variant="bare" icon="plus" onPress={onNewRoom}>
              Room
            </Button>
          </div>
        ) : (
          <span className={styles.reading}>Reading only</span>
        )}
      </div>
    </header>
  )
}

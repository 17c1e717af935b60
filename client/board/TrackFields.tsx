/** One track: its name, its colour, who leads it, its texts, and what it has and needs. */

import { useEffect, useRef } from 'react'
import type { Board, Track, TrackColor } from '../../shared/board/model.ts'
import { TRACK_COLORS } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { editTrack, setLead } from '../../shared/board/verbs.ts'
import { useLink } from '../link/use-board.ts'
import { SwatchGroup } from '../ui/SwatchGroup.tsx'
import dialogs from './dialogs.module.css'
import { LineField } from './LineField.tsx'
import { LongField } from './LongField.tsx'
import { PeopleField } from './PeopleField.tsx'
import styles from './people-and-tracks.module.css'
import { TrackTopics } from './TrackTopics.tsx'
import { saySlots, sayTopics, type TrackFacts } from './track-facts.ts'

interface Props {
  readonly track: Track
  readonly facts: TrackFacts | undefined
  readonly board: Board
  readonly canEdit: boolean
}

const COLORS = TRACK_COLORS.map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1),
  swatch: `var(--track-${value}-edge)`,
}))

export function TrackFields({ track, facts, board, canEdit }: Props) {
  const { door } = useLink()
  const { id } = track
  const top = useRef<HTMLDivElement>(null)
  // Where the list was, scrolled and with the focus in a row that is gone now, the fields begin at their top.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'start' })
    const dialog = top.current?.closest('[role=dialog]')
    if (dialog instanceof HTMLElement) dialog.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={top} className={dialogs.form}>
      {track.repair.length > 0 && (
        <p className={styles.gone}>
          Needs repair: {track.repair.join(', ')} could not be read. What you enter here replaces it.
        </p>
      )}
      <LineField
        label="Name"
        value={track.name}
        isReadOnly={!canEdit}
        maxLength={LIMITS.title}
        onWrite={(name) => editTrack(door, id, { name })}
      />
      {facts && (
        <ul className={styles.facts} aria-label="What it has and needs">
          <li>{sayTopics(facts)}</li>
          <li data-over={facts.slots > 0 && facts.slotUsed > facts.slotMinutes ? '' : undefined}>{saySlots(facts)}</li>
        </ul>
      )}
      <TrackTopics track={track} board={board} />
      <SwatchGroup
        label="Colour"
        options={COLORS}
        value={track.color}
        isReadOnly={!canEdit}
        onChange={(color) => editTrack(door, id, { color: color as TrackColor })}
      />
      <PeopleField
        label="Leads"
        addLabel="Add a lead"
        board={board}
        people={track.leads}
        canEdit={canEdit}
        onAdd={(person) => setLead(door, id, person, true)}
        onRemove={(person) => setLead(door, id, person, false)}
      />
      <LongField
        label="Description"
        hint="Attendees see it once a slot of the track is public."
        rows={4}
        value={track.description}
        isReadOnly={!canEdit}
        onWrite={(text) => editTrack(door, id, { description: text.slice(0, LIMITS.text) })}
      />
      <LongField
        label="Background"
        hint="What came before: earlier years, patches, threads."
        rows={6}
        value={track.background}
        isReadOnly={!canEdit}
        onWrite={(text) => editTrack(door, id, { background: text.slice(0, LIMITS.text) })}
      />
    </div>
  )
}

/** The drawer of one topic: everything that can be said of it, written as it is typed, while others do the same. */

import { useEffect, useRef } from 'react'
import type { Clash } from '../../shared/board/clashes.ts'
import type { Attendance, Board, Topic } from '../../shared/board/model.ts'
import { ATTENDANCES } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import {
  addTrack,
  editTopic,
  placeTopics,
  removeEntry,
  setAttendee,
  setSpeaker,
  writeText,
} from '../../shared/board/verbs.ts'
import type { SlotId, TrackId } from '../../shared/ids.ts'
import { clockOf, dayOf, sayDay } from '../../shared/time.ts'
import { useLink } from '../link/use-board.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Select } from '../ui/Select.tsx'
import { ClashList } from './ClashList.tsx'
import { LineField } from './LineField.tsx'
import { targetOf } from './landing.ts'
import { PeopleField } from './PeopleField.tsx'
import lists from './people-and-tracks.module.css'
import { SharedText } from './SharedText.tsx'
import styles from './TopicDrawer.module.css'
import { TopicTalk } from './talk/TopicTalk.tsx'
import { offerUndo } from './undo-toast.ts'
import { WishesField } from './WishesField.tsx'
import { useWorkbench } from './workbench.ts'

interface Props {
  readonly topic: Topic
  readonly board: Board
  readonly clashes: readonly Clash[]
  readonly canEdit: boolean
  /** It was made just now: its title is what one wants to write next. */
  readonly isNew: boolean
  readonly onOpenTrack: (id: TrackId) => void
  readonly onClose: () => void
}

const TRAY = 'tray'

export function TopicDrawer({ topic, board, clashes, canEdit, isNew, onOpenTrack, onClose }: Props) {
  const { door } = useLink()
  const { open } = useWorkbench()
  const { id } = topic
  const target = targetOf(board, [id])
  const own = clashes.filter(({ topics }) => topics.includes(id))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isNew) heading.current?.focus()
  }, [isNew])
  return (
    <aside className={styles.drawer} aria-label={`Topic: ${topic.title}`} data-about={id}>
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          Topic
        </h2>
        {topic.follows && <span className={styles.follows}>follows up {topic.follows.year}</span>}
        <IconButton icon="close" size="small" label="Close" onPress={onClose} />
      </header>
      <div className={styles.fields} data-live="">
        {topic.repair.length > 0 && (
          <p className={styles.repair}>
            Needs repair: {topic.repair.join(', ')} could not be read. What you enter here replaces it; nothing else is
            touched.
          </p>
        )}
        <LineField
          label="Title"
          value={topic.title}
          isReadOnly={!canEdit}
          autoFocus={isNew}
          maxLength={LIMITS.title}
          onWrite={(title) => editTopic(door, id, { title })}
        />
        <div className={styles.row}>
          <NumberField
            label="Minutes"
            unit="min"
            value={topic.minutes}
            minValue={1}
            maxValue={LIMITS.minutes}
            isReadOnly={!canEdit}
            onChange={(minutes) => Number.isInteger(minutes) && editTopic(door, id, { minutes })}
          />
          <div className={lists.besideField}>
            <ComboBox
              label="Track"
              options={[...board.tracks.values()].map((track) => ({
                value: track.id,
                label: track.name,
                swatch: `var(--track-${track.color}-edge)`,
              }))}
              value={topic.trackId}
              isDisabled={!canEdit}
              placeholder="None"
              onChoose={(value) => editTopic(door, id, { trackId: value as TrackId })}
              onNew={(name) =>
                door.change(`added track “${name}”`, () => editTopic(door, id, { trackId: addTrack(door, { name }) }))
              }
            />
            <IconButton
              icon="chevron-right"
              label="Open track"
              isDisabled={!topic.trackId || !board.tracks.has(topic.trackId)}
              onPress={() => topic.trackId && onOpenTrack(topic.trackId)}
            />
          </div>
        </div>
        <div className={lists.besideField}>
          <Select
            label="Where"
            options={placesOf(board)}
            value={target?.slotId ?? TRAY}
            isDisabled={!canEdit}
            onChange={(value) => {
              if (value !== (target?.slotId ?? TRAY))
                placeTopics(door, [id], value === TRAY ? null : { slotId: value as SlotId, before: null })
            }}
          />
          <Button isDisabled={!canEdit} onPress={() => open({ what: 'place', topics: [id] })}>
            Place…
          </Button>
        </div>
        {own.length > 0 && <ClashList clashes={own} />}
        <PeopleField
          label="Speakers"
          addLabel="Add a speaker"
          board={board}
          people={topic.speakers}
          canEdit={canEdit}
          onAdd={(person) => setSpeaker(door, id, person, true)}
          onRemove={(person) => setSpeaker(door, id, person, false)}
        />
        <PeopleField
          label="Key attendees"
          addLabel="Add somebody who should be in the room"
          board={board}
          people={[...topic.attendees.keys()]}
          canEdit={canEdit}
          beside={(person) => (
            <Select
              label="Attendance"
              hideLabel
              size="small"
              isDisabled={!canEdit}
              options={ATTENDANCES.map((value) => ({ value, label: value }))}
              value={topic.attendees.get(person) ?? null}
              onChange={(value) => setAttendee(door, id, person, value as Attendance)}
            />
          )}
          onAdd={(person) => setAttendee(door, id, person, 'required')}
          onRemove={(person) => setAttendee(door, id, person, null)}
        />
        <NumberField
          label="Expected audience"
          hint="May stay empty. Rooms with fewer seats are pointed out."
          value={topic.audience ?? Number.NaN}
          minValue={0}
          maxValue={100_000}
          isReadOnly={!canEdit}
          onChange={(audience) => editTopic(door, id, { audience: Number.isInteger(audience) ? audience : null })}
        />
        <WishesField topic={topic} board={board} clashes={own} canEdit={canEdit} />
        <SharedText
          label="Abstract"
          hint="Markdown. Attendees see it once the topic is in a public slot."
          value={topic.abstract}
          isReadOnly={!canEdit}
          onWrite={(text) => writeText(door, id, 'abstract', text.slice(0, LIMITS.text))}
        />
        <SharedText
          label="Notes"
          hint="For organizers and observers only; never in the programme."
          rows={4}
          value={topic.notes}
          isReadOnly={!canEdit}
          onWrite={(text) => writeText(door, id, 'notes', text.slice(0, LIMITS.text))}
        />
        <TopicTalk topic={topic} />
        {topic.materials.length > 0 && (
          <ul className={styles.materials}>
            {topic.materials.map((material) => (
              <li key={material.id}>
                <a href={material.url} target="_blank" rel="noreferrer">
                  {material.title}
                </a>
              </li>
            ))}
          </ul>
        )}
        {canEdit && (
          <Button
            variant="danger"
            size="small"
            icon="trash"
            onPress={() => {
              // Closed first: what one removes oneself needs no telling.
              onClose()
              removeEntry(door, 'topic', id)
              offerUndo(door)
            }}
          >
            Remove topic
          </Button>
        )}
      </div>
    </aside>
  )
}

/** Every slot that takes topics, as "Mon 5 Oct 14:30 · Room A · title", and the tray. */
function placesOf(board: Board): { value: string; label: string }[] {
  const slots = [...board.slots.values()].filter(({ kind }) => kind !== 'break')
  const say = (id: string | null) => (id === null ? 'all rooms' : (board.rooms.get(id as never)?.name ?? 'a room'))
  return [
    { value: TRAY, label: 'On the tray' },
    ...slots.map(({ id, place, title, trackId }) => {
      const name = title || (trackId && board.tracks.get(trackId)?.name)
      const when = `${sayDay(dayOf(place.start))} ${clockOf(place.start)}`
      return { value: id, label: [when, say(place.roomId), name].filter(Boolean).join(' · ') }
    }),
  ]
}

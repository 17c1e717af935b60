/** The plain facts of a topic: how long, of what kind, how far it has come, in which track, where it stands, for how many. */

import type { Board, Stage, Topic, TopicKind } from '../../shared/board/model.ts'
import { STAGES, TOPIC_KINDS } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { addTrack, editTopic, placeTopics } from '../../shared/board/verbs.ts'
import type { SlotId, TrackId } from '../../shared/ids.ts'
import { clockOf, dayOf, sayDay } from '../../shared/time.ts'
import { useLink } from '../link/use-board.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Select } from '../ui/Select.tsx'
import { targetOf } from './landing.ts'
import lists from './people-and-tracks.module.css'
import styles from './TopicDrawer.module.css'
import { KIND_WORDS, STAGE_WORDS } from './topic-words.ts'
import { useWorkbench } from './workbench.ts'

interface Props {
  readonly topic: Topic
  readonly board: Board
  readonly canEdit: boolean
  readonly onOpenTrack: (id: TrackId) => void
}

const TRAY = 'tray'

export function TopicFacts({ topic, board, canEdit, onOpenTrack }: Props) {
  const { door } = useLink()
  const { open } = useWorkbench()
  const { id } = topic
  const target = targetOf(board, [id])
  return (
    <>
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
        <Select
          label="Kind"
          options={TOPIC_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
          value={topic.kind}
          isDisabled={!canEdit}
          onChange={(kind) => kind !== topic.kind && editTopic(door, id, { kind: kind as TopicKind })}
        />
        <Select
          label="Stage"
          options={STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }))}
          value={topic.stage}
          isDisabled={!canEdit}
          onChange={(stage) => stage !== topic.stage && editTopic(door, id, { stage: stage as Stage })}
        />
      </div>
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
    </>
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

/** Who speaks in a topic, and who should be in the room: from the board's people, or new. */

import type { Attendance, Board, Topic } from '../../shared/board/model.ts'
import { ATTENDANCES } from '../../shared/board/model.ts'
import { setAttendee, setSpeaker } from '../../shared/board/verbs.ts'
import { useLink } from '../link/use-board.ts'
import { Select } from '../ui/Select.tsx'
import { PeopleField } from './PeopleField.tsx'

interface Props {
  readonly topic: Topic
  readonly board: Board
  readonly canEdit: boolean
}

export function TopicPeople({ topic, board, canEdit }: Props) {
  const { door } = useLink()
  const { id } = topic
  return (
    <>
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
    </>
  )
}

/** When a person is away: each absence in words, removable, and a form for another. */

import { useRef, useState } from 'react'
import { addAway, editAway, removeAway } from '../../shared/board/absences.ts'
import type { Meta, Person } from '../../shared/board/model.ts'
import type { AwayId } from '../../shared/ids.ts'
import { useLink } from '../link/use-board.ts'
import { AbsenceFields } from './AbsenceFields.tsx'
import { AddForm } from './AddForm.tsx'
import {
  type AbsenceDraft,
  absenceDays,
  absenceDraft,
  absenceOf,
  absenceProblems,
  sayAbsence,
} from './absence-words.ts'
import { LineList } from './LineList.tsx'
import { focusSoonIfLost } from './lost-focus.ts'
import { offerUndo } from './undo-toast.ts'

interface Props {
  readonly person: Person
  readonly meta: Meta
  readonly canEdit: boolean
}

export function AbsencesField({ person, meta, canEdit }: Props) {
  const { door } = useLink()
  const { firstDay } = meta
  const none: AbsenceDraft = { fromDay: firstDay, fromClock: '', toDay: firstDay, toClock: '', isWholeDays: false }
  const [draft, setDraft] = useState(none)
  const [editing, setEditing] = useState<AwayId | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const begin = (id: AwayId | null) => {
    const absence = person.away.find((one) => one.id === id)
    setEditing(id)
    setDraft(absence ? absenceDraft(absence) : none)
    if (!id) focusSoonIfLost(() => place.current?.querySelector('button') ?? null)
  }
  const add = (): boolean => {
    const away = absenceOf(draft)
    if (!away) return false
    if (editing) editAway(door, person.id, editing, away)
    else addAway(door, person.id, away)
    begin(null)
    return true
  }
  return (
    <div ref={place}>
      <LineList
        label="Away"
        hint="Not shown to attendees."
        empty="Here all the time."
        lines={person.away
          .toSorted((a, b) => (a.from < b.from ? -1 : 1))
          .map((absence) => ({ id: absence.id, words: sayAbsence(absence) }))}
        canEdit={canEdit}
        onEdit={begin}
        onRemove={(id) => {
          removeAway(door, person.id, id)
          offerUndo(door)
        }}
      >
        <AddForm
          key={editing ?? 'new'}
          label="Add an absence"
          action={editing ? 'Change absence' : 'Add absence'}
          isOpened={editing !== null}
          onClose={() => editing && begin(null)}
          onDo={add}
        >
          {(wasTried) => (
            <AbsenceFields
              days={absenceDays(meta)}
              draft={draft}
              problems={wasTried ? absenceProblems(draft) : {}}
              onChange={setDraft}
            />
          )}
        </AddForm>
      </LineList>
    </div>
  )
}

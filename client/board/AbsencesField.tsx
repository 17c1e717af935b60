/** When a person is away: each absence in words, removable, and a form for another. */

import { useState } from 'react'
import { addAway, removeAway } from '../../shared/board/absences.ts'
import type { Meta, Person } from '../../shared/board/model.ts'
import { useLink } from '../link/use-board.ts'
import { AbsenceFields } from './AbsenceFields.tsx'
import { AddForm } from './AddForm.tsx'
import { type AbsenceDraft, absenceDays, absenceOf, absenceProblems, sayAbsence } from './absence-words.ts'
import { LineList } from './LineList.tsx'
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
  const add = (): boolean => {
    const away = absenceOf(draft)
    if (!away) return false
    addAway(door, person.id, away)
    setDraft(none)
    return true
  }
  return (
    <LineList
      label="Away"
      hint="Not shown to attendees."
      empty="Here all the time."
      lines={person.away
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))
        .map((absence) => ({ id: absence.id, words: sayAbsence(absence) }))}
      canEdit={canEdit}
      onRemove={(id) => {
        removeAway(door, person.id, id)
        offerUndo(door)
      }}
    >
      <AddForm label="Add an absence" action="Add absence" onDo={add}>
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
  )
}

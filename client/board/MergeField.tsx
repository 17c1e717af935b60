/** Makes one person of two entries: who is open stays, and takes over what the other is on the board for. */

import { useState } from 'react'
import { mergePeople } from '../../shared/board/merge-people.ts'
import type { Board, Person } from '../../shared/board/model.ts'
import type { PersonId } from '../../shared/ids.ts'
import { nameKey } from '../../shared/names.ts'
import { useLink } from '../link/use-board.ts'
import { ComboBox } from '../ui/ComboBox.tsx'
import { AddForm } from './AddForm.tsx'
import { NO_ROLES, othersThan, type Roles, sayRoles } from './people-facts.ts'
import { offerUndo } from './undo-toast.ts'

interface Props {
  readonly person: Person
  readonly board: Board
  readonly roles: ReadonlyMap<PersonId, Roles>
}

export function MergeField({ person, board, roles }: Props) {
  const { door } = useLink()
  const [chosen, setChosen] = useState<PersonId | null>(null)
  const others = othersThan(person, board)
  const namesake = others.find(({ name }) => nameKey(name) === nameKey(person.name))
  const other = (chosen && board.people.get(chosen)) ?? namesake
  const merge = (): boolean => {
    if (!other) return false
    mergePeople(door, person.id, other.id)
    offerUndo(door)
    setChosen(null)
    return true
  }
  return (
    <AddForm label="Is the same as…" icon="people" action="Make one person" onDo={merge}>
      {(wasTried) => (
        <ComboBox
          label={`${person.name || 'Unnamed'} is the same as`}
          placeholder="Find a person"
          hint="Topics, tracks and absences of the other come over; what is already known here stays."
          options={others.map(({ id, name, affiliation }) => ({
            value: id,
            label: name || 'Unnamed',
            detail: [affiliation, sayRoles(roles.get(id) ?? NO_ROLES)].filter(Boolean).join(', '),
          }))}
          value={other?.id ?? null}
          error={wasTried && !other ? 'Choose the other entry of this person.' : undefined}
          onChoose={(value) => setChosen(value as PersonId)}
        />
      )}
    </AddForm>
  )
}

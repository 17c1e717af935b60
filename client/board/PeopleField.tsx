/** People of a topic: those there are, each removable, and a box that adds one of the board's people or somebody new. */

import type { ReactNode } from 'react'
import type { Board, Person } from '../../shared/board/model.ts'
import { addPerson } from '../../shared/board/verbs.ts'
import type { PersonId } from '../../shared/ids.ts'
import { useLink } from '../link/use-board.ts'
import { IconButton } from '../ui/Button.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { splitName } from './names.ts'
import styles from './TopicDrawer.module.css'

interface Props {
  readonly label: string
  readonly addLabel: string
  readonly board: Board
  readonly people: readonly PersonId[]
  readonly canEdit: boolean
  /** What stands beside a name: whether they are required, say. */
  readonly beside?: (id: PersonId) => ReactNode
  readonly onAdd: (id: PersonId) => void
  readonly onRemove: (id: PersonId) => void
}

export function PeopleField({ label, addLabel, board, people, canEdit, beside, onAdd, onRemove }: Props) {
  const { door } = useLink()
  const others = [...board.people.values()].filter(({ id }) => !people.includes(id))
  const addNew = (name: string) => door.change(`added ${name}`, () => onAdd(addPerson(door, splitName(name))))
  return (
    <fieldset className={styles.people}>
      <legend>{label}</legend>
      {people.length === 0 && <p className={styles.nobody}>Nobody yet.</p>}
      <ul>
        {people.map((id) => {
          const person = board.people.get(id)
          return (
            <li key={id}>
              <span className={styles.person}>
                {person?.name || 'Somebody who was removed'}
                {person?.affiliation && <span className={styles.affiliation}>{person.affiliation}</span>}
              </span>
              {beside?.(id)}
              {canEdit && (
                <IconButton
                  icon="close"
                  size="small"
                  label={`Take away ${person?.name ?? 'this person'}`}
                  onPress={() => onRemove(id)}
                />
              )}
            </li>
          )
        })}
      </ul>
      {canEdit && (
        <ComboBox
          label={addLabel}
          hideLabel
          size="small"
          placeholder={addLabel}
          options={others.map(optionOf)}
          value={null}
          onChoose={(value) => onAdd(value as PersonId)}
          onNew={addNew}
        />
      )}
    </fieldset>
  )
}

const optionOf = ({ id, name, affiliation }: Person) => ({
  value: id,
  label: affiliation ? `${name} (${affiliation})` : name,
})

/** One person: name, affiliation, how to reach them, when and where they are, and what they are on the board for. */

import type { Board, Person } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { editPerson, type PersonChange, removeEntry } from '../../shared/board/verbs.ts'
import type { PersonId } from '../../shared/ids.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { AbsencesField } from './AbsencesField.tsx'
import dialogs from './dialogs.module.css'
import { LineField } from './LineField.tsx'
import { MergeField } from './MergeField.tsx'
import styles from './people-and-tracks.module.css'
import type { Roles } from './people-facts.ts'
import { NO_ROLES } from './people-facts.ts'
import { Timetable } from './Timetable.tsx'
import { ZoneField } from './ZoneField.tsx'

interface Props {
  readonly person: Person
  readonly board: Board
  /** Of everybody who has one. */
  readonly roles: ReadonlyMap<PersonId, Roles>
  readonly canEdit: boolean
  /** Made just now: the name is what one writes next. */
  readonly isNew: boolean
  readonly onRemoved: () => void
}

export function PersonFields({ person, board, roles, canEdit, isNew, onRemoved }: Props) {
  const { door } = useLink()
  const { id } = person
  const own = roles.get(id) ?? NO_ROLES
  const line = (key: keyof PersonChange, label: string) => (
    <LineField
      label={label}
      value={person[key]}
      isReadOnly={!canEdit}
      mayBeEmpty={key !== 'name'}
      autoFocus={isNew && key === 'name'}
      maxLength={LIMITS.title}
      onWrite={(text) => editPerson(door, id, { [key]: text })}
    />
  )
  return (
    <div className={styles.person}>
      <div className={dialogs.row}>
        {line('name', 'Name')}
        {line('affiliation', 'Affiliation')}
      </div>
      {line('contact', 'Contact (private: never in the programme)')}
      <ZoneField person={person} meta={board.meta} canEdit={canEdit} />
      <AbsencesField person={person} meta={board.meta} canEdit={canEdit} />
      <Timetable person={person} board={board} />
      <Titles label="Speaks in" lines={own.speaks.map(({ id: key, title }) => ({ key, title }))} />
      <Titles
        label="Needed in"
        lines={own.needed.map(({ topic, attendance }) => ({ key: topic.id, title: topic.title, detail: attendance }))}
      />
      <Titles label="Leads" lines={own.leads.map(({ id: key, name }) => ({ key, title: name }))} />
      {canEdit && <MergeField person={person} board={board} roles={roles} />}
      {canEdit && (
        <Button
          variant="bare"
          size="small"
          icon="trash"
          className={styles.remove}
          onPress={() => {
            removeEntry(door, 'person', id)
            onRemoved()
          }}
        >
          Remove person
        </Button>
      )}
    </div>
  )
}

interface TitlesProps {
  readonly label: string
  readonly lines: readonly { readonly key: string; readonly title: string; readonly detail?: string }[]
}

function Titles({ label, lines }: TitlesProps) {
  if (lines.length === 0) return null
  return (
    <section className={styles.titles} aria-label={label}>
      <h3>{label}</h3>
      <ul>
        {lines.map(({ key, title, detail }) => (
          <li key={key}>
            {title || 'Untitled'}
            {detail && <span className={styles.counts}> {detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

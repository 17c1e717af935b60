/** The people of a draft: name and affiliation. */

import type { Dispatch } from 'react'
import { memo } from 'react'
import { IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './DraftEditor.module.css'
import { DraftPart } from './DraftPart.tsx'
import type { Edit, Editable, EditablePerson } from './editable.ts'
import { Portions } from './Portions.tsx'

export function DraftPeople({ draft, edit }: { draft: Editable; edit: Dispatch<Edit> }) {
  return (
    <DraftPart
      title="People"
      count={draft.people.length}
      empty="The page names nobody. Speakers and key attendees can be added here, or on the board."
      addLabel="Add a person"
      onAdd={() => edit({ type: 'add person' })}
    >
      <Portions
        list={draft.people}
        what="people"
        draw={(person, at) => <Person key={person.key} person={person} at={at + 1} edit={edit} />}
      />
    </DraftPart>
  )
}

interface PersonProps {
  person: EditablePerson
  at: number
  edit: Dispatch<Edit>
}

const Person = memo(({ person: { key, name, affiliation }, at, edit }: PersonProps) => (
  <li className={styles.person}>
    <TextField
      label={`Name of person ${at}`}
      hideLabel
      inPlace
      size="small"
      placeholder="Name"
      value={name}
      onChange={(next) => edit({ type: 'person', key, change: { name: next } })}
      maxLength={300}
      autoFocus={key.startsWith('new-')}
    />
    <TextField
      label={`Affiliation of ${name || `person ${at}`}`}
      hideLabel
      inPlace
      size="small"
      placeholder="Affiliation"
      value={affiliation}
      onChange={(next) => edit({ type: 'person', key, change: { affiliation: next } })}
      maxLength={2_000}
    />
    <IconButton
      icon="trash"
      size="small"
      label={`Leave out ${name || 'this person'}`}
      onPress={() => edit({ type: 'remove', key })}
    />
  </li>
))

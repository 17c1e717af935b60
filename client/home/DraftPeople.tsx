/** The people of a draft: name and affiliation. */

import type { Dispatch } from 'react'
import { IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './DraftEditor.module.css'
import { DraftPart } from './DraftPart.tsx'
import type { Edit, Editable } from './editable.ts'

export function DraftPeople({ draft, edit }: { draft: Editable; edit: Dispatch<Edit> }) {
  return (
    <DraftPart
      title="People"
      count={draft.people.length}
      empty="The page names nobody. Speakers and key attendees can be added here, or on the board."
      addLabel="Add a person"
      onAdd={() => edit({ type: 'add person' })}
    >
      <ul className={`plain-list ${styles.lines}`}>
        {draft.people.map(({ key, name, affiliation }, at) => (
          <li key={key} className={styles.person}>
            <TextField
              label={`Name of person ${at + 1}`}
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
              label={`Affiliation of ${name || `person ${at + 1}`}`}
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
        ))}
      </ul>
    </DraftPart>
  )
}

/** The tracks of a draft: name, description, background, leads. */

import type { Dispatch } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './DraftEditor.module.css'
import { DraftPart } from './DraftPart.tsx'
import type { Edit, Editable, EditableTrack } from './editable.ts'

export function DraftTracks({ draft, edit }: { draft: Editable; edit: Dispatch<Edit> }) {
  return (
    <DraftPart
      title={draft.tracks.length === 1 ? 'Track' : 'Tracks'}
      count={draft.tracks.length}
      empty="The page names no track. Topics can do without one."
      addLabel="Add a track"
      onAdd={() => edit({ type: 'add track' })}
    >
      {draft.tracks.map((track) => (
        <Track key={track.key} track={track} draft={draft} edit={edit} />
      ))}
    </DraftPart>
  )
}

interface TrackProps {
  track: EditableTrack
  draft: Editable
  edit: Dispatch<Edit>
}

function Track({ track, draft, edit }: TrackProps) {
  const change = (part: Partial<Omit<EditableTrack, 'key'>>) => edit({ type: 'track', key: track.key, change: part })
  const leads = draft.people.filter(({ key }) => track.leads.includes(key))
  const others = draft.people.filter(({ key, name }) => !track.leads.includes(key) && name.trim() !== '')
  return (
    <div className={styles.track}>
      <div className={styles.trackName}>
        <TextField
          label="Name"
          value={track.name}
          onChange={(name) => change({ name })}
          maxLength={300}
          className={styles.grow}
        />
        <IconButton
          icon="trash"
          label="Leave out this track"
          onPress={() => edit({ type: 'remove', key: track.key })}
        />
      </div>
      <div className={styles.leads}>
        <span className={styles.label}>Led by</span>
        {leads.map(({ key, name }) => (
          <Button
            key={key}
            size="small"
            aria-label={`${name || 'Somebody'} does not lead`}
            onPress={() => change({ leads: track.leads.filter((lead) => lead !== key) })}
          >
            {name || 'Somebody'} ×
          </Button>
        ))}
        {others.length > 0 && (
          <ComboBox
            label={`Add a lead of ${track.name}`}
            hideLabel
            size="small"
            className={styles.addLead}
            placeholder="Add a lead"
            options={others.map(({ key, name, affiliation }) => ({ value: key, label: name, detail: affiliation }))}
            value={null}
            onChoose={(key) => change({ leads: [...track.leads, key] })}
          />
        )}
      </div>
      <TextArea
        label="Description (attendees see it)"
        rows={4}
        value={track.description}
        onChange={(description) => change({ description })}
        maxLength={20_000}
      />
      <TextArea
        label="Background"
        rows={3}
        value={track.background}
        onChange={(background) => change({ background })}
        maxLength={20_000}
      />
    </div>
  )
}

/** The tracks in their order, each with what it has and needs; to be opened, put in order, and made. */

import { useState } from 'react'
import type { Board, Track } from '../../shared/board/model.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { addTrack, moveTrack } from '../../shared/board/verbs.ts'
import type { TrackId } from '../../shared/ids.ts'
import { useLink } from '../link/use-board.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './people-and-tracks.module.css'
import { sayTopics, type TrackFacts } from './track-facts.ts'

interface Props {
  readonly board: Board
  readonly facts: ReadonlyMap<TrackId, TrackFacts>
  /** The track that was open just now: the focus goes back to it. */
  readonly left: TrackId | null
  readonly canEdit: boolean
  readonly onOpen: (id: TrackId) => void
}

export function TrackList({ board, facts, left, canEdit, onOpen }: Props) {
  const tracks = [...board.tracks.values()]
  return (
    <>
      {tracks.length === 0 && (
        <p className={styles.empty}>
          No tracks yet. A track is a coloured theme of topics: a microconference, say, with its leads.
        </p>
      )}
      <ul className={styles.rows}>
        {tracks.map((track, at) => (
          <li key={track.id} data-track={track.color} className={styles.trackRow}>
            <button
              type="button"
              className={styles.opener}
              // biome-ignore lint/a11y/noAutofocus: back in the list, one goes on where one was
              autoFocus={track.id === left}
              onClick={() => onOpen(track.id)}
            >
              <span className={styles.name}>{track.name || 'Unnamed track'}</span>
              <span className={styles.counts}>{sayFacts(facts.get(track.id))}</span>
            </button>
            {canEdit && <Order track={track} before={tracks[at - 1]} after={tracks[at + 1]} last={tracks[at + 2]} />}
          </li>
        ))}
      </ul>
      {canEdit && <NewTrack />}
    </>
  )
}

const sayFacts = (facts: TrackFacts | undefined): string => (facts ? sayTopics(facts) : '')

interface OrderProps {
  readonly track: Track
  readonly before: Track | undefined
  readonly after: Track | undefined
  /** Whom the track stands before once it has moved down. */
  readonly last: Track | undefined
}

function Order({ track, before, after, last }: OrderProps) {
  const { door } = useLink()
  return (
    <span className={styles.order}>
      <IconButton
        icon="chevron-up"
        size="small"
        label={`Move ${track.name} up`}
        isDisabled={!before}
        onPress={() => before && moveTrack(door, track.id, before.id)}
      />
      <IconButton
        icon="chevron-down"
        size="small"
        label={`Move ${track.name} down`}
        isDisabled={!after}
        onPress={() => moveTrack(door, track.id, last?.id ?? null)}
      />
    </span>
  )
}

function NewTrack() {
  const { door } = useLink()
  const [name, setName] = useState('')
  const add = () => {
    const line = name.trim().slice(0, LIMITS.title)
    if (!line) return
    addTrack(door, { name: line })
    setName('')
  }
  return (
    <Form onSubmit={add} className={styles.add}>
      <TextField label="Name of a new track" hideLabel placeholder="New track" value={name} onChange={setName} />
      <Button type="submit" icon="plus" isDisabled={name.trim() === ''}>
        Add track
      </Button>
    </Form>
  )
}

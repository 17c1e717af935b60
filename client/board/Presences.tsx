/** Who is here and where, each to be followed; and one's own name, asked for once and kept in this browser. */

import { useEffect, useState } from 'react'
import type { Board } from '../../shared/board/model.ts'
import { keep, kept } from '../browser-store.ts'
import { PERSON_COLORS } from '../link/presence.ts'
import { useLink, useLinkState } from '../link/use-board.ts'
import { sayPresence, usePeers } from '../link/use-presence.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { Icon } from '../ui/Icon.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayPeer } from './follow.ts'
import { initials } from './names.ts'
import styles from './TopBar.module.css'

const MOST_SHOWN = 5

/** The name that this browser's person goes by; empty until they say one. */
export const ownName = (): string => kept('name', (value) => (typeof value === 'string' ? value : null)) ?? ''

interface Props {
  readonly board: Board
  /** Whom one follows. */
  readonly following: number | null
  readonly onFollow: (client: number) => void
}

export function Presences({ board, following, onFollow }: Props) {
  const { presence } = useLink()
  const peers = usePeers()
  const [name, setName] = useState(ownName)
  const [asking, setAsking] = useState(false)
  const color = presence.clientID % PERSON_COLORS
  useEffect(() => sayPresence(presence, { name: name || 'Somebody', color }), [presence, name, color])

  const { watching } = useLinkState()
  const here = peers.map((peer) => peer.name)
  return (
    <div className={styles.presences}>
      {watching > 0 && (
        <span className={styles.watching} title="Attendees who have the programme open now">
          <Icon name="eye" size={14} />
          <span>
            {watching.toLocaleString('en')}
            <span className="visually-hidden"> {watching === 1 ? 'attendee watches' : 'attendees watch'}</span>
          </span>
        </span>
      )}
      <ul aria-label={here.length === 0 ? 'Nobody else is here' : `Also here: ${here.join(', ')}`}>
        {peers.slice(0, MOST_SHOWN).map((peer) => (
          <li key={peer.client}>
            <button
              type="button"
              className={styles.peer}
              data-peer={peer.color}
              data-busy={peer.held || peer.caret?.isTyping ? '' : undefined}
              aria-pressed={peer.client === following}
              aria-label={`${sayPeer(peer, board)}. Follow`}
              title={`${sayPeer(peer, board)}. Click to follow.`}
              onClick={() => onFollow(peer.client)}
            >
              {initials(peer.name)}
            </button>
          </li>
        ))}
        {peers.length > MOST_SHOWN && (
          <li title={here.slice(MOST_SHOWN).join(', ')} className={styles.others}>
            +{peers.length - MOST_SHOWN}
          </li>
        )}
      </ul>
      <button
        type="button"
        className={styles.self}
        data-peer={color}
        data-nameless={name === '' || undefined}
        onClick={() => setAsking(true)}
        title="Your name, as others see it"
      >
        {name ? initials(name) : 'Your name?'}
      </button>
      {asking && (
        <NameDialog
          name={name}
          onClose={() => setAsking(false)}
          onName={(next) => {
            keep('name', next)
            setName(next)
          }}
        />
      )}
    </div>
  )
}

interface NameProps {
  readonly name: string
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

function NameDialog({ name, onName, onClose }: NameProps) {
  const [typed, setTyped] = useState(name)
  const save = () => {
    onName(typed.trim().slice(0, 60))
    onClose()
  }
  return (
    <Dialog
      title="Your name"
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <Button variant="primary" onPress={save}>
          Save
        </Button>
      }
    >
      <Form onSubmit={save}>
        <TextField
          label="Name"
          hint="Others on this board see it beside what you hold. Kept in this browser."
          value={typed}
          onChange={setTyped}
          autoFocus
        />
      </Form>
    </Dialog>
  )
}

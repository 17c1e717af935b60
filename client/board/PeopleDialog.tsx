/** The people of the board in a window: found by typing, each opened in its row. */

import { useDeferredValue, useMemo, useState } from 'react'
import type { Board, Person } from '../../shared/board/model.ts'
import { addPerson } from '../../shared/board/verbs.ts'
import type { PersonId } from '../../shared/ids.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { TextField } from '../ui/TextField.tsx'
import { splitName } from './names.ts'
import { PersonFields } from './PersonFields.tsx'
import styles from './people-and-tracks.module.css'
import { findPeople, inOrder, NO_ROLES, rolesOf, sayRoles } from './people-facts.ts'

interface Props {
  readonly board: Board
  /** Who is looked for and opened to begin with; `null` for everybody. */
  readonly first: PersonId | null
  readonly canEdit: boolean
  readonly onClose: () => void
}

export function PeopleDialog({ board, first, canEdit, onClose }: Props) {
  const { door } = useLink()
  const [query, setQuery] = useState(() => (first && board.people.get(first)?.name) ?? '')
  const [opened, setOpened] = useState<PersonId | null>(first)
  const [made, setMade] = useState<PersonId | null>(null)
  const words = useDeferredValue(query)
  const roles = useMemo(() => rolesOf(board), [board])
  const found = useSteady(findPeople(board, words), board, `${opened} ${words}`)
  const isGone = opened !== null && !board.people.has(opened)
  const add = () => {
    const id = addPerson(door, query.trim() ? splitName(query) : { name: 'New person' })
    setMade(id)
    setOpened(id)
  }
  return (
    <Dialog
      title="People"
      isOpen
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <div className={styles.search}>
        <TextField
          label="Search people"
          hideLabel
          placeholder={`Search ${board.people.size} ${board.people.size === 1 ? 'person' : 'people'}`}
          value={query}
          onChange={setQuery}
        />
        {canEdit && (
          <Button icon="plus" onPress={add}>
            Add person
          </Button>
        )}
      </div>
      {isGone && (
        <p className={styles.gone} role="status">
          The person who was open here has been removed. They can be brought back under “Removed” on the tray.
        </p>
      )}
      {found.length === 0 && (
        <p className={styles.empty}>{words.trim() ? `Nobody matches “${words.trim()}”.` : 'Nobody yet.'}</p>
      )}
      <ul className={styles.rows}>
        {found.map((person) => {
          const own = roles.get(person.id) ?? NO_ROLES
          const isOpen = person.id === opened
          return (
            <li key={person.id} data-open={isOpen || undefined}>
              <button
                type="button"
                className={styles.opener}
                aria-expanded={isOpen}
                onClick={() => setOpened(isOpen ? null : person.id)}
              >
                <span className={styles.who}>
                  <span className={styles.name}>{person.name || 'Unnamed'}</span>
                  <span className={styles.counts}>{person.affiliation}</span>
                </span>
                <span className={styles.counts}>{sayRoles(own)}</span>
                <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} />
              </button>
              {isOpen && (
                <PersonFields
                  person={person}
                  board={board}
                  roles={roles}
                  canEdit={canEdit}
                  isNew={person.id === made}
                  onRemoved={() => setOpened(null)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}

/** Keeps rows where they are until the key changes: one that moves as its name is typed could not be typed in. */
function useSteady(found: readonly Person[], board: Board, key: string): readonly Person[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is the one that was found when the key changed
  const ids = useMemo(() => found.map(({ id }) => id), [key])
  return inOrder(ids, found, board)
}

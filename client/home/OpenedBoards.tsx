/** The boards that were opened in this browser. */

import { useState } from 'react'
import { IconButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { toast } from '../ui/toasts.ts'
import styles from './HomePage.module.css'
import { forgetBoard, openedBoards } from './opened-boards.ts'

const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

export function OpenedBoards() {
  const [boards, setBoards] = useState(openedBoards)
  const forget = (id: string) => {
    forgetBoard(id)
    setBoards(openedBoards())
    toast('Taken off this list. The board itself is untouched; its link opens it again.')
  }
  return (
    <section className={styles.opened} aria-labelledby="opened">
      <h2 className={styles.heading} id="opened">
        Opened in this browser
      </h2>
      {boards.length === 0 ? (
        <p className={styles.muted}>
          None yet. Boards that you make, or open by a link you were given, are listed here, on this device only.
        </p>
      ) : (
        <ul className={classes('plain-list', styles.boards)}>
          {boards.map(({ id, title, role, opened }) => (
            <li key={id} className={styles.board}>
              <a href={`/b/${id}`}>
                <span className={styles.boardTitle}>{title || 'Untitled board'}</span>
                <span className={styles.boardFacts}>
                  {role} · {date.format(opened)}
                </span>
              </a>
              <IconButton
                icon="close"
                size="small"
                label={`Take ${title || 'this board'} off the list`}
                onPress={() => forget(id)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

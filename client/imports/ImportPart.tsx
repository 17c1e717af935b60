/** One part of what an import would do: its name, how many, a box for all of them, and its rows. Long ones begin folded. */

import { type ReactNode, useState } from 'react'
import type { Choice } from '../../shared/imports/comparison.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './Imports.module.css'
import { type Pickable, takes } from './picks.ts'
import { Take } from './Take.tsx'

interface Props {
  readonly title: string
  /** Under the title: what it means to take these. */
  readonly about?: string
  readonly things: readonly Pickable[]
  readonly choice: Choice
  readonly onPick: (things: readonly Pickable[], take: boolean) => void
  readonly isOpen?: boolean
  readonly children: ReactNode
}

export function ImportPart({ title, about, things, choice, onPick, isOpen = true, children }: Props) {
  const [open, setOpen] = useState(isOpen)
  const taken = things.filter(({ key }) => takes(choice, key)).length
  return (
    <section className={styles.part} aria-label={title}>
      <header className={styles.partHead}>
        <Take
          isTaken={taken === things.length}
          isMixed={taken > 0 && taken < things.length}
          onTake={(take) => onPick(things, take)}
        >
          <span className="visually-hidden">All of </span>
          <span className={styles.partTitle}>{title}</span>{' '}
          <span className={styles.count}>
            {taken === things.length ? '' : `${taken.toLocaleString('en')} of `}
            {things.length.toLocaleString('en')}
          </span>
        </Take>
        <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Fold' : 'Show'}
          <span className="visually-hidden"> {title}</span>
          <Icon name={open ? 'chevron-up' : 'chevron-down'} />
        </button>
      </header>
      {about && <p className={styles.quiet}>{about}</p>}
      {open && children}
    </section>
  )
}

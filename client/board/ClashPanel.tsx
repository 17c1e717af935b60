/** What stands in the way: clashes as sentences, worst first, each leading to its place on the board. */

import type { Clash } from '../../shared/board/clashes.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './ClashPanel.module.css'

interface ListProps {
  readonly clashes: readonly Clash[]
  /** Leads to the place; absent where the place is in sight. */
  readonly onShow?: (clash: Clash) => void
}

export function ClashList({ clashes, onShow }: ListProps) {
  return (
    <ul className={styles.list}>
      {clashes.map((clash) => (
        <li key={clash.id} data-severity={clash.severity}>
          <Icon name={clash.severity === 'hint' ? 'hint' : clash.severity} size={14} />
          {onShow ? (
            <button type="button" className={styles.sentence} onClick={() => onShow(clash)}>
              {clash.sentence}
            </button>
          ) : (
            <span className={styles.sentence}>{clash.sentence}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

interface PanelProps extends Required<ListProps> {
  readonly isOpen: boolean
  readonly onToggle: () => void
}

export function ClashPanel({ clashes, onShow, isOpen: open, onToggle }: PanelProps) {
  const worst = clashes[0]?.severity
  return (
    <section className={styles.panel} aria-label="Clashes">
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        onClick={onToggle}
        disabled={clashes.length === 0}
      >
        <span className={styles.icon} data-severity={worst}>
          <Icon name={worst ? 'warning' : 'check'} size={14} />
        </span>
        {clashes.length === 0 ? 'No clashes' : `${clashes.length} ${clashes.length === 1 ? 'clash' : 'clashes'}`}
        {clashes.length > 0 && <Icon name={open ? 'chevron-down' : 'chevron-up'} size={12} />}
      </button>
      {open && clashes.length > 0 && <ClashList clashes={clashes} onShow={onShow} />}
    </section>
  )
}

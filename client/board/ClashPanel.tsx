/** What stands in the way: clashes as sentences, each leading to its place and to what mends it; what is accepted is folded away. */

import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { Clash } from '../../shared/board/clashes.ts'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { AcceptedClashes } from './AcceptedClashes.tsx'
import { ClashItem } from './ClashItem.tsx'
import styles from './ClashPanel.module.css'
import type { ClashOrder } from './clash-groups.ts'
import { CLASH_ORDERS, groupsOf } from './clash-groups.ts'
import { useWorkbench } from './workbench.ts'

interface Props {
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onShow: (clash: Clash) => void
}

export function ClashPanel({ isOpen, onToggle, onShow }: Props) {
  const { open, accepted } = useWorkbench().standing
  const worst = open[0]?.severity
  const hasAny = open.length + accepted.length > 0
  const toggle = useRef<HTMLButtonElement>(null)
  return (
    <section className={styles.panel} aria-label="Clashes">
      <button
        ref={toggle}
        type="button"
        className={styles.toggle}
        aria-expanded={isOpen}
        onClick={onToggle}
        disabled={!hasAny}
      >
        <span className={styles.icon} data-severity={worst}>
          <Icon name={worst ? 'warning' : 'check'} size={14} />
        </span>
        {sayCount(open.length)}
        {hasAny && <Icon name={isOpen ? 'chevron-down' : 'chevron-up'} size={12} />}
      </button>
      {isOpen && hasAny && <OpenPanel onShow={onShow} onDone={() => toggle.current?.focus()} />}
    </section>
  )
}

const sayCount = (count: number): string =>
  count === 0 ? 'No clashes' : `${count} ${count === 1 ? 'clash' : 'clashes'}`

const ORDER_LABELS: Readonly<Record<ClashOrder, string>> = { severity: 'Severity', person: 'Person', track: 'Track' }

interface OpenProps {
  readonly onShow: (clash: Clash) => void
  /** The focus goes where it cannot be lost. */
  readonly onDone: () => void
}

function OpenPanel({ onShow, onDone }: OpenProps) {
  const { board, standing, canEdit } = useWorkbench()
  const [by, setBy] = useState<ClashOrder>('severity')
  const [opened, setOpened] = useState<string | null>(null)
  // Hundreds of sentences come after the card that made them.
  const shown = useDeferredValue(useMemo(() => ({ board, standing }), [board, standing]))
  const groups = useMemo(() => groupsOf(shown.board, shown.standing.open, by), [shown, by])
  return (
    <>
      {groups.length > 0 && (
        <Segmented
          label="Clashes by"
          className={styles.order}
          options={CLASH_ORDERS.map((value) => ({ value, label: ORDER_LABELS[value] }))}
          value={by}
          onChange={setBy}
        />
      )}
      <div className={styles.groups}>
        {groups.map(({ key, title, clashes }) => (
          <section key={key} aria-label={title}>
            <h3 className={styles.head}>
              {title} <span className={styles.count}>{clashes.length}</span>
            </h3>
            <ul className={styles.list}>
              {clashes.map((clash) => (
                <ClashItem
                  key={clash.id}
                  board={shown.board}
                  clash={clash}
                  isOpen={opened === `${key} ${clash.id}`}
                  canEdit={canEdit}
                  onOpen={() => {
                    setOpened(`${key} ${clash.id}`)
                    onShow(clash)
                  }}
                  onDone={onDone}
                />
              ))}
            </ul>
          </section>
        ))}
        <AcceptedClashes accepted={shown.standing.accepted} onDone={onDone} />
      </div>
    </>
  )
}

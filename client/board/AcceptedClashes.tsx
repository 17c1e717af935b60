/** Clashes that people live with: folded away, each with the reason, whose it is, and the way back. */

import type { AcceptedClash } from '../../shared/board/acceptance.ts'
import { unacceptClash } from '../../shared/board/acceptance.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './ClashPanel.module.css'
import { offerUndo } from './undo-toast.ts'
import { useWorkbench } from './workbench.ts'

interface Props {
  readonly accepted: readonly AcceptedClash[]
  /** It is open again, and gone from here. */
  readonly onDone: () => void
}

export function AcceptedClashes({ accepted, onDone }: Props) {
  const { door, canEdit } = useWorkbench()
  if (accepted.length === 0) return null
  return (
    <details className={styles.accepted}>
      <summary>
        Accepted <span className={styles.count}>{accepted.length}</span>
      </summary>
      <ul className={styles.list}>
        {accepted.map(({ clash, acceptance }) => (
          <li key={clash.id} className={styles.clash}>
            <Icon name="check" size={14} />
            <span className={styles.sentence}>{clash.sentence}</span>
            <div className={styles.actions}>
              <span className={styles.quiet}>
                “{acceptance.reason}” {acceptance.by || 'Somebody'}
              </span>
              {canEdit && (
                <Button
                  size="small"
                  variant="bare"
                  onPress={() => {
                    unacceptClash(door, clash)
                    offerUndo(door)
                    onDone()
                  }}
                >
                  Take back
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

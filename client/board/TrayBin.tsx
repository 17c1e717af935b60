/** What was removed, at the foot of the tray, to be brought back by anybody [M5]. */

import type { Removed } from '../../shared/board/model.ts'
import type { EntryId } from '../../shared/board/verbs.ts'
import { restoreEntry } from '../../shared/board/verbs.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Tray.module.css'

export function TrayBin({ bin, canEdit }: { readonly bin: readonly Removed[]; readonly canEdit: boolean }) {
  const { door } = useLink()
  return (
    <details className={styles.bin}>
      <summary>Removed ({bin.length})</summary>
      <ul>
        {bin.map(({ kind, id, title, by }) => (
          <li key={id}>
            <span className={styles.removed}>
              {title || `Untitled ${kind}`}
              <span className={styles.by}>
                {kind}, removed by {by || 'somebody'}
              </span>
            </span>
            {canEdit && (
              <Button size="small" variant="bare" onPress={() => restoreEntry(door, kind, id as EntryId)}>
                Restore
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

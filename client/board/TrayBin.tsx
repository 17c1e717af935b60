/** What was removed, by whom and when, at the foot of the tray: to be brought back by anybody, singly or all [M5]. */

import { restoreEntries } from '../../shared/board/bin.ts'
import type { Removed } from '../../shared/board/model.ts'
import type { EntryId } from '../../shared/board/verbs.ts'
import { restoreEntry } from '../../shared/board/verbs.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Tray.module.css'
import { offerUndo } from './undo-toast.ts'

const WHEN = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

export function TrayBin({ bin, canEdit }: { readonly bin: readonly Removed[]; readonly canEdit: boolean }) {
  const { door } = useLink()
  const restoreAll = () => {
    restoreEntries(door, bin)
    offerUndo(door)
  }
  return (
    <details className={styles.bin}>
      <summary>Removed ({bin.length})</summary>
      {canEdit && bin.length > 1 && (
        <Button size="small" onPress={restoreAll}>
          Restore all {bin.length}
        </Button>
      )}
      <ul>
        {bin.map(({ kind, id, title, by, at }) => (
          <li key={id}>
            <span className={styles.removed}>
              {title || `Untitled ${kind}`}
              <span className={styles.by}>
                {kind}, removed by {by || 'somebody'},{' '}
                <time dateTime={new Date(at).toISOString()}>{WHEN.format(at)}</time>
              </span>
            </span>
            {canEdit && (
              <Button
                size="small"
                variant="bare"
                aria-label={`Restore ${title || `untitled ${kind}`}`}
                onPress={() => restoreEntry(door, kind, id as EntryId)}
              >
                Restore
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

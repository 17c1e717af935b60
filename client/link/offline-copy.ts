/** The board's document kept in this browser (IndexedDB): it opens at once, also without a network, and keeps unsent edits. */

import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { Release } from '../../shared/release.ts'

export interface OfflineCopy {
  /** Resolves when what was kept is in the document; also where the browser keeps nothing (`kept: false`). */
  readonly loaded: Promise<{ readonly kept: boolean }>
  /** The origin of transactions that come from the copy. */
  readonly origin: unknown
  readonly release: Release
}

/** One copy a history: a restored board (another epoch) must not meet the edits of the old one. */
export function openOfflineCopy(board: string, epoch: number, doc: Y.Doc): OfflineCopy {
  const copy = new IndexeddbPersistence(`plumbline/${board}/${epoch}`, doc)
  const failed = copy._db.then(
    () => new Promise<never>(() => undefined),
    () => ({ kept: false }),
  )
  const loaded = Promise.race([copy.whenSynced.then(() => ({ kept: true })), failed])
  return { loaded, origin: copy, release: () => void copy.destroy().catch(() => undefined) }
}

/** The board's document kept in this browser (IndexedDB): it opens at once, also without a network, and keeps unsent edits. */

import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { Release } from '../../shared/release.ts'

export interface OfflineCopy {
  /** Resolves when what was kept is in the document; also where the browser keeps nothing. */
  readonly loaded: Promise<unknown>
  readonly release: Release
}

/** Whether a transaction comes from a copy. */
export const isFromCopy = (origin: unknown): boolean => origin instanceof IndexeddbPersistence

/** A browser that takes the database away this often (site data cleared, storage full) is not asked again. */
const MOST_OPENINGS = 5

/**
 * One copy a history: a restored board (another epoch) must not meet the edits of the old one, nor who only reads those
 * that somebody could not send.
 */
export function openOfflineCopy(name: string, doc: Y.Doc): OfflineCopy {
  let openings = 0
  let release: Release = () => undefined

  const open = (): Promise<unknown> => {
    const mine = new IndexeddbPersistence(name, doc)
    openings++
    // Its own listener throws where the browser has closed the database, and Yjs then tells nobody of anything any more:
    // so what it throws ends here, and the copy is opened anew, which writes the whole document.
    doc.off('update', mine._storeUpdate)
    const store = (update: Uint8Array, origin: unknown) => {
      try {
        mine._storeUpdate(update, origin)
      } catch (error) {
        if (!(error instanceof DOMException)) throw error
        release()
        if (openings < MOST_OPENINGS) void open()
      }
    }
    doc.on('update', store)
    release = () => {
      release = () => undefined
      doc.off('update', store)
      void mine.destroy().catch(() => undefined)
    }
    const refused = mine._db.catch(() => undefined).then((db) => (db ? new Promise<never>(() => undefined) : null))
    return Promise.race([mine.whenSynced, refused])
  }

  const loaded = open()
  return { loaded, release: () => release() }
}

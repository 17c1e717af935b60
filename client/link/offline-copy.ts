/** [W8] The board's document kept in this browser (IndexedDB): it opens at once, also without a network, and keeps unsent edits. */

import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb'
import * as Y from 'yjs'
import type { Release } from '../../shared/release.ts'

export interface OfflineCopy {
  /** Resolves when what was kept is in the document; also where the browser keeps nothing. */
  readonly loaded: Promise<unknown>
  /** How many changes are on their way into the store; `null` where the browser keeps nothing. */
  underWay(): number | null
  readonly release: Release
}

/** Whether a transaction comes from a copy. */
export const isFromCopy = (origin: unknown): boolean => origin instanceof IndexeddbPersistence

/** A browser that takes the database away this often (site data cleared, storage full) is not asked again. */
const MOST_OPENINGS = 5
/** Many small updates are replaced by one when no more have come for so long. Milliseconds. */
const TRIM_AFTER = 1_000

/**
 * One copy a history: a restored board (another epoch) must not meet the edits of the old one, nor who only reads those
 * that somebody could not send. `changed` is called when `underWay` has.
 */
export function openOfflineCopy(name: string, doc: Y.Doc, changed: () => void): OfflineCopy {
  let openings = 0
  let underWay: number | null = 0
  let trim: ReturnType<typeof setTimeout> | undefined
  let release: Release = () => undefined
  const become = (next: number | null) => {
    if (next === underWay) return
    underWay = next
    changed()
  }

  const open = (): Promise<unknown> => {
    const mine = new IndexeddbPersistence(name, doc)
    openings++
    let isOpen = true
    // Its own listener throws where the browser has closed the database, and Yjs then tells nobody of anything any more.
    // It also leaves the end of each write to the page, which may be gone by then: so writing is ours.
    doc.off('update', mine._storeUpdate)
    const again = () => {
      if (!isOpen) return
      release()
      if (openings < MOST_OPENINGS) void open()
      else become(null)
    }
    const store = (update: Uint8Array, origin: unknown) => {
      // Opening writes the whole document, with what is changed until then.
      if (origin === mine || !mine.db || underWay === null) return
      try {
        const writing = mine.db.transaction(['updates'], 'readwrite')
        writing.oncomplete = () => isOpen && become((underWay ?? 1) - 1)
        writing.onabort = again
        writing.objectStore('updates').add(update)
        writing.commit()
        become(underWay + 1)
      } catch (error) {
        if (!(error instanceof DOMException)) throw error
        again()
        return
      }
      if (++mine._dbsize < PREFERRED_TRIM_SIZE) return
      clearTimeout(trim)
      trim = setTimeout(() => isOpen && void storeState(mine, false).catch(() => undefined), TRIM_AFTER)
    }
    doc.on('update', store)
    release = () => {
      release = () => undefined
      isOpen = false
      clearTimeout(trim)
      doc.off('update', store)
      void mine.destroy().catch(() => undefined)
    }
    const opened = mine.whenSynced.then(() => isOpen && underWay !== null && become(0))
    const refused = mine._db
      .catch(() => null)
      .then((db) => {
        if (db) return new Promise<never>(() => undefined)
        become(null)
        return null
      })
    return Promise.race([opened, refused])
  }

  const loaded = open()
  return { loaded, underWay: () => underWay, release: () => release() }
}

/** A document as it lies in the store, read once. */
export async function readOfflineCopy(name: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const copy = openOfflineCopy(name, doc, () => undefined)
  await copy.loaded
  copy.release()
  return doc
}

/** Resolves when nothing is left of it, or at once where that has to wait for another page to close it. */
export function forgetOfflineCopy(name: string): Promise<void> {
  return new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(name)
    asked.onsuccess = asked.onerror = asked.onblocked = () => resolve()
  })
}

/** The names of the copies that begin so. */
export async function offlineCopies(beginning: string): Promise<string[]> {
  if (!('databases' in indexedDB)) return []
  const all = await indexedDB.databases().catch(() => [])
  return all.flatMap(({ name }) => (name?.startsWith(beginning) ? [name] : []))
}

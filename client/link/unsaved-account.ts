/** [W8] Keeps account of the changes that are not durable yet, in the page and in the browser's store. */

import type { Touched } from '../../shared/board/touched.ts'
import { joinTouched, NOTHING_TOUCHED } from '../../shared/board/touched.ts'
import type { UnsavedEvent, Waiting } from './unsaved.ts'
import { nextWaiting } from './unsaved.ts'
import type { UnsavedRecord } from './unsaved-record.ts'
import { findRecord, forgetRecords, writeRecord } from './unsaved-record.ts'

export interface UnsavedAccount {
  count(): number
  touched(): Touched
  happened(event: UnsavedEvent): void
  /** Nothing of it is waited for any more, here or in the store. */
  forget(): void
}

/** `hasCopy`: the copy that the page opened has what earlier pages left; it takes that over. */
export function unsavedAccount(
  { id, epoch }: { readonly id: string; readonly epoch: number },
  hasCopy: boolean,
  changed: () => void,
): UnsavedAccount {
  const page = crypto.getRandomValues(new Uint32Array(2)).join('')
  const found: UnsavedRecord = hasCopy ? findRecord(id, epoch) : { count: 0, touched: NOTHING_TOUCHED }
  let waiting: Waiting = Array.from({ length: found.count }, (_, at) => ({
    frame: null,
    touched: at === 0 ? found.touched : NOTHING_TOUCHED,
  }))
  let touched = found.touched
  const write = () => writeRecord(id, epoch, page, { count: waiting.length, touched })
  if (found.count > 0) {
    forgetRecords(id, epoch)
    write()
  }
  return {
    count: () => waiting.length,
    touched: () => touched,
    happened(event) {
      const before = waiting
      waiting = nextWaiting(waiting, event)
      if (waiting.length === before.length) return
      touched =
        event.type === 'changed'
          ? joinTouched(touched, event.touched)
          : waiting.reduce((all, one) => joinTouched(all, one.touched), NOTHING_TOUCHED)
      write()
      changed()
    },
    forget() {
      waiting = []
      touched = NOTHING_TOUCHED
      write()
      changed()
    },
  }
}

/** The stores in plain memory: for tests, and for trying Plumbline without a disk. */

import type { Stores } from '../../ports/stores.ts'

export function openMemory(): Stores {
  throw new Error('not built yet')
}

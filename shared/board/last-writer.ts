/** Which client wrote a value last: what presence knows by the same number. */

import type * as Y from 'yjs'
import { entryOf } from './doc.ts'
import type { EntryKind } from './model.ts'

/** The Yjs client that wrote a key of an entry; `null` where there is no such value. */
export function lastWriter(doc: Y.Doc, kind: EntryKind, id: string, key: string): number | null {
  const item = entryOf(doc, kind, id)?._map.get(key)
  return item && !item.deleted ? item.id.client : null
}

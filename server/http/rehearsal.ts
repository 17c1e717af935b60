/** A door to a copy of a board, to see what a change would do. What is done there is forgotten with it. */

import * as Y from 'yjs'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { boardDocOf } from '../../shared/board/doc.ts'

export function rehearsal({ doc, random, now, actor }: BoardDoc): BoardDoc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return boardDocOf(copy, { random, now, actor })
}

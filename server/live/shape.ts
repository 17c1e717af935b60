/** What kinds of documents are open here: the board, and what is said about it. Each names its maps, its bounds, its hash. */

import type * as Y from 'yjs'
import { contentHash } from '../../shared/board/content-hash.ts'
import { MAPS } from '../../shared/board/doc.ts'
import type { Board } from '../../shared/board/model.ts'
import { LAYOUT } from '../../shared/board/model.ts'
import type { DocId } from '../../shared/ids.ts'
import { isTalkId } from '../../shared/ids.ts'
import { TALK_MAPS } from '../../shared/talk/doc.ts'
import { TALK_LAYOUT } from '../../shared/talk/model.ts'
import { readTalk, talkHash } from '../../shared/talk/read.ts'
import type { LimitName } from '../ports/limits.ts'

export interface Shape {
  /** The root maps, fetched before anything is in them. */
  readonly maps: readonly string[]
  readonly layout: number
  /** The root map whose entries have a bound, and the bound. */
  readonly counted: { readonly map: string; readonly limit: Extract<LimitName, 'topics' | 'comments'> }
  readonly bytes: Extract<LimitName, 'boardBytes' | 'talkBytes'>
  /** [T5] Whether the server says who wrote each entry: then each connection's changes are applied by themselves. */
  readonly namesWriters: boolean
  /** Of what the document shows. */
  hash(doc: Y.Doc, board: () => Board): string
}

const BOARD: Shape = {
  maps: MAPS,
  layout: LAYOUT,
  counted: { map: 'topics', limit: 'topics' },
  bytes: 'boardBytes',
  namesWriters: false,
  hash: (_doc, board) => contentHash(board()),
}

const TALK: Shape = {
  maps: TALK_MAPS,
  layout: TALK_LAYOUT,
  counted: { map: 'comments', limit: 'comments' },
  bytes: 'talkBytes',
  namesWriters: true,
  hash: (doc) => talkHash(readTalk(doc)),
}

export const shapeOf = (id: DocId): Shape => (isTalkId(id) ? TALK : BOARD)

/**
 * Where things lie in the document of talk. It is a document of its own beside the board's: what is said grows by itself,
 * is loaded when it is wanted, and has no way into the programme.
 *
 *   meta      layout
 *   threads   <threadId>: about { what, id, title }, at, resolved { at, by } | null
 *   comments  <commentId>: threadId, at, by { id, name }, body, edited, removed { at, by } | null
 *   writers   <commentId>: { grant, role, label, at, changed }, written by the server alone
 */

import * as Y from 'yjs'
import type { BoardDoc } from '../board/doc.ts'
import { TALK_LAYOUT } from './model.ts'

export const TALK_MAPS = ['meta', 'threads', 'comments', 'writers'] as const
export type TalkMap = (typeof TALK_MAPS)[number]

export const talkMap = (doc: Y.Doc, name: TalkMap): Y.Map<unknown> => doc.getMap(name)

/** The entry's map, or `null` where there is none or it is damaged. */
export function talkEntry(doc: Y.Doc, name: 'threads' | 'comments', id: string): Y.Map<unknown> | null {
  const entry = talkMap(doc, name).get(id)
  return entry instanceof Y.Map ? entry : null
}

/** [M10] Called by the server alone, once, on an empty document. */
export function setUpTalk(talk: BoardDoc): void {
  talk.change('made the talk', (doc) => talkMap(doc, 'meta').set('layout', TALK_LAYOUT))
}

/** What a new epoch is in a board's history: one step from what it said to what it says now, and a keyframe of that. */

import * as Y from 'yjs'
import { changesBetween } from '../../shared/board/changes.ts'
import { contentJson, contentOf } from '../../shared/board/content.ts'
import type { BoardMoment } from './live-board.ts'
import type { Written } from './scribe.ts'
import { packed } from './step.ts'

/** `step`: the number of that step. */
export function renewal(last: BoardMoment, first: Uint8Array, at: number, step: number): Written {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, first)
  const content = contentOf(doc)
  doc.destroy()
  const changes = changesBetween(last.content, content)
  const renewed = packed({ step, at, writer: { by: 'server', verb: 'renew' }, changes, isMark: true })
  return { steps: [renewed], keyframes: [{ step, at, json: JSON.stringify(contentJson(content)) }] }
}

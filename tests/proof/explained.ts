/** Whether the steps that lie in a database lead to what its boards say: each update is there with its step, or neither is. */

import type { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { operations } from '../../server/adapters/sqlite/operations.ts'
import { unpackedContent } from '../../server/live/keyframes.ts'
import { unpacked } from '../../server/live/step.ts'
import { applyChanges } from '../../shared/board/changes.ts'
import { contentJson, contentOf } from '../../shared/board/content.ts'
import { canonical } from '../../shared/hash.ts'
import type { BoardId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'

/** The boards of which a step is missing, or one too many is there. */
export async function unexplainedIn(db: DatabaseSync): Promise<string[]> {
  const { loadBoard, keyframe, stepsAfter } = operations(db)
  const found: string[] = []
  for (const { id } of db.prepare('SELECT id FROM boards').all()) {
    const board = id as BoardId
    const { snapshot, updates, history } = must(loadBoard(board), 'a board')
    const frame = keyframe(board, Number.MAX_SAFE_INTEGER)
    if (!frame) {
      if (history.step > 0) found.push(board)
      continue
    }
    const content = await unpackedContent(frame.bytes)
    const steps = stepsAfter(board, frame.step, Number.MAX_SAFE_INTEGER)
    for (const step of steps) applyChanges(content, unpacked(step).changes)
    const doc = new Y.Doc()
    for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update)
    const isGapless = frame.step + steps.length === history.step
    if (!isGapless || canonical(contentJson(content)) !== canonical(contentJson(contentOf(doc)))) found.push(board)
  }
  return found
}

/** A workbench for tests of actions and the palette: a real board behind it, and what was asked of the page kept. */

import { viewOf } from '../../../client/board/board-view.ts'
import type { Workbench } from '../../../client/board/workbench.ts'
import { standingOf } from '../../../shared/board/acceptance.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import type { TopicId } from '../../../shared/ids.ts'
import { undoableReplicaOf } from '../../support/boards.ts'

export function benchOf(made: BoardDoc, parts: Partial<Workbench> = {}) {
  const door = undoableReplicaOf(made, 7)
  const asked: unknown[] = []
  const bench = (more: Partial<Workbench> = {}): Workbench => {
    const board = readBoard(door.doc)
    return {
      board,
      door,
      canEdit: true,
      standing: standingOf(findClashes(board), board.meta.accepted),
      peers: [],
      view: viewOf('', board),
      changeView: (change) => asked.push(change),
      selection: new Set<TopicId>(),
      select: (ids) => asked.push({ select: [...ids] }),
      isChoosing: false,
      setChoosing: (isChoosing) => asked.push({ isChoosing }),
      openTopic: (id) => asked.push({ openTopic: id }),
      newTopic: () => asked.push('new topic'),
      open: (dialog) => asked.push(dialog),
      toggleClashes: () => asked.push('clashes'),
      say: () => undefined,
      ...parts,
      ...more,
    }
  }
  return { door, asked, bench }
}

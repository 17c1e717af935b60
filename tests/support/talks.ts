/** Talk for tests: documents as the server makes them, people who write in them, and whatever they may do there by chance. */

import * as Y from 'yjs'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { mintId } from '../../shared/ids.ts'
import { setUpTalk } from '../../shared/talk/doc.ts'
import type { About, Author } from '../../shared/talk/model.ts'
import { readTalk } from '../../shared/talk/read.ts'
import {
  addComment,
  editComment,
  removeComment,
  reopenThread,
  resolveThread,
  restoreComment,
  startThread,
} from '../../shared/talk/verbs.ts'
import { doorOf } from './boards.ts'
import { type Dice, dice } from './dice.ts'

export function newTalk(seed = 1): BoardDoc {
  const door = doorOf(new Y.Doc(), seed)
  setUpTalk(door)
  return door
}

export const authorOf = (name: string, seed = name.length): Author => ({
  id: mintId('author', dice(seed + 900).bytes),
  name,
})

export const aboutTopic = (seed = 7, title = 'Memory folios'): About => ({
  what: 'topic',
  id: mintId('topic', dice(seed).bytes),
  title,
})

/** One verb on whatever is there. Returns the text of a comment that was written. */
export function randomTalk(door: BoardDoc, chance: Dice, by: Author): string | null {
  const { threads } = readTalk(door.doc)
  const said = `said ${chance.roll(1e9)}`
  if (threads.length === 0 || chance.roll(6) === 0) {
    startThread(door, aboutTopic(chance.roll(50)), said, by)
    return said
  }
  const thread = chance.pick(threads)
  const comment = chance.pick(thread.comments)
  switch (chance.roll(6)) {
    case 0:
      if (comment) removeComment(door, comment.id)
      return null
    case 1:
      if (comment) restoreComment(door, comment.id)
      return null
    case 2:
      if (comment) editComment(door, comment.id, `${comment.body} (mended ${chance.roll(100)})`)
      return null
    case 3:
      if (chance.roll(2) === 0) resolveThread(door, thread.id)
      else reopenThread(door, thread.id)
      return null
    default:
      return addComment(door, thread.id, said, by) ? said : null
  }
}

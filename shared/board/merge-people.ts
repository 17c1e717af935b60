/** The verb that makes one person of two entries [M7]. */

import * as Y from 'yjs'
import type { PersonId } from '../ids.ts'
import type { BoardDoc } from './doc.ts'
import { entryOf, mapOf, PREFIX } from './doc.ts'
import { named } from './steps.ts'
import { asRemoved } from './values.ts'
import { write } from './write.ts'

const FACTS = ['affiliation', 'contact', 'zone'] as const

/**
 * Whatever `other` is on the board for, `keep` is from now on, in removed topics too; facts that `keep` has not come along,
 * and `other` is removed. Nothing happens where one of them is gone.
 */
export function mergePeople(board: BoardDoc, keep: PersonId, other: PersonId): void {
  board.change(`made one of ${named(board, 'person', keep)} and ${named(board, 'person', other)}`, (doc) => {
    const [kept, gone] = [standing(doc, keep), standing(doc, other)]
    if (!kept || !gone || keep === other) return
    for (const name of ['topics', 'tracks'] as const) {
      for (const entry of mapOf(doc, name).values()) if (entry instanceof Y.Map) handOver(entry, keep, other)
    }
    for (const key of FACTS) if (!kept.get(key)) write(kept, { [key]: gone.get(key) })
    for (const [key, value] of gone.entries()) if (key.startsWith(PREFIX.away)) write(kept, { [key]: value })
    write(gone, { removed: { at: board.now(), by: board.actor() } })
  })
}

function standing(doc: Y.Doc, id: PersonId): Y.Map<unknown> | null {
  const entry = entryOf(doc, 'person', id)
  return asRemoved(entry?.get('removed')) ? null : entry
}

/**
 * The roles of one topic or track. Who has one already keeps its place in the order; being required outweighs the rest. What
 * is taken away is written, not deleted: an undo by somebody else would not notice that it was [M8].
 */
function handOver(entry: Y.Map<unknown>, keep: PersonId, other: PersonId): void {
  for (const prefix of [PREFIX.speaker, PREFIX.lead, PREFIX.attendee]) {
    const role = entry.get(prefix + other)
    if (role == null) continue
    const own = entry.get(prefix + keep) ?? null
    write(entry, { ...((own === null || role === 'required') && { [prefix + keep]: role }), [prefix + other]: null })
  }
}

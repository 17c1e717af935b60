/** The verb that makes one person of two entries [M7]. */

import type { PersonId } from '../ids.ts'
import type { BoardDoc } from './doc.ts'
import { PREFIX } from './doc.ts'
import { named } from './steps.ts'
import { standing, write } from './write.ts'

const FACTS = ['affiliation', 'contact', 'zone'] as const

/**
 * `other` is removed, and from now on read as `keep` wherever it is named, then and later [M20]: nothing is handed over, so
 * that nothing can be lost between two who do this at once, and bringing `other` back makes two of them again. Facts that
 * `keep` has not come along. Nothing happens where one of them is gone.
 */
export function mergePeople(board: BoardDoc, keep: PersonId, other: PersonId): void {
  board.change(`made one of ${named(board, 'person', keep)} and ${named(board, 'person', other)}`, (doc) => {
    const [kept, gone] = [standing(doc, 'person', keep), standing(doc, 'person', other)]
    if (!kept || !gone || keep === other) return
    for (const key of FACTS) if (!kept.get(key)) write(kept, { [key]: gone.get(key) })
    for (const [key, value] of gone.entries()) if (key.startsWith(PREFIX.away)) write(kept, { [key]: value })
    write(gone, { removed: { at: board.now(), by: board.actor(), into: keep } })
  })
}

/** A clash that people have seen and live with: with a reason, for all, until its facts change. */

import type { Clash } from './clash.ts'
import type { BoardDoc } from './doc.ts'
import { mapOf, PREFIX } from './doc.ts'
import type { Acceptance } from './model.ts'
import { write } from './write.ts'

/** One value [M2]; accepting it again replaces the reason. */
export function acceptClash(board: BoardDoc, { id, facts }: Clash, reason: string): void {
  board.change('accepted a clash', (doc) =>
    write(mapOf(doc, 'meta'), { [PREFIX.accepted + id]: { facts, reason, by: board.actor(), at: board.now() } }),
  )
}

export function unacceptClash(board: BoardDoc, { id }: Pick<Clash, 'id'>): void {
  board.change('took back that a clash is accepted', (doc) => mapOf(doc, 'meta').delete(PREFIX.accepted + id))
}

export interface AcceptedClash {
  readonly clash: Clash
  readonly acceptance: Acceptance
}

export interface Standing {
  readonly open: readonly Clash[]
  readonly accepted: readonly AcceptedClash[]
}

/** [C14] What was accepted for other facts is open again. Both in the order that they come in. */
export function standingOf(clashes: readonly Clash[], acceptances: ReadonlyMap<string, Acceptance>): Standing {
  const open: Clash[] = []
  const accepted: AcceptedClash[] = []
  for (const clash of clashes) {
    const acceptance = acceptances.get(clash.id)
    if (acceptance?.facts === clash.facts) accepted.push({ clash, acceptance })
    else open.push(clash)
  }
  return { open, accepted }
}

/** How the copies of boards in this browser's store are named: one for each life of a document, and one more after each damage. */

import { mayEdit } from '../../shared/access.ts'
import type { BoardFacts } from '../../shared/protocol/api.ts'
import { keep, kept } from '../browser-store.ts'

type Facts = Pick<BoardFacts, 'id' | 'epoch' | 'role'>

/** What all copies of a board begin with. */
export const copiesOf = (board: string): string => `plumbline/${board}/`

/** Who only reads must not meet what somebody could not send. `isFresh`: the name that `renameCopy` makes the copy's. */
export function copyName({ id, epoch, role }: Facts, isFresh = false): string {
  const number = numberOf(id, epoch) + (isFresh ? 1 : 0)
  return `${copiesOf(id)}${epoch}${mayEdit(role) ? '' : '/reading'}${number > 0 ? `/${number}` : ''}`
}

/** From now on the copy has another name, so that a damaged one is met by nobody. */
export function renameCopy({ id, epoch }: Facts): void {
  keep(`copy.${id}.${epoch}`, numberOf(id, epoch) + 1)
}

/** The epoch that a copy's name stands for, or `null`. */
export function epochOfCopy(board: string, name: string): number | null {
  const epoch = Number(name.slice(copiesOf(board).length).split('/')[0])
  return name.startsWith(copiesOf(board)) && Number.isInteger(epoch) ? epoch : null
}

const numberOf = (id: string, epoch: number): number =>
  kept(`copy.${id}.${epoch}`, (value) => (Number.isInteger(value) ? Number(value) : null)) ?? 0

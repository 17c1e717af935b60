/** One short text for everything that a board says: two replicas that have converged have the same. Not for secrets. */

import { canonical, hash } from '../hash.ts'
import type { Board } from './model.ts'

/** A board is never changed, only replaced: many who check one board at once cost one hash. */
const known = new WeakMap<Board, string>()

/** 16 hex digits over the stored values (derived ones follow from them); order on screen does not count. */
export function contentHash(board: Board): string {
  const hashed = known.get(board) ?? hashOf(board)
  known.set(board, hashed)
  return hashed
}

function hashOf(board: Board): string {
  const { meta, rooms, tracks, people, slots, topics, bin } = board
  const removed = bin.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return hash(canonical({ meta, rooms, tracks, people, slots, topics, removed }))
}

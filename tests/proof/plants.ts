/** Faults that the proofs have to notice: each a place in the product and what stands there instead while it is planted. */

export interface Plant {
  readonly name: string
  /** From the root: `server/live/journal.ts`. */
  readonly file: string
  /** Stands there exactly once. */
  readonly find: string
  readonly replace: string
  /** The proof that has to notice. */
  readonly noticedBy: string
}

export const PLANTS: readonly Plant[] = []

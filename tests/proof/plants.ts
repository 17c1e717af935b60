/** Faults that the proofs have to notice: each a place in the product and what stands there instead while it is planted. */

import type { Rewrite } from './rewrite.ts'

export interface Plant extends Rewrite {
  /** The proof that has to notice. */
  readonly noticedBy: string
}

export const PLANTS: readonly Plant[] = []

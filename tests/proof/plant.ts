/** A fault that a proof has to notice: a place in the product, and what stands there instead while it is planted. */

import type { Rewrite } from './rewrite.ts'

export interface Plant extends Rewrite {
  readonly noticedBy: string
}

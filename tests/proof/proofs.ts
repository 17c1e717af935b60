/** Every proof by its name, in the order in which they run. */

import { convergence } from './convergence.ts'
import { network } from './network.ts'
import type { Proof } from './rows.ts'

export const PROOFS: Readonly<Record<string, Proof>> = {
  convergence,
  network,
}

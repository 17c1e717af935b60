/** Every proof by its name, in the order in which they run. */

import { convergence } from './convergence.ts'
import { latency } from './latency.ts'
import { network } from './network.ts'
import { revocation } from './revocation.ts'
import type { Proof } from './rows.ts'

export const PROOFS: Readonly<Record<string, Proof>> = {
  convergence,
  network,
  revocation,
  latency,
}

/** Every proof by its name, in the order in which they run. */

import { convergence } from './convergence.ts'
import { floods } from './floods.ts'
import { latency } from './latency.ts'
import { network } from './network.ts'
import { revocation } from './revocation.ts'
import type { Proof } from './rows.ts'
import { slowReader } from './slow-reader.ts'

export const PROOFS: Readonly<Record<string, Proof>> = {
  convergence,
  network,
  revocation,
  'slow-reader': slowReader,
  floods,
  latency,
}

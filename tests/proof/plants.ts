/** All faults that the proofs have to notice, and how much of each proof it takes to notice. */

import type { Plant } from './plant.ts'
import { PLANTS_OF_DOOR } from './plants-of-door.ts'
import { PLANTS_OF_LINES } from './plants-of-lines.ts'
import { PLANTS_OF_PROGRAMME } from './plants-of-programme.ts'
import { PLANTS_OF_STORE } from './plants-of-store.ts'

export const PLANTS: readonly Plant[] = [
  ...PLANTS_OF_STORE,
  ...PLANTS_OF_LINES,
  ...PLANTS_OF_DOOR,
  ...PLANTS_OF_PROGRAMME,
]

/** The part of a proof that notices every fault of its own, by the proof's name. */
export const NOTICING: Readonly<Record<string, number>> = {
  crash: 0.008,
  traced: 0.01,
  torn: 0.002,
  disk: 0.02,
  convergence: 0.004,
  network: 0.04,
  revocation: 0.012,
  'slow-reader': 0.1,
  floods: 0.06,
  crafted: 0.05,
  latency: 0.04,
  access: 1,
  canary: 0.05,
}

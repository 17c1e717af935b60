/** Every proof by its name, in the order in which they run. */

import { access } from './access.ts'
import { ageing } from './ageing.ts'
import { backup } from './backup.ts'
import { canary } from './canary.ts'
import { chaos } from './chaos.ts'
import { convergence } from './convergence.ts'
import { crafted } from './crafted.ts'
import { crash } from './crash.ts'
import { disk } from './disk.ts'
import { floods } from './floods.ts'
import { fuzz } from './fuzz.ts'
import { latency } from './latency.ts'
import { network } from './network.ts'
import { planting } from './planting.ts'
import { revocation } from './revocation.ts'
import { rolling } from './rolling.ts'
import type { Proof } from './rows.ts'
import { slowReader } from './slow-reader.ts'
import { soak } from './soak.ts'
import { torn } from './torn.ts'
import { traced } from './traced.ts'

export const PROOFS: Readonly<Record<string, Proof>> = {
  crash,
  torn,
  traced,
  disk,
  convergence,
  network,
  revocation,
  'slow-reader': slowReader,
  floods,
  latency,
  ageing,
  plants: planting,
  crafted,
  fuzz,
  access,
  chaos,
  rolling,
  backup,
  soak,
  canary,
}

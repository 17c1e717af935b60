/** Every proof by its name, in the order in which they run. */

import { ageing } from './ageing.ts'
import { crash } from './crash.ts'
import { disk } from './disk.ts'
import type { Proof } from './rows.ts'
import { torn } from './torn.ts'
import { traced } from './traced.ts'

export const PROOFS: Readonly<Record<string, Proof>> = { crash, torn, traced, disk, ageing }

/** Every proof by its name, in the order in which they run. */

import { crash } from './crash.ts'
import type { Proof } from './rows.ts'
import { torn } from './torn.ts'

export const PROOFS: Readonly<Record<string, Proof>> = { crash, torn }

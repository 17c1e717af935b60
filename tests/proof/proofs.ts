/** Every proof by its name, in the order in which they run. */

import { access } from './access.ts'
import { crafted } from './crafted.ts'
import { fuzz } from './fuzz.ts'
import type { Proof } from './rows.ts'

export const PROOFS: Readonly<Record<string, Proof>> = { crafted, fuzz, access }

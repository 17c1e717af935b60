/** Every proof by its name, in the order in which they run. */

import type { Proof } from './rows.ts'

export const PROOFS: Readonly<Record<string, Proof>> = {}

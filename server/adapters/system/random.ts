/** The machine's chance, good enough for secrets. */

import { randomBytes } from 'node:crypto'
import type { RandomBytes } from '../../../shared/ids.ts'

export const systemRandom: RandomBytes = (length) => randomBytes(length)

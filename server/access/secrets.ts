/** Secrets of links and sessions: 128 random bits, given out once, kept as a hash alone [A1]. */

import { createHash, timingSafeEqual } from 'node:crypto'
import type { RandomBytes } from '../../shared/ids.ts'
import type { SecretHash } from '../ports/grant-store.ts'

const BYTES = 16
/** What 16 bytes look like in base64url. */
const FORM = /^[A-Za-z0-9_-]{22}$/

export const mintSecret = (random: RandomBytes): string => Buffer.from(random(BYTES)).toString('base64url')

/** Whether the text could be one of our secrets; spares the store the rest. */
export const isSecret = (text: string): boolean => FORM.test(text)

export const hashOf = (secret: string): SecretHash => createHash('sha256').update(secret).digest('hex') as SecretHash

/** Compares two secrets of any length in a time that tells nothing of where they differ. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(a), 'hex'), Buffer.from(hashOf(b), 'hex'))

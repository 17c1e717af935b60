/** Time as an argument, so that tests crank it by hand. */

import type { Release } from '../../shared/release.ts'

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds, with their fractions, since some moment: only differences mean anything, and they never run backwards. */
  elapsed(): number
  /** Calls back once after `ms`; the release takes it back. Does not keep the process alive. */
  after(ms: number, callback: () => void): Release
  /** Calls back every `ms` until released. Does not keep the process alive. */
  every(ms: number, callback: () => void): Release
}

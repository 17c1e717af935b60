/**
 * Topics that attendees picked for a calendar that follows them. Whoever has the secret of one reads and changes it; what is
 * kept is its hash, and nothing of whose it is.
 */

import type { SecretHash } from './grant-store.ts'

export interface Picks {
  /** Of the programme: picks are found with it alone. */
  readonly slug: string
  /** Ids of topics. */
  readonly topics: readonly string[]
}

/** How many there may be, once those that nobody used since `before` (milliseconds since 1970) are gone. */
export interface PicksBounds {
  readonly ofSlug: number
  readonly inAll: number
  readonly before: number
}

export interface PickStore {
  /** Drops what was not used since `most.before`, then adds; `full` where that would be one too many. */
  add(secret: SecretHash, picks: Picks, at: number, most: PicksBounds): Promise<'added' | 'full'>
  /** `null` too if it was not used since `before`. `usedAt` is when it was made, changed or noted as used. */
  find(slug: string, secret: SecretHash, before: number): Promise<(Picks & { readonly usedAt: number }) | null>
  /** Whether there was one to be changed. */
  replace(picks: Picks, secret: SecretHash, at: number): Promise<boolean>
  /** Notes that it was used; an older moment than noted changes nothing. */
  use(secret: SecretHash, at: number): Promise<void>
  /** Whether there was one. */
  remove(slug: string, secret: SecretHash): Promise<boolean>
}

/**
 * Secrets that gave no access, so that who knocks again and again with one does not ask the store each time. What is
 * unknown, revoked or expired stays so: a secret is minted once, by chance.
 */

import type { SecretHash } from '../ports/grant-store.ts'

const MOST = 1_000

export class RefusedSecrets {
  /** The oldest first. */
  readonly #hashes = new Set<SecretHash>()

  has(hash: SecretHash): boolean {
    return this.#hashes.has(hash)
  }

  add(hash: SecretHash): void {
    this.#hashes.add(hash)
    const [oldest] = this.#hashes
    if (this.#hashes.size > MOST && oldest !== undefined) this.#hashes.delete(oldest)
  }
}

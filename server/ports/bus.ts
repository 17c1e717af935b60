/**
 * What servers that work together tell each other. It carries news, not truth: a message may be lost, and nobody waits for
 * one. Knows topics and bytes; nothing of boards.
 */

import type { Release } from '../../shared/release.ts'

export interface Bus {
  /** To the others that listen now, in the order of saying; never to oneself. Does not reject: what cannot be said is lost. */
  say(topic: string, message: Uint8Array): void
  /** Resolves when everything that is said from now on is heard, or the bus is away: it is listened to when it comes back. */
  hear(topic: string, listener: (message: Uint8Array) => void): Promise<Release>
  /** Whether it carries now, as far as is known. */
  readonly isUp: boolean
  /** Called when it goes away, and when it is back: what was said meanwhile was lost. */
  onTurn(listener: (isUp: boolean) => void): Release
  close(): Promise<void>
}

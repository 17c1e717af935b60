/** What a scenario of the bench is: figures with the bounds that ours has to hold, and one round of one target. */

import { type Child, startChild } from '../calls.ts'
import type { Figure, Measured } from '../figures.ts'
import type { Load } from '../load/load.ts'
import type { EditsOutcome } from '../load/session.ts'
import { startTarget, type Target, type TargetKind } from '../targets/target.ts'

/** How much of it: 1 for what the figures speak of, a tenth to see whether the bench works. */
export interface Effort {
  readonly scale: number
  /** How long load lasts. */
  readonly seconds: number
}

export interface Scenario {
  readonly targets: readonly TargetKind[]
  readonly figures: readonly Figure[]
  /** One round. Rejects if the result is not what was written. `note` is for the reader of the table. */
  measure(kind: TargetKind, round: number, effort: Effort, note: (text: string) => void): Promise<Measured>
  /** Leaves nothing behind. */
  end?(): Promise<void>
}

/** So many, and never too few to mean something. */
export const scaled = (count: number, { scale }: Effort): number => Math.max(10, Math.round(count * scale))

/** A fresh target and a fresh load, and their end whatever happens. */
export async function underLoad<T>(
  started: Promise<Target>,
  measure: (target: Target, load: Child<Load>) => Promise<T>,
): Promise<T> {
  const target = await started
  const load = await startChild<Load>(new URL('../load/load.ts', import.meta.url)).catch(async (error: unknown) => {
    await target.stop()
    throw error
  })
  try {
    return await measure(target, load)
  } finally {
    await load.stop()
    await target.stop()
  }
}

export const fresh = (kind: TargetKind): Promise<Target> => startTarget(kind)

/** What a step costs a target, in milliseconds of its CPU. */
export async function costOf<T>(target: Target, step: () => Promise<T>): Promise<{ cpu: number; outcome: T }> {
  const before = await target.cpu()
  const outcome = await step()
  return { cpu: (await target.cpu()) - before, outcome }
}

/** Throws, with what is known of why, unless each of `count` readers has every edit. */
export function mustBeWhole(
  kind: TargetKind,
  { readersWhole, edits, perSecond, p99, broken }: EditsOutcome,
  count: number,
): void {
  if (readersWhole === count) return
  const sent = `${edits} edits at ${Math.round(perSecond)}/s (p99 of those that came: ${Math.round(p99)} ms)`
  throw new Error(`${kind}: ${readersWhole} of ${count} readers have all of ${sent}; ${broken ?? 'all lines stand'}`)
}

/** The load has one CPU: where it is used up, its own haste is what was measured. */
export function noteIfBusy(note: (text: string) => void, busy: number, what: string): void {
  if (busy > 0.9)
    note(`the load used ${Math.round(busy * 100)} % of its CPU in ${what}: it, not the server, may be the limit`)
}

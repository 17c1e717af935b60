/** What a proof finds: figures beside the bound that they have to hold, and whether they do. */

export interface ProofRow {
  /** What was done, in words, with how often: `kill -9, 500 at random`. */
  readonly what: string
  /** What was found, with its unit: `0 saved edits lost`. */
  readonly found: string
  /** What has to hold: `0`. */
  readonly bound: string
  readonly holds: boolean
  /** The bound is one of time or of a busy machine: for the table alone, never for a slice or a plant. */
  readonly isTimed?: boolean
}

/** How much of a proof to run. The same seed gives the same run wherever time has no part in it. */
export interface Effort {
  readonly seed: number
  /** 1 for all that the proof promises; a slice is a small part of it, and never nothing. */
  readonly scale: number
}

export type Proof = (effort: Effort) => Promise<readonly ProofRow[]>

/** How many of `full` a run does. */
export const partOf = (full: number, { scale }: Effort): number => Math.max(1, Math.round(full * scale))

/** A sample's quantile, 0 to 1, by the nearest rank; `NaN` of nothing. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN
}

/** What a slice asserts: nothing that a slow machine could change. */
export const missedIn = (rows: readonly ProofRow[]): ProofRow[] => rows.filter((row) => !row.holds && !row.isTimed)

export const proofTable = (rows: readonly ProofRow[]): string =>
  [
    '| what | found | has to hold | |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ what, found, bound, holds }) => `| ${what} | ${found} | ${bound} | ${holds ? 'holds' : 'MISSED'} |`),
  ].join('\n')

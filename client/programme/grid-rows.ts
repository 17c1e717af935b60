/**
 * The rows of a day's grid: one between any two moments at which something begins or ends, as tall as its minutes at
 * least and as its text at most; and before it, where a slot begins, one for the slots' headings.
 *
 *   09:30 ┬ head   Memory MC        Rust MC
 *         ├ body   09:30 Tiering    09:30 Bindings
 *   09:50 ├ body   09:50 Hotness    │
 *   10:00 ├ body   │                10:00 Pin-init
 */

import { must } from '../../shared/must.ts'
import type { SectionPlan } from './day-plan.ts'

export interface GridRows {
  /** For `grid-template-rows`. */
  readonly template: string
  /** The grid line above the headings of what begins at this minute; also where that ends which ends there. */
  readonly headLine: (minute: number) => number
  /** The grid line below the headings: where topics begin. */
  readonly bodyLine: (minute: number) => number
}

/** Pixels a minute, for what is not pushed apart by its text. */
const PX_A_MINUTE = 1.1
/** A stretch in which nothing stands is not drawn to scale. */
const EMPTY_PX = 20

export function gridRows({ lines, slots }: Pick<SectionPlan, 'lines' | 'slots'>): GridRows {
  const heads = new Set(slots.map(({ from }) => from))
  const above = new Map<number, number>()
  const below = new Map<number, number>()
  const rows: string[] = []
  lines.forEach((minute, at) => {
    above.set(minute, rows.length + 1)
    if (heads.has(minute)) rows.push('auto')
    below.set(minute, rows.length + 1)
    const next = lines[at + 1]
    if (next === undefined) return
    const busy = slots.some(({ from, to }) => from < next && minute < to)
    rows.push(`minmax(${busy ? Math.round((next - minute) * PX_A_MINUTE) : EMPTY_PX}px, auto)`)
  })
  return {
    template: rows.join(' '),
    headLine: (minute) => must(above.get(minute), `line above ${minute}`),
    bodyLine: (minute) => must(below.get(minute), `line below ${minute}`),
  }
}

/** Between which two lines a minute falls, and how far down from the first (0 to 1); `null` outside the day. */
export function nowBetween(lines: readonly number[], minute: number): { from: number; share: number } | null {
  const at = lines.findIndex((line, n) => line <= minute && minute < (lines[n + 1] ?? Number.NEGATIVE_INFINITY))
  const [from, to] = [lines[at], lines[at + 1]]
  return from === undefined || to === undefined ? null : { from, share: (minute - from) / (to - from) }
}

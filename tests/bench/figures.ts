/** Figures as rows of one table: median, least and most of the rounds, beside another target and the bound to hold. */

import { NAME_OF, type TargetKind } from './targets/target.ts'

export type Unit = 'ms' | 'KiB' | '/s' | '%'

/** A round's figures by their key; what a target cannot show is absent. */
export type Measured = Readonly<Record<string, number>>

export interface Figure {
  /** In `Measured`. */
  readonly key: string
  readonly what: string
  readonly unit: Unit
  /** The target that others are divided by, round by round. */
  readonly against?: TargetKind
  /** What ours has to hold: of the figure itself, or of its ratio to `against`. */
  readonly most?: number
  readonly least?: number
  readonly mostRatio?: number
  /** Measured elsewhere, of whom: for who reads the table. */
  readonly elsewhere?: string
}

/** A line of the table. */
export interface Row {
  readonly what: string
  readonly of: string
  readonly values: readonly number[]
  readonly unit: Unit
  /** Ratios to something, round by round, and its name. */
  readonly against?: { readonly name: string; readonly ratios: readonly number[] }
  readonly bound?: { readonly text: string; readonly holds: boolean }
}

/** Every target's rows of a figure. */
export function rowsOf(figure: Figure, rounds: ReadonlyMap<TargetKind, readonly Measured[]>): Row[] {
  const { key, what, unit, against } = figure
  return [...rounds].flatMap(([kind, measured]): Row[] => {
    const values = measured.flatMap((round) => round[key] ?? [])
    if (values.length === 0) return []
    const base = against && against !== kind ? (rounds.get(against) ?? []) : []
    const ratios = measured.flatMap((round, at) => {
      const [value, beside] = [round[key], base[at]?.[key]]
      return value !== undefined && beside !== undefined ? value / beside : []
    })
    const bound = kind === 'plumbline' ? boundOf(figure, values, ratios) : undefined
    return [
      {
        what,
        of: NAME_OF[kind],
        values,
        unit,
        ...(against && ratios.length > 0 ? { against: { name: NAME_OF[against], ratios } } : {}),
        ...(bound ? { bound } : {}),
      },
    ]
  })
}

function boundOf(figure: Figure, values: readonly number[], ratios: readonly number[]): Row['bound'] {
  const { most, least, mostRatio, unit, against, elsewhere } = figure
  const texts: string[] = []
  let holds = true
  if (most !== undefined) {
    texts.push(`≤ ${say(most, unit)}`)
    holds &&= median(values) <= most
  }
  if (least !== undefined) {
    texts.push(`≥ ${say(least, unit)}`)
    holds &&= median(values) >= least
  }
  if (mostRatio !== undefined && against && ratios.length > 0) {
    texts.push(`≤ ${mostRatio} of ${NAME_OF[against]}`)
    holds &&= median(ratios) <= mostRatio
  }
  if (texts.length === 0) return undefined
  return { text: texts.join(', ') + (elsewhere ? ` (measured elsewhere: ${elsewhere})` : ''), holds }
}

const ordered = (values: readonly number[]) => values.toSorted((a, b) => a - b)

export function median(values: readonly number[]): number {
  const sorted = ordered(values)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}

const digits = (value: number): string => value.toFixed(value < 1 ? 3 : value < 100 ? 2 : 0)

function say(value: number, unit: Unit): string {
  if (unit === 'ms' && value < 0.01) return `${(value * 1000).toFixed(1)} µs`
  return unit === '/s' ? `${Math.round(value)}/s` : `${digits(value)} ${unit}`
}

/** `1.20 ms [1.10 ms–3.40 ms]` */
function spread(values: readonly number[], saying: (value: number) => string): string {
  const sorted = ordered(values)
  const [least, most] = [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN]
  return sorted.length === 1 ? saying(least) : `${saying(median(values))} [${saying(least)}–${saying(most)}]`
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, of, values, unit, against, bound }, at) => {
    const isSame = rows[at - 1]?.what === what
    const ratio = against ? `${spread(against.ratios, (value) => value.toFixed(2))} of ${against.name}` : ''
    const verdict = bound ? `${bound.text}: ${bound.holds ? 'held' : 'MISSED'}` : ''
    return `| ${isSame ? '' : what} | ${of} | ${values.length} | ${spread(values, (value) => say(value, unit))} | ${ratio} | ${verdict} |`
  })
  return [
    '| what | of | rounds | median [least–most] | beside, in the same round | has to hold |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}

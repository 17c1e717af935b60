/** Measures something several times over and says it honestly: median, least and most, in one unit. */

export interface Row {
  readonly what: string
  readonly values: readonly number[]
  /** What it is measured against, in the same run. */
  readonly peer: string
  readonly peerValues: readonly number[] | null
}

/** Milliseconds of each call, after some that warm up. */
export function timed(rounds: number, run: (round: number) => void): number[] {
  for (let warm = 0; warm < Math.min(5, rounds); warm++) run(warm)
  return Array.from({ length: rounds }, (_, round) => {
    const start = performance.now()
    run(round)
    return performance.now() - start
  })
}

const say = (ms: number): string =>
  ms < 0.01 ? `${(ms * 1000).toFixed(1)} µs` : `${ms.toFixed(ms < 1 ? 3 : ms < 100 ? 2 : 0)} ms`

/** `1.20 ms [1.10 ms–3.40 ms]` */
function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const [least, median, most] = [0, sorted.length >> 1, sorted.length - 1].map((at) => say(sorted[at] ?? Number.NaN))
  return `${median} [${least}–${most}]`
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, values, peer, peerValues }) => {
    return `| ${what} | ${values.length} | ${spread(values)} | ${peer}${peerValues ? ` | ${spread(peerValues)}` : ' | '} |`
  })
  return [
    '| what | rounds | median [least–most] | beside | median [least–most] |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}

/** Measures a call several times over, after some that warm up. */

/** Milliseconds of each call. */
export function timed(rounds: number, run: (round: number) => void): number[] {
  for (let warm = 0; warm < Math.min(5, rounds); warm++) run(warm)
  return Array.from({ length: rounds }, (_, round) => {
    const start = performance.now()
    run(round)
    return performance.now() - start
  })
}

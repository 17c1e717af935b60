/** Many runs side by side, and waiting for what another process does. */

/** Runs all, at most `atOnce` at a time; the results in the order of the things. Rejects with the first that fails. */
export async function sideBySide<T, R>(
  things: readonly T[],
  atOnce: number,
  run: (thing: T, at: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lane = async () => {
    for (let at = next++; at < things.length; at = next++) results[at] = await run(things[at] as T, at)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, lane))
  return results
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

/** Looks every few milliseconds; whether it became so in time. */
export async function becomes(isSo: () => boolean | Promise<boolean>, patience: number, every = 10): Promise<boolean> {
  const end = performance.now() + patience
  while (!(await isSo())) {
    if (performance.now() > end) return false
    await pause(every)
  }
  return true
}

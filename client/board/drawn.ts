/** Counts how often parts of the board are drawn, for tests that ask: a page without a map to count in counts nothing. */

declare global {
  var plumblineDrawn: Map<string, number> | undefined
}

/** Called while something is drawn, under its id. */
export function drawn(id: string): void {
  const counts = globalThis.plumblineDrawn
  if (counts) counts.set(id, (counts.get(id) ?? 0) + 1)
}

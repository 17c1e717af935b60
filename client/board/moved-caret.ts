/** Carets in a text that somebody else changes meanwhile. */

/** Where a caret goes when the text before it changed from `old` to `next`. */
export function movedCaret(old: string, next: string, caret: number): number {
  let head = 0
  while (head < old.length && head < next.length && old[head] === next[head]) head++
  if (caret <= head) return caret
  let tail = 0
  while (tail < old.length - head && tail < next.length - head && old.at(-1 - tail) === next.at(-1 - tail)) tail++
  return Math.max(head, caret + next.length - old.length, Math.min(next.length - tail, caret))
}

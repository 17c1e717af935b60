/** Which line of a text a character stands in, from 1; found by halving, for warnings that quote their line. */

export function lineNumbers(text: string): (at: number) => number {
  let breaks: number[] | null = null
  return (at) => {
    breaks ??= [...text.matchAll(/\n/g)].map(({ index }) => index)
    let [low, high] = [0, breaks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((breaks[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

/** When what a printed timetable lists is over, which it does not say. Times are minutes after the day's midnight. */

export const A_DAY = 1_440
const [MORNING, NOON] = [360, 720]

/** Each ends where the next one begins that is later: what begins at once ends at once. */
export function endsOf(sorted: readonly { readonly at: number }[], until: number): number[] {
  const ends: number[] = []
  for (let n = sorted.length - 1; n >= 0; n--) {
    const [item, next] = [sorted[n], sorted[n + 1]]
    ends[n] = !next || !item ? until : next.at > item.at ? next.at : (ends[n + 1] ?? until)
  }
  return ends
}

/** A time of the morning that is not after one of the afternoon is one of the next day. */
export const beyond = (at: number | null, until: number): number =>
  at !== null && until <= MORNING && at >= NOON ? until + A_DAY : until

/** The first time after another, or `null`. */
export function nextAfter(sorted: readonly number[] | undefined, after: number): number | null {
  if (!sorted) return null
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((sorted[middle] ?? 0) > after) to = middle
    else from = middle + 1
  }
  return sorted[from] ?? null
}

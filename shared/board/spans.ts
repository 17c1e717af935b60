/** Stretches of real time that can overlap. Ends are exclusive: end to end is no overlap. */

/** In minutes of real time since 1970 (`momentOf`): wall time runs twice or not at all in two nights of the year. */
export interface Span {
  readonly from: number
  readonly to: number
  /** Decides which of two that begin at once comes first, alike everywhere. */
  readonly id: string
}

export const byStart = (a: Span, b: Span): number => a.from - b.from || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Pairs that share time, or lie less than `apart` minutes from each other: one pass, in the order of their start. */
export function* meetings<T extends Span>(spans: readonly T[], apart = 0): Generator<[T, T]> {
  let open: T[] = []
  for (const span of spans.toSorted(byStart)) {
    if (open.length > 0) open = open.filter(({ to }) => to + apart > span.from)
    for (const other of open) yield [other, span]
    open.push(span)
  }
}

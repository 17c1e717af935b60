/** Brings what somebody wrote in a text over to another state of that text: at its place where that still stands, else below. */

import { commonEnds } from './write.ts'

export interface CarriedText {
  readonly text: string
  /** A stretch that was taken out, and that others have worked on since: it stays. */
  readonly isLeft: boolean
  /** What found no place, and stands at the end now. */
  readonly appended: string
}

/** How much of what stands around a change has to stand there still, in code units. */
const AROUND = [60, 16]

/** `before` became `mine` here; `now` is what stands elsewhere. */
export function carryText(before: string, mine: string, now: string): CarriedText {
  const same = { text: now, isLeft: false, appended: '' }
  if (mine === before || mine === now) return same
  if (now === before) return { ...same, text: mine }
  const { head, tail } = commonEnds(before, mine)
  const [from, to] = [before.length - tail, mine.length - tail]
  const written = mine.slice(head, to)
  for (const width of AROUND) {
    const [left, right] = [before.slice(Math.max(0, head - width), head), before.slice(from, from + width)]
    const place = left + before.slice(head, from) + right
    const at = now.indexOf(place)
    if (place === '' || at < 0 || at !== now.lastIndexOf(place)) continue
    return { ...same, text: now.slice(0, at) + left + written + right + now.slice(at + place.length) }
  }
  const appended = linesAround(mine, head, to).trim()
  if (written === '' || appended === '') {
    const taken = before.slice(head, from).trim()
    return { ...same, isLeft: taken !== '' && now.includes(taken) }
  }
  if (now.includes(appended)) return same
  return { ...same, text: now.trim() === '' ? appended : `${now.trimEnd()}\n\n${appended}`, appended }
}

/** The whole lines that a stretch lies in: a few letters alone would say nothing. */
function linesAround(text: string, from: number, to: number): string {
  let [first, last] = [from, to]
  while (first < last && text[first] === '\n') first++
  while (last > first && text[last - 1] === '\n') last--
  const start = first === 0 ? 0 : text.lastIndexOf('\n', first - 1) + 1
  const end = text.indexOf('\n', last)
  return text.slice(start, end < 0 ? text.length : end)
}

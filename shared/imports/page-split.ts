/**
 * Several pages in one text, one after the other. A new one begins where a head comes once more after a page has had a
 * body: its days and zone, or `Not scheduled` under a title.
 *
 *   ╭ 5–7 Oct 2026 │ Europe/Prague timezone │ First MC │ Not scheduled │ … Description │ …
 *   ╰ 5–7 Oct 2026 │ Europe/Prague timezone │ Other MC │ 7 Oct 2026, 14:30 │ …
 */

import { readDays, readZone } from './page-dates.ts'
import { headingOf } from './page-headings.ts'
import type { PageLine } from './page-lines.ts'
import { readMoment } from './page-moments.ts'

const NOT_SCHEDULED = /^(not (yet )?scheduled|unscheduled)$/i
/** Drawn between pages by whoever put them together. */
const RULE = /^([-=_*#~–—])\1{2,}$/
/** A title, a moment, a length and a room have room in so many lines. */
const LOOKS_AHEAD = 8

/** The lines of each page; numbers stay those of the whole text. */
export function pagesOf(lines: readonly PageLine[]): PageLine[][] {
  const said = lines.filter(({ text }) => text !== '')
  const starts: number[] = []
  const first = said.findIndex((_, at) => isDaysAndZone(said, at))
  /** Lines that pages have above their days: their title. Zero in what a browser copies. */
  const above = first === 1 ? 1 : 0
  let begun = 0
  let body = false
  for (const [at, line] of said.entries()) {
    const start = body ? startOfPage(said, at, above, begun) : null
    if (start !== null) {
      starts.push(said[start]?.number ?? line.number)
      begun = start
      body = false
    }
    body ||= line.bullet || headingOf(line.text) !== null
  }
  return cutAt(lines, starts)
}

/** Where the page begins whose head `at` shows; `null` where it shows none. */
function startOfPage(said: readonly PageLine[], at: number, above: number, begun: number): number | null {
  const { text, bullet } = said[at] ?? { text: '', bullet: false }
  if (isDaysAndZone(said, at)) return Math.max(begun + 1, at - above)
  // The title stands above, and the heading of an empty section may: that is none.
  const title = said[at - 1]
  if (NOT_SCHEDULED.test(text) && at - 1 > begun && title && !title.bullet && !headingOf(title.text)) return at - 1
  if (RULE.test(text) && !bullet && at + 1 < said.length && isHead(said, at + 1)) return at + 1
  return null
}

const isDaysAndZone = (said: readonly PageLine[], at: number): boolean => {
  const [one, two] = [said[at]?.text ?? '', said[at + 1]?.text ?? '']
  return (readDays(one) !== null && isZone(two)) || (isZone(one) && readDays(two) !== null)
}

const isZone = (text: string): boolean =>
  readZone(text) !== null || (text.length < 80 && /\btime\s?zone$/i.test(text) && !text.includes('. '))

/** A title, and soon a heading or a moment. */
function isHead(said: readonly PageLine[], at: number): boolean {
  const title = said[at]
  if (!title || title.bullet || title.text.length > 300 || headingOf(title.text)) return false
  return said
    .slice(at + 1, at + LOOKS_AHEAD)
    .some(({ text }) => headingOf(text) !== null || NOT_SCHEDULED.test(text) || readMoment(text) !== null)
}

function cutAt(lines: readonly PageLine[], starts: readonly number[]): PageLine[][] {
  const begins = [0, ...starts.map((number) => number - 1)]
  return begins.map((begin, at) => {
    const page = lines.slice(begin, begins[at + 1])
    const last = page.findLastIndex(({ text }) => text !== '')
    return at < starts.length && RULE.test(page[last]?.text ?? '') ? page.slice(0, last) : page
  })
}

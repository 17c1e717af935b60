/** What stands at the head and foot of each printed page: event, day, filters, whose time it is; each section on its own pages. */

import type { SectionPlan } from './day-plan.ts'

/** Every letter but plain ones by its number: whatever people typed ends neither the text nor the style sheet. */
const quoted = (text: string): string =>
  `"${[...text].map((letter) => (/[A-Za-z0-9 ]/.test(letter) ? letter : `\\${codeOf(letter)} `)).join('')}"`

const codeOf = (letter: string): string => (letter.codePointAt(0) ?? 32).toString(16)

export interface PrintWords {
  readonly event: string
  /** The filters that hold, and in whose time it is. */
  readonly below: string
}

export function printCss(sections: readonly Pick<SectionPlan, 'title'>[], { event, below }: PrintWords): string {
  const pages = sections.map(
    ({ title }, at) =>
      `@page s${at}{@top-left{content:${quoted(event)}}@top-right{content:${quoted(title)}}` +
      `@bottom-left{content:${quoted(below)}}@bottom-right{content:counter(page) "/" counter(pages)}}` +
      `@media print{[data-section="${at}"]{page:s${at}}}`,
  )
  // What stands above the first section is printed with it: another name would begin another page.
  return `${pages.join('')}@media print{[data-printed]{page:s0}}`
}

/**
 * Where things stand in the grids, as one style sheet: the page's markup is the same for list and grid, and carries only
 * the names of places (`data-rows`, `data-columns`). The server writes it into the page, so the first paint is right.
 */

import type { SectionPlan, SlotPlan } from './day-plan.ts'
import { nowIn } from './day-plan.ts'
import type { GridRows } from './grid-rows.ts'
import { nowBetween } from './grid-rows.ts'

/** From here on the programme is a grid; `DaySection.module.css` says the same. */
export const WIDE = 'screen and (min-width: 900px)'

/** `5/9`: from which grid line to which. */
export const slotRows = ({ from, to }: SlotPlan, rows: GridRows): string =>
  `${rows.headLine(from)}/${rows.headLine(to)}`

/** Columns are counted after the one of the times. */
export const slotColumns = ({ column, columns }: { readonly column: number; readonly columns: number }): string =>
  `${column + 2}/${column + 2 + columns}`

/** Rows of a topic inside its slot, whose own first row is its heading. */
export function topicRows(from: number, to: number, slotFrom: number, rows: GridRows): string {
  const first = rows.bodyLine(slotFrom)
  return `${rows.bodyLine(from) - first + 1}/${Math.max(rows.headLine(to), rows.bodyLine(from) + 1) - first + 1}`
}

/** `rows` of each section, in the same order. */
export function placesCss(sections: readonly SectionPlan[], rows: readonly GridRows[]): string {
  const places = { rows: new Set<string>(), columns: new Set<string>() }
  const templates: string[] = []
  sections.forEach((section, at) => {
    const own = rows[at]
    if (!own || section.slots.length === 0) return
    templates.push(`[data-section="${at}"]{--columns:${section.columns};--rows:${own.template}}`)
    let column = 0
    for (const head of section.heads) {
      places.columns.add(slotColumns({ column, columns: head.columns }))
      column += head.columns
    }
    for (const { minute } of section.hours) places.rows.add(`${own.headLine(minute)}/${own.headLine(minute) + 1}`)
    for (const slot of section.slots) {
      places.rows.add(slotRows(slot, own))
      places.columns.add(slotColumns(slot))
      for (const { drawnFrom, drawnTo } of slot.topics) places.rows.add(topicRows(drawnFrom, drawnTo, slot.from, own))
    }
  })
  const rules = [
    ...templates,
    ...[...places.rows].map((place) => `[data-rows="${place}"]{grid-row:${place}}`),
    ...[...places.columns].map((place) => `[data-columns="${place}"]{grid-column:${place}}`),
  ]
  return `@media ${WIDE}{${rules.join('')}}`
}

/** The line of now in each grid in which it is now; drawn anew as time goes, and nothing else with it. */
export function nowCss(sections: readonly SectionPlan[], rows: readonly GridRows[], now: number): string {
  const rules = sections.flatMap((section, at) => {
    const place = nowIn(section, now)
    const between = place && nowBetween(section.lines, place.minute)
    const own = rows[at]
    if (!between || !own) return []
    const line = own.bodyLine(between.from)
    const columns = section.day === null ? slotColumns(place) : '1/-1'
    const share = Math.round(between.share * 1_000) / 10
    return `[data-now-in="${at}"]{position:relative;visibility:visible;grid-row:${line};grid-column:${columns};--share:${share}%}`
  })
  return `@media ${WIDE}{${rules.join('')}}`
}

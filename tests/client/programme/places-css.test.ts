/** The style sheets that are written from the programme: every place that the markup names, and no word that could end them. */

import { describe, expect, it } from 'vitest'
import { dayPlans } from '../../../client/programme/day-plan.ts'
import { gridRows } from '../../../client/programme/grid-rows.ts'
import { nowCss, placesCss, slotColumns, slotRows, topicRows } from '../../../client/programme/places-css.ts'
import { printCss } from '../../../client/programme/print-css.ts'
import { programmeOf, slotAt, topicAt } from '../../support/day-programmes.ts'

const plans = dayPlans(
  programmeOf({
    slots: [slotAt('s', 'a', '09:00', '10:00'), slotAt('t', 'b', '09:20', '10:00')],
    topics: [topicAt('x', 's', '09:00', '09:20'), topicAt('y', 's', '09:20', '10:00')],
  }),
)
const rows = plans.map(gridRows)

describe('places', () => {
  it('are each in the sheet', () => {
    const css = placesCss(plans, rows)
    plans.forEach((plan, at) => {
      const own = rows[at]
      for (const slot of own ? plan.slots : []) {
        expect(css).toContain(`[data-rows="${own && slotRows(slot, own)}"]{`)
        expect(css).toContain(`[data-columns="${slotColumns(slot)}"]{`)
        for (const topic of slot.topics)
          expect(css).toContain(`[data-rows="${own && topicRows(topic.drawnFrom, topic.drawnTo, slot.from, own)}"]{`)
      }
    })
    expect(css).toContain('[data-section="0"]{--columns:2;')
  })

  it('have a line of now between what begins and ends around it, and else none', () => {
    const at = (clock: string) => nowCss(plans, rows, Date.parse(`2026-10-05T${clock}:00+02:00`))
    expect(at('09:10')).toContain(
      '[data-now-in="0"]{position:relative;visibility:visible;grid-row:2;grid-column:1/-1;--share:50%}',
    )
    expect(at('08:00')).not.toContain('data-now-in')
  })
})

describe('what stands at the head of printed pages', () => {
  it('is quoted, whatever people typed', () => {
    const css = printCss([{ title: 'Hall "A"' }], { event: 'x"}</style><b>{\\', below: 'ünï\n' })
    expect(css).not.toMatch(/[<>\n]|x"/)
    expect(css).toContain(String.raw`content:"Hall \22 A\22 "`)
    expect(css).toContain(String.raw`content:"\fc n\ef \a "`)
  })
})

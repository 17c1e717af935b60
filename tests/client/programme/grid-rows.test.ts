import { describe, expect, it } from 'vitest'
import { dayPlans } from '../../../client/programme/day-plan.ts'
import { gridRows, nowBetween } from '../../../client/programme/grid-rows.ts'
import { must } from '../../../shared/must.ts'
import { programmeOf, slotAt, topicAt } from '../../support/day-programmes.ts'

const plan = must(
  dayPlans(
    programmeOf({
      slots: [
        slotAt('s', 'a', '09:00', '10:00'),
        slotAt('t', 'b', '09:20', '10:00'),
        slotAt('u', 'a', '12:00', '12:30'),
      ],
      topics: [topicAt('x', 's', '09:00', '09:20'), topicAt('y', 's', '09:20', '10:00')],
    }),
  )[0],
  'day',
)

describe('grid rows', () => {
  const rows = gridRows(plan)

  it('stand between any two moments, with one more above for the headings where a slot begins', () => {
    // 09:00 head, body; 09:20 head, body; 10:00 nothing until 12:00; 12:00 head, body.
    expect(rows.template).toBe(
      'auto minmax(22px, auto) auto minmax(44px, auto) minmax(20px, auto) auto minmax(33px, auto)',
    )
  })

  it('begin topics below the headings and end things above them', () => {
    expect([rows.headLine(540), rows.bodyLine(540)]).toEqual([1, 2])
    expect([rows.headLine(560), rows.bodyLine(560)]).toEqual([3, 4])
    expect([rows.headLine(600), rows.bodyLine(600)]).toEqual([5, 5])
    expect([rows.headLine(750), rows.bodyLine(750)]).toEqual([8, 8])
  })

  it('put now between its lines, by its share of the minutes', () => {
    expect(nowBetween(plan.lines, 570)).toEqual({ from: 560, share: 0.25 })
    expect(nowBetween(plan.lines, 540)).toEqual({ from: 540, share: 0 })
    expect(nowBetween(plan.lines, 539)).toBeNull()
    expect(nowBetween(plan.lines, 750)).toBeNull()
    expect(nowBetween([], 600)).toBeNull()
  })
})

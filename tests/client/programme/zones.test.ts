import { describe, expect, it } from 'vitest'
import { offsetOf, sayDifference, sayMoment, wallAt } from '../../../client/programme/zones.ts'

describe('zones in words', () => {
  it('read the offset of a moment', () => {
    expect(offsetOf('2026-10-05T14:30:00+02:00')).toBe(120)
    expect(offsetOf('2026-10-05T14:30:00-03:30')).toBe(-210)
    expect(offsetOf('2026-10-05T14:30:00+00:00')).toBe(0)
  })

  it('say how the reader’s clock differs', () => {
    expect(sayDifference(0)).toBe('')
    expect(sayDifference(-360)).toBe('6 h earlier')
    expect(sayDifference(210)).toBe('3 h 30 min later')
    expect(sayDifference(-45)).toBe('45 min earlier')
  })

  it('say a moment by the clock, and by the day if it was another', () => {
    const now = new Date(2026, 9, 5, 15, 0).getTime()
    expect(sayMoment(new Date(2026, 9, 5, 9, 5).getTime(), now)).toBe('09:05')
    expect(sayMoment(new Date(2026, 9, 4, 23, 50).getTime(), now)).toBe('23:50 on 4 Oct')
  })

  it('know the wall clock of another zone, midnight included', () => {
    expect(wallAt(Date.UTC(2026, 9, 4, 22, 0), 'Europe/Prague')).toBe('2026-10-05T00:00')
    expect(wallAt(Date.UTC(2026, 9, 5, 12, 30), 'America/New_York')).toBe('2026-10-05T08:30')
  })
})

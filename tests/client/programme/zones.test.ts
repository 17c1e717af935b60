import { describe, expect, it } from 'vitest'
import { midnightOf, offsetOf, sayDifference, sayMoment, wallAt } from '../../../client/programme/zones.ts'

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

  it('know when a day begins, also on the day after clocks changed and where midnight itself is left out', () => {
    const at = (day: string, zone: string) => new Date(midnightOf(day, zone)).toISOString().slice(0, 16)
    expect(at('2026-10-25', 'Europe/Prague')).toBe('2026-10-24T22:00')
    expect(at('2026-10-26', 'Europe/Prague')).toBe('2026-10-25T23:00')
    expect(at('2026-11-01', 'America/New_York')).toBe('2026-11-01T04:00')
    expect(at('2026-10-05', 'Asia/Kolkata')).toBe('2026-10-04T18:30')
    // Santiago, 6 Sept 2026: it is one o'clock after the last minute of the fifth.
    expect(at('2026-09-06', 'America/Santiago')).toMatch(/^2026-09-06T0[34]:00$/)
  })

  it('know the wall clock of another zone, midnight included', () => {
    expect(wallAt(Date.UTC(2026, 9, 4, 22, 0), 'Europe/Prague')).toBe('2026-10-05T00:00')
    expect(wallAt(Date.UTC(2026, 9, 5, 12, 30), 'America/New_York')).toBe('2026-10-05T08:30')
  })
})

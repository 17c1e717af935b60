import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AbsenceDraft } from '../../../client/board/absence-words.ts'
import {
  absenceDays,
  absenceDraft,
  absenceOf,
  absenceProblems,
  sayAbsence,
} from '../../../client/board/absence-words.ts'
import { sayTheirClock } from '../../../client/board/zone-words.ts'
import { isWallTime } from '../../../shared/time.ts'

const [MON, TUE, WED] = ['2026-10-05', '2026-10-06', '2026-10-07'] as const
const draft: AbsenceDraft = { fromDay: TUE, fromClock: '9:00', toDay: TUE, toClock: '12:00', isWholeDays: false }

describe('absences in words', () => {
  it('say hours, whole days, and more than one day', () => {
    const say = (from: string, to: string) => sayAbsence({ from, to })
    expect(say(`${TUE}T09:00`, `${TUE}T12:00`)).toBe('Tue 6 Oct, 09:00–12:00')
    expect(say(`${TUE}T14:00`, `${WED}T00:00`)).toBe('Tue 6 Oct, 14:00–24:00')
    expect(say(`${TUE}T00:00`, `${WED}T00:00`)).toBe('Tue 6 Oct, the whole day')
    expect(say(`${MON}T00:00`, `${WED}T00:00`)).toBe('Mon 5 Oct – Tue 6 Oct, whole days')
    expect(say(`${TUE}T14:00`, `${WED}T12:00`)).toBe('Tue 6 Oct, 14:00 – Wed 7 Oct, 12:00')
  })

  it('are offered for the days of the board, the one before and the one after', () => {
    expect(absenceDays({ firstDay: MON, lastDay: TUE })).toEqual(['2026-10-04', MON, TUE, WED])
  })
})

describe('an absence that is being written', () => {
  it('ends at 24:00 where the next day begins; whole days take both in, whatever the clocks say', () => {
    expect(absenceOf(draft)).toEqual({ from: `${TUE}T09:00`, to: `${TUE}T12:00` })
    expect(absenceOf({ ...draft, toClock: '24:00' })).toEqual({ from: `${TUE}T09:00`, to: `${WED}T00:00` })
    const whole = { ...draft, fromClock: 'noon', toClock: '', isWholeDays: true }
    expect(absenceOf(whole)).toEqual({ from: `${TUE}T00:00`, to: `${WED}T00:00` })
  })

  it('says which end is wrong and what to do', () => {
    const late = 'Enter a time after the first.'
    expect(absenceProblems(draft)).toEqual({})
    expect(absenceProblems({ ...draft, fromClock: 'nine' })).toEqual({ from: 'Enter a time like 09:00.' })
    expect(absenceProblems({ ...draft, toClock: '' })).toEqual({ to: 'Enter a time like 17:00.' })
    expect(absenceProblems({ ...draft, toClock: '09:00' })).toEqual({ to: late })
    expect(absenceProblems({ ...draft, toDay: MON })).toEqual({ to: late })
    expect(absenceProblems({ ...draft, toDay: MON, isWholeDays: true })).toEqual({
      to: 'Choose the same day or a later one.',
    })
  })

  it('is one the board believes, or there is something to do about it', () => {
    const day = fc.constantFrom(MON, TUE, WED)
    const clock = fc.constantFrom('', 'nine', '0:00', '09:00', '12:30', '24:00', '25:00')
    const any = fc.record({ fromDay: day, fromClock: clock, toDay: day, toClock: clock, isWholeDays: fc.boolean() })
    fc.assert(
      fc.property(any, (one) => {
        const away = absenceOf(one)
        const { from, to } = absenceProblems(one)
        expect(away === null).toBe(Boolean(from ?? to))
        if (away) expect([isWallTime(away.from), isWallTime(away.to), away.from < away.to]).toEqual([true, true, true])
      }),
    )
  })
})

describe('the clock of a remote person', () => {
  it('is said beside the board’s, with the day where it is another', () => {
    const say = (zone: string) => sayTheirClock({ firstDay: MON, timeZone: 'Europe/Prague' }, zone)
    expect(say('America/New_York')).toBe('09:00 here is 03:00 for them.')
    expect(say('America/Los_Angeles')).toBe('09:00 here is 00:00 for them.')
    expect(say('Pacific/Honolulu')).toBe('09:00 here is 21:00 the day before for them.')
    expect(say('Pacific/Kiritimati')).toBe('09:00 here is 21:00 for them.')
    expect(say('Europe/Berlin')).toBe('Their clock shows the same as here.')
    expect(sayTheirClock({ firstDay: MON, timeZone: 'America/Los_Angeles' }, 'Asia/Tokyo')).toBe(
      '09:00 here is 01:00 the day after for them.',
    )
  })
})

describe('an absence that is changed', () => {
  it('begins as it is', () => {
    for (const [from, to] of [
      ['2026-10-05T09:00', '2026-10-05T12:30'],
      ['2026-10-05T00:00', '2026-10-07T00:00'],
      ['2026-10-05T14:00', '2026-10-06T00:00'],
    ] as const)
      expect(absenceOf(absenceDraft({ from, to }))).toEqual({ from, to })
  })
})

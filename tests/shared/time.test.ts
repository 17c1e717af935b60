import { describe, expect, it } from 'vitest'
import * as time from '../../shared/time.ts'

describe('wall time', () => {
  it('[M3] in a zone: an hour that is left out, and one that comes twice', () => {
    expect(time.later('2026-03-29T01:45', 30, 'Europe/Prague')).toBe('2026-03-29T03:15')
    expect(time.later('2026-10-25T01:45', 30, 'Europe/Prague')).toBe('2026-10-25T02:15')
    expect(time.later('2026-10-25T01:45', 180, 'Europe/Prague')).toBe('2026-10-25T03:45')
    expect(time.later('2026-10-05T23:50', 20, 'Europe/Prague')).toBe('2026-10-06T00:10')
    expect(time.later('2026-12-31T23:50', 20, 'UTC')).toBe('2027-01-01T00:10')
  })

  it('[M3] with its offset, also by half and quarter hours', () => {
    expect(time.withOffset('2026-10-05T14:30', 'Europe/Prague')).toBe('2026-10-05T14:30:00+02:00')
    expect(time.withOffset('2026-12-05T14:30', 'Europe/Prague')).toBe('2026-12-05T14:30:00+01:00')
    expect(time.withOffset('2026-10-05T14:30', 'Asia/Kolkata')).toBe('2026-10-05T14:30:00+05:30')
    expect(time.withOffset('2026-10-05T14:30', 'Asia/Kathmandu')).toBe('2026-10-05T14:30:00+05:45')
    expect(time.withOffset('2026-10-05T14:30', 'America/St_Johns')).toBe('2026-10-05T14:30:00-02:30')
    expect(time.withOffset('2026-10-05T14:30', 'UTC')).toBe('2026-10-05T14:30:00+00:00')
    expect(time.withOffset('2026-03-29T02:30', 'Europe/Prague')).toBe('2026-03-29T03:30:00+02:00')
    expect(time.withOffsetAfter('2026-10-25T02:30', 45, 'Europe/Prague')).toBe('2026-10-25T02:15:00+01:00')
  })

  it('[M6] is believed only where the day and the minute exist', () => {
    for (const good of ['2026-10-05T14:30', '2028-02-29T00:00', '2026-12-31T23:59']) {
      expect(time.isWallTime(good), good).toBe(true)
    }
    const bad = [
      '2026-10-05',
      '2026-13-05T00:00',
      '2026-02-29T00:00',
      '2026-10-05T24:00',
      '2026-10-05T10:60',
      '',
      null,
      5,
    ]
    for (const value of [...bad, '2026-10-05T14:30:00', ' 2026-10-05T14:30', '02026-10-05T14:30']) {
      expect(time.isWallTime(value), String(value)).toBe(false)
    }
    expect(time.isDay('2026-02-28') && !time.isDay('2026-02-30') && !time.isDay('2026-2-3')).toBe(true)
    expect(['Europe/Prague', 'UTC'].every(time.isTimeZone)).toBe(true)
    expect(['Mars/Phobos', '', '+02:00', null, 'constructor'].some(time.isTimeZone)).toBe(false)
  })

  it('counts days and minutes without a zone', () => {
    expect(time.daysFrom('2026-10-30', '2026-11-01')).toEqual(['2026-10-30', '2026-10-31', '2026-11-01'])
    expect(time.daysFrom('2026-10-05', '2026-10-04')).toEqual([])
    expect(time.daysFrom('2026-01-01', '2099-01-01')).toHaveLength(366)
    expect(time.daysFrom('no day', '2026-10-04')).toEqual([])
    expect(time.wallMinutes('2026-10-05T09:00', '2026-10-06T08:30')).toBe(1_410)
    expect(time.wallPlus('2026-03-01T00:00', -1)).toBe('2026-02-28T23:59')
    expect(time.minutesOfClock('23:59')).toBe(1_439)
  })

  it('is said for people', () => {
    expect(time.sayDay('2026-10-05')).toBe('Mon 5 Oct')
    expect(time.sayDays('2026-10-05', '2026-10-05')).toBe('5 Oct 2026')
    expect(time.sayDays('2026-10-05', '2026-10-07')).toBe('5–7 Oct 2026')
    expect(time.sayDays('2027-08-30', '2027-09-01')).toBe('30 Aug – 1 Sept 2027')
    expect(time.sayDays('2026-12-30', '2027-01-02')).toBe('30 Dec 2026 – 2 Jan 2027')
    expect(time.sayWhen('2026-10-05T14:30')).toBe('Mon 5 Oct, 14:30')
  })
})

describe('a time that clocks leave out', () => {
  it('is moved forward with all that comes after it: nothing ends before it begins', () => {
    const zone = 'Europe/Prague'
    expect(time.withOffsetAfter('2027-03-28T02:30', 0, zone)).toBe('2027-03-28T03:30:00+02:00')
    expect(time.withOffsetAfter('2027-03-28T02:30', 20, zone)).toBe('2027-03-28T03:50:00+02:00')
    expect(time.withOffsetAfter('2027-03-28T02:30', 40, zone)).toBe('2027-03-28T04:10:00+02:00')
    expect(time.later('2027-03-28T02:30', 40, zone)).toBe('2027-03-28T04:10')
    expect(time.later('2027-03-28T02:30', 0, zone)).toBe('2027-03-28T02:30')
  })
})

/** What a display in the hall shows, over the borders of sessions and days. */

import { describe, expect, it } from 'vitest'
import { itemsIn, sayIn, sayStart, screenAt } from '../../../client/programme/on-screen.ts'
import { conferenceZone } from '../../../client/programme/use-times.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { programmeWith, publicTopic } from '../../support/programmes.ts'

const wall = (clock: string, day = '05') => `2026-10-${day}T${clock}:00+02:00`
const slot = (
  id: string,
  roomId: string | null,
  start: string,
  end: string,
  kind: 'session' | 'break' | 'plenary',
) => ({
  id,
  roomId,
  start,
  end,
  kind,
  title: id,
  trackId: null,
})

/** A room with two topics of 20 min in an hour from 14:00, a break for all, a plenary, and the next morning. */
const programme: Programme = {
  ...programmeWith(1, [publicTopic(0, 'One'), publicTopic(20, 'Two')]),
  rooms: [
    { id: 'r_a', name: 'Aurora' },
    { id: 'r_b', name: 'Birch' },
  ],
  slots: [
    slot('s_0000000000000000', 'r_a', wall('14:00'), wall('15:00'), 'session'),
    slot('elsewhere', 'r_b', wall('14:00'), wall('18:00'), 'session'),
    slot('coffee', null, wall('15:00'), wall('15:30'), 'break'),
    slot('keynote', null, wall('16:00'), wall('17:00'), 'plenary'),
    slot('morning', 'r_a', wall('09:00', '06'), wall('10:00', '06'), 'session'),
  ],
}
const times = conferenceZone(programme)
const items = itemsIn(programme, 'r_a')
const at = (clock: string, day = '05') => screenAt(items, Date.parse(wall(clock, day)), times)
const titles = (clock: string, day = '05') => {
  const { now, next, later } = at(clock, day)
  return [now.map(({ title }) => title).join(), next?.title ?? null, later.map(({ title }) => title).join()]
}

describe('[P60] a display in the hall', () => {
  it('follows a room through topics, the rest of a slot, a break, a pause and a plenary, into the next day and the end', () => {
    expect(titles('13:59')).toEqual(['', 'One', 'Two,coffee,keynote'])
    expect(titles('14:00')).toEqual(['One', 'Two', 'coffee,keynote'])
    expect(titles('14:20')).toEqual(['Two', 'coffee', 'keynote'])
    expect(titles('14:40')).toEqual(['s_0000000000000000', 'coffee', 'keynote'])
    expect(titles('15:00')).toEqual(['coffee', 'keynote', ''])
    expect(titles('15:30')).toEqual(['', 'keynote', ''])
    expect(titles('16:59')).toEqual(['keynote', 'morning', ''])
    expect(titles('17:00')).toEqual(['', 'morning', ''])
    expect(titles('09:59', '06')).toEqual(['morning', null, ''])
    expect(titles('10:00', '06')).toEqual(['', null, ''])
  })

  it('shows the room’s own before what is for all, where both are on', () => {
    const both = itemsIn(programme, 'r_b')
    const { now } = screenAt(both, Date.parse(wall('15:10')), times)
    expect(now.map(({ title }) => title)).toEqual(['elsewhere', 'coffee'])
  })

  it('says when what comes begins, by the minute today, by day and clock later', () => {
    const say = (clock: string, today: string) => {
      const { next } = at(clock)
      return next && sayStart(next, Date.parse(wall(clock)), today, times)
    }
    expect(say('13:48', '2026-10-05')).toBe('in 12 min')
    expect(say('12:55', '2026-10-05')).toBe('in 1 h 5 min')
    expect(say('17:30', '2026-10-05')).toBe('tomorrow')
    expect(say('17:30', '2026-10-03')).toBe('Tue 6 Oct')
    expect([sayIn(1), sayIn(60), sayIn(0)]).toEqual(['in 1 min', 'in 1 h', 'in 0 min'])
  })
})

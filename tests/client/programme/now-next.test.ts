/** What is on now, what comes next; and by whose clock, also in the nights when clocks change. */

import { describe, expect, it } from 'vitest'
import { dayPlans, nowIn, sectionPlans } from '../../../client/programme/day-plan.ts'
import { nowAndNext, sayUntil } from '../../../client/programme/now-next.ts'
import { conferenceTimes, timesIn } from '../../../client/programme/use-times.ts'
import { must } from '../../../shared/must.ts'
import { programmeOf, slotAt, topicAt } from '../../support/day-programmes.ts'

const programme = programmeOf({
  slots: [
    slotAt('memory', 'a', '09:30', '11:00'),
    slotAt('coffee', null, '11:00', '11:30', { kind: 'break' }),
    slotAt('late', 'b', '11:30', '12:00'),
    slotAt('tuesday', 'a', '09:00', '10:00', { day: '2026-10-06' }),
  ],
  topics: [topicAt('folios', 'memory', '09:30', '10:00'), topicAt('tiering', 'memory', '10:00', '10:30')],
})
const prague = conferenceTimes('Europe/Prague')
const at = (clock: string, day = '2026-10-05'): number => Date.parse(`${day}T${clock}:00+02:00`)
const said = (now: number) => nowAndNext(programme, prague, now)

describe('now and next', () => {
  it('is a topic or a session in each room, and what comes on the same day', () => {
    const now = said(at('09:45'))
    const words =
      now.phase === 'on' && now.rooms.map(({ room, now, next }) => [room?.name ?? 'all', now?.title, next?.title])
    expect(words).toEqual([
      ['Hall A', 'folios', 'tiering'],
      ['Hall B', undefined, 'late'],
      ['all', undefined, 'coffee'],
    ])
  })

  it('is the session itself where its topics are over', () => {
    const now = said(at('10:45'))
    expect(now.phase === 'on' && now.rooms[0]).toMatchObject({ now: { id: 'memory' }, next: null })
  })

  it('says calmly what is before, between and after', () => {
    expect(said(at('08:00', '2026-10-01'))).toMatchObject({ phase: 'before', first: { id: 'memory' } })
    expect(said(at('22:00'))).toMatchObject({ phase: 'pause', first: { id: 'tuesday' } })
    expect(said(at('10:00', '2026-10-06'))).toEqual({ phase: 'after' })
    expect(nowAndNext(programmeOf(), prague, at('09:00'))).toEqual({ phase: 'nothing' })
    expect([5, 90, 60 * 47].map(sayUntil)).toEqual(['in 5 min', 'in 2 h', 'in 2 days'])
  })
})

describe('by another clock', () => {
  it('stands on the day that it is there, in steps of half an hour too, and ends a day later with a mark', () => {
    const evening = programmeOf({
      slots: [slotAt('party', 'a', '20:00', '21:00')],
      topics: [topicAt('dance', 'party', '20:40', '21:00')],
    })
    const of = (zone: string) =>
      dayPlans(evening, timesIn(zone)).map(({ day, slots }) => [
        day,
        slots.map(({ span, topics }) => [span.words, topics.map(({ span }) => span.begins)]),
      ])
    expect(of('Asia/Kolkata')).toEqual([['2026-10-05', [['23:30–00:30 +1', [['00:10 +1'][0]]]]]])
    expect(of('Asia/Tokyo')).toEqual([['2026-10-06', [['03:00–04:00', ['03:40']]]]])
  })

  const slot = (id: string, start: string, end: string) => ({ ...slotAt(id, 'a', '00:00', '00:00'), start, end })
  // New York's clocks go back on 1 Nov 2026 at 06:00 UTC: 01:30 comes twice.
  const night = programmeOf({
    board: { ...programmeOf().board, firstDay: '2026-11-01', lastDay: '2026-11-01' },
    slots: [
      slot('first', '2026-11-01T06:30:00+01:00', '2026-11-01T07:00:00+01:00'),
      slot('second', '2026-11-01T07:00:00+01:00', '2026-11-01T07:30:00+01:00'),
      slot('third', '2026-11-01T07:30:00+01:00', '2026-11-01T08:30:00+01:00'),
    ],
  })

  it('is one after the other in the night when clocks go back, and now is in one of them', () => {
    const [plan] = dayPlans(night, timesIn('America/New_York'))
    const slots = must(plan, 'a day').slots
    expect(slots.map(({ slot: { id }, span, column }) => [id, span.words, column])).toEqual([
      ['first', '01:30–01:00', 0],
      ['second', '01:00–01:30', 0],
      ['third', '01:30–02:30', 0],
    ])
    expect(slots.map(({ from, to }) => [from, to])).toEqual([
      [90, 120],
      [120, 150],
      [150, 210],
    ])
    const minutes = ['05:45', '06:15', '06:45', '07:15'].map(
      (clock) => nowIn(must(plan, 'a day'), Date.parse(`2026-11-01T${clock}Z`))?.minute,
    )
    expect(minutes).toEqual([105, 135, 165, 195])
  })

  it('leaves out the hour that there is not when clocks go forward', () => {
    // Europe/Prague, 29 Mar 2026: 02:00 is 03:00.
    const spring = programmeOf({
      slots: [slot('s', '2026-03-29T01:30:00+01:00', '2026-03-29T03:30:00+02:00')],
    })
    const plan = must(
      dayPlans(spring, prague).find(({ day }) => day === '2026-03-29'),
      'the day',
    )
    expect(plan.slots[0]).toMatchObject({ from: 90, to: 150, span: { words: '01:30–03:30' } })
    expect(nowIn(plan, Date.parse('2026-03-29T01:15:00Z'))?.minute).toBe(135)
  })
})

describe('sections by room and by track', () => {
  it('have a room’s days side by side, with what is in all rooms in each', () => {
    const [a, b] = sectionPlans(programme, 'room')
    expect([a?.title, b?.title]).toEqual(['Hall A', 'Hall B'])
    expect(a?.heads.map(({ name }) => name)).toEqual(['Mon 5 Oct', 'Tue 6 Oct'])
    expect(a?.slots.map(({ slot, column }) => [slot.id, column])).toEqual([
      ['memory', 0],
      ['coffee', 0],
      ['tuesday', 1],
    ])
    expect(nowIn(must(a, 'a room'), at('09:15', '2026-10-06'))).toMatchObject({ column: 1, columns: 1, minute: 555 })
  })

  it('have a track’s sessions, of others its topics alone, and at last what is in no track', () => {
    const tracks = [{ id: 'mem', name: 'Memory MC', color: 'teal', description: '', leads: [] }]
    const slots = [slotAt('own', 'a', '09:00', '10:00', { trackId: 'mem' }), slotAt('other', 'b', '10:00', '11:00')]
    const topics = [
      topicAt('guest', 'other', '10:00', '10:20', { trackId: 'mem' }),
      topicAt('none', 'other', '10:20', '10:40'),
    ]
    const plans = sectionPlans(programmeOf({ tracks, slots, topics }), 'track')
    expect(plans.map(({ title }) => title)).toEqual(['Memory MC', 'In no track'])
    expect(plans.map(({ slots }) => slots.map(({ slot, topics }) => [slot.id, topics.length]))).toEqual([
      [
        ['own', 0],
        ['other', 1],
      ],
      [['other', 1]],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { myDays } from '../../../client/programme/my-days.ts'
import { seenIn } from '../../../client/programme/star-news.ts'
import type { Seen, Stars } from '../../../client/programme/stars.ts'
import { UNSEEN } from '../../../client/programme/stars.ts'
import type { Programme, PublicTopic } from '../../../shared/programme/programme.ts'
import { programmeWith, publicTopic } from '../../support/programmes.ts'

const programme = (topics: readonly PublicTopic[]): Programme => ({
  ...programmeWith(1, topics),
  rooms: [
    { id: 'r_a', name: 'Aurora' },
    { id: 'r_b', name: 'Basalt' },
  ],
  slots: ['r_a', 'r_b'].map((roomId) => ({
    id: `s_${roomId}`,
    roomId,
    start: '2026-10-05T12:00:00+00:00',
    end: '2026-10-05T16:00:00+00:00',
    kind: 'session',
    title: '',
    trackId: null,
  })),
})
/** 20 minutes, so many after 14:00. */
const at = (minute: number, room: string) => ({ ...publicTopic(minute), slotId: `s_r_${room}` })
const starsOf = (all: Programme, ids = all.topics.map(({ id }) => id)): Stars =>
  Object.fromEntries(ids.map((id) => [id, seenIn(all)(id) as Seen]))
const day = (moment: string) => moment.slice(0, 10)

describe('[P52] my programme', () => {
  it('has the starred topics by day, in their order', () => {
    const tomorrow = {
      ...at(5, 'a'),
      id: 't_tomorrow',
      start: '2026-10-06T09:00:00+00:00',
      end: '2026-10-06T09:20:00+00:00',
    }
    const all = programme([at(60, 'a'), at(0, 'b'), tomorrow, at(120, 'a')])
    const ids = all.topics.slice(0, 3).map(({ id }) => id)
    const days = myDays(all, starsOf(all, ids), seenIn(all), day)
    expect(days.map((one) => [one.day, one.entries.map(({ title }) => title)])).toEqual([
      ['2026-10-05', ['Topic 0', 'Topic 60']],
      ['2026-10-06', ['Topic 5']],
    ])
  })

  it('says what is at the same time on both, and nothing of what only follows', () => {
    const all = programme([at(0, 'a'), at(10, 'b'), at(30, 'b')])
    const [entries] = myDays(all, starsOf(all), seenIn(all), day).map((one) => one.entries)
    expect(entries?.map(({ overlaps }) => overlaps.map(({ title }) => title))).toEqual([['Topic 10'], ['Topic 0'], []])
  })

  it('says where one room follows straight on another', () => {
    const all = programme([at(0, 'a'), at(20, 'b'), at(40, 'b'), at(61, 'a')])
    const [entries] = myDays(all, starsOf(all), seenIn(all), day).map((one) => one.entries)
    expect(entries?.map(({ straightFrom }) => straightFrom)).toEqual([null, 'Aurora', null, null])
  })

  it('keeps what was cancelled as it was known, in nobody’s way, and leaves out what nobody ever saw', () => {
    const all = programme([at(0, 'a'), at(10, 'b')])
    const stars = { ...starsOf(all), t_nobody: UNSEEN }
    const after = programme([at(10, 'b')])
    const [entries] = myDays(after, stars, seenIn(after), day).map((one) => one.entries)
    expect(entries?.map(({ title, topic, room, overlaps }) => [title, topic !== null, room, overlaps.length])).toEqual([
      ['Topic 0', false, 'Aurora', 0],
      ['Topic 10', true, 'Basalt', 0],
    ])
  })
})

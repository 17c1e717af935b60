import { describe, expect, it } from 'vitest'
import { saySlots, sayTopics, trackFacts } from '../../../client/board/track-facts.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import type { TrackId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'

function board() {
  const door = newBoard()
  const memory = verbs.addTrack(door, { name: 'Memory' })
  const power = verbs.addTrack(door, { name: 'Power' })
  const roomId = verbs.addRoom(door, { name: 'Aurora' })
  const slotAt = (start: string, trackId: TrackId, minutes = 90, kind: 'session' | 'break' = 'session') =>
    verbs.addSlot(door, { place: { roomId, start: `2026-10-05T${start}` }, minutes, kind, trackId })
  const topic = (title: string, trackId: TrackId | null, minutes: number, year?: number) =>
    verbs.addTopic(door, { title, trackId, minutes, ...(year && { follows: { year, status: '', url: '' } }) })
  const of = (id: TrackId) => must(trackFacts(readBoard(door.doc)).get(id), 'facts')
  return { door, memory, power, slotAt, topic, of }
}

describe('the facts of a track', () => {
  it('count its topics, its follow-ups, those on the tray, and the minutes that are placed', () => {
    const { door, memory, power, slotAt, topic, of } = board()
    const slotId = slotAt('09:00', memory)
    const placed = [topic('one', memory, 30), topic('two', memory, 25), topic('other', power, 20)]
    topic('three', memory, 45)
    topic('last year', memory, 20, 2025)
    topic('of nothing', null, 15)
    verbs.placeTopics(door, placed, { slotId, before: null })
    expect(of(memory)).toMatchObject({ topics: 3, followUps: 1, onTray: 2, minutes: 120, placed: 55 })
    expect(of(power)).toMatchObject({ topics: 1, followUps: 0, onTray: 0, minutes: 20, placed: 20 })
    expect(sayTopics(of(memory))).toBe('3 topics, 1 follow-up, 2 on the tray, 55 of 120 min placed')
    expect(sayTopics(of(power))).toBe('1 topic, 20 of 20 min placed')
  })

  it('count its slots without breaks, filled by whatever stands in them', () => {
    const { door, memory, power, slotAt, topic, of } = board()
    expect(saySlots(of(memory))).toBe('No slot bears this track yet')
    const first = slotAt('09:00', memory)
    slotAt('10:30', memory, 30, 'break')
    slotAt('11:00', memory)
    verbs.placeTopics(door, [topic('one', memory, 40), topic('guest', power, 60)], { slotId: first, before: null })
    expect(of(memory)).toMatchObject({ slots: 2, slotMinutes: 180, slotUsed: 100 })
    expect(saySlots(of(memory))).toBe('2 slots, 100 of 180 min filled')
    expect(of(power)).toMatchObject({ slots: 0, slotUsed: 0, placed: 60 })
  })

  it('[M6] take a topic whose slot is gone for one on the tray, and forget one that was removed', () => {
    const { door, memory, slotAt, topic, of } = board()
    const slotId = slotAt('09:00', memory)
    const [stays, goes] = [topic('stays', memory, 30), topic('goes', memory, 30)]
    verbs.placeTopics(door, [stays, goes], { slotId, before: null })
    verbs.removeEntry(door, 'slot', slotId)
    verbs.removeEntry(door, 'topic', goes)
    expect(of(memory)).toMatchObject({ topics: 1, onTray: 1, minutes: 30, placed: 0, slots: 0 })
    verbs.removeEntry(door, 'topic', stays)
    expect(sayTopics(of(memory))).toBe('No topics yet')
  })

  it('leave a track that was removed out, whatever still names it', () => {
    const { door, memory, topic } = board()
    topic('one', memory, 30)
    verbs.removeEntry(door, 'track', memory)
    expect([...trackFacts(readBoard(door.doc)).keys()]).not.toContain(memory)
  })
})

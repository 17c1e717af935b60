import { describe, expect, it } from 'vitest'
import type { TopicFilter } from '../../../client/board/board-view.ts'
import { NO_FILTER } from '../../../client/board/board-view.ts'
import { choicesIn, isFiltering, leftOutBy, matchesFilter } from '../../../client/board/topic-filter.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { newBoard } from '../../support/boards.ts'

function scene() {
  const door = newBoard()
  const memory = verbs.addTrack(door, { name: 'Device Memory' })
  const zoe = verbs.addPerson(door, { name: 'Zoë Novák', affiliation: 'Kiln' })
  const bo = verbs.addPerson(door, { name: 'Bo' })
  const tiering = verbs.addTopic(door, { title: 'Tiering', trackId: memory, kind: 'talk', speakers: [zoe] })
  const folios = verbs.addTopic(door, { title: 'Folios', stage: 'accepted', abstract: 'About tiering.' })
  verbs.setAttendee(door, folios, bo, 'contingent')
  const slotId = verbs.addSlot(door, { place: { roomId: null, start: '2026-10-05T09:00' }, minutes: 60 })
  verbs.placeTopics(door, [folios], { slotId, before: null })
  const board = readBoard(door.doc)
  const left = (part: Partial<TopicFilter>) =>
    [...board.topics.values()]
      .filter((topic) => matchesFilter(board, topic, { ...NO_FILTER, ...part }))
      .map(({ title }) => title)
      .sort()
  return { board, memory, zoe, bo, tiering, folios, left }
}

describe('the topics that a filter leaves', () => {
  it('have every word in title, track, name or affiliation, without accents; not in the abstract', () => {
    const { left } = scene()
    expect(left({ words: '' })).toEqual(['Folios', 'Tiering'])
    expect(left({ words: 'novak memory' })).toEqual(['Tiering'])
    expect(left({ words: 'kiln' })).toEqual(['Tiering'])
    expect(left({ words: 'bo' })).toEqual(['Folios'])
    expect(left({ words: 'tiering' })).toEqual(['Tiering'])
    expect(left({ words: 'tiering bo' })).toEqual([])
  })

  it('are of the track, kind and stage, and with the person, that were chosen: of all of them', () => {
    const { left, memory, zoe, bo } = scene()
    expect(left({ track: memory })).toEqual(['Tiering'])
    expect(left({ kind: 'talk' })).toEqual(['Tiering'])
    expect(left({ stage: 'accepted' })).toEqual(['Folios'])
    expect(left({ person: zoe })).toEqual(['Tiering'])
    expect(left({ person: bo })).toEqual(['Folios'])
    expect(left({ track: memory, stage: 'accepted' })).toEqual([])
  })

  it('leave the others of the grid dimmed, and none where nothing is asked for', () => {
    const { board, folios } = scene()
    expect([...leftOutBy(board, { ...NO_FILTER, kind: 'talk' })]).toEqual([folios])
    expect(leftOutBy(board, { ...NO_FILTER, words: '  ' }).size).toBe(0)
  })

  it('are counted by choices, not by words', () => {
    expect(choicesIn({ ...NO_FILTER, words: 'x', kind: 'talk', stage: 'accepted' })).toBe(2)
    expect(isFiltering(NO_FILTER)).toBe(false)
    expect(isFiltering({ ...NO_FILTER, words: 'x' })).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import type { TrayGroup } from '../../../client/board/board-view.ts'
import { TRAY_GROUPS } from '../../../client/board/board-view.ts'
import { sayBudget, trackFacts } from '../../../client/board/track-facts.ts'
import { groupTopics, inTrayOrder } from '../../../client/board/tray-groups.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'

function scene() {
  const door = newBoard()
  const [power, memory] = ['Power', 'Memory'].map((name) => verbs.addTrack(door, { name }))
  const [ann, bo] = ['Ann', 'Bo'].map((name) => verbs.addPerson(door, { name }))
  const own = (trackId: typeof power, ...speakers: (typeof ann)[]) => ({
    trackId: trackId ?? null,
    speakers: speakers.map((id) => must(id, 'a person')),
  })
  verbs.addTopic(door, { title: 'b 10', minutes: 20, ...own(memory, bo, ann) })
  verbs.addTopic(door, { title: 'b 9', minutes: 45, kind: 'talk', stage: 'accepted', ...own(power, ann) })
  verbs.addTopic(door, { title: 'A', minutes: 45, stage: 'declined', ...own(undefined) })
  const board = readBoard(door.doc)
  const said = (by: TrayGroup) =>
    groupTopics(board, board.tray, by).map(({ name, topics, minutes }) => [name, topics.length, minutes])
  return { door, board, memory: must(memory, 'a track'), said }
}

describe('the groups of the tray', () => {
  it('come in their own order, those without one last, empty ones not at all', () => {
    const { said } = scene()
    expect(said('track')).toEqual([
      ['Power', 1, 45],
      ['Memory', 1, 20],
      ['No track', 1, 45],
    ])
    expect(said('stage').map(([name]) => name)).toEqual(['Proposed', 'Accepted', 'Declined'])
    expect(said('kind')).toEqual([
      ['Discussion', 2, 65],
      ['Talk', 1, 45],
    ])
  })

  it('have a topic once, with its first speaker', () => {
    const { board, said } = scene()
    expect(said('person')).toEqual([
      ['Ann', 1, 45],
      ['Bo', 1, 20],
      ['Nobody yet', 1, 45],
    ])
    for (const by of TRAY_GROUPS) {
      const ids = groupTopics(board, board.tray, by).flatMap(({ topics }) => topics.map(({ id }) => id))
      expect(ids.toSorted()).toEqual(board.tray.map(({ id }) => id).toSorted())
    }
  })

  it('take a topic whose track was removed for one of none', () => {
    const { door, memory } = scene()
    verbs.removeEntry(door, 'track', memory)
    const board = readBoard(door.doc)
    expect(groupTopics(board, board.tray, 'track').map(({ name, topics }) => [name, topics.length])).toEqual([
      ['Power', 1],
      ['No track', 2],
    ])
  })

  it('say what a track needs and has', () => {
    const { door, memory } = scene()
    const facts = () => must(trackFacts(readBoard(door.doc)).get(memory), 'facts')
    expect(sayBudget(facts())).toBe('needs 20 min, has no slots, 0 placed')
    const place = { roomId: null, start: '2026-10-05T09:00' } as const
    verbs.addSlot(door, { place, minutes: 90, trackId: memory })
    expect(sayBudget(facts())).toBe('needs 20 min, has 90 min of slots, 0 placed')
  })
})

describe('the order of the tray', () => {
  it('is as asked for: numbers in titles by their value, long ones first, stages as they follow each other', () => {
    const { board } = scene()
    const titles = (order: Parameters<typeof inTrayOrder>[1]) =>
      inTrayOrder(board.tray, order).map(({ title }) => title)
    expect(titles('page')).toEqual(board.tray.map(({ title }) => title))
    expect(titles('title')).toEqual(['A', 'b 9', 'b 10'])
    expect(titles('minutes').at(-1)).toBe('b 10')
    expect(titles('stage')).toEqual(['b 10', 'b 9', 'A'])
  })
})

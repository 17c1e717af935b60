import { describe, expect, it } from 'vitest'
import { findClashes } from '../../../shared/board/clashes.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { fillSample } from '../../../shared/imports/sample.ts'
import { newBoard } from '../../support/boards.ts'

describe('the sample', () => {
  it.each([
    ['2026-10-05', '2026-10-07'],
    ['2026-10-05', '2026-10-05'],
    ['2027-03-01', '2027-03-14'],
  ])(
    '[I6] of %s to %s has rooms, tracks, people, placed topics, a tray, and two clashes on purpose',
    (firstDay, lastDay) => {
      const door = newBoard({ title: '', firstDay, lastDay })
      fillSample(door)
      const board = readBoard(door.doc)
      expect(board.meta.title).toBe('Kernel Harbour Days')
      expect([board.rooms.size, board.tracks.size, board.people.size]).toEqual([3, 3, 14])
      expect(board.topics.size).toBeGreaterThanOrEqual(22)
      expect(board.tray.length).toBeGreaterThanOrEqual(5)
      expect(board.topics.size - board.tray.length).toBeGreaterThanOrEqual(10)
      expect(findClashes(board).map(({ kind }) => kind)).toEqual(['overrun', 'speaker-twice'])
      const kinds = new Set([...board.slots.values()].map(({ kind }) => kind))
      expect([...kinds].sort()).toEqual(['break', 'plenary', 'session'])
      for (const part of ['rooms', 'tracks', 'people', 'slots', 'topics'] as const) {
        for (const entry of board[part].values()) expect(entry.repair).toEqual([])
      }
    },
  )
})

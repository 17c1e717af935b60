import { describe, expect, it } from 'vitest'
import { clockIn, sayPattern } from '../../../client/board/pattern-words.ts'
import type { NewSlot } from '../../../shared/board/verbs.ts'

const slots = (minutes: number, count: number, kind: NewSlot['kind'] = 'session'): NewSlot[] =>
  Array.from({ length: count }, () => ({ place: { roomId: null, start: '2026-10-05T09:00' }, minutes, kind }))

describe('a pattern of slots', () => {
  it('is said with its lengths, most of them first, its breaks, and what is left out', () => {
    expect(sayPattern({ slots: [...slots(30, 24), ...slots(15, 2, 'break')], skipped: 3 })).toBe(
      '24 slots of 30 min, 2 breaks; 3 are left out because something stands there.',
    )
    expect(sayPattern({ slots: [...slots(45, 1), ...slots(90, 2)], skipped: 0 })).toBe(
      '2 slots of 90 min, 1 of 45 min.',
    )
    expect(sayPattern({ slots: [], skipped: 1 })).toBe('Nothing to make; 1 is left out because something stands there.')
  })

  it('reads times as people type them, and the end of a day', () => {
    expect(['9:00', ' 14:30 ', '24:00'].map(clockIn)).toEqual(['09:00', '14:30', '24:00'])
    expect(['', '25:00', '9.00', '24:01', '09:60'].map(clockIn)).toEqual([null, null, null, null, null])
  })
})

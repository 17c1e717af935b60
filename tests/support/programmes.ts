/** Programmes as attendees get them, for tests that need no board. */

import type { Programme, PublicTopic } from '../../shared/programme/programme.ts'

/** A topic that begins so many minutes after 14:00. */
export const publicTopic = (at: number, title = `Topic ${at}`): PublicTopic => ({
  id: `t_${String(at).padStart(16, '0')}`,
  slotId: 's_0000000000000000',
  start: new Date(Date.UTC(2026, 9, 5, 12, at)).toISOString().replace('.000Z', '+00:00'),
  end: new Date(Date.UTC(2026, 9, 5, 12, at + 20)).toISOString().replace('.000Z', '+00:00'),
  title,
  abstract: '',
  kind: 'discussion',
  trackId: null,
  speakers: [],
  materials: [],
})

export const programmeWith = (sequence: number, topics: readonly PublicTopic[]): Programme => ({
  version: 1,
  sequence,
  edition: null,
  board: {
    title: 'Plumbers',
    timeZone: 'Europe/Prague',
    firstDay: '2026-10-05',
    lastDay: '2026-10-07',
    url: '',
    description: '',
  },
  rooms: [],
  tracks: [],
  people: [],
  slots: [],
  topics: [...topics],
})

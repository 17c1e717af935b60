/** Programmes of a day for tests: slots and topics by their clock times. */

import type { Programme, PublicSlot, PublicTopic } from '../../shared/programme/programme.ts'

const at = (day: string, clock: string): string => `${day}T${clock}:00+02:00`

export const slotAt = (
  id: string,
  roomId: string | null,
  from: string,
  to: string,
  more: Partial<PublicSlot> & { day?: string } = {},
): PublicSlot => {
  const { day = '2026-10-05', ...rest } = more
  return { id, roomId, start: at(day, from), end: at(day, to), kind: 'session', title: id, trackId: null, ...rest }
}

export const topicAt = (
  id: string,
  slotId: string,
  from: string,
  to: string,
  more: Partial<PublicTopic> & { day?: string } = {},
): PublicTopic => {
  const { day = '2026-10-05', ...rest } = more
  const texts = { title: id, abstract: '', kind: 'discussion', trackId: null, speakers: [], materials: [] }
  return { id, slotId, start: at(day, from), end: at(day, to), ...texts, ...rest }
}

export const programmeOf = (more: Partial<Programme> = {}): Programme => ({
  version: 1,
  sequence: 1,
  edition: null,
  board: {
    title: 'Plumbers',
    timeZone: 'Europe/Prague',
    firstDay: '2026-10-05',
    lastDay: '2026-10-07',
    url: '',
    description: '',
  },
  rooms: [
    { id: 'a', name: 'Hall A' },
    { id: 'b', name: 'Hall B' },
  ],
  tracks: [],
  people: [],
  slots: [],
  topics: [],
  ...more,
})

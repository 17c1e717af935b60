/** The slot of a page that is scheduled: its topics wait on the tray, to be put into it in an order that people choose. */

import { LIMITS } from '../board/values.ts'
import type { Draft, DraftTopic } from './draft.ts'
import { slugOf } from './keys.ts'
import type { Scheduled } from './page-head.ts'

/** The track is the draft's first. */
export function placeOf(
  scheduled: Scheduled | null,
  track: string,
  topics: readonly DraftTopic[],
): Pick<Draft, 'rooms' | 'slots'> {
  if (!scheduled) return { rooms: [], slots: [] }
  const { start, where, capacity } = scheduled
  const needed = topics.reduce((sum, { minutes }) => sum + minutes, 0)
  const minutes = Math.min(LIMITS.minutes, scheduled.minutes ?? (needed || 60))
  const origin = slugOf(track)
  const room = where ? 0 : null
  return {
    rooms: where ? [{ origin: '', name: where.room, capacity, features: where.venue }] : [],
    slots: [{ origin, room, start, minutes, kind: where ? 'session' : 'plenary', title: '', track: 0, public: true }],
  }
}

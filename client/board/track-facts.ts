/** What each track has and needs, counted from the board: its topics, their minutes, and the minutes of its slots. */

import type { Board } from '../../shared/board/model.ts'
import type { TrackId } from '../../shared/ids.ts'

export interface TrackFacts {
  /** Without the follow-ups. */
  readonly topics: number
  readonly followUps: number
  /** Topics and follow-ups that stand in no slot. */
  readonly onTray: number
  /** What all its topics need, and what of it stands in a slot, whoever's slot that is. */
  readonly minutes: number
  readonly placed: number
  /** Slots that bear the track, breaks left out; their minutes, and what the topics in them need, whoever's they are. */
  readonly slots: number
  readonly slotMinutes: number
  readonly slotUsed: number
}

type Count = { -readonly [K in keyof TrackFacts]: TrackFacts[K] }

const nothing = (): Count => ({
  topics: 0,
  followUps: 0,
  onTray: 0,
  minutes: 0,
  placed: 0,
  slots: 0,
  slotMinutes: 0,
  slotUsed: 0,
})

/** Of every track, in their order. Topics and slots whose track is gone count for none. */
export function trackFacts(board: Board): ReadonlyMap<TrackId, TrackFacts> {
  const counts = new Map([...board.tracks.keys()].map((id) => [id, nothing()]))
  const waiting = new Set(board.tray)
  for (const topic of board.topics.values()) {
    const count = topic.trackId && counts.get(topic.trackId)
    if (!count) continue
    if (topic.follows || topic.kind === 'follow-up') count.followUps++
    else count.topics++
    count.minutes += topic.minutes
    if (waiting.has(topic)) count.onTray++
    else count.placed += topic.minutes
  }
  for (const { slot, used } of board.lineups.values()) {
    const count = slot.trackId && counts.get(slot.trackId)
    if (!count || slot.kind === 'break') continue
    count.slots++
    count.slotMinutes += slot.minutes
    count.slotUsed += used
  }
  return counts
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** "16 topics, 6 follow-ups, 9 on the tray, 140 of 440 min placed". */
export function sayTopics({ topics, followUps, onTray, placed, minutes }: TrackFacts): string {
  if (topics + followUps === 0) return 'No topics yet'
  return [
    topics > 0 && counted(topics, 'topic'),
    followUps > 0 && counted(followUps, 'follow-up'),
    onTray > 0 && `${onTray} on the tray`,
    `${placed} of ${minutes} min placed`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** "2 slots, 170 of 180 min filled". */
export function saySlots({ slots, slotUsed, slotMinutes }: TrackFacts): string {
  return slots === 0
    ? 'No slot bears this track yet'
    : `${counted(slots, 'slot')}, ${slotUsed} of ${slotMinutes} min filled`
}

/** "needs 320 min, has 360 min of slots, 140 placed". */
export const sayBudget = ({ minutes, slotMinutes, placed }: TrackFacts): string =>
  [
    `needs ${minutes} min`,
    slotMinutes > 0 ? `has ${slotMinutes} min of slots` : 'has no slots',
    `${placed} placed`,
  ].join(', ')

/** What the palette offers: everything that can be done now, and every topic, person, room and slot. */

import type { Board, Lineup, TrackColor } from '../../shared/board/model.ts'
import type { PersonId, RoomId, SlotId, TopicId } from '../../shared/ids.ts'
import { clockOf, sayWhen } from '../../shared/time.ts'
import type { Action } from './actions/action.ts'
import { canRun } from './actions/action.ts'
import { actionsOf } from './actions/all-actions.ts'
import type { Focus } from './actions/focus.ts'
import { sayWhich, slotOf, topicsOf } from './actions/subjects.ts'
import { speakersOf } from './names.ts'
import type { Workbench } from './workbench.ts'

type Found =
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'topic'; readonly topic: TopicId }
  | { readonly kind: 'slot'; readonly slot: SlotId }
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'room'; readonly room: RoomId }

export interface Entry {
  readonly id: string
  readonly label: string
  /** Searched too. */
  readonly detail: string
  readonly color: TrackColor | null
  readonly found: Found
}

/** In this order where they are found equally well. */
export const entriesOf = (bench: Workbench, focus: Focus): readonly Entry[] => [
  ...actionEntries(bench, focus),
  ...topicEntries(bench.board),
  ...personEntries(bench.board),
  ...[...bench.board.rooms.values()].map(
    ({ id, name, capacity }): Entry => ({
      id,
      label: name || 'Unnamed room',
      detail: capacity === null ? '' : `${capacity} seats`,
      color: null,
      found: { kind: 'room', room: id },
    }),
  ),
  ...[...bench.board.lineups.values()].map((lineup) => slotEntry(bench.board, lineup)),
]

/** What can be done with one topic or slot, whatever is chosen. */
export function entriesAbout(bench: Workbench, focus: Focus): readonly Entry[] {
  const alone = { ...bench, selection: new Set<TopicId>() }
  const about = focus.topic ? 'topics' : 'slot'
  return actionEntries(alone, focus).filter(({ found }) => found.kind === 'action' && found.action.about === about)
}

/** With nothing typed: what is about the topics or the slot that are meant, then what has keys; those of recent use first. */
export function firstEntries(entries: readonly Entry[], recent: readonly string[]): readonly Entry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const used = recent.flatMap((id) => byId.get(id) ?? [])
  const common = entries.filter(({ found }) => found.kind === 'action' && found.action.keys)
  return [...new Set([...used, ...common])]
}

function actionEntries(bench: Workbench, focus: Focus): Entry[] {
  const topics = sayWhich(topicsOf(bench, focus))
  const lineup = slotOf(bench, focus)
  const slot = lineup ? sayLineup(bench.board, lineup) : ''
  const possible = actionsOf(bench.board).filter((action) => action.id !== 'palette' && canRun(action, bench, focus))
  return possible.map((action) => ({
    id: action.id,
    label: action.name,
    detail: action.about === 'topics' ? topics : action.about === 'slot' ? slot : '',
    color: null,
    found: { kind: 'action', action },
  }))
}

function topicEntries({ topics, tracks, people, lineups }: Board): Entry[] {
  const starts = new Map(
    [...lineups.values()].flatMap(({ topics: placed }) => placed.map(({ topic, start }) => [topic.id, start] as const)),
  )
  return [...topics.values()].map((topic) => {
    const start = starts.get(topic.id)
    const track = topic.trackId ? tracks.get(topic.trackId) : undefined
    return {
      id: topic.id,
      label: topic.title || 'Untitled',
      detail: [start ? sayWhen(start) : 'on the tray', speakersOf(topic, people), track?.name]
        .filter(Boolean)
        .join(' · '),
      color: track?.color ?? null,
      found: { kind: 'topic', topic: topic.id },
    }
  })
}

const personEntries = ({ people }: Board): Entry[] =>
  [...people.values()].map(({ id, name, affiliation }) => ({
    id,
    label: name || 'Unnamed',
    detail: affiliation,
    color: null,
    found: { kind: 'person', person: id },
  }))

function slotEntry(board: Board, lineup: Lineup): Entry {
  const { id, title, trackId, kind } = lineup.slot
  const track = trackId ? board.tracks.get(trackId) : undefined
  return {
    id,
    label: title || track?.name || (kind === 'session' ? 'Slot' : kind === 'break' ? 'Break' : 'Plenary'),
    detail: sayLineup(board, lineup),
    color: track?.color ?? null,
    found: { kind: 'slot', slot: id },
  }
}

/** "Mon 5 Oct, 14:30–16:00 · Aurora". */
export function sayLineup({ rooms }: Board, { slot: { place }, end }: Lineup): string {
  const room = place.roomId === null ? 'all rooms' : rooms.get(place.roomId)?.name || 'a room'
  return `${sayWhen(place.start)}–${clockOf(end)} · ${room}`
}

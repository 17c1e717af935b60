/** Brings something of the board into sight, wherever it is, and gives it the focus. */

import type { Board } from '../../shared/board/model.ts'
import type { RoomId, SlotId, TopicId, TrackId } from '../../shared/ids.ts'
import { dayOf } from '../../shared/time.ts'
import type { BoardView } from './board-view.ts'
import { NO_FILTER } from './board-view.ts'
import { matchesFilter } from './topic-filter.ts'
import type { Workbench } from './workbench.ts'

export type Sight = { readonly topic: TopicId } | { readonly slot: SlotId } | { readonly room: RoomId }

export function reveal({ board, view, changeView }: Workbench, sight: Sight): void {
  const slotId = slotIdOf(board, sight)
  const place = slotId ? board.slots.get(slotId)?.place : undefined
  const roomId = 'room' in sight ? sight.room : place?.roomId
  const topic = 'topic' in sight ? board.topics.get(sight.topic) : undefined
  changeView({
    ...((place ?? roomId) && seenIn(view, roomId ?? null, topic?.trackId ?? null)),
    ...(place && { day: dayOf(place.start) }),
    hiddenRooms: view.hiddenRooms.filter((id) => id !== roomId),
    ...(topic && !slotId && !matchesFilter(board, topic, view.filter) && { filter: NO_FILTER }),
  })
  focusSoon(sight)
}

/** The view stays of the kind that it is, if what is looked for can be seen in one of that kind. */
function seenIn({ shown }: BoardView, room: RoomId | null, track: TrackId | null): Partial<BoardView> {
  if (shown === 'room') return room ? { room } : {}
  if (shown === 'track') return track ? { track } : { shown: 'day' }
  return {}
}

/** After the page is drawn anew, and a dialog that closes has given back its focus. */
export function focusSoon(sight: Sight, frames = 3): void {
  requestAnimationFrame(() => (frames > 0 ? focusSoon(sight, frames - 1) : show(sight)))
}

function slotIdOf({ topics, slots }: Board, sight: Sight): SlotId | null {
  if ('slot' in sight) return sight.slot
  const slotId = 'topic' in sight ? topics.get(sight.topic)?.placement?.slotId : null
  return slotId && slots.has(slotId) ? slotId : null
}

function show(sight: Sight): void {
  const element = document.querySelector<HTMLElement>(selectorOf(sight))
  const group = element?.closest('details')
  if (group) group.open = true
  element?.scrollIntoView({ block: 'center', inline: 'center' })
  element?.focus({ preventScroll: true })
}

const selectorOf = (sight: Sight): string => {
  if ('topic' in sight) return `[data-card="${sight.topic}"]`
  return 'slot' in sight ? `[data-slot="${sight.slot}"] > button` : `[data-column="${sight.room}"]`
}

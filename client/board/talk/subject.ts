/** What a thread is about, as it is called now, or was when it is there no more. */

import type { Standing } from '../../../shared/board/acceptance.ts'
import type { Board } from '../../../shared/board/model.ts'
import type { SlotId, TopicId } from '../../../shared/ids.ts'
import type { About } from '../../../shared/talk/model.ts'
import { sayWhen } from '../../../shared/time.ts'
import { titleOf } from '../slot-words.ts'

export interface Subject {
  /** "Topic", "Slot", "Clash". */
  readonly kind: string
  readonly title: string
  /** What became of it, for who reads about it; empty while it stands. */
  readonly gone: string
}

type Facts = { readonly board: Board; readonly standing: Standing }

export function subjectOf(about: About | null, { board, standing }: Facts): Subject {
  if (!about) return { kind: 'Thread', title: 'About something that cannot be read', gone: '' }
  const was = about.title || 'Untitled'
  switch (about.what) {
    case 'topic': {
      const topic = board.topics.get(about.id as TopicId)
      return { kind: 'Topic', title: topic ? topic.title || 'Untitled' : was, gone: topic ? '' : 'removed' }
    }
    case 'slot': {
      const words = saySlot(about.id as SlotId, board)
      return { kind: 'Slot', title: words ?? was, gone: words === null ? 'removed' : '' }
    }
    case 'clash': {
      const clashes = [...standing.open, ...standing.accepted.map(({ clash }) => clash)]
      const clash = clashes.find(({ id }) => id === about.id)
      return { kind: 'Clash', title: clash?.sentence ?? was, gone: clash ? '' : 'mended' }
    }
    default:
      return about.what satisfies never
  }
}

/** "Gfx MC, Mon 5 Oct, 09:00"; `null` for one that is not there. */
export function saySlot(id: SlotId, board: Board): string | null {
  const lineup = board.lineups.get(id)
  if (!lineup) return null
  const { trackId, place } = lineup.slot
  const track = (trackId && board.tracks.get(trackId)) || null
  return `${titleOf(lineup, track) || 'Session'}, ${sayWhen(place.start)}`
}

export const slotSubject = (id: SlotId, board: Board): About => ({
  what: 'slot',
  id,
  title: saySlot(id, board) ?? 'Session',
})

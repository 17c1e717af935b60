/** Tells the others what one looks at and has chosen. */

import { useEffect } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { TopicId } from '../../shared/ids.ts'
import type { Whereabouts } from '../link/presence.ts'
import { sayPresence } from '../link/use-presence.ts'
import type { BoardView } from './board-view.ts'
import type { Selection } from './use-selection.ts'

/** A lasso chooses with each move; others need not see each. Milliseconds. */
const CALM = 150

export function useOwnWhereabouts(
  presence: Awareness,
  /** `null` while one follows somebody: two who follow each other would turn round and round. */
  view: BoardView | null,
  topic: TopicId | null,
  selection: Selection,
): void {
  const at = view && JSON.stringify({ shown: view.shown, day: view.day, room: view.room, track: view.track, topic })
  useEffect(() => {
    if (at) sayPresence(presence, { at: JSON.parse(at) as Whereabouts })
  }, [presence, at])
  useEffect(() => {
    const timer = setTimeout(() => sayPresence(presence, { chosen: [...selection] }), CALM)
    return () => clearTimeout(timer)
  }, [presence, selection])
}

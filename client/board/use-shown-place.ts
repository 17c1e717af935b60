/** Where the board is scrolled to when something else is looked at: what it is about is in sight then. */

import type { RefObject } from 'react'
import { useLayoutEffect } from 'react'
import type { BoardView } from './board-view.ts'
import type { GridLayout } from './grid-layout.ts'
import { minuteAt } from './slot-size.ts'

/** Minutes of the grid that are shown above its first slot. */
const BEFORE_FIRST = 20

export function useShownPlace(place: RefObject<HTMLElement | null>, layout: GridLayout, view: BoardView): void {
  const { shown, day, room, track, zoom } = view
  const { columns, across, isOverDays } = layout
  // It opens where its first slot is, not at the first hour of the grid.
  const first = Math.min(...[...across, ...columns.flatMap(({ blocks }) => blocks)].map(({ top }) => top))
  const opened = isOverDays ? '' : day
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is the reason to scroll; a moved slot is none
  useLayoutEffect(() => {
    const minutes = Number.isFinite(first) ? first - BEFORE_FIRST : 0
    place.current?.scrollTo({ top: Math.max(0, minutes) * minuteAt(zoom) })
  }, [shown, opened, room, track])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the day is shown again where others stand beside it anew
  useLayoutEffect(() => {
    if (shown === 'list') place.current?.querySelector(`[data-list-day="${day}"]`)?.scrollIntoView({ block: 'start' })
    else if (isOverDays)
      place.current
        ?.querySelector(`[data-column][data-day="${day}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shown, day, room, track])
}
